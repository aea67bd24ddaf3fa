"""A load that brings more than its store holds: everything is read, resolved and written once."""

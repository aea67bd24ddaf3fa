"""What sentences state between the mentions of one text."""

"""The set of loaded files becomes one graph: steps, what they touch, and what they write."""

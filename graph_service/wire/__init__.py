"""What leaves the house, as pydantic models."""

"""The mentions of all texts become documents, with findings and corrections."""

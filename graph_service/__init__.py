"""Stores, questions and faces: keeps what documents say as one graph and answers questions about it."""

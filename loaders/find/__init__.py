"""What a text names: its own head, mentions of documents, bodies and places."""

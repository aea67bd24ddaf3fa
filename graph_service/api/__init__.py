"""The API under ``/api/v1``: the application, its routes, and how failures are rendered."""

"""The API under ``/api/v1``: the application, its routes, and how a failure is told."""

"""The command ``directive-graph``: it translates words into questions and answers into lines.

Results go to stdout, messages to stderr. Exit codes: 0 done · 1 nothing found, or some files refused ·
2 wrong use, or a store that cannot be used.

A process is started for every question, so a command's module is imported when it is run. At the start it imports
what it needs; what takes long (the shapes of JSON, networkx, the web framework, the readers) where it is needed.
"""

from graph_service.cli.commands import main

__all__ = ["main"]

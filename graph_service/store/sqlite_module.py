"""The ``sqlite3`` that embedded stores use: pysqlite3's where the extra ``sqlite`` is installed, else Python's own.

Python takes the SQLite of its system, which may be older than 3.51.3 and lack the fix for writers in several
processes; pysqlite3 is the same module with a SQLite of its own.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]

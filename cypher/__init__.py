"""Statements for Neo4j, one a file; ``load("read/files")`` gives the statement of ``read/files.cypher``.

A few statements have slots, for what Cypher takes no parameters for or plans badly with one: a comment such
as ``/*label*/`` with the word, if any, that touches it. With its slots left alone a statement is whole, so
that it can be tried in Neo4j Browser.
"""

import re
from functools import cache
from importlib.resources import files


def load(name: str, **slots: str) -> str:
    """The statement of this name without its header; each slot replaced by the text given for it.

    A text goes into the statement as it is: whoever fills a slot answers for what it holds.
    """
    statement = _statement(name)
    for slot, text in slots.items():
        statement = re.sub(rf"/\*{slot}\*/\w*", text, statement)
    return statement


@cache
def _statement(name: str) -> str:
    text = (files(__name__) / f"{name}.cypher").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))

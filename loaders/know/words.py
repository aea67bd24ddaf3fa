"""Words that steer how a sentence is read, by kind: rows of ``loaders/know/data/words.csv``.

Kinds: ``unit`` (a part of a document; ``article`` for the numbered ones), ``annexed`` (what is promulgated with a
document and may be named as its part; ``procedure`` of what a decision made public), ``portion``, ``ends`` (said of a
document whose effect ends), ``repeals`` (done to a document, as are ``amends`` and ``supersedes``), ``stays`` (said
of one that goes on), ``stops`` (carrying out ends or rests), ``denial``, ``put off``, ``condition``, ``joiner``,
``filler``, ``bridge``, ``leads`` (to a verb in a title), ``break``, ``other act``, ``occasion`` (what a title tells
of, not what it does; ``question``: how far something is), ``told``, ``speaks now``, ``acts`` (said of who goes on to
act), ``speaks too`` (of who gave an opinion), ``no document``. Behind a ``before numeral`` I, V and X are numerals,
not words. What may stand around a document's title: ``none in particular`` and ``draws up``, or ``of existing`` and
``how well`` of one that exists; ``goes on`` behind a number and ``no name`` behind a type where no title follows;
``next clause`` behind the comma that ends one. A row may be of several.
"""

import re
from collections import defaultdict
from functools import cache

from .alternatives import alternatives
from .vocabulary import VocabularyError, compiled, require, rows


@cache
def _by_kind() -> dict[str, tuple[str, ...]]:
    """The patterns of each kind, the longer first, so that none is cut short by one that it begins with."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows("words"):
        pattern = compiled("words", row, rf"(?<!\w)(?:{row['pattern']})(?!\w)")
        require(pattern.search(row["example"]) is not None, "words", row, "example")
        require(pattern.search(row["twin"]) is None, "words", row, "counter-example")
        for kind in row["kind"].split("|"):
            kinds[kind].add(row["pattern"])
    return {kind: tuple(sorted(found, key=lambda each: (-len(each), each))) for kind, found in kinds.items()}


@cache
def words_of(*kinds: str) -> tuple[str, ...]:
    """The patterns of these kinds, the longer first within each. Raises ``KeyError`` for a kind without rows."""
    return tuple(pattern for kind in kinds for pattern in _by_kind()[kind])


@cache
def any_of(*kinds: str) -> str:
    """A pattern for any word of these kinds."""
    return alternatives(words_of(*kinds))


@cache
def first_words(*kinds: str) -> tuple[str, ...]:
    """Plain words, one of which stands in any match of these kinds: a look for them is quicker than for the pattern."""
    plain = []
    for pattern in words_of(*kinds):
        begun = re.match(r"[\w ]+(?=$|\(\?[!=])", pattern)
        if begun is None:
            raise VocabularyError(
                f"loaders/know/data/words.csv, row {pattern!r}", "it begins with no plain words", "Mend the row."
            )
        plain.append(begun.group())
    return tuple(plain)


def expanded(pattern: str) -> str:
    """A pattern of another table with the words of a kind for each ``{kind}`` in it: ``sau đây {ends}``."""
    return re.sub(r"\{([a-z][a-z ]*)\}", lambda named: any_of(named[1]), pattern)

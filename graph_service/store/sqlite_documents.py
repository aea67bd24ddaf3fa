"""The columns and the words by which documents are found in SQLite. Functions on an open transaction."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from graph_service.store import codec
from graph_service.store.columns import columns_of, comparable, document_columns
from graph_service.store.protocol import DocumentQuery
from graph_service.store.sqlite_module import sqlite3
from loaders.graph import Node

#: A word of more documents than this is looked for along the order of the answer, which soon meets enough
#: of them; sorting them all first would cost more the more there are.
COMMON = 2_000
#: as many documents are looked at along the order of the answer before the index of words is asked, which reads all
#: documents of each word first
FIRST = 1_000

_NODE = "SELECT n.id, n.labels, n.properties FROM document AS d"
_HAS_WORD = "instr(' ' || d.search, ' ' || ?) > 0"
_ORDER = "ORDER BY d.citations DESC, d.id LIMIT ?"


def select(connection: sqlite3.Connection, query: DocumentQuery) -> list[tuple[str, str, str]]:
    """One page of rows (id, labels, properties) in the order of the answer."""
    if query.words and len(found := _among_first(connection, query)) == query.limit:
        return found
    where, values = _where(connection, query)
    statement = f"{_NODE} CROSS JOIN node AS n ON n.key = d.key WHERE {where} {_ORDER}"
    return connection.execute(statement, [*values, query.limit]).fetchall()


def _among_first(connection: sqlite3.Connection, query: DocumentQuery) -> list[tuple[str, str, str]]:
    """The rows of those that fit among the first documents: the whole page, where they are as many as it holds."""
    behind, place = ("TRUE", ()) if query.after is None else (_AFTER, _after(query))
    conditions, values = _conditions(comparable(replace(query, after=None)))
    where = " AND ".join([*conditions, *[_HAS_WORD] * len(query.words)])
    first = f"SELECT * FROM document AS d WHERE {behind} ORDER BY d.citations DESC, d.id LIMIT {FIRST}"  # noqa: S608
    statement = f"SELECT n.id, n.labels, n.properties FROM ({first}) AS d"  # noqa: S608
    statement = f"{statement} CROSS JOIN node AS n ON n.key = d.key WHERE {where} {_ORDER}"
    return connection.execute(statement, [*place, *values, *query.words, query.limit]).fetchall()


def count_matching(connection: sqlite3.Connection, query: DocumentQuery) -> int:
    """How many documents fit, on all pages; none of them is read."""
    where, values = _where(connection, replace(query, after=None))
    [[found]] = connection.execute(f"SELECT count(*) FROM document AS d WHERE {where}", values)  # noqa: S608
    return int(found)


def count(connection: sqlite3.Connection) -> int:
    """How many documents there are; SQLite counts along its smallest index."""
    [[found]] = connection.execute("SELECT count(*) FROM document")
    return int(found)


def put(connection: sqlite3.Connection, nodes: Collection[Node], keys: dict[str, int]) -> None:
    """Keep the columns of those nodes that are documents, and forget those that no longer are."""
    columns = {node.id: document_columns(node) for node in nodes}
    drop(connection, [keys[id_] for id_, held in columns.items() if held is None])
    documents = {keys[id_]: (id_, held) for id_, held in columns.items() if held is not None}
    _put_words(connection, {key: held.search for key, (_, held) in documents.items()})
    rows = ((key, id_, *columns_of(held)) for key, (id_, held) in documents.items())
    connection.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def drop(connection: sqlite3.Connection, keys: Collection[int]) -> None:
    """Forget the columns and words of these nodes."""
    _forget_words(connection, _words_held(connection, keys))
    connection.executemany("DELETE FROM document WHERE key = ?", ((key,) for key in keys))


def _put_words(connection: sqlite3.Connection, words: dict[int, str]) -> None:
    # most changes leave the words alone (one more citation), and words are the dear part
    held = _words_held(connection, words)
    _forget_words(connection, {key: text for key, text in held.items() if words[key] != text})
    new = ((key, text) for key, text in words.items() if held.get(key) != text)
    connection.executemany("INSERT INTO document_search (rowid, search) VALUES (?, ?)", new)


def _words_held(connection: sqlite3.Connection, keys: Collection[int]) -> dict[int, str]:
    statement = "SELECT d.key, d.search FROM json_each(?) AS wanted CROSS JOIN document AS d ON d.key = wanted.value"
    return dict(connection.execute(statement, [codec.dumps(list(keys))]))


def _forget_words(connection: sqlite3.Connection, words: dict[int, str]) -> None:
    statement = "INSERT INTO document_search (document_search, rowid, search) VALUES ('delete', ?, ?)"
    connection.executemany(statement, words.items())


def _where(connection: sqlite3.Connection, query: DocumentQuery) -> tuple[str, list[Any]]:
    conditions, values = _conditions(comparable(query))
    words_conditions, words_values = _words(connection, query.words)
    return " AND ".join(["TRUE", *conditions, *words_conditions]), [*values, *words_values]


def _conditions(query: DocumentQuery) -> tuple[list[str], list[Any]]:
    wanted = {name: getattr(query, name) for name in ("number_key", "serial", "type", "level", "place", "in_corpus")}
    compared = [(f"d.{name} = ?", [value]) for name, value in wanted.items()]
    compared += [("d.issued_on >= ?", [query.issued_from]), ("d.issued_on <= ?", [query.issued_to])]
    compared += [(_ISSUED_BY, [query.issuer]), (_AFTER, list(_after(query)))]
    compared += [(_has_one_of(query.findings), [f" {code} " for code in query.findings])]
    asked = [(condition, values) for condition, values in compared if values != [None] and values]
    return [condition for condition, _ in asked], [value for _, values in asked for value in values]


_ISSUED_BY = (
    "EXISTS (SELECT 1 FROM node AS b JOIN edge AS e ON e.\"end\" = b.key AND e.label = 'ISSUED_BY' "
    "WHERE b.id = ? AND e.start = d.key)"
)


def _has_one_of(codes: tuple[str, ...]) -> str:
    found = " OR ".join(["instr(d.findings, ?) > 0"] * len(codes))
    return f"d.findings IS NOT NULL AND ({found})"


_AFTER = "(d.citations < ? OR (d.citations = ? AND d.id > ?))"


def _after(query: DocumentQuery) -> tuple[Any, ...]:
    return () if query.after is None else (query.after[0], *query.after)


def _words(connection: sqlite3.Connection, words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    if not words:
        return [], []
    # the index reads all documents of each word that it is asked for, so it is asked for the rarest alone
    rare = _rare(connection, words)
    for asked in dict.fromkeys((rare[:1], rare) if rare else (words,)):
        keys = _having(connection, asked)
        if len(keys) <= COMMON:
            rest = [word for word in words if word not in asked]
            return ["d.key IN (SELECT value FROM json_each(?))", *[_HAS_WORD] * len(rest)], [codec.listed(keys), *rest]
    return [_HAS_WORD] * len(words), list(words)


def _rare(connection: sqlite3.Connection, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that few of the first documents have, the rarest first; one alone need not be counted."""
    if len(words) == 1:
        return words
    counted = ", ".join([f"total({_HAS_WORD})"] * len(words))
    first = f"SELECT search FROM document ORDER BY citations DESC, id LIMIT {FIRST}"  # noqa: S608
    [counts] = connection.execute(f"SELECT {counted} FROM ({first}) AS d", words)  # noqa: S608
    ordered = sorted(zip(counts, words, strict=True), key=lambda each: (each[0], -len(each[1])))
    return tuple(word for count, word in ordered if count < FIRST / 10)


def _having(connection: sqlite3.Connection, words: tuple[str, ...]) -> list[int]:
    """The keys of documents that have these words; no more than show that there are too many."""
    phrase = " AND ".join(f'"{word}" *' for word in words)
    statement = "SELECT rowid FROM document_search WHERE document_search MATCH ? LIMIT ?"
    return [key for [key] in connection.execute(statement, [phrase, COMMON + 1])]

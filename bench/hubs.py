"""Questions at a directive that very many documents carry out, beside the same answers by hand in SQL.

Its first page with the number of all, just after the store was changed and once more; the same chain narrowed by
level and day; searches by words that are rare and that every document has; whether documents are in force.
By hand the same is answered: of a status all changes, and where there are none the texts that could have told.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import Any

from bench.graph import quoted
from bench.result import Result
from bench.stores import sqlite_store
from bench.timing import median_of_fresh, median_seconds
from graph_service.queries import every as queries
from graph_service.queries.filters import Filters
from graph_service.queries.search import find
from graph_service.store.protocol import Change, Reads, Store, ask
from graph_service.store.sqlite_module import sqlite3
from loaders.fold import fold
from loaders.model import Edge, Node

ROOT, PAGE, DAY = "1-nq-tw.2021", 50, "2024-06-01"
#: of the documents that implement the directive, and of those that implement one of these
LEVELS = ("district", "ward")
SUBJECTS = ("chuyển đổi số", "bảo vệ nguồn nước", "xây dựng nông thôn mới", "đào tạo nghề")
FEW, COMMON = "kế hoạch chuyển đổi số", "kế hoạch về việc thực hiện nghị quyết"
FILTERS = Filters(level="ward", issued_from="2023-01-01")

_WALK = """WITH RECURSIVE reached (key, level) AS (
        SELECT key, 0 FROM node WHERE id = :root
        UNION SELECT e.start, reached.level + 1 FROM reached CROSS JOIN edge AS e ON e."end" = reached.key
            AND e.label IN ('IMPLEMENTS', 'CONTINUES')),
    nearest (key, level) AS (SELECT key, min(level) FROM reached GROUP BY key)"""
_SHOWN = """SELECT n.id, p.level, n.properties, (SELECT json_group_array(json(e.properties)) FROM edge AS e
        WHERE e.start = n.key AND e.label IN ('IMPLEMENTS', 'CONTINUES')) FROM picked AS p
    CROSS JOIN node AS n ON n.key = p.key ORDER BY p.level, n.id"""
SQL: dict[str, str] = {
    "count": "{walk} SELECT count(*) - 1 FROM nearest",
    "page": """{walk}, picked (key, level) AS (SELECT nearest.key, level FROM nearest
        CROSS JOIN node AS n ON n.key = nearest.key WHERE level > 0 ORDER BY level, n.id LIMIT :page) {shown}""",
    "filtered": """{walk}, picked (key, level) AS (SELECT nearest.key, nearest.level FROM nearest
        CROSS JOIN document AS d ON d.key = nearest.key
        WHERE d.level = 'ward' AND d.issued_on >= '2023-01-01' ORDER BY nearest.level, d.id LIMIT :page) {shown}""",
    "filtered count": """{walk} SELECT count(*) FROM nearest CROSS JOIN document AS d ON d.key = nearest.key
        WHERE d.level = 'ward' AND d.issued_on >= '2023-01-01'""",
    "found": """SELECT n.id, n.properties FROM (SELECT rowid AS key FROM document_search
        WHERE document_search MATCH :words) AS f CROSS JOIN document AS d ON d.key = f.key
        CROSS JOIN node AS n ON n.key = d.key ORDER BY d.citations DESC, d.id LIMIT :page""",
    "document": "SELECT properties FROM node WHERE id = :root",
    "changes": """SELECT e.label, e.properties, n.id, n.properties FROM node AS d
        CROSS JOIN edge AS e ON e."end" = d.key AND e.label IN ('SUPERSEDES', 'REPEALS', 'AMENDS', 'SUSPENDS')
        CROSS JOIN node AS n ON n.key = e.start WHERE d.id = :root AND n.id <> :root""",
    "could have told": """SELECT c.id, c.properties FROM node AS d CROSS JOIN edge AS e ON e."end" = d.key
        AND e.label = 'CITES' CROSS JOIN document AS t ON t.key = e.start CROSS JOIN node AS c ON c.key = t.key
        WHERE d.id = :root AND t.in_corpus ORDER BY c.id""",
    "files": "SELECT count(*) FROM file",
}


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, of the store and by hand: both give the same."""

    name: str
    ours: Callable[[Reads], object]
    theirs: Callable[[sqlite3.Connection], object]
    #: the chain is changed before each answer
    fresh: bool = False


def measure(many: int, repeat: int) -> Iterator[Result]:
    """A row for each question in an embedded store of so many documents and their directive."""
    with sqlite_store() as (store, path):
        fill(store, many)
        with closing(sqlite3.connect(path)) as connection:
            for question in _questions(many):
                yield _compared(store, connection, question, many, repeat)


def _compared(store: Store, connection: sqlite3.Connection, asked: _Question, many: int, repeat: int) -> Result:
    changes = _changes(many)

    def check() -> None:
        if ask(store, asked.ours) != asked.theirs(connection):
            raise ValueError(f"{asked.name}: by hand the answer is another one")

    def prepared() -> Callable[[], object]:
        if asked.fresh:
            with store.writing() as writer:
                writer.apply(next(changes))
        return lambda: ask(store, asked.ours)

    check()
    ours = median_of_fresh(prepared, repeat)
    check()
    theirs = median_seconds(lambda: asked.theirs(connection), repeat)
    return Result(f"{asked.name}, SQLite", f"{many:,} documents", ours, "SQL by hand", theirs)


def _questions(many: int) -> Iterator[_Question]:
    yield _Question("a hub's first page and count, just changed", _first_page, _page_by_hand("page", "count"), True)
    yield _Question("a hub's first page and count", _first_page, _page_by_hand("page", "count"))
    yield _Question("a chain by level and day", _narrowed, _page_by_hand("filtered", "filtered count"), True)
    yield _Question("search, four words", _search(FEW), _found_by_hand(FEW))
    yield _Question("search, seven common words", _search(COMMON), _found_by_hand(COMMON))
    # one takes too little time to be measured alone
    some = [_id(at + last) for at in range(many // 2, many - 1, max(2, many // 50)) for last in (0, 1)]
    yield _Question(f"status of {len(some)} documents", _each(_status, some), _each(_status_by_hand, some))


def _first_page(reads: Reads) -> object:
    return _chain(reads, Filters())


def _narrowed(reads: Reads) -> object:
    return _chain(reads, FILTERS)


def _chain(reads: Reads, filters: Filters) -> object:
    found = queries.implementing(reads, ROOT, filters, limit=PAGE)
    return found.total, [(step.document.id, step.depth, len(step.via)) for step in found.steps]


def _page_by_hand(page: str, count: str) -> Callable[[sqlite3.Connection], object]:
    def answered(connection: sqlite3.Connection) -> object:
        [[total]] = connection.execute(_statement(count), {"root": ROOT})
        rows = connection.execute(_statement(page), {"root": ROOT, "page": PAGE})
        return total, [(row[0], row[1], len(json.loads(row[3]))) for row in rows if json.loads(row[2])]

    return answered


def _statement(name: str) -> str:
    return SQL[name].format(walk=_WALK, shown=_SHOWN)


def _search(words: str) -> Callable[[Reads], object]:
    return lambda reads: [node.id for node in find(reads, words).documents]


def _found_by_hand(words: str) -> Callable[[sqlite3.Connection], object]:
    asked = {"words": " AND ".join(f'"{word}" *' for word in fold(words).split()), "page": PAGE}

    def answered(connection: sqlite3.Connection) -> object:
        return [row[0] for row in connection.execute(_statement("found"), asked) if json.loads(row[1])]

    return answered


def _each(question: Callable[[str], Callable[[Any], object]], documents: Sequence[str]) -> Callable[[Any], object]:
    return lambda asked: [question(document)(asked) for document in documents]


def _status(document: str) -> Callable[[Reads], object]:
    def answered(reads: Reads) -> object:
        found = queries.status(reads, document, as_of=DAY)
        changes = [(each.document.id, each.has_effect) for each in found.changes]
        return found.standing, changes, found.silence and (found.silence.total, found.silence.files)

    return answered


def _status_by_hand(document: str) -> Callable[[sqlite3.Connection], object]:
    """Standing and changes as they are kept: the documents of ``fill`` have effect from their issue, and as a whole."""

    def answered(connection: sqlite3.Connection) -> object:
        def rows(name: str) -> list[tuple[Any, ...]]:
            return connection.execute(_statement(name), {"root": document}).fetchall()

        [[known]] = rows("document")
        told = [(row[0], json.loads(row[1]), row[2], json.loads(row[3])) for row in rows("changes")]
        changes = sorted((by["issued_on"], key, label, said) for label, said, key, by in told)
        done = {label for day, _, label, said in changes if day <= DAY and not said.get("part")}
        silent = None
        if not done:
            texts = [json.loads(row[1]) for row in rows("could have told")]
            silent = len(texts), rows("files")[0][0]
        standing = "not_yet" if json.loads(known)["issued_on"] > DAY else _gravest(done)
        return standing, [(key, day <= DAY) for day, key, *_ in changes], silent

    return answered


def _gravest(done: set[str]) -> str:
    if "REPEALS" in done:
        return "repealed"
    if "SUPERSEDES" in done:
        return "superseded"
    return "suspended" if "SUSPENDS" in done else "changed" if done else "in_force"


def _changes(many: int) -> Iterator[Change]:
    """What happens to a chain, in turn: one document more, one that comes to implement another, one gone of the first.

    What hangs on the one that is gone alone goes out of the chain with it.
    """
    for at in count():
        first = many // 10 - 1 - at
        yield Change(put_nodes=[_plan(many + at, many)], put_edges=[_implementing(many + at, _id(at))])
        dropped = [(_id(many - 1 - at), "IMPLEMENTS", _above(many - 1 - at, many))]
        yield Change(drop_edges=dropped, put_edges=[_implementing(many - 1 - at, _id(many // 2 + at))])
        yield Change(drop_nodes=[_id(first)])


def fill(store: Store, many: int) -> None:
    """A directive, a tenth of the documents that implement it, and nine in ten that implement one of these.

    Each hundredth replaces another, and the rest of the words are of all.
    """
    nodes = [_node(ROOT, "1-NQ/TW", "Nghị quyết", "central", 0, many), *(_plan(at, many) for at in range(many))]
    edges = [_implementing(at, _above(at, many)) for at in range(many)]
    edges += [
        Edge(_id(at), "SUPERSEDES", _id(at - 1), {"evidence": [quoted(_id(at))]})
        for at in range(many // 2 + 1, many, 100)
    ]
    with store.writing() as writer:
        writer.apply(Change(put_nodes=nodes, put_edges=edges))


def _implementing(at: int, end: str) -> Edge:
    return Edge(_id(at), "IMPLEMENTS", end, {"evidence": [quoted(_id(at))]})


def _above(at: int, many: int) -> str:
    first = many // 10
    return ROOT if at < first else _id(at % first)


def _id(at: int) -> str:
    return f"{at:06}-kh-ubnd.2022"


def _plan(at: int, many: int) -> Node:
    return _node(_id(at), f"{at}/KH-UBND", "Kế hoạch", LEVELS[at >= many // 10], at, 0)


def _node(key: str, number: str, kind: str, level: str, at: int, cited: int) -> Node:
    title = f"về việc thực hiện Nghị quyết số 1-NQ/TW về {SUBJECTS[at % len(SUBJECTS)]}"
    known = {"name": f"{kind} {number}", "number": number, "type": kind, "level": level, "title": title}
    told = {**known, "issued_on": f"{2021 + at % 4}-05-04", "citations": cited, "in_corpus": True}
    return Node(key, ("Document", "Resolution" if level == "central" else "Plan"), told)

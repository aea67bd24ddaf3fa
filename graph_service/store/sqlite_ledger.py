"""The ledger in SQLite: what each file says. Functions on an open transaction."""

import os
from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from graph_service.store import codec, sqlite_evidence
from graph_service.store.columns import edge_hash
from graph_service.store.protocol import Claim, FileKey, MentionRow, Triple
from graph_service.store.sqlite_module import sqlite3

if TYPE_CHECKING:
    # questions about the graph need none of these
    from graph_service.store.rows import ClaimLine, MentionLine
    from loaders.model import Extract, MentionKey, Reference
    from loaders.resolve.groups import PlaceHint

#: rows that are decoded at once
_BATCH = 500
_MENTION = "SELECT d.sha256, m.position, m.family, m.reference, m.document FROM"
_OF_CLAIM = 'SELECT d.sha256, c.position, c.subject, c.object, c.start, c.label, c."end", c.evidence, c.properties FROM'
_CLAIM = f"{_OF_CLAIM} json_each(?) AS wanted CROSS JOIN"

#: the items of a wanted tuple; ``->>`` would be shorter, but SQLite before 3.38 lacks it
_ITEM = [f"json_extract(wanted.value, '$[{number}]')" for number in range(4)]
_DIGEST = "CROSS JOIN digest AS d ON d.sha256 = wanted.value"
_TOUCHING = f"""WITH touched (source, at) AS (SELECT d.key, {_ITEM[1]} FROM json_each(?) AS wanted
        CROSS JOIN digest AS d ON d.sha256 = {_ITEM[0]})
    {_OF_CLAIM} (SELECT DISTINCT source FROM touched) AS t CROSS JOIN digest AS d ON d.key = t.source
    CROSS JOIN claim AS c ON c.source = t.source
    WHERE (c.source, c.subject) IN (SELECT source, at FROM touched)
    OR (c.source, c.object) IN (SELECT source, at FROM touched)"""  # noqa: S608
_OF_MENTION = "CROSS JOIN digest AS d ON d.key = m.source"


class LedgerReads:
    """What each file says, read in the transaction that ``connection`` has open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def state(self) -> str:
        """The name that the last commit gave; empty before the first."""
        return "".join(name for [name] in self._connection.execute("SELECT name FROM state"))

    def count_files(self) -> int:
        """How many files are loaded."""
        [[found]] = self._connection.execute("SELECT count(*) FROM file")
        return int(found)

    def files(self) -> dict[FileKey, str]:
        """Every loaded file and the SHA-256 of its text, sorted."""
        rows = self._connection.execute("SELECT name, root, sha256 FROM file ORDER BY name, root")
        return {FileKey(name, root): sha256 for name, root, sha256 in rows}

    def files_named(self, names: Collection[str]) -> dict[FileKey, str]:
        """The files of these names, sorted."""
        return self._files("f.name = wanted.value", names)

    def files_of(self, sources: Collection[str]) -> dict[FileKey, str]:
        """The files of these texts, sorted."""
        return self._files("f.sha256 = wanted.value", sources)

    def _files(self, where: str, wanted: Collection[str]) -> dict[FileKey, str]:
        statement = f"SELECT f.name, f.root, f.sha256 FROM json_each(?) AS wanted CROSS JOIN file AS f ON {where}"  # noqa: S608
        rows = self._connection.execute(statement, [codec.listed(wanted)])
        return {FileKey(name, root): sha256 for name, root, sha256 in sorted(rows)}

    def text(self, sha256: str, start: int | None = None, end: int | None = None) -> str | None:
        """A text, or what stands between two of its offsets."""
        row = self._connection.execute(
            "SELECT t.packed FROM digest AS d JOIN text AS t ON t.source = d.key WHERE d.sha256 = ?", [sha256]
        ).fetchone()
        return codec.unpack_text(row[0])[start:end] if row else None

    def extracts(self, sources: Collection[str]) -> "dict[str, Extract]":
        """What these texts say."""
        statement = (
            "SELECT d.sha256, s.extract FROM json_each(?) AS wanted "
            "CROSS JOIN digest AS d ON d.sha256 = wanted.value CROSS JOIN source AS s ON s.source = d.key"
        )
        return {
            sha256: codec.unpack(packed)
            for sha256, packed in self._connection.execute(statement, [codec.listed(sources)])
        }

    def mentions_of(self, sources: Collection[str]) -> list[MentionRow]:
        """All mentions of these texts, sorted by key."""
        statement = f"{_MENTION} json_each(?) AS wanted {_DIGEST} CROSS JOIN mention AS m ON m.source = d.key"
        return _mentions(self._connection.execute(statement, [codec.listed(sources)]))

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        """All mentions of these families, sorted by key."""
        statement = (
            f"{_MENTION} json_each(?) AS wanted CROSS JOIN mention AS m ON m.family = wanted.value {_OF_MENTION}"
        )
        return _mentions(self._connection.execute(statement, [codec.listed(families)]))

    def mentions_of_groups(self, groups: Collection[str]) -> list[MentionRow]:
        """All mentions of these groups, sorted by key."""
        where = "m.number_at_place = wanted.value"
        statement = f"{_MENTION} json_each(?) AS wanted CROSS JOIN mention AS m ON {where} {_OF_MENTION}"
        return _mentions(self._connection.execute(statement, [codec.listed(groups)]))

    def place_hints(self, numbers: Collection[str]) -> "list[tuple[str, PlaceHint]]":
        """What texts state of these numbers, each once with its group; the index alone is read."""
        from loaders.resolve.groups import PlaceHint

        statement = f"""SELECT DISTINCT m.number_at_place, m.place_hint FROM json_each(?) AS wanted
            CROSS JOIN mention AS m ON m.number_at_place > {_ITEM[0]} AND m.number_at_place < {_ITEM[1]}"""  # noqa: S608
        ranges = [(number, f"{number}\U0010ffff") for number in numbers]
        rows = self._connection.execute(statement, [codec.listed(ranges)])
        return [(group, codec.loads(PlaceHint, told)) for group, told in rows if told is not None]

    def unresolved(self) -> list[MentionRow]:
        """All mentions that have no document, sorted by key."""
        return _mentions(self._connection.execute(f"{_MENTION} mention AS m {_OF_MENTION} WHERE m.document IS NULL"))

    def families_naming(self, issuers: Collection[str]) -> list[str]:
        """Families of which a mention names one of these issuers, sorted."""
        statement = (
            "SELECT DISTINCT m.family FROM json_each(?) AS wanted CROSS JOIN mention AS m ON m.issuer = wanted.value "
            "ORDER BY m.family"
        )
        return [family for [family] in self._connection.execute(statement, [codec.listed(issuers)])]

    def corrections(self) -> str:
        """The text of the corrections; empty where there are none."""
        return "".join(text for [text] in self._connection.execute("SELECT text FROM correction"))

    def claims_of(self, sources: Collection[str]) -> list[Claim]:
        """All claims of these texts, sorted by (sha256, index)."""
        return _claims(
            self._connection.execute(
                f"{_CLAIM} digest AS d ON d.sha256 = wanted.value CROSS JOIN claim AS c ON c.source = d.key",
                [codec.listed(sources)],
            )
        )

    def claims_touching(self, places: "Collection[MentionKey]") -> list[Claim]:
        """Claims whose subject or object is one of these mentions, sorted by (sha256, index)."""
        # the claims of a text stand together, so all of them are read as fast as an index of some
        return _claims(self._connection.execute(_TOUCHING, [codec.listed(places)]))

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        """Claims that stand behind these edges, sorted by (sha256, index)."""
        where = f'c.edge = {_ITEM[3]} AND c.start = {_ITEM[0]} AND c.label = {_ITEM[1]} AND c."end" = {_ITEM[2]}'
        statement = f"{_CLAIM} claim AS c ON {where} CROSS JOIN digest AS d ON d.key = c.source"
        wanted = [(*triple, edge_hash(triple)) for triple in triples]
        return _claims(self._connection.execute(statement, [codec.listed(wanted)]))

    def versions(self, sources: Collection[str] | None = None) -> dict[str, str]:
        """The version of the extraction that read each of these texts, or of all."""
        if sources is None:
            return dict(
                self._connection.execute(
                    "SELECT d.sha256, s.version FROM source AS s JOIN digest AS d ON d.key = s.source"
                ).fetchall()
            )
        statement = (
            f"SELECT d.sha256, s.version FROM json_each(?) AS wanted {_DIGEST} "  # noqa: S608
            "CROSS JOIN source AS s ON s.source = d.key"
        )
        return dict(self._connection.execute(statement, [codec.listed(sources)]).fetchall())


def rename_state(connection: sqlite3.Connection) -> str:
    """Give the store a name that no state of any store had before."""
    name = os.urandom(8).hex()
    connection.execute("DELETE FROM state")
    connection.execute("INSERT INTO state (name) VALUES (?)", [name])
    return name


def put_corrections(connection: sqlite3.Connection, text: str | None) -> None:
    """Keep another text of corrections; ``None`` leaves the one that is kept."""
    if text is not None:
        connection.execute("DELETE FROM correction")
        connection.execute("INSERT INTO correction (text) VALUES (?)", [text])


def put_files(connection: sqlite3.Connection, files: Mapping[FileKey, str | None]) -> None:
    """Name the text of each file; ``None`` forgets the file."""
    gone = [(file.name, file.root) for file, sha256 in files.items() if sha256 is None]
    kept = [(file.name, file.root, sha256) for file, sha256 in files.items() if sha256 is not None]
    connection.executemany("DELETE FROM file WHERE name = ? AND root = ?", gone)
    connection.executemany("INSERT OR REPLACE INTO file (name, root, sha256) VALUES (?, ?, ?)", kept)


def put_texts(connection: sqlite3.Connection, texts: Mapping[str, str]) -> None:
    """Keep these texts, by their SHA-256."""
    keys = keys_of(connection, texts, make=True)
    rows = ((keys[sha256], codec.pack_text(text)) for sha256, text in texts.items())
    connection.executemany("INSERT OR REPLACE INTO text (source, packed) VALUES (?, ?)", rows)


def drop_sources(connection: sqlite3.Connection, sources: Collection[str], besides: Collection[Triple] = ()) -> None:
    """Forget these texts with their mentions and claims; edges ``besides`` are written anew afterwards."""
    keys = list(keys_of(connection, sources).values())
    sqlite_evidence.take_back_of(connection, keys, besides)
    for statement in (
        "DELETE FROM source WHERE source = ?",
        "DELETE FROM text WHERE source = ?",
        "DELETE FROM mention WHERE source = ?",
        "DELETE FROM claim WHERE source = ?",
        "DELETE FROM digest WHERE key = ?",
    ):
        connection.executemany(statement, ((key,) for key in keys))


def drop_claims(
    connection: sqlite3.Connection, claims: Collection[tuple[str, int]], besides: Collection[Triple] = ()
) -> None:
    """Forget these claims, named by (sha256, index); edges ``besides`` are written anew afterwards."""
    keys = keys_of(connection, {sha256 for sha256, _ in claims})
    places = [(keys[sha256], index) for sha256, index in claims if sha256 in keys]
    sqlite_evidence.take_back(connection, places, besides)
    connection.executemany("DELETE FROM claim WHERE source = ? AND position = ?", places)


def put_sources(connection: sqlite3.Connection, extracts: "Collection[Extract]") -> None:
    """Keep what these texts say."""
    keys = keys_of(connection, {extract.sha256 for extract in extracts}, make=True)
    rows = ((keys[extract.sha256], extract.version, codec.pack(extract)) for extract in extracts)
    connection.executemany("INSERT OR REPLACE INTO source (source, version, extract) VALUES (?, ?, ?)", rows)


def put_mentions(connection: sqlite3.Connection, mentions: Collection[MentionRow]) -> None:
    """Keep these mentions, each at its position."""
    from graph_service.store.rows import mention_line

    keys = keys_of(connection, {mention.sha256 for mention in mentions}, make=True)
    rows = (mention_row(mention_line(mention), keys) for mention in mentions)
    connection.executemany("INSERT OR REPLACE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def put_claims(connection: sqlite3.Connection, claims: Collection[Claim], besides: Collection[Triple] = ()) -> None:
    """Keep these claims, each at its (sha256, index); edges ``besides`` are written anew afterwards."""
    from graph_service.store.rows import claim_line

    keys = keys_of(connection, {claim.sha256 for claim in claims}, make=True)
    sqlite_evidence.take_back(connection, [(keys[claim.sha256], claim.index) for claim in claims], besides)
    rows = (claim_row(claim_line(claim), keys) for claim in claims)
    connection.executemany("INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def keys_of(connection: sqlite3.Connection, sources: Collection[str], *, make: bool = False) -> dict[str, int]:
    """The numbers of texts, by SHA-256; those that have none get one where ``make`` says so."""
    if make:
        new = ((sha256,) for sha256 in sorted(sources))
        connection.executemany("INSERT OR IGNORE INTO digest (sha256) VALUES (?)", new)
    statement = f"SELECT d.sha256, d.key FROM json_each(?) AS wanted {_DIGEST}"  # noqa: S608
    return dict(connection.execute(statement, [codec.listed(sources)]).fetchall())


def mention_row(line: "MentionLine", keys: Mapping[str, int]) -> tuple[str | int | None, ...]:
    """The row of a mention; ``keys``: the numbers of texts."""
    return keys[line.sha256], *line[1:]


def claim_row(line: "ClaimLine", keys: Mapping[str, int]) -> tuple[str | int | None, ...]:
    """The row of a claim."""
    return keys[line.sha256], *line[1:]


def _mentions(rows: sqlite3.Cursor) -> list[MentionRow]:
    from loaders.model import Reference

    found: list[MentionRow] = []
    # rows' texts go as they are read; kept until all are sorted, they would be most of the memory of a step
    while batch := rows.fetchmany(_BATCH):
        told = codec.loads(list[Reference], f"[{','.join(row[3] for row in batch)}]")
        found += map(_mention, batch, told)
    return sorted(found, key=attrgetter("sha256", "index"))


def _mention(row: tuple[Any, ...], reference: "Reference") -> MentionRow:
    sha256, index, family, _, document = row
    return MentionRow(sha256, index, family, reference, document)


def _claims(rows: sqlite3.Cursor) -> list[Claim]:
    found: list[Claim] = []
    while batch := rows.fetchmany(_BATCH):
        told = codec.each_parsed([row[7] for row in batch])
        found += map(_claim, batch, told)
    return sorted(found, key=attrgetter("sha256", "index"))


def _claim(row: tuple[Any, ...], said: Any) -> Claim:
    sha256, index, subject, object_, start, label, end, _, properties = row
    return Claim(sha256, index, subject, object_, start, label, end, said, _held(properties))


def _held(properties: str) -> dict[str, Any]:
    """What most claims hold is nothing."""
    return {} if properties == "{}" else codec.parsed(properties)

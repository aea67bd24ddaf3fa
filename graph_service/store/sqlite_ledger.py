"""The ledger in SQLite: what each file says. Functions on an open transaction."""

import secrets
import sqlite3
from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import Any

from graph_service.store import codec
from graph_service.store.columns import issuer_key, place_hint_text
from graph_service.store.protocol import Claim, FileKey, MentionRow, Triple
from loaders.model import Extract, MentionKey, Reference
from loaders.resolve.groups import PlaceHint, group_of

_MENTION = "SELECT m.sha256, m.position, m.family, m.reference, m.document FROM"
_CLAIM = (
    'SELECT c.sha256, c.position, c.subject, c.object, c.start, c.label, c."end", c.evidence, c.properties '
    "FROM json_each(?) AS wanted CROSS JOIN claim AS c ON"
)

#: the items of a wanted tuple; ``->>`` would be shorter, but SQLite before 3.38 lacks it
_ITEM = [f"json_extract(wanted.value, '$[{number}]')" for number in range(3)]


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

    def text(self, sha256: str, start: int | None = None, end: int | None = None) -> str | None:
        """A text, or what stands between two of its offsets."""
        row = self._connection.execute("SELECT packed FROM text WHERE sha256 = ?", [sha256]).fetchone()
        return codec.unpack_text(row[0])[start:end] if row else None

    def extracts(self, sources: Collection[str]) -> dict[str, Extract]:
        """What these texts say."""
        statement = (
            "SELECT s.sha256, s.extract FROM json_each(?) AS wanted CROSS JOIN source AS s ON s.sha256 = wanted.value"
        )
        return {
            sha256: codec.unpack(packed) for sha256, packed in self._connection.execute(statement, [_list(sources)])
        }

    def mentions_of(self, sources: Collection[str]) -> list[MentionRow]:
        """All mentions of these texts, sorted by key."""
        statement = f"{_MENTION} json_each(?) AS wanted CROSS JOIN mention AS m ON m.sha256 = wanted.value"
        return _mentions(self._connection.execute(statement, [_list(sources)]))

    def mentions(self, families: Collection[str]) -> list[MentionRow]:
        """All mentions of these families, sorted by key."""
        statement = f"{_MENTION} json_each(?) AS wanted CROSS JOIN mention AS m ON m.family = wanted.value"
        return _mentions(self._connection.execute(statement, [_list(families)]))

    def mentions_of_groups(self, groups: Collection[str]) -> list[MentionRow]:
        """All mentions of these groups, sorted by key."""
        statement = f"{_MENTION} json_each(?) AS wanted CROSS JOIN mention AS m ON m.number_at_place = wanted.value"
        return _mentions(self._connection.execute(statement, [_list(groups)]))

    def place_hints(self, numbers: Collection[str]) -> list[tuple[str, PlaceHint]]:
        """What texts state of these numbers, each once with its group; the index alone is read."""
        statement = f"""SELECT DISTINCT m.number_at_place, m.place_hint FROM json_each(?) AS wanted
            CROSS JOIN mention AS m ON m.number_at_place > {_ITEM[0]} AND m.number_at_place < {_ITEM[1]}"""  # noqa: S608
        ranges = [(number, f"{number}\U0010ffff") for number in numbers]
        rows = self._connection.execute(statement, [_list(ranges)])
        return [(group, codec.loads(PlaceHint, told)) for group, told in rows if told is not None]

    def unresolved(self) -> list[MentionRow]:
        """All mentions that have no document, sorted by key."""
        return _mentions(self._connection.execute(f"{_MENTION} mention AS m WHERE m.document IS NULL"))

    def families_naming(self, issuers: Collection[str]) -> list[str]:
        """Families of which a mention names one of these issuers, sorted."""
        statement = (
            "SELECT DISTINCT m.family FROM json_each(?) AS wanted CROSS JOIN mention AS m ON m.issuer = wanted.value "
            "ORDER BY m.family"
        )
        return [family for [family] in self._connection.execute(statement, [_list(issuers)])]

    def corrections(self) -> str:
        """The text of the corrections; empty where there are none."""
        return "".join(text for [text] in self._connection.execute("SELECT text FROM correction"))

    def claims_of(self, sources: Collection[str]) -> list[Claim]:
        """All claims of these texts, sorted by (sha256, index)."""
        return _claims(self._connection.execute(f"{_CLAIM} c.sha256 = wanted.value", [_list(sources)]))

    def claims_touching(self, places: Collection[MentionKey]) -> list[Claim]:
        """Claims whose subject or object is one of these mentions, sorted by (sha256, index)."""
        found: dict[MentionKey, Claim] = {}
        for column in ("subject", "object"):
            statement = f"{_CLAIM} c.sha256 = {_ITEM[0]} AND c.{column} = {_ITEM[1]}"
            claims = _claims(self._connection.execute(statement, [_list(places)]))
            found.update({(claim.sha256, claim.index): claim for claim in claims})
        return [found[place] for place in sorted(found)]

    def claims(self, triples: Collection[Triple]) -> list[Claim]:
        """Claims that stand behind these edges, sorted by (sha256, index)."""
        where = f'c.start = {_ITEM[0]} AND c.label = {_ITEM[1]} AND c."end" = {_ITEM[2]}'
        return _claims(self._connection.execute(f"{_CLAIM} {where}", [_list(triples)]))

    def versions(self) -> dict[str, str]:
        """The version of the extraction that read each text."""
        return dict(self._connection.execute("SELECT sha256, version FROM source").fetchall())


def rename_state(connection: sqlite3.Connection) -> None:
    """Give the store a name that no state of any store had before."""
    connection.execute("DELETE FROM state")
    connection.execute("INSERT INTO state (name) VALUES (?)", [secrets.token_hex(8)])


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
    rows = ((sha256, codec.pack_text(text)) for sha256, text in texts.items())
    connection.executemany("INSERT OR REPLACE INTO text (sha256, packed) VALUES (?, ?)", rows)


def drop_sources(connection: sqlite3.Connection, sources: Collection[str]) -> None:
    """Forget these texts with their mentions and claims."""
    rows = [(source,) for source in sources]
    connection.executemany("DELETE FROM source WHERE sha256 = ?", rows)
    connection.executemany("DELETE FROM text WHERE sha256 = ?", rows)
    connection.executemany("DELETE FROM mention WHERE sha256 = ?", rows)
    connection.executemany("DELETE FROM claim WHERE sha256 = ?", rows)


def drop_claims(connection: sqlite3.Connection, claims: Collection[tuple[str, int]]) -> None:
    """Forget these claims, named by (sha256, index)."""
    connection.executemany("DELETE FROM claim WHERE sha256 = ? AND position = ?", claims)


def put_sources(connection: sqlite3.Connection, extracts: Collection[Extract]) -> None:
    """Keep what these texts say."""
    rows = ((extract.sha256, extract.version, codec.pack(extract)) for extract in extracts)
    connection.executemany("INSERT OR REPLACE INTO source (sha256, version, extract) VALUES (?, ?, ?)", rows)


def put_mentions(connection: sqlite3.Connection, mentions: Collection[MentionRow]) -> None:
    """Keep these mentions, each at its position."""
    connection.executemany(
        "INSERT OR REPLACE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_mention_row, mentions)
    )


def put_claims(connection: sqlite3.Connection, claims: Collection[Claim]) -> None:
    """Keep these claims, each at its (sha256, index)."""
    connection.executemany("INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_claim_row, claims))


def _mention_row(mention: MentionRow) -> tuple[str | int | None, ...]:
    reference = codec.dumps(codec.encode(mention.reference))
    found_by = mention.family, group_of(mention.reference), place_hint_text(mention)
    return *mention.key, *found_by, mention.document, issuer_key(mention), reference


def _claim_row(claim: Claim) -> tuple[str | int | None, ...]:
    said = codec.dumps(claim.evidence), codec.dumps(claim.properties)
    return claim.sha256, claim.index, claim.subject, claim.object, *claim.triple, *said


def _mentions(rows: sqlite3.Cursor) -> list[MentionRow]:
    # each row's text goes as it is read; kept until all are sorted, it would be most of the memory of a step
    return sorted((_mention(*row) for row in rows), key=attrgetter("sha256", "index"))


def _mention(sha256: str, index: int, family: str, reference: str, document: str | None) -> MentionRow:
    return MentionRow(sha256, index, family, codec.loads(Reference, reference), document)


def _claims(rows: sqlite3.Cursor) -> list[Claim]:
    return sorted(map(_claim, rows), key=attrgetter("sha256", "index"))


def _claim(row: tuple[Any, ...]) -> Claim:
    sha256, index, subject, object_, start, label, end, evidence, properties = row
    return Claim(sha256, index, subject, object_, start, label, end, codec.parsed(evidence), _held(properties))


def _held(properties: str) -> dict[str, Any]:
    """What most claims hold is nothing."""
    return {} if properties == "{}" else codec.parsed(properties)


def _list(values: Collection[object]) -> str:
    """What ``json_each`` reads, each value once."""
    return codec.dumps(list(dict.fromkeys(values)))

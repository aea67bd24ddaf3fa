"""What each file says is kept alike on every engine."""

from dataclasses import replace
from typing import Any

import pytest
from store_tools import claim, extract, mention, named, now, reference, write

from graph_service.store.protocol import Change, FileKey, MentionRow, Store, shown_files
from loaders.resolve.groups import PlaceHint


def test_files(store: Store) -> None:
    """Files come back by name, sorted, with the text that each was last loaded with."""
    write(store, files={"b.txt": "2", "a.txt": "1"})
    write(store, files={"b.txt": "3", "ă.txt": "1"})
    assert list(named(store).items()) == [("a.txt", "1"), ("b.txt", "3"), ("ă.txt", "1")]
    with store.writing() as writer:
        assert shown_files(writer.files()) == named(store)


def test_files_of_one_name(store: Store) -> None:
    """Two folders may hold files of one name; each is replaced and forgotten by itself."""
    one, two = FileKey("a.txt", "/srv/one"), FileKey("a.txt", "/srv/two")
    write(store, files={two: "2", one: "1"})
    assert list(now(store).files().items()) == [(one, "1"), (two, "2")]
    write(store, files={one: None, two: "3"})
    assert now(store).files() == {two: "3"}


def test_texts(store: Store) -> None:
    """A text comes back as it was read, whole or between two offsets in code points, and goes with its source."""
    text = "Điều 1.\r\nKế hoạch 🌾 \x0c số 105"
    write(store, put_sources=[extract("1"), extract("2")], put_texts={"1": text, "2": ""})
    reads = now(store)
    assert (reads.text("1"), reads.text("2"), reads.text("3")) == (text, "", None)
    assert (reads.text("1", 9, 16), reads.text("1", None, 4), reads.text("1", 9)) == (text[9:16], text[:4], text[9:])
    write(store, drop_sources=["1"], put_sources=[extract("2")])
    assert (now(store).text("1"), now(store).text("2")) == (None, "")


def test_a_file_is_forgotten(store: Store) -> None:
    """A file without a text is forgotten, and one that was never there is no error."""
    write(store, files={"a.txt": "1", "b.txt": "2"})
    write(store, files={"a.txt": None, "c.txt": None})
    assert named(store) == {"b.txt": "2"}


def test_extracts(store: Store) -> None:
    """An extract comes back equal, to readers and to the writer."""
    write(store, put_sources=[extract("1"), extract("2")])
    assert now(store).extracts(["1"]).get("1") == extract("1")
    assert now(store).extracts(["3"]).get("3") is None
    with store.writing() as writer:
        assert writer.extracts(["2", "3", "2"]) == {"2": extract("2")}


def test_versions(store: Store) -> None:
    """The store tells which version of the extraction read each text."""
    write(store, put_sources=[extract("1"), replace(extract("2"), version="x7")])
    assert now(store).versions() == {"1": extract("1").version, "2": "x7"}


def test_mentions_of_texts(store: Store) -> None:
    """Mentions of texts come back in reading order, the text's own document first."""
    mentions = [mention("1", -1), mention("1", 0, document=None), mention("1", 10), mention("2", 2)]
    write(store, put_mentions=mentions[::-1])
    with store.writing() as writer:
        assert writer.mentions_of(["2", "1", "1"]) == mentions
        assert writer.mentions_of(["3"]) == []


def test_mentions_of_families(store: Store) -> None:
    """Mentions of families come from every text."""
    mentions = [mention("1", 0, "x"), mention("1", 1, "y"), mention("2", 0, "x"), mention("2", 1, "z")]
    write(store, put_mentions=mentions)
    with store.writing() as writer:
        assert writer.mentions(["z", "x"]) == [mentions[0], mentions[2], mentions[3]]


def test_mentions_of_kin(store: Store) -> None:
    """Mentions of one number and place come from every text, and none of another place or number."""
    mentions = [of("1", 0, "Hà Nội"), of("1", 1, "Hà Nam"), of("2", 0, "Hà Nội"), of("2", 1, None)]
    write(store, put_mentions=[*mentions, of("3", 0, "Hà Nội", number="106-KH/TU")])
    with store.writing() as writer:
        assert writer.mentions_of_groups(["105-kh-tu@ha-noi", "105-kh-tu@ha-noi"]) == [mentions[0], mentions[2]]
        assert writer.mentions_of_groups(["105-kh-tu@", "105-kh-tu@ha-nam"]) == [mentions[1], mentions[3]]
        assert writer.mentions_of_groups(["105-kh-tu@ha"]) == []


def test_tellings(store: Store) -> None:
    """What mentions with a place tell of a number comes once with its group; those without a place tell nothing."""
    mentions = [of("1", 0, "Hà Nội"), of("2", 0, "Hà Nội"), of("3", 0, "Hà Nam", title="về đất"), of("4", 0, None)]
    write(store, put_mentions=[*mentions, of("5", 0, "Hà Nội", number="105-KH/TUV")])
    with store.writing() as writer:
        assert sorted(writer.place_hints(["105-kh-tu@", "105-kh-tu@"]), key=lambda told: told[0]) == [
            ("105-kh-tu@ha-nam", PlaceHint("105-kh-tu", "Hà Nam", None, "về đất")),
            ("105-kh-tu@ha-noi", PlaceHint("105-kh-tu", "Hà Nội", None, None)),
        ]
        assert writer.place_hints([]) == []


def of(sha256: str, index: int, place: str | None, **said: Any) -> MentionRow:
    """A mention of a plan of a place."""
    return MentionRow(sha256, index, "105-kh", reference(place=place, **said), "a")


def test_a_mention_is_replaced(store: Store) -> None:
    """A mention at the same place replaces the one that was there, its family too."""
    write(store, put_mentions=[mention("1", 0, "x")])
    write(store, put_mentions=[mention("1", 0, "y", document=None)])
    with store.writing() as writer:
        assert writer.mentions(["x"]) == []
        assert writer.mentions(["y"]) == [mention("1", 0, "y", document=None)]


def test_claims_touching(store: Store) -> None:
    """A claim is found by the mention it starts from and by the one it ends at, once."""
    claims = [
        claim("1", 0, subject=-1, object=3),
        claim("1", 1, subject=3, object=4),
        claim("1", 2, subject=4, object=4),
        claim("1", 3, subject=5, object=None),
        claim("2", 0, subject=3, object=9),
    ]
    write(store, put_claims=claims[::-1])
    with store.writing() as writer:
        assert writer.claims_touching([("1", 3)]) == claims[:2]
        assert writer.claims_touching([("1", 4), ("1", -1)]) == claims[:3]
        assert writer.claims_touching([("2", 4), ("3", 3)]) == []


def test_claims_of_texts_and_edges(store: Store) -> None:
    """Claims are found by their text and by the edge that they stand behind."""
    other = ("a", "IMPLEMENTS", "c")
    claims = [claim("1", 0), claim("1", 1, other), claim("2", 0), claim("3", 7, ("b", "IMPLEMENTS", "a"))]
    write(store, put_claims=claims)
    with store.writing() as writer:
        assert writer.claims_of(["2", "1"]) == claims[:3]
        assert writer.claims([("a", "IMPLEMENTS", "b"), other, ("x", "CITES", "y")]) == claims[:3]
        assert writer.claims([("a", "CITES", "b")]) == []


def test_dropping_a_text(store: Store) -> None:
    """A dropped text takes its mentions and claims along and leaves those of other texts."""
    put = {
        "put_sources": [extract("1"), extract("2")],
        "put_mentions": [mention("1", 0), mention("2", 0)],
        "put_claims": [claim("1", 0), claim("2", 0)],
    }
    write(store, **put)
    write(store, drop_sources=["1", "3"])
    with store.writing() as writer:
        assert writer.extracts(["1", "2"]) == {"2": extract("2")}
        assert writer.mentions(["105-kh"]) == [mention("2", 0)]
        assert writer.claims_of(["1", "2"]) == [claim("2", 0)]


def test_dropping_a_claim(store: Store) -> None:
    """A claim is dropped by its text and index alone."""
    write(store, put_claims=[claim("1", 0), claim("1", 1), claim("2", 1)])
    write(store, drop_claims=[("1", 1), ("9", 9)])
    with store.writing() as writer:
        assert writer.claims_of(["1", "2"]) == [claim("1", 0), claim("2", 1)]


def test_drops_come_first(store: Store) -> None:
    """What one change drops and puts is there afterwards, as it was put."""
    write(
        store, put_sources=[extract("1")], put_mentions=[mention("1", 0), mention("1", 1)], put_claims=[claim("1", 0)]
    )
    again = {"put_sources": [extract("1")], "put_mentions": [mention("1", 0, "y")], "put_claims": [claim("1", 3)]}
    write(store, drop_sources=["1"], drop_claims=[("1", 3)], **again)
    with store.writing() as writer:
        assert writer.mentions_of(["1"]) == [mention("1", 0, "y")]
        assert writer.claims_of(["1"]) == [claim("1", 3)]
        assert writer.extracts(["1"]) == {"1": extract("1")}


def test_the_writer_reads_what_it_wrote(store: Store) -> None:
    """Inside the transaction every read sees what was applied before it."""
    with store.writing() as writer:
        writer.apply(Change(files={FileKey("a.txt"): "1"}, put_mentions=[mention("1", 0)], put_claims=[claim("1", 0)]))
        assert writer.files() == {FileKey("a.txt"): "1"}
        assert writer.mentions(["105-kh"]) == [mention("1", 0)]
        assert writer.claims_touching([("1", 0)]) == [claim("1", 0)]


def test_a_failed_block_leaves_the_ledger(store: Store) -> None:
    """When the block raises, files, extracts, mentions and claims are as before."""
    write(store, files={"a.txt": "1"}, put_sources=[extract("1")], put_mentions=[mention("1", 0)])
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(store)
    assert named(store) == {"a.txt": "1"}
    with store.writing() as writer:
        assert writer.extracts(["1"]) == {"1": extract("1")}
        assert writer.mentions_of(["1"]) == [mention("1", 0)]
        assert writer.claims_of(["2"]) == []


def _write_and_fail(store: Store) -> None:
    with store.writing() as writer:
        writer.apply(Change(files={FileKey("a.txt"): None}, drop_sources=["1"], put_claims=[claim("2", 0)]))
        raise ZeroDivisionError


def test_files_of_names_and_texts(store: Store) -> None:
    """Files are found by their names, in whatever folder, and by their texts; what is not there is no error."""
    one, two, other = FileKey("a.txt", "/srv/one"), FileKey("a.txt", "/srv/two"), FileKey("b.txt", "/srv/one")
    write(store, files={two: "2", one: "1", other: "2"})
    reads = now(store)
    assert list(reads.files_named(["a.txt", "c.txt", "a.txt"]).items()) == [(one, "1"), (two, "2")]
    assert list(reads.files_of(["2", "3"]).items()) == [(two, "2"), (other, "2")]
    assert (reads.files_named([]), reads.files_of([])) == ({}, {})


def test_versions_of_some(store: Store) -> None:
    """The versions of some texts are told without those of others."""
    write(store, put_sources=[extract("1"), replace(extract("2"), version="x7")])
    assert now(store).versions(["2", "3"]) == {"2": "x7"}

"""What corrections, findings and explanations need is kept and read alike on every engine."""

import json

import pytest
from store_tools import claim, document, mention, now, reference, write

from graph_service.store.protocol import Change, DocumentQuery, MentionRow, Store


def test_the_text_of_corrections(store: Store) -> None:
    """It is empty at first, comes back as it was given, and stays where a change does not name it."""
    write(store, corrections="")
    assert now(store).corrections() == ""
    text = '# "ghi chú" \\ 🌾\n- same: [a.2020, b.2020]\n'
    write(store, corrections=text)
    write(store, files={"a.txt": "1"})
    assert now(store).corrections() == text
    with store.writing() as writer:
        assert writer.corrections() == text
        writer.apply(Change(corrections=""))
        assert writer.corrections() == ""


def test_corrections_of_a_step_that_fails_are_not_kept(store: Store) -> None:
    """What is rolled back leaves the corrections that stood before."""
    write(store, corrections="# before\n")

    def cut_off() -> None:
        with store.writing() as writer:
            writer.apply(Change(corrections="# after\n"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        cut_off()
    assert now(store).corrections() == "# before\n"


def test_readers_see_mentions_and_claims(store: Store) -> None:
    """Mentions of families and claims behind edges, as a writer sees them."""
    write(store, put_mentions=[mention("2", 0, "x"), mention("1", 3, "x"), mention("1", 1, "y")])
    write(store, put_claims=[claim("1", 0), claim("1", 1, ("a", "CITES", "b"))])
    assert now(store).mentions(["x", "x", "none"]) == [mention("1", 3, "x"), mention("2", 0, "x")]
    assert now(store).claims([("a", "CITES", "b"), ("b", "CITES", "a")]) == [claim("1", 1, ("a", "CITES", "b"))]


def test_unresolved_mentions(store: Store) -> None:
    """Those without a document, in reading order; one that is resolved is among them no longer."""
    write(store, put_mentions=[mention("2", 0, document=None), mention("1", 9, document=None), mention("1", 1)])
    assert [each.key for each in now(store).unresolved()] == [("1", 9), ("2", 0)]
    write(store, put_mentions=[mention("1", 9)])
    assert [each.key for each in now(store).unresolved()] == [("2", 0)]


def test_families_that_name_an_issuer(store: Store) -> None:
    """Found by the slug of its name, each family once, sorted; a mention that is replaced counts as it is now."""
    named = [("1", 0, "y", "Thành ủy Hà Nội"), ("1", 1, "x", "Thành uỷ Hà Nội"), ("2", 0, "x", "Bộ Chính trị")]
    mentions = [MentionRow(*place, family, reference(family, issuer=name), "a") for *place, family, name in named]
    write(store, put_mentions=[*mentions, mention("3", 0, "z")])
    with store.writing() as writer:
        assert writer.families_naming(["thanh-uy-ha-noi"]) == ["x", "y"]
        assert writer.families_naming(["bo-chinh-tri", "none"]) == ["x"]
        writer.apply(Change(put_mentions=[MentionRow("2", 0, "x", reference("x"), "a")]))
        assert writer.families_naming(["bo-chinh-tri"]) == []


def test_documents_by_their_findings(store: Store) -> None:
    """A document is found by each code of its findings; with other filters both must hold."""
    found = {
        "a": ["two-files", "assumed-series"],
        "b": ["two-files-more"],
        "c": ["assumed-series"],
    }
    nodes = [
        document(key, findings=[json.dumps({"code": code}) for code in codes], level="city" if key == "a" else "ward")
        for key, codes in found.items()
    ]
    write(store, put_nodes=[*nodes, document("d")])

    def ids(*codes: str, **more: str) -> list[str]:
        return [node.id for node in now(store).documents(DocumentQuery(findings=codes, **more))]  # type: ignore[arg-type]

    assert ids("two-files") == ["a"]
    assert ids("assumed-series") == ["a", "c"]
    assert ids("two-files", "assumed-series", "circle") == ["a", "c"]
    assert ids("assumed-series", level="ward") == ["c"]
    assert ids() == ["a", "b", "c", "d"]
    write(store, put_nodes=[document("a")])
    assert ids("two-files", "assumed-series") == ["c"]

"""Relations with documents that have no number are scored by meaning."""

from typing import Any

from bench.named import figures

GOLD: dict[str, Any] = {
    "documents": [
        {"id": "NQ Đại hội IX của Đảng", "number": None, "titles": [], "types": ["Nghị quyết"], "parts": ["901"]},
        {"id": "12-KH/TU", "number": "12-KH/TU", "titles": [], "types": ["Kế hoạch"], "parts": ["901"]},
        {"id": "Luật Cây xanh", "number": None, "titles": [], "types": ["Luật"], "parts": ["901"]},
    ],
    "relations": [
        {"from": "12-KH/TU", "rel": "implements", "to": "NQ Đại hội IX của Đảng"},
        {"from": "12-KH/TU", "rel": "based_on", "to": "Luật Cây xanh"},
    ],
}


def node(key: str, **known: Any) -> dict[str, Any]:
    """A document of an export."""
    return {"type": "node", "id": key, "labels": ["Document"], "properties": {"id": key, **known}}


def edge(start: str, label: str, end: str, file: str = "901_text.txt") -> dict[str, Any]:
    """A relation of an export, said at the start of a file."""
    evidence = [{"file": file, "start": 0, "end": 1, "quote": "…", "rule": "implements"}]
    ends = {"start": {"id": start}, "end": {"id": end}}
    return {"type": "relationship", "label": label, "properties": {"evidence": evidence}, **ends}


NODES = [
    node("plan", number="12-KH/TU", name="Kế hoạch 12-KH/TU"),
    node("congress", name="Nghị quyết Đại hội IX của Đảng", type="Nghị quyết"),
    node("other", name="Đề án trồng cây ven đường", type="Đề án"),
]


def test_a_document_is_known_by_its_words() -> None:
    """A relation is right though the document is called otherwise; what is missing is named."""
    found = figures([*NODES, edge("plan", "IMPLEMENTS", "congress")], GOLD)
    assert (found.right, found.claimed, found.wanted) == (1, 1, 2)
    assert found.amiss == ("- 12-kh/tu BASED_ON Luật Cây xanh",)


def test_what_the_gold_does_not_know_is_wrong() -> None:
    """A relation to a document that the gold does not name counts against precision."""
    found = figures([*NODES, edge("plan", "IMPLEMENTS", "other")], GOLD)
    assert (found.right, found.claimed) == (0, 1)
    assert "+ 12-kh/tu IMPLEMENTS Đề án trồng cây ven đường" in found.amiss


def test_other_texts_do_not_count() -> None:
    """Evidence in a text that the gold does not cover is left out."""
    found = figures([*NODES, edge("plan", "IMPLEMENTS", "other", file="555_text.txt")], GOLD)
    assert found.claimed == 0

"""Documents by type and year."""

from store_tools import now, write

from graph_service.queries.every import listed, read_filters
from graph_service.store.protocol import Store
from loaders.model import Node


def test_documents_of_a_body_by_type_and_year(told: Store) -> None:
    """Types by name, the latest year first, and a count for each."""
    reads = now(told)
    found = listed(reads, read_filters(reads, issuer="Thành ủy Hà Nội"))
    assert [node.properties["number"] for node in found.documents] == [
        "44-CTr/TU",
        "43-CTr/TU",
        "207-KH/TU",
        "71-KL/TU",
        "80-QC/TU",
    ]
    assert list(found.counts.items())[:2] == [(("Chương trình", "2022"), 1), (("Chương trình", "2017"), 1)]


def test_nothing_is_left_out(told: Store) -> None:
    """More documents than a store gives at once come all, those without type or date last."""
    write(told, put_nodes=[Node(f"x{n:04}", ("Document",), {"name": "x"}) for n in range(1100)])
    found = listed(now(told))
    assert len(found.documents) == 1110
    assert found.counts[None, None] == 1100
    assert found.documents[-1].id == "x1099"

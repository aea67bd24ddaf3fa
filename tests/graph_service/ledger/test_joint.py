"""What several bodies issue together leads to each of them."""

from itertools import permutations

from said_right import written
from store_tools import embedded, now, update
from texts import CITY, citation, directive, said

from graph_service.export import forms as export
from graph_service.ledger.step import correct
from graph_service.store.protocol import Store

PLAN = """LIÊN ĐOÀN LAO ĐỘNG - HỘI NÔNG DÂN
TỈNH LỘC SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KHLT-LĐLĐ-HND
Lộc Sơn, ngày 6 tháng 4 năm 2022

KẾ HOẠCH LIÊN TỊCH
Chăm lo vườn ươm
Căn cứ Quyết định số 12/QĐ-UBND ngày 01/02/2022 của UBND tỉnh về vườn ươm;
"""
NAMED = citation("Kế hoạch", "15/KHLT-LĐLĐ-HND", "6/4/2022", "của Liên đoàn Lao động tỉnh Lộc Sơn")
NAMING = directive("Báo cáo", "12-BC/TU", CITY, "1/5/2022", sentences=[f"Thực hiện {NAMED}, đã sơ kết."])
OTHER = directive("Báo cáo", "13-BC/TU", CITY, "1/6/2022", sentences=[f"Căn cứ {NAMED}."])
TEXTS = {"plan.txt": PLAN, "naming.txt": NAMING, "other.txt": OTHER}
UNION, FARMERS = "body.lien-doan-lao-dong-tinh-lojjc-sown", "body.hoi-nong-dan-tinh-lojjc-sown"


def put(store: Store, names: tuple[str, ...], drop: tuple[str, ...] = ()) -> None:
    """One step for each of these files, and one for those dropped."""
    for name in names:
        with store.writing() as writer:
            update(writer, {name: said(TEXTS[name])})
    with store.writing() as writer:
        update(writer, {}, drop)


def graph(store: Store) -> str:
    """The whole graph, byte for byte."""
    return "".join(export.jsonl(now(store)))


def issuers(store: Store) -> set[str]:
    """The bodies that are held to have issued the plan."""
    edges = now(store).all_edges()
    return {each.end for each in edges if each.label == "ISSUED_BY" and each.start.startswith("15-khlt")}


def test_it_is_issued_by_each() -> None:
    """An edge with the words of the head leads to each body, and the document names them in the order of its head."""
    with embedded() as store:
        put(store, ("plan.txt",))
        assert issuers(store) == {UNION, FARMERS}
        [plan] = [each for each in now(store).all_nodes() if each.id.startswith("15-khlt")]
        assert plan.properties["issuers"] == ["Liên đoàn Lao động tỉnh Lộc Sơn", "Hội Nông dân tỉnh Lộc Sơn"]
        assert {each.properties["name"] for each in now(store).nodes([UNION, FARMERS]).values()} == set(
            plan.properties["issuers"]
        )


def test_the_order_of_loads_changes_nothing() -> None:
    """Whichever text comes first, the export is the same, byte for byte."""
    found = set()
    for order in permutations(TEXTS):
        with embedded() as store:
            put(store, order)
            found.add(graph(store))
    assert len(found) == 1


def test_a_text_that_goes_takes_its_issuers() -> None:
    """Without its own text the plan is the one's whom others name, and the other is its issuer again with the text."""
    with embedded() as store:
        put(store, ("naming.txt", "plan.txt"))
        before = graph(store)
        put(store, (), ("plan.txt",))
        assert issuers(store) == {UNION}
        put(store, ("plan.txt",))
        assert graph(store) == before


def test_one_of_them_may_be_wrong() -> None:
    """Where people say that it was not one of them, the others stay."""
    with embedded() as store:
        put(store, ("plan.txt", "naming.txt"))
        before = graph(store)
        [plan] = [each.id for each in now(store).all_nodes() if each.id.startswith("15-khlt")]
        with store.writing() as writer:
            correct(writer, written(("not-edge", plan, "ISSUED_BY", UNION)))
        assert issuers(store) == {FARMERS}
        with store.writing() as writer:
            correct(writer, "")
        assert graph(store) == before


def test_naming_one_of_them_contradicts_nothing() -> None:
    """A text that names only the second of them is in no contradiction with the document's own."""
    second = OTHER.replace("của Liên đoàn Lao động", "của Hội Nông dân")
    with embedded() as store:
        put(store, ("plan.txt", "naming.txt"))
        with store.writing() as writer:
            update(writer, {"second.txt": said(second)})
        [plan] = [each for each in now(store).all_nodes() if each.id.startswith("15-khlt")]
        assert not any("contradictory-issuers" in found for found in plan.properties.get("findings", ()))

"""A small graph of who is to do what, written by hand: an invented programme of Hà Nội with its annex and its echo.

Places and bodies are those of the tables, because coverage runs over them; every document is invented.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from store_tools import write

from graph_service.store import open_store
from graph_service.store.protocol import Store
from loaders.know.surroundings import about
from loaders.model import Edge, Node

BODIES = (
    "Ban Chấp hành Trung ương",
    "Thành ủy Hà Nội",
    "Ban Thường vụ Quận ủy Ba Đình",
    "UBND quận Hoàn Kiếm",
    "Quận ủy Tây Hồ",
    "Sở Nội vụ thành phố Hà Nội",
    "Sở Kế hoạch và Đầu tư thành phố Hà Nội",
    "Sở Tài chính thành phố Hà Nội",
    "Ban Dân vận Thành ủy Hà Nội",
    "HĐND phường Phúc Xá",
)
THANH_UY = "body.thanh-uy-ha-noi"
BA_DINH = "body.ban-thuong-vu-quan-uy-ba-dinh"
HOAN_KIEM = "body.ubnd-quan-hoan-kiem"
TAY_HO = "body.quan-uy-tay-ho"
NOI_VU = "body.so-noi-vu-thanh-pho-ha-noi"
KE_HOACH = "body.so-ke-hoach-va-dau-tu-thanh-pho-ha-noi"
TAI_CHINH = "body.so-tai-chinh-thanh-pho-ha-noi"
DAN_VAN = "body.ban-dan-van-thanh-uy-ha-noi"

RESOLUTION, PROGRAMME, OLD_PROGRAMME = "91-nq-tw.2021", "44-ctr-tu.ha-noi.2020", "43-ctr-tu.ha-noi.2015"
CITY_PLAN, BA_DINH_PLAN, HOAN_KIEM_PLAN = "207-kh-tu.ha-noi.2020", "65-kh-qu.ba-dinh.2020", "12-kh-ubnd.hoan-kiem.2023"
TAY_HO_REPORT, CONCLUSION, LATER_RULES = "30-bc-qu.tay-ho.2020", "71-kl-tu.ha-noi.2020", "80-qc-tu.ha-noi.2025"
SCHEME = "15-da-sonv.2023"
T1, T2, T3, T4 = (f"{PROGRAMME}.task.{row}" for row in ("1", "2", "3", "4"))
TARGET, RANGE, UNTOLD = (f"{PROGRAMME}.target.{number}" for number in ("1", "2", "3"))

EFFECT = {"file": f"{LATER_RULES}.txt", "start": 90, "end": 129, "quote": "Quy chế có hiệu lực từ ngày 01/01/2026.",
          "rule": "day of effect", "confidence": 0.95}  # fmt: skip


def document(key: str, label: str, type_: str, number: str, issued_on: str | None, **known: Any) -> Node:
    """A loaded document."""
    told = {"id": key, "name": f"{type_} {number}", "number": number, "type": type_, "issued_on": issued_on}
    return Node(key, ("Document", label), {**told, "in_corpus": True, "citations": 0, **known})


def said(source: str, quote: str, start: int = 10) -> dict[str, Any]:
    """A sentence of a document's text."""
    place = {"source": source, "file": f"{source}.txt", "start": start, "end": start + len(quote), "quote": quote}
    return {**place, "rule": "cue", "confidence": 0.9}


def edge(start: str, label: str, end: str, quote: str, source: str | None = None, **known: Any) -> Edge:
    """An edge with one sentence, of its start's text if no other source is named."""
    return Edge(start, label, end, {**known, "evidence": [said(source or start, quote)]})


def task(key: str, text: str, row: str, order: int, **known: Any) -> Node:
    """A row of the programme's annex."""
    told = {"id": key, "text": text, "row": row, "section": "I", "kind": "kế hoạch", "order": order, "certain": True}
    return Node(key, ("Task",), {**told, "due_basis": "none", **known})


def target(key: str, text: str, order: int, **known: Any) -> Node:
    """A figure that the programme aims at."""
    return Node(key, ("Target",), {"id": key, "text": text, "order": order, **known})


DOCUMENTS = (
    document(RESOLUTION, "Resolution", "Nghị quyết", "91-NQ/TW", "2021-10-18", level="central", in_corpus=False),
    document(OLD_PROGRAMME, "Programme", "Chương trình", "43-CTr/TU", "2017-01-10", level="city", place="Hà Nội"),
    document(PROGRAMME, "Programme", "Chương trình", "44-CTr/TU", "2022-03-01", level="city", place="Hà Nội"),
    document(CITY_PLAN, "Plan", "Kế hoạch", "207-KH/TU", "2022-04-01", level="city", place="Hà Nội"),
    document(BA_DINH_PLAN, "Plan", "Kế hoạch", "65-KH/QU", "2022-04-11", level="district", place="Ba Đình"),
    document(HOAN_KIEM_PLAN, "Plan", "Kế hoạch", "12/KH-UBND", "2023-02-01", level="district", place="Hoàn Kiếm"),
    document(TAY_HO_REPORT, "Report", "Báo cáo", "30-BC/QU", "2023-06-01", level="district", place="Tây Hồ"),
    document(CONCLUSION, "Conclusion", "Kết luận", "71-KL/TU", "2024-05-06", level="city", place="Hà Nội"),
    document(LATER_RULES, "WorkingRules", "Quy chế", "80-QC/TU", "2025-12-20", level="city", place="Hà Nội",
             effective_on="2026-01-01", effective_evidence=json.dumps(EFFECT, ensure_ascii=False)),
    document(SCHEME, "Scheme", "Đề án", "15/ĐA-SNV", "2023-07-01", level="city", place="Hà Nội", in_corpus=False),
)  # fmt: skip
TASKS = (
    task(T1, "Đề án: Sắp xếp thư viện", "1", 1, due_to="2023-06-30", due_text="Quý II/2023", due_basis="own"),
    task(T2, "Kế hoạch tặng sách", "2", 2, due_to="2024-12-31", due_text="năm 2024", due_basis="table"),
    task(T3, "Xây dựng quy chế đọc", "3", 3, certain=False, due_to="2025-12-31", due_text="2021-2025"),
    task(T4, "Báo cáo vốn tủ sách", "4", 4),
)
TARGETS = (
    target(TARGET, "Trên 80% phường có tủ sách", 10, value=80, unit="%", comparison=">", by="2025"),
    target(RANGE, "Từ 3 đến 5 thư viện mới", 11, value=[3, 5], unit="thư viện", comparison="range", by="2025"),
    target(UNTOLD, "Mỗi năm tặng 1.000 cuốn sách", 12, value=1000, unit="cuốn", comparison=">=", by=None),
)
EDGES = (
    edge(PROGRAMME, "IMPLEMENTS", RESOLUTION, "Chương trình thực hiện Nghị quyết số 91-NQ/TW."),
    edge(CITY_PLAN, "IMPLEMENTS", PROGRAMME, "Kế hoạch thực hiện Chương trình số 44-CTr/TU."),
    edge(BA_DINH_PLAN, "IMPLEMENTS", PROGRAMME, "Triển khai Chương trình số 44-CTr/TU tại quận."),
    edge(HOAN_KIEM_PLAN, "IMPLEMENTS", CITY_PLAN, "Triển khai Kế hoạch số 207-KH/TU."),
    edge(CONCLUSION, "CONTINUES", OLD_PROGRAMME, "Tiếp tục thực hiện Chương trình số 43-CTr/TU."),
    edge(PROGRAMME, "SUPERSEDES", OLD_PROGRAMME, "Chương trình này thay thế Chương trình số 43-CTr/TU."),
    edge(CONCLUSION, "AMENDS", PROGRAMME, "Sửa đổi mục II của Chương trình số 44-CTr/TU.", part=["mục II"]),
    edge(LATER_RULES, "REPEALS", PROGRAMME, "Chương trình số 44-CTr/TU hết hiệu lực."),
    edge(TAY_HO_REPORT, "CITES", PROGRAMME, "Chương trình số 44-CTr/TU"),
    edge(BA_DINH_PLAN, "CITES", PROGRAMME, "Chương trình số 44-CTr/TU"),
    *(edge(key, "SET_BY", PROGRAMME, f"{key[-1]}. hàng của phụ lục", PROGRAMME) for key in (T1, T2, T3, T4)),
    *(edge(key, "SET_BY", PROGRAMME, f"Chỉ tiêu {key[-1]}.", PROGRAMME) for key in (TARGET, RANGE, UNTOLD)),
    edge(NOI_VU, "LEADS", T1, "1. Sở Nội vụ", PROGRAMME, basis="own_cell"),
    edge(DAN_VAN, "LEADS", T2, "2. Ban Dân vận Thành ủy", PROGRAMME, basis="own_cell"),
    edge(NOI_VU, "COORDINATES", T2, "phối hợp: Sở Nội vụ", PROGRAMME, basis="own_cell"),
    edge(NOI_VU, "LEADS", T3, "1. Sở Nội vụ", PROGRAMME, basis=["merged_up"]),
    edge(KE_HOACH, "LEADS", T4, "4. Sở Kế hoạch và Đầu tư", PROGRAMME, basis="own_cell"),
    edge(T2, "CONCERNS", OLD_PROGRAMME, "tiếp nối Chương trình số 43-CTr/TU", PROGRAMME, relation="continues"),
    edge(SCHEME, "REALISES", T1, "Đề án số 15/ĐA-SNV", PROGRAMME, state="sure", score=0.97),
    edge(CITY_PLAN, "REALISES", T2, "Kế hoạch số 207-KH/TU", PROGRAMME, state="suggested", score=0.6),
    edge(HOAN_KIEM_PLAN, "REALISES", T3, "Kế hoạch số 12/KH-UBND", PROGRAMME, state="refused", score=0.4),
    edge(TAY_HO_REPORT, "REPORTS", TARGET, "đã có 7/8 phường (87,5%)", value=87.5, unit="%", as_of="2023-05-31"),
    edge(CONCLUSION, "REPORTS", RANGE, "mới có 2 thư viện", value=2, unit="thư viện", as_of=None),
    edge(PROGRAMME, "SENT_TO", TAY_HO, "Nơi nhận: - Quận ủy Tây Hồ", purpose=["để thực hiện"]),
    edge(TAY_HO, "CARRIES_OUT", PROGRAMME, "Quận ủy đã tổ chức thực hiện Chương trình số 44-CTr/TU.", TAY_HO_REPORT),
    edge(TAY_HO_REPORT, "NAMES", TAY_HO, "Quận ủy Tây Hồ báo cáo"),
    *(
        edge(start, "ISSUED_BY", end, "do cơ quan này ban hành")
        for start, end in (
            (RESOLUTION, "body.ban-chap-hanh-trung-uong"),
            (OLD_PROGRAMME, THANH_UY),
            (PROGRAMME, THANH_UY),
            (CITY_PLAN, THANH_UY),
            (BA_DINH_PLAN, BA_DINH),
            (HOAN_KIEM_PLAN, HOAN_KIEM),
            (TAY_HO_REPORT, TAY_HO),
            (CONCLUSION, THANH_UY),
            (LATER_RULES, THANH_UY),
            (SCHEME, NOI_VU),
        )
    ),
)


def fill(store: Store) -> None:
    """Write the graph, with what is known around its bodies, and ten files."""
    nodes, known = about(BODIES)
    loaded = [node for node in DOCUMENTS if node.properties["in_corpus"]]
    names = {node.id: node.properties["name"] for node in nodes}
    issuers = {each.start: [names[each.end]] for each in EDGES if each.label == "ISSUED_BY"}
    documents = [replace(node, properties={**node.properties, "issuers": issuers[node.id]}) for node in DOCUMENTS]
    files = {f"{node.id}.txt": node.id for node in loaded}
    write(store, files=files, put_nodes=[*nodes, *documents, *TASKS, *TARGETS], put_edges=[*known, *EDGES])


@contextmanager
def filled(folder: Path) -> Iterator[tuple[Store, str]]:
    """The graph in an embedded store, and its URL."""
    url = f"sqlite:{folder / 'duties.db'}"
    store = open_store(url)
    fill(store)
    try:
        yield store, url
    finally:
        store.close()

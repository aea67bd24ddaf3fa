"""The answer in one sentence, and silence as silence."""

import pytest
from fastapi.testclient import TestClient

from graph_service.api.app import create_app
from graph_service.settings import Settings

DEMO_ANSWERS = {
    "97-nq-tw.2021": "7 văn bản thực hiện: 2 cấp thành phố, 3 cấp quận, 2 cấp phường; 1 trực tiếp, 6 qua văn bản khác.",
    "64-kh-qu.ha-giang.2020": "1 văn bản thực hiện: 1 cấp phường; trực tiếp.",
}


@pytest.mark.parametrize(("document", "answer"), DEMO_ANSWERS.items())
def test_the_answer_stands_first(demo: TestClient, document: str, answer: str) -> None:
    """How many, of which levels, and how: before any picture or table."""
    page = demo.get(f"/vi/documents/{document}").text
    assert answer in page
    assert page.index(answer) < page.index('<svg class="chain"')


def test_siblings_of_one_step_are_told_together(store_url: str) -> None:
    """Where all carry it out directly it is said once."""
    with TestClient(create_app(Settings(store=store_url))) as client:
        page = client.get("/vi/documents/154-kh-tu.an-lac.2020").text
        assert "1 văn bản thực hiện: 1 cấp huyện; trực tiếp." in page
        page = client.get("/en/documents/77-nq-tw.2021").text
    assert "3 documents implement it: 2 of provinces, 1 of rural districts; 2 directly, 1 through others." in page


def test_how_soon_is_told(demo: TestClient) -> None:
    """Days from the directive to the first, to half, to the last."""
    page = demo.get("/vi/documents/97-nq-tw.2021").text
    assert "Văn bản sớm nhất sau 137 ngày, một nửa trong vòng 193 ngày, muộn nhất sau 217 ngày." in page


def test_silence_is_said_as_silence(demo: TestClient) -> None:
    """Where no text tells of anything, that is said, and no zero claims that nothing was done."""
    page = demo.get("/vi/documents/02-qc-tu.an-thinh.2020").text
    assert "Chưa có văn bản nào trong kho nói đến việc thực hiện văn bản này" in page
    for view in ("chain", "coverage", "work", "citing"):
        text = demo.get(f"/vi/documents/02-qc-tu.an-thinh.2020/{view}").text
        assert ">0<" not in text
        assert "0 văn bản" not in text


def test_force_is_said_as_knowledge(demo: TestClient) -> None:
    """What a loaded text says of it with the way to its sentence; else that nothing was seen."""
    replaced = demo.get("/vi/documents/08-qc-tu.an-thinh.2015").text
    assert "được thay thế bởi" in replaced
    assert "/vi/relation?start=02-qc-tu.an-thinh.2020&amp;label=SUPERSEDES" in replaced
    assert "Chưa thấy văn bản nào trong kho thay thế, bãi bỏ" in demo.get("/vi/documents/97-nq-tw.2021").text


def test_overdue_is_never_claimed_from_silence(demo: TestClient) -> None:
    """A task past its date says that no document was seen, the date beside it, and where the date comes from."""
    page = demo.get("/vi/documents/12-ctr-tu.an-thinh.2020/work?as_of=2026-01-01").text
    assert "chưa thấy văn bản · quá hạn" in page
    assert "“hoàn thành trước ngày 31/5/2022”" in page
    assert "không có nghĩa là chưa làm" in page


def test_coverage_tells_three_states(demo: TestClient) -> None:
    """Who has a document, of whom nothing is loaded so that nothing can be said, and that not seen is not undone."""
    page = demo.get("/vi/documents/97-nq-tw.2021/coverage?level=district&as_of=1/1/2025").text
    assert "đã có văn bản thực hiện" in page
    assert "chưa nạp văn bản nào nên chưa thể nói gì" in page
    assert "quận Hạ Giang" in page
    assert "184 ngày" in page

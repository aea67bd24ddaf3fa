"""Rows of registers say what their columns say, of bodies of many places, and nothing else."""

import unicodedata

from loaders.extract import extract
from loaders.model import Extract, Source

TITLE = "Sở Nội vụ thực hiện Kế hoạch số 12/KH-UBND ngày 3/2/2026 của UBND tỉnh Kim Sơn"
HEADS = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn"
ROWS = (
    "1\tRà soát hồ sơ đất đai\tSở Nội vụ\tcòn 5 ngày",
    "2\tThực hiện Kế hoạch số 14/KH-UBND ngày 5/2/2026 của UBND tỉnh Kim Sơn\tSở Tài chính\t30/6/2026",
)


def said(*lines: str, form: str = "NFC") -> Extract:
    """What a sheet of these lines says."""
    text = unicodedata.normalize(form, "\n".join(["Giao việc", *lines]))
    return extract(Source("a.xlsx", "0" * 64, "xlsx", text, (0,)))


def led(given: Extract) -> list[str]:
    """Who leads each task."""
    return [given.names[duty.body].name for task in given.tasks for duty in task.duties]


def test_rows_take_no_place_of_the_text() -> None:
    """Also where the lines above name the same body, which is of the place that they name most."""
    given = said(TITLE, HEADS, *ROWS)
    assert [given.names[each.body].name for each in given.carried_out] == ["Sở Nội vụ tỉnh Kim Sơn"]
    assert led(given) == ["Sở Nội vụ", "Sở Tài chính"]


def test_a_body_of_rows_is_one_name() -> None:
    """However a body is come upon, it stands among the names once."""
    given = said(TITLE, HEADS, *ROWS, *ROWS)
    names = [(each.name, each.kind) for each in given.names]
    assert len(names) == len(set(names))


def test_rows_are_read_by_their_columns_alone() -> None:
    """No sentence is read from one row into the next, and a day that is left is no figure of a report."""
    for form in ("NFC", "NFD"):
        given = said(HEADS, *ROWS, form=form)
        assert (given.carried_out, given.figures, given.targets, given.recipients) == ((), (), (), ())
        assert [unicodedata.normalize("NFC", task.text) for task in given.tasks] == [row.split("\t")[1] for row in ROWS]

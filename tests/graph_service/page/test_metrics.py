"""Lines break on the server as in a browser."""

import json

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from graph_service.page.metrics import WIDTHS, lines, width
from graph_service.page.site import STATIC


def test_widths_are_those_of_the_fonts_that_the_page_ships() -> None:
    """For both weights the table holds the advance of every letter, in thousandths of the size."""
    for weight, known in json.loads(WIDTHS.read_text(encoding="utf-8")).items():
        told = {}
        for part in ("vietnamese", "latin"):
            font = TTFont(STATIC / f"source-sans-3-{part}-wght-normal.woff2")
            font = instantiateVariableFont(font, {"wght": int(weight)})
            units = font["head"].unitsPerEm
            told |= {
                chr(code): round(font["hmtx"][name][0] * 1000 / units) for code, name in font.getBestCmap().items()
            }
        assert known == told


def test_every_vietnamese_letter_is_in_the_fonts() -> None:
    """A letter that the fonts have not would be drawn in another face."""
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    known = json.loads(WIDTHS.read_text(encoding="utf-8"))["400"]
    assert {letter for letter in letters + letters.upper() if letter not in known} == set()


def test_lines_are_no_wider_than_their_room() -> None:
    """What does not fit ends in an ellipsis; a word wider than the room is cut."""
    text = "Ban Thường vụ Quận ủy Nam Sông Trà và các cơ quan tham mưu, giúp việc của Quận ủy"
    found = lines(text, 14, 186, 2)
    assert len(found) == 2
    assert found[1].endswith("…")
    assert all(width(line, 14) <= 186 for line in found)
    assert lines("Đảng ủy", 14, 186, 2) == ("Đảng ủy",)
    assert lines("", 14, 186, 2) == ()
    assert all(width(line, 14) <= 60 for line in lines("Nghiêngngảnghiêngngả", 14, 60, 2))

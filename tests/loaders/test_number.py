"""A document's number: found, printed in one form, and read for what its signs say."""

import pytest

from loaders.number import Number, find_numbers, mended_number, number_of, parse


def read(text: str) -> Number:
    """The number that the text must be."""
    number = parse(text)
    assert number is not None
    return number


def found(text: str) -> list[str]:
    """All numbers in a text, as they print themselves."""
    return [str(number_of(match)) for match in find_numbers(text)]


@pytest.mark.parametrize(
    ("written", "printed", "family", "sign", "types"),
    [
        ("912-KH/TU", "912-KH/TU", "912/kh", "TU", ("Kế hoạch",)),
        ("5-KH/TU", "05-KH/TU", "5/kh", "TU", ("Kế hoạch",)),
        ("005-KH/TU", "005-KH/TU", "5/kh", "TU", ("Kế hoạch",)),
        ("12-CTr/QU", "12-CTr/QU", "12/ctr", "QU", ("Chương trình",)),
        ("13-NQ/ThU", "13-NQ/ThU", "13/nq", "ThU", ("Nghị quyết",)),
        ("14-QĐi/TxU", "14-QĐi/TxU", "14/qd", "TxU", ("Quy định",)),
        ("14-QĐ/TxU", "14-QĐ/TxU", "14/qd", "TxU", ("Quy định", "Quyết định")),
        ("15-TB/ĐU", "15-TB/ĐU", "15/tb", "ĐU", ("Thông báo",)),
        ("16-HD/BTCTW", "16-HD/BTCTW", "16/hd", "BTCTW", ("Hướng dẫn",)),
        ("17-ĐA/BDVTU", "17-ĐA/BDVTU", "17/da", "BDVTU", ("Đề án",)),
        ("374/BC/QU", "374/BC/QU", "374/bc", "QU", ("Báo cáo",)),
        ("98/2019/QH14", "98/2019/QH14", "98/2019/qh", "QH14", ()),
        ("694/NQ-UBTVQH15", "694/NQ-UBTVQH15", "694/nq", "UBTVQH15", ("Nghị quyết",)),
        ("33/2021/NĐ-CP", "33/2021/NĐ-CP", "33/2021/nd", "CP", ("Nghị định",)),
        ("22/2022/NQ-HĐND", "22/2022/NQ-HĐND", "22/2022/nq", "HĐND", ("Nghị quyết",)),
        ("16/CT-TTg", "16/CT-TTg", "16/ct", "TTg", ("Chỉ thị",)),
        ("16/CT-TTG", "16/CT-TTg", "16/ct", "TTg", ("Chỉ thị",)),
        ("92/KH-UBND", "92/KH-UBND", "92/kh", "UBND", ("Kế hoạch",)),
        ("196/QĐ-LĐLĐ", "196/QĐ-LĐLĐ", "196/qd", "LĐLĐ", ("Quy định", "Quyết định")),
        ("3325/UBND-KH&ĐT", "3325/UBND-KH&ĐT", "3325/ubnd", "UBND", ()),
        ("3377/PCAH-KT+AT", "3377/PCAH-KT+AT", "3377/pcah", "PCAH", ()),
        ("15a-KH/TU", "15a-KH/TU", "15a/kh", "TU", ("Kế hoạch",)),
        ("95/NQ-HĐND16", "95/NQ-HĐND16", "95/nq", "HĐND16", ("Nghị quyết",)),
        ("95-KH/BCĐ35", "95-KH/BCĐ35", "95/kh", "BCĐ35", ("Kế hoạch",)),
    ],
)
def test_every_form_of_number(written: str, printed: str, family: str, sign: str, types: tuple[str, ...]) -> None:
    """A number prints its canonical form and knows its family, its issuer's sign and its possible types."""
    number = read(written)
    assert (str(number), number.family, number.issuer_sign) == (printed, family, sign)
    assert set(number.type_names) == set(types)
    assert read(str(number)) == number


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Nghị quyết số 97-NQ/TW1, ngày 2/3/2022", "97-NQ/TW"),
        ("Chương trình số 98-CTr/TU2 thực hiện", "98-CTr/TU"),
        ("Kết luận số 99-KL/TW3.", "99-KL/TW"),
        ("Tờ trình số 1 936/TTr-SNV ngày", "1936/TTr-SNV"),
        ("Số: 1 982/QĐ-UBND", "1982/QĐ-UBND"),
        ("trang 5 982/QĐ-UBND", "982/QĐ-UBND"),
    ],
)
def test_what_stands_around_a_number_in_print(written: str, printed: str) -> None:
    """A note's figure behind the sign of a body that has none is no part of it; thousands may be set apart."""
    assert found(written) == [printed]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("71/NQ -CP", "71/NQ-CP"),
        ("215/TTr- NHNN", "215/TTr-NHNN"),
        ("số347/TTr-CP", "347/TTr-CP"),
        ("910- CTr/TU", "910-CTr/TU"),
        ("Số:28/2026/NĐ-CP", "28/2026/NĐ-CP"),
        ("Số 1031 -CV/TU", "1031-CV/TU"),
        ("28 /2026/ NĐ-CP", "28/2026/NĐ-CP"),
    ],
)
def test_stray_spaces_and_missing_ones(written: str, printed: str) -> None:
    """Blanks around what parts a number, or a missing one before it, change nothing."""
    assert found(f"Theo {written}, quận họp.") == [printed]


@pytest.mark.parametrize(
    "text",
    [
        "QCVN 03:2022/BXD",
        "52/54 TCCSĐ",
        "ngày 12/5/2022",
        "trực 24/7 ở bến",
        "tệp /12/NQ-CP",
        "A12-KH/TU",
        "12-kh/tu",
        "và/hoặc",
    ],
)
def test_what_is_no_number(text: str) -> None:
    """Standards, fractions, dates, addresses and parts of words are no numbers."""
    assert found(text) == []


def test_numbers_come_in_the_order_of_the_text() -> None:
    """Each number of a text is found once, in its order, where it stands."""
    text = "Kế hoạch 912-KH/TU thực hiện 16/CT-TTg (52/54 bến) và 33/2021/NĐ-CP."
    assert found(text) == ["912-KH/TU", "16/CT-TTg", "33/2021/NĐ-CP"]
    assert [match.group() for match in find_numbers(text)] == found(text)


@pytest.mark.parametrize(
    ("written", "level", "series", "local"),
    [
        ("12-NQ/TW", "central", "term", False),
        ("12-KH/TU", "city", "term", True),
        ("12-KH/HU", "district", "term", True),
        ("12-KH/ĐU", "ward", "term", True),
        ("12/NQ-CP", "central", "year", False),
        ("12/KH-UBND", None, "year", True),
    ],
)
def test_what_the_issuers_sign_tells(written: str, level: str | None, series: str, local: bool) -> None:
    """The sign tells the level and the series, and whether it names a kind of body or one body."""
    issuer = read(written).issuer
    assert issuer is not None
    assert (issuer.level, issuer.series, issuer.local) == (level, series, local)


def test_an_unknown_sign_has_no_issuer() -> None:
    """Nothing is made up for a sign that the table has not."""
    assert read("12-KH/XYZ").issuer is None


@pytest.mark.parametrize(("written", "meant"), [("96/2024/ND-CP", "96/2024/NĐ-CP"), ("15/QD-UBND", "15/QĐ-UBND")])
def test_a_sign_of_a_type_that_lost_its_stroke_is_mended(written: str, meant: str) -> None:
    """A sign of no type that is one with its Đ is mended with its reason."""
    mending = mended_number(read(written))
    assert mending is not None
    assert str(mending[0]) == meant
    assert mending[1].endswith(f"; {mending[0].signs[0]} is")


@pytest.mark.parametrize(("sign", "meant"), [("QHH14", "QH14"), ("QQH15", "QH15"), ("OH13", "QH13"), ("GH12", "QH12")])
def test_a_misprinted_sign_of_the_national_assembly_is_mended(sign: str, meant: str) -> None:
    """A slip in the Assembly's sign is mended with its reason."""
    mending = mended_number(read(f"98/2019/{sign}"))
    assert mending is not None
    number, reason = mending
    assert str(number) == f"98/2019/{meant}"
    assert sign in reason
    assert meant in reason


@pytest.mark.parametrize(
    ("written", "meant"),
    [("96/2017/NĐCP", "96/2017/NĐ-CP"), ("45/QĐUBND", "45/QĐ-UBND"), ("93/2021/TTBTC", "93/2021/TT-BTC")],
)
def test_the_signs_of_type_and_issuer_are_parted(written: str, meant: str) -> None:
    """A sign of no body that is a type's and an issuer's in one is both, with its reason."""
    mending = mended_number(read(written))
    assert mending is not None
    assert (str(mending[0]), mending[0]) == (meant, read(meant))
    assert mending[1].endswith(f"; {meant.rpartition('/')[2]} is")


@pytest.mark.parametrize("written", ["98/2019/QH14", "694/NQ-UBTVQH15", "12-KH/TU", "97/UBND", "45/VPUBND"])
def test_a_good_sign_is_left_alone(written: str) -> None:
    """Nothing is mended in a number whose sign is one."""
    assert mended_number(read(written)) is None


def test_a_dash_between_two_documents_is_no_part_of_a_number() -> None:
    """What a list sets behind a dash begins another document."""
    assert found("Luật Đê điều số 98/2019/QH14 - Nghị định số 33/2021/NĐ-CP") == ["98/2019/QH14", "33/2021/NĐ-CP"]

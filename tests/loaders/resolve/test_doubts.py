"""Each kind of doubt about a document is found in texts that hold it, and not in those that do not."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from texts import CITY, DISTRICT, Office, citation, directive, said

from loaders.model import OWN, Extract
from loaders.resolve.documents import ResolvedDocument, resolve
from loaders.resolve.doubts import contradict, findings_of
from loaders.resolve.findings import Finding

ROOT = citation("Nghị quyết", "21-NQ/TW", "16/6/2022", "của Ban Chấp hành Trung ương")


def report(*sentences: str, day: str = "1/8/2022", office: Office = CITY, number: str = "12-BC/TU") -> str:
    """A report that holds these sentences."""
    return directive("Báo cáo", number, office, day, sentences=sentences)


def found(*texts: str, code: str) -> list[Finding]:
    """The findings of a code on every document that the texts name."""
    extracts = {f"{index}.txt": said(text) for index, text in enumerate(texts)}
    names: dict[str, list[str]] = {}
    for name, extract in extracts.items():
        names.setdefault(extract.sha256, []).append(name)
    different = {extract.sha256: extract for extract in extracts.values()}
    looked = [each for document in documents(different.values()) for each in findings_of(document, document.id, names)]
    assert all(text_at(texts, spot.file, spot.start, spot.end) for each in looked for spot in each.places)
    return [each for each in looked if each.code == code]


def documents(extracts: Iterable[Extract]) -> list[ResolvedDocument]:
    """All documents that the texts name."""
    families: dict[str, list[tuple[tuple[str, int], object]]] = {}
    for extract in extracts:
        for index, reference in enumerate((extract.own, *extract.references), start=OWN):
            families.setdefault(reference.family, []).append(((extract.sha256, index), reference))
    return [each for family in sorted(families) for each in resolve(families[family]).documents]  # type: ignore[arg-type]


def text_at(texts: tuple[str, ...], file: str, start: int, end: int) -> str:
    """What stands at a place."""
    return texts[int(file.removesuffix(".txt"))][start:end]


def test_two_dates_of_one_document() -> None:
    """Texts that date a document differently are both shown; texts that agree are no finding."""
    one = report("Thực hiện Kế hoạch số 56-KH/TU ngày 28/12/2021 của Ban Thường vụ Thành ủy.")
    other = report("Thực hiện Kế hoạch số 56-KH/TU ngày 30/12/2021 của Ban Thường vụ Thành ủy.", number="13-BC/TU")
    [finding] = found(one, other, code="contradictory-dates")
    assert finding.particulars["dates"] == ("2021-12-28", "2021-12-30")
    assert [spot.file for spot in finding.places] == ["0.txt", "1.txt"]
    assert found(one, one.replace("12-BC", "13-BC"), code="contradictory-dates") == []


def test_two_issuers_of_one_document() -> None:
    """The Politburo and the Secretariat contradict each other; a standing committee is part of its committee."""
    one = report("Theo Quy định số 60-QĐ/TW ngày 8/3/2022 của Ban Bí thư.")
    other = report("Theo Quy định số 60-QĐ/TW ngày 8/3/2022 của Bộ Chính trị.", number="13-BC/TU")
    [finding] = found(one, other, code="contradictory-issuers")
    assert finding.particulars["issuers"] == ("Ban Bí thư", "Bộ Chính trị")
    part = report("Theo Kế hoạch số 56-KH/TU ngày 28/12/2021 của Ban Thường vụ Thành ủy.")
    whole = report("Theo Kế hoạch số 56-KH/TU ngày 28/12/2021 của Thành ủy.", number="13-BC/TU")
    assert found(part, whole, code="contradictory-issuers") == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ban Thường vụ Thành ủy Minh Sơn", "Thành ủy Minh Sơn", False),
        ("Ban Chấp hành Đảng bộ thành phố Minh Sơn", "Thành ủy Minh Sơn", False),
        ("Ban Chấp hành Đảng bộ huyện Hạ Lâm", "Ban Thường vụ Huyện ủy Hạ Lâm", False),
        ("Chủ tịch UBND thành phố Minh Sơn", "UBND thành phố Minh Sơn", False),
        ("Đại hội XVII Đảng bộ tỉnh Lam Thủy", "Đại hội Đảng bộ tỉnh Lam Thủy nhiệm kỳ 2020-2025", False),
        ("Thành ủy Minh Sơn", "Tỉnh ủy Lam Thủy", True),
        ("Ban Thường vụ Thành ủy Minh Sơn", "Ban Tổ chức Thành ủy Minh Sơn", True),
        ("Ban Chấp hành Trung ương", "Bộ Chính trị", True),
        ("Thành ủy", "Thành ủy An Hạ", False),
        ("Thành ủy An Hạ", "Thành ủy An Lạc", True),
    ],
)
def test_what_contradicts(first: str, second: str, expected: bool) -> None:
    """Two names contradict each other, in either order, where neither body is part of the other."""
    assert contradict(first, second) is contradict(second, first) is expected


def test_two_types_of_one_document() -> None:
    """A document that is called a Quyết định here and a Quy định there is told with both."""
    text = report(
        "Theo Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.",
        "Theo Quy định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.",
    )
    [finding] = found(text, code="contradictory-types")
    assert finding.particulars["types"] == ("Quy định", "Quyết định")


def test_a_mended_number() -> None:
    """A central document with a province's sign is told as written, with what it was read as and why."""
    text = report("Thực hiện Nghị quyết số 28-NQ/TU ngày 17/11/2022 của Ban Chấp hành Trung ương.", day="1/12/2022")
    [finding] = found(text, code="mended-number")
    assert (finding.particulars["written"], finding.particulars["number"]) == ("28-NQ/TU", "28-NQ/TW")
    assert "28-NQ/TU" in text_at((text,), *astuple(finding))


def astuple(finding: Finding) -> tuple[str, int, int]:
    """The first place of a finding."""
    spot = finding.places[0]
    return spot.file, spot.start, spot.end


def test_a_suspected_slip() -> None:
    """A city's sign on what a district's text says of its own committee may be a slip; in a city's text it is not."""
    sentence = (
        "Ban hành Đề án số 09-ĐA/TU ngày 21/3/2022 về nâng cao năng lực cán bộ của Quận ủy Tây Khê giai đoạn mới."
    )
    [finding] = found(report(sentence, office=DISTRICT, number="30-BC/QU"), code="suspected-slip")
    assert finding.particulars["number"] == "09-ĐA/QU"
    assert found(report(sentence), code="suspected-slip") == []


def test_an_assumed_series() -> None:
    """A number without a date is counted among the assumed; with a date it is not."""
    [finding] = found(report("Thực hiện Kế hoạch số 56-KH/TU của Thành ủy."), code="assumed-series")
    assert (finding.particulars["count"], finding.particulars["total"]) == (1, 1)
    assert found(report(f"Thực hiện {ROOT}."), code="assumed-series") == []


def test_a_date_after_the_text_that_writes_it() -> None:
    """A day to come is an error, with the day of the text; the right date elsewhere stays the document's."""
    slip = report("Theo Quy định số 08-QĐi/TW ngày 25/10/2028 của Ban Chấp hành Trung ương.")
    [finding] = found(slip, code="date-after-text")
    assert finding.severity == "error"
    assert (finding.particulars["date"], finding.particulars["written_on"]) == ("2028-10-25", "2022-08-01")


def test_a_day_that_no_calendar_has() -> None:
    """31 February is told as it is written."""
    [finding] = found(report("Thực hiện Kế hoạch số 56-KH/TU ngày 31/02/2022 của Thành ủy."), code="no-such-date")
    assert "31/02/2022" in str(finding.particulars["date"])
    assert "31/02/2022" in finding.vietnamese


def test_two_files_that_claim_one_number() -> None:
    """Two texts with one number are both named; one text under two names is no finding."""
    one = directive("Kế hoạch", "105-KH/TU", CITY, "23/9/2022", sentences=["Một."])
    other = directive("Kế hoạch", "105-KH/TU", CITY, "23/9/2022", sentences=["Hai."])
    [finding] = found(one, other, code="two-files")
    assert finding.particulars["files"] == ("0.txt", "1.txt")
    assert found(one, one, code="two-files") == []


def test_an_annex_that_names_its_document_otherwise() -> None:
    """Another number and another date over the annex are two findings; the same ones are none."""
    letter = directive(
        "Công văn", "1021-CV/TU", CITY, "6/2/2024", sentences=["(Kèm theo văn bản số {}, ngày {})", "Nội dung."]
    )
    slip = letter.format("1021 - CV/VPTU", "06 tháng 01 năm 2024")
    [number] = found(slip, code="two-numbers")
    [date] = found(slip, code="two-dates")
    assert (number.particulars["number"], number.particulars["other"]) == ("1021-CV/TU", "1021-CV/VPTU")
    assert (date.particulars["date"], date.particulars["other"]) == ("2024-02-06", "2024-01-06")
    right = letter.format("1021-CV/TU", "06 tháng 02 năm 2024")
    assert found(right, code="two-numbers") == found(right, code="two-dates") == []


def test_a_date_that_people_say_is_right_answers_the_doubts_about_dates() -> None:
    """What was contradictory is settled by a correction; what has nothing to do with dates stays."""
    one = said(report("Theo Quy định số 60-QĐ/TW ngày 8/3/2022 của Ban Bí thư."))
    other = said(report("Theo Quyết định số 60-QĐ/TW ngày 9/3/2022 của Ban Bí thư.", number="13-BC/TU"))
    [document] = [each for each in documents([one, other]) if each.id.startswith("60-")]
    before = {finding.code for finding in findings_of(document, "Quy định 60-QĐ/TW", {})}
    document.right_date = "2022-03-08"
    after = {finding.code for finding in findings_of(document, "Quy định 60-QĐ/TW", {})}
    assert before - after == {"contradictory-dates"}
    assert after == {"contradictory-types"}


def test_a_head_that_ocr_read() -> None:
    """Its number and day want a person's eye, with the place where they stand, until a correction gives the day."""
    scanned = said(report())
    scanned = replace(scanned, own=replace(scanned.own, read_by="ocr"))
    [document] = documents([scanned])
    [finding] = findings_of(document, "Báo cáo 12-BC/TU", {scanned.sha256: ["a.pdf"]})
    assert (finding.code, finding.severity, [spot.file for spot in finding.places]) == (
        "read-by-ocr",
        "warning",
        ["a.pdf"],
    )
    document.right_date = "2022-08-01"
    assert findings_of(document, "Báo cáo 12-BC/TU", {scanned.sha256: ["a.pdf"]}) == ()
    assert found(report(), code="read-by-ocr") == []

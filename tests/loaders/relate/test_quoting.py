"""How much of a text is quoted for what it says."""

import pytest
from sayings import effect, plan
from texts import said

from loaders.model import OWN, Extract, Statement
from loaders.relate.quoting import LONGEST_QUOTE, quoted

WORDS = "sửa bến, dọn kho, nạo vét luồng lạch và trồng cây ven sông "


def of(extract: Extract, number: str) -> Statement:
    """The only relation of the text's own document to one of this number."""
    own = (each for each in extract.statements if each.subject == OWN and each.relation != "CITES")
    (statement,) = (each for each in own if extract.references[each.object].number == number)
    return statement


def test_a_sentence_of_three_lines_is_quoted_whole() -> None:
    """What is short enough is left as it is, whatever it names."""
    text = "Kế hoạch này thay thế Kế hoạch số 97-KH/TU. Dọn bến."
    assert quoted(text, (0, 43), [(22, 42)], (14, 21)) == (0, 43)


@pytest.mark.parametrize("position", range(3))
def test_a_list_is_quoted_by_its_item(position: int) -> None:
    """What a long list ends is quoted by its own item, with no other."""
    numbers = [f"95{each}/2015/TT-BXD" for each in range(3)]
    items = [f"{mark}) Thông tư số {number} về {WORDS * 4};" for mark, number in zip("abc", numbers, strict=True)]
    extract = said(effect("2. Các Thông tư sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực:", *items))
    quote = of(extract, numbers[position]).evidence.quote
    assert [number in quote for number in numbers] == [each == position for each in range(3)]
    assert len(quote) <= LONGEST_QUOTE


def test_every_quote_of_an_endless_opening_is_short_and_names_its_document() -> None:
    """Of twenty documents in one opening each is quoted with the words around it, exactly as the text has them."""
    numbers = [f"{900 + each}/NQ-CP" for each in range(20)]
    documents = "; ".join(f"Nghị quyết số {number} về {WORDS}" for number in numbers)
    text = plan(f"Thực hiện {documents}, Thành ủy ban hành Kế hoạch như sau:")
    extract = said(text)
    for number in numbers:
        evidence = of(extract, number).evidence
        assert number in evidence.quote
        assert len(evidence.quote) <= LONGEST_QUOTE
        assert text[evidence.start : evidence.end] == evidence.quote


def test_a_chain_is_quoted_with_both_its_ends() -> None:
    """Two documents far apart in a sentence stand in one quote, the verb between them."""
    sentence = f"{WORDS * 9}; Kế hoạch số 97-KH/TU về {WORDS} thực hiện Nghị quyết số 958-NQ/TW về {WORDS * 9}."
    extract = said(plan("Đặc điểm.", sentence))
    (chain,) = (each for each in extract.statements if each.relation == "IMPLEMENTS")
    assert chain.evidence.quote.startswith("Kế hoạch số 97-KH/TU")
    assert "thực hiện Nghị quyết số 958-NQ/TW" in chain.evidence.quote


def test_what_is_said_again_is_quoted_with_its_number() -> None:
    """What "Chỉ thị trên" means is quoted from where the same paragraph names it with its number near before."""
    near = "Thực hiện Chỉ thị số 39-CT/TW; Kế hoạch số 96-KH/TU ngày 10/01/2022 triển khai Chỉ thị trên"
    assert quote_of(plan(f"Các bến làm: {near} (quý II)."), "96-KH/TU").startswith("Chỉ thị số 39-CT/TW")
    far = near.replace(";", " " + "về việc giữ sạch bến nước " * 20 + ";")
    assert quote_of(plan(f"Các bến làm: {far} (quý II)."), "96-KH/TU").startswith("Kế hoạch số 96-KH/TU")


def quote_of(text: str, subject: str) -> str:
    """The quotation of the only statement of the document with this number."""
    extract = said(text)
    (quote,) = (
        each.evidence.quote
        for each in extract.statements
        if each.relation == "IMPLEMENTS" and each.subject >= 0 and extract.references[each.subject].number == subject
    )
    return quote

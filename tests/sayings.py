"""What a small text says, in words that a table of cases can hold.

The texts are of the invented city Minh Sơn (``texts.CITY``) and of a ministry; ``decree`` writes a legal one.
"""

from collections.abc import Iterable

from texts import CITY, Office, directive, said

from loaders.model import OWN, Extract, Reference

#: subject, relation, object; the text's own document is "own"
Claim = tuple[str, str, str]

CITY_STATE = Office("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ MINH SƠN", "UBND thành phố", "Minh Sơn")


def plan(*sentences: str, number: str = "914-KH/TU", office: Office = CITY, title: str = "chỉnh trang bến đò") -> str:
    """A committee's plan with these sentences, a line each."""
    return directive("Kế hoạch", number, office, "5/4/2022", title, sentences)


def circular(*lines: str, title: str = "quy định về bến thủy nội địa") -> str:
    """A ministry's circular, which may change others, with these lines."""
    head = ("BỘ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 931/2023/TT-BXD")
    return "\n".join((*head, "Hà Nội, ngày 12 tháng 5 năm 2023", "THÔNG TƯ", title, *lines)) + "\n"


def effect(*lines: str) -> str:
    """A circular whose article on its effect has these lines."""
    opening = ("Điều 1. Phạm vi điều chỉnh", "Thông tư này quy định về bến thủy nội địa.")
    return circular(*opening, "Điều 9. Hiệu lực thi hành", *lines)


def name(reference: Reference) -> str:
    """The number of a document, or what it is called without one."""
    return reference.number or reference.name or ""


def cited(text: str) -> list[str]:
    """All documents that the text names, in the order of the text."""
    return [name(reference) for reference in said(text).references]


def one(sentence: str) -> Reference:
    """The only document that a plan with this sentence names."""
    (reference,) = said(plan(sentence)).references
    return reference


def claims(text: str) -> set[Claim]:
    """All relations that the text states, citations aside."""
    return set(claims_of(said(text)))


def claims_of(extract: Extract) -> Iterable[Claim]:
    """All relations of an extract, citations aside."""
    for statement in extract.statements:
        if statement.relation != "CITES":
            yield _end(extract, statement.subject), statement.relation, _end(extract, statement.object)


def parts(text: str) -> dict[tuple[str, str], str | None]:
    """The part that each relation of the text's own document means, by relation and object."""
    extract = said(text)
    own = (statement for statement in extract.statements if statement.subject == OWN and statement.relation != "CITES")
    return {(each.relation, _end(extract, each.object)): each.part for each in own}


def _end(extract: Extract, index: int) -> str:
    return "own" if index == OWN else name(extract.references[index])

"""Mentions become documents by what they say, in any order; what they do not say is assumed openly or left open."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import number as numbers
from loaders.model import OWN, Reference, Span
from loaders.resolve.documents import MentionKey, Reason, Resolution, ResolvedDocument, resolve

GOVERN = "bảo tồn làng nghề truyền thống ven sông"
GOVERN_CUT = "bảo tồn làng nghề truyền thống"
FISHING = "quy hoạch bến thuyền, kho lạnh phục vụ nghề cá"
Items = list[tuple[MentionKey, Reference]]


def mention(number: str | None = "09-NQ/TU", place: str | None = "Minh Sơn", **said: Any) -> Reference:
    """A mention of a number that counts in the series of a place."""
    parsed = numbers.parse(number) if number else None
    family = parsed.family if parsed else f"name:{said.get('name', '')}"
    return Reference(Span(0, 9), number or "", family, said.pop("type", "Nghị quyết"), number, place=place, **said)


def resolved(*references: Reference, sha256: str | None = None) -> Resolution:
    """The resolution of mentions that stand in texts of their own, or in one text in this order."""
    return resolve(((sha256 or f"{at:04}", at if sha256 else 0), each) for at, each in enumerate(references))


def ids(resolution: Resolution) -> dict[str, int]:
    """How many mentions each document has."""
    return {document.id: len(document.mentions) for document in resolution.documents}


def told(document: ResolvedDocument) -> tuple[Any, ...]:
    """All of a document but the order of its mentions."""
    mentions = sorted(place for place, _ in document.mentions)
    return document.id, document.series, mentions, sorted(document.reasons.items()), sorted(document.doubted)


def outcome(resolution: Resolution) -> tuple[Any, ...]:
    """All of a resolution but orders that mean nothing."""
    left = sorted((each.key, each.reason, each.candidates) for each in resolution.unresolved)
    return sorted(told(document) for document in resolution.documents), left


FAMILIES = (("09-NQ/TU", "9-NQ/TU"), ("217-QĐ/TU", "217-QĐi/TU"), ("30/KH-UBND", "30-KH/TU"), ("11/2022/NQ-HĐND",))


@st.composite
def families(draw: st.DrawFn) -> Items:
    """Up to ten mentions of one family in four texts, some of them the texts' own documents."""
    spellings = draw(st.sampled_from(FAMILIES))
    places = st.tuples(st.sampled_from("abcd"), st.integers(OWN, 5))
    references = st.builds(
        mention,
        st.sampled_from(spellings),
        st.sampled_from((None, "Minh Sơn", "Lam Thủy")),
        type=st.sampled_from((None, "Nghị quyết", "Quy định")),
        issued_on=st.sampled_from((None, "2012-01-05", "2017-03-14", "2022-06-16", "2038-10-25")),
        not_after=st.sampled_from((None, "2018-01-01", "2023-01-01")),
        title=st.sampled_from((None, GOVERN, GOVERN_CUT, FISHING)),
        term=st.sampled_from((None, "XII", "XIII", "XL")),
    )
    return list(draw(st.dictionaries(places, references, min_size=1, max_size=10)).items())


@settings(max_examples=400, deadline=None)
@given(families(), st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(items: Items, random: Any) -> None:
    """The same mentions in any order give the same documents, reasons and doubts."""
    shuffled = list(items)
    random.shuffle(shuffled)
    assert outcome(resolve(items)) == outcome(resolve(shuffled))


@settings(max_examples=400, deadline=None)
@given(families())
def test_every_mention_has_one_place(items: Items) -> None:
    """Each mention is of one document or unresolved with candidates; a text's own document is never left open."""
    found = resolve(items)
    housed = [place for document in found.documents for place, _ in document.mentions]
    left = [each.key for each in found.unresolved]
    assert Counter([*housed, *left]) == Counter(place for place, _ in items)
    assert not [place for place in left if place[1] == OWN]
    assert all(each.reason and len(each.candidates) > 1 for each in found.unresolved)


@settings(max_examples=400, deadline=None)
@given(families())
def test_documents_are_told_apart_by_their_ids(items: Items) -> None:
    """No two documents have one id, none is without a mention, and each says why every mention is of it."""
    found = resolve(items).documents
    assert max(Counter(document.id for document in found).values()) == 1
    for document in found:
        assert document.mentions
        assert document.reasons.keys() == {place for place, _ in document.mentions}


@settings(max_examples=400, deadline=None)
@given(families())
def test_places_and_types_of_numbers_are_never_mixed(items: Items) -> None:
    """A document is of one place or of none, and of one number but for the two signs of a regulation."""
    for document in resolve(items).documents:
        assert len({reference.place for _, reference in document.mentions} - {None}) <= 1
        assert len({(reference.number or "").replace("QĐi", "QĐ") for _, reference in document.mentions}) == 1


def test_two_terms_are_two_documents() -> None:
    """A number of two terms, told by dates, is two documents."""
    found = resolved(mention(issued_on="2017-03-14"), mention(issued_on="2022-06-16"), mention(issued_on="2022-06-17"))
    assert ids(found) == {"09-nq-tu.minh-son.2015": 1, "09-nq-tu.minh-son.2020": 2}


def test_a_term_is_told_by_its_numeral() -> None:
    """The term "khóa XV" of Hà Nội's committee is the one that began in 2010, whenever the text was written."""
    [document] = resolved(mention(place="Hà Nội", term="XV", not_after="2022-12-01")).documents
    assert (document.series, list(document.reasons.values())) == ("2010-2015", [Reason.TERM])


def test_a_numeral_of_another_body_tells_nothing() -> None:
    """A term that the issuer never had is no term of the number: the series in force is assumed."""
    [document] = resolved(mention(place="Hà Nội", term="XL", not_after="2022-12-01")).documents
    assert (document.series, list(document.reasons.values())) == ("2020-2025", [Reason.IN_FORCE])


def test_a_title_decides_between_terms() -> None:
    """A mention without a date goes to the one document whose title is like its own, though both were there to name."""
    found = resolved(
        mention(issued_on="2017-03-14", title=GOVERN),
        mention(issued_on="2022-06-16", title=FISHING),
        mention(title=GOVERN_CUT, not_after="2023-01-01"),
    )
    assert ids(found) == {"09-nq-tu.minh-son.2015": 2, "09-nq-tu.minh-son.2020": 1}


def test_a_mention_is_what_its_text_said_before() -> None:
    """A bare number is what the same text named with a date, the nearest, rather one before than one after."""
    dated, other, bare = (
        mention(issued_on="2017-03-14"),
        mention(issued_on="2022-06-16"),
        mention(not_after="2023-01-01"),
    )
    found = resolved(dated, bare, other, sha256="a")
    assert ids(found) == {"09-nq-tu.minh-son.2015": 2, "09-nq-tu.minh-son.2020": 1}
    assert next(d for d in found.documents if d.series == "2015-2020").reasons["a", 1] == Reason.SAME_TEXT


def test_what_was_issued_later_is_not_meant() -> None:
    """A text of 2018 means the resolution of 2017, though the one of 2022 is known too."""
    found = resolved(mention(issued_on="2017-03-14"), mention(issued_on="2022-06-16"), mention(not_after="2018-01-01"))
    assert ids(found) == {"09-nq-tu.minh-son.2015": 2, "09-nq-tu.minh-son.2020": 1}


def test_the_series_in_force_is_an_assumption() -> None:
    """A bare number in a dated text is taken to be of the term of that date, and is marked."""
    found = resolved(mention(issued_on="2017-03-14"), mention(issued_on="2022-06-16"), mention(not_after="2023-01-01"))
    [document] = [each for each in found.documents if each.series == "2020-2025"]
    assert document.reasons["0002", 0] == Reason.IN_FORCE
    assert document.assumed == {("0002", 0)}


def test_without_anything_to_go_by_a_mention_stays_open() -> None:
    """A bare number in a text without a date, known in two terms, is unresolved and says between which."""
    found = resolved(mention(issued_on="2017-03-14"), mention(issued_on="2022-06-16"), mention())
    assert ids(found) == {"09-nq-tu.minh-son.2015": 1, "09-nq-tu.minh-son.2020": 1}
    [left] = found.unresolved
    assert left.key == ("0002", 0)
    assert left.candidates == ("09-nq-tu.minh-son.2015", "09-nq-tu.minh-son.2020")


def test_a_date_after_the_text_dates_nothing() -> None:
    """A date that lies after the text that writes it is doubted: it neither dates nor makes a document."""
    found = resolved(mention(issued_on="2038-10-25", not_after="2022-12-01"), mention(issued_on="2022-06-16"))
    [document] = found.documents
    assert (document.series, document.doubted) == ("2020-2025", {("0000", 0)})


def test_a_day_after_the_text_is_of_the_loaded_document_that_gives_it() -> None:
    """A mention dated after its own text is of the document whose loaded text has that day, of no earlier term."""
    own = (("a", OWN), mention(issued_on="2022-12-12", not_after="2022-12-12"))
    late = (("b", 0), mention(issued_on="2022-12-12", not_after="2022-11-21"))
    for items in ([own, late], [late, own]):
        [document] = resolve(items).documents
        assert document.id == "09-nq-tu.minh-son.2020"
        assert document.doubted == {late[0]}


def test_one_number_of_two_places_is_two_documents() -> None:
    """09-NQ/TU of one province is never that of another, on whatever date, nor that of nobody known."""
    said = {"issued_on": "2022-06-16", "title": GOVERN}
    found = resolved(mention(place="Minh Sơn", **said), mention(place="Lam Thủy", **said), mention(place=None, **said))
    assert ids(found) == {"09-nq-tu.minh-son.2020": 1, "09-nq-tu.lam-thuy.2020": 1, "09-nq-tu.2020": 1}


def test_both_signs_of_a_regulation_are_one() -> None:
    """The signs "217-QĐ" and "217-QĐi" of one date are one regulation; a decision of that date is another document."""
    regulation = {"type": "Quy định", "issued_on": "2022-06-16"}
    found = resolved(
        mention("217-QĐi/TU", **regulation),
        mention("217-QĐ/TU", **regulation),
        mention("217-QĐ/TU", type="Quyết định", issued_on="2022-06-16"),
    )
    assert ids(found) == {"217-qdi-tu.minh-son.2020": 2, "217-qd-tu.minh-son.2020": 1}


def test_a_year_in_the_number_is_the_series() -> None:
    """A legal number carries its year: mentions with another date, or none, are of the same document."""
    said: Iterable[str | None] = ("2022-07-08", "2021-07-08", None)
    found = resolved(*(mention("11/2022/NQ-HĐND", issued_on=day) for day in said))
    assert ids(found) == {"11-2022-nq-hdnd.minh-son": 3}


def test_administrative_numbers_count_in_years() -> None:
    """30/KH-UBND of two years is two plans."""
    found = resolved(mention("30/KH-UBND", issued_on="2021-02-01"), mention("30/KH-UBND", issued_on="2022-02-01"))
    assert ids(found) == {"30-kh-ubnd.minh-son.2021": 1, "30-kh-ubnd.minh-son.2022": 1}


def test_a_name_is_one_document() -> None:
    """A document without a number is known by its name, in whatever spelling, by the one that most texts use."""
    family = "name:nghi quyet dai hoi xiii cua dang"
    names = ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết đại hội XIII của Đảng", "Nghị quyết Đại hội XIII của Đảng")
    found = resolve(((f"{at}", 0), Reference(Span(0, 9), "", family, name=name)) for at, name in enumerate(names))
    assert ids(found) == {"nghi-quyet-dai-hoi-xiii-cua-dang": 3}


def test_nothing_gives_nothing() -> None:
    """No mentions, no documents."""
    assert resolve([]) == Resolution(())


def test_spellings_of_one_sign_are_one_document() -> None:
    """However "09-CTr/TU" is written it is one programme: the ids would be the same."""
    said = {"type": "Chương trình", "issued_on": "2022-06-16"}
    found = resolved(mention("09-CTr/TU", **said), mention("09-CTR/TU", **said), mention("09/CTr-TU", **said))
    assert ids(found) == {"09-ctr-tu.minh-son.2020": 3}


def test_places_that_differ_by_a_tone_are_two() -> None:
    """Two districts whose names differ by their tones alone have two plans of one number."""
    said = {"type": "Kế hoạch", "issued_on": "2022-06-16"}
    found = resolved(mention("31-KH/QU", "Hạ Khê", **said), mention("31-KH/QU", "Hà Khê", **said))
    assert len({document.id for document in found.documents}) == 2

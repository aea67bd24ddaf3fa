"""What corrections do to a resolution, one kind after the other."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import CITY, PROVINCE, directive, directives, said

from loaders.model import OWN, Extract, MentionKey, Reference
from loaders.resolve.corrected import resolve_corrected
from loaders.resolve.corrections import NONE, Correction, Corrections, Kind, family_of, together
from loaders.resolve.documents import Reason, Resolution, ResolvedDocument, resolve

OLD = said(directive("Nghị quyết", "09-NQ/TU", CITY, "14/3/2017"))
NEW = said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022"))
CITING = said(directive("Báo cáo", "12-BC/TU", CITY, "1/8/2022", sentences=["Thực hiện Nghị quyết số 09-NQ/TU."]))
OLD_ID, NEW_ID = "09-nq-tu.minh-son.2015", "09-nq-tu.minh-son.2020"


def mentions(*extracts: Extract) -> list[tuple[MentionKey, Reference]]:
    """All mentions of texts."""
    told = [(each.sha256, (each.own, *each.references)) for each in extracts]
    return [((sha256, index), each) for sha256, of_text in told for index, each in enumerate(of_text, start=OWN)]


def say(*entries: tuple[str, ...]) -> Corrections:
    """Corrections, each (kind, what it is about …)."""
    return Corrections(tuple(entry(kind, about) for kind, *about in entries))  # type: ignore[arg-type]


def entry(kind: Kind, about: Iterable[str]) -> Correction:
    """One correction."""
    return Correction(kind, tuple(about), "lan", "2026-11-24", "vì")


def at(extract: Extract, index: int = OWN) -> str:
    """How a correction names a mention."""
    reference = extract.own if index == OWN else extract.references[index]
    return f"{extract.sha256}:{reference.span.start}"


def document(found: Resolution, key: str) -> ResolvedDocument:
    """A document that is there."""
    [one] = [each for each in found.documents if each.id == key]
    return one


def of(found: Resolution, extract: Extract, index: int = OWN) -> str | None:
    """The document that a mention was resolved to."""
    return next((each.id for each in found.documents if (extract.sha256, index) in each.reasons), None)


def test_without_corrections_it_is_the_resolution_of_the_texts() -> None:
    """No correction, no difference."""
    found = resolve_corrected(mentions(OLD, NEW, CITING))
    families = {reference.family for _, reference in mentions(OLD, NEW, CITING)}
    plain = [
        each
        for family in sorted(families)
        for each in resolve(item for item in mentions(OLD, NEW, CITING) if item[1].family == family).documents
    ]
    assert {each.id: each.reasons for each in found.documents} == {each.id: each.reasons for each in plain}


def test_two_documents_are_one() -> None:
    """The one that is named first stays with its number, place and series, and has the mentions of both."""
    found = resolve_corrected(mentions(OLD, NEW), say(("same", OLD_ID, NEW_ID)))
    one = document(found, OLD_ID)
    assert {place[0] for place in one.reasons} == {OLD.sha256, NEW.sha256}
    assert one.series == "2015-2020"
    assert [place[0] for place, _ in one.identifying] == [OLD.sha256]
    assert NEW_ID not in {each.id for each in found.documents}


def test_documents_of_two_families_can_be_one() -> None:
    """A slip in the serial or the type makes another family; a correction joins them over it."""
    slip = said(directive("Nghị quyết", "90-NQ/TU", CITY, "17/6/2022"))
    found = resolve_corrected(mentions(NEW, slip), say(("same", NEW_ID, "90-nq-tu.minh-son.2020")))
    assert of(found, slip) == NEW_ID
    assert document(found, NEW_ID).identifying[0][1].number == "09-NQ/TU"


def test_nothing_happens_where_the_one_that_stays_is_not_there() -> None:
    """A correction about a document that no text names waits for it."""
    found = resolve_corrected(mentions(NEW), say(("same", OLD_ID, NEW_ID)))
    assert [each.id for each in found.documents] == [NEW_ID]


def test_a_mention_is_of_the_document_that_people_say() -> None:
    """It comes from the document that was assumed to the one that is meant, for the reason that people say so."""
    before = resolve_corrected(mentions(OLD, NEW, CITING))
    assert of(before, CITING, 0) == NEW_ID
    found = resolve_corrected(mentions(OLD, NEW, CITING), say(("same", at(CITING, 0), OLD_ID)))
    assert of(found, CITING, 0) == OLD_ID
    assert document(found, OLD_ID).reasons[CITING.sha256, 0] == Reason.CORRECTION


def test_a_mention_that_is_not_of_a_document_goes_to_the_only_other() -> None:
    """With one other document of the number and place there is no doubt; with none it is left open."""
    barred = say(("different", at(CITING, 0), NEW_ID))
    assert of(resolve_corrected(mentions(OLD, NEW, CITING), barred), CITING, 0) == OLD_ID
    alone = resolve_corrected(mentions(NEW, CITING), barred)
    assert of(alone, CITING, 0) is None
    [left] = alone.unresolved
    assert (left.key, left.candidates) == ((CITING.sha256, 0), ())
    elsewhere = said(directive("Nghị quyết", "09-NQ/TU", PROVINCE, "14/3/2017"))
    assert of(resolve_corrected(mentions(elsewhere, NEW, CITING), barred), CITING, 0) is None


def test_a_text_that_is_not_the_document_of_its_number_is_one_of_its_own() -> None:
    """Two texts with one number become two documents, told apart by the text; both are named by what they are."""
    twin = said(directive("Nghị quyết", "09-NQ/TU", CITY, "17/6/2022"))
    found = resolve_corrected(mentions(NEW, twin), say(("different", at(twin), NEW_ID)))
    assert of(found, NEW) == NEW_ID
    assert of(found, twin) == f"{NEW_ID}.{twin.sha256[:8]}"
    both = say(("different", at(twin), NEW_ID), ("same", at(CITING, 0), f"{NEW_ID}.{twin.sha256[:8]}"))
    assert of(resolve_corrected(mentions(NEW, twin, CITING), both), CITING, 0) == f"{NEW_ID}.{twin.sha256[:8]}"


def test_a_date_is_right() -> None:
    """It is noted on the document that stays, whichever of its ids was named."""
    said_right = say(("same", OLD_ID, NEW_ID), ("date", NEW_ID, "2017-03-15"))
    assert document(resolve_corrected(mentions(OLD, NEW), said_right), OLD_ID).right_date == "2017-03-15"


def test_a_body_has_another_name() -> None:
    """Mentions that name the alias, in whatever spelling, name the body."""
    text = said(
        directive("Báo cáo", "12-BC/TU", CITY, sentences=["Theo Quy định số 60-QĐ/TW ngày 8/3/2022 của Bộ Chính trị."])
    )
    found = resolve_corrected(mentions(text), say(("alias", "Ban Bí thư", "bộ  chính trị")))
    assert document(found, "60-qd-tw.2021").mentions[0][1].issuer == "Ban Bí thư"


@settings(deadline=None)
@given(texts=st.lists(directives(), min_size=1, max_size=6))
def test_an_id_tells_its_family(texts: list[str]) -> None:
    """What an id is made of leads back to the mentions that it was made from."""
    for each in resolve_corrected(mentions(*{said(text).sha256: said(text) for text in texts}.values())).documents:
        assert {reference.family for _, reference in each.mentions} == {family_of(each.id)}


@pytest.mark.parametrize(
    ("key", "family"),
    [
        ("09-nq-tu.minh-son.2020", "9/nq"),
        ("97-2019-qh14", "97/2019/qh"),
        ("08-qdi-tw.2016", "8/qd"),
        ("12a-kh-tu.an-lac.undated", "12a/kh"),
        ("09-nq-tu.minh-son.2020.0123abcd", "9/nq"),
        ("luat-dat-dai", "name:luat dat dai"),
        ("luat-dat-dai.2024", "name:luat dat dai"),
        ("10-nhiem-vu-trong-tam", "name:10 nhiem vu trong tam"),
    ],
)
def test_families_of_ids(key: str, family: str) -> None:
    """Numbers of every form, with and without place, year and text, and names."""
    assert family_of(key) == family


def test_families_are_joined_near_and_far() -> None:
    """What is linked to what is linked belongs together, in whatever order the links come."""
    links = [frozenset("cd"), frozenset("ab"), frozenset("bc"), frozenset("xy")]
    assert together(["a"], links) == set("abcd")
    assert together(["a"], links[::-1]) == set("abcd")
    assert together(["z"], links) == {"z"}


def test_who_stays_does_not_depend_on_the_order() -> None:
    """Of a chain of documents the one that no line names second stays; without one the first by id."""
    chain = [("same", "b.1", "c.1"), ("same", "a.1", "b.1")]
    assert set(say(*chain).one_with.values()) == set(say(*chain[::-1]).one_with.values()) == {"a.1"}
    ring = [("same", "b.1", "c.1"), ("same", "c.1", "b.1")]
    assert set(say(*ring).one_with.values()) == {"b.1"}
    assert NONE.one_with == {}


def test_many_corrections_of_many_documents_are_looked_up() -> None:
    """What is said of each of five thousand documents by twenty thousand corrections takes no product of both."""
    told = [f"{number}-kh-tu.minh-son.2020" for number in range(5_000)]
    pairs = [("different", one, told[(at + by) % 5_000]) for at, one in enumerate(told) for by in range(1, 5)]
    corrections = say(*pairs)
    begun = time.process_time()
    found = [corrections.on_document(one) for one in told]
    assert time.process_time() - begun < 30
    assert {len(each) for each in found} == {8}
    assert [each.about[0] for each in found[0]] == sorted(each.about[0] for each in found[0])

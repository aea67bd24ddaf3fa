"""What one text states, as claims: one function for a step of a few files and for a load of all at once.

Whoever calls knows the documents that the text's mentions were resolved to, and what its file is called.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph_service.store.protocol import Claim
from loaders.model import OWN, EntityMention, Evidence, Extract, MentionKey
from loaders.resolve.nodes import Issuing, named_by, naming

from .claims import ISSUED_BY, NAMES, Item, item_of, key_of_issue
from .duties import duty_claims


@dataclass(frozen=True, slots=True)
class Teller:
    """What is known of one text beside what it says."""

    sha256: str
    #: the document of a mention of this text, by its index
    document: Callable[[int], str]
    #: evidence with the document and the file that it stands in
    told: Callable[[Item], Item]

    def said(self, evidence: Evidence) -> Item:
        """Evidence as an edge carries it."""
        return self.told(item_of(evidence))


def stated(extract: Extract, teller: Teller) -> Iterator[Claim]:
    """All claims of a text but those on who issued what, by their indices from 0 on."""
    for index, said in enumerate(extract.statements):
        start, end = teller.document(said.subject), teller.document(said.object)
        part = {} if said.part is None else {"part": said.part}
        evidence = teller.said(said.evidence)
        yield Claim(teller.sha256, index, said.subject, said.object, start, said.relation, end, evidence, part)
    namings = list(_namings(extract, teller))
    yield from namings
    first = len(extract.statements) + len(namings)
    yield from duty_claims(teller.sha256, first, extract, teller.document, teller.said)


def _namings(extract: Extract, teller: Teller) -> Iterator[Claim]:
    """Each body and place that a text names, in the words that name it first."""
    first: dict[str, EntityMention] = {}
    for named in extract.names:
        first.setdefault(named_by(naming(named)).id, named)
    start = teller.document(OWN)
    for index, (end, named) in enumerate(first.items(), start=len(extract.statements)):
        yield Claim(teller.sha256, index, OWN, None, start, NAMES, end, teller.said(named.evidence), naming(named))


def issues(place: MentionKey, document: str, bodies: Iterable[str], named: bool, words: Item) -> Iterator[Claim]:
    """Who issued the document of a mention, in these words; ``named``: a text names the bodies themselves."""
    rule, confidence = ("issuer named", 0.95) if named else ("sign of issuer", 0.9)
    evidence = {**words, "rule": rule, "confidence": confidence}
    for at, body in enumerate(bodies):
        yield Claim(*key_of_issue(place, at), place[1], None, document, ISSUED_BY, body, evidence)


def first_carriers(issuer: Issuing) -> list[MentionKey]:
    """The first mention of each text that tells who issued a document."""
    first: dict[str, MentionKey] = {}
    for place in sorted(issuer.carriers) if issuer.issuers else ():
        first.setdefault(place[0], place)
    return list(first.values())

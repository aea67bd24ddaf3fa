"""What an answer is narrowed to. Filters narrow what is shown, never what is walked through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from graph_service.errors import BadQuestion, NotFound
from graph_service.queries.dates import read_day
from graph_service.queries.document_types import read_type
from graph_service.store.protocol import DocumentQuery, Narrowing, Reads
from loaders.errors import Saying
from loaders.fold import fold
from loaders.graph import Node

#: how people call a level → the level
LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "central": "central",
        "trung uong": "central",
        "tw": "central",
        "city": "city",
        "province": "city",
        "thanh pho": "city",
        "tinh": "city",
        "district": "district",
        "quan": "district",
        "huyen": "district",
        "thi xa": "district",
        "cap huyen": "district",
        "ward": "ward",
        "commune": "ward",
        "phuong": "ward",
        "xa": "ward",
        "thi tran": "ward",
    }
)

#: documents that are asked for a body before all bodies are
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """Every field that is set must hold of a document; made by ``read_filters``."""

    type: str | None = None
    level: str | None = None
    place: str | None = None
    #: the id of a Body, where one was named by its id or in full
    issuer: str | None = None
    #: folded names, one of which an issuer must have in full
    issuer_names: tuple[str, ...] = ()
    #: folded words that one issuer's name must hold, where no Body was named in full
    issuer_words: tuple[str, ...] = ()
    issued_from: str | None = None
    issued_to: str | None = None
    in_corpus: bool | None = None
    #: nothing issued later than this ISO day; a document without a date may have been there
    as_of: str | None = None

    def admits(self, document: Node) -> bool:
        """Whether the document is one that was asked for; an unknown date is in no period."""
        known = document.properties
        return (
            self.type in (None, known.get("type"))
            and self.in_corpus in (None, bool(known.get("in_corpus")))
            and self.level in (None, known.get("level"))
            and (self.place is None or fold(self.place) == fold(known.get("place") or ""))
            and self._admits_date(known.get("issued_on"))
            and self._admits_issuer(known.get("issuers") or ())
        )

    @property
    def narrowing(self) -> Narrowing:
        """What a store can narrow documents to without reading them; ``admits`` is still to be asked of the others."""
        return Narrowing(self.type, self.level, self.in_corpus, self.issued_from, self.issued_to, self.as_of)

    @property
    def is_told_by_narrowing(self) -> bool:
        """Whether ``narrowing`` says all that ``admits`` says."""
        return self.place is None and not self.issuer_names and not self.issuer_words

    def narrow(self, query: DocumentQuery) -> DocumentQuery:
        """The query with what a store can narrow by itself; ``admits`` is still to be asked."""
        return replace(
            query,
            type=self.type or query.type,
            level=self.level,
            issuer=self.issuer,
            words=(*query.words, *self.issuer_words),
            issued_from=max(filter(None, (self.issued_from, query.issued_from)), default=None),
            issued_to=min(filter(None, (self.issued_to, query.issued_to)), default=None),
            in_corpus=self.in_corpus,
        )

    @property
    def is_narrowing_alone(self) -> bool:
        """Whether the store admits by itself, with ``narrow``, just what ``admits`` does."""
        return self.place is None and self.as_of is None and not self.issuer_names and not self.issuer_words

    def _admits_issuer(self, issuers: object) -> bool:
        names = [fold(name) for name in issuers] if isinstance(issuers, list | tuple) else []
        if self.issuer_names:
            return any(name in self.issuer_names for name in names)
        return not self.issuer_words or any(set(self.issuer_words) <= set(name.split()) for name in names)

    def _admits_date(self, issued_on: str | None) -> bool:
        if (issued_on or "") > (self.as_of or "9999-12-31"):
            return False
        if self.issued_from is None and self.issued_to is None:
            return True
        return issued_on is not None and (self.issued_from or "") <= issued_on <= (self.issued_to or "9999-12-31")


EVERYTHING = Filters()


def read_filters(
    reads: Reads,
    *,
    type: str | None = None,  # noqa: A002 - the word of the question
    level: str | None = None,
    place: str | None = None,
    issuer: str | None = None,
    issued_from: str | None = None,
    issued_to: str | None = None,
    in_corpus: bool | None = None,
    as_of: str | None = None,
) -> Filters:
    """What people typed, understood: ``plan``, ``KH``; ``quận``; a body's id or name; ``2022``, ``23/9/2022``.

    Raises ``BadQuestion`` for a type, a level, a date or a period that is none, ``NotFound`` for an unknown issuer.
    """
    first = read_day(issued_from) if issued_from else None
    last = read_day(issued_to, last=True) if issued_to else None
    if first and last and first > last:
        raise BadQuestion(
            Saying("period"),
            Saying("it ends on {last} before it begins on {first}", last=last, first=first),
            "Exchange the two dates.",
        )
    filters = Filters(
        type=read_type(type) if type else None,
        level=read_level(level) if level else None,
        place=place or None,
        issued_from=first,
        issued_to=last,
        in_corpus=in_corpus,
        as_of=read_day(as_of, last=True) if as_of else None,
    )
    return _with_issuer(reads, filters, issuer) if issuer else filters


def read_level(text: str) -> str:
    """The level that a person means by ``district``, ``quận`` or ``cấp huyện``; ``BadQuestion`` for others."""
    asked = fold(text)
    level = LEVELS.get(asked) or LEVELS.get(asked.removeprefix("cap "))
    if level is None:
        raise BadQuestion(
            Saying("level {text!r}", text=text), "there is no such level", "Write central, city, district or ward."
        )
    return level


def _with_issuer(reads: Reads, filters: Filters, issuer: str) -> Filters:
    """The filters with a Body found by its id or full name, else with the words of its name."""
    words = tuple(fold(issuer).split())
    if not words:
        raise BadQuestion(
            Saying("issuer {issuer!r}", issuer=issuer), "it has no letters", "Write the name of a body, or its id."
        )
    # what makes ids takes long to import, and few questions name a body
    from loaders.resolve.nodes import document_id_of_body

    for body in reads.nodes({issuer, document_id_of_body(issuer)}).values():
        if "Body" in body.labels:
            return replace(filters, issuer=body.id, issuer_names=(fold(body.properties["name"]),))
    if not _is_known(reads, words):
        advice = "Write the name of a body as texts do, or words of it; `bodies` lists them."
        raise NotFound(Saying("issuer {issuer!r}", issuer=issuer), "no body has that name", advice)
    return replace(filters, issuer_words=words)


def _is_known(reads: Reads, words: tuple[str, ...]) -> bool:
    """Whether an issuer has all these words; documents may have them in their titles alone."""
    for document in reads.documents(DocumentQuery(words=words, limit=_LOOKED_AT)):
        if any(set(words) <= set(fold(name).split()) for name in document.properties.get("issuers") or ()):
            return True
    return any(_is_called(body, words) for body in reads.nodes_under("body."))


def _is_called(body: Node, words: tuple[str, ...]) -> bool:
    return set(words) <= set(fold(str(body.properties.get("name") or "")).split())

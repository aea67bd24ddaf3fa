"""Resolved mentions to the nodes of the graph: documents and the bodies that issued them."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..know.organs import Organ, organ, organ_in, organ_node
from ..know.places import LEVELS, Unit, place_node, unit_in, units_called
from ..know.vocabulary import document_types, provinces
from ..model import OWN, EntityMention, MentionKey, Node, Reference, Setting
from ..number import Number, level_of, parse
from .corrections import NONE, Corrections
from .documents import ResolvedDocument
from .doubts import findings_of
from .findings import to_json


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issued a document, as texts name it, and what they tell of its place and time."""

    name: str
    setting: Setting | None = None
    day: str | None = None

    @property
    def organ(self) -> Organ:
        """The body in its time and place."""
        return organ_in(self.name, self.setting, self.day)


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who issued a document and which mentions say so; ``named`` where a text names the body itself.

    Several where the document's own head names several side by side; none where nothing tells.
    """

    issuers: tuple[Issuer, ...]
    level: str | None
    named: bool
    carriers: frozenset[MentionKey]

    @property
    def organs(self) -> tuple[Organ, ...]:
        """The bodies in their time and place."""
        return tuple(issuer.organ for issuer in self.issuers)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the bodies' nodes, each once."""
        return tuple(dict.fromkeys(body.id for body in self.organs))


def named_by(properties: Mapping[str, Any]) -> Organ | Unit:
    """The body or place that a text names, from what ``naming`` keeps of it."""
    setting, day = Setting(properties.get("city"), properties.get("district")), properties.get("day")
    if properties["kind"] == "body":
        return organ_in(properties["name"], setting, day)
    kind = next(kind for kind in LEVELS if properties["name"].startswith(f"{kind} "))
    return unit_in(kind, properties["name"].removeprefix(f"{kind} "), setting, day)


def naming(named: EntityMention) -> dict[str, str]:
    """What a text tells of a body or place that it names, but for its words."""
    setting = named.setting or Setting()
    told = {"name": named.name, "kind": named.kind, "city": setting.city, "district": setting.district}
    return {key: value for key, value in {**told, "day": named.not_after}.items() if value is not None}


def node_of(thing: Organ | Unit, corrections: Corrections = NONE) -> Node:
    """The node of a body, with what people say of it where its name alone identifies it, or of a place."""
    if isinstance(thing, Unit):
        return place_node(thing)
    return body_node(thing.name, corrections) if thing.id == organ(thing.name).id else organ_node(thing)


def is_only_named(body: Organ) -> bool:
    """Whether nothing but what a text calls a body tells of it: no table, and no rule over a place."""
    return body.found_in_text and body.unit is None and not body.may_be_of and organ(body.name) == body


def best_written(names: Collection[str]) -> Organ:
    """The body that has all these names, by the one that offices would write: the first of the best by value.

    Not one whose syllables all have capitals, nor one with a word in capitals that others write small; of the
    rest the one with the most capitals, since lower case hides what a name is made of.
    """
    return organ(min(names, key=_as_offices_write))


def _as_offices_write(name: str) -> tuple[bool, int, int, str]:
    words = name.split()
    shouted = sum(len(word) > 1 and word.isupper() for word in words)
    begun = sum(word[:1].isupper() for word in words)
    return begun == len(words), shouted, -begun, name


def document_id_of_body(name: str) -> str:
    """The id of a body's node, under a prefix that no document's id has."""
    return organ(name).id


def body_node(name: str, corrections: Corrections = NONE) -> Node:
    """The node of a body that is known by name or was found in a text; its name alone decides, whoever tells of it."""
    node = organ_node(organ(name))
    said = corrections.on_body(name)
    if not said:
        return node
    aliases = [*node.properties.get("aliases", ()), *(correction.about[1] for correction in said)]
    told = [correction.told for correction in said]
    return replace(node, properties={**node.properties, "aliases": list(dict.fromkeys(aliases)), "corrected": told})


def issuing(document: ResolvedDocument) -> Issuing:
    """The issuer that the document's texts name, the most particular first; else what its sign tells."""
    named = [(place, reference) for place, reference in document.mentions if reference.issuer]
    if named:
        body = _most_particular(named)
        level = _level_of_name(body) or _level(document)
        references = [reference for _, reference in named]
        issuers = tuple(Issuer(name, *_surroundings(name, references)) for name in (body, *_joint(body, named)))
        return Issuing(issuers, level, True, frozenset(place for place, _ in named))
    told = document.identifying[0][1]
    number = parse(told.number) if told.number else None
    signed = issuer_of_sign(number, told.place)
    carriers = frozenset(place for place, _ in document.mentions) if signed else frozenset()
    return Issuing((Issuer(signed),) if signed else (), _level(document), False, carriers)


def _joint(body: str, named: list[tuple[MentionKey, Reference]]) -> tuple[str, ...]:
    """Who issued it together with ``body``, as most of the document's own texts tell; ties by name."""
    told = Counter(reference.joint for place, reference in named if place[1] == OWN and reference.issuer == body)
    return min(told, key=lambda names: (-told[names], names)) if told else ()


def issuer_id(name: str, references: Iterable[Reference]) -> str:
    """The id of the body of that name, held to have issued the document of these mentions."""
    return organ_in(name, *_surroundings(name, references)).id


def _surroundings(name: str, references: Iterable[Reference]) -> tuple[Setting | None, str | None]:
    """Where most texts that name the issuer speak of, and the first day that one gives; ties by name."""
    naming_it = (reference for reference in references if name in (reference.issuer, *reference.joint))
    place_hint = [reference for reference in naming_it if reference.setting]
    settings = Counter(reference.setting for reference in place_hint if reference.setting)
    if not settings:
        return None, None
    setting = min(settings, key=lambda each: (-settings[each], each.city or "", each.district or ""))
    days = [reference.issued_on or reference.not_after for reference in place_hint if reference.setting == setting]
    return setting, min((day for day in days if day), default=None)


def _most_particular(named: list[tuple[MentionKey, Reference]]) -> str:
    """The document's own word; else "Ban Thường vụ Thành ủy" before "Thành ủy"; else the most frequent."""
    own = [reference.issuer for place, reference in named if place[1] == OWN]
    counts = Counter(reference.issuer or "" for _, reference in named)
    if own:
        counts = Counter(issuer or "" for issuer in own)
    best = min(counts, key=lambda name: (-counts[name], name))
    longer = [name for name in counts if name != best and name.endswith(best) and name.startswith("Ban Thường vụ")]
    return min(longer, key=lambda name: (-counts[name], name)) if longer else best


def issuer_of_sign(number: Number | None, place: str | None) -> str | None:
    """The body that a number's sign stands for: ``TU`` of Hà Nội → ``Thành ủy Hà Nội``."""
    issuer = number.issuer if number else None
    if issuer is None or issuer.name is None:
        return None
    if not issuer.local:
        return issuer.name
    if place is None:
        return None
    provincial = "Tỉnh ủy" if provinces().get(place) == "tỉnh" else "Thành ủy"
    unit = _unit_kind(place)
    whole = f"{unit} {place}".strip() if issuer.level is None else place
    return issuer.called(whole, unit, provincial)


def _unit_kind(place: str) -> str:
    """The kind of the one unit above the wards that is called so; empty where none or several are."""
    known = {kind for kind, level in LEVELS.items() if level != "ward" and units_called(kind, place)}
    return provinces().get(place) or (known.pop() if len(known) == 1 else "")


def _level_of_name(name: str) -> str | None:
    return organ(name).level


def _level(document: ResolvedDocument) -> str | None:
    number = document.identifying[0][1].number
    return level_of(parse(number)) if number else None


def document_node(
    document: ResolvedDocument, files: Mapping[str, list[str]], issuer: Issuing, corrections: Corrections = NONE
) -> Node:
    """The node of a document: what its mentions agree on, with all variants where they do not, and what people say."""
    references = [reference for _, reference in document.mentions]
    own = [(place[0], reference) for place, reference in document.mentions if place[1] == OWN]
    kind = _agreed((reference.type for reference in references), (reference.type for _, reference in own))
    identifying = [reference for _, reference in document.identifying]
    number = _agreed((reference.number for reference in identifying if "law_number" not in reference.assumed), ())
    issued_on = document.right_date or _dated(document)
    title = _title([reference.title for _, reference in own] or [reference.title for reference in references])
    name = _name(identifying, kind, number)
    properties = {
        "id": document.id,
        "name": name,
        "number": number,
        "type": kind,
        "title": title,
        "issued_on": issued_on,
        "issued_on_variants": _variants(document, issued_on),
        "series": document.series,
        "level": issuer.level,
        "place": identifying[0].place,
        "in_corpus": bool(own),
        "files": sorted(name for sha256, _ in own for name in files.get(sha256, ())) or None,
        "sha256": sorted({sha256 for sha256, _ in own}) or None,
        "citations": len(document.mentions) - len(own),
        "issuers": [each.name for each in issuer.issuers] or None,
        **_doubtful(document),
        **_signed(own),
        **_as_a_file(own),
        "read_by": "ocr" if _to_be_checked(document) else None,
        **_in_force(own, files),
        "findings": [to_json(finding) for finding in findings_of(document, name, files)] or None,
        "corrected": _corrected(document, corrections),
    }
    label = document_types()[kind].label if kind in document_types() else None
    labels = ("Document", label) if label else ("Document",)
    return Node(document.id, labels, {key: value for key, value in properties.items() if value is not None})


def _signed(own: Collection[tuple[str, Reference]]) -> dict[str, object]:
    """Who signed a document, as the first of its texts that tells so has it."""
    signature = next((each.signature for _, each in sorted(own, key=_by_text) if each.signature), None)
    if signature is None:
        return {}
    return {"signed_by": signature.name, "signed_office": signature.office, "signed_for": signature.on_behalf}


def _as_a_file(own: Collection[tuple[str, Reference]]) -> dict[str, object]:
    """What its files say of themselves: who signed them and when, as JSON."""
    ordered = [reference for _, reference in sorted(own, key=_by_text)]
    signed = dict.fromkeys(each for reference in ordered for each in reference.digital_signatures)
    told = [json.dumps({"signer": each.signer, "at": each.at}, ensure_ascii=False) for each in signed]
    return {"digital_signatures": told or None}


def _corrected(document: ResolvedDocument, corrections: Corrections) -> list[str] | None:
    """What people have set right about it and about the numbers of its mentions."""
    said = (*corrections.on_document(document.id), *corrections.on_mentions(document.mentions))
    return [correction.told for correction in said] or None


def _to_be_checked(document: ResolvedDocument) -> bool:
    """Whether OCR read the head of each of its texts, and no person has looked."""
    own = [(place, reference) for place, reference in document.mentions if place[1] == OWN]
    unseen = all(reference.read_by == "ocr" and place not in document.brought for place, reference in own)
    return bool(own) and unseen and not document.right_date


def _in_force(own: Collection[tuple[str, Reference]], files: Mapping[str, list[str]]) -> dict[str, object]:
    """From which day a document is in force by its own words, and these words as JSON, as an edge carries evidence."""
    told = next(((sha256, each.effect) for sha256, each in sorted(own, key=_by_text) if each.effect), None)
    if told is None:
        return {}
    sha256, effect = told
    said = effect.evidence
    names = files.get(sha256, [])
    words = {"file": names[0] if names else None, "start": said.start, "end": said.end, "quote": said.quote,
             "rule": said.rule, "confidence": said.confidence}  # fmt: skip
    return {"effective_on": effect.on, "effective_evidence": json.dumps(words, ensure_ascii=False)}


def _by_text(own: tuple[str, Reference]) -> str:
    return own[0]


def _doubtful(document: ResolvedDocument) -> dict[str, object]:
    """What was mended and what was assumed of a document."""
    mendings = [reference.mending for _, reference in document.mentions if reference.mending]
    assumed = document.assumed
    return {
        "written": sorted({mending.written for mending in mendings}) or None,
        "mended": sorted({mending.reason for mending in mendings}) or None,
        "assumed": ["series"] if assumed and len(assumed) == len(document.mentions) else None,
        "assumed_mentions": len(assumed) or None,
    }


def _dated(document: ResolvedDocument) -> str | None:
    """The date that the document itself gives; else the one that most texts give, of those that can be."""
    own = (reference.issued_on for place, reference in document.mentions if place[1] == OWN)
    told = (reference.issued_on for place, reference in document.mentions if place not in document.doubted)
    return _agreed(told, own)


def _name(references: Collection[Reference], kind: str | None, number: str | None) -> str:
    if number:
        return f"{kind} {number}" if kind else number
    return _agreed((reference.name for reference in references), ()) or "?"


def _agreed(values: Iterable[str | None], own: Iterable[str | None]) -> str | None:
    """What the document itself says; else what most mentions say, ties to the first by value."""
    for source in (own, values):
        counts = Counter(value for value in source if value)
        if counts:
            return min(counts, key=lambda value: (-counts[value], value))
    return None


def _title(titles: list[str | None]) -> str | None:
    """The title that most texts give; among equals the longest, then the first by letter."""
    counts = Counter(title for title in titles if title)
    return min(counts, key=lambda title: (-counts[title], -len(title), title)) if counts else None


def _variants(document: ResolvedDocument, issued_on: str | None) -> list[str] | None:
    """Every date that is written of the document, where there is more than one or one that cannot be."""
    dates = {reference.issued_on for _, reference in document.mentions if reference.issued_on}
    return sorted(dates) if dates - {issued_on} else None

"""Bodies in their time: central organs by name, local ones by rules over places.

``organ(name)`` tells what a name alone tells: kind, level, other names, time, whose it is, what it is
part of and what it became. A name that no table and no rule holds is a body found in a text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache

from ..fold import slug, spelled_slug
from ..model import Node, Setting
from .committees import COMMITTEES, YOUTH
from .places import (
    LEVELS,
    UNCLEAR,
    Part,
    Unit,
    changes_table,
    level_of_name,
    of_its_kind,
    sharing_a_slug,
    successions,
    unit_in,
    unit_not_tabled,
    units,
    units_called,
    walk_up,
)
from .vocabulary import bodies, require, rows

_KINDS = (
    ("Ban Chỉ đạo", "SteeringCommittee"),
    ("Ban cán sự đảng", "PartyGroup"),
    ("Đảng đoàn", "PartyGroup"),
    ("Ban Thường vụ", "Committee"),
    ("Ban Chấp hành", "Committee"),
    ("Thường trực", "Committee"),
    ("Đại hội", "Committee"),
    ("Đảng bộ", "Committee"),
    ("HĐND", "Council"),
    ("UBND", "Government"),
    ("Chủ tịch UBND", "Government"),
    ("Ủy ban MTTQ", "MassOrganisation"),
    ("Liên đoàn", "MassOrganisation"),
    ("Hội ", "MassOrganisation"),
)
_COMMITTEE = re.compile(r"(?:Thành|Tỉnh|Quận|Huyện|Thị|Đảng) ủy")
_CONGRESS = re.compile(r"Đại hội (?:\w+ )?(?P<party>Đảng bộ .+?)(?: nhiệm kỳ .+)?")


@dataclass(frozen=True, slots=True)
class Became:
    """What a body became on a day, whole or in part; ``what`` says which part, where that is known."""

    on: str
    organ: "Organ"
    part: Part
    table: str
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A body that every unit of some kinds has: its name around the place, and the role that it is part of."""

    role: str
    name: str
    units: tuple[str, ...]
    kind: str
    within: str
    governs: bool
    start: str | None
    end: str | None
    becomes: str
    only: str
    level: str
    aliases: tuple[str, ...]

    def fits(self, unit: Unit) -> bool:
        """Whether the unit has such a body at some time."""
        meets = (self.start or "") <= (unit.end or "9999") and (unit.start or "") <= (self.end or "9999")
        whose = unit.kind in self.units and self.only in ("", unit.name) and self.level in ("", unit.level)
        return whose and meets


@dataclass(frozen=True, slots=True)
class Organ:
    """A body as its name tells; ``None`` in ``start`` or ``end``: before, or after, what the tables know."""

    id: str
    name: str
    kind: str
    level: str | None
    aliases: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    unit: Unit | None = None
    rule: Rule | None = None
    #: units that have this name at some time, where the name alone does not tell which is meant
    may_be_of: tuple[Unit, ...] = ()
    #: names of the bodies that it is part of, where no rule tells
    within: tuple[str, ...] = field(default=())
    found_in_text: bool = False
    #: the last day of which anything is known, of a body that no table tells the end of
    known_until: str | None = None


@lru_cache(maxsize=65536)
def organ(name: str) -> Organ:
    """The body of that name."""
    known = central_by_name().get(name)
    return known or _local(name) or _congress(name) or _found(name)


def organ_in(name: str, setting: Setting | None, day: str | None) -> Organ:
    """The body that a text of this setting, written on this ISO day, calls so.

    A body of a ward or commune is as its unit is (``unit_in``); any other is identified by its name alone.
    """
    role, kind, place = parts(name)
    if LEVELS.get(kind) != "ward":
        return organ(name)
    unit = unit_in(kind, place, setting or Setting(), day)
    told = organ_of(role, unit)
    called = name.removesuffix(place) + unit.name
    key = body_id(name) + _apart(unit)
    return told or Organ(key, called, _kind(name), unit.level, found_in_text=True, known_until=unit.known_until)


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, str, str]:
    """Role, kind of unit and place of a local body's name; three empty texts for any other name."""
    words = name.split()
    for count in range(len(words) - 1, 0, -1):
        role, kind = local_heads().get(" ".join(words[:count]), ("", ""))
        if role and all(word[0].isupper() or not word[0].isalpha() for word in words[count:]):
            return role, kind, " ".join(words[count:])
    return "", "", ""


def organ_of(role: str, unit: Unit) -> Organ | None:
    """The body that has the role in a unit, if the unit has such a body."""
    rule = next((rule for rule in rules_by_role().get(role, ()) if rule.fits(unit)), None)
    return _of_rule(rule, unit) if rule else None


def parents(child: Organ) -> Iterator[tuple[Organ, str]]:
    """The bodies that a body is part of, each with the table that says so."""
    for name in child.within:
        yield organ(name), "bodies"
    if child.rule is None or child.unit is None or not child.rule.within:
        return
    role, _, central = child.rule.within.partition("|")
    if not role.startswith("^"):
        above: Organ | None = organ_of(role, child.unit)
    elif child.unit.level == "city":
        above = organ(central) if central else None
    elif child.unit.found_in_text and child.unit.level == "ward":
        above = None  # it may have been part of a district's that is not known
    else:
        above = next((each for unit in walk_up(child.unit) if (each := organ_of(role[1:], unit))), None)
    if above:
        yield above, "local_bodies"


def became(old: Organ) -> list[Became]:
    """The successors of a body: its own, or those of its place."""
    changes = [_changed(row) for row in _changes().get(old.name, ())]
    if old.rule is None or old.unit is None or old.unit.found_in_text:
        return changes
    if old.rule.end and old.rule.end == old.end:
        new = organ_of(old.rule.becomes, old.unit) if old.rule.becomes else None
        return [Became(_day_after(old.rule.end), new, "whole", "local_bodies")] if new else []
    return [
        Became(each.on, new, each.part, changes_table(old.unit))
        for each in successions().get(old.unit.id, ())
        if each.on > (old.start or "") and (new := _in_place_of(old.rule, units()[each.new]))
    ]


def organ_node(body: Organ) -> Node:
    """The node of a body; a function of its name and, where several units share a name, of its unit."""
    properties = {
        "id": body.id,
        "name": body.name,
        "level": body.level,
        "aliases": list(body.aliases) or None,
        "place": _place(body.unit) if body.unit else None,
        "place_candidates": [unit.id for unit in body.may_be_of] or list(body.unit.may_be if body.unit else ()) or None,
        "valid_from": body.start,
        "valid_to": body.end,
        "known_until": body.known_until,
        "found_in_text": body.found_in_text or None,
    }
    return Node(body.id, ("Body", body.kind), {key: value for key, value in properties.items() if value is not None})


def body_id(name: str) -> str:
    """The id of a body's node: its name as a slug, under a prefix that no document's id has.

    What no table knows keeps its marks, since two names may differ by them alone.
    """
    role, kind, place = parts(name)
    if role and not units_called(kind, place):
        return f"body.{slug(name.removesuffix(place))}-{spelled_slug(place)}"
    return f"body.{slug(name) if role or name in bodies() else spelled_slug(name)}"


@cache
def central_by_name() -> Mapping[str, Organ]:
    """Bodies of the tables by name."""
    table: dict[str, Organ] = {}
    names = {row["name"] for row in rows("bodies")}
    for row in rows("bodies"):
        require(row["within"] in names | {""}, "bodies", row, "superior")
        table[row["name"]] = Organ(
            body_id(row["name"]),
            row["name"],
            row["kind"],
            row["level"],
            tuple(filter(None, row["aliases"].split("|"))),
            row["from"] or None,
            row["to"] or None,
            within=(row["within"],) if row["within"] else (),
        )
    return table


@cache
def _changes() -> Mapping[str, list[dict[str, str]]]:
    table: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows("body_changes"):
        require(row["old"] in central_by_name() and row["new"] in central_by_name(), "body_changes", row, "bodies")
        table[row["old"]].append(row)
    return table


def _changed(row: dict[str, str]) -> Became:
    part: Part = "whole" if row["part"] == "whole" else "part"
    return Became(row["on"], organ(row["new"]), part, "body_changes", row["what"] or None)


@cache
def rules_by_role() -> Mapping[str, tuple[Rule, ...]]:
    """The rules of each role, the first that fits a unit decides."""
    table: dict[str, tuple[Rule, ...]] = {}
    for row in rows("local_bodies"):
        kinds, aliases = tuple(row["units"].split("|")), tuple(filter(None, row["aliases"].split("|")))
        start, end = row["from"] or None, row["to"] or None
        rule = Rule(row["role"], row["name"], kinds, row["kind"], row["within"], row["governs"] == "yes",
                    start, end, row["becomes"], row["only"], row["level"], aliases)  # fmt: skip
        heads = [_fill(rule.name, kind, "").strip() for kind in kinds]
        require(any(row["example"].startswith(f"{head} ") for head in heads), "local_bodies", row, "example")
        require(set(kinds) <= LEVELS.keys(), "local_bodies", row, "units")
        table[rule.role] = (*table.get(rule.role, ()), rule)
    return table


@cache
def local_heads() -> Mapping[str, tuple[str, str]]:
    """Role and kind of unit by what stands before the place: ``Quận ủy`` → the committee of a quận."""
    return {
        _fill(rule.name, kind, "").strip(): (role, kind)
        for role, rules in rules_by_role().items()
        for rule in rules
        for kind in rule.units
    }


def _fill(template: str, kind: str, place: str) -> str:
    return template.format(committee=COMMITTEES[kind], youth=YOUTH[kind], unit=kind, place=place)


def _local(name: str) -> Organ | None:
    """The body of a place: the longest head decides, and the rest is the place."""
    role, kind, place = parts(name)
    return _of_place(name, role, kind, place) if role else None


def _of_place(name: str, role: str, kind: str, place: str) -> Organ | None:
    candidates = units_called(kind, place)
    if len(candidates) > 1:
        level, called = LEVELS[kind], name.removesuffix(place) + candidates[0].name
        return Organ(body_id(name), called, rules_by_role()[role][0].kind, level, may_be_of=candidates)
    return organ_of(role, candidates[0] if candidates else unit_not_tabled(kind, place))


def _of_rule(rule: Rule, unit: Unit) -> Organ:
    name = _fill(rule.name, unit.kind, unit.name)
    aliases = tuple(_fill(alias, unit.kind, unit.name) for alias in rule.aliases)
    start = max(filter(None, (rule.start, unit.start)), default=None)
    end = min(filter(None, (rule.end, unit.end)), default=None)
    key = body_id(name) + _apart(unit)
    until = None if end else unit.known_until
    return Organ(key, name, rule.kind, unit.level, aliases, start, end, unit, rule, (), (), unit.found_in_text, until)


def _apart(unit: Unit) -> str:
    """What tells the unit from others of its name: its superior below the city, and the year where paths recur."""
    if unit.found_in_text:
        return _apart_as_found(unit)
    if sharing_a_slug(unit.kind, unit.name) < 2:
        return ""
    above = [f"{each.kind}-{each.name}" for each in walk_up(unit) if each.level != "city"]
    year = unit.id.rpartition(".")[2] if unit.id[-4:].isdigit() else None if above else (unit.start or "")[:4]
    return "".join(f".{part}" for part in (*map(slug, above), year) if part)


def _apart_as_found(unit: Unit) -> str:
    """The city that a text tells of a ward; ``UNCLEAR`` where it tells none and tables know wards of the name."""
    if unit.level != "ward":
        return ""
    above = unit.id.removeprefix("place.").rpartition(".")[0] or (UNCLEAR if unit.may_be else "")
    return f".{above}" if above else ""


def _congress(name: str) -> Organ | None:
    """A congress of a Party organisation, part of it; for a ward, whose name is not unique, the parent is unknown."""
    match = _CONGRESS.fullmatch(name)
    party = _local(match["party"]) if match else None
    if party is None:
        return None
    within = () if party.level == "ward" else (party.name,)
    called = name.replace(match["party"], party.name) if match else name
    return Organ(body_id(name), called, party.kind, party.level, within=within, found_in_text=True)


def _found(name: str) -> Organ:
    end, until = _end_with_its_unit(name)
    until = until or of_its_kind(name)[1]
    aliases = _as_written(name)
    return Organ(
        body_id(name), name, _kind(name), level_of_name(name), aliases, end=end, found_in_text=True,
        known_until=None if end else until,
    )  # fmt: skip


#: a name that a text gives without the place of its city or province
_IN_CITY = re.compile(r"(?P<bare>.+?) (?:thành phố|tỉnh) [A-ZĐ].*")


def _as_written(name: str) -> tuple[str, ...]:
    """How the texts of its own place write the name of a body that no table holds."""
    placed = _IN_CITY.fullmatch(name)
    names = [*([placed["bare"]] if placed else ()), name]
    long = [each.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân") for each in names]
    return tuple(dict.fromkeys(each for each in (*names[:-1], *long) if each != name))


_OF_UNIT = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|quận|huyện|thị xã|thị trấn|phường|xã(?! hội)|đặc khu) (?P<place>[^\W\d_].*)$"
)


def _end_with_its_unit(name: str) -> tuple[str | None, str | None]:
    """The last day of the unit that the name ends in, or the last that is known of it: no body outlives its unit."""
    of = _OF_UNIT.search(name)
    if of is None:
        return None, None
    called = units_called(of["kind"], of["place"]) or (unit_not_tabled(of["kind"], of["place"]),)
    return (called[0].end, called[0].known_until) if len(called) == 1 else (None, None)


def _kind(name: str) -> str:
    begun = next((kind for begin, kind in _KINDS if name.startswith(begin)), None)
    return begun or ("Committee" if _COMMITTEE.match(name) else "Agency")


def _in_place_of(rule: Rule, unit: Unit) -> Organ | None:
    """The body of a later unit that has the role, or the role that the role became."""
    role, tried = rule.role, set[str]()
    while role and role not in tried:
        body = organ_of(role, unit)
        if body:
            return body
        tried.add(role)
        role = rules_by_role()[role][0].becomes
    return None


def _place(unit: Unit) -> str:
    return ", ".join(f"{each.kind} {each.name}" for each in (unit, *walk_up(unit)))


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()

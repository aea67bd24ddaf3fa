"""Places in their time: Hanoi's units since 2014, the provinces, and what each became.

A place's id is its path (``place.ha-noi.quan-ba-dinh.phuong-truc-bach``). Units of two times that
have one name mostly have two paths, since the level of districts ended with June 2025; where a path
comes back, the year in which the later unit began is added. Sources of the tables: docs/bodies.md.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from ..fold import fold, slug, spelled_slug
from ..model import Edge, Node, Setting
from .vocabulary import require, rows

Part = Literal["whole", "part"]
#: level of the bodies of a unit, and the label of the unit, by its kind
LEVELS: Mapping[str, str] = {
    "thành phố": "city", "tỉnh": "city", "quận": "district", "huyện": "district", "thị xã": "district",
    "phường": "ward", "xã": "ward", "thị trấn": "ward", "đặc khu": "ward",
}  # fmt: skip
_LABELS = {"city": "City", "district": "District"}
#: in ids: "not clear", which of several units, or of which province
UNCLEAR = "khong-ro"
_SYLLABLE = re.compile(r"\w+")
_LEVEL_WORDS = (
    ("city", re.compile(r"(?<!\w)(?:(?:thành|tỉnh) ủy|thành phố|tỉnh)(?!\w)", re.IGNORECASE)),
    ("district", re.compile(r"(?<!\w)(?:(?:quận|huyện|thị) ủy|quận|huyện|thị xã)(?!\w)", re.IGNORECASE)),
    ("ward", re.compile(r"(?<!\w)(?:đảng ủy(?! khối)|phường|xã|thị trấn|đặc khu)(?!\w)", re.IGNORECASE)),
)
_OF_CITY = re.compile(r"(?<!\w)(?:thành phố|Thành ủy) (?P<place>[^\W\d_].*)$")
_CITY = "thành phố"


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit from its first day to its last; ``None``: before, or after, what the table knows."""

    id: str
    kind: str
    name: str
    within: str | None = None
    start: str | None = None
    end: str | None = None
    code: str | None = None
    #: in no table, or in several rows of which none is chosen: what is known is what a text calls it
    found_in_text: bool = False
    #: the last day of which anything is known: whether a unit that no table holds stands later is not told
    known_until: str | None = None
    #: ids of the units that are called so, where the text does not tell which it means
    may_be: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """``city``, ``district`` or ``ward``."""
        return "district" if self.kind == _CITY and self.within else LEVELS[self.kind]

    def exists(self, day: str) -> bool:
        """Whether the unit exists on an ISO day."""
        return (self.start or "") <= day <= (self.end or "9999")


@dataclass(frozen=True, slots=True)
class Succession:
    """What a unit becomes on a day: another one takes it over, or a part of it."""

    on: str
    old: str
    new: str
    part: Part


@cache
def units() -> Mapping[str, Unit]:
    """Every unit of the tables by id."""
    found = {unit.id: unit for unit in map(_province, rows("provinces"))}
    superiors: dict[str, str] = {f"{unit.kind} {unit.name}": unit.id for unit in found.values()}
    for row in sorted(rows("places"), key=lambda row: (LEVELS.get(row["kind"], ""), row["from"])):
        unit = _unit(row, superiors, found)
        found[unit.id] = unit
        if unit.level != "ward":
            superiors[f"{unit.kind} {unit.name}"] = unit.id
    return found


@cache
def successions() -> Mapping[str, tuple[Succession, ...]]:
    """What each unit became, by the id of the old one; a district became what its wards and communes became."""
    found: dict[str, set[Succession]] = defaultdict(set)
    for each in _of_provinces():
        found[each.old].add(each)
    for row in rows("place_changes"):
        old = _standing(row["old"], row["within"], _day_before(row["on"]))
        require(old is not None, "place_changes", row, "old unit")
        new = _standing(row["new"], row["new_within"], row["on"]) if row["new"] else None
        require(
            (new is None) == (not row["new"]) and row["part"] in ("", "whole", "part"), "place_changes", row, "new unit"
        )
        if old and new:
            found[old.id].add(Succession(row["on"], old.id, new.id, "whole" if row["part"] == "whole" else "part"))
    for district in [unit for unit in units().values() if unit.level == "district" and unit.id not in found]:
        found[district.id] = _of_its_parts(district, found)
    return {old: tuple(sorted(each, key=lambda one: (one.on, one.new))) for old, each in found.items() if each}


@cache
def units_called(kind: str, name: str) -> tuple[Unit, ...]:
    """Every unit that has been called so, whatever the letters' case, the earliest first."""
    return _by_name().get((kind, name.casefold()), ())


@cache
def names_of_units() -> frozenset[str]:
    """What the units of the tables are called, without their kind."""
    return frozenset(unit.name for unit in units().values())


@cache
def _cities() -> Mapping[str, str]:
    """Cities and provinces by their names without marks, and by the beginnings of names of three words."""
    cities = [unit.name for unit in units().values() if unit.level == "city"]
    begun = {name.rpartition(" ")[0]: name for name in cities if name.count(" ") == 2 and " - " not in name}
    return {fold(written): name for written, name in (*begun.items(), *((name, name) for name in cities))}


def city_called(name: str) -> str | None:
    """The city or province that a name means in spite of a slip in its marks or capitals: ``Hà Nôi``, ``HÀ NỘI``.

    A name that a line or a comma cuts ("Hồ Chí", "Thừa Thiên - Huế") is whole again.
    """
    return _cities().get(fold(name))


def sharing_a_slug(kind: str, name: str) -> int:
    """How many units of a kind have names that differ in marks at most: ``Vạn Phúc``, ``Vân Phúc``."""
    return _slugs()[kind, slug(name)]


def level_of(kind: str, name: str) -> str:
    """``city``, ``district`` or ``ward`` of a unit: a city below a province is of the level of districts."""
    return "district" if kind == _CITY and name.casefold() in _cities_below() else LEVELS[kind]


def level_of_name(name: str) -> str | None:
    """The level that a body's name tells by the unit in it."""
    city = _OF_CITY.search(name)
    if city and level_of("thành phố", city["place"]) == "district":
        return "district"
    return next((level for level, words in _LEVEL_WORDS if words.search(name)), None)


@cache
def _cities_below() -> Mapping[str, Unit]:
    """Cities below a province by name; no list of a level's units holds them, since Hanoi's alone are complete."""
    found: dict[str, Unit] = {}
    for row in rows("cities_below"):
        within = f"place.{slug(row['province'])}"
        require(within in units() and bool(row["source"]), "cities_below", row, "province")
        require(row["city"].casefold() not in found, "cities_below", row, "name")
        key = f"{within}.{slug(_CITY)}-{slug(row['city'])}"
        found[row["city"].casefold()] = Unit(key, _CITY, row["city"], within, row["from"] or None, row["to"] or None)
    return found


def unit_not_tabled(kind: str, name: str) -> Unit:
    """The unit that a text names and no table of Hanoi's units or of the provinces holds."""
    if level_of(kind, name) != LEVELS[kind]:
        return _cities_below()[name.casefold()]
    end, until = of_its_kind(kind)
    key = f"place.{slug(kind)}-{spelled_slug(name)}"
    return Unit(key, kind, in_form(name), end=end, found_in_text=True, known_until=until)


def of_its_kind(name: str) -> tuple[str | None, str | None]:
    """Of a unit or body that no table holds: its last day, where all of its kind ended; else the last that is known."""
    changed = next((each for each in _kind_changes() if re.match(rf"{each.begins}(?!\w)", name)), None)
    if changed is None:
        return None, None
    return (changed.last_day, None) if changed.ended else (None, changed.last_day)


@dataclass(frozen=True, slots=True)
class _KindChange:
    begins: str
    last_day: str
    #: all of the kind ended; else they were redrawn, and some stand under their names
    ended: bool


@cache
def _kind_changes() -> tuple[_KindChange, ...]:
    changes = []
    for row in rows("kind_changes"):
        require(row["example"].startswith(f"{row['begins']} "), "kind_changes", row, "example")
        require(row["then"] in ("ended", "redrawn") and bool(row["source"]), "kind_changes", row, "source")
        changes.append(_KindChange(row["begins"], row["last_day"], row["then"] == "ended"))
    return tuple(changes)


def in_form(name: str) -> str:
    """A place's name as offices write it, a capital for each syllable: "KIM SƠN" → "Kim Sơn".

    All spellings that share an id share it, so that no text decides what a place is called.
    """
    return _SYLLABLE.sub(lambda syllable: syllable.group().capitalize(), name)


def unit_in(kind: str, name: str, setting: Setting, day: str | None) -> Unit:
    """The unit that a text of this setting, written on this ISO day, calls so.

    A ward or commune is identified by its city, then by the day and the district. Where the city is not known,
    or is one whose units no table holds, or several units fit, it is a unit found in the text, apart
    from all of the tables; ``may_be`` holds all that are ever called so.
    """
    called = units_called(kind, name)
    if LEVELS[kind] != "ward":
        return called[0] if len(called) == 1 else unit_not_tabled(kind, name)
    city = _city_id(setting.city) if setting.city else None
    if city not in _tabled():
        return _found_in(city, kind, name, called if city is None else ())
    fitting = _fitting([unit for unit in called if city in [each.id for each in walk_up(unit)]], setting, day)
    return fitting[0] if len(fitting) == 1 else _found_in(city, kind, name, called, f".{UNCLEAR}")


def _fitting(called: Sequence[Unit], setting: Setting, day: str | None) -> Sequence[Unit]:
    """Those that exist on the day, else those that have ended by then; of these the ones in the district."""
    standing = [unit for unit in called if day is None or unit.exists(day)]
    fitting = standing or [unit for unit in called if (unit.end or "9999") < (day or "")]
    near = [unit for unit in fitting if setting.district in [each.name for each in walk_up(unit)]]
    return near or fitting


def _found_in(city: str | None, kind: str, name: str, may_be: Sequence[Unit], apart: str = "") -> Unit:
    within = city if city in units() else None
    key = f"{city or 'place'}{apart}.{slug(kind)}-{spelled_slug(name)}"
    end, until = of_its_kind(kind)
    candidates = tuple(unit.id for unit in may_be)
    return Unit(key, kind, in_form(name), within, None, end, None, True, until, candidates)


def _city_id(name: str) -> str:
    """The id of a city or province; one that no table holds keeps its marks."""
    known = units().get(f"place.{slug(name)}")
    return known.id if known and known.name == name else f"place.{spelled_slug(name)}"


@cache
def _tabled() -> frozenset[str]:
    """Cities whose units the tables hold."""
    return frozenset(unit.within for unit in units().values() if unit.within and unit.level == "district")


def place_node(unit: Unit) -> Node:
    """The node of a unit: ``name`` in full (``quận Ba Đình``), level, code and time."""
    properties = {
        "id": unit.id,
        "name": f"{unit.kind} {unit.name}",
        "kind": unit.kind,
        "level": unit.level,
        "code": unit.code,
        "valid_from": unit.start,
        "valid_to": unit.end,
        "known_until": unit.known_until,
        "found_in_text": unit.found_in_text or None,
        "place_candidates": list(unit.may_be) or None,
    }
    label = _LABELS.get(unit.level) or ("Ward" if unit.kind == "phường" else "Commune")
    return Node(unit.id, ("Place", label), {key: value for key, value in properties.items() if value is not None})


def place_edges(unit: Unit) -> list[Edge]:
    """What a unit lies within, and what it became."""
    edges = [
        known_edge(unit.id, "SUCCEEDED_BY", each.new, changes_table(unit), on=each.on, part=each.part)
        for each in successions().get(unit.id, ())
    ]
    if unit.within is None:
        return edges
    if unit.found_in_text:
        # that a text means a ward of its own province is assumed
        return [known_edge(unit.id, "WITHIN", unit.within, "provinces", assumed=["province"])]
    table = "cities_below" if unit.kind == _CITY else "places"
    return [known_edge(unit.id, "WITHIN", unit.within, table), *edges]


def changes_table(unit: Unit) -> str:
    """The table that says what a unit became."""
    return "province_changes" if unit.level == "city" else "place_changes"


def known_edge(start: str, label: str, end: str, table: str, **properties: object) -> Edge:
    """An edge that no sentence says: it is known from a table, and its evidence is empty."""
    return Edge(start, label, end, {"evidence": [], "known_from": table, **properties})


def _province(row: dict[str, str]) -> Unit:
    return Unit(f"place.{slug(row['place'])}", row["kind"], row["place"], None, row["from"] or None, row["to"] or None)


def _of_provinces() -> Iterator[Succession]:
    """Which province went into which; the one that it went into goes on under its name."""
    for row in rows("province_changes"):
        old, new = (units().get(f"place.{slug(row[end])}") for end in ("old", "new"))
        require(old is not None and old.end == _day_before(row["on"]), "province_changes", row, "old unit")
        require(new is not None and new.exists(row["on"]), "province_changes", row, "new unit")
        if old and new:
            yield Succession(row["on"], old.id, new.id, "whole" if row["part"] == "whole" else "part")


def _unit(row: dict[str, str], superiors: Mapping[str, str], known: Mapping[str, Unit]) -> Unit:
    require(row["kind"] in LEVELS, "places", row, "kind")
    require(not row["within"] or row["within"] in superiors, "places", row, "superior")
    require(not (row["from"] and row["to"]) or row["from"] <= row["to"], "places", row, "period")
    within = superiors.get(row["within"])
    path = f"{within}.{slug(row['kind'])}-{slug(row['name'])}" if within else f"place.{slug(row['name'])}"
    if within and path in known:
        require(bool(row["from"]), "places", row, "first day")
        path = f"{path}.{row['from'][:4]}"
    return Unit(path, row["kind"], row["name"], within, row["from"] or None, row["to"] or None, row["code"] or None)


@cache
def _by_name() -> Mapping[tuple[str, str], tuple[Unit, ...]]:
    table: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units().values():
        table[unit.kind, unit.name.casefold()].append(unit)
    return {key: tuple(sorted(each, key=lambda unit: (unit.start or "", unit.id))) for key, each in table.items()}


@cache
def _slugs() -> Counter[tuple[str, str]]:
    return Counter((unit.kind, slug(unit.name)) for unit in units().values())


def _standing(full_name: str, within: str, day: str) -> Unit | None:
    """The one unit called so in a superior unit that exists on a day."""
    kind = next((kind for kind in LEVELS if full_name.startswith(f"{kind} ")), "")
    fitting = [
        unit
        for unit in units_called(kind, full_name.removeprefix(f"{kind} "))
        if unit.exists(day) and _lies_in(unit, within)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _lies_in(unit: Unit, within: str) -> bool:
    superior = units()[unit.within] if unit.within else None
    return superior is not None and f"{superior.kind} {superior.name}" == within


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _of_its_parts(district: Unit, known: Mapping[str, set[Succession]]) -> set[Succession]:
    """What a district became when it ended: the units that its own went into, the whole where all went into one."""
    last = [unit for unit in units().values() if unit.within == district.id and unit.end == district.end]
    onwards = {(each.on, each.new) for unit in last for each in known.get(unit.id, ())}
    part: Part = "whole" if len(onwards) == 1 else "part"
    return {Succession(on, district.id, new, part) for on, new in onwards}


def walk_up(unit: Unit) -> Sequence[Unit]:
    """The units that a unit lies within, the nearest first."""
    above: list[Unit] = []
    while unit.within:
        unit = units()[unit.within]
        above.append(unit)
    return above

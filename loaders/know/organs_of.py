"""Which bodies there are: all of a unit, all of the centre, and who acts for whom."""

from collections.abc import Mapping
from functools import cache

from .organs import Organ, central_by_name, local_heads, organ_of, rules_by_role
from .places import Unit

#: roles of those who sign for a whole body
_ACTING = {"executive", "standing", "permanent", "council_permanent", "front_permanent", "chair"}


@cache
def organs_of(unit: Unit) -> tuple[Organ, ...]:
    """Every body that a unit has at some time, by the rules; each role once."""
    return tuple(body for role in rules_by_role() if (body := organ_of(role, unit)))


@cache
def central_organs() -> tuple[Organ, ...]:
    """Every central body of the tables, of all times."""
    return tuple(body for body in central_by_name().values() if body.level == "central")


@cache
def departments() -> tuple[str, ...]:
    """Names of a city's departments without the city (``Sở Nội vụ``), the longer first."""
    names = {rule.name.removesuffix(" {unit} {place}") for rules in rules_by_role().values() for rule in rules}
    return tuple(sorted((name for name in names if name.startswith("Sở ")), key=lambda name: (-len(name), name)))


def acting_for(body: Organ) -> Organ:
    """The body in whose name this one acts between its sessions, or as its head; else the body itself."""
    if body.rule is None or body.unit is None or body.rule.role not in _ACTING:
        return body
    return organ_of(body.rule.within, body.unit) or body


def local_name(words: str) -> tuple[str, str, str] | None:
    """Of a local body's name, whatever its capitals: what stands before its place, the kind of unit, and the place.

    What stands before the place is as offices write it; ``None`` for any other name.
    """
    whole = words.split()
    for count in range(len(whole) - 1, 0, -1):
        told = _heads_in_lower_case().get(" ".join(whole[:count]).lower())
        if told:
            return *told, " ".join(whole[count:])
    return None


@cache
def _heads_in_lower_case() -> Mapping[str, tuple[str, str]]:
    return {head.lower(): (head, kind) for head, (_, kind) in local_heads().items()}

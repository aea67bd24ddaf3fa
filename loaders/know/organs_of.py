"""Which bodies there are: all of a unit, all of the centre, and who acts for whom."""

from functools import cache

from .organs import Organ, central_by_name, organ_of, rules_by_role
from .places import Unit

#: roles of those who sign for a whole body
_ACTING = {"executive", "standing", "permanent", "council_permanent", "chair"}


@cache
def organs_of(unit: Unit) -> tuple[Organ, ...]:
    """Every body that a unit has at some time, by the rules; each role once."""
    return tuple(body for role in rules_by_role() if (body := organ_of(role, unit)))


@cache
def central_organs() -> tuple[Organ, ...]:
    """Every central body of the tables, of all times."""
    return tuple(body for body in central_by_name().values() if body.level == "central")


def acting_for(body: Organ) -> Organ:
    """The body in whose name this one acts between its sessions, or as its head; else the body itself."""
    if body.rule is None or body.unit is None or body.rule.role not in _ACTING:
        return body
    return organ_of(body.rule.within, body.unit) or body

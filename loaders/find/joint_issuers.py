"""Whose names stand side by side at the head of what several bodies issue together.

They are joined by dashes ("BAN TỔ CHỨC - BAN DÂN VẬN"), stand in columns of their own, or one below the other;
the place that the last of them tells is that of all. A dash inside of one name ("PHÒNG VĂN HÓA - XÃ HỘI"), and
the name of a part before that of its whole ("VĂN PHÒNG HĐND - UBND"), join nothing.
"""

import re
from collections.abc import Sequence

from ..know.heads import head_words, in_one_form
from ..number import Number
from .head import HeadLine
from .head_bodies import ends_in_a_unit, known, unit_in_line

#: signs of what is issued together: "TTLT", "NQLT", "HDLN", "QCPH"
_JOINT_SIGN = re.compile(r"\w{2,}(?:LT|LN|PH)$")
_JOINT_WORDS = re.compile(r"(?<!\w)liên (?:tịch|ngành|cơ quan)(?!\w)|^\W*(?:\w+ ){1,2}phối hợp(?!\w)", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–]\s*(?=\w)|\s*[,;]\s+(?=\w)")


def told_joint(number: Number | None, type_and_title: str) -> bool:
    """Whether number, type or title say that several bodies issue a document together."""
    sign = number.signs[0] if number else ""
    return bool(_JOINT_SIGN.match(sign) or _JOINT_WORDS.search(type_and_title))


def side_by_side(name: str, joint: bool) -> list[str]:
    """The names in a line in capitals, each whole; ``joint``: other words say that there are several."""
    if known(name):
        return [name]
    found, begun = [], 0
    for dash in _DASH.finditer(name):
        own, further = name[begun : dash.start()], name[dash.end() :]
        if head_words("body").match(further) and _stands_beside(own, further, joint):
            found.append(own)
            begun = dash.end()
    return _of_one_place([*found, name[begun:]])


def _stands_beside(own: str, further: str, joint: bool) -> bool:
    """Whether two names are those of two bodies: not a part with its whole, unless one is of the other's kind."""
    if not head_words("body").match(own):
        return False
    same = own.split()[0] == further.split()[0]
    office = head_words("office of").match(own)
    return same or not (office or (head_words("whole").match(further) and not joint))


def _of_one_place(names: list[str]) -> list[str]:
    """The names with the unit that the last of them tells, where they tell none and are no central bodies."""
    unit = unit_in_line(names[-1])
    if unit is None:
        return names
    kind, place = (each.upper() for each in unit)
    return [*(_placed(name, kind, place) for name in names[:-1]), names[-1]]


def _placed(name: str, kind: str, place: str) -> str:
    if ends_in_a_unit(name):
        return f"{name} {place}"
    if name.endswith(f" {place}"):
        return name
    body = known(name)
    return name if unit_in_line(name) or (body and body.level == "central") else f"{name} {kind} {place}"


def issuing_together(names: Sequence[str], joint: bool) -> tuple[list[str], list[str]]:
    """The names of a head that are of superior bodies, and those of the one or several that issue."""
    if not names:
        return [], []
    together = [names[-1]]
    above = list(names[:-1])
    while above and (len(side_by_side(above[-1], joint)) > 1 or (joint and _are_peers(above[-1], together[0]))):
        together.insert(0, above.pop())
    parts = [part for name in together for part in side_by_side(name, joint)]
    return above, _of_one_place(parts) if len(parts) > 1 else parts


def _are_peers(upper: str, lower: str) -> bool:
    """Whether a name above another is not that of its superior: both are of bodies that stand beside each other."""
    peers = head_words("peer")
    first, second = peers.match(upper), peers.match(lower)
    kinds = [unit[0] if unit else None for unit in map(unit_in_line, (upper, lower))]
    return bool(first and second) and (None in kinds or kinds[0] == kinds[1])


def in_columns(lines: Sequence[HeadLine], text: str) -> list[list[HeadLine]]:
    """The lines of each of the columns in which bodies stand side by side; all lines in one where there are none."""
    rows = _rows(lines, text)
    first = next((at for at, row in enumerate(rows) if _of_bodies(row)), None)
    if first is None:
        return [list(lines)]
    middles = [_middle(cell, text) for cell in _of_bodies(rows[first])]
    columns = [[line for row in rows[:first] for line in row] for _ in middles]
    for row in rows[first:]:
        for at, cell in enumerate(row):
            nearest = min(range(len(middles)), key=lambda column: abs(middles[column] - _middle(cell, text)))
            columns[at if len(row) == len(middles) else nearest].append(cell)
    return [_one_below_the_other(column) for column in columns]


def _one_below_the_other(cells: Sequence[HeadLine]) -> list[HeadLine]:
    """The cells of a column as lines that follow each other, whatever of other columns stands between them."""
    lines, position = [], 0
    for cell in cells:
        lines.append(HeadLine(position, position + len(cell.text), cell.text))
        position += len(cell.text) + 1
    return lines


def _rows(lines: Sequence[HeadLine], text: str) -> list[list[HeadLine]]:
    rows: list[list[HeadLine]] = []
    for line in lines:
        if rows and "\n" not in text[rows[-1][-1].end : line.start]:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _of_bodies(row: Sequence[HeadLine]) -> list[HeadLine]:
    """The cells of a row that begin the names of bodies, if there are several; a motto is none."""
    words = [(cell, in_one_form(cell.text.strip(' *-–_\t|"“”'))) for cell in row]
    found = [cell for cell, own in words if head_words("body").match(own) and not head_words("motto").match(own)]
    return found if len(found) > 1 else []


def _middle(cell: HeadLine, text: str) -> float:
    begin = text.rfind("\n", 0, cell.start) + 1
    indent = len(cell.text) - len(cell.text.lstrip())
    return (cell.start + indent + cell.start + len(cell.text.rstrip())) / 2 - begin

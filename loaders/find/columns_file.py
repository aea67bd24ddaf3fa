"""The file beside a register that says what its columns hold: ``register.xlsx.columns.yaml``, written by people.

    Sheet1:
      headings: 2
      number: B
      subject: D

A sheet that is named there is read so and in no other way, one without columns as any text; the others by their
headings. ``directive-graph columns FILE`` prints such a file as a beginning.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import yaml

from ..errors import UnreadableFile
from ..know.columns import roles
from ..model import COLUMNS_FILE

HEADINGS = "headings"

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_ROW = re.compile(r"\d{1,6}")
_SEE = "See `directive-graph columns FILE` for one that fits"


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """What a person says of a sheet: the last row of headings, and the column of each role, counted from 0."""

    headings: int
    columns: Mapping[str, int]


def told_columns(text: str, register: str, sheets: Collection[str]) -> dict[str, SheetColumns]:
    """What ``text``, the file beside ``register``, says of sheets.

    Raises ``UnreadableFile`` that names the file, its line, and the key that is wrong.
    """
    return dict(_ColumnsReader(f"{register}{COLUMNS_FILE}", sheets).read(text))


def letter(column: int) -> str:
    """The name of a column, counted from 0, as programs for sheets show it.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    upper, lower = divmod(column, 26)
    return (letter(upper - 1) if upper else "") + chr(ord("A") + lower)


def _column(written: str) -> int:
    column = 0
    for each in written.upper():
        column = 26 * column + ord(each) - ord("A") + 1
    return column - 1


class _ColumnsReader:
    """Reads the file and says what is wrong in it."""

    def __init__(self, name: str, sheets: Collection[str]) -> None:
        self._name = name
        self._sheets = sheets

    def read(self, text: str) -> Iterator[tuple[str, SheetColumns]]:
        """Each sheet that is named, with what is said of it."""
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "it cannot be read"
            raise self._wrong(mark.line if mark else 0, f"this is no YAML: {problem}", "Mend the line") from error
        for key, node in self._pairs(root, "the file", "Begin with the name of a sheet and a colon"):
            if key not in self._sheets:
                there = ", ".join(map(repr, self._sheets))
                raise self._wrong(node.start_mark.line, f"{key}: there is no such sheet", f"The sheets are {there}")
            yield key, self._sheet(key, node)

    def _sheet(self, sheet: str, node: yaml.Node) -> SheetColumns:
        headings, columns = 0, dict[str, int]()
        for key, value in self._pairs(node, sheet, _SEE):
            line, written, at = value.start_mark.line, str(value.value), f"{sheet}.{key}"
            if key == HEADINGS:
                if not _ROW.fullmatch(written):
                    raise self._wrong(line, f"{at}: {written!r} is no number of a row", "Write the row, as in: 2")
                headings = int(written)
            elif key not in roles():
                raise self._wrong(line, f"{at}: nothing is called so", f"Write one of {', '.join(sorted(roles()))}")
            elif not isinstance(value, yaml.ScalarNode) or not _LETTERS.fullmatch(written):
                raise self._wrong(line, f"{at}: {written!r:.40} is no column", "Write its letter, as in: B")
            else:
                columns[key] = _column(written)
        return SheetColumns(headings, columns)

    def _pairs(self, node: yaml.Node | None, at: str, advice: str) -> Iterator[tuple[str, yaml.Node]]:
        if node is None or node.tag == "tag:yaml.org,2002:null":
            return
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(node.start_mark.line, f"{at}: this is no list of names and values", advice)
        seen = set[str]()
        for key, value in node.value:
            if key.value in seen:
                raise self._wrong(key.start_mark.line, f"{at}: {key.value} stands there twice", "Leave one of them")
            seen.add(key.value)
            yield str(key.value), value

    def _wrong(self, line: int, reason: str, advice: str) -> UnreadableFile:
        return UnreadableFile(f"{self._name}:{line + 1}", reason, advice)

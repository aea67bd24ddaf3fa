"""Rows of tables to tasks: what is to be made, who leads it, when, and what the row itself names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..fold import slug
from ..model import Due, Duty, Task
from .bodies import is_head, names_at
from .due import due_in_cell, due_in_title
from .grids import Cell, Grid, is_section, section_mark
from .kinds import split_kind
from .labels import parts_told
from .merged import Owner, owners
from .page import DutyText

_ROLES = ("LEADS", "COORDINATES", "ADVISES", "MONITORS")
#: a name of a row that a page cuts may be the next row's
_CUT = 0.7
_OTHER_ROLE = 0.9
#: the shares of a table that was read row by row: cells that name bodies, tasks that begin in lower case
_NAMED, _BROKEN = 0.7, 0.3
#: how far above a table its title is looked for
_TITLE = 400
#: formats whose tables tell which cells are merged: a name stands in the first row of its cell
_TOP_ALIGNED = ("docx", "doc", "html", "xlsx")


@dataclass
class _Row:
    """A row with what goes on below a cut: the stretches of its task, and the index of its cells in the table."""

    index: int
    texts: list[Cell]
    number: str
    section: str | None
    cut: bool = False
    sub: int = 1


@dataclass
class _Section:
    heading: str | None
    rows: list[_Row] = field(default_factory=list)


def tasks_of_tables(page: DutyText, tables: Sequence[Grid]) -> Iterator[Task]:
    """The tasks of all tables of a text; a number that comes again in another table is another task's."""
    used: set[str] = set()
    for grid in tables:
        title = page.words(max(0, grid.start - _TITLE), grid.start)
        for task in _Table(page, grid, due_in_title(title)).tasks():
            key, count = task.key, 2
            while key in used:
                key, count = f"{task.key}.{count}", count + 1
            used.add(key)
            yield task if key == task.key else replace(task, key=key)


class _Table:
    """One table, read section by section."""

    def __init__(self, page: DutyText, grid: Grid, due: Due | None) -> None:
        self.page = page
        self.grid = grid
        self.due = due

    def tasks(self) -> Iterator[Task]:
        """Its tasks, in its order."""
        lead = "LEADS" if "LEADS" in self.grid.columns else "ADVISES"
        if not self._is_readable(lead):
            return
        top = self.page.source.format in _TOP_ALIGNED
        for section in self._sections(lead):
            filled = [self._is_filled(row.index, lead) for row in section.rows]
            centred = not top and _is_centred(filled)
            owner = owners(filled, centred)
            for at, row in enumerate(section.rows):
                yield self._task(section, at, row, owner, lead)

    def _sections(self, lead: str) -> list[_Section]:
        sections = [_Section(None)]
        for index in range(len(self.grid.rows)):
            text = self.grid.cell(index, "text")
            if text is None or text[0] >= text[1]:
                continue
            number = self._words(index, "row").rstrip(".)") or section_mark(self.page.flat[text[0] : text[1]])
            rows = sections[-1].rows
            if not number and index in self.grid.cuts and rows and not self._words(index, lead):
                rows[-1].texts.append(text)
                rows[-1].cut = True
            elif is_section(number) and not self._words(index, lead):
                sections.append(_Section(f"{number}. {self.page.words(*text).removeprefix(f'{number}. ')}"))
            else:
                sub = rows[-1].sub + 1 if rows and (not number and rows[-1].number) else 1
                shown = number or (rows[-1].number if rows else "")
                rows.append(_Row(index, [text], shown, sections[-1].heading, sub=sub))
        return [section for section in sections if section.rows]

    def _words(self, index: int, use: str) -> str:
        cell = self.grid.cell(index, use)
        return self.page.words(*cell) if cell else ""

    def _names(self, index: int, use: str) -> tuple[Cell, ...]:
        """The bodies that a cell names; each may stand in a line of its own, with no sign between them."""
        start, end = self.grid.cell(index, use) or (0, 0)
        found: list[Cell] = []
        while start < end and (row := names_at(self.page.flat, start, end, low=not found)):
            found += row.names
            start = row.end
        return tuple(found)

    def _is_filled(self, index: int, use: str) -> bool:
        """Whether a cell names bodies, or begins as a name may that nobody knows: that row is not its neighbour's."""
        return bool(self._names(index, use)) or (
            self._words(index, use)[:2].isalpha() and self._words(index, use)[0].isupper()
        )

    def _is_readable(self, lead: str) -> bool:
        """Whether the rows are whole: most cells of bodies begin as names do, and few tasks in the middle of words."""
        leads = [self.grid.cell(index, lead) for index in range(len(self.grid.rows))]
        filled = [cell for cell in leads if cell and cell[0] < cell[1]]
        named = sum(is_head(self.page.flat, cell[0], low=True) for cell in filled)
        texts = [cell for index in range(len(leads)) if (cell := self.grid.cell(index, "text")) and cell[0] < cell[1]]
        broken = sum(self.page.flat[cell[0]].islower() for cell in texts)
        return bool(filled) and named >= _NAMED * len(filled) and broken <= _BROKEN * len(texts)

    def _task(self, section: _Section, at: int, row: _Row, owner: list[Owner | None], lead: str) -> Task:
        words = " ".join(self.page.words(*stretch) for stretch in row.texts)
        kind, text = split_kind(words.rstrip(" ."))
        duties = tuple(self._duties(section, at, owner, lead))
        last = row.texts[-1][1]
        end = max((cell[1] for cell in self.grid.rows[row.index] if cell[1] > cell[0]), default=last)
        start = min(cell[0] for cell in self.grid.rows[row.index] if cell[1] > cell[0])
        evidence = self.page.evidence(start, max(end, last), "row of a table", 0.95)
        due = due_in_cell(self._words(row.index, "DUE")) or self.due
        parts = [slug(part) for part in (_heading_number(section.heading), row.number) if part]
        key = ".".join(parts or ["row"]) + (f".{row.sub}" if row.sub > 1 else "")
        certain = all(duty.evidence.confidence >= _OTHER_ROLE - 0.1 for duty in duties if duty.role == "LEADS")
        return Task(
            key, text, evidence, duties, (), kind, row.number or None, section.heading, due,
            certain and any(duty.role == "LEADS" for duty in duties),
        )  # fmt: skip

    def _duties(self, section: _Section, at: int, owner: list[Owner | None], lead: str) -> Iterator[Duty]:
        own = owner[at]
        if own is not None:
            printed = section.rows[own.row]
            confidence = own.confidence
            following = section.rows[at + 1] if at + 1 < len(section.rows) else None
            below = owner[at + 1] if following else None
            if own.basis == "own_cell" and following and following.cut and below and below.row == at:
                confidence = _CUT
            yield from self._led(printed.index, lead, own.basis, confidence, section.rows[at])
        for role in _ROLES:
            if role != lead and role in self.grid.columns:
                yield from self._led(section.rows[at].index, role, "own_cell", _OTHER_ROLE, section.rows[at])

    def _led(self, printed: int, role: str, basis: str, confidence: float, row: _Row) -> Iterator[Duty]:
        """The duties that the names of a cell make; a name of another row is shown with its cell and the row's task.

        A cell may tell who has which part: "Sở X chủ trì; Sở Y phối hợp".
        """
        cell = self.grid.cell(printed, role)
        if cell and basis == "own_cell" and "phối hợp" in self.page.flat[slice(*cell)]:
            evidence = self.page.evidence(min(row.texts[0][0], cell[0]), cell[1], "parts told in a cell", confidence)
            told = [replace(duty, basis=basis) for duty in parts_told(self.page, *cell, evidence)]
            if told:
                yield from told
                return
        for start, end in self._names(printed, role):
            text = row.texts[0]
            rule = f"{role.lower()} in a table, {basis.replace('_', ' ')}"
            first, last = (min(text[0], start), max(text[1], end)) if basis == "own_cell" else (start, end)
            evidence = self.page.evidence(first, last, rule, confidence, ((start, end),))
            for body in self.page.bodies(((start, end),), evidence):
                yield Duty(role, body, basis, evidence)


def _heading_number(heading: str | None) -> str | None:
    return heading.partition(".")[0] if heading else None


def _is_centred(filled: list[bool]) -> bool:
    """Whether names stand in the middle of their cells: the first rows are empty, or two empty rows part two names."""
    gaps = [len(gap) for gap in "".join("x" if full else " " for full in filled).split("x")[1:-1]]
    return not filled[0] or any(gap >= 2 for gap in gaps)

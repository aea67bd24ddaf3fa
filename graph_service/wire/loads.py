"""The report of a load as it leaves the house."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from loaders.model import SheetReading

# importing it would import the readers of all formats, which questions do not need
if TYPE_CHECKING:
    from graph_service.ledger.load import LoadReport


class RefusedFile(BaseModel):
    """A file that could not be read; the others were loaded."""

    file: str = Field(description="Its name.")
    reason: str = Field(description="Why it cannot be read.")
    advice: str = Field(description="What can be done.")


class ColumnRead(BaseModel):
    """A column of a register."""

    letter: str = Field(description="Its letter.")
    role: str = Field(description="What it holds: `number`, `date`, `task`, `leads` …")
    heading: str = Field(description="Its heading.")


class RowUnread(BaseModel):
    """A row of a register of which a cell could not be read."""

    row: int = Field(description="Its number, as programs for sheets show it.")
    column: str = Field(description="The letter of the column.")
    role: str = Field(description="What the column holds.")
    written: str = Field(description="What stands there.")


class SheetRead(BaseModel):
    """How a sheet of a register was read."""

    file: str = Field(description="Name of the register.")
    sheet: str = Field(description="Name of the sheet.")
    headings: int = Field(description="The row of the last line of headings; 0 where there is none.")
    columns: list[ColumnRead] = Field(description="Its columns; none where it was read as any text.")
    told: bool = Field(description="Whether a file of columns beside the register said so.")
    rows: int = Field(description="Rows that are not blank.")
    unread: list[RowUnread] = Field(description="Rows of which a cell could not be read.")


class LoadSummary(BaseModel):
    """What a load did."""

    read: int = Field(description="Files that were read.")
    unchanged: int = Field(description="Files that were loaded before, with the same text.")
    removed: int = Field(description="Files that were taken back.")
    documents: int = Field(description="Documents that the store holds now.")
    references: int = Field(description="References in the files that were read.")
    unresolved: int = Field(description="References of these that stay without a document.")
    kinds: dict[str, int] = Field(
        description="How many files were read of each kind; `ocr` and `converted` tell in which way some of them were."
    )
    passed_over: dict[str, int] = Field(
        description="How many files of folders are of other endings, by ending; `symlink`: linked folders."
    )
    registers: list[SheetRead] = Field(description="How the sheets of registers were read.")
    refused: list[RefusedFile] = Field(description="Files that cannot be read.")


def report(done: "LoadReport", tell: Callable[[str], str]) -> LoadSummary:
    """What a load did."""
    return LoadSummary(
        read=done.read,
        unchanged=done.unchanged,
        removed=done.removed,
        documents=done.documents,
        references=done.references,
        unresolved=done.unresolved,
        kinds=dict(done.kinds),
        passed_over=dict(done.passed_over),
        registers=[_sheet(file, sheet) for file, sheets in done.registers.items() for sheet in sheets],
        refused=[
            RefusedFile(file=error.subject, reason=tell(error.reason), advice=tell(error.advice))
            for error in done.refused
        ],
    )


def _sheet(file: str, read: SheetReading) -> SheetRead:
    told = asdict(read)
    return SheetRead(file=file, sheet=told.pop("name"), **told)

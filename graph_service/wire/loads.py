"""The report of a load as it leaves the house."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

# importing it would import the readers of all formats, which questions do not need
if TYPE_CHECKING:
    from graph_service.ledger.load import LoadReport


class RefusedFile(BaseModel):
    """A file that could not be read; the others were loaded."""

    file: str = Field(description="Its name.")
    reason: str = Field(description="Why it cannot be read.")
    advice: str = Field(description="What can be done.")


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
    passed_over: dict[str, int] = Field(description="How many files of folders are of other endings, by ending.")
    refused: list[RefusedFile] = Field(description="Files that cannot be read.")


def report(done: "LoadReport") -> LoadSummary:
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
        refused=[RefusedFile(file=error.subject, reason=error.reason, advice=error.advice) for error in done.refused],
    )

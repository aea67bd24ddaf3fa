"""The shapes of loaded files and their texts."""

from dataclasses import asdict

from pydantic import Field

from graph_service.queries import every as queries

from .documents import Wire


class LoadedFile(Wire):
    """A loaded file."""

    name: str = Field(description="What the file is called in every answer.")
    sha256: str = Field(description="SHA-256 of its bytes; files of one text have one.")
    document: str | None = Field(description="Id of the document whose text it is; null where that is not known.")


class FilePage(Wire):
    """A page of loaded files, by name."""

    items: list[LoadedFile] = Field(description="The files.")
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Cursor of the next page; null on the last.")


class FileText(Wire):
    """A stretch of a text. ``before``, ``text`` and ``after`` follow each other without a gap."""

    file: LoadedFile = Field(description="The file.")
    start: int = Field(description="First character of `text` in the text of the file, in code points.")
    end: int = Field(description="The character behind the last one.")
    length: int = Field(description="Characters of the whole text.")
    before: str = Field(description="What stands before the stretch, as far as was asked.")
    text: str = Field(description="The stretch itself.")
    after: str = Field(description="What stands behind it, as far as was asked.")


def page(found: queries.Files, cursor: str | None = None) -> FilePage:
    """A page of loaded files."""
    items = [LoadedFile.model_validate(asdict(file)) for file in found.files]
    return FilePage(items=items, total=found.total, next=cursor)


def stretch(found: queries.Stretch) -> FileText:
    """A stretch of a text."""
    return FileText.model_validate(asdict(found))

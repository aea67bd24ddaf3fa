"""Where pages begin: form feeds in a text, and the offsets after them."""

from collections.abc import Iterable
from dataclasses import dataclass

PAGE_BREAK = "\f"

_BLANKS = " \t\xa0"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph or a table row, with form feeds where pages begin, and the notes that it calls, a line each."""

    text: str
    notes: tuple[str, ...] = ()


def assemble(lines: Iterable[PageLine]) -> str:
    """The lines joined by line feeds; blank ones give nothing but their page breaks.

    A form feed stands directly before the first character of the new page: at the start of a line, or
    inside one that runs over the end of a page. Notes stay on the page of the line that calls them.
    """
    text: list[str] = []
    waiting = ""
    for line in lines:
        before, core, after = breaks_around(line.text)
        shown = [core, *line.notes] if core else list(line.notes)
        if shown:
            text += [waiting + before + shown[0], *shown[1:]]
            waiting = after
        else:
            waiting += before
    return "\n".join(text)


def page_starts(text: str) -> tuple[int, ...]:
    """The offset of the first character of every page, beginning with 0."""
    return (0, *(offset + 1 for offset, character in enumerate(text) if character == PAGE_BREAK))


def breaks_around(text: str) -> tuple[str, str, str]:
    """The page breaks before a text, the text without blank lines or blanks around it, and the page breaks after it.

    Tabs before the text stay: they are the empty columns at the beginning of a row.
    """
    core = text.strip()
    start = text.index(core) if core else len(text)
    start = len(text[:start].rstrip("\t"))
    core = text[start:].rstrip()
    return _breaks(text[:start]), _without_blank_lines(core), _breaks(text[start + len(core) :])


def _without_blank_lines(text: str) -> str:
    return "\n".join(filter(None, (line.rstrip(_BLANKS) for line in text.split("\n"))))


def _breaks(text: str) -> str:
    return PAGE_BREAK * text.count(PAGE_BREAK)

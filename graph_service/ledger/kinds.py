"""What is told of a file that was read: its kind, and how it was read."""

from loaders.model import Source


def kinds_of(source: Source) -> tuple[str, ...]:
    """The kind of a file, and in which other way than letter by letter it was read."""
    told = dict(source.properties)
    ways = {"ocr": told.get("read_by") == "ocr", "converted": "converted_from" in told or "converted_by" in told}
    return (source.format, *(way for way, holds in ways.items() if holds))

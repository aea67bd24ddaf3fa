"""The limits of reading as they are set from outside."""

from graph_service.ledger.reading import Limits
from graph_service.settings import Settings
from loaders.read.limits import ReadingLimits

_MEGABYTE = 1024 * 1024


def limits_of(settings: Settings) -> Limits:
    """How much reading one file may take, and come to."""
    reading = ReadingLimits(
        pages=settings.read_pages,
        columns=settings.read_columns,
        notes=settings.read_notes,
        xml=settings.read_xml_megabytes * _MEGABYTE,
        letters=settings.read_letters,
    )
    return Limits(settings.read_seconds, settings.read_memory_megabytes * _MEGABYTE, reading)

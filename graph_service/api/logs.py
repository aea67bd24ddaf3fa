"""What the running service writes on stderr: what went wrong, and as JSON also a line for each request."""

import json
import logging
import sys
import traceback
from types import TracebackType
from typing import Literal

#: the service's own, and the server's
_LOGGERS = ("graph_service", "uvicorn")


def log_with(form: Literal["text", "json"]) -> None:
    """Write logs of this process as lines for people, from warnings on, or as JSON with every request."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines() if form == "json" else WithoutWords("%(asctime)s %(levelname)s %(message)s"))
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO if form == "json" and name == "graph_service" else logging.WARNING)


_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Tells of an error its kind and where it was raised; its words may be those of a document."""

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - the name is Python's
        kind, _, place = ei
        frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(place)]
        return " < ".join([getattr(kind, "__name__", ""), *reversed(frames)])


class Lines(WithoutWords):
    """A line of JSON for each record: when, how grave, from where, what; and what was told with it."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)

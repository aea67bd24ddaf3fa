"""Templates to pages: whatever a document says is text, never markup."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .naming import typed

TEMPLATES = Path(__file__).with_name("templates")


def rendered(template: str, **values: Any) -> str:
    """The text that a template makes; a value that it wants and is not given is an error."""
    return environment().get_template(template).render(**values)


@cache
def environment() -> Environment:
    """One environment for pages and pictures; all of them escape."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["query"] = lambda values: urlencode({key: value for key, value in values.items() if value})
    found.globals["typed"] = typed
    return found

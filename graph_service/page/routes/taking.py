"""Tables as files."""

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response

from graph_service.page.site import site_of
from graph_service.page.tables import CSV, XLSX, PageTable, as_csv, as_xlsx
from loaders.fold import slug


def taken(table: PageTable, form: str) -> Response:
    """A table as a file of that form, named after what it shows."""
    body, media = (as_csv(table), CSV) if form == "csv" else (as_xlsx(table), XLSX)
    return Response(body, media_type=media, headers={"Content-Disposition": attachment(table.name, form)})


def attachment(name: str, ending: str) -> str:
    """A header that says under which name a file is kept."""
    return f"attachment; filename=\"{slug(name)}.{ending}\"; filename*=UTF-8''{quote(name.replace('/', '-'))}.{ending}"


def home(request: Request) -> str:
    """Where the site begins, so that links of a file lead back to it."""
    return f"{str(request.base_url).rstrip('/')}".removesuffix(site_of(request).base) + site_of(request).base

"""What was taken in from elsewhere is what the table says."""

import csv
import hashlib
from pathlib import Path

import pytest

from graph_service.page.site import STATIC

ROOT = Path(__file__).parents[3]
#: licences that may lie in an Apache-2.0 product; what is only in the tests may be under MPL too
_SHIPPED, _TESTED = {"OFL-1.1", "MIT", "ISC", "0BSD", "Apache-2.0"}, {"MPL-2.0"}
#: written by hand for the page
_OWN = {"page.css", "page.js", "icons.svg", "icon.svg"}
with (STATIC.parent / "vendored.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: Path(row["file"]).name)
def test_a_vendored_file_is_the_one_that_was_taken_in(row: dict[str, str]) -> None:
    """Its SHA-256, its version and a licence that may be here are told."""
    assert hashlib.sha256((ROOT / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert row["version"]
    assert row["licence"] in (_TESTED if row["file"].startswith("tests/") else _SHIPPED)


def test_every_static_file_is_our_own_or_in_the_table() -> None:
    """Nothing lies among the static files that nobody answers for."""
    told = {Path(row["file"]).name for row in ROWS}
    assert {path.name for path in STATIC.iterdir()} == _OWN | {name for name in told if (STATIC / name).exists()}


def test_the_page_names_no_other_machine() -> None:
    """No template, style or script has an address beyond this service but the names of XML."""
    texts = [*STATIC.glob("*.css"), *STATIC.glob("*.js"), *STATIC.glob("*.svg"), *STATIC.parent.glob("templates/*")]
    for path in texts:
        said = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in said.replace("// ", "") or path.suffix == ".js", path
        assert "http" not in said.replace("http-equiv", ""), path

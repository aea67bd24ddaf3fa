"""The pages in docs/ that the program writes of itself."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from graph_service import documentation
from graph_service.api.app import create_app
from graph_service.cli import main
from graph_service.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    """Every parameter of every command."""
    for name, command in main.every():
        for parameter in command.params:
            yield name, parameter


def test_the_pages_in_the_repository_are_fresh() -> None:
    """What docs/ says is what the program does; `make docs` writes it."""
    for name, page in documentation.PAGES.items():
        assert (DOCS / name).read_text(encoding="utf-8") == page()
    assert documentation.stale(DOCS) == []


def test_every_endpoint_is_on_its_page() -> None:
    """Each path has a heading, and each shape."""
    page = documentation.api_page()
    document = create_app(Settings()).openapi()
    for path, methods in document["paths"].items():
        for method in methods:
            assert f"\n## {method.upper()} {path}\n" in page
    for name in document["components"]["schemas"]:
        assert f"\n### {name}\n" in page


def test_every_field_is_described() -> None:
    """No field of any shape is left to its name."""
    schemas = create_app(Settings()).openapi()["components"]["schemas"]
    fields = [(name, *field) for name, schema in schemas.items() for field in schema.get("properties", {}).items()]
    assert len(fields) > 80
    assert [(name, field) for name, field, value in fields if not value.get("description")] == []


def test_every_command_option_and_variable_is_documented() -> None:
    """Each command has a help text, each option says what it does, each variable is on the page."""
    page = documentation.cli_page()
    for name, command in main.every():
        assert command.help, name
        assert f"\n## {name}\n" in page
    for name, parameter in parameters():
        if isinstance(parameter, click.Option):
            assert parameter.help, (name, parameter.name)
            assert parameter.opts[0] in page
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"DIRECTIVE_GRAPH_{name.upper()}" in page


def test_pages_do_not_depend_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store or a port that is set here is not written into the documentation, nor is a terminal's width."""
    before = [page() for page in documentation.PAGES.values()]
    monkeypatch.setenv("DIRECTIVE_GRAPH_STORE", "sqlite:/somewhere/else.db")
    monkeypatch.setenv("DIRECTIVE_GRAPH_NEO4J_PASSWORD", "sesame")
    monkeypatch.setenv("COLUMNS", "40")
    assert [page() for page in documentation.PAGES.values()] == before


def test_a_stale_page_is_found(tmp_path: Path) -> None:
    """A page that is missing or was changed by hand fails the check; writing it again mends it."""
    runner = CliRunner()
    assert runner.invoke(documentation.main, ["--check", str(tmp_path)]).exit_code == 1
    assert runner.invoke(documentation.main, [str(tmp_path)]).exit_code == 0
    assert runner.invoke(documentation.main, ["--check", str(tmp_path)]).exit_code == 0
    (tmp_path / "cli.md").write_text("changed")
    checked = runner.invoke(documentation.main, ["--check", str(tmp_path)])
    assert (checked.exit_code, "cli.md" in checked.stderr, "api.md" in checked.stderr) == (1, True, False)

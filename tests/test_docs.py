"""The documentation names what there is, and all that there is."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from graph_service.cli import main
from graph_service.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES]
COMMANDS = dict(main.every())  # type: ignore[attr-defined]


def commands_in(text: str) -> Iterator[list[str]]:
    """Every call of the program that a page shows, word by word."""
    for line in re.findall(r"(?:^|[`(\s])directive-graph ((?:[^`\n|>&#]|\|(?=\w))+)", text, re.MULTILINE):
        try:
            words = shlex.split(line.replace("…", "X"), comments=True)
        except ValueError:
            continue
        if words and re.fullmatch(r"[a-z]+", words[0]):
            yield words


def options_of(command: click.Command) -> set[str]:
    """The options that a command knows, and those of the commands below it."""
    below = getattr(command, "commands", {}).values()
    own = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return own.union(*(options_of(each) for each in below), {"--help", "-h", "--version"})


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every link to a file of the repository has one there."""
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_commands_and_options_exist(path: Path) -> None:
    """Whatever a page tells to type is a command, with options that it has."""
    for name, *words in commands_in(path.read_text(encoding="utf-8")):
        assert name in COMMANDS, f"directive-graph {name}"
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert options <= options_of(COMMANDS[name]), f"directive-graph {name}"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_variables_exist(path: Path) -> None:
    """Every variable that a page names is a setting; one that ends open names several."""
    named = set(re.findall(rf"\b{PREFIX}([A-Z0-9_]+)", path.read_text(encoding="utf-8"))) - {"TEST_NEO4J"}
    fields = set(Settings.model_fields)
    several = {name.lower() for name in named if name.endswith("_")}
    assert {name.lower() for name in named} - several <= fields
    assert all(any(field.startswith(name) for field in fields) for name in several)


def test_recipes_exist() -> None:
    """Every `make` that a page tells is a recipe of the Makefile."""
    recipes = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in WRITTEN:
        told = set(re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert told <= recipes, path.name


def test_every_page_is_found_from_the_readme() -> None:
    """No page lies there that nobody is led to."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.search(r"^docs/ +(.+)$", text, re.MULTILINE)
    assert listed
    assert {path.stem for path in PAGES} == set(listed[1].split(" · "))


def test_every_command_is_shown_in_a_page_written_by_hand_or_in_the_reference() -> None:
    """The reference has all of them; it is printed from the program."""
    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## {name}\n" not in reference] == []


def test_every_notebook_is_named() -> None:
    """The README or the changelog says which notebooks there are."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.stem for path in (ROOT / "notebooks").glob("*.ipynb") if path.stem.replace("_", " ") not in text] == []

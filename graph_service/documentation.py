"""Prints what the program can do into docs/: ``python -m graph_service.documentation [--check]``.

docs/api.md comes from the OpenAPI document (its examples from the demo), docs/cli.md from the commands and the
settings, docs/findings.md and docs/vocabulary.md from the tables of knowledge, so that none can tell what is not true.
``--check`` writes nothing and ends with 1 where a page is stale.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from graph_service.api import examples
from graph_service.api.app import create_app
from graph_service.cli import main as commands
from graph_service.cli.language import speak
from graph_service.neo4j_page import lines as neo4j_page_lines
from graph_service.settings import PREFIX, Settings
from graph_service.vocabulary_page import lines as vocabulary_page_lines
from loaders.resolve.findings import SEVERITIES, codes

_GENERATED = "<!-- Written by `make docs`; change the program, not this page. -->"
_WIDTH = 100


def api_page() -> str:
    """docs/api.md: every endpoint with its parameters, answers and errors, then every shape."""
    document = create_app(Settings()).openapi()
    lines = ["# API", "", _GENERATED, "", document["info"]["description"], ""]
    lines += [
        "The same as OpenAPI is served at `/openapi.json`, and as a page at `/docs`, both without internet. "
        "Errors are `application/problem+json` (RFC 9457); a parameter that does not exist is an error.",
        "",
    ]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            lines += _endpoint(f"{method.upper()} {path}", operation)
    lines += ["## Shapes", ""]
    for name, schema in sorted(document["components"]["schemas"].items()):
        lines += _shape(name, schema)
    return _page(lines)


def cli_page() -> str:
    """docs/cli.md: every command as its help says it, every variable, every exit code."""
    lines = ["# Command line", "", _GENERATED, ""]
    lines += ["Results go to stdout, messages to stderr.", ""]
    lines += ["| exit code | meaning |", "| --- | --- |"]
    lines += ["| 0 | done |", "| 1 | nothing found, several documents fit, or some files refused |"]
    lines += ["| 2 | wrong use, or a store that cannot be used |", ""]
    speak("en")
    for name, command in commands.every():
        lines += [f"## {name}", "", "```", _help(name, command), "```", ""]
        for part, below in sorted(getattr(command, "commands", {}).items()):
            lines += [f"### {name} {part}", "", "```", _help(f"{name} {part}", below), "```", ""]
    lines += ["## Environment", "", "| variable | default | meaning |", "| --- | --- | --- |"]
    lines += list(_settings())
    return _page(lines)


def findings_page() -> str:
    """docs/findings.md: every kind of finding with its sentences and its example."""
    lines = ["# Findings", "", _GENERATED, ""]
    lines += [
        "What a person should look at. `directive-graph findings` and `GET /api/v1/findings` list them, the gravest "
        "first, each with the documents and the places that it is about; `{…}` is filled in.",
        "",
    ]
    for severity in SEVERITIES:
        lines += [f"## {severity}", "", "| code | in Vietnamese | in English | example |", "| --- | --- | --- | --- |"]
        of_it = (code for code in codes().values() if code.severity == severity)
        lines += [
            f"| `{each.code}` | {_line(each.vietnamese)} | {_line(each.english)} | {_line(each.example)} |"
            for each in sorted(of_it, key=lambda each: each.code)
        ]
        lines.append("")
    return _page(lines)


def vocabulary_page() -> str:
    """docs/vocabulary.md: the tables of knowledge."""
    return _page(["# Vocabulary", "", _GENERATED, "", *vocabulary_page_lines()])


def neo4j_page() -> str:
    """docs/neo4j.md: what explorers see, and the questions that are saved for them."""
    return _page(["# The graph in Neo4j Browser", "", _GENERATED, "", *neo4j_page_lines()])


PAGES: Mapping[str, Callable[[], str]] = {
    "api.md": api_page,
    "cli.md": cli_page,
    "findings.md": findings_page,
    "neo4j.md": neo4j_page,
    "vocabulary.md": vocabulary_page,
}


def stale(folder: Path) -> list[str]:
    """The pages of ``folder`` that are missing or do not say what the program does, and examples that it outgrew."""
    pages = [name for name, page in PAGES.items() if not _says(folder / name, page())]
    return pages if _says(examples.FILE, examples.text()) else [examples.FILE.name, *pages]


def write(folder: Path) -> None:
    """Write all pages into ``folder``, and the examples of the API."""
    examples.FILE.write_text(examples.text(), encoding="utf-8")
    folder.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; end with 1 where a page is stale.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("docs"))
def main(check: bool, folder: Path) -> None:
    """Write the pages of docs/ that come from the program, or check that they are fresh."""
    if not check:
        write(folder)
    elif pages := stale(folder):
        click.echo(f"Stale: {', '.join(str(folder / page) for page in pages)}. Run make docs.", err=True)
        sys.exit(1)


def _says(path: Path, page: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == page


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _endpoint(title: str, operation: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"## {title}", "", f"**{operation['summary']}.** {_line(operation['description'])}", "")
    parameters = operation.get("parameters", [])
    if parameters:
        yield from ("| parameter | in | type | meaning |", "| --- | --- | --- | --- |")
        for each in parameters:
            schema = each["schema"]
            yield f"| `{each['name']}` | {each['in']} | {_type(schema)} | {_line(each.get('description', ''))} |"
        yield ""
    for status, answer in sorted(operation["responses"].items()):
        shapes = {_type(content.get("schema", {})) for content in answer.get("content", {}).values()} - {"any"}
        shape = f" → {', '.join(sorted(shapes))}" if shapes else ""
        yield f"- {status}: {_line(answer['description'])}{shape}"
    yield ""


def _shape(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"### {name}", "")
    if "description" in schema:
        yield from (_line(schema["description"]), "")
    if "properties" in schema:
        yield from ("| field | type | meaning |", "| --- | --- | --- |")
        for field, value in schema["properties"].items():
            yield f"| `{field}` | {_type(value)} | {_line(value.get('description', ''))} |"
        yield ""


def _type(schema: Mapping[str, Any]) -> str:
    """A schema in a few words: ``list of Document``, ``string or null``."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if "anyOf" in schema:
        return " or ".join(_type(option) for option in schema["anyOf"])
    return _plain(schema)


def _plain(schema: Mapping[str, Any]) -> str:
    limits = [f"{sign} {schema[name]}" for name, sign in (("minimum", "≥"), ("maximum", "≤")) if name in schema]
    default = f", default `{schema['default']}`" if schema.get("default") is not None else ""
    limited = f" ({', '.join(limits)})" if limits else ""
    return f"{schema.get('format') or schema.get('type', 'any')}{limited}{default}"


def _line(text: str) -> str:
    """Text on one line that does not end a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _help(name: str, command: click.Command) -> str:
    parent = click.Context(commands, info_name="directive-graph", **commands.context_settings)
    context = click.Context(command, parent=parent, info_name=name, terminal_width=_WIDTH)
    return command.get_help(context)


def _settings() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        default = field.get_default()
        shown = "" if "password" in name else f"`{default}`"
        yield f"| `{PREFIX}{name.upper()}` | {shown} | {_line(field.description or '')} |"


if __name__ == "__main__":
    main()

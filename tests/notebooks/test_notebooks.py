"""Every notebook runs from the first cell to the last and shows what it promises."""

import importlib.util
import json
import os
import re
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from neo4j_server import Server, parts
from store_tools import emptied

from graph_service.demo import corpus
from graph_service.ledger.load import load
from graph_service.store import open_store

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
GOLD = json.loads((Path(__file__).parents[1] / "gold" / "demo.json").read_text(encoding="utf-8"))


def run(path: Path, monkeypatch: pytest.MonkeyPatch, **environment: str) -> nbformat.NotebookNode:
    """The notebook with its outputs, from a kernel with none of our settings but the ones given."""
    for name in list(os.environ):
        if name.startswith("DIRECTIVE_GRAPH_"):
            monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    resources = {"metadata": {"path": str(NOTEBOOKS)}}
    client = NotebookClient(nbformat.read(path, as_version=4), kernel_name="python3", timeout=300, resources=resources)
    return client.execute()


def printed(notebook: nbformat.NotebookNode, cell: str) -> str:
    """All that a cell printed."""
    (found,) = (each for each in notebook.cells if each.id == cell)
    return "".join(
        output.text for output in found.outputs if output.output_type == "stream" and output.name == "stdout"
    )


@pytest.fixture(scope="module")
def first_steps() -> nbformat.NotebookNode:
    """The notebook of first steps, run once."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        return run(NOTEBOOKS / "first_steps.ipynb", monkeypatch)


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_committed_without_outputs(path: Path) -> None:
    """A notebook is valid and holds no outputs, so that its differences can be read."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert [
        cell.id for cell in notebook.cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)
    ] == []


def test_first_steps_answers_the_question(first_steps: nbformat.NotebookNode) -> None:
    """Every document that implements the demo's resolution is printed, and no other."""
    text = printed(first_steps, "question")
    names = [line for line in text.splitlines() if line[:1].isdigit()]
    for wanted in GOLD["answer"]:
        assert any(wanted["number"] in name and wanted["issued_on"] in name for name in names), wanted
    assert len(names) == len(GOLD["answer"])
    assert text.count("“") >= len(names)


def test_first_steps_draws_the_chain(first_steps: nbformat.NotebookNode) -> None:
    """The picture is there as a PNG."""
    (cell,) = (each for each in first_steps.cells if each.id == "picture")
    images: list[Any] = [output.data["image/png"] for output in cell.outputs if "image/png" in output.get("data", {})]
    assert len(images) == 1
    assert len(images[0]) > 10_000


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("lineage_and_coverage", "MultiDiGraph"), ("quality", " 0 khác / differ"), ("neo4j", "Skipped")],
)
def test_every_notebook_runs(name: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first cell to the last, without a server; pictures are made where there is something to draw."""
    notebook = run(NOTEBOOKS / f"{name}.ipynb", monkeypatch)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any(wanted in output.get("text", "") for output in outputs)
    images = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(images) == (0 if name == "neo4j" else 1)


def test_there_are_four_notebooks() -> None:
    """First steps, lineage and coverage, quality, Neo4j."""
    names = {path.stem for path in NOTEBOOKS.glob("*.ipynb")}
    assert names == {"first_steps", "lineage_and_coverage", "quality", "neo4j"}


def test_neo4j_is_read_by_the_official_driver(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a Neo4j is set, the notebook asks a saved question of it and draws the answer; py2neo gets the same one."""
    with closing(open_store(emptied(neo4j_server.url))) as store:
        load(store, [corpus()])
    url, user, password = parts(neo4j_server.url)
    settings = {"STORE": url, "NEO4J_USER": user, "NEO4J_PASSWORD": password}
    environment = {f"DIRECTIVE_GRAPH_{name}": value for name, value in settings.items()}
    notebook = run(NOTEBOOKS / "neo4j.ipynb", monkeypatch, **environment)
    assert printed(notebook, "question").count("“") >= len(GOLD["answer"])
    (cell,) = (each for each in notebook.cells if each.id == "picture")
    assert any("image/png" in output.get("data", {}) for output in cell.outputs)
    if importlib.util.find_spec("py2neo"):
        assert printed(notebook, "py2neo") == printed(notebook, "question")


def test_one_cell_is_of_py2neo() -> None:
    """Nothing else in the notebooks needs what is end of life."""
    cells = [cell for path in NOTEBOOKS.glob("*.ipynb") for cell in nbformat.read(path, as_version=4).cells]
    assert sum("import Graph" in cell.source for cell in cells if cell.cell_type == "code") == 1


def test_the_extra_brings_what_the_notebooks_import() -> None:
    """`make notebooks` installs the extra alone: whatever a cell imports comes with it, but for py2neo."""
    cells = [cell for path in NOTEBOOKS.glob("*.ipynb") for cell in nbformat.read(path, as_version=4).cells]
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", code, re.MULTILINE)) - {"py2neo"}
    project = tomllib.loads((NOTEBOOKS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought = {
        re.split(r"\W", each)[0] for each in (*project["dependencies"], *project["optional-dependencies"]["notebook"])
    }
    own = {"cypher", "graph_service", "loaders", "bench"}
    assert imported - set(sys.stdlib_module_names) - own <= brought
    assert "jupyterlab" in brought

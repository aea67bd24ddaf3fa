"""Which plans implement a resolution: asked of real texts and of the demo, by every face, on both stores."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from store_tools import emptied, now

from graph_service import demo
from graph_service.api.app import create_app
from graph_service.cli import main
from graph_service.ledger.load import load
from graph_service.queries import every as queries
from graph_service.settings import Settings
from graph_service.store import open_store
from graph_service.wire import documents as wire

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
GOLD = Path(__file__).parents[1] / "gold" / "demo.json"
CORPORA = {"seeds": SEEDS, "demo": demo.corpus()}
ENGINES = ("sqlite", "neo4j_server")

#: a face: the URL of a store, the question, a number → the answer in the shape of the API
Face = Callable[[str, str, str], dict[str, Any]]

pytestmark = pytest.mark.filterwarnings("error")


def on(corpus: str) -> pytest.MarkDecorator:
    """Asks a store of each engine that holds the corpus."""
    held = [pytest.param((corpus, engine), id=f"{corpus}-{engine}") for engine in ENGINES]
    return pytest.mark.parametrize("url", held, indirect=True, scope="module")


on_seeds, on_demo = on("seeds"), on("demo")


@pytest.fixture(scope="module")
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store that holds one of the corpora."""
    corpus, engine = request.param
    folder = CORPORA[corpus]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: the main question on real texts is NOT tested")
    if engine == "sqlite":
        address = f"sqlite:{tmp_path_factory.mktemp('store') / 'store.db'}"
    else:
        address = emptied(request.getfixturevalue(engine).url)
    with closing(open_store(address)) as store:
        assert load(store, [folder], base=folder).refused == ()
    return address


def by_question(url: str, question: str, number: str) -> dict[str, Any]:
    """The answer of the questions themselves."""
    with closing(open_store(url, create=False)) as store:
        return wire.chain(getattr(queries, question)(now(store), number)).model_dump(mode="json")


def by_command(url: str, question: str, number: str) -> dict[str, Any]:
    """The answer of the command line, whose exit code says whether anything was found."""
    done = CliRunner().invoke(main, [question, number, "--store", url, "--json"])
    answer: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == (0 if answer["items"] else 1), done.output
    return answer


def by_api(url: str, question: str, number: str) -> dict[str, Any]:
    """The answer of the API."""
    ends = {"implementing": "implemented-by", "implements": "implements"}
    with TestClient(create_app(Settings(store=url))) as client:
        done = client.get(f"/api/v1/documents/{number}/{ends[question]}")
    assert done.status_code == 200, done.text
    answer: dict[str, Any] = done.json()
    return answer


faces = pytest.mark.parametrize("face", [by_question, by_command, by_api])


def known(step: dict[str, Any]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Number, date and issuers of a step's document."""
    document = step["document"]
    return document["number"], document["issued_on"], tuple(document["issuers"])


def sentences(step: dict[str, Any]) -> list[str]:
    """The sentences behind the last step to a document."""
    return [item["quote"] for relation in step["via"] for item in relation["evidence"]]


@on_seeds
@faces
@pytest.mark.parametrize("asked", ["21-NQ/TW", "21-nq/tw"])
def test_which_plans_implement_resolution_21(url: str, face: Face, asked: str) -> None:
    """Exactly the city's plan and the district's, each with sentences that hold both numbers."""
    answer = face(url, "implementing", asked)
    assert answer["root"]["number"] == "21-NQ/TW"
    assert {known(step) for step in answer["items"]} == {
        ("105-KH/TU", "2022-09-23", ("Ban Thường vụ Thành ủy Hà Nội",)),
        ("87-KH/QU", "2022-09-28", ("Ban Thường vụ Quận ủy Nam Từ Liêm",)),
    }
    for step in answer["items"]:
        number = step["document"]["number"]
        assert any(number in sentence and "21-NQ/TW" in sentence for sentence in sentences(step))
        assert all("21-NQ/TW" in sentence or number in sentence for sentence in sentences(step))


@on_seeds
@faces
def test_what_is_below_resolution_15(url: str, face: Face) -> None:
    """Two plans and a programme of the city implement Resolution 15-NQ/TW, directly or through others."""
    answer = face(url, "implementing", "15-NQ/TW")
    below = {step["document"]["number"]: step for step in answer["items"]}
    assert {"79-KH/TU", "84-KH/TU", "16-CTr/TU"} <= below.keys()
    assert all(sentences(step) for step in below.values())


@on_seeds
@faces
@pytest.mark.parametrize(
    ("plan", "scheme"), [("106-KH/QU", "20-ĐA/TU"), ("58-KH/QU", "11-ĐA/TU"), ("88-KH/QU", "15-ĐA/TU")]
)
def test_plans_of_the_district_implement_schemes_of_the_city(url: str, face: Face, plan: str, scheme: str) -> None:
    """Asked upwards the plan leads to the scheme in one step, asked downwards the scheme to the plan."""
    up = {step["document"]["number"]: step for step in face(url, "implements", plan)["items"]}
    assert up[scheme]["depth"] == 1
    assert any(plan in sentence and scheme in sentence for sentence in sentences(up[scheme]))
    assert plan in {step["document"]["number"] for step in face(url, "implementing", scheme)["items"]}


@on_seeds
def test_one_regulation_supersedes_the_other(url: str) -> None:
    """05-QC/TU takes the place of 01-QC/TU, and the sentence says so."""
    with closing(open_store(url, create=False)) as store:
        old = queries.one_document(now(store), "01-QC/TU")
        found = queries.connections(now(store), "05-QC/TU")
    [edge] = [each for each in found.outgoing if each.label == "SUPERSEDES"]
    assert edge.end == old.id
    assert any("05-QC/TU" in item["quote"] and "01-QC/TU" in item["quote"] for item in edge.properties["evidence"])


@on_seeds
@faces
def test_one_number_of_two_terms_is_two_documents(url: str, face: Face) -> None:
    """09-NQ/TU is a resolution of two terms; who asks by number alone is told both, with their dates apart."""
    with closing(open_store(url, create=False)) as store:
        both = queries.find_number(now(store), "09-NQ/TU").documents
    assert len({document.id for document in both}) == 2
    assert len({document.properties["series"] for document in both}) == 2
    for document in both:
        assert face(url, "implements", document.id)["root"]["id"] == document.id


@on_demo
@faces
def test_what_implements_the_demos_resolution(url: str, face: Face) -> None:
    """Exactly the documents that a reader recorded, and none of those that only look so."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    answer = face(url, "implementing", demo.RESOLUTION)
    expected = {(each["number"], each["issued_on"], (each["issuer"],)) for each in gold["answer"]}
    assert {known(step) for step in answer["items"]} == expected
    assert not {step["document"]["number"] for step in answer["items"]} & set(gold["not"])
    assert all(sentences(step) for step in answer["items"])


@on_demo
def test_every_quote_of_the_demo_stands_in_its_text(url: str) -> None:
    """The quote of every edge of a document is the text between its offsets, whichever store gives it back."""
    with closing(open_store(url, create=False)) as store:
        documents = {node.id for node in now(store).all_nodes() if node.labels[0] == "Document"}
        edges = [edge for edge in now(store).all_edges() if edge.start in documents]
        names = {item["file"] for edge in edges for item in edge.properties["evidence"]}
    runner = CliRunner()
    texts = {name: runner.invoke(main, ["text", str(demo.corpus() / name)]).stdout_bytes.decode() for name in names}
    assert len(texts) >= 8
    for edge in edges:
        assert edge.properties["evidence"], edge
        for item in edge.properties["evidence"]:
            assert texts[item["file"]][item["start"] : item["end"]] == item["quote"]

"""An assistant asks the graph, through the client of the official SDK, over stdin and stdout."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from served import with_demo

from graph_service import demo

mcp = pytest.importorskip("mcp", reason="no MCP: pip install 'directive-graph[mcp]'")
TOOLS = {"find", "document", "implementing", "coverage", "duties", "status", "sentence"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store that holds the demo."""
    return with_demo(f"sqlite:{tmp_path_factory.mktemp('demo') / 'demo.db'}")


def talk(store: str, *calls: tuple[str, dict[str, Any]]) -> tuple[Any, list[Any]]:
    """The tools that there are, and what each call answers, from one process."""

    async def conversation() -> tuple[Any, list[Any]]:
        words = ["-c", "from graph_service.cli import main; main()", "mcp", "--store", store]
        program = mcp.StdioServerParameters(command=sys.executable, args=words, cwd=Path(__file__).parents[3])
        async with mcp.Client(mcp.stdio_client(program)) as client:
            tools = await client.list_tools()
            return tools.tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(conversation())


def told(answer: Any) -> Any:
    """The answer as JSON; the text that a model reads is the same."""
    assert not answer.is_error, answer.content
    assert json.loads(answer.content[0].text) == answer.structured_content
    return answer.structured_content


def test_an_assistant_asks_everything(store: str) -> None:
    """Seven tools that only read; each answer carries ids and sentences, and a sentence can be read in its place."""
    tools, answers = talk(
        store,
        ("find", {"words": "ke hoach", "limit": 3}),
        ("document", {"number": demo.PLAN}),
        ("implementing", {"number": demo.RESOLUTION}),
        ("coverage", {"number": demo.PROGRAMME, "level": demo.LEVEL, "as_of": demo.AS_OF}),
        ("duties", {"body": "UBND quận Hạ Giang"}),
        ("status", {"number": demo.PROGRAMME, "as_of": demo.AS_OF}),
    )
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    found, document, implementing, coverage, duties, status = map(told, answers)
    assert (len(found["items"]), found["total"] > 3) == (3, True)
    assert document["document"]["number"] == demo.PLAN
    assert {step["document"]["id"] for step in implementing["items"]} >= {document["document"]["id"]}
    assert all(step["via"][0]["evidence"][0]["quote"] for step in implementing["items"])
    assert any("assumed" in step["document"] for step in implementing["items"])
    assert coverage["counts"]["issued"] >= 1
    assert duties["items"]
    assert status["standing"]
    item = implementing["items"][0]["via"][0]["evidence"][0]
    asked = {"file": item["file"], "start": item["start"], "end": item["end"], "around": 50}
    _, (answer,) = talk(store, ("sentence", asked))
    stretch = told(answer)
    assert stretch["text"] == item["quote"]
    assert stretch["before"] or stretch["after"]


def test_what_cannot_be_answered_is_told_in_words(store: str) -> None:
    """A number that is unknown, or that several documents have, is an error that says what can be done."""
    _, answers = talk(
        store,
        ("document", {"number": "9999-NQ/TW"}),
        ("document", {"number": "05-NQ/TU"}),
        ("sentence", {"file": "nothing.txt", "start": 0, "end": 1}),
    )
    assert all(answer.is_error for answer in answers)
    unknown, ambiguous, missing = (answer.content[0].text for answer in answers)
    assert "9999-NQ/TW" in unknown
    assert "05-nq-tu.an-thinh.2015" in ambiguous
    assert "05-nq-tu.an-thinh.2020" in ambiguous
    assert "nothing.txt" in missing

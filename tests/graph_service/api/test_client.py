"""A client that a generator makes of the API calls every endpoint, and gets what the endpoint answers."""

import importlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from served import serving

from graph_service import demo
from graph_service.api.app import create_app
from graph_service.settings import Settings

GENERATOR = shutil.which("openapi-python-client", path=str(Path(sys.executable).parent))
NAME = "client_of_the_api"
_BODY, _PLACE = "UBND quận Hạ Giang", "quận Hạ Giang"
_FILE = "ke-hoach-64-kh-qu.txt"
#: operation → how it is called, in the order of the calls; what changes something comes last
CALLS: dict[str, dict[str, Any]] = {
    "find_documents": {"q": "kế hoạch", "limit": 2},
    "get_document": {"id": demo.PLAN},
    "get_implemented_by": {"id": demo.RESOLUTION, "level": "city"},
    "get_implements": {"id": demo.PLAN},
    "get_lineage": {"id": demo.PLAN, "depth": 2},
    "get_mentions": {"id": demo.RESOLUTION},
    "get_explanation": {"id": demo.PLAN},
    "get_coverage": {"id": demo.PROGRAMME, "level": demo.LEVEL, "as_of": demo.AS_OF},
    "get_status": {"id": demo.PROGRAMME, "as_of": demo.AS_OF},
    "get_tasks": {"id": demo.PROGRAMME},
    "get_targets": {"id": demo.PLAN},
    "get_responsible": {"id": demo.PLAN},
    "get_document_feed": {"id": demo.RESOLUTION},
    "find_path": {"from_": demo.PLAN, "to": demo.RESOLUTION},
    "list_documents": {"type_": "plan"},
    "find_bodies": {"q": "quận ủy"},
    "get_body": {"id": _BODY},
    "get_body_documents": {"id": _BODY},
    "get_body_duties": {"id": _BODY},
    "get_body_named_in": {"id": _BODY},
    "get_body_successors": {"id": _BODY},
    "find_places": {},
    "get_place_documents": {"id": _PLACE},
    "get_place_successors": {"id": _PLACE},
    "list_findings": {"limit": 3},
    "list_corrections": {},
    "list_files": {"limit": 5},
    "get_file_text": {"name": _FILE, "start": 0, "end": 10},
    "get_stats": {"files": True},
    "export_graph": {},
    "list_loads": {"limit": 5},
    "list_tasks": {"as_of": demo.AS_OF, "limit": 2},
    "get_health": {},
    "get_readiness": {},
    "get_metrics": {},
    "follow_load": {},
    "get_load": {},
    "cancel_load": {},
    "forget_file": {"name": _FILE},
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client, made anew of the document that is served."""
    if GENERATOR is None:
        pytest.skip("No generator of clients: pip install openapi-python-client")
    folder = tmp_path_factory.mktemp("client")
    document = folder / "openapi.json"
    document.write_text(_document(), encoding="utf-8")
    command = [GENERATOR, "generate", "--path", str(document), "--output-path", str(folder / NAME), "--meta", "none"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    # it formats with ruff where the shell finds one, which says nothing of the client
    said = [line for line in done.stdout.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert said == [], done.stdout
    sys.path.insert(0, str(folder))
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder))


def _document() -> str:
    return json.dumps(create_app(Settings()).openapi())


def operations(generated: ModuleType) -> dict[str, ModuleType]:
    """Every operation that the generator made, by its name."""
    folder = Path(str(generated.__file__)).parent / "api"
    found = [path for path in folder.glob("*/*.py") if path.stem != "__init__"]
    return {path.stem: importlib.import_module(f"{NAME}.api.{path.parent.name}.{path.stem}") for path in found}


def loaded(generated: ModuleType, client: Any, operations: dict[str, ModuleType]) -> str:
    """The id of a load of the demo, done by the client alone."""
    models, types = (importlib.import_module(f"{NAME}.{part}") for part in ("models", "types"))
    files = [types.File(path.open("rb"), path.name) for path in sorted(demo.corpus().iterdir())]
    begun = operations["start_load"].sync(client=client, body=models.LoadUpload(files=files))
    for file in files:
        file.payload.close()
    while (load := operations["get_load"].sync(begun.id, client=client)).state.value in ("queued", "running"):
        time.sleep(0.05)
    assert load.state.value == "done"
    assert load.report.refused == []
    key: str = begun.id
    return key


def test_every_endpoint_is_called_through_a_generated_client(generated: ModuleType, tmp_path: Path) -> None:
    """Each has a function that reads well, sends what it is given and reads the answer into its own shape."""
    made = operations(generated)
    assert set(made) == {*CALLS, "start_load"}
    with ExitStack() as stack:
        address = stack.enter_context(serving(Settings(store=f"sqlite:{tmp_path / 'demo.db'}")))
        client = stack.enter_context(generated.Client(base_url=address, timeout=60))
        key = loaded(generated, client, made)
        for name, given in CALLS.items():
            asked = {"id": key} if name in ("follow_load", "get_load", "cancel_load") else given
            answer = made[name].sync_detailed(client=client, **asked)
            # what has come to its end cannot be ended, which is an answer too
            wanted = 422 if name == "cancel_load" else 200
            assert answer.status_code == wanted, (name, answer.content)
            assert answer.content, name
            if answer.headers["content-type"] in ("application/json", "application/problem+json"):
                parsed = answer.parsed if isinstance(answer.parsed, list) else [answer.parsed]
                assert all(hasattr(each, "to_dict") for each in parsed), (name, answer.parsed)


def test_the_shapes_hold_what_was_sent(generated: ModuleType, tmp_path: Path) -> None:
    """What the client read is, written again, what the service answered: no field is lost, whatever it is called."""
    made = operations(generated)
    with ExitStack() as stack:
        address = stack.enter_context(serving(Settings(store=f"sqlite:{tmp_path / 'demo.db'}")))
        client = stack.enter_context(generated.Client(base_url=address, timeout=60))
        loaded(generated, client, made)
        for name in ("list_findings", "get_tasks", "get_implemented_by", "get_coverage", "find_places", "get_status"):
            answer = made[name].sync_detailed(client=client, **CALLS[name])
            assert answer.parsed.to_dict() == json.loads(answer.content), name
        findings = made["list_findings"].sync(client=client)
        assert findings.items[0].places[0].written
        refused = made["get_document"].sync(id="9999-NQ/TW", client=client)
        assert refused.title.startswith("Không tìm thấy")

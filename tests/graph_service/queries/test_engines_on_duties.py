"""Every engine gives the same answers to the questions of who answers, as JSON and as tables."""

from collections.abc import Callable, Iterator
from typing import Any

from duty_graph import KE_HOACH, NOI_VU, PROGRAMME, TAI_CHINH, TAY_HO, fill

from graph_service.errors import QuestionError
from graph_service.export import answers as tables
from graph_service.queries import every as queries
from graph_service.queries.bodies import naming_body
from graph_service.store.protocol import Reads, Store, ask
from graph_service.wire import assignments, bodies, standing

Question = Callable[[Reads], Any]
DOCUMENTS = ("91-NQ/TW", "44-CTr/TU", "43-CTr/TU", "207-KH/TU", "15/ĐA-SNV", "80-QC/TU", "1-NQ/TW")
DAYS = ("2022-02-28", "2023-06-30", "2024", "2026")
BODIES = (NOI_VU, KE_HOACH, TAI_CHINH, TAY_HO, "Ban Dân vận", "Hội Không có")


def questions() -> Iterator[tuple[str, Question]]:
    """Every question, of every document and body on several days."""
    for asked in DOCUMENTS:
        for day in DAYS:
            yield from _of_document(asked, day)
        yield (
            f"path {asked}",
            lambda reads, asked=asked: _both(queries.path(reads, asked, "30-BC/QU"), "path", standing),
        )
    for body in BODIES:
        for day in DAYS:
            yield f"duties {body} {day}", lambda reads, body=body, day=day: _duties(reads, body, day)
        yield f"naming {body}", lambda reads, body=body: _both(naming_body(reads, body), "naming", bodies)
    for day in DAYS:
        yield f"all tasks {day}", lambda reads, day=day: _all_tasks(reads, day)
    for issuer in (None, "Thành ủy Hà Nội", "quận"):
        yield f"list {issuer}", lambda reads, issuer=issuer: _listed(reads, issuer)


def _of_document(asked: str, day: str) -> Iterator[tuple[str, Question]]:
    for level in ("district", "city", "ward") if day == "2024" else ("district",):
        yield (
            f"coverage {asked} {level} {day}",
            lambda reads, level=level: _both(queries.coverage(reads, asked, level, as_of=day), "coverage", standing),
        )
    yield f"status {asked} {day}", lambda reads: _both(queries.status(reads, asked, as_of=day), "status", standing)
    for name, question in (
        ("tasks", queries.tasks),
        ("targets", queries.targets),
        ("responsible", queries.responsible),
    ):
        yield (
            f"{name} {asked} {day}",
            lambda reads, name=name, question=question: _both(question(reads, asked, as_of=day), name, assignments),
        )


def _both(found: Any, name: str, shapes: Any) -> tuple[Any, str]:
    """The answer as it leaves the house in each form."""
    return getattr(shapes, name)(found), "".join(getattr(tables, name)(found).lines())


def _duties(reads: Reads, body: str, day: str) -> tuple[Any, str]:
    return _both(queries.duties(reads, body, as_of=day, programme=PROGRAMME), "duties", assignments)


def _all_tasks(reads: Reads, day: str) -> tuple[Any, str]:
    found = queries.all_tasks(reads, as_of=day, limit=3)
    return assignments.all_tasks(found), "".join(tables.all_tasks(found).lines())


def _listed(reads: Reads, issuer: str | None) -> tuple[Any, str]:
    return _both(queries.listed(reads, queries.read_filters(reads, issuer=issuer)), "listed", standing)


def answer(store: Store, question: Question) -> Any:
    """The answer, or the error that says why there is none."""
    try:
        return ask(store, question)
    except QuestionError as error:
        return str(type(error)), str(error)


def test_engines_agree(store: Store, told: Store) -> None:
    """Errors, orders and numbers included; most questions have an answer."""
    fill(store)
    asked = list(questions())
    answers = {name: answer(told, question) for name, question in asked}
    errors = [found for found in answers.values() if isinstance(found[0], str)]
    assert len(asked) == len(answers)
    assert 0 < len(errors) < len(answers) / 3
    for name, question in asked:
        assert answer(store, question) == answers[name], name

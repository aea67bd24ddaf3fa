"""Every engine gives the same answers to every question."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from store_tools import now

from graph_service.errors import QuestionError
from graph_service.export import forms as export
from graph_service.queries import every as queries
from graph_service.store.protocol import Change, Reads, Store, ask
from graph_service.wire import documents as wire

Question = Callable[[Reads], Any]

TEXTS = (
    *("77-nq-tw.2021", "77-nq/tw", "nghi quyet 77", "KH 154", "154 kh tu", "154-KH/TU 2015-2020", "154 kh tu an lac"),
    *("luat tiep can", "nong thon", "chuyển đổi số", "31/2022", "1-NQ/TW", "trung ương", "402", "kh", "77-NQ/TU"),
)
FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"type": "plan"},
    {"level": "quận"},
    {"place": "an lac"},
    {"issuer": "Tỉnh ủy An Lạc"},
    {"issuer": "huyện ủy"},
    {"issued_from": "1/5/2022", "issued_to": "2022"},
    {"in_corpus": False},
)


def questions() -> Iterator[tuple[str, Question]]:
    """Every question, asked of several documents and with every filter."""
    for text in TEXTS:
        yield f"find {text}", lambda reads, text=text: queries.find(reads, text)
        yield f"number {text}", lambda reads, text=text: queries.find_number(reads, text)
        yield f"one {text}", lambda reads, text=text: queries.one_document(reads, text)
        yield f"show {text}", lambda reads, text=text: wire.detail(queries.connections(reads, text))
        yield f"mentions {text}", lambda reads, text=text: wire.mentions(queries.mentions(reads, text))
        yield f"lineage {text}", lambda reads, text=text: wire.lineage(queries.lineage(reads, text))
    for asked in FILTERS:
        yield f"documents {asked}", lambda reads, asked=asked: queries.documents(reads, _read(reads, asked))
        yield (
            f"implementing {asked}",
            lambda reads, asked=asked: wire.chain(queries.implementing(reads, "77-nq/tw", _read(reads, asked))),
        )
        yield (
            f"implements {asked}",
            lambda reads, asked=asked: wire.chain(queries.implements(reads, "31-kh/hu", _read(reads, asked), depth=1)),
        )
    for form, chunks in export.FORMATS.items():
        yield form, lambda reads, chunks=chunks: "".join(chunks(reads))


def answer(store: Store, question: Question) -> Any:
    """The answer, or the error that says why there is none."""
    try:
        return ask(store, question)
    except QuestionError as error:
        return type(error), str(error)


def _read(reads: Reads, asked: dict[str, Any]) -> queries.Filters:
    return queries.read_filters(reads, **asked)


def test_engines_agree(store: Store, graph: Store) -> None:
    """The graph in any engine is found, walked and exported as in the embedded store, errors and order included."""
    with store.writing() as writer:
        writer.apply(Change(put_nodes=list(now(graph).all_nodes()), put_edges=list(now(graph).all_edges())))
    answers = {name: answer(graph, question) for name, question in questions()}
    assert sum(isinstance(found, tuple) for found in answers.values()) < len(answers) / 2
    for name, question in questions():
        assert answer(store, question) == answers[name], name


def test_a_filter_that_is_wrong_is_wrong_everywhere(store: Store) -> None:
    """An empty store refuses a question that means nothing as any other does."""
    with pytest.raises(QuestionError):
        queries.read_filters(now(store), type="planet")

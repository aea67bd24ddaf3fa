"""Corrections about what is in a graph, drawn so that they do not contradict each other."""

from hypothesis import strategies as st

from loaders.errors import BadCorrection
from loaders.model import OWN, Edge, Extract, Node
from loaders.resolve.correction_text import added, parse
from loaders.resolve.corrections import Correction


def written(*corrections: tuple[str, ...]) -> str:
    """The text of corrections, each (kind, what it is about …)."""
    text = ""
    for kind, *about in corrections:
        text = added(text, Correction(kind, tuple(about), "lan", "2026-11-24", "đã đối chiếu bản gốc"))  # type: ignore[arg-type]
    return text


def at(extract: Extract, index: int) -> str:
    """How a correction names a mention of a text."""
    reference = extract.own if index == OWN else extract.references[index]
    return f"{extract.sha256}:{reference.span.start}"


@st.composite
def said_right(draw: st.DrawFn, nodes: list[Node], edges: list[Edge], texts: list[Extract]) -> str:
    """Some corrections about what is in a graph that do not contradict each other."""
    documents = sorted(node.id for node in nodes if "Document" in node.labels)
    bodies = sorted(node.properties["name"] for node in nodes if "Body" in node.labels)
    mentions = [at(text, index) for text in texts for index in range(OWN, len(text.references))]
    document = st.sampled_from(documents)
    one_of: list[st.SearchStrategy[tuple[str, ...]]] = [
        st.tuples(st.just("same"), document, document),
        st.tuples(st.just("same"), st.sampled_from(mentions), document),
        st.tuples(st.just("different"), st.sampled_from(mentions), document),
        st.tuples(st.just("different"), document, document),
        st.tuples(st.just("date"), document, st.sampled_from(("2022-06-16", "2017-03-14"))),
    ]
    if bodies:
        one_of.append(st.tuples(st.just("alias"), st.sampled_from(bodies), st.sampled_from([*bodies, "Ban Lạ"])))
    if edges:
        one_of.append(st.sampled_from(edges).map(lambda edge: ("not-edge", edge.start, edge.label, edge.end)))
    text = ""
    for drawn in draw(st.lists(st.one_of(one_of), max_size=5)):
        more = text + written(drawn)
        try:
            parse(more)
        except BadCorrection:
            continue
        text = more
    return text

"""What texts say of duties, as claims: tasks and targets, who has which part in them, who is told, who is sent what.

The ends of such claims are no mentions: a task's id follows from the document that sets it, so it is known
again where that document is another one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph_service.store.protocol import Claim, Triple
from loaders.model import OWN, Evidence, Extract, Node
from loaders.resolve.nodes import named_by, naming
from loaders.resolve.tasks import (
    CARRIES_OUT,
    CONCERNS,
    ROLES,
    SENT_TO,
    SET_BY,
    duty_node,
    target_id,
    target_properties,
    task_id,
    task_properties,
)

from .claims import UNRESOLVED, Item

Document = Callable[[int], str]
Said = Callable[[Evidence], Item]
_IDS = {"Task": task_id, "Target": target_id}


def duty_claims(sha256: str, first: int, extract: Extract, document: Document, said: Said) -> Iterator[Claim]:
    """All claims on duties of a text, from index ``first`` on."""
    told = (*_tasks(extract, document), *_targets(extract, document), *_told(extract, document))
    for index, (object_, triple, evidence, properties) in enumerate(told, start=first):
        yield Claim(sha256, index, OWN, object_, *triple, said(evidence), properties)


_Told = tuple[int | None, Triple, Evidence, Item]


def _tasks(extract: Extract, document: Document) -> Iterator[_Told]:
    own = document(OWN)
    for task in extract.tasks:
        key = task_id(own, task.key)
        yield None, (key, SET_BY, own), task.evidence, {"Task": task.key, **task_properties(task)}
        for duty in task.duties:
            triple = (_body(extract, duty.body), duty.role, key)
            yield None, triple, duty.evidence, {"Task": task.key, "basis": duty.basis}
        for concern in task.concerns:
            triple = (key, CONCERNS, document(concern.object))
            yield concern.object, triple, concern.evidence, {"Task": task.key, "relation": concern.relation}


def _targets(extract: Extract, document: Document) -> Iterator[_Told]:
    own = document(OWN)
    for target in extract.targets:
        triple = (target_id(own, target.key), SET_BY, own)
        yield None, triple, target.evidence, {"Target": target.key, **target_properties(target)}


def _told(extract: Extract, document: Document) -> Iterator[_Told]:
    for each in extract.recipients:
        purpose = {"purpose": each.purpose} if each.purpose else {}
        yield None, (document(OWN), SENT_TO, _body(extract, each.body)), each.evidence, purpose
    for done in extract.carried_out:
        triple = (_body(extract, done.body), CARRIES_OUT, document(done.object))
        yield done.object, triple, done.evidence, {}


def _body(extract: Extract, index: int) -> str:
    return named_by(naming(extract.names[index])).id


def is_of_duties(claim: Claim) -> bool:
    """Whether the claim is one of this module's."""
    return claim.label in (SET_BY, CONCERNS, CARRIES_OUT, SENT_TO, *ROLES)


def moved_ends(claim: Claim, document: Callable[[int, str], str]) -> tuple[str, str]:
    """Start and end of a standing claim; ``document``: that of a mention after the step, else what is given for it."""
    kind = next((kind for kind in _IDS if kind in claim.properties), None)
    start, end = claim.start, claim.end
    if claim.label == SENT_TO:
        return document(OWN, start), end
    if claim.label == CARRIES_OUT:
        return start, document(OWN if claim.object is None else claim.object, end)
    own = document(OWN, _UNMOVED)
    if own != _UNMOVED and kind:
        key = _IDS[kind](own, claim.properties[kind])
        start, end = (key, own) if claim.label == SET_BY else (key, end) if claim.label == CONCERNS else (start, key)
    if claim.label == CONCERNS and claim.object is not None:
        end = document(claim.object, end)
    return start, end


#: stands for the document of a text of which the step changes nothing
_UNMOVED = "\0"


def duty_nodes(behind: Mapping[Triple, Iterable[Claim]]) -> dict[str, Node | None]:
    """The nodes of tasks and targets by id; ``None`` for one that no text sets any more."""
    found: dict[str, Node | None] = {}
    for triple, claims in behind.items():
        if is_set_by(triple):
            first = min(claims, key=lambda claim: (claim.evidence["file"], claim.index), default=None)
            found[triple[0]] = duty_node_of(triple[0], first.properties) if first else None
    return found


def is_set_by(triple: Triple) -> bool:
    """Whether the edge tells which document sets a task or target."""
    return triple[1] == SET_BY and triple[0] != UNRESOLVED


def duty_node_of(key: str, told: Item) -> Node:
    """The node of a task or target, by what the first claim on it tells."""
    kind = next(kind for kind in _IDS if kind in told)
    return duty_node(key, kind, {name: value for name, value in told.items() if name != kind})

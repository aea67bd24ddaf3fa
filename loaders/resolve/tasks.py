"""Tasks and targets of documents to nodes: their ids and properties, from what one text says of them."""

from typing import Any

from ..model import Node, Target, Task

#: a body's part in a task
ROLES = ("LEADS", "COORDINATES", "ADVISES", "MONITORS")
SET_BY, CONCERNS, CARRIES_OUT, SENT_TO = "SET_BY", "CONCERNS", "CARRIES_OUT", "SENT_TO"
#: what came of tasks and targets: told by one text on what another sets
REALISES, REPORTS = "REALISES", "REPORTS"
#: labels of edges that leave bodies for what they are to do
FROM_BODIES = (*ROLES, CARRIES_OUT)

Properties = dict[str, Any]


def task_id(document: str, key: str) -> str:
    """The id of a task of a document; empty where the document is not known."""
    return f"{document}.task.{key}" if document else ""


def target_id(document: str, key: str) -> str:
    """The id of a target of a document; empty where the document is not known."""
    return f"{document}.target.{key}" if document else ""


def task_properties(task: Task) -> Properties:
    """What a text tells of a task, as its node carries it."""
    due = task.due
    told = {
        "text": task.text,
        "kind": task.kind,
        "row": task.row,
        "section": task.section,
        "due_from": due.start if due else None,
        "due_to": due.end if due else None,
        "due_text": due.text if due else None,
        "due_basis": due.basis if due else None,
        "source_text": task.source,
        "state_text": task.state,
        "certain": task.certain,
        "order": task.evidence.start,
    }
    return {name: value for name, value in told.items() if value is not None}


def target_properties(target: Target) -> Properties:
    """What a text tells of a target; one figure as a number, a range as two."""
    figures = [int(each) if each.is_integer() else each for each in target.value]
    told = {
        "text": target.text,
        "value": figures[0] if len(figures) == 1 else figures or None,
        "unit": target.unit,
        "comparison": target.comparison,
        "by": target.by,
        "row": target.row,
        "order": target.evidence.start,
    }
    return {name: value for name, value in told.items() if value is not None}


def duty_node(key: str, kind: str, properties: Properties) -> Node:
    """The node of a task or target (``kind``)."""
    return Node(key, (kind,), {"id": key, **properties})

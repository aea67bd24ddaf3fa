"""Every relation can be said to people, and is followed in a lineage or left out on purpose."""

from graph_service.ledger.claims import CITES, ISSUED_BY, NAMES
from graph_service.queries.labels import LABEL_OF, LABELS, LINEAGE, NOT_LINEAGE
from graph_service.words import by_english
from loaders.know.cues import cues
from loaders.know.surroundings import KNOWLEDGE


def test_every_relation_has_a_label() -> None:
    """The relations of the table of cues, those of the ledger and those of what is known are said in two languages."""
    relations = {cue.relation for _, cue in cues()} | {CITES, ISSUED_BY, NAMES, *KNOWLEDGE}
    assert len(relations) > 10
    assert relations - LABEL_OF.keys() == set()
    for label in LABELS:
        assert {label.said, label.said_inverse} <= by_english().keys(), label


def test_every_label_is_followed_or_left_out() -> None:
    """A relation that is new is decided on: it carries a lineage, or it is listed as one that does not."""
    assert sorted((*LINEAGE, *NOT_LINEAGE)) == sorted(LABEL_OF)

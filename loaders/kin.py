"""Mentions that can be of one document: those of one number and one place are kin.

A family (the same serial and type) grows with every committee that numbers its plans; kin grows with
what is said of one committee's number. Kin of two places never meet, unless a mention of that number
has no place: it may be of either.
"""

from .fold import slug
from .model import Reference

#: parts a number from its place; no slug and no folded name has it
_AT = "@"


def kin_of(reference: Reference) -> str:
    """What only mentions share that can be of one document: ``105-kh-tu@ha-noi``; ``21-nq-tw@`` without a place."""
    if reference.number is None:
        return reference.family + _AT
    # as written for one regulation, "QĐi" and "QĐ" are one sign (resolve.py)
    return slug(reference.number).replace("-qdi-", "-qd-") + _AT + slug(reference.place or "")


def unplaced(kin: str) -> str:
    """The kin of the same number without a place, with which all kins of that number begin."""
    return kin.partition(_AT)[0] + _AT

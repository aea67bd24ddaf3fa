"""Slips in numbers that their own surroundings give away, each mended with its reason."""

from dataclasses import replace

from ..know import series
from ..know.vocabulary import committee_signs
from ..model import Mending
from ..number import mended_number
from .bodies_in_text import Context
from .mention import LETTER, Mention

#: bodies whose numbers carry the sign TW
CENTRAL_ISSUERS = ("Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư")
CENTRAL_SIGN = "TW"


def mend_sign(mention: Mention) -> None:
    """A sign that is of no body and one letter from one that is."""
    mending = mended_number(mention.number) if mention.number else None
    if mention.type == LETTER and mention.number and len(mention.number.signs) == 1:
        # "Công văn số 64/TTHĐND": the sign of a letter is its office's, however it is written
        return
    if mending and mention.number:
        mention.mending = Mending(str(mention.number), mending[1])
        mention.number = mending[0]


def mend_issuer(mention: Mention) -> None:
    """The sign of a provincial committee on a document of the Central Committee or the Politburo is a slip."""
    number, body = mention.number, mention.issuer
    if not number or not body or not number.issuer or len(number.signs) != 2:
        return
    said, sign = body.level, number.issuer_sign
    if sign in committee_signs().values() and said == "central" and body.name in CENTRAL_ISSUERS:
        fixed = replace(number, signs=(number.signs[0], CENTRAL_SIGN))
        mention.mending = Mending(str(number), f"issued by {body.name}, whose sign is {CENTRAL_SIGN}")
        mention.number = fixed


def mend_parliament(mention: Mention) -> None:
    """The sign of the National Assembly ends in its term, which the date tells where it was left out."""
    number = mention.number
    if not number or not mention.issued_on or number.signs[-1] not in ("QH", "UBTVQH"):
        return
    if len(number.signs) > 1 and not number.type_names:
        # "22/SXD-QH" is a letter of an office that plans
        return
    term = series.parliament_on(mention.issued_on)
    if term:
        fixed = replace(number, signs=(*number.signs[:-1], number.signs[-1] + term))
        mention.mending = Mending(str(number), f"the sign ends in the term, and its date lies in the {term}th")
        mention.number = fixed


def mend_level(mention: Mention, context: Context) -> None:
    """The city's sign on a document on the district's own organisation, in the district's own text, is a slip."""
    number, district = mention.number, context.district
    if not number or mention.issuer or number.issuer_sign != "TU" or context.level != "district" or not district:
        return
    if f"Đảng bộ {context.district_unit} {district}".lower() in (mention.title or "").lower():
        fixed = replace(number, signs=(number.signs[0], committee_signs()[context.district_unit]))
        mention.mending = Mending(
            str(number), f"its title speaks of the Party organisation of {district}, whose text this is"
        )
        mention.number, mention.place = fixed, district

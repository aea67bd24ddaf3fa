"""English legal prose with citations, for eyecite, as much as wanted and the same for the same seed."""

import random

PARTIES = ("Harbor Mills", "Alder", "Northgate Supply", "Quinn", "Township of Fairfield", "Mercer", "Redwood Transit")
REPORTERS = ("U.S.", "F.2d", "F.3d", "F. Supp. 2d", "S. Ct.", "Cal. 4th", "N.E.2d")
FILLERS = (
    "The order below rests on findings that neither side disputes, and the record supports each of them.",
    "We turn to the remaining contention, which was raised for the first time in the reply.",
    "Nothing in the agreement suggests that the parties meant to depart from the ordinary rule.",
    "The trial judge weighed the testimony over six days and explained the result in a careful opinion.",
)


def legal_text(characters: int, seed: int) -> str:
    """At least ``characters`` of prose; about one sentence in three cites a case or a statute."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    parts, length = [], 0
    while length < characters:
        parts.append(_paragraph(chance))
        length += len(parts[-1])
    return "".join(parts)


def _paragraph(chance: random.Random) -> str:
    sentences = [*chance.choices(FILLERS, k=4), f"See {_case(chance)}.", f"The claim arises under {_statute(chance)}."]
    chance.shuffle(sentences)
    return " ".join(sentences) + "\n\n"


def _case(chance: random.Random) -> str:
    first, second = chance.sample(PARTIES, 2)
    volume, page, year = chance.randint(1, 600), chance.randint(1, 1400), chance.randint(1950, 2020)
    return f"{first} v. {second}, {volume} {chance.choice(REPORTERS)} {page}, {page + 4} ({year})"


def _statute(chance: random.Random) -> str:
    return f"{chance.randint(1, 50)} U.S.C. § {chance.randint(1, 2000)}"

"""Words that are verbs elsewhere and parts of a name behind some words: "Đoàn giám sát", "Ban Chỉ đạo phát triển"."""

import re
from functools import cache

from .vocabulary import require, rows


@cache
def any_verb_of_names() -> re.Pattern[str]:
    """Any of these words: one look that tells most places apart from those where one stands."""
    return re.compile("|".join(word.pattern for word, _ in verbs_of_names()))


@cache
def verbs_of_names() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Each word that may go on with a name, and what the name ends with before it, with one blank behind."""
    table = []
    for row in rows("name_verbs"):
        both = re.compile(rf"(?:{row['begins']}) (?:{row['goes_on']})(?!\w)")
        require(both.search(row["example"]) is not None, "name_verbs", row, "example")
        require(both.search(row["twin"]) is None, "name_verbs", row, "counter-example")
        goes_on = row["goes_on"]
        table.append((re.compile(rf"(?:{goes_on})(?!\w)"), re.compile(rf"(?<!\w)(?:{row['begins']})\s$")))
    return tuple(table)

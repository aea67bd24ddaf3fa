"""A small corpus of an invented city that ships with the package, and the questions it is there to answer.

``docs/demo.md`` lists its documents and the graph they should give.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

from loaders.errors import Saying

#: The central resolution that the corpus is about; the corpus cites it and does not hold it.
RESOLUTION: Final = "97-NQ/TW"

#: The demo's question as policy staff would ask it.
QUESTION: Final = Saying("Which documents implement Resolution {number}?", number=RESOLUTION)


def corpus() -> Path:
    """The folder of the demo's documents: text, Markdown, HTML and docx, nothing else.

    It lies where the package is installed and may be read-only; load it, do not write into it.
    """
    return Path(str(files(__name__).joinpath("corpus")))


#: The programme that carries the resolution out in the city: its annex sets tasks.
PROGRAMME: Final = "12-CTr/TU"

#: The level and the day of the demo's question of coverage.
LEVEL: Final = "district"
AS_OF: Final = "2024-12-31"
COVERAGE_QUESTION: Final = Saying(
    "Which districts have issued something that implements Programme {number}?", number=PROGRAMME
)
TASKS_QUESTION: Final = Saying("Which tasks does Programme {number} set?", number=PROGRAMME)
#: The plan of a district that sets itself figures, of which a report tells one.
PLAN: Final = "64-KH/QU"
TARGETS_QUESTION: Final = Saying("Are the targets of Plan {number} met?", number=PLAN)

"""A small corpus of an invented city that ships with the package, and the question it is there to answer.

``docs/demo.md`` lists its documents and the graph they should give.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

#: The central resolution that the corpus is about; the corpus cites it and does not hold it.
RESOLUTION: Final = "97-NQ/TW"

#: The demo's question as policy staff would ask it, and the same in English.
QUESTION: Final = f"Những văn bản nào thực hiện Nghị quyết số {RESOLUTION}?"
QUESTION_IN_ENGLISH: Final = f"Which documents implement Resolution {RESOLUTION}?"


def corpus() -> Path:
    """The folder of the demo's documents: text, Markdown, HTML and docx, nothing else.

    It lies where the package is installed and may be read-only; load it, do not write into it.
    """
    return Path(str(files(__name__).joinpath("corpus")))

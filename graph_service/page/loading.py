"""What a load did: the documents of its files, and why some were refused, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph_service.ledger.load import UPLOAD, LoadReport
from graph_service.store.protocol import Reads
from graph_service.words import Words
from loaders.errors import UnreadableFile
from loaders.model import OWN

from .search import Found, shown


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not loaded."""

    file: str
    reason: str


def loaded_documents(reads: Reads, words: Words, files: Sequence[str]) -> tuple[tuple[str, Found], ...]:
    """The documents that the files are, or those in them, by file."""
    given = {*files}
    within = tuple(f"{file}/" for file in given)
    loaded = ((key.name, sha256) for key, sha256 in reads.files().items() if key.root == UPLOAD)
    texts = {name: sha256 for name, sha256 in loaded if name in given or name.startswith(within)}
    rows = reads.mentions_of(set(texts.values()))
    own = {row.sha256: row.document for row in rows if row.index == OWN and row.document}
    nodes = reads.nodes(set(own.values()))
    return tuple(
        (file, shown(words, nodes[own[sha256]]))
        for file, sha256 in sorted(texts.items())
        if sha256 in own and own[sha256] in nodes
    )


def refusals(words: Words, report: LoadReport | None) -> tuple[RefusedFile, ...]:
    """Files that were refused, with reasons."""
    return tuple(RefusedFile(error.subject, reason(words, error)) for error in report.refused) if report else ()


def reason(words: Words, error: UnreadableFile) -> str:
    """Why a file cannot be read and what can be done."""
    return f"{words.sentence(error.reason)}. {words.told(error.advice)}".rstrip(". ") + "."

"""Real files in miniature: docx packages and PDF files made of the bytes that a test names."""

import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KINDS = {"document": "document.main"}
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings")


def docx_bytes(body: str, *, strict: bool = False, **parts: str) -> bytes:
    """A docx package with this XML in its body, and in its other parts (``styles``, ``footnotes`` …)."""
    namespace = _STRICT if strict else _WORD
    relations = _STRICT.replace("wordprocessingml/main", "officeDocument/relationships") if strict else _RELATIONS
    wrapped = {"document": f"<w:body>{body}</w:body>", **parts}
    members = {
        f"word/{part}.xml": f'<w:{part} xmlns:w="{namespace}" {_NAMESPACES}>{xml}</w:{part}>'
        for part, xml in wrapped.items()
    }
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{_KINDS.get(part, part)}+xml"/>'
        for part in wrapped
    )
    related = "".join(
        f'<Relationship Id="r{part}" Type="{relations}/{part}" Target="{part}.xml"/>'
        for part in _PARTS
        if part in parts
    )
    members["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    members["_rels/.rels"] = _relationships(
        f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="word/document.xml"/>'
    )
    members["word/_rels/document.xml.rels"] = _relationships(related)
    return zip_bytes(members)


def zip_bytes(members: dict[str, str]) -> bytes:
    """A zip archive of these texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _relationships(related: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'


@dataclass(frozen=True)
class Words:
    """A string on a page of a PDF: its lower left corner and its size in points, its bytes in WinAnsi."""

    x: float
    y: float
    text: str
    size: float = 12


def pdf_bytes(
    pages: Iterable[Iterable[Words] | str],
    *,
    trailer: str = "",
    fields: Iterable[Words] = (),
    to_unicode: str = "",
    kids: str = "",
    count: int = 0,
) -> bytes:
    """A PDF of these pages: strings of Helvetica, or the operators of a content stream as they are.

    ``fields`` are fields of a form on the first page; ``to_unicode`` says which letters the codes of the font
    are; ``kids`` and ``count`` are what the tree of pages says instead of the truth.
    """
    streams = [page if isinstance(page, str) else "".join(map(_shown, page)) for page in pages]
    shown = list(fields)
    first_field = 4 + 2 * len(streams)
    widgets = " ".join(f"{first_field + 2 * index} 0 R" for index in range(len(shown)))
    last = first_field + 2 * len(shown)
    own_kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(streams)))
    letters = f"/ToUnicode {last} 0 R" if to_unicode else ""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{f'/AcroForm<</Fields[{widgets}]>>' if shown else ''}>>",
        f"<</Type/Pages/Kids[{kids or own_kids}]/Count {count or len(streams)}>>",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding{letters}>>",
    ]
    for index, stream in enumerate(streams):
        annotations = f"/Annots[{widgets}]" if shown and index == 0 else ""
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{annotations}"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * index} 0 R>>",
            _stream(stream),
        ]
    for index, words in enumerate(shown):
        box = f"[{words.x} {words.y} {words.x + 80} {words.y + words.size}]"
        objects += [
            f"<</Type/Annot/Subtype/Widget/FT/Tx/T(f{index})/V({words.text})/F 4/Rect{box}"
            f"/AP<</N {first_field + 2 * index + 1} 0 R>>>>",
            _stream(
                f"BT /F1 {words.size} Tf 0 0 Td ({words.text}) Tj ET",
                f"/Type/XObject/Subtype/Form/BBox[0 0 80 {words.size}]/Resources<</Font<</F1 3 0 R>>>>",
            ),
        ]
    return _with_index(objects + ([_stream(to_unicode)] if to_unicode else []), trailer)


def _stream(content: str, entries: str = "") -> str:
    return f"<</Length {len(content.encode('cp1252'))}{entries}>>\nstream\n{content}\nendstream"


def _shown(words: Words) -> str:
    return f"BT /F1 {words.size} Tf 1 0 0 1 {words.x} {words.y} Tm ({words.text}) Tj ET\n"


def _with_index(objects: list[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    index = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + (index + end).encode("cp1252")


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """The bytes of a docx: see ``docx_bytes``."""
    return docx_bytes


@pytest.fixture
def make_zip() -> Callable[[dict[str, str]], bytes]:
    """The bytes of a zip archive: see ``zip_bytes``."""
    return zip_bytes


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """The bytes of a PDF: see ``pdf_bytes``."""
    return pdf_bytes


@pytest.fixture
def words() -> type[Words]:
    """A string at its place on a page of a PDF."""
    return Words


@pytest.fixture
def shared() -> Path:
    """The folder of real files beside the repository; a test that needs it is skipped where it is not."""
    folder = Path(__file__).parents[3].parent / "shared"
    if not (folder / "corpora").is_dir():
        pytest.skip(f"the real files are not here: {folder / 'corpora'}")
    return folder


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def without_rights() -> Callable[[], AbstractContextManager[None]]:
    """A context in which what nobody may read cannot be read, also where root runs the tests."""
    return _as_nobody if os.geteuid() == 0 else nullcontext


@contextmanager
def _as_nobody() -> Iterator[None]:
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)

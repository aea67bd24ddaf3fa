"""Word files of the old kind (``.doc``) and rich text (``.rtf``), through converters into the readers that exist."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import doc2docx
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError
from striprtf.striprtf import rtf_to_text

from ..errors import Saying, UnreadableFile
from .characters import without_controls
from .content import Content
from .pages import PageLine, assemble
from .word import read_docx

_UNLOCK = "Save a copy without a password, then load that"
_AS_DOCX = "Open it in Word or LibreOffice, save it as docx, and load that"
_CONVERSION_SECONDS = 120
_convert: Callable[..., str] = rtf_to_text
#: control words that part cells; the converter would write ``|``
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read_doc(data: bytes, name: str) -> Content:
    """The text of a Word file of the old kind, as ``read_docx`` gives that of the docx it is converted into.

    Where the converter cannot read the file, LibreOffice is asked, if it is installed. Raises
    ``UnreadableFile`` for a file that asks for a password and for one that neither can read.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        try:
            converted = doc2docx.convert(source, Path(folder, "converted.docx")).output_path.read_bytes()
            by = "msdoc2docx"
        except EncryptedDocumentError as error:
            raise UnreadableFile(name, "the document is encrypted and asks for a password", _UNLOCK) from error
        except Doc2DocxError as error:
            converted, by = _by_office(source, name, str(error)), "LibreOffice"
    content = read_docx(converted, name)
    return content._replace(properties=(*content.properties, ("converted_by", by)))


def _by_office(source: Path, name: str, reason: str) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        raise UnreadableFile(name, Saying("broken Word file of the old kind ({detail})", detail=reason[:200]), _AS_DOCX)
    profile = source.with_name("profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir"]
    try:
        # the office program that is installed here, on a file of ours
        arguments = [*command, str(source.parent), str(source)]
        subprocess.run(arguments, check=True, capture_output=True, timeout=_CONVERSION_SECONDS)  # noqa: S603
        return source.with_suffix(".docx").read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise UnreadableFile(
            name, Saying("LibreOffice cannot convert it ({detail})", detail=f"{error!s:.200}"), _AS_DOCX
        ) from error


def read_rtf(data: bytes, name: str) -> Content:
    """The text of a rich text file, a paragraph a line, a table row a line with tabs; notes are left out.

    Raises ``UnreadableFile`` for a file that is cut off.
    """
    if data.count(b"}") + data.count(b"\\}") < data.count(b"{") - data.count(b"\\{"):
        raise UnreadableFile(name, "broken RTF: the end of the file is missing", "Get an unbroken copy of the file")
    declared = _CODE_PAGE.search(data[:4096])
    encoding = f"cp{declared[1].decode()}" if declared else "cp1252"
    written = _CELL.sub(r"\\tab", data.decode("latin-1"))
    text: str = _convert(written, encoding=encoding, errors="replace")
    return Content(assemble(map(PageLine, without_controls(text).split("\n"))))

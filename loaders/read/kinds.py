"""What kind of file some bytes are: by their content first, by the ending of the name second."""

import codecs
import io
import re
import zipfile
import zlib

from ..errors import Saying, UnreadableFile

#: endings that a folder walk picks up because they are read
READ = {
    ".txt": "text",
    ".md": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".mht": "html",
    ".mhtml": "html",
    ".pdf": "pdf",
    ".doc": "doc",
    ".rtf": "rtf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "csv",
}
#: endings of documents that are picked up too, so that a load says of each why it was not read
DOCUMENTS = {".odt", ".wps", ".zip", ".rar", ".7z", ".eml", ".msg", ".ppt", ".pptx"}

_LOOK = 1024
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
#: what may stand before a page, by how it begins and ends
_BEFORE_HTML = (("<!--", "-->"), ("<?xml", ">"))
_MIME = re.compile(rb"^MIME-Version:\s*1\.0", re.IGNORECASE | re.MULTILINE)

_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-\d")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = {
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"GIF8": "GIF",
}
_ARCHIVES = {b"Rar!\x1a": "RAR", b"7z\xbc\xaf\x27\x1c": "7z", b"\x1f\x8b": "gzip"}
_UNPACK = "Unpack it and load the documents in it"
_LOAD_IT = "`load` opens it and reads what is in it"

_UNLOCK = "Save a copy without a password, then load that"
_AS_DOCX = "Open it in Word or LibreOffice, save it as docx, and load that"
_AS_TEXT = "Save it as docx, PDF with a text layer, HTML or UTF-8 text, and load that"
_BY_OCR = "Run OCR on it first, for example: ocrmypdf -l vie picture.png text.pdf; then load the result"
_GET_AGAIN = "Get an unbroken copy of the file"


def kind_of(data: bytes, name: str, ending: str) -> str:
    """The kind of a file that can be read: ``text``, ``markdown``, ``docx``, ``html``, ``mime`` or ``pdf``.

    Whether text is text at all is found out by decoding it. Raises ``UnreadableFile`` that names the
    kind of anything else, or says that a file is not what its ending promises.
    """
    if _PDF.match(data) or (ending == ".pdf" and b"%PDF-" in data[:_LOOK]):
        return "pdf"
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _kind_of_zip(data, name, ending)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_OLE):
        return _kind_of_ole(data, name)
    _refuse_pictures_and_archives(data, name)
    if ending == ".eml":
        raise UnreadableFile(name, "an e-mail", _LOAD_IT)
    if _is_html(data):
        return "html"
    if _MIME.search(data[:_LOOK]) and ending not in {".txt", ".md"}:
        return "mime"
    return _kind_by_ending(data, name, ending)


def _refuse_pictures_and_archives(data: bytes, name: str) -> None:
    archive = next((kind for start, kind in _ARCHIVES.items() if data.startswith(start)), None)
    if archive is not None:
        raise UnreadableFile(name, Saying("an archive ({archive})", archive=archive), _UNPACK)
    picture = next((kind for start, kind in _IMAGES.items() if data.startswith(start)), None)
    if picture is not None:
        raise UnreadableFile(name, Saying("a picture ({picture}): no text", picture=picture), _BY_OCR)


def _kind_of_ole(data: bytes, name: str) -> str:
    """The kind in the container that Microsoft Office used before 2007, and uses for locked files."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(name, "the document is encrypted and asks for a password", _UNLOCK)
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return "xls"
    raise UnreadableFile(name, "a Microsoft Office file of an old kind, which is not read", _AS_TEXT)


def _kind_of_zip(data: bytes, name: str, ending: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError) as error:
        kind = "docx" if READ.get(ending) == "docx" or b"word/" in data else Saying("zip archive")
        raise UnreadableFile(
            name, Saying("broken {kind} (zip: {detail})", kind=kind, detail=str(error)), _GET_AGAIN
        ) from error
    if any(each.startswith("word/") for each in names):
        return "docx"
    if any(each.startswith("xl/") for each in names):
        return "xlsx"
    if "content.xml" in names and ending == ".ods":
        return "ods"
    raise UnreadableFile(name, *_refused_zip(names, ending))


def _refused_zip(names: list[str], ending: str) -> tuple[str, str]:
    if any(each.startswith("ppt/") for each in names):
        return "a PowerPoint file, which is not read", _AS_TEXT
    if "mimetype" in names and "content.xml" in names:
        return "an OpenDocument file, which is not read yet", _AS_DOCX
    if READ.get(ending) == "docx":
        return "broken docx (zip: no folder word in it)", _GET_AGAIN
    return "an archive (zip)", _LOAD_IT


def _is_html(data: bytes) -> bool:
    start = data[: 4 * _LOOK]
    encoding = "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return _HTML.match(_without_comments(start.decode(encoding, "replace").lstrip())) is not None


def _without_comments(text: str) -> str:
    """The text after the comments and declarations that it begins with; in one pass, whatever is in them."""
    at = 0
    while (end := _end_of_comment(text, at)) is not None:
        at = end
        while at < len(text) and text[at].isspace():
            at += 1
    return text[at:]


def _end_of_comment(text: str, at: int) -> int | None:
    last = next((last for first, last in _BEFORE_HTML if text.startswith(first, at)), None)
    end = -1 if last is None else text.find(last, at)
    return None if last is None or end < 0 else end + len(last)


def _kind_by_ending(data: bytes, name: str, ending: str) -> str:
    kind = READ.get(ending, "text")
    if kind in {"text", "markdown", "html", "csv"}:
        return kind
    if data:
        raise UnreadableFile(name, Saying("not a {kind} file: it does not begin like one", kind=kind), _GET_AGAIN)
    return "text"

"""A docx package opened safely: python-docx finds the parts, nothing outside the file is ever touched."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TypeAlias

# python-docx decides by its own imports which parts it parses, so the package is imported, not its opc alone
import docx  # noqa: F401
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from lxml import etree

from ..errors import Saying, UnreadableFile
from .limits import MOST_ELEMENTS, current

Element: TypeAlias = etree._Element  # lxml's documented type of an element has no public name

#: what the parts of a package may come to when unpacked, pictures included
LARGEST_PACKAGE = 512 * 1024 * 1024

_SAVE_AGAIN = "Open it in Word or LibreOffice and save it again as docx, or get an unbroken copy"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
_BROKEN_PACKAGE = (OpcError, KeyError, ValueError, AttributeError, TypeError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that carry text or say how it is numbered."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    settings: Element | None


def open_package(data: bytes, name: str) -> Package:
    """The parts of a docx file, entities unresolved.

    Raises ``UnreadableFile`` where the zip or the XML in it is broken, where it would unpack to more than
    ``LARGEST_PACKAGE``, and where XML declares a document type, which no word processor writes.
    """
    try:
        _refuse_bombs(data, name)
        return _parts(OpcPackage.open(io.BytesIO(data)), name)
    except _BROKEN_ZIP as error:
        raise _broken(name, "zip", error) from error
    except etree.XMLSyntaxError as error:
        raise _broken(name, "xml", error) from error
    except _BROKEN_PACKAGE as error:
        raise _broken(name, "package", error) from error


def _refuse_bombs(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > LARGEST_PACKAGE:
            raise _too_large(name, Saying("it would unpack to more than {mb} MB", mb=LARGEST_PACKAGE >> 20))
        written = [member for member in members if member.filename.endswith((".xml", ".rels"))]
        if sum(member.file_size for member in written) > (most := current().xml):
            raise _too_large(name, Saying("its XML would unpack to more than {most} MB", most=most >> 20))
        elements = sum(_elements(archive, member, name) for member in written)
        if elements > MOST_ELEMENTS:
            raise _too_large(name, Saying("more than {most} elements of XML", most=MOST_ELEMENTS))


def _elements(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> int:
    """How many elements a part has at most; a declared document type is refused, wherever it stands."""
    count = 0
    with archive.open(member) as part:
        # two bytes a letter where it is UTF-16
        head = part.read(4096)
        if b"<!DOCTYPE" in head.replace(b"\0", b""):
            raise UnreadableFile(
                name,
                Saying("broken docx (xml: {filename} declares a document type)", filename=member.filename),
                _SAVE_AGAIN,
            )
        while head:
            count += head.count(b"<")
            head = part.read(1 << 20)
    return count


def _parts(package: OpcPackage, name: str) -> Package:
    document = _related(package, "/officeDocument")
    if document is None:
        raise UnreadableFile(name, "broken docx (package: no document part)", _SAVE_AGAIN)
    return Package(
        document=_root(document),
        styles=_related_root(document, "/styles"),
        numbering=_related_root(document, "/numbering"),
        footnotes=_related_root(document, "/footnotes"),
        endnotes=_related_root(document, "/endnotes"),
        settings=_related_root(document, "/settings"),
    )


def _related(owner: OpcPackage | Part, kind: str) -> Part | None:
    """The first part of ``owner`` with a relationship of this kind, in Word's namespace or the strict one."""
    targets = (rel.target_part for rel in owner.rels.values() if not rel.is_external and rel.reltype.endswith(kind))
    return next(targets, None)


def _related_root(owner: Part, kind: str) -> Element | None:
    part = _related(owner, kind)
    return None if part is None else _root(part)


def _root(part: Part) -> Element:
    if isinstance(part, XmlPart):
        return part.element
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _broken(name: str, where: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(name, Saying("broken docx ({where}: {detail})", where=where, detail=str(error)), _SAVE_AGAIN)


def _too_large(name: str, reason: str) -> UnreadableFile:
    return UnreadableFile(
        name, Saying("refused as a zip bomb: {what}", what=reason), "Save the document without its pictures"
    )

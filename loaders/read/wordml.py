"""Looking into WordprocessingML by local names, which serves Word's namespace and the strict one alike."""

from collections.abc import Iterator

from lxml import etree

from .limits import LONGEST_NUMBER
from .package import Element

_OFF = {"0", "false", "off", "none"}


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute in the namespace of its element."""
    namespace = etree.QName(element).namespace
    found: str | None = element.get(f"{{{namespace}}}{name}" if namespace else name)
    return found


def child(element: Element | None, *path: str) -> Element | None:
    """The element at the end of a path of local names, the first of each."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """The children with this local name."""
    return (each for each in element if local(each) == name)


def value(element: Element | None, *path: str) -> str | None:
    """The attribute ``val`` of the element at the end of a path."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def number(element: Element | None, *path: str) -> int | None:
    """``value`` as a whole number; ``None`` where it is absent, none or beyond any count."""
    written = value(element, *path)
    try:
        return None if written is None or len(written) > LONGEST_NUMBER else int(written)
    except ValueError:
        return None


def is_on(element: Element | None, *path: str) -> bool:
    """Whether a switch is there and not turned off."""
    found = child(element, *path)
    return found is not None and (attribute(found, "val") or "on") not in _OFF


def preferred(alternate: Element) -> Element:
    """The branch of ``mc:AlternateContent`` to read: the first, which Word of today shows."""
    return next(iter(alternate), alternate)


def sections(document: Element) -> list[Element]:
    """The properties of every section in order; those of a tracked change are the past and not among them."""
    return [each for each in document.iter() if local(each) == "sectPr" and _parent(each) != "sectPrChange"]


def _parent(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)

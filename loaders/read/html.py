"""Web pages, also those that a word processor saved and those in a MIME envelope (``.mht``)."""

import email
import email.policy
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from ..errors import UnreadableFile
from .blocks import element_lines
from .characters import without_controls
from .charset import decode_html
from .limits import LARGEST_HEAD, MOST_ATTRIBUTES, MOST_MEMBERS, TooMuch
from .package import Element
from .pages import PageLine, assemble

_NO_PAGE = "Save the page again from a browser, or load the document that it shows"


def read_html(data: bytes, name: str) -> str:
    """The main text of a page: each block a line, ``<br>`` a line end, a table row a line (``tables.table_lines``).

    Items of numbered lists begin with their number, others with ``- ``. A raised number is kept as
    ``<sup>1</sup>``. Scripts, styles, navigation, controls of forms and what is hidden are left out; where
    the page has exactly one ``<main>``, so is everything outside it.

    Raises ``UnreadableFile`` where the bytes do not fit the charset, or there is no page in them.
    """
    return _main_text(decode_html(data, name), name)


def read_mime(data: bytes, name: str) -> str:
    """The main text of the first HTML part of a MIME file, as browsers and Word save pages.

    Raises ``UnreadableFile`` as ``read_html`` does, and where no part is HTML.
    """
    refuse_long_heads(data)
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    page = None if part is None else part.get_payload(decode=True)
    if part is None or not isinstance(page, bytes):
        raise UnreadableFile(name, "a MIME file without an HTML part", _NO_PAGE)
    return _main_text(decode_html(page, name, part.get_content_charset()), name)


def refuse_long_heads(data: bytes) -> None:
    """Raise ``TooMuch`` where a MIME file has more parts than any, or longer heads: these take their square to read."""
    for count, head in enumerate(_heads(data), start=1):
        if len(head) > LARGEST_HEAD:
            raise TooMuch(f"a head of more than {LARGEST_HEAD >> 10} kB")
        if count > MOST_MEMBERS:
            raise TooMuch(f"more than {MOST_MEMBERS} parts")


def _heads(data: bytes) -> Iterator[bytes]:
    """Whatever stands between two blank lines and could be the head of a part."""
    for block in re.split(rb"\r?\n\r?\n", data):
        head = re.search(rb"^Content-Type:", block[:LARGEST_HEAD], re.IGNORECASE | re.MULTILINE)
        if head:
            yield block


def _main_text(page: str, name: str) -> str:
    return assemble(map(PageLine, element_lines(_main(_tree(page, name)))))


def _refuse_long_tags(page: str) -> None:
    """Libxml compares each attribute of an element with those before it."""
    for part in page.split("<"):
        if len(part) > MOST_ATTRIBUTES and part.partition(">")[0].count("=") > MOST_ATTRIBUTES:
            raise TooMuch(f"an element of more than {MOST_ATTRIBUTES} attributes")


def _tree(page: str, name: str) -> Element:
    _refuse_long_tags(page)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(without_controls(page).encode(), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableFile(name, f"no page in it ({error})", _NO_PAGE) from error


def _main(root: Element) -> Element:
    mains = root.findall(".//main")
    return mains[0] if len(mains) == 1 else root

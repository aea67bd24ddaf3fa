"""Files that would fill memory or never end, in one folder with good ones: each ends alone, with its reason."""

import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from graph_service.ledger.load import load
from graph_service.ledger.reading import Limits
from graph_service.store import open_store
from graph_service.store.protocol import ask
from loaders.read.limits import ReadingLimits

PLAN = "Số {}-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\nKẾ HOẠCH\nThực hiện Nghị quyết số 9021-NQ/TW.\n"
WORDS = b"BT /F 12 Tf 72 700 Td (Ke hoach) Tj ET "
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
#: names of the page tree, its content (4) and its font (5); further objects are numbered from 6
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>>>"
)
#: its tree of pages
ONE = b"/Kids[3 0 R]/Count 1"
LIMITS = Limits(seconds=15, memory=1 << 29)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream with these entries."""
    return b"<</Length %d%s>>stream\n%b\nendstream" % (len(data), entries, data)


def pdf(
    content: bytes, more: Sequence[bytes] = (), tree: bytes = b"/Kids[3 0 R]/Count 1", catalog: bytes = b""
) -> bytes:
    """A PDF of one page with this content."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog, b"<</Type/Pages%b>>" % tree, PAGE, content, font, *more]
    whole, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(whole),
    )  # fmt: skip


def form(content: bytes, names: int = 0) -> bytes:
    """A form that may show the one of a number."""
    named = b"/XObject<</X %d 0 R>>" % names if names else b""
    return stream(content, FORM + b"/Resources<<%b/Font<</F 5 0 R>>>>" % named)


def hostile() -> dict[str, bytes]:
    """PDF files of a few kilobytes that come to gigabytes, or to years."""
    letters = zlib.compress(WORDS[:-3] + b"(%b) Tj " % (b"a" * 32) * 200_000 + b"ET", 9)
    blanks = zlib.compress(zlib.compress(b" " * 400_000_000, 9), 9)
    tree = [form(b"/X Do " * 10, 7 + level) for level in range(7)]
    return {
        "b-itself.pdf": pdf(stream(WORDS + b"/X Do"), [form(b"/X Do /X Do " + WORDS, 6)]),
        "c-tree.pdf": pdf(stream(WORDS + b"/X Do"), [*tree, form(WORDS)]),
        "d-letters.pdf": pdf(stream(letters, b"/Filter/FlateDecode")),
        "e-blanks.pdf": pdf(stream(blanks, b"/Filter[/FlateDecode/FlateDecode]")),
        "f-pages.pdf": pdf(stream(WORDS), tree=b"/Kids[%b]/Count 20000" % (b"3 0 R " * 20_000)),
        "g-line.txt": ("Nghị quyết số 9021-NQ/TW " * 40_000).encode(),
    }


def harmless() -> dict[str, bytes]:
    """PDF files that lie, or hold what no page shows, and are read all the same."""
    letters = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfchar <41> <D800> endbfchar endcmap end end"
    )
    return {
        "h-count.pdf": pdf(stream(WORDS), tree=b"/Kids[3 0 R]/Count 2000000000"),
        "i-below.pdf": pdf(stream(WORDS), tree=b"/Kids[3 0 R]/Count -5"),
        "j-deep.pdf": pdf(stream(WORDS), catalog=b"/X " + b"[" * 50_000 + b"]" * 50_000),
        "k-letters.pdf": pdf(stream(WORDS + b"BT /F 12 Tf 72 600 Td (A) Tj ET"), [stream(letters)]),
        "l-hyphens.pdf": pdf(stream(WORDS + b"BT /F 12 Tf 72 600 Td (%b) Tj ET" % (b"\\255" * 20_000))),
        "m-wide.pdf": pdf(stream(WORDS)).replace(b"0 0 600 800]/Contents", b"0 0 1e9 1e9]/Contents"),
    }


def test_hostile_files_end_alone(tmp_path: Path) -> None:
    """Each is refused by name, with a reason and advice; the plans before, between and behind them are in the graph."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, content in hostile().items():
        (folder / name).write_bytes(content)
    for number, name in enumerate(("a.txt", "d-letters.txt", "z.txt")):
        (folder / name).write_text(PLAN.format(9100 + number), encoding="utf-8")
    limits = Limits(LIMITS.seconds, LIMITS.memory, ReadingLimits(letters=900_000))
    with closing(open_store(f"sqlite:{tmp_path / 'a.db'}")) as store:
        done = load(store, [folder], limits=limits)
        files = ask(store, lambda reads: {file.name for file in reads.files()})
    assert files == {"a.txt", "d-letters.txt", "z.txt"}
    assert [error.subject for error in done.refused] == sorted(hostile())
    reasons = ("takes too much", "takes more", "more memory", "more than", "no text")
    assert all(any(told in error.reason for told in reasons) and error.advice for error in done.refused)


def test_files_that_lie_are_read(tmp_path: Path) -> None:
    """How many pages a file says it has, how deep it is and how wide its pages are does no harm."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, content in harmless().items():
        (folder / name).write_bytes(content)
    with closing(open_store(f"sqlite:{tmp_path / 'a.db'}")) as store:
        done = load(store, [folder], limits=LIMITS)
        texts = ask(store, lambda reads: [reads.text(sha256) or "" for sha256 in reads.files().values()])
    assert (done.read, done.refused) == (len(harmless()), ())
    assert all(text.startswith("Ke hoach") and text.encode() for text in texts)

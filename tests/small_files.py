"""A small file of every kind that is read, made here, and what may happen to one."""

import csv
import io
import random
import struct
import zipfile
from email.message import EmailMessage

import openpyxl
from compound_files import compound

from graph_service.demo import corpus

TEXT = (
    "HUYỆN ỦY SÔNG TRÀ\nSố 31-KH/HU\nSông Trà, ngày 1 tháng 8 năm 2022\n\nKẾ HOẠCH\n"
    "thực hiện Nghị quyết số 77-NQ/TW ngày 15/3/2022 của Bộ Chính trị\n\n"
    "1. Căn cứ Kế hoạch số 154-KH/TU, ngày 20/7/2022 của Tỉnh ủy An Lạc.\n"
    "2. Văn phòng Huyện ủy chủ trì, phối hợp với Ủy ban nhân dân huyện; xong trước 30/9/2023.\n"
)
ROWS = [["STT", "Số, ký hiệu", "Ngày", "Trích yếu"], ["1", "31-KH/HU", "01/8/2022", "thực hiện Nghị quyết 77-NQ/TW"]]
_OPEN = "http://schemas.openxmlformats.org"
_WORD = f"{_OPEN}/wordprocessingml/2006/main"
_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="a">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def small_files() -> dict[str, bytes]:
    """A file of every kind by its name, and the demo's own documents."""
    page = f"<!doctype html><meta charset=utf-8><body><p>{'</p><p>'.join(TEXT.splitlines())}</p></body>"
    mime = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    made = {
        "a.txt": TEXT.encode(),
        "a.html": page.encode(),
        "a.mht": mime.encode(),
        "a.rtf": _rtf(),
        "a.docx": _docx(),
        "a.doc": _doc(),
        "a.pdf": _pdf(),
        "a.xlsx": _xlsx(),
        "a.xls": _xls(),
        "a.ods": zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": _ods()}),
        "a.csv": _csv(),
        "a.eml": _mail(),
        "a.msg": _outlook(),
    }
    made["a.zip"] = zipped({f"b/{name}": content for name, content in made.items()})
    demo = {path.name: path.read_bytes() for path in sorted(corpus().iterdir()) if path.stat().st_size < 20_000}
    return {**made, **demo}


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file to which something happened: to its bytes, or to those of a file in it."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        hit = chance.choice(sorted(members))
        return zipped({**members, hit: mutated(members[hit], chance)})
    held = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        chance.choice(_WAYS)(held, chance.randrange(len(held) or 1), chance.choice((1, 4, 64, 1024)), chance)
    return bytes(held)


def _turn(held: bytearray, at: int, _: int, chance: random.Random) -> None:
    held[at : at + 1] = bytes(each ^ 1 << chance.randrange(8) for each in held[at : at + 1])


def _cut(held: bytearray, at: int, size: int, _: random.Random) -> None:
    del held[at : at + size]


def _repeat(held: bytearray, at: int, size: int, chance: random.Random) -> None:
    held[at:at] = held[at : at + size] * chance.randint(1, 20)


def _move(held: bytearray, at: int, size: int, chance: random.Random) -> None:
    other = chance.randrange(len(held) or 1)
    held[at : at + size] = held[other : other + size]


def _blur(held: bytearray, at: int, size: int, chance: random.Random) -> None:
    held[at : at + size] = chance.randbytes(min(size, 64))


def _exaggerate(held: bytearray, at: int, _: int, chance: random.Random) -> None:
    """A number of the format that says too much."""
    held[at : at + 4] = chance.choice((b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\0\0\0\0", b"9999"))


def _insert(held: bytearray, at: int, _: int, chance: random.Random) -> None:
    held[at:at] = chance.choice((b"\x00", b"<", b"\xff\xfe", b"9" * 400, b"\x1b[2J", "ộ".encode() * 9))


_WAYS = (_turn, _cut, _cut, _repeat, _repeat, _move, _move, _blur, _exaggerate, _insert)


def _rtf() -> bytes:
    letters = "".join(each if each < "\x80" else f"\\u{ord(each)}?" for each in TEXT)
    return b"{\\rtf1\\ansi\\ansicpg1252 " + letters.replace("\n", "\\par ").encode("ascii") + b"}"


def _docx() -> bytes:
    """A document with a style, a list, a note and a table."""
    item = '<w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    lines = "".join(f"<w:p>{item if line[:1].isdigit() else ''}{_run(line)}</w:p>" for line in TEXT.splitlines())
    cells = ("".join(f"<w:tc><w:p>{_run(words)}</w:p></w:tc>" for words in row) for row in ROWS)
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    parts = {
        "document": f"<w:body>{lines}{table}<w:p>{_run('Xem')}{note}</w:p></w:body>",
        "styles": '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/></w:style>',
        "numbering": f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        "footnotes": f'<w:footnote w:id="1"><w:p>{_run("ghi chú")}</w:p></w:footnote>',
    }
    type_, package = "application/vnd.openxmlformats-officedocument.wordprocessingml", f"{_OPEN}/package/2006"
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{type_}.{"document.main" if part == "document" else part}'
        '+xml"/>'
        for part in parts
    )
    relations = f'<Relationships xmlns="{package}/relationships">{{}}</Relationships>'
    one = f'<Relationship Id="{{0}}" Type="{_OPEN}/officeDocument/2006/relationships/{{0}}" Target="{{1}}.xml"/>'
    members = {f"word/{part}.xml": f'<w:{part} xmlns:w="{_WORD}">{xml}</w:{part}>' for part, xml in parts.items()}
    members |= {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": relations.format(one.format("officeDocument", "word/document")),
        "word/_rels/document.xml.rels": relations.format(
            "".join(one.format(part, part) for part in parts if part != "document")
        ),
    }
    return zipped({name: xml.encode() for name, xml in members.items()})


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def _doc() -> bytes:
    """A Word file of the old kind: its head, its text, and the table of its one piece."""
    letters = TEXT.replace("\n", "\r")
    text, at = letters.encode("utf-16-le"), 1024
    pieces = struct.pack("<IIHIH", 0, len(letters), 0, at, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    base = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x42A, 0, 0x1200) + bytes(20)
    longs = [0] * 22
    longs[0], longs[3] = at + len(text), len(letters)
    places = [0] * 186
    places[66], places[67] = 0, len(table)
    head = base + struct.pack("<H28xH", 14, 22) + struct.pack("<22I", *longs) + struct.pack("<H", 93)
    head += struct.pack("<186I", *places) + b"\0\0"
    return compound(
        {"WordDocument": head.ljust(at, b"\0") + text.ljust(4096, b"\0"), "1Table": table.ljust(4096, b"\0")}
    )


def _pdf() -> bytes:
    lines = "".join(f"({line}) Tj T*\n" for line in ("Ke hoach so 31-KH/HU", "thuc hien Nghi quyet so 77-NQ/TW"))
    content = f"BT /F1 12 Tf 14 TL 72 700 Td\n{lines}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    ]
    written, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(f"{len(written):010d} 00000 n \n")
        written += f"{number} 0 obj\n{each}\nendobj\n"
    index = f"xref\n0 6\n0000000000 65535 f \n{''.join(places)}"
    return f"{written}{index}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n".encode()


def _xlsx() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(buffer)
    return buffer.getvalue()


def _xls() -> bytes:
    """A workbook of the old kind: a sheet of labels."""
    labels = b"".join(
        _record(0x204, struct.pack("<HHHHB", row, column, 15, len(words), 1) + words.encode("utf-16-le"))
        for row, cells in enumerate(ROWS)
        for column, words in enumerate(cells)
    )
    begin = struct.pack("<HHHHII", 0x600, 5, 0x1DBB, 0x7CC, 0, 6)
    sheet = _record(0x809, begin[:2] + b"\x10\0" + begin[4:]) + labels + _record(0xA, b"")
    name = struct.pack("<BBBB", 0, 0, 1, 0) + b"a"
    first = _record(0x809, begin)
    at = len(first) + 4 + 4 + len(name) + 4
    book = first + _record(0x85, struct.pack("<I", at) + name) + _record(0xA, b"") + sheet
    return compound({"Workbook": book.ljust(4096, b"\0")})


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _ods() -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{each}</text:p></table:table-cell>' for each in row)}"
        "</table:table-row>"
        for row in ROWS
    )
    return _ODS.format(rows).encode()


def _csv() -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(ROWS)
    return written.getvalue().encode()


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "gửi", "a@example.org"
    message.set_content(TEXT)
    message.add_attachment(TEXT.encode(), "application", "octet-stream", filename="b.txt")
    return message.as_bytes()


def _outlook() -> bytes:
    attached = {"__substg1.0_3707001F": "b.txt".encode("utf-16-le"), "__substg1.0_37010102": TEXT.encode()}
    properties = bytes(32)
    return compound(
        {
            "__properties_version1.0": properties,
            "__substg1.0_1000001F": TEXT.encode("utf-16-le"),
            "__attach_version1.0_#00000000": {"__properties_version1.0": bytes(8), **attached},
        }
    )

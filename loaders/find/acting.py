"""Who acts for the body of a head: its standing committee, its permanent members, its executive, its chair.

A committee's paper has the committee's name at its head, whoever of it decided. The title says who did
("Kết luận của Thường trực Tỉnh ủy"), else the signature does ("T/M BAN THƯỜNG VỤ").
"""

import re
from collections.abc import Iterator

from ..know.organs import organ, parts
from .bodies_in_text import BodyName, Context, body_at

_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
_SIGNED = re.compile(r"(?:(?:^|\n)[^\w\n]*|\t| {3,})(?:T/M|TM\.?|THAY MẶT)\s+(?P<who>[^\n\t]{4,60})", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:(?:thông báo\s+)?kết luận\s+)?của\s+(?P<who>\w.*)", re.IGNORECASE | re.DOTALL)
_PARTY = re.compile(r"(?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng|Quân) ủy(?!\w)")
#: by the kind of the body at the head: who may act for it, as titles and signatures begin, and how that is called
_ACTING = {
    "Committee": {"ban thường vụ": "Ban Thường vụ", "btv": "Ban Thường vụ", "thường trực": "Thường trực"},
    "Council": {"thường trực": "Thường trực"},
    "MassOrganisation": {
        "ban thường vụ": "Ban Thường vụ", "ban thường trực": "Ban Thường trực", "đoàn chủ tịch": "Đoàn Chủ tịch",
    },
}  # fmt: skip
_EXECUTIVE = re.compile(r"(?:ban chấp hành|bch)(?!\w)")


def acting(issuer: BodyName, title: str | None, text: str) -> BodyName:
    """Who issued what has ``issuer`` at its head, as its title and its signature tell."""
    kind = "Committee" if _PARTY.match(issuer.name) else organ(issuer.name).kind
    if issuer.name == _CENTRAL_COMMITTEE:
        return next((body for who in _said(title, text) if (body := _central(who, issuer))), issuer)
    if kind not in _ACTING or (kind == "Committee" and not _PARTY.match(issuer.name)):
        return issuer
    return next((body for who in _said(title, text) if (body := _part_of(issuer, kind, who))), issuer)


def _said(title: str | None, text: str) -> Iterator[str]:
    """Who acts, by the title, and by the signature, which is looked for only where the title does not say."""
    told = _TITLE.match(title or "")
    if told:
        yield _plain(told["who"])
    signed = _SIGNED.search(text)
    if signed:
        yield _plain(signed["who"])


def _plain(who: str) -> str:
    return " ".join(who.split()).strip(" ,.*").casefold()


def _central(who: str, issuer: BodyName) -> BodyName | None:
    """The Politburo or the Secretariat, which write on the Central Committee's paper."""
    body = body_at(who, 0, Context())
    return BodyName(body.name, body.level, None, issuer.end) if body and body.level == "central" else None


def _part_of(issuer: BodyName, kind: str, who: str) -> BodyName | None:
    called = next((name for words, name in _ACTING.get(kind, {}).items() if re.match(rf"{words}(?!\w)", who)), None)
    if called and not issuer.name.startswith((called, "Ban ")):
        return BodyName(f"{called} {issuer.name}", issuer.level, issuer.place, issuer.end, issuer.assumed)
    role, unit, place = parts(issuer.name)
    if kind == "Committee" and role == "committee" and _EXECUTIVE.match(who):
        return BodyName(f"Ban Chấp hành Đảng bộ {unit} {place}", issuer.level, issuer.place, issuer.end, issuer.assumed)
    return None


def without_actor(title: str) -> str:
    """A title without whose document it is: "của Ban Bí thư về việc trồng cây" is "về việc trồng cây"."""
    if not title.casefold().startswith("của "):
        return title
    start = len("của ")
    body = body_at(title, start, Context())
    rest = title[body.end :].lstrip(" ,:-") if body else ""
    if not rest:
        return title
    return rest[:1].upper() + rest[1:] if title[0].isupper() else rest

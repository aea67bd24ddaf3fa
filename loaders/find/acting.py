"""Who acts for the body of a head: its standing committee, its permanent members, its executive, its chair.

A committee's paper has the committee's name at its head, whoever of it decided. The title says who did
("Kết luận của Thường trực Tỉnh ủy"), else the signature does ("T/M BAN THƯỜNG VỤ").
"""

import re
from collections.abc import Iterator

from ..know.committees import COMMITTEES, YOUTH
from ..know.organs import organ, parts
from .bodies_in_text import BodyName, Context, body_at

_OF_THE_CENTRE = ("Bộ Chính trị", "Ban Bí thư")
_AND = re.compile(r",?\s+(?:và\s+)?")
_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
#: one letter before all else, so that a search stops at this letter only
_SIGNED = re.compile(r"[tT](?:/[lLmM]|[lLmM]\.?|(?i:HAY MẶT))\s+(?=(?P<who>[^\n\t]{4,60}))")
#: what stands before: nothing but signs on the line, a tab, or a gap
_BEFORE_SIGNED = re.compile(r"(?:(?:^|\n)[^\w\n]*|\t| {3})\Z")
_TITLE = re.compile(
    r"^\W*(?:(?:(?:thông báo\s+)?kết luận\s+)?của"
    r"|(?:thông báo\s+)?kết luận\s+(?:tại\s+)?(?:hội nghị|phiên họp))\s+(?P<who>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
#: what a committee decides in session says so: "Nghị quyết" (hội nghị Ban Chấp hành Đảng bộ phường)
_IN_SESSION = re.compile(r"^\W*hội nghị(?: lần thứ [\w-]+)?,?\s+(?P<who>\w.*)", re.IGNORECASE | re.DOTALL)
_SESSIONS = ("Nghị quyết", "Kết luận")
_WHICH = re.compile(
    r"[\s,(]*(?:(?:lần thứ|khóa|nhiệm kỳ) (?:[IVX\d]+(?: ?- ?\d{4})?|[^\W\d]+)[\s,)]*)+(?=về|v/v)", re.IGNORECASE
)
_PARTY = re.compile(r"(?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng|Quân) ủy(?!\w)")
#: by the kind of the body at the head: who may act for it, as titles and signatures begin, and how that is called
_ACTING = {
    "Committee": {"ban thường vụ": "Ban Thường vụ", "btv": "Ban Thường vụ", "thường trực": "Thường trực"},
    "Council": {"thường trực": "Thường trực"},
    "MassOrganisation": {
        "ban thường vụ": "Ban Thường vụ", "ban thường trực": "Ban Thường trực", "đoàn chủ tịch": "Đoàn Chủ tịch",
    },
}  # fmt: skip
#: a trade union's papers are cited as its own, whoever signs for it
_UNION = re.compile(r"(?:Tổng )?Liên đoàn Lao động(?!\w)|Công đoàn(?!\w)")
_OF_A_WHOLE = re.compile(
    r"(?:Ban Chấp hành (?P<what>Đảng bộ|Đoàn)?|(?P<party>Đảng bộ))\s*(?P<rest>(?:(?P<unit>"
    + "|".join(COMMITTEES) + r") )?(?P<place>.+))"
)  # fmt: skip
_EXECUTIVE = re.compile(r"(?:ban chấp hành|bch)(?!\w)")


def acting(issuer: BodyName, title: str | None, text: str, type_: str | None = None) -> BodyName:
    """Who issued what has ``issuer`` at its head, as its title and its signature tell."""
    whole = _whole(issuer)
    kind = "Committee" if _PARTY.match(whole.name) else organ(whole.name).kind
    if issuer.name == _CENTRAL_COMMITTEE:
        return next((body for who in _said(title, text, type_) if (body := _central(who, issuer))), issuer)
    if kind not in _ACTING or (kind == "Committee" and not _PARTY.match(whole.name)):
        return issuer
    said = _said_by_title(title, type_) if _UNION.match(whole.name) else _said(title, text, type_)
    return next((body for who in said if (body := _part_of(whole, kind, who))), issuer)


def _whole(issuer: BodyName) -> BodyName:
    """The body whose executive's name stands at the head, as "BCH ĐẢNG BỘ TỈNH A" does for "Tỉnh ủy A"."""
    told = _OF_A_WHOLE.fullmatch(issuer.name)
    if told is None:
        return issuer
    what = told["what"] or told["party"]
    of_unit = {"Đảng bộ": COMMITTEES, "Đoàn": YOUTH}.get(what, {}).get(told["unit"])
    bare = f"Đảng ủy {told['rest']}" if what == "Đảng bộ" else issuer.name.removeprefix("Ban Chấp hành ")
    return issuer._replace(name=f"{of_unit} {told['place']}" if of_unit else bare)


def _said(title: str | None, text: str, type_: str | None) -> Iterator[str]:
    """Who acts, by the title, and by the signature, which is looked for only where the title does not say."""
    yield from _said_by_title(title, type_)
    for signed in _SIGNED.finditer(text):
        line = max(0, text.rfind("\n", 0, signed.start()))
        if _BEFORE_SIGNED.search(text, line, signed.start()):
            yield _plain(signed["who"])
            return


def _said_by_title(title: str | None, type_: str | None) -> Iterator[str]:
    told = _TITLE.match(title or "") or (_IN_SESSION.match(title or "") if type_ in _SESSIONS else None)
    if told:
        yield _plain(told["who"])


def _plain(who: str) -> str:
    return " ".join(who.split()).strip(" ,.*").casefold()


def _central(who: str, issuer: BodyName) -> BodyName | None:
    """The Politburo or the Secretariat, which write on the Central Committee's paper."""
    body = body_at(who, 0, Context())
    return BodyName(body.name, body.level, None, issuer.end) if body and body.level == "central" else None


def acting_too(issuer: BodyName, title: str | None) -> tuple[BodyName, ...]:
    """Who of the centre decided together with ``issuer``, as the title says: "của Bộ Chính trị, Ban Bí thư"."""
    told = _TITLE.match(title or "")
    if told is None or issuer.name not in _OF_THE_CENTRE:
        return ()
    names = [body.name for body in _central_in(told["who"], 0)]
    return tuple(issuer._replace(name=name) for name in names[1:]) if issuer.name in names[:1] else ()


def _central_in(words: str, start: int) -> Iterator[BodyName]:
    """The Politburo and the Secretariat, where words name them one after the other."""
    body = body_at(words, start, Context())
    while body and body.name in _OF_THE_CENTRE:
        yield body
        further = _AND.match(words, body.end)
        body = body_at(words, further.end(), Context()) if further else None


def _part_of(issuer: BodyName, kind: str, who: str) -> BodyName | None:
    called = next((name for words, name in _ACTING.get(kind, {}).items() if re.match(rf"{words}(?!\w)", who)), None)
    if called and not issuer.name.startswith((called, "Ban ")):
        return BodyName(f"{called} {issuer.name}", issuer.level, issuer.place, issuer.end, issuer.assumed)
    role, unit, place = parts(issuer.name)
    if kind == "Committee" and role == "committee" and _EXECUTIVE.match(who):
        return BodyName(f"Ban Chấp hành Đảng bộ {unit} {place}", issuer.level, issuer.place, issuer.end, issuer.assumed)
    if kind == "Committee" and _EXECUTIVE.match(who) and issuer.name.startswith("Đảng ủy "):
        return issuer._replace(name=f"Ban Chấp hành Đảng bộ {issuer.name.removeprefix('Đảng ủy ')}")
    return None


def without_actor(title: str, type_: str | None = None) -> str:
    """A title without whose document it is: "của Ban Bí thư về việc trồng cây" is "về việc trồng cây"."""
    session = _IN_SESSION.match(title) if type_ in _SESSIONS else None
    if not (session or title.casefold().startswith("của ")):
        return title
    body = body_at(title, session.start("who") if session else len("của "), Context())
    if body and not session and (several := list(_central_in(title, len("của ")))):
        body = several[-1]
    rest = title[body.end :] if body else ""
    which = _WHICH.match(rest) if session else None
    rest = rest[which.end() if which else 0 :].lstrip(" ,:-")
    if not rest or (session and not rest.lower().startswith(("về", "v/v"))):
        return title
    return rest[:1].upper() + rest[1:] if title[0].isupper() else rest

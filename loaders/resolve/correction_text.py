"""The text that corrections are kept in: YAML that people may write by hand, read with its line numbers.

    - same: [12-kh-tu.an-lac.2020, 12-kh-tu.an-lac.2015]
      who: lan
      when: 2026-11-24
      why: one plan, quoted with a slip

Commands add and remove whole entries and leave every other line, comments too, as it stands.
"""

import re
from collections.abc import Iterator
from datetime import date

import yaml

from ..errors import BadCorrection, Saying
from ..fold import fold
from ..know.surroundings import KNOWLEDGE
from ..number import parse as parse_number
from .corrections import Correction, Corrections, Kind, mention_at

#: how many things an entry of each kind is about, and what they are
SHAPES: dict[Kind, tuple[str, ...]] = {
    "same": ("document", "document"),
    "different": ("document", "document"),
    "number": ("mention", "number"),
    "date": ("document", "date"),
    "not-edge": ("document", "label", "document"),
    "alias": ("body", "name"),
    "realise": ("task", "document"),
    "not-realised": ("task", "document"),
}
#: kinds that are about documents, never about a place in a text
_OF_DOCUMENTS = ("date", "not-edge", "realise", "not-realised")
_TOLD = ("who", "when", "why")
_LABEL = re.compile(r"[A-Z][A-Z_]*")
_Entry = dict[str, str | tuple[str, ...]]


def parse(text: str, name: str = "corrections") -> Corrections:
    """The corrections that ``text`` holds, each with its line.

    Raises ``BadCorrection``, which names ``name`` and the line, for what is no list of corrections, and
    for corrections that contradict each other.
    """
    entries = tuple(_read(node, name) for node in _nodes(text, name))
    _check_together(entries, name)
    return Corrections(tuple(entries))


def added(text: str, correction: Correction) -> str:
    """The text with one more correction at its end."""
    about = yaml.safe_dump(list(correction.about), default_flow_style=True, allow_unicode=True, width=10**6).strip()
    told = ((key, getattr(correction, key)) for key in _TOLD)
    lines = [f"- {correction.kind}: {about}", *(f"  {key}: {_scalar(value)}" for key, value in told)]
    before = text if not text or text.endswith("\n") else f"{text}\n"
    return before + "\n".join(lines) + "\n"


def removed(text: str, correction: Correction) -> str:
    """The text without the correction that begins in its line."""
    lines = text.splitlines(keepends=True)
    first = correction.line - 1
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or lines[last][0] in " \t"):
        last += 1
    return "".join(lines[:first] + lines[last:])


def _scalar(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    return str(yaml.safe_dump(value, allow_unicode=True, width=10**6)).removesuffix("...\n").strip()


def _nodes(text: str, name: str) -> Iterator[yaml.MappingNode]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise _bad(
            name, mark.line + 1 if mark else 1, Saying("this is no YAML: {detail}", detail=problem), "Mend the line."
        ) from error
    except RecursionError as error:
        raise _bad(name, 1, "this is no list of corrections: it is nested too deeply", "Mend the text.") from error
    if root is None or root.tag == "tag:yaml.org,2002:null":
        return
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        raise _bad(name, root.start_mark.line + 1, "this is no list of corrections", "Begin each entry with a dash.")
    for node in root.value:
        if not isinstance(node, yaml.MappingNode):
            raise _bad(
                name,
                node.start_mark.line + 1,
                "this is no correction",
                Saying("Write one of {shapes}.", shapes=", ".join(SHAPES)),
            )
        yield node


def _read(node: yaml.MappingNode, name: str) -> Correction:
    line = node.start_mark.line + 1
    entry = _entry(node, name)
    kinds = [kind for kind in SHAPES if kind in entry]
    unknown = sorted(entry.keys() - {*SHAPES, *_TOLD})
    if len(kinds) != 1 or unknown:
        reason = (
            Saying("{key!r} is no part of a correction", key=unknown[0]) if unknown else "it does not say one thing"
        )
        raise _bad(
            name, line, reason, Saying("Write one of {shapes}, with who, when and why.", shapes=", ".join(SHAPES))
        )
    told = {key: entry.get(key) for key in _TOLD}
    for key, value in told.items():
        if not isinstance(value, str) or not value.strip():
            raise _bad(name, line, Saying("it does not say {key}", key=key), "Write who corrects, when, and why.")
    kind, about = kinds[0], entry[kinds[0]]
    correction = Correction(kind, about if isinstance(about, tuple) else (about,), line=line, **told)  # type: ignore[arg-type]
    _check(correction, name)
    if correction.kind == "number":
        _check_number(correction, name)
    return correction


def _entry(node: yaml.MappingNode, name: str) -> _Entry:
    """The parts of an entry as text: a date or a number is what is written."""
    entry: _Entry = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or key.value in entry:
            raise _bad(name, line, "a part of the correction stands there twice, or has no name", "Mend the line.")
        if not _is_text(value):
            raise _bad(
                name, line, Saying("{value!r} holds a sign that is no letter", value=key.value), "Mend the line."
            )
        if isinstance(value, yaml.ScalarNode):
            entry[key.value] = value.value.strip()
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in value.value):
            entry[key.value] = tuple(item.value.strip() for item in value.value)
        else:
            raise _bad(
                name, line, Saying("{value!r} is neither text nor a list of texts", value=key.value), "Mend the line."
            )
    return entry


def _is_text(value: yaml.Node) -> bool:
    """Whether all of it can be written in UTF-8, which half of a pair cannot."""
    parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
    return not any("\ud800" <= sign <= "\udfff" for part in parts for sign in str(part.value))


def _check(correction: Correction, name: str) -> None:
    shape, about, line = SHAPES[correction.kind], correction.about, correction.line
    if len(about) != len(shape) or not all(about):
        raise _bad(
            name,
            line,
            Saying("{kind} takes {shape}", kind=correction.kind, shape=", ".join(shape)),
            Saying("Write {n} things in brackets.", n=len(shape)),
        )
    if not _is_date(correction.when):
        raise _bad(name, line, Saying("{written!r} is no date", written=correction.when), "Write when as 2026-11-24.")
    if correction.kind == "date" and not _is_date(about[1]):
        raise _bad(name, line, Saying("{written!r} is no date", written=about[1]), "Write the date as 2022-09-23.")
    if correction.kind == "not-edge":
        _check_label(about[1], name, line)
    if correction.kind in ("same", "different") and about[0] == about[1]:
        raise _bad(name, line, "both sides are the same", "Name two documents.")
    if correction.kind in ("realise", "not-realised") and ".task." not in about[0]:
        raise _bad(
            name,
            line,
            Saying("{written!r} is no task", written=about[0]),
            "Name the task by its id, as `tasks` prints it.",
        )
    if correction.kind in _OF_DOCUMENTS and any(mention_at(each) for each in about):
        raise _bad(name, line, "a place in a text is no document", "Name the document by its id.")
    if not correction.documents and correction.kind not in ("alias", "number"):
        raise _bad(name, line, "no document is named", "Name the document by its id.")
    if correction.kind == "alias" and fold(about[0]) == fold(about[1]):
        raise _bad(name, line, "the alias is the body's own name", "Name another.")


def _check_number(correction: Correction, name: str) -> None:
    place, number = correction.about
    if mention_at(place) is None:
        raise _bad(
            name,
            correction.line,
            Saying("{place!r} is no place in a text", place=place),
            "Write <sha256>:<start>, as `explain` does.",
        )
    if parse_number(number) is None:
        raise _bad(
            name,
            correction.line,
            Saying("{number!r} is no number of a document", number=number),
            "Write it as in 12-KH/TU.",
        )


def _check_label(label: str, name: str, line: int) -> None:
    if not _LABEL.fullmatch(label):
        raise _bad(name, line, Saying("{label!r} is no relation", label=label), "Write it in capitals: IMPLEMENTS.")
    if label in KNOWLEDGE:
        reason = Saying("{label} is told by the tables of bodies and places, not by a text", label=label)
        raise _bad(name, line, reason, "Mend the table.")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_together(entries: tuple[Correction, ...], name: str) -> None:
    """Refuse corrections of which not all can be true; the error names the later line."""
    whole = Corrections(entries)
    for entry in entries:
        if entry.kind == "different" and _are_one(whole, entry):
            raise _bad(name, entry.line, "other lines say that these two are one", "Undo one of them.")
    # only what is about the same can contradict, so each is held against the first of those
    firsts: dict[object, Correction] = {}
    for second in entries:
        for key in _about_what(whole, second):
            first = firsts.setdefault(key, second)
            reason = _contradiction(whole, first, second) if first is not second else None
            if reason:
                raise _bad(
                    name,
                    second.line,
                    Saying("{reason} (line {line})", reason=reason, line=first.line),
                    "Undo one of the two.",
                )


def _about_what(whole: Corrections, entry: Correction) -> Iterator[object]:
    """What two corrections have in common that cannot both hold."""
    yield entry.kind, entry.about
    if entry.kind in ("realise", "not-realised"):
        yield "realise", whole.link(entry)
    elif entry.kind == "date":
        yield "date", whole.current(entry.about[0])
    elif entry.kind == "alias":
        yield "alias", fold(entry.about[1])
    elif entry.kind == "number":
        yield "number", entry.mention
    elif entry.kind == "same" and entry.mention:
        yield "mention", entry.mention


def _are_one(whole: Corrections, entry: Correction) -> bool:
    if entry.mention:
        return whole.settled.get(entry.mention) == whole.current(entry.documents[0])
    return whole.current(entry.about[0]) == whole.current(entry.about[1])


def _contradiction(whole: Corrections, first: Correction, second: Correction) -> str | None:
    """Why two corrections cannot both hold."""
    if first == second or (first.kind, first.about) == (second.kind, second.about):
        return "the same is said twice"
    if {first.kind, second.kind} == {"realise", "not-realised"}:
        opposed = whole.link(first) == whole.link(second)
        return "the document is said to realise that task, and not to" if opposed else None
    if first.kind != second.kind:
        return None
    if first.kind == "date" and whole.current(first.about[0]) == whole.current(second.about[0]):
        return "another date of the same document is said to be right"
    if first.kind == "number" and first.mention == second.mention:
        return "another number is said to be meant there"
    if first.kind == "alias" and fold(first.about[1]) == fold(second.about[1]):
        return "the alias is said to be another body's"
    if first.kind == "same" and first.mention and first.mention == second.mention:
        one, other = (whole.current(entry.documents[0]) for entry in (first, second))
        return "the mention is said to be of another document" if one != other else None
    return None


def _bad(name: str, line: int, reason: str, advice: str) -> BadCorrection:
    return BadCorrection(Saying("{name}, line {line}", name=name, line=line), reason, advice)

"""The frozen nouns as compact JSON and back, for both stores.

``loads(kind, dumps(encode(value))) == value`` holds for every dataclass of str, int, float, bool, None, dicts of
these, tuples and further dataclasses, and of finite numbers. A field that is not there holds its default, and one
that is not known is passed over, so a store that was written before a field with a default was added can be read.
"""

import json
import sys
import zlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    import msgspec

    from loaders.model import Extract

T = TypeVar("T")
#: most of what zlib saves is saved at once; its usual level takes twice the time for an eighth less
_LEVEL = 1
_PLAIN = frozenset((str, int, float, bool, type(None)))


def dumps(value: object) -> str:
    """JSON without blanks; letters stay as they are."""
    return _encoder().encode(value).decode()


def parsed(text: str | bytes) -> Any:
    """What a JSON text holds."""
    return _reader()(text)


def each_parsed(texts: Sequence[str]) -> list[Any]:
    """What each of some JSON texts holds: all are read at once, which takes half the time."""
    if len(texts) == 1:
        return [_reader()(texts[0])]
    told: list[Any] = _reader()(f"[{','.join(texts)}]")
    return told


def listed(values: Iterable[object]) -> str:
    """What ``json_each`` reads: texts, whole numbers or lists of these, each once."""
    return _lister()(list(dict.fromkeys(values)))


def loads(kind: type[T], text: str | bytes) -> T:
    """The dataclass ``kind`` that the JSON text tells."""
    decoder: msgspec.json.Decoder[T] = _decoder(cast("Hashable", kind))
    return decoder.decode(text)


def encode(value: Any) -> Any:
    """A dataclass as a dict without its defaults, a tuple as a list, anything else as it is."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [encode(item) for item in value]
    if not is_dataclass(kind):
        return value
    names, defaults, held = _fields(kind)
    return {
        name: item if type(item) in _PLAIN else encode(item)
        for name, default, item in zip(names, defaults, held(value), strict=True)
        if item is not default and item != default
    }


def decode(kind: type[T], value: dict[str, Any]) -> T:
    """The dataclass ``kind`` that ``encode`` gave ``value`` for."""
    import msgspec

    return msgspec.convert(value, kind)


def pack(extract: "Extract") -> bytes:
    """An extract as compressed JSON: about a tenth of its size in memory."""
    return zlib.compress(_encoder().encode(extract), _LEVEL)


def unpack(packed: bytes) -> "Extract":
    """The extract that ``pack`` was given."""
    from loaders.model import Extract

    return loads(Extract, zlib.decompress(packed))


def pack_text(text: str) -> bytes:
    """A text as compressed UTF-8: about a quarter of its bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(packed: bytes) -> str:
    """The text that ``pack_text`` was given."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


@cache
def _encoder() -> "msgspec.json.Encoder":
    import msgspec

    return msgspec.json.Encoder()


@cache
def _reader() -> Callable[[str | bytes], Any]:
    # a process that is started for one question reads less than msgspec takes to import; a load or a service has it
    imported = sys.modules.get("msgspec")
    return imported.json.Decoder().decode if imported else json.loads


@cache
def _lister() -> Callable[[list[Any]], str]:
    return dumps if "msgspec" in sys.modules else json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@cache
def _decoder(kind: Any) -> "msgspec.json.Decoder[Any]":
    import msgspec

    return msgspec.json.Decoder(kind)


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], tuple[Any, ...]]]:
    """Names and defaults of the fields, and what gives all that a value holds in them at once."""
    names = tuple(each.name for each in fields(kind))
    get = attrgetter(*names)
    return names, tuple(map(_default, fields(kind))), get if len(names) > 1 else lambda value: (get(value),)


def _default(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default

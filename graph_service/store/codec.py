"""The frozen nouns as compact JSON and back, for both stores.

``decode(kind, encode(value)) == value`` holds for every dataclass of str, int, float, bool, None, dicts of
these, tuples and further dataclasses. A field that holds its default is left out, so a store that was
written before a field with a default was added can still be read.
"""

import json
import types
import zlib
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from loaders.model import Extract

T = TypeVar("T")
_Convert = Callable[[Any], Any]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: object) -> str:
    """JSON without blanks; letters stay as they are."""
    return _JSON.encode(value)


def encode(value: Any) -> Any:
    """A dataclass as a dict without its defaults, a tuple as a list, anything else as it is."""
    if is_dataclass(value):
        defaults = _defaults(cast("Hashable", type(value)))
        held = ((name, getattr(value, name), default) for name, default in defaults)
        return {name: encode(item) for name, item, default in held if item != default}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def decode(kind: type[T], value: dict[str, Any]) -> T:
    """The dataclass ``kind`` that ``encode`` gave ``value`` for."""
    held = dict(value)
    for name, convert in _converts(cast("Hashable", kind)):
        if name in held:
            held[name] = convert(held[name])
    return kind(**held)


def pack(extract: Extract) -> bytes:
    """An extract as compressed JSON: about a tenth of its size in memory."""
    return zlib.compress(dumps(encode(extract)).encode())


def unpack(packed: bytes) -> Extract:
    """The extract that ``pack`` was given."""
    return decode(Extract, json.loads(zlib.decompress(packed)))


def pack_text(text: str) -> bytes:
    """A text as compressed UTF-8: about a quarter of its bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack_text(packed: bytes) -> str:
    """The text that ``pack_text`` was given."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, _default(each)) for each in fields(kind))


def _default(each: Field[Any]) -> Any:
    return each.default_factory() if each.default_factory is not MISSING else each.default


@cache
def _converts(kind: Any) -> tuple[tuple[str, _Convert], ...]:
    """The fields that are not what JSON holds; most are, and mentions are read by the hundred thousand."""
    hints = get_type_hints(kind)
    converts = ((each.name, _convert(hints[each.name])) for each in fields(kind))
    return tuple((name, convert) for name, convert in converts if convert is not _as_it_is)


def _convert(hint: Any) -> _Convert:
    if is_dataclass(hint):
        return lambda value: decode(hint, value)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        of_item = _convert(get_args(hint)[0])
        return lambda value: tuple(map(of_item, value))
    if isinstance(hint, types.UnionType):
        return _convert_optional(hint)
    return _as_it_is


def _convert_optional(hint: types.UnionType) -> _Convert:
    [of_some] = [_convert(each) for each in get_args(hint) if each is not type(None)]
    if of_some is _as_it_is:
        return _as_it_is
    return lambda value: None if value is None else of_some(value)


def _as_it_is(value: Any) -> Any:
    return value

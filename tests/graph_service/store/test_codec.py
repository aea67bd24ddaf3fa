"""The nouns survive being stored."""

from hypothesis import given
from hypothesis import strategies as some
from store_tools import claim, extract, reference

from graph_service.store import codec
from loaders.model import Extract, Reference

TEXTS = some.text(max_size=20)
#: JSON has no other numbers, and no text gives any
some.register_type_strategy(float, some.floats(allow_nan=False, allow_infinity=False))


@given(some.builds(Reference, number=some.none() | TEXTS, assumed=some.lists(TEXTS, max_size=3).map(tuple)))
def test_references(made: Reference) -> None:
    """Any reference comes back equal, whatever its fields hold."""
    assert codec.decode(Reference, codec.encode(made)) == made


@given(some.builds(Extract, references=some.lists(some.builds(Reference), max_size=3).map(tuple)))
def test_extracts(made: Extract) -> None:
    """Any extract comes back equal, packed as bytes."""
    assert codec.unpack(codec.pack(made)) == made


def test_defaults_are_left_out() -> None:
    """A field that holds its default takes no room, so that a field can be added later."""
    bare = codec.encode(Extract("1", "text", 0, reference()))
    assert set(bare) == {"sha256", "format", "length", "own"}
    assert codec.decode(Extract, bare).references == ()


def test_the_same_gives_the_same_bytes() -> None:
    """Packing is a function of the extract, and JSON keeps letters as they are."""
    assert codec.pack(extract("1")) == codec.pack(extract("1"))
    assert codec.dumps({"part": "Điều"}) == '{"part":"Điều"}'
    assert codec.encode(claim("1", 0))["properties"] == {"part": "Điều 2"}

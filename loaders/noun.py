"""The decorator of nouns that a text has thousands of: frozen for who checks the code, quick for who runs it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as noun
else:
    from dataclasses import dataclass

    def noun(*, frozen: bool, slots: bool, order: bool = False):
        """As ``dataclass``, equal and hashed by its fields; that nothing is set later is left to the type checker.

        A frozen dataclass sets each of its fields through ``object.__setattr__``, and takes four times as long to make.
        """
        return dataclass(slots=slots, order=order, unsafe_hash=frozen)


__all__ = ["noun"]

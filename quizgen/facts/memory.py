"""What was read of a collection before, so that reading it again after an edit costs only what the edit touches.

A part of a collection, most often a file, is made of a basis: its own bytes, and those of whatever decides how they are
read. While the basis is the same, so is the part, with its problems.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from quizgen.facts.reader import Reader

T = TypeVar("T")


class Memory:
    """Parts of one collection, each with the basis that it was made of. The newest is kept."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, tuple[object, Any]] = {}

    def recall(self, part: Hashable, basis: object, make: Callable[[], T]) -> T:
        """A part as it was made of this basis, or else made now."""
        known = self._parts.get(part)
        if known is not None and known[0] == basis:
            found: T = known[1]
            return found
        found = make()
        self._parts[part] = basis, found
        return found

    def read(self, part: Hashable, basis: object, reader: Reader, read: Callable[[Reader], T]) -> T:
        """A part that a reader of its own reads; `reader` takes over what that one has to say."""

        def afresh() -> tuple[T, Reader]:
            own = Reader()
            return read(own), own

        found, own = self.recall(part, basis, afresh)
        reader.take(own)
        return found

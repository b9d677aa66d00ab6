"""Lists and mappings while they are read, and what a curator may not do with keys."""

import re
from collections.abc import Callable

from quizgen.facts.yaml.nodes import Mapping, Node, Scalar, Sequence
from quizgen.problems import Place

_COLON_IN_WORD = re.compile(r"[\w-]+:(?!//)")

Report = Callable[[Place, str, str, str], None]
"""Notes a problem by its place, code, message and hint."""


class UnfinishedSequence:
    """A list whose end has not been read."""

    __slots__ = ("_items", "_place", "bracket")

    def __init__(self, place: Place, bracket: int | None) -> None:
        self.bracket = bracket
        self._place = place
        self._items: list[Node] = []

    @property
    def awaits_value(self) -> bool:
        """Never: only keys have values."""
        return False

    def add(self, node: Node) -> None:
        """Take the next item."""
        self._items.append(node)

    def add_bare(self) -> None:
        """Never needed, as no key awaits a value."""
        raise AssertionError

    def finished(self) -> Sequence:
        """The list with the items so far."""
        return Sequence(tuple(self._items), self._place)


class UnfinishedMapping:
    """A mapping whose end has not been read; it leaves out the entries that it reports."""

    __slots__ = ("_cut", "_entries", "_firsts", "_key", "_place", "_report", "bracket")

    def __init__(self, place: Place, bracket: int | None, report: Report) -> None:
        self.bracket = bracket
        self._place = place
        self._report = report
        self._entries: list[tuple[Scalar, Node]] = []
        self._firsts: dict[str, Place] = {}
        self._key: Node | None = None
        self._cut: Node | None = None

    @property
    def awaits_value(self) -> bool:
        """Whether the last node was a key."""
        return self._key is not None

    def add(self, node: Node) -> None:
        """Take the next key, or the value of the last one."""
        key = self._key
        if key is None:
            self._key = node
            return
        self._key = None
        if not isinstance(key, Scalar):
            self._refuse_collection(key)
        elif not key.text:
            self._report(key.place, "empty-key", "this key is empty", "give the entry a name")
        elif key.text == "<<" and not key.quoted:
            message = "'<<' would copy entries from elsewhere without a trace"
            self._report(key.place, "merge-key", message, "write the entries out")
        elif first := self._firsts.get(key.text):
            message = f"{key.text!r} stands already at {first}; one of the two would be lost"
            hint = "keep one; several values for one key are written as a list"
            self._report(key.place, "duplicate-key", message, hint)
        else:
            self._cut = None
            self._firsts[key.text] = key.place
            self._entries.append((key, node))

    def add_bare(self) -> None:
        """Take the last key as one that has neither a colon nor a value."""
        key, self._key = self._key, None
        if not isinstance(key, Scalar):
            assert key is not None
            self._refuse_collection(key)
        elif _COLON_IN_WORD.match(key.text) and not key.quoted:
            message = f"{key.text!r} has no space behind its colon, so that it is a key without a value"
            self._report(key.place, "colon-without-space", message, "write a space behind the colon")
        elif self._cut is None and self._entries:
            before = self._entries[-1][0].text
            message = f"the comma before {key.text!r} ends the value of {before!r}, and what follows is lost"
            hint = f"put quotes around the whole text of {before!r}"
            self._report(key.place, "comma-in-braces", message, hint)
        elif self._cut is None:
            message = f"{key.text!r} has no value"
            self._report(
                key.place, "key-without-value", message, "a list is written [a, b], a text in quotes"
            )
        self._cut = key

    def finished(self) -> Mapping:
        """The mapping with the entries so far."""
        return Mapping(tuple(self._entries), self._place)

    def _refuse_collection(self, key: Node) -> None:
        message = "a list or mapping cannot be a key"
        self._report(key.place, "key-not-text", message, "put quotes around it if it is a text")

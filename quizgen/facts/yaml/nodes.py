"""What a YAML file holds once it is read: texts, lists and mappings, each with its place.

They are tuples, which Python makes several times as fast as dataclasses: a file has many, and most live briefly.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgen.problems import Place


class Scalar(NamedTuple):
    """One text, as the curator wrote it: `NO`, `010` and `2019-12` mean nothing yet."""

    text: str
    """Empty where a key has no value."""
    place: Place
    quoted: bool = False
    """Written in quotes or as a block, so that nobody can have meant anything but text."""


class Sequence(NamedTuple):
    """A list, written with dashes or in brackets."""

    items: tuple[Node, ...]
    place: Place


class Mapping(NamedTuple):
    """Keys with their values, in the order written; every key is a text and stands once."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key; it looks through the entries, so a long table is better iterated."""
        return next((value for scalar, value in self.entries if scalar.text == key), None)

    def keys(self) -> tuple[str, ...]:
        """The keys' texts, in the order written."""
        return tuple(scalar.text for scalar, _ in self.entries)


Node = Scalar | Sequence | Mapping

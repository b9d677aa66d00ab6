"""What an item tells whoever reads it, and what it asks, in marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.model import Fact
from quizgen.items.lint.marks import Marker, Marks, finest
from quizgen.items.model import Item

if TYPE_CHECKING:
    from quizgen.items.templates import Path

_AS_OF = "As of "


@dataclass(frozen=True, slots=True)
class Told:
    """One item, in marks."""

    shown: tuple[Marks, ...]
    """Of its stem, and of each option that may state a fact by itself."""
    asked: tuple[Marks, ...]
    """For each fact it asks, what states it where it stands together."""


def told(
    item: Item,
    marker: Marker,
    facts: Mapping[str, Fact],
    paths: Mapping[str, "Path"],
    reverse: frozenset[str],
) -> Told:
    """What an item tells and asks; `paths` and `reverse` are as in `quizgen.items.lint.context`."""
    stem = item.stem.partition(", ")[2] if item.stem.startswith(_AS_OF) else item.stem
    options = (marker.of_option(option.text) for option in item.options)
    shown = (marker.marks(stem), *(marks for marks in options if len(marks) > 1))
    path = paths.get(item.template)
    found = [facts[id] for id in item.asks if id in facts]
    asked = (
        _by_hand(item, found, marker) if path is None else _by_template(item, found, path, marker, reverse)
    )
    return Told(shown, tuple(asked))


def _by_template(
    item: Item, facts: list[Fact], path: "Path", marker: Marker, reverse: frozenset[str]
) -> Iterator[Marks]:
    if path.part == "count":
        return
    for fact in facts:
        says = fact.parts.get(path.part) if path.part else fact.says
        value = marker.of_value(says.value, path.grain) if says else frozenset()
        if not value:
            continue
        stated = {f"@{item.subject}", *value}
        if path.part and item.template not in reverse:
            # Of a member that is named, something is asked.
            stated |= marker.of_value(fact.value)
        if fact.period is not None:
            stated |= marker.of_value(fact.period)
        if len(stated) > 1:
            yield frozenset(stated)


def _by_hand(item: Item, facts: list[Fact], marker: Marker) -> Iterator[Marks]:
    """What an item asks of which nothing is known but its facts and its key."""
    key = finest(marker.marks(item.answers[0])) if item.answers else frozenset()
    for fact in facts:
        stated = key | {f"@{fact.subject}"}
        if key and len(stated) > 1:
            yield stated

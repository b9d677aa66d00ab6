"""What the paths of a computed template must lead to."""

from collections.abc import Callable, Mapping

from quizgen.facts.model import Many, Property, ValueType
from quizgen.items.templates import Path

_ORDERED = frozenset({ValueType.DATE, ValueType.QUANTITY})


def _ranked(prop: Property, path: Path) -> bool:
    if path.part in ("since", "until"):
        return True
    if path.part:
        return path.part in prop.qualifiers and prop.qualifiers[path.part].type in _ORDERED
    return prop.type in _ORDERED and (_one(prop, path) or prop.many is Many.SERIES)


def _one(prop: Property, path: Path) -> bool:
    return prop.many is Many.ONE and not prop.changes and prop.type is not ValueType.TEXT


def _members(prop: Property, path: Path) -> bool:
    return prop.many is Many.SET and prop.type is ValueType.REFERENCE and not path.part


def _series(prop: Property, path: Path) -> bool:
    return prop.many is Many.SERIES and prop.type is ValueType.QUANTITY


def _dated(prop: Property, path: Path) -> bool:
    return prop.many is Many.ONE and prop.type is ValueType.DATE


def _named(prop: Property, path: Path) -> bool:
    return prop.many is Many.ONE and prop.type is ValueType.REFERENCE


NEEDS: Mapping[str, tuple[Callable[[Property, Path], bool], str]] = {
    "ranked": (_ranked, "a date or an amount that does not change, a series, or `since` of a list's members"),
    "one": (_one, "a property with one value that does not change and is no free text"),
    "members": (_members, "a list of subjects"),
    "series": (_series, "a series of figures"),
    "interval": (_dated, "a date"),
    "dated": (_dated, "a date"),
    "through": (_named, "a property that names one subject"),
}
"""For each need whether a path meets it, and what it asks for in words."""

WITH_THEN = frozenset({"interval", "through"})
"""Needs of a second path, `then:`."""

"""Paths as templates write them: `signed.year`, `members.since`, and where they lead."""

from collections.abc import Iterator

from quizgen.facts.model import Many, Property, ValueType
from quizgen.items.templates import GRAINS, Path


def resolve(prop: Property, rest: list[str]) -> Path | None:
    """Where the steps behind a property lead; None where that is nowhere."""
    part, grain = "", ""
    value_type = prop.type
    for step in rest:
        if not part and prop.many in (Many.SET, Many.SUCCESSION) and step in ("since", "until"):
            part, value_type = step, ValueType.DATE
        elif not part and prop.many is Many.SET and step == "count":
            part, value_type = step, ValueType.QUANTITY
        elif not part and step in prop.qualifiers:
            part, value_type = step, prop.qualifiers[step].type
        elif not grain and value_type is ValueType.DATE and step in GRAINS:
            grain = step
        else:
            return None
    return Path(prop.id, part, grain)


def continuations(prop: Property) -> tuple[str, ...]:
    """What may stand behind a property in a path."""
    found = list(prop.qualifiers)
    if prop.type is ValueType.DATE:
        found.extend(GRAINS)
    if prop.many in (Many.SET, Many.SUCCESSION):
        found.extend(("since", "until"))
    if prop.many is Many.SET:
        found.append("count")
    return tuple(found)


def paths(prop: Property) -> Iterator[str]:
    """Every path that leads somewhere in a property: `signed`, `signed.year`, `members.since.year`."""
    steps = dict.fromkeys((*continuations(prop), *GRAINS))
    for rest in ([], *([step] for step in steps), *([step, grain] for step in steps for grain in GRAINS)):
        if resolve(prop, rest):
            yield ".".join((prop.id, *rest))

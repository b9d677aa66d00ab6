"""What a mark scheme says of an item, line by line, for formats that flow."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quizgen.exports.answers import (
    also_right,
    full_answer,
    main_sources,
    short_answer,
    source_line,
    web_address,
    why_wrong,
)
from quizgen.exports.labels import Labels
from quizgen.items.model import Choice, Item, Multiple, Numeric


class Kind(StrEnum):
    """What a line is for."""

    ANSWER = "answer"
    TEXT = "text"
    NOTE = "note"
    """Why an option is wrong, or what some sources say."""
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Line:
    """A line below the question."""

    kind: Kind
    words: str
    lead: str = ""
    """What stands before the words and is set apart from them."""
    address: str = ""
    """Where the words lead to on the web."""


def at_a_glance(item: Item, labels: Labels) -> str:
    """The answer as a marker looks for it, with the bounds of what counts as right."""
    answer = short_answer(item, labels)
    bounds = also_right(item, labels) if isinstance(item.body, Numeric) else ()
    return f"{answer} ({bounds[0]})" if bounds else answer


def explained(item: Item, labels: Labels) -> tuple[Line, ...]:
    """The answer, what else is right, why, why the others are wrong, and where to look it up."""
    return tuple(_lines(item, labels))


def _lines(item: Item, labels: Labels) -> Iterator[Line]:
    letters = f"{short_answer(item, labels)}." if isinstance(item.body, Choice | Multiple) else ""
    yield Line(Kind.ANSWER, full_answer(item, labels), letters)
    if also := also_right(item, labels):
        yield Line(Kind.TEXT, " · ".join(also), labels("also-right"))
    if item.explanation:
        yield Line(Kind.TEXT, item.explanation)
    if item.as_of:
        yield Line(Kind.TEXT, labels("as-of", day=item.as_of))
    for option, because in why_wrong(item):
        yield Line(Kind.NOTE, because, labels("not-option", option=option) if option else "")
    for remark in item.remarks:
        yield Line(Kind.NOTE, remark)
    shown, more = main_sources(item)
    for cited in shown:
        yield Line(Kind.SOURCE, source_line(cited, labels), labels("source"), web_address(cited))
    if more:
        yield Line(Kind.SOURCE, labels("more-sources", n=more))

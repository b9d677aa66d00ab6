"""Does what a mapping says of a column fit what the collection says of the property?"""

from collections.abc import Iterator

from quizgen.facts.model import Many, Property
from quizgen.imports.mapping import ColumnMapping, Several
from quizgen.problems import Problem


def misfits(column: ColumnMapping, known: Property | None) -> Iterator[Problem]:
    """A problem for each thing that a column cannot be; `known` is its property, where the collection has it."""
    for code, message, hint in (*_of_any(column), *(_of_known(column, known) if known else _of_new(column))):
        yield Problem(column.place, code, message, hint)


_Misfit = tuple[str, str, str]
"""Code, message and hint."""


def _of_any(column: ColumnMapping) -> Iterator[_Misfit]:
    if column.identifying and column.several is Several.SET:
        yield (
            "wrong-type",
            f"no member of {column.role} tells which subject is meant",
            "take out `identifying:`",
        )


def _of_new(column: ColumnMapping) -> Iterator[_Misfit]:
    if not column.type:
        hint = "add `type:`, one of text, name, date, quantity, reference and flag"
        yield "missing-key", f"{column.role} is new, and its column has no type", hint


def _of_known(column: ColumnMapping, known: Property) -> Iterator[_Misfit]:
    id = known.id
    changes = known.changes and known.many is Many.ONE
    if column.type and column.type is not known.type:
        message = f"{id} is a {known.type} in seeds/kinds.yaml, not a {column.type}"
        yield "wrong-type", message, "take out `type:`, or name another property"
    if changes and not (column.as_of or column.at):
        hint = "add `as_of: 2020`, the day for which the table gives it, or `at:`, the column that says it"
        yield "missing-as-of", f"{id} changes, and its column has no as_of", hint
    if known.many is Many.SUCCESSION:
        yield (
            "wrong-type",
            f"{id} is a succession, which no column can fill",
            "write it by hand, or `as: skip`",
        )
    if known.many is Many.SERIES and not column.is_dated:
        message = f"{id} is a series, and nothing says of when the figures of its column are"
        yield "missing-period", message, "add `period: 2019`, or `at:`, the column that says it"
    if column.is_dated and known.many is not Many.SERIES and not changes:
        message = f"{id} has one value, and its column one for each of several times"
        yield "wrong-type", message, "name another property, or take out `period:` and `at:`"

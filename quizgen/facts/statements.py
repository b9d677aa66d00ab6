"""From a scalar to a value of the property's type, and from a mapping to a statement with its record."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from quizgen.facts import dates, sources
from quizgen.facts.dates import Calendar
from quizgen.facts.model import (
    Citation,
    Misreport,
    Property,
    RuledOut,
    Source,
    Statement,
    ValueType,
)
from quizgen.facts.reader import Reader, is_empty
from quizgen.facts.values import Flag, Name, Quantity, Reference, Text, Unit, Value
from quizgen.facts.yaml import Node, Scalar
from quizgen.problems import did_you_mean

STATEMENT_KEYS = ("is", "or", "within", "calendar", "cite", "misreported", "not", "unconfirmed")
_MISREPORT_KEYS = ("id", "as", "in", "because", "calendar", "formerly")
_RULED_OUT_KEYS = ("is", "because", "calendar")
_ALTERNATIVE_KEYS = ("is", "cite", "calendar")
KEYS = {
    "statement": STATEMENT_KEYS,
    "misreport": _MISREPORT_KEYS,
    "ruled-out": _RULED_OUT_KEYS,
    "alternative": _ALTERNATIVE_KEYS,
}
"""What may be said of each, for whoever describes the format."""
_QUANTITY = re.compile(r"(?P<about>about )?(?P<number>[-+]?\d[\d,_']*(?:\.\d+)?) ?(?P<unit>\S.*)?")
_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?%")


class WrongValueError(ValueError):
    """A text that is no value of its property's type, with the problem's code and a hint."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Terms:
    """What values and citations may refer to while a collection is read."""

    units: Mapping[str, Unit]
    sources: dict[str, Source]


def value_of(
    text: str,
    prop: Property,
    units: Mapping[str, Unit],
    calendar: Calendar = Calendar.GREGORIAN,
    within: Decimal | None = None,
) -> Value:
    """Convert a text by the property's declared type; raises WrongValueError."""
    match prop.type:
        case ValueType.TEXT:
            return Text(text)
        case ValueType.NAME:
            return _name(text, prop)
        case ValueType.DATE:
            try:
                return dates.parse(text, calendar)
            except ValueError as error:
                raise WrongValueError(
                    "bad-date", str(error), "write 2019-12-02, 2019-12, 2019 or a range A..B"
                ) from None
        case ValueType.QUANTITY:
            return _quantity(text, prop, units, within)
        case ValueType.REFERENCE:
            return Reference(text)
        case ValueType.FLAG:
            if text not in ("true", "false", "yes", "no"):
                raise WrongValueError(
                    "not-a-flag", f"{text!r} is neither true nor false", "write true or false"
                )
            return Flag(text in ("true", "yes"))


def _name(text: str, prop: Property) -> Name:
    if not prop.values:
        return Name(text)
    if text not in prop.values:
        raise WrongValueError("unknown-value", f"{prop.label} is {text!r}", did_you_mean(text, prop.values))
    return Name(prop.values[text], "" if prop.overlap else text)


def _wordless(prop: Property, units: Mapping[str, Unit]) -> str:
    """The unit of a bare number, where the property takes only one and that has no words; else nothing."""
    only = prop.units[0] if len(prop.units) == 1 else ""
    return only if only in units and not units[only].many else ""


def _quantity(text: str, prop: Property, units: Mapping[str, Unit], within: Decimal | None) -> Quantity:
    takes = ", ".join(prop.units) or "a unit"
    written = _QUANTITY.fullmatch(text)
    if not written:
        raise WrongValueError(
            "not-a-quantity", f"{text!r} is not a number with a unit", f"write a number in {takes}"
        )
    number, unit = written["number"], written["unit"] or _wordless(prop, units)
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?", number):
        raise WrongValueError(
            "not-a-quantity", f"{number!r} is not a plain number", "write it without separators: 4209.3"
        )
    if unit not in units or (prop.units and unit not in prop.units):
        message = f"{prop.label} is given in {unit!r}" if unit else f"{prop.label} lacks a unit"
        raise WrongValueError(
            "wrong-unit", message, did_you_mean(unit, prop.units or units) or f"it takes {takes}"
        )
    return Quantity(Decimal(number), units[unit], bool(written["about"]), within)


def read_statement(
    reader: Reader,
    node: Node,
    prop: Property,
    terms: Terms,
    *,
    what: str,
    inherited: tuple[Citation, ...] = (),
    known: Collection[str] = STATEMENT_KEYS,
    fallback: str = "",
) -> Statement | None:
    """What is recorded of one value: a bare scalar, or a mapping with `is` and the rest.

    `inherited` are the citations it has where it names none; `fallback` is the value where `is` is left
    out (a member's id). None, with problems noted, when there is no value to be had.
    """
    if isinstance(node, Scalar) and (node.text or not fallback):
        value = _value(reader, node, prop, terms)
        return _cited(reader, Statement(value, cites=inherited, place=node.place), what) if value else None
    fields = {} if is_empty(node) else reader.fields(node, what, known)
    _check_fit(reader, fields, prop)
    calendar = _calendar(reader, fields.get("calendar"), what)
    within = _within(reader, fields.get("within"), what)
    stated = fields.get("is") or Scalar(fallback, node.place)
    value = _value(reader, stated, prop, terms, calendar, within)
    own = sources.read_citations(reader, fields.get("cite"), terms.sources)
    alternatives, more = _alternatives(reader, fields.get("or"), prop, terms, calendar, what)
    misreports = read_misreports(reader, fields.get("misreported"), prop, terms)
    ruled_out = read_ruled_out(reader, fields.get("not"), prop, terms)
    unconfirmed = reader.text(fields.get("unconfirmed"), f"{what}'s unconfirmed")
    if value is None:
        return None
    cites = (own or inherited) + more
    statement = Statement(value, alternatives, cites, misreports, ruled_out, unconfirmed, stated.place)
    return _cited(reader, statement, what)


def _check_fit(reader: Reader, fields: Mapping[str, Node], prop: Property) -> None:
    """What goes with one type of value only stands with no other."""
    for key, value_type in (("within", ValueType.QUANTITY), ("calendar", ValueType.DATE)):
        if key in fields and prop.type is not value_type:
            message = f"{prop.label} is no {value_type} and takes no {key!r}"
            reader.report(fields[key].place, "unknown-key", message, "delete it")


def _cited(reader: Reader, statement: Statement, what: str) -> Statement:
    if not statement.cites:
        reader.report(
            statement.place, "no-citation", f"{what} cites no source", "add `cite:` with a source's id"
        )
    return statement


def _value(
    reader: Reader,
    node: Node,
    prop: Property,
    terms: Terms,
    calendar: Calendar = Calendar.GREGORIAN,
    within: Decimal | None = None,
) -> Value | None:
    text = reader.text(node, prop.label)
    if not text:
        if isinstance(node, Scalar):
            reader.report(
                node.place, "missing-value", f"{prop.label} has no value", "write the value after `is:`"
            )
        return None
    try:
        return value_of(text, prop, terms.units, calendar, within)
    except WrongValueError as error:
        reader.report(node.place, error.code, str(error), error.hint)
        return None


def _calendar(reader: Reader, node: Node | None, what: str) -> Calendar:
    if node is None:
        return Calendar.GREGORIAN
    return Calendar(
        reader.chosen(node, f"{what}'s calendar", tuple(Calendar), "unknown-calendar") or "gregorian"
    )


def _within(reader: Reader, node: Node | None, what: str) -> Decimal | None:
    if node is None:
        return None
    text = reader.text(node, f"{what}'s within")
    share = _SHARE.fullmatch(text)
    if not share:
        reader.report(
            node.place, "bad-tolerance", f"{what} is within {text!r}", "write a share such as `5 %`"
        )
        return None
    return Decimal(share[1]) / 100


def _alternatives(
    reader: Reader, node: Node | None, prop: Property, terms: Terms, calendar: Calendar, what: str
) -> tuple[tuple[Value, ...], tuple[Citation, ...]]:
    values: list[Value] = []
    cites: list[Citation] = []
    for member in reader.each(node):
        fields = reader.fields(member, f"{what}'s or", _ALTERNATIVE_KEYS)
        own = _calendar(reader, fields.get("calendar"), what) if "calendar" in fields else calendar
        value = _value(reader, fields.get("is") or Scalar("", member.place), prop, terms, own)
        cited = sources.read_citations(reader, fields.get("cite"), terms.sources)
        if value is not None:
            values.append(value)
            cites.extend(cited)
            if not cited:
                reader.report(
                    member.place, "no-citation", f"{what}'s other value cites no source", "add `cite:`"
                )
    return tuple(values), tuple(cites)


def read_misreports(reader: Reader, node: Node | None, prop: Property, terms: Terms) -> tuple[Misreport, ...]:
    """What sources get wrong about a value; ids are unique within it."""
    found: list[Misreport] = []
    for member in reader.each(node):
        fields = reader.fields(member, "a misreport", _MISREPORT_KEYS)
        id, text, because = (
            reader.required(fields, key, "a misreport", member.place) for key in ("id", "as", "because")
        )
        if "in" not in fields:
            reader.report(
                member.place, "missing-key", "a misreport lacks 'in'", "name the source that says so"
            )
        citation = sources.read_citation(reader, fields["in"], terms.sources) if "in" in fields else None
        if any(earlier.id == id for earlier in found):
            message = f"two misreports of one value are called {id!r}"
            reader.report(member.place, "id-twice", message, "give each an id of its own")
        elif citation and id and text:
            calendar = _calendar(reader, fields.get("calendar"), "a misreport")
            value = _readable(text, prop, terms.units, calendar)
            formerly = reader.texts(fields.get("formerly"), "a misreport's formerly")
            found.append(Misreport(id, text, value, citation, because, member.place, formerly))
    _check_former_ids(reader, found)
    return tuple(found)


def _check_former_ids(reader: Reader, misreports: list[Misreport]) -> None:
    """A former id belongs to one misreport, and to none that is still there."""
    living = {misreport.id for misreport in misreports}
    claimed: dict[str, str] = {}
    for misreport in misreports:
        for old in misreport.formerly:
            if old in living:
                message = f"misreport {misreport.id!r} was formerly {old!r}, which is still a misreport"
                hint = "take it from `formerly:`, or rename the other"
                reader.report(misreport.place, "id-in-use", message, hint)
            elif claimed.setdefault(old, misreport.id) != misreport.id:
                message = f"misreports {misreport.id!r} and {claimed[old]!r} were both formerly {old!r}"
                hint = "leave it to the one that it really was"
                reader.report(misreport.place, "formerly-twice", message, hint)


def _readable(text: str, prop: Property, units: Mapping[str, Unit], calendar: Calendar) -> Value | None:
    # A source may be wrong in words that are no value at all; then only its text is kept.
    if prop.type in (ValueType.TEXT, ValueType.REFERENCE):
        return None
    try:
        return value_of(text, prop, units, calendar)
    except WrongValueError:
        return None


def read_ruled_out(reader: Reader, node: Node | None, prop: Property, terms: Terms) -> tuple[RuledOut, ...]:
    """Plausible wrong values, each with its reason."""
    found: list[RuledOut] = []
    for member in reader.each(node):
        fields = reader.fields(member, "a ruled-out value", _RULED_OUT_KEYS)
        because = reader.required(fields, "because", "a ruled-out value", member.place)
        calendar = _calendar(reader, fields.get("calendar"), "a ruled-out value")
        value = _value(reader, fields.get("is") or Scalar("", member.place), prop, terms, calendar)
        if value is not None:
            found.append(RuledOut(value, because, member.place))
    return tuple(found)

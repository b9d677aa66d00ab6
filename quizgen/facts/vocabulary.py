"""The vocabulary of a collection, `seeds/kinds.yaml`: its units, kinds and properties."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation

from quizgen.facts.model import Kind, Many, Property, ValueType
from quizgen.facts.reader import Reader
from quizgen.facts.values import Unit
from quizgen.facts.yaml import Mapping, Node, Scalar
from quizgen.problems import did_you_mean

_UNIT_KEYS = ("one", "many", "short", "measures", "times")
_KIND_KEYS = ("name", "plural", "born", "closed", "properties")
_PROPERTY_KEYS = (
    "type", "label", "claim", "many", "changes", "identifying", "values", "overlap", "whole", "units", "to", "qualifiers", "ages",
    "after",
)  # fmt: skip
KEYS = {"vocabulary": ("units", "kinds"), "unit": _UNIT_KEYS, "kind": _KIND_KEYS, "property": _PROPERTY_KEYS}
"""What may be said of each, for whoever describes the format."""

SUBJECT_KEYS = frozenset(
    {
        "name", "short", "article", "number", "aliases", "names", "topics", "prominence",
        "confuse", "continues", "part_of", "formerly",
    }
)  # fmt: skip
"""What may be said of a subject of any kind; no property may have one of these names."""

SENTENCE_WORDS = frozenset(
    {
        "text", "name", "short", "initials", "plural", "on", "a", "s", "es", "was", "is", "has", "does",
        "properties", "since", "until", "count", "subject",
    }
)  # fmt: skip
"""What a sentence or a path can name of anything, so that no property or qualifier may be called so."""

_PROPERTY_ID = re.compile(r"[a-z][a-z0-9_]*")
_KIND_ID = re.compile(r"[a-z][a-z0-9_-]*")
_UNIT_ID = re.compile(r"[^\W\d_](?:.*\S)?|[%‰°$€£¥].*")


def read(reader: Reader, node: Node) -> tuple[dict[str, Unit], dict[str, Kind]]:
    """Units and kinds of `kinds.yaml`, by id."""
    fields = reader.fields(node, "the vocabulary", KEYS["vocabulary"])
    units: dict[str, Unit] = {}
    if "units" in fields:
        for key, value in reader.named(fields["units"], "the list of units", "unit"):
            hint = "begin it with a letter; a number stands before it"
            _check_id(reader, key, "unit", _UNIT_ID, hint)
            units[key.text] = _unit(reader, key.text, value)
    kinds: dict[str, Kind] = {}
    if "kinds" in fields:
        known = reader.peek(fields["kinds"])
        for key, value in reader.named(fields["kinds"], "the list of kinds", "kind"):
            _check_id(reader, key, "kind", _KIND_ID, "use small letters, digits and hyphens")
            kinds[key.text] = _kind(reader, key, value, units, known)
    return units, kinds


def _check_id(reader: Reader, key: Scalar, what: str, form: re.Pattern[str], hint: str) -> None:
    if not form.fullmatch(key.text):
        reader.report(key.place, "bad-id", f"{key.text!r} cannot be the id of a {what}", hint)


def _check_property_id(reader: Reader, key: Scalar, what: str) -> None:
    # Sentences speak of it as {{ it.signed_at }}.
    _check_id(reader, key, what, _PROPERTY_ID, "use small letters, digits and underscores")
    if key.text in SENTENCE_WORDS:
        message = f"no {what} may be called {key.text!r}"
        reader.report(key.place, "reserved-name", message, "the word has a meaning of its own in sentences")


def _unit(reader: Reader, id: str, node: Node) -> Unit:
    what = f"unit {id!r}"
    fields = reader.fields(node, what, _UNIT_KEYS)
    one = _word(reader, fields.get("one"), what, id)
    return Unit(
        id,
        one,
        _word(reader, fields.get("many"), what, one),
        _word(reader, fields.get("short"), what, id if one else ""),
        reader.text(fields.get("measures"), what) or id,
        _factor(reader, fields.get("times"), what),
    )


def _word(reader: Reader, node: Node | None, what: str, fallback: str) -> str:
    """A unit's word; `""` says that it has none, as the number of an element has none."""
    is_none = isinstance(node, Scalar) and node.quoted and not node.text
    return "" if is_none else reader.text(node, what) or fallback


def _factor(reader: Reader, node: Node | None, what: str) -> Decimal:
    if node is None:
        return Decimal(1)
    times = reader.text(node, what)
    try:
        factor = Decimal(times)
    except InvalidOperation:
        factor = Decimal(0)
    if factor.is_finite() and factor > 0:
        return factor
    message = f"{what} is {times!r} times its base unit"
    reader.report(node.place, "not-a-number", message, 'write how many it holds: "0.001"')
    return Decimal(1)


def _kind(reader: Reader, key: Scalar, node: Node, units: dict[str, Unit], kinds: Collection[str]) -> Kind:
    id, what = key.text, f"kind {key.text!r}"
    fields = reader.fields(node, what, _KIND_KEYS)
    properties: dict[str, Property] = {}
    if "properties" in fields:
        for name, value in reader.named(fields["properties"], f"{what}'s list of properties", "property"):
            if name.text in SUBJECT_KEYS:
                message = f"no property may be called {name.text!r}"
                reader.report(name.place, "reserved-name", message, "every subject has it already")
                continue
            _check_property_id(reader, name, "property")
            properties[name.text] = _property(reader, name, value, units, kinds)
    called = reader.text(fields.get("name"), what) or id.replace("-", " ")
    _check_orders(reader, fields.get("properties"), properties)
    born = reader.text(fields.get("born"), what)
    if born and (born not in properties or properties[born].type is not ValueType.DATE):
        hint = did_you_mean(born, (p.id for p in properties.values() if p.type is ValueType.DATE))
        reader.report(fields["born"].place, "unknown-property", f"{what} is born with {born!r}", hint)
        born = ""
    closed = reader.flag(fields.get("closed"), f"{what}'s closed")
    plural = reader.text(fields.get("plural"), what) or f"{called}s"
    return Kind(id, called, plural, properties, born, closed, key.place)


def _check_orders(reader: Reader, node: Node | None, properties: dict[str, Property]) -> None:
    """A date comes after another date of its kind."""
    dates = {id for id, prop in properties.items() if prop.type is ValueType.DATE}
    for key, value in reader.peek(node).items() if node is not None else ():
        for member in reader.each(reader.peek(value).get("after")):
            earlier = reader.text(member, "after")
            if key not in dates or earlier not in dates - {key}:
                message = f"property {key!r} comes after {earlier!r}, and both must be dates of its kind"
                hint = did_you_mean(earlier, dates - {key})
                reader.report(member.place, "unknown-property", message, hint)


def _property(
    reader: Reader, key: Scalar, node: Node, units: dict[str, Unit], kinds: Collection[str]
) -> Property:
    id, what = key.text, f"property {key.text!r}"
    fields = reader.fields(node, what, _PROPERTY_KEYS)
    value_type = reader.chosen(fields.get("type"), f"{what}'s type", tuple(ValueType), "unknown-type")
    many = reader.chosen(fields.get("many"), f"{what}'s many", tuple(Many), "unknown-type")
    if ("type" in fields and not value_type) or ("many" in fields and not many):
        # Its values cannot be judged while it is not known what they are.
        reader.unread.add(key.place.path)
    label = reader.text(fields.get("label"), what) or id.replace("_", " ")
    values = _closed_list(reader, fields.get("values"), what)
    qualifiers = {}
    for name, qualifier in _qualifiers(reader, fields.get("qualifiers"), what):
        _check_property_id(reader, name, "qualifier")
        qualifiers[name.text] = _property(reader, name, qualifier, units, kinds)
    return Property(
        id,
        ValueType(value_type or ValueType.TEXT),
        label,
        reader.text(fields.get("claim"), what),
        Many(many or Many.ONE),
        reader.flag(fields.get("changes"), f"{what}'s changes"),
        reader.flag(fields.get("identifying"), f"{what}'s identifying"),
        values,
        reader.flag(fields.get("overlap"), f"{what}'s overlap"),
        reader.flag(fields.get("whole"), f"{what}'s whole"),
        _known(reader, fields.get("units"), units, f"{what} takes", "unknown-unit"),
        _known(reader, fields.get("to"), kinds, f"{what} points at", "unknown-kind"),
        qualifiers,
        reader.integer(fields.get("ages"), f"{what}'s ages"),
        reader.texts(fields.get("after"), f"{what}'s after"),
        key.place,
    )


def _qualifiers(reader: Reader, node: Node | None, what: str) -> Iterable[tuple[Scalar, Node]]:
    return reader.named(node, f"{what}'s list of qualifiers", "qualifier") if node is not None else ()


def _known(
    reader: Reader, node: Node | None, known: Collection[str], what: str, code: str
) -> tuple[str, ...]:
    """The ids of a list that exist; the others are reported."""
    return tuple(filter(None, (reader.chosen(member, what, known, code) for member in reader.each(node))))


def _closed_list(reader: Reader, node: Node | None, what: str) -> dict[str, str]:
    if isinstance(node, Mapping):
        return {key.text: reader.text(value, what) or key.text for key, value in node.entries}
    return {text: text for text in reader.texts(node, f"{what}'s values")}

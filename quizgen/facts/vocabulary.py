"""The vocabulary of a collection, `seeds/kinds.yaml`: its units, kinds and properties."""

from decimal import Decimal, InvalidOperation

from quizgen.facts.model import Kind, Many, Property, ValueType
from quizgen.facts.reader import Reader
from quizgen.facts.values import Unit
from quizgen.facts.yaml import Mapping, Node
from quizgen.problems import Place, did_you_mean

_UNIT_KEYS = ("one", "many", "short", "measures", "times")
_KIND_KEYS = ("name", "plural", "born", "closed", "properties")
_PROPERTY_KEYS = (
    "type", "label", "claim", "many", "changes", "identifying", "values", "units", "to", "qualifiers", "ages",
)  # fmt: skip

SUBJECT_KEYS = frozenset(
    {
        "name", "short", "article", "number", "aliases", "names", "topics", "prominence",
        "confuse", "continues", "part_of", "formerly",
    }
)  # fmt: skip
"""What may be said of a subject of any kind; no property may have one of these names."""


def read(reader: Reader, node: Node) -> tuple[dict[str, Unit], dict[str, Kind]]:
    """Units and kinds of `kinds.yaml`, by id."""
    fields = reader.fields(node, "the vocabulary", ("units", "kinds"))
    units: dict[str, Unit] = {}
    if "units" in fields:
        for key, value in reader.entries(fields["units"], "units"):
            units[key.text] = _unit(reader, key.text, value)
    kinds: dict[str, Kind] = {}
    if "kinds" in fields:
        for key, value in reader.entries(fields["kinds"], "kinds"):
            kinds[key.text] = _kind(reader, key.text, value, units, key.place)
    for kind in kinds.values():
        for prop in kind.properties.values():
            for target in prop.to:
                if target not in kinds:
                    reader.report(
                        prop.place,
                        "unknown-kind",
                        f"{prop.id} points at {target!r}",
                        did_you_mean(target, kinds),
                    )
    return units, kinds


def _unit(reader: Reader, id: str, node: Node) -> Unit:
    what = f"unit {id!r}"
    fields = reader.fields(node, what, _UNIT_KEYS)
    one = reader.text(fields.get("one"), what) or id
    times = reader.text(fields.get("times"), what) or "1"
    try:
        factor = Decimal(times)
    except InvalidOperation:
        reader.report(node.place, "not-a-number", f"{what} is {times!r} times its base unit")
        factor = Decimal(1)
    return Unit(
        id,
        one,
        reader.text(fields.get("many"), what) or one,
        reader.text(fields.get("short"), what) or id,
        reader.text(fields.get("measures"), what) or id,
        factor,
    )


def _kind(reader: Reader, id: str, node: Node, units: dict[str, Unit], place: Place) -> Kind:
    what = f"kind {id!r}"
    fields = reader.fields(node, what, _KIND_KEYS)
    properties: dict[str, Property] = {}
    if "properties" in fields:
        for key, value in reader.entries(fields["properties"], f"{what}'s properties"):
            if key.text in SUBJECT_KEYS:
                reader.report(key.place, "reserved-name", f"no property may be called {key.text!r}")
                continue
            properties[key.text] = _property(reader, key.text, value, units, key.place)
    name = reader.text(fields.get("name"), what) or id.replace("-", " ")
    born = reader.text(fields.get("born"), what)
    if born and (born not in properties or properties[born].type is not ValueType.DATE):
        hint = did_you_mean(born, (p.id for p in properties.values() if p.type is ValueType.DATE))
        reader.report(fields["born"].place, "unknown-property", f"{what} is born with {born!r}", hint)
        born = ""
    closed = reader.flag(fields.get("closed"), f"{what}'s closed")
    plural = reader.text(fields.get("plural"), what) or f"{name}s"
    return Kind(id, name, plural, properties, born, closed, place)


def _property(reader: Reader, id: str, node: Node, units: dict[str, Unit], place: Place) -> Property:
    what = f"property {id!r}"
    fields = reader.fields(node, what, _PROPERTY_KEYS)
    value_type = reader.chosen(fields.get("type"), f"{what}'s type", tuple(ValueType), "unknown-type")
    many = reader.chosen(fields.get("many"), f"{what}'s many", tuple(Many), "unknown-type")
    takes = reader.texts(fields.get("units"), f"{what}'s units")
    for unit in takes:
        if unit not in units:
            reader.report(
                fields["units"].place, "unknown-unit", f"{what} takes {unit!r}", did_you_mean(unit, units)
            )
    label = reader.text(fields.get("label"), what) or id.replace("_", " ")
    values = _closed_list(reader, fields.get("values"), what)
    qualifiers = {
        key.text: _property(reader, key.text, value, units, key.place)
        for key, value in (reader.entries(fields["qualifiers"], what) if "qualifiers" in fields else ())
    }
    return Property(
        id,
        ValueType(value_type or ValueType.TEXT),
        label,
        reader.text(fields.get("claim"), what),
        Many(many or Many.ONE),
        reader.flag(fields.get("changes"), f"{what}'s changes"),
        reader.flag(fields.get("identifying"), f"{what}'s identifying"),
        values,
        takes,
        reader.texts(fields.get("to"), f"{what}'s to"),
        qualifiers,
        reader.integer(fields.get("ages"), f"{what}'s ages"),
        place,
    )


def _closed_list(reader: Reader, node: Node | None, what: str) -> dict[str, str]:
    if isinstance(node, Mapping):
        return {key.text: reader.text(value, what) or key.text for key, value in node.entries}
    return {text: text for text in reader.texts(node, f"{what}'s values")}

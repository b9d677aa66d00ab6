"""Schemas of `collection.yaml`, `sources.yaml` and `kinds.yaml`."""

from quizgen.facts import collection as about
from quizgen.facts import sources as cited
from quizgen.facts import vocabulary
from quizgen.facts.model import Collection, Many, ValueType
from quizgen.schemas.parts import (
    FLAG,
    TEXT,
    WHOLE,
    Schema,
    date,
    described,
    either,
    listed,
    mapping,
    offered,
    one_of,
    reference,
    table,
)


def collection() -> Schema:
    """What a collection is."""
    said = {
        "id": described(
            TEXT, "Goes into every card that learners import. Never change it after the first release."
        ),
        "title": described(TEXT, "What the collection is called"),
        "language": described(TEXT, "The language of its questions, as a code: en, fr, zh-Hans"),
        "licence": described(TEXT, "Under which others may use it: CC-BY-4.0"),
        "report": described(TEXT, "Where learners report an error: an address on the web or of mail"),
    }
    return mapping(about.KEYS["collection"], said, [key for key in said if key != "report"])


def sources() -> Schema:
    """What the facts cite, by id."""
    said = {
        "title": described(TEXT, "What it is called"),
        "author": described(TEXT, "Who wrote it"),
        "publisher": described(TEXT, "Who published it"),
        "date": date("When it was published: 2019-12-02, 2019-12 or 2019"),
        "kind": described(
            one_of(cited.SOURCE_KINDS),
            "A document is a text that is checked against references; it is never proof by itself.",
        ),
        "url": {
            "type": "string",
            "pattern": "^https?://",
            "patternErrorMessage": "Write an http or https address",
            "description": "Where to find it",
        },
        "seen": date("The day on which it was looked up"),
        "paragraphs": described(WHOLE, "Of a document at hand: how many non-empty lines it has"),
        "sha256": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "What sha256sum prints of the file",
        },
    }
    return table(mapping(cited.KEYS["source"], said, ["title"]))


def kinds(seen: Collection) -> Schema:
    """The vocabulary: units, kinds and properties."""
    units = described(table(_unit(), empty=True), "Units of measure, by the id that facts write")
    said = {"units": units, "kinds": described(table(_kind(), empty=True), "Kinds of subject, by id")}
    return {
        **mapping(vocabulary.KEYS["vocabulary"], said),
        "definitions": {
            "property": _property(),
            "unit": offered(seen.units),
            "kind": offered(seen.kinds),
        },
    }


def _unit() -> Schema:
    said = {
        "one": described(TEXT, "Its name after 1: kilometre"),
        "many": described(TEXT, "Its name after other numbers: kilometres"),
        "short": described(TEXT, "Its sign: km"),
        "measures": described(TEXT, "What it measures; only quantities of one measure compare"),
        "times": described(TEXT, 'How many of the measure\'s plain unit it holds: "0.001"'),
    }
    return mapping(vocabulary.KEYS["unit"], said)


def _kind() -> Schema:
    said = {
        "name": described(TEXT, "What one of them is called: pipeline"),
        "plural": described(TEXT, "What several are called: pipelines"),
        "born": described(TEXT, "The date property that its subjects begin with"),
        "closed": described(FLAG, "The collection has every subject of this kind that an answer could name."),
        "properties": described(
            table(reference("property"), empty=True),
            "What can be said of its subjects; small letters and underscores",
        ),
    }
    return mapping(vocabulary.KEYS["kind"], said)


def _property() -> Schema:
    closed = either({"type": "object", "additionalProperties": either(TEXT, {"type": "null"})}, listed(TEXT))
    qualifiers = {"type": "object", "additionalProperties": either(reference("property"), {"type": "null"})}
    said = {
        "type": described(one_of(ValueType), "What its values are"),
        "label": described(TEXT, "A noun phrase for headings and feedback: date of signing"),
        "claim": described(
            TEXT, "A sentence that states it, with {{ it }}, {{ answer }} and, of a series, {{ period }}"
        ),
        "many": described(one_of(Many), "How it holds more than one value"),
        "changes": described(FLAG, "Its value holds for a day, and says which: as_of"),
        "identifying": described(FLAG, "Its value tells which subject is meant."),
        "values": described(
            closed, "A closed list of names: id and text. Only then is one provably not another."
        ),
        "overlap": described(FLAG, "Names of its closed list may hold together (oil; oil and gas)."),
        "whole": described(FLAG, "Whoever lists its values lists all of them, and none can come or go."),
        "units": described(listed(reference("unit")), "The units that a quantity is given in"),
        "to": described(listed(reference("kind")), "The kinds of subject that a reference may name"),
        "qualifiers": described(qualifiers, "What is said of each member: properties in their turn"),
        "ages": described(WHOLE, "Years after which a value wants to be looked up again"),
        "after": described(listed(TEXT), "Dates of the same subject that never lie later"),
    }
    return mapping(vocabulary.KEYS["property"], said)

"""The schema of questions: templates, and items written by hand."""

from collections.abc import Iterable

from quizgen.facts.model import Collection, Property
from quizgen.items import bodies, template_reader, written
from quizgen.items import questions as asked
from quizgen.items.computing import FUNCTIONS
from quizgen.items.computing.needs import WITH_THEN
from quizgen.items.lint import WAIVABLE
from quizgen.items.model import ItemType, Level
from quizgen.items.paths import paths
from quizgen.items.template_reader import FEWEST_OPTIONS, MOST_OPTIONS
from quizgen.items.templates import SUBJECT
from quizgen.schemas.parts import (
    FLAG,
    TEXT,
    Schema,
    described,
    either,
    listed,
    mapping,
    offered,
    one_of,
    reference,
)

_NEEDS = {
    ItemType.CHOICE: ("options",),
    ItemType.MULTIPLE: ("options",),
    ItemType.TRUE_FALSE: ("answer",),
    ItemType.TYPED: ("answer",),
    ItemType.NUMERIC: ("answer",),
    ItemType.RECALL: ("answer",),
    ItemType.MATCHING: ("pairs",),
    ItemType.ORDERING: ("order", "first", "last"),
}
"""What an item written by hand needs by its type, beside what all need."""

_STEM = "The question. {{ it }} is the subject, {{ it.was }} agrees with it"


def questions(collection: Collection) -> Schema:
    """Files of questions."""
    said = {
        "templates": described(listed(_template()), "Questions to ask of every subject of a kind"),
        "items": described(listed(_item()), "Items written by hand"),
    }
    ways = {path for prop in _properties(collection) for path in paths(prop)}
    return {
        **mapping(asked.KEYS["file"], said),
        "definitions": {
            "kind": one_of(collection.kinds),
            "path": one_of(sorted(ways)),
            "property": one_of(sorted({prop.id for prop in _properties(collection)})),
            "subject": offered(collection.subjects),
            "waive": _waive(),
        },
    }


def _properties(collection: Collection) -> Iterable[Property]:
    return (prop for kind in collection.kinds.values() for prop in kind.properties.values())


def _template() -> Schema:
    said = {
        "id": described(TEXT, "Letters, digits and hyphens; unique, and never changed"),
        "about": described(listed(reference("kind")), "The kinds it is asked of"),
        "asks": described(
            either(reference("path"), {"const": SUBJECT}), "What is asked: signed.year, members, subject"
        ),
        "computes": described(
            one_of(FUNCTIONS), "The function that makes its items, where several facts are needed"
        ),
        "of": described(reference("path"), "What the function works with"),
        "then": described(
            reference("path"),
            f"The second path of {' and '.join(sorted(f for f in FUNCTIONS if FUNCTIONS[f].needs in WITH_THEN))}",
        ),
        "each": described(reference("property"), "Makes one question of every member or period"),
        "given": described(reference("path"), "With asks: subject, what is told instead"),
        "stem": described(TEXT, _STEM),
        "claim": described(
            TEXT, "A sentence with {{ answer }}, for true-false and cloze; else the property's own"
        ),
        "explanation": described(TEXT, "What is said when the answer is shown; else the claim"),
        "types": described(
            listed(one_of(ItemType)), "Item types; of a deck's choice the first that fits makes the card"
        ),
        "options": {
            "type": "integer",
            "minimum": FEWEST_OPTIONS,
            "maximum": MOST_OPTIONS,
            "description": "How many options or entries it shows",
        },
        "gaps": described(listed(reference("property")), "Properties that a cloze leaves out as well"),
        "formerly": described(listed(TEXT), "Ids that it had before"),
        "without": described(listed(reference("subject")), "Subjects that it would ask wrongly"),
        "waive": reference("waive"),
    }
    reverse = {
        "if": {"properties": {"asks": {"const": SUBJECT}}, "required": ["asks"]},
        "then": {"required": ["given"]},
        "else": {"properties": {"given": False}},
    }
    return {
        **mapping(template_reader.KEYS["template"], said, ["id", "about", "stem", "types"]),
        **either({"required": ["asks"]}, {"required": ["computes"]}),
        "allOf": [reverse],
    }


def _waive() -> Schema:
    return {
        "type": "object",
        "properties": {code: described(TEXT, "Why it is no flaw here") for code in sorted(WAIVABLE)},
        "additionalProperties": False,
        "description": "Checks of item writing that do not count here, each with the reason",
    }


def _item() -> Schema:
    option = {
        "text": described(TEXT, "What the option says"),
        "right": described(FLAG, "true for what is right"),
        "because": described(TEXT, "Why it is wrong"),
    }
    pair = {
        "left": described(TEXT, "What is matched"),
        "right": described(TEXT, "What belongs to it"),
        "because": described(TEXT, "Why the two belong together"),
    }
    entry = {
        "text": described(TEXT, "What is put in order"),
        "value": described(TEXT, "What the order goes by, shown with the answer"),
    }
    said = {
        "id": described(TEXT, "Letters, digits and hyphens; unique, and never changed"),
        "type": described(one_of(ItemType), "The item type"),
        "about": described(reference("subject"), "The subject"),
        "asks": described(
            listed(TEXT), "The facts it asks: subject/property, with /member where there are several"
        ),
        "level": described(one_of(Level), "What it asks of a learner"),
        "stem": described(TEXT, "The question; of a cloze the sentence, with its gaps [[marked so]]"),
        "explanation": described(TEXT, "Why the answer is right"),
        "options": described(
            listed(mapping(bodies.KEYS["option"], option, ["text"])), "Three to five options"
        ),
        "answer": described(
            listed(TEXT), "What is right; true or false, a text, a number, or several to recall"
        ),
        "accepted": described(listed(TEXT), "Other spellings that count as right"),
        "unit": described(TEXT, "The unit of a number"),
        "within": described(TEXT, "How near a number has to be: 5 %"),
        "pairs": described(
            listed(mapping(bodies.KEYS["pair"], pair, ["left", "right"])), "Three to six pairs"
        ),
        "extra": described(listed(TEXT), "Right-hand entries that belong to none"),
        "order": described(
            listed(mapping(bodies.KEYS["entry"], entry, ["text", "value"])), "The entries, as it is right"
        ),
        "first": described(TEXT, "What the order begins with: earliest"),
        "last": described(TEXT, "What it ends with: latest"),
        "waive": reference("waive"),
    }
    needs = [
        {
            "if": {"properties": {"type": {"const": str(each)}}, "required": ["type"]},
            "then": {"required": list(keys)},
        }
        for each, keys in _NEEDS.items()
    ]
    return {
        **mapping(written.KEYS["item"], said, ["id", "type", "about", "asks", "stem", "explanation"]),
        "allOf": needs,
    }

"""The schema of recipes: a file with `deck:` makes a deck for Anki, one with `quiz:` a quiz to print."""

from collections.abc import Collection as Words

from quizgen.facts.model import Collection
from quizgen.items.model import ItemType, Level
from quizgen.items.questions import Questions
from quizgen.quizzes.looks import MOST_COLUMNS, PAPERS, PARTS
from quizgen.quizzes.recipes import blueprints, reading, worksheets
from quizgen.quizzes.recipes.reading import ITEMS_OF_FORMS, MOST_FORMS
from quizgen.quizzes.recipes.wording import DIFFICULTY, FILTER_KEYS, MOST_ITEMS
from quizgen.quizzes.recipes.worksheets import CARDS, Duplex, SheetKind
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

_NUMBER = r"\d+(?:\.\d+)?"
_FILTERS = ("about", "topics", "subjects", "types", "levels", "sources", "templates", "without", DIFFICULTY)


def recipes(collection: Collection, asked: Questions, outputs: Words[str]) -> Schema:
    """Recipes."""
    definitions = {
        **{f"filter.{key}": schema for key, schema in _filters(collection, asked).items()},
        "section": _section(),
        "row": _row(),
    }
    return {
        "type": "object",
        "if": {"required": ["deck"]},
        "then": _deck(),
        "else": {"if": {"required": ["sheet"]}, "then": _worksheet(), "else": _quiz(outputs)},
        "definitions": definitions,
    }


def _filters(collection: Collection, asked: Questions) -> dict[str, Schema]:
    subjects = collection.subjects
    topics = {topic for subject in subjects.values() for topic in subject.topics}
    templates = [template.id for template in asked.templates]
    taken = {
        "about": (listed(one_of(collection.kinds)), "Kinds to take"),
        "topics": (listed(offered(topics)), "Topics to take"),
        "subjects": (listed(offered(subjects)), "Subjects to take, by id"),
        "types": (listed(one_of(ItemType)), "Item types to take; for a deck in order of preference"),
        "levels": (listed(one_of(Level)), "Levels to take"),
        "sources": (listed(offered(collection.sources)), "Takes what cites one of these sources"),
        "templates": (listed(offered(templates)), "Questions to take, by the id of their template"),
        "without": (listed(TEXT), "Items, facts, lists, subjects or templates to leave out, by id"),
        DIFFICULTY: (_range(), "Estimates to take, from 0 to 1: 0.3..0.6"),
    }
    return {key: described(*taken[key]) for key in _FILTERS}


def _filtered() -> dict[str, Schema]:
    return {key: reference(f"filter.{key}") for key in FILTER_KEYS}


def _range() -> Schema:
    written = {
        "type": "string",
        "pattern": rf"^(?:{_NUMBER}|{_NUMBER} ?\.\. ?(?:{_NUMBER})?|\.\. ?{_NUMBER})$",
        "patternErrorMessage": "Write 4, 4..6, 4.. or ..6",
    }
    return either({"type": "number", "minimum": 0}, written)


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _deck() -> Schema:
    part = {
        "into": described(TEXT, "The deck inside it"),
        "reverses": described(
            FLAG, "Recall cards also ask the way back, where the answer tells which subject is meant."
        ),
        **_filtered(),
    }
    parts = {"type": "array", "items": mapping(reading.KEYS["part"], part), "minItems": 1}
    said = {
        "deck": described(TEXT, "The title of the deck"),
        "description": described(TEXT, "What Anki shows of the deck"),
        "parts": described(parts, "What it takes, part by part"),
    }
    return mapping(reading.KEYS["deck"], said, ["deck", "parts"])


def _quiz(outputs: Words[str]) -> Schema:
    forms = {
        "count": described(_whole(1, MOST_FORMS), "How many forms"),
        "items": described(one_of(ITEMS_OF_FORMS), "The same items in another order, or items of their own"),
    }
    said = {
        "quiz": described(TEXT, "The title of the quiz"),
        "instructions": described(TEXT, "What is printed under the title"),
        "drawn_as": described(TEXT, "The id that it was drawn under before, so that it draws the same items"),
        "seed": described(_whole(0, 2**63), "The same seed gives the same quiz."),
        "forms": described(
            either(_whole(1, MOST_FORMS), mapping(reading.KEYS["forms"], forms, ["count"])),
            "Parallel printings: A, B, C",
        ),
        "paper": described(one_of(PAPERS), "The size of the paper"),
        "look": described(_look(), "What suits the sheet to its readers"),
        "outputs": described(listed(one_of(sorted(outputs))), "The formats to write"),
        "parts": described(listed(one_of(PARTS)), "What is printed of it"),
        "language": described(TEXT, "The language of its own words: en, ru or zh"),
        "blueprint": described(_blueprint(), "A table of specifications, which a solver fills"),
        "sections": described(listed(reference("section")), "What it takes, section by section"),
    }
    return {
        **mapping(reading.KEYS["quiz"], said, ["quiz"]),
        **either({"required": ["sections"]}, {"required": ["blueprint"]}),
    }


def _look() -> Schema:
    said = {
        "columns": described(_whole(1, MOST_COLUMNS), "Columns of a page"),
        "large_print": described(FLAG, "Letters of 18 points and more"),
        "easy_reading": described(FLAG, "Wide spacing, ragged right, a face made for reading"),
        "high_contrast": described(FLAG, "Black on white alone, thick lines"),
        "booklet": described(FLAG, "Small pages, two on a side, in the order in which they are folded"),
    }
    return mapping(reading.KEYS["look"], said)


def _worksheet() -> Schema:
    said = {
        "quiz": described(TEXT, "The title of the sheet"),
        "sheet": described(one_of(SheetKind), "What sort of worksheet"),
        "instructions": described(TEXT, "What is printed under the title"),
        "seed": described(_whole(0, 2**63), "The same seed gives the same sheet."),
        "paper": described(one_of(PAPERS), "The size of the paper"),
        "outputs": described(listed(one_of(["pdf"])), "The formats to write"),
        "count": described(_whole(1, MOST_ITEMS), "How many items, cards or words"),
        "with": described(listed(TEXT), "Items that are on it in any case, by id"),
        "cards": described({"enum": list(CARDS)}, "Flashcards on a page"),
        "duplex": described(one_of(Duplex), "How the printer turns the page between front and back"),
        "look": described(_look(), "What suits the sheet to its readers"),
        "language": described(TEXT, "The language of its own words: en, ru or zh"),
        DIFFICULTY: reference(f"filter.{DIFFICULTY}"),
        **_filtered(),
    }
    return mapping(worksheets.KEYS["sheet"], said, ["quiz", "sheet"])


def _section() -> Schema:
    said = {
        "title": described(TEXT, "Its heading"),
        "instructions": described(TEXT, "What is printed under it"),
        "count": described(_whole(1, MOST_ITEMS), "How many items"),
        "points": described(_whole(1, 100), "Points for each item"),
        "with": described(listed(TEXT), "Items that are in it in any case, by id"),
        DIFFICULTY: reference(f"filter.{DIFFICULTY}"),
        **_filtered(),
    }
    return mapping(reading.KEYS["section"], said)


def _row() -> Schema:
    counts = {str(level): _range() for level in Level}
    levels: Schema = {"type": "object", "properties": counts, "additionalProperties": False}
    said = {
        "count": described(_range(), "How many items: 4, 4..6, 4.. or ..6"),
        DIFFICULTY: reference(f"filter.{DIFFICULTY}"),
        **_filtered(),
        "levels": described(
            either(levels, reference("filter.levels")), "How many of each level, or levels to take"
        ),
    }
    return mapping(blueprints.KEYS["row"], said)


def _blueprint() -> Schema:
    types: Schema = {
        "type": "object",
        "properties": {str(each): _range() for each in ItemType},
        "additionalProperties": False,
    }
    said = {
        "count": described(_range(), "Items of all rows together"),
        DIFFICULTY: described(_range(), "The mean of the items' estimates"),
        "types": described(types, "How many of each item type, and no others"),
        "sources": described({"type": "object", "additionalProperties": _range()}, "How many cite a source"),
        "rows": described(listed(reference("row")), "What to ask about"),
    }
    return mapping(blueprints.KEYS["blueprint"], said, ["rows"])

"""What an editor is told of a collection's files: what quizgen takes, and nothing else."""

import json
import re
from collections.abc import Collection as Words
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from typing import Any

import jsonschema
import pytest

from quizgen.cli.files import read_collection, starter_collection
from quizgen.exports import QUIZ_EXPORTERS
from quizgen.facts import collection as facts
from quizgen.facts import coverage, pictures, sources, statements, subjects, vocabulary, yaml
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Mapping, Node, Sequence
from quizgen.items import bodies, questions, template_reader, written
from quizgen.quizzes import recipes
from quizgen.quizzes.recipes import blueprints, reading, worksheets
from quizgen.schemas import schemas, sort_of, with_modeline
from tests import shipped, small_collection

OUTPUTS = {suffix.removeprefix(".") for suffix in QUIZ_EXPORTERS}


def as_an_editor_reads(node: Node | None) -> Any:
    """YAML with the types that a YAML server gives it (the core schema of YAML 1.2)."""
    match node:
        case None:
            return None
        case Mapping():
            return {key.text: as_an_editor_reads(value) for key, value in node.entries}
        case Sequence():
            return [as_an_editor_reads(member) for member in node.items]
    if node.quoted:
        return node.text
    if re.fullmatch(r"[-+]?\d+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?\d+\.\d+", node.text):
        return float(node.text)
    return {"": None, "null": None, "~": None, "true": True, "false": False}.get(node.text, node.text)


class Editor:
    """Checks files against a collection's schemas."""

    def __init__(self, files: dict[str, bytes]) -> None:
        collection, _ = facts.load(files)
        asked, _ = questions.load(files, collection)
        self._checks = {
            name: jsonschema.Draft7Validator(schema)
            for name, schema in schemas(collection, asked, OUTPUTS).items()
        }

    def underlines(self, path: str, text: bytes) -> list[str]:
        """What the editor marks, each with its keys from the root."""
        node, _ = yaml.parse(path, text)
        found = self._checks[sort_of(path)].iter_errors(as_an_editor_reads(node))
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


@cache
def starter() -> dict[str, bytes]:
    return read_collection(starter_collection())


@cache
def editor() -> Editor:
    return Editor(starter())


@pytest.mark.parametrize("path", sorted(starter()))
def test_an_editor_finds_nothing_wrong_with_the_collection_that_others_start_from(path: str) -> None:
    assert editor().underlines(path, starter()[path]) == []


def test_an_editor_finds_nothing_wrong_with_lists_that_change_series_and_qualifiers() -> None:
    files = small_collection.files()
    small = Editor(files)

    assert {path: found for path in files if (found := small.underlines(path, files[path]))} == {}


@pytest.mark.slow
def test_an_editor_finds_nothing_wrong_with_the_collection_that_is_shipped() -> None:
    files = shipped.files()
    whole = Editor(files)

    assert {path: found for path in files if (found := whole.underlines(path, files[path]))} == {}


BROKEN = {
    "a kind that is not there": ("seeds/facts/x.yaml", "kind: comet\nsubjects: {}"),
    "a property that its kind lacks": (
        "seeds/facts/x.yaml",
        "kind: moon\nsubjects: {x: {name: X, colour: {is: red, cite: iau-names}}}",
    ),
    "a property of another kind": (
        "seeds/facts/x.yaml",
        "kind: moon\nsubjects: {x: {name: X, launched: {is: 1990, cite: iau-names}}}",
    ),
    "no name": ("seeds/facts/x.yaml", "kind: moon\nsubjects: {x: {topics: [moons]}}"),
    "no source": ("seeds/facts/x.yaml", "kind: moon\nsubjects: {x: {name: X, discovered: {is: 1990}}}"),
    "a date in words": (
        "seeds/facts/x.yaml",
        "kind: moon\nsubjects: {x: {name: X, discovered: {is: May 1990, cite: iau-names}}}",
    ),
    "a unit that its property does not take": (
        "seeds/facts/x.yaml",
        "kind: planet\nsubjects: {x: {name: X, diameter: {is: 3000 miles, cite: iau-names}}}",
    ),
    "a value that changes, without its day": (
        "seeds/facts/x.yaml",
        "kind: planet\nsubjects: {x: {name: X, moons: [{is: 5 moons, cite: iau-names}]}}",
    ),
    "a name that is not in its closed list": (
        "seeds/facts/x.yaml",
        "kind: spacecraft\nsubjects: {x: {name: X, sort: {is: lander, cite: iau-names}}}",
    ),
    "a tolerance of a date": (
        "seeds/facts/x.yaml",
        "kind: moon\nsubjects: {x: {name: X, discovered: {is: 1990, within: 5 %, cite: iau-names}}}",
    ),
    "a misreport without its reason": (
        "seeds/facts/x.yaml",
        "kind: moon\nsubjects: {x: {name: X, discovered: {is: 1990, cite: iau-names, misreported: [{id: y, as: 1991, in: iau-names}]}}}",
    ),
    "prominence beyond five": ("seeds/facts/x.yaml", "kind: moon\nsubjects: {x: {name: X, prominence: 6}}"),
    "a type of value that there is not": (
        "seeds/kinds.yaml",
        "kinds: {x: {properties: {y: {type: number}}}}",
    ),
    "a key of kinds that is misspelt": ("seeds/kinds.yaml", "kinds: {x: {propertys: {}}}"),
    "a source without a title": ("seeds/sources.yaml", "x: {kind: news}"),
    "a source of no known kind": ("seeds/sources.yaml", "x: {title: X, kind: blog}"),
    "an address without its protocol": ("seeds/sources.yaml", "x: {title: X, url: example.org}"),
    "a collection without an id": ("seeds/collection.yaml", "title: X\nlanguage: en\nlicence: CC0"),
    "an item type that there is not": (
        "seeds/questions/x.yaml",
        "templates: [{id: x, about: moon, asks: orbits, stem: X, types: [choise]}]",
    ),
    "a path that leads nowhere": (
        "seeds/questions/x.yaml",
        "templates: [{id: x, about: moon, asks: orbits.year, stem: X, types: [choice]}]",
    ),
    "a question that asks nothing": (
        "seeds/questions/x.yaml",
        "templates: [{id: x, about: moon, stem: X, types: [choice]}]",
    ),
    "a way back that tells nothing": (
        "seeds/questions/x.yaml",
        "templates: [{id: x, about: moon, asks: subject, stem: X, types: [choice]}]",
    ),
    "a function that there is not": (
        "seeds/questions/x.yaml",
        "templates: [{id: x, about: moon, computes: sort, of: discovered, stem: X, types: [ordering]}]",
    ),
    "a choice without options": (
        "seeds/questions/x.yaml",
        "items: [{id: x, type: choice, about: titan, asks: [titan/orbits], stem: X, explanation: Y}]",
    ),
    "a recipe that is neither": ("decks/x.yaml", "title: X"),
    "a deck without parts": ("decks/x.yaml", "deck: X"),
    "a format that there is not": ("decks/x.yaml", "quiz: X\noutputs: [odt1]\nsections: [{count: 3}]"),
    "a count in words": ("decks/x.yaml", "quiz: X\nsections: [{count: three}]"),
    "a range that is none": ("decks/x.yaml", "quiz: X\nsections: [{count: 3, difficulty: easy}]"),
    "a side that a card does not have": (
        "seeds/media/pictures.yaml",
        "x: {file: x.svg, shows: X, of: titan, licence: CC0, with: back}",
    ),
    "two verdicts": ("seeds/coverage/x.yaml", 'document: "1"\nparagraphs: {1: {fact: a/b, left: heading}}'),
}


@pytest.mark.parametrize("slip", BROKEN)
def test_an_editor_underlines(slip: str) -> None:
    path, text = BROKEN[slip]

    assert editor().underlines(path, text.encode())


def test_vs_code_knows_the_schema_of_every_shipped_file_without_a_modeline() -> None:
    told = json.loads((shipped.ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for path in shipped.files():
        named = [schema for schema, pattern in told.items() if fnmatch(path, pattern)]
        assert named == [f"./schemas/{sort_of(path)}.json"], path


def test_what_grows_every_day_is_offered_and_not_insisted_on() -> None:
    text = b"kind: moon\nsubjects: {x: {name: X, topics: [new], orbits: {is: planet-nine, cite: new-source}}}"

    assert editor().underlines("seeds/facts/x.yaml", text) == []


def test_an_editor_is_told_what_a_property_is() -> None:
    collection, _ = facts.load(starter())
    asked, _ = questions.load(starter(), collection)
    found = schemas(collection, asked, OUTPUTS)["facts"]["definitions"]["kind.planet"]["properties"][
        "diameter"
    ]

    assert found["description"] == "mean diameter: a quantity in km"


def test_no_reader_takes_a_key_that_no_schema_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = (facts, sources, vocabulary, statements, subjects, pictures, coverage, template_reader, written, bodies, questions, reading, worksheets, blueprints)  # fmt: skip
    described = {frozenset(map(str, keys)) for module in tables for keys in module.KEYS.values()}
    taken: set[frozenset[str]] = set()
    fields = Reader.fields

    def noting(self: Reader, node: Node, what: str, known: Words[str] | None = None) -> dict[str, Node]:
        if known is not None:
            taken.add(frozenset(map(str, known)))
        return fields(self, node, what, known)

    monkeypatch.setattr(Reader, "fields", noting)
    for files in (starter(), small_collection.files()):
        collection, _ = facts.load(files)
        asked, _ = questions.load(files, collection)
        recipes.load(files, collection, asked, OUTPUTS)

    member = frozenset(subjects.KEYS["member"])
    assert {keys for keys in taken if keys not in described and not keys > member} == set()


def test_every_schema_is_one_and_describes_every_key() -> None:
    collection, _ = facts.load(starter())
    asked, _ = questions.load(starter(), collection)

    for name, schema in schemas(collection, asked, OUTPUTS).items():
        jsonschema.Draft7Validator.check_schema(schema)
        assert [f"{name}: {key}" for key, said in keys_of(schema) if said == {}] == []


def keys_of(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key that a schema knows, at any depth, with what is said of it."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for part in parts:
        yield from keys_of(part)
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        yield from schema["properties"].items()


def test_a_modeline_names_the_schema_and_leaves_the_rest_as_it_is() -> None:
    text = b"# Moons\r\nkind: moon\r\n"
    marked = with_modeline("seeds/facts/moons.yaml", text, "schemas")

    assert marked == b"# yaml-language-server: $schema=../../schemas/facts.json\r\n" + text
    assert with_modeline("seeds/facts/moons.yaml", marked, "schemas") == marked
    assert with_modeline("seeds/facts/moons.yaml", marked, "else") == marked.replace(b"schemas/", b"else/")

"""What every part of a recipe is written with: filters, numbers and ranges."""

from collections.abc import Collection as Words
from collections.abc import Mapping
from functools import cached_property
from math import isfinite

from quizgen.facts import languages
from quizgen.facts.model import Collection
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node
from quizgen.items.model import ItemType, Level
from quizgen.items.questions import Questions
from quizgen.items.types.tools import levels_of
from quizgen.problems import Place, did_you_mean
from quizgen.quizzes.looks import MOST_COLUMNS, PLAIN, Look
from quizgen.quizzes.naming import Names
from quizgen.quizzes.recipes import ranges
from quizgen.quizzes.recipes.filters import Filter
from quizgen.quizzes.recipes.ranges import Range

FILTER_KEYS = ("about", "topics", "subjects", "types", "levels", "sources", "templates", "without")
DIFFICULTY = "difficulty"
"""A filter of quizzes alone: a deck that went by estimates would lose cards when an estimate changes."""

MOST_ITEMS = 1000
"""Items of the longest quiz."""

_FLAGS = ("large_print", "easy_reading", "high_contrast", "booklet")
LOOK_KEYS = ("columns", *_FLAGS)


class WordReader:
    """Reads the words of recipes against what a collection has."""

    def __init__(self, collection: Collection, questions: Questions) -> None:
        self.reader = Reader()
        topics = {topic for subject in collection.subjects.values() for topic in subject.topics}
        self.known: Mapping[str, Words[str]] = {
            "about": collection.kinds,
            "topics": topics,
            "subjects": collection.subjects,
            "types": tuple(ItemType),
            "levels": tuple(Level),
            "sources": collection.sources,
            "templates": [template.id for template in questions.templates],
        }
        self._asked: Mapping[str, Words[str]] = {
            "types": {each for template in questions.templates for each in template.types}
            | {item.type for item in questions.written},
            "levels": {level for template in questions.templates for level in levels_of(template)}
            | {item.level for item in questions.written},
        }
        self._collection = collection
        self._questions = questions

    @cached_property
    def _names(self) -> Names:
        return Names(self._collection, self._questions)

    def filter(self, fields: Mapping[str, Node]) -> Filter:
        """The filter that a mapping's entries make up; unknown words are reported where they stand."""
        words: dict[str, tuple[str, ...]] = {}
        for key in self.known:
            words[key] = self.reader.texts(fields.get(key), key)
            for node in self.reader.each(fields.get(key)):
                self.check_word(key, self.reader.text(node, key), node.place)
        return Filter(
            words["about"],
            words["topics"],
            words["subjects"],
            tuple(ItemType(word) for word in words["types"] if word in self.known["types"]),
            tuple(Level(word) for word in words["levels"] if word in self.known["levels"]),
            words["sources"],
            words["templates"],
            self.named(fields, "without"),
            self.share(fields.get(DIFFICULTY), DIFFICULTY),
        )

    def check_word(self, key: str, word: str, place: Place) -> bool:
        """Whether a filter's key takes a word; reports one that it does not."""
        if not word or word in self.known[key]:
            return bool(word)
        what = {"about": "kind"}.get(key, key.removesuffix("s"))
        hint = did_you_mean(word, self.known[key])
        self.reader.report(place, f"unknown-{what}", f"there is no {what} {word!r}", hint)
        return False

    def check_asked(self, key: str, word: str, place: Place) -> None:
        """Report a type or level that no question has."""
        asked = self._asked.get(key, ())
        if asked and word in self.known[key] and word not in asked:
            what = key.removesuffix("s")
            hint = did_you_mean(word, asked)
            self.reader.report(place, "never-asked", f"no question has the {what} {word!r}", hint)

    def named(self, fields: Mapping[str, Node], key: str) -> tuple[str, ...]:
        """Ids of items, facts, subjects or templates; those of nothing are reported where they stand."""
        for node in self.reader.each(fields.get(key)):
            id = self.reader.text(node, key)
            if id and id not in self._names:
                self.reader.report(
                    node.place, "unknown-id", f"nothing is called {id!r}", self._names.nearest(id)
                )
        return self.reader.texts(fields.get(key), key)

    def number(self, fields: Mapping[str, Node], key: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds, both included."""
        number = self.reader.integer(fields.get(key), key)
        if number is None:
            return default
        if not least <= number <= most:
            hint = f"from {least} to {most}"
            self.reader.report(fields[key].place, "out-of-range", f"{key} is {number}", hint)
        return number

    def count(self, node: Node | None, what: str) -> Range | None:
        """How many items: a whole number or a range of them; None when absent or wrong."""
        found = self._range(node, what, "write 4, 4..6, 4.. or ..6")
        if found is not None and node is not None:
            if not found.is_whole:
                self.reader.report(node.place, "bad-range", f"{what} is {found}", "count in whole items")
                return None
            if found.most < 1 or max(end for end in (found.least, found.most) if isfinite(end)) > MOST_ITEMS:
                hint = f"from 1 to {MOST_ITEMS}"
                self.reader.report(node.place, "out-of-range", f"{what} is {found}", hint)
                return None
        return found

    def share(self, node: Node | None, what: str) -> Range | None:
        """A range between 0 and 1; None when absent or wrong."""
        found = self._range(node, what, "write 0.3..0.6, 0.3.. or ..0.6")
        if found is not None and node is not None and (found.least > 1 or found.most == 0):
            self.reader.report(
                node.place, "out-of-range", f"{what} is {found}", "estimates lie between 0 and 1"
            )
            return None
        return found

    def _range(self, node: Node | None, what: str, hint: str) -> Range | None:
        if node is None:
            return None
        text = self.reader.text(node, what)
        try:
            return ranges.parse(text) if text else None
        except ValueError as error:
            self.reader.report(node.place, "bad-range", f"{what}: {error}", hint)
            return None

    def look(self, node: Node | None) -> Look:
        """What a recipe asks of its looks: `{large_print: true, columns: 2}`."""
        if node is None:
            return PLAIN
        said = self.reader.fields(node, "a look", LOOK_KEYS)
        columns = self.number(said, "columns", 0, 1, MOST_COLUMNS)
        return Look(columns, *(name in said and self.reader.flag(said[name], name) for name in _FLAGS))

    def language(self, node: Node | None) -> str:
        """The code of the language that a sheet's labels are to be in; empty where none is asked for."""
        language = self.reader.text(node, "language")
        if node is not None and language and not languages.is_well_formed(language):
            self.reader.report(
                node.place, "unknown-language", f"{language!r} is no language code", languages.HINT
            )
        return language

"""Recipes from `decks/*.yaml`: what to pick, how to arrange it, what to build.

A file with `deck:` makes an Anki deck, one with `quiz:` a printed quiz; the file's name is its id.

```yaml
deck: China and Russia             # its outermost deck
description: …
parts:
  - into: Treaties                 # deck inside it
    about: [treaty]                # filters: about, topics, subjects, types, levels, sources, templates
    types: [typed, choice]         # for a deck in order of preference
```

```yaml
quiz: Treaties, a first quiz
seed: 7
forms: 2
paper: a4
outputs: [pdf]
sections:
  - {title: Dates, about: [treaty], types: [choice], count: 10, points: 1}
```
"""

from collections.abc import Collection as Words
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from quizgen.facts.model import Collection, Subject
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node
from quizgen.items.model import Item, ItemType, Level
from quizgen.items.questions import Questions
from quizgen.items.templates import Template
from quizgen.items.types.tools import Slot, levels_of
from quizgen.problems import NOWHERE, Place, Problems, did_you_mean
from quizgen.quizzes.model import PAPERS
from quizgen.quizzes.naming import Names

DECKS = "decks/"
MOST_FORMS = 26

_FILTER_KEYS = ("about", "topics", "subjects", "types", "levels", "sources", "templates", "without")
_DECK_KEYS = ("deck", "description", "parts")
_PART_KEYS = ("into", *_FILTER_KEYS)
_QUIZ_KEYS = ("quiz", "instructions", "seed", "forms", "paper", "outputs", "sections")
_SECTION_KEYS = ("title", "instructions", "count", "points", "with", *_FILTER_KEYS)


def sources_of(found: Slot | Item) -> Iterable[str]:
    """Ids of the sources that an item, or the slot for one, cites for what it asks."""
    if isinstance(found, Item):
        return (cited.source for cited in found.cites)
    return (cite.source for fact in found.facts for cite in fact.says.cites)


def names_of(found: Slot | Item) -> frozenset[str]:
    """Every id by which a recipe can name an item, or the slot for one.

    They are its own, its template's, its subject's, and those of the facts and lists that it asks.
    """
    if isinstance(found, Item):
        template, subject, asks = found.template, found.subject, found.asks
    else:
        template, subject = found.template.id, found.subject.id
        asks = tuple(fact.id for fact in found.facts)
    lists = ("/".join(fact.split("/", 2)[:2]) for fact in asks)
    return frozenset((found.id, template, subject, *asks, *lists))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items to take; an empty list takes all."""

    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    types: tuple[ItemType, ...] = ()
    levels: tuple[Level, ...] = ()
    sources: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Ids of items, facts, lists (`sco/members`), subjects or templates to leave out."""

    def takes(self, found: Slot | Item) -> bool:
        """Whether an item, or the slot for one, passes every list."""
        return (
            self._takes_question(found)
            and (not self.types or found.type in self.types)
            and (not self.sources or not set(self.sources).isdisjoint(sources_of(found)))
            and (not self.without or names_of(found).isdisjoint(self.without))
        )

    def takes_subject(self, subject: Subject) -> bool:
        """Whether a subject passes the lists that speak of subjects."""
        return self._about(subject.kind, subject.id, subject.topics)

    def may_take(self, template: Template, subject: Subject) -> bool:
        """Whether any item that a template makes of a subject could pass."""
        of_type = not self.types or not set(self.types).isdisjoint(template.types)
        return (
            of_type
            and any(self._asked_by(level, template.id) for level in levels_of(template))
            and self.takes_subject(subject)
        )

    def _takes_question(self, found: Slot | Item) -> bool:
        if isinstance(found, Item):
            about = self._about(found.kind, found.subject, found.topics)
            return about and self._asked_by(found.level, found.template)
        return self.takes_subject(found.subject) and self._asked_by(found.level, found.template.id)

    def _about(self, kind: str, subject: str, topics: tuple[str, ...]) -> bool:
        return (
            (not self.about or kind in self.about)
            and (not self.subjects or subject in self.subjects)
            and (not self.topics or not set(self.topics).isdisjoint(topics))
        )

    def _asked_by(self, level: Level, template: str) -> bool:
        return (not self.levels or level in self.levels) and (
            not self.templates or template in self.templates
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A deck inside a deck, and what it takes."""

    into: str
    filter: Filter
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class DeckRecipe:
    """What a deck is made of."""

    id: str
    title: str
    description: str
    parts: tuple[Part, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class SectionRecipe:
    """What a section of a quiz is made of."""

    title: str
    filter: Filter
    count: int
    points: int = 1
    instructions: str = ""
    including: tuple[str, ...] = ()
    """Ids of items, facts, subjects or templates that come first."""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class QuizRecipe:
    """What a quiz is made of."""

    id: str
    title: str
    sections: tuple[SectionRecipe, ...]
    seed: int = 1
    forms: int = 1
    paper: str = "a4"
    outputs: tuple[str, ...] = ("pdf",)
    instructions: str = ""
    place: Place = NOWHERE


Recipe = DeckRecipe | QuizRecipe


def load(
    files: Mapping[str, bytes], collection: Collection, questions: Questions, outputs: Words[str]
) -> tuple[tuple[Recipe, ...], Problems]:
    """Read the recipes of a collection from the bytes of its files; `outputs` are the formats there are."""
    reader = RecipeReader(collection, questions, outputs)
    found: dict[str, Recipe] = {}
    for path in sorted(files):
        if path.startswith(DECKS) and path.endswith((".yaml", ".yml")):
            root = reader.reader.file(path, files[path])
            if root is not None and (recipe := reader.read(root, path)):
                if earlier := found.get(recipe.id):
                    message = f"two recipes are called {recipe.id!r}, and would write the same files"
                    hint = f"give its file another name; the first is {earlier.place.path}"
                    reader.reader.report(recipe.place, "id-twice", message, hint)
                else:
                    found[recipe.id] = recipe
    return tuple(found.values()), reader.reader.settled(unread=(*collection.unread, *questions.unread))


class RecipeReader:
    """Reads recipes and filters against what a collection has."""

    def __init__(self, collection: Collection, questions: Questions, outputs: Words[str]) -> None:
        self.reader = Reader()
        self._outputs = sorted(outputs)
        topics = {topic for subject in collection.subjects.values() for topic in subject.topics}
        self._known: Mapping[str, Words[str]] = {
            "about": collection.kinds,
            "topics": topics,
            "subjects": collection.subjects,
            "types": tuple(ItemType),
            "levels": tuple(Level),
            "sources": collection.sources,
            "templates": [template.id for template in questions.templates],
        }
        self._collection = collection
        self._questions = questions

    @cached_property
    def _names(self) -> Names:
        return Names(self._collection, self._questions)

    def read(self, root: Node, path: str) -> Recipe | None:
        """One recipe; None, with problems noted, when it cannot be used."""
        before = self.reader.slips
        keys = self.reader.peek(root)
        id = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if "deck" in keys:
            recipe: Recipe = self._deck(id, root)
        elif "quiz" in keys:
            recipe = self._quiz(id, root)
        else:
            hint = "begin it with `deck:` or `quiz:` and a title"
            self.reader.report(root.place, "missing-key", "a recipe says neither 'deck' nor 'quiz'", hint)
            return None
        return recipe if self.reader.slips == before else None

    def _deck(self, id: str, root: Node) -> DeckRecipe:
        reader = self.reader
        fields = reader.fields(root, "a deck recipe", _DECK_KEYS)
        parts = []
        for node in reader.each(fields.get("parts")):
            part = reader.fields(node, "a part of a deck", _PART_KEYS)
            parts.append(Part(reader.text(part.get("into"), "into"), self.filter(part), node.place))
        if not parts:
            reader.report(
                root.place, "missing-key", "a deck recipe has no parts", "list what it takes in `parts:`"
            )
        title = reader.required(fields, "deck", "a deck recipe", root.place)
        return DeckRecipe(
            id, title, reader.text(fields.get("description"), "description"), tuple(parts), root.place
        )

    def _quiz(self, id: str, root: Node) -> QuizRecipe:
        reader = self.reader
        fields = reader.fields(root, "a quiz recipe", _QUIZ_KEYS)
        sections = tuple(self._section(node) for node in reader.each(fields.get("sections")))
        if not sections:
            reader.report(
                root.place, "missing-key", "a quiz recipe has no sections", "list them in `sections:`"
            )
        outputs = reader.texts(fields.get("outputs"), "outputs")
        for node in reader.each(fields.get("outputs")):
            output = reader.text(node, "outputs")
            if output not in self._outputs:
                hint = did_you_mean(output, self._outputs)
                reader.report(node.place, "unknown-output", f"there is no output {output!r}", hint)
        return QuizRecipe(
            id,
            reader.required(fields, "quiz", "a quiz recipe", root.place),
            sections,
            self._number(fields, "seed", 1, 0, 2**63),
            self._number(fields, "forms", 1, 1, MOST_FORMS),
            reader.chosen(fields.get("paper"), "paper", PAPERS, "unknown-paper") or "a4",
            outputs or ("pdf",),
            reader.text(fields.get("instructions"), "instructions"),
            root.place,
        )

    def _section(self, node: Node) -> SectionRecipe:
        reader = self.reader
        fields = reader.fields(node, "a section", _SECTION_KEYS)
        if "count" not in fields:
            reader.report(node.place, "missing-key", "a section lacks 'count'", "say how many items it takes")
        return SectionRecipe(
            reader.text(fields.get("title"), "a section's title"),
            self.filter(fields),
            self._number(fields, "count", 0, 1, 1000),
            self._number(fields, "points", 1, 1, 100),
            reader.text(fields.get("instructions"), "instructions"),
            self._named(fields, "with"),
            node.place,
        )

    def _number(self, fields: Mapping[str, Node], key: str, default: int, least: int, most: int) -> int:
        number = self.reader.integer(fields.get(key), key)
        if number is None:
            return default
        if not least <= number <= most:
            hint = f"from {least} to {most}"
            self.reader.report(fields[key].place, "out-of-range", f"{key} is {number}", hint)
        return number

    def filter(self, fields: Mapping[str, Node]) -> Filter:
        """The filter that a mapping's entries make up; unknown words are reported where they stand."""
        words: dict[str, tuple[str, ...]] = {}
        for key, known in self._known.items():
            words[key] = self.reader.texts(fields.get(key), key)
            for node in self.reader.each(fields.get(key)):
                word = self.reader.text(node, key)
                if word and word not in known:
                    what = {"about": "kind"}.get(key, key.removesuffix("s"))
                    hint = did_you_mean(word, known)
                    self.reader.report(node.place, f"unknown-{what}", f"there is no {what} {word!r}", hint)
        return Filter(
            words["about"],
            words["topics"],
            words["subjects"],
            tuple(ItemType(t) for t in words["types"] if t in self._known["types"]),
            tuple(Level(word) for word in words["levels"] if word in self._known["levels"]),
            words["sources"],
            words["templates"],
            self._named(fields, "without"),
        )

    def _named(self, fields: Mapping[str, Node], key: str) -> tuple[str, ...]:
        """Ids of items, facts, subjects or templates; those of nothing are reported where they stand."""
        for node in self.reader.each(fields.get(key)):
            id = self.reader.text(node, key)
            if id and id not in self._names:
                self.reader.report(
                    node.place, "unknown-id", f"nothing is called {id!r}", self._names.nearest(id)
                )
        return self.reader.texts(fields.get(key), key)

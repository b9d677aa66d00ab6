"""The questions of a collection: its templates, the claims of its kinds, and items written by hand.

`seeds/questions/*.yaml` hold `templates:` and `items:`. Their order is the order of the templates: files
by name, then as written; earlier templates make the primary cards of decks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizgen.facts.model import Collection
from quizgen.facts.reader import Reader
from quizgen.items.language import Sentence
from quizgen.items.model import Item
from quizgen.items.template_reader import TemplateReader
from quizgen.items.templates import Template
from quizgen.items.written import WrittenReader
from quizgen.problems import Place, Problems

QUESTIONS = "seeds/questions/"
KEYS = {"file": ("templates", "items")}
"""What a questions file may hold."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What a collection can ask."""

    templates: tuple[Template, ...] = ()
    claims: Mapping[tuple[str, str], Sentence] = field(default_factory=dict)
    """The sentence that states each property, by kind and property."""
    written: tuple[Item, ...] = ()
    """Items written by hand."""
    unread: tuple[str, ...] = ()
    """Paths of files in which something is wrong, so that what is missing may stand there."""


def load(files: Mapping[str, bytes], collection: Collection) -> tuple[Questions, Problems]:
    """Read the questions of a collection from the bytes of its files."""
    reader = Reader()
    templates = TemplateReader(reader, collection)
    written = WrittenReader(reader, collection)
    claims = {
        (kind.id, prop.id): sentence
        for kind in collection.kinds.values()
        for prop in kind.properties.values()
        if (sentence := templates.claim_of(prop, kind))
    }
    found: list[Template] = []
    items: list[Item] = []
    for path in sorted(files):
        if path.startswith(QUESTIONS) and (root := reader.file(path, files[path])):
            fields = reader.fields(root, "a questions file", KEYS["file"])
            for node in reader.each(fields.get("templates")):
                if template := templates.read(node, len(found)):
                    found.append(template)
            for node in reader.each(fields.get("items")):
                if item := written.read(node):
                    items.append(item)
    _check_ids(reader, found, items)
    unread = tuple(sorted({problem.place.path for problem in reader.problems}))
    questions = Questions(tuple(found), claims, tuple(items), unread)
    return questions, reader.settled(unread=collection.unread)


def _check_ids(reader: Reader, templates: list[Template], items: list[Item]) -> None:
    places: dict[str, Place] = {}
    for id, place in [(t.id, t.place) for t in templates] + [(i.template, i.place) for i in items]:
        if id in places:
            reader.report(
                place, "id-twice", f"two questions are called {id!r}", f"the first stands at {places[id]}"
            )
        places.setdefault(id, place)
    claimed: dict[str, str] = {}
    for template in templates:
        for old in template.formerly:
            if old in places:
                message = f"{template.id} was formerly {old!r}, which is still there"
                hint = "take it from `formerly:`, or rename the other"
                reader.report(template.place, "id-in-use", message, hint)
            elif claimed.setdefault(old, template.id) != template.id:
                message = f"{template.id} and {claimed[old]} were both formerly {old!r}"
                hint = "leave it to the one that it really was"
                reader.report(template.place, "formerly-twice", message, hint)

"""The questions of a collection: its templates, the claims of its kinds, and items written by hand.

`seeds/questions/*.yaml` hold `templates:` and `items:`. Their order is the order of the templates: files
by name, then as written; earlier templates make the primary cards of decks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from quizgen.facts.memory import Memory
from quizgen.facts.model import Collection
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node
from quizgen.items.language import Sentence
from quizgen.items.model import Item
from quizgen.items.templates import Template
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


def load(
    files: Mapping[str, bytes], collection: Collection, memory: Memory | None = None
) -> tuple[Questions, Problems]:
    """Read the questions of a collection from the bytes of its files.

    With a memory of the last time, only what has changed since is read again: templates by the vocabulary and by the
    subjects that there are, items written by hand whenever anything has changed, for they rest on the facts.
    """
    # What reads waits until there is something to read: most commands find the questions read already.
    from quizgen.facts.collection import KINDS
    from quizgen.items.written import WrittenReader

    reader = Reader()
    memory = memory or Memory()
    vocabulary = files.get(KINDS)
    claims = memory.read("claims", vocabulary, reader, partial(_claims, collection=collection))
    written = WrittenReader(reader, collection)
    subjects = frozenset(collection.subjects)
    found: list[Template] = []
    items: list[Item] = []
    for path in sorted(files):
        if not path.startswith(QUESTIONS):
            continue
        root = memory.read(
            (path, "nodes"), files[path], reader, partial(Reader.file, path=path, data=files[path])
        )
        if root is None:
            continue
        fields = reader.fields(root, "a questions file", KEYS["file"])
        basis = files[path], vocabulary, subjects, len(found)
        found += memory.read(
            (path, "templates"),
            basis,
            reader,
            partial(_templates, node=fields.get("templates"), collection=collection, before=len(found)),
        )
        for node in reader.each(fields.get("items")):
            if item := written.read(node):
                items.append(item)
    _check_ids(reader, found, items)
    unread = tuple(sorted({problem.place.path for problem in reader.problems}))
    questions = Questions(tuple(found), claims, tuple(items), unread)
    return questions, reader.settled(unread=collection.unread)


def _claims(reader: Reader, collection: Collection) -> dict[tuple[str, str], Sentence]:
    from quizgen.items.template_reader import TemplateReader

    templates = TemplateReader(reader, collection)
    return {
        (kind.id, prop.id): sentence
        for kind in collection.kinds.values()
        for prop in kind.properties.values()
        if (sentence := templates.claim_of(prop, kind))
    }


def _templates(reader: Reader, node: Node | None, collection: Collection, before: int) -> list[Template]:
    """The templates of a file, of which `before` stand in those before it."""
    from quizgen.items.template_reader import TemplateReader

    templates = TemplateReader(reader, collection)
    found: list[Template] = []
    for each in reader.each(node):
        if template := templates.read(each, before + len(found)):
            found.append(template)
    return found


def with_written(
    questions: Questions, files: Mapping[str, bytes], collection: Collection
) -> tuple[Questions, tuple[Item, ...], Problems]:
    """The questions with those of files of one's own: `items:` written by hand as in `seeds/questions/`.

    The items that the files hold are given besides; they stand under the same checks as the collection's.
    """
    from quizgen.items.written import WrittenReader

    reader = Reader()
    written = WrittenReader(reader, collection)
    own: list[Item] = []
    for path in sorted(files):
        root = reader.file(path, files[path])
        fields = reader.fields(root, "a file of items", ("items",)) if root is not None else {}
        nodes = tuple(reader.each(fields.get("items")))
        if not nodes and reader.slips == 0:
            message = f"{path} holds no items"
            hint = "list them under `items:`, as seeds/questions/ has those written by hand"
            reader.report(root.place if root else Place(path), "empty-file", message, hint)
        own.extend(item for node in nodes if (item := written.read(node)))
    _check_ids(reader, list(questions.templates), [*questions.written, *own])
    return replace(questions, written=(*questions.written, *own)), tuple(own), reader.settled()


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

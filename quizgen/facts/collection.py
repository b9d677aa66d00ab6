"""A collection as it is loaded: every file of `seeds/`, read and checked against each other."""

from collections.abc import Mapping

from quizgen.facts import languages, linking, pictures, sources, subjects, vocabulary
from quizgen.facts.model import Collection, Subject
from quizgen.facts.reader import Reader
from quizgen.facts.statements import Terms
from quizgen.facts.yaml import Node
from quizgen.problems import Place, Problems

ABOUT = "seeds/collection.yaml"
SOURCES = "seeds/sources.yaml"
KINDS = "seeds/kinds.yaml"
FACTS = "seeds/facts/"

_ABOUT_KEYS = ("id", "title", "language", "licence")
_MORE_KEYS = ("report",)
KEYS = {"collection": (*_ABOUT_KEYS, *_MORE_KEYS)}
"""What `collection.yaml` may say; all but the last is needed."""
_NEEDED = {
    ABOUT: "write the collection's id, title, language and licence there",
    SOURCES: "list there what the facts cite",
    KINDS: "say there what kinds of subject there are, and what can be said of them",
}
"""Files without which there is no collection, and what belongs in them."""


def load(files: Mapping[str, bytes]) -> tuple[Collection, Problems]:
    """Read the facts of a collection from the bytes of its files, by path within the collection.

    The collection that comes back holds whatever could be read; it is fit to be used only when no
    problem is an error.
    """
    reader = Reader()

    def root_of(path: str) -> Node | None:
        return reader.file(path, files[path]) if path in files else None

    for path, hint in _NEEDED.items():
        if path not in files:
            reader.report(Place(path), "missing-file", f"there is no {path}", hint)
            reader.unread.add(path)
    about = _about(reader, root_of(ABOUT))
    units, kinds = vocabulary.read(reader, root) if (root := root_of(KINDS)) else ({}, {})
    cited = sources.read(reader, root) if (root := root_of(SOURCES)) else {}
    terms = Terms(units, cited)
    # Facts cannot be judged by a vocabulary that is not whole.
    known = {} if KINDS in reader.unread else kinds
    found: dict[str, Subject] = {}
    # One file at a time, for its nodes take more memory than what is made of them.
    for path in filter(_holds_facts, sorted(files)):
        root = root_of(path)
        for subject in subjects.read(reader, root, known, terms) if root is not None else ():
            if earlier := found.get(subject.id):
                hint = f"the first stands at {earlier.place}"
                reader.report(subject.place, "id-twice", f"two subjects are called {subject.id!r}", hint)
                reader.unread.add(path)
            else:
                found[subject.id] = subject
    shown = pictures.read(reader, files, found)
    collection = Collection(
        about["id"], about["title"], about["language"], about["licence"], units, kinds, cited, found,
        tuple(sorted(reader.unread)), about["report"], shown,
    )  # fmt: skip
    return collection, reader.settled(linking.check(collection))


def _holds_facts(path: str) -> bool:
    return path.startswith(FACTS) and path.endswith((".yaml", ".yml"))


def _about(reader: Reader, node: Node | None) -> dict[str, str]:
    if node is None:
        if ABOUT not in reader.unread:
            reader.report(Place(ABOUT), "empty-file", f"{ABOUT} is empty", _NEEDED[ABOUT])
        return dict.fromkeys((*_ABOUT_KEYS, *_MORE_KEYS), "")
    fields = reader.fields(node, "the collection", KEYS["collection"])
    about = {key: reader.required(fields, key, "the collection", node.place) for key in _ABOUT_KEYS}
    about |= {key: reader.text(fields.get(key), key) for key in _MORE_KEYS}
    language = about["language"]
    if language and not languages.is_well_formed(language):
        message = f"{language!r} is no language code"
        reader.report(fields["language"].place, "unknown-language", message, languages.HINT)
    return about

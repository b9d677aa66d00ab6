"""A collection as it is loaded: every file of `seeds/`, read and checked against each other."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from quizgen.facts import languages, linking, pictures, sources, subjects, vocabulary
from quizgen.facts.memory import Memory
from quizgen.facts.model import Collection, Kind, Source, Subject
from quizgen.facts.reader import Reader
from quizgen.facts.statements import Terms
from quizgen.facts.values import Unit
from quizgen.facts.yaml import Node
from quizgen.problems import Place, Problems

T = TypeVar("T")

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


def load(files: Mapping[str, bytes], memory: Memory | None = None) -> tuple[Collection, Problems]:
    """Read the facts of a collection from the bytes of its files, by path within the collection.

    The collection that comes back holds whatever could be read; it is fit to be used only when no
    problem is an error. With a memory of the last time, only what has changed since is read again.
    """
    reader = Reader()
    memory = memory or Memory()

    def part(path: str, read: Callable[[Reader, Node], T], otherwise: T, *judged_by: bytes | None) -> T:
        """What a file says; `judged_by` are the files that decide how it is read."""

        def of_file(own: Reader) -> T:
            root = own.file(path, files[path])
            return read(own, root) if root is not None else otherwise

        if path not in files:
            return otherwise
        return memory.read(path, (files[path], *judged_by), reader, of_file)

    for path, hint in _NEEDED.items():
        if path not in files:
            reader.report(Place(path), "missing-file", f"there is no {path}", hint)
            reader.unread.add(path)
    nothing: dict[str, str] = {}
    about = part(ABOUT, _about, nothing)
    if not about and ABOUT not in reader.unread:
        reader.report(Place(ABOUT), "empty-file", f"{ABOUT} is empty", _NEEDED[ABOUT])
    about = dict.fromkeys((*_ABOUT_KEYS, *_MORE_KEYS), "") | about
    none: tuple[dict[str, Unit], dict[str, Kind]] = ({}, {})
    units, kinds = part(KINDS, vocabulary.read, none)
    no_sources: dict[str, Source] = {}
    cited = part(SOURCES, sources.read, no_sources)
    terms = Terms(units, cited)
    # Facts cannot be judged by a vocabulary that is not whole.
    known = {} if KINDS in reader.unread else kinds
    judges = files.get(KINDS), files.get(SOURCES)
    found: dict[str, Subject] = {}
    empty: list[Subject] = []
    # One file at a time, for its nodes take more memory than what is made of them.
    for path in filter(_holds_facts, sorted(files)):
        said = part(path, partial(subjects.read, kinds=known, terms=terms), empty, *judges)
        for subject in said:
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


def _about(reader: Reader, node: Node) -> dict[str, str]:
    fields = reader.fields(node, "the collection", KEYS["collection"])
    about = {key: reader.required(fields, key, "the collection", node.place) for key in _ABOUT_KEYS}
    about |= {key: reader.text(fields.get(key), key) for key in _MORE_KEYS}
    language = about["language"]
    if language and not languages.is_well_formed(language):
        message = f"{language!r} is no language code"
        reader.report(fields["language"].place, "unknown-language", message, languages.HINT)
    return about

"""Documents at hand: the texts that a collection is about, told from each other by their sha256.

A document is never taken for one by its file's name. Its paragraphs are its non-empty lines, counted
from 1, as citations count them.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from quizgen.facts.model import Collection, Source
from quizgen.problems import Place, Problem, Problems, in_order

DOCUMENT = "document"
"""The kind of source that a document at hand is."""

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans({**dict.fromkeys("‐‑‒–−", "-"), "—": " - ", "―": " - "})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source of the kind `document`."""

    source: str
    """Id of its entry in `sources.yaml`."""
    paragraphs: tuple[str, ...]
    """Its non-empty lines, normalised."""

    def paragraph(self, number: int) -> str:
        """The n-th non-empty line, counted from 1; empty where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else ""


def normalise(text: str) -> str:
    """A text with one sort of quotes, dashes and spaces, so that typography hides no likeness."""
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    return _SPACE.sub(" ", plain).strip()


def identify(files: Mapping[str, bytes], collection: Collection) -> tuple[dict[str, Document], Problems]:
    """The documents among some files, by the id of their source; `files` are by name.

    A file that is no document of the collection, a document without its file and one whose paragraphs
    are not as many as its entry says are problems.
    """
    entries = {id: source for id, source in collection.sources.items() if source.kind == DOCUMENT}
    by_hash = {source.sha256: source for source in entries.values() if source.sha256}
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    strays: dict[str, str] = {}
    for name, data in sorted(files.items()):
        digest = sha256(data).hexdigest()
        if source := by_hash.get(digest):
            document, wrong = _read(source, data)
            found[source.id] = document
            problems.extend(wrong)
        else:
            strays[name] = digest
    for id, source in entries.items():
        if id not in found:
            problems.append(_absent(source, strays))
    hint = "take it out of the folder, or give it an entry with that `sha256:` in seeds/sources.yaml"
    for name, digest in strays.items():
        message = f"{name} is no document of the collection: its sha256 is {digest}"
        problems.append(Problem(Place(name), "unknown-document", message, hint))
    return found, in_order(problems)


def _read(source: Source, data: bytes) -> tuple[Document, list[Problem]]:
    lines = data.decode("utf-8", "replace").splitlines()
    paragraphs = tuple(filter(None, map(normalise, lines)))
    problems = []
    if source.paragraphs is not None and source.paragraphs != len(paragraphs):
        message = f"document {source.id!r} has {len(paragraphs)} paragraphs, not {source.paragraphs}"
        hint = f"write `paragraphs: {len(paragraphs)}`; non-empty lines are counted"
        problems.append(Problem(source.place, "wrong-paragraphs", message, hint))
    return Document(source.id, paragraphs), problems


def _absent(source: Source, strays: dict[str, str]) -> Problem:
    """A document's entry without its file; a file named like it is taken for a changed one."""
    for name in strays:
        if PurePath(name).name.startswith(source.id):
            digest = strays.pop(name)
            message = f"{name} is not the document {source.id!r} that was cited: its sha256 is {digest}"
            hint = "look for the text that was cited, or compare every citation and write the new `sha256:`"
            return Problem(source.place, "changed-document", message, hint)
    if not source.sha256:
        hint = "add the `sha256:` of its file"
        return Problem(source.place, "no-sha256", f"document {source.id!r} cannot be told by anything", hint)
    message = f"no file is the document {source.id!r}"
    hint = f"its sha256 is {source.sha256}"
    return Problem(source.place, "missing-document", message, hint)

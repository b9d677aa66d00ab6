"""Which schema a file is written by, and the comment on its first line that tells an editor so."""

from collections.abc import Mapping
from posixpath import dirname, relpath

from quizgen.facts import collection, coverage, pictures
from quizgen.items.questions import QUESTIONS
from quizgen.quizzes.recipes.reading import DECKS

SORTS: Mapping[str, str] = {
    "collection": "what a collection is",
    "sources": "sources",
    "kinds": "kinds and their properties",
    "facts": "facts",
    "questions": "questions",
    "recipes": "recipes of decks and quizzes",
    "pictures": "pictures",
    "coverage": "what became of a document",
}
"""Each sort of file, by the name of its schema."""

_FILES = {
    collection.ABOUT: "collection",
    collection.SOURCES: "sources",
    collection.KINDS: "kinds",
    pictures.LIST: "pictures",
}
_FOLDERS = {
    collection.FACTS: "facts",
    QUESTIONS: "questions",
    coverage.FOLDER: "coverage",
    DECKS: "recipes",
}
_MODELINE = "# yaml-language-server: $schema="


def sort_of(path: str) -> str:
    """The sort of a collection's file by its path; empty for what is no file of YAML that quizgen reads."""
    if not path.endswith((".yaml", ".yml")):
        return ""
    return _FILES.get(path) or next((_FOLDERS[f] for f in _FOLDERS if path.startswith(f)), "")


def with_modeline(path: str, content: bytes, folder: str) -> bytes:
    """A file's content with the line on top that names its schema in `folder`, both by path in the collection.

    The line that names another is exchanged; the rest stays as it is, byte for byte.
    """
    line = f"{_MODELINE}{relpath(f'{folder}/{sort_of(path)}.json', dirname(path))}".encode()
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    rest = content.removeprefix(mark)
    end = b"\r\n" if b"\r\n" in rest else b"\n"
    if rest.startswith(_MODELINE.encode()):
        rest = rest.partition(b"\n")[2]
    return mark + line + end + rest

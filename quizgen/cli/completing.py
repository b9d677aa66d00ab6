"""What the shell offers behind an option: the words of the collection at hand.

A shell waits for it at each press of a key, so that nothing is loaded: the lines that hold ids are picked out of the
files by their form. What is missed or too much costs a suggestion, never a wrong quiz.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

_KEY = re.compile(r"""^(?:(\w[\w./-]*)|"([^"]+)"|'([^']+)'):""")
_TOPICS = re.compile(r"\btopics:\s*\[(.*?)\]")

Complete = Callable[[typer.Context, str], list[str]]


def words_of(words: Callable[[Path], Iterable[str]]) -> Complete:
    """A completion from what is found in a collection's folder; nothing where there is none."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from quizgen.cli.files import find_collection

        try:
            root = ctx.params.get("collection") or find_collection(Path.cwd())
            found = set(words(Path(root))) if root else set()
        except (OSError, UnicodeError):
            return []
        return sorted(word for word in found if word.startswith(incomplete))

    return complete


def kinds(root: Path) -> Iterator[str]:
    """Ids of kinds."""
    return _keys_under(_text(root / "seeds/kinds.yaml"), "kinds")


def subjects(root: Path) -> Iterator[str]:
    """Ids of subjects."""
    for text in _facts(root):
        yield from _keys_under(text, "subjects")


def topics(root: Path) -> Iterator[str]:
    """Tags that subjects carry, as far as they are written in brackets."""
    for text in _facts(root):
        for found in _TOPICS.finditer(text):
            yield from filter(None, (tag.strip(" \"'") for tag in found[1].split(",")))


def sources(root: Path) -> Iterator[str]:
    """Ids of sources."""
    return _keys(_text(root / "seeds/sources.yaml").splitlines())


def recipes(root: Path) -> Iterator[str]:
    """Ids of recipes."""
    return (path.stem for path in (root / "decks").glob("*.yaml"))


def names(root: Path) -> Iterator[str]:
    """What `quizgen show` is asked for most: subjects, sources and recipes."""
    yield from subjects(root)
    yield from sources(root)
    yield from recipes(root)


def sheets(_root: Path) -> Iterator[str]:
    """Kinds of worksheet."""
    from quizgen.quizzes.recipes.worksheets import SHEETS

    return map(str, SHEETS)


def types(_root: Path) -> Iterator[str]:
    """Item types."""
    from quizgen.items.model import ItemType

    return map(str, ItemType)


def levels(_root: Path) -> Iterator[str]:
    """Levels."""
    from quizgen.items.model import Level

    return map(str, Level)


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def _facts(root: Path) -> Iterator[str]:
    return (_text(path) for path in sorted((root / "seeds/facts").glob("*.y*ml")))


def _keys_under(text: str, name: str) -> Iterator[str]:
    """The keys one step inside a key of the outermost mapping."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"{name}:"):
            break
    inside: list[str] = []
    for line in lines:
        if line[:1] not in ("", " ", "#"):
            break
        inside.append(line)
    deep = next((len(line) - len(line.lstrip()) for line in inside if line.strip(" #")[:1].isalnum()), 0)
    return _keys(line[deep:] for line in inside)


def _keys(lines: Iterable[str]) -> Iterator[str]:
    return (found[1] or found[2] or found[3] for line in lines if (found := _KEY.match(line)))

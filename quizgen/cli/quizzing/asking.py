"""What `quizgen quiz` asks where nothing was said: what about, how many, how hard and what for.

Plain questions with numbered answers, each with one that Enter takes: they work on a dumb terminal, through a screen
reader and without colours, and start at once.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from quizgen.cli.playing.terminal import Style, Terminal
from quizgen.cli.quizzing.wanted import Selected, Wanted
from quizgen.cli.screen import counted
from quizgen.cli.workspace import Workspace
from quizgen.problems import did_you_mean

T = TypeVar("T")

_TOPICS = 12
"""Topics that are listed; the others can be typed."""
_MOST = 1000
_HARDNESS = (("easy", "..0.35"), ("middling", "0.3..0.5"), ("hard", "0.45.."))
"""Estimates: about a third of the items of a collection each, overlapping, as estimates are no measure."""
_PURPOSES = (
    ("to read here, on the screen", ""),
    ("to print: a PDF and its answer key", "pdf"),
    ("for Anki: a package to import", "apkg"),
    ("to answer here, now", "play"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was answered."""

    selected: Selected
    number: int
    out: Path | None
    to_play: bool


def ask(terminal: Terminal, workspace: Workspace, seed: int) -> Asked:
    """Ask for a quiz of which there is something to be made. Raises `Left`."""
    terminal.line(f"A quiz from {workspace.collection.title}. Enter takes what stands in brackets.")
    while not (about := _about(terminal, workspace).selected(workspace)).has_any:
        terminal.line("Nothing is about all of that.", Style.WRONG)
    number = _until(terminal, "How many items? [10]", _number)
    while not (found := len((selected := _hardness(terminal, about)).pick(number, seed))):
        terminal.line("Nothing is just so hard.", Style.WRONG)
    if found < number:
        terminal.line(f"Only {counted(found, 'item')} can be had of that.", Style.ALMOST)
    purpose = _purpose(terminal)
    out = None if purpose in ("", "play") else _file(terminal, purpose)
    return Asked(selected, min(number, found), out, purpose == "play")


def _about(terminal: Terminal, workspace: Workspace) -> Wanted:
    collection = workspace.collection
    tags = Counter(tag for subject in collection.subjects.values() for tag in subject.topics)
    topics = sorted(tags, key=lambda tag: (-tags[tag], tag))
    kinds = {
        word: kind.id for kind in collection.kinds.values() for word in (kind.id, kind.name, kind.plural)
    }
    terminal.line()
    terminal.line("What about?", Style.STRONG)
    for number, tag in enumerate(topics[:_TOPICS], start=1):
        terminal.line(f"{tag} ({counted(tags[tag], 'subject')})", first=f"{number:>4}  ")
    known = {*topics, *kinds}

    def read(text: str) -> Wanted:
        words = [_by_number(word.strip(), topics[:_TOPICS]) for word in text.split(",") if word.strip()]
        for word in words:
            if word not in known:
                raise ValueError(
                    f"There is no topic or kind {word!r}; {did_you_mean(word, known) or 'try another'}"
                )
        chosen = [word for word in words if word in tags]
        others = [kinds[word] for word in words if word not in tags]
        return Wanted(about=others or None, topic=chosen or None)

    more = ", another topic" if len(topics) > _TOPICS else ""
    return _until(terminal, f"A number{more} or a kind, several with commas [anything]", read)


def _by_number(word: str, listed: Sequence[str]) -> str:
    return listed[int(word) - 1] if word.isdecimal() and 1 <= int(word) <= len(listed) else word.casefold()


def _number(text: str) -> int:
    if not (text or "10").isdecimal() or not 1 <= int(text or 10) <= _MOST:
        raise ValueError(f"Type a number from 1 to {_MOST}.")
    return int(text or 10)


def _hardness(terminal: Terminal, about: Selected) -> Selected:
    chosen = _choose(terminal, "How hard?", [name for name, _ in _HARDNESS], "any")
    if chosen is None:
        return about
    return replace(about.wanted, difficulty=_HARDNESS[chosen][1]).selected(about.workspace)


def _purpose(terminal: Terminal) -> str:
    chosen = _choose(terminal, "What for?", [name for name, _ in _PURPOSES], "1")
    return _PURPOSES[chosen or 0][1]


def _choose(terminal: Terminal, question: str, answers: Sequence[str], otherwise: str) -> int | None:
    """The index of an answer; None for Enter."""
    terminal.line()
    terminal.line(question, Style.STRONG)
    for number, answer in enumerate(answers, start=1):
        terminal.line(answer, first=f"{number:>4}  ")

    def read(text: str) -> int | None:
        if not text:
            return None
        if text.isdecimal() and 1 <= int(text) <= len(answers):
            return int(text) - 1
        found = [index for index, answer in enumerate(answers) if answer.startswith(text.casefold())]
        if len(found) != 1:
            raise ValueError(f"Type a number from 1 to {len(answers)}, or Enter.")
        return found[0]

    return _until(terminal, f"1-{len(answers)} [{otherwise}]", read)


def _file(terminal: Terminal, suffix: str) -> Path:
    """A file that is not there yet: nobody answers a question to lose what there is."""
    names = (Path(f"quiz{f'-{number}' if number > 1 else ''}.{suffix}") for number in range(1, 1000))
    free = next(name for name in names if not name.exists())

    def read(text: str) -> Path:
        path = Path(text or free).expanduser()
        path = path if path.suffix.lower() == f".{suffix}" else path.with_name(f"{path.name}.{suffix}")
        if path.exists():
            raise ValueError(f"{path} is there already; type another name.")
        return path

    return _until(terminal, f"Which file? [{free}]", read)


def _until(terminal: Terminal, prompt: str, read: Callable[[str], T]) -> T:
    """Ask until the answer is one."""
    while True:
        try:
            return read(terminal.ask(f"{prompt}:"))
        except ValueError as error:
            terminal.line(str(error), Style.FAINT)

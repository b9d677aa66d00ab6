"""Checking again whenever a file is saved: what the edit touches at once, the rest behind it.

An edit can make wrong what stands far from it: a date that moves is no longer a wrong option of another question, and a
new name is the answer to one. What is certain to be touched is judged first, in three rounds, each said when it is done:

1. *The text.* All facts, questions and recipes, by everything that `quizgen check` knows of them without making items.
   Only files that changed are read again (`quizgen.facts.memory`); what concerns the collection as a whole, such as
   links, orders of dates and kin, is judged anew each time.
2. *Its items.* Those of the subjects and templates whose text differs, whatever their lines.
3. *The whole.* `quizgen check` itself, in a process of its own, for no shorter way is known to be right. It is given up
   when the next file is saved.

Rounds 2 and 3 wait until there are no errors left in the round before.
"""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, strftime

from quizgen.cli import files, screen
from quizgen.cli.workspace import Workspace, workspace_of
from quizgen.facts import coverage, languages, yaml
from quizgen.facts.collection import FACTS
from quizgen.facts.memory import Memory
from quizgen.facts.yaml import Mapping as MappingNode
from quizgen.facts.yaml import Node, Scalar, Sequence
from quizgen.items import lint
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.questions import QUESTIONS
from quizgen.problems import Problems, errors, in_order

_SETTLES = 50
"""Milliseconds in which an editor is done with all that it does on saving."""
_LOOKS = 1000
"""Milliseconds after which the files are looked at in any case."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The subjects and the questions whose text an edit has changed, by id; where they stand does not count."""

    subjects: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.subjects or self.questions)

    def asks(self, question: str, subject: str) -> bool:
        """Whether an item of a question about a subject is touched."""
        return subject in self.subjects or question in self.questions


@dataclass(frozen=True, slots=True)
class Change:
    """What has been saved, and the collection with it."""

    before: Mapping[str, bytes]
    """The files as they were; none at the first time."""
    paths: tuple[str, ...]
    workspace: Workspace
    memory: Memory

    def touched(self) -> Touched:
        """What it has changed; nothing at the first time."""
        subjects: set[str] = set()
        asked: set[str] = set()
        for path in self.paths if self.before else ():
            old, new = (
                self._said(path, files.get(path, b"")) for files in (self.before, self.workspace.files)
            )
            differing = {id for id, text in new.items() if old.get(id) != text}
            if path.startswith(FACTS):
                subjects |= differing
            elif path.startswith(QUESTIONS):
                asked |= differing
        return Touched(frozenset(subjects), frozenset(asked))

    def _said(self, path: str, content: bytes) -> dict[str, object]:
        """What a file says of each subject or question, by id; what it said last is remembered."""
        return self.memory.recall((path, "said"), content, lambda: _by_id(yaml.parse(path, content)[0]))


class Watch:
    """A collection as it was read last, so that reading it again costs what has changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory = Memory()
        self._texts: Mapping[str, bytes] = {}
        self._untidy = False

    def changes(self, on_change: Callable[[], None] = lambda: None) -> Change | None:
        """The collection as it stands on disk now; None where nothing has changed since the last time.

        `on_change` is called before the collection is read, which takes the processor for a while.
        """
        before, texts = self._texts, files.read_collection(self.root)
        changed = sorted(path for path in {*before, *texts} if before.get(path) != texts.get(path))
        if not changed:
            if self._untidy:
                # A command does without looking for garbage, but this one does not end; now there is time.
                gc.collect()
                self._untidy = False
            return None
        on_change()
        self._texts, self._untidy = texts, True
        return Change(before, tuple(changed), workspace_of(self.root, texts, self._memory), self._memory)


def moments(root: Path) -> Iterator[None]:
    """Now, and from then on whenever something in a collection may have been saved; ends with Ctrl-C."""
    try:
        from watchfiles import watch
    except ImportError:
        raise screen.wrong_usage("--watch needs watchfiles", "pip install 'quizgen[watch]'") from None
    folders = [root / folder for folder in files.FOLDERS if (root / folder).is_dir()]
    yield
    # What was saved before the watch began, and what a file system does not tell of, is found at the next look.
    for _ in watch(
        *folders,
        debounce=4 * _SETTLES,
        step=_SETTLES,
        rust_timeout=_LOOKS,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        yield


def check(root: Path, options: Iterable[str]) -> None:
    """Check a collection now and after each save, until Ctrl-C; `options` are those of the whole check."""
    watch, whole = Watch(root), _Whole(root, options)
    try:
        for _ in moments(root):
            began = perf_counter()
            if change := watch.changes(whole.give_up):
                say_what(change)
                if _is_settled(change, began):
                    whole.begin()
    finally:
        whole.give_up()


def is_sound(workspace: Workspace) -> bool:
    """Show what is wrong with the text of a collection; whether no error is among it."""
    screen.show_problems(workspace.problems)
    return not errors(workspace.problems)


def say_what(change: Change) -> None:
    """Say what has been saved, and when."""
    named = ", ".join(change.paths[:3]) if change.before else str(change.workspace.root)
    more = " …" if change.before and len(change.paths) > 3 else ""
    screen.say(f"\n{strftime('%H:%M:%S')} {named}{more}")


def _is_settled(change: Change, began: float) -> bool:
    """Judge the text and the items that a change touches, and say so; whether no error was found."""
    problems = of_text(change.workspace, change.memory)
    _tell("text", problems, began)
    if errors(problems) or not change.before:
        return not errors(problems)
    edited = change.touched()
    if not edited:
        return True
    began = perf_counter()
    found = of_items(change.workspace, edited)
    _tell(f"items of {_some(edited.subjects | edited.questions)}", found, began)
    return not errors(found)


class _Whole:
    """The check of the whole collection, in a process of its own."""

    def __init__(self, root: Path, options: Iterable[str]) -> None:
        # Whoever edits comes first.
        politely = "import os\nif hasattr(os, 'nice'): os.nice(10)\nfrom quizgen.cli.app import main; main()"
        self._command = [sys.executable, "-c", politely, "check", "--collection", str(root), *options]
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Check from the beginning; it shows by itself what it finds."""
        screen.say("the whole: checking …")
        self._process = subprocess.Popen(self._command)

    def give_up(self) -> None:
        """Leave it, if it is still at it."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()


def _tell(what: str, problems: Problems, began: float) -> None:
    screen.show_problems(problems)
    seconds = perf_counter() - began
    screen.say(f"{what}: {'looked at' if problems else 'in order'} ({seconds:.2f} s)")


def _some(ids: frozenset[str]) -> str:
    named = ", ".join(sorted(ids)[:3])
    return named if len(ids) <= 3 else f"{named} and {len(ids) - 3} more"


def of_text(workspace: Workspace, memory: Memory) -> Problems:
    """What is wrong with a collection, as far as no items need be made to know it."""
    _, uncovered = coverage.read(workspace.files, workspace.collection, memory)
    return in_order((*workspace.problems, *uncovered, *languages.check(workspace.collection)))


def of_items(workspace: Workspace, edited: Touched) -> Problems:
    """What is wrong with the items that an edit touches, each by itself."""
    pool = Pool(workspace.collection, workspace.questions)
    slots = pool.slots(lambda template, subject: edited.asks(template.id, subject.id))
    made = [item for item in map(pool.make, slots) if isinstance(item, Item)]
    by_hand = [item for item in pool.written if edited.asks(item.template, item.subject)]
    return lint.problems(finding for item in (*made, *by_hand) for finding in lint.of_item(item, pool.lint))


def _by_id(root: Node | None) -> dict[str, object]:
    """Subjects of a file of facts, templates and items of a file of questions, by id and without their places."""
    parts = {key.text: value for key, value in root.entries} if isinstance(root, MappingNode) else {}
    found: dict[str, object] = {}
    if isinstance(subjects := parts.get("subjects"), MappingNode):
        found |= {key.text: _plain(value) for key, value in subjects.entries}
    for key in ("templates", "items"):
        each = parts.get(key)
        for node in each.items if isinstance(each, Sequence) else ():
            if isinstance(node, MappingNode) and isinstance(id := node.get("id"), Scalar):
                found[id.text] = _plain(node)
    return found


def _plain(node: Node) -> object:
    """A node without its places."""
    match node:
        case MappingNode():
            return tuple((key.text, _plain(value)) for key, value in node.entries)
        case Sequence():
            return tuple(map(_plain, node.items))
    return node.text

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
from collections.abc import Iterable, Iterator, Mapping
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


def saves(root: Path) -> Iterator[None]:
    """Yields each time that something in a collection has been saved; ends with Ctrl-C."""
    try:
        from watchfiles import watch
    except ImportError:
        raise screen.wrong_usage("--watch needs watchfiles", "pip install 'quizgen[watch]'") from None
    folders = [root / folder for folder in files.FOLDERS if (root / folder).is_dir()]
    for _ in watch(*folders, debounce=4 * _SETTLES, step=_SETTLES, raise_interrupt=False):
        yield


class Watch:
    """A collection as it was read last, so that reading it again costs what has changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory = Memory()
        self._texts: Mapping[str, bytes] = {}

    def changes(self) -> "Change | None":
        """The collection as it stands on disk now; None where nothing has changed since the last time."""
        before, self._texts = self._texts, files.read_collection(self.root)
        changed = sorted(
            path for path in {*before, *self._texts} if before.get(path) != self._texts.get(path)
        )
        if not changed:
            return None
        return Change(before, tuple(changed), workspace_of(self.root, self._texts, self._memory))


@dataclass(frozen=True, slots=True)
class Change:
    """What has been saved, and the collection with it."""

    before: Mapping[str, bytes]
    """The files as they were; none at the first time."""
    paths: tuple[str, ...]
    workspace: Workspace


def moments(root: Path) -> Iterator[None]:
    """Now, and each time that something in a collection has been saved."""
    yield
    for _ in saves(root):
        yield
        # A command does without looking for garbage, but this one does not end; now there is time.
        gc.collect()


def check(root: Path, options: Iterable[str]) -> None:
    """Check a collection now and after each save, until Ctrl-C; `options` are those of the whole check."""
    watch = Watch(root)
    whole: subprocess.Popen[bytes] | None = None
    try:
        for _ in moments(root):
            _stop(whole)
            began = perf_counter()
            if change := watch.changes():
                say_what(change)
                whole = _whole(root, options) if _is_settled(change, began) else None
    finally:
        _stop(whole)


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
    problems = of_text(change.workspace)
    _tell("text", problems, began)
    if errors(problems) or not change.before:
        return not errors(problems)
    subjects, templates = touched(change.before, change.workspace.files, change.paths)
    if not subjects and not templates:
        return True
    began = perf_counter()
    found = of_touched(change.workspace, subjects, templates)
    _tell(f"items of {_some(subjects | templates)}", found, began)
    return not errors(found)


def _whole(root: Path, options: Iterable[str]) -> "subprocess.Popen[bytes]":
    screen.say("the whole: checking …")
    # Whoever edits comes first.
    command = "import os\nif hasattr(os, 'nice'): os.nice(10)\nfrom quizgen.cli.app import main; main()"
    return subprocess.Popen([sys.executable, "-c", command, "check", "--collection", str(root), *options])


def _tell(what: str, problems: Problems, began: float) -> None:
    screen.show_problems(problems)
    seconds = perf_counter() - began
    screen.say(f"{what}: {'looked at' if problems else 'in order'} ({seconds:.2f} s)")


def _some(ids: frozenset[str]) -> str:
    named = ", ".join(sorted(ids)[:3])
    return named if len(ids) <= 3 else f"{named} and {len(ids) - 3} more"


def _stop(whole: "subprocess.Popen[bytes] | None") -> None:
    if whole is not None and whole.poll() is None:
        whole.terminate()
        whole.wait()


def of_text(workspace: Workspace) -> Problems:
    """What is wrong with a collection, as far as no items need be made to know it."""
    _, uncovered = coverage.read(workspace.files, workspace.collection)
    return in_order((*workspace.problems, *uncovered, *languages.check(workspace.collection)))


def of_touched(workspace: Workspace, subjects: frozenset[str], templates: frozenset[str]) -> Problems:
    """What is wrong with the items of some subjects, and of some templates."""
    pool = Pool(workspace.collection, workspace.questions)
    slots = pool.slots(lambda template, subject: subject.id in subjects or template.id in templates)
    made = [item for item in map(pool.make, slots) if isinstance(item, Item)]
    by_hand = [item for item in pool.written if item.subject in subjects or item.template in templates]
    return lint.problems(finding for item in (*made, *by_hand) for finding in lint.of_item(item, pool.lint))


def touched(
    before: Mapping[str, bytes], after: Mapping[str, bytes], changed: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the subjects and of the questions whose text an edit has changed; where it stands does not count."""
    subjects: set[str] = set()
    asked: set[str] = set()
    for path in changed:
        old, new = (yaml.parse(path, files.get(path, b""))[0] for files in (before, after))
        if path.startswith(FACTS):
            subjects |= _differing(_under(old, "subjects"), _under(new, "subjects"))
        elif path.startswith(QUESTIONS):
            asked |= _differing(_by_id(old), _by_id(new))
    return frozenset(subjects), frozenset(asked)


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    return {id for id, text in new.items() if old.get(id) != text}


def _under(root: Node | None, key: str) -> dict[str, object]:
    node = root.get(key) if isinstance(root, MappingNode) else None
    return {key.text: _plain(value) for key, value in node.entries} if isinstance(node, MappingNode) else {}


def _by_id(root: Node | None) -> dict[str, object]:
    """Templates and items of a file of questions, by id."""
    lists = [root.get(key) for key in ("templates", "items")] if isinstance(root, MappingNode) else []
    each = (node for found in lists if isinstance(found, Sequence) for node in found.items)
    return {
        id.text: _plain(node)
        for node in each
        if isinstance(node, MappingNode) and isinstance(id := node.get("id"), Scalar)
    }


def _plain(node: Node) -> object:
    """A node without its places."""
    match node:
        case MappingNode():
            return tuple((key.text, _plain(value)) for key, value in node.entries)
        case Sequence():
            return tuple(map(_plain, node.items))
    return node.text

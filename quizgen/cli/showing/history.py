"""Who changed a fact, and when: what git knows of the lines that it stands in.

A collection need not lie in git, and git need not be there. Where it cannot tell, there is no history and no error.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.problems import Place

_MOST = 20
"""Commits that are looked for."""
_PATIENCE = 20
"""Seconds that git may take; of a long history it is not all needed."""
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_COMMIT = re.compile(r"\x01([0-9a-f]+)\x1f([^\x1f]*)\x1f([^\x1f]*)\x1f(.*)")
_GIT = (
    "git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false",
    "-c", "core.quotePath=false",
)  # fmt: skip
"""Whatever a user's settings say, git prints plain text and runs no other program."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit did to some lines."""

    commit: str
    """Short hash; empty for what is not committed yet."""
    date: str
    author: str
    subject: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


def of(root: Path, text: bytes, place: Place, start: int = 0) -> tuple[Change, ...]:
    """The changes to what stands at a place, newest first; none where git cannot tell.

    `text` is the file as it was read, `start` the line where it begins, if that is known better.
    """
    lines = text.decode("utf-8", "replace").splitlines()
    first, last = block(lines, start or place.line)
    if not shutil.which("git"):
        return ()
    pending = _git(
        root, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "HEAD", "--", place.path
    )
    if pending is None or not _git(root, "ls-files", "--", place.path):
        return ()
    hunks = list(_hunks(pending))
    old = _before(first, last, hunks)
    changes = [_uncommitted(first, last, hunks)] if old != (first, last, True) else []
    changes = [change for change in changes if change.removed or change.added]
    if old[0] <= old[1]:
        log = _git(
            root, "log", f"-L{old[0]},{old[1]}:{place.path}", f"--max-count={_MOST}", "--date=short", "--no-color",
            "--no-ext-diff", "--no-textconv", "--format=%x01%h%x1f%ad%x1f%an%x1f%s",
        )  # fmt: skip
        changes.extend(_changes(log or ""))
    return tuple(changes)


def block(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The first and last line, counted from 1, of the entry that a line belongs to, by its indentation."""
    at = line - 1
    if not 0 <= at < len(lines):
        return line, line
    end = at
    for later in range(at + 1, len(lines)):
        if lines[later].strip() and _indent(lines[later]) <= _indent(lines[at]):
            break
        if lines[later].strip():
            end = later
    return line, end + 1


def owner(lines: Sequence[str], line: int, *keys: str) -> int:
    """The line on which the entry begins that a value stands in: its own, or that of the nearest of some keys above."""
    at = line - 1
    if not 0 <= at < len(lines):
        return line
    opening = re.compile(rf"\s*(?:- |(?:['\"]?(?:{'|'.join(map(re.escape, keys))})['\"]?\s*:))")
    while not opening.match(lines[at]):
        above = next(
            (
                up
                for up in range(at - 1, -1, -1)
                if lines[up].strip() and _indent(lines[up]) < _indent(lines[at])
            ),
            -1,
        )
        if above < 0:
            return line
        at = above
    return at + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            [*_GIT, *arguments],
            cwd=root,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Lines that were replaced by others."""

    old: int
    olds: int
    new: int
    news: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def _hunks(diff: str) -> Iterator[_Hunk]:
    head: re.Match[str] | None = None
    body: list[str] = []
    for line in [*diff.splitlines(), "@@ -0,0 +0,0 @@"]:
        found = _HUNK.match(line)
        if found is None:
            body.append(line)
            continue
        if head is not None:
            old, olds, new, news = (int(number) if number else 1 for number in head.groups())
            yield _Hunk(old, olds, new, news, _marked(body, "-"), _marked(body, "+"))
        head, body = found, []


def _before(first: int, last: int, hunks: Sequence[_Hunk]) -> tuple[int, int, bool]:
    """Where lines stood in the last commit, and whether all of them stood there; first after last where none did."""
    old_first, old_last, untouched = first, last, True
    for hunk in hunks:
        # Of a pure removal or addition git names the line before.
        begins = hunk.new if hunk.news else hunk.new + 1
        ends = begins + hunk.news - 1
        if begins <= first and last <= ends:
            return hunk.old, hunk.old + hunk.olds - 1, False
        if ends < first and begins <= first:
            old_first += hunk.olds - hunk.news
            old_last += hunk.olds - hunk.news
        elif begins <= last:
            untouched = False
            old_last += hunk.olds - hunk.news
            if begins < first:
                old_first = hunk.old
    return old_first, old_last, untouched


def _uncommitted(first: int, last: int, hunks: Sequence[_Hunk]) -> Change:
    within = [h for h in hunks if h.new <= last and h.new + max(h.news, 1) - 1 >= first]
    removed = tuple(line for hunk in within for line in hunk.removed)
    added = tuple(line for hunk in within for line in hunk.added)
    return Change("", "", "", "not committed yet", removed, added)


def _changes(log: str) -> Iterator[Change]:
    for part in re.split(r"^(?=\x01)", log, flags=re.MULTILINE):
        if found := _COMMIT.match(part):
            body = part[found.end() :].splitlines()
            hunks = [line for line in body if not line.startswith(("---", "+++"))]
            commit, date, author, subject = found.groups()
            yield Change(commit, date, author, subject, _marked(hunks, "-"), _marked(hunks, "+"))


def _marked(lines: Sequence[str], mark: str) -> tuple[str, ...]:
    return tuple(line[1:].strip() for line in lines if line.startswith(mark) and line[1:].strip())

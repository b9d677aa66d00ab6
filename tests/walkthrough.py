"""Follows a page of documentation word for word: puts down the files it shows, runs the commands it shows.

A fence of `yaml` is a file, or what is to be added to one: the paragraph before it names the file, and says "Add to the
end of". A fence of `console` is what is typed, after a `$`, and what is then seen; a line `…` stands for any lines, and
`…` within a line for any words.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"(?P<before>[^\n]*(?:\n[^\n]+)*)\n\n```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)


@dataclass(frozen=True)
class Typed:
    """A command, and what is to be seen after it."""

    command: str
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Put:
    """A file, or what is to be added to the end of one."""

    path: str
    text: str
    adds: bool


def steps(page: str) -> Iterator[Typed | Put]:
    """What a page tells its reader to do, in order."""
    for found in _FENCE.finditer(page):
        if found["language"] == "yaml":
            path = re.findall(r"`([^`\s]+\.yaml)`", found["before"])[-1]
            yield Put(path, found["text"], "Add to the end of" in found["before"])
        elif found["language"] == "console":
            for block in re.split(r"^\$ ", found["text"], flags=re.M)[1:]:
                command, *shown = block.rstrip("\n").split("\n")
                yield Typed(command, tuple(shown))


def follow(page: str, folder: Path, run: Callable[[str, Path], str]) -> None:
    """Do all that a page says; `run` runs a command in a folder, and gives what is then on the screen."""
    for step in steps(page):
        match step:
            case Put(path, text, adds):
                file = folder / path
                before = file.read_text("utf-8") if adds else ""
                file.write_text(before + text, "utf-8")
            case Typed(command, shown):
                words = shlex.split(command)
                if words[0] == "cd":
                    folder = folder / words[1]
                    continue
                seen = run(command, folder)
                assert as_shown(shown).fullmatch(seen), f"$ {command}\n{seen}"


def as_shown(lines: tuple[str, ...]) -> re.Pattern[str]:
    """What may be seen where these lines are shown."""
    return re.compile("".join(map(_line, lines)), re.S)


def _line(line: str) -> str:
    if line == "…":
        return r"(?:[^\n]*\n)*?"
    return r"[^\n]*".join(map(re.escape, line.split("…"))) + r"\n"

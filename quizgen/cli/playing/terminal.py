"""A terminal that may lack colours, width, letters beyond ASCII, or a person."""

import os
import select
import shutil
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

from quizgen.exports.sheets import one_line

_MOST_COLUMNS = 100
"""Longer lines are hard to read."""
_FEWEST_COLUMNS = 20
INTERRUPTED = 130
"""The status of what Ctrl-C ended, as a shell has it."""
_MOST_OF_A_LINE = 0.7
"""A longer prompt leaves no room for an answer behind it."""
_IN_ASCII = str.maketrans({
    "–": "-", "—": "-", "−": "-", "‑": "-", "…": "...", "→": "->", "·": "-", "×": "x",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʹ": "'",
    "✓": "+", "✗": "x", "█": "#", "░": ".", "≈": "~", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe",
})  # fmt: skip


class Style(StrEnum):
    """How a text looks where there are colours; never the only sign of anything."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    RIGHT = "32"
    ALMOST = "33"
    WRONG = "31"


class Left(Exception):  # noqa: N818 - leaving is no error
    """The person left: by Ctrl-C, or by the end of input, Ctrl-D."""

    def __init__(self, *, by_interrupt: bool) -> None:
        self.by_interrupt = by_interrupt


def status_of(left: Left | KeyboardInterrupt) -> int:
    """The status of a command that someone left: what a shell has for Ctrl-C, and 0 for the end of input."""
    return INTERRUPTED if isinstance(left, KeyboardInterrupt) or left.by_interrupt else 0


@dataclass(frozen=True, slots=True)
class Terminal:
    """Writes lines that fit and reads lines that are typed."""

    colour: bool = False
    unicode: bool = True
    edits: bool = False
    """Whether a line can be edited with arrow keys."""

    @classmethod
    def of_this_process(cls) -> "Terminal":
        """What the environment says of the terminal: NO_COLOR (no-color.org), TERM and the locale."""
        dumb = os.environ.get("TERM", "") in ("", "dumb")
        colour = sys.stdout.isatty() and not dumb and not os.environ.get("NO_COLOR")
        return cls(colour, _speaks_unicode(), edits=not dumb)

    @property
    def columns(self) -> int:
        """How wide it is now: it may be resized at any time."""
        return max(_FEWEST_COLUMNS, min(_MOST_COLUMNS, shutil.get_terminal_size().columns)) - 1

    def text(self, text: str) -> str:
        """A text as this terminal can show it, in one line and without control characters."""
        text = one_line(text)
        if self.unicode or text.isascii():
            return text
        bare = unicodedata.normalize("NFKD", text.translate(_IN_ASCII))
        return (
            "".join(sign for sign in bare if not unicodedata.combining(sign))
            .encode("ascii", "replace")
            .decode()
        )

    def line(self, text: str = "", style: Style = Style.PLAIN, *, indent: str = "", first: str = "") -> None:
        """Write a text in lines that fit, the first after its mark, the others as far in."""
        lead = self.text(first)
        hanging = indent + " " * cells(lead)
        lead = indent + lead
        for row in wrapped(self.text(text), self.columns - cells(hanging)) or [""]:
            print(f"{lead}{self._styled(row, style)}".rstrip())
            lead = hanging

    def row(self, *parts: tuple[str, Style]) -> None:
        """Write texts that fit side by side."""
        print("".join(self._styled(text, style) for text, style in parts))

    def _styled(self, text: str, style: Style) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text

    @overload
    def ask(self, prompt: str) -> str: ...
    @overload
    def ask(self, prompt: str, seconds: float | None) -> str | None: ...
    def ask(self, prompt: str, seconds: float | None = None) -> str | None:
        """The line that is typed; None where time ran out before. Raises `Left`."""
        sys.stdout.flush()
        shown = self.text(prompt) + " "
        if cells(shown) > self.columns * _MOST_OF_A_LINE:
            self.line(prompt)
            shown = "> "
        if sys.stdin.isatty() and self.edits:
            _edit_lines()
        try:
            if seconds is None:
                return one_line(input(shown)).strip()
            return _within(shown, seconds)
        except UnicodeDecodeError:
            return ""  # What was typed is in no encoding that is known here.
        except EOFError:
            print()
            raise Left(by_interrupt=False) from None
        except KeyboardInterrupt:
            print()
            raise Left(by_interrupt=True) from None


def _edit_lines() -> None:
    # Windows edits lines by itself, and has no such module.
    with suppress(ImportError):
        import readline

        readline.set_auto_history(False)  # An earlier answer is no help with another question.
        readline.parse_and_bind("set enable-bracketed-paste off")


def _within(prompt: str, seconds: float) -> str | None:
    print(prompt, end="", flush=True)
    end = time.monotonic() + seconds
    waits = os.name == "posix" and sys.stdin.isatty()
    if waits and not select.select([sys.stdin], [], [], max(0, seconds))[0]:
        print()
        _forget_what_was_typed()
        return None
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    # Where input cannot be waited for, what came too late does not count.
    return one_line(line).strip() if waits or time.monotonic() <= end else None


def _forget_what_was_typed() -> None:
    """Half an answer that came too late is no beginning of the next."""
    import termios

    termios.tcflush(sys.stdin, termios.TCIFLUSH)


def _speaks_unicode() -> bool:
    locale = next(
        (
            os.environ[name]
            for name in ("LC_ALL", "LC_CTYPE", "LANG")
            # Python itself sets this one where the locale is C.
            if os.environ.get(name) and (name, os.environ[name]) != ("LC_CTYPE", "C.UTF-8")
        ),
        "",
    )
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    return encoding.startswith("utf") and locale not in ("C", "POSIX")


def cells(text: str) -> int:
    """How many columns a text takes: characters of East Asian scripts take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def wrapped(text: str, columns: int) -> list[str]:
    """A text in lines of so many columns at most, broken at spaces, or within words that are too long."""
    rows: list[str] = []
    row = ""
    for word in _pieces(text, columns):
        longer = f"{row} {word}" if row else word
        if row and cells(longer) > columns:
            rows.append(row)
            row = word
        else:
            row = longer
    return [*rows, row] if row else rows


def _pieces(text: str, columns: int) -> Iterator[str]:
    for word in text.split(" "):
        piece = ""
        for sign in word if cells(word) > columns else ():
            if cells(piece + sign) > columns:
                yield piece
                piece = ""
            piece += sign
        yield piece or word

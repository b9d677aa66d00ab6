"""A real terminal to run quizgen in: a pseudo-terminal, and the screen that a person would see."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pexpect
import pyte

from tests.cli.running import environment, program

_PATIENCE = 60


class Terminal:
    """A program in a terminal: what is typed, and what stands on the screen."""

    def __init__(self, command: list[str], *, columns: int, rows: int, env: Mapping[str, str] | None) -> None:
        surroundings = environment({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})})
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            if name not in (env or {}):
                surroundings.pop(name, None)
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            env=surroundings,
            dimensions=(rows, columns),
            timeout=_PATIENCE,
            encoding="utf-8",
        )
        self.child.logfile_read = self  # type: ignore[assignment]
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self.written = ""

    def write(self, text: str) -> None:
        """Take what the program writes."""
        self.written += text
        self._stream.feed(text)

    def flush(self) -> None:
        """Nothing waits."""

    def see(self, text: str) -> None:
        """Wait until a text is written."""
        self.child.expect_exact(text)

    def wait_for_a_prompt(self) -> None:
        """Wait until it waits: whatever the prompt, its last characters are these."""
        self.child.expect(r"(:|>) $")

    def type(self, line: str) -> None:
        """Type a line and press Enter."""
        self.child.send(line + "\r")

    def answer(self, prompt: str, line: str) -> None:
        """Wait for a prompt, and type a line behind it."""
        self.see(prompt)
        self.type(line)

    def press(self, key: str) -> None:
        """Press Ctrl and a key."""
        self.child.sendcontrol(key)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window as large."""
        self.child.setwinsize(rows, columns)
        self._screen.resize(rows, columns)

    def ended(self) -> int:
        """Wait for its end; its status."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    @property
    def screen(self) -> str:
        """The lines that stand on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()


@contextmanager
def terminal(
    *words: str,
    columns: int = 80,
    rows: int = 50,
    env: Mapping[str, str] | None = None,
    script: str = "",
) -> Iterator[Terminal]:
    """Quizgen in a terminal, or a script of Python."""
    command = [sys.executable, "-c", script] if script else [*program(), *words]
    running = Terminal(command, columns=columns, rows=rows, env=env)
    try:
        yield running
    finally:
        running.child.close(force=True)

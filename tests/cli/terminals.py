"""A person at a real terminal, who types and reads."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect

from tests.cli.running import environment, program

_STYLES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Person:
    """Types into a quizgen that runs in a pseudo-terminal, and reads what it shows."""

    def __init__(
        self,
        *words: str,
        folder: Path,
        columns: int = 100,
        env: Mapping[str, str] | None = None,
        setup: str = "",
    ) -> None:
        command, *arguments = program(setup)
        self._child = pexpect.spawn(
            command,
            [*arguments, *words],
            env=environment({"LANG": "C.UTF-8", "TERM": "xterm", **(env or {}), "COLUMNS": str(columns)}),
            dimensions=(50, columns),
            cwd=str(folder),
            encoding="utf-8",
            timeout=60,
        )
        self.raw = ""
        """All that was shown, with the codes of colours."""

    def sees(self, *texts: str) -> "Person":
        """Wait until a text is shown; texts come in this order."""
        for text in texts:
            self._child.expect_exact(text)
            self.raw += f"{self._child.before}{text}"
        return self

    def types(self, *lines: str) -> "Person":
        for line in lines:
            self._child.sendline(line)
        return self

    def presses(self, key: str) -> "Person":
        """Press Ctrl and a key."""
        self._child.sendcontrol(key)
        return self

    def kills(self) -> None:
        self._child.kill(9)
        self._child.wait()

    def leaves(self) -> int:
        """Wait for the end; the status it ended with."""
        self._child.expect(pexpect.EOF)
        self.raw += str(self._child.before)
        self._child.close()
        status = self._child.exitstatus
        assert status is not None, f"ended by signal {self._child.signalstatus}"
        return int(status)

    @property
    def shown(self) -> str:
        """All that was shown, without colours."""
        return _STYLES.sub("", self.raw).replace("\r\n", "\n")

    @property
    def rows(self) -> Sequence[str]:
        return self.shown.split("\n")

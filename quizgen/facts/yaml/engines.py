"""PyYAML's two parsers, in C and in Python, brought to read every text alike.

They differ in corners of the language: in question marks within brackets, in tags and directives that
are malformed, in a comment right behind a block's `|`, in escapes beyond Unicode. Characters of that kind
are exchanged for noncharacters that both take for plain text, and put back in the texts that come out;
what is left, the Python parser is taught here.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from quizgen.facts.yaml.text import RESERVED


class Events(Protocol):
    """A YAML text as a stream of PyYAML's events."""

    def get_event(self) -> Any:
        """The next event; raises `yaml.MarkedYAMLError` where the text is no YAML."""


Engine = Callable[[str], Events]

_STAND_INS = dict(zip("?!%#", RESERVED, strict=True))
_PUT_BACK = str.maketrans({stand_in: character for character, stand_in in _STAND_INS.items()})
_STANDS_IN = re.compile(f"[{RESERVED}]")

_MALFORMED_TAG = re.compile(r"!(?!(?:!?[A-Za-z0-9_-]+)?(?:\s|\Z))")
_COMMENT_ON_BLOCK = re.compile(r"#(?:(?<=[|>]#)|(?<=[|>][-+0-9]#)|(?<=[|>][-+0-9]{2}#))")


def disarmed(text: str) -> str:
    """The text, character for character, without those that the two parsers read differently."""
    text = text.replace("?", _STAND_INS["?"])
    text = _MALFORMED_TAG.sub(_STAND_INS["!"], text)
    text = text.replace("\n%", "\n" + _STAND_INS["%"])
    return _COMMENT_ON_BLOCK.sub(_STAND_INS["#"], text)


def rearmed(value: str) -> str:
    """A text as it was before `disarmed`."""
    return value.translate(_PUT_BACK) if _STANDS_IN.search(value) else value


class PurePython(Reader, Scanner, Parser):
    """PyYAML's Python parser, as strict as libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> Any:
        """A plain text; within brackets a colon that ends it must be followed by a space."""
        start = self.get_mark()
        token = super().scan_plain()
        if self.flow_level and self.peek() == ":" and self.peek(1) in ",[]{}":
            raise ScannerError(
                "while scanning a plain scalar", start, "found unexpected ':'", self.get_mark()
            )
        return token

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> Any:
        """Part of a quoted text, whose escapes must stand for characters."""
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (ValueError, OverflowError):
            problem = "found invalid Unicode character"
            raise ScannerError(
                "while scanning a quoted scalar", start_mark, problem, self.get_mark()
            ) from None
        return chunks

    def fetch_stream_end(self) -> None:
        """The end of the text, which ends its last line as well."""
        if self.column:
            self.line, self.column = self.line + 1, 0
        self.stale_possible_simple_keys()
        super().fetch_stream_end()


def fastest() -> Engine:
    """The C parser where PyYAML was built with libyaml, else the one in Python."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return PurePython
    engine: Engine = CParser
    return engine

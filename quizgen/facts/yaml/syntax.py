"""Why a text cannot be read as YAML, in a curator's words and at the place to mend.

PyYAML says where it gave up and what it was about; that is often far from the slip. A quote that is never
closed, for one, is noticed at the next quote or at the end of the file. Each function below knows one slip
and answers None where it is another; `explained` asks them in turn, the surest first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml import MarkedYAMLError

_QUOTE_IT = 'put quotes around the whole text: "…"'
_LINE_UP = "line it up with the keys or dashes that it belongs to"
_BRACES = re.compile(r"(?:^ *|[:-] +|[\[,] *)(\{\{)")
_COLON_THAT_IS_NONE = re.compile(r"\uff1a|:(?![ ])\s")


@dataclass(frozen=True, slots=True)
class Slip:
    """What a curator has to mend before the rest of a file can be read."""

    index: int
    """Index of the character where it stands."""
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Where PyYAML gave up, and what it had read until then."""

    text: str
    problem: str
    """PyYAML's words for what is wrong; its two parsers differ in them."""
    context: str
    """PyYAML's words for what it was about."""
    at: int
    """Index of the first character that it could not read."""
    since: int
    """Index at which the thing it was about begins."""
    opened: int | None
    """Index of the innermost bracket that is open."""
    quoted: tuple[int, int] | None
    """Indexes of the last quoted text: its first character, and the one behind it."""

    @property
    def character(self) -> str:
        """The character that it could not read; empty at the end of the file."""
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """Index of the first character of the line where it gave up."""
        return self.text.rfind("\n", 0, self.at) + 1

    def line_number(self) -> int:
        """The line where it gave up, counted from 1."""
        return self.text.count("\n", 0, self.at) + 1


def explained(error: MarkedYAMLError, text: str, opened: int | None, quoted: tuple[int, int] | None) -> Slip:
    """The slip behind an error of PyYAML."""
    # libyaml counts its marks on beyond the end of the text.
    at = min(error.problem_mark.index, len(text)) if error.problem_mark else len(text)
    since = min(error.context_mark.index, at) if error.context_mark else at
    failure = Failure(text, error.problem or "", error.context or "", at, since, opened, quoted)
    return next(slip for explain in _EXPLANATIONS if (slip := explain(failure)))


def _inside_quotes(failure: Failure) -> Slip | None:
    if not failure.context.endswith("quoted scalar"):
        return None
    quote = failure.text[failure.since]
    if "end of stream" in failure.problem or "document" in failure.problem:
        message = f"the text that begins with this {quote} is never closed"
        return Slip(failure.since, "unclosed-quote", message, f"close it with {quote} where it ends")
    message = r"this text has a backslash that stands for no character"
    hint = r"write \\ for a backslash, or put the text in single quotes"
    return Slip(failure.since, "bad-escape", message, hint)


def _behind_quotes(failure: Failure) -> Slip | None:
    if not failure.quoted or failure.character in {"", "\r", "\n", ":"}:
        return None
    start, end = failure.quoted
    if end > failure.at or failure.text[end : failure.at].strip(" "):
        return None
    quote = failure.text[end - 1]
    if "\n" in failure.text[start:end]:
        message = f"the text that begins with this {quote} ends only on line {failure.line_number()}"
        return Slip(start, "unclosed-quote", message, f"close it with {quote} where it ends")
    message = f"more text stands behind the closing {quote}"
    within = r"\"" if quote == '"' else "''"
    hint = f"put quotes around the whole text and write {within} for a {quote} within it"
    return Slip(failure.at, "text-after-quote", message, hint)


def _double_braces(failure: Failure) -> Slip | None:
    line = failure.text[failure.line_start :].split("\n", 1)[0]
    found = _BRACES.search(line)
    return braces_in_text(failure.line_start + found.start(1)) if found else None


def braces_in_text(index: int) -> Slip:
    """A question's text that begins with a template's `{{`, which YAML takes for a mapping."""
    message = "a text that begins with '{{' is read as a mapping"
    return Slip(index, "braces-in-text", message, _QUOTE_IT)


def _open_bracket(failure: Failure) -> Slip | None:
    if failure.opened is None:
        return None
    bracket = failure.text[failure.opened]
    closing = {"[": "]", "{": "}"}[bracket]
    if not failure.text[failure.at :].strip():
        message = f"this '{bracket}' is never closed"
        return Slip(failure.opened, "unclosed-bracket", message, f"close it with '{closing}' where it ends")
    if "\n" not in failure.text[failure.opened : failure.at]:
        return None
    message = f"this '{bracket}' is still open on line {failure.line_number()}, which does not fit into it"
    hint = f"close it with '{closing}' where it ends, or quote the text of that line"
    return Slip(failure.opened, "unclosed-bracket", message, hint)


def _key_below_text(failure: Failure) -> Slip | None:
    """A key that stands where the line above goes on: that line is no entry, or this one is indented amiss."""
    if "mapping values are not allowed" not in failure.problem:
        return None
    key = failure.text[failure.line_start : failure.at]
    before = failure.text[: failure.line_start].rstrip()
    above = before[before.rfind("\n") + 1 :]
    indentation = len(key) - len(key.lstrip(" "))
    head = len(above) - len(above.lstrip(" -"))
    if not above or above.lstrip().startswith("#") or key[indentation:].startswith("- ") or ": " in key:
        return None
    if indentation <= head:
        return _no_key(failure.text, len(before) - len(above) + head)
    message = "this key is indented more deeply than the line above, as if that line went on"
    return Slip(failure.line_start + indentation, "bad-indentation", message, _LINE_UP)


def _no_key(text: str, index: int) -> Slip:
    message = "this line has neither a key with a colon and a space behind it nor a dash"
    hint = "write `key: value`; a line that goes on with the text above it is indented more deeply"
    if _COLON_THAT_IS_NONE.search(text[index:].split("\n", 1)[0].rstrip()):
        hint = "write a plain colon and a plain space; these only look like them"
    return Slip(index, "no-key", message, hint)


def _colon(failure: Failure) -> Slip | None:
    if "found unexpected ':'" in failure.problem:
        message = "within brackets, a colon between key and value must be followed by a space"
        return Slip(failure.at, "colon-without-space", message, "write a space after it, or quote the text")
    between_entries = "',' or" in failure.problem and failure.character == ":"
    if "mapping values are not allowed" in failure.problem or between_entries:
        message = "a colon with a space behind it ends a key, and no key can stand here"
        hint = f"{_QUOTE_IT}; or, if it is a key, put it on a line of its own"
        return Slip(failure.at, "colon-in-text", message, hint)
    if failure.character == ":" and failure.text[failure.line_start : failure.at].strip(" -") == "":
        return Slip(failure.at, "empty-key", "there is no key before this colon", "write the key")
    return None


def _empty_entry(failure: Failure) -> Slip | None:
    if failure.character != "," or failure.opened is None or "node content" not in failure.problem:
        return None
    return Slip(failure.at, "empty-entry", "nothing stands before this comma", "delete it")


def _first_character(failure: Failure) -> Slip | None:
    if failure.context == "while scanning a block scalar":
        at = failure.since
    elif failure.problem.startswith("found character") or (
        "node content" in failure.problem and failure.character and failure.character in ",]}?:-"
    ):
        at = failure.at
    else:
        return None
    message = f"a text cannot begin with {failure.text[at]!r}"
    return Slip(at, "reserved-character", message, _QUOTE_IT)


def _anchor_or_alias(failure: Failure) -> Slip | None:
    code = {"while scanning an anchor": "anchor", "while scanning an alias": "alias"}.get(failure.context)
    if not code:
        return None
    sign = failure.text[failure.since]
    message = f"a text that begins with {sign!r} is read as an {code}"
    return Slip(failure.since, code, message, _QUOTE_IT)


def _key_without_colon(failure: Failure) -> Slip | None:
    if failure.context != "while scanning a simple key":
        return None
    return _no_key(failure.text, failure.since)


def _second_document(failure: Failure) -> Slip | None:
    at_start = failure.at == failure.line_start
    if at_start and failure.text.startswith(("---", "...", "%"), failure.at):
        return second_document(failure.at)
    return None


def second_document(index: int) -> Slip:
    """A line of `---` or `...` that ends what the file is read for."""
    message = "the file's only document ends here, and what follows would be lost"
    return Slip(index, "second-document", message, "delete this line, or make another file of what follows")


def too_deep(index: int, deepest: int) -> Slip:
    """A bracket or an indented line too many."""
    message = f"lists and mappings stand within each other more than {deepest} deep"
    return Slip(index, "too-deep", message, "look for a bracket or an indentation too many before it")


def _dash(failure: Failure) -> Slip | None:
    if "sequence entries are not allowed" not in failure.problem:
        return None
    message = "an item of a list cannot begin here"
    return Slip(failure.at, "misplaced-dash", message, "begin the list on the next line, or quote the text")


def _indentation(failure: Failure) -> Slip | None:
    if failure.text[failure.line_start : failure.at].strip(" "):
        return None
    message = "this line is indented like none of the lines that it could belong to"
    return Slip(failure.at, "bad-indentation", message, _LINE_UP)


def _anything(failure: Failure) -> Slip:
    message = "from here on the file cannot be read"
    hint = "look here and just before for a quote, bracket or comma that is missing or too many"
    return Slip(failure.at, "not-yaml", message, hint)


_EXPLANATIONS: tuple[Callable[[Failure], Slip | None], ...] = (
    _inside_quotes,
    _behind_quotes,
    _double_braces,
    _open_bracket,
    _key_below_text,
    _colon,
    _empty_entry,
    _first_character,
    _anchor_or_alias,
    _key_without_colon,
    _second_document,
    _dash,
    _indentation,
    _anything,
)

"""A file's bytes as text that a curator sees as YAML sees it.

What is invisible on a screen, or is no text at all, is reported here and made harmless without moving
anything, so that the rest of the file can still be read and every later place is right.
"""

import codecs
import re
import unicodedata

from quizgen.problems import Place, Problem, Problems

LARGEST = 64 * 2**20
"""Bytes that a file may have."""

RESERVED = "\ufdd0\ufdd1\ufdd2\ufdd3"
"""Four of Unicode's noncharacters, which no text may hold, so that reading can use them for itself."""

_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_CONTROL = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff"
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_REFUSED = re.compile(f"[{_INVISIBLE}{_CONTROL}]")
_LONE_RETURN = re.compile("\r(?!\n)")
_CONTROL_IN_VALUE = re.compile(f"[{_CONTROL}\r]")

_DIRECTIVES = re.compile(r"(?:[ ]*(?:#.*)?\r?\n|%.*(?:\n|\Z))*")
_MARKS_OF_OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def place_at(path: str, text: str, index: int) -> Place:
    """Line and column of a character."""
    return Place(path, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def decoded(path: str, data: bytes) -> tuple[str | None, Problems]:
    """A file's text without its byte order mark; None where it is too large or not UTF-8."""
    if len(data) > LARGEST:
        message = f"the file has {len(data) / 2**20:.0f} MB; {LARGEST // 2**20} MB is the most that is read"
        return None, (Problem(Place(path), "too-large", message, "split it into several files"),)
    if data.startswith(_MARKS_OF_OTHER_ENCODINGS):
        message = "the file is saved in UTF-16 or UTF-32"
        return None, (Problem(Place(path, 1, 1), "not-utf-8", message, "save it again as UTF-8"),)
    try:
        return data.decode().removeprefix("\ufeff"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix("\ufeff")
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        hint = "save the file again as UTF-8"
        if error.reason == "unexpected end of data":
            message, hint = "the file ends in the middle of a character", "fetch the whole file again"
        return None, (Problem(place_at(path, before, len(before)), "not-utf-8", message, hint),)


def without_refused(path: str, text: str) -> tuple[str, Problems]:
    """The text with each control or invisible character replaced, and a problem for each kind."""
    problems = []
    if lone := _LONE_RETURN.search(text):
        times = text.count("\r") - text.count("\r\n")
        problems.append(_refused(place_at(path, text, lone.start()), "\r", times))
        text = _LONE_RETURN.sub("\n", text)
    if _REFUSED.search(text):
        for character in sorted(filter(_REFUSED.match, set(text))):
            place = place_at(path, text, text.index(character))
            problems.append(_refused(place, character, text.count(character)))
        text = _REFUSED.sub("\ufffd", text)
    return text, tuple(problems)


def _refused(place: Place, character: str, times: int) -> Problem:
    number = f"U+{ord(character):04X}"
    more = f", {times} times in all" if times > 1 else ""
    if _IS_INVISIBLE.match(character):
        name = unicodedata.name(character)
        hint = f'delete it; where it is meant, write "\\u{ord(character):04x}" within double quotes'
        return Problem(
            place, "invisible-character", f"here stands an invisible {name} ({number}){more}", hint
        )
    message = f"here stands the control character {number}{more}"
    return Problem(place, "control-character", message, "delete it")


def has_control_character(value: str) -> bool:
    """Whether a text holds what no text can show, though it was written as an escape."""
    return bool(_CONTROL_IN_VALUE.search(value))


def without_directives(path: str, text: str) -> tuple[str, Problems]:
    """The text with every directive at its head turned into a comment, and a problem for each."""
    head = _DIRECTIVES.match(text)
    if not head or "%" not in head[0]:
        return text, ()
    problems = tuple(
        Problem(
            place_at(path, text, found.start()),
            "directive",
            f"{found[0].rstrip()!r} is an instruction to YAML, not part of the collection",
            "delete the line",
        )
        for found in re.finditer(r"^%.*", head[0], re.MULTILINE)
    )
    return re.sub(r"^%", "#", head[0], flags=re.MULTILINE) + text[head.end() :], problems

"""Bytes as text, in whatever encoding a spreadsheet saved them."""

import codecs

from quizgen.problems import Place, Problem, Problems

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 2**18
"""Bytes from which an encoding is guessed."""
_HINT = "name it in the mapping: `file: {encoding: cp1251}`, or with --encoding"


def decoded(path: str, data: bytes, encoding: str) -> tuple[str | None, str, bool, Problems]:
    """A file's text, its encoding, and whether that is a guess; None where it cannot be read.

    `encoding` is what the curator says; empty where that is left to the bytes.
    """
    if encoding:
        return _as_told(path, data, encoding)
    if marked := next((name for mark, name in _MARKS if data.startswith(mark)), ""):
        return _as_told(path, data, marked)
    if wide := _unmarked_utf16(data):
        return _as_told(path, data, wide)
    try:
        return data.decode(), "utf-8", False, ()
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:_LOOKED_AT]:
        problem = Problem(Place(path), "no-table", "the file is no text", "give it a CSV, XLSX or JSON file")
        return None, "", False, (problem,)
    return _guessed(path, data)


def is_encoding(name: str) -> bool:
    """Whether there is an encoding of that name, and it is one for text."""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def _as_told(path: str, data: bytes, encoding: str) -> tuple[str | None, str, bool, Problems]:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding, False, ()
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        line = data.count(b"\n", 0, at) + 1
        message = f"the file is not {encoding}: byte {at + 1} stands for no character"
        hint = "save it again as UTF-8, or name its encoding"
        return None, encoding, False, (Problem(Place(path, line, 1), "wrong-encoding", message, hint),)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without its mark: in European scripts every other byte of it is nought."""
    head = data[:1024]
    if len(head) < 4 or len(data) % 2:
        return ""
    for name, noughts in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if noughts.count(0) > len(noughts) * 0.7:
            return name
    return ""


def _guessed(path: str, data: bytes) -> tuple[str | None, str, bool, Problems]:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        message = "the file is not UTF-8, and what tells other encodings apart is not installed"
        hint = f"pip install 'quizgen[import]', or {_HINT}"
        return None, "", False, (Problem(Place(path), "unknown-encoding", message, hint),)
    # Cut at a line's end, where no character can be cut in two.
    head = data if len(data) <= _LOOKED_AT else data[: data.rfind(b"\n", 0, _LOOKED_AT) + 1 or _LOOKED_AT]
    best = from_bytes(head).best()
    if best is not None:
        text, encoding, _, _ = _as_told(path, data, best.encoding)
        if text is not None:
            return text, encoding, True, ()
    message = "nobody can tell in which encoding the file is saved"
    return None, "", False, (Problem(Place(path), "unknown-encoding", message, _HINT),)

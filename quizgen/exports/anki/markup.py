"""From the words of a fact to HTML that Anki shows as those words.

Anki reads more into a field than HTML: replacements and cloze deletions in braces, sounds, speech and
the place of a typed answer in brackets, mathematics after a backslash, and a control character that
ends the field. Each of these characters is written as its entity, so no fact can say anything but itself.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

_ENTITIES = {ord(c): f"&#{ord(c)};" for c in "\"'{}[]\\"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("\n"): "<br>",
}

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\x00-\x08\n-\x1f&<>\"'{}\[\]\\\x7f-\U0010ffff]*")
"""ASCII that stands for itself: nearly every text."""

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7af]")
_SCRIPTS = re.compile(
    f"(?P<zh>[{_HAN}](?:[{_HAN}\u3000-\u3004\u3008-\u303f\uff01-\uff60]*[{_HAN}])?)"
    f"|(?P<ru>[{_CYRILLIC}](?:[{_CYRILLIC}\u0301 .,\u2013\u2014-]*[{_CYRILLIC}])?)"
)

_BLANK = re.compile(r"(?:[ \t\n\v\f\r]|</?(?:br|div) ?/?>)*", re.IGNORECASE)


def escaped(text: str) -> str:
    """HTML that shows a text and nothing else. Line ends become `<br>`.

    Composed as Anki composes it (NFC), so that the field a learner has equals the field we sent;
    characters that are no text, such as control characters, show as U+FFFD.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", normalize("NFC", text))
    return _NOT_TEXT.sub("\ufffd", text).translate(_ENTITIES)


def shown(text: str) -> str:
    """As `escaped`, with Chinese and Russian marked as such, so that each gets the shapes of its own fonts."""
    safe = escaped(text)
    if safe.isascii() or _KANA_OR_HANGUL.search(safe):
        return safe
    return _SCRIPTS.sub(lambda run: f'<span lang="{run.lastgroup}">{run.group()}</span>', safe)


def listed(texts: Iterable[str], kind: str) -> str:
    """An unordered list of texts; `kind` is its class in the style sheet."""
    lines = "".join(f"<li>{shown(text)}</li>" for text in texts)
    return f'<ul class="{kind}">{lines}</ul>' if lines else ""


def paragraphs(texts: Iterable[str]) -> str:
    """A paragraph for each text."""
    return "".join(f"<p>{shown(text)}</p>" for text in texts)


def link(address: str, words: str) -> str:
    """A link, or the words alone where there is no address; `address` is percent-encoded http or https."""
    return f'<a href="{escaped(address)}">{shown(words)}</a>' if address else shown(words)


def is_blank(field: str) -> bool:
    """Whether Anki takes a field to be empty (`field_is_empty` in its `rslib/src/template.rs`)."""
    return _BLANK.fullmatch(field) is not None

"""Which stretches of a text are in another script than its document, so that they are spoken, spelled and set right.

A screen reader, a spell checker and a word processor's choice of fonts go by language. A script only hints at
one: Han characters are taken for Chinese, Cyrillic for Russian. A document whose own language is written in a
script leaves that script alone.
"""

import re
from collections.abc import Iterator

RIGHT_TO_LEFT = frozenset({"ar", "he"})
"""Languages whose stretches run from right to left."""

_SCRIPTS = {
    "ru": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "ja": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "zh": "\u2e80-\u2fdf\u3001-\u303f\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
    "\U00020000-\U000323af",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
}
"""Language -> characters of its script."""
_BETWEEN = r"[\s\d\-\u2010-\u2015·,.:;'’\u0300-\u036f]*"
"""What may stand between two words of one script."""
_STRETCH = re.compile(
    "|".join(f"(?P<{code}>[{script}](?:{_BETWEEN}[{script}])*)" for code, script in _SCRIPTS.items())
)
_WRITTEN_IN = {
    **dict.fromkeys(("ru", "be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"), frozenset({"ru"})),
    **dict.fromkeys(("ar", "fa", "ur"), frozenset({"ar"})),
    "he": frozenset({"he"}),
    "ja": frozenset({"ja", "zh"}),
    "ko": frozenset({"ko", "zh"}),
    "zh": frozenset({"zh"}),
}


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text cut into (language, words); the language is empty where it is the document's own."""
    own = _WRITTEN_IN.get(language.partition("-")[0].lower(), frozenset())
    done = 0
    for found in _STRETCH.finditer(text):
        code = str(found.lastgroup)
        if code in own:
            continue
        if done < found.start():
            yield "", text[done : found.start()]
        yield code, found.group()
        done = found.end()
    if done < len(text):
        yield "", text[done:]

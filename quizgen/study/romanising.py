"""Names from Russian and Chinese in Latin letters, in whichever of the usual systems they are written.

Russian: BGN/PCGN (Khabarovsk), ISO 9 and the scholars' (Chabarovsk, Habarovsk), GOST 7.79 (Xabarovsk), those of passports and of
English, German and French newspapers. Chinese: pinyin with tone marks, tone numbers or neither, its syllables apart or joined.
"""

import re
import unicodedata
from functools import lru_cache

from quizgen.study.spelling import bare, plain

_LETTERS = {
    "а": "a", "б": "b", "в": "v|w|ff?", "г": "g|gh|v|h", "д": "d", "е": "e|[yji]e", "ё": "e|[yji]?o|[yj]e", "ж": "zh|z|j",
    "з": "z|s", "и": "i|y|yi|ji", "й": "[yij]|", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s|ss",
    "т": "t", "у": "u|ou", "ф": "f|ph", "х": "kh|h|ch|x", "ц": "ts|c|cz|tz|z", "ч": "ch|tch|tsch|c", "ш": "sh|sch|s|ch",
    "щ": "shch|sch|schtsch|chtch|shh|sc|s", "ъ": "", "ы": "y|i|ui", "ь": "[yj]|", "э": "e", "ю": "[yji]?u|[yji]ou", "я": "[yji]?a",
    "і": "i", "ї": "y?i", "є": "[yj]?e", "ґ": "g", "ә": "a|e", "ғ": "gh?", "қ": "k|q", "ң": "ng?", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}  # fmt: skip
"""What a letter is written as, on plain text: of č and š the mark is gone."""
_ENDINGS = {
    "ий": "iy|ii|ij|y|i|yi|yy",
    "ый": "yy|yj|iy|ii|y|i|ij",
    "кс": "ks|x",
    "ай": "ai|ay|aj|ay",
    "дж": "dzh|j|g",
}
_TONE = re.compile(r"(?<=[^\W\d])[1-5](?![0-9])")
_SOUNDS = (
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"x(?=.)"), "ks"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"(?<!\w)ie"), "e"),
    (re.compile(r"(?<=i)s(?=e|ing|ation)"), "z"),
)
_ROMAN = re.compile(r"[a-z0-9 ]+")


def sound(text: str) -> str:
    """A text in plain, with what systems write differently written in one way: Dmitriy, Dmitri and Dmitry are alike."""
    for written, alike in _SOUNDS:
        text = written.sub(alike, text)
    return text


def is_romanised(text: str, name: str) -> bool:
    """Whether a text is a Cyrillic or Chinese name in Latin letters, or its pinyin written otherwise."""
    given = bare(text)
    if not _ROMAN.fullmatch(given):
        return False
    if is_chinese(name):
        return _joined(given) == _pinyin(name)
    if _is_pinyin(name):
        return _joined(given) == plain(name).replace(" ", "")
    pattern = _pattern(name)
    return pattern is not None and pattern.fullmatch(given) is not None


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def sounds_alike(given: str, name: str) -> bool:
    """Whether both are Chinese and read alike, tones and all: traditional characters for simplified ones."""
    return is_chinese(given) and is_chinese(name) and _pinyin(given, tones=True) == _pinyin(name, tones=True)


def _is_pinyin(name: str) -> bool:
    """Whether a name has the marks of tones, which nothing else in a list of names has beside Vietnamese."""
    marks = {unicodedata.name(sign, "") for sign in unicodedata.normalize("NFD", name)}
    return bool(
        marks & {"COMBINING MACRON", "COMBINING CARON", "COMBINING ACUTE ACCENT", "COMBINING GRAVE ACCENT"}
    )


def _joined(given: str) -> str:
    return _TONE.sub("", given).replace(" ", "")


def _pinyin(name: str, *, tones: bool = False) -> str:
    from pypinyin import Style, lazy_pinyin

    read = lazy_pinyin(name, style=Style.TONE3 if tones else Style.NORMAL)
    return plain("".join(read)).replace(" ", "")


@lru_cache(maxsize=1000)
def _pattern(name: str) -> re.Pattern[str] | None:
    """What a Cyrillic name may look like in Latin letters; None where it is none."""
    parts, at, text = [], 0, unicodedata.normalize("NFC", name.casefold())
    while at < len(text):
        two, one = text[at : at + 2], text[at]
        is_last = at + 2 >= len(text) or not text[at + 2].isalpha()
        if two in _ENDINGS and (is_last or two in ("кс", "дж")):
            parts.append(f"(?:{_ENDINGS[two]})")
            at += 2
            continue
        if one in _LETTERS:
            parts.append(f"(?:{_LETTERS[one]})")
        elif one.isalpha():
            return None
        else:
            parts.append("" if one in "’'" else re.escape(one) if one.isdigit() else " ?")
        at += 1
    return re.compile("".join(parts))

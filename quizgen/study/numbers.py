"""Typed numbers: `3000`, `3,000`, `3 000`, `3.000`, `15,4`, `3 thousand km`, `−4`, `about 38 bcm`."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

_NUMBER = re.compile(
    r"(?<!\w)-?(?:\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?!\d)"
)
_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mln": 6, "mn": 6, "billion": 9, "bln": 9, "bn": 9,
    "trillion": 12, "trn": 12, "tn": 12,
    "тыс": 3, "тысяч": 3, "млн": 6, "миллионов": 6, "млрд": 9, "миллиардов": 9, "трлн": 12,
}  # fmt: skip
_IN_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
"""Those that good style writes in words."""
_AMERICAN = re.compile(r"(met|lit)er")
_CYRILLIC = str.maketrans("кмтл", "kmtl")
"""Of the short names of units, as `км`."""
_POWER = re.compile(r"\b(k?m)([23])\b")
_POWERS = frozenset({"square", "cubic"})
_WORD = re.compile(r"[^\W\d]+")
_NO_UNIT = frozenset(
    {"about", "around", "approximately", "c", "approx", "ca", "circa", "roughly", "some", "a", "an", "the"}
)


def readings(text: str, unit: str = "") -> tuple[Decimal, ...]:
    """Every number, in a unit, that a text may mean; none where it holds no number or more than one.

    `3.000` may be three or three thousand. A scale that the unit has (`billion cubic metres`) may be written or
    not, and another one counts.
    """
    tidy = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("’", "'")
    found = list(_NUMBER.finditer(tidy))
    if not found:
        tidy = _WORD.sub(_in_figures, tidy)
        found = list(_NUMBER.finditer(tidy))
    if len(found) != 1:
        return ()
    words = [word.casefold() for word in _WORD.findall(tidy[found[0].end() :])]
    scale = _SCALES.get(words[0]) if words else None
    of_unit = next((_SCALES[word] for word in unit.casefold().split() if word in _SCALES), 0)
    factors = {0, -of_unit} if scale is None else {scale - of_unit}
    return tuple(sorted({number.scaleb(factor) for number in _numbers(found[0][0]) for factor in factors}))


def _numbers(written: str) -> set[Decimal]:
    """What figures with commas, points and spaces may mean."""
    signs = [sign for sign in written if sign in " ,.'"]
    if not signs:
        return {Decimal(written)}
    *grouping, last = signs
    joined = re.sub(r"[ ,.']", "", written)
    as_groups = Decimal(joined)
    decimals = len(written) - 1 - written.rindex(last)
    as_decimals = Decimal(joined).scaleb(-decimals)
    if last in " '" or last in grouping:
        return {as_groups}
    if grouping or decimals != 3 or written.lstrip("-").startswith(("0", last)):
        return {as_decimals}
    return {as_groups, as_decimals}


def unit_fits(text: str, unit: str) -> bool:
    """Whether the words around a typed number are the unit, in full or in short, or none at all."""
    tidy = _POWER.sub(_in_words, unicodedata.normalize("NFKC", text).casefold())
    tidy = _AMERICAN.sub(r"\1re", tidy)
    beside = {*_SCALES, *_NO_UNIT, *_IN_WORDS}
    typed = [word for word in _WORD.findall(tidy) if word not in beside]
    words = _WORD.findall(unit.casefold())
    bare = [word for word in words if word not in _SCALES]
    latin = (word.translate(_CYRILLIC) for word in typed)
    return not words or all(_fits(word, words) or _fits(word, bare) for word in latin)


def is_bare(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def unit_of(number: str, spellings: Iterable[str]) -> str:
    """The words behind a number in the first of some spellings that has it; empty where none has."""
    for spelling in spellings:
        found = _NUMBER.search(spelling)
        if found and found[0] == number and (unit := spelling[found.end() :].strip()):
            return unit
    return ""


def _in_figures(word: re.Match[str]) -> str:
    lower = word[0].casefold()
    return str(_IN_WORDS.index(lower)) if lower in _IN_WORDS else word[0]


def _in_words(power: re.Match[str]) -> str:
    return f" {'square' if power[2] == '2' else 'cubic'} {power[1]}"


def _fits(typed: str, unit: list[str]) -> bool:
    """Whether a word is one of the unit's, nearly so, or short for it: `bcm`, `km`, `kilometer`; never `m` for km."""
    if any(typed == word or (len(typed) > 3 and typed[:4] == word[:4]) for word in unit):
        return True
    initials = {word[0] for word in unit if word not in _POWERS} | {word[0] for word in unit[:1]}
    letters = iter("".join(unit))
    return typed[0] in initials and all(letter in letters for letter in typed)

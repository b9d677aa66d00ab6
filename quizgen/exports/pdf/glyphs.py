"""Characters that no font at hand can print, and what a page shows in their place."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

import typst

from quizgen.exports.pdf.engine import Fonts, compiled

OWN = Fonts()
"""Typst's own fonts alone."""
STAND_IN = "[?]"
"""What a page shows for characters that it cannot print."""

# Latin with its accents, Cyrillic and plain punctuation: Typst's own text font has all of them.
_USUAL = re.compile("[\x20-\x7e\xa0-\u024f\u0400-\u045f\u1e00-\u1eff\u2010-\u2027]*")
_STAND_INS = re.compile(f"(?:{re.escape(STAND_IN)})+")
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MARKS = frozenset({"Mn", "Mc", "Me"})
_FOLLOWERS = _MARKS | {"Cf"}
_PROBE = b'#set document(title: "probe")\n#json("data.json")'


def missing(texts: Iterable[str], fonts: Fonts = OWN) -> tuple[str, ...]:
    """The characters (with their combining marks) in these texts that no font has, sorted."""
    return tuple(sorted({cluster for text in texts for cluster in _lacking(text, fonts)}))


def printable(text: str, fonts: Fonts = OWN) -> str:
    """A text with what no font has replaced: Chinese by pinyin, else by a plain letter or by `STAND_IN`."""
    return _without(_lacking(text, fonts), text)


@lru_cache(maxsize=10_000)
def _lacking(text: str, fonts: Fonts) -> frozenset[str]:
    if _USUAL.fullmatch(text):
        return frozenset()
    unusual = frozenset(cluster for cluster in _clusters(text) if not _USUAL.fullmatch(cluster))
    alone = frozenset(cluster for cluster in unusual if not _stands_alone(cluster, fonts))
    # Scripts whose letters join can fail together where each letter prints.
    return alone if _prints(_without(alone, text), fonts) else unusual


def _without(lacking: Collection[str], text: str) -> str:
    if not lacking:
        return text
    replaced = "".join(
        _in_pinyin("".join(run)) if chinese else "".join(_plain(c) if c in lacking else c for c in run)
        for chinese, run in groupby(_clusters(text), lambda c: c in lacking and is_chinese(c))
    )
    return _STAND_INS.sub(STAND_IN, replaced)


def is_chinese(cluster: str) -> bool:
    """Whether it is a Chinese character, which has a reading in Latin letters."""
    return _CHINESE.match(cluster) is not None


def _in_pinyin(characters: str) -> str:
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(characters, style=Style.TONE, errors=lambda _: STAND_IN)
    return " ".join(syllables) or STAND_IN


def _clusters(text: str) -> Iterator[str]:
    """Characters, each with the marks and joiners that follow it."""
    cluster = text[:1]
    for character in text[1:]:
        if unicodedata.category(character) not in _FOLLOWERS:
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _plain(cluster: str) -> str:
    parts = unicodedata.normalize("NFKD", cluster)
    bare = "".join(part for part in parts if unicodedata.category(part) not in _MARKS)
    return bare if bare and _USUAL.fullmatch(bare) else STAND_IN


def _stands_alone(cluster: str, fonts: Fonts) -> bool:
    first, *others = (unicodedata.category(character) for character in cluster)
    # A mark without a letter would join whatever stands before the text on the page, and a mark that no font
    # has makes Typst 0.15 panic when a joiner follows it.
    if first in _MARKS or ("Cf" in others and not _MARKS.isdisjoint(others)):
        return False
    return _prints(cluster, fonts)


@lru_cache(maxsize=10_000)
def _prints(text: str, fonts: Fonts) -> bool:
    # PDF/UA forbids a character without a glyph, so Typst itself tells, font fallback and all.
    try:
        compiled(_PROBE, text, fonts)
    except typst.TypstError:
        return False
    return True

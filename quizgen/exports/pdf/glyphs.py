"""Characters that no font at hand can print, and what a page shows in their place."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

import typst

from quizgen.exports.pdf.engine import compiled

STAND_IN = "[?]"
"""What a page shows for characters that it cannot print."""

# Latin with its accents, Cyrillic and plain punctuation: Typst's own text font has all of them.
_USUAL = re.compile("[\x20-\x7e\xa0-\u024f\u0400-\u045f\u1e00-\u1eff\u2010-\u2027]*")
_STAND_INS = re.compile(f"(?:{re.escape(STAND_IN)})+")
_MARKS = frozenset({"Mn", "Mc", "Me"})
_FOLLOWERS = _MARKS | {"Cf"}
_PROBE = b'#set document(title: "probe")\n#json("data.json")'


def missing(texts: Iterable[str], font_paths: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The characters (with their combining marks) in these texts that no font has, sorted."""
    return tuple(sorted({cluster for text in texts for cluster in _lacking(text, font_paths)}))


def printable(text: str, font_paths: tuple[str, ...] = ()) -> str:
    """A text with what no font has replaced by the plain letter it resembles, else by `STAND_IN`."""
    return _without(_lacking(text, font_paths), text)


@lru_cache(maxsize=10_000)
def _lacking(text: str, font_paths: tuple[str, ...]) -> frozenset[str]:
    if _USUAL.fullmatch(text):
        return frozenset()
    unusual = frozenset(cluster for cluster in _clusters(text) if not _USUAL.fullmatch(cluster))
    alone = frozenset(cluster for cluster in unusual if not _stands_alone(cluster, font_paths))
    # Scripts whose letters join can fail together where each letter prints.
    return alone if _prints(_without(alone, text), font_paths) else unusual


def _without(lacking: Collection[str], text: str) -> str:
    if not lacking:
        return text
    replaced = "".join(_plain(cluster) if cluster in lacking else cluster for cluster in _clusters(text))
    return _STAND_INS.sub(STAND_IN, replaced)


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


def _stands_alone(cluster: str, font_paths: tuple[str, ...]) -> bool:
    first, *others = (unicodedata.category(character) for character in cluster)
    # A mark without a letter would join whatever stands before the text on the page, and a mark that no font
    # has makes Typst 0.15 panic when a joiner follows it.
    if first in _MARKS or ("Cf" in others and not _MARKS.isdisjoint(others)):
        return False
    return _prints(cluster, font_paths)


@lru_cache(maxsize=10_000)
def _prints(text: str, font_paths: tuple[str, ...]) -> bool:
    # PDF/UA forbids a character without a glyph, so Typst itself tells, font fallback and all.
    try:
        compiled(_PROBE, text, font_paths)
    except typst.TypstError:
        return False
    return True

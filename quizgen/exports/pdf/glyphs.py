"""Characters that no font at hand can print, and what a page shows in their place."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from threading import Lock

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
_PROBE = b'#set document(title: "probe")\n#for text in json("data.json") { par(text) }'
_MOST_KEPT = 10_000
"""Texts of which is remembered what no font has."""


def missing(texts: Iterable[str], fonts: Fonts = OWN) -> tuple[str, ...]:
    """The characters (with their combining marks) in these texts that no font has, sorted."""
    return tuple(sorted(frozenset().union(*coverage(fonts).lacking(tuple(texts)))))


def learn(texts: Iterable[str], fonts: Fonts = OWN) -> None:
    """Find out all at once what will be asked text by text: it takes hardly more than to find out one."""
    coverage(fonts).lacking(tuple(texts))


def printable(text: str, fonts: Fonts = OWN) -> str:
    """A text with what no font has replaced: Chinese by pinyin, else by a plain letter or by `STAND_IN`."""
    [lacking] = coverage(fonts).lacking((text,))
    return _without(lacking, text)


@lru_cache(maxsize=4)
def coverage(fonts: Fonts) -> "Coverage":
    """What has been found out of some fonts so far."""
    return Coverage(fonts)


class Coverage:
    """What has been found out of some fonts."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._lacking: dict[str, frozenset[str]] = {}
        self._prints: dict[str, bool] = {}
        self._lock = Lock()

    def lacking(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """The characters of each text that no font has."""
        unusual = {text for text in texts if not _USUAL.fullmatch(text)}
        with self._lock:
            if not unusual <= self._lacking.keys():
                if len(self._lacking) > _MOST_KEPT:
                    self._lacking, self._prints = {}, {}
                self._find_out(sorted(unusual - self._lacking.keys()))
            return [self._lacking[text] if text in unusual else frozenset() for text in texts]

    def _find_out(self, texts: Sequence[str]) -> None:
        unusual = {text: frozenset(c for c in _clusters(text) if not _USUAL.fullmatch(c)) for text in texts}
        clusters: set[str] = set().union(*unusual.values())
        self._probe(filter(_may_stand_alone, clusters))
        alone = {
            text: frozenset(c for c in found if not self._prints.get(c)) for text, found in unusual.items()
        }
        # Scripts whose letters join can fail together where each letter prints.
        joined = {text: _without(alone[text], text) for text in texts if alone[text] != unusual[text]}
        self._probe(joined.values())
        for text in texts:
            whole = text not in joined or self._prints[joined[text]]
            self._lacking[text] = alone[text] if whole else unusual[text]

    def _probe(self, texts: Iterable[str]) -> None:
        unknown = sorted({text for text in texts if text not in self._prints})
        failing = _failing(unknown, self._fonts)
        self._prints.update((text, text not in failing) for text in unknown)


def _failing(texts: Sequence[str], fonts: Fonts) -> frozenset[str]:
    """Those of some texts that cannot be printed."""
    if not texts:
        return frozenset()
    # PDF/UA forbids a character without a glyph, so Typst itself tells, font fallback and all.
    try:
        compiled(_PROBE, texts, fonts)
    except typst.TypstError as error:
        if len(texts) == 1:
            return frozenset(texts)
        # It names all that fail, but a part of a text alone, or in another notation.
        named = frozenset(text for text in texts if f'`"{text}"`' in error.diagnostic)
        others = [text for text in texts if text not in named]
        middle = len(others) if named else len(others) // 2
        return named | _failing(others[:middle], fonts) | _failing(others[middle:], fonts)
    return frozenset()


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


def _may_stand_alone(cluster: str) -> bool:
    first, *others = (unicodedata.category(character) for character in cluster)
    # A mark without a letter would join whatever stands before the text on the page, and a mark that no font
    # has makes Typst 0.15 panic when a joiner follows it.
    return first not in _MARKS and ("Cf" not in others or _MARKS.isdisjoint(others))

"""Words of stems and options, as the checks compare them."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"\w+\+?")
_ARTICLES = frozenset({"the", "a", "an"})
SHORTEST = 4
"""Letters of the shortest word that carries a meaning of its own."""


@lru_cache(maxsize=1 << 14)
def tokens(text: str) -> tuple[str, ...]:
    """The words and figures of a text in their order, whatever their case."""
    return tuple(_TOKEN.findall(text.casefold()))


@lru_cache(maxsize=1 << 14)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry a meaning of their own."""
    return frozenset(word for word in tokens(text) if len(word) >= SHORTEST)


def holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands among words, as a whole."""
    if not phrase or phrase[0] not in words:
        return False
    size = len(phrase)
    return any(words[at : at + size] == phrase for at in range(len(words) - size + 1))


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """A name without its article, whatever its case."""
    folded = text.casefold()
    first, space, rest = folded.partition(" ")
    return rest if space and first in _ARTICLES else folded

"""Tags, all under `quizgen::`, so that they never mix with a learner's own.

An update of a note replaces its tags, so they are part of a note's content.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from quizgen.items.model import Item

# Anki splits tags at any space and nests them at `::`; quotes and stars mean something to its search.
_UNFIT = re.compile(r"[^\w.+-]+")
_YEAR = re.compile(r"\b\d{4}\b")


def tags_of(item: Item) -> tuple[str, ...]:
    """What a learner can pick an item's cards by: kind, topic, level, type, source and year; sorted."""
    return tuple(
        sorted(
            {
                *_branch("kind", (item.kind,)),
                *_branch("topic", item.topics),
                *_branch("level", (item.level,)),
                *_branch("type", (item.type,)),
                *_branch("source", (cited.source for cited in item.cites)),
                *_branch("as-of", _YEAR.findall(item.as_of)[-1:]),
            }
        )
    )


def _branch(name: str, values: Iterable[str]) -> Iterable[str]:
    return (f"quizgen::{name}::{fit}" for value in values if (fit := _fit(value)))


@lru_cache(maxsize=4096)
def _fit(value: str) -> str:
    return _UNFIT.sub("-", normalize("NFC", value)).strip("-")

"""All options begin or end with the same words: these belong in the stem (Haladyna 2002).

Names of kinds ("Treaty of"), units and an "about" that all share are exempt, and so are names that are options
by themselves, since nobody can shorten them, dates of one year, and whole sentences:

>>> of_options(offers("What is it?", "*Pact on trade", "Pact on peace", "Pact on borders"), context)
"all options begin with 'pact'"
>>> of_options(offers("What is it?", "*Treaty of Aigun", "Treaty of Kulja", "Treaty of Kyakhta"), context)
>>> of_options(offers("How long is it?", "*about 3000 km", "about 4000 km", "about 5000 km"), context)
"""

from collections.abc import Sequence

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered

_SHORTEST = 3
"""Letters of the shortest word worth moving; the S of "Old Style" is not."""


def of_options(offer: Offered, context: Context) -> str | None:
    """What is wrong where all options share their first or last word."""
    if offer.options[0].shape.is_ordered or all(option.text.endswith(".") for option in offer.options):
        return None
    if all(option.names.subjects for option in offer.options):
        return None
    words = [option.tokens for option in offer.options]
    if word := _shared(words, context):
        return f"all options begin with {word!r}"
    if word := _shared([found[::-1] for found in words], context):
        return f"all options end with {word!r}"
    return None


def _shared(words: Sequence[tuple[str, ...]], context: Context) -> str:
    """The first word that all begin with, those left out that they may share."""
    first, *others = words
    for at, word in enumerate(first):
        if any(other[at : at + 1] != (word,) for other in others):
            return ""
        if len(word) >= _SHORTEST and word not in context.exempt:
            return word
    return ""

"""Options that overlap: if one is right, so may be the other (Haladyna 2002).

Dates and amounts whose intervals meet, an option that stands within another, two names of one thing or of
kin:

>>> of_options(offers("When was it signed?", "*May 1858", "28 May 1858", "1860"), context)
"'May 1858' and '28 May 1858' overlap"
>>> of_options(offers("How long is it?", "*about 3000 km", "3010 km", "4000 km"), context)
"'about 3000 km' and '3010 km' overlap"
>>> of_options(offers("Where was it signed?", "*Beijing", "Peking", "Aigun"), context)
"'Beijing' and 'Peking' overlap"
>>> of_options(offers("Who signed it?", "*China", "China and Russia", "Japan"), context)
"'China' and 'China and Russia' overlap"
>>> of_options(offers("Where was it signed?", "*Beijing", "Tianjin", "Aigun"), context)
"""

from itertools import combinations

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered
from quizgen.items.lint.shapes import Shape
from quizgen.items.lint.text import holds, tokens


def of_options(offer: Offered, context: Context) -> str | None:
    """What is wrong where two options are not apart."""
    texts = offer.texts
    shapes = [context.shape(text) for text in texts]
    if shapes[0].is_ordered:
        # A year beside a day is found by `mixed-options`.
        pairs = combinations(zip(texts, shapes, strict=True), 2)
        found = next(((one, other) for (one, a), (other, b) in pairs if _meet(a, b)), None)
    else:
        found = _names(texts, context) or _within(texts)
    return f"{found[0]!r} and {found[1]!r} overlap" if found else None


def _meet(one: Shape, other: Shape) -> bool:
    dated = one.form in _DATED and other.form in _DATED
    return (one.form == other.form or dated) and one.low <= other.high and other.low <= one.high


_DATED = ("day", "month")


def _names(texts: tuple[str, ...], context: Context) -> tuple[str, str] | None:
    bearers: dict[str, str] = {}
    for text in texts:
        for head in context.heads_called(text):
            if bearers.setdefault(head, text) != text:
                return bearers[head], text
    return None


def _within(texts: tuple[str, ...]) -> tuple[str, str] | None:
    for one, other in combinations(sorted(texts, key=len), 2):
        if len(one) < len(other) and holds(tokens(other), tokens(one)):
            return one, other
    return None

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
from quizgen.items.lint.seen import Seen
from quizgen.items.lint.shapes import Shape
from quizgen.items.lint.text import holds


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where two options are not apart."""
    options = offer.options
    if options[0].shape.is_ordered:
        # A year beside a day is found by `mixed-options`.
        pairs = combinations(options, 2)
        found = next(((one, other) for one, other in pairs if _meet(one.shape, other.shape)), None)
    else:
        found = _names(options) or _within(options)
    return f"{found[0].text!r} and {found[1].text!r} overlap" if found else None


def _meet(one: Shape, other: Shape) -> bool:
    dated = one.form in _DATED and other.form in _DATED
    return (one.form == other.form or dated) and one.low <= other.high and other.low <= one.high


_DATED = ("day", "month")


def _names(options: tuple[Seen, ...]) -> tuple[Seen, Seen] | None:
    bearers: dict[str, Seen] = {}
    for option in options:
        for head in option.names.heads:
            if bearers.setdefault(head, option).text != option.text:
                return bearers[head], option
    return None


def _within(options: tuple[Seen, ...]) -> tuple[Seen, Seen] | None:
    for one, other in combinations(sorted(options, key=_length), 2):
        if _length(one) < _length(other) and holds(other.tokens, one.tokens):
            return one, other
    return None


def _length(option: Seen) -> int:
    return len(option.text)

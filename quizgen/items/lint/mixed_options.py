"""Options that differ in kind, grain or format: a year beside a full date, a town beside a country (Haladyna 2002).

>>> of_options(offers("When was it signed?", "*28 May 1858", "1860", "1862"), context)
"'28 May 1858' and '1860' are written unlike each other"
>>> of_options(offers("How long is it?", "*about 3000 km", "4000 km", "5000 km"), context)
"'about 3000 km' and '4000 km' are written unlike each other"
>>> of_options(offers("Who is a party?", "*Beijing", "Russia", "Japan"), context)
"'Beijing' and 'Russia' are not of a kind"
>>> of_options(offers("When was it signed?", "*28 May 1858", "3 June 1860", "9 July 1862"), context)
"""

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where an option is unlike the key in what it is or how it is written."""
    key, *others = offer.options
    for other in others:
        if other.manner != key.manner:
            return f"{key.text!r} and {other.text!r} are written unlike each other"
        if key.names.kinds and other.names.kinds and key.names.kinds.isdisjoint(other.names.kinds):
            return f"{key.text!r} and {other.text!r} are not of a kind"
    return None

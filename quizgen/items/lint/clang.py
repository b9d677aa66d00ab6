"""A word of the stem rings again in the key and in no other option (NBME: clang association).

Names of kinds ("Treaty of …") and units say nothing of one option, and are exempt:

>>> of_options(offers("Who spoke of a mutual benefit?", "*Mutual aid", "Trade", "Peace"), context)
"'mutual' stands in the stem and, of the options, only in the key"
>>> of_options(offers("Who spoke of a mutual benefit?", "*Mutual aid", "Mutual trade", "Peace"), context)
>>> of_options(offers("Which treaty was signed first?", "*Treaty of Aigun", "Kyakhta", "Ili"), context)
"""

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered
from quizgen.items.lint.text import content


def of_options(offer: Offered, context: Context) -> str | None:
    """What is wrong where a content word of the stem tells the key from the other options."""
    key, *others = offer.options
    shared = (content(offer.stem) & key.content) - context.exempt
    for other in others:
        shared -= other.content
    return f"{min(shared)!r} stands in the stem and, of the options, only in the key" if shared else None

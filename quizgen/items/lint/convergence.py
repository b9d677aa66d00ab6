"""The key shares the most words with the other options: it is where they all meet (NBME).

>>> of_options(offers("When was it signed?", "*28 May 1858", "3 May 1860", "9 June 1858"), context)
'the key shares 2 words with the other options, none of them as many'
>>> of_options(offers("When was it signed?", "*28 May 1858", "3 May 1860", "9 June 1861"), context)
"""

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where the key has strictly more words in common with the others than any of them."""
    words = [option.telling for option in offer.options]
    key, *others = words
    common = sum([len(key & other) for other in others])
    if common < 2:
        return None
    for one in others:
        if sum(len(one & other) for other in words if other is not one) >= common:
            return None
    return f"the key shares {common} words with the other options, none of them as many"

"""An article at the end of the stem fits the key and not the other options (Haladyna 2002; NBME).

>>> of_options(offers("The text of 1858 is an", "*agreement", "protocol", "memorandum"), context)
"'an' before the options fits 'agreement' and not 'protocol'"
>>> of_options(offers("What is the text of 1858?", "*Agreement", "Protocol", "Memorandum"), context)
"""

import re

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered

_ARTICLE = re.compile(r"\b(an?)\s*(?:_+|…|\.\.\.)?\s*[?:.]?$")
_BEHIND = "_….?: "
"""What may stand behind the article."""
_VOWELS = frozenset("aeiou")


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where the stem's last word is an article that tells options apart."""
    if not offer.stem.rstrip(_BEHIND).endswith(("a", "an")) or not (found := _ARTICLE.search(offer.stem)):
        return None
    fits = [(text[:1].casefold() in _VOWELS) == (found[1] == "an") for text in offer.texts]
    if all(fits) or not any(fits):
        return None
    yes, no = offer.texts[fits.index(True)], offer.texts[fits.index(False)]
    return f"{found[1]!r} before the options fits {yes!r} and not {no!r}"

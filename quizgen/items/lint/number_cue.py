"""Singular or plural of the stem fits only some of the options: write stems that fit all (Haladyna 2002; NBME).

>>> of_options(offers("Which of these were founded in 1945?", "*United Nations", "NATO", "SCO"), context)
"'were' fits 'United Nations' and not 'NATO'"
>>> of_options(offers("Which of these did Peru found?", "*United Nations", "NATO", "SCO"), context)
"""

import re

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered

_VERB = re.compile(r"\bwhich of (?:these|the following)(?: \w+)? (is|was|has|are|were|have)\b", re.IGNORECASE)
_PLURAL = frozenset({"are", "were", "have"})


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where the verb that the options go with agrees with some of them alone."""
    plural = [option.names.plural for option in offer.options]
    if all(plural) or not any(plural):
        return None
    found = _VERB.search(offer.stem)
    if found is None:
        return None
    wanted = found[1].casefold() in _PLURAL
    yes, no = offer.texts[plural.index(wanted)], offer.texts[plural.index(not wanted)]
    return f"{found[1]!r} fits {yes!r} and not {no!r}"

"""All of the above, none of the above, both A and B: who knows two options knows the third (Haladyna 2002; NBME).

>>> of_options(offers("Where was it signed?", "*Both of these", "Kyakhta", "Aigun"), context)
"'Both of these' speaks of the other options"
>>> of_options(offers("Where was it signed?", "*Nerchinsk", "Kyakhta", "Aigun"), context)
"""

import re

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered

_SPEAKS = re.compile(
    r"(?:all|none|any|both|neither|either|some|two)(?: of)?(?: the)? (?:above|these|them|others?|foregoing)\b"
    r"|(?:both|neither|either|only)? ?[a-e] (?:and|or|nor) [a-e]$",
    re.IGNORECASE,
)


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where an option speaks of the others."""
    for option in offer.options:
        if _SPEAKS.match(option.text):
            return f"{option.text!r} speaks of the other options"
    return None

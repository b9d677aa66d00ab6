"""Two options say the same.

>>> of_options(offers("Where was it signed?", "*Aigun", "Beijing", "beijing"), context)
"'beijing' stands twice among the options"
>>> of_options(offers("Where was it signed?", "*Aigun", "Beijing", "Tianjin"), context)
"""

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where two options have the same words."""
    seen = set()
    for option in offer.options:
        if option.folded in seen:
            return f"{option.text!r} stands twice among the options"
        seen.add(option.folded)
    return None

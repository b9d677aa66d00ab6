"""Always, never, only: test-wise students know that such an option is seldom right (Haladyna 2002; NBME).

>>> of_options(offers("What did it settle?", "*The border", "Trade alone, and always", "Peace"), context)
"'Trade alone, and always' says 'always'"
>>> of_options(offers("What did it settle?", "*The border", "Trade", "Peace"), context)
"""

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered
from quizgen.items.lint.text import tokens

_ABSOLUTE = frozenset(
    {
        "always", "never", "only", "all", "every", "everybody", "everything", "none", "nobody", "nothing",
        "completely", "entirely", "absolutely", "totally", "solely", "exclusively", "invariably",
    }
)  # fmt: skip


def of_options(offer: Offered, context: Context) -> str | None:
    """What is wrong where an option, other than by its name, is put absolutely."""
    for text in offer.texts:
        found = _ABSOLUTE.intersection(tokens(text))
        if found and not context.subjects_called(text):
            return f"{text!r} says {min(found)!r}"
    return None

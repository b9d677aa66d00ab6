"""Always, never, only: test-wise students know that such an option is seldom right (Haladyna 2002; NBME).

>>> of_options(offers("What did it settle?", "*The border", "Trade alone, and always", "Peace"), context)
"'Trade alone, and always' says 'always'"
>>> of_options(offers("What did it settle?", "*The border", "Trade", "Peace"), context)
"""

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered

_ABSOLUTE = frozenset(
    {
        "always", "never", "only", "all", "every", "everybody", "everything", "none", "nobody", "nothing",
        "completely", "entirely", "absolutely", "totally", "solely", "exclusively", "invariably",
    }
)  # fmt: skip


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where an option, other than by its name, is put absolutely."""
    for option in offer.options:
        if not _ABSOLUTE.isdisjoint(option.words) and not option.names.subjects:
            return f"{option.text!r} says {min(_ABSOLUTE & option.words)!r}"
    return None

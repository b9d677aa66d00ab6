"""The stem asks what is not so: readers pass over the one word on which all turns (Haladyna 2002; NBME).

A negative that cannot be avoided is emphasised, in capitals:

>>> of_item(choice("Which of these is not a member?", "*Japan", "China", "Russia"), context)
"the stem says 'not'"
>>> of_item(choice("Which of these is NOT a member?", "*Japan", "China", "Russia"), context)
"""

import re

from quizgen.items.lint.context import Context
from quizgen.items.lint.text import tokens
from quizgen.items.model import Item

_WORDS = frozenset({"not", "never", "except", "cannot", "t"})
"""What is left of negatives in single words: "wasn't" ends in a t."""
_NEGATIVE = re.compile(r"\b(?:[Nn]ot|[Nn]ever|[Ee]xcept|[Cc]annot|\w+n['’]t)\b")


def of_item(item: Item, _: Context) -> str | None:
    """What is wrong where a negative in the stem is easily passed over."""
    if _WORDS.isdisjoint(tokens(item.stem)):
        return None
    # A name may hold such a word.
    found = _NEGATIVE.search(item.stem.replace(item.subject_name, ""))
    return f"the stem says {found[0]!r}" if found else None

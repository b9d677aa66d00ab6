"""Numbers and dates out of order; in a form, other options that stand in the order of the alphabet (Haladyna 2002).

>>> of_item(choice("When was it signed?", "*1858", "1851", "1860"), context)
"'1858' stands before '1851'"
>>> of_item(choice("When was it signed?", "1851", "*1858", "1860"), context)
>>> sorted_by_name = [choice("Where was it signed?", "*Aigun", "Beijing", "Tianjin")] * 8
>>> [found.message for found in of_form(sorted_by_name, context)]
['the options of 8 of 8 items stand in the order of the alphabet']
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import factorial

from quizgen.items.lint.chance import TOO_UNLIKELY, at_least
from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import InForm
from quizgen.items.model import Item


def of_item(item: Item, context: Context) -> str | None:
    """What is wrong where dates or amounts of one form do not rise or fall."""
    if not item.options:
        return None
    texts = [option.text for option in item.options]
    shapes = [context.seen(text).shape for text in texts]
    if not shapes[0].is_ordered or any(found.form != shapes[0].form for found in shapes):
        return None
    places = [found.low for found in shapes]
    if places in (sorted(places), sorted(places, reverse=True)):
        return None
    at = next(n for n, (one, other) in enumerate(pairwise(places)) if one > other)
    return f"{texts[at]!r} stands before {texts[at + 1]!r}"


def of_form(items: Sequence[Item], context: Context) -> Iterator[InForm]:
    """A finding where more options stand sorted by their words than chance makes."""
    in_words = [
        texts
        for texts in ([option.text.casefold() for option in item.options] for item in items)
        if texts and not context.seen(texts[0]).shape.is_ordered
    ]
    if not in_words:
        return
    in_order = sum(texts == sorted(texts) for texts in in_words)
    chance = sum(1 / factorial(len(texts)) for texts in in_words) / len(in_words)
    if at_least(in_order, len(in_words), chance) < TOO_UNLIKELY:
        message = f"the options of {in_order} of {len(in_words)} items stand in the order of the alphabet"
        yield InForm(None, message)

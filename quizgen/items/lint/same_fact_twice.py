"""Two items of a form ask the same fact: who knows one has both, and one may answer the other.

>>> one = choice("When was Aigun signed?", "*1858", "1860", "1862", asks=["aigun/signed"])
>>> other = typed("In which year was the treaty of Aigun made?", "1858", asks=["aigun/signed"])
>>> [found.message for found in of_form([one, other], context)]
['it asks aigun/signed, which another item asks too']
>>> list(of_form([one], context))
[]
"""

from collections.abc import Iterator, Sequence

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import InForm
from quizgen.items.model import Item


def of_form(items: Sequence[Item], _: Context) -> Iterator[InForm]:
    """A finding for each item that asks a fact which an earlier one asks."""
    seen: set[str] = set()
    for item in items:
        if twice := sorted(seen.intersection(item.asks)):
            yield InForm(item, f"it asks {twice[0]}, which another item asks too")
        seen.update(item.asks)

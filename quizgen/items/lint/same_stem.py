"""Two items of a form ask in the same words: one question that takes several answers would do.

>>> one = choice("Which of these is a member of the SCO?", "*China", "Japan", "Brazil")
>>> other = choice("Which of these is a member of the SCO?", "*Russia", "Egypt", "Peru")
>>> [found.message for found in of_form([one, other], context)]
["it asks in the words of another item: 'Which of these is a member of the SCO?'"]
>>> list(of_form([one], context))
[]
"""

from collections.abc import Iterator, Sequence

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import InForm
from quizgen.items.model import Item


def of_form(items: Sequence[Item], _: Context) -> Iterator[InForm]:
    """A finding for each item that repeats the stem of one of its type."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        key = (item.type, item.stem)
        if key in seen:
            yield InForm(item, f"it asks in the words of another item: {item.stem!r}")
        seen.add(key)

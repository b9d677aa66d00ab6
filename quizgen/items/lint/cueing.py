"""One item of a form answers another: what it shows states the fact that the other asks (Haladyna 2002; NBME).

Naming a subject is no cue; naming it together with what is asked of it is:

>>> told = typed("Who signed the Treaty of Aigun in 1858?", "Muravyov", subject="aigun")
>>> asked = {"template": "treaty-signed-year", "asks": ["aigun/signed"], "subject": "aigun"}
>>> year = choice("In which year was the Treaty of Aigun signed?", "1851", "*1858", "1860", **asked)
>>> [found.message for found in of_form([told, year], context)]
["it is answered by 'Who signed the Treaty of Aigun in 1858?'"]
>>> named = typed("Who signed the Treaty of Aigun for Russia?", "Muravyov", subject="aigun")
>>> list(of_form([named, year], context))
[]
"""

from collections.abc import Iterator, Sequence

from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import InForm
from quizgen.items.lint.marks import Marks
from quizgen.items.model import Item


def of_form(items: Sequence[Item], context: Context) -> Iterator[InForm]:
    """A finding for each item that another one answers."""
    for item in items:
        teller = next((one for one in items if one is not item and cues(one, item, context)), None)
        if teller:
            yield InForm(item, f"it is answered by {teller.stem!r}")


def cues(one: Item, other: Item, context: Context) -> bool:
    """Whether what one item shows states what the other asks."""
    told, asked = context.told(one).shown, context.told(other).asked
    return any(fact <= shown for fact in asked for shown in told)


class Cues:
    """Items that stand together, so that one which would cue them, or be cued by them, is found at once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._shown: dict[str, list[Marks]] = {}
        """What the items show, by each of its marks."""
        self._asked: dict[str, list[Marks]] = {}
        """What states a fact that they ask, by its first mark."""

    def admit(self, item: Item) -> bool:
        """Whether an item neither cues one of these nor is cued by one."""
        told = self._context.told(item)
        for fact in told.asked:
            if any(fact <= shown for shown in self._shown.get(min(fact), ())):
                return False
        return not any(
            fact <= shown for shown in told.shown for mark in shown for fact in self._asked.get(mark, ())
        )

    def add(self, item: Item) -> None:
        """Let an item stand with these."""
        told = self._context.told(item)
        for fact in told.asked:
            self._asked.setdefault(min(fact), []).append(fact)
        for shown in told.shown:
            for mark in shown:
                self._shown.setdefault(mark, []).append(shown)

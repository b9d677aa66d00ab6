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

"""The key is told by its length: the longest option is right too often (Haladyna 2002; NBME).

The key may not be longer than every other option and than 1.4 times their mean:

>>> of_options(offers("Where was it signed?", "*Saint Petersburg", "Kyakhta", "Aigun"), context)
'the key has 16 characters, the others 6 on average'
>>> of_options(offers("Where was it signed?", "*Saint Petersburg", "Nizhny Novgorod", "Ulaanbaatar"), context)

In a form, the key may not be the longest in far more of the items than chance makes it:

>>> told = [choice("Where?", "*Nerchinsk", "Kyakhta", "Aigun")] * 12
>>> [found.message for found in of_form(told, context)]
['the key is the longest option in 12 of 12 items']
>>> list(of_form(told[:3], context))
[]
"""

from collections.abc import Iterator, Sequence

from quizgen.items.lint.chance import TOO_UNLIKELY, at_least
from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import InForm, Offered, offered
from quizgen.items.model import Item

MOST = 1.4
"""How many times the mean distractor the key may measure."""
_OFTEN = 1.5
"""How many times as often as chance makes it the key may be the longest of a form's options."""


def of_options(offer: Offered, _: Context) -> str | None:
    """What is wrong where the key is by far the longest option."""
    key, *lengths = [len(option.text) for option in offer.options]
    if not lengths or key <= max(lengths) or key * len(lengths) <= MOST * sum(lengths):
        return None
    return f"the key has {key} characters, the others {sum(lengths) / len(lengths):.0f} on average"


def of_form(items: Sequence[Item], context: Context) -> Iterator[InForm]:
    """A finding where the key is the longest option in too many items."""
    offers = [offer for item in items if (offer := offered(item, context)) and offer.wrong]
    if not offers:
        return
    longest = sum(len(offer.key) > max(map(len, offer.wrong)) for offer in offers)
    chance = sum(1 / len(offer.texts) for offer in offers) / len(offers)
    too_often = longest > _OFTEN * chance * len(offers)
    if too_often and at_least(longest, len(offers), chance) < TOO_UNLIKELY:
        yield InForm(None, f"the key is the longest option in {longest} of {len(offers)} items")

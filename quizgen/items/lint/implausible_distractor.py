"""A distractor that nobody would choose: outside the range of its property, or of another age (Haladyna 2002).

The range is that of the values on record, with fifteen years around dates and a factor of three around amounts.
What a source got wrong, a curator ruled out or the same subject has for another date is plausible wherever it lies:

>>> signed = {"template": "treaty-signed-year", "asks": ["aigun/signed"], "subject": "aigun"}
>>> of_item(choice("When was Aigun signed?", "*1858", "1860", "2019", **signed), context)
"'2019' lies far outside of the range of such values"
>>> of_item(choice("When was Aigun signed?", "1851", "*1858", "1860", **signed), context)

Nobody takes part in what was settled for good before they were there:

>>> party = {"asks": ["nerchinsk/parties/china"], "subject": "nerchinsk"}
>>> of_item(choice("Who is a party to the Treaty of Nerchinsk?", "*China", "SCO", "Japan", **party), context)
"'SCO' began only after Treaty of Nerchinsk"
"""

from quizgen.facts.model import Fact
from quizgen.items.lint.context import Context
from quizgen.items.lint.finding import Offered, offered
from quizgen.items.lint.shapes import Shape
from quizgen.items.model import Item, Option

_CURATED = ("misreported", "ruled-out")
"""Proofs of errors on record (`quizgen.items.proofs`): somebody made them, however far off they are."""
_YEARS = 15
_TIMES = 3


def of_item(item: Item, context: Context) -> str | None:
    """What is wrong where a distractor lies where no answer can."""
    offer = offered(item, context)
    fact = context.facts.get(item.asks[0]) if offer and len(item.asks) == 1 else None
    if offer is None or fact is None:
        return None
    key = offer.options[0].shape
    if not key.is_ordered:
        return _of_another_age(offer, item, fact, context)
    known = context.ranges.get((item.kind, fact.property_id, key.form))
    if known is None:
        return None
    low, high = _widened(key, min(known[0], key.low), max(known[1], key.high))
    for option in item.options:
        seen = context.seen(option.text).shape
        if (
            seen.form == key.form
            and not low <= seen.low <= seen.high <= high
            and not _is_made(option, item, context)
        ):
            return f"{option.text!r} lies far outside of the range of such values"
    return None


def _is_made(option: Option, item: Item, context: Context) -> bool:
    """Whether it is an error that people make: one on record, or another date of the same subject."""
    return option.proof in _CURATED or option.text in context.written_of(item.subject)


def _widened(key: Shape, low: float, high: float) -> tuple[float, float]:
    if key.form == "number":
        return low - _YEARS, high + _YEARS
    if not key.is_amount:
        return low - _YEARS * 372, high + _YEARS * 372
    return min(low / _TIMES, low * _TIMES), max(high / _TIMES, high * _TIMES)


def _of_another_age(offer: Offered, item: Item, fact: Fact, context: Context) -> str | None:
    """What is wrong where a distractor was not there yet when a list was settled for good, as a treaty's parties are."""
    extent = context.world.subjects[fact.subject].extents.get(fact.property_id)
    began = context.births.get(fact.subject)
    if extent is None or not extent.timeless or began is None or item.template in context.reverse:
        return None
    if _begun_after(offer.key, began.last, context):
        return None
    late = next((text for text in offer.wrong if _begun_after(text, began.last, context)), None)
    return f"{late!r} began only after {item.subject_name}" if late else None


def _begun_after(text: str, day: int, context: Context) -> bool:
    births = [context.births.get(id) for id in context.seen(text).names.subjects]
    return bool(births) and all(birth is not None and birth.first > day for birth in births)

"""A timeline to fill: of each event the date is given and the event is missing, or the other way round."""

from random import Random

from quizgen.facts.dates import Date
from quizgen.facts.model import Many
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.problems import Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import choose, seed_of, shortage
from quizgen.quizzes.worksheets.model import Event, Timeline

LONGEST = 120
"""Characters of the longest event that stands on two lines."""


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[Timeline, Problems]:
    """The events in order, of every two of which it is certain which came first."""
    dates: dict[str, Date] = {}
    texts: dict[str, str] = {}

    def fits(item: Item) -> bool:
        date = _date(item, pool)
        if date is None or any(_overlap(date, other) for other in dates.values()):
            return False
        text = pool.told_without(item)
        told = str(date.year) in text or len(text) > LONGEST or text in texts.values()
        if text and not told:
            dates[item.id], texts[item.id] = date, text
        return item.id in texts

    # What one question tells of another is no matter here: all dates and events stand in view together.
    items = choose(recipe, pool, lambda one, other: False, fits=fits)
    in_order = sorted(items, key=lambda item: dates[item.id].first)
    chance = Random(f"{seed_of(recipe)}/left-out")
    # Of every two neighbours one is asked for by its date, the other by its event.
    without_date = frozenset(at + chance.randrange(2) for at in range(0, len(in_order) - 1, 2))
    events = tuple(
        Event(str(dates[item.id]), texts[item.id], at in without_date, item)
        for at, item in enumerate(in_order)
    )
    offered = [event.text for event in events if not event.asks_date]
    chance.shuffle(offered)
    return Timeline(events, tuple(offered)), shortage(recipe, items, pool)


def _date(item: Item, pool: Pool) -> Date | None:
    """The date that an item asks for; None where it asks anything else, or good sources differ."""
    fact = pool.fact(item.asks[0]) if len(item.asks) == 1 else None
    if fact is None or pool.world.property_of(fact).many is not Many.ONE or fact.says.alternatives:
        return None
    return fact.value if isinstance(fact.value, Date) else None


def _overlap(one: Date, other: Date) -> bool:
    return one.first <= other.last and other.first <= one.last

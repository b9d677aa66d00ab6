"""Every item of the collection that quizgen ships, looked at by the slow checker."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import pytest

from quizgen.facts.dates import parse
from quizgen.items.checking import idle_templates
from quizgen.items.model import Choice, ItemType, Level
from quizgen.items.pool import Pool
from tests import shipped
from tests.slow_checker import SlowChecker

ONE_IN = 12
"""Of the shipped items, one in so many is judged by the slow checker in the fast tests."""


def test_items_are_true_traceable_and_have_one_right_answer() -> None:
    assert len(shipped.items()) > 5000
    assert list(faults(ONE_IN)) == []


@pytest.mark.slow
def test_so_is_every_item() -> None:
    assert list(faults(1)) == []


def faults(one_in: int) -> Iterator[str]:
    """What the slow checker finds in one of so many items: every one takes minutes."""
    checker = SlowChecker(*shipped.collection())
    for item in islice(shipped.items().values(), 0, None, one_in):
        yield from checker.faults(item)


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2012-06-30"])
def test_so_it_is_in_an_earlier_world(day: str) -> None:
    collection, questions = shipped.collection()
    items = list(Pool(collection, questions, day=parse(day)).items())
    checker = SlowChecker(collection, questions, parse(day))
    assert len(items) > 1000
    assert [fault for item in items for fault in checker.faults(item)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "day", ["1700", "1861", "1949-10-01", "1991-12", "1995", "2001-06-15", "2008", "2017", "2024-02-29"]
)
def test_so_it_is_on_any_day(day: str) -> None:
    collection, questions = shipped.collection()
    checker = SlowChecker(collection, questions, parse(day))
    items = Pool(collection, questions, day=parse(day)).items()
    assert [fault for item in items for fault in checker.faults(item)] == []


def test_every_template_makes_an_item() -> None:
    assert [problem.message for problem in idle_templates(shipped.pool())] == []


def test_ids_are_unique_and_say_what_is_asked() -> None:
    pool = shipped.pool()
    ids = [slot.id for slot in pool.slots()] + [item.id for item in pool.written]
    assert len(ids) == len(set(ids))
    for item in shipped.items().values():
        assert item.id.startswith(f"{item.template}/{item.subject}/")


def test_there_is_enough_to_ask() -> None:
    items = shipped.items().values()
    assert len(items) >= 4000
    assert len({fact for item in items for fact in item.asks}) >= 900
    assert all(0 <= item.difficulty <= 1 for item in items)


@pytest.mark.parametrize("kind", ["treaty", "pipeline", "organisation"])
def test_every_type_and_level_is_there_in_each_of_the_main_kinds(kind: str) -> None:
    items = [item for item in shipped.items().values() if item.kind == kind]
    assert {item.type for item in items} == set(ItemType)
    assert {item.level for item in items} == set(Level)


def test_every_level_has_its_share() -> None:
    levels = Counter(item.level for item in shipped.items().values())
    assert all(levels[level] >= 0.15 * levels.total() for level in Level), levels


def test_the_key_gives_itself_away_neither_by_its_place_nor_by_its_length() -> None:
    ranks: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    longest: Counter[bool] = Counter()
    for item in shipped.items().values():
        if isinstance(item.body, Choice) and len(item.options) == 3:
            ranks[item.body.in_order][next(at for at, o in enumerate(item.options) if o.right)] += 1
            first, second, _ = sorted(item.options, key=lambda o: -len(o.text))
            if len(first.text) > 1.4 * len(second.text):
                longest[first.right] += 1
    for found in ranks.values():
        assert all(0.26 < found[rank] / found.total() < 0.41 for rank in range(3)), found
    # By chance one in three; whoever always takes an option that is far longer than the others gains little.
    assert longest[True] / longest.total() < 0.45


def test_no_two_items_state_their_subject_in_raw_ids() -> None:
    subjects = shipped.collection()[0].subjects
    raw = {id for id in subjects if "-" in id and id != subjects[id].name}
    for item in shipped.items().values():
        assert not raw & set(item.stem.rstrip("?.").split()), item.stem

"""Whatever a curator writes: never a wrong key, never a crash."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizgen.facts.dates import parse
from quizgen.items.model import Item, ItemType
from quizgen.items.pool import Pool
from quizgen.quizzes.decks import assemble
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.recipes import DeckRecipe, Filter, Part, QuizRecipe, SectionRecipe
from tests.items.invented import collections, loaded
from tests.slow_checker import SlowChecker

DAYS = st.sampled_from([None, None, "2001-06", "2001-06-30", "2002", "2002-06-15", "1700", "-0043-03"])
QUIETLY = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "database": None,
    "derandomize": True,
}


def _check(files: dict[str, bytes], written: str | None, seed: int) -> None:
    collection, questions, wrong = loaded(files)
    assume(not wrong)
    day = parse(written) if written else None
    pool = Pool(collection, questions, day=day)
    checker = SlowChecker(collection, questions, day)
    items = []
    for slot in pool.slots():
        made = pool.make(slot)
        if isinstance(made, Item):
            items.append(made)
            assert checker.faults(made) == []
            assert pool.make(slot, made.tokens) == made
    recipe = QuizRecipe("quiz", "Quiz", (SectionRecipe("All", Filter(), 5),), seed=seed, forms=2)
    quiz, _ = draw(recipe, pool)
    for form in quiz.forms:
        asked = [fact for entry in form.entries for fact in entry.item.asks]
        assert len(asked) == len(set(asked))
    deck, _ = assemble(DeckRecipe("deck", "Deck", "", (Part("", Filter(types=tuple(ItemType))),)), pool)
    covered = [fact for card in deck.cards for fact in card.item.asks]
    assert len(covered) == len(set(covered))


@settings(max_examples=4, **QUIETLY)
@given(collections(), DAYS, st.integers(0, 2**63))
def test_every_item_of_any_collection_holds(files: dict[str, bytes], day: str | None, seed: int) -> None:
    _check(files, day, seed)


@pytest.mark.slow
@settings(max_examples=1500, **QUIETLY)
@given(collections(), DAYS, st.integers(0, 2**63))
def test_every_item_of_very_many_collections_holds(
    files: dict[str, bytes], day: str | None, seed: int
) -> None:
    _check(files, day, seed)

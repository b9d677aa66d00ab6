"""Two hundred quizzes of the shipped collection, in every shape that its recipes and a teacher ask for."""

from dataclasses import replace
from functools import cache
from itertools import cycle, product

import pytest

from quizgen.items.model import Choice, Item, ItemType, Level
from quizgen.items.patience import PatientPool
from quizgen.items.types import TYPES
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.model import Form
from quizgen.quizzes.recipes import Filter, QuizRecipe, SectionRecipe
from tests import shipped
from tests.slow_checker import SlowChecker


@cache
def pool() -> PatientPool:
    return PatientPool(*shipped.collection())


@cache
def checker() -> SlowChecker:
    return SlowChecker(*shipped.collection())


def shapes() -> list[QuizRecipe]:
    """The collection's own quizzes, and what a teacher may ask for besides."""
    own = [recipe for recipe in shipped.own_recipes() if isinstance(recipe, QuizRecipe)]
    teachers = {
        "anything": [SectionRecipe("", Filter(), 12)],
        "one-of-each": [SectionRecipe(str(t), Filter(types=(t,)), 5) for t in TYPES],
        "a-member": [
            SectionRecipe("", Filter(subjects=("sco",)), 8),
            SectionRecipe("", Filter(about=("organisation",)), 8),
        ],
        "understanding": [SectionRecipe("", Filter(levels=(Level.UNDERSTAND,)), 6)],
        "as-wished": [
            SectionRecipe("", Filter(types=(ItemType.CHOICE,)), 10, including=("sco", "power-of-siberia"))
        ],
    }
    return own + [QuizRecipe(id, id, tuple(sections), forms=3) for id, sections in teachers.items()]


def check(form: Form, first: Form) -> None:
    asked = [fact for entry in form.entries for fact in entry.item.asks]
    assert len(asked) == len(set(asked))
    stems = [entry.item.stem for entry in form.entries]
    assert len(stems) == len(set(stems))
    assert [entry.number for entry in form.entries] == list(range(1, len(form.entries) + 1))
    for section, other in zip(form.sections, first.sections, strict=True):
        by_id = {entry.item.id: entry.item for entry in other.entries}
        assert {entry.item.id for entry in section.entries} == by_id.keys()
        for entry in section.entries:
            twin = by_id[entry.item.id]
            assert sorted(entry.item.options, key=repr) == sorted(twin.options, key=repr)
            if isinstance(entry.item.body, Choice) and entry.item.body.in_order:
                assert entry.item == twin


SOUND: dict[Item, bool] = {}


def is_sound(item: Item) -> bool:
    if item not in SOUND:
        SOUND[item] = checker().faults(item) == []
    return SOUND[item]


def holds(recipe: QuizRecipe) -> None:
    quiz, problems = draw(recipe, pool())
    assert problems == ()
    assert len(quiz.forms) == recipe.forms
    for form in quiz.forms:
        assert len(form.entries) == recipe.count
        assert [e.item.id for e in form.entries if not is_sound(e.item)] == []
        check(form, form if recipe.different else quiz.forms[0])
    asked_in_all = [fact for form in quiz.forms for entry in form.entries for fact in entry.item.asks]
    assert not recipe.different or len(asked_in_all) == len(set(asked_in_all))


def test_two_hundred_quizzes_hold() -> None:
    for seed, recipe in zip(range(200), cycle(shapes()), strict=False):
        holds(replace(recipe, seed=seed))


@pytest.mark.slow
def test_two_hundred_quizzes_of_each_shape_hold() -> None:
    for seed, recipe in product(range(200), shapes()):
        holds(replace(recipe, seed=seed))


def test_other_seeds_draw_other_items() -> None:
    recipe = QuizRecipe("all", "All", (SectionRecipe("", Filter(), 20),))
    drawn = [
        frozenset(e.item.id for e in draw(replace(recipe, seed=n), pool())[0].forms[0].entries)
        for n in range(20)
    ]
    assert len(set(drawn)) == 20
    assert len(frozenset.union(*drawn)) > 300

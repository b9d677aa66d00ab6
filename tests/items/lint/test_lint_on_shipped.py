"""The collection that quizgen ships, as the lint reads it."""

from dataclasses import replace

import pytest

from quizgen.items import lint
from quizgen.items.patience import PatientPool
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.recipes import QuizRecipe
from tests import shipped


def test_nothing_is_found_that_is_not_waived() -> None:
    context = shipped.pool().lint
    found = [finding for item in shipped.items().values() for finding in lint.of_item(item, context)]
    assert [(finding.item.id, finding.code, finding.message) for finding in found if finding.item] == []


def test_waivers_are_rare() -> None:
    waived = [item.id for item in shipped.items().values() if item.waived]
    assert len(waived) <= 0.01 * len(shipped.items())
    for item in shipped.items().values():
        if item.waived:
            seen = {found.code for found in lint.of_item(replace(item, waived=()), shipped.pool().lint)}
            assert seen == set(item.waived), "a waiver that waives nothing"


def _check_forms(seeds: range) -> None:
    pool = PatientPool(*shipped.collection())
    for recipe in shipped.own_recipes():
        for seed in seeds if isinstance(recipe, QuizRecipe) else ():
            quiz, _ = draw(replace(recipe, seed=seed), pool)
            for form in quiz.forms:
                found = lint.of_form([entry.item for entry in form.entries], pool.lint)
                assert found == (), (recipe.id, seed, [(one.code, one.message) for one in found])


def test_no_form_is_flawed() -> None:
    _check_forms(range(10))


@pytest.mark.slow
def test_no_form_is_flawed_under_a_thousand_seeds() -> None:
    _check_forms(range(1000))

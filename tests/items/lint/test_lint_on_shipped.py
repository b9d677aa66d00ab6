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
    context = shipped.pool().lint
    waiving = [item for item in shipped.items().values() if item.waived]
    flawed = {
        item.id: {found.code for found in lint.of_item(replace(item, waived=()), context)} for item in waiving
    }
    assert sum(map(bool, flawed.values())) <= 0.01 * len(shipped.items())
    for template in {item.template for item in waiving}:
        own = [item for item in waiving if item.template == template]
        seen = set().union(*(flawed[item.id] for item in own))
        assert seen == set(own[0].waived), f"{template} waives what nothing is found of"


def _check_forms(seeds: range) -> None:
    pool = PatientPool(*shipped.collection())
    for recipe in shipped.own_recipes():
        for seed in seeds if isinstance(recipe, QuizRecipe) else ():
            quiz, _ = draw(replace(recipe, seed=seed), pool)
            for form in quiz.forms:
                found = lint.of_form([entry.item for entry in form.entries], pool.lint)
                assert found == (), (recipe.id, seed, [(one.code, one.message) for one in found])


def test_no_form_is_flawed() -> None:
    _check_forms(range(3))


@pytest.mark.slow
def test_no_form_is_flawed_under_a_thousand_seeds() -> None:
    _check_forms(range(1000))

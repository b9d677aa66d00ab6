"""Each check's own file shows what it flags and what it lets pass; here these examples are run."""

import doctest
import importlib
import pkgutil

import pytest

from quizgen.items import lint
from quizgen.items.lint import CHECKS
from tests.items.lint.examples import choice, context, offers, typed

FILES = {module.name for module in pkgutil.iter_modules(lint.__path__)}
CHECKING = [check.code.replace("-", "_") for check in CHECKS]


@pytest.mark.parametrize("name", CHECKING)
def test_the_examples_of_a_check_are_right(name: str) -> None:
    module = importlib.import_module(f"quizgen.items.lint.{name}")
    given = {"choice": choice, "offers": offers, "typed": typed, "context": context()}
    example = doctest.DocTestParser().get_doctest(
        module.__doc__, {**vars(module), **given}, name, module.__file__, 0
    )
    looks = [
        one
        for one in example.examples
        if "of_options(" in one.source or "of_item(" in one.source or "of_form(" in one.source
    ]
    assert any(one.want not in ("", "[]\n") for one in looks), "no example fails the check"
    assert any(one.want in ("", "[]\n") for one in looks), "no example passes the check"

    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_every_check_has_a_code_a_hint_and_a_file_of_its_own() -> None:
    assert set(CHECKING) <= FILES
    assert sorted(set(CHECKING)) == CHECKING
    for check in CHECKS:
        assert check.hint
        assert check.of_options or check.of_item or check.of_form

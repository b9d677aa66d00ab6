"""What a recipe or a command can name, and what is suggested for a name that is mistyped."""

import pytest

from quizgen.quizzes.naming import Names
from tests.small_collection import asked


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(*asked())


@pytest.mark.parametrize(
    "id",
    [
        "aigun",
        "aigun/signed",
        "sco/members",
        "sco/members/india",
        "power-of-siberia/deliveries/2022",
        "treaty-signed-year",
        "treaty-signed-year/aigun/typed",
        "aigun-or-peking",
        "aigun-or-peking/aigun/choice",
    ],
)
def test_subjects_facts_lists_templates_and_items_have_names(names: Names, id: str) -> None:
    assert id in names


@pytest.mark.parametrize(
    "id", ["", "aigon", "aigun/", "aigun/sealed", "sco/members/japan", "treaty", "atlas"]
)
def test_nothing_else_has(names: Names, id: str) -> None:
    assert id not in names


def test_of_an_item_only_the_template_is_looked_at(names: Names) -> None:
    assert "member/csto/russia/choice" in names
    assert "member/nobody/choice" in names


@pytest.mark.parametrize(
    ("mistyped", "hint"),
    [
        ("aigon", "did you mean 'aigun'"),
        ("aigun/singed", "did you mean 'aigun/signed'"),
        ("treaty-signed-yaer", "did you mean 'treaty-signed-year'"),
        ("zzzzzz", ""),
    ],
)
def test_a_mistyped_name_is_mended(names: Names, mistyped: str, hint: str) -> None:
    assert names.nearest(mistyped).startswith(hint)
    assert bool(names.nearest(mistyped)) is bool(hint)

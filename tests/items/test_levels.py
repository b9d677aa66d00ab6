"""What an item asks of a learner follows from its facts and its steps."""

import pytest

from tests.items.computing.sample import sample


@pytest.mark.parametrize(
    ("template", "level"),
    [
        ("length", "remember"),
        ("select", "remember"),
        ("members", "understand"),
        ("match", "understand"),
        ("statement", "understand"),
        ("first", "apply"),
        ("interval", "apply"),
        ("through", "apply"),
        ("order", "analyse"),
        ("between", "analyse"),
        ("tell-apart", "analyse"),
        ("source", "analyse"),
    ],
)
def test_a_template_has_the_level_of_its_steps(template: str, level: str) -> None:
    assert {item.level for item in sample().items() if item.template == template} == {level}

"""What chance gives an item is what `random.Random` gives its id, wherever the item draws from the start."""

from random import Random

import pytest

from quizgen.items.chance import Chance


@pytest.mark.parametrize("item_id", ["signed/aigun/choice", "длина/сила-сибири/choice", ""])
def test_an_item_draws_what_its_id_seeds(item_id: str) -> None:
    drawn, seeded = Chance(item_id), Random(item_id)

    for most in (1, 2, 3, 12, 28, 60) * 40:
        assert drawn.between(1, most) == seeded.randint(1, most)
    assert drawn.one_of("abcde") == seeded.choice("abcde")


def test_every_draw_of_an_item_begins_anew() -> None:
    first, second = Chance("signed/aigun/choice"), Chance("signed/aigun/choice")

    assert [first.below(9) for _ in range(70)] == [second.below(9) for _ in range(70)]

"""Multiple: tick all that are on the list."""

from tests.items.computing.sample import sample
from tests.items.making import item


def test_members_and_outsiders_stand_among_each_other() -> None:
    made = item(sample(), "select/csto/multiple")
    right = {option.text for option in made.options if option.right}
    assert right <= {"Russia", "Saudi Arabia", "Egypt"}
    assert len(right) >= 2
    assert len(made.options) == 5
    assert {o.text for o in made.options} - right <= {"China", "Mongolia", "India", "Brazil", "Iran"}
    assert set(made.asks) == {"csto/members/russia", "csto/members/saudi-arabia", "csto/members/egypt"}


def test_its_options_stay_once_they_are_released() -> None:
    made = item(sample(), "select/sco/multiple")
    assert item(sample(), made.id, made.tokens) == made


def test_it_shows_as_many_members_as_it_was_released_with() -> None:
    """Drawn anew, it would show all three of them."""
    released = ("@russia", "@egypt", "@mongolia", "@india", "@china")

    assert set(item(sample(), "select/csto/multiple", released).tokens) == set(released)

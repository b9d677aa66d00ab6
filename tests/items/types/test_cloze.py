"""Cloze with several gaps."""

from quizgen.items.model import Cloze
from tests.items.computing.sample import sample
from tests.items.making import item


def test_a_gap_for_each_thing_that_is_left_out() -> None:
    made = item(sample(), "gaps/b/cloze")
    assert made.stem == "Treaty B was signed in ____ on ____."
    assert made.asks == ("b/signed", "b/signed_at")
    assert isinstance(made.body, Cloze)
    assert [gap.text for gap in made.body.gaps] == ["Moscow", "28 May 1858"]


def test_it_names_the_sources_of_all_that_is_left_out() -> None:
    cites = item(sample(), "gaps/e/cloze").cites
    assert [cited.source for cited in cites] == ["minutes", "book"]

"""Matching: one value each, one left over."""

from quizgen.items.model import Matching
from tests.items.computing.sample import sample
from tests.items.making import item


def test_each_value_belongs_to_one_entry() -> None:
    for id in "abcdefg":
        made = item(sample(), f"match/{id}/matching")
        assert isinstance(made.body, Matching)
        rights = [pair.right for pair in made.body.pairs]
        assert len(made.body.pairs) == 4
        assert set(rights) < set(made.body.offered)
        assert len(set(made.body.offered)) == 5
        # Both were signed in Beijing: no item can hold them together.
        assert {"Treaty A", "Treaty C"} - {pair.left for pair in made.body.pairs}


def test_the_key_says_why() -> None:
    made = item(sample(), "match/b/matching")
    assert "Treaty B – Moscow" in made.answers
    assert "Treaty B was signed in Moscow." in made.explanation

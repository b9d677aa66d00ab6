"""Hints for mistyped words, among few words and among many."""

import pytest

from quizgen.problems import did_you_mean

FEW = ("signed", "signed_at", "parties", "articles")
MANY = {f"source-{number}": number for number in range(100_000)} | {"gazprom-2019": 0, "сила-сибири": 0}


def test_a_mistyped_word_brings_its_neighbours_to_mind() -> None:
    assert did_you_mean("singed", FEW) == "did you mean 'signed' or 'signed_at'?"


def test_a_short_choice_is_listed_where_nothing_is_near() -> None:
    assert did_you_mean("weather", FEW) == "one of: articles, parties, signed, signed_at"


@pytest.mark.parametrize(
    "slip", ["gazprm-2019", "gazproom-2019", "gazprim-2019", "gazporm-2019", "gazprom2019", "gazprom-2018"]
)
def test_among_many_words_one_slip_is_seen_through(slip: str) -> None:
    assert did_you_mean(slip, MANY) == "did you mean 'gazprom-2019'?"


def test_among_many_words_no_hint_is_better_than_a_wild_one() -> None:
    assert did_you_mean("rosneft-2019", MANY) == ""
    assert did_you_mean("g" * 1_000_000, MANY) == ""


def test_among_many_words_letters_of_any_script_may_be_missing_or_swapped() -> None:
    assert did_you_mean("сила-сибиир", MANY) == "did you mean 'сила-сибири'?"
    assert did_you_mean("сила-сибирии", MANY) == "did you mean 'сила-сибири'?"

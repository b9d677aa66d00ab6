"""Codes as people type them: what they may do to one, and what is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.quizzes.codes.characters import ALPHABET, read, written
from quizgen.quizzes.codes.numbers import number, take_number

DIGITS = st.lists(st.integers(0, 31), min_size=1, max_size=28)


@given(DIGITS)
def test_what_is_written_is_read(digits: list[int]) -> None:
    assert read(written(digits)) == tuple(digits)


def test_a_code_stands_in_groups_of_four() -> None:
    assert written([1, 0, 31, 17, 8]).startswith("10ZH-8")


def test_it_is_read_however_it_is_typed() -> None:
    code = written([1, 0, 11, 22, 28, 5])
    typed = code.replace("1", "l").replace("0", "о").replace("-", " ").lower()
    assert typed != code
    assert read(typed) == read(code)


@given(DIGITS, st.data())
def test_every_mistyped_character_is_noticed(digits: list[int], data: st.DataObject) -> None:
    code = written(digits).replace("-", "")
    at = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET.replace(code[at], "")))
    with pytest.raises(ValueError, match="mistyped"):
        read(code[:at] + wrong + code[at + 1 :])


@given(DIGITS, st.data())
def test_every_exchange_of_two_characters_is_noticed(digits: list[int], data: st.DataObject) -> None:
    code = list(written(digits).replace("-", ""))
    one, other = (data.draw(st.integers(0, len(code) - 1)) for _ in range(2))
    code[one], code[other] = code[other], code[one]
    typed = "".join(code)
    if typed != written(digits).replace("-", ""):
        with pytest.raises(ValueError, match="mistyped"):
            read(typed)


@pytest.mark.parametrize("typed", ["", "-", "7"])
def test_what_is_too_short_is_no_code(typed: str) -> None:
    with pytest.raises(ValueError, match="mistyped"):
        read(typed)


def test_what_stands_in_no_code_is_named() -> None:
    with pytest.raises(ValueError, match="'U' stands in no code"):
        read("7U3F")


@given(st.integers(0, 2**70))
def test_numbers_take_as_many_digits_as_they_need(value: int) -> None:
    digits = number(value)
    assert take_number(iter(digits)) == value
    assert len(digits) == max(1, -(-value.bit_length() // 4))

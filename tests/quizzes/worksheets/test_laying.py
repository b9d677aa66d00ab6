import re
from itertools import pairwise
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen.quizzes.worksheets.grid import Grid
from quizgen.quizzes.worksheets.laying import lay

WORDS = st.lists(st.text("ABCDEINORST", min_size=3, max_size=9), min_size=1, max_size=30, unique=True)


def runs(grid: Grid) -> list[tuple[str, int, int, bool]]:
    """Every line of two letters or more that a reader sees, with its first cell and whether it runs down."""
    found = []
    for down in (False, True):
        for row, column in grid.letters:
            before = (row - 1, column) if down else (row, column - 1)
            if before not in grid.letters:
                word = ""
                at = (row, column)
                while at in grid.letters:
                    word += grid.letters[at]
                    at = (at[0] + 1, at[1]) if down else (at[0], at[1] + 1)
                if len(word) > 1:
                    found.append((word, row, column, down))
    return found


def crossings(grid: Grid) -> dict[str, set[str]]:
    return {
        one.word: {
            other.word for other in grid.words if other is not one and set(one.cells) & set(other.cells)
        }
        for one in grid.words
    }


def holds_together(grid: Grid) -> bool:
    beside = crossings(grid)
    reached, edge = set(), [grid.words[0].word]
    while edge:
        word = edge.pop()
        reached.add(word)
        edge.extend(beside[word] - reached)
    return reached == set(beside)


@settings(max_examples=25, deadline=None)
@given(WORDS, st.integers(1, 12), st.integers())
@example(["AB", "BA"], 2, 0)
def test_a_grid_shows_each_of_its_words_once_and_no_others(words, count, seed):
    grid = lay(words, count, str(seed))
    assert 1 <= len(grid.words) <= count
    laid = [(each.word, each.row, each.column, each.down) for each in grid.words]
    assert sorted(runs(grid)) == sorted(laid)
    assert len({each.word for each in grid.words}) == len(grid.words)
    assert {each.word for each in grid.words} <= set(words)
    for each in grid.words:
        assert "".join(grid.letters[cell] for cell in each.cells) == each.word
    assert len(grid.words) == 1 or holds_together(grid)
    assert {row for row, _ in grid.letters} == set(range(grid.height))
    assert {column for _, column in grid.letters} == set(range(grid.width))


@settings(max_examples=25, deadline=None)
@given(WORDS, st.integers(1, 12))
def test_numbers_count_the_cells_where_words_begin_line_by_line(words, count):
    grid = lay(words, count, "numbers")
    starts = sorted(grid.numbers)
    assert [grid.numbers[cell] for cell in starts] == list(range(1, len(starts) + 1))
    assert all((one.number, one.down) < (other.number, other.down) for one, other in pairwise(grid.words))


def made_up(number: int) -> list[str]:
    """About so many words of four to twelve letters, with vowels where words have them."""
    chance = Random("words")
    return sorted(
        {
            "".join(chance.choice("BDFGKLMNPRSTVZ") + chance.choice("AEIOU") for _ in range(2 + n % 5))
            + "NRSTL"[n % 5] * (n // 5 % 2)
            for n in range(number)
        }
    )


def test_a_thousand_words_give_a_full_grid_that_looks_the_same_upside_down():
    words = made_up(1200)
    assert len(words) >= 1000
    grid = lay(words, 15, "a thousand")
    assert len(grid.words) == 15
    assert grid.is_symmetric


def test_the_same_seed_gives_the_same_grid_and_another_seed_another():
    words = made_up(200)
    assert lay(words, 8, "one") == lay(words, 8, "one") != lay(words, 8, "two")


def test_what_is_required_comes_first():
    words = made_up(200)
    wanted = words[3::40]
    laid = {each.word for each in lay(words, 8, "x", wanted).words}
    assert set(wanted) <= laid


def test_words_without_a_common_letter_do_not_cross():
    assert len(lay(["AAA", "BBB", "CCC"], 3, "x").words) == 1
    assert lay([], 3, "x") == Grid(0, 0, ())


def test_a_word_is_never_laid_along_another():
    grid = lay(["CART", "ART", "CAR"], 3, "x")
    assert all(re.fullmatch("CART|ART|CAR", word) for word, *_ in runs(grid))
    assert sorted(word for word, *_ in runs(grid)) == sorted(each.word for each in grid.words)

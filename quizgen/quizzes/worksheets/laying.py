"""How a crossword's grid is laid.

A grid is a free one, as teachers print it: every word crosses another, all hang together, and no letters stand
side by side that make no word of the list. It is laid by chance from a seed, many times over; the fullest,
then the tightest is kept. Where the lengths of the words allow it, the pattern looks the same upside down.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from math import ceil, sqrt
from random import Random

from quizgen.quizzes.worksheets.board import Board
from quizgen.quizzes.worksheets.grid import Cell, Grid, cells_of

_TRIES = 40
"""Grids of each sort that are laid at most, mirrored ones before free ones."""
_WORK = 600
"""Words that are laid of each sort at most: a large grid, which takes longer, is tried less often."""
_ENOUGH = 8
"""Grids with all the words, of which the best is kept."""
_SAMPLE = 3
"""How many times as many words as are wanted each grid is laid from."""
_FEWEST = 24
"""Words that each grid is laid from at least, where there are so many."""
_ROOM = 2.4
"""Cells of the largest square that a grid may fill, for each letter of its words."""
_SIDE = 13
"""Cells that a side may always have."""
_MIRRORED = 6
"""Places of a word for which another of its length is sought on the opposite side."""


def lay(words: Iterable[str], count: int, seed: str, required: Iterable[str] = ()) -> Grid:
    """A grid of so many of these words, or of as many as could be laid: `required` ones before others.

    Words are of capital letters A to Z and at least two letters long; one that comes twice counts once. The same
    words and seed give the same grid.
    """
    first = tuple(dict.fromkeys(required))
    others = tuple(word for word in dict.fromkeys(words) if word not in first)
    tries = max(1, min(_TRIES, _WORK // max(count, 1)))
    best: Board | None = None
    full = 0
    for turn in range(2 * tries):
        if full == _ENOUGH or (full and turn == tries):
            break  # Symmetry, where it can be had, is worth a looser grid.
        chance = Random(f"{seed}/{turn}")
        sample = _sample(first, others, count, chance)
        board = Board(_side(sample, count))
        lay_one = _lay_mirrored if turn < tries else _lay_freely
        lay_one(board, sample, count, frozenset(first))
        full += board.is_full(count, first)
        if best is None or board.merit(first) > best.merit(first):
            best = board
    assert best is not None
    return best.grid()


def _sample(first: Sequence[str], others: Sequence[str], count: int, chance: Random) -> list[str]:
    """Words to lay a grid from, long ones before short ones, but not strictly so."""
    wanted = max(_SAMPLE * count, _FEWEST) - len(first)
    drawn = [*first, *chance.sample(others, min(max(wanted, 0), len(others)))]
    drawn.sort(key=lambda word: -len(word) - 3 * chance.random())
    return drawn


def _side(words: Sequence[str], count: int) -> int:
    """Cells of the longest side that a grid may have."""
    if not words:
        return _SIDE
    letters = count * sum(map(len, words)) / len(words)
    return max(_SIDE, max(map(len, words)), ceil(sqrt(_ROOM * letters)))


def _lay_freely(board: Board, words: list[str], count: int, first: frozenset[str]) -> None:
    waiting = [word for word in words if word in first] + [word for word in words if word not in first]
    while waiting and len(board.words) < count:
        for word in waiting:
            if place := board.best_place(word):
                board.put(word, *place)
                break
        else:
            return
        waiting = [word for word in waiting if word not in board.words]


def _lay_mirrored(board: Board, words: list[str], count: int, first: frozenset[str]) -> None:
    """Words two by two, each opposite another of its length, around one or two at the centre."""
    waiting = [word for word in words if word in first] + [word for word in words if word not in first]
    for word, down in _centre(waiting, count):
        board.put(word, _start_at_centre(word, down), down)
    while len(board.words) < count:
        waiting = [word for word in waiting if word not in board.words]
        if not any(_lay_pair(board, word, waiting) for word in waiting):
            return


def _centre(words: Sequence[str], count: int) -> tuple[tuple[str, bool], ...]:
    """The word that stands in the middle of an odd number of words, or the two that cross there."""
    odd = [word for word in words if len(word) % 2]
    if count % 2:
        return ((odd[0], False),) if odd else ()
    for at, word in enumerate(odd):
        for other in odd[at + 1 :]:
            if word[len(word) // 2] == other[len(other) // 2]:
                return (word, False), (other, True)
    return ()


def _start_at_centre(word: str, down: bool) -> Cell:
    half = len(word) // 2
    return (-half, 0) if down else (0, -half)


def _lay_pair(board: Board, word: str, waiting: Sequence[str]) -> bool:
    """Whether a word, and opposite it another of its length, could be laid."""
    partners = [other for other in waiting if len(other) == len(word) and other != word]
    if not partners:
        return False
    for start, down in islice(board.places(word), _MIRRORED):
        board.put(word, start, down)
        row, column = cells_of(word, start, down)[-1]
        for other in partners:
            if board.fits(other, (-row, -column), down):
                board.put(other, (-row, -column), down)
                return True
        board.take_back()
    return False

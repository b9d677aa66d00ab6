"""A crossword's grid: words that cross, each numbered where it begins.

A grid is a free one, as teachers print it: every word crosses another, all hang together, and no letters stand
side by side that make no word of the list. It is laid by chance from a seed, many times over; the fullest,
then the tightest is kept. Where the lengths of the words allow it, the pattern looks the same upside down.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count as counting
from itertools import islice
from math import ceil, sqrt
from random import Random

Cell = tuple[int, int]
"""Row and column."""

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


@dataclass(frozen=True, slots=True)
class Laid:
    """A word in its place."""

    word: str
    row: int
    """Of its first letter, counted from 0 at the top left."""
    column: int
    down: bool
    number: int = 0
    """Shared by the two words that begin in one cell."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of its letters, in order."""
        return tuple(_cells(self.word, (self.row, self.column), self.down))


@dataclass(frozen=True)
class Grid:
    """A finished crossword."""

    width: int
    height: int
    words: tuple[Laid, ...]
    """By number, across before down."""

    @cached_property
    def letters(self) -> dict[Cell, str]:
        """The letter of every cell that has one."""
        return {
            cell: letter for laid in self.words for cell, letter in zip(laid.cells, laid.word, strict=True)
        }

    @cached_property
    def numbers(self) -> dict[Cell, int]:
        """The number of every cell in which a word begins."""
        return {(laid.row, laid.column): laid.number for laid in self.words}

    @property
    def is_symmetric(self) -> bool:
        """Whether its pattern looks the same upside down."""
        return all(
            (self.height - 1 - row, self.width - 1 - column) in self.letters for row, column in self.letters
        )


def lay(words: Iterable[str], count: int, seed: str, required: Iterable[str] = ()) -> Grid:
    """A grid of so many of these words, or of as many as could be laid: `required` ones before others.

    Words are of capital letters A to Z and at least two letters long; one that comes twice counts once. The same
    words and seed give the same grid.
    """
    first = tuple(dict.fromkeys(required))
    others = tuple(word for word in dict.fromkeys(words) if word not in first)
    tries = max(1, min(_TRIES, _WORK // max(count, 1)))
    best: _Board | None = None
    full = 0
    for turn in range(2 * tries):
        if full == _ENOUGH or (full and turn == tries):
            break  # Symmetry, where it can be had, is worth a looser grid.
        chance = Random(f"{seed}/{turn}")
        sample = _sample(first, others, count, chance)
        board = _Board(_side(sample, count))
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


def _lay_freely(board: "_Board", words: list[str], count: int, first: frozenset[str]) -> None:
    waiting = [word for word in words if word in first] + [word for word in words if word not in first]
    while waiting and len(board.words) < count:
        for word in waiting:
            if place := board.best_place(word):
                board.put(word, *place)
                break
        else:
            return
        waiting = [word for word in waiting if word not in board.words]


def _lay_mirrored(board: "_Board", words: list[str], count: int, first: frozenset[str]) -> None:
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


def _lay_pair(board: "_Board", word: str, waiting: Sequence[str]) -> bool:
    """Whether a word, and opposite it another of its length, could be laid."""
    partners = [other for other in waiting if len(other) == len(word) and other != word]
    if not partners:
        return False
    for start, down in islice(board.places(word), _MIRRORED):
        board.put(word, start, down)
        row, column = _cells(word, start, down)[-1]
        for other in partners:
            if board.fits(other, (-row, -column), down):
                board.put(other, (-row, -column), down)
                return True
        board.take_back()
    return False


def _cells(word: str, start: Cell, down: bool) -> list[Cell]:
    row, column = start
    return [(row + at, column) if down else (row, column + at) for at in range(len(word))]


Place = tuple[Cell, bool]
"""The first cell of a word, and whether it runs down."""


class _Board:
    """A grid while it is laid, in rows and columns of any sign."""

    def __init__(self, side: int) -> None:
        self.words: dict[str, Place] = {}
        self._side = side
        self._letters: dict[Cell, str] = {}
        self._runs: dict[Cell, list[bool]] = {}
        """Directions of the words through each cell."""
        self._by_letter: dict[str, list[Cell]] = {}
        self._unfit: dict[str, set[Place]] = {}
        """Places in which a word would cross another, but does not fit."""
        self._edges: list[tuple[int, int, int, int]] = []
        """First row and column, last row and column, after each word that was put."""

    def put(self, word: str, start: Cell, down: bool) -> None:
        self.words[word] = start, down
        cells = _cells(word, start, down)
        (row, column), (last_row, last_column) = cells[0], cells[-1]
        top, left, bottom, right = self._edges[-1] if self._edges else (row, column, last_row, last_column)
        self._edges.append((min(top, row), min(left, column), max(bottom, last_row), max(right, last_column)))
        for cell, letter in zip(cells, word, strict=True):
            if cell not in self._letters:
                self._letters[cell] = letter
                self._by_letter.setdefault(letter, []).append(cell)
            self._runs.setdefault(cell, []).append(down)

    def take_back(self) -> None:
        """Undo the last `put`."""
        word, (start, down) = self.words.popitem()
        self._edges.pop()
        for cell in _cells(word, start, down):
            self._runs[cell].remove(down)
            if not self._runs[cell]:
                self._by_letter[self._letters.pop(cell)].remove(cell)

    def best_place(self, word: str) -> Place | None:
        """Where a word crosses most and spreads the grid least; None where it fits nowhere."""
        if not self.words:
            return (0, 0), False
        return next(self.places(word), None)

    def places(self, word: str) -> Iterator[Place]:
        """Every place in which a word would cross another, those nearest to the middle of the grid first.

        A word that is put while they are looked through has to be taken back.
        """
        if not self._edges:
            return
        top, left, bottom, right = self._edges[-1]
        middle = top + bottom, left + right

        def cost(place: Place) -> tuple[int, Place]:
            """How far it reaches from the middle of the grid."""
            (row, column), _ = place
            return abs(2 * row - middle[0]) + abs(2 * column - middle[1]), place

        found: set[Place] = set()
        for at, letter in enumerate(word):
            for row, column in self._by_letter.get(letter, ()):
                runs = self._runs[row, column]
                if len(runs) == 1:
                    down = not runs[0]
                    found.add(((row - at, column) if down else (row, column - at), down))
        # Where a word does not fit, more words make no room for it: no place is tried in vain twice.
        unfit = self._unfit.setdefault(word, set())
        for place in sorted(found - unfit, key=cost):
            if self.fits(word, *place):
                yield place
            else:
                unfit.add(place)

    def fits(self, word: str, start: Cell, down: bool) -> bool:
        """Whether a word may stand there: it crosses others, and touches none beside them."""
        # Asked a hundred thousand times for a large grid, and so without a list or a call for each cell.
        (row, column), letters, length = start, self._letters, len(word)
        top, left, bottom, right = self._edges[-1]
        # What crosses a word makes the grid no wider than that did.
        first, near, far = (row, top, bottom) if down else (column, left, right)
        if max(far, first + length - 1) - min(near, first) >= self._side:
            return False
        on_row, on_column = (1, 0) if down else (0, 1)
        end = row + on_row * length, column + on_column * length
        if end in letters or (row - on_row, column - on_column) in letters:
            return False
        crosses = False
        for letter in word:
            found = letters.get((row, column))
            if found is None:
                beside = (row - on_column, column - on_row), (row + on_column, column + on_row)
                if beside[0] in letters or beside[1] in letters:
                    return False
            elif found != letter or down in self._runs[row, column]:
                return False
            else:
                crosses = True
            row, column = row + on_row, column + on_column
        return crosses

    def is_full(self, count: int, first: Sequence[str]) -> bool:
        return len(self.words) >= count and all(word in self.words for word in first)

    def merit(self, first: Sequence[str]) -> tuple[int, int, float]:
        """What makes one grid better than another: more words, then more crossings on less paper."""
        if not self.words:
            return 0, 0, 0.0
        top, left, bottom, right = self._edges[-1]
        crossings = sum(len(runs) > 1 for runs in self._runs.values())
        long_side = max(bottom - top, right - left) + 1
        return (
            sum(word in self.words for word in first),
            len(self.words),
            crossings / len(self.words) + len(self._letters) / long_side**2,
        )

    def grid(self) -> Grid:
        """The grid as it is printed, with its first row and column at 0 and every word numbered."""
        if not self.words:
            return Grid(0, 0, ())
        top, left, bottom, right = self._edges[-1]
        starts = sorted({start for start, _ in self.words.values()})
        numbers = dict(zip(starts, counting(1)))
        laid = [
            Laid(word, start[0] - top, start[1] - left, down, numbers[start])
            for word, (start, down) in self.words.items()
        ]
        laid.sort(key=lambda each: (each.number, each.down))
        return Grid(right - left + 1, bottom - top + 1, tuple(laid))

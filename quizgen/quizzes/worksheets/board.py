"""A crossword while it is laid: which words stand where, and where another would fit."""

from collections.abc import Iterator, Sequence
from itertools import count as counting

from quizgen.quizzes.worksheets.grid import Cell, Grid, Laid, cells_of

Place = tuple[Cell, bool]
"""The first cell of a word, and whether it runs down."""


class Board:
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
        """Lay a word where it fits."""
        self.words[word] = start, down
        cells = cells_of(word, start, down)
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
        for cell in cells_of(word, start, down):
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
        """Whether it has so many words, and those that come first among them."""
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

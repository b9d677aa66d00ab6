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
        self._edges: tuple[int, int, int, int] | None = None
        """First row and column, last row and column; None where they have to be looked for again."""

    def put(self, word: str, start: Cell, down: bool) -> None:
        """Lay a word where it fits."""
        self.words[word] = start, down
        self._edges = None
        for cell, letter in zip(cells_of(word, start, down), word, strict=True):
            if cell not in self._letters:
                self._letters[cell] = letter
                self._by_letter.setdefault(letter, []).append(cell)
            self._runs.setdefault(cell, []).append(down)

    def take_back(self, word: str) -> None:
        """Take a word off again."""
        start, down = self.words.pop(word)
        self._edges = None
        for cell in cells_of(word, start, down):
            self._runs[cell].remove(down)
            if not self._runs[cell]:
                self._by_letter[self._letters.pop(cell)].remove(cell)

    def best_place(self, word: str) -> Place | None:
        """Where a word crosses most and spreads the grid least; None where it fits nowhere."""
        if not self.words:
            return (0, 0), False
        return min(self.places(word), key=self.cost, default=None)

    def places(self, word: str) -> Iterator[tuple[Cell, bool]]:
        """Every place in which a word would cross another."""
        seen: set[Place] = set()
        for at, letter in enumerate(word):
            for row, column in self._by_letter.get(letter, ()):
                runs = self._runs[row, column]
                if len(runs) == 1:
                    down = not runs[0]
                    start = (row - at, column) if down else (row, column - at)
                    if (start, down) not in seen and self.fits(word, start, down):
                        seen.add((start, down))
                        yield start, down

    def fits(self, word: str, start: Cell, down: bool) -> bool:
        """Whether a word may stand there: it crosses others, and touches none beside them."""
        cells = cells_of(word, start, down)
        (row, column), (last_row, last_column) = cells[0], cells[-1]
        ends = (
            ((row - 1, column), (last_row + 1, column))
            if down
            else ((row, column - 1), (row, last_column + 1))
        )
        if any(end in self._letters for end in ends):
            return False
        crosses = False
        for (row, column), letter in zip(cells, word, strict=True):
            found = self._letters.get((row, column))
            if found is not None:
                if found != letter or down in self._runs[row, column]:
                    return False
                crosses = True
            else:
                beside = (
                    ((row, column - 1), (row, column + 1)) if down else ((row - 1, column), (row + 1, column))
                )
                if beside[0] in self._letters or beside[1] in self._letters:
                    return False
        return crosses and self._has_room(cells)

    def _has_room(self, cells: Sequence[Cell]) -> bool:
        top, left, bottom, right = self._bounds()
        (first_row, first_column), (last_row, last_column) = cells[0], cells[-1]
        height = max(bottom, last_row) - min(top, first_row)
        width = max(right, last_column) - min(left, first_column)
        return height < self._side and width < self._side

    def _bounds(self) -> tuple[int, int, int, int]:
        if self._edges is None:
            rows = [row for row, _ in self._letters]
            columns = [column for _, column in self._letters]
            self._edges = min(rows), min(columns), max(rows), max(columns)
        return self._edges

    def cost(self, place: Place) -> tuple[int, Place]:
        """How far a place reaches from the middle of the grid."""
        (row, column), _ = place
        top, left, bottom, right = self._bounds()
        middle = (top + bottom, left + right)
        return abs(2 * row - middle[0]) + abs(2 * column - middle[1]), place

    def is_full(self, count: int, first: Sequence[str]) -> bool:
        """Whether it has so many words, and those that come first among them."""
        return len(self.words) >= count and all(word in self.words for word in first)

    def merit(self, first: Sequence[str]) -> tuple[int, int, float]:
        """What makes one grid better than another: more words, then more crossings on less paper."""
        if not self.words:
            return 0, 0, 0.0
        top, left, bottom, right = self._bounds()
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
        top, left, bottom, right = self._bounds()
        starts = sorted({start for start, _ in self.words.values()})
        numbers = dict(zip(starts, counting(1)))
        laid = [
            Laid(word, start[0] - top, start[1] - left, down, numbers[start])
            for word, (start, down) in self.words.items()
        ]
        laid.sort(key=lambda each: (each.number, each.down))
        return Grid(right - left + 1, bottom - top + 1, tuple(laid))

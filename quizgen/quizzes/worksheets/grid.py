"""A finished crossword: words that cross, each numbered where it begins."""

from dataclasses import dataclass
from functools import cached_property

Cell = tuple[int, int]
"""Row and column."""


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
        return tuple(cells_of(self.word, (self.row, self.column), self.down))


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


def cells_of(word: str, start: Cell, down: bool) -> list[Cell]:
    """The cells of a word that begins in one, in order."""
    row, column = start
    return [(row + at, column) if down else (row, column + at) for at in range(len(word))]

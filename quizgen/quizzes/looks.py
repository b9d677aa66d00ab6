"""How a quiz is to look on paper, for the reader who gets it."""

from dataclasses import dataclass

PAPERS = ("a4", "us-letter", "a5")
"""Paper sizes that a quiz can ask for."""

PARTS = ("sheet", "key", "marks", "sources")
"""What can be printed of a quiz: see `quizgen.exports.protocol.Part`."""

USUAL_PARTS = PARTS[:3]
"""What a teacher gets without asking."""

MOST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Look:
    """What a recipe or a command asks of a sheet's looks; each format does what it can."""

    columns: int = 0
    """1 or 2; 0 leaves it to the format."""
    large_print: bool = False
    """Letters of 18 points and more, one column, plain lines."""
    easy_reading: bool = False
    """Wide spacing, ragged right, no italics, and a face made for reading where one is at hand."""
    high_contrast: bool = False
    """Black on white alone: no grey, thicker lines."""
    booklet: bool = False
    """Small pages, two on each side of a sheet, in the order in which they are folded."""

    def also(self, other: "Look") -> "Look":
        """This look with what another asks for on top."""
        return Look(
            other.columns or self.columns,
            self.large_print or other.large_print,
            self.easy_reading or other.easy_reading,
            self.high_contrast or other.high_contrast,
            self.booklet or other.booklet,
        )


PLAIN = Look()

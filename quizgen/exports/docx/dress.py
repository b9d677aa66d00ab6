"""Paper, type and colours of a Word document. Lengths are in twips, twentieths of a point, unless they say otherwise."""

from dataclasses import dataclass

from quizgen.quizzes.looks import Look

FONTS = (
    ("Cambria", "Caladea", "roman"),
    ("Verdana", "DejaVu Sans", "swiss"),
    ("Times New Roman", "Liberation Serif", "roman"),
    ("Segoe UI Symbol", "DejaVu Sans", "swiss"),
    ("SimSun", "Noto Serif CJK SC", "roman"),
    ("PMingLiU", "Noto Serif CJK TC", "roman"),
    ("MS Mincho", "Noto Serif CJK JP", "roman"),
    ("Batang", "Noto Serif CJK KR", "roman"),
)
"""Fonts that Word brings along, each with a free one to take its place, and its family."""

_PAPERS = {"a4": (11906, 16838), "us-letter": (12240, 15840), "a5": (8391, 11906)}


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper with its margins."""

    paper_width: int
    paper_height: int
    side: int
    top: int
    bottom: int
    edge: int
    """From the edge of the paper to header and footer."""

    @property
    def width(self) -> int:
        """Of a line of print."""
        return self.paper_width - 2 * self.side


@dataclass(frozen=True, slots=True)
class Dress:
    """How letters and lines look."""

    font: str = "Cambria"
    complex_font: str = "Times New Roman"
    symbols: str = "Segoe UI Symbol"
    size: int = 22
    """Of the text, in half points."""
    line: int = 259
    """Height of a line, in 240ths."""
    tracking: int = 0
    """Room added between letters."""
    faint: str = "595959"
    link: str = "1F4E79"
    rule: int = 4
    """Thickness of a line, in eighths of a point."""
    italics: bool = True

    @property
    def indent(self) -> int:
        """Of what stands beside a number."""
        return self.spaced(454)

    def foot_line(self, page: Page) -> int:
        """Characters of a title that surely fit on a line of the foot, beside a code and the number of the page."""
        return max(12, min(60, int(page.width / self._character(0.8)) - 45))

    def fits_head(self, page: Page, title: str, badge: str) -> bool:
        """Whether a title and what stands beside it surely fit on a line."""
        wanted = len(title) * self._character(1.8) * 1.1 + len(badge) * self._character(1.3)
        return wanted < page.width

    def _character(self, share: float) -> float:
        """Width of a character in a size of type."""
        return self.sized(share) * 10 * (0.6 if self.font == "Verdana" else 0.5)

    def sized(self, share: float) -> int:
        """A size of type as a share of that of the text, in half points."""
        return round(self.size * share)

    def spaced(self, twips: int) -> int:
        """A length that grows with the type."""
        return round(twips * self.size / 22)


def page_of(paper: str) -> Page:
    """The paper with margins for a hand that holds it and a hole punch."""
    width, height = _PAPERS[paper]
    side, end = (1134, 1134) if paper != "a5" else (794, 850)
    return Page(width, height, side, end, end, end // 2)


def dress_of(look: Look) -> Dress:
    """What a look asks for, as far as a document that flows can give it."""
    contrast = look.high_contrast or look.large_print
    return Dress(
        font="Verdana" if look.easy_reading else "Cambria",
        size=36 if look.large_print else 24 if look.easy_reading else 22,
        line=360 if look.easy_reading else 259,
        tracking=6 if look.easy_reading else 0,
        faint="000000" if contrast else "595959",
        link="000000" if contrast else "1F4E79",
        rule=12 if contrast else 4,
        italics=not (look.easy_reading or look.large_print),
    )

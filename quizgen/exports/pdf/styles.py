"""Sizes, margins, lines and typefaces of a printed page, by paper, look and part.

Lengths are points (1/72 inch). A page that is handed out has one size of text for all that is read and a
smaller one for what is only looked up; in large print both are 18 points, as the guidelines of the American
Council of the Blind and the UK Association for Accessible Formats ask. Easy reading follows the style guide
of the British Dyslexia Association: wide lines apart, letters and words apart, ragged right, no italics.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from quizgen.exports.protocol import Part
from quizgen.quizzes.looks import Look

MILLIMETRE = 72 / 25.4

_SIZES = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4), "a5": (148.0, 210.0)}
"""Width and height in millimetres."""
_FOLDED = {"a4": (148.0, 210.0), "us-letter": (139.7, 215.9), "a5": (148.0, 210.0)}
"""Pages of a booklet; A5 is what a folded sheet of A4 gives."""

READING_FACES = (
    "Atkinson Hyperlegible Next",
    "Atkinson Hyperlegible",
    "OpenDyslexic",
    "Lexend",
    "Andika",
    "Verdana",
    "Arial",
)
"""Typefaces made or known for easy reading, the best first."""

CHINESE_FACES = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "SimSun",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
)
"""Typefaces for simplified Chinese, those that go with the text face first."""

TEXT_FACE = "Libertinus Serif"
"""Typst's own; it has Latin, Greek and Cyrillic."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How tightly the items of a sheet are set."""

    size: float
    """Of their text."""
    apart: float
    """Between them."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is set."""

    width: float
    height: float
    side: float
    """Margins left and right, above, and below."""
    top: float
    bottom: float
    size: float
    """Of the text that is read."""
    small: float
    """Of what is looked up: points, feet, sources."""
    title: float
    section: float
    columns: int
    leading: float = 0.6
    """Between lines, in ems."""
    apart: float = 16
    """Between items."""
    tracking: float = 0
    """Between letters, in ems."""
    spacing: float = 100
    """Between words, in per cent of the typeface's own."""
    grey: int = 35
    """Lightness of what is secondary, in per cent."""
    line: float = 0.5
    """Thickness of lines."""
    line_grey: int = 45
    mark: float = 0.72
    """Letters in the boxes to tick, in ems."""
    italics: bool = True
    stacked: bool = False
    """Whether what stands in one row on a wide page takes two."""
    shrinks: bool = True
    """Whether the text may be a little smaller where that saves a page."""

    @property
    def told(self) -> dict[str, Any]:
        """What the Typst templates read of it, each length and fact under its own name."""
        reckoned = {
            "room": self.room,
            "foot": self.foot,
            "is-narrow": self.is_narrow,
            "fits": [asdict(fit) for fit in self.fits],
        }
        return asdict(self) | reckoned

    @property
    def room(self) -> float:
        """Width of a column of text."""
        gutters = (self.columns - 1) * GUTTER
        return (self.width - 2 * self.side - gutters) / self.columns

    @property
    def fits(self) -> tuple[Fit, ...]:
        """As wanted, and two that are tighter, to save a last page that would be nearly empty."""
        return tuple(
            Fit(self.size - (less if self.shrinks else 0), round(self.apart * share, 1))
            for less, share in ((0.0, 1.0), (0.5, 0.85), (1.0, 0.75))
        )

    @property
    def is_narrow(self) -> bool:
        """Whether a column has little room beside what stands in it."""
        return self.stacked or self.columns > 1

    @property
    def longest_word(self) -> float:
        """Ems that a word may be wide where cells are narrowest: half of a wide column beside its boxes."""
        return self.room / self.size * (0.9 if self.is_narrow else 0.45) - 4

    @property
    def foot(self) -> float:
        """Size of what stands below every page."""
        return max(8.0, self.small) if self.stacked else 8.0

    @property
    def foot_line(self) -> int:
        """Characters of a title that surely fit on a line of the foot, beside code and page where these stand there."""
        beside = 0 if self.stacked else 190
        return min(60, int((self.width - 2 * self.side - beside) / self.foot / 0.55))

    @property
    def line_of_print(self) -> int:
        """Characters that surely fit on a line of a column, whatever they are."""
        return max(8, int(self.room / self.size / 0.62))

    @property
    def lines_on_page(self) -> int:
        """Lines that surely fit on a page below its head."""
        return max(4, int(0.7 * (self.height - self.top - self.bottom) / (self.size * (0.7 + self.leading))))


GUTTER = 24
"""Between two columns of text."""


def style_for(paper: str, look: Look, part: Part) -> Style:
    """The style of a part of a quiz on a paper."""
    width, height = (_FOLDED if look.booklet else _SIZES)[paper]
    narrow = width < 160
    style = _small_page(width, height) if narrow else _full_page(width, height)
    columns = 1 if narrow or look.large_print else look.columns or 1
    if part in (Part.MARKS, Part.SOURCES):
        # What is looked up in, not read through: two narrow columns of smaller print save half the paper.
        columns = 1 if narrow or look.large_print else look.columns or 2
        style = replace(style, size=style.small, small=style.small - 1.5, leading=0.55, apart=14)
    if columns > 1:
        style = replace(
            style,
            columns=columns,
            side=16 * MILLIMETRE,
            size=min(style.size, 10.5),
            apart=14,
        )
    if look.easy_reading:
        style = replace(
            style,
            size=style.size + 1.5,
            small=style.small + 1.5,
            leading=0.95,
            apart=1.3 * style.apart,
            tracking=0.025,
            spacing=135,
            italics=False,
            shrinks=False,
        )
    if look.large_print:
        style = replace(
            style,
            side=(11 if narrow else 16) * MILLIMETRE,
            top=14 * MILLIMETRE,
            bottom=26 * MILLIMETRE,
            size=max(18.0, style.size),
            small=18,
            title=24 if narrow else 28,
            section=21,
            leading=max(0.75, style.leading),
            apart=28,
            italics=False,
            mark=1,
            grey=15,
            line=1,
            line_grey=0,
            stacked=True,
            shrinks=False,
        )
    if look.high_contrast:
        style = replace(style, grey=0, line=max(1.2, style.line), line_grey=0, mark=max(0.8, style.mark))
    return style


def landscape(paper: str) -> tuple[float, float]:
    """Width and height, in points, of the sheet that a booklet for a paper is folded from."""
    width, height = _SIZES["a4" if paper == "a5" else paper]
    return height * MILLIMETRE, width * MILLIMETRE


def _full_page(width: float, height: float) -> Style:
    mm = MILLIMETRE
    return Style(
        width * mm,
        height * mm,
        22 * mm,
        18 * mm,
        21 * mm,
        size=11,
        small=9.5,
        title=21,
        section=13,
        columns=1,
    )


def _small_page(width: float, height: float) -> Style:
    mm = MILLIMETRE
    return Style(
        width * mm, height * mm, 14 * mm, 13 * mm, 17 * mm,
        size=10, small=8.5, title=17, section=12, columns=1, apart=14, stacked=True,
    )  # fmt: skip


def faces(look: Look, at_hand: frozenset[str]) -> tuple[str, ...]:
    """The typefaces to set a page in, the first that has a character winning; all of them at hand."""
    wanted = (*(READING_FACES if look.easy_reading or look.large_print else ()), TEXT_FACE)
    reading = next(face for face in wanted if face in at_hand or face == TEXT_FACE)
    chinese = next((face for face in CHINESE_FACES if face in at_hand), "")
    return tuple(dict.fromkeys(filter(None, (reading, TEXT_FACE, chinese))))

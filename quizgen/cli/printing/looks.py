"""Options for readers: how sheets look on paper, the same on `quiz` and `build`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from quizgen.exports.protocol import Options
    from quizgen.quizzes.looks import Look

_PANEL = "Looks of a printed sheet"
_FONTS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
"""Suffixes of the files that Typst takes for fonts."""

LargePrint = Annotated[
    bool, typer.Option("--large-print", help="Letters of 18 points and more.", rich_help_panel=_PANEL)
]
EasyReading = Annotated[
    bool,
    typer.Option(
        "--easy-reading", help="Wide spacing, ragged right, a face made for reading.", rich_help_panel=_PANEL
    ),
]
HighContrast = Annotated[
    bool, typer.Option("--high-contrast", help="Black on white alone, thick lines.", rich_help_panel=_PANEL)
]
WithSources = Annotated[
    bool, typer.Option("--sources", help="A page of sources to hand out, too.", rich_help_panel=_PANEL)
]
Columns = Annotated[
    int, typer.Option("--columns", min=0, max=2, help="1 or 2.", show_default=False, rich_help_panel=_PANEL)
]
Booklet = Annotated[
    bool,
    typer.Option("--booklet", help="Small pages, two on a side, in folding order.", rich_help_panel=_PANEL),
]

_PAPERS = "a4, us-letter or a5."
Paper = Annotated[str | None, typer.Option("--paper", help=_PAPERS, show_default="a4")]
PaperOfAll = Annotated[str | None, typer.Option("--paper", help=_PAPERS, show_default="each recipe's own")]


def options_for(look: "Look", font_path: "list[Path] | None", paper: str | None = None) -> "Options":
    """What exporters are told: the look, fonts at hand, and that the machine's own fonts may help.

    A paper is one for all sheets, whatever their own; one that nobody knows is wrong usage, and so is a folder
    without a font.
    """
    from quizgen.cli.screen import wrong_usage
    from quizgen.exports.protocol import Options

    for folder in font_path or ():
        if not any(path.suffix.lower() in _FONTS for path in folder.rglob("*")):
            raise wrong_usage(
                f"--font-path {folder}: no font is there", "name a folder with .ttf or .otf files"
            )
    folders = (*map(str, font_path or ()), *_packaged())
    return Options(paper=checked_paper(paper), look=look, font_paths=folders, system_fonts=True)


def checked_paper(paper: str | None) -> str:
    """What `--paper` says; empty where it says nothing."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes.looks import PAPERS

    if paper is not None and paper not in PAPERS:
        raise wrong_usage(f"--paper is {paper!r}", f"{', '.join(PAPERS[:-1])} or {PAPERS[-1]}")
    return paper or ""


def _packaged() -> tuple[str, ...]:
    """Folders of the font families that are installed as Python packages, as fontpkg.org makes them."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    specs = (find_spec(family.value) for family in entry_points(group="fontpkg.family"))
    return tuple(sorted(str(Path(spec.origin).with_name("files")) for spec in specs if spec and spec.origin))

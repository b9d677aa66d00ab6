"""Options for printing many sheets, the same on `quiz` and `build`."""

from pathlib import Path
from typing import Annotated

import typer

_PANEL = "A class"
MOST_JOBS = 64

Roster = Annotated[
    Path | None,
    typer.Option(
        "--roster",
        metavar="FILE",
        dir_okay=False,
        exists=True,
        help="A CSV file with a column of names: a named sheet for each.",
        rich_help_panel=_PANEL,
    ),
]
Each = Annotated[
    bool,
    typer.Option("--each", help="A file for each student, in a folder.", rich_help_panel=_PANEL),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        max=MOST_JOBS,
        help="Print in so many processes.",
        rich_help_panel=_PANEL,
    ),
]
Dask = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="Print on a Dask cluster.", rich_help_panel=_PANEL),
]

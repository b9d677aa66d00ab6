"""`quizgen import`: a table that somebody keeps, as subjects and facts of a collection."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.filters import CollectionFolder

_PANEL = "The proposal"


def import_(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="CSV, XLSX, JSON or JSON Lines."),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Folder of the collection; made where there is none."),
    ] = None,
    collection: CollectionFolder = None,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="What each row is.", rich_help_panel=_PANEL)
    ] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="ID", help="What the facts cite.", rich_help_panel=_PANEL)
    ] = "",
    sheet: Annotated[
        str, typer.Option("--sheet", metavar="NAME", help="Of a spreadsheet.", rich_help_panel=_PANEL)
    ] = "",
    encoding: Annotated[
        str,
        typer.Option("--encoding", metavar="NAME", help="cp1251, gb18030 …", rich_help_panel=_PANEL),
    ] = "",
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="Default: FILE.mapping.yaml, beside the table."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take the proposal as it is.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show everything, write nothing.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Bring in what a newer version of the table says.")
    ] = False,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Leave out what cannot be taken, instead of refusing it all.")
    ] = False,
) -> None:
    """Import a table: its rows as subjects, its cells as facts that cite it.

    The first run proposes what each column is and writes that beside the table, for you to put right; the
    second writes the facts, with questions and a deck to start from.

    Example: quizgen import rivers.csv --into my-rivers
    """
    from quizgen.cli.importing import tables

    session = tables.begin(file, into, collection, mapping)
    chosen = tables.propose_or_read(session, kind, source, sheet, encoding)
    if not (yes or dry_run or session.has_mapping):
        tables.keep_mapping(session, chosen)
        return
    tables.bring_in(session, chosen, dry_run=dry_run, update=update, leave_out=leave_out)

"""`quizgen coverage`: what became of every statement of the documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from quizgen.facts.accounting import Account, Line

_COLUMNS = (
    "document",
    "paragraphs",
    "mentions",
    "statements",
    "facts",
    "misreports",
    "claims",
    "left out",
    "wanted",
)


def coverage(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", exists=True, file_okay=False, help="Folder with the documents."),
    ],
    collection: CollectionFolder = None,
    full: Annotated[
        bool, typer.Option("--full", help="Every mention with its verdict, a table a document.")
    ] = False,
    wanted: Annotated[
        bool, typer.Option("--wanted", help="The statements that ought to become facts, with their notes.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Every mention as JSON Lines.")] = False,
) -> None:
    """Set beside every number, date and name of the documents what became of it.

    Verdicts stand in seeds/coverage/, a file a document. Whatever has none is a problem.

    Example: quizgen coverage ../documents --full
    """
    from quizgen.cli import screen
    from quizgen.cli.documents import read_documents
    from quizgen.cli.workspace import open_sound
    from quizgen.facts import accounting
    from quizgen.facts import coverage as covered
    from quizgen.facts.documents import identify
    from quizgen.problems import Place, Problem, errors, in_order

    workspace = open_sound(collection)
    documents, unfit = identify(read_documents(folder), workspace.collection)
    verdicts, wrong = covered.read(workspace.files, workspace.collection)
    problems = [*unfit, *wrong]
    accounts: list[Account] = []
    for id, document in sorted(documents.items()):
        if id in verdicts:
            account, uncovered = accounting.account(document, verdicts[id])
            accounts.append(account)
            problems.extend(uncovered)
        elif not verdicts:
            place = Place(f"{covered.FOLDER}{id}.yaml")
            message = f"nothing says what became of document {id!r}"
            problems.append(
                Problem(place, "no-coverage", message, "write its paragraphs and their verdicts there")
            )
    _print(accounts, full=full, wanted=wanted, as_json=as_json)
    screen.show_problems(in_order(problems))
    if errors(problems):
        raise typer.Exit(1)


def _print(accounts: "list[Account]", *, full: bool, wanted: bool, as_json: bool) -> None:
    from quizgen.cli import listing

    if as_json:
        rows = (_row(account, line) for account in accounts for line in account.lines)
        listing.show(rows, lambda row: row, str, as_json=True, otherwise="no document is covered")
        return
    if wanted:
        for account in accounts:
            for number, ruling in account.wanted:
                typer.echo(
                    f"{account.document}#{number}: {ruling.note or ', '.join(p.text for p in ruling.of)}"
                )
        return
    if full:
        for account in accounts:
            typer.echo("\n".join((account.document, *_table(list(_mentions(account))), "")))
    typer.echo("\n".join(_table([_COLUMNS, *map(_totals, accounts)])))


def _totals(account: "Account") -> tuple[str, ...]:
    from quizgen.facts.coverage import Verdict

    paragraphs = {number for number, _ in account.rulings}
    numbers = (len(paragraphs), len(account.lines), len(account.rulings), *map(account.count, Verdict))
    return (account.document, *map(str, numbers), str(len(account.wanted)))


def _mentions(account: "Account") -> Iterator[tuple[str, ...]]:
    for line in account.lines:
        row = _row(account, line)
        yield f"#{line.paragraph}", row["mention"], row["verdict"] or "–", ", ".join(row["ids"])


def _row(account: "Account", line: "Line") -> dict[str, Any]:
    ruling = line.ruling
    return {
        "document": account.document,
        "paragraph": line.paragraph,
        "mention": line.mention.text,
        "sort": line.mention.sort,
        "verdict": str(ruling.verdict) if ruling else None,
        "ids": list(ruling.ids) if ruling else [],
        "note": ruling.note if ruling else "",
    }


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()

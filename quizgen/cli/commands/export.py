"""`quizgen export`: the facts as tables, for other programs and other people."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.filters import (
    About,
    AsOf,
    CollectionFolder,
    SourceId,
    SubjectId,
    Topic,
    Unconfirmed,
    read_day,
)

if TYPE_CHECKING:
    from quizgen.facts.dates import Date
    from quizgen.facts.model import Collection, Fact
    from quizgen.items.wording import Printer


class Table(StrEnum):
    """How facts are written."""

    CSV = "csv"
    JSON = "json"
    MD = "md"


def export(
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE", help="The file to write; the screen by default.")
    ] = None,
    form: Annotated[
        Table | None, typer.Option("--format", help="By default that of the file's suffix, else csv.")
    ] = None,
    about: About = None,
    topic: Topic = None,
    subject: SubjectId = None,
    source: SourceId = None,
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Write the facts, with their sources, as a table: CSV, JSON or Markdown.

    Example: quizgen export --about treaty -o treaties.csv
    """
    from quizgen.cli import files, screen
    from quizgen.cli.commands.facts import chosen_facts
    from quizgen.cli.filters import read_filter
    from quizgen.cli.workspace import open_sound
    from quizgen.exports.tables import TABLES
    from quizgen.facts import world
    from quizgen.items.wording import Printer

    written = _format(out, form)
    workspace = open_sound(collection)
    chosen = read_filter(workspace, about=about, topic=topic, subject=subject, source=source)
    day = read_day(as_of)
    seen = world.at(workspace.collection, day, unconfirmed=unconfirmed)
    printer = Printer(seen)
    rows = [_row(seen, printer, fact, day) for fact in chosen_facts(seen, chosen)]
    content = TABLES[written](rows, _about(seen), _sources(seen, rows))
    if out is None:
        typer.echo(content.decode("utf-8-sig"), nl=False)
    else:
        files.write_all({out: content})
    if not quiet and (out is not None or not rows):
        screen.say(f"{out}: {screen.counted(len(rows), 'fact')}" if rows else "no fact matches")


def _format(out: Path | None, form: Table | None) -> Table:
    from quizgen.cli.screen import wrong_usage
    from quizgen.problems import did_you_mean

    if form is not None:
        return form
    suffix = out.suffix.removeprefix(".").lower() if out else Table.CSV
    if suffix not in list(Table):
        raise wrong_usage(f"no table is written as {out}", did_you_mean(suffix, tuple(Table)))
    return Table(suffix)


def _row(seen: "Collection", printer: "Printer", fact: "Fact", day: "Date | None") -> dict[str, Any]:
    """A fact as `quizgen facts --json` prints it, with what a table says beside."""
    from quizgen.cli.commands.facts import fact_row, plain

    parts = {word: plain(says.value) for word, says in fact.parts.items()}
    row = fact_row(seen, printer, fact, day)
    return {
        **row,
        "kind_plural": seen.kinds[row["kind"]].plural,
        "label": seen.property_of(fact).label,
        "text": printer.text(fact.value),
        "period": fact.period.iso if fact.period else None,
        "since": parts.pop("since", None),
        "until": parts.pop("until", None),
        "qualifiers": parts,
        "unconfirmed": fact.says.unconfirmed,
    }


def _about(seen: "Collection") -> dict[str, str]:
    return {"id": seen.id, "title": seen.title, "language": seen.language, "licence": seen.licence}


def _sources(seen: "Collection", rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sources that some rows cite, by id."""
    cited = {cite["source"] for row in rows for cite in row["cites"]}
    return [
        {
            "id": source.id,
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "date": source.date.iso if source.date else None,
            "kind": source.kind,
            "url": source.url,
            "seen": source.seen.iso if source.seen else None,
        }
        for source in map(seen.sources.__getitem__, sorted(cited))
    ]

"""`quizgen facts`: search the facts and see where each comes from."""

from collections.abc import Iterator
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
    from quizgen.facts.values import Value
    from quizgen.items.wording import Printer
    from quizgen.quizzes.recipes import Filter


def facts(
    words: Annotated[list[str] | None, typer.Argument(help="Words that a fact must hold.")] = None,
    about: About = None,
    topic: Topic = None,
    subject: SubjectId = None,
    source: SourceId = None,
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines.")] = False,
    collection: CollectionFolder = None,
) -> None:
    """List facts with their sources.

    Example: quizgen facts iran --about organisation
    """
    from quizgen.cli import listing
    from quizgen.cli.filters import read_filter
    from quizgen.cli.workspace import open_sound
    from quizgen.facts import world
    from quizgen.items.wording import Printer

    workspace = open_sound(collection)
    chosen = read_filter(workspace, about=about, topic=topic, subject=subject, source=source)
    day = read_day(as_of)
    seen = world.at(workspace.collection, day, unconfirmed=unconfirmed)
    printer = Printer(seen)
    rows = (fact_row(seen, printer, fact, day) for fact in chosen_facts(seen, chosen))
    found = (row for row in rows if listing.holds(_searched(row), words or ()))
    listing.show(found, lambda row: row, _line, as_json=as_json, otherwise="no fact matches")


def chosen_facts(collection: "Collection", chosen: "Filter") -> "Iterator[Fact]":
    """The facts that a filter takes, by subject."""
    for subject in collection.subjects.values():
        if not chosen.takes_subject(subject):
            continue
        for found in subject.facts.values():
            for fact in found:
                if not chosen.sources or any(cite.source in chosen.sources for cite in fact.says.cites):
                    yield fact


def fact_row(
    collection: "Collection", printer: "Printer", fact: "Fact", day: "Date | None" = None
) -> dict[str, Any]:
    """A fact as `--json` prints it in the world of a day."""
    from quizgen.facts import world

    subject = collection.subjects[fact.subject]
    prop = collection.property_of(fact)
    as_of = world.as_of(fact, subject.extents.get(prop.id), prop, day)
    return {
        "id": fact.id,
        "subject": subject.id,
        "subject_name": subject.name,
        "kind": subject.kind,
        "property": prop.id,
        "value": plain(fact.value),
        "text": _text(printer, fact),
        "as_of": as_of.iso if as_of else None,
        "cites": [
            {"source": source, "paragraph": paragraph}
            for source, paragraph in dict.fromkeys(
                (cite.source, cite.paragraph) for says in fact.statements for cite in says.cites
            )
        ],
        "misreported": [
            {"as": m.text, "in": _where(m.citation.source, m.citation.paragraph), "because": m.because}
            for says in fact.statements
            for m in says.misreports
        ],
    }


def plain(value: "Value") -> str | bool:
    """A value as a curator writes it."""
    from quizgen.facts.dates import Date
    from quizgen.facts.values import Flag, Name, Quantity, Reference, Text

    match value:
        case Date():
            return value.iso
        case Quantity(number, unit):
            return f"{number:f} {unit.id}"
        case Reference(id):
            return id
        case Name(text, id):
            return id or text
        case Text(text):
            return text
        case Flag(holds):
            return holds


def _text(printer: "Printer", fact: "Fact") -> str:
    text = printer.text(fact.value)
    ends = [
        f"{word} {printer.text(says.value)}"
        for word, says in fact.parts.items()
        if word in ("since", "until")
    ]
    return f"{text} ({', '.join(ends)})" if ends else text


def _where(source: str, paragraph: int | None) -> str:
    return f"{source}#{paragraph}" if paragraph else source


def _searched(row: dict[str, Any]) -> tuple[str, ...]:
    return row["id"], row["subject_name"], row["property"], row["text"]


def _line(row: dict[str, Any]) -> str:
    as_of = f" (as of {row['as_of']})" if row["as_of"] else ""
    cites = ", ".join(dict.fromkeys(_where(cite["source"], cite["paragraph"]) for cite in row["cites"]))
    return f"{row['id']}: {row['text']}{as_of} [{cites}]"

"""`quizgen show`: where a subject, fact or item comes from, and what it makes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.filters import AsOf, CollectionFolder, Unconfirmed, read_day

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.facts.model import Fact, Source, Statement
    from quizgen.items.model import Item
    from quizgen.items.pool import Pool


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a subject, fact, item, template or source.")],
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    collection: CollectionFolder = None,
) -> None:
    """Explain a subject, a fact, an item, a template or a source.

    Example: quizgen show power-of-siberia/entered_service
    """
    from quizgen.cli.screen import wrong_usage
    from quizgen.cli.workspace import open_sound
    from quizgen.items.pool import Pool
    from quizgen.items.written import facts_by_id
    from quizgen.problems import did_you_mean

    workspace = open_sound(collection)
    pool = Pool(workspace.collection, workspace.questions, day=read_day(as_of), unconfirmed=unconfirmed)
    facts = facts_by_id(workspace.collection)
    if id in workspace.collection.subjects:
        lines = _subject(workspace, pool, id)
    elif id in facts:
        lines = _fact(workspace, pool, facts[id])
    elif id in workspace.collection.sources:
        lines = _source(workspace, workspace.collection.sources[id])
    else:
        lines = _items(pool, id)
        first = next(lines, None)
        if first is None:
            known = [*workspace.collection.subjects, *facts, *workspace.collection.sources]
            raise wrong_usage(f"nothing is called {id!r}", did_you_mean(id, known))
        typer.echo(first)
    for line in lines:
        typer.echo(line)


def _subject(workspace: "Workspace", pool: "Pool", id: str) -> Iterator[str]:
    subject = workspace.collection.subjects[id]
    yield f"{subject.name} ({workspace.collection.kinds[subject.kind].name}, {subject.place})"
    for name in subject.names:
        yield f"  {name.language}: {name.text}" + (f" ({name.latin})" if name.latin else "")
    if subject.aliases:
        yield f"  also: {', '.join(subject.aliases)}"
    for facts in subject.facts.values():
        for fact in facts:
            yield f"  {fact.id}: {pool.printer.text(fact.value)}"
    made = sum(1 for item in pool.items(lambda _, other: other.id == id) if item.subject == id)
    yield f"  {made} items; `quizgen items --subject {id}` lists them"


def _fact(workspace: "Workspace", pool: "Pool", fact: "Fact") -> Iterator[str]:
    yield f"{fact.id}: {pool.printer.text(fact.value)} ({fact.says.place})"
    if fact.as_of:
        yield f"  as of {fact.as_of}"
    yield from _statement(workspace, pool, fact.says)
    for word, says in fact.parts.items():
        yield f"  {word} {pool.printer.text(says.value)}"
        yield from _statement(workspace, pool, says)
    yield from _makes(pool, fact.id)


def _statement(workspace: "Workspace", pool: "Pool", says: "Statement") -> Iterator[str]:
    if says.unconfirmed:
        yield f"    unconfirmed: {says.unconfirmed}"
    for other in says.alternatives:
        yield f"    or: {pool.printer.text(other)}"
    for cite in says.cites:
        source = workspace.collection.sources[cite.source]
        where = f", paragraph {cite.paragraph}" if cite.paragraph else ""
        prints = f", prints “{cite.prints}”" if cite.prints else ""
        seen = f", seen {cite.seen}" if cite.seen else ""
        yield f"    source: {source.title} ({source.id}){where}{prints}{seen}"
        if source.url:
            yield f"            {source.url}"
    for misreport in says.misreports:
        where = f"#{misreport.citation.paragraph}" if misreport.citation.paragraph else ""
        yield f"    misreported in {misreport.citation.source}{where} as {misreport.text}: {misreport.because}"
    for ruled_out in says.ruled_out:
        yield f"    not {pool.printer.text(ruled_out.value)}: {ruled_out.because}"


def _makes(pool: "Pool", fact_id: str) -> Iterator[str]:
    """The items that ask a fact, and why others could not be made."""
    from quizgen.items.model import Item

    for slot in pool.slots(lambda _, subject: subject.id == fact_id.split("/", 1)[0]):
        if fact_id in (fact.id for fact in slot.facts):
            made = pool.make(slot)
            if isinstance(made, Item):
                yield f"  item {made.id}: {made.stem}"
            else:
                yield f"  no item {slot.id}: {made.why}"
    for item in pool.written:
        if fact_id in item.asks:
            yield f"  item {item.id}: {item.stem}"


def _source(workspace: "Workspace", source: "Source") -> Iterator[str]:
    yield f"{source.title} ({source.id}, {source.kind}, {source.place})"
    for label, text in (("by", source.author), ("published by", source.publisher), ("at", source.url)):
        if text:
            yield f"  {label} {text}"
    for subject in workspace.collection.subjects.values():
        for facts in subject.facts.values():
            for fact in facts:
                if any(cite.source == source.id for says in fact.statements for cite in says.cites):
                    yield f"  cited by {fact.id}"


def _items(pool: "Pool", id: str) -> Iterator[str]:
    """An item by its id, or every item of a template."""
    from quizgen.items.model import Item

    for slot in pool.slots():
        if id in (slot.id, slot.template.id):
            made = pool.make(slot)
            if isinstance(made, Item):
                yield from _item(made)
            else:
                yield f"no item {slot.id}: {made.why}"
    for item in pool.written:
        if id in (item.id, item.template):
            yield from _item(item)


def _item(item: "Item") -> Iterator[str]:
    yield f"{item.id} ({item.type}, {item.level}, difficulty {item.difficulty}, {item.place})"
    yield f"  difficulty of {', '.join(f'{name} {value}' for name, value in item.components)}"
    yield f"  {item.stem}"
    for option in item.options:
        mark = "+" if option.right else "-"
        because = f" [{option.proof}: {option.because}]" if option.proof else ""
        yield f"  {mark} {option.text}{because}"
    if not item.options:
        yield f"  answer: {' | '.join(item.answers)}"
    yield f"  {item.explanation}"
    for remark in item.remarks:
        yield f"  {remark}"
    for cited in item.cites:
        yield f"  source: {cited}"
    yield f"  asks: {', '.join(item.asks)}"

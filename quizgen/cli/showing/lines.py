"""What a name stands for, line by line for a person; `rows` says what is in it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from quizgen.cli.screen import counted
from quizgen.cli.showing.history import Change
from quizgen.facts.dates import parse
from quizgen.items.model import page_in_words

Row = dict[str, Any]
_MOST = 8
"""Reasons why there is no item, of one kind, before the rest is counted."""


def of_row(row: Row) -> Iterator[str]:
    """Whatever a row tells of."""
    match row["what"]:
        case "subject":
            yield from _subject(row)
        case "list":
            yield from _list(row)
        case "fact":
            yield from _fact(row)
        case "source":
            yield from _source(row)
        case "recipe":
            yield from _recipe(row)
        case "template":
            yield from _template(row)
        case "item":
            yield from _item(row)
        case "no item":
            yield f"no item {row['id']}: {row['why']}"


def _subject(row: Row) -> Iterator[str]:
    yield f"{row['name']} ({row['kind_name']}, {row['place']})"
    for name in row["names"]:
        yield f"  {name['language']}: {name['text']}" + (f" ({name['latin']})" if name["latin"] else "")
    if row["aliases"]:
        yield f"  also: {', '.join(row['aliases'])}"
    yield f"  topics: {', '.join(row['topics']) or 'none'}; prominence {row['prominence']}"
    for key, words in (("continues", "continues"), ("part_of", "part of")):
        if row[key]:
            yield f"  {words} {row[key]}"
    for key, words in (("confuse", "often mixed up with"), ("formerly", "formerly called")):
        if row[key]:
            yield f"  {words}: {', '.join(row[key])}"
    for fact in row["facts"]:
        yield f"  {_short_fact(fact)}"
    for extent in row["lists"]:
        yield from _extent(extent)
    made = sum(row["items"].values())
    types = ", ".join(f"{count} {name}" for name, count in row["items"].items())
    told = f" ({types}); `quizgen items --subject {row['id']}` lists them" if made else ""
    yield f"  {counted(made, 'item')}{told}"


def _list(row: Row) -> Iterator[str]:
    yield f"{row['id']}: {row['label']}"
    if "property" in row:
        yield from _extent(row)
    for fact in row["facts"]:
        yield f"  {_short_fact(fact)}"


def _extent(row: Row) -> Iterator[str]:
    if row["complete"]:
        yield f"  {row['property']}: all are known, {row['complete']}"
    if row["publisher"]:
        yield f"  {row['property']}: published by {row['publisher']}"
    if row["unconfirmed"]:
        yield f"    unconfirmed: {row['unconfirmed']}"
    yield from _record(row)


def _fact(row: Row) -> Iterator[str]:
    yield f"{row['id']}: {row['text']} ({row['place']})"
    if row["as_of"]:
        yield f"  as of {row['as_of']}"
    for says in row["statements"]:
        if says["of"]:
            yield f"  {says['of']} {says['text']}"
        yield from _statement(says)
    for other in row["other_versions"]:
        yield f"  another version: {_short_fact(other)}"
    yield from _items(row)


def _statement(says: Row) -> Iterator[str]:
    if says["unconfirmed"]:
        yield f"    unconfirmed: {says['unconfirmed']}"
    for other in says["alternatives"]:
        yield f"    or: {other}"
    yield from _record(says)


def _record(says: Row) -> Iterator[str]:
    for cite in says["cites"]:
        yield f"    source: {cite['title']} ({cite['source']}){_where(cite)}"
        if cite["url"]:
            yield f"            {cite['url']}"
    for misreport in says["misreported"]:
        yield f"    misreported in {misreport['in']} as {misreport['as']}: {misreport['because']}"
    for ruled_out in says["ruled_out"]:
        yield f"    not {ruled_out['text']}: {ruled_out['because']}"


def _where(cite: Row) -> str:
    where = f", paragraph {cite['paragraph']}" if cite["paragraph"] else ""
    page = f", {page_in_words(cite['page'])}" if cite["page"] else ""
    prints = f", prints “{cite['prints']}”" if cite["prints"] else ""
    seen = f", seen {parse(cite['seen'])}" if cite["seen"] else ""
    return f"{where}{page}{prints}{seen}"


def _short_fact(row: Row) -> str:
    as_of = f" (as of {row['as_of']})" if row["as_of"] else ""
    cites = ", ".join(dict.fromkeys(cite["source"] for cite in row["cites"]))
    return f"{row['id']}: {row['text']}{as_of} [{cites}]"


def _items(row: Row) -> Iterator[str]:
    for item in row["items"]:
        found = "".join(f" [{code}]" for code in item["lint"])
        yield f"  item {item['id']}: {item['stem']} → {item['answer']} ({item['difficulty']}){found}"
    by_reason = sorted(row["no_items"], key=lambda no: str(no["why"]))
    for why, group in groupby(by_reason, key=lambda no: str(no["why"])):
        refused = list(group)
        for no in refused[:_MOST]:
            yield f"  no item {no['id']}: {why}"
        if len(refused) > _MOST:
            yield f"  no item {len(refused) - _MOST} more times: {why}"


def _source(row: Row) -> Iterator[str]:
    yield f"{row['title']} ({row['id']}, {row['kind']}, {row['place']})"
    for label, key in (
        ("by", "author"),
        ("published by", "publisher"),
        ("of", "date"),
        ("at", "url"),
        ("seen", "seen"),
    ):
        if row[key]:
            yield f"  {label} {parse(row[key]) if key in ('date', 'seen') else row[key]}"
    if row["paragraph"]:
        yield f"  paragraph {row['paragraph']} of {row['paragraphs']}"
    elif row["paragraphs"]:
        yield f"  a document of {row['paragraphs']} paragraphs; `quizgen coverage` reads it"
    for cite in row["cited_by"]:
        yield f"  cited by {cite['fact']}: {cite['text']}{_where(cite)}"
    for misreport in row["misreports"]:
        yield f"  misreports {misreport['fact']} as {misreport['as']}: {misreport['because']}"


def _recipe(row: Row) -> Iterator[str]:
    forms = f", {row['forms']} forms" if row.get("forms", 1) > 1 else ""
    yield f"{row['title']} ({row['makes']}{forms}, {row['place']})"
    yield f"  `quizgen build {row['id']}` makes {', '.join(row['files'])}"
    for deck, cards in row.get("decks", {}).items():
        yield f"  {deck}: {counted(cards, 'card')}"
    for number, item in enumerate(row.get("items", ()), start=1):
        yield f"  {number}. {item['stem']} → {item['answer']} ({item['id']})"


def _template(row: Row) -> Iterator[str]:
    yield f"{row['id']} ({row['level']}, {row['place']})"
    yield f"  asks about {', '.join(row['about'])} as {', '.join(row['types'])}"
    yield f"  {row['stem']}"
    if row["computes"]:
        yield f"  worked out by `{row['computes']}`"
    yield from _waived(row)
    yield from _items(row)


def _item(row: Row) -> Iterator[str]:
    yield f"{row['id']} ({row['type']}, {row['level']}, difficulty {row['difficulty']}, {row['place']})"
    yield f"  {row['stem']}"
    for option in row["options"]:
        because = f" [{option['proof']}: {option['because']}]" if option["proof"] else ""
        yield f"  {'+' if option['right'] else '-'} {option['text']}{because}"
    if not row["options"]:
        yield f"  answer: {' | '.join(row['answers'])}"
    yield f"  {row['explanation']}"
    for remark in row["remarks"]:
        yield f"  {remark}"
    if row["as_of"]:
        yield f"  as of {row['as_of']}"
    parts = (f"{part['name']} {part['value']} (x {part['weight']})" for part in row["components"])
    yield f"  difficulty {row['difficulty']}: {', '.join(parts)}"
    for cited in row["cites"]:
        prints = f", prints “{cited['prints']}”" if cited["prints"] else ""
        yield f"  source: {cited['text']}{prints}"
    for fact in row["asks"]:
        yield f"  asks: {_short_fact(fact)}"
    for found in row["lint"]:
        yield f"  {found['code']}: {found['message']}"
    yield from _waived(row)


def _waived(row: Row) -> Iterator[str]:
    if row["waived"]:
        yield f"  waived: {', '.join(row['waived'])}"


def of_works(works: Iterable[Row]) -> Iterator[str]:
    """In which decks and quizzes something stands, a line each."""
    nowhere = True
    for work in works:
        nowhere = False
        if "deck" in work:
            yield f"  in deck {work['deck']}, “{work['into']}”: {work['item']}, guid {work['guid']}"
        else:
            form = f", form {work['form']}" if work["form"] else ""
            section = f", “{work['section']}”" if work["section"] else ""
            yield f"  in quiz {work['quiz']}{form}{section}, number {work['number']}: {work['item']}"
    if nowhere:
        yield "  in no deck and no quiz of the collection's recipes"


def of_history(name: str, changes: Iterable[Change]) -> Iterator[str]:
    """Who changed something, the newest change first."""
    for change in changes:
        when = (
            f"{change.date} {change.author}: {change.subject} ({change.commit})"
            if change.commit
            else change.subject
        )
        yield f"  history of {name}: {when}"
        for mark, lines in (("-", change.removed), ("+", change.added)):
            for line in lines[:_MOST]:
                yield f"    {mark} {line}"
            if len(lines) > _MOST:
                yield f"    {mark} … {len(lines) - _MOST} more lines"

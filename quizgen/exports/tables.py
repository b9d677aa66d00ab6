"""The facts of a collection as tables: for a spreadsheet, for a program, and to read.

A row is a fact as `quizgen facts --json` prints it, with what a table needs beside. CSV is written as spreadsheets
read it (RFC 4180, with the mark by which they know UTF-8). A spreadsheet takes a cell that begins with one of a few
signs for a formula and runs it, so such a cell begins with an apostrophe instead: see OWASP, "CSV Injection".
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

Row = Mapping[str, Any]

COLUMNS = (
    "id", "subject", "subject_name", "kind", "property", "label", "value", "text", "as_of", "period", "since", "until",
    "qualifiers", "cites", "misreported", "unconfirmed",
)  # fmt: skip
"""Columns of the CSV, a row a fact; `value` is what a curator writes, `text` what a reader sees."""

_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_MARKS_UP = re.compile(r"[\\`*_\[\]<&|#~]")


def as_csv(rows: Iterable[Row], about: Mapping[str, Any], sources: Sequence[Row]) -> bytes:
    """A line a fact."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([cell(_flat(column, row.get(column))) for column in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _flat(column: str, value: Any) -> str:
    match column, value:
        case _, None:
            return ""
        case "cites", list():
            return "; ".join(where(cite) for cite in value)
        case "qualifiers", dict():
            return "; ".join(f"{name}: {said}" for name, said in value.items())
        case "misreported", list():
            return "; ".join(f"{wrong['as']} ({wrong['in']}: {wrong['because']})" for wrong in value)
        case _, bool():
            return "true" if value else "false"
    return str(value)


def where(cite: Row) -> str:
    """A citation as a curator writes it."""
    return f"{cite['source']}#{cite['paragraph']}" if cite["paragraph"] else cite["source"]


def as_json(rows: Iterable[Row], about: Mapping[str, Any], sources: Sequence[Row]) -> bytes:
    """All in one: what the collection is, what its facts cite, and the facts."""
    whole = {"collection": about, "sources": sources, "facts": list(rows)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def as_markdown(rows: Iterable[Row], about: Mapping[str, Any], sources: Sequence[Row]) -> bytes:
    """A table a kind, and the sources that they cite."""
    return ("\n".join(_pages(rows, about, sources)) + "\n").encode()


def _pages(rows: Iterable[Row], about: Mapping[str, Any], sources: Sequence[Row]) -> Iterator[str]:
    yield f"# {_inline(about['title'])}"
    by_kind = sorted(rows, key=lambda row: str(row["kind_plural"]))
    for kind, found in groupby(by_kind, key=lambda row: str(row["kind_plural"])):
        yield from ("", f"## {_inline(kind[:1].upper() + kind[1:])}", "")
        yield from ("| subject | property | value | as of | sources |", "|---|---|---|---|---|")
        for row in found:
            cites = ", ".join(where(cite) for cite in row["cites"])
            cells = (row["subject_name"], row["label"], row["text"], row["as_of"] or "", cites)
            yield f"| {' | '.join(_inline(str(text)) for text in cells)} |"
    yield from ("", "## Sources", "")
    for source in sources:
        told = (str(source[key]) for key in ("author", "title", "publisher", "date") if source[key])
        address = f" <{source['url']}>" if source["url"] else ""
        yield f"- {_inline(source['id'])}: {_inline(', '.join(told))}.{address}"


def _inline(text: str) -> str:
    return _MARKS_UP.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))


TABLES: Mapping[str, Callable[[Iterable[Row], Mapping[str, Any], Sequence[Row]], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "md": as_markdown,
}
"""What writes the facts, by the suffix of the file."""

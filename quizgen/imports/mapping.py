"""What each column of a table is: proposed by `guessing`, put right by a curator, kept as YAML beside the table."""

from collections.abc import Mapping as ByName
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from quizgen.facts import yaml
from quizgen.facts.model import ValueType
from quizgen.facts.reader import Reader
from quizgen.facts.sources import SOURCE_KINDS
from quizgen.facts.yaml import Node
from quizgen.imports.cells import DayOrder, Decimals
from quizgen.imports.model import Layout, Table
from quizgen.imports.tables.encodings import is_encoding
from quizgen.problems import NOWHERE, Place, Problems, did_you_mean, in_order

SUFFIX = ".mapping.yaml"
"""What a mapping's file is called, behind the name of the table's."""

ID, SKIP, NAME = "id", "skip", "name"
ALIASES, TOPICS, SHORT, ARTICLE, PROMINENCE = "aliases", "topics", "short", "article", "prominence"
ROLES = (ID, SKIP, NAME, SHORT, ALIASES, TOPICS, ARTICLE, PROMINENCE)
"""What a column can be that is no property."""

_KEYS = ("kind", "plural", "article", "topics", "file", "nothing", "source", "columns")
_FILE_KEYS = ("form", "encoding", "delimiter", "sheet", "header")
SOURCE_KEYS = ("id", "title", "publisher", "kind", "url", "date")
_COLUMN_KEYS = (
    "as", "type", "unit", "to", "language", "split", "label", "dates", "decimals", "grain", "as_of", "period", "at", "since", "until", "several", "closed", "whole", "identifying",
)  # fmt: skip
_FORMS = ("csv", "sheet", "json", "lines", "wikidata")


class Several(StrEnum):
    """What several values of one subject under one property are."""

    REFUSE = "refuse"
    SET = "set"
    """Each holds: the members of a set."""
    OR = "or"
    """Good sources differ, and each counts as right."""


class Grain(StrEnum):
    """How finely dates are taken."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What one column is."""

    column: str
    role: str
    """A key of subjects, `id`, `skip`, or a property's id."""
    type: ValueType | None = None
    unit: str = ""
    to: str = ""
    """The kind of the subjects that it names."""
    language: str = ""
    """Of a name in another language."""
    split: str = ""
    """What stands between several values in one cell."""
    label: str = ""
    dates: DayOrder | None = None
    decimals: Decimals | None = None
    grain: Grain | None = None
    as_of: str = ""
    """The day for which its values are known."""
    period: str = ""
    """The year or month that its figures are of."""
    at: str = ""
    """The column that says of when its values are: a period, or the day for which they are known."""
    since: str = ""
    """Of a set: the column that says when a member joined."""
    until: str = ""
    """Of a set: the column that says when a member left."""
    several: Several = Several.REFUSE
    closed: bool = False
    """Its names are a closed list, no two of them one thing."""
    whole: bool = False
    """Whatever has several values in it has no others, and none that come or go."""
    identifying: bool = False
    """A value of it tells which subject is meant, in the table and beyond."""
    example: str = ""
    """Some values, for the comment behind it."""
    remark: str = ""
    """Why it is proposed so."""
    place: Place = NOWHERE

    @property
    def is_property(self) -> bool:
        """Whether its cells are facts."""
        return self.role not in ROLES

    @property
    def is_dated(self) -> bool:
        """Whether it has a value for each of several times."""
        return bool(self.period or self.at)


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """What the facts cite: a source that the collection has, or one to be added."""

    id: str
    title: str = ""
    publisher: str = ""
    kind: str = "reference"
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a table is about and what its columns are."""

    kind: str
    plural: str
    source: SourceMapping
    columns: tuple[ColumnMapping, ...]
    """In the order of the table's."""
    nothing: tuple[str, ...] = ()
    """Texts of cells that say nothing."""
    topics: tuple[str, ...] = ()
    """Of every subject."""
    article: str = ""
    """Of every subject that has none of its own: the Rhine."""
    layout: Layout = field(default_factory=Layout)

    def column(self, role: str) -> ColumnMapping | None:
        """The column that is the subject's id or name in the collection's own language."""
        return next((found for found in self.columns if found.role == role and not found.language), None)


def read(path: str, data: bytes) -> tuple[Mapping | None, Problems]:
    """The mapping in a YAML file; None where it cannot be followed."""
    reader = Reader()
    root = reader.file(path, data)
    mapping = _mapping(reader, path, root) if root is not None else None
    if root is None and not reader.problems:
        reader.report(Place(path), "empty-file", f"{path} is empty", "delete it, and a new one is proposed")
    return (None if reader.problems else mapping), in_order(reader.problems)


def _mapping(reader: Reader, path: str, root: Node) -> Mapping:
    fields = reader.fields(root, "a mapping", _KEYS)
    columns = tuple(
        _column(reader, key.text, value, key.place)
        for key, value in reader.named(fields["columns"], "the list of columns", "column")
    ) if "columns" in fields else ()  # fmt: skip
    if not any(found.role == NAME and not found.language for found in columns):
        place = fields["columns"].place if "columns" in fields else Place(path)
        reader.report(place, "missing-key", "no column is the subjects' name", "write `as: name` behind one")
    return Mapping(
        kind=reader.required(fields, "kind", "a mapping", Place(path)),
        plural=reader.text(fields.get("plural"), "plural"),
        source=_source(reader, fields.get("source"), Place(path)),
        columns=columns,
        nothing=tuple(reader.text(node, "nothing") for node in reader.each(fields.get("nothing"))),
        topics=reader.texts(fields.get("topics"), "topics"),
        article=reader.text(fields.get("article"), "article"),
        layout=_layout(reader, fields.get("file")),
    )


def _source(reader: Reader, node: Node | None, place: Place) -> SourceMapping:
    fields = reader.fields(node, "the source", SOURCE_KEYS) if node is not None else {}
    id = reader.required(fields, "id", "the source", node.place if node is not None else place)
    title, publisher, url, date = (
        reader.text(fields.get(key), f"the source's {key}") for key in ("title", "publisher", "url", "date")
    )
    kind = reader.chosen(fields.get("kind"), "the source's kind", SOURCE_KINDS, "unknown-source-kind")
    return SourceMapping(id, title, publisher, kind or "reference", url, date)


def _layout(reader: Reader, node: Node | None) -> Layout:
    if node is None:
        return Layout()
    fields = reader.fields(node, "the file", _FILE_KEYS)
    encoding = reader.text(fields.get("encoding"), "encoding")
    if encoding and not is_encoding(encoding):
        message = f"there is no encoding {encoding!r}"
        reader.report(
            fields["encoding"].place, "unknown-encoding", message, "utf-8, utf-16, cp1251, gb18030 …"
        )
    delimiter = _delimiter(fields.get("delimiter"))
    if "delimiter" in fields and len(delimiter) != 1:
        reader.report(
            fields["delimiter"].place, "bad-delimiter", "the delimiter is one character", r'"," or "\t"'
        )
    header = reader.integer(fields.get("header"), "header")
    if header is not None and header < 1:
        reader.report(
            fields["header"].place, "bad-header", "rows are counted from 1", "name the header's row"
        )
    form = reader.chosen(fields.get("form"), "the file's form", _FORMS, "unknown-form")
    sheet = reader.text(fields.get("sheet"), "sheet")
    return Layout(form, encoding, delimiter, sheet, header or 1)


def _delimiter(node: Node | None) -> str:
    # A tab is a delimiter, though a text without its outer spaces is empty.
    return node.text if isinstance(node, yaml.Scalar) else ""


def _column(reader: Reader, name: str, node: Node, place: Place) -> ColumnMapping:
    what = f"column {name!r}"
    fields = reader.fields(node, what, _COLUMN_KEYS)

    def text(key: str) -> str:
        return reader.text(fields.get(key), f"{what}'s {key}")

    def chosen(key: str, among: Sequence[str], code: str) -> str:
        return reader.chosen(fields.get(key), f"{what}'s {key}", among, code)

    split = fields.get("split")
    return ColumnMapping(
        column=name,
        role=reader.required(fields, "as", what, place),
        type=ValueType(word) if (word := chosen("type", tuple(ValueType), "unknown-type")) else None,
        unit=text("unit"),
        to=text("to"),
        language=text("language"),
        split=split.text if isinstance(split, yaml.Scalar) else "",
        label=text("label"),
        dates=DayOrder(word) if (word := chosen("dates", tuple(DayOrder), "unknown-order")) else None,
        decimals=Decimals(word)
        if (word := chosen("decimals", tuple(Decimals), "unknown-decimals"))
        else None,
        grain=Grain(word) if (word := chosen("grain", tuple(Grain), "unknown-grain")) else None,
        as_of=date.iso if (date := reader.date(fields.get("as_of"), f"{what}'s as_of")) else "",
        period=date.iso if (date := reader.date(fields.get("period"), f"{what}'s period")) else "",
        at=text("at"),
        since=text("since"),
        until=text("until"),
        several=Several(chosen("several", tuple(Several), "unknown-several") or Several.REFUSE),
        closed=reader.flag(fields.get("closed"), f"{what}'s closed"),
        whole=reader.flag(fields.get("whole"), f"{what}'s whole"),
        identifying=reader.flag(fields.get("identifying"), f"{what}'s identifying"),
        place=place,
    )


def fitted(mapping: Mapping, table: Table) -> tuple[tuple[ColumnMapping | None, ...], Problems]:
    """What each column of a table is, None for those that the mapping does not name.

    A column that the mapping names and the table lacks is a problem.
    """
    reader = Reader()
    by_name: ByName[str, ColumnMapping] = {found.column: found for found in mapping.columns}
    for found in mapping.columns:
        if found.column not in table.columns and found.role != SKIP:
            message = f"{table.path} has no column {found.column!r}"
            reader.report(found.place, "unknown-column", message, did_you_mean(found.column, table.columns))
        for key, named in (("at", found.at), ("since", found.since), ("until", found.until)):
            if named and named not in table.columns:
                message = f"column {found.column!r} is `{key}` {named!r}, which {table.path} does not have"
                reader.report(found.place, "unknown-column", message, did_you_mean(named, table.columns))
    return tuple(by_name.get(name) for name in table.columns), in_order(reader.problems)

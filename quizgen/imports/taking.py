"""Rows to records, by a mapping: what each subject is called, and what is said of it.

Rows of one subject are folded into one record. Whatever cannot be taken is reported with its row and column;
with `leave_out` it is left out and the problem is a warning.
"""

import re
from collections.abc import Mapping as ByName
from dataclasses import dataclass, field, replace

from quizgen.facts.dates import parse
from quizgen.facts.model import Kind, Many, Property, ValueType
from quizgen.facts.values import Unit
from quizgen.imports import units
from quizgen.imports.cells import (
    ENTITY,
    UNKNOWN,
    CellError,
    Decimals,
    clean,
    read_date,
    read_flag,
    read_number,
)
from quizgen.imports.mapping import (
    ALIASES,
    ARTICLE,
    ID,
    NAME,
    PROMINENCE,
    SHORT,
    SKIP,
    TOPICS,
    ColumnMapping,
    Grain,
    Mapping,
    Several,
)
from quizgen.imports.model import SEVERAL, Row, Table, letter
from quizgen.problems import Place, Problem, Severity, did_you_mean

_GRAINS = {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}
"""How many characters of a date its month and its year are."""


@dataclass(slots=True)
class Said:
    """What the table says of a subject under one property."""

    values: list[str]
    """As a curator writes them; of references, the names of the subjects."""
    prints: list[str]
    """The same as the table prints them."""
    stints: list[tuple[str, str]]
    """Of each value, since and until when it holds; empty where the table does not say."""
    place: Place
    disputed: bool = False
    """It differs between rows, so that nobody can say which is right."""


@dataclass(slots=True)
class Record:
    """A subject, as the rows that are about it have it."""

    key: str
    """What tells it from others: its id in the table, or its name."""
    place: Place
    name: str = ""
    short: str = ""
    article: str = ""
    prominence: str = ""
    aliases: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)
    said: dict[tuple[str, str], Said] = field(default_factory=dict)
    """By property, and by the time of which it is said, where the table tells."""


class Taker:
    """Folds a table's rows into records; `columns` says what each of its columns is, `kind` what is known of their kind."""

    def __init__(
        self,
        table: Table,
        mapping: Mapping,
        columns: tuple[ColumnMapping | None, ...],
        kind: Kind | None,
        units: ByName[str, Unit],
        leave_out: bool,
    ) -> None:
        self.problems: list[Problem] = []
        self._table = table
        self._nothing = frozenset(mapping.nothing)
        self._columns = [(at, found) for at, found in enumerate(columns) if found and found.role != SKIP]
        self._key = self._of(ID) or self._of(NAME)
        self._at = {name: at for at, name in enumerate(table.columns)}
        self._properties = dict(kind.properties) if kind else {}
        self._units = units
        self._leave_out = leave_out
        self._records: dict[str, Record] = {}

    def _of(self, role: str) -> tuple[int, ColumnMapping] | None:
        return next(((at, c) for at, c in self._columns if c.role == role and not c.language), None)

    def report(self, problem: Problem) -> None:
        """Take note of a problem: of a warning, where such rows and cells are to be left out."""
        if self._leave_out:
            problem = replace(problem, severity=Severity.WARNING, hint="left out")
        self.problems.append(problem)

    def _row(self, row: Row) -> None:
        assert self._key is not None
        keys = self._texts(row, *self._key)
        if not keys:
            at, column = self._key
            message = f"the row has no {column.column!r} to tell its subject by"
            self._refuse(row, at, CellError("no-name", message, "fill it in, or take the row out"))
            return
        record = self._records.setdefault(keys[0], Record(keys[0], self._table.place(row.line, self._key[0])))
        for at, column in self._columns:
            texts = self._texts(row, at, column)
            try:
                self._take(record, row, at, column, texts)
            except CellError as error:
                self._refuse(row, at, error)

    def _texts(self, row: Row, at: int, column: ColumnMapping) -> list[str]:
        """The texts of a cell, without those that say nothing."""
        found = []
        cell = row.cells[at]
        for part in (text for half in cell.split(SEVERAL) for text in _split(half, column.split)):
            try:
                text = clean(part)
            except CellError as error:
                self._refuse(row, at, error)
                continue
            if text and text not in self._nothing and not UNKNOWN.fullmatch(text):
                entity = ENTITY.fullmatch(text)
                found.append(entity[1] if entity else text)
        return found

    def _refuse(self, row: Row, at: int, error: CellError) -> None:
        where = f"column {self._table.columns[at]!r} ({letter(at)})"
        place = self._table.place(row.line, at)
        self.report(Problem(place, error.code, f"{where}: {error}", error.hint))

    def _take(self, record: Record, row: Row, at: int, column: ColumnMapping, texts: list[str]) -> None:
        if not texts or column.role == ID:
            return
        if column.is_property:
            self._say(record, column, texts, row, self._table.place(row.line, at))
        elif column.role == NAME and column.language:
            record.names.setdefault(column.language, _labelled(texts[0]))
        elif column.role == NAME:
            self._name(record, _labelled(texts[0]))
        elif column.role in (ALIASES, TOPICS):
            listed = record.aliases if column.role == ALIASES else record.topics
            listed.extend(text for text in texts if text not in listed)
        elif column.role == SHORT:
            record.short = record.short or texts[0]
        elif column.role == ARTICLE:
            record.article = record.article or texts[0]
        elif column.role == PROMINENCE:
            record.prominence = record.prominence or _prominence(texts[0])

    def _when(self, row: Row, column: ColumnMapping) -> str:
        """Of when a cell of a column is, where the table has values of several times; raises CellError."""
        if not column.at:
            return column.period
        found = self._date_in(row, column.at)
        if not found:
            hint = f"fill in column {column.at!r}, or take the value out"
            raise CellError("no-period", "nothing says of when the value is", hint)
        known = self._properties.get(column.role)
        is_day_known = column.grain is Grain.DAY or (known is not None and known.many is Many.ONE)
        return found if is_day_known else found[: _GRAINS[column.grain or Grain.YEAR] + found.startswith("-")]

    def _date_in(self, row: Row, column: str) -> str:
        """The date in another column of a row; empty where it has none. Raises CellError."""
        text = clean(row.cells[self._at[column]]) if column else ""
        if not text or text in self._nothing:
            return ""
        try:
            return read_date(text, None, whole=True)
        except CellError as error:
            raise CellError(error.code, f"of its column {column!r}, {error}", error.hint) from None

    def _say(self, record: Record, column: ColumnMapping, texts: list[str], row: Row, place: Place) -> None:
        when = self._when(row, column)
        stint = self._date_in(row, column.since), self._date_in(row, column.until)
        values = [self.value(text, column) for text in texts]
        begins, ends = stint
        if begins and ends and parse(begins).first > parse(ends).last:
            message = f"{texts[0]!r} begins in {begins} and ends in {ends}, before that"
            raise CellError("ends-before-it-begins", message, "exchange the two, or mend one")
        said = record.said.setdefault((column.role, when), Said([], [], [], place))
        for text, value in zip(texts, values, strict=True):
            if (value, stint) not in zip(said.values, said.stints, strict=True):
                said.values.append(value)
                said.prints.append(text)
                said.stints.append(stint)
        if len(said.values) > 1 and not self._holds_several(column):
            both = " and ".join(map(repr, said.prints[-2:]))
            said.disputed = True
            hint = "keep one; or write `several: set` or `several: or` into the column's mapping"
            of = f" for {when}" if when else ""
            message = f"{record.key} has {both}{of}, the first in line {said.place.line}"
            raise CellError("several-values", message, hint)

    def _name(self, record: Record, name: str) -> None:
        if record.name and record.name != name:
            message = f"{record.key} is called {record.name!r} in line {record.place.line} and {name!r} here"
            raise CellError("two-names", message, "give both rows one name, or each a key of its own")
        record.name = name

    def _holds_several(self, column: ColumnMapping) -> bool:
        known = self._properties.get(column.role)
        return column.several is not Several.REFUSE or (known is not None and known.many is Many.SET)

    def value(self, text: str, column: ColumnMapping) -> str:
        """A property's value as a curator writes it; raises CellError."""
        known = self._properties.get(column.role)
        match known.type if known else column.type:
            case ValueType.DATE:
                exact = column.grain is Grain.DAY
                date = read_date(text, column.dates, whole=not exact)
                keep = _GRAINS.get(column.grain) if column.grain else None
                return date[: keep + date.startswith("-")] if keep and ".." not in date else date
            case ValueType.QUANTITY:
                return self._amount(text, column, known)
            case ValueType.FLAG:
                return read_flag(text)
            case ValueType.NAME if known and known.values:
                return _listed(text, known)
            case ValueType.NAME | ValueType.REFERENCE:
                return _labelled(text)
        return text

    def _amount(self, text: str, column: ColumnMapping, known: Property | None) -> str:
        mark = column.decimals or (Decimals.POINT if self._table.typed else None)
        number, behind = read_number(text, mark)
        wanted = column.unit or (known.units[0] if known and len(known.units) == 1 else "")
        written = (units.known(behind, self._units) or behind) if behind else wanted
        if behind and wanted and written != wanted:
            message = f"{text!r} is not in {wanted}"
            raise CellError("wrong-unit", message, "convert it, or leave it out")
        if not written:
            raise CellError(
                "wrong-unit", f"{text!r} has no unit", "name it in the column's mapping: `unit: km`"
            )
        bare = written in (units.COUNT, units.NUMBER) or (
            written in self._units and not self._units[written].many
        )
        return number if bare else f"{number} {written}"

    def records(self) -> list[Record]:
        """The records that have a name, in the order in which they were met."""
        for row in self._table.read(self.report):
            self._row(row)
        found = []
        for record in self._records.values():
            record.said = {id: said for id, said in record.said.items() if not said.disputed}
            if record.name:
                found.append(record)
            else:
                message = f"{record.key} has no name"
                self.report(Problem(record.place, "no-name", message, "fill it in, or take the row out"))
        return found


def _split(text: str, mark: str) -> list[str]:
    return text.split(mark) if mark else [text]


_ENTITY_ID = re.compile(r"[QPL]\d{2,}")


def _labelled(text: str) -> str:
    """A name that is one; Wikidata gives an entity's number where it has no label in the language asked for."""
    if _ENTITY_ID.fullmatch(text):
        hint = 'ask for more languages: SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul" }'
        raise CellError("no-label", f"{text} has no name, only its number", hint)
    return text


def _prominence(text: str) -> str:
    if text not in ("1", "2", "3", "4", "5"):
        raise CellError("bad-prominence", f"prominence is {text!r}", "1 to 5")
    return text


def _listed(text: str, known: Property) -> str:
    for id, name in known.values.items():
        if text == id or text.casefold() == name.casefold():
            return id
    hint = (
        did_you_mean(text, known.values.values()) or "add it to the property's `values` in seeds/kinds.yaml"
    )
    raise CellError("unknown-value", f"{known.label} has no value {text!r}", hint)

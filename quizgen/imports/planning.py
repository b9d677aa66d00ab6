"""An import as a whole: the text of every file that it would change, and what it would do, in numbers."""

from collections.abc import Collection as Collection_
from collections.abc import Mapping as ByName
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgen.facts.collection import FACTS
from quizgen.facts.model import Collection, Many, Property, Subject, ValueType
from quizgen.imports import additions, writing
from quizgen.imports.cells import CellError
from quizgen.imports.editing import Entry, UneditableError
from quizgen.imports.fitting import misfits
from quizgen.imports.identifying import Identities
from quizgen.imports.mapping import ColumnMapping, Mapping, Several
from quizgen.imports.model import Table
from quizgen.imports.quoting import scalar
from quizgen.imports.shortening import shortened
from quizgen.imports.starting import Draft
from quizgen.imports.taking import Record, Said, Taker
from quizgen.imports.updating import Merge
from quizgen.imports.writing import Statement
from quizgen.problems import Place, Problem, Problems, Severity, did_you_mean, in_order

_DISTINCT = 0.5
"""The least share of distinct values with which a property is asked back as well."""
_IN_A_FILE = 10_000
"""Subjects that are written into one file, so that it can still be read and edited."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do."""

    changes: ByName[str, bytes]
    """The files that it would write, by path within the collection."""
    kind: str
    new_kinds: tuple[str, ...] = ()
    new_properties: tuple[Draft, ...] = ()
    subjects: int = 0
    """Subjects that the collection does not have yet."""
    facts: int = 0
    """Facts that it does not have yet."""
    changed: int = 0
    """Facts whose value changes."""


def plan(
    files: ByName[str, bytes],
    collection: Collection,
    table: Table,
    mapping: Mapping,
    columns: tuple[ColumnMapping | None, ...],
    digest: str,
    *,
    update: bool = False,
    leave_out: bool = False,
    unasked: ByName[str, Collection_[str]] | None = None,
) -> tuple[Plan | None, Problems]:
    """What the import of a table changes in a collection, whose files are `files`.

    `columns` says what each column of the table is, `digest` is the sha256 of its file. There is no plan
    where one of the problems is an error. `unasked` are question templates, with the subjects of which
    they cannot ask; with none, they can ask of nothing.
    """
    taker = Taker(table, mapping, columns, collection.kinds.get(mapping.kind), collection.units, leave_out)
    records = taker.records()
    planner = _Planner(files, collection, table, mapping, columns, digest, taker, update, unasked or {})
    made = None
    try:
        made = planner.plan(records)
    except UneditableError as error:
        hint = "write it on lines of its own, without braces"
        planner.problems.append(Problem(Place(table.path), "cannot-edit", str(error), hint))
    problems = in_order((*taker.problems, *planner.problems))
    if any(problem.severity is Severity.ERROR for problem in problems):
        made = None
    return made, shortened(problems)


@dataclass(slots=True)
class _Planner:
    files: ByName[str, bytes]
    collection: Collection
    table: Table
    mapping: Mapping
    columns: tuple[ColumnMapping | None, ...]
    digest: str
    taker: Taker
    update: bool
    unasked: ByName[str, Collection_[str]]
    problems: list[Problem] = field(default_factory=list)
    _ids: Identities = field(init=False)
    _stubs: dict[str, dict[str, str]] = field(default_factory=dict)
    """Subjects that are only named, by kind and name: their ids."""

    _rows: dict[str, str] = field(default_factory=dict)
    """The ids of the rows' own subjects, by key."""

    def __post_init__(self) -> None:
        self._ids = Identities(self.collection, self.mapping.source.id)

    @property
    def _known(self) -> ByName[str, Property]:
        kind = self.collection.kinds.get(self.mapping.kind)
        return kind.properties if kind else {}

    @property
    def _facts_path(self) -> str:
        return f"{FACTS}{self.mapping.source.id}.yaml"

    def plan(self, records: list[Record]) -> Plan:
        kind = self.mapping.kind
        properties: dict[str, ColumnMapping] = {}
        for column in self.columns:
            if column and column.is_property:
                self.problems.extend(misfits(column, self._known.get(column.role)))
                properties.setdefault(column.role, column)
        records = self._told_apart(records)
        known: dict[str, Subject] = {}
        ids = self._rows
        for record in records:
            if id := self._ids.of(kind, record):
                known[record.key] = self.collection.subjects[id]
            ids[record.key] = id or self._ids.give(kind, record.name, record.key)
        if known and not self.update:
            self._refuse_known(known, records)
        drafts = tuple(
            self._draft(column, records) for id, column in properties.items() if id not in self._known
        )
        merge = Merge(self.files, self.mapping.source.id, self._again)
        new: list[Entry] = []
        facts = 0
        for record in records:
            said = [self._statement(properties[id], found, when) for (id, when), found in record.said.items()]
            if subject := known.get(record.key):
                for one in said if self.update else ():
                    merge.say(subject, one, record.key)
                self._told_of_name(subject, record)
            else:
                facts += sum(1 if not one.is_set else len(one.values) for one in said)
                body = writing.subject(record, said, self.mapping)
                new.append((scalar(ids[record.key]), body))
        if self.update:
            self._told_of_gone({record.key for record in records})
        self.problems.extend(merge.kept)
        changes = self._facts(merge, new) | self._additions(drafts)
        stubs = sum(map(len, self._stubs.values()))
        kinds = tuple(
            id for id in (kind, *sorted({d.to for d in drafts if d.to})) if id not in self.collection.kinds
        )
        return Plan(changes, kind, kinds, drafts, len(new) + stubs, facts + merge.added, merge.changed)

    def _additions(self, drafts: tuple[Draft, ...]) -> dict[str, bytes]:
        """The source, the vocabulary and the questions that the facts need."""
        mapping, files, collection = self.mapping, self.files, self.collection
        source = additions.source(
            files, collection, mapping.source, self.table.path, self.digest, self.update
        )
        questions = additions.questions(files, mapping, drafts, self.table.path, self.unasked)
        return source | additions.vocabulary(files, collection, mapping, drafts) | questions

    def _report(self, place: Place, code: str, message: str, hint: str, *, warn: bool = False) -> None:
        severity = Severity.WARNING if warn else Severity.ERROR
        self.problems.append(Problem(place, code, message, hint, severity))

    def _told_apart(self, records: list[Record]) -> list[Record]:
        """The records without those that are called like one before them."""
        named: dict[str, Record] = {}
        for record in records:
            first = named.setdefault(record.name.casefold(), record)
            if first is not record:
                message = f"{record.name!r} is the name of {first.key!r} as well, in line {first.place.line}"
                self.taker.report(Problem(record.place, "shared-name", message, "tell the two apart by name"))
        return list(named.values())

    def _refuse_known(self, known: ByName[str, Subject], records: list[Record]) -> None:
        first = next(record for record in records if record.key in known)
        subject = known[first.key]
        others = f" (and so are {len(known) - 1:,} more)" if len(known) > 1 else ""
        message = f"{first.name!r} is in the collection already, at {subject.place}{others}"
        hint = "run it with --update: that adds what is missing and changes what the table changed"
        self._report(first.place, "already-there", message, hint)

    def _told_of_name(self, subject: Subject, record: Record) -> None:
        if record.name.casefold() not in {name.casefold() for name in subject.called}:
            message = f"{subject.id} is called {record.name!r} in the table; {subject.name!r} is kept"
            self._report(record.place, "other-name", message, "rename it by hand, or add an alias", warn=True)

    def _told_of_gone(self, keys: set[str]) -> None:
        for (kind, key), id in self._ids.by_key.items():
            if kind == self.mapping.kind and key not in keys:
                message = f"{id} is kept, though the table has no row {key!r} any more"
                hint = "take it out by hand, if it is gone for good"
                self._report(self.collection.subjects[id].place, "gone", message, hint, warn=True)

    def _draft(self, column: ColumnMapping, records: Sequence[Record]) -> Draft:
        said = [found for record in records for (id, _), found in record.said.items() if id == column.role]
        values = list(dict.fromkeys(value for found in said for value in found.values))
        kind = column.type or ValueType.TEXT
        is_set = column.several is Several.SET
        closed = tuple(sorted(values)) if column.closed and kind is ValueType.NAME else ()
        named = kind is ValueType.REFERENCE or bool(closed)
        single = not (is_set or column.as_of or column.is_dated)
        return Draft(
            column.role, kind, column.label or column.role.replace("_", " "), is_set, is_set and column.whole, bool(column.as_of or column.since or column.until),
            column.identifying, closed, column.unit if kind is ValueType.QUANTITY else "",
            column.to if kind is ValueType.REFERENCE else "",
            is_series=column.is_dated,
            begins=bool(column.since),
            tells=named and (column.identifying or (single and len(values) >= _DISTINCT * len(said))),
        )  # fmt: skip

    def _statement(self, column: ColumnMapping, said: Said, when: str) -> Statement:
        known = self._known.get(column.role)
        values = said.values
        is_set = known.many is Many.SET if known else column.several is Several.SET
        if (known.type if known else column.type) is ValueType.REFERENCE:
            values = [self._referred(column, known, value, said.place) for value in values]
        is_series = known.many is Many.SERIES if known else column.is_dated
        as_of, period = ("", when) if is_series else (when or column.as_of, "")
        prints = writing.BETWEEN.join(said.prints)
        stints = tuple(said.stints) if is_set else ()
        return Statement(column.role, tuple(values), prints, is_set, as_of, period, stints)

    def _referred(self, column: ColumnMapping, known: Property | None, name: str, place: Place) -> str:
        """The id of a subject that a cell names; of a new one where its kind is the import's own to fill."""
        kinds = (known.to or tuple(self.collection.kinds)) if known else (column.to,)
        if self.mapping.kind in kinds and name in self._rows:
            return self._rows[name]
        for kind in (*kinds, self.mapping.kind) if self.mapping.kind in kinds else kinds:
            if id := self._ids.named(kind, name):
                return id
        to = kinds[0]
        is_ours = to not in self.collection.kinds or self._stub_path(to) in self.files
        if len(kinds) > 1 or (not is_ours and to != self.mapping.kind) or not to:
            called = [s.name for s in self.collection.subjects.values() if s.kind in kinds]
            hint = did_you_mean(name, called) or f"add it to the collection, as a {to}"
            message = f"column {column.column!r}: no {' or '.join(kinds)} is called {name!r}"
            self.taker.report(Problem(place, "unknown-subject", message, hint))
            return name
        id = self._ids.give(to, name)
        self._stubs.setdefault(to, {})[name] = id
        return id

    def _again(self, id: str, prints: str) -> tuple[str, ...] | None:
        """The values of what was printed at an earlier import."""
        column = next(c for c in self.columns if c and c.role == id)
        known = self._known.get(id)
        several = known.many is Many.SET if known else column.several is Several.SET
        texts = prints.split(writing.BETWEEN) if several else [prints]
        try:
            values = [self.taker.value(text, column) for text in texts]
        except CellError:
            return None
        if (known.type if known else column.type) is not ValueType.REFERENCE:
            return tuple(values)
        kinds = (known.to or tuple(self.collection.kinds)) if known else (column.to,)
        if self.mapping.kind in kinds:
            values = [self._rows.get(value, value) for value in values]
        return tuple(next(filter(None, (self._ids.named(kind, v) for kind in kinds)), v) for v in values)

    def _stub_path(self, kind: str) -> str:
        return f"{FACTS}{self.mapping.source.id}-{kind}.yaml"

    def _facts(self, merge: Merge, new: list[Entry]) -> dict[str, bytes]:
        made: dict[str, bytes] = {}
        heading = f"Imported from {self.mapping.source.title or self.table.path}; yours to go on with."
        written = [(self.mapping.kind, self._facts_path, new)]
        for kind, stubs in sorted(self._stubs.items()):
            entries = [(scalar(id), f"{{name: {scalar(name)}}}") for name, id in stubs.items()]
            written.append((kind, self._stub_path(kind), entries))
        for kind, path, entries in written:
            if path in self.files and len(entries) <= _IN_A_FILE:
                merge.document(path).add(entries, "subjects") if entries else None
                continue
            free = (p for p in additions.paths(path) if p not in self.files)
            for start in range(0, len(entries), _IN_A_FILE):
                part = entries[start : start + _IN_A_FILE]
                made[next(free)] = writing.facts_file(kind, part, heading).encode()
        return made | merge.results()

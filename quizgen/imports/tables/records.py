"""JSON: a list of records, records by key, JSON Lines, and what the Wikidata Query Service puts out."""

import io
import json
from collections.abc import Iterator
from typing import Any

from quizgen.imports.model import SEVERAL, Layout, Report, Row, Table, named
from quizgen.imports.tables.encodings import decoded
from quizgen.problems import Place, Problem, Problems

KEY = "key"
"""The column of keys, where records stand under keys."""
_FEWEST_KEYS, _MOST_KEYS = 8, 1000
"""Keys of the smallest object that is taken for a table, and as many as have to be counted."""
_LINES = (".jsonl", ".ndjson")
_HINT = 'give it a list of records, [{"name": …}, …], or one record a line'


def looks_like(path: str, data: bytes) -> bool:
    """Whether a file is JSON rather than delimited text."""
    head = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:1] == b"{" or (head[:1] == b"[" and path.lower().endswith((".json", *_LINES)))


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def read(path: str, data: bytes, layout: Layout) -> tuple[Table | None, Problems]:
    """The table in a JSON file."""
    text, encoding, _, problems = decoded(path, data, layout.encoding)
    if text is None:
        return None, problems
    if layout.form == "lines" or (not layout.form and _is_lines(path, text)):
        return _table(path, _Lines(path, text), Layout("lines", encoding))
    try:
        whole = json.loads(text, object_pairs_hook=_object, parse_float=str, parse_int=str)
    except _TwiceError as error:
        return None, (Problem(Place(path), "key-twice", str(error), "keep one of the two"),)
    except RecursionError:
        return None, (Problem(Place(path), "too-deep", "lists stand within each other too deep", _HINT),)
    except json.JSONDecodeError as error:
        message = f"the file is no JSON: {error.msg}"
        place = Place(path, error.lineno, error.colno)
        return None, (Problem(place, "not-json", message, "export it again"),)
    records, form = _records(whole)
    if not records:
        message = "the file holds no list of records"
        return None, (Problem(Place(path), "no-table", message, _HINT),)
    return _table(path, _Whole(path, records), Layout(form, encoding))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _TwiceError(f"the key {key!r} stands twice in one record")
    return found


def _is_lines(path: str, text: str) -> bool:
    if path.lower().endswith(_LINES):
        return True
    first, _, rest = text.lstrip().partition("\n")
    if not first.rstrip().endswith("}") or not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _records(whole: Any) -> tuple[list[Any], str]:
    """The records of a JSON file, and in which form they stand."""
    if isinstance(whole, list):
        return whole, "json"
    if not isinstance(whole, dict):
        return [], ""
    bindings = whole.get("results", {})
    if isinstance(bindings, dict) and isinstance(bindings.get("bindings"), list):
        return [
            {name: _literal(found) for name, found in row.items()} for row in bindings["bindings"]
        ], "wikidata"
    lists = [
        value for value in whole.values() if isinstance(value, list) and value and isinstance(value[0], dict)
    ]
    if len(lists) == 1:
        return lists[0], "json"
    if whole and all(isinstance(value, dict) for value in whole.values()):
        return [{KEY: key, **value} for key, value in whole.items()], "json"
    return [], ""


def _literal(found: Any) -> str:
    """An RDF term as the query service's CSV prints it; an unknown value as nothing."""
    if not isinstance(found, dict) or found.get("type") == "bnode":
        return ""
    return str(found.get("value", ""))


class _Whole:
    """Records read in one piece; a row's line is the number of its record."""

    def __init__(self, path: str, records: list[Any]) -> None:
        self._path = path
        self._records = records

    def records(self, report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each record with its number."""
        for number, record in enumerate(self._records, 1):
            if isinstance(record, dict):
                yield number, record
            else:
                message = f"record {number} is {_called(record)}, not an object"
                report(Problem(Place(self._path, number), "not-a-record", message, _HINT))


class _Lines:
    """A record a line, read as they are asked for."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    def records(self, report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each record with its line."""
        for number, line in enumerate(io.StringIO(self._text), 1):
            if line.strip() and (record := self._record(number, line, report)) is not None:
                yield number, record

    def _record(self, number: int, line: str, report: Report) -> dict[str, Any] | None:
        place = Place(self._path, number, 1)
        try:
            record = json.loads(line, object_pairs_hook=_object, parse_float=str, parse_int=str)
        except _TwiceError as error:
            report(Problem(place, "key-twice", str(error), "keep one of the two"))
            return None
        except (json.JSONDecodeError, RecursionError) as error:
            message = f"this line is no JSON: {getattr(error, 'msg', 'it stands too deep')}"
            place = Place(self._path, number, getattr(error, "colno", 1))
            report(Problem(place, "not-json", message, "write one record a line"))
            return None
        if isinstance(record, dict):
            return record
        message = f"this line is {_called(record)}, not an object"
        report(Problem(place, "not-a-record", message, _HINT))
        return None


def _called(value: Any) -> str:
    return "a list" if isinstance(value, list) else "a single value"


class _Tables:
    """Which objects within records are tables, their keys being ids and not names of columns.

    They are told by their keys: many in all, few of them in any one record ({"nld": "Dutch", "pap": …}).
    """

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}
        self._counts: dict[str, tuple[int, int]] = {}

    def look(self, record: dict[str, Any], prefix: str = "") -> None:
        """Take note of a record."""
        for key, value in record.items():
            if isinstance(value, dict):
                name = f"{prefix}{key}"
                keys = self._keys.setdefault(name, set())
                if len(keys) < _MOST_KEYS:
                    keys.update(value)
                objects, entries = self._counts.get(name, (0, 0))
                self._counts[name] = objects + 1, entries + len(value)
                self.look(value, f"{name}.")

    def found(self) -> frozenset[str]:
        """The tables, by the path that leads to them."""
        return frozenset(
            name
            for name, (objects, entries) in self._counts.items()
            if len(self._keys[name]) > _FEWEST_KEYS and entries / objects < len(self._keys[name]) / 4
        )


def _flat(record: dict[str, Any], tables: frozenset[str], prefix: str = "") -> Iterator[tuple[str, str]]:
    """What a record says, nested keys joined by points: `name.common`."""
    for key, value in record.items():
        name = f"{prefix}{key}"
        if name in tables and isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, dict):
            yield from _flat(value, tables, f"{name}.")
        elif isinstance(value, list):
            if value and all(isinstance(member, dict) for member in value):
                joined: dict[str, list[str]] = {}
                for member in value:
                    for inner, text in _flat(member, tables, f"{name}."):
                        joined.setdefault(inner, []).append(text)
                yield from ((inner, SEVERAL.join(texts)) for inner, texts in joined.items())
            else:
                yield name, SEVERAL.join(filter(None, map(_text, value)))
        else:
            yield name, _text(value)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | dict():
            return json.dumps(value, ensure_ascii=False)
        case float():
            # NaN and the infinities, which JSON does not have and some write all the same.
            return ""
    return str(value)


def _table(path: str, source: _Whole | _Lines, layout: Layout) -> tuple[Table | None, Problems]:
    problems: list[Problem] = []
    looking = _Tables()
    for _, record in source.records(problems.append):
        looking.look(record)
    tables = looking.found()
    # A dict keeps the order in which keys are first met.
    keys = dict.fromkeys(key for _, record in source.records(_unheard) for key, _ in _flat(record, tables))
    if len(keys) < 2:
        message = "its records have fewer than two keys"
        return None, tuple(problems) or (Problem(Place(path), "no-table", message, _HINT),)

    def rows(report: Report) -> Iterator[Row]:
        for line, record in source.records(report):
            said = dict(_flat(record, tables))
            yield Row(line, tuple(said.get(key, "") for key in keys))

    return Table(path, named(list(keys)), rows, layout, typed=True), ()


def _unheard(problem: Problem) -> None:
    """Whoever reads the rows is told of it."""

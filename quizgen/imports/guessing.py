"""What a table's columns are, as far as their names and cells tell: a mapping for the curator to put right.

Only the first rows are looked at; a cell further down that does not fit is refused by its row and column.
"""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import replace

from quizgen.facts.model import Collection, ValueType
from quizgen.imports.cells import Decimals, decimals
from quizgen.imports.columns import MOSTLY, Guess
from quizgen.imports.headings import BEGINS, ENDS, IS_NAME, OF_PERIOD, SAYS_WHEN, joined
from quizgen.imports.looks import NOTHING, Looks, example_of, is_key, is_number, look_at
from quizgen.imports.mapping import ALIASES, SKIP, TOPICS, ColumnMapping, Mapping, Several, SourceMapping
from quizgen.imports.model import Table, letter
from quizgen.imports.naming import plural, singular, slug

_COMMON_KINDS = {
    "country", "state", "city", "town", "region", "province", "river", "mountain", "lake", "language", "species", "element",
    "planet", "company", "organisation", "organization", "person", "author", "composer", "book", "film", "treaty", "event",
}  # fmt: skip
"""Headings of a first column that say what each row is."""
_UNNAMED = "figure"
"""What figures are called whose columns have nothing but a year in their names."""


def propose(table: Table, collection: Collection, *, kind: str = "", source: str = "") -> Mapping:
    """A mapping for a table; `kind` and `source` are ids that the curator names."""
    looks = look_at(table)
    found = _kind(table, collection, kind)
    known = collection.kinds.get(found)
    name = _name_column(table, looks, found)
    convention = _convention(looks)
    keys = _keys(table, looks)
    columns: list[ColumnMapping] = []
    taken: set[tuple[str, str]] = set()
    of_periods = _of_periods(table.columns)
    for index, column in enumerate(table.columns):
        heading, period = of_periods.get(column, (column, ""))
        guess = Guess(heading, letter(index), looks[index], table, known, collection, convention)
        guess.keys, guess.own_kind = keys, found
        is_twin = f"{column}Label" in table.columns and not is_key(column, looks[index])
        twin = ColumnMapping(column, SKIP, remark="its label is taken")
        proposed = twin if is_twin else guess.role(is_name=index == name)
        if period and proposed.is_property:
            proposed = replace(proposed, period=period)
        if proposed.is_property and (proposed.role, period) in taken:
            proposed = replace(proposed, role=f"{proposed.role}_{letter(index).lower()}")
        taken.add((proposed.role, period))
        columns.append(replace(proposed, column=column, example=example_of(looks[index])))
    stem = _stem(table.path)
    cited = SourceMapping(
        source or _free(slug(stem) or "table", stem_title(table.path), collection),
        "" if source else stem_title(table.path),
    )
    several = known.plural if known else plural(found.replace("-", " "))
    dated = _dated(columns, looks[name])
    return Mapping(found, several, cited, _without_twins(dated), nothing=NOTHING, layout=table.layout)


def _of_periods(columns: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Columns with the figures of one period each: what they are called without it, and the period."""
    found = {column: match for column in columns if (match := OF_PERIOD.fullmatch(column))}
    stems = {column: f"{match[1]}{match[3]}".strip() or _UNNAMED for column, match in found.items()}
    several = {stem for stem, count in Counter(stems.values()).items() if count > 1}
    return {column: (stems[column], match[2]) for column, match in found.items() if stems[column] in several}


def _dated(columns: list[ColumnMapping], names: Looks) -> list[ColumnMapping]:
    """The columns; where each subject has several rows and one says of when they are, its figures are of then."""
    if names.filled <= len(names.texts):
        return columns
    begins, ends = (_dates_called(columns, headings) for headings in (BEGINS, ENDS))
    sets = [c for c in columns if c.type is ValueType.REFERENCE or c.closed]
    if (begins or ends) and len(sets) == 1:
        return [_of_stints(found, sets[0], begins, ends) for found in columns]
    when = next((c for c in columns if joined(c.column) in SAYS_WHEN and c.type is ValueType.DATE), None)
    if when is None:
        return columns
    said = replace(when, role=SKIP, type=None, label="", remark="says of when each row is")
    return [
        said if found is when
        else replace(found, at=when.column) if found.type is ValueType.QUANTITY and not found.is_dated
        else found
        for found in columns
    ]  # fmt: skip


def _dates_called(columns: list[ColumnMapping], headings: AbstractSet[str]) -> str:
    """The first column of dates that is called so; empty for none."""
    return next((c.column for c in columns if joined(c.column) in headings and c.type is ValueType.DATE), "")


def _of_stints(found: ColumnMapping, members: ColumnMapping, begins: str, ends: str) -> ColumnMapping:
    """A column beside those that say since and until when members are such; members are subjects of their own."""
    if found is members:
        kind = found.to or singular(found.role.replace("_", "-"))
        return replace(
            found, type=ValueType.REFERENCE, to=kind, closed=False, several=Several.SET, since=begins, until=ends, remark=""
        )  # fmt: skip
    if found.column in (begins, ends):
        return replace(found, role=SKIP, type=None, label="", remark="says of when the members are")
    return found


def stem_title(path: str) -> str:
    """The file's name, as the title of what it holds."""
    return path.rsplit("/", 1)[-1]


def _stem(path: str) -> str:
    return stem_title(path).rsplit(".", 1)[0]


def _free(id: str, title: str, collection: Collection) -> str:
    """An id for the source: the one that it got at an earlier import, or one that no other source has."""
    known = collection.sources.get(id)
    return id if known is None or (known.sha256 and known.title == title) else f"{id}-table"


def _kind(table: Table, collection: Collection, told: str) -> str:
    """The kind that the rows are of: one that the collection has, or one named after the file."""
    wanted = told or _named_by(table.columns[0]) or singular(slug(_stem(table.path))) or "subject"
    for kind in collection.kinds.values():
        if wanted in (kind.id, slug(kind.name), slug(kind.plural)):
            return kind.id
    return wanted if wanted[0].isascii() and wanted[0].isalpha() else f"k-{wanted}"


def _named_by(heading: str) -> str:
    """What the rows are where the first column says it: Country; empty where it says Name, or anything else."""
    word = heading.lower()
    is_noun = word.isascii() and word.isalpha() and len(word) > 3
    return word if is_noun and word in _COMMON_KINDS else ""


def _keys(table: Table, looks: list[Looks]) -> frozenset[str]:
    at = next((at for at, column in enumerate(table.columns) if is_key(column, looks[at])), None)
    return frozenset(looks[at].texts) if at is not None else frozenset()


def _name_column(table: Table, looks: list[Looks], kind: str) -> int:
    headings = [joined(column) for column in table.columns]
    singulars = {kind.replace("-", ""), singular(kind.replace("-", ""))}
    for wanted in (*IS_NAME, *sorted(singulars)):
        if wanted in headings and looks[headings.index(wanted)].filled:
            return headings.index(wanted)
    for at, name in enumerate(headings):
        if name.endswith("name") and looks[at].filled:
            return at

    def fitness(at: int) -> tuple[bool, float, int]:
        look = looks[at]
        wordy = sum(text[:1].isalpha() for text in look.texts) > MOSTLY * max(len(look.texts), 1)
        return wordy and look.filled > 0, len(look.texts) / max(look.filled, 1), -at

    return max(range(len(looks)), key=fitness)


def _convention(looks: list[Looks]) -> Decimals | None:
    """How the file as a whole writes decimals, as far as any of its columns shows it."""
    shown = {mark for look in looks for text in look.texts if (mark := decimals(text)) and is_number(text)}
    if len(shown) == 1:
        return shown.pop()
    return None


def _without_twins(columns: list[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """The columns, of several that are names in a language or ids the first alone."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for found in columns:
        key = (found.role, found.language)
        if not found.is_property and found.role not in (SKIP, ALIASES, TOPICS) and key in seen:
            found = ColumnMapping(found.column, SKIP, example=found.example, remark=f"a second {found.role}")
        seen.add(key)
        kept.append(found)
    return tuple(kept)

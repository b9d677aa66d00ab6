"""What a table's columns are, as far as their names and cells tell: a mapping for the curator to put right.

Only the first rows are looked at; a cell further down that does not fit is refused by its row and column.
"""

import re
from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping as ByName
from dataclasses import dataclass, replace
from itertools import islice

from quizgen.facts.model import Collection, Kind, Many, Property, ValueType
from quizgen.imports import units
from quizgen.imports.cells import (
    ENTITY,
    UNKNOWN,
    CellError,
    DayOrder,
    Decimals,
    clean,
    day_order,
    decimals,
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
    Mapping,
    Several,
    SourceMapping,
)
from quizgen.imports.model import SEVERAL, Table, letter
from quizgen.imports.naming import label, plural, property_id, singular, slug, words

_LOOKED_AT = 5000
"""Rows from which columns are guessed."""
_NOTHING = ("-", "–", "—", "?", "NaN", "nan", "N/A", "n/a", "#N/A", "NULL", "null")
_MOSTLY = 0.9
"""The share of cells that have to fit a type; the others will be named."""
_FEW, _SHARED = 24, 1.5
"""A closed list has no more names than these, each borne by so many subjects on average."""
_MOST_CODES = 300
_RARELY = 0.15
"""Where no more subjects than these have several values, one is the rule, and each of several counts as right."""
_LONGEST_NAME, _LONGEST_CODE = 60, 12
_IS_DATE = re.compile(
    r"year|date|day|found|discover|born|birth|died|death|built|open|establish|independ|since|creat|invent|publish"
    r"|releas|start|began|begin|end|complet|signed|accession|admi|launch|first"
)
_SKIPPED = {
    "description": "long texts make poor questions", "comment": "", "comments": "", "notes": "", "note": "", "remark": "", "remarks": "",
    "url": "", "link": "", "website": "", "image": "", "img": "", "picture": "", "photo": "", "flag": "a picture", "thumbnail": "",
    "source": "name what all rows cite under `source:`", "sources": "", "reference": "", "references": "", "geo": "", "geom": "",
    "lat": "", "lng": "", "lon": "", "latitude": "", "longitude": "", "latlng": "", "coordinates": "", "coord": "", "wikipedia": "",
    "color": "", "colour": "", "cpkhex": "", "cpkhexcolor": "",
}  # fmt: skip
_ALIASES = {
    "alias",
    "aliases",
    "synonyms",
    "alsoknownas",
    "altspellings",
    "itemaltlabel",
    "othernames",
    "alternativenames",
    "altlabel",
    "altlabels",
}
_SHORT = {"abbreviation", "acronym", "abbr", "shortname", "initials"}
_KEYS = {"id", "key", "item", "qid", "uuid", "slug", "cca3", "iso3", "alpha3", "alpha3code", "iso31661alpha3"}
_NAMES = (
    "name",
    "namecommon",
    "commonname",
    "itemlabel",
    "title",
    "label",
    "fullname",
    "nameen",
    "englishname",
)
_LANGUAGE = re.compile(
    r"(?:(?:item)?(?:name|label|title)s?|translations?)[ _.:\-(\[]+([a-z]{2,3}(?:-[A-Za-z]{2,8})*)(?:[ _.]common)?[)\]]?",
    re.IGNORECASE,
)
_OTHER_NAMES = re.compile(r"(?:translations|name)\..*", re.IGNORECASE)


@dataclass(slots=True)
class _Looks:
    """What the cells of a column look like."""

    texts: Counter[str]
    """Each text, and how many cells hold it."""
    filled: int = 0
    several: int = 0
    """How many cells hold several texts."""


def propose(table: Table, collection: Collection, *, kind: str = "", source: str = "") -> Mapping:
    """A mapping for a table; `kind` and `source` are ids that the curator names."""
    looks = _look(table)
    found = _kind(table, collection, kind)
    known = collection.kinds.get(found)
    name = _name_column(table, looks, found)
    convention = _convention(table, looks)
    keys = _keys(table, looks)
    columns: list[ColumnMapping] = []
    taken: set[str] = set()
    for index, column in enumerate(table.columns):
        guess = _Guess(column, letter(index), looks[index], table, known, collection, convention)
        guess.keys, guess.own_kind = keys, found
        proposed = guess.role(is_name=index == name)
        if proposed.is_property and proposed.role in taken:
            proposed = replace(proposed, role=f"{proposed.role}_{letter(index).lower()}")
        taken.add(proposed.role)
        columns.append(replace(proposed, column=column, example=_example(looks[index])))
    stem = _stem(table.path)
    cited = SourceMapping(
        source or _free(slug(stem) or "table", collection), "" if source else stem_title(table.path)
    )
    several = known.plural if known else plural(found.replace("-", " "))
    return Mapping(found, several, cited, _without_twins(columns), nothing=_NOTHING, layout=table.layout)


def stem_title(path: str) -> str:
    """The file's name, as the title of what it holds."""
    return path.rsplit("/", 1)[-1]


def _stem(path: str) -> str:
    return stem_title(path).rsplit(".", 1)[0]


def _free(id: str, collection: Collection) -> str:
    return id if id not in collection.sources else f"{id}-table"


def _kind(table: Table, collection: Collection, told: str) -> str:
    """The kind that the rows are of: one that the collection has, or one named after the file."""
    wanted = told or singular(slug(_stem(table.path))) or "subject"
    for kind in collection.kinds.values():
        if wanted in (kind.id, slug(kind.name), slug(kind.plural)):
            return kind.id
    return wanted if wanted[0].isascii() and wanted[0].isalpha() else f"k-{wanted}"


def _look(table: Table) -> list[_Looks]:
    looks = [_Looks(Counter()) for _ in table.columns]
    for row in islice(table.read(lambda problem: None), _LOOKED_AT):
        for look, cell in zip(looks, row.cells, strict=True):
            parts = [text for part in cell.split(SEVERAL) if (text := _cleaned(part))]
            if parts:
                look.filled += 1
                look.several += len(parts) > 1
                look.texts.update(parts)
    return looks


def _cleaned(text: str) -> str:
    try:
        found = clean(text)
    except CellError:
        return ""
    return "" if found in _NOTHING or UNKNOWN.fullmatch(found) else found


def _example(looks: _Looks) -> str:
    shown = [text if len(text) <= 30 else f"{text[:29]}…" for text in islice(looks.texts, 3)]
    return ", ".join("".join(c if c.isprintable() else " " for c in text) for text in shown)


def _keys(table: Table, looks: list[_Looks]) -> frozenset[str]:
    at = next((at for at, column in enumerate(table.columns) if _is_key(column, looks[at])), None)
    return frozenset(looks[at].texts) if at is not None else frozenset()


def _is_key(column: str, looks: _Looks) -> bool:
    return _joined(column) in _KEYS and 0 < len(looks.texts) == looks.filled and not looks.several


def _joined(column: str) -> str:
    return "".join(words(column)).lower()


def _name_column(table: Table, looks: list[_Looks], kind: str) -> int:
    joined = [_joined(column) for column in table.columns]
    singulars = {kind.replace("-", ""), singular(kind.replace("-", ""))}
    for wanted in (*_NAMES, *sorted(singulars)):
        if wanted in joined and looks[joined.index(wanted)].filled:
            return joined.index(wanted)
    for at, name in enumerate(joined):
        if name.endswith("name") and looks[at].filled:
            return at

    def fitness(at: int) -> tuple[bool, float, int]:
        look = looks[at]
        wordy = sum(text[:1].isalpha() for text in look.texts) > _MOSTLY * max(len(look.texts), 1)
        return wordy and look.filled > 0, len(look.texts) / max(look.filled, 1), -at

    return max(range(len(looks)), key=fitness)


def _convention(table: Table, looks: list[_Looks]) -> Decimals | None:
    """How the file as a whole writes decimals, as far as any of its columns shows it."""
    shown = {mark for look in looks for text in look.texts if (mark := decimals(text)) and _is_number(text)}
    if len(shown) == 1:
        return shown.pop()
    return None


def _fits(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except CellError:
        return False
    return True


def _is_number(text: str) -> bool:
    return _fits(lambda t: read_number(t, decimals(t) or Decimals.POINT), text)


def _is_date(text: str) -> bool:
    return _fits(lambda t: read_date(t, DayOrder.DAY_FIRST if day_order(t) is None else day_order(t)), text)


def _is_flag(text: str) -> bool:
    return text not in ("1", "0", "x") and _fits(read_flag, text)


class _Guess:
    """What one column is."""

    def __init__(
        self,
        column: str,
        at: str,
        looks: _Looks,
        table: Table,
        kind: Kind | None,
        collection: Collection,
        convention: Decimals | None,
    ) -> None:
        self.column, self.at, self.looks = column, at, looks
        self.table, self.kind, self.collection = table, kind, collection
        self.convention = convention
        self.keys: frozenset[str] = frozenset()
        """What the rows are known by, so that a column can name other rows."""
        self.own_kind = ""
        self.joined = _joined(column)
        self.texts = list(looks.texts)

    def role(self, *, is_name: bool) -> ColumnMapping:
        """The column's mapping."""
        if is_name:
            return self._as(NAME)
        if not self.texts:
            return self._as(SKIP, remark="empty")
        if (language := self._language()) or _OTHER_NAMES.fullmatch(self.column):
            return self._as(NAME, language=language) if language else self._as(SKIP, remark="another name")
        if _is_key(self.column, self.looks):
            return self._as(ID)
        if self.joined in _ALIASES:
            return self._split(self._as(ALIASES))
        if self.joined in _SHORT:
            return self._as(SHORT)
        if self.joined in ("topic", "topics", "tag", "tags"):
            return self._split(self._as(TOPICS))
        if self.joined in (ARTICLE, PROMINENCE):
            return self._as(self.joined)
        if self.joined in _SKIPPED or self.joined.endswith(("description", "url")):
            return self._as(SKIP, remark=_SKIPPED.get(self.joined, ""))
        if self._mostly(lambda text: text.startswith(("http://", "https://")) and not ENTITY.fullmatch(text)):
            return self._as(SKIP, remark="addresses")
        if self._mostly(lambda text: text.startswith("Point(")):
            return self._as(SKIP, remark="coordinates")
        return self._split(self._property())

    def _as(self, role: str, *, language: str = "", remark: str = "") -> ColumnMapping:
        return ColumnMapping(self.column, role, language=language, remark=remark)

    def _mostly(self, fits: Callable[[str], object]) -> bool:
        return sum(bool(fits(text)) for text in self.texts) >= _MOSTLY * len(self.texts)

    def _language(self) -> str:
        """The language of a column of names; empty where it is none, or of the collection's own."""
        found = _LANGUAGE.fullmatch(self.column)
        if not found:
            return ""
        from langcodes import standardize_tag, tag_is_valid

        if not tag_is_valid(found[1]):
            return ""
        code = standardize_tag(found[1])
        return "" if code == self.collection.language else code

    def _split(self, proposed: ColumnMapping) -> ColumnMapping:
        """With what stands between several values, where some cells hold several."""
        if self.looks.several:
            if not proposed.is_property:
                return proposed
            few = self.looks.several < _RARELY * self.looks.filled
            return replace(proposed, several=Several.OR if few else Several.SET)
        if proposed.role not in (ALIASES, TOPICS) and proposed.type not in (
            ValueType.NAME,
            ValueType.REFERENCE,
        ):
            return proposed
        marks = (";", "|", ",") if proposed.role in (ALIASES, TOPICS) else (";", "|")
        split = next((mark for mark in marks if any(mark in text for text in self.texts)), "")
        if not split or proposed.role in (ALIASES, TOPICS):
            return replace(proposed, split=split)
        return replace(proposed, split=split, several=Several.SET)

    def _property(self) -> ColumnMapping:
        unit, header = units.of_header(self.column, self.collection.units)
        header = header.removesuffix("Label") or header
        if self.kind and (prop := self._known(header)):
            several = Several.SET if prop.many is Many.SET else Several.REFUSE
            proposed = ColumnMapping(self.column, prop.id, prop.type, several=several, remark="known")
            proposed = self._amounts(proposed, unit) if prop.type is ValueType.QUANTITY else proposed
            return self._dates(proposed) if prop.type is ValueType.DATE else proposed
        named = ColumnMapping(
            self.column, property_id(header, f"column_{self.at.lower()}"), label=label(header)
        )
        if self._mostly(_is_flag) and not self.looks.several:
            return replace(named, type=ValueType.FLAG)
        if self._are_dates():
            return self._dates(replace(named, type=ValueType.DATE))
        if self._mostly(_is_number) and not self._are_codes():
            return self._amounts(replace(named, type=ValueType.QUANTITY), unit)
        return self._names(named)

    def _known(self, header: str) -> Property | None:
        assert self.kind is not None
        id = property_id(header, "")
        properties = self.kind.properties
        return properties.get(id) or next(
            (p for p in properties.values() if slug(p.label) == slug(header)), None
        )

    def _are_dates(self) -> bool:
        if not self._mostly(_is_date):
            return False
        years = [text for text in self.texts if text.lstrip("-").isdigit()]
        if len(years) < 0.5 * len(self.texts):
            return True
        in_range = all(len(text) in (4, 5) and -3000 <= int(text) <= 2100 for text in years)
        return in_range and bool(_IS_DATE.search(self.joined))

    def _dates(self, proposed: ColumnMapping) -> ColumnMapping:
        orders = {order for text in self.texts if (order := day_order(text))}
        if len(orders) == 1:
            return replace(proposed, dates=orders.pop())
        unclear = not orders and any(self._is_unclear_date(text) for text in self.texts)
        remark = "say which comes first: `dates: day-first` or `month-first`" if unclear else proposed.remark
        return replace(proposed, remark=remark)

    def _is_unclear_date(self, text: str) -> bool:
        return not _fits(read_date, text) and _is_date(text)

    def _are_codes(self) -> bool:
        """Digits that are no amount: 004, and what is called a code."""
        digits = [text for text in self.texts if text.isdigit()]
        begun = any(text.startswith("0") and len(text) > 1 for text in digits)
        return begun or any(text.startswith("+") for text in self.texts) or "code" in self.joined

    def _amounts(self, proposed: ColumnMapping, unit: str) -> ColumnMapping:
        shown = {mark for text in self.texts if (mark := decimals(text))}
        mark = shown.pop() if len(shown) == 1 else None
        if mark is None and any(sign in text for text in self.texts for sign in ".,"):
            mark = Decimals.POINT if self._writes_points() else self.convention
        behind = Counter(found for text in self.texts if (found := self._unit_behind(text)))
        if behind and not unit:
            written = behind.most_common(1)[0][0]
            unit = units.known(written, self.collection.units) or (written if units.is_form(written) else "")
        if not unit:
            unit = units.NUMBER if any("." in text or "," in text for text in self.texts) else units.COUNT
        unclear = mark is None and any(
            not _fits(read_number, text) and _is_number(text) for text in self.texts
        )
        remark = "say what 1,234 is: `decimals: point` or `comma`" if unclear else proposed.remark
        return replace(proposed, unit=unit, decimals=None if self.table.typed else mark, remark=remark)

    def _writes_points(self) -> bool:
        """Numbers with one point, in a file whose cells are set apart by commas or that has numbers of its own."""
        points = not any("," in text for text in self.texts)
        return points and (self.table.typed or self.table.layout.delimiter in (",", "\t"))

    def _unit_behind(self, text: str) -> str:
        try:
            return read_number(text, decimals(text) or Decimals.POINT)[1]
        except CellError:
            return ""

    def _names(self, named: ColumnMapping) -> ColumnMapping:
        distinct, longest = len(self.texts), max(map(len, self.texts))
        usual = sum(map(len, self.texts)) / distinct
        if self.keys and self._mostly(lambda text: text in self.keys) and distinct > 2:
            return replace(named, type=ValueType.REFERENCE, to=self.own_kind, remark="names other rows")
        if kind := self._names_subjects():
            return replace(named, type=ValueType.REFERENCE, to=kind)
        if longest > 2 * _LONGEST_NAME or usual > _LONGEST_NAME:
            return replace(named, type=ValueType.TEXT, remark="long texts make cards to turn over only")
        times = sum(self.looks.texts.values())
        if distinct <= _FEW and times >= _SHARED * distinct:
            return replace(named, type=ValueType.NAME, closed=True)
        if self._mostly(self._is_code):
            tells = times == distinct and not self.looks.several
            return replace(named, type=ValueType.NAME, closed=distinct <= _MOST_CODES, identifying=tells)
        if self._mostly(lambda text: text[:1].isupper() and len(text.split()) <= 6):
            return replace(named, type=ValueType.REFERENCE, to=singular(named.role.replace("_", "-")))
        return replace(named, type=ValueType.NAME if longest <= _LONGEST_NAME else ValueType.TEXT)

    @staticmethod
    def _is_code(text: str) -> bool:
        return (
            len(text) <= _LONGEST_CODE
            and " " not in text
            and (text.isupper() or not text.isalpha() or len(text) <= 3)
        )

    def _names_subjects(self) -> str:
        """The kind of the subjects whose names the cells are; empty where they are none."""
        kinds: Counter[str] = Counter()
        wanted = {text.casefold() for text in self.texts}
        for subject in self.collection.subjects.values():
            if any(name.casefold() in wanted for name in subject.called):
                kinds[subject.kind] += 1
        found = kinds.most_common(1)
        return found[0][0] if found and found[0][1] >= 0.5 * len(wanted) else ""


def _without_twins(columns: list[ColumnMapping]) -> tuple[ColumnMapping, ...]:
    """Of Wikidata's pairs of an entity and its label, the label alone; of several names in a language, the first."""
    names: ByName[str, ColumnMapping] = {found.column: found for found in columns}
    seen: set[tuple[str, str]] = set()
    kept = []
    for found in columns:
        key = (found.role, found.language)
        if f"{found.column}Label" in names and found.role not in (ID, NAME):
            found = ColumnMapping(found.column, SKIP, example=found.example, remark="its label is taken")
        elif not found.is_property and found.role not in (SKIP, ALIASES, TOPICS) and key in seen:
            found = ColumnMapping(found.column, SKIP, example=found.example, remark=f"a second {found.role}")
        seen.add(key)
        kept.append(found)
    return tuple(kept)

"""What one column is, as far as its name and its cells tell."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from quizgen.facts.model import Collection, Kind, Many, Property, ValueType
from quizgen.imports import units
from quizgen.imports.cells import (
    ENTITY,
    CellError,
    Decimals,
    day_order,
    decimals,
    read_date,
    read_number,
)
from quizgen.imports.headings import (
    IS_ALIASES,
    IS_DATE,
    IS_SHORT,
    LANGUAGE,
    OF_WHAT,
    OTHER_NAMES,
    SKIPPED,
    joined,
)
from quizgen.imports.looks import Looks, fits, is_date, is_flag, is_key, is_number
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
    Several,
)
from quizgen.imports.model import Table
from quizgen.imports.naming import label, property_id, singular, slug

MOSTLY = 0.9
"""The share of cells that have to fit a type; the others will be named."""
_SOME = 4
"""Of as many different texts, one may be a slip."""
_FEW, _SHARED = 24, 1.5
"""A closed list has no more names than these, each borne by so many subjects on average."""
_MOST_CODES = 300
_RARELY = 0.15
"""Where no more subjects than these have several values, one is the rule, and each of several counts as right."""
_WHOLE = "add `whole: true` if each row lists all there are; else nothing is asked"
_LONGEST_NAME, _LONGEST_CODE = 60, 12


class Guess:
    """What one column is."""

    def __init__(
        self,
        column: str,
        at: str,
        looks: Looks,
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
        self.joined = joined(column)
        self.texts = list(looks.texts)

    def role(self, *, is_name: bool) -> ColumnMapping:
        """The column's mapping."""
        if is_name:
            return self._as(NAME)
        if not self.texts:
            return self._as(SKIP, remark="empty")
        if (language := self._language()) or OTHER_NAMES.fullmatch(self.column):
            return self._as(NAME, language=language) if language else self._as(SKIP, remark="another name")
        if is_key(self.column, self.looks):
            return self._as(ID)
        if self.joined in IS_ALIASES:
            return self._split(self._as(ALIASES))
        if self.joined in IS_SHORT:
            return self._as(SHORT)
        if self.joined in ("topic", "topics", "tag", "tags"):
            return self._split(self._as(TOPICS))
        if self.joined in (ARTICLE, PROMINENCE):
            return self._as(self.joined)
        if self.joined in SKIPPED or self.joined.endswith(("description", "url")):
            return self._as(SKIP, remark=SKIPPED.get(self.joined, ""))
        if self._mostly(lambda text: text.startswith(("http://", "https://")) and not ENTITY.fullmatch(text)):
            return self._as(SKIP, remark="addresses")
        if self._mostly(lambda text: text.startswith("Point(")):
            return self._as(SKIP, remark="coordinates")
        return self._split(self._property())

    def _as(self, role: str, *, language: str = "", remark: str = "") -> ColumnMapping:
        return ColumnMapping(self.column, role, language=language, remark=remark)

    def _mostly(self, fit: Callable[[str], object]) -> bool:
        misfits = sum(not fit(text) for text in self.texts)
        return misfits <= max((1 - MOSTLY) * len(self.texts), len(self.texts) >= _SOME)

    def _language(self) -> str:
        """The language of a column of names; empty where it is none, or of the collection's own."""
        found = LANGUAGE.fullmatch(self.column)
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
            if few:
                *rest, last = (proposed.label or proposed.role).split(" ")
                return replace(proposed, several=Several.OR, label=" ".join((*rest, singular(last))))
            return replace(proposed, several=Several.SET, remark=proposed.remark or _WHOLE)
        if proposed.role not in (ALIASES, TOPICS) and proposed.type not in (
            ValueType.NAME,
            ValueType.REFERENCE,
        ):
            return proposed
        marks = (";", "|", ",") if proposed.role in (ALIASES, TOPICS) else (";", "|")
        split = next((mark for mark in marks if any(mark in text for text in self.texts)), "")
        if not split or proposed.role in (ALIASES, TOPICS):
            return replace(proposed, split=split)
        return replace(proposed, split=split, several=Several.SET, remark=proposed.remark or _WHOLE)

    def _property(self) -> ColumnMapping:
        # The letter that tells it from a column of the same name, or of none, is no unit.
        heading = self.column.removesuffix(f"[{self.at}]").rstrip()
        unit, header = units.of_header(heading, self.collection.units)
        header = OF_WHAT.sub("", header) or header
        if self.kind and (prop := self._known(header)):
            several = Several.SET if prop.many is Many.SET else Several.REFUSE
            proposed = ColumnMapping(self.column, prop.id, prop.type, several=several, remark="known")
            proposed = self._amounts(proposed, unit) if prop.type is ValueType.QUANTITY else proposed
            return self._dates(proposed) if prop.type is ValueType.DATE else proposed
        named = ColumnMapping(
            self.column, property_id(header, f"column_{self.at.lower()}"), label=label(header)
        )
        if self._mostly(is_flag) and not self.looks.several:
            return replace(named, type=ValueType.FLAG)
        if self._are_dates():
            return self._dates(replace(named, type=ValueType.DATE))
        if self._mostly(is_number) and not self._are_codes():
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
        if not self._mostly(is_date):
            return False
        years = [text for text in self.texts if text.lstrip("-").isdigit()]
        if len(years) < 0.5 * len(self.texts):
            return True
        in_range = all(len(text) in (4, 5) and -3000 <= int(text) <= 2100 for text in years)
        return in_range and bool(IS_DATE.search(self.joined))

    def _dates(self, proposed: ColumnMapping) -> ColumnMapping:
        orders = {order for text in self.texts if (order := day_order(text))}
        if len(orders) == 1:
            return replace(proposed, dates=orders.pop())
        unclear = not orders and any(self._is_unclear_date(text) for text in self.texts)
        remark = "say which comes first: `dates: day-first` or `month-first`" if unclear else proposed.remark
        return replace(proposed, remark=remark)

    def _is_unclear_date(self, text: str) -> bool:
        return not fits(read_date, text) and is_date(text)

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
        unclear = mark is None and any(not fits(read_number, text) and is_number(text) for text in self.texts)
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
            return replace(named, type=ValueType.REFERENCE, to=self.own_kind, remark="")
        if kind := self._names_subjects():
            return replace(named, type=ValueType.REFERENCE, to=kind)
        if longest > 2 * _LONGEST_NAME or usual > _LONGEST_NAME:
            return replace(named, type=ValueType.TEXT, remark="long texts make cards to turn over only")
        times = sum(self.looks.texts.values())
        if distinct <= _FEW and times >= _SHARED * distinct:
            return replace(named, type=ValueType.NAME, closed=True)
        if self._mostly(self._is_code):
            # Numbers would stand in no order as options.
            closed = distinct <= _MOST_CODES and not self._mostly(str.isdigit)
            tells = times == distinct and not self.looks.several
            return replace(named, type=ValueType.NAME, closed=closed, identifying=tells)
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

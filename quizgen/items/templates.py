"""Question templates from `seeds/questions/*.yaml`: what to ask of every subject of a kind.

`asks` is a path to what is asked, so that the engine can compare, round and judge it:

- `signed`, `signed.year`: a property with one value, or a coarser grain of it;
- `members` with `each: members`: one member of a set (or one figure of a series, with its `period`);
- `members.since`, `members.since.year` with `each: members`: when a member joined;
- `shareholders.share` with `each: shareholders`: a qualifier of a member;
- `members` without `each`: the whole list;
- `members.count`: how many there are;
- `subject` with `given: operator`: which subject has that value.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.facts.model import Collection, Kind, Many, Property, ValueType
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node, Scalar
from quizgen.items.language import Language, Sentence
from quizgen.items.lint import waiving
from quizgen.items.model import ItemType, Level
from quizgen.problems import Place, did_you_mean

GRAINS = ("year", "month", "day")
_KEYS = (
    "id", "about", "asks", "each", "given", "stem", "claim", "explanation", "types", "level", "options", "formerly",
    "without", "waive",
)  # fmt: skip
SUBJECT = "subject"
_ENDS = frozenset({"since", "until"})


@dataclass(frozen=True, slots=True)
class Path:
    """What is asked, along a property of the subject."""

    property: str
    part: str = ""
    """`since`, `until`, `count` or a qualifier's id."""
    grain: str = ""
    """Coarser grain of a date; empty for the date as it is known."""


@dataclass(frozen=True, slots=True)
class Template:
    """A question to ask of every subject of its kinds."""

    id: str
    about: tuple[str, ...]
    asks: Path | None
    """None where the subject itself is asked for."""
    given: Path | None
    """What is told instead, where the subject is asked for."""
    each: bool
    """One item a member or period."""
    stem: Sentence
    claim: Sentence | None
    explanation: Sentence | None
    types: tuple[ItemType, ...]
    level: Level
    options: int | None
    """How many options a choice item shows; None for the default."""
    formerly: tuple[str, ...]
    position: int
    """Place in the collection's order of templates; earlier ones make the primary cards."""
    place: Place
    without: frozenset[str] = frozenset()
    """Subjects of its kinds that it would ask wrongly."""
    waived: tuple[str, ...] = ()
    """Codes of the checks of `quizgen.items.lint` that do not count against its items."""

    @property
    def path(self) -> Path:
        """The property it turns on, whichever way it asks."""
        path = self.asks or self.given
        assert path is not None
        return path


class TemplateReader:
    """Reads templates against a collection's vocabulary."""

    def __init__(self, reader: Reader, collection: Collection) -> None:
        self._reader = reader
        self._kinds = collection.kinds
        self._subjects = collection.subjects
        self._language = Language()
        self._claims: dict[str, Sentence | None] = {}

    def claim_of(self, prop: Property, kind: Kind) -> Sentence | None:
        """The sentence that states a property, compiled once."""
        key = f"{kind.id}/{prop.id}"
        if key not in self._claims:
            self._claims[key] = (
                self._sentence(Scalar(prop.claim, prop.place), (kind,)) if prop.claim else None
            )
        return self._claims[key]

    def read(self, node: Node, position: int) -> Template | None:
        """One template; None, with problems noted, when it cannot be used."""
        reader = self._reader
        fields = reader.fields(node, "a question template", _KEYS)
        before = reader.slips
        id = reader.required(fields, "id", "a question template", node.place)
        if "/" in id or " " in id:
            reader.report(
                fields["id"].place, "bad-id", f"{id!r} cannot be an id", "use letters, digits and hyphens"
            )
        kinds = self._about(fields, node.place)
        asks, given = self._paths(fields, kinds, node.place)
        each = self._each(fields, asks or given)
        if not each:
            self._check_that_one_is_meant(fields, kinds, asks, given)
        reader.required(fields, "stem", f"template {id!r}", node.place)
        sentences = {
            k: self._sentence(fields[k], kinds) for k in ("stem", "claim", "explanation") if k in fields
        }
        types = self._types(fields, node.place)
        level = reader.chosen(fields.get("level"), "a template's level", tuple(Level), "unknown-level")
        options = reader.integer(fields.get("options"), "a template's options")
        if options is not None and not 3 <= options <= 5:
            reader.report(
                fields["options"].place, "bad-options", f"{id!r} shows {options} options", "3, 4 or 5"
            )
        stem = sentences.get("stem")
        if reader.slips > before or stem is None:
            return None
        return Template(
            id, tuple(k.id for k in kinds), asks, given, each, stem, sentences.get("claim"), sentences.get("explanation"),
            types, Level(level or Level.REMEMBER), options,
            reader.texts(fields.get("formerly"), "formerly"), position, node.place, self._without(fields),
            waiving.read(fields.get("waive"), reader),
        )  # fmt: skip

    def _without(self, fields: Mapping[str, Node]) -> frozenset[str]:
        found = set()
        for node in self._reader.each(fields.get("without")):
            subject = self._reader.text(node, "without")
            if subject not in self._subjects:
                hint = did_you_mean(subject, self._subjects)
                self._reader.report(node.place, "unknown-subject", f"there is no subject {subject!r}", hint)
            found.add(subject)
        return frozenset(found)

    def _about(self, fields: Mapping[str, Node], place: Place) -> tuple[Kind, ...]:
        found = []
        for node in self._reader.each(fields.get("about")):
            kind = self._reader.text(node, "about")
            if kind in self._kinds:
                found.append(self._kinds[kind])
            else:
                hint = did_you_mean(kind, self._kinds)
                self._reader.report(node.place, "unknown-kind", f"there is no kind {kind!r}", hint)
        if "about" not in fields:
            self._reader.report(
                place, "missing-key", "a question template lacks 'about'", "name the kinds it asks of"
            )
        return tuple(found)

    def _paths(
        self, fields: Mapping[str, Node], kinds: tuple[Kind, ...], place: Place
    ) -> tuple[Path | None, Path | None]:
        if "asks" not in fields:
            self._reader.report(
                place, "missing-key", "a question template lacks 'asks'", "say what it asks: signed.year"
            )
            return None, None
        asked = self._reader.text(fields["asks"], "asks")
        if asked != SUBJECT:
            if "given" in fields:
                hint = "`given` goes with `asks: subject`"
                self._reader.report(fields["given"].place, "unknown-key", "nothing is given here", hint)
            return self._path(fields["asks"], kinds), None
        if "given" not in fields:
            self._reader.report(
                place, "missing-key", "a reverse question lacks 'given'", "name the property it tells"
            )
            return None, None
        return None, self._path(fields["given"], kinds)

    def _path(self, node: Node, kinds: tuple[Kind, ...]) -> Path | None:
        written = self._reader.text(node, "a path")
        first, *rest = written.split(".")
        path: Path | None = None
        for kind in kinds:
            if first not in kind.properties:
                hint = did_you_mean(first, kind.properties)
                self._reader.report(
                    node.place, "unknown-property", f"{kind.name} has no property {first!r}", hint
                )
                return None
            path = _resolve(kind.properties[first], rest)
            if path is None:
                ways = ", ".join(_continuations(kind.properties[first])) or "nothing more"
                message = f"{written!r} leads nowhere in {kind.name}"
                self._reader.report(
                    node.place, "unknown-path", message, f"behind {first!r} may stand: {ways}"
                )
                return None
        return path

    def _each(self, fields: Mapping[str, Node], path: Path | None) -> bool:
        if "each" not in fields:
            return False
        each = self._reader.text(fields["each"], "each")
        if path and each != path.property:
            message = f"it goes through each of {each!r} but asks of {path.property!r}"
            self._reader.report(
                fields["each"].place, "unknown-property", message, f"write `each: {path.property}`"
            )
        return True

    def _check_that_one_is_meant(
        self, fields: Mapping[str, Node], kinds: tuple[Kind, ...], asks: Path | None, given: Path | None
    ) -> None:
        """A part of a member, or a member that is given, is one member's: the template goes through each."""
        path = given or asks
        if path is None or (path is asks and path.part in ("", "count")):
            return
        if any(kind.properties[path.property].many is not Many.ONE for kind in kinds):
            what = (
                f"{path.part!r} is said of one of {path.property!r}"
                if path is asks
                else (f"one of {path.property!r} can be given, not all of them")
            )
            node = fields["given" if path is given else "asks"]
            self._reader.report(node.place, "missing-each", what, f"add `each: {path.property}`")

    def _types(self, fields: Mapping[str, Node], place: Place) -> tuple[ItemType, ...]:
        found = []
        for node in self._reader.each(fields.get("types")):
            if word := self._reader.chosen(node, "an item type", tuple(ItemType), "unknown-type"):
                found.append(ItemType(word))
        if "types" not in fields:
            self._reader.report(place, "missing-key", "a question template lacks 'types'", "list item types")
        return tuple(found)

    def _sentence(self, node: Node, kinds: tuple[Kind, ...]) -> Sentence | None:
        source = self._reader.text(node, "a sentence")
        if not source or not kinds:
            return None
        shared = frozenset.intersection(*(frozenset(kind.properties) for kind in kinds))
        qualifiers = {q for kind in kinds for prop in kind.properties.values() for q in prop.qualifiers}
        sentence, problems = self._language.compile(source, node.place, shared, qualifiers | _ENDS)
        self._reader.problems.extend(problems)
        return sentence


def _resolve(prop: Property, rest: list[str]) -> Path | None:
    part, grain = "", ""
    value_type = prop.type
    for step in rest:
        if not part and prop.many in (Many.SET, Many.SUCCESSION) and step in ("since", "until"):
            part, value_type = step, ValueType.DATE
        elif not part and prop.many is Many.SET and step == "count":
            part, value_type = step, ValueType.QUANTITY
        elif not part and step in prop.qualifiers:
            part, value_type = step, prop.qualifiers[step].type
        elif not grain and value_type is ValueType.DATE and step in GRAINS:
            grain = step
        else:
            return None
    return Path(prop.id, part, grain)


def _continuations(prop: Property) -> tuple[str, ...]:
    found = list(prop.qualifiers)
    if prop.type is ValueType.DATE:
        found.extend(GRAINS)
    if prop.many in (Many.SET, Many.SUCCESSION):
        found.extend(("since", "until"))
    if prop.many is Many.SET:
        found.append("count")
    return tuple(found)

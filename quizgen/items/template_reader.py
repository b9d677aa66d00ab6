"""Reads question templates against a collection's vocabulary."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.facts.model import Collection, Kind, Many, Property
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node, Scalar
from quizgen.items.compiling import Language
from quizgen.items.computing import FUNCTIONS
from quizgen.items.computing.model import Bench, Function
from quizgen.items.computing.needs import NEEDS, WITH_THEN
from quizgen.items.language import Sentence
from quizgen.items.levels import level_of, steps_of
from quizgen.items.lint import waiving
from quizgen.items.model import ItemType, Level
from quizgen.items.paths import continuations, resolve
from quizgen.items.templates import SUBJECT, Path, Template
from quizgen.items.types import TYPES
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.problems import Place, did_you_mean

_KEYS = (
    "id", "about", "asks", "computes", "of", "then", "each", "given", "stem", "claim", "explanation", "types",
    "options", "gaps", "formerly", "without", "waive",
)  # fmt: skip
KEYS = {"template": _KEYS}
"""What a template may say, for whoever describes the format."""
_ENDS = frozenset({"since", "until"})
FEWEST_OPTIONS, MOST_OPTIONS = 3, 6


@dataclass(frozen=True, slots=True)
class _Target:
    """What a template asks of a subject."""

    asks: Path | None = None
    given: Path | None = None
    each: bool = False
    then: Path | None = None


def _nothing(slot: Slot, bench: Bench) -> Refusal:
    return Refusal("there is no such function")


_UNKNOWN = Function(_nothing, frozenset(ItemType), steps=0, facts=0)
"""Stands in for a function that does not exist, so that the rest of its template is still read."""


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
        function = self._function(fields)
        target = (
            self._computed(fields, kinds, function) if function else self._plain(fields, kinds, node.place)
        )
        reader.required(fields, "stem", f"template {id!r}", node.place)
        speaks_of = function.speaks_of if function else frozenset()
        sentences = {
            k: self._sentence(fields[k], kinds, speaks_of)
            for k in ("stem", "claim", "explanation")
            if k in fields
        }
        types = self._types(fields, node.place, function)
        options = self._options(fields, id)
        stem = sentences.get("stem")
        if reader.slips > before or stem is None:
            return None
        return Template(
            id, tuple(k.id for k in kinds), target.asks, target.given, target.each, stem, sentences.get("claim"),
            sentences.get("explanation"), types, _level(target, function, options), options,
            reader.texts(fields.get("formerly"), "formerly"), position, node.place, self._without(fields),
            reader.text(fields.get("computes"), "computes"), target.then, self._gaps(fields, kinds),
            waiving.read(fields.get("waive"), reader),
        )  # fmt: skip

    def _function(self, fields: Mapping[str, Node]) -> Function | None:
        """The function that a template names, if it names one."""
        if "computes" not in fields:
            for key in ("of", "then"):
                if key in fields:
                    hint = "`of` and `then` go with `computes`; a plain question says `asks`"
                    self._reader.report(fields[key].place, "unknown-key", f"{key!r} has no use here", hint)
            return None
        name = self._reader.text(fields["computes"], "computes")
        if name not in FUNCTIONS:
            message, hint = f"there is no function {name!r}", did_you_mean(name, FUNCTIONS)
            self._reader.report(fields["computes"].place, "unknown-function", message, hint)
            return _UNKNOWN
        for key in ("asks", "given", "each", "gaps"):
            if key in fields:
                hint = "a function takes its path from `of`"
                self._reader.report(fields[key].place, "unknown-key", f"{key!r} has no use here", hint)
        return FUNCTIONS[name]

    def _plain(self, fields: Mapping[str, Node], kinds: tuple[Kind, ...], place: Place) -> _Target:
        asks, given = self._paths(fields, kinds, place)
        each = self._each(fields, asks or given)
        if not each:
            self._check_that_one_is_meant(fields, kinds, asks, given)
        return _Target(asks, given, each)

    def _computed(self, fields: Mapping[str, Node], kinds: tuple[Kind, ...], function: Function) -> _Target:
        wanted = {"of": bool(function.needs), "then": function.needs in WITH_THEN}
        for key, is_wanted in wanted.items():
            if (key in fields) != is_wanted and function is not _UNKNOWN:
                word = self._reader.text(fields["computes"], "computes")
                message = f"{word!r} {'needs' if is_wanted else 'takes no'} {key!r}"
                self._reader.report(fields["computes"].place, "missing-key", message, "see `computes`")
        if not wanted["of"] or "of" not in fields:
            return _Target()
        path = self._path(fields["of"], kinds)
        if path is None:
            return _Target()
        properties = [kind.properties[path.property] for kind in kinds]
        self._check_needs(fields["of"], path, properties, function)
        then = None
        if wanted["then"] and "then" in fields:
            then_kinds = kinds if function.needs == "interval" else self._named_by(properties)
            then = self._path(fields["then"], then_kinds)
            if then and function.needs == "interval":
                self._check_needs(
                    fields["then"], then, [k.properties[then.property] for k in kinds], function
                )
        each = any(prop.many is not Many.ONE for prop in properties) and function.needs != "members"
        return _Target(path, None, each, then)

    def _named_by(self, properties: list[Property]) -> tuple[Kind, ...]:
        """The kinds of the subjects that reference properties name."""
        ids = dict.fromkeys(id for prop in properties for id in (prop.to or self._kinds))
        return tuple(self._kinds[id] for id in ids if id in self._kinds)

    def _check_needs(self, node: Node, path: Path, properties: list[Property], function: Function) -> None:
        meets, in_words = NEEDS[function.needs]
        if not all(meets(prop, path) for prop in properties):
            message = f"nothing can be computed with {self._reader.text(node, 'a path')!r}"
            self._reader.report(node.place, "unfit-path", message, f"it takes {in_words}")

    def _options(self, fields: Mapping[str, Node], id: str) -> int | None:
        options = self._reader.integer(fields.get("options"), "a template's options")
        if options is not None and not FEWEST_OPTIONS <= options <= MOST_OPTIONS:
            hint = f"{FEWEST_OPTIONS} to {MOST_OPTIONS}"
            self._reader.report(
                fields["options"].place, "bad-options", f"{id!r} shows {options} options", hint
            )
        return options

    def _gaps(self, fields: Mapping[str, Node], kinds: tuple[Kind, ...]) -> tuple[str, ...]:
        """Properties that a cloze leaves out beside its answer: each must have one value in every kind."""
        for node in self._reader.each(fields.get("gaps")):
            path = self._path(node, kinds)
            if path and any(kind.properties[path.property].many is not Many.ONE for kind in kinds):
                message = f"{path.property!r} may have several values"
                self._reader.report(node.place, "unfit-path", message, "a gap needs a property with one")
        return self._reader.texts(fields.get("gaps"), "gaps")

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
            path = resolve(kind.properties[first], rest)
            if path is None:
                ways = ", ".join(continuations(kind.properties[first])) or "nothing more"
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

    def _types(
        self, fields: Mapping[str, Node], place: Place, function: Function | None
    ) -> tuple[ItemType, ...]:
        found = []
        possible = function.types if function else frozenset(TYPES)
        for node in self._reader.each(fields.get("types")):
            if word := self._reader.chosen(node, "an item type", tuple(ItemType), "unknown-type"):
                found.append(ItemType(word))
                if word not in possible and function is not _UNKNOWN:
                    hint = f"choose from {', '.join(sorted(possible))}"
                    message = f"no {word} item can be made of this question"
                    self._reader.report(node.place, "unfit-type", message, hint)
        if "types" not in fields:
            self._reader.report(place, "missing-key", "a question template lacks 'types'", "list item types")
        return tuple(found)

    def _sentence(
        self, node: Node, kinds: tuple[Kind, ...], speaks_of: frozenset[str] = frozenset()
    ) -> Sentence | None:
        source = self._reader.text(node, "a sentence")
        if not source or not kinds:
            return None
        shared = frozenset.intersection(*(frozenset(kind.properties) for kind in kinds))
        qualifiers = {q for kind in kinds for prop in kind.properties.values() for q in prop.qualifiers}
        sentence, problems = self._language.compile(source, node.place, shared, qualifiers | _ENDS, speaks_of)
        self._reader.problems.extend(problems)
        return sentence


def _level(target: _Target, function: Function | None, options: int | None) -> Level:
    if function:
        return level_of(function.steps, max(function.facts, options or 0))
    path = target.asks or target.given
    counts = path is not None and path.part == "count"
    return level_of(steps_of(is_reverse=target.asks is None, counts=counts), 1)

"""What the subjects of a collection go by: tells a slip from another's name, and what may stand beside a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quizgen.facts.model import Collection, Many, Subject, ValueType
from quizgen.facts.values import Reference
from quizgen.study.romanising import sound
from quizgen.study.spelling import nearest, plain, slips

Ids = frozenset[str]
_OF_PEOPLE = frozenset({"born", "died"})
"""Dates that only people have: who is known by a last name."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who goes by which name; see `names_of`."""

    bearers: Mapping[str, Ids] = field(default_factory=dict)
    """Subjects by each name, in plain; of a closed list, its words."""
    sounds: Mapping[str, Ids] = field(default_factory=dict)
    """Subjects by what their names sound like."""
    beside: Mapping[str, Ids] = field(default_factory=dict)
    """Subjects that each is said to be in, of or led from: a city's country, a country's capital."""
    people: Ids = frozenset()
    last_names: Mapping[str, Ids] = field(default_factory=dict)
    """Of all subjects: the last word of a name, in plain, tells a person only where it is nobody else's."""

    def owners(self, accepted: Iterable[str]) -> Ids:
        """The subjects that an answer with these spellings means."""
        each = [self.bearers.get(plain(spelling), frozenset()) for spelling in accepted]
        alone = frozenset[str]().union(*(ids for ids in each if len(ids) == 1))
        return alone or (each[0] if each else frozenset())

    def is_anothers(self, text: str, owners: Ids) -> bool:
        """Whether a text in plain is a name of something else."""
        return bool(self.bearers.get(text, _NO_ONE) - owners)

    def sounds_like_another(self, text: str, owners: Ids) -> bool:
        """Whether a text in plain is a name of something else in another spelling."""
        return bool(self.sounds.get(sound(text), _NO_ONE) - owners)

    def is_nearer_another(self, text: str, right: str, owners: Ids) -> bool:
        """Whether a name of something else is as near to a text in plain as the right one is."""
        return any(
            self.bearers[name] - owners for name in nearest(text, tuple(self.bearers), slips(text, right))
        )

    def may_stand_beside(self, text: str, owners: Ids) -> bool:
        """Whether a text in plain names what one of some subjects is in or of."""
        named = self.bearers.get(text, _NO_ONE)
        return any(named & self.beside.get(id, _NO_ONE) for id in owners)

    def is_last_name(self, text: str, owners: Ids) -> bool:
        """Whether a text in plain is the last name of a person, and of no other subject."""
        return bool(owners & self.people) and self.last_names.get(text) == owners


_NO_ONE: Ids = frozenset()
NO_NAMES = Names()


def names_of(collection: Collection) -> Names:
    """What the subjects of a collection are called, in every language, and the words of its closed lists."""
    bearers: dict[str, set[str]] = defaultdict(set)
    last: dict[str, set[str]] = defaultdict(set)
    for subject in collection.subjects.values():
        for name in _called(subject):
            bearers[plain(name)].add(subject.id)
        for name in subject.called:
            last[plain(name).rpartition(" ")[2]].add(subject.id)
    for kind in collection.kinds.values():
        for prop in kind.properties.values():
            for id, word in prop.values.items():
                bearers[plain(word)].add(f"{prop.id}={id}")
    sounds: dict[str, set[str]] = defaultdict(set)
    for name, ids in bearers.items():
        sounds[sound(name)] |= ids
    people = {kind.id for kind in collection.kinds.values() if not _OF_PEOPLE.isdisjoint(kind.properties)}
    return Names(
        _frozen(bearers),
        _frozen(sounds),
        _frozen(_beside(collection)),
        frozenset(subject.id for subject in collection.subjects.values() if subject.kind in people),
        _frozen(last),
    )


def _called(subject: Subject) -> list[str]:
    foreign = [text for name in subject.names for text in (name.text, name.latin) if text]
    return [*subject.called, *foreign]


def _beside(collection: Collection) -> dict[str, set[str]]:
    """Both ends of every reference to one subject of another kind, or to all of a whole list."""
    beside: dict[str, set[str]] = defaultdict(set)
    for subject in collection.subjects.values():
        properties = collection.kinds[subject.kind].properties
        for id, facts in subject.facts.items():
            prop = properties[id]
            if prop.type is not ValueType.REFERENCE or not (prop.many is Many.ONE or prop.whole):
                continue
            for fact in facts:
                if isinstance(fact.value, Reference) and _kind(collection, fact.value) != subject.kind:
                    beside[subject.id].add(fact.value.subject)
                    beside[fact.value.subject].add(subject.id)
    return beside


def _kind(collection: Collection, value: Reference) -> str:
    named = collection.subjects.get(value.subject)
    return named.kind if named else ""


def _frozen(found: Mapping[str, set[str]]) -> dict[str, Ids]:
    return {name: frozenset(ids) for name, ids in found.items()}

"""Columns: the values that the subjects of a kind have under one property.

A column is made once and serves every item that draws on it. Candidates stand on a hash ring, so that
an item takes the first that follow its own hash: a subject that is added changes only the few items in
whose stretch of the ring it lands, and no item sorts all candidates.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2b
from itertools import chain

from quizgen.facts.comparison import Kinship, right_values
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection
from quizgen.facts.values import Name, Reference, Value

_BUCKET_OF_DAYS = 366
"""Days whose dates are looked through together: about a year, whatever the calendar."""


def ring_hash(text: str) -> int:
    """A number that depends on a text alone, evenly spread over 64 bits."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


class Ring:
    """Ids on a ring of hashes."""

    _POINTS = 4
    """Points an id has on the ring: more spread the choice more evenly."""

    def __init__(self, ids: Iterable[str]) -> None:
        points = sorted((ring_hash(f"{n}:{id}"), id) for id in set(ids) for n in range(self._POINTS))
        self._hashes = [point for point, _ in points]
        self._ids = [id for _, id in points]

    def after(self, key: str) -> Iterator[str]:
        """The ids in the order in which they follow a key's hash, each once."""
        start = bisect_left(self._hashes, ring_hash(key))
        seen: set[str] = set()
        for index in chain(range(start, len(self._ids)), range(start)):
            id = self._ids[index]
            if id not in seen:
                seen.add(id)
                yield id


class Columns:
    """The columns of a world."""

    def __init__(self, collection: Collection, everything: Collection, kinship: Kinship) -> None:
        self._collection = collection
        self._everything = everything
        self._kinship = kinship
        self._owners: dict[tuple[str, str], dict[str, str]] = {}
        self._rings: dict[tuple[str, ...], Ring] = {}
        self._buckets: dict[tuple[str, str], dict[object, list[str]]] = {}

    def called(self, name: str) -> tuple[str, ...]:
        """Subjects that go by a name, with or without an article."""
        bare = name.casefold()
        return tuple(self._called.get(bare) or self._called.get(bare.removeprefix("the ")) or ())

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for subject in self._everything.subjects.values():
            for text in (*subject.called, *(name.text for name in subject.names)):
                found[text.casefold()].append(subject.id)
        return dict(found)

    def present_id(self, id: str) -> str:
        """The id that a subject goes by now."""
        return id if id in self._everything.subjects else self._renamed.get(id, id)

    @cached_property
    def _renamed(self) -> dict[str, str]:
        return {
            former: subject.id
            for subject in self._everything.subjects.values()
            for former in subject.formerly
        }

    def references(self, kind: str, property_id: str) -> dict[str, str]:
        """Subjects that a reference property points at, each with one that points at it.

        Which one does not depend on the order they are written in.
        """
        key = (kind, property_id)
        if key not in self._owners:
            owners: dict[str, str] = {}
            for id in self.of_kind(kind):
                for fact in self._collection.subjects[id].facts.get(property_id, ()):
                    if isinstance(fact.value, Reference):
                        known = owners.get(fact.value.subject)
                        if known is None or ring_hash(id) < ring_hash(known):
                            owners[fact.value.subject] = id
            self._owners[key] = owners
        return self._owners[key]

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The ids of a kind's subjects."""
        return self._of_kind.get(kind, ())

    @cached_property
    def _of_kind(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for subject in self._collection.subjects.values():
            found[subject.kind].append(subject.id)
        return {name: tuple(ids) for name, ids in found.items()}

    def ring(self, name: tuple[str, ...], ids: Iterable[str]) -> Ring:
        """The ring of a set of ids, made when it is first asked for under a name."""
        if name not in self._rings:
            self._rings[name] = Ring(ids)
        return self._rings[name]

    def rivals(self, kind: str, property_id: str, values: Iterable[Value]) -> Iterable[str]:
        """Subjects of a kind whose value may not be apart from given ones, unconfirmed facts included."""
        key = (kind, property_id)
        if key not in self._buckets:
            buckets: dict[object, list[str]] = defaultdict(list)
            for subject in self._everything.subjects.values():
                if subject.kind == kind:
                    for fact in subject.facts.get(property_id, ()):
                        for written in right_values(fact.says):
                            for bucket in self._bucket(written):
                                buckets[bucket].append(subject.id)
            self._buckets[key] = buckets
        wanted = {bucket for value in values for bucket in self._bucket(value)}
        return frozenset(id for bucket in wanted for id in self._buckets[key].get(bucket, ()))

    def _bucket(self, value: Value) -> Iterable[object]:
        match value:
            case Date():
                return range(value.first // _BUCKET_OF_DAYS, value.last // _BUCKET_OF_DAYS + 1)
            case Reference(id):
                return (self._kinship.head(id),)
            case Name(text, id) if id:
                return (text.casefold(),)
        # Values without an order of their own may be alike: all of them are rivals.
        return ("",)

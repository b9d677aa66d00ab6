"""Which subject a row is about: ids stay when a table is imported again, whatever its rows are called then."""

from collections.abc import Iterator

from quizgen.facts.model import Citation, Collection, Subject
from quizgen.imports.naming import slug
from quizgen.imports.taking import Record
from quizgen.imports.writing import ROW


class Identities:
    """The ids of a collection's subjects, and those that an import gives out."""

    def __init__(self, collection: Collection, source: str) -> None:
        self._taken = dict.fromkeys(collection.subjects)
        self._named: dict[tuple[str, str], str] = {}
        self.by_key: dict[tuple[str, str], str] = {}
        """Of subjects with facts from the source: kind and key of the row to id."""
        for subject in collection.subjects.values():
            for name in subject.called:
                self._named.setdefault((subject.kind, name.casefold()), subject.id)
            for cite in _citations(subject):
                if cite.source == source and cite.page.startswith(ROW):
                    self.by_key.setdefault((subject.kind, cite.page.removeprefix(ROW)), subject.id)

    def of(self, kind: str, record: Record) -> str:
        """The id of a record's subject where the collection has it; empty where it has not."""
        known = self.by_key.get((kind, record.key))
        return known or self.named(kind, record.name)

    def named(self, kind: str, name: str) -> str:
        """The id of a kind's subject by one of its names; empty for none."""
        return self._named.get((kind, name.casefold()), "")

    def give(self, kind: str, name: str, key: str = "") -> str:
        """A new id for a subject, made of its name; of its key, its kind or a number as well where that is taken."""
        base = slug(name) or slug(key) or kind
        tries = [base, f"{base}-{slug(key)}" if slug(key) not in ("", base) else f"{base}-{kind}"]
        number = 2
        while tries[0] in self._taken:
            tries = tries[1:] or [f"{base}-{number}"]
            number += tries[0] == f"{base}-{number}"
        self._taken[tries[0]] = None
        self._named.setdefault((kind, name.casefold()), tries[0])
        return tries[0]


def _citations(subject: Subject) -> Iterator[Citation]:
    for facts in subject.facts.values():
        for fact in facts:
            yield from fact.says.cites
    for extent in subject.extents.values():
        yield from extent.cites

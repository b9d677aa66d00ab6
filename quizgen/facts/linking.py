"""Checks that need the whole collection: references, names, kinship and identity; `chronology` has those of time."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from quizgen.facts import chronology
from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date
from quizgen.facts.model import (
    Collection,
    Fact,
    Misreport,
    Property,
    RuledOut,
    Statement,
    Subject,
)
from quizgen.facts.values import Name, Reference, Text, Value
from quizgen.problems import Place, Problem, Problems, Severity, did_you_mean


def check(collection: Collection) -> Problems:
    """Everything wrong between the parts of a collection."""
    return tuple(problem for rule in CHECKS for problem in rule(collection))


def references(collection: Collection) -> Iterator[Problem]:
    """A reference names a subject that exists and is of a kind its property points at."""
    for subject in collection.subjects.values():
        for fact, prop, statement in _statements(collection, subject):
            named = [(value, statement.place) for value in (statement.value, *statement.alternatives)]
            named.extend((ruled_out.value, ruled_out.place) for ruled_out in statement.ruled_out)
            for value, place in named:
                yield from _reference(collection, fact.id, prop, value, place)
        for id, extent in subject.extents.items():
            prop = collection.kinds[subject.kind].properties[id]
            for ruled_out in extent.ruled_out:
                what = f"{subject.id}/{id}"
                yield from _reference(collection, what, prop, ruled_out.value, ruled_out.place)


def _reference(
    collection: Collection, what: str, prop: Property, value: Value, place: Place
) -> Iterator[Problem]:
    if not isinstance(value, Reference):
        return
    target = collection.subjects.get(value.subject)
    if target is None:
        hint = did_you_mean(value.subject, collection.subjects)
        yield Problem(place, "unknown-subject", f"{what} refers to {value.subject!r}", hint)
    elif prop.to and target.kind not in prop.to:
        message = f"{what} refers to {value.subject!r}, a {collection.kinds[target.kind].name}"
        yield Problem(place, "wrong-kind", message, f"it takes {' or '.join(prop.to)}")


def _statements(collection: Collection, subject: Subject) -> Iterator[tuple[Fact, Property, Statement]]:
    for facts in subject.facts.values():
        for fact in facts:
            prop = collection.property_of(fact)
            yield fact, prop, fact.says
            for id, statement in fact.qualifiers.items():
                yield fact, prop.qualifiers[id], statement


def relations(collection: Collection) -> Iterator[Problem]:
    """Kin and look-alikes exist, and nothing continues or is part of itself."""
    for subject in collection.subjects.values():
        for relation, target in (
            ("continues", subject.continues),
            ("part_of", subject.part_of),
            *(("confuse", other) for other in subject.confuse),
        ):
            if target and target not in collection.subjects:
                hint = did_you_mean(target, collection.subjects)
                message = f"{subject.id}'s {relation} names {target!r}"
                yield Problem(_place(subject, relation), "unknown-subject", message, hint)
        for relation in ("continues", "part_of"):
            if _circles(collection, subject, relation):
                message = f"{subject.id}'s {relation} leads back to itself"
                hint = "break the circle at one of its subjects"
                yield Problem(_place(subject, relation), "circular", message, hint)


def _place(subject: Subject, key: str) -> Place:
    return subject.places.get(key, subject.place)


def _circles(collection: Collection, subject: Subject, relation: str) -> bool:
    seen = {subject.id}
    at: Subject | None = subject
    while at is not None and (target := getattr(at, relation)):
        if target == subject.id:
            return True
        if target in seen:
            return False
        seen.add(target)
        at = collection.subjects.get(target)
    return False


def names(collection: Collection) -> Iterator[Problem]:
    """No two subjects of a kind have one name; a shared alias only warns, and declared kin may share one."""
    by_alias: dict[str, list[Subject]] = defaultdict(list)
    for subject in collection.subjects.values():
        for alias in {name.casefold() for name in subject.called}:
            by_alias[alias].append(subject)
    for alias, (first, *others) in by_alias.items():
        named: dict[str, Subject] = {}
        for subject in (first, *others):
            is_name = subject.name.casefold() == alias
            namesake = named.setdefault(subject.kind, subject) if is_name else subject
            if namesake is not subject:
                message = f"{subject.id} and {namesake.id} are both called {subject.name!r}"
                yield Problem(_place(subject, "name"), "shared-name", message, "tell them apart by name")
            elif first.id not in (subject.id, subject.part_of, subject.continues):
                message = f"{subject.id} and {first.id} share the name {alias!r}"
                hint = "it will not count as an answer for either"
                place = _place(subject, _key_of(subject, alias))
                yield Problem(place, "shared-alias", message, hint, Severity.WARNING)


def _key_of(subject: Subject, alias: str) -> str:
    return next((key for key in ("name", "short") if getattr(subject, key).casefold() == alias), "aliases")


def identities(collection: Collection) -> Iterator[Problem]:
    """A former id belongs to one subject or fact, and to none that is still there."""
    for what, living in (("subject", _subject_ids), ("fact", _fact_ids)):
        current = {id for id, _, _ in living(collection)}
        claimed: dict[str, str] = {}
        for id, formerly, place in living(collection):
            for old in formerly:
                if old in current:
                    message = f"{id} was formerly {old!r}, which is still a {what}"
                    yield Problem(
                        place, "id-in-use", message, "take it from `formerly:`, or rename the other"
                    )
                elif claimed.setdefault(old, id) != id:
                    message = f"{id} and {claimed[old]} were both formerly {old!r}"
                    yield Problem(place, "formerly-twice", message, "leave it to the one that it really was")


def _subject_ids(collection: Collection) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    for subject in collection.subjects.values():
        yield subject.id, subject.formerly, _place(subject, "formerly")


def _fact_ids(collection: Collection) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    for subject in collection.subjects.values():
        for facts in subject.facts.values():
            for fact in facts:
                base = f"{fact.subject}/{fact.property_id}"
                yield fact.id, tuple(f"{base}/{old}" for old in fact.formerly), fact.says.place


def contradictions(collection: Collection) -> Iterator[Problem]:
    """What stands as right is not recorded as wrong as well."""
    for subject in collection.subjects.values():
        for facts in subject.facts.values():
            for fact in facts:
                for says in fact.statements:
                    right = right_values(says)
                    wrong: tuple[Misreport | RuledOut, ...] = (*says.misreports, *says.ruled_out)
                    for record in wrong:
                        said = Text(record.text) if isinstance(record, Misreport) else record.value
                        if any(_is_so(collection, record.value or said, value) for value in right):
                            shown = record.text if isinstance(record, Misreport) else str(said)
                            message = f"{fact.id} gives {shown!r} both as right and as wrong"
                            yield Problem(record.place, "right-and-wrong", message, "take out one of the two")


def _is_so(collection: Collection, wrong: Value, right: Value) -> bool:
    if isinstance(wrong, Date) and isinstance(right, Date):
        # Whoever gives the year alone is not wrong about the day.
        return wrong.first <= right.first and right.last <= wrong.last
    return wrong == right or not _words(collection, wrong).isdisjoint(_words(collection, right))


def _words(collection: Collection, value: Value) -> set[str]:
    """A value in all words that may stand for it."""
    match value:
        case Reference(id) if named := collection.subjects.get(id):
            return {name.casefold() for name in named.called}
        case Text(text) | Name(text):
            return {text.casefold()}
    return {str(value).casefold()}


def independence(collection: Collection) -> Iterator[Problem]:
    """A fact rests on more than the documents that the collection is about."""
    for subject in collection.subjects.values():
        for facts in subject.facts.values():
            for fact in facts:
                kinds = {s.kind for c in fact.says.cites if (s := collection.sources.get(c.source))}
                if kinds == {"document"} and not fact.says.unconfirmed:
                    yield Problem(
                        fact.says.place,
                        "document-only",
                        f"{fact.id} rests on a document alone",
                        "cite an independent reference, or mark it `unconfirmed:`",
                        Severity.WARNING,
                    )


CHECKS: tuple[Callable[[Collection], Iterator[Problem]], ...] = (
    references,
    relations,
    names,
    identities,
    *chronology.CHECKS,
    contradictions,
    independence,
)
"""Every check on a collection as a whole, in the order they run."""

"""The schema of facts: one for all kinds of a collection, told apart by the `kind:` that a file begins with."""

from collections.abc import Iterable, Mapping

from quizgen.facts import sources, statements, subjects
from quizgen.facts.model import Collection, Kind, Many, Property, ValueType
from quizgen.facts.vocabulary import SUBJECT_KEYS
from quizgen.schemas.parts import (
    CALENDAR,
    EMPTY,
    TEXT,
    WHOLE,
    Schema,
    date,
    described,
    either,
    hint,
    listed,
    mapping,
    offered,
    one_of,
    reference,
    value,
)

_UNCONFIRMED = described(TEXT, "Why it is not certain; it stays out of decks and quizzes unless asked for.")
_CITE = described(reference("cite"), "Where it was read: a source's id, id#paragraph, or several")
_SINCE = Property("since", ValueType.DATE, "date", "")


def facts(collection: Collection) -> Schema:
    """Files of facts."""
    chosen = [
        {
            "if": {"properties": {"kind": {"const": kind.id}}, "required": ["kind"]},
            "then": {"properties": {"subjects": {"additionalProperties": reference(f"kind.{kind.id}")}}},
        }
        for kind in collection.kinds.values()
    ]
    said: dict[str, Schema] = {
        "kind": described(one_of(collection.kinds), "What kind its subjects are of"),
        "subjects": {
            "type": ["object", "null"],
            "description": "Subjects by id: letters, digits and hyphens, never changed",
            "propertyNames": {"pattern": "^[^/ #:\\t]+$"},
        },
    }
    about = {key: reference(f"about.{key}") for key in sorted(SUBJECT_KEYS)}
    kinds = {f"kind.{kind.id}": _subject(kind, about) for kind in collection.kinds.values()}
    return {
        **mapping(subjects.KEYS["file"], said, ["kind"]),
        "allOf": chosen,
        "definitions": {
            **_terms(collection),
            **{f"about.{k}": v for k, v in _about(collection).items()},
            **kinds,
        },
    }


def _terms(collection: Collection) -> dict[str, Schema]:
    """What values and citations name: offered, for it grows from day to day."""
    by_kind: dict[str, list[str]] = {kind: [] for kind in collection.kinds}
    for subject in collection.subjects.values():
        by_kind.setdefault(subject.kind, []).append(subject.id)
    citation = {
        "source": described(reference("source"), "A source's id, or id#paragraph"),
        "paragraph": described(WHOLE, "The n-th non-empty line of a document at hand"),
        "page": described(TEXT, "The page, as it is printed"),
        "prints": described(TEXT, "The value as the source prints it"),
        "seen": date("The day on which it was looked up"),
    }
    return {
        "source": offered(collection.sources),
        "citation": either(reference("source"), mapping(sources.KEYS["citation"], citation, ["source"])),
        "cite": listed(reference("citation")),
        "subject": offered(collection.subjects),
        **{f"subject.{kind}": offered(ids) for kind, ids in by_kind.items()},
    }


def _about(collection: Collection) -> dict[str, Schema]:
    """What may be said of a subject of any kind."""
    topics = offered({topic for subject in collection.subjects.values() for topic in subject.topics})
    name = {
        "is": described(TEXT, "The name in its own script"),
        "pinyin": described(TEXT, "A Chinese name in Latin letters"),
        "latin": described(TEXT, "Another transliteration"),
    }
    names = either(TEXT, mapping(subjects.KEYS["name"], name, ["is"]))
    return {
        "name": described(TEXT, "What it is called"),
        "short": described(TEXT, "Its short name or abbreviation"),
        "article": described(TEXT, "The word that running text puts before its name: the"),
        "number": described(one_of(("singular", "plural")), "plural where a sentence says: they were"),
        "aliases": described(listed(TEXT), "Other names that a typed answer may give"),
        "names": described(
            {"type": "object", "additionalProperties": names}, "Names by language code: fr, ru, zh"
        ),
        "topics": described(listed(topics), "Tags to choose it by"),
        "prominence": {
            "type": "integer",
            "minimum": 1,
            "maximum": 5,
            "description": "1 (known to specialists) to 5 (known to everybody)",
        },
        "confuse": described(listed(reference("subject")), "Subjects that it is easily taken for"),
        "continues": described(
            reference("subject"), "The subject that it took over from; the two never stand as rivals"
        ),
        "part_of": described(reference("subject"), "The subject that it is a part of"),
        "formerly": described(listed(TEXT), "Ids that it had before, so that its cards keep their reviews"),
    }


def _subject(kind: Kind, about: Mapping[str, Schema]) -> Schema:
    said = {prop.id: described(_entry(prop), hint(prop)) for prop in kind.properties.values()}
    return mapping((*about, *kind.properties), {**about, **said}, ["name"])


def _entry(prop: Property) -> Schema:
    """What a subject says under a property."""
    match prop.many:
        case Many.ONE:
            needs = ("is", "cite", "as_of") if prop.changes else ("is", "cite")
            version = _said(prop, subjects.KEYS["version"], needs)
            return (
                listed(version)
                if prop.changes
                else either(version, {"type": "array", "items": version, "maxItems": 1})
            )
        case Many.SERIES:
            return _series(prop)
        case Many.SET | Many.SUCCESSION:
            return _list(prop)


def _said(prop: Property, keys: Iterable[str], needs: Iterable[str] = ()) -> Schema:
    """A value with its record; the keys that go with another type of value are left out."""
    unfit = {"within": ValueType.QUANTITY, "calendar": ValueType.DATE}
    fit = [key for key in keys if prop.type is unfit.get(key, prop.type)]
    other = {"is": value(prop), "cite": _CITE, "calendar": CALENDAR}
    described_keys: dict[str, Schema] = {
        "is": described(value(prop), hint(prop)),
        "or": described(
            listed(mapping(statements.KEYS["alternative"], other, ["is", "cite"])),
            "What other good references give; each counts as right",
        ),
        "within": described(_SHARE, "How near a number has to be to count as right: 5 %"),
        "calendar": CALENDAR,
        "cite": _CITE,
        "misreported": described(listed(_misreport()), "What sources get wrong, and why"),
        "not": described(listed(_ruled_out(prop)), "Plausible wrong values, each with the reason"),
        "unconfirmed": _UNCONFIRMED,
        "as_of": date("The day for which it is right"),
        "period": date("The year or month of a figure"),
        "id": described(TEXT, "Tells a second stint of the same member from the first"),
        "formerly": described(listed(TEXT), "Ids that it had before"),
    }
    for end in ("since", "until"):
        if end in fit:
            described_keys[end] = described(
                _dated(), f"The day {'from' if end == 'since' else 'to'} which it held"
            )
    for qualifier in prop.qualifiers.values():
        described_keys[qualifier.id] = described(
            either(value(qualifier), _said(qualifier, statements.KEYS["statement"], ["is"])), hint(qualifier)
        )
    return mapping(fit, {key: described_keys[key] for key in fit}, needs)


_SHARE: Schema = {
    "type": "string",
    "pattern": r"^\d+(?:\.\d+)? ?%$",
    "patternErrorMessage": "Write a share: 5 %",
}


def _dated() -> Schema:
    return either(value(_SINCE), _said(_SINCE, statements.KEYS["statement"], ["is"]))


def _misreport() -> Schema:
    said = {
        "id": described(TEXT, "Short, unique within the value, never changed"),
        "as": described(TEXT, "What the source says instead"),
        "in": described(reference("citation"), "The source that says so"),
        "because": described(TEXT, "Why it is wrong; becomes feedback"),
        "calendar": CALENDAR,
        "formerly": described(listed(TEXT), "Ids that it had before"),
    }
    return mapping(statements.KEYS["misreport"], said, ["id", "as", "in", "because"])


def _ruled_out(prop: Property) -> Schema:
    said = {
        "is": value(prop),
        "because": described(TEXT, "Why it is wrong; becomes feedback"),
        "calendar": CALENDAR,
    }
    return mapping(statements.KEYS["ruled-out"], said, ["is", "because"])


def _series(prop: Property) -> Schema:
    figures = {"type": "array", "items": _said(prop, subjects.KEYS["figure"], ["is", "period"])}
    said = {
        "series": described(figures, "A figure for each period"),
        "publisher": described(TEXT, "Who publishes the figures"),
        **_of_all(prop),
    }
    return either(mapping(subjects.KEYS["series"], said, ["series"]), figures)


def _list(prop: Property) -> Schema:
    member = _said(prop, (*subjects.KEYS["member"], *prop.qualifiers))
    one = either(value(prop), member, EMPTY)
    members: Schema = {"type": "object", "additionalProperties": listed(one)}
    complete = either(
        date("The interval for which every member is listed"),
        described({"const": subjects.TIMELESS}, "Every member is listed, and none can come or go."),
    )
    said = {
        "is": described(either(listed(value(prop)), members), "The members, each by its id"),
        "complete": described(complete, "For when every member is listed: an interval, or timeless"),
        **_of_all(prop),
    }
    return mapping(subjects.KEYS["list"], said, ["is"])


def _of_all(prop: Property) -> dict[str, Schema]:
    return {
        "cite": described(reference("cite"), "What its members cite that name no source of their own"),
        "misreported": described(listed(_misreport()), "What sources get wrong of the whole"),
        "not": described(listed(_ruled_out(prop)), "Who might be taken for a member and is none"),
        "unconfirmed": _UNCONFIRMED,
    }

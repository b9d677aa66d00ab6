"""One more subject, from what a curator says of it to the YAML that says so.

An answer is written as `quizgen facts` prints a fact: `274 moons (as of 2025-03) [nasa]`, with the day where the value
changes and the source where it is not the one for all. A figure of a series begins with its period: `2022: 15.4 bcm`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.facts.collection import FACTS
from quizgen.facts.dates import parse
from quizgen.facts.model import Collection, Kind, Many, Property, ValueType
from quizgen.facts.statements import WrongValueError, value_of
from quizgen.facts.subjects import TIMELESS
from quizgen.imports.editing import Document, Entry, lines
from quizgen.imports.naming import slug
from quizgen.imports.quoting import flow, flow_list, scalar, value
from quizgen.problems import did_you_mean

ABOUT = ("name", "short", "article", "aliases", "topics", "prominence")
"""What is asked of a subject of any kind, in this order; aliases and topics take several, with commas."""
_SEVERAL = ("aliases", "topics")
_ANSWER = re.compile(
    r"(?:(?P<period>-?\d{4}(?:-\d\d)?): +)?(?P<value>.*?)(?: \(as of (?P<as_of>[^()]+)\))?(?: \[(?P<cites>[^\[\]]+)\])?"
)


class AnswerError(ValueError):
    """An answer that cannot be taken, with a hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said under a property: one value of it."""

    value: str
    """As a curator writes it; of a reference, the id."""
    cites: tuple[str, ...] = ()
    as_of: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A subject that is to be added."""

    id: str
    kind: Kind
    about: Mapping[str, str]
    """What is said of it beside its facts, by key."""
    answers: Mapping[str, Sequence[Answer]]
    """What is said under each property, by its id."""
    complete: frozenset[str] = frozenset()
    """Lists of which every member is named, and none can come or go."""


class Answers:
    """Reads answers against what a collection has."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._called: dict[str, list[str]] = {}
        for subject in collection.subjects.values():
            for name in {name.casefold() for name in subject.called}:
                self._called.setdefault(name, []).append(subject.id)

    def read(self, text: str, prop: Property, cites: Sequence[str] = ()) -> Answer:
        """One answer; `cites` are its sources where it names none. Raises AnswerError."""
        written = _ANSWER.fullmatch(text.strip())
        assert written is not None  # Every part but the value may be left out, and the value be anything.
        own = [source.strip() for source in (written["cites"] or "").split(",") if source.strip()]
        found = tuple(self.source(source) for source in own or cites)
        if not found:
            raise AnswerError(f"{prop.label} cites no source", f"write `{text.strip()} [source]`")
        period, as_of = (self._date(written[part]) for part in ("period", "as_of"))
        is_series = prop.many is Many.SERIES
        said = written["value"] if is_series or not period else f"{period}: {written['value']}"
        if is_series and not period:
            raise AnswerError(f"{prop.label} lacks its period", f"write `2025: {said}`")
        changes = prop.changes and prop.many is Many.ONE
        if changes and not as_of:
            raise AnswerError(f"{prop.label} changes", f"say when it is right: `{said} (as of 2025-12-31)`")
        if as_of and not changes:
            raise AnswerError(f"{prop.label} does not change", "leave out `(as of …)`")
        return Answer(self._value(said, prop), found, as_of, period if is_series else "")

    def source(self, id: str) -> str:
        """A source's id, if there is such a source."""
        if id.partition("#")[0] not in self._collection.sources:
            near = did_you_mean(id, self._collection.sources)
            raise AnswerError(f"there is no source {id!r}", near or "write it into seeds/sources.yaml first")
        return id

    def id(self, id: str) -> str:
        """An id that no subject has."""
        if id in self._collection.subjects:
            raise AnswerError(f"there is a subject {id!r} already", "give this one another id")
        if not id or any(sign in id for sign in "/ #:\t"):
            raise AnswerError(f"{id!r} cannot be an id", "use letters, digits and hyphens")
        return id

    def _date(self, text: str | None) -> str:
        try:
            return parse(text).iso if text else ""
        except ValueError as error:
            raise AnswerError(str(error)) from None

    def _value(self, text: str, prop: Property) -> str:
        if prop.type is ValueType.REFERENCE:
            return self._subject(text, prop)
        ids = {name.casefold(): id for id, name in prop.values.items()}
        text = ids.get(text.casefold(), text) if text not in prop.values else text
        try:
            value_of(text, prop, self._collection.units)
        except WrongValueError as error:
            raise AnswerError(str(error), error.hint) from None
        return text

    def _subject(self, text: str, prop: Property) -> str:
        subjects = self._collection.subjects
        found = [text] if text in subjects else self._called.get(text.casefold(), [])
        fit = [id for id in found if not prop.to or subjects[id].kind in prop.to]
        if len(fit) == 1:
            return fit[0]
        if len(fit) > 1:
            raise AnswerError(f"{text!r} may be {' or '.join(fit)}", "write the id")
        known = [id for id, subject in subjects.items() if not prop.to or subject.kind in prop.to]
        near = did_you_mean(text, known) or f"add it first: quizgen add {(prop.to or ('KIND',))[0]}"
        raise AnswerError(f"there is no {' or '.join(prop.to) or 'subject'} {text!r}", near)


def subject(draft: Draft) -> Entry:
    """The subject as YAML: its id, and what stands behind it."""
    about = {
        key: flow_list([each.strip() for each in text.split(",") if each.strip()])
        if key in _SEVERAL
        else value(text)
        for key, text in draft.about.items()
        if text
    }
    facts = {
        id: _statement(draft.kind.properties[id], said, all_named=id in draft.complete)
        for id, said in draft.answers.items()
    }
    return scalar(draft.id), "".join(f"\n  {key}: {text}" for key, text in (about | facts).items())


def _statement(prop: Property, said: Sequence[Answer], *, all_named: bool) -> str:
    cites = tuple(dict.fromkeys(cite for answer in said for cite in answer.cites))
    complete = {"complete": TIMELESS} if all_named else {}
    match prop.many:
        case Many.ONE if prop.changes:
            return f"[{', '.join(flow(_said(prop, answer)) for answer in said)}]"
        case Many.ONE:
            return flow(_said(prop, said[0]))
        case Many.SERIES:
            figures = (flow({"period": value(one.period), "is": _written(prop, one)}) for one in said)
            return flow({"series": f"[{', '.join(figures)}]", "cite": _cited(cites)})
        case Many.SET | Many.SUCCESSION if prop.type is ValueType.REFERENCE or prop.values:
            return flow({**complete, "is": flow_list([one.value for one in said]), "cite": _cited(cites)})
        case Many.SET | Many.SUCCESSION:
            members = {slug(one.value) or str(at): one for at, one in enumerate(said, start=1)}
            named = flow({id: flow({"is": _written(prop, one)}) for id, one in members.items()})
            return flow({**complete, "is": named, "cite": _cited(cites)})


def _said(prop: Property, answer: Answer) -> dict[str, str]:
    as_of = {"as_of": value(answer.as_of)} if answer.as_of else {}
    return {"is": _written(prop, answer), **as_of, "cite": _cited(answer.cites)}


def _written(prop: Property, answer: Answer) -> str:
    return scalar(answer.value) if prop.type in (ValueType.TEXT, ValueType.NAME) else value(answer.value)


def _cited(cites: Sequence[str]) -> str:
    return scalar(cites[0]) if len(cites) == 1 else flow_list(list(cites))


def file_for(kind: Kind, collection: Collection) -> str:
    """The file that subjects of a kind stand in, the one with most of them; a new one where there is none."""
    paths = [subject.place.path for subject in collection.subjects.values() if subject.kind == kind.id]
    named = f"{FACTS}{slug(kind.plural) or kind.id}.yaml"
    return max(sorted(set(paths)), key=paths.count) if paths else named


def appended(path: str, content: bytes | None, kind: Kind, entries: Iterable[Entry]) -> bytes:
    """A file of facts with subjects added behind its last; whatever else stands in it stays. Raises UneditableError."""
    if content is None:
        return f"kind: {scalar(kind.id)}\nsubjects:\n{lines(list(entries), '  ')}".encode()
    document = Document(path, content)
    document.add(list(entries), "subjects")
    return document.result()

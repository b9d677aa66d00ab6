"""What became of every statement of a document: `seeds/coverage/<document>.yaml`.

    document: "001"
    about: [China, Russia, Chinese, Russian]      # what it speaks of throughout
    common: [Practice]                            # words with a capital only where they open a sentence
    paragraphs:
      2: {left: heading}
      13:
        - {of: ["April 26, 1996"], misreport: sco/founded#five-1996}
        - {of: [India, Pakistan, "2017"], fact: [sco/members/india, sco/members/pakistan]}
        - {of: [unprecedented], left: opinion}

A statement accounts for the mentions that `of` names in the paragraph's own words, a few at a time, and
says what became of them: facts, misreports, claims (facts about who said it) or the reason why nothing is
asked. Facts and misreports cite the paragraph in turn. One statement without `of` may stand for a paragraph of one sentence, for one that mentions only what
the document speaks of throughout, and for web furniture.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from quizgen.facts.documents import DOCUMENT, normalise
from quizgen.facts.memory import Memory
from quizgen.facts.model import Citation, Collection, Misreport
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node, Scalar
from quizgen.problems import Place, Problem, Problems, did_you_mean, in_order

FOLDER = "seeds/coverage/"

FURNITURE = "furniture"
REASONS = {
    "background": "names somebody or something of which nothing is said that could be asked",
    "disputed": "good sources differ, or the two sides do; asked only with its source named",
    "duplicate": "another statement of the documents says it, and that has a verdict",
    FURNITURE: "a menu, a form or a credit of a web page",
    "garbled": "makes no sense as it is printed",
    "heading": "a title, whose text follows",
    "opinion": "a judgement, which no reference settles",
    "passing": "true for a few days only",
    "unverifiable": "no independent reference tells",
    "vague": "says too little to be right or wrong",
    "wanted": "ought to become a fact or a misreport; nobody has looked it up yet",
}
"""Why nothing is asked of a statement."""

_KEYS = ("document", "about", "common", "paragraphs")
_LONGEST = 9
"""Words of the longest phrase that may be taken over: names and figures, never sentences."""


class Verdict(StrEnum):
    """What became of a statement."""

    FACT = "fact"
    MISREPORT = "misreport"
    CLAIM = "claim"
    LEFT = "left"


KEYS = {"coverage": _KEYS, "ruling": ("of", *Verdict, "note")}
"""What may be said of each, for whoever describes the format."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a paragraph that a statement accounts for."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Ruling:
    """A statement of a paragraph and what became of it."""

    of: tuple[Phrase, ...]
    """Empty where it is all that the paragraph says."""
    verdict: Verdict
    ids: tuple[str, ...]
    """Facts or misreports; the reason where nothing is asked."""
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of a document."""

    document: str
    about: tuple[str, ...]
    """Names that it speaks of throughout, which need no verdict of their own beside a statement's."""
    common: tuple[str, ...]
    """Words that are no names, though they have a capital."""
    rulings: Mapping[int, tuple[Ruling, ...]]
    """By paragraph."""
    places: Mapping[int, Place]
    place: Place


def read(
    files: Mapping[str, bytes], collection: Collection, memory: Memory | None = None
) -> tuple[dict[str, Coverage], Problems]:
    """The coverage files of a collection, by document, checked against its facts."""
    reader = Reader()
    memory = memory or Memory()
    known = _Known(collection)
    found: dict[str, Coverage] = {}
    for path in sorted(path for path in files if path.startswith(FOLDER)):
        root = memory.read(
            (path, "nodes"), files[path], reader, partial(Reader.file, path=path, data=files[path])
        )
        coverage = _coverage(reader, root, collection, known) if root is not None else None
        if coverage and (earlier := found.setdefault(coverage.document, coverage)) is not coverage:
            message = f"document {coverage.document!r} is covered twice"
            reader.report(coverage.place, "id-twice", message, f"the first stands at {earlier.place}")
    return found, in_order((*reader.settled(unread=collection.unread), *_without(collection, found)))


def _without(collection: Collection, found: Mapping[str, Coverage]) -> Iterator[Problem]:
    """Documents that no file covers, once one is covered."""
    for source in collection.sources.values():
        if found and source.kind == DOCUMENT and source.id not in found:
            place = Place(f"{FOLDER}{source.id}.yaml")
            message = f"nothing says what became of document {source.id!r}"
            yield Problem(place, "no-coverage", message, "write its paragraphs and their verdicts there")


class _Known:
    """What a verdict can name, each with the paragraphs that it cites."""

    def __init__(self, collection: Collection) -> None:
        self.facts: dict[str, set[str]] = {}
        self.misreports: dict[str, set[str]] = {}
        for subject in collection.subjects.values():
            for id, extent in subject.extents.items():
                self._add(f"{subject.id}/{id}", extent.cites, extent.misreports)
            for fact in (fact for facts in subject.facts.values() for fact in facts):
                for says in fact.statements:
                    self._add(fact.id, says.cites, says.misreports)

    def _add(self, id: str, cites: Iterable[Citation], misreports: Iterable[Misreport]) -> None:
        self.facts.setdefault(id, set()).update(map(_where, cites))
        for misreport in misreports:
            self.misreports.setdefault(f"{id}#{misreport.id}", set()).add(_where(misreport.citation))


def _where(citation: Citation) -> str:
    return f"{citation.source}#{citation.paragraph}"


def _coverage(reader: Reader, root: Node, collection: Collection, known: _Known) -> Coverage | None:
    fields = reader.fields(root, "a coverage file", _KEYS)
    id = reader.required(fields, "document", "a coverage file", root.place)
    documents = {s.id: s for s in collection.sources.values() if s.kind == DOCUMENT}
    if id not in documents:
        if id:
            hint = did_you_mean(id, documents)
            reader.report(fields["document"].place, "unknown-source", f"there is no document {id!r}", hint)
        return None
    rulings: dict[int, tuple[Ruling, ...]] = {}
    places: dict[int, Place] = {}
    last = documents[id].paragraphs
    entries = reader.entries(fields["paragraphs"], "paragraphs") if "paragraphs" in fields else ()
    for key, value in entries:
        number = int(key.text) if key.text.isdecimal() else 0
        if number < 1 or (last is not None and number > last):
            hint = f"its non-empty lines are counted from 1{f' to {last}' if last else ''}"
            message = f"document {id!r} has no paragraph {key.text!r}"
            reader.report(key.place, "unknown-paragraph", message, hint)
            continue
        read = (_ruling(reader, node, f"{id}#{number}", known) for node in reader.each(value))
        rulings[number] = tuple(ruling for ruling in read if ruling)
        places[number] = key.place
    about = reader.texts(fields.get("about"), "about")
    common = reader.texts(fields.get("common"), "common")
    return Coverage(id, about, common, rulings, places, root.place)


def _ruling(reader: Reader, node: Node, where: str, known: _Known) -> Ruling | None:
    fields = reader.fields(node, "a statement", KEYS["ruling"])
    given = [verdict for verdict in Verdict if verdict in fields]
    if len(given) != 1:
        message = f"a statement has {len(given)} verdicts" if given else "a statement has no verdict"
        reader.report(node.place, "no-verdict", message, f"give it one of {', '.join(Verdict)}")
        return None
    (verdict,) = given
    members = tuple(reader.each(fields[verdict]))
    if not members:
        hint = f"write what it comes to after `{verdict}:`"
        reader.report(fields[verdict].place, "missing-value", "a verdict names nothing", hint)
    for member in members:
        _check_named(reader, member, verdict, where, known)
    of = tuple(_phrase(reader, member) for member in reader.each(fields.get("of")))
    note = reader.text(fields.get("note"), "a note")
    return Ruling(
        of, verdict, tuple(reader.text(member, "a verdict") for member in members), note, node.place
    )


def _check_named(reader: Reader, node: Node, verdict: Verdict, where: str, known: _Known) -> None:
    text = reader.text(node, f"a {verdict}")
    if verdict is Verdict.LEFT:
        if text not in REASONS:
            message = f"{text!r} is no reason to leave a statement out"
            reader.report(node.place, "unknown-reason", message, did_you_mean(text, REASONS))
        return
    what = "misreport" if verdict is Verdict.MISREPORT else "fact"
    among = known.misreports if verdict is Verdict.MISREPORT else known.facts
    if text not in among:
        hint = did_you_mean(text, among)
        reader.report(node.place, f"unknown-{what}", f"there is no {what} {text!r}", hint)
    elif where not in among[text]:
        hint = f'name "{where}" under its `{"in" if what == "misreport" else "cite"}:`, or mend the verdict'
        reader.report(node.place, "uncited", f"{what} {text!r} does not cite {where}", hint)


def _phrase(reader: Reader, node: Node) -> Phrase:
    text = normalise(reader.text(node, "a mention"))
    if isinstance(node, Scalar) and len(text.split()) > _LONGEST:
        hint = "name only the numbers, dates and names that it accounts for"
        reader.report(node.place, "too-many-words", f"{len(text.split())} words are taken over", hint)
    return Phrase(text, node.place)

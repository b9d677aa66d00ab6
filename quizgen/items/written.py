"""Items written by hand, under the same checks as those that templates make.

```yaml
items:
  - id: shanghai-five-or-sco
    type: choice                  # choice, true-false, typed, cloze or recall
    about: sco                    # the subject
    asks: [sco/founded]           # the facts it asks
    stem: What was founded in Shanghai on 15 June 2001?
    options:
      - {text: The SCO, right: true}
      - {text: The Shanghai Five, because: that group first met in April 1996}
    explanation: …                # `answer`, `accepted` for the other types; a cloze marks its gap [[so]]
```
"""

import re

from quizgen.facts.model import Collection, Fact, Subject
from quizgen.facts.reader import Reader
from quizgen.facts.yaml import Node
from quizgen.items.citing import cited, foreign_names
from quizgen.items.lint import waiving
from quizgen.items.model import Body, Choice, Cloze, Item, ItemType, Level, Option, Recall, TrueFalse, Typed
from quizgen.items.proofs import Proof
from quizgen.items.verifying import Verifier
from quizgen.items.wording import sentence
from quizgen.problems import Place, did_you_mean

_KEYS = (
    "id", "type", "about", "asks", "level", "stem", "options", "answer", "accepted", "explanation",
    "waive",
)  # fmt: skip
_OPTION_KEYS = ("text", "right", "because")
_GAP = re.compile(r"\[\[(.+?)\]\]")
FEWEST_OPTIONS, MOST_OPTIONS = 3, 5


def facts_by_id(collection: Collection) -> dict[str, Fact]:
    """Every fact of a collection by id; of as-of versions the newest, whatever their order."""
    return {
        fact.id: fact
        for subject in collection.subjects.values()
        for facts in subject.facts.values()
        for fact in sorted(facts, key=_as_of)
    }


def _as_of(fact: Fact) -> tuple[int, int]:
    return (fact.as_of.last, fact.as_of.first) if fact.as_of else (0, 0)


class WrittenReader:
    """Reads hand-written items against a collection."""

    def __init__(self, reader: Reader, collection: Collection) -> None:
        self._reader = reader
        self._collection = collection
        self._facts = facts_by_id(collection)
        self._verifier = Verifier(collection)

    def read(self, node: Node) -> Item | None:
        """One item; None, with problems noted, when it cannot be used."""
        reader = self._reader
        before = reader.slips
        fields = reader.fields(node, "an item", _KEYS)
        id = reader.required(fields, "id", "an item", node.place)
        item_type = reader.chosen(fields.get("type"), f"item {id!r}'s type", tuple(ItemType), "unknown-type")
        if "type" not in fields:
            reader.report(node.place, "missing-key", f"item {id!r} lacks 'type'")
        subject = self._subject(fields, id, node.place)
        facts = self._asked(fields, id, node.place)
        stem = reader.required(fields, "stem", f"item {id!r}", node.place)
        level = reader.chosen(fields.get("level"), f"item {id!r}'s level", tuple(Level), "unknown-level")
        explanation = reader.required(fields, "explanation", f"item {id!r}", node.place)
        if reader.slips > before or subject is None:
            return None
        made = self._body(ItemType(item_type), stem, fields, facts, id, node.place)
        if made is None or reader.slips > before:
            return None
        shown, body = made
        return Item(
            id=f"{id}/{subject.id}/{item_type}",
            template=id,
            subject=subject.id,
            subject_name=subject.name,
            kind=subject.kind,
            topics=subject.topics,
            asks=tuple(fact.id for fact in facts),
            level=Level(level or Level.UNDERSTAND),
            difficulty=0.5,
            stem=shown,
            body=body,
            explanation=sentence(explanation),
            remarks=(),
            as_of="",
            cites=cited(
                self._collection, (c for fact in facts for says in fact.statements for c in says.cites)
            ),
            names=foreign_names(subject),
            place=node.place,
            waived=waiving.read(fields.get("waive"), reader),
        )

    def _subject(self, fields: dict[str, Node], id: str, place: Place) -> Subject | None:
        about = self._reader.required(fields, "about", f"item {id!r}", place)
        subject = self._collection.subjects.get(about)
        if about and subject is None:
            hint = did_you_mean(about, self._collection.subjects)
            self._reader.report(
                fields["about"].place, "unknown-subject", f"item {id!r} is about {about!r}", hint
            )
        return subject

    def _asked(self, fields: dict[str, Node], id: str, place: Place) -> tuple[Fact, ...]:
        found = []
        for node in self._reader.each(fields.get("asks")):
            written = self._reader.text(node, "asks")
            if written in self._facts:
                found.append(self._facts[written])
            elif not self._is_spoilt(written):
                hint = did_you_mean(written, self._facts)
                self._reader.report(node.place, "unknown-fact", f"item {id!r} asks {written!r}", hint)
        if not self._reader.texts(fields.get("asks"), "asks"):
            self._reader.report(
                place, "missing-key", f"item {id!r} names no fact it asks", "list fact ids in `asks:`"
            )
        return tuple(found)

    def _is_spoilt(self, fact_id: str) -> bool:
        """Whether the fact is written, but so that it could not be read: that is a problem already."""
        subject_id, _, rest = fact_id.partition("/")
        subject = self._collection.subjects.get(subject_id)
        return subject is not None and subject.facts.get(rest.partition("/")[0]) == ()

    def _body(
        self,
        item_type: ItemType,
        stem: str,
        fields: dict[str, Node],
        facts: tuple[Fact, ...],
        id: str,
        place: Place,
    ) -> tuple[str, Body] | None:
        reader = self._reader
        accepted = reader.texts(fields.get("accepted"), "accepted")
        match item_type:
            case ItemType.CHOICE:
                options = self._options(fields, facts, id, place)
                return (stem, Choice(options)) if options else None
            case ItemType.TRUE_FALSE:
                reader.required(fields, "answer", f"item {id!r}", place)
                right = reader.flag(fields.get("answer"), f"item {id!r}'s answer")
                because = reader.text(fields.get("explanation"), "explanation")
                return stem, TrueFalse(right, "" if right else sentence(because))
            case ItemType.TYPED:
                answer = reader.required(fields, "answer", f"item {id!r}", place)
                self._check_key(answer, facts, fields)
                return stem, Typed(answer, tuple(dict.fromkeys((answer, *accepted))))
            case ItemType.RECALL:
                answers = reader.texts(fields.get("answer"), "answer")
                if not answers:
                    reader.report(place, "missing-key", f"item {id!r} lacks 'answer'")
                elif len(answers) == 1:
                    self._check_key(answers[0], facts, fields)
                return stem, Recall(answers)
            case ItemType.CLOZE:
                if cloze := self._cloze(stem, accepted, id, place):
                    self._check_key(cloze[1].gap, facts, fields, "stem")
                return cloze

    def _check_key(
        self, text: str, facts: tuple[Fact, ...], fields: dict[str, Node], key: str = "answer"
    ) -> None:
        if key in fields:
            self._reader.problems.extend(self._verifier.key(text, facts, fields[key].place))

    def _cloze(self, stem: str, accepted: tuple[str, ...], id: str, place: Place) -> tuple[str, Cloze] | None:
        gaps = _GAP.findall(stem)
        if len(gaps) != 1:
            self._reader.report(
                place, "no-gap", f"item {id!r} has {len(gaps)} gaps", "mark one gap [[like this]]"
            )
            return None
        before, gap, after = _GAP.split(stem)
        body = Cloze(before, gap, after, tuple(dict.fromkeys((gap, *accepted))))
        return f"{before}____{after}", body

    def _options(
        self, fields: dict[str, Node], facts: tuple[Fact, ...], id: str, place: Place
    ) -> tuple[Option, ...]:
        reader = self._reader
        options: list[Option] = []
        places: list[Place] = []
        for node in reader.each(fields.get("options")):
            option = reader.fields(node, "an option", _OPTION_KEYS)
            text = reader.required(option, "text", "an option", node.place)
            right = reader.flag(option.get("right"), "an option's right") if "right" in option else False
            because = reader.text(option.get("because"), "because")
            if not right and not because:
                reader.report(
                    node.place, "no-reason", f"{text!r} does not say why it is wrong", "add `because:`"
                )
            if any(text.casefold() == earlier.text.casefold() for earlier in options):
                message = f"{text!r} stands twice among the options"
                reader.report(node.place, "equal-options", message, "delete one of them")
            proof = "" if right else Proof.WRITTEN
            places.append(node.place)
            options.append(Option(text, right, sentence(f"{because}.") if because else "", proof, f"={text}"))
        if sum(option.right for option in options) != 1:
            right_ones = sum(option.right for option in options)
            reader.report(
                place,
                "not-one-right",
                f"item {id!r} has {right_ones} right options",
                "mark one `right: true`",
            )
        if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
            reader.report(
                place, "bad-options", f"item {id!r} has {len(options)} options", "give three to five"
            )
        reader.problems.extend(self._verifier.options(facts, zip(options, places, strict=True)))
        return tuple(options)

"""What is said to who chose a wrong answer: what it is instead, or what is right."""

from dataclasses import replace

from quizgen.facts.model import Collection, Fact, Many, Property, Subject
from quizgen.facts.values import Reference, Value
from quizgen.items.asking import Asked, Asker, Ground
from quizgen.items.claims import Claims
from quizgen.items.columns import Columns
from quizgen.items.distractor import Distractor
from quizgen.items.recent import Recent
from quizgen.items.rendering import NeedError
from quizgen.items.templates import Path
from quizgen.items.wording import Words, sentence


class Feedback:
    """Explains distractors by the facts of a world."""

    def __init__(self, collection: Collection, columns: Columns, asker: Asker, claims: Claims) -> None:
        self._collection = collection
        self._columns = columns
        self._asker = asker
        self._printer = asker.printer
        self._claims = claims
        self._recent = Recent()

    def explained(self, asked: Asked, distractor: Distractor) -> Distractor:
        """A distractor with its feedback; what a curator said of it stays."""
        value = distractor.value
        if distractor.because or value is None:
            return distractor
        if isinstance(value, Reference) and asked.ground is Ground.ONE_VALUE and not asked.template.path.part:
            owners = self._columns.references(asked.subject.kind, asked.fact.property_id)
            owner = distractor.owner or owners.get(value.subject, "")
            if owner and owner != asked.subject.id:
                label = asked.answer_property.label
                because = self._recent.get(
                    asked.template.id,
                    (label, value.subject, owner),
                    lambda: sentence(f"{self._words(value.subject)} is the {label} of {self._words(owner)}."),
                )
                return distractor._replace(because=because, owner=owner)
        return distractor._replace(because=self._reason(asked, value))

    def _reason(self, asked: Asked, value: Value) -> str:
        it = asked.words["it"].text
        label = asked.answer_property.label
        if asked.ground is Ground.WHOLE_LIST and self._collection.property_of(asked.fact).whole:
            return sentence(f"the {label} of {it} is {asked.words['answer']}.")
        if asked.ground is Ground.WHOLE_LIST:
            return sentence(f"{self._absent(value)} among the {label} of {it}.")
        if asked.ground is Ground.SUBJECTS:
            return self._own_value(asked, value)
        return sentence(f"the {label} is {asked.words['answer']}.")

    def _own_value(self, asked: Asked, value: Value) -> str:
        assert isinstance(value, Reference)
        other = self._collection.subjects[value.subject]
        facts = other.facts.get(asked.fact.property_id, ())
        prop = self._collection.property_of(asked.fact)
        name = self._printer.words(value).text
        if prop.many is Many.ONE and facts:
            # Whoever is offered in the place of one subject is offered in that of many.
            key = (prop.id, asked.template.each, other.id)
            return self._recent.get(
                asked.template.id,
                key,
                lambda: self._claim(asked, other, facts[:1]) or self._plainly(prop, name, facts[0]),
            )
        return sentence(f"{self._absent(asked.fact.value)} among the {prop.label} of {name}.")

    def _plainly(self, prop: Property, name: str, fact: Fact) -> str:
        return sentence(f"the {prop.label} of {name} is {self._printer.words(fact.value)}.")

    def _words(self, subject: str) -> Words:
        return self._printer.words(Reference(subject))

    def _claim(self, asked: Asked, other: Subject, facts: tuple[Fact, ...]) -> str:
        """What the facts of another subject say, in their property's own sentence; empty where it has none."""
        template = self._recent.get(
            asked.template.id,
            (facts[0].property_id, asked.template.each),
            lambda: replace(asked.template, asks=Path(facts[0].property_id), given=None, claim=None),
        )
        try:
            plain = self._asker.ask(template, other, facts)
            return self._claims.state(plain, plain.words["answer"]) or ""
        except NeedError:
            return ""

    def _absent(self, value: Value) -> str:
        words = self._printer.words(value)
        return f"{words} {'are' if words.plural else 'is'} not"

"""What a computed item claims, laid beside the facts that it names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from quizgen.facts.model import Fact, Many, Property, Subject
from quizgen.facts.values import Name, Reference, Text, Value
from quizgen.items.model import Item
from quizgen.items.templates import Path, Template
from tests.slow.facts import SlowFacts, coarse, part_of, values_of
from tests.slow.questions import Question, of_other_stints, question_of
from tests.slow.words import SlowWords, shown_as_of

_FIELD = re.compile(r"\\\{\\\{(?:\\ )*(.+?)(?:\\ )*\\\}\\\}")


@dataclass(frozen=True)
class Shown:
    """A subject, a member or a period as an item shows it, with the fact that it stands for."""

    value: Value
    fact: Fact


@dataclass(frozen=True)
class Case:
    """A computed item with the means to judge it."""

    item: Item
    template: Template
    facts: SlowFacts
    words: SlowWords

    @cached_property
    def subject(self) -> Subject:
        """The subject that it asks about."""
        return self.facts.subjects[self.item.subject]

    @cached_property
    def path(self) -> Path:
        """What it computes with."""
        return self.template.path

    @cached_property
    def prop(self) -> Property:
        """The property that it computes with."""
        return self.facts.collection.kinds[self.subject.kind].properties[self.path.property]

    def question(self, fact: Fact, path: Path | None = None, *, own_claim: bool = False) -> Question:
        """The plain question that asks a fact; ValueError where it tells nothing for sure."""
        prop = self.property_of(fact)
        template = replace(
            self.template,
            asks=path or Path(fact.property_id),
            each=prop.many is not Many.ONE,
            claim=self.template.claim if own_claim else None,
            computes="",
            then=None,
        )
        return question_of(fact, template, self.facts)

    def property_of(self, fact: Fact) -> Property:
        """The property of which a fact is one."""
        return self.facts.collection.kinds[self.facts.subjects[fact.subject].kind].properties[
            fact.property_id
        ]

    def one(self, subject: str, prop: str) -> Fact:
        """What is so of a subject under a property with one value; ValueError where nothing is for sure."""
        kind = self.facts.subjects[subject].kind
        properties = self.facts.collection.kinds[kind].properties
        found = (
            self.facts.newest(self.facts.subjects[subject], properties[prop]) if prop in properties else ()
        )
        if not found:
            raise ValueError(f"{subject} has no {prop} for sure")
        return found[0]

    def shown(self, token: str) -> Shown:
        """What a token stands for: `@subject`, or `/part` of the subject's own list."""
        mark, id = token[:1], token[1:]
        if mark == "@":
            fact = self.one(id, self.path.property)
            return Shown(Reference(id), fact)
        for fact in self.subject.facts[self.path.property]:
            if fact.id.split("/", 2)[2] == id and fact.id in self.item.asks:
                return Shown(fact.period or fact.value, fact)
        raise ValueError(f"{token!r} is nothing that it asks of")

    def told(self, fact: Fact) -> tuple[Value, ...]:
        """All that may be right of a fact by the template's path."""
        says, _ = part_of(fact, self.property_of(fact), self.path.part)
        if says is None or says.unconfirmed:
            raise ValueError(f"{fact.id} does not tell {self.path.part} for sure")
        own = tuple(coarse(value, self.path.grain) for value in values_of(says))
        return (*own, *of_other_stints(self.question(fact, self.path), self.facts))

    # Faults that every function may find

    def rests_on(self, facts: Iterator[Fact] | list[Fact]) -> Iterator[str]:
        """Facts that its answer rests on and that it does not name."""
        for fact in facts:
            if fact.id not in self.item.asks:
                yield f"rests on {fact.id}, which it does not ask"

    def misnamed(self, text: str, value: Value) -> Iterator[str]:
        """Whether it shows something under another name."""
        if not self.words.prints(text, value):
            yield f"calls {self.words.print(value)!r} {text!r}"

    def alike(self, values: list[Value]) -> Iterator[str]:
        """Values of which two may be the same, or are kin."""
        for one, other in combinations(values, 2):
            both_words = isinstance(one, Text | Name) and one != other
            if not both_words and not self.facts.apart(one, other):
                yield f"{self.words.print(one)!r} and {self.words.print(other)!r} may be the same"

    def misasked(self, **named: Value | str) -> Iterator[str]:
        """Whether its stem is not its template's with these names in it."""
        if self.read(**named) is None:
            yield f"its stem is not what its template asks of {named}: {self.item.stem!r}"

    def read(self, **named: Value | str) -> Mapping[str, str] | None:
        """The fields of the stem, where those that are given say what they should; None where they do not."""

        def pattern(found: re.Match[str]) -> str:
            field = found[1].replace("\\", "")
            if field in named:
                given = named[field]
                forms = {given} if isinstance(given, str) else self.words.forms(given)
                return rf"(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})"
            return f"(?P<{field}>.+)" if field in ("said", "source") else ".+?"

        source = _FIELD.sub(pattern, re.escape(self.template.stem.source))
        found = re.fullmatch(rf"(?:As of .+?, )?{source}", self.item.stem, re.IGNORECASE | re.DOTALL)
        return found.groupdict() if found else None

    def dated(self, questions: list[Question], *texts: str) -> Iterator[str]:
        """Days of which its facts speak, and that it does not print."""
        said = " ".join((self.item.stem, *texts))
        for day in {question.as_of for question in questions if question.as_of}:
            if shown_as_of(day) not in said:
                yield f"does not say that it is of {day}"

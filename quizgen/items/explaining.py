"""What an item tells once it is answered: what is right and why, who says otherwise, and the sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.facts import world
from quizgen.facts.dates import Date
from quizgen.facts.model import Collection, Fact, Misreport, Subject
from quizgen.items.asking import Asked
from quizgen.items.citing import cited
from quizgen.items.claims import Claims
from quizgen.items.language import Sentence
from quizgen.items.model import Cited
from quizgen.items.rendering import NeedError
from quizgen.items.types.tools import is_reverse
from quizgen.items.wording import Printer, Words, sentence

_MOST_KEPT = 1 << 14
"""Facts whose sources are remembered: many items may rest on one."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What the items of one question share, whatever their type; see the fields of `Item`."""

    explanation: str
    remarks: tuple[str, ...]
    as_of: str
    cites: tuple[Cited, ...]


class Explainer:
    """Explains questions from the record of their facts."""

    def __init__(self, world: Collection, printer: Printer, claims: Claims) -> None:
        self._world = world
        self._printer = printer
        self._claims = claims
        self._cited: dict[str, tuple[Cited, ...]] = {}

    def explain(self, asked: Asked) -> Explained:
        """The explanation of a question."""
        return Explained(
            self._text(asked),
            self._remarks(asked),
            as_of_in_words((asked.as_of,)),
            self.cites(asked.facts),
        )

    def cites(self, facts: Iterable[Fact]) -> tuple[Cited, ...]:
        """The sources of facts, each source and place once."""
        found: dict[tuple[str, int | None, str], Cited] = {}
        for fact in facts:
            for place in self._cites_of(fact):
                found.setdefault((place.source, place.paragraph, place.page), place)
        return tuple(found.values())

    def _cites_of(self, fact: Fact) -> tuple[Cited, ...]:
        if (known := self._cited.get(fact.id)) is None:
            if len(self._cited) > _MOST_KEPT:
                self._cited.clear()
            citations = (c for says in fact.statements for c in says.cites)
            known = self._cited[fact.id] = cited(self._world, citations)
        return known

    def _text(self, asked: Asked) -> str:
        template = asked.template
        try:
            if template.explanation is not None:
                return sentence(template.explanation.render(asked.words))
            claim = self._claim_sentence(asked)
            text = claim.render(self._stated(asked)) if claim else ""
        except NeedError:
            text = ""
        if not text:
            answers = ", ".join(self._printer.text(v) for v in asked.right)
            text = f"{asked.answer_property.label} of {asked.words['it'].text}: {answers}."
        return sentence(text) + self._since(asked) + self._or(asked)

    def _claim_sentence(self, asked: Asked) -> Sentence | None:
        if asked.lists_all:
            return None
        return self._claims.of(asked)

    def _stated(self, asked: Asked) -> dict[str, Words]:
        words = dict(asked.words)
        if is_reverse(asked):
            words["answer"] = asked.words["given"]
        return words

    def _since(self, asked: Asked) -> str:
        fact = asked.fact
        if asked.lists_all or asked.template.path.part or fact.since is None:
            return ""
        since = fact.since.value
        return f" (Since {self._printer.text(since)}.)"

    def _or(self, asked: Asked) -> str:
        others = asked.right[1:] if not asked.lists_all else ()
        if not others:
            return ""
        given = " or ".join(self._printer.text(value) for value in others)
        return f" Other good references give {given}."

    def _remarks(self, asked: Asked) -> tuple[str, ...]:
        of_list = (
            asked.extent.misreports if asked.extent and (asked.lists_all or len(asked.facts) > 1) else ()
        )
        return self.remarks(asked.facts, of_list)

    def remarks(self, facts: Iterable[Fact], of_list: Iterable[Misreport] = ()) -> tuple[str, ...]:
        """Who says otherwise of facts, and `of_list` of the list that they make up."""
        misreports = [m for fact in facts for says in fact.statements for m in says.misreports]
        misreports.extend(of_list)
        if not misreports:
            return ()
        found = []
        for misreport in misreports:
            title = self._world.sources[misreport.citation.source].title
            wrong = self._printer.text(misreport.value) if misreport.value else f"“{misreport.text}”"
            found.append(f"“{title}” gives {wrong}: {misreport.because}.")
        return tuple(dict.fromkeys(found))

    def look_alikes(self, subject: Subject) -> tuple[str, ...]:
        """Names of subjects that it is often mixed up with."""
        return tuple(self._world.subjects[id].name for id in subject.confuse if id in self._world.subjects)


def as_of_in_words(days: Iterable[Date | None]) -> str:
    """The days of which an answer speaks, each once; empty where it cannot change."""
    if not any(days := tuple(days)):
        return ""
    known = sorted({day for day in days if day is not None}, key=lambda day: (day.last, day.first))
    return " and ".join(dict.fromkeys(str(world.shown(day)) for day in known))

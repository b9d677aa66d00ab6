"""A document beside its coverage: which mention has which verdict, and which has none."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.facts import mentions
from quizgen.facts.coverage import FOLDER, FURNITURE, Coverage, Phrase, Ruling, Verdict
from quizgen.facts.documents import Document
from quizgen.facts.mentions import Mention, Sort
from quizgen.problems import Place, Problem, Problems, did_you_mean, in_order


@dataclass(frozen=True, slots=True)
class Line:
    """A mention of a document and what became of it."""

    paragraph: int
    mention: Mention
    ruling: Ruling | None
    """None where no verdict covers it, or where it is what the document speaks of throughout."""


@dataclass(frozen=True, slots=True)
class Account:
    """A document with all its mentions and verdicts."""

    document: str
    lines: tuple[Line, ...]
    rulings: tuple[tuple[int, Ruling], ...]
    """Every statement, with its paragraph."""

    def count(self, verdict: Verdict) -> int:
        """How many of its statements came to that."""
        return sum(ruling.verdict is verdict for _, ruling in self.rulings)

    @property
    def wanted(self) -> tuple[tuple[int, Ruling], ...]:
        """Statements that ought to become facts."""
        return tuple(pair for pair in self.rulings if pair[1].ids == ("wanted",))


def account(document: Document, coverage: Coverage) -> tuple[Account, Problems]:
    """Set beside each mention of a document what became of it.

    A number or date that stands in a paragraph several times is to be accounted for as often; a name,
    once. Whatever no verdict covers, and whatever a verdict names that does not stand there, is a problem.
    """
    small = mentions.small_words(document.paragraphs) | {word.casefold() for word in coverage.common}
    common = frozenset(coverage.common)
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, text in enumerate(document.paragraphs, start=1):
        found = [m for m in mentions.find(text, small) if m.text not in common]
        paragraph = _Paragraph(number, text, tuple(found), coverage)
        lines.extend(paragraph.lines())
        problems.extend(paragraph.problems())
    for number in coverage.rulings.keys() - set(range(1, len(document.paragraphs) + 1)):
        message = f"document {coverage.document!r} has no paragraph {number}"
        hint = f"its non-empty lines are counted from 1 to {len(document.paragraphs)}"
        problems.append(Problem(coverage.places[number], "unknown-paragraph", message, hint))
    rulings = tuple((n, ruling) for n, all_ in sorted(coverage.rulings.items()) for ruling in all_)
    return Account(document.source, tuple(lines), rulings), in_order(problems)


class _Paragraph:
    """A paragraph with its mentions and the statements about it."""

    def __init__(self, number: int, text: str, found: tuple[Mention, ...], coverage: Coverage) -> None:
        self._number = number
        self._text = text
        self._found = found
        self._id = f"{coverage.document}#{number}"
        self._rulings = coverage.rulings.get(number, ())
        self._place = coverage.places.get(number, Place(f"{FOLDER}{coverage.document}.yaml"))
        self._throughout = frozenset(word for name in coverage.about for word in mentions.words_of(name))
        self._whole = self._rulings[0] if self._is_whole() else None

    def _is_whole(self) -> bool:
        return len(self._rulings) == 1 and not self._rulings[0].of

    def lines(self) -> Iterator[Line]:
        """Each mention with its verdict; the second of a number's mentions with the second that names it."""
        met: Counter[str] = Counter()
        for mention in self._found:
            if self._whole:
                yield Line(self._number, mention, self._whole)
                continue
            named = [ruling for ruling in self._rulings for phrase in ruling.of if _names(phrase, mention)]
            turn = 0 if mention.sort is Sort.NAME else met[mention.text]
            met[mention.text] += 1
            yield Line(self._number, mention, named[min(turn, len(named) - 1)] if named else None)

    def problems(self) -> Iterator[Problem]:
        """What has no verdict, and verdicts that nothing in the paragraph calls for."""
        if not self._rulings:
            hint = "give it a verdict; a heading or a menu is `{left: furniture}`"
            yield Problem(self._place, "uncovered", f"nothing says what became of {self._id}", hint)
            return
        for ruling in self._rulings:
            yield from self._misplaced(ruling)
        if self._whole is None:
            yield from self._uncovered()

    def _misplaced(self, ruling: Ruling) -> Iterator[Problem]:
        if not ruling.of and not self._says_one_thing(ruling):
            hint = "add `of:` with the names and numbers that it accounts for"
            message = f"{self._id} says more than one thing, and a verdict does not tell of which it is"
            yield Problem(ruling.place, "missing-of", message, hint)
        for phrase in ruling.of:
            if not mentions.stands(phrase.text, self._text):
                hint = did_you_mean(phrase.text, {mention.text for mention in self._found})
                message = f"{self._id} does not mention {phrase.text!r}"
                yield Problem(phrase.place, "unknown-mention", message, hint)

    def _says_one_thing(self, ruling: Ruling) -> bool:
        """Whether one verdict without `of` may stand for all of it."""
        if len(self._rulings) > 1:
            return False
        told = mentions.sentences(self._text) > 1 and any(
            not m.words <= self._throughout for m in self._found
        )
        return not told or ruling.ids == (FURNITURE,)

    def _uncovered(self) -> Iterator[Problem]:
        phrases = [phrase for ruling in self._rulings for phrase in ruling.of]
        words = self._throughout.union(*(mentions.words_of(phrase.text) for phrase in phrases))
        names = [m for m in self._found if m.sort is Sort.NAME]
        for text in dict.fromkeys(m.text for m in names if not m.words <= words):
            yield self._problem(text)
        for text, count in Counter(m.text for m in self._found if m.sort is not Sort.NAME).items():
            accounted = sum(_figures(phrase).count(text) for phrase in phrases)
            if accounted < count:
                yield self._problem(text, f" ({accounted} of {count} times)" if accounted else "")

    def _problem(self, text: str, how_often: str = "") -> Problem:
        message = f"{self._id} mentions {text!r}, which no verdict covers{how_often}"
        hint = "name it under the `of:` of a statement, with what became of it"
        return Problem(self._place, "uncovered", message, hint)


def _names(phrase: Phrase, mention: Mention) -> bool:
    if mention.sort is Sort.NAME:
        return bool(mention.words & mentions.words_of(phrase.text))
    return mention.text in _figures(phrase)


def _figures(phrase: Phrase) -> list[str]:
    """The numbers and dates that a phrase accounts for: "May 2019" says nothing of another 2019."""
    return [mention.text for mention in mentions.find(phrase.text) if mention.sort is not Sort.NAME]

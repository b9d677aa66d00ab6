"""What a text speaks of: the subjects and values that it names, as marks that can be compared.

A name is read whole: "Bank of China" does not speak of China, nor "Treaty of 1991" of a year.
"""

from collections.abc import Iterator, Mapping

from quizgen.facts.dates import MONTHS, Date
from quizgen.facts.model import Collection, Fact
from quizgen.facts.values import Name, Quantity, Reference, Value
from quizgen.items.lint.text import tokens

_MONTH = {name.casefold(): f"{number:02d}" for number, name in enumerate(MONTHS, start=1)}

_MOST_KEPT = 1 << 14

Marks = frozenset[str]


class Marker:
    """Reads the marks of texts by the names of a world."""

    def __init__(self, world: Collection, facts: Mapping[str, Fact]) -> None:
        self._options: dict[str, Marks] = {}
        self._names: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for subject in world.subjects.values():
            for name in subject.called:
                self._enter(name, f"@{subject.id}")
        for fact in facts.values():
            for says in fact.statements:
                if isinstance(says.value, Name):
                    self._enter(says.value.text, _name_mark(says.value.text))
        self._longest = {first: max(map(len, found)) for first, found in self._names.items()}

    def _enter(self, name: str, mark: str) -> None:
        if words := tokens(name):
            self._names.setdefault(words[0], {}).setdefault(words, set()).add(mark)

    def marks(self, text: str) -> Marks:
        """The marks of a text."""
        return frozenset(self._read(tokens(text)))

    def of_option(self, text: str) -> Marks:
        """The marks of an option, kept for the next item that offers it."""
        if text not in self._options:
            if len(self._options) > _MOST_KEPT:
                self._options.clear()
            self._options[text] = self.marks(text)
        return self._options[text]

    def of_value(self, value: Value, grain: str = "") -> Marks:
        """What marks a value that a question asks for; nothing where no few words tell it.

        `grain` is that of a date in a question which asks for no more: `year` or `month`.
        """
        match value:
            case Reference(subject):
                return frozenset({f"@{subject}"})
            case Name(text):
                return frozenset({_name_mark(text)})
            case Date():
                return finest(self.marks(str(value)), grain)
            case Quantity():
                return finest(self.marks(str(value)))
        return frozenset()

    def _read(self, words: tuple[str, ...]) -> Iterator[str]:
        at = 0
        while at < len(words):
            if name := self._name(words, at):
                yield from self._names[words[at]][name]
                at += len(name)
                continue
            if words[at].isdigit():
                yield from _figures(words, at)
            at += 1

    def _name(self, words: tuple[str, ...], at: int) -> tuple[str, ...]:
        """The longest name that begins at a word; empty where none does."""
        names = self._names.get(words[at])
        if names is None:
            return ()
        for size in range(min(self._longest[words[at]], len(words) - at), 0, -1):
            if (phrase := words[at : at + size]) in names:
                return phrase
        return ()


def _figures(words: tuple[str, ...], at: int) -> Iterator[str]:
    """The marks of a figure: a year with its month and day, or a number with the word that follows it."""
    figure = words[at]
    if 3 <= len(figure) <= 4:
        yield f"year {figure}"
        month = _MONTH.get(words[at - 1]) if at else None
        if month:
            yield f"month {figure}-{month}"
            if at > 1 and words[at - 2].isdigit():
                yield f"day {figure}-{month}-{int(words[at - 2]):02d}"
    if at and words[at - 1].isdigit():
        return
    end = next((n for n in range(at, len(words)) if not words[n].isdigit()), len(words))
    if end < len(words):
        yield f"number {' '.join(words[at : end + 1])}"


def _name_mark(text: str) -> str:
    return f"name {text.casefold()}"


def finest(marks: Marks, grain: str = "") -> Marks:
    """Of marks, those of the day (or as fine as a grain), where they tell one; else all of them."""
    for unit in ("day", "month", "year"):
        found = frozenset(mark for mark in marks if mark.startswith(f"{unit} "))
        if found and _GRAINS.index(unit) >= _GRAINS.index(grain or unit):
            return found
    return marks


_GRAINS = ("day", "month", "year")

"""Values in words: as an option prints them, and as a sentence template sees them.

A template sees plain objects. `{{ it }}` prints a subject with its article, `{{ answer }}` a value;
the attributes below let a sentence agree with them (`{{ it.was }}`, `{{ answer.on }}`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizgen.facts.dates import Date, Grain
from quizgen.facts.model import Collection, Subject
from quizgen.facts.values import Flag, Quantity, Reference, Value

_OPENING = frozenset(" \"'“”‘’„«»‹›()[]¿¡…—–-")
"""What may stand before the first word of a sentence. Anything else takes the word's place: a figure, a gap."""

_VOWELS = frozenset("aeiouAEIOU")


@dataclass(frozen=True, slots=True)
class Words:
    """Something a sentence can name: a subject or a value."""

    text: str
    """As a sentence prints it in running text, with an article where it takes one."""
    name: str
    """Without an article."""
    plural: bool = False
    short: str = ""
    """The short name in running text; the full one where there is none."""
    on: str = ""
    """A date with its preposition: on 2 December 2019, in 2019."""
    properties: Mapping[str, "Words"] = field(default_factory=dict)
    """What is said of a subject under its one-valued properties."""
    initials: str = ""
    """The short name without an article, to speak of the abbreviation itself; empty where there is none."""

    def __str__(self) -> str:
        return self.text

    @property
    def was(self) -> str:
        """The past of "to be" that agrees with it."""
        return "were" if self.plural else "was"

    @property
    def has(self) -> str:
        """The form of "to have" that agrees with it."""
        return "have" if self.plural else "has"

    @property
    def s(self) -> str:
        """The ending of a verb: it run{{ it.s }}."""
        return "" if self.plural else "s"

    @property
    def es(self) -> str:
        """The ending of a verb in a hiss: it cross{{ it.es }}."""
        return "" if self.plural else "es"

    @property
    def does(self) -> str:
        """The form of "to do" that agrees with it."""
        return "do" if self.plural else "does"

    @property
    def a(self) -> str:
        """With an indefinite article."""
        if self.name.startswith(("a ", "an ", "the ")):
            return self.name
        return f"{'an' if self.name[:1] in _VOWELS else 'a'} {self.name}"

    def __getattr__(self, name: str) -> object:
        # `is` and the names of properties cannot be Python attributes of the class.
        if name == "is":
            return "are" if self.plural else "is"
        try:
            return self.properties[name]
        except KeyError:
            raise AttributeError(name) from None


AGREEMENT = frozenset(
    {"name", "short", "was", "is", "has", "does", "s", "es", "a", "on", "plural", "initials"}
)
"""What a template may ask of any subject or value."""


class Printer:
    """Puts values in words; knows the names of a collection's subjects."""

    def __init__(self, collection: Collection) -> None:
        self._subjects = collection.subjects
        self._words: dict[str, Words] = {}

    def text(self, value: Value) -> str:
        """A value standing alone, as an option or an answer prints it."""
        if isinstance(value, Reference):
            subject = self._subjects.get(value.subject)
            return subject.name if subject else value.subject
        if isinstance(value, Date | Quantity):
            return str(value)
        if isinstance(value, Flag):
            return "yes" if value.holds else "no"
        return value.text

    def words(self, value: Value) -> Words:
        """A value as a template sees it."""
        if isinstance(value, Reference) and value.subject in self._subjects:
            if value.subject not in self._words:
                self._words[value.subject] = subject_words(self._subjects[value.subject])
            return self._words[value.subject]
        text = self.text(value)
        if isinstance(value, Date):
            return Words(text, text, on=f"{_preposition(value)} {text}")
        return Words(text, text)


def _preposition(date: Date) -> str:
    return "on" if date.grain in (Grain.DAY, Grain.RANGE) else "in"


def subject_words(subject: Subject, properties: Mapping[str, Words] | None = None) -> Words:
    """A subject as a template sees it."""
    name = " ".join(filter(None, (subject.article, subject.name)))
    short = " ".join(filter(None, (subject.article, subject.short))) if subject.short else name
    return Words(
        name, subject.name, subject.plural, short, properties=properties or {}, initials=subject.short
    )


def sentence(text: str) -> str:
    """A text with a capital at its start."""
    first = text[:1]
    if first.isupper() or first.isdigit():
        return text
    for index, character in enumerate(text):
        if character not in _OPENING:
            capital = character.upper()
            # ß and a few others have no capital of their own.
            return text[:index] + capital + text[index + 1 :] if len(capital) == 1 else text
    return text

"""A wrong answer, and which wrong answers may stand together."""

from typing import NamedTuple

from quizgen.facts.dates import Date
from quizgen.facts.values import Name, Quantity, Reference, Value
from quizgen.items.proofs import Judge, Proof


class Distractor(NamedTuple):
    """A wrong answer with its proof."""

    text: str
    value: Value | None
    """None where a source is wrong in words that are no value."""
    proof: Proof
    because: str = ""
    """What a curator says of it; else see `quizgen.items.feedback`."""
    curated: bool = False
    """Recorded by a curator: such errors are really made."""
    misreport: str = ""
    """Id of the misreport it is, if it is one."""
    said: str = ""
    """Its words in running text, where they are no value."""
    owner: str = ""
    """The subject whose value it is, where its feedback names one."""

    released_as: str = ""
    """The token that it was released with: names in it may have changed since."""

    @property
    def token(self) -> str:
        """Its value in a form that outlives its wording."""
        if self.released_as:
            return self.released_as
        match self.value:
            case Date():
                return f"{self.value.iso} {self.value.calendar}"
            case Quantity(number, unit):
                return f"{number} {unit.id}"
            case Name(text, id):
                return id or f"={text}"
            case Reference(subject):
                return f"@{subject} {self.owner}".rstrip()
        return f"={self.text}"


class Company:
    """Distractors that stand together: no two say the same, may be the same, or are kin."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._texts: set[str] = set()
        self._kin: set[str] = set()
        self._values: list[Value] = []

    def admits(self, distractor: Distractor) -> bool:
        """Whether a distractor may stand beside those that were admitted; if so, it stands there now."""
        text, value = distractor.text.casefold(), distractor.value
        if text in self._texts:
            return False
        if isinstance(value, Reference):
            head = self._judge.kinship.head(value.subject)
            if head in self._kin:
                return False
            self._kin.add(head)
        elif isinstance(value, Date | Quantity):
            if any(self._judge.may_be_one(value, earlier) for earlier in self._values):
                return False
            self._values.append(value)
        self._texts.add(text)
        return True

"""What a fact can say: a text, a name, a date, a quantity, another subject, or yes and no."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from quizgen.facts.dates import Date

_ROUGHLY = Decimal("0.05")
"""How far a number that its source calls rounded may be from the truth."""


@dataclass(frozen=True, slots=True)
class Text:
    """Free words. No two texts are ever provably apart."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name: of a closed list (then it has an id), or an open one such as a signatory's."""

    text: str
    id: str = ""
    """The id within the property's closed list; empty for an open name, and where names may hold together."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, with its words."""

    id: str
    one: str
    many: str
    short: str
    measures: str
    """The dimension; only quantities of one dimension compare."""
    factor: Decimal = Decimal(1)
    """How many of the dimension's base units it holds."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as exact as its source prints it."""

    number: Decimal
    unit: Unit
    about: bool = False
    """Rounded by its source ("about 3000 km")."""
    within: Decimal | None = None
    """Relative tolerance that the curator allows (0.05 for 5 %)."""

    low: Decimal = field(init=False, compare=False, repr=False)
    """Least value it may stand for, in base units of its dimension."""
    high: Decimal = field(init=False, compare=False, repr=False)
    """Greatest value it may stand for, in base units of its dimension."""

    def __post_init__(self) -> None:
        slack = self._slack()
        object.__setattr__(self, "low", (self.number - slack) * self.unit.factor)
        object.__setattr__(self, "high", (self.number + slack) * self.unit.factor)

    def _slack(self) -> Decimal:
        if self.within is not None:
            return abs(self.number) * self.within
        exponent = self.number.as_tuple().exponent
        assert isinstance(exponent, int)
        last_digit = _half_a_digit(exponent)
        # A number that its source calls rounded is taken to be good to 5 % unless the curator says otherwise.
        return max(last_digit, abs(self.number) * _ROUGHLY) if self.about else last_digit

    def __str__(self) -> str:
        words = self.unit.one if abs(self.number) == 1 else self.unit.many
        return f"{'about ' if self.about else ''}{grouped(self.number)} {words}".rstrip()


@lru_cache
def _half_a_digit(exponent: int) -> Decimal:
    return Decimal(1).scaleb(exponent) / 2


def grouped(number: Decimal) -> str:
    """A number with thousands set apart by commas, from five digits on ("2694", "1,200,000")."""
    return f"{number:,f}" if abs(number) >= 10000 else f"{number:f}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Another subject of the collection."""

    subject: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    holds: bool


Value = Text | Name | Date | Quantity | Reference | Flag

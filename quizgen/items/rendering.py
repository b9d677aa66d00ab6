"""Sentence templates put into words.

What the language lets through are texts, fields, conditions and comparisons for equality. Each becomes a
function of what the sentence speaks of, made once; whatever a sentence reads but does not find is a `NeedError`.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from operator import itemgetter

from quizgen.items.phrases import And, Compared, Either, Field, Literal, Named, Not, Or, Passage, Phrase

_Spoken = Mapping[str, object]
_Reading = Callable[[_Spoken], object]
_Writing = Callable[[_Spoken], str]


class NeedError(LookupError):
    """A template asked for something that this subject does not have."""


class Rendering:
    """A template that is made ready when it is first rendered: most commands render few of a collection's templates."""

    __slots__ = ("_passage", "_write")

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._write: _Writing | None = None

    def __reduce__(self) -> tuple[type["Rendering"], tuple[Passage]]:
        return Rendering, (self._passage,)

    def render(self, words: _Spoken) -> str:
        """The template in words; raises NeedError where one is missing."""
        if self._write is None:
            self._write = _written(self._passage)
        try:
            return self._write(words)
        except KeyError as missing:
            raise NeedError(f"nothing is called {missing.args[0]!r}") from None
        except AttributeError as missing:
            raise NeedError(f"there is no {missing.args[0]!r}") from None


def _written(passage: Passage) -> _Writing:
    parts = tuple(part if isinstance(part, str) else _value(part) for part in passage.parts)
    return lambda words: "".join([part if isinstance(part, str) else str(part(words)) for part in parts])


def _value(phrase: Phrase) -> _Reading:
    match phrase:
        case Named(name):
            return itemgetter(name)
        case Field(Named(name), field):
            return lambda words: getattr(words[name], field)
        case Field(of, field):
            whose = _value(of)
            return lambda words: getattr(whose(words), field)
        case Literal(value):
            return lambda _: value
        case Either(test, then, otherwise):
            return _either(_value(test), _value(then), _value(otherwise) if otherwise else _nothing)
        case Not(of):
            holds = _value(of)
            return lambda words: not holds(words)
        case And(left, right):
            one, other = _value(left), _value(right)
            return lambda words: one(words) and other(words)
        case Or(left, right):
            one, other = _value(left), _value(right)
            return lambda words: one(words) or other(words)
        case Compared(first, others):
            return _compared(_value(first), [(alike, _value(other)) for alike, other in others])
        case Passage():
            return _written(phrase)


def _either(test: _Reading, then: _Reading, otherwise: _Reading) -> _Reading:
    return lambda words: then(words) if test(words) else otherwise(words)


def _nothing(_: _Spoken) -> object:
    # As Jinja2 has it: a condition that does not hold prints nothing where nothing else is said for that case.
    return ""


def _compared(first: _Reading, others: list[tuple[bool, _Reading]]) -> _Reading:
    alike = [equal for equal, _ in others]
    readings = [first, *(reading for _, reading in others)]

    def holds(words: _Spoken) -> bool:
        values = [reading(words) for reading in readings]
        return all(
            (one == other) is equal for (one, other), equal in zip(pairwise(values), alike, strict=True)
        )

    return holds

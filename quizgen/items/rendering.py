"""Sentence templates put into words.

What the language lets through are texts, fields, conditions and comparisons for equality. Each becomes a
function of what the sentence speaks of, made once; whatever a sentence reads but does not find is a `NeedError`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from operator import itemgetter

from jinja2 import nodes

Words = Mapping[str, object]
_Reading = Callable[[Words], object]
_Writing = Callable[[Words], str]


class NeedError(LookupError):
    """A template asked for something that this subject does not have."""


class Rendering:
    """A template that is read when it is first rendered: most commands render few of a collection's templates."""

    __slots__ = ("_read", "_write")

    def __init__(self, read: Callable[[], nodes.Template]) -> None:
        self._read = read
        self._write: _Writing | None = None

    def render(self, words: Words) -> str:
        """The template in words; raises NeedError where one is missing."""
        if self._write is None:
            self._write = _written(self._read().body)
        try:
            return self._write(words)
        except KeyError as missing:
            raise NeedError(f"nothing is called {missing.args[0]!r}") from None
        except AttributeError as missing:
            raise NeedError(f"there is no {missing.args[0]!r}") from None


def _written(body: Iterable[nodes.Node]) -> _Writing:
    parts = tuple(_parts(body))
    return lambda words: "".join([part if isinstance(part, str) else part(words) for part in parts])


def _parts(body: Iterable[nodes.Node]) -> Iterator[str | _Writing]:
    for node in body:
        match node:
            case nodes.Output(nodes=parts):
                for part in parts:
                    yield part.data if isinstance(part, nodes.TemplateData) else _shown(_value(part))
            case nodes.If(test=test, body=then, elif_=others, else_=otherwise):
                cases = [(test, then), *((other.test, other.body) for other in others)]
                yield _first_that_holds([(_value(test), _written(then)) for test, then in cases], otherwise)
            case _:
                raise TypeError(f"{type(node).__name__} is no part of the language")


def _shown(value: _Reading) -> _Writing:
    return lambda words: str(value(words))


def _first_that_holds(cases: list[tuple[_Reading, _Writing]], otherwise: Iterable[nodes.Node]) -> _Writing:
    last = _written(otherwise)
    return lambda words: next((then for test, then in cases if test(words)), last)(words)


def _value(node: nodes.Node) -> _Reading:
    match node:
        case nodes.Name(name=name):
            return itemgetter(name)
        case nodes.Getattr(node=nodes.Name(name=name), attr=field):
            return lambda words: getattr(words[name], field)
        case nodes.Getattr(node=of, attr=field):
            whose = _value(of)
            return lambda words: getattr(whose(words), field)
        case nodes.Const(value=constant):
            return lambda _: constant
        case nodes.CondExpr(test=test, expr1=then, expr2=otherwise):
            return _either(_value(test), _value(then), _value(otherwise) if otherwise else _nothing)
        case nodes.Not(node=denied):
            holds = _value(denied)
            return lambda words: not holds(words)
        case nodes.And(left=left, right=right):
            one, other = _value(left), _value(right)
            return lambda words: one(words) and other(words)
        case nodes.Or(left=left, right=right):
            one, other = _value(left), _value(right)
            return lambda words: one(words) or other(words)
        case nodes.Compare(expr=first, ops=compared):
            return _compared(
                _value(first), [(operand.op == "eq", _value(operand.expr)) for operand in compared]
            )
    raise TypeError(f"{type(node).__name__} is no part of the language")


def _either(test: _Reading, then: _Reading, otherwise: _Reading) -> _Reading:
    return lambda words: then(words) if test(words) else otherwise(words)


def _nothing(_: Words) -> object:
    # As Jinja2 has it: a condition that does not hold prints nothing where nothing else is said for that case.
    return ""


def _compared(first: _Reading, others: list[tuple[bool, _Reading]]) -> _Reading:
    alike = [equal for equal, _ in others]
    readings = [first, *(reading for _, reading in others)]

    def holds(words: Words) -> bool:
        values = [reading(words) for reading in readings]
        return all(
            (one == other) is equal for (one, other), equal in zip(pairwise(values), alike, strict=True)
        )

    return holds

"""Sentence templates, from Jinja2's syntax to phrases.

A template is data, not a program. Jinja2 reads it, and loops, macros, calls and anything that reaches for
Python's insides are refused from its syntax tree; what a sentence tells of a member is read from the same tree.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from quizgen.items.language import NAMES, Sentence
from quizgen.items.phrases import And, Compared, Either, Field, Literal, Named, Not, Or, Passage, Phrase
from quizgen.items.rendering import Rendering
from quizgen.items.wording import AGREEMENT
from quizgen.problems import Place, Problem, Problems, did_you_mean

_OPENERS = frozenset(
    {
        "A", "About", "According", "All", "An", "Among", "Are", "At", "Between", "By", "Can", "Did", "Do", "Does", "During",
        "For", "From", "Give", "Has", "Have", "How", "In", "Into", "Is", "It", "Name", "Of", "On", "Over", "That",
        "The", "There", "These", "Through", "To", "Towards", "Under", "Was", "Were", "What", "When", "Where",
        "Which", "Who", "Whom", "Whose", "Why", "With", "Within",
    }
)  # fmt: skip
"""Words with which questions and statements begin that are no names."""
_WORD = re.compile(r"\W")

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.CondExpr,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)


_CALLED = {
    nodes.For: "a loop",
    nodes.Call: "a call",
    nodes.Getitem: "brackets",
    nodes.Filter: "a filter",
    nodes.Assign: "a name of its own",
}


_DEEPEST = 50
"""How many conditions and the like may stand within each other; a sentence that anybody reads has a few."""


class Language:
    """Makes sentences of their templates and says what is wrong with them."""

    def __init__(self) -> None:
        self._environment = Environment(autoescape=False)
        self._compiled: dict[str, Sentence] = {}

    def compile(
        self,
        source: str,
        place: Place,
        properties: Collection[str],
        ends: Collection[str] = (),
        speaks_of: Collection[str] = (),
    ) -> tuple[Sentence | None, Problems]:
        """A sentence from its source.

        `properties` are those that the subjects it is about can have, `ends` what can be said of a member,
        `speaks_of` names beside the usual ones.
        """
        try:
            tree = self._environment.parse(source)
            fields = {"it": AGREEMENT.union(properties), "member": AGREEMENT.union(ends)}
            if problems := tuple(_refusals(tree, place, fields, (*NAMES, *speaks_of))):
                return None, problems
            if _depth(tree) > _DEEPEST:
                raise RecursionError
            if source not in self._compiled:
                tells = _attributes(tree, "member") - AGREEMENT
                names = frozenset(node.name for node in tree.find_all(nodes.Name))
                opens = _WORD.split(source, maxsplit=1)[0] in _OPENERS
                rendering = Rendering(_passage(tree.body))
                self._compiled[source] = Sentence(source, rendering, tells, names, opens)
        except TemplateSyntaxError as error:
            hint = "a field is written {{ it }}; what begins with {% if … %} ends with {% endif %}"
            return None, (Problem(place, "bad-template", f"{source!r}: {error.message}", hint),)
        except (RecursionError, MemoryError, ValueError):
            # Python's own limits: so many brackets, conditions or digits are a slip in any case.
            message = "this template has more brackets, conditions or digits than can be read"
            return None, (Problem(place, "bad-template", message, "write a plain sentence"),)
        return self._compiled[source], ()


def _passage(body: Iterable[nodes.Node]) -> Passage:
    parts: list[str | Phrase] = []
    for node in body:
        if isinstance(node, nodes.Output):
            parts.extend(
                part.data if isinstance(part, nodes.TemplateData) else _phrase(part) for part in node.nodes
            )
        else:
            parts.append(_phrase(node))
    return Passage(tuple(parts))


def _phrase(node: nodes.Node) -> Phrase:
    match node:
        case nodes.Name(name=name):
            return Named(name)
        case nodes.Getattr(node=of, attr=field):
            return Field(_phrase(of), field)
        case nodes.Const(value=value):
            str(value)  # A number of too many digits raises its ValueError here, not when it is put in words.
            return Literal(value)
        case nodes.CondExpr(test=test, expr1=then, expr2=otherwise):
            return Either(_phrase(test), _phrase(then), _phrase(otherwise) if otherwise else None)
        case nodes.If(test=test, body=body, elif_=others, else_=last):
            behind = _passage(last)
            for other in reversed(others):
                behind = Passage((Either(_phrase(other.test), _passage(other.body), behind),))
            return Either(_phrase(test), _passage(body), behind)
        case nodes.Not(node=denied):
            return Not(_phrase(denied))
        case nodes.And(left=left, right=right):
            return And(_phrase(left), _phrase(right))
        case nodes.Or(left=left, right=right):
            return Or(_phrase(left), _phrase(right))
        case nodes.Compare(expr=first, ops=compared):
            rest = tuple((operand.op == "eq", _phrase(operand.expr)) for operand in compared)
            return Compared(_phrase(first), rest)
    raise TypeError(f"{type(node).__name__} is no part of the language")


def _refusals(
    tree: nodes.Template, place: Place, fields: Mapping[str, Collection[str]], names: Collection[str]
) -> Iterator[Problem]:
    found = list(_descendants(tree))
    if runs := next(filter(None, map(_runs, found)), ""):
        hint = "a template only prints fields and asks by == or != whether they are alike"
        yield Problem(place, "template-runs-code", f"a template may not use {runs}", hint)
        return
    for node in found:
        if isinstance(node, nodes.Name) and node.name not in names:
            message = f"a template cannot speak of {node.name!r}"
            yield Problem(place, "unknown-name", message, did_you_mean(node.name, names))
        elif isinstance(node, nodes.Getattr):
            known = fields.get(node.node.name, AGREEMENT) if isinstance(node.node, nodes.Name) else AGREEMENT
            if node.attr not in known:
                message = f"there is no field {node.attr!r} here"
                yield Problem(place, "unknown-field", message, did_you_mean(node.attr, known))
    if not any(map(_prints, found)):
        yield Problem(place, "renders-to-nothing", "this template prints nothing", "write it in words")


def _runs(node: nodes.Node) -> str:
    """What a template may not use, in a curator's words; empty for what it may."""
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return repr(node.attr)
    if isinstance(node, nodes.Operand) and node.op not in ("eq", "ne"):
        return "a comparison that puts things in order"
    if isinstance(node, _ALLOWED):
        return ""
    return _CALLED.get(type(node), f"{type(node).__name__.lower()!r}")


def _prints(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and any(
        not isinstance(part, nodes.TemplateData) or part.data.strip() for part in node.nodes
    )


def _descendants(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _descendants(child)


def _depth(node: nodes.Node) -> int:
    return 1 + max(map(_depth, node.iter_child_nodes()), default=0)


def _attributes(tree: nodes.Template, name: str) -> frozenset[str]:
    return frozenset(
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == name
    )

"""The language of question templates: Jinja2 expressions, and nothing that runs.

A template is data, not a program. Jinja2 reads it, and loops, macros, calls and anything that reaches for
Python's insides are refused from its syntax tree; what a sentence tells of a member is read from the same
tree. What is left is little enough to be put in words without Jinja2 (`quizgen.items.rendering`).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment, TemplateSyntaxError, nodes

from quizgen.items.rendering import NeedError, Rendering
from quizgen.items.wording import AGREEMENT, Words
from quizgen.problems import Place, Problem, Problems, did_you_mean

NAMES = ("it", "answer", "given", "member", "period", "as_of")
"""What a template can speak of."""

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


_SURELY_COMPILES = 300
"""Characters of a template that, once it is parsed, cannot come up against Python's limits of nesting and digits."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence template that may be rendered."""

    source: str
    rendering: Rendering
    tells: frozenset[str]
    """What it prints of a member: `since`, `until` or qualifiers."""
    names: frozenset[str]
    """Which of `NAMES` it speaks of."""

    opens_with_a_usual_word: bool
    """Whether its first word is one that loses its capital behind "As of 2025, ": no name does."""

    def render(self, words: Mapping[str, Words | str]) -> str:
        """The sentence in words; raises NeedError where something it prints is missing."""
        shown = " ".join(self.rendering.render(words).split())
        if not shown:
            raise NeedError("it renders to nothing")
        return shown


class Language:
    """Compiles sentence templates and says what is wrong with them."""

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
            if source not in self._compiled:
                tells = _attributes(tree, "member") - AGREEMENT
                names = frozenset(node.name for node in tree.find_all(nodes.Name))
                rendering = Rendering(partial(self._environment.parse, source))
                opens = _WORD.split(source, maxsplit=1)[0] in _OPENERS
                if len(source) > _SURELY_COMPILES:
                    self._environment.compile(tree)
                self._compiled[source] = Sentence(source, rendering, tells, names, opens)
        except TemplateSyntaxError as error:
            hint = "a field is written {{ it }}; what begins with {% if … %} ends with {% endif %}"
            return None, (Problem(place, "bad-template", f"{source!r}: {error.message}", hint),)
        except (SyntaxError, RecursionError, MemoryError, ValueError):
            # Python's own limits: so many brackets, conditions or digits are a slip in any case.
            message = "this template has more brackets, conditions or digits than can be read"
            return None, (Problem(place, "bad-template", message, "write a plain sentence"),)
        return self._compiled[source], ()


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


def _attributes(tree: nodes.Template, name: str) -> frozenset[str]:
    return frozenset(
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == name
    )

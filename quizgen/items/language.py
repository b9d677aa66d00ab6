"""The language of question templates: Jinja2 expressions, and nothing that runs.

A template is data, not a program. Loops, macros, calls and anything that reaches for Python's insides
are refused from the syntax tree before it is compiled; what a template needs to know of a subject is
read from the same tree. Templates are compiled once.
"""

from collections.abc import Collection
from dataclasses import dataclass

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

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


class NeedError(LookupError):
    """A template asked for something that this subject does not have."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A compiled sentence template."""

    source: str
    template: Template
    needs: frozenset[str]
    """Properties of the subject that it prints."""
    names: frozenset[str]
    """Which of `NAMES` it speaks of."""

    def render(self, **words: Words | str) -> str:
        """The sentence in words; raises NeedError where something it prints is missing."""
        try:
            text = self.template.render(words)
        except UndefinedError as error:
            raise NeedError(str(error)) from None
        return " ".join(text.split())

    @property
    def opens_with_a_word(self) -> bool:
        """Whether its first word is its own, so that it loses its capital behind "As of 2025, "."""
        return self.source[:1].isalpha()


class Language:
    """Compiles sentence templates and says what is wrong with them."""

    def __init__(self) -> None:
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self._environment.globals.clear()
        self._compiled: dict[str, Sentence] = {}

    def compile(
        self, source: str, place: Place, properties: Collection[str]
    ) -> tuple[Sentence | None, Problems]:
        """A sentence from its source; `properties` are those the subjects it is about can have."""
        try:
            tree = self._environment.parse(source)
        except TemplateSyntaxError as error:
            return None, (Problem(place, "bad-template", f"{source!r}: {error.message}"),)
        problems = tuple(_refusals(tree, place, properties))
        if problems:
            return None, problems
        if source not in self._compiled:
            needs = frozenset(_subject_attributes(tree)) - AGREEMENT
            names = frozenset(node.name for node in tree.find_all(nodes.Name))
            self._compiled[source] = Sentence(source, self._environment.from_string(source), needs, names)
        return self._compiled[source], ()


def _refusals(tree: nodes.Template, place: Place, properties: Collection[str]) -> "list[Problem]":
    found: list[Problem] = []
    for node in (tree, *_descendants(tree)):
        if not isinstance(node, _ALLOWED):
            what = type(node).__name__.lower()
            hint = "a template only prints names and compares them"
            found.append(Problem(place, "template-runs-code", f"a template may not use {what!r}", hint))
        elif isinstance(node, nodes.Name) and node.name not in NAMES:
            message = f"a template cannot speak of {node.name!r}"
            found.append(Problem(place, "unknown-name", message, did_you_mean(node.name, NAMES)))
        elif isinstance(node, nodes.Getattr):
            found.extend(_attribute(node, place, properties))
    return found


def _attribute(node: nodes.Getattr, place: Place, properties: Collection[str]) -> "list[Problem]":
    if node.attr.startswith("_"):
        return [Problem(place, "template-runs-code", f"a template may not reach for {node.attr!r}")]
    known: Collection[str] = AGREEMENT
    if isinstance(node.node, nodes.Name) and node.node.name == "it":
        known = AGREEMENT | frozenset(properties)
    elif isinstance(node.node, nodes.Name) and node.node.name == "member":
        return []
    if node.attr not in known:
        message = f"there is no field {node.attr!r} here"
        return [Problem(place, "unknown-field", message, did_you_mean(node.attr, known))]
    return []


def _descendants(node: nodes.Node) -> "list[nodes.Node]":
    found: list[nodes.Node] = []
    for child in node.iter_child_nodes():
        found.append(child)
        found.extend(_descendants(child))
    return found


def _subject_attributes(tree: nodes.Template) -> "list[str]":
    return [
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "it"
    ]

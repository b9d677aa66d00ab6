"""Nodes of YAML to plain Python values, noting every problem on the way.

One `Reader` serves one loading of a collection. Its methods never raise: what cannot be read is noted
as a problem at its place and comes back as an empty value, so that reading goes on. A slip is noted once:
what follows from it alone is not.
"""

from collections.abc import Collection, Iterable, Iterator

from quizgen.facts import yaml
from quizgen.facts.dates import Calendar, Date, parse
from quizgen.facts.yaml import Mapping, Node, Scalar, Sequence
from quizgen.problems import Place, Problem, Problems, Severity, did_you_mean, in_order

_YES = frozenset({"true", "yes"})
_NO = frozenset({"false", "no"})

_LOST = frozenset({"alias", "braces-in-text"})
"""Slips of YAML after which nobody knows what stood in their place."""

_STANDS_IN = {
    "unknown-source": ("seeds/sources.yaml",),
    "unknown-kind": ("seeds/kinds.yaml",),
    "unknown-subject": ("seeds/facts/",),
    "unknown-fact": ("seeds/facts/",),
    "unknown-topic": ("seeds/facts/",),
    "unknown-template": ("seeds/questions/",),
    "never-asked": ("seeds/questions/", "seeds/kinds.yaml"),
    "unknown-id": ("seeds/facts/", "seeds/questions/"),
}
"""Where that would stand whose name leads nowhere, by the problem's code."""


class Reader:
    """Reads nodes and keeps the problems found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        """Paths of files of which not everything could be read."""
        self._spoilt: set[Place] = set()
        """Places of which all has been said."""
        self._unsaid = 0

    @property
    def slips(self) -> int:
        """How many problems were met so far, those included that were not worth saying."""
        return len(self.problems) + self._unsaid

    def report(
        self,
        place: Place,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem, unless the place is spoilt by another already."""
        if place in self._spoilt:
            self._unsaid += 1
        else:
            self.problems.append(Problem(place, code, message, hint, severity))

    def take(self, other: "Reader") -> None:
        """Take over what another reader noted."""
        self.problems.extend(other.problems)
        self.unread |= other.unread
        self._spoilt |= other._spoilt

    def settled(self, more: Iterable[Problem] = (), unread: Collection[str] = ()) -> Problems:
        """All problems, with `more` of them, in order.

        A name that leads nowhere is no problem while that which it names may stand in another file that
        could not be read; `unread` are such files beside the reader's own.
        """
        gaps = sorted(self.unread.union(unread))
        return in_order(p for p in (*self.problems, *more) if not any(_may_stand_in(gap, p) for gap in gaps))

    def file(self, path: str, data: bytes) -> Node | None:
        """The root node of a YAML file; None when it is empty or cannot be read."""
        node, problems = yaml.parse(path, data)
        self.problems.extend(problems)
        self._spoilt.update(problem.place for problem in problems if problem.code in _LOST)
        if problems and (node is None or any(problem.code == "second-document" for problem in problems)):
            self.unread.add(path)
        return node

    def fields(self, node: Node, what: str, known: Collection[str] | None = None) -> dict[str, Node]:
        """A mapping's entries by key; keys that are not known are reported and left out."""
        found: dict[str, Node] = {}
        for key, value in self.entries(node, what):
            if known is not None and key.text not in known:
                self.report(
                    key.place,
                    "unknown-key",
                    f"{what} has no key {key.text!r}",
                    did_you_mean(key.text, known),
                )
            else:
                found[key.text] = value
        return found

    def peek(self, node: Node) -> dict[str, Node]:
        """A mapping's entries by key, unchecked; none where it is no mapping."""
        return {key.text: value for key, value in node.entries} if isinstance(node, Mapping) else {}

    def entries(self, node: Node, what: str) -> tuple[tuple[Scalar, Node], ...]:
        """A mapping's entries in the order written."""
        if isinstance(node, Mapping):
            return node.entries
        if not is_empty(node):
            form = "a list" if isinstance(node, Sequence) else "a single text"
            self._spoil(node, "not-a-mapping", f"{what} cannot be {form}", "write it as `key: value` pairs")
            self.unread.add(node.place.path)
        return ()

    def named(self, node: Node, what: str, member: str) -> Iterator[tuple[Scalar, Node]]:
        """A mapping's entries that are mappings themselves, or empty; `member` is what each of them is."""
        for key, value in self.entries(node, what):
            if isinstance(value, Mapping) or is_empty(value):
                yield key, value
            else:
                self.entries(value, f"{member} {key.text!r}")

    def _spoil(self, node: Node, code: str, message: str, hint: str) -> None:
        """Note a problem after which nothing else at its place is worth saying."""
        self.report(node.place, code, message, hint)
        self._spoilt.add(node.place)

    def each(self, node: Node | None) -> Iterator[Node]:
        """The members of a list, or the node itself where a single one stands for a list."""
        if isinstance(node, Sequence):
            yield from node.items
        elif node is not None and not is_empty(node):
            yield node

    def text(self, node: Node | None, what: str) -> str:
        """A scalar's text."""
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return node.text.strip()
        self._spoil(node, "not-a-text", f"{what} must be a single text", "write one value, or quote it")
        return ""

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """The texts of a list of scalars (or of one scalar)."""
        return tuple(filter(None, (self.text(member, what) for member in self.each(node))))

    def required(self, fields: dict[str, Node], key: str, what: str, place: Place) -> str:
        """The text under a key that may not be missing or empty."""
        node = fields.get(key)
        text = self.text(node, f"{what}'s {key}")
        if node is None or (isinstance(node, Scalar) and not text):
            self.report(place, "missing-key", f"{what} lacks {key!r}", f"add `{key}:`")
        return text

    def flag(self, node: Node | None, what: str) -> bool:
        """Yes or no; no when absent."""
        text = self.text(node, what).lower()
        if node is not None and text not in _YES | _NO:
            self.report(node.place, "not-a-flag", f"{what} is {text!r}", "write true or false")
        return text in _YES

    def integer(self, node: Node | None, what: str) -> int | None:
        """A whole number; None when absent or wrong."""
        if node is None:
            return None
        text = self.text(node, what)
        try:
            return int(text)
        except ValueError:
            self.report(node.place, "not-a-number", f"{what} is {text!r}", "write a whole number")
            return None

    def date(
        self, node: Node | None, what: str, calendar: Calendar = Calendar.GREGORIAN, code: str = "bad-date"
    ) -> Date | None:
        """A date of any grain; None when absent or wrong."""
        if node is None:
            return None
        try:
            return parse(self.text(node, what), calendar)
        except ValueError as error:
            self.report(
                node.place, code, f"{what}: {error}", "write 2019-12-02, 2019-12, 2019 or a range A..B"
            )
            return None

    def chosen(self, node: Node | None, what: str, among: Collection[str], code: str) -> str:
        """A text that must be one of a few words; empty when absent or another."""
        if node is None:
            return ""
        text = self.text(node, what)
        if text in among:
            return text
        self.report(node.place, code, f"{what} is {text!r}", did_you_mean(text, among))
        return ""


def _may_stand_in(path: str, problem: Problem) -> bool:
    return problem.place.path != path and path.startswith(_STANDS_IN.get(problem.code, ()))


def is_empty(node: Node) -> bool:
    """Whether a key was left without a value."""
    return isinstance(node, Scalar) and not node.text and not node.quoted

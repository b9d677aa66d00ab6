"""A table that is imported again: what it says now, merged with what a curator made of what it said before.

What a table printed when a fact was made stands in the fact's citation. Where it prints the same today, the fact
stays, whatever the curator changed in it. Where it prints something else, the value changes with it, unless the
curator has put another value in its place: then that is kept, and told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from quizgen.facts.model import Subject
from quizgen.imports import writing
from quizgen.imports.editing import Document
from quizgen.imports.quoting import flow_list, scalar, value
from quizgen.imports.writing import Statement
from quizgen.problems import Problem, Severity

Again = Callable[[str, str], tuple[str, ...] | None]
"""A property's values as a curator writes them, of what was printed; None where they cannot be told."""


@dataclass(slots=True)
class Merge:
    """Merges what a source says into files of facts."""

    files: Mapping[str, bytes]
    source: str
    again: Again
    added: int = 0
    changed: int = 0
    kept: list[Problem] = field(default_factory=list)
    """Where the curator's word stands against the table's."""
    _documents: dict[str, Document] = field(default_factory=dict)
    _unsaid: dict[tuple[str, str, str], list[tuple[Statement, str]]] = field(default_factory=dict)
    """What is said under properties that a subject does not have yet, by file, subject and property."""

    def document(self, path: str) -> Document:
        """A file that is being changed."""
        if path not in self._documents:
            self._documents[path] = Document(path, self.files[path])
        return self._documents[path]

    def results(self) -> dict[str, bytes]:
        """The files that are changed."""
        for (path, subject, prop), said in self._unsaid.items():
            text = writing.statements([one for one, _ in said], self.source, said[0][1])
            self.document(path).add([(prop, text)], "subjects", subject)
        self._unsaid.clear()
        return {path: found.result() for path, found in self._documents.items() if found.changed}

    def say(self, subject: Subject, said: Statement, key: str) -> None:
        """Have a statement said of a subject that the collection has."""
        document = self.document(subject.place.path)
        node = document.at("subjects", subject.id, said.property_id)
        if node is None:
            self._unsaid.setdefault((subject.place.path, subject.id, said.property_id), []).append(
                (said, key)
            )
            self.added += 1
            return
        node = document.get(node, "series") or node
        versions = list(_versions(node))
        target = versions[0] if versions else None
        if said.is_one_of_many:
            told, when = ("period", said.period) if said.period else ("as_of", said.as_of)
            target = next((v for v in versions if document.text_of(document.get(v, told)) == when), None)
            if target is None and isinstance(node, SequenceNode):
                document.append_item(node, writing.statement(said, self.source, key))
                self.added += 1
                return
        prints = self._prints(document, target)
        if prints is None:
            self._keep(subject, said, "cites other sources")
        elif prints.value != said.prints:
            self._change(document, subject, said, target, prints)

    def _prints(self, document: Document, target: Node | None) -> ScalarNode | None:
        """What the source printed when the fact was made."""
        cited = document.get(target, "cite")
        cites = cited.value if isinstance(cited, SequenceNode) else [cited]
        for cite in cites:
            if document.text_of(document.get(cite, "source")) == self.source:
                prints = document.get(cite, "prints")
                return prints if isinstance(prints, ScalarNode) else None
        return None

    def _change(
        self, document: Document, subject: Subject, said: Statement, target: Node | None, prints: ScalarNode
    ) -> None:
        stands = document.get(target, "is")
        written = (
            tuple(document.text_of(member) for member in stands.value)
            if isinstance(stands, SequenceNode)
            else (document.text_of(stands),)
        )
        is_plain = document.get(target, "or") is None and (said.is_set or len(said.values) == 1)
        if stands is None or not is_plain or written != self.again(said.property_id, prints.value):
            self._keep(subject, said, "was changed by hand")
            return
        document.replace(stands, flow_list(list(said.values)) if said.is_set else value(said.values[0]))
        document.replace(prints, scalar(said.prints))
        self.changed += 1

    def _keep(self, subject: Subject, said: Statement, why: str) -> None:
        facts = subject.facts.get(said.property_id, ())
        place = facts[0].says.place if facts else subject.place
        shown = writing.BETWEEN.join(said.values)
        if facts and any(shown == text for text in map(str, (fact.value for fact in facts))):
            return
        message = (
            f"{subject.id}/{said.property_id} {why} and is kept, though the table prints {said.prints!r}"
        )
        hint = "compare the two; what the table prints can be recorded as `or:` or `misreported:`"
        self.kept.append(Problem(place, "kept", message, hint, Severity.WARNING))


def _versions(node: Node) -> Iterator[Node]:
    """The mappings that a property's value is made of."""
    if isinstance(node, SequenceNode):
        yield from (member for member in node.value if isinstance(member, MappingNode))
    elif isinstance(node, MappingNode):
        yield node

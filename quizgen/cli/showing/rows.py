"""What a name stands for, as `--json` prints it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from quizgen.cli.commands.facts import fact_row
from quizgen.cli.commands.items import item_row
from quizgen.exports.answers import full_answer
from quizgen.facts import world
from quizgen.facts.dates import Date
from quizgen.facts.model import (
    Citation,
    Collection,
    Extent,
    Fact,
    Misreport,
    RuledOut,
    Source,
    Statement,
    Subject,
)
from quizgen.items import lint
from quizgen.items.difficulty import WEIGHTS
from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.templates import Template

Row = dict[str, Any]
Refused = tuple[str, str]
"""The id of an item that cannot be made, and why."""


class Rows:
    """Says what things are, in the world of a pool."""

    def __init__(self, collection: Collection, pool: Pool, day: Date | None) -> None:
        self._collection = collection
        self._pool = pool
        self._day = day

    def subject(self, subject: Subject, items: Sequence[Item]) -> Row:
        """A subject with its facts in short, and how many items ask about it."""
        kind = self._collection.kinds[subject.kind]
        return {
            "what": "subject",
            "id": subject.id,
            "name": subject.name,
            "kind": subject.kind,
            "kind_name": kind.name,
            "place": str(subject.place),
            "names": [{"language": n.language, "text": n.text, "latin": n.latin} for n in subject.names],
            "short": subject.short,
            "aliases": list(subject.aliases),
            "topics": list(subject.topics),
            "prominence": subject.prominence,
            "confuse": list(subject.confuse),
            "continues": subject.continues,
            "part_of": subject.part_of,
            "formerly": list(subject.formerly),
            "facts": [self.short_fact(fact) for facts in subject.facts.values() for fact in facts],
            "lists": [self._extent(id, extent) for id, extent in subject.extents.items()],
            "items": dict(sorted(Counter(str(item.type) for item in items).items())),
        }

    def members(self, subject: Subject, property_id: str) -> Row:
        """All members, holders or figures of a subject, and for when all are known."""
        extent = subject.extents.get(property_id)
        return {
            "what": "list",
            "id": f"{subject.id}/{property_id}",
            "label": self._collection.kinds[subject.kind].properties[property_id].label,
            "facts": [self.short_fact(fact) for fact in subject.facts[property_id]],
            **(self._extent(property_id, extent) if extent else {}),
        }

    def fact(self, fact: Fact, items: Sequence[Item], refused: Sequence[Refused]) -> Row:
        """A fact with its whole record and all that asks it."""
        versions = self._collection.subjects[fact.subject].facts[fact.property_id]
        return {
            "what": "fact",
            **self.short_fact(fact),
            "place": str(fact.says.place),
            "statements": [
                self._statement(name, says) for name, says in (("", fact.says), *fact.parts.items())
            ],
            "other_versions": [
                self.short_fact(other) for other in versions if other.id == fact.id and other is not fact
            ],
            **self._items(items, refused),
        }

    def source(self, source: Source, paragraph: int | None = None) -> Row:
        """A source, or a paragraph of it, with every fact that cites it, and all that it gets wrong."""

        def is_meant(cite: Citation) -> bool:
            return cite.source == source.id and paragraph in (None, cite.paragraph)

        facts = [
            (fact, says)
            for subject in self._collection.subjects.values()
            for facts in subject.facts.values()
            for fact in facts
            for says in fact.statements
        ]
        return {
            "what": "source",
            "id": source.id,
            "title": source.title,
            "kind": source.kind,
            "place": str(source.place),
            "author": source.author,
            "publisher": source.publisher,
            "date": source.date.iso if source.date else None,
            "url": source.url,
            "seen": source.seen.iso if source.seen else None,
            "paragraph": paragraph,
            "paragraphs": source.paragraphs,
            "sha256": source.sha256,
            "cited_by": [
                {"fact": fact.id, "text": self._pool.printer.text(says.value), **self._where(cite)}
                for fact, says in facts
                for cite in says.cites
                if is_meant(cite)
            ],
            "misreports": [
                {"fact": fact.id, **self._misreport(misreport)}
                for fact, says in facts
                for misreport in says.misreports
                if is_meant(misreport.citation)
            ],
        }

    def template(self, template: Template, items: Sequence[Item], refused: Sequence[Refused]) -> Row:
        """A question template with all that it asks, and why it asks no more."""
        return {
            "what": "template",
            "id": template.id,
            "place": str(template.place),
            "about": list(template.about),
            "stem": template.stem.source,
            "types": [str(item_type) for item_type in template.types],
            "level": str(template.level),
            "computes": template.computes,
            "waived": list(template.waived),
            "formerly": list(template.formerly),
            **self._items(items, refused),
        }

    def item(self, item: Item) -> Row:
        """An item with its proof, its estimate by component and what the rules of item writing find."""
        facts = [fact for id in item.asks if (fact := self._fact(id)) is not None]
        return {
            "what": "item",
            **item_row(item),
            "place": str(item.place),
            "options": [
                {"text": o.text, "right": o.right, "because": o.because, "proof": o.proof}
                for o in item.options
            ],
            "explanation": item.explanation,
            "remarks": list(item.remarks),
            "as_of": item.as_of,
            "topics": list(item.topics),
            "components": [
                {"name": name, "value": value, "weight": WEIGHTS[name]} for name, value in item.components
            ],
            "cites": [
                {"source": c.source, "text": str(c), "prints": c.prints, "url": c.url} for c in item.cites
            ],
            "asks": [self.short_fact(fact) for fact in facts],
            "lint": [
                {"code": found.code, "message": found.message}
                for found in lint.of_item(item, self._pool.lint)
            ],
            "waived": list(item.waived),
        }

    def short_fact(self, fact: Fact) -> Row:
        """A fact as `quizgen facts --json` prints it."""
        return fact_row(self._collection, self._pool.printer, fact, self._day)

    def _fact(self, id: str) -> Fact | None:
        subject = self._pool.world.subjects.get(id.partition("/")[0])
        found = (fact for facts in subject.facts.values() for fact in facts) if subject else ()
        return next((fact for fact in found if fact.id == id), None)

    def _items(self, items: Iterable[Item], refused: Iterable[Refused]) -> Row:
        return {
            "items": [
                {
                    "id": item.id,
                    "type": str(item.type),
                    "difficulty": item.difficulty,
                    "stem": item.stem,
                    "answer": full_answer(item),
                    "answers": list(item.answers),
                    "lint": [found.code for found in lint.of_item(item, self._pool.lint)],
                }
                for item in items
            ],
            "no_items": [{"id": id, "why": why} for id, why in refused],
        }

    def _statement(self, name: str, says: Statement) -> Row:
        printer = self._pool.printer
        return {
            "of": name,
            "text": printer.text(says.value),
            "unconfirmed": says.unconfirmed,
            "alternatives": [printer.text(other) for other in says.alternatives],
            "cites": [self._citation(cite) for cite in says.cites],
            "misreported": [self._misreport(misreport) for misreport in says.misreports],
            "ruled_out": self._ruled_out(says.ruled_out),
        }

    def _extent(self, property_id: str, extent: Extent) -> Row:
        return {
            "property": property_id,
            "complete": "timeless"
            if extent.timeless
            else str(world.shown(extent.complete))
            if extent.complete
            else None,
            "publisher": extent.publisher,
            "unconfirmed": extent.unconfirmed,
            "cites": [self._citation(cite) for cite in extent.cites],
            "misreported": [self._misreport(misreport) for misreport in extent.misreports],
            "ruled_out": self._ruled_out(extent.ruled_out),
        }

    def _ruled_out(self, ruled_out: Iterable[RuledOut]) -> list[Row]:
        return [{"text": self._pool.printer.text(no.value), "because": no.because} for no in ruled_out]

    def _citation(self, cite: Citation) -> Row:
        source = self._collection.sources[cite.source]
        return {"source": source.id, "title": source.title, "url": source.url, **self._where(cite)}

    def _where(self, cite: Citation) -> Row:
        return {
            "paragraph": cite.paragraph,
            "page": cite.page,
            "prints": cite.prints,
            "seen": cite.seen.iso if cite.seen else None,
        }

    def _misreport(self, misreport: Misreport) -> Row:
        cite = misreport.citation
        where = f"{cite.source}#{cite.paragraph}" if cite.paragraph else cite.source
        return {"id": misreport.id, "as": misreport.text, "in": where, "because": misreport.because}

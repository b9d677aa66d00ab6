"""Items written by hand, under the same checks as those that templates make.

```yaml
items:
  - id: shanghai-five-or-sco
    type: choice                  # any item type; see `quizgen.items.bodies` for what each takes
    about: sco                    # the subject
    asks: [sco/founded]           # the facts it asks
    stem: What was founded in Shanghai on 15 June 2001?
    options:
      - {text: The SCO, right: true}
      - {text: The Shanghai Five, because: that group first met in April 1996}
    explanation: …
```
"""

from quizgen.facts.model import Collection, Fact, Subject
from quizgen.facts.reader import Reader
from quizgen.facts.world import facts_by_id
from quizgen.facts.yaml import Node
from quizgen.items.bodies import BODY_KEYS, BodyReader, Sketch
from quizgen.items.citing import cited, foreign_names
from quizgen.items.difficulty import components, estimate
from quizgen.items.lint import waiving
from quizgen.items.model import Item, ItemType, Level
from quizgen.items.verifying import Verifier
from quizgen.items.wording import sentence
from quizgen.problems import Place, did_you_mean

_KEYS = (
    "id", "type", "about", "asks", "level", "stem", "explanation", *BODY_KEYS, "waive",
)  # fmt: skip

KEYS = {"item": _KEYS}
"""What an item may say, for whoever describes the format."""


class WrittenReader:
    """Reads hand-written items against a collection."""

    def __init__(self, reader: Reader, collection: Collection) -> None:
        self._reader = reader
        self._collection = collection
        self._facts = facts_by_id(collection)
        self._bodies = BodyReader(reader, Verifier(collection))

    def read(self, node: Node) -> Item | None:
        """One item; None, with problems noted, when it cannot be used."""
        reader = self._reader
        before = reader.slips
        fields = reader.fields(node, "an item", _KEYS)
        id = reader.required(fields, "id", "an item", node.place)
        item_type = reader.chosen(fields.get("type"), f"item {id!r}'s type", tuple(ItemType), "unknown-type")
        if "type" not in fields:
            reader.report(node.place, "missing-key", f"item {id!r} lacks 'type'")
        subject = self._subject(fields, id, node.place)
        facts = self._asked(fields, id, node.place)
        stem = reader.required(fields, "stem", f"item {id!r}", node.place)
        written = reader.chosen(fields.get("level"), f"item {id!r}'s level", tuple(Level), "unknown-level")
        explanation = reader.required(fields, "explanation", f"item {id!r}", node.place)
        if reader.slips > before or subject is None:
            return None
        made = self._bodies.read(ItemType(item_type), Sketch(id, stem, facts, fields, node.place))
        if made is None or reader.slips > before:
            return None
        shown, body = made
        level = Level(written or Level.UNDERSTAND)
        parts = components(subject, body, level, ItemType(item_type), self._collection.subjects.get, None)
        return Item(
            id=f"{id}/{subject.id}/{item_type}",
            template=id,
            subject=subject.id,
            subject_name=subject.name,
            kind=subject.kind,
            topics=subject.topics,
            asks=tuple(fact.id for fact in facts),
            level=level,
            difficulty=estimate(parts),
            stem=shown,
            body=body,
            explanation=sentence(explanation),
            remarks=(),
            as_of="",
            cites=cited(
                self._collection, (c for fact in facts for says in fact.statements for c in says.cites)
            ),
            names=foreign_names(subject),
            components=parts,
            place=node.place,
            waived=waiving.read(fields.get("waive"), reader),
        )

    def _subject(self, fields: dict[str, Node], id: str, place: Place) -> Subject | None:
        about = self._reader.required(fields, "about", f"item {id!r}", place)
        subject = self._collection.subjects.get(about)
        if about and subject is None:
            hint = did_you_mean(about, self._collection.subjects)
            self._reader.report(
                fields["about"].place, "unknown-subject", f"item {id!r} is about {about!r}", hint
            )
        return subject

    def _asked(self, fields: dict[str, Node], id: str, place: Place) -> tuple[Fact, ...]:
        found = []
        for node in self._reader.each(fields.get("asks")):
            written = self._reader.text(node, "asks")
            if written in self._facts:
                found.append(self._facts[written])
            elif not self._is_spoilt(written):
                hint = did_you_mean(written, self._facts)
                self._reader.report(node.place, "unknown-fact", f"item {id!r} asks {written!r}", hint)
        if not self._reader.texts(fields.get("asks"), "asks"):
            self._reader.report(
                place, "missing-key", f"item {id!r} names no fact it asks", "list fact ids in `asks:`"
            )
        return tuple(found)

    def _is_spoilt(self, fact_id: str) -> bool:
        """Whether the fact is written, but so that it could not be read: that is a problem already."""
        subject_id, _, rest = fact_id.partition("/")
        subject = self._collection.subjects.get(subject_id)
        return subject is not None and subject.facts.get(rest.partition("/")[0]) == ()

"""A curator who releases the small collection again and again, and a learner's visits to Anki in between.

Scenarios are data: the same packages, imports and edits are given to any version of Anki.
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from quizgen.exports.anki import AnkiExporter, drafts
from quizgen.exports.anki.archive import zipped
from quizgen.exports.anki.reading import read
from quizgen.items.pool import Pool
from quizgen.quizzes import decks, drawing, recipes
from quizgen.quizzes.decks import Born
from quizgen.quizzes.model import Deck
from quizgen.quizzes.recipes import DeckRecipe, QuizRecipe
from quizgen.releases.comparing import Forecast, compare
from quizgen.releases.editions import Edition
from quizgen.releases.history import released
from quizgen.releases.ledger import render
from quizgen.releases.model import Ledger
from tests.exports.anki_visits import Visit
from tests.small_collection import DECK, OUTPUTS, PIPELINES, QUESTIONS, TREATIES, asked, files

FIRST = 1_770_000_000
DAY = 86_400
NOTHING = Edition("", {}, {})
STUDIES = Visit("studies")


@dataclass(frozen=True)
class Release:
    """A package, and when a learner gets it, in seconds since 1970."""

    package: bytes
    at: int


@dataclass
class Curator:
    """Someone who keeps the small collection; every release is a day after the one before."""

    texts: dict[str, str | bytes | None] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=lambda: Ledger({}))
    day: int = 0

    def edits(self, path: str, before: str, after: str, original: str = "") -> None:
        """Replace words in a file; `original` is its text where it was never edited."""
        text = str(self.texts.get(path) or original)
        assert before in text
        self.texts[path] = text.replace(before, after)

    def pool(self) -> tuple[Pool, tuple[DeckRecipe | QuizRecipe, ...]]:
        collection, questions = asked(self.texts)
        found, wrong = recipes.load(files(self.texts), collection, questions, OUTPUTS)
        assert wrong == ()
        return Pool(collection, questions), found

    def deck(self) -> Deck:
        pool, found = self.pool()
        (recipe,) = (one for one in found if isinstance(one, DeckRecipe))
        live = {n.id: n.options for n in self.ledger.by_guid.values() if not n.retired}
        retired = frozenset(n.id for n in self.ledger.by_guid.values() if n.retired)
        return decks.assemble(recipe, pool, Born(live, retired))[0]

    def releases(self, *changes: Callable[["Curator"], None]) -> "Release":
        """The next release, after these changes."""
        for change in changes:
            change(self)
        deck = self.deck()
        self.day += 1
        self.ledger, _ = released(self.ledger, [drafts(deck)], self.time)
        return Release(AnkiExporter().render(deck, self.ledger), self.time + DAY // 2)

    def writes(self, folder: Path) -> None:
        """Put the collection and its ledger into a folder."""
        for path, content in files(self.texts).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        (folder / "decks/releases.ledger").write_bytes(render(self.ledger))

    @property
    def time(self) -> int:
        """When the last release was."""
        return FIRST + self.day * DAY

    def custom(self) -> "Release":
        """A deck of the learner's own choice, beside the released one."""
        pool, found = self.pool()
        (recipe,) = (one for one in found if isinstance(one, QuizRecipe))
        quiz, _ = drawing.draw(recipe, pool)
        package = AnkiExporter().render(decks.custom(quiz, pool, "mine"), self.ledger)
        return Release(package, self.time + DAY // 2)


def corrects_a_fact(curator: Curator) -> None:
    curator.edits("seeds/facts/treaties.yaml", "is: 1858-05-28", "is: 1857-05-28", TREATIES)


def rewords_a_template(curator: Curator) -> None:
    curator.edits("seeds/questions/all.yaml", "did {{ it }} enter service", "was {{ it }} opened", QUESTIONS)


def retires_a_fact(curator: Curator) -> None:
    curator.edits(
        "seeds/facts/treaties.yaml", "    signed_at: {is: saint-petersburg, cite: atlas}\n", "", TREATIES
    )


def renames_ids(curator: Curator) -> None:
    named = "  power-of-siberia:\n    name: Power of Siberia\n"
    curator.edits(
        "seeds/facts/pipelines.yaml",
        named,
        "  pos:\n    formerly: [power-of-siberia]\n    name: Power of Siberia\n",
        PIPELINES,
    )
    curator.edits(
        "seeds/questions/all.yaml",
        "- id: treaty-signed-year\n",
        "- id: treaty-year\n    formerly: [treaty-signed-year]\n",
        QUESTIONS,
    )


def renames_the_deck(curator: Curator) -> None:
    curator.edits("decks/cards.yaml", "deck: Small", "deck: Little", DECK)


def adds_a_treaty(curator: Curator, number: int = 1) -> None:
    adds_treaties(curator, [number])


def adds_treaties(curator: Curator, numbers: Iterable[int]) -> None:
    text = "".join(map(_treaty, numbers))
    treaties = str(curator.texts.get("seeds/facts/treaties.yaml") or TREATIES)
    curator.texts["seeds/facts/treaties.yaml"] = treaties + text


def _treaty(number: int) -> str:
    return f"  treaty-{number}:\n    name: Treaty {number}\n    signed: {{is: {1000 + number}-03-01, cite: atlas}}\n"


def uses_the_spare_card(release: Release) -> Release:
    """A later release in which every note of the first note type has a second card."""

    def designs(record: dict[str, Any]) -> None:
        for template in record["tmpls"]:
            if template["name"] == "Spare":
                template["qfmt"] = "{{#Active}}{{Spare card}}{{/Active}}"

    def cards(connection: sqlite3.Connection, time: int) -> None:
        (models,) = connection.execute("SELECT models FROM col").fetchone()
        spare = {
            int(id): [field["name"] for field in record["flds"]].index("Spare card")
            for id, record in json.loads(models).items()
            if any(template["name"] == "Spare" for template in record["tmpls"])
        }
        for id, note_type, fields in connection.execute("SELECT id, mid, flds FROM notes").fetchall():
            if note_type in spare:
                texts = fields.split("\x1f")
                texts[spare[note_type]] = "Asked once more"
                row = ("\x1f".join(texts), time, id)
                connection.execute("UPDATE notes SET flds = ?, mod = ? WHERE id = ?", row)

    return later(release, designs, cards)


def restyles(release: Release) -> Release:
    """A later release with another style sheet."""
    return later(release, lambda record: record.update(css=".card { color: teal }"))


def reshapes(release: Release) -> Release:
    """A later release whose note types have one more field, which no release may ever have."""

    def fields(record: dict[str, Any]) -> None:
        record["flds"].append(record["flds"][-1] | {"name": "More", "id": 7, "ord": len(record["flds"])})

    def notes(connection: sqlite3.Connection, time: int) -> None:
        connection.execute("UPDATE notes SET flds = flds || char(31), mod = ?", (time,))

    return later(release, fields, notes)


def later(
    release: Release,
    types: Callable[[dict[str, Any]], None],
    notes: Callable[[sqlite3.Connection, int], None] | None = None,
) -> Release:
    """A release of the day after with other note types and notes, as a later quizgen might build it."""
    connection = sqlite3.connect(":memory:")
    package = zipfile.ZipFile(io.BytesIO(release.package))
    members = {name: package.read(name) for name in package.namelist()}
    connection.deserialize(members["collection.anki2"])
    at = release.at + DAY
    if notes:
        notes(connection, at - DAY // 2)
    (models,) = connection.execute("SELECT models FROM col").fetchone()
    records = json.loads(models)
    for record in records.values():
        types(record)
        record["mod"] = at - DAY // 2
    connection.execute("UPDATE col SET models = ?", (json.dumps(records),))
    connection.commit()
    return Release(zipped({**members, "collection.anki2": connection.serialize()}), at)


def imports(releases: Sequence[Release], between: Sequence[Visit] = (STUDIES,)) -> list[Visit]:
    """Imports of releases in this order, with visits after each; every import is forecast from the one before."""
    visits: list[Visit] = []
    last = NOTHING
    for release in releases:
        edition, problems = read("deck.apkg", release.package)
        assert edition is not None, problems
        visits.append(Visit("imports", release.at, release.package, counted(compare(last, edition).forecast)))
        visits += [replace(visit, at=release.at + 3600) for visit in between]
        last = edition
    return visits


def counted(forecast: Forecast) -> dict[str, int]:
    """A forecast as the learner's Anki tells it: only what there is."""
    return {name: count for name, count in asdict(forecast).items() if count}

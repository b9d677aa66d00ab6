"""What a learner does in Anki, visit by visit, and what came of it.

Runs by itself with any version of Anki, `python -m tests.exports.anki_visits FOLDER`, on visits that `saved`
put into a folder; so it needs nothing but the `anki` package.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.exports.anki_client import Learner


@dataclass(frozen=True)
class Visit:
    """One thing that a learner does."""

    does: str
    """`imports`, `studies`, `edits` or `tags`."""
    at: int = 0
    """When, in seconds since 1970."""
    package: bytes = b""
    told: Mapping[str, int] = field(default_factory=dict)
    """What Anki is to tell of the import."""


def visit(learner: Learner, visits: Sequence[Visit]) -> None:
    """Do all of it; AssertionError where an import tells something else, or touches a review or a schedule."""
    for number, one in enumerate(visits):
        before = learner.schedule(), learner.reviews()
        match one.does:
            case "imports":
                told = imported(learner, one)
                assert told == one.told, f"visit {number}: Anki told {told}, forecast was {one.told}"
                after = learner.schedule(), learner.reviews()
                assert before[0].items() <= after[0].items(), f"visit {number}: schedules differ"
                assert before[1] == after[1], f"visit {number}: reviews differ"
            case "studies":
                for id in learner.col.db.list("select id from cards order by id limit 3"):
                    learner.study(learner.col.get_card(id))
            case "edits":
                learner.edits(learner.guids()[0], "Explanation", "My own words", at=one.at)
            case "tags":
                note = learner.note(learner.guids()[1])
                note.tags += ["my-own", "marked"]
                learner.col.update_note(note)
                learner.col.db.execute("update notes set mod = ? where id = ?", one.at, note.id)
            case unknown:
                raise ValueError(unknown)


def imported(learner: Learner, one: Visit) -> dict[str, int]:
    began = int(time.time())
    told = learner.imports(one.package)
    # Anki up to 24.11 dates a note by its own clock when it updates it, and this clock stands elsewhere.
    learner.col.db.execute("update notes set mod = ? where mod >= ?", one.at, began)
    return told


def saved(folder: Path, visits: Sequence[Visit]) -> None:
    """Put visits into a folder."""
    rows: list[dict[str, Any]] = []
    for number, one in enumerate(visits):
        (folder / f"{number}.apkg").write_bytes(one.package)
        rows.append(asdict(one) | {"package": f"{number}.apkg"})
    (folder / "visits.json").write_text(json.dumps(rows), "utf-8")


def main(folder: Path) -> None:
    rows = json.loads((folder / "visits.json").read_text("utf-8"))
    visits = [Visit(**row | {"package": (folder / row["package"]).read_bytes()}) for row in rows]
    learner = Learner(folder)
    visit(learner, visits)
    learner.col.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Sittings that wait to be gone on with, as JSON in the user's state folder: one for each collection.

Answers are saved, not what they are worth: they are judged again by the items as they are made now. An item is known
by its id and by a digest of what it asks, so that no answer is ever held against another question.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgen.cli.playing.session import Limits
from quizgen.items.model import Item
from quizgen.study.answers import Answer, Owned, Picked, Written
from quizgen.study.sitting import Given, Sitting
from quizgen.study.verdicts import Verdict

if TYPE_CHECKING:
    from quizgen.study.names import Names

VERSION = 1


class UnusableError(ValueError):
    """A saved sitting that cannot be gone on with; the message says why."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A sitting as it is saved."""

    collection: str
    """Id of the collection its items are from."""
    items: tuple[tuple[str, str], ...]
    """Id and digest of each."""
    given: tuple[Mapping[str, Any], ...] = ()
    again: bool = False
    limits: Limits = field(default_factory=Limits)
    as_of: str | None = None
    unconfirmed: bool = False
    seed: int = 0
    results: str = ""
    """File that the results go to; empty for none."""

    def with_answers(self, sitting: Sitting) -> "Saved":
        """What is to be saved after an answer."""
        return replace(self, given=tuple(map(_row, sitting.given)))

    def sitting(self, items: Mapping[str, Item], names: "Names") -> Sitting:
        """The sitting again, with the items of the collection as it is now; raises UnusableError."""
        from quizgen.study.judging import judge

        gone = [id for id, digest in self.items if id not in items or digest_of(items[id]) != digest]
        if gone:
            more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
            raise UnusableError(f"the collection has changed since: {gone[0]}{more} is not what it was")
        sitting = Sitting(tuple(items[id] for id, _ in self.items), again=self.again)
        for row in self.given:
            item = sitting.next
            if item is None or item.id != row["item"]:
                raise UnusableError("its answers are not in the order of its items")
            answer = _answer(row["answer"])
            try:
                judged = judge(item, answer, names)
            except (IndexError, TypeError):
                raise UnusableError("an answer in it is none to its item") from None
            sitting = sitting.answered(answer, judged, float(row["seconds"]), late=bool(row["late"]))
        return sitting

    def to_json(self) -> bytes:
        """What is written to disk."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False, indent=1).encode()


def from_json(content: bytes) -> Saved:
    """A saved sitting from what stands on disk; raises UnusableError where it is none."""
    try:
        read = json.loads(content)
        if read.pop("version") != VERSION:
            raise UnusableError("another version of quizgen saved it")
        saved = Saved(**{**read, "limits": Limits(**read["limits"])})
        return replace(
            saved, items=tuple((id, digest) for id, digest in saved.items), given=tuple(saved.given)
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        if isinstance(error, UnusableError):
            raise
        raise UnusableError("it cannot be read") from None


def saved_items(items: Iterable[Item]) -> tuple[tuple[str, str], ...]:
    """How items are saved."""
    return tuple((item.id, digest_of(item)) for item in items)


def digest_of(item: Item) -> str:
    """A digest of what an item asks and what is right."""
    return sha256(repr((item.stem, item.body)).encode()).hexdigest()[:16]


def state_file(state: Path, collection: str) -> Path:
    """Where the sitting of a collection is kept."""
    name = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in collection)[:40]
    return state / "sittings" / f"{name}-{sha256(collection.encode()).hexdigest()[:8]}.json"


def _row(given: Given) -> Mapping[str, Any]:
    return {
        "item": given.item.id,
        "answer": _as_json(given.answer),
        "seconds": round(given.seconds, 3),
        "late": given.late,
    }


def _as_json(answer: Answer) -> Mapping[str, Any]:
    match answer:
        case Picked(indexes):
            return {"picked": list(indexes)}
        case Written(texts):
            return {"written": list(texts)}
        case Owned(verdict):
            return {"owned": verdict}


def _answer(row: Mapping[str, Any]) -> Answer:
    """An answer from its JSON; raises UnusableError where it is none."""
    match row:
        case {"picked": [*indexes]} if all(isinstance(index, int) for index in indexes):
            return Picked(tuple(indexes))
        case {"written": [*texts]} if all(isinstance(text, str) for text in texts):
            return Written(tuple(texts))
        case {"owned": str(verdict)} if verdict in tuple(Verdict):
            return Owned(Verdict(verdict))
    raise UnusableError("an answer in it cannot be read")

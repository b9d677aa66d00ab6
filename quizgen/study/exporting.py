"""All that a book holds, in formats that other programs read.

The log as CSV has the columns of FSRS's own optimizers first (`card_id, review_time, review_rating, review_state,
review_duration`; https://github.com/open-spaced-repetition/fsrs-optimizer), so that they can be run on it as it is.
The JSON holds cards and answers as py-fsrs writes them, so that `Card.from_dict` and `ReviewLog.from_dict` read them.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from quizgen.study.moment import SECOND
from quizgen.study.scheduling import Memory
from quizgen.study.store import Entry, Stored

FORMAT = "quizgen-study"
VERSION = 1
_LOG = (
    "card_id", "review_time", "review_rating", "review_state", "review_duration", "time", "guid", "note", "item",
    "verdict", "given", "expected",
)  # fmt: skip
_SCHEDULE = (
    "card_id", "guid", "note", "item", "answers", "suspended", "state", "step", "stability", "difficulty", "due",
    "last_review",
)  # fmt: skip

Items = Callable[[str], str | None]
"""The id that a note's item has now; None where its fact is gone."""


def log_csv(cards: Sequence[Stored], log: Iterable[Entry], item_of: Items) -> bytes:
    """Every answer, a row each, oldest first; times and durations in milliseconds."""
    numbers = _numbers(cards)
    rows = (
        (
            numbers[entry.guid], entry.at, int(entry.reply.rating), int(entry.before.stage) if entry.before else 0,
            entry.reply.took, _iso(entry.at), entry.guid, entry.note, item_of(entry.note) or "",
            entry.reply.verdict, entry.reply.text, "" if entry.expected is None else f"{entry.expected:.4f}",
        )
        for entry in log
    )  # fmt: skip
    return _csv(_LOG, rows)


def schedule_csv(cards: Sequence[Stored], item_of: Items) -> bytes:
    """Every card, a row each, in the order in which they were begun."""
    rows = (
        (
            number,
            card.guid,
            card.note,
            item_of(card.note) or "",
            card.answers,
            int(card.suspended),
            *_columns(card),
        )
        for number, card in enumerate(cards, start=1)
    )
    return _csv(_SCHEDULE, rows)


def whole_json(
    cards: Sequence[Stored], log: Iterable[Entry], item_of: Items, collection: str, at: int
) -> bytes:
    """Schedule and log of a collection in one document, as they stand at a time."""
    numbers = _numbers(cards)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "collection": collection,
        "exported": _iso(at),
        "cards": [
            {
                "guid": card.guid,
                "note": card.note,
                "item": item_of(card.note),
                "answers": card.answers,
                "suspended": card.suspended,
                "fsrs": _fsrs(numbers[card.guid], card.memory),
            }
            for card in cards
        ],
        "log": [
            {
                "guid": entry.guid,
                "verdict": entry.reply.verdict,
                "given": entry.reply.text,
                "expected": entry.expected,
                "fsrs": {
                    "card_id": numbers[entry.guid],
                    "rating": int(entry.reply.rating),
                    "review_datetime": _iso(entry.at),
                    "review_duration": entry.reply.took,
                },
            }
            for entry in log
        ],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _numbers(cards: Sequence[Stored]) -> dict[str, int]:
    return {card.guid: number for number, card in enumerate(cards, start=1)}


def _columns(card: Stored) -> tuple[Any, ...]:
    memory = card.memory
    if memory is None:
        return (0, *[""] * 5)
    step = "" if memory.step is None else memory.step
    return int(memory.stage), step, memory.stability, memory.difficulty, _iso(memory.due), _iso(memory.last)


def _fsrs(number: int, memory: Memory | None) -> dict[str, Any] | None:
    if memory is None:
        return None
    return {
        "card_id": number,
        "state": int(memory.stage),
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due": _iso(memory.due),
        "last_review": _iso(memory.last),
    }


def _csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _harmless(cell: Any) -> Any:
    # What a learner typed must not run as a formula in a spreadsheet.
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell


def _iso(at: int) -> str:
    return (datetime.fromtimestamp(at // SECOND, UTC) + timedelta(milliseconds=at % SECOND)).isoformat()

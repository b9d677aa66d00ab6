"""What came of a sitting, for a program or a spreadsheet."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from quizgen.exports.answers import full_answer
from quizgen.items.model import Item
from quizgen.study.answers import Answer, Owned, in_words
from quizgen.study.sitting import Sitting

_COLUMNS = (
    "number", "item", "type", "level", "difficulty", "topics", "stem", "given", "answer", "verdict", "credit",
    "seconds", "late", "again",
)  # fmt: skip


def as_json(sitting: Sitting, about: Mapping[str, Any]) -> bytes:
    """All of it; `about` says what was played and when."""
    result = sitting.result
    whole = {
        **about,
        "items": result.all.items,
        "right": result.all.right,
        "almost": result.all.almost,
        "wrong": result.all.wrong,
        "credit": round(result.all.credit, 3),
        "seconds": round(result.seconds, 3),
        "topics": [asdict(tally) for tally in result.topics],
        "answers": list(_rows(sitting)),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(sitting: Sitting, _about: Mapping[str, Any]) -> bytes:
    """A line for each answer, as RFC 4180 has it, with a mark by which spreadsheets know it for UTF-8."""
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS)
    table.writeheader()
    for row in _rows(sitting):
        table.writerow(
            {
                **row,
                "topics": " ".join(row["topics"]),
                **{key: _inert(row[key]) for key in ("stem", "given", "answer")},
            }
        )
    return ("\ufeff" + text.getvalue()).encode()


FORMATS: Mapping[str, Callable[[Sitting, Mapping[str, Any]], bytes]] = {".json": as_json, ".csv": as_csv}
"""File suffix -> what makes a file's content."""


def _inert(text: str) -> str:
    # What begins so is a formula to a spreadsheet; a number below zero is not.
    return (
        f"'{text}" if text[:1] in tuple("=+@\t\r") or (text[:1] == "-" and not text[1:2].isdigit()) else text
    )


def _rows(sitting: Sitting) -> Iterator[dict[str, Any]]:
    for number, given in enumerate(sitting.given, start=1):
        item = given.item
        yield {
            "number": number,
            "item": item.id,
            "type": item.type,
            "level": item.level,
            "difficulty": item.difficulty,
            "topics": list(item.topics),
            "stem": item.stem,
            "given": _given(item, given.answer),
            "answer": full_answer(item),
            "verdict": given.judgement.verdict,
            "credit": round(given.judgement.credit, 3),
            "seconds": round(given.seconds, 3),
            "late": given.late,
            "again": number > len(sitting.items),
        }


def _given(item: Item, answer: Answer) -> str:
    """What was answered, as one would say it."""
    if isinstance(answer, Owned):
        return f"({answer.verdict}, by the one who answered)"
    return "; ".join(in_words(item, answer))

"""What one collection makes: its items counted, and how fast those of each sort are made, as JSON on one line."""

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from time import process_time

from quizgen.facts import collection as facts
from quizgen.items import questions
from quizgen.items.model import Item, ItemType
from quizgen.items.pool import Pool
from quizgen.items.types.tools import Slot

AT_MOST = 6_000
"""Slots of each sort that are filled: enough to tell the rate, whatever the size of the collection."""
STRETCHES = 30
"""They are taken in stretches from all over the pool, for slots of one question follow each other."""


def main() -> None:
    gc.disable()
    root = Path(sys.argv[1])
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}
    collection, _ = facts.load(files)
    asked, _ = questions.load(files, collection)
    pool = Pool(collection, asked)
    began = process_time()
    sorts: dict[str, list[Slot]] = {}
    for slot in pool.slots():
        sorts.setdefault(sort_of(slot), []).append(slot)
    counted = process_time() - began
    print(
        json.dumps(
            {
                "slots": sum(map(len, sorts.values())),
                "counting": counted,
                "rates": {sort: rate(pool, list(spread(slots))) for sort, slots in sorts.items()},
            }
        )
    )


def sort_of(slot: Slot) -> str:
    if slot.template.computes:
        return "several facts"
    if slot.type is ItemType.MULTIPLE:
        return "set"
    if slot.type is ItemType.CHOICE:
        return "choice" if slot.template.asks is not None else "reverse choice"
    return "true or false" if slot.type is ItemType.TRUE_FALSE else "open"


def spread(slots: list[Slot]) -> Iterator[Slot]:
    size = AT_MOST // STRETCHES
    if len(slots) <= AT_MOST:
        yield from slots
        return
    for stretch in range(STRETCHES):
        start = stretch * len(slots) // STRETCHES
        yield from slots[start : start + size]


def rate(pool: Pool, slots: Iterable[Slot]) -> dict[str, float]:
    """Items made and the seconds of the processor that they took, refusals included."""
    made = 0
    began = process_time()
    for _, together in groupby(slots, lambda slot: slot.template.id):
        made += sum(isinstance(pool.make(slot), Item) for slot in together)
    return {"items": made, "seconds": process_time() - began}


if __name__ == "__main__":
    main()

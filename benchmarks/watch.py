"""How soon an edit is judged: by `quizgen check --watch` in the shipped collection, and of 10,000 facts from cold.

Each is the check of the text (facts, questions, recipes), with the items of what was edited; the whole check, which makes
every item, goes on behind it. Seconds are those of the processor: what others do with it meanwhile is not counted.
"""

import gc
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import synthetic
from benchmarks.timing import processor_seconds, row
from quizgen.cli import watching
from quizgen.cli.files import read_collection
from quizgen.cli.watching import Change
from quizgen.cli.workspace import workspace_of
from quizgen.facts.memory import Memory

EDITS = 7
FACTS = 10_000
MOST_SECONDS_AFTER_EDIT = 0.5
MOST_SECONDS_FROM_COLD = 2
EDITED = "seeds/facts/pipelines.yaml"
PROMINENCE = (b"prominence: 5", b"prominence: 4")


def main() -> None:
    # As in the command itself, which does without looking for garbage while it is at work.
    gc.disable()
    shipped = read_collection(Path())
    memory = Memory()
    cold = processor_seconds(lambda: judged(shipped, memory))
    row("text of the shipped collection, from cold", f"{cold:.2f} s")
    taken = [processor_seconds(partial(judged, saved, memory, before)) for before, saved in edits(shipped)]
    row(
        "  after an edit, with the items it touches",
        f"{median(taken):.2f} s",
        f"{median(taken) / cold:.2f} x from cold",
        goal=f"{MOST_SECONDS_AFTER_EDIT} s or less",
        met=median(taken) <= MOST_SECONDS_AFTER_EDIT,
    )
    large = synthetic.collection(FACTS)
    cold = min(processor_seconds(lambda: judged(large, Memory())) for _ in range(3))
    goal = f"{MOST_SECONDS_FROM_COLD} s or less"
    row(f"text of {FACTS:,} facts, from cold", f"{cold:.2f} s", goal=goal, met=cold <= MOST_SECONDS_FROM_COLD)


def edits(files: Mapping[str, bytes]) -> list[tuple[Mapping[str, bytes], Mapping[str, bytes]]]:
    """The files before and after each of some edits, to and fro."""
    other = {**files, EDITED: files[EDITED].replace(*PROMINENCE, 1)}
    assert other != files
    return [(files, other) if number % 2 == 0 else (other, files) for number in range(EDITS)]


def judged(files: Mapping[str, bytes], memory: Memory, before: Mapping[str, bytes] | None = None) -> None:
    """What `quizgen check --watch` does before it comes to the whole."""
    workspace = workspace_of(Path(), files, memory)
    watching.of_text(workspace, memory)
    if before is not None:
        watching.of_items(workspace, Change(before, (EDITED,), workspace, memory).touched())


if __name__ == "__main__":
    main()

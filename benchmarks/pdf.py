"""How fast sheets are printed: 100 different quizzes of 40 items in one process.

Run `python -m benchmarks.pdf`. The ratio compares one reused compiler with a fresh one for each quiz.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence

from quizgen.exports.pdf import PdfExporter, engine
from quizgen.exports.protocol import Options
from quizgen.items.model import Body, Choice, Cited, Cloze, Item, Level, Option, Recall, TrueFalse, Typed
from quizgen.quizzes.model import Entry, Form, Quiz, Section

QUIZZES = 100
ITEMS = 40
FRESH = 20
WORDS = (
    "treaty", "pipeline", "border", "river", "agreement", "envoy", "summit", "gas", "export", "terminal",
    "railway", "protocol", "ratified", "opened", "signed", "organisation", "member", "council", "ceded",
    "Amur", "Siberia", "Nerchinsk", "Aigun", "Beijing", "Moscow", "Shanghai",
)  # fmt: skip


def main() -> None:
    quizzes = [quiz_from(seed) for seed in range(QUIZZES)]
    sheets = timed(lambda quiz: PdfExporter().render(quiz, Options()), quizzes)
    keys = timed(lambda quiz: PdfExporter().render(quiz, Options(key=True)), quizzes[:FRESH])
    fresh = timed(rendered_afresh, quizzes[:FRESH])
    report("sheets", sheets)
    report("keys", keys)
    print(
        f"a fresh compiler for each takes {statistics.median(fresh) / statistics.median(sheets):.2f} x the time"
    )


def report(what: str, seconds: Sequence[float]) -> None:
    print(
        f"{len(seconds)} {what} of {ITEMS} items: {sum(seconds):.2f} s, "
        f"median {1000 * statistics.median(seconds):.0f} ms, slowest {1000 * max(seconds):.0f} ms"
    )


def timed(work: Callable[[Quiz], bytes], quizzes: Sequence[Quiz]) -> list[float]:
    """Seconds of wall-clock time that each quiz takes."""
    seconds = []
    for quiz in quizzes:
        start = time.perf_counter()
        work(quiz)
        seconds.append(time.perf_counter() - start)
    return seconds


def rendered_afresh(quiz: Quiz) -> bytes:
    engine.compiler.cache_clear()
    return PdfExporter().render(quiz, Options())


def quiz_from(seed: int) -> Quiz:
    """A quiz of 40 items of all types, no stem or option of which any other seed's quiz has."""
    chance = random.Random(seed)
    entries = tuple(Entry(number, 1, item_from(chance, number)) for number in range(1, ITEMS + 1))
    sections = tuple(
        Section(f"Part {n // 10 + 1}", "Answer every question.", entries[n : n + 10])
        for n in range(0, ITEMS, 10)
    )
    return Quiz(f"quiz-{seed}", f"Treaties {seed}", seed, (Form("", sections),), "China and Russia")


def item_from(chance: random.Random, number: int) -> Item:
    def words(least: int, most: int) -> str:
        return " ".join(
            [*chance.choices(WORDS, k=chance.randint(least, most)), str(chance.randint(1600, 2030))]
        )

    answer = words(0, 2)
    bodies: tuple[Body, ...] = (
        Choice(
            tuple(
                Option(words(*chance.choice(((0, 0), (1, 3), (5, 12)))), i == 0, words(4, 8))
                for i in range(4)
            )
        ),
        Choice(tuple(Option(words(0, 2), i == 1, words(4, 8)) for i in range(4))),
        TrueFalse(False, words(5, 10)),
        Typed(answer, (answer,)),
        Cloze(f"{words(4, 9)} ", answer, f" {words(3, 6)}.", (answer,)),
        Recall((answer, words(0, 2))),
    )
    body = chance.choice(bodies)
    return Item(
        id=f"item-{number}",
        template="",
        subject="",
        subject_name="",
        kind="",
        topics=(),
        asks=(),
        level=Level.REMEMBER,
        difficulty=0.5,
        stem=f"{words(6, 20)}?",
        body=body,
        explanation=f"{words(8, 16)}.",
        remarks=(),
        as_of="",
        cites=(Cited("source", words(4, 8), url="https://example.org/treaty"),),
    )


if __name__ == "__main__":
    main()

"""How fast sheets are printed: 100 different quizzes of 40 items in one process.

Run `python -m benchmarks.pdf`. The ratios compare, in the same run, with the same words as
plain paragraphs (what the layout costs) and with a fresh compiler (what keeping one saves).
"""

import random
import statistics
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.timing import row, seconds
from quizgen.exports.pdf import PdfExporter, pages
from quizgen.exports.pdf.engine import Fonts, compiled, compiler
from quizgen.exports.pdf.setting import setting_for, texts
from quizgen.exports.protocol import DEFAULTS, Options, Part
from quizgen.items.model import Body, Choice, Cited, Cloze, Gap, Item, Level, Option, Recall, TrueFalse, Typed
from quizgen.quizzes.model import Entry, Form, Quiz, Section

QUIZZES = 100
ITEMS = 40
MOST_SECONDS = 6
PLAIN = b'#set document(title: "Plain")\n#for words in json("data.json") { par(words) }'
WORDS = (
    "treaty", "pipeline", "border", "river", "agreement", "envoy", "summit", "gas", "export", "terminal",
    "railway", "protocol", "ratified", "opened", "signed", "organisation", "member", "council", "ceded",
    "Amur", "Siberia", "Nerchinsk", "Aigun", "Beijing", "Moscow", "Shanghai",
)  # fmt: skip


Work = Callable[[Quiz], bytes]


def main() -> None:
    works: dict[str, Work] = {"sheets": sheet, "keys": key, "plain": plain, "afresh": afresh}
    taken: dict[str, list[float]] = {name: [] for name in works}
    for n in range(QUIZZES):
        for kind, (name, work) in enumerate(works.items()):
            # No quiz comes twice, since Typst remembers what it has laid out.
            taken[name].append(seconds(partial(work, quiz_from(kind * QUIZZES + n))))
    sheets = sum(taken["sheets"])
    goal = f"{MOST_SECONDS} s or less"
    row(f"{QUIZZES} sheets of {ITEMS} items", f"{sheets:.2f} s", goal=goal, met=sheets <= MOST_SECONDS)
    row(f"{QUIZZES} keys of {ITEMS} items", f"{sum(taken['keys']):.2f} s")
    row("  a sheet", "", f"{ratio(taken['sheets'], taken['plain']):.2f} x its words alone")
    row("  a fresh compiler", "", f"{ratio(taken['afresh'], taken['sheets']):.2f} x a kept one")


def ratio(these: Sequence[float], those: Sequence[float]) -> float:
    return statistics.median(these) / statistics.median(those)


def sheet(quiz: Quiz) -> bytes:
    return PdfExporter().render(quiz, Options())


def key(quiz: Quiz) -> bytes:
    return PdfExporter().render(quiz, Options(part=Part.KEY))


def plain(quiz: Quiz) -> bytes:
    setting = setting_for(quiz, DEFAULTS)
    return compiled(PLAIN, list(texts(pages.document(quiz, Part.SHEET, setting, ()))), Fonts())


def afresh(quiz: Quiz) -> bytes:
    compiler.cache_clear()
    return sheet(quiz)


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
        Cloze((f"{words(4, 9)} ", f" {words(3, 6)}."), (Gap(answer, (answer,)),)),
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

"""How fast sheets are printed: 100 different quizzes of 40 items in one process, and one in a fresh one.

Run `python -m benchmarks.pdf`. Times are of the processor. The ratios compare, in the same run, with the same words as
plain paragraphs (what the layout costs), with a fresh compiler (what keeping one saves) and with WeasyPrint,
which lays out the same page from HTML (how the usual way compares).
"""

import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

from benchmarks.timing import in_a_process, processor_seconds, row
from quizgen.exports.pdf import PdfExporter, pages
from quizgen.exports.pdf.engine import Fonts, compiled, idle_compilers
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


WEASY = 10
"""Sheets for WeasyPrint: enough for a median, and no more than patience allows."""
LEAST_RATIO = 10
HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 18mm 22mm 21mm;
  @bottom-left {{ content: "{title}" }} @bottom-right {{ content: "Page " counter(page) " of " counter(pages) }} }}
body {{ font: 11pt/1.35 serif }} h1 {{ font-size: 21pt }} h2 {{ font-size: 13pt; border-bottom: .5pt solid #777 }}
.item {{ break-inside: avoid; margin: 16pt 0; padding-left: 24pt }}
.options {{ display: grid; grid-template-columns: 1fr 1fr; gap: 10pt 14pt }}
.box {{ display: inline-block; width: 13pt; text-align: center; border: .6pt solid; border-radius: 7pt; font-size: 8pt }}
.line {{ border-bottom: .5pt solid #777; height: 22pt; width: 33% }}
</style><h1>{title}</h1><p>Name ____________ Class ______ Date ______ Score ____ / {points}</p>{body}"""


Work = Callable[[Quiz], bytes]


def main() -> None:
    works: dict[str, Work] = {"sheets": sheet, "keys": key, "plain": plain, "afresh": afresh}
    taken: dict[str, list[float]] = {name: [] for name in works}
    for n in range(QUIZZES):
        for kind, (name, work) in enumerate(works.items()):
            # No quiz comes twice, since Typst remembers what it has laid out.
            taken[name].append(processor_seconds(partial(work, quiz_from(kind * QUIZZES + n))))
    sheets = sum(taken["sheets"])
    goal = f"{MOST_SECONDS} s or less"
    row(f"{QUIZZES} sheets of {ITEMS} items", f"{sheets:.2f} s", goal=goal, met=sheets <= MOST_SECONDS)
    row(f"{QUIZZES} keys of {ITEMS} items", f"{sum(taken['keys']):.2f} s")
    row("  a sheet", "", f"{ratio(taken['sheets'], taken['plain']):.2f} x its words alone")
    row("  a fresh compiler", "", f"{ratio(taken['afresh'], taken['sheets']):.2f} x a kept one")
    against_weasyprint()
    cold_and_warm()


def against_weasyprint() -> None:
    """The same quizzes through HTML, turn by turn."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):  # the second where Pango is missing
        row("WeasyPrint", "not installed")
        return
    quizzes = [quiz_from(1_000_000 + n) for n in range(WEASY)]
    weasy(quizzes[0])  # fonts are found once
    ours = [processor_seconds(partial(sheet, quiz)) for quiz in quizzes]
    theirs = [processor_seconds(partial(weasy, quiz)) for quiz in quizzes]
    times = ratio(theirs, ours)
    goal = f"{LEAST_RATIO} x or more"
    row(
        "a sheet by WeasyPrint from HTML",
        f"{statistics.median(theirs) * 1000:.0f} ms",
        f"{times:.1f} x ours",
        goal=goal,
        met=times >= LEAST_RATIO,
    )


def weasy(quiz: Quiz) -> bytes:
    """The quiz as WeasyPrint prints it: tagged, with the same words, boxes and lines."""
    import weasyprint

    setting = setting_for(quiz, DEFAULTS)
    [form] = pages.document(quiz, Part.SHEET, setting, ())["forms"]
    body = "".join(
        f"<h2>{escape(section['title'])}</h2><p><i>{escape(section['instructions'])}</i></p>"
        + "".join(map(html_item, section["entries"]))
        for section in form["sections"]
    )
    text = HTML.format(title=escape(quiz.title), points=form["points"], body=body)
    document: bytes = weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")
    return document


def html_item(entry: Mapping[str, Any]) -> str:
    options = "".join(
        f"<div><span class=box>{each['letter']}</span> {escape(each['text'])}</div>"
        for each in entry.get("options", ())
    )
    lines = "<div class=line></div>" * entry.get("lines", 0)
    stem = "_____".join(map(escape, entry["texts"])) if "texts" in entry else escape(entry["stem"])
    return f"<div class=item><b>{entry['number']}.</b> {stem}<div class=options>{options}</div>{lines}</div>"


def cold_and_warm() -> None:
    """One sheet in a process of its own, imports and fonts included, and one more in the same process."""
    script = (
        "import time; began = time.process_time();"
        "from benchmarks.pdf import quiz_from, sheet; first = quiz_from(1), quiz_from(2);"
        "sheet(first[0]); cold = time.process_time();"
        "sheet(first[1]); print(cold - began, time.process_time() - cold)"
    )
    ran = [tuple(map(float, in_a_process("-c", script).output.split())) for _ in range(5)]
    cold, warm = (statistics.median(each) for each in zip(*ran, strict=True))
    row("a single sheet, cold", f"{cold * 1000:.0f} ms", f"{cold / warm:.1f} x a warm one")
    row("a single sheet, warm", f"{warm * 1000:.0f} ms")


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
    idle_compilers.cache_clear()
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

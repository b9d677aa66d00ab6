"""The quiz that meets every exporter: all item types, long texts and characters that bite."""

from dataclasses import replace
from decimal import Decimal

from quizgen.items.model import (
    Body,
    Choice,
    Cited,
    Cloze,
    Gap,
    Item,
    Level,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Pair,
    Placed,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.problems import Place
from quizgen.quizzes.model import Entry, Form, Quiz, Section

TREATY_TEXT = Cited(
    source="nerchinsk-text",
    title="Treaty of Nerchinsk",
    publisher="Qing court & Tsardom",
    date="27 August 1689",
    url="https://example.org/treaties/nerchinsk?lang=la&v=1",
    paragraph=4,
    prints="27 Aug. 1689",
)
HANDBOOK = Cited(
    source="handbook",
    title="Handbook of *Sino-Russian* Treaties [2nd ed.]",
    author="Prüf-Büro",
    date="2004",
    page="17–18",
)
SCRIPT = Cited(source="script", title="A page <b>nobody</b> should click", url="javascript:alert(1)")

MARKUP = (
    '#import "x": * $a^2$ *bold* _it_ `code` @ref <label> \\ ] [ // {x} ~ = + - 100 % & "quoted" ‘single’'
)
LONG_STEM = (
    "After decades of raids and counter-raids along the Amur, envoys of the two courts met outside a small "
    "wooden fort, argued for two weeks through Jesuit interpreters, and at last agreed on a border that held "
    "for more than a century and a half; in which year did they sign that first treaty between their states?"
)


def item(id: str, stem: str, body: Body, **more: object) -> Item:
    """An item with what a test does not care about filled in."""
    plain = Item(
        id=id,
        template=id.partition("/")[0],
        subject="treaty-of-nerchinsk",
        subject_name="Treaty of Nerchinsk",
        kind="treaty",
        topics=("borders",),
        asks=(f"{id}#fact",),
        level=Level.REMEMBER,
        difficulty=0.4,
        stem=stem,
        body=body,
        explanation="The treaty was signed on 27 August 1689.",
        remarks=(),
        as_of="",
        cites=(TREATY_TEXT,),
        place=Place("seeds/questions/treaties.yaml", 12, 3),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def choice(*options: str, right: int = 0) -> Choice:
    """A choice of these options, each wrong one with a reason."""
    return Choice(
        tuple(
            Option(text, i == right, "" if i == right else f"{text} belongs to another treaty")
            for i, text in enumerate(options)
        )
    )


YEAR = item(
    "treaty-year/nerchinsk/choice",
    LONG_STEM,
    choice("1689", "1727", "1858", "1860"),
    remarks=("Some sources say 1698: two digits were swapped in print.",),
    cites=(TREATY_TEXT, HANDBOOK),
)
PLACE = item(
    "treaty-place/kyakhta/choice",
    "Where was the Treaty of Kyakhta signed?",
    choice("Kyakhta", "Nerchinsk", "Aigun", right=1),
)
PURPOSE = item(
    "treaty-purpose/aigun/choice",
    "What did the Treaty of Aigun change?",
    choice(
        "It made the Amur the border from the Argun to the sea and gave the left bank to the Russian Empire",
        "It opened Kyakhta to trade",
        "It ended the war over Ili and returned most of the valley to the Qing against an indemnity in silver",
        "It leased Port Arthur for twenty-five years",
    ),
)
STATEMENT = item(
    "treaty-claim/nerchinsk/true-false",
    "The Treaty of Nerchinsk was signed in 1858.",
    TrueFalse(False, "1858 is the year of the Treaty of Aigun; Nerchinsk was signed in 1689."),
)
TRUE_STATEMENT = item(
    "treaty-claim/aigun/true-false", "The Treaty of Aigun was signed in 1858.", TrueFalse(True, "")
)
CYRILLIC = item(
    "pipeline-name/power-of-siberia/typed",
    "Which pipeline is called «Сила Сибири» in Russian?",
    Typed("Power of Siberia", ("Power of Siberia", "Sila Sibiri", "Сила Сибири")),
)
CAPACITY = item(
    "pipeline-capacity/power-of-siberia/cloze",
    "As of 2025, Power of Siberia can carry ____ a year.",
    Cloze(
        ("As of 2025, Power of Siberia can carry ", " a year."),
        (Gap("38 billion m³", ("38 billion m³", "38 bcm")),),
    ),
    as_of="2025",
)
MEMBERS = item(
    "organisation-members/sco/recall",
    "Name the six founding members of the Shanghai Cooperation Organisation.",
    Recall(("China", "Russia", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")),
)
PARTIES = item(
    "treaty-parties/nerchinsk/multiple",
    "Which of these were parties to the Treaty of Nerchinsk?",
    Multiple(
        (
            Option("Tsardom of Russia", True, ""),
            Option("Japan", False, "Japan is not among the parties."),
            Option("Qing Empire", True, ""),
            Option("Mongolia", False, "Mongolia is not among the parties."),
        )
    ),
)
LENGTH = item(
    "pipeline-length/power-of-siberia/numeric",
    "How long is Power of Siberia?",
    Numeric(
        "about 3000 kilometres",
        Decimal(3000),
        Decimal(2850),
        Decimal(3150),
        "kilometres",
        figures=2,
    ),
)
YEARS = item(
    "treaty-years/nerchinsk/matching",
    "Match each treaty with the year in which it was signed.",
    Matching(
        (
            Pair("Treaty of Nerchinsk", "1689", "The Treaty of Nerchinsk was signed in 1689."),
            Pair("Treaty of Aigun", "1858", "The Treaty of Aigun was signed in 1858."),
            Pair("Convention of Peking", "1860", "The Convention of Peking was signed in 1860."),
        ),
        ("1858", "1727", "1689", "1860"),
        ("@aigun", "@peking", "@kyakhta"),
    ),
)
TIMELINE = item(
    "treaty-order/nerchinsk/ordering",
    "Put these treaties in the order in which they were signed.",
    Ordering(
        (
            Placed("Treaty of Nerchinsk", "1689"),
            Placed("Treaty of Kyakhta", "1727"),
            Placed("Treaty of Aigun", "1858"),
        ),
        (2, 0, 1),
        "earliest",
        "latest",
        ("@kyakhta", "@aigun"),
    ),
)
NASTY = item(
    "nasty/markup/choice",
    f"Which of these is markup? {MARKUP}",
    choice("# heading", "*stars*", "1. list", "<script>alert(1)</script>"),
    explanation=f"None: {MARKUP}",
    cites=(SCRIPT,),
)

FIRST = (YEAR, PLACE, PURPOSE, NASTY)
SECOND = (STATEMENT, TRUE_STATEMENT)
THIRD = (CYRILLIC, CAPACITY, MEMBERS, LENGTH)
FOURTH = (PARTIES, YEARS, TIMELINE)


def quiz_of(*items: Item, title: str = "A quiz", **more: object) -> Quiz:
    """A quiz of one form with one section of one-point items."""
    entries = tuple(Entry(number, 1, each) for number, each in enumerate(items, 1))
    plain = Quiz(
        id="quiz",
        title=title,
        seed=7,
        forms=(Form("", (Section("", "", entries),)),),
        collection="China and Russia",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def _form(letter: str, *sections: tuple[str, str, int, tuple[Item, ...]]) -> Form:
    numbers = iter(range(1, 1000))
    return Form(
        letter,
        tuple(
            Section(title, instructions, tuple(Entry(next(numbers), points, each) for each in items))
            for title, instructions, points, items in sections
        ),
    )


SAMPLE = Quiz(
    id="treaties-first",
    title="Treaties & pipelines: a first look",
    seed=7,
    forms=(
        _form(
            "A",
            ("Choose", "Tick one box for each question.", 1, FIRST),
            ("True or false?", "", 1, SECOND),
            ("Write", "Short answers will do.", 2, THIRD),
            ("Sort", "", 3, FOURTH),
        ),
        _form(
            "B",
            ("Choose", "Tick one box for each question.", 1, FIRST[::-1]),
            ("True or false?", "", 1, SECOND[::-1]),
            ("Write", "Short answers will do.", 2, THIRD[::-1]),
            ("Sort", "", 3, FOURTH[::-1]),
        ),
    ),
    collection="China and Russia",
    instructions="You have twenty minutes. No books, no phones.",
)


def forty() -> Quiz:
    """A quiz of 40 items on several pages; item n begins with `[n]` and a choice ends with `last of n!`."""

    def numbered(number: int) -> Item:
        pattern = (YEAR, PLACE, STATEMENT, CYRILLIC, PURPOSE, MEMBERS)[number % 6]
        stem = f"[{number}] {pattern.stem}"
        if not isinstance(pattern.body, Choice):
            return replace(pattern, id=f"{pattern.id}/{number}", stem=stem)
        *options, _ = pattern.body.options
        last = Option(f"last of {number}!", False, "it is only the last")
        return replace(pattern, id=f"{pattern.id}/{number}", stem=stem, body=Choice((*options, last)))

    items = tuple(numbered(number) for number in range(1, 41))
    parts = (("Borders", 0, 14), ("Pipelines", 14, 27), ("Organisations", 27, 40))
    return replace(
        SAMPLE,
        id="treaties-long",
        title="Treaties, pipelines and organisations",
        forms=(_form("", *((title, "", 1, items[first:last]) for title, first, last in parts)),),
    )

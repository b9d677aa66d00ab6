"""What became of every statement of a document."""

import pytest

from quizgen.facts import coverage
from quizgen.facts.accounting import account
from quizgen.facts.coverage import Coverage, Verdict
from quizgen.facts.documents import Document, normalise
from quizgen.problems import Place, Problems
from tests.small_collection import files, loaded

PATH = "seeds/coverage/002.yaml"
MARK = "▶"
DOCUMENT = Document(
    "002",
    tuple(
        map(
            normalise,
            (
                "The Treaty of Aigun",
                "It was signed on November 14, 1860, said Muravyov in 1860. Some 300 men came in 1860.",
                "A fine treaty, says Muravyov of Aigun.",
            ),
        )
    ),
)
HEAD = 'document: "002"\nabout: [Aigun]\nparagraphs:\n'
SECOND = "  2: [{of: ['November 14, 1860'], left: duplicate}, {of: [Muravyov in 1860, '1860'], left: vague}, {of: [300 men], left: vague}]\n"
REST = "  1: {left: heading}\n  3: {left: opinion}\n"
MISREPORTED = "  7: {misreport: aigun/signed#y1860}\n"


def read(text: str) -> tuple[Coverage, Problems]:
    changes = {PATH: text}
    found, problems = coverage.read(files(changes), loaded(changes))
    return found.get("002", Coverage("002", (), (), {}, {}, Place(PATH))), problems


def unaccounted(paragraphs: str) -> list[str]:
    found, problems = read(HEAD + paragraphs)
    assert not problems, [str(problem) for problem in problems]
    return [problem.message for problem in account(DOCUMENT, found)[1]]


def test_every_mention_has_its_verdict() -> None:
    found, problems = read(HEAD + SECOND + REST + MISREPORTED)
    made, (beyond,) = account(DOCUMENT, found)
    assert (problems, beyond.code) == ((), "unknown-paragraph")
    assert [(line.paragraph, line.mention.text, line.ruling and line.ruling.ids) for line in made.lines] == [
        (1, "Treaty of Aigun", ("heading",)),
        (2, "November 14, 1860", ("duplicate",)),
        (2, "Muravyov", ("vague",)),
        (2, "1860", ("vague",)),
        (2, "300", ("vague",)),
        (2, "1860", ("vague",)),
        (3, "Muravyov of Aigun", ("opinion",)),
    ]
    assert (made.count(Verdict.MISREPORT), made.count(Verdict.LEFT), made.count(Verdict.FACT)) == (1, 5, 0)


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (SECOND + "  1: {left: heading}\n", "nothing says what became of 002#3"),
        (REST + SECOND.replace("'November 14, 1860'", "signed"), "002#2 mentions 'November 14, 1860', which no verdict covers"),
        (REST + SECOND.replace("Muravyov in 1860", "'1860'"), "002#2 mentions 'Muravyov', which no verdict covers"),
        (REST + SECOND.replace(", '1860'", ""), "002#2 mentions '1860', which no verdict covers (1 of 2 times)"),
        (REST + SECOND.replace("300 men", "300 men, 400 men"), "002#2 does not mention '400 men'"),
        (REST + SECOND.replace("300 men", "300 men, Murawyov"), "002#2 does not mention 'Murawyov'"),
        (REST + "  2: {left: opinion}\n", "002#2 says more than one thing, and a verdict does not tell of which it is"),
        ("  1: {left: heading}\n" + SECOND + "  3: [{of: [Muravyov], left: opinion}, {left: vague}]\n", "002#3 says more than one thing, and a verdict does not tell of which it is"),
    ],
    ids=["a paragraph", "a date", "a name", "a number once more", "a number too many", "a name misspelt", "one verdict for all", "a rest"],
)  # fmt: skip
def test_what_does_not_fit_the_document_is_named(paragraphs: str, message: str) -> None:
    assert unaccounted(paragraphs) == [message]


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        (HEAD + "  7: {misreport: ▶aigun/signed#y1861}\n", "unknown-misreport", "'aigun/signed#y1860'"),
        (HEAD + "  7: {fact: ▶aigun/sined}\n", "unknown-fact", "'aigun/signed'"),
        (HEAD + "  7: {claim: ▶aigun/sined}\n", "unknown-fact", "'aigun/signed'"),
        (HEAD + "  7: {fact: ▶aigun/signed}\n", "uncited", '"002#7" under its `cite:`'),
        (HEAD + "  8: {misreport: ▶aigun/signed#y1860}\n", "uncited", '"002#8" under its `in:`'),
        (HEAD + "  7: {left: ▶opinon}\n", "unknown-reason", "'opinion'"),
        (HEAD + "  7: {left:▶ }\n", "missing-value", "left:"),
        (HEAD + "  7: ▶{of: [Aigun]}\n", "no-verdict", "fact, misreport, claim, left"),
        (HEAD + "  7: ▶{left: vague, fact: aigun/signed}\n", "no-verdict", "one of"),
        (HEAD + "  ▶47: {left: vague}\n", "unknown-paragraph", "from 1 to 46"),
        (HEAD + "  7: {of: [▶one two three four five six seven eight nine ten], left: vague}\n", "too-many-words", "numbers, dates and names"),
        (HEAD + "  7: {▶off: [Aigun], left: vague}\n", "unknown-key", "'of'"),
        ('document: ▶"020"\nparagraphs: {}\n', "unknown-source", "'002'"),
        ("▶paragraphs: {}\n", "missing-key", "document:"),
    ],
)  # fmt: skip
def test_bad_input_is_one_problem_with_its_place_and_a_hint(text: str, code: str, hint: str) -> None:
    before = text[: text.index(MARK)].split("\n")
    _, (problem,) = read(text.replace(MARK, ""))
    assert (problem.place, problem.code) == (Place(PATH, len(before), len(before[-1]) + 1), code)
    assert hint in problem.hint


def test_once_one_document_is_covered_the_others_are_to_be() -> None:
    changes = {
        PATH: f"{HEAD}{REST}",
        "seeds/sources.yaml": files()["seeds/sources.yaml"].decode() + '"003": {title: More, kind: document, date: 2023}\n',
    }  # fmt: skip
    _, (problem,) = coverage.read(files(changes), loaded(changes))
    assert (str(problem.place), problem.code) == ("seeds/coverage/003.yaml", "no-coverage")

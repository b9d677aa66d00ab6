"""Whether two quizzes, or two worksheets, are the same to those who print them, told by a digest."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.items.model import Item
from quizgen.problems import NOWHERE
from quizgen.quizzes.codes.numbers import digest
from quizgen.quizzes.model import Quiz

if TYPE_CHECKING:
    from quizgen.quizzes.worksheets.model import Body, Worksheet


def digest_of(work: "Quiz | Worksheet", length: int) -> tuple[int, ...]:
    """Digits that stand for what sheets and keys print, whoever gets them: the title apart, which can be read off."""
    return digest("\0".join(_words(work)), length)


def _words(work: "Quiz | Worksheet") -> Iterator[str]:
    yield from (work.collection, work.instructions, work.paper)
    if isinstance(work, Quiz):
        yield from _of_forms(work)
    else:
        yield repr(_of_body(work.with_items(_printed).body))


def _of_body(body: "Body") -> "Body":
    from quizgen.quizzes.worksheets.model import Vocabulary

    if not isinstance(body, Vocabulary):
        return body
    terms = (
        replace(term, foreign=tuple(name and replace(name, place=NOWHERE) for name in term.foreign))
        for term in body.terms
    )
    return replace(body, terms=tuple(terms))


def _of_forms(quiz: Quiz) -> Iterator[str]:
    for form in quiz.forms:
        yield form.letter
        for section in form.sections:
            yield from (section.title, section.instructions)
            for entry in section.entries:
                yield from (str(entry.points), repr(_printed(entry.item)))


def _printed(item: Item) -> Item:
    """An item without what no page shows: where it is written, and what it is estimated and proven by."""
    return replace(item, place=NOWHERE, difficulty=0, components=(), waived=(), topics=())

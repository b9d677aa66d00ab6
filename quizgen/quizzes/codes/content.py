"""Whether two quizzes are the same to those who print them, told by a digest."""

from collections.abc import Iterator
from dataclasses import replace

from quizgen.items.model import Item
from quizgen.problems import NOWHERE
from quizgen.quizzes.codes.numbers import digest
from quizgen.quizzes.model import Quiz


def digest_of(quiz: Quiz, length: int) -> tuple[int, ...]:
    """Digits that stand for what sheets and keys print, whoever gets them: its title apart, which can be read off."""
    return digest("\0".join(_words(quiz)), length)


def _words(quiz: Quiz) -> Iterator[str]:
    yield from (quiz.collection, quiz.instructions, quiz.paper)
    for form in quiz.forms:
        yield form.letter
        for section in form.sections:
            yield from (section.title, section.instructions)
            for entry in section.entries:
                yield from (str(entry.points), repr(_printed(entry.item)))


def _printed(item: Item) -> Item:
    """An item without what no page shows: where it is written, and what it is estimated and proven by."""
    return replace(item, place=NOWHERE, difficulty=0, components=(), waived=(), topics=())

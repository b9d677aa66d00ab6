"""What the examples in the checks' own files are made with, and what the tests of the lint are."""

from functools import cache
from typing import Any

from quizgen.items.lint import Context
from quizgen.items.lint.finding import Offered
from quizgen.items.model import Choice, Item, Level, Option, Typed
from tests.small_collection import asked

MORE = """\
kind: organisation
subjects:
  un: {name: United Nations, article: the, number: plural}
  nato: {name: NATO}
"""


@cache
def context() -> Context:
    """The small collection, and two more organisations, as the checks see them."""
    collection, questions = asked({"seeds/facts/more.yaml": MORE})
    return Context(collection, questions.templates)


def offers(stem: str, *options: str) -> Offered:
    """A stem with options, the key marked by a star."""
    key = next(text for text in options if text.startswith("*"))
    texts = (key[1:], *(text for text in options if text != key))
    return Offered(stem, tuple(map(context().seen, texts)))


def choice(stem: str, *options: str, **fields: Any) -> Item:
    """A choice item, its key marked by a star, its options in this order."""
    shown = tuple(Option(text.removeprefix("*"), text.startswith("*"), "") for text in options)
    return _item(stem, Choice(shown), fields)


def typed(stem: str, *answers: str, **fields: Any) -> Item:
    """A typed item with the spellings of its answer."""
    return _item(stem, Typed(answers[0], answers), fields)


def _item(stem: str, body: Choice | Typed, fields: dict[str, Any]) -> Item:
    subject = context().world.subjects[fields.get("subject", "aigun")]
    template = fields.get("template", "by-hand")
    return Item(
        id=f"{template}/{subject.id}/{stem}",
        template=template,
        subject=subject.id,
        subject_name=subject.name,
        kind=subject.kind,
        topics=(),
        asks=tuple(fields.get("asks", ("aigun/settles",))),
        level=Level.REMEMBER,
        difficulty=0.5,
        stem=stem,
        body=body,
        explanation="",
        remarks=(),
        as_of="",
        cites=(),
        waived=tuple(fields.get("waived", ())),
    )

"""The answer, or a word that tells it, stands in the question: "Where was the Treaty of Nerchinsk signed?" (NBME).

>>> of_item(choice("Where was the Treaty of Nerchinsk signed?", "*Nerchinsk", "Kyakhta", "Aigun"), context)
"'Nerchinsk' stands in the stem"
>>> of_item(typed("Where was the Peking treaty signed?", "Beijing", "Peking"), context)
"'Peking' stands in the stem"
>>> of_item(choice("Where was the treaty of 1689 signed?", "*Nerchinsk", "Kyakhta", "Aigun"), context)

Of what a template asks, one distinctive word of the answer is too much; of free words, half of them, and of a list
one word of every member:

>>> signed = {"template": "treaty-signed-year", "asks": ["aigun/signed"], "subject": "aigun"}
>>> of_item(typed("When, in 1858, was Aigun signed?", "28 May 1858", **signed), context)
"'1858' stands in the stem"

A statement to judge names an answer by its nature; only the name of its subject can give that away.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from quizgen.facts.values import Text
from quizgen.items.lint.context import Context
from quizgen.items.lint.text import SHORTEST, content, holds, tokens
from quizgen.items.model import FALSE, TRUE, Choice, Cloze, Item, Multiple, Recall, TrueFalse

if TYPE_CHECKING:
    from quizgen.facts.model import Statement

_SHORTEST = 3
"""Characters of the shortest answer that can stand in a stem other than by chance."""


def of_item(item: Item, context: Context) -> str | None:
    """What is wrong where the stem gives the answer away."""
    found = _name_told(item, context) or _word_told(item, context)
    return f"{found!r} stands in the stem" if found else None


def _name_told(item: Item, context: Context) -> str:
    """The answer in one of its spellings; a whole list is given away by all its members."""
    if isinstance(item.body, TrueFalse):
        return ""
    stem = tokens(item.stem)
    if item.options:
        return _of_options(item, stem, context)
    found = [answer for answer in item.answers if len(answer) >= _SHORTEST and holds(stem, tokens(answer))]
    if isinstance(item.body, Recall) and len(found) < len(item.answers):
        return ""
    return found[0] if found else ""


def _of_options(item: Item, stem: tuple[str, ...], context: Context) -> str:
    """The key, or another name of it, where the stem does not name a distractor as well."""
    told = [_named(option.text, stem, context) for option in item.options]
    right = [name for name, option in zip(told, item.options, strict=True) if option.right]
    others = any(name for name, option in zip(told, item.options, strict=True) if not option.right)
    return next(filter(None, right), "") if not others else ""


def _named(text: str, stem: tuple[str, ...], context: Context) -> str:
    """The name by which a stem names an option; empty where it does not."""
    for name, words in context.seen(text).spelled:
        if len(name) >= _SHORTEST and holds(stem, words):
            return name
    return ""


def _word_told(item: Item, context: Context) -> str:
    """A distinctive word of the answer to a template's question."""
    says = context.says(item)
    if says is None:
        return ""
    is_statement = isinstance(item.body, TrueFalse)
    told = tokens(item.subject_name if is_statement else item.stem)
    shared = context.general | _of_all_others(item)
    share = 0.5 if isinstance(says.value, Text) else 0
    answers = _answers(item, says, context)
    if is_statement and answers and holds(told, tokens(answers[0])):
        return answers[0]
    found = [_telling(answer, told, shared, context, share=share) for answer in answers]
    enough = all(found) if isinstance(item.body, Recall | Multiple) else any(found)
    return next(filter(None, found), "") if enough else ""


def _answers(item: Item, says: "Statement", context: Context) -> Sequence[str]:
    """What is asked for, each thing once and as print gives it."""
    match item.body:
        case TrueFalse():
            # What a source gets wrong is worth judging whatever the subject is called.
            is_plain = item.id.endswith((f"/{TRUE}", f"/{FALSE}"))
            return (context.printer.text(says.value),) if is_plain else ()
        case Cloze(gaps=gaps):
            return [gap.text for gap in gaps]
        case Recall() | Multiple():
            return item.answers
    return item.answers[:1]


def _of_all_others(item: Item) -> frozenset[str]:
    """Words that stand in every wrong option of a choice, and so tell nothing."""
    if not isinstance(item.body, Choice):
        return frozenset()
    wrong = [content(option.text) for option in item.options if not option.right]
    return frozenset.intersection(*wrong) if wrong else frozenset()


def _telling(
    answer: str, told: Collection[str], shared: Collection[str], context: Context, *, share: float
) -> str:
    """The first word of an answer that is told, where more of its words are told than a share; else nothing."""
    words = [word for word in tokens(answer) if len(word) >= SHORTEST]
    if context.shape(answer).is_ordered:
        # Of a date the year tells, of an amount the number; months and units are common.
        words = list(filter(str.isdigit, words))
    found = [word for word in words if word in told and word not in shared]
    return found[0] if found and len(found) >= share * len(words) else ""

"""The answer stands in the question: "Where was the Treaty of Nerchinsk signed?" (NBME).

>>> of_item(choice("Where was the Treaty of Nerchinsk signed?", "*Nerchinsk", "Kyakhta", "Aigun"), context)
"'Nerchinsk' stands in the stem"
>>> of_item(typed("Where was the Peking treaty signed?", "Beijing", "Peking"), context)
"'Peking' stands in the stem"
>>> of_item(choice("Where was the treaty of 1689 signed?", "*Nerchinsk", "Kyakhta", "Aigun"), context)

The maker refuses more than this: also single words of the key, as `given_away` finds them.
"""

from collections.abc import Collection, Sequence

from quizgen.items.lint.context import Context
from quizgen.items.lint.text import holds, tokens
from quizgen.items.model import Item, Recall, TrueFalse

_SHORTEST = 3
"""Characters of the shortest answer that can stand in a stem other than by chance."""


def of_item(item: Item, context: Context) -> str | None:
    """What is wrong where the stem holds the answer in one of its spellings.

    A whole list is given away by all its members. A statement to judge names an answer by its nature.
    """
    if isinstance(item.body, TrueFalse):
        return None
    stem = tokens(item.stem)
    if item.options:
        return _of_choice(item, stem, context)
    found = [answer for answer in item.answers if len(answer) >= _SHORTEST and holds(stem, tokens(answer))]
    if isinstance(item.body, Recall) and len(found) < len(item.answers):
        return None
    return f"{found[0]!r} stands in the stem" if found else None


def _of_choice(item: Item, stem: tuple[str, ...], context: Context) -> str | None:
    """The key, or another name of it, where the stem does not name a distractor as well."""
    told = [_named(option.text, stem, context) for option in item.options]
    right = [name for name, option in zip(told, item.options, strict=True) if option.right]
    others = any(name for name, option in zip(told, item.options, strict=True) if not option.right)
    found = next(filter(None, right), "")
    return f"{found!r} stands in the stem" if found and not others else None


def _named(text: str, stem: tuple[str, ...], context: Context) -> str:
    """The name by which a stem names an option; empty where it does not."""
    for name, words in context.seen(text).spelled:
        if len(name) >= _SHORTEST and holds(stem, words):
            return name
    return ""


def given_away(
    words: Sequence[str], told: Collection[str], shared: Collection[str], *, enough: float = 1
) -> str:
    """The first word of an answer that what is told holds too, where as many do as are enough; else nothing.

    `shared` words tell no answer from another.
    """
    found = [word for word in words if word in told and word not in shared]
    return found[0] if found and len(found) >= enough else ""

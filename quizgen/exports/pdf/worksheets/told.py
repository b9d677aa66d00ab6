"""What a key tells of each item, as its Typst template reads it."""

from collections.abc import Iterable

from quizgen.exports.answers import full_answer, main_sources
from quizgen.exports.pdf.setting import Json, Setting
from quizgen.exports.pdf.told import cited
from quizgen.items.model import Item, Matching


def explained(*groups: tuple[str, Iterable[Json]]) -> list[Json]:
    """Groups of items, each under its title."""
    return [{"title": title, "entries": list(entries)} for title, entries in groups]


def solved(number: int, item: Item, setting: Setting, *, stem: str, answer: str | None = None) -> Json:
    """An item with its answer, which may be empty where another part of the key has it, and what it rests on."""
    labels = setting.labels
    pairs = item.body.pairs if isinstance(item.body, Matching) else ()
    shown, more = main_sources(item)
    printed: Json = {
        "number": str(number),
        "stem": stem,
        # The pairs say it all.
        "answer": "" if pairs else full_answer(item, labels) if answer is None else answer,
        "pairs": [{"left": pair.left, "right": pair.right} for pair in pairs],
        "explanation": "" if pairs else item.explanation,
        "remarks": list(item.remarks),
        "as_of": item.as_of and labels("as-of", day=item.as_of),
        "sources": [cited(each, labels) for each in shown],
        "more": labels("more-sources", n=more) if more else "",
    }
    return printed | {"tall": setting.fills_page(printed)}

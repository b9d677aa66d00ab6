"""What a body owes whatever is asked, by hand or by the engine."""

from collections.abc import Iterator

from quizgen.items.model import Choice, Cloze, Item, Matching, Multiple, Numeric, Ordering

_FEWEST, _MOST = 3, 6


def faults(item: Item) -> Iterator[str]:
    """Everything that is wrong with a body, taken by itself."""
    match item.body:
        case Choice() | Multiple():
            yield from _options(item.body)
        case Numeric(_, number, low, high):
            if not low <= number <= high:
                yield f"{number} is not between its bounds, {low} and {high}"
        case Cloze(texts, gaps):
            if len(texts) != len(gaps) + 1 or not gaps:
                yield f"has {len(gaps)} gaps in {len(texts)} texts"
        case Matching():
            yield from _matching(item.body)
        case Ordering():
            yield from _ordering(item.body)


def _matching(body: Matching) -> Iterator[str]:
    lefts = [pair.left.casefold() for pair in body.pairs]
    rights = [pair.right.casefold() for pair in body.pairs]
    shown = [text.casefold() for text in body.offered]
    if len(set(lefts)) != len(lefts) or len(set(shown)) != len(shown):
        yield "shows the same twice"
    if not set(rights) <= set(shown) or len(set(rights)) != len(rights):
        yield "does not offer what belongs to each entry"
    if not _FEWEST <= len(lefts) <= _MOST:
        yield f"has {len(lefts)} pairs"


def _ordering(body: Ordering) -> Iterator[str]:
    texts = [entry.text.casefold() for entry in body.entries]
    if len(set(texts)) != len(texts):
        yield "shows the same twice"
    if sorted(body.shown) != list(range(len(texts))) or list(body.shown) == sorted(body.shown):
        yield "shows its entries in the right order, or not each once"
    if len(body.tokens) != len(texts) or not _FEWEST <= len(texts) <= _MOST:
        yield f"has {len(texts)} entries"


def _options(body: Choice | Multiple) -> Iterator[str]:
    texts = [option.text.casefold() for option in body.options]
    right = sum(option.right for option in body.options)
    if len(set(texts)) != len(texts):
        yield f"offers the same twice: {texts}"
    if isinstance(body, Choice) and right != 1:
        yield "does not have one right option"
    if isinstance(body, Multiple) and not 0 < right < len(texts):
        yield "has no right option, or no wrong one"
    if not _FEWEST <= len(texts) <= _MOST:
        yield f"has {len(texts)} options"
    for option in body.options:
        if option.right == bool(option.proof):
            yield f"{option.text!r} is right and proven wrong, or neither"

"""Is this answer right, almost, or wrong? For each item type, and as fair as a patient teacher.

The rules for what is typed are in `quizgen.study.typed`; a number just out of bounds is almost right as well.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations
from typing import assert_never

from quizgen.items.model import (
    Body,
    Choice,
    Cloze,
    Item,
    Matching,
    Multiple,
    Numeric,
    Option,
    Ordering,
    Recall,
    TrueFalse,
    Typed,
)
from quizgen.study import numbers
from quizgen.study.answers import Answer, Owned, Written
from quizgen.study.names import NO_NAMES, Names
from quizgen.study.typed import judge_text, of_another_unit
from quizgen.study.verdicts import CREDIT, RIGHT, WRONG, Judgement, Verdict, almost, said

_NEAR = Decimal("0.05")
"""So far out of bounds, as a share of the number, an estimate is still almost right."""


def judge(item: Item, answer: Answer, names: Names = NO_NAMES) -> Judgement:
    """What an answer to an item is worth.

    `names` are those of the collection's subjects: what belongs to another is never taken for a slip.
    Raises TypeError where an answer is not of the kind that the item asks for.
    """
    body = item.body
    if isinstance(answer, Owned):
        return Judgement(answer.verdict, CREDIT[answer.verdict])
    if isinstance(answer, Written):
        return _written(body, answer.texts, names)
    return _picked(body, answer.indexes)


def _picked(body: Body, indexes: tuple[int, ...]) -> Judgement:
    match body:
        case Choice(options):
            return _chosen(options, indexes[:1])
        case Multiple(options):
            return _several(options, frozenset(indexes))
        case TrueFalse(right, because):
            if indexes == (0 if right else 1,):
                return RIGHT
            return Judgement(Verdict.WRONG, 0, notes=said([because]) if indexes else ())
        case Matching(pairs, offered):
            found = [offered[index] if index >= 0 else "" for index in indexes]
            found += [""] * (len(pairs) - len(found))
            return _pieces(
                [pair.right == text for pair, text in zip(pairs, found, strict=True)],
                [pair.because for pair, text in zip(pairs, found, strict=True) if pair.right != text],
            )
        case Ordering(entries, shown):
            return _ordered([shown[index] for index in indexes], len(entries))
        case Recall() | Typed() | Numeric() | Cloze():
            if not indexes:
                return WRONG
            raise TypeError(f"{type(body).__name__} items are not answered by choosing")
    assert_never(body)


def _chosen(options: tuple[Option, ...], indexes: tuple[int, ...]) -> Judgement:
    if not indexes:
        return WRONG
    option = options[indexes[0]]
    return RIGHT if option.right else Judgement(Verdict.WRONG, 0, notes=said([option.because]))


def _several(options: tuple[Option, ...], chosen: frozenset[int]) -> Judgement:
    hits = sum(option.right for index, option in enumerate(options) if index in chosen)
    errors = len(chosen) - hits
    right = sum(option.right for option in options)
    credit = max(0, hits - errors) / right
    misses = errors + right - hits
    verdict = Verdict.RIGHT if not misses else Verdict.ALMOST if misses == 1 and hits else Verdict.WRONG
    told = [o.because for index, o in enumerate(options) if index in chosen and not o.right]
    missing = f"{right - hits} more would have been right" if right > hits and chosen else ""
    return Judgement(verdict, credit, notes=said([*told, missing]))


def _pieces(right: list[bool], notes: Iterable[str]) -> Judgement:
    parts = tuple(Verdict.RIGHT if each else Verdict.WRONG for each in right)
    return Judgement(_overall(parts), sum(right) / len(right), parts, said(notes))


def _overall(parts: tuple[Verdict, ...]) -> Verdict:
    """Of several: right where all are, almost where more than half are, or nearly are."""
    if all(part is Verdict.RIGHT for part in parts):
        return Verdict.RIGHT
    return (
        Verdict.ALMOST
        if sum(CREDIT[part] for part in parts) >= (len(parts) + 1) / 2 or (Verdict.WRONG not in parts)
        else Verdict.WRONG
    )


def _ordered(given: list[int], entries: int) -> Judgement:
    """By the pairs that stand the right way round; two neighbours exchanged are almost right."""
    if sorted(given) != list(range(entries)):
        return WRONG
    parts = tuple(Verdict.RIGHT if at == place else Verdict.WRONG for at, place in enumerate(given))
    turned = sum(one > other for one, other in combinations(given, 2))
    pairs = entries * (entries - 1) // 2
    verdict = Verdict.RIGHT if not turned else Verdict.ALMOST if turned == 1 else Verdict.WRONG
    return Judgement(verdict, max(0, pairs - 2 * turned) / pairs, parts)


def _written(body: Body, texts: tuple[str, ...], names: Names) -> Judgement:
    match body:
        case Typed(accepted=accepted):
            return judge_text("".join(texts[:1]), accepted, names)
        case Cloze(gaps=gaps):
            filled = [*texts, *[""] * (len(gaps) - len(texts))]
            each = [judge_text(text, gap.accepted, names) for text, gap in zip(filled, gaps, strict=False)]
            parts = tuple(one.verdict for one in each)
            notes = said(note for one in each for note in one.notes)
            return Judgement(_overall(parts), sum(one.credit for one in each) / len(each), parts, notes)
        case Numeric():
            return _number(body, "".join(texts[:1]))
        case Recall() | Choice() | Multiple() | TrueFalse() | Matching() | Ordering():
            if not any(texts):
                return WRONG
            raise TypeError(f"{type(body).__name__} items are not answered by typing")
    assert_never(body)


def _number(body: Numeric, text: str) -> Judgement:
    found = numbers.readings(text, body.unit)
    if any(body.low <= number <= body.high for number in found):
        if numbers.unit_fits(text, body.unit):
            return RIGHT
        return of_another_unit(body.unit)
    # A count is right or wrong; only what is measured or rounded can be nearly so.
    room = max(body.high - body.low, abs(body.number) * _NEAR) if body.low < body.high else Decimal(0)
    if any(body.low - room <= number <= body.high + room for number in found if room):
        return almost(f"Near: it is {body.answer}")
    return WRONG

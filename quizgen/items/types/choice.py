"""Choice: one right option among three or four.

Three options are the default (Rodriguez 2005); a fourth only where a third distractor is one that
sources or learners really get wrong. Numbers and dates stand in order, with the key's rank drawn from
the item's id; other options stand in an order that their hashes give. Of proven distractors the first are
taken with which the key does not stand out, by length, words or form (`quizgen.items.lint`).
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, islice
from random import Random

from quizgen.facts.dates import Date
from quizgen.facts.values import Quantity, Value
from quizgen.items.asking import Asked
from quizgen.items.distractor import Distractor
from quizgen.items.model import Choice, Option
from quizgen.items.shuffling import by_hash
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.sets import best_set, sets_of
from quizgen.items.types.tools import Slot, Tools, stem_of
from quizgen.items.wording import sentence

_WANTED = 2
_LOOKED_AT = 8
"""Candidates from which distractors of the drawn rank are chosen."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Choice] | Refusal:
    """The stem and the options, each distractor with its proof."""
    if asked.lists_all:
        return Refusal("a whole list is no single option")
    stem = stem_of(asked)
    if isinstance(stem, Refusal):
        return stem
    key = Option(sentence(tools.printer.text(asked.answer)), True, "")
    distractors = _chosen(asked, slot, tools, stem, key.text)
    if isinstance(distractors, Refusal):
        return distractors
    explained = [tools.feedback.explained(asked, d) for d in distractors]
    wrong = [Option(sentence(d.text), False, d.because, d.proof, d.token) for d in explained]
    if isinstance(asked.answer, Date | Quantity):
        in_order = sorted(zip(distractors, wrong, strict=True), key=lambda pair: _rank(pair[0].value))
        at = sum(_rank(d.value) < _rank(asked.answer) for d in distractors)
        wrong = [option for _, option in in_order]
        return stem, Choice((*wrong[:at], key, *wrong[at:]), in_order=True)
    # By hash and not by shuffling, so that the same options stand the same way however they were found.
    options = by_hash((key, *wrong), slot.id, lambda option: _answer_in(option.token))
    return stem, Choice(tuple(options))


def _answer_in(token: str) -> str:
    # Behind a subject stands whom the feedback names, which has no say in the order.
    return token.partition(" ")[0] if token.startswith("@") else token


def _chosen(asked: Asked, slot: Slot, tools: Tools, stem: str, key: str) -> Sequence[Distractor] | Refusal:
    """The distractors of a released item as far as they are still proven, then those that go best with the key."""
    kept = tools.distractors.kept(asked, slot.keep)
    company = tools.distractors.company()
    chosen = list(filter(company.admits, kept))
    candidates = tools.distractors.candidates(asked, slot.id, company)
    first = [] if slot.keep else list(islice(candidates, _WANTED + 1))
    wanted = len(slot.keep) or _wanted(asked, first)
    if len(chosen) >= wanted:
        return chosen[:wanted]
    ranked = isinstance(asked.answer, Date | Quantity) and not kept
    sets: Iterable[tuple[Distractor, ...]]
    if ranked:
        looked_at = list(islice(chain(first, candidates), _LOOKED_AT))
        sets = _by_rank(looked_at, wanted, asked, Random(slot.id))
    else:
        sets = sets_of(chain(first, candidates), wanted - len(chosen))
    tried = ([*chosen, *more] for more in sets)
    waived = asked.template.waived
    return best_set(tried, _shown, stem, key, tools.lint, waived, insist=not slot.keep)


def _shown(distractor: Distractor) -> str:
    return sentence(distractor.text)


def _wanted(asked: Asked, candidates: list[Distractor]) -> int:
    if asked.template.options:
        return asked.template.options - 1
    return min(max(_WANTED, sum(c.curated for c in candidates)), _WANTED + 1)


def _by_rank(
    candidates: list[Distractor], wanted: int, asked: Asked, draw: Random
) -> list[tuple[Distractor, ...]]:
    """The sets of candidates, those first that hold most of what sources get wrong.

    Of these, the key's rank is as near as can be to one drawn at random.
    """
    rank = draw.randint(0, wanted)
    below = {id(d) for d in candidates if _rank(d.value) < _rank(asked.answer)}

    def wish(distractors: tuple[Distractor, ...]) -> tuple[int, int]:
        return -sum(d.curated for d in distractors), abs(sum(id(d) in below for d in distractors) - rank)

    return sorted(sets_of(candidates, wanted), key=wish)


def _rank(value: Value | None) -> Decimal:
    """Where a date or a quantity stands in order."""
    match value:
        case Date(first=first):
            return Decimal(first)
        case Quantity(number=number, unit=unit):
            return number * unit.factor
    return Decimal(0)

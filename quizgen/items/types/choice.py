"""Choice: one right option among three or four.

Three options are the default (Rodriguez 2005); a fourth only where a third distractor is one that
sources or learners really get wrong. Numbers and dates stand in order, with the key's rank drawn from
the item's id; other options stand in an order that their hashes give. Of proven distractors the first are
taken with which the key does not stand out, by length, words or form (`quizgen.items.lint`).
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice, product, tee

from quizgen.facts.dates import Date
from quizgen.facts.values import Quantity, Value
from quizgen.items.asking import Asked
from quizgen.items.chance import Chance
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
    wrong = [Option(_shown(d), False, d.because, d.proof, d.token) for d in explained]
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
    if slot.keep and len(chosen) >= len(slot.keep):
        return chosen
    others = tools.distractors.candidates(asked, slot.id, company)
    first = list(_curated_ones(others))
    curated = sum(candidate.curated for candidate in first)
    candidates = chain(first, others)
    wanted = len(slot.keep) or _wanted(asked, curated)
    sets: Iterable[tuple[Distractor, ...]]
    if isinstance(asked.answer, Date | Quantity) and not kept:
        sets = _by_rank(islice(candidates, _LOOKED_AT), min(curated, wanted), wanted, asked, slot.id)
    else:
        sets = sets_of(candidates, wanted - len(chosen))
    tried = ([*chosen, *more] for more in sets)
    waived = asked.template.waived
    return best_set(tried, _shown, stem, key, tools.lint, waived, insist=not slot.keep)


def _shown(distractor: Distractor) -> str:
    return sentence(distractor.text)


def _curated_ones(candidates: Iterator[Distractor]) -> Iterator[Distractor]:
    """Candidates up to the first that no curator recorded: those come before all others."""
    for candidate in candidates:
        yield candidate
        if not candidate.curated:
            return


def _wanted(asked: Asked, curated: int) -> int:
    if asked.template.options:
        return asked.template.options - 1
    return min(max(_WANTED, curated), _WANTED + 1)


def _by_rank(
    candidates: Iterable[Distractor], curated: int, wanted: int, asked: Asked, item_id: str
) -> Iterator[tuple[Distractor, ...]]:
    """The sets of candidates, those first that hold most of what sources get wrong, which is `curated` at most.

    Of these, the key's rank is as near as can be to one drawn at random. No candidate is found before it is needed.
    """
    rank, key = Chance(item_id).below(wanted + 1), _rank(asked.answer)
    marked = ((candidate, candidate.curated, _rank(candidate.value) < key) for candidate in candidates)
    (kept,) = tee(marked, 1)
    for recorded, off in product(range(curated, -1, -1), range(wanted + 1)):
        kept, looked_at = tee(kept)
        for found in sets_of(looked_at, wanted):
            below = sum([is_below for _, _, is_below in found])
            if sum([is_curated for _, is_curated, _ in found]) == recorded and abs(below - rank) == off:
                yield tuple([candidate for candidate, _, _ in found])


def _rank(value: Value | None) -> Decimal | int:
    """Where a date or a quantity stands in order."""
    match value:
        case Date(first=first):
            return first
        case Quantity(number=number, unit=unit):
            return number * unit.factor
    return 0

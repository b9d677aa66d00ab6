"""Choice: one right option among three or four.

Three options are the default (Rodriguez 2005); a fourth only where a third distractor is one that
sources or learners really get wrong. Numbers and dates stand in order, with the key's rank drawn from
the item's id; other options stand in an order that their hashes give.
"""

from decimal import Decimal
from itertools import islice
from random import Random

from quizgen.facts.dates import Date
from quizgen.facts.values import Quantity, Value
from quizgen.items.asking import Asked
from quizgen.items.columns import ring_hash
from quizgen.items.distractor import Distractor
from quizgen.items.model import Choice, Option
from quizgen.items.types.tools import Refusal, Slot, Tools, stem_of
from quizgen.items.wording import sentence

_WANTED = 2
_MOST = 4
_LOOKED_AT = 8
"""Candidates from which distractors of the drawn rank are chosen."""


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Choice] | Refusal:
    """The stem and the options, each distractor with its proof."""
    if asked.lists_all:
        return Refusal("a whole list is no single option")
    stem = stem_of(asked)
    if isinstance(stem, Refusal):
        return stem
    draw = Random(slot.id)
    distractors = _chosen(asked, slot, tools, draw)
    if distractors is None:
        return Refusal("too few answers are provably wrong")
    key = Option(sentence(tools.printer.text(asked.answer)), True, "")
    explained = [tools.feedback.explained(asked, d) for d in distractors]
    wrong = [Option(sentence(d.text), False, d.because, d.proof, d.token) for d in explained]
    if isinstance(asked.answer, Date | Quantity):
        in_order = sorted(zip(distractors, wrong, strict=True), key=lambda pair: _rank(pair[0].value))
        at = sum(_rank(d.value) < _rank(asked.answer) for d in distractors)
        wrong = [option for _, option in in_order]
        return stem, Choice((*wrong[:at], key, *wrong[at:]), in_order=True)
    # By hash and not by shuffling, so that the same options stand the same way however they were found.
    options = sorted((key, *wrong), key=lambda option: ring_hash(f"{slot.id}/{_answer_in(option.token)}"))
    return stem, Choice(tuple(options))


def _answer_in(token: str) -> str:
    # Behind a subject stands whom the feedback names, which has no say in the order.
    return token.partition(" ")[0] if token.startswith("@") else token


def _chosen(asked: Asked, slot: Slot, tools: Tools, draw: Random) -> list[Distractor] | None:
    in_order = isinstance(asked.answer, Date | Quantity)
    candidates = list(islice(tools.distractors.candidates(asked, slot.id), _LOOKED_AT if in_order else _MOST))
    kept = tools.distractors.kept(asked, slot.keep)
    wanted = len(slot.keep) or _wanted(asked, candidates)
    if in_order and not kept:
        candidates = _with_rank(candidates, wanted, asked, draw)
    company = tools.distractors.company()
    chosen = list(islice(filter(company.admits, (*kept, *candidates)), wanted))
    return chosen if len(chosen) == wanted else None


def _wanted(asked: Asked, candidates: list[Distractor]) -> int:
    if asked.template.options:
        return asked.template.options - 1
    return min(max(_WANTED, sum(c.curated for c in candidates)), _WANTED + 1)


def _with_rank(candidates: list[Distractor], wanted: int, asked: Asked, draw: Random) -> list[Distractor]:
    """The first candidates that leave the key at a rank drawn at random among those within reach."""
    below_wanted = draw.randint(0, wanted)
    fixed = [c for c in candidates if c.curated][:wanted]
    fixed_below = sum(_sorts_before(c, asked) for c in fixed)
    below_wanted = min(max(below_wanted, fixed_below), wanted - (len(fixed) - fixed_below))
    below = [c for c in candidates if _sorts_before(c, asked)]
    above = [c for c in candidates if not _sorts_before(c, asked)]
    below_wanted = min(below_wanted, len(below))
    below_wanted = max(below_wanted, min(len(below), wanted - len(above)))
    chosen = {id(c) for c in (*below[:below_wanted], *above[: wanted - below_wanted])}
    return [c for c in candidates if id(c) in chosen]


def _rank(value: Value | None) -> Decimal:
    """Where a date or a quantity stands in order."""
    match value:
        case Date(first=first):
            return Decimal(first)
        case Quantity(number=number, unit=unit):
            return number * unit.factor
    return Decimal(0)


def _sorts_before(distractor: Distractor, asked: Asked) -> bool:
    return _rank(distractor.value) < _rank(asked.answer)

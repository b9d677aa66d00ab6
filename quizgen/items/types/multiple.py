"""Multiple: select everything that applies.

One question asks for a whole list that would else be asked member by member. Its options are members and
outsiders, drawn by hash; it never says how many are right.
"""

from itertools import islice

from quizgen.facts.values import Reference, Value
from quizgen.items.asking import Asked
from quizgen.items.chance import Chance
from quizgen.items.distractor import Distractor
from quizgen.items.model import Multiple, Option
from quizgen.items.proofs import Proof
from quizgen.items.shuffling import by_hash
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot, Tools, stem_of
from quizgen.items.wording import sentence

OPTIONS = 5
FEWEST_RIGHT, FEWEST_WRONG = 2, 2


def make(asked: Asked, slot: Slot, tools: Tools) -> tuple[str, Multiple] | Refusal:
    """The stem and the options, each outsider with its proof."""
    if not asked.lists_all:
        return Refusal("one answer needs no boxes to tick")
    stem = stem_of(asked)
    if isinstance(stem, Refusal):
        return stem
    wanted = asked.template.options or OPTIONS
    right = _members(asked, slot, tools)
    wrong = _outsiders(asked, slot, tools)
    most = min(len(right), wanted - FEWEST_WRONG)
    least = max(FEWEST_RIGHT, wanted - len(wrong))
    if most < least:
        return Refusal("too few members, or too few who are provably none")
    released = sum(option.token in slot.keep for option in right)
    count = min(max(released, least), most) if released else Chance(slot.id).between(least, most)
    options = [*right[:count], *wrong[: wanted - count]]
    if len({option.text.casefold() for option in options}) < wanted:
        return Refusal("two of those who could be offered have one name")
    return stem, Multiple(tuple(by_hash(options, slot.id, lambda option: option.token)))


def _members(asked: Asked, slot: Slot, tools: Tools) -> list[Option]:
    values = {_token(value): value for value in asked.right}
    drawn = by_hash(values, slot.id, str)
    kept = (token for token in slot.keep if token in values)
    heads: set[str] = set()
    found = []
    for token in dict.fromkeys((*kept, *drawn)):
        value = values[token]
        head = tools.judge.kinship.head(value.subject) if isinstance(value, Reference) else token
        if head not in heads:
            heads.add(head)
            found.append(Option(sentence(tools.printer.text(value)), True, "", token=token))
    return found


def _outsiders(asked: Asked, slot: Slot, tools: Tools) -> list[Option]:
    company = tools.distractors.company()
    kept = tools.distractors.kept(asked, slot.keep)
    drawn = islice(tools.distractors.candidates(asked, slot.id), OPTIONS)
    outsiders = filter(company.admits, (*kept, *drawn))
    explained = [tools.feedback.explained(asked, outsider) for outsider in outsiders]
    return [Option(sentence(d.text), False, d.because, d.proof, d.token) for d in explained]


def _token(value: Value) -> str:
    return Distractor("", value, Proof.LISTED).token

"""Who belonged to a list: at a day in the past, and who never did."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from quizgen.facts import world
from quizgen.facts.comparison import right_values
from quizgen.facts.dates import Date, calendar_date, year_of
from quizgen.facts.model import Fact, Subject
from quizgen.facts.values import Reference
from quizgen.items.asking import Ground
from quizgen.items.chance import Chance
from quizgen.items.columns import ring_hash
from quizgen.items.computing.model import (
    Bench,
    Computed,
    Part,
    computed,
    options_of,
    released_and_other,
    told,
    told_by,
)
from quizgen.items.model import Choice, ItemType, Multiple, Option
from quizgen.items.proofs import Proof
from quizgen.items.shuffling import by_hash
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import sentence

WRONG = 2
SELECTED = 5
FEWEST_RIGHT, MOST_RIGHT = 2, 3
"""Members among those to select."""
INSIDE = 3
"""Members among whom the odd one stands."""
LOOKED_AT = 8
OUTSIDERS = 4
_ONE_IN = 3


def years(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A year for each stretch of time in which a list stayed as it was."""
    property_id = template.path.property
    facts = _written(subject, property_id, bench)
    extent = subject.extents.get(property_id)
    if extent is None or extent.complete is None or not world.list_is_whole(extent):
        return
    day = bench.asker.day
    known = min(extent.complete.last, day.last) if day else extent.complete.last
    first, last = _year(extent.complete.first), _year(known)
    changes = sorted({_year(day) for fact in facts for day in _changes(fact)})
    for begin, end in pairwise((*changes, last + 1)):
        quiet = range(max(begin, first) + 1, min(end, last))
        if quiet:
            year = min(quiet, key=lambda year: ring_hash(f"{subject.id}/{property_id}/{year}"))
            there = world.members_at(facts, extent, year_of(year))
            away = [fact for fact in facts if fact not in there and isinstance(fact.value, Reference)]
            if there and away:
                yield Part(there, str(year))


def member_at(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Which of these belonged to it in a year: others joined later or had left."""
    year = year_of(int(slot.part))
    property_id = slot.template.path.property
    facts = _written(slot.subject, property_id, bench)
    extent = slot.subject.extents[property_id]
    possible = {
        bench.judge.kinship.head(value.subject)
        for fact in world.members_at(facts, extent, year, maybe=True)
        for value in right_values(fact.says)
        if isinstance(value, Reference)
    }
    there = _by_hash((fact for fact in slot.facts if not fact.says.unconfirmed), slot, bench)
    away = _by_hash((f for f in facts if _is_away(f, possible, bench)), slot, bench)
    if not there or len(away) < WRONG:
        return Refusal("too few are on record who joined later or had left")
    asked = (bench.ask(replace(slot.template, each=True), slot.subject, (f,)) for f in (*there, *away))
    main = next((a for a in asked if a), None)
    if main is None:
        return Refusal("no member can be asked about")
    main = replace(main, words={name: words for name, words in main.words.items() if name != "as_of"})
    stem = bench.stem(slot, main, period=bench.printer.words(year))
    if isinstance(stem, Refusal):
        return stem
    several = slot.type is ItemType.MULTIPLE
    right = there[: _right_ones(there, slot) if several else 1]
    wrong = away[: max(WRONG, (len(slot.keep) or SELECTED) - len(right)) if several else WRONG]
    if several and len(right) < FEWEST_RIGHT:
        return Refusal("too few members are on record")
    names = {bench.printer.text(f.value).casefold() for f in (*right, *wrong)}
    if len(names) < len(right) + len(wrong):
        return Refusal("two of those who could be offered have one name")
    keys = [Option(_named(f, bench), True, _stay(f, bench), token=_token(f)) for f in right]
    others = {
        _token(f): Option(_named(f, bench), False, _stay(f, bench), Proof.NOT_LISTED, _token(f)) for f in away
    }
    if several:
        shown = options_of(slot, [*keys, *(others[_token(fact)] for fact in wrong)])
        body: Choice | Multiple = Multiple(shown.options)
    else:
        candidates = ((others[_token(fact)], fact) for fact in away)
        offered = bench.offer(slot, stem, keys[0], candidates, WRONG)
        if isinstance(offered, Refusal):
            return offered
        body = options_of(slot, [keys[0], *(option for option, _ in offered)])
        wrong = [fact for _, fact in offered]
    facts = (*right, *wrong)
    return Computed(stem, body, main, facts, told([_stay(f, bench) for f in facts]))


def every_third(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A question for about every third member, so that a long list does not fill the pool."""
    facts = subject.facts.get(template.path.property, ())
    if len(facts) >= _ONE_IN and world.list_is_whole(
        subject.extents.get(template.path.property), bench.asker.day
    ):
        ranks = {fact.id: ring_hash(f"{template.id}/{fact.id}") for fact in facts}
        lowest = min(ranks.values())
        for fact in facts:
            if ranks[fact.id] % _ONE_IN == 0 or ranks[fact.id] == lowest:
                yield Part((fact,), told_by(fact))


def odd_one_out(slot: Slot, bench: Bench) -> Computed | Refusal:
    """All but one belong to a list: which does not?"""
    template = replace(slot.template, each=True)
    asked = bench.ask(template, slot.subject, slot.facts)
    if asked is None or asked.ground is not Ground.WHOLE_LIST:
        return Refusal("the list is not known to be whole")
    stem = bench.stem(slot, asked)
    if isinstance(stem, Refusal):
        return stem
    by_part = {told_by(fact): fact for fact in slot.subject.facts[asked.fact.property_id]}
    ring = bench.columns.ring(("list", slot.subject.id, asked.fact.property_id), by_part)
    kept = {token.removeprefix("/") for token in slot.keep}
    # Those that it was released with first, in the order in which they were found then.
    near = sorted(ring.after(slot.id), key=lambda part: part not in kept)
    others = _not_kin((asked.fact, *(by_part[part] for part in near)), bench)[1:]
    found = (bench.ask(template, slot.subject, (fact,)) for fact in others)
    members = (asked, *islice((a for a in found if a), LOOKED_AT))
    inside = [
        (Option(_named(a.fact, bench), False, bench.claim(a), Proof.LISTED, _token(a.fact)), a)
        for a in members
    ]
    why = Refusal("nobody is provably outside the list, or too few are in it")
    for outsider in islice(released_and_other(asked, slot.keep, slot.id, bench), OUTSIDERS):
        explained = bench.tools.feedback.explained(asked, outsider)
        key = Option(sentence(outsider.text), True, explained.because, token=outsider.token)
        offered = bench.offer(slot, stem, key, inside, INSIDE) if outsider.value is not None else why
        if isinstance(offered, Refusal):
            why = offered
            continue
        shown = tuple(a for _, a in offered)
        explanation = told([explained.because, *(bench.claim(a) for a in shown)])
        options = options_of(slot, [key, *(option for option, _ in offered)])
        return computed(stem, options, shown, explanation)
    return why


def _written(subject: Subject, property_id: str, bench: Bench) -> tuple[Fact, ...]:
    """Everybody who was ever a member, whatever the world's day."""
    return bench.everything.subjects[subject.id].facts.get(property_id, ())


def _changes(fact: Fact) -> Iterator[int]:
    for says in (fact.since, fact.until):
        for value in right_values(says) if says else ():
            if isinstance(value, Date):
                yield from (value.first, value.last)


def _is_away(fact: Fact, possible: set[str], bench: Bench) -> bool:
    """Whether a former or later member provably had no part in it, with dates that say why."""
    value = fact.value
    ends = [end for end in (fact.since, fact.until) if end]
    if not isinstance(value, Reference) or not ends or any(e.unconfirmed for e in (fact.says, *ends)):
        return False
    return bench.judge.kinship.head(value.subject) not in possible and value.subject in bench.world.subjects


def _by_hash(facts: Iterator[Fact], slot: Slot, bench: Bench) -> list[Fact]:
    """One of each family by hash, those first that the item was released with."""
    drawn = sorted(
        by_hash(facts, slot.id, lambda fact: fact.part), key=lambda fact: _token(fact) not in slot.keep
    )
    return _not_kin(drawn, bench)


def _right_ones(there: Sequence[Fact], slot: Slot) -> int:
    """How many members an item shows: as many as it was released with, or two or three."""
    kept = sum(_token(fact) in slot.keep for fact in there)
    return max(FEWEST_RIGHT, kept) if kept else Chance(slot.id).between(FEWEST_RIGHT, MOST_RIGHT)


def _not_kin(facts: Iterable[Fact], bench: Bench) -> list[Fact]:
    """The first member of each family, who stands for it among options."""
    once: dict[str, Fact] = {}
    for fact in facts:
        if isinstance(fact.value, Reference):
            once.setdefault(bench.judge.kinship.head(fact.value.subject), fact)
    return list(once.values())


def _named(fact: Fact, bench: Bench) -> str:
    return sentence(bench.printer.text(fact.value))


def _token(fact: Fact) -> str:
    return f"/{fact.part}"


def _stay(fact: Fact, bench: Bench) -> str:
    """When somebody joined and left, as far as it is on record."""
    since = f"joined {bench.printer.words(fact.since.value).on}" if fact.since else "was there from the start"
    until = f" and left {bench.printer.words(fact.until.value).on}" if fact.until else ""
    return sentence(f"{bench.printer.words(fact.value)} {since}{until}.")


def _year(day: int) -> int:
    return calendar_date(day)[0]

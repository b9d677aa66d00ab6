"""First, last and in order: events by their dates, amounts by their size.

Candidates stand among the options, never in the stem, and only those are compared whose order is proven:
whatever the tolerance, the calendar or the source.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice, tee

from quizgen.facts.dates import Grain
from quizgen.facts.model import Many, Property, Subject, ValueType
from quizgen.items.asking import Asked
from quizgen.items.computing.model import Bench, Computed, Part, computed, options_of, plain, told, told_by
from quizgen.items.computing.peers import Peer, peer_of, peers
from quizgen.items.model import FALSE, TRUE, Choice, Option, Ordering, Placed, TrueFalse
from quizgen.items.proofs import Proof
from quizgen.items.shuffling import by_hash, out_of_order
from quizgen.items.templates import Template
from quizgen.items.types.refusal import Refusal
from quizgen.items.types.tools import Slot
from quizgen.items.wording import Words, sentence

OPTIONS = 3
ENTRIES = 4
_ENDS = {ValueType.DATE: ("earliest", "latest"), ValueType.QUANTITY: ("smallest", "largest")}


def first(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Which of these came first, or is the smallest."""
    return _extreme(slot, bench, Peer.precedes)


def last(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Which of these came last, or is the largest."""
    return _extreme(slot, bench, lambda key, other: other.precedes(key))


def _extreme(slot: Slot, bench: Bench, beats: Callable[[Peer, Peer], bool]) -> Computed | Refusal:
    key = _anchor(slot, bench)
    if isinstance(key, Refusal):
        return key
    others = (peer for peer in _peers(key, slot, bench) if beats(key, peer))
    return _chosen(slot, bench, key, others, ())


def _chosen(
    slot: Slot, bench: Bench, key: Peer, others: Iterable[Peer], told_of: tuple[Peer, ...], **words: Words
) -> Computed | Refusal:
    """A choice of the key among others, `told_of` being what the stem speaks of besides."""
    wanted = (slot.template.options or OPTIONS) - 1
    others = iter(others)
    first = tuple(islice(others, wanted))
    if len(first) < wanted:
        return Refusal("too few others provably rank before it or behind")
    stem = bench.stem(slot, key.asked, **words)
    if isinstance(stem, Refusal):
        return stem
    right = Option(key.name, True, "", token=key.token)
    wrong = (
        (Option(p.name, False, bench.reason(p.asked), Proof.RANKS_BEHIND, p.token), p)
        for p in chain(first, others)
    )
    offered = bench.offer(slot, stem, right, wrong, wanted)
    if isinstance(offered, Refusal):
        return offered
    options = [right, *(option for option, _ in offered)]
    shown = [key, *by_hash((peer for _, peer in offered), slot.id, lambda peer: peer.token)]
    if key.asked.fact.period:
        places = {peer.token: peer.asked.fact.period.first for peer in shown if peer.asked.fact.period}
        in_order = sorted(options, key=lambda option: places[option.token])
        body = Choice(tuple(in_order), in_order=True)
    else:
        body = options_of(slot, options)
    asked = tuple(peer.asked for peer in (key, *told_of, *shown[1:]))
    named = tuple(peer.token for peer in told_of)
    return computed(stem, body, asked, told([bench.reason(a) for a in asked]), named)


def between(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Which of these came after one thing and before another: the others came before both, or after."""
    key = _anchor(slot, bench)
    if isinstance(key, Refusal):
        return key
    below, above, found = tee(_peers(key, slot, bench), 3)
    # Those released as wrong stay wrong, instead of becoming what the stem names.
    lower = next((p for p in below if p.precedes(key) and p.token not in slot.keep), None)
    upper = next((p for p in above if key.precedes(p) and p.token not in slot.keep), None)
    if lower is None or upper is None:
        return Refusal("nothing provably comes before it, or after")
    bounds = {lower.token, upper.token}
    others = (
        peer for peer in found if peer.token not in bounds and (peer.precedes(lower) or upper.precedes(peer))
    )
    ends = {"earlier": _words(lower), "later": _words(upper)}
    return _chosen(slot, bench, key, others, (lower, upper), **ends)


def before(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Is it right that one thing came before the other?"""
    anchor = _anchor(slot, bench)
    if isinstance(anchor, Refusal):
        return anchor
    is_right = slot.part.endswith(TRUE)
    fits = anchor.precedes if is_right else (lambda peer: peer.precedes(anchor))
    peer = next((p for p in _peers(anchor, slot, bench) if fits(p)), None)
    if peer is None:
        return Refusal("nothing provably comes before it, or after")
    stem = bench.stem(slot, anchor.asked, later=_words(peer))
    if isinstance(stem, Refusal):
        return stem
    asked = (anchor.asked, peer.asked)
    because = told([bench.reason(a) for a in asked])
    body = TrueFalse(is_right, "" if is_right else because, "" if is_right else peer.token)
    return computed(stem, body, asked, because, (peer.token,))


def truths(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """A right statement and a wrong one for each fact of the path."""
    for facts in bench.asker.parts(plain(template), subject):
        part = told_by(facts[0]) if template.each else ""
        for truth in (TRUE, FALSE):
            yield Part(facts, "/".join(filter(None, (part, truth))))


def _words(peer: Peer) -> Words:
    """A peer as a sentence names it."""
    words = peer.asked.words
    return words["period"] if peer.asked.fact.period else words.get("member", words["it"])


def order(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Put these in order."""
    anchor = _anchor(slot, bench)
    if isinstance(anchor, Refusal):
        return anchor
    entries = [anchor]
    wanted = slot.template.options or ENTRIES
    for peer in _peers(anchor, slot, bench):
        if all(peer.precedes(e) or e.precedes(peer) for e in entries):
            entries.append(peer)
        if len(entries) == wanted:
            break
    if len(entries) < wanted:
        return Refusal("too few others provably rank before or behind it")
    return _ordering(slot, bench, entries)


def timeline(slot: Slot, bench: Bench) -> Computed | Refusal:
    """Put these events in the life of one subject in order."""
    entries: list[Peer] = []
    for fact in slot.facts:
        asked = bench.of_fact(fact, slot.template)
        peer = peer_of(asked, bench) if asked else None
        if asked and peer and all(peer.precedes(e) or e.precedes(peer) for e in entries):
            name = _event(asked.answer_property)
            entries.append(replace(peer, name=name, token=f"/{fact.property_id}"))
    if len(entries) < OPTIONS:
        return Refusal("too few of its dates are provably apart")
    return _ordering(slot, bench, entries)


def lives(template: Template, subject: Subject, bench: Bench) -> Iterator[Part]:
    """The dates of a subject, where there are enough of them."""
    properties = bench.world.kinds[subject.kind].properties
    dated = [
        facts[0]
        for id, facts in subject.facts.items()
        if properties[id].type is ValueType.DATE and properties[id].many is Many.ONE
    ]
    if len(dated) >= OPTIONS:
        yield Part(tuple(dated[:ENTRIES]))


def _event(prop: Property) -> str:
    return sentence(prop.label.removeprefix("date of "))


def _ordering(slot: Slot, bench: Bench, entries: list[Peer]) -> Computed | Refusal:
    stem = bench.stem(slot, entries[0].asked)
    if isinstance(stem, Refusal):
        return stem
    ends = _ENDS[entries[0].asked.answer_property.type]
    main = entries[0].asked
    entries = sorted(entries, key=lambda entry: entry.low)
    asked = (main, *(entry.asked for entry in entries if entry.asked is not main))
    tokens = tuple(entry.token for entry in entries)
    placed = tuple(Placed(entry.name, bench.printer.text(entry.asked.answer)) for entry in entries)
    body = Ordering(placed, out_of_order(tokens, slot.id), *ends, tokens)
    return computed(stem, body, asked, told([bench.reason(entry.asked) for entry in entries]))


def _anchor(slot: Slot, bench: Bench) -> Peer | Refusal:
    asked = bench.ask(slot.template, slot.subject, slot.facts)
    peer = peer_of(asked, bench) if asked else None
    return peer or Refusal("its value has no certain place in an order, or its name tells it")


def _peers(anchor: Peer, slot: Slot, bench: Bench) -> Iterator[Peer]:
    names = {anchor.unnumbered}
    for asked in peers(anchor.asked, slot, bench):
        peer = peer_of(asked, bench)
        if peer and peer.unnumbered not in names and _comparable(anchor.asked, asked):
            names.add(peer.unnumbered)
            yield peer


def _length(asked: Asked) -> Grain | None:
    return asked.fact.period.grain if asked.fact.period else None


def _comparable(one: Asked, other: Asked) -> bool:
    """Whether two values speak of one thing: in one unit, of one day where they can change, of periods as long."""
    if (
        _length(one) != _length(other)
        or type(one.answer) is not type(other.answer)
        or one.as_of != other.as_of
    ):
        return False
    return getattr(one.answer, "unit", None) == getattr(other.answer, "unit", None)

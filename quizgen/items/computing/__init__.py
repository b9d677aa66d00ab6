"""Computed questions: what a template cannot ask of one fact, but a small function can ask of several.

A template that says `computes: order` is made by the function of that name in `FUNCTIONS`. To add one, write a
file with a `make(slot, bench)` that gives a `Computed` or a `Refusal`, and enter it here with what it needs.
"""

from collections.abc import Mapping

from quizgen.items.computing import (
    confusion,
    gathering,
    intervals,
    membership,
    ranking,
    series,
    sources,
    statements,
    steps,
)
from quizgen.items.computing.model import Function
from quizgen.items.model import QUOTED, ItemType

CHOICE = frozenset({ItemType.CHOICE})
CHECKS_A_SOURCE = "source-check"
"""The function that asks whether what a source says is right."""

FUNCTIONS: Mapping[str, Function] = {
    "first": Function(ranking.first, CHOICE, steps=2, facts=3, needs="ranked"),
    "last": Function(ranking.last, CHOICE, steps=2, facts=3, needs="ranked"),
    "between": Function(
        ranking.between, CHOICE, steps=2, facts=5, needs="ranked", speaks_of=frozenset({"earlier", "later"})
    ),
    "before": Function(
        ranking.before,
        frozenset({ItemType.TRUE_FALSE}),
        steps=2,
        facts=2,
        needs="ranked",
        parts=ranking.truths,
        speaks_of=frozenset({"later"}),
    ),
    "order": Function(ranking.order, frozenset({ItemType.ORDERING}), steps=2, facts=4, needs="ranked"),
    "timeline": Function(
        ranking.timeline, frozenset({ItemType.ORDERING}), steps=2, facts=4, parts=ranking.lives
    ),
    "match": Function(gathering.match, frozenset({ItemType.MATCHING}), steps=1, facts=4, needs="one"),
    "statement": Function(statements.make, CHOICE, steps=1, facts=3, parts=statements.parts),
    "member-at": Function(
        membership.member_at,
        frozenset({ItemType.CHOICE, ItemType.MULTIPLE}),
        steps=2,
        facts=3,
        needs="members",
        parts=membership.years,
        speaks_of=frozenset({"period"}),
    ),
    "odd-one-out": Function(
        membership.odd_one_out, CHOICE, steps=2, facts=3, needs="members", parts=membership.every_third
    ),
    "interval": Function(
        intervals.make, frozenset({ItemType.CHOICE, ItemType.NUMERIC}), steps=2, facts=2, needs="interval"
    ),
    "years-apart": Function(
        intervals.apart,
        frozenset({ItemType.CHOICE, ItemType.NUMERIC}),
        steps=2,
        facts=2,
        needs="dated",
        speaks_of=frozenset({"earlier"}),
    ),
    "change": Function(
        series.change,
        frozenset({ItemType.NUMERIC}),
        steps=2,
        facts=2,
        needs="series",
        speaks_of=frozenset({"earlier", "change"}),
    ),
    "growth": Function(
        series.growth,
        frozenset({ItemType.CHOICE, ItemType.NUMERIC}),
        steps=2,
        facts=2,
        needs="series",
        speaks_of=frozenset({"earlier", "change"}),
    ),
    "through": Function(
        steps.make, frozenset({ItemType.CHOICE, ItemType.TYPED}), steps=2, facts=2, needs="through"
    ),
    "tell-apart": Function(
        confusion.make, CHOICE, steps=3, facts=4, parts=confusion.parts, speaks_of=frozenset({"other"})
    ),
    "compare": Function(
        confusion.make,
        CHOICE,
        steps=3,
        facts=4,
        parts=confusion.with_a_peer,
        speaks_of=frozenset({"other"}),
    ),
    CHECKS_A_SOURCE: Function(
        sources.make,
        CHOICE,
        steps=3,
        facts=1,
        parts=sources.parts,
        speaks_of=frozenset({"source", "said"}),
        ending=QUOTED,
    ),
}

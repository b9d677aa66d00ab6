"""Computed questions: for each function of `quizgen.items.computing` a second opinion."""

from collections.abc import Callable, Iterator, Mapping

from tests.slow import figures, matching, membership, ranking, statements
from tests.slow.case import Case

FUNCTIONS: Mapping[str, Callable[[Case], Iterator[str]]] = {
    "first": ranking.extreme,
    "last": ranking.extreme,
    "between": ranking.between,
    "before": ranking.before,
    "order": ranking.order,
    "timeline": ranking.timeline,
    "match": matching.match,
    "statement": statements.statement,
    "member-at": membership.member_at,
    "odd-one-out": membership.odd_one_out,
    "interval": figures.interval,
    "years-apart": figures.interval,
    "change": figures.change,
    "growth": figures.change,
    "tell-apart": statements.contrast,
    "compare": statements.contrast,
    "source-check": statements.source_check,
}
"""All but `through`, whose second step is a plain question."""

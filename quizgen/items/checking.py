"""Checks on questions that need their items to be made."""

from collections.abc import Iterable

from quizgen.items.model import Item
from quizgen.items.pool import Pool
from quizgen.items.types.refusal import Refusal
from quizgen.problems import Problem, Problems


def idle_templates(pool: Pool, known: Iterable[str] = ()) -> Problems:
    """A problem for each template from which no item can be made, with the first reason.

    `known` are ids of templates that have made one, which need not be tried.
    """
    made = set(known)
    reasons: dict[str, str] = {}
    for slot in pool.slots(lambda template, _: template.id not in made):
        if slot.template.id in made:
            continue
        found = pool.make(slot)
        if isinstance(found, Item):
            made.add(slot.template.id)
        elif isinstance(found, Refusal):
            reasons.setdefault(slot.template.id, f"{slot.subject.id}: {found.why}")
    return tuple(
        Problem(
            template.place,
            "never-matches",
            f"no item comes of template {template.id!r}",
            reasons.get(template.id, "no subject has what it asks"),
        )
        for template in pool.questions.templates
        if template.id not in made
    )

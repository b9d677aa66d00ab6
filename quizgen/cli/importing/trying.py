"""What would come of an import, tried on the files as they would be, before any is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.cli import products, screen
from quizgen.cli.workspace import Workspace
from quizgen.items import lint
from quizgen.items.checking import idle_templates
from quizgen.items.model import Item
from quizgen.items.patience import PatientPool
from quizgen.problems import Problem, Problems, Severity, errors, in_order

Unasked = Mapping[str, frozenset[str]]
"""Question templates, by id, with the subjects of which they cannot ask; none where they can ask of nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is wrong with a collection as it would be, and with which of the proposed questions."""

    problems: Problems
    unasked: Unasked


def tried(after: Workspace, changes: Mapping[str, bytes]) -> Trial:
    """What `quizgen check` would say of a collection's changed files; `changes` are these."""
    if errors(after.problems):
        return Trial(errors(after.problems), {})
    pool = PatientPool(after.collection, after.questions)
    findings: list[lint.Finding] = []
    slots = list(pool.slots(lambda template, _: template.place.path in changes))
    with screen.progress(slots, "reading items", quiet=False) as going:
        for slot in going:
            made = pool.make(slot)
            if isinstance(made, Item):
                findings.extend(lint.of_item(made, pool.lint))
    recipes = [recipe for recipe in after.recipes if recipe.place.path in changes]
    made_of = [products.make(recipe, after, pool) for recipe in recipes]
    idle = idle_templates(pool, (item.template for p in made_of for item in products.items_of(p.work)))
    wrong = errors((*(problem for p in made_of for problem in p.problems), *idle))
    flawed = lint.problems(findings)
    here = [problem for problem in wrong if problem.place.path in changes]
    return Trial(in_order((*flawed, *here)), _unasked(after, findings, here, changes))


def _unasked(
    after: Workspace, findings: list[lint.Finding], wrong: list[Problem], changes: Mapping[str, bytes]
) -> Unasked:
    found: dict[str, frozenset[str]] = {}
    for finding in findings:
        if finding.item and lint.severity_of(finding.code) is Severity.ERROR:
            item = finding.item
            found[item.template] = found.get(item.template, frozenset()) | {item.subject}
    idle = {problem.place for problem in wrong if problem.code == "never-matches"}
    found |= {
        t.id: frozenset() for t in after.questions.templates if t.place in idle and t.place.path in changes
    }
    return found

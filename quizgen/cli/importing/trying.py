"""What would come of an import, tried on the files as they would be, before any is written.

Of a table of many rows not every item is made, which would take minutes: some are, of subjects from its whole length.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.cli import products, screen
from quizgen.cli.workspace import Workspace
from quizgen.items import lint
from quizgen.items.checking import idle_templates
from quizgen.items.model import Item
from quizgen.items.patience import PatientPool
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems, Severity, errors, in_order

Unasked = Mapping[str, frozenset[str]]
"""Question templates, by id, with the subjects of which they cannot ask; none where they can ask of nothing."""
_ALL_UP_TO = 10_000
"""Questions, each a template about a subject, of which every one is tried."""
_OF_MORE = 4_000
"""Questions that are tried where there are more."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is wrong with a collection as it would be, and with which of the proposed questions."""

    problems: Problems
    unasked: Unasked
    questions: int = 0
    """How many there are, each a template about a subject."""
    tried: int = 0
    """Of how many the items were made."""


def tried(after: Workspace, changes: Mapping[str, bytes]) -> Trial:
    """What `quizgen check` would say of a collection's changed files; `changes` are these."""
    if errors(after.problems):
        return Trial(errors(after.problems), {})
    questions = _questions(after, changes)
    few = len(questions) <= _ALL_UP_TO
    chosen = questions if few else questions[:: -(-len(questions) // _OF_MORE)]
    pool = (PatientPool if few else Pool)(after.collection, after.questions)
    findings: list[lint.Finding] = []
    asking: set[str] = set()
    with screen.progress(chosen, "reading items", quiet=False) as going:
        for made in (pool.make(slot) for question in going for slot in pool.slots_about(*question)):
            if isinstance(made, Item):
                asking.add(made.template)
                findings.extend(lint.of_item(made, pool.lint))
    # A deck of more would be as slow to make as all its items.
    recipes = [recipe for recipe in after.recipes if recipe.place.path in changes] if few else []
    made_of = [products.make(recipe, after, pool) for recipe in recipes]
    asking.update(item.template for product in made_of for item in products.items_of(product.work))
    wrong = errors((*(problem for p in made_of for problem in p.problems), *idle_templates(pool, asking)))
    flawed = lint.problems(findings)
    here = [problem for problem in wrong if problem.place.path in changes]
    unasked = _unasked(after, findings, here, changes)
    return Trial(in_order((*flawed, *here)), unasked, len(questions), len(chosen))


def _questions(after: Workspace, changes: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The changed templates, each with the subjects that it may ask of; by their ids."""
    return [
        (template.id, subject.id)
        for template in after.questions.templates
        if template.place.path in changes
        for subject in after.collection.subjects.values()
        if subject.kind in template.about and template.path.property in ("", *subject.facts)
    ]


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

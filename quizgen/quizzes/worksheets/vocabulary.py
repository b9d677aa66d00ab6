"""A vocabulary list: names of subjects in the languages that the collection has them in."""

from collections import Counter

from quizgen.facts.model import Subject
from quizgen.items.columns import ring_hash
from quizgen.items.pool import Pool
from quizgen.problems import Problem, Problems
from quizgen.quizzes.clashes import Conflicts
from quizgen.quizzes.recipes.worksheets import WorksheetRecipe
from quizgen.quizzes.worksheets.choosing import seed_of, too_few
from quizgen.quizzes.worksheets.model import Term, Vocabulary

LANGUAGES = 2
"""Languages beside the collection's own: those in which most names are on record."""


def arrange(recipe: WorksheetRecipe, pool: Pool, conflicts: Conflicts) -> tuple[Vocabulary, Problems]:
    """The best-known subjects that have names in every language, by name; chance decides between equals."""
    subjects = pool.world.subjects.values()
    counted = Counter(name.language for subject in subjects for name in subject.names)
    languages = tuple(sorted(sorted(counted), key=lambda code: -counted[code])[:LANGUAGES])
    named = {
        subject.id: subject
        for subject in subjects
        if recipe.filter.takes_subject(subject)
        and subject.id not in recipe.filter.without
        and {name.language for name in subject.names}.issuperset(languages)
    }
    if not languages or not named:
        message = "no subject that fits has names in other languages"
        hint = "add `names:` to subjects in seeds/facts/, or widen the filters"
        return Vocabulary((), ()), (Problem(recipe.place, "no-names", message, hint),)

    def rank(subject: Subject) -> tuple[bool, int, int]:
        chance = ring_hash(f"{seed_of(recipe)}/{subject.id}")
        return subject.id not in recipe.including, -subject.prominence, chance

    chosen = sorted(named.values(), key=rank)[: recipe.count]
    terms = tuple(
        _term(subject, languages) for subject in sorted(chosen, key=lambda each: each.name.casefold())
    )
    shown = {subject.id for subject in chosen}
    problems = [_unnamed(recipe, id) for id in recipe.including if id not in shown]
    if len(chosen) < recipe.count:
        problems.insert(0, too_few(recipe, len(chosen)))
    return Vocabulary(languages, terms, pool.world.language), tuple(problems)


def _term(subject: Subject, languages: tuple[str, ...]) -> Term:
    by_language = {name.language: name for name in reversed(subject.names)}
    return Term(subject.name, tuple(by_language.get(code) for code in languages))


def _unnamed(recipe: WorksheetRecipe, id: str) -> Problem:
    message = f"the list cannot take {id!r}"
    return Problem(
        recipe.place, "not-drawn", message, "name subjects that have names in all languages of the list"
    )

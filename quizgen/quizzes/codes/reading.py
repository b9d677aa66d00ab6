"""From a code back to what its quiz was made from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from quizgen.facts.model import Collection
from quizgen.quizzes.codes import characters
from quizgen.quizzes.codes.content import digest_of
from quizgen.quizzes.codes.numbers import digest, number, take, take_number
from quizgen.quizzes.codes.sheets import SheetWish, taken_sheet
from quizgen.quizzes.codes.wishes import Field, OwnItemsError, UnknownNameError, Wish, taken
from quizgen.quizzes.codes.writing import COLLECTION, CONTENT, RECIPE, Kind
from quizgen.quizzes.looks import PAPERS
from quizgen.quizzes.model import Form, Quiz
from quizgen.quizzes.recipes import Own, QuizRecipe, WorksheetRecipe
from quizgen.quizzes.recipes.model import NONE_OF_OWN

if TYPE_CHECKING:
    from quizgen.quizzes.worksheets.model import Worksheet


@dataclass(frozen=True, slots=True)
class Code:
    """A code, read as far as it can be without its collection."""

    kind: Kind
    collection: tuple[int, ...]
    content: tuple[int, ...]
    seed: int
    forms: int
    asked: tuple[int, ...]
    """What was asked for; then which form a sheet has, and whose it is."""

    def is_of(self, collection: str) -> bool:
        """Whether it is of a collection, by the collection's id."""
        return self.collection == digest(collection, COLLECTION)

    def still_makes(self, work: "Quiz | Worksheet") -> bool:
        """Whether what is made from it is what it was when the code was printed."""
        return self.content == digest_of(work, CONTENT)


def code_of(quiz: Quiz, form: Form) -> str:
    """The code of a sheet; empty where a quiz does not say what it was made from."""
    if not quiz.origin:
        return ""
    letter = ascii_uppercase.index(form.letter) + 1 if form.letter else 0
    return characters.written((*quiz.origin, letter, *number(form.number)))


def code_of_worksheet(sheet: "Worksheet") -> str:
    """The code of a worksheet; empty where it does not say what it was made from."""
    return characters.written(sheet.origin) if sheet.origin else ""


def makes_again(sheet: "Worksheet") -> bool:
    """Whether a worksheet's code says all that it takes to make it."""
    return bool(sheet.origin) and sheet.origin[0] != Kind.UNLISTED


def read(text: str) -> Code:
    """A code as someone typed it; raises ValueError with what is wrong with it."""
    digits = iter(characters.read(text))
    try:
        return Code(
            Kind(next(digits)),
            take(digits, COLLECTION),
            take(digits, CONTENT),
            take_number(digits),
            next(digits),
            tuple(digits),
        )
    except (ValueError, StopIteration):
        raise ValueError("it is no code of a sheet, or one of a newer quizgen") from None


def remade(
    code: Code,
    collection: Collection,
    recipes: Iterable[QuizRecipe | WorksheetRecipe],
    title: str,
    everything: Callable[[], Iterable[str]],
    own: Own = NONE_OF_OWN,
) -> Wish | SheetWish | None:
    """What a quiz or a worksheet was made from; None where its code only identifies it.

    `title` is what a person says that it is called; `everything` gives the ids of all that can be asked for by name,
    which takes a while; `own` are the items that a person brings along. Raises UnknownNameError, TitleError,
    OwnItemsError and ValueError.
    """
    digits = iter(code.asked)
    try:
        match code.kind:
            case Kind.RECIPE:
                return _of_recipe(code, _recipe(digits, recipes), own)
            case Kind.LISTED:
                return taken(digits, _Names(collection, everything), title, code.seed, code.forms, own)
            case Kind.SHEET:
                return taken_sheet(digits, _Names(collection, everything), title, code.seed, own)
    except StopIteration:
        raise ValueError("it is no code of a sheet") from None
    return None


def _of_recipe(code: Code, recipe: QuizRecipe | WorksheetRecipe, own: Own) -> Wish | SheetWish:
    if own.items:
        raise OwnItemsError(0)
    if isinstance(recipe, QuizRecipe):
        return Wish(replace(recipe, seed=code.seed, forms=code.forms))
    return SheetWish(replace(recipe, seed=code.seed))


def _recipe(
    digits: Iterator[int], recipes: Iterable[QuizRecipe | WorksheetRecipe]
) -> QuizRecipe | WorksheetRecipe:
    wanted = take(digits, RECIPE)
    found = [recipe for recipe in recipes if digest(recipe.id, RECIPE) == wanted]
    if len(found) != 1:
        raise UnknownNameError
    return found[0]


class _Names(dict[Field, Iterable[str]]):
    """The names of each sort, gathered when a code asks for one."""

    def __init__(self, collection: Collection, everything: Callable[[], Iterable[str]]) -> None:
        topics = {tag for subject in collection.subjects.values() for tag in subject.topics}
        super().__init__(
            {
                Field.ABOUT: collection.kinds,
                Field.TOPIC: topics,
                Field.SUBJECT: collection.subjects,
                Field.SOURCE: collection.sources,
                Field.PAPER: PAPERS,
            }
        )
        self._everything = everything

    def __missing__(self, field: Field) -> Iterable[str]:
        self[field] = found = tuple(self._everything())
        return found

"""Quizzes to files: the sheets, by student where there is a roster, and what the teacher keeps.

Files are made in pieces that any process can print, and written while later ones are still being printed, so
that a thousand sheets take the memory of a few.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

from quizgen.cli import screen
from quizgen.cli.files import write_all
from quizgen.cli.printing import jobs, roster
from quizgen.cli.printing.jobs import Piece
from quizgen.cli.products import Product, file_names
from quizgen.cli.quizzing import worksheets
from quizgen.cli.workspace import Workspace
from quizgen.exports import binder, deck_exporter, quiz_exporter
from quizgen.exports.protocol import Options, Part, look_of
from quizgen.problems import Problems, in_order
from quizgen.quizzes import classes
from quizgen.quizzes.classes import Student
from quizgen.quizzes.looks import PARTS
from quizgen.quizzes.model import Deck, Form, Quiz
from quizgen.quizzes.recipes import QuizRecipe
from quizgen.quizzes.worksheets.model import Worksheet

SHEETS_AT_ONCE = 8
"""Sheets that are printed as one piece and bound with others: the same number whoever prints them, for with it
fonts are shared. Fewer would make files larger, more would take more memory and leave workers idle."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A file to be made: its pieces are bound where there are several."""

    path: Path
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What is asked of the printing beside the quiz itself."""

    students: tuple[Student, ...] = ()
    each: bool = False
    """A file for each student."""
    parts: tuple[Part, ...] = tuple(Part)

    def of(self, quiz: Quiz) -> tuple[Quiz, Problems]:
        """The quiz with a sheet for each student, as the roster seats them; the quiz itself without one."""
        if not self.students or not quiz.forms:
            return quiz, ()
        letters, problems = classes.seated(self.students, len(quiz.forms))
        return classes.for_class(quiz, self.students, letters), problems


def rendered(suffix: str, quiz: Quiz, options: Options) -> bytes:
    """A piece of work that any process can do."""
    return quiz_exporter(suffix).render(quiz, options)


def check(quiz: Quiz, handout: Handout, suffix: str, options: Options) -> Problems:
    """What is wrong with printing a quiz for a class beside the quiz itself: who gets which form, and names."""
    named, problems = handout.of(quiz)
    if named is quiz:
        return ()
    # Sheets differ in nothing but names, so that items need not be looked at again for each.
    names = replace(named, forms=tuple(replace(form, sections=()) for form in named.forms))
    return in_order((*problems, *quiz_exporter(suffix).check(names, options)))


def problems_of(products: Iterable[Product], handout: Handout, options: Options) -> Problems:
    """The same for all quizzes among products, in all their formats."""
    return in_order(
        problem
        for product in products
        if isinstance(product.work, Quiz) and isinstance(product.recipe, QuizRecipe)
        for output in product.recipe.outputs
        for problem in check(product.work, handout, f".{output}", options)
    )


def printings(sheet: Path, quiz: Quiz, handout: Handout, options: Options) -> Iterator[Printing]:
    """The parts of a quiz in one format; for a class with a sheet for each student."""
    named, _ = handout.of(quiz)
    for part in handout.parts:
        asked = replace(options, part=part)
        if part is not Part.SHEET:
            path = sheet.with_name(f"{sheet.stem}{part.ending}{sheet.suffix}")
            yield Printing(path, (_piece(sheet, quiz, quiz.forms, asked),))
        elif handout.each and named is not quiz:
            for form in named.forms:
                name = roster.file_name(form, len(named.forms), sheet.suffix)
                yield Printing(sheet.with_suffix("") / name, (_piece(sheet, named, (form,), asked),))
        elif named is quiz or binder(sheet.suffix) is None or look_of(quiz, options).booklet:
            # Booklets have no tags, without which nothing can be bound.
            yield Printing(sheet, (_piece(sheet, named, named.forms, asked),))
        else:
            batches = range(0, len(named.forms), SHEETS_AT_ONCE)
            forms = (named.forms[at : at + SHEETS_AT_ONCE] for at in batches)
            yield Printing(sheet, tuple(_piece(sheet, named, some, asked) for some in forms))


def class_list(sheet: Path, quiz: Quiz, handout: Handout) -> Iterator[Printing]:
    """The list of who has which form, for a class."""
    named, _ = handout.of(quiz)
    if named is not quiz:
        yield Printing(sheet.with_name(f"{sheet.stem}-class.csv"), (partial(roster.class_list, named),))


def of_product(
    product: Product, workspace: Workspace, out: Path, handout: Handout, options: Options
) -> Iterator[Printing]:
    """The files of what a recipe makes, in a folder."""
    if isinstance(product.work, Deck):
        (name,) = file_names(product.recipe)
        yield Printing(out / name, (partial(deck_exporter(".apkg").render, product.work, workspace.ledger),))
        return
    if isinstance(product.work, Worksheet):
        for name in file_names(product.recipe):
            yield Printing(out / name, (partial(worksheets.rendered, product.work, name, options),))
        return
    assert isinstance(product.recipe, QuizRecipe)
    for output in product.recipe.outputs:
        sheet = out / f"{product.recipe.id}.{output}"
        parts = tuple(map(Part, product.recipe.parts))
        yield from printings(sheet, product.work, replace(handout, parts=parts), options)
    yield from class_list(out / product.recipe.id, product.work, handout)


def _piece(sheet: Path, quiz: Quiz, forms: tuple[Form, ...], options: Options) -> Piece:
    return partial(rendered, sheet.suffix, replace(quiz, forms=forms), options)


def _whole(printing: Printing, results: Iterator[bytes]) -> Iterator[bytes]:
    own = islice(results, len(printing.pieces))
    bind = binder(printing.path.suffix)
    return own if bind is None or len(printing.pieces) == 1 else bind(own)


@dataclass(frozen=True)
class Press:
    """How sheets are printed: in which look, for whom and by whom; the same on `quiz` and `build`."""

    options: Options
    roster: Path | None = None
    each: bool = False
    """A file for each student."""
    jobs: int = 1
    dask: str | None = None
    quiet: bool = False

    def check(self, out: Path | None, suffix: str = "") -> None:
        """Options that do not go together are wrong usage, told before anything is read."""
        roster.check(self.roster, self.each, out, suffix)
        jobs.check(self.jobs, self.dask, out)

    @property
    def usual_forms(self) -> int:
        """Forms of a quiz, where nobody says: neighbours in a class get different ones."""
        return 1 if self.roster is None else 2

    @cached_property
    def students(self) -> tuple[Student, ...]:
        """Those of the roster, which is read when they are first asked for; it ends the command where it is wrong."""
        return roster.read(self.roster)

    def handout(self, parts: Iterable[str] = PARTS) -> Handout:
        """What the students get, and these parts of a quiz."""
        return Handout(self.students, self.each, tuple(map(Part, parts)))

    @contextmanager
    def printed(self, plan: Sequence[Printing], label: str) -> Iterator[dict[Path, Iterable[bytes]]]:
        """Files with their contents, which are made while they are read; they have to be read in their order."""
        pieces = [piece for printing in plan for piece in printing.pieces]
        with (
            jobs.workers(self.jobs, self.dask) as team,
            screen.progress(pieces, label, self.quiet) as shown,
            closing(team.results(pieces)) as results,
        ):
            turns = (result for _, result in zip(shown, results, strict=False))
            yield {printing.path: _whole(printing, turns) for printing in plan}
            # Nothing is left but to say so.
            next(turns, None)


def write(quiz: Quiz, problems: Problems, sheet: Path, handout: Handout, press: Press) -> tuple[Path, ...]:
    """Print a quiz into files, and name them: a folder of sheets in place of all that are in it.

    Ends the command where something is wrong with the quiz, among which are the problems that are known.
    """
    of_quiz = quiz_exporter(sheet.suffix).check(quiz, press.options)
    screen.refuse((*problems, *of_quiz, *check(quiz, handout, sheet.suffix, press.options)))
    plan = (
        *printings(sheet, quiz, handout, press.options),
        *class_list(sheet, quiz, handout),
    )
    with press.printed(plan, "printing") as made:
        write_all(made)
    folder = sheet.with_suffix("")
    return tuple(dict.fromkeys(folder if path.parent == folder else path for path in made))

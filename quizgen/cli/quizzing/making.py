"""A custom quiz from what a command line says: planned, then listed, or drawn and delivered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from quizgen.cli import screen
from quizgen.cli.printing.handouts import Press
from quizgen.cli.quizzing import again, listing, output, saving
from quizgen.cli.quizzing.output import suffix_of
from quizgen.cli.quizzing.sheet_options import OF_QUIZZES
from quizgen.cli.quizzing.wanted import Selected, Wanted
from quizgen.cli.quizzing.worksheets import PlannedSheet
from quizgen.cli.screen import wrong_usage
from quizgen.cli.workspace import Workspace
from quizgen.problems import errors
from quizgen.quizzes.classes import forms_for
from quizgen.quizzes.codes import Code, SheetWish
from quizgen.quizzes.drawing import draw
from quizgen.quizzes.fitting import fitting
from quizgen.quizzes.looks import PAPERS, PARTS, USUAL_PARTS
from quizgen.quizzes.recipes import Duplex, QuizRecipe, SheetKind, WorksheetRecipe
from quizgen.quizzes.recipes.worksheets import CARDS, SHEETS


@dataclass(frozen=True, slots=True)
class Request:
    """What a command line asks for beside the items."""

    seed: int
    title: str = "Quiz"
    number: int | None = None
    """None: as many as usual, or as there are items of one's own."""
    forms: int | None = None
    different: bool = False
    paper: str = ""
    """Empty where nobody says."""
    sources: bool = False
    """With a page of sources to hand out."""
    key: bool = False
    """On the screen: with the answers."""
    out: Path | None = None
    """None: the screen."""
    save: str | None = None
    """The name of the recipe that is to be kept."""

    def check(self, press: Press) -> None:
        """What does not go together is wrong usage, told before anything is read."""
        suffix = suffix_of(self.out)
        forms = self.forms or press.usual_forms
        if not self.title.strip() or not self.title.isprintable():
            raise wrong_usage(f"--title is {self.title!r}", "give a quiz some printable words for a title")
        if suffix == ".apkg" and forms > 1:
            raise wrong_usage("--forms is for sheets", "an Anki package has one form")
        if self.different and forms == 1:
            raise wrong_usage("--different is for parallel forms", "add --forms 2")
        press.check(self.out, suffix)


@dataclass(frozen=True, slots=True)
class Planned:
    """A quiz that is to be drawn."""

    selected: Selected
    recipe: QuizRecipe
    press: Press
    code: Code | None = None
    """The code of which it is to be the quiz."""

    @property
    def described(self) -> str:
        """How many items are in it, in a sentence."""
        of_each = " in each form" if self.recipe.different else ""
        students = len(self.press.students)
        for_whom = f", {screen.counted(students, 'student')}" if students else ""
        chosen = f"{self.recipe.count} chosen{of_each}, seed {self.recipe.seed}{for_whom}"
        return f"{self.selected.count()}, {chosen}"


def planned(request: Request, selected: Selected, press: Press) -> Planned:
    """The quiz that a command line describes by its options."""
    count = request.number or max(OF_QUIZZES, len(selected.own))
    selected.check_own(count)
    forms = forms_for(press.students, request.forms)
    recipe = QuizRecipe(
        "quiz",
        request.title,
        (selected.section(count),),
        request.seed,
        forms,
        request.paper or PAPERS[0],
        different=request.different and forms > 1,
        parts=PARTS if request.sources else USUAL_PARTS,
        own=selected.of_own,
    )
    return Planned(selected, recipe, press)


def planned_sheet(
    kind: SheetKind,
    request: Request,
    selected: Selected,
    press: Press,
    *,
    cards: int | None,
    duplex: str | None,
) -> PlannedSheet:
    """The worksheet that a command line describes; where it says no number, there is room for all items of one's own."""
    recipe = WorksheetRecipe(
        id="quiz",
        title=request.title,
        kind=kind,
        filter=selected.filter,
        count=request.number or max(SHEETS[kind].usual, len(selected.own)),
        seed=request.seed,
        paper=request.paper or PAPERS[0],
        outputs=(suffix_of(request.out).removeprefix("."),),
        including=selected.including,
        cards=cards or CARDS[0],
        duplex=Duplex(duplex or Duplex.LONG_EDGE),
        own=selected.of_own,
    )
    return PlannedSheet(selected, recipe, press.options)


def planned_again(
    code: Code, request: Request, workspace: Workspace, files: Sequence[str], press: Press
) -> Planned | PlannedSheet:
    """The sheet of a code, with items of one's own from files.

    Another paper than it had changes how it is printed, not what is asked.
    """
    with_files = Wanted(including=list(files)).selected(workspace)
    wish = again.wish(code, with_files.workspace, request.title, with_files.of_own)
    wanted = Wanted(
        as_of=wish.day.iso if wish.day else None, unconfirmed=wish.unconfirmed, including=list(files)
    )
    selected = replace(with_files, wanted=wanted)
    if request.paper:
        press = replace(press, options=replace(press.options, paper=request.paper))
    if isinstance(wish, SheetWish):
        return PlannedSheet(selected, wish.recipe, press.options, code)
    selected.check_own(wish.recipe.count)
    recipe = replace(wish.recipe, parts=PARTS) if request.sources else wish.recipe
    return Planned(selected, recipe, press, code)


def make(plan: Planned, request: Request) -> str:
    """Draw a quiz and deliver it, with its recipe where that is to be saved; says what there is now."""
    if request.save is not None:
        saving.check(request.save, request.out, plan.selected)
    drawn, problems = draw(plan.recipe, plan.selected.pool)
    if not any(form.entries for form in drawn.forms):
        plan.selected.check_any()
    problems = (*problems, *again.changes(plan.code, drawn))
    if errors(problems):
        # What was not drawn whole cannot be looked at by an exporter.
        screen.refuse(problems)
    if request.out is None:
        output.show(drawn, problems, plan.press.options, key=request.key)
        written = ""
    else:
        paths = output.write(drawn, problems, request.out, plan.selected, plan.recipe.parts, plan.press)
        written = f"{', '.join(map(str, paths))}: "
    saved = ""
    if request.save is not None:
        saved = saving.save(plan.recipe, request.save, request.out, plan.selected)
    return f"{saved}{written}{plan.described}"


def listed(plan: Planned) -> str:
    """List what would be in a quiz, and what else could; says how many there are."""
    drawn, problems = draw(plan.recipe, plan.selected.pool)
    chosen = {entry.item.id: entry.item for form in drawn.forms for entry in form.entries}
    if not chosen:
        plan.selected.check_any()
    for line in listing.lines(chosen.values(), fitting(plan.selected.filter, plan.selected.pool)):
        typer.echo(line)
    screen.refuse(problems)
    return plan.described

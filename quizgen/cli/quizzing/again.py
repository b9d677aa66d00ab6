"""`--code`: the quiz that a code at the foot of a sheet names, as it was, or word that it would be another."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.cli.workspace import Workspace
    from quizgen.problems import Problems
    from quizgen.quizzes.codes import Code, Wish
    from quizgen.quizzes.model import Quiz

SheetCode = Annotated[
    str | None,
    typer.Option("--code", metavar="CODE", help="The quiz whose sheet has this code at its foot, again."),
]

_DECIDED = (
    "about", "topic", "subject", "type_name", "level", "source", "difficulty", "as_of", "unconfirmed",
    "number", "seed", "forms", "different", "including", "without",
)  # fmt: skip
"""What a code says, so that nothing else can."""


def read(text: str, given: "Mapping[str, str]") -> "Code":
    """A code as it was typed; wrong usage where it is none, or other options say what to ask."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes import codes

    for parameter, option in given.items():
        if parameter in _DECIDED:
            raise wrong_usage(f"--code says what {option} says", "leave one of the two out")
    try:
        return codes.read(text)
    except ValueError as error:
        raise wrong_usage(
            f"--code is {text!r}: {error}", "type what stands at the foot of the sheet"
        ) from None


def wish(code: "Code", workspace: "Workspace", title: str) -> "Wish":
    """What the quiz of a code was made from; ends the command where the collection has it no more."""
    from quizgen.cli.screen import refuse, wrong_usage
    from quizgen.problems import NOWHERE, Problem
    from quizgen.quizzes import codes

    collection = workspace.collection
    if not code.is_of(collection.id):
        hint = "name the folder of its own with --collection DIR"
        raise wrong_usage(f"the code is of another collection than {collection.title!r}", hint)
    try:
        found = codes.remade(code, collection, workspace.quizzes, title, lambda: _everything(workspace))
    except codes.TitleError:
        hint = "give it as it is printed at the head: --title 'TITLE'"
        raise wrong_usage("the quiz of the code has another title", hint) from None
    except codes.UnknownNameError:
        message = "the collection no longer has what the quiz of this code asks for: a recipe, a subject or the like"
        refuse((Problem(NOWHERE, "changed-since", message, "take the collection as it was then"),))
        raise AssertionError from None
    except ValueError as error:
        raise wrong_usage(f"--code: {error}") from None
    if found is None:
        hint = "the command that makes it stands at the end of its key"
        raise wrong_usage("more was asked for in this quiz than a code can hold", hint)
    return found


def _everything(workspace: "Workspace") -> "Iterator[str]":
    """The ids of all that `--with` and `--without` take."""
    from quizgen.items.pool import Pool
    from quizgen.quizzes.naming import Names

    yield from Names(workspace.collection, workspace.questions)
    pool = Pool(workspace.collection, workspace.questions)
    yield from (slot.id for slot in pool.slots())
    yield from (item.id for item in pool.written)


def changes(code: "Code | None", quiz: "Quiz") -> "Problems":
    """An error where a code's quiz is not what it was."""
    from quizgen.problems import NOWHERE, Problem

    if code is None or code.still_makes(quiz):
        return ()
    message = (
        "the collection, or quizgen, has changed since this sheet was printed: its quiz would now be another"
    )
    hint = f"take them as they were; or make it as it is now: {quiz.command}"
    return (Problem(NOWHERE, "changed-since", message, hint),)

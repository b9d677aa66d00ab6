"""`--code`: the quiz or worksheet that a code at its foot names, as it was, or word that it would be another."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from quizgen.cli.workspace import Workspace
    from quizgen.problems import Problems
    from quizgen.quizzes.codes import Code, SheetWish, Wish
    from quizgen.quizzes.model import Quiz
    from quizgen.quizzes.recipes import Own
    from quizgen.quizzes.worksheets.model import Worksheet

SheetCode = Annotated[
    str | None,
    typer.Option("--code", metavar="CODE", help="The sheet that has this code at its foot, again."),
]

_DECIDED = (
    "about", "topic", "subject", "type_name", "level", "source", "difficulty", "as_of", "unconfirmed",
    "number", "seed", "forms", "different", "without", "sheet", "cards", "duplex",
)  # fmt: skip
"""What a code says, so that nothing else can."""


def read(text: str, given: "Mapping[str, str]", including: "Iterable[str]") -> "Code":
    """A code as it was typed; wrong usage where it is none, or other options say what to ask.

    Of what is to be included, files alone may be named: no code holds what stands in them.
    """
    from quizgen.cli.quizzing.own_items import is_file
    from quizgen.cli.screen import wrong_usage
    from quizgen.quizzes import codes

    for parameter, option in given.items():
        if parameter in _DECIDED:
            raise wrong_usage(f"--code says what {option} says", "leave one of the two out")
    for word in including:
        if not is_file(word):
            raise wrong_usage(f"--code says what --with {word} says", "leave one of the two out")
    try:
        return codes.read(text)
    except ValueError as error:
        raise wrong_usage(
            f"--code is {text!r}: {error}", "type what stands at the foot of the sheet"
        ) from None


def wish(code: "Code", workspace: "Workspace", title: str, own: "Own") -> "Wish | SheetWish":
    """What the sheet of a code was made from; ends the command where the collection has it no more."""
    from quizgen.cli.screen import refuse, wrong_usage
    from quizgen.problems import NOWHERE, Problem
    from quizgen.quizzes import codes

    collection = workspace.collection
    if not code.is_of(collection.id):
        hint = "name the folder of its own with --collection DIR"
        raise wrong_usage(f"the code is of another collection than {collection.title!r}", hint)
    try:
        found = codes.remade(
            code,
            collection,
            (*workspace.quizzes, *workspace.worksheets),
            title,
            lambda: _everything(workspace),
            own,
        )
    except codes.OwnItemsError as error:
        raise _wrong_own(error.wanted, len(own.items)) from None
    except codes.TitleError:
        hint = "give it as it is printed at the head: --title 'TITLE'"
        raise wrong_usage("the sheet of the code has another title", hint) from None
    except codes.UnknownNameError:
        message = "the collection no longer has what the sheet of this code asks for: a recipe, a subject or the like"
        refuse((Problem(NOWHERE, "changed-since", message, "take the collection as it was then"),))
        raise AssertionError from None
    except ValueError as error:
        raise wrong_usage(f"--code: {error}") from None
    if found is None:
        hint = "the command that makes it stands at the end of its key, or beside the code"
        raise wrong_usage("more was asked for in this sheet than a code can hold", hint)
    return found


def _wrong_own(wanted: int, found: int) -> typer.BadParameter:
    from quizgen.cli.screen import counted, wrong_usage

    if not wanted:
        return wrong_usage("the sheet of the code has no items of one's own", "leave --with FILE out")
    of_code = f"the sheet of the code has {counted(wanted, 'item')} of one's own"
    if not found:
        return wrong_usage(of_code, "name the file that they stand in: --with FILE")
    return wrong_usage(f"{of_code}, and --with FILE has {found}", "name the file as it was then")


def _everything(workspace: "Workspace") -> "Iterator[str]":
    """The ids of all that `--with` and `--without` take."""
    from quizgen.items.pool import Pool
    from quizgen.quizzes.naming import Names

    yield from Names(workspace.collection, workspace.questions)
    pool = Pool(workspace.collection, workspace.questions)
    yield from (slot.id for slot in pool.slots())
    yield from (item.id for item in pool.written)


def changes(code: "Code | None", work: "Quiz | Worksheet") -> "Problems":
    """An error where the sheet of a code is not what it was."""
    from quizgen.problems import NOWHERE, Problem

    if code is None or code.still_makes(work):
        return ()
    message = "the collection, or quizgen, has changed since this sheet was printed: it would now be another"
    hint = f"take them as they were; or make it as it is now: {work.command}"
    return (Problem(NOWHERE, "changed-since", message, hint),)

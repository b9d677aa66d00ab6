"""`quizgen add`: one more subject, asked for property by property."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from quizgen.cli.completing import kinds, words_of
from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from quizgen.cli.workspace import Workspace
    from quizgen.facts.model import Kind, Property
    from quizgen.imports.adding import Answer, Answers, Draft

T = TypeVar("T")


def add(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="What it is: a kind of seeds/kinds.yaml.", autocompletion=words_of(kinds)
        ),
    ],
    said: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="PROP=VALUE", help="name=…, and a property a time; again for several values."
        ),
    ] = None,
    cite: Annotated[
        list[str] | None,
        typer.Option("--cite", metavar="SOURCE", help="What all of it cites that names no source."),
    ] = None,
    id: Annotated[str, typer.Option("--id", metavar="ID", help="By default the name in small letters.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Add a subject: asks for its properties, or takes them from --set, and writes it below the others.

    A value is written as `quizgen facts` prints it: `274 moons (as of 2025-03) [nasa]`. Everything is checked before
    anything is written; the rest of the file stays as it is.

    Example: quizgen add moon --set name=Amalthea --set orbits=jupiter --set discovered=1892 --cite britannica-moons
    """
    from quizgen.cli import screen
    from quizgen.cli.files import shipped_collection
    from quizgen.cli.workspace import open_sound
    from quizgen.imports.adding import Answers
    from quizgen.problems import did_you_mean

    workspace = open_sound(collection)
    kinds = workspace.collection.kinds
    if workspace.root == shipped_collection():
        raise screen.wrong_usage(
            "the collection that quizgen ships stays as it is", "quizgen init DIR starts your own"
        )
    if kind not in kinds:
        raise screen.wrong_usage(f"there is no kind {kind!r}", did_you_mean(kind, kinds))
    answers = Answers(workspace.collection)
    if said:
        draft = _taken(said, cite or [], id, kinds[kind], answers)
    elif sys.stdin.isatty():
        draft = _asked(cite or [], id, kinds[kind], answers)
        # The file may have been edited while the questions were answered.
        workspace = open_sound(collection)
    else:
        raise screen.wrong_usage(
            "nothing is said of it, and nobody is there to ask", "give --set name=… and the rest"
        )
    _write(draft, workspace, dry_run=dry_run, quiet=quiet, asks=not said)


def _write(draft: "Draft", workspace: "Workspace", *, dry_run: bool, quiet: bool, asks: bool) -> None:
    """Write a subject below the others of its kind, once it is known that nothing is wrong with it."""
    from quizgen.cli import files, screen
    from quizgen.cli.workspace import workspace_of
    from quizgen.imports.adding import appended, file_for, subject
    from quizgen.imports.editing import UneditableError, lines

    path = file_for(draft.kind, workspace.collection)
    entry = subject(draft)
    try:
        content = appended(path, workspace.files.get(path), draft.kind, [entry])
    except UneditableError as error:
        raise screen.wrong_usage(str(error), "write each subject on lines of its own") from None
    after = workspace_of(workspace.root, {**workspace.files, path: content})
    screen.refuse(tuple(problem for problem in after.problems if problem not in workspace.problems))
    if dry_run or asks:
        typer.echo(lines([entry], "  "), nl=False)
    if dry_run or (asks and not typer.confirm(f"Write it to {path}?", default=True, err=True)):
        return
    files.write_all({workspace.root / path: content})
    if not quiet:
        place = after.collection.subjects[draft.id].place
        screen.say(f"{place}: {draft.id}, {screen.counted(_count(draft.id, after), 'item')}")
        screen.say(f"Next: quizgen show {draft.id}")


def _count(id: str, workspace: "Workspace") -> int:
    """How many items a subject makes."""
    from quizgen.items.model import Item
    from quizgen.items.pool import Pool

    pool = Pool(workspace.collection, workspace.questions)
    made = map(pool.make, pool.slots(lambda _, subject: subject.id == id))
    return sum(isinstance(each, Item) for each in made)


def _taken(said: list[str], cites: list[str], id: str, kind: "Kind", answers: "Answers") -> "Draft":
    """A subject from the words of a command line."""
    from quizgen.cli.screen import wrong_usage
    from quizgen.imports.adding import ABOUT, AnswerError, Draft
    from quizgen.imports.naming import slug
    from quizgen.problems import did_you_mean

    about: dict[str, str] = {}
    found: dict[str, list[Answer]] = {}
    complete = set()
    for words in said:
        key, equals, text = (part.strip() for part in words.partition("="))
        if not equals or not text:
            raise wrong_usage(f"--set {words!r} says nothing", "write --set PROP=VALUE")
        if key in ABOUT:
            about[key] = text
        elif key.removesuffix(".complete") in kind.properties and key.endswith(".complete"):
            complete.add(key.removesuffix(".complete"))
        elif key not in kind.properties:
            near = did_you_mean(key, (*ABOUT, *kind.properties))
            raise wrong_usage(f"{kind.name} has no property {key!r}", near)
        else:
            try:
                found.setdefault(key, []).append(answers.read(text, kind.properties[key], cites))
            except AnswerError as error:
                raise wrong_usage(f"--set {key}: {error}") from None
    if "name" not in about:
        raise wrong_usage("it has no name", "give --set name=…")
    try:
        chosen = answers.id(id or slug(about["name"]))
    except AnswerError as error:
        raise wrong_usage(str(error)) from None
    return Draft(chosen, kind, about, found, frozenset(complete))


def _asked(cites: list[str], id: str, kind: "Kind", answers: "Answers") -> "Draft":
    """A subject from what is answered in a terminal; Ctrl-C leaves everything as it was."""
    from quizgen.cli.screen import say
    from quizgen.facts.model import Many
    from quizgen.imports.adding import ABOUT, Draft
    from quizgen.imports.naming import slug

    say(f"A new {kind.name}. Leave empty what you do not know; Ctrl-C writes nothing.")
    about = {"name": _prompt("name", lambda text: text, needed=True)}
    chosen = _prompt("id", answers.id, default=id or slug(about["name"]))
    about |= {
        key: _prompt(f"{key} (several, with commas)" if key in ("aliases", "topics") else key, str)
        for key in ABOUT[1:]
    }
    found: dict[str, list[Answer]] = {}
    complete = set()
    sources = list(cites)
    for prop in kind.properties.values():
        while answer := _ask_value(prop, sources, answers):
            found.setdefault(prop.id, []).append(answer)
            sources = list(answer.cites)
            if prop.many is Many.ONE and not prop.changes:
                break
        lists = prop.id in found and prop.many is Many.SET and not prop.changes and not prop.whole
        if lists and typer.confirm("  Are these all, and can none come or go?", default=False, err=True):
            complete.add(prop.id)
    return Draft(chosen, kind, about, found, frozenset(complete))


def _ask_value(prop: "Property", sources: list[str], answers: "Answers") -> "Answer | None":
    """A value with its source, which is the one before unless another is named; None where there is none."""
    cites = f" [{', '.join(sources)}]" if sources else " … [source]"
    return _prompt(f"{_hint(prop)}{cites}", lambda text: answers.read(text, prop, sources) if text else None)


def _hint(prop: "Property") -> str:
    from quizgen.facts.model import Many, ValueType

    match prop.type:
        case ValueType.QUANTITY:
            takes = f"in {', '.join(prop.units)}"
        case ValueType.NAME if prop.values:
            takes = ", ".join(prop.values)
        case ValueType.REFERENCE:
            takes = " or ".join(prop.to) or "a subject"
        case other:
            takes = str(other)
    if prop.many is Many.SERIES:
        takes = f"2025: …, {takes}"
    elif prop.changes and prop.many is Many.ONE:
        takes = f"{takes} (as of 2025-12-31)"
    return f"{prop.label} ({takes}){'' if prop.many is Many.ONE else ', one a line'}"


def _prompt(text: str, read: Callable[[str], T], *, default: str = "", needed: bool = False) -> T:
    """Ask until the answer can be taken."""
    from quizgen.imports.adding import AnswerError

    def taken(answer: str) -> T:
        if needed and not answer.strip():
            raise typer.BadParameter("it needs one")
        try:
            return read(answer.strip())
        except AnswerError as error:
            raise typer.BadParameter(str(error)) from None

    found: T = typer.prompt(
        f"  {text}", default=default, show_default=bool(default), value_proc=taken, err=True
    )
    return found

"""`quizgen init`: a small collection of one's own to start from."""

import re
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

_FALLBACK = "my-collection"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, or one without a collection.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Start a collection of your own from a small one that is complete and says how it is written.

    It is about moons and planets, builds at once, and shows every kind of question.

    Example: quizgen init astronomy
    """
    from quizgen.cli import files, screen

    if folder.exists() and not folder.is_dir():
        raise screen.wrong_usage(f"{folder} is a file", "name a folder")
    if taken := [part for part in files.FOLDERS if (folder / part).exists()]:
        raise screen.wrong_usage(f"{folder} has a folder {taken[0]} already", "name a new folder")
    wanted = {folder / path: content for path, content in _starter(collection_id(folder)).items()}
    # What is there stays: a folder may well have a README, or a .gitignore, of its own.
    contents = {path: content for path, content in wanted.items() if not path.exists()}
    files.write_all(contents)
    if not quiet:
        schemas = sum(path.suffix == ".json" for path in contents)
        screen.say(
            f"{folder} holds a collection of {screen.counted(len(contents) - schemas, 'file')} with comments, "
            f"and {screen.counted(schemas, 'schema')} for your editor."
        )
        screen.say(f"Next: cd {quote(str(folder))}, then quizgen check, quizgen build, quizgen quiz -n 5.")


def _starter(id: str) -> dict[str, bytes]:
    """The files of the collection that quizgen starts others from, under an id of its own, with their schemas."""
    from quizgen.cli.commands.schema import SCHEMAS, written
    from quizgen.cli.files import starter_collection
    from quizgen.cli.workspace import open_workspace
    from quizgen.facts.collection import ABOUT
    from quizgen.schemas import sort_of, with_modeline

    root = starter_collection()
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    # Git and packing tools read files of these names where they lie, so they are kept without their dots.
    for name in ("gitignore", "gitattributes"):
        found[f".{name}"] = found.pop(name)
    found[ABOUT] = re.sub(rb"(?m)^id: .*$", f"id: {id}".encode(), found[ABOUT], count=1)
    marked = {path: with_modeline(path, found[path], SCHEMAS) for path in found if sort_of(path)}
    schemas = {f"{SCHEMAS}/{name}": content for name, content in written(open_workspace(root)).items()}
    return {**found, **marked, **schemas}


def collection_id(folder: Path) -> str:
    """An id for the collection in a folder: its name in small letters, digits and hyphens."""
    from quizgen.imports.naming import slug

    return slug(folder.resolve().name) or _FALLBACK

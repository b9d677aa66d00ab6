"""`quizgen schema`: what an editor needs to complete and check a collection's files as one types."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.filters import CollectionFolder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.cli.workspace import Workspace
    from quizgen.problems import Problems

SCHEMAS = "schemas"
"""The folder of a collection in which its schemas lie, unless another is named."""


def schema(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Folder to write; schemas/ in the collection by default."),
    ] = None,
    modelines: Annotated[
        bool,
        typer.Option(
            "--modelines", help="Put the line on top of every file that tells an editor its schema."
        ),
    ] = False,
    collection: CollectionFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only when something is wrong.")] = False,
) -> None:
    """Let your editor complete and check the collection's files as you type.

    Writes JSON Schemas for sources, kinds, facts, questions and recipes, from the collection's own kinds. VS Code (with
    its YAML extension), Neovim, Emacs, Helix and others read them through yaml-language-server. Write them again
    when kinds.yaml has changed; `quizgen check` says when.

    Example: quizgen schema --modelines
    """
    from quizgen.cli import files, screen
    from quizgen.cli.workspace import open_workspace
    from quizgen.facts.collection import KINDS

    workspace = open_workspace(collection)
    screen.refuse(tuple(problem for problem in workspace.problems if problem.place.path == KINDS))
    if workspace.root == files.shipped_collection() and (folder is None or modelines):
        raise screen.wrong_usage(
            "the collection that quizgen ships stays as it is", "name a DIR, or a collection of yours"
        )
    out = folder or workspace.root / SCHEMAS
    found = {out / name: content for name, content in written(workspace).items()}
    marked = _marked(workspace, out) if modelines else {}
    files.write_all({**found, **{workspace.root / path: content for path, content in marked.items()}})
    if not quiet:
        named = f", named on the first line of {screen.counted(len(marked), 'file')}" if marked else ""
        screen.say(f"{out} holds {screen.counted(len(found), 'schema')}{named}.")
        if not marked:
            screen.say(
                "`quizgen schema --modelines` tells your editor of them, on the first line of every file."
            )


def written(workspace: "Workspace") -> dict[str, bytes]:
    """The schemas of a collection, by file name."""
    from quizgen.exports import QUIZ_EXPORTERS
    from quizgen.schemas import schemas

    outputs = {suffix.removeprefix(".") for suffix in QUIZ_EXPORTERS}
    found = schemas(workspace.collection, workspace.questions, outputs)
    return {
        f"{name}.json": _json({"$comment": _made_from(workspace), **each}) for name, each in found.items()
    }


def stale(workspace: "Workspace") -> "Problems":
    """A warning where the schemas beside a collection were written from other kinds than it has now."""
    from quizgen.problems import Place, Problem, Severity

    path = workspace.root / SCHEMAS / "facts.json"
    # The line is among the first, and the file may be long.
    if not path.is_file() or _made_from(workspace).encode() in path.read_bytes()[:200]:
        return ()
    message = f"{SCHEMAS}/ was written before seeds/kinds.yaml changed, so that your editor goes by old kinds"
    place = Place(f"{SCHEMAS}/{path.name}")
    return (Problem(place, "stale-schema", message, "run `quizgen schema` again", Severity.WARNING),)


def _made_from(workspace: "Workspace") -> str:
    from hashlib import sha256

    from quizgen.facts.collection import KINDS

    # Modelines and other comments change nothing.
    said = [line for line in workspace.files.get(KINDS, b"").splitlines() if not line.startswith(b"#")]
    return f"Written by quizgen schema; kinds.yaml {sha256(b'|'.join(said)).hexdigest()[:16]}"


def _json(schema: "Mapping[str, object]") -> bytes:
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()


def _marked(workspace: "Workspace", out: Path) -> dict[str, bytes]:
    """The collection's files with their modelines."""
    from quizgen.schemas import sort_of, with_modeline

    folder = Path(os.path.relpath(out, workspace.root)).as_posix()
    return {
        path: with_modeline(path, content, folder)
        for path, content in workspace.files.items()
        if sort_of(path)
    }

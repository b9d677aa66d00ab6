"""The documents at hand, from a folder of their files."""

from pathlib import Path
from typing import Annotated

import typer

DocumentsFolder = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Folder with the documents that facts cite, to look the citations up.",
    ),
]


def read_documents(folder: Path) -> dict[str, bytes]:
    """The bytes of a folder's files by name; hidden files are no documents."""
    files = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in sorted(files)}

"""Problems as annotations that GitHub shows beside the lines they are about.

Source: "Workflow commands for GitHub Actions", docs.github.com.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from quizgen.problems import NOWHERE, Place, Problem, Problems

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_TEXT, **str.maketrans({":": "%3A", ",": "%2C"})}


def annotations(problems: Problems, root: Path, here: Path) -> Iterator[str]:
    """A workflow command for each problem; paths are given from `here`, the checkout's own folder."""
    for problem in problems:
        properties = {**_where(problem.place, root, here), "title": problem.code}
        written = ",".join(f"{key}={text.translate(_IN_PROPERTY)}" for key, text in properties.items())
        yield f"::{problem.severity} {written}::{_told(problem).translate(_IN_TEXT)}"


def _where(place: Place, root: Path, here: Path) -> dict[str, str]:
    if place == NOWHERE:
        return {}
    file = Path(os.path.relpath(root / place.path, here)).as_posix()
    return {"file": file, "line": str(place.line or 1), "col": str(place.column or 1)}


def _told(problem: Problem) -> str:
    return f"{problem.message}\n{problem.hint}" if problem.hint else problem.message

"""Search results: those that hold every word, a line each or as JSON Lines."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import typer

from quizgen.cli.screen import say

T = TypeVar("T")


def holds(texts: Iterable[str], words: Iterable[str]) -> bool:
    """Whether every word stands somewhere in the texts, in capitals or not."""
    text = " ".join(texts).casefold()
    return all(word.casefold() in text for word in words)


def show(
    found: Iterable[T],
    row: Callable[[T], dict[str, Any]],
    line: Callable[[T], str],
    *,
    as_json: bool,
    otherwise: str,
) -> None:
    """Print what was found as it is found, or a word for the person at the terminal where there is nothing."""
    nothing = True
    for one in found:
        nothing = False
        typer.echo(json.dumps(row(one), ensure_ascii=False) if as_json else line(one))
    if nothing:
        say(otherwise)

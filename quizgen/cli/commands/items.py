"""`quizgen items`: search the items that the facts yield."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.filters import (
    About,
    AsOf,
    CollectionFolder,
    Difficulty,
    LevelName,
    SourceId,
    SubjectId,
    Topic,
    TypeName,
    Unconfirmed,
    read_day,
    read_filter,
)

if TYPE_CHECKING:
    from quizgen.items.model import Item


def items(
    words: Annotated[list[str] | None, typer.Argument(help="Words that an item must hold.")] = None,
    about: About = None,
    topic: Topic = None,
    subject: SubjectId = None,
    type_name: TypeName = None,
    level: LevelName = None,
    source: SourceId = None,
    difficulty: Difficulty = None,
    as_of: AsOf = None,
    unconfirmed: Unconfirmed = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines.")] = False,
    collection: CollectionFolder = None,
) -> None:
    """List items with their answers.

    Example: quizgen items nerchinsk --type choice
    """
    from quizgen.cli import listing
    from quizgen.cli.workspace import open_sound
    from quizgen.items.pool import Pool

    workspace = open_sound(collection)
    chosen = read_filter(
        workspace,
        about=about, topic=topic, subject=subject, type_name=type_name, level=level, source=source, difficulty=difficulty,
    )  # fmt: skip
    pool = Pool(workspace.collection, workspace.questions, day=read_day(as_of), unconfirmed=unconfirmed)
    found = (
        item
        for item in pool.items(chosen.may_take)
        if chosen.takes(item) and listing.holds(_searched(item), words or ())
    )
    listing.show(found, item_row, _line, as_json=as_json, otherwise="no item matches")


def item_row(item: "Item") -> dict[str, Any]:
    """An item as `--json` prints it."""
    return {
        "id": item.id,
        "template": item.template,
        "type": str(item.type),
        "subject": item.subject,
        "kind": item.kind,
        "facts": list(item.asks),
        "stem": item.stem,
        "options": [{"text": o.text, "right": o.right, "because": o.because} for o in item.options],
        "answers": list(item.answers),
        "level": str(item.level),
        "difficulty": item.difficulty,
        "cites": [{"source": cited.source, "paragraph": cited.paragraph} for cited in item.cites],
    }


def _searched(item: "Item") -> tuple[str, ...]:
    return item.id, item.stem, item.subject_name, *item.answers


def _line(item: "Item") -> str:
    from quizgen.exports.answers import full_answer

    wrong = [option.text for option in item.options if not option.right]
    beside = f" (not {', '.join(wrong)})" if wrong else ""
    return f"{item.id}: {item.stem} → {full_answer(item)}{beside}"

"""The steps of `quizgen import`: open the table, agree on its columns, look at all that would come of it, write."""

import shlex
from collections.abc import Mapping as ByName
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import typer

from quizgen.cli import files, screen
from quizgen.cli.importing.trying import tried
from quizgen.cli.workspace import Workspace, workspace_of
from quizgen.imports import mapping as mappings
from quizgen.imports import planning, proposal, starting, tables
from quizgen.imports.guessing import propose
from quizgen.imports.mapping import ColumnMapping, Mapping
from quizgen.imports.model import Layout, Table
from quizgen.imports.naming import slug
from quizgen.imports.planning import Plan
from quizgen.problems import errors

_WIDEST = 28
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Session:
    """What an import has to do with."""

    file: Path
    data: bytes
    mapping: Path
    root: Path
    workspace: Workspace
    is_new: bool
    """The collection is made by the import."""
    command: str
    """What to run again."""

    @property
    def has_mapping(self) -> bool:
        """Whether the columns were agreed upon before."""
        return self.mapping.is_file()

    @property
    def name(self) -> str:
        """The table's file, as problems and sources name it."""
        return self.file.name


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table and what its columns are."""

    table: Table
    mapping: Mapping
    columns: tuple[ColumnMapping | None, ...]


def begin(file: Path, into: Path | None, collection: Path | None, mapping: Path | None) -> Session:
    """Read the table's file and the collection, which must be in order; one that is not there yet is begun."""
    if into is not None and collection is not None:
        raise screen.wrong_usage("--into and --collection name one thing", "leave one of them out")
    root = into or collection or files.find_collection(Path.cwd())
    if root is None or root == files.shipped_collection():
        raise screen.wrong_usage("no collection found here or above", "make one: --into DIR")
    is_new = not (root / "seeds" / "collection.yaml").is_file()
    if is_new and into is None:
        raise screen.wrong_usage(f"{root} holds no collection", "make one: --into DIR")
    if is_new and (root / "seeds").exists():
        raise screen.wrong_usage(
            f"{root}/seeds is there, but no collection.yaml in it", "name another folder"
        )
    texts = _begun(root) if is_new else files.read_collection(root)
    workspace = workspace_of(root, texts)
    if errors(workspace.problems):
        screen.refuse(workspace.problems)
    with file.open("rb") as stream:
        data = stream.read(tables.LARGEST + 1)
    where = (
        f" --into {shlex.quote(str(root))}"
        if into
        else f" --collection {shlex.quote(str(root))}"
        if collection
        else ""
    )
    beside = mapping or file.with_name(file.name + mappings.SUFFIX)
    more = f" --mapping {shlex.quote(str(mapping))}" if mapping else ""
    command = f"quizgen import {shlex.quote(str(file))}{where}{more}"
    return Session(file, data, beside, root, workspace, is_new, command)


def _begun(root: Path) -> dict[str, bytes]:
    name = root.resolve().name
    title = " ".join(name.replace("-", " ").replace("_", " ").split())
    made = starting.collection(slug(name) or "collection", title[:1].upper() + title[1:], "en")
    return {path: text.encode() for path, text in made.items()}


def propose_or_read(session: Session, kind: str, source: str, sheet: str, encoding: str) -> Chosen:
    """The table with the mapping beside it, or with one that is proposed."""
    if encoding and not tables.encodings.is_encoding(encoding):
        raise screen.wrong_usage(f"there is no encoding {encoding!r}", "utf-8, utf-16, cp1251, gb18030 …")
    if session.has_mapping:
        with_mapping, problems = mappings.read(str(session.mapping), session.mapping.read_bytes())
        screen.refuse(problems)
        assert with_mapping is not None
        layout = replace(with_mapping.layout, encoding=encoding or with_mapping.layout.encoding)
        layout = replace(layout, sheet=sheet or layout.sheet)
        table = _table(session, layout)
        columns, problems = mappings.fitted(with_mapping, table)
        screen.refuse(problems)
        if kind or source:
            said = with_mapping.source if not source else replace(with_mapping.source, id=source)
            with_mapping = replace(with_mapping, kind=kind or with_mapping.kind, source=said)
        return Chosen(table, with_mapping, columns)
    table = _table(session, Layout(encoding=encoding, sheet=sheet))
    mapping = propose(table, session.workspace.collection, kind=kind, source=source)
    return Chosen(table, mapping, mapping.columns)


def _table(session: Session, layout: Layout) -> Table:
    table, problems = tables.read(session.name, session.data, layout)
    screen.refuse(problems)
    assert table is not None
    if table.layout.guessed:
        screen.say(
            f"{session.name} is read as {table.layout.encoding}, which is a guess; --encoding names another."
        )
    return table


def keep_mapping(session: Session, chosen: Chosen) -> None:
    """Show the proposal and write it beside the table."""
    show_mapping(chosen)
    text = proposal.text(chosen.mapping, session.name, session.command)
    files.write_all({session.mapping: text.encode()})
    typer.echo(
        f"\nLook it over in {session.mapping}, put right what is wrong, and run\n  {session.command}\nagain."
    )


def show_mapping(chosen: Chosen) -> None:
    """What each column is, as a table."""
    source = chosen.mapping.source
    typer.echo(f"Each row of {chosen.table.path} is a {chosen.mapping.kind}; its facts cite {source.id}.\n")
    rows = [("column", "is", "type", "for example")]
    left_out, in_others = [], []
    for found in chosen.columns:
        if found is None or found.role == mappings.SKIP:
            left_out.extend([found.column] if found else [])
        elif found.language:
            in_others.append(found.language)
        else:
            rows.append((found.column, found.role, _type(found), found.example or found.remark))
    widths = [min(_WIDEST, max(len(row[at]) for row in rows)) for at in range(3)]
    for row in rows:
        cells = (_cut(text, width).ljust(width) for text, width in zip(row, widths, strict=False))
        typer.echo(f"  {'  '.join(cells)}  {_cut(row[3], 40)}".rstrip())
    if in_others:
        typer.echo(f"\nNames in other languages: {', '.join(in_others)}.")
    if left_out:
        more = f" and {len(left_out) - _NAMED} more" if len(left_out) > _NAMED else ""
        typer.echo(f"\nLeft out: {', '.join(left_out[:_NAMED])}{more}.")
    for found in chosen.columns:
        if found and found.is_property and found.remark and found.remark != "known":
            typer.echo(f"{found.column}: {found.remark}.")


def _type(found: ColumnMapping) -> str:
    if not found.is_property or found.type is None:
        return ""
    more = found.unit or found.to or ("closed list" if found.closed else "")
    several = ", several" if found.several is mappings.Several.SET else ""
    return f"{found.type.value}{f': {more}' if more else ''}{several}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def bring_in(session: Session, chosen: Chosen, *, dry_run: bool, update: bool, leave_out: bool) -> None:
    """Write what the table says into the collection, or show it; nothing where anything is wrong."""
    texts = session.workspace.files
    unasked: dict[str, frozenset[str]] = {}
    while True:
        plan, problems = planning.plan(
            texts, session.workspace.collection, chosen.table, chosen.mapping, chosen.columns,
            sha256(session.data).hexdigest(), update=update, leave_out=leave_out, unasked=unasked,
        )  # fmt: skip
        if errors(problems) and not leave_out and all(p.place.path == session.name for p in errors(problems)):
            screen.show_problems(problems)
            screen.say(f"To leave out what cannot be taken, and take the rest: {session.command} --leave-out")
            raise typer.Exit(1)
        screen.refuse(problems)
        assert plan is not None
        changes = {**(texts if session.is_new else {}), **plan.changes, **_deck(session, chosen, plan)}
        after = workspace_of(session.root, {**texts, **changes})
        trial = tried(after, changes)
        # A question that comes to nothing, or that asks one subject wrongly, is none to begin with.
        more = {id: subjects | unasked.get(id, frozenset()) for id, subjects in trial.unasked.items()}
        if all(id in unasked and subjects == unasked[id] for id, subjects in more.items()):
            break
        unasked |= more
    screen.refuse(trial.problems)
    if dry_run:
        show_mapping(chosen)
        for path, content in changes.items():
            typer.echo(f"\n--- {path}\n{content.decode()}", nl=False)
        typer.echo("")
    written = {session.root / path: content for path, content in changes.items()}
    if not session.has_mapping:
        written[session.mapping] = proposal.text(chosen.mapping, session.name, session.command).encode()
    if not dry_run:
        files.write_all(written)
    typer.echo(_summary(session, plan, changes, dry_run=dry_run))
    if trial.tried < trial.questions:
        screen.say(
            f"Of {trial.questions:,} questions {trial.tried:,} were tried, from all over the table; `quizgen check` tries them all."
        )


def _deck(session: Session, chosen: Chosen, plan: Plan) -> dict[str, bytes]:
    """A deck's recipe, where the import brings a kind that no deck can have."""
    path = f"decks/{chosen.mapping.source.id}.yaml"
    if plan.kind not in plan.new_kinds or path in session.workspace.files:
        return {}
    title = session.workspace.collection.title if session.is_new else chosen.mapping.plural or plan.kind
    several = chosen.mapping.plural or plan.kind
    return {path: starting.deck(title[:1].upper() + title[1:], plan.kind, several).encode()}


def _summary(session: Session, plan: Plan, changes: ByName[str, bytes], *, dry_run: bool) -> str:
    counts = [
        screen.counted(plan.subjects, "subject") + " new" if plan.subjects else "",
        screen.counted(plan.facts, "fact") + " new" if plan.facts else "",
        screen.counted(plan.changed, "fact") + " changed" if plan.changed else "",
    ]
    said = ", ".join(filter(None, counts)) or "nothing new"
    if dry_run:
        return f"{said}; nothing is written."
    lines = [f"{session.root}: {said}.", *(f"  {path}" for path in sorted(changes))]
    where = "" if session.root == Path.cwd() else f"cd {shlex.quote(str(session.root))} && "
    if plan.new_properties:
        lines.append("Put the questions in better words, then: " + f"{where}quizgen check && quizgen build")
    return "\n".join(lines)

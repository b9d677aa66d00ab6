"""What an import adds to the files beside those of facts: a source, kinds with their properties, questions."""

from collections.abc import Collection as AnyOf
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as ByName
from itertools import count

from quizgen.facts.collection import KINDS, SOURCES
from quizgen.facts.model import Collection
from quizgen.imports import starting, units
from quizgen.imports.editing import Document
from quizgen.imports.mapping import Mapping, SourceMapping
from quizgen.imports.naming import plural
from quizgen.imports.quoting import scalar
from quizgen.imports.starting import Draft

_QUESTIONS = "seeds/questions/"


def source(
    files: ByName[str, bytes],
    collection: Collection,
    wanted: SourceMapping,
    table: str,
    digest: str,
    update: bool,
) -> dict[str, bytes]:
    """The sources with that of a table, whose file's sha256 is `digest`; nothing where they stay as they are."""
    document = Document(SOURCES, files[SOURCES])
    known = collection.sources.get(wanted.id)
    if known is None:
        said = {
            "title": wanted.title or table, "publisher": wanted.publisher, "date": wanted.date,
            "kind": wanted.kind, "url": wanted.url, "sha256": digest,
        }  # fmt: skip
        body = "".join(f"\n  {key}: {scalar(text)}" for key, text in said.items() if text)
        document.add([(scalar(wanted.id), body)])
    elif update and known.sha256 and known.sha256 != digest:
        node = document.at(wanted.id, "sha256")
        assert node is not None
        document.replace(node, scalar(digest))
    return {SOURCES: document.result()} if document.changed else {}


def vocabulary(
    files: ByName[str, bytes], collection: Collection, mapping: Mapping, drafts: Sequence[Draft]
) -> dict[str, bytes]:
    """The kinds with new properties, with their units and with the kinds that they point at."""
    document = Document(KINDS, files[KINDS])
    if wanted := {draft.unit for draft in drafts if draft.unit} - set(collection.units):
        document.add([units.entry(id) for id in sorted(wanted)], "units")
    pointed_at = dict.fromkeys(draft.to for draft in drafts if draft.to)
    kind = mapping.kind
    new = [to for to in pointed_at if to not in collection.kinds and to != kind]
    entries = [(to, starting.kind_entry(to, "", ())) for to in new]
    if kind not in collection.kinds:
        entries.insert(0, (kind, starting.kind_entry(kind, mapping.plural, drafts)))
    elif drafts:
        document.add([(draft.id, draft.entry()) for draft in drafts], "kinds", kind, "properties")
    if entries:
        document.add(entries, "kinds")
    return {KINDS: document.result()} if document.changed else {}


def questions(
    files: ByName[str, bytes],
    mapping: Mapping,
    drafts: Sequence[Draft],
    table: str,
    unasked: ByName[str, AnyOf[str]],
) -> dict[str, bytes]:
    """A new file of questions for new properties."""
    several = mapping.plural or plural(mapping.kind)
    text = starting.questions(mapping.kind, several, drafts, table, unasked)
    # A file of questions that is there is the curator's by now.
    free = next(path for path in paths(f"{_QUESTIONS}{mapping.source.id}.yaml") if path not in files)
    return {free: text.encode()} if text else {}


def paths(path: str) -> Iterator[str]:
    """A file's path, and those of the files that go on where it ends: towns.yaml, towns-2.yaml …"""
    yield path
    yield from (path.replace(".yaml", f"-{number}.yaml") for number in count(2))

"""Records as YAML: subjects with their facts, each fact with its citation."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.imports.editing import Entry, lines
from quizgen.imports.mapping import Mapping
from quizgen.imports.quoting import flow, flow_list, scalar, value
from quizgen.imports.taking import Record

ROW = "row "
"""How a citation's `page` names a row: by the key of its subject, which stays when rows are moved."""
BETWEEN = "; "
"""What stands between several printed values."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is to be said of a subject under one property."""

    property_id: str
    values: tuple[str, ...]
    """As a curator writes them; of references, ids."""
    prints: str
    is_set: bool = False
    as_of: str = ""
    period: str = ""
    """Of a figure in a series."""
    stints: tuple[tuple[str, str], ...] = ()
    """Of the members of a set, since and until when each is one, where the table has a column that says it."""

    @property
    def is_one_of_many(self) -> bool:
        """Whether there may be others of other times beside it."""
        return bool(self.as_of or self.period)


def citation(source: str, key: str, prints: str) -> str:
    """Where a fact stands in a table, and what stands there."""
    return flow({"source": scalar(source), "page": scalar(f"{ROW}{key}"), "prints": scalar(prints)})


def statement(said: Statement, source: str, key: str) -> str:
    """A statement on one line."""
    cited = citation(source, key, said.prints)
    if any(map(any, said.stints)):
        return flow({"is": _members(said), "cite": cited})
    if said.is_set:
        return flow({"is": flow_list(list(said.values)), "cite": cited})
    first, *others = said.values
    parts = {"period": value(said.period)} if said.period else {}
    parts["is"] = value(first)
    if said.as_of:
        parts["as_of"] = value(said.as_of)
    if others:
        parts["or"] = "[" + ", ".join(flow({"is": value(other), "cite": cited}) for other in others) + "]"
    parts["cite"] = cited
    return flow(parts)


def _members(said: Statement) -> str:
    """Each member with its stints, of which any but the first has an id of its own."""
    members: dict[str, list[str]] = {}
    for id, (since, until) in zip(said.values, said.stints, strict=True):
        stints = members.setdefault(id, [])
        parts = {"id": scalar(f"stint-{len(stints) + 1}")} if stints else {}
        parts |= {key: value(text) for key, text in (("since", since), ("until", until)) if text}
        stints.append(flow(parts))
    return flow(
        {id: stints[0] if len(stints) == 1 else f"[{', '.join(stints)}]" for id, stints in members.items()}
    )


def statements(said: Sequence[Statement], source: str, key: str) -> str:
    """What stands behind a property's key: a statement, or the list of those of several times."""
    in_order = sorted(said, key=lambda one: (one.period, one.as_of))
    written = [statement(one, source, key) for one in in_order]
    return f"[{', '.join(written)}]" if said[0].is_one_of_many else written[0]


def subject(record: Record, said: Sequence[Statement], mapping: Mapping) -> str:
    """A subject as a block, indented as if its id stood at the margin; it begins with a line break."""
    aliases = [alias for alias in record.aliases if alias not in (record.name, record.short)]
    tagged = list(dict.fromkeys((*mapping.topics, *record.topics)))
    about = {
        "name": scalar(record.name),
        "short": scalar(record.short) if record.short and record.short != record.name else "",
        "article": scalar(article) if (article := record.article or mapping.article) else "",
        "aliases": flow_list(aliases) if aliases else "",
        "names": flow({code: scalar(name) for code, name in record.names.items()}) if record.names else "",
        "topics": flow_list(tagged) if tagged else "",
        "prominence": record.prominence,
    }
    by_property: dict[str, list[Statement]] = {}
    for one in said:
        by_property.setdefault(one.property_id, []).append(one)
    facts = {id: statements(every, mapping.source.id, record.key) for id, every in by_property.items()}
    return "".join(f"\n  {key}: {text}" for key, text in (about | facts).items() if text)


def facts_file(kind: str, subjects: Sequence[Entry], heading: str) -> str:
    """A file of facts; `subjects` are ids and what stands behind them."""
    return f"# {heading}\nkind: {scalar(kind)}\nsubjects:\n{lines(subjects, '  ')}"

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

    property: str
    values: tuple[str, ...]
    """As a curator writes them; of references, ids."""
    prints: str
    is_set: bool = False
    as_of: str = ""


def citation(source: str, key: str, prints: str) -> str:
    """Where a fact stands in a table, and what stands there."""
    return flow({"source": scalar(source), "page": scalar(f"{ROW}{key}"), "prints": scalar(prints)})


def statement(said: Statement, source: str, key: str) -> str:
    """What stands behind a property's key, on one line."""
    cited = citation(source, key, said.prints)
    if said.is_set:
        return flow({"is": flow_list(list(said.values)), "cite": cited})
    first, *others = said.values
    parts = {"is": value(first)}
    if said.as_of:
        parts["as_of"] = value(said.as_of)
    if others:
        parts["or"] = "[" + ", ".join(flow({"is": value(other), "cite": cited}) for other in others) + "]"
    parts["cite"] = cited
    return f"[{flow(parts)}]" if said.as_of else flow(parts)


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
    facts = {one.property: statement(one, mapping.source.id, record.key) for one in said}
    return "".join(f"\n  {key}: {text}" for key, text in (about | facts).items() if text)


def facts_file(kind: str, subjects: Sequence[Entry], heading: str) -> str:
    """A file of facts; `subjects` are ids and what stands behind them."""
    return f"# {heading}\nkind: {scalar(kind)}\nsubjects:\n{lines(subjects, '  ')}"

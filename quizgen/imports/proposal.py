"""A mapping as the YAML that is proposed to a curator, with comments that say what it is and what the columns hold."""

from quizgen.imports.mapping import SOURCE_KEYS, ColumnMapping, Mapping, Several
from quizgen.imports.model import Layout
from quizgen.imports.quoting import flow, flow_list, scalar


def text(mapping: Mapping, table: str, command: str) -> str:
    """The mapping's YAML, with comments that say what it is and show what the columns hold."""
    source = {
        key: scalar(said)
        for key in SOURCE_KEYS
        if (said := getattr(mapping.source, key)) or key == "publisher"
    }
    lines = [
        f"# What the columns of {table} are. Put right what is wrong here, then run",
        f"#   {command}",
        "# again. docs/importing.md says what may stand here; `as: skip` leaves a column out.",
        f"kind: {scalar(mapping.kind)}",
        f"plural: {scalar(mapping.plural)}",
        *([f"article: {scalar(mapping.article)}"] if mapping.article else []),
        *([f"topics: {flow_list(list(mapping.topics))}"] if mapping.topics else []),
        f"file: {flow(_laid_out(mapping.layout))}" + _guessed(mapping.layout),
        f"nothing: {flow_list(list(mapping.nothing))}   # cells that say nothing, beside empty ones",
        "source:   # what every fact cites; the id of a source in seeds/sources.yaml, or a new one",
        *(f"  {key}: {said}" for key, said in source.items()),
        "columns:",
    ]
    for found in mapping.columns:
        said = flow(_said(found))
        comment = "   # " + "; ".join(filter(None, (found.remark, found.example))) if (
            found.remark or found.example
        ) else ""  # fmt: skip
        lines.append(f"  {scalar(found.column)}: {said}{comment}")
    return "\n".join(lines) + "\n"


def _guessed(layout: Layout) -> str:
    return "   # the encoding is a guess" if layout.guessed else ""


def _laid_out(layout: Layout) -> dict[str, str]:
    said = {
        "form": layout.form,
        "encoding": layout.encoding,
        "delimiter": layout.delimiter,
        "sheet": layout.sheet,
    }
    if layout.form in ("csv", "sheet"):
        said["header"] = str(layout.header)
    return {key: text if key == "header" else scalar(text) for key, text in said.items() if text}


def _said(found: ColumnMapping) -> dict[str, str]:
    said: dict[str, str] = {"as": scalar(found.role)}
    for key in (
        "type",
        "unit",
        "to",
        "language",
        "split",
        "label",
        "dates",
        "decimals",
        "grain",
        "as_of",
        "period",
        "at",
        "since",
        "until",
    ):
        if value := getattr(found, key):
            said[key] = value if key in ("as_of", "period") else scalar(str(value))
    if found.several is not Several.REFUSE:
        said["several"] = found.several.value
    for key in ("closed", "whole", "identifying"):
        if getattr(found, key):
            said[key] = "true"
    return said

"""YAML as a curator means it: plain texts, lists and mappings, and nothing that passes unseen.

`parse` turns a file into nodes that remember their places. It gives texts no meaning, and refuses, with a
hint that says how to write it, whatever YAML would read otherwise than it looks: a comma that ends a text
in braces, a comment that cuts one off, a key that stands twice, and all of YAML's machinery for copying,
typing and joining values.

How it goes: `text` makes characters of bytes; `engines` are PyYAML's two parsers, made to agree; `building`
puts nodes together from their events, with `unfinished` for keys; `syntax` explains why a file is no YAML.
"""

from typing import TYPE_CHECKING

from quizgen.facts.yaml.nodes import Mapping, Node, Scalar, Sequence
from quizgen.facts.yaml.text import decoded, place_at, without_directives, without_refused
from quizgen.problems import Problem, Problems, in_order

if TYPE_CHECKING:
    from quizgen.facts.yaml.building import Reading
    from quizgen.facts.yaml.engines import Engine

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "parse", "parse_with"]


def parse(path: str, data: bytes) -> tuple[Node | None, Problems]:
    """Read a file of YAML.

    `path` is how places name the file. The node is None where the file is empty or cannot be read to its
    end; with other problems it holds what is certain, so that a caller can look for more of them.
    """
    # PyYAML waits until there is something to parse: most commands find the collection read already.
    from quizgen.facts.yaml.engines import fastest

    return parse_with(fastest(), path, data)


def parse_with(engine: "Engine", path: str, data: bytes) -> tuple[Node | None, Problems]:
    """Read a file of YAML with one of PyYAML's parsers; they give the same nodes and problems."""
    text, problems = decoded(path, data)
    if text is None:
        return None, problems
    text, refused = without_refused(path, text)
    text, directives = without_directives(path, text)
    reading, tabs = _read(path, text, engine)
    node = reading.node
    if isinstance(node, Scalar) and not node.text and not node.quoted:
        node = None
    return node, in_order((*refused, *directives, *tabs, *reading.problems))


def _read(path: str, text: str, engine: "Engine") -> "tuple[Reading, Problems]":
    """Read with every tab taken for a space, and once more with tabs if all of them stand within quotes."""
    from quizgen.facts.yaml.building import read

    if "\t" not in text:
        return read(path, text, engine), ()
    reading = read(path, text.replace("\t", " "), engine, with_quotes=True)
    loose = _loose_tabs(text, reading)
    if not loose:
        return (reading if reading.broken else read(path, text, engine)), ()
    first = loose[0]
    if reading.broken and not text[text.rfind("\n", 0, first) + 1 : first].strip():
        # It is the indentation that breaks the file, and a tab may be as wide as anything.
        del reading.problems[-1]
    more = f" ({len(loose)} in all)" if len(loose) > 1 else ""
    message = f"here stands a tab{more}, which is as wide as each editor likes"
    hint = r'indent with spaces; where a text needs a tab, write "\t" within double quotes'
    return reading, (Problem(place_at(path, text, first), "tab", message, hint),)


def _loose_tabs(text: str, reading: "Reading") -> list[int]:
    """Indexes of the tabs outside quotes, as far as the text was read."""
    loose = []
    start = 0
    for opening, closing in (*reading.quoted, (reading.end, reading.end)):
        opening = min(opening, reading.end)
        while (found := text.find("\t", start, opening)) >= 0:
            loose.append(found)
            start = found + 1
        start = max(start, closing)
    return loose

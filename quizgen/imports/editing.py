"""Changes to YAML files that a curator keeps: what is not changed stays as it is, to the last comment.

PyYAML says where each node begins and ends; changes are cut into the text at these places.
"""

from collections.abc import Sequence

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from quizgen.facts.yaml.engines import disarmed

Entry = tuple[str, str]
"""A key and its value, both in YAML; a value of several lines is indented as if its key stood at the margin."""


class UneditableError(ValueError):
    """A file is written in a way that no change can be cut into."""


class Document:
    """A file's text, and the changes to be made in it."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._text = data.decode().removeprefix("\ufeff")
        self._newline = "\r\n" if "\r\n" in self._text else "\n"
        try:
            # Tabs stand in quotes only, and a space is as wide.
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            self.root: Node | None = yaml.compose(disarmed(self._text.replace("\t", " ")), Loader=loader)
        except yaml.YAMLError as error:
            raise UneditableError(f"{path} cannot be read") from error
        self._edits: list[tuple[int, int, str]] = []
        self._tables: dict[int, dict[str, Node]] = {}

    @property
    def changed(self) -> bool:
        """Whether there is anything to change."""
        return bool(self._edits)

    def result(self) -> bytes:
        """The file with all changes made."""
        text = self._text
        parts: list[str] = []
        done = 0
        # Of changes at one place, the first that was asked for comes first.
        for start, end, instead in sorted(self._edits, key=lambda edit: edit[:2]):
            parts += (text[done:start], instead.replace("\n", self._newline))
            done = end
        return "".join((*parts, text[done:])).encode()

    def get(self, node: Node | None, key: str) -> Node | None:
        """The value under a key of a mapping."""
        if not isinstance(node, MappingNode):
            return None
        if id(node) not in self._tables:
            self._tables[id(node)] = {name.value: value for name, value in node.value}
        return self._tables[id(node)].get(key)

    def at(self, *keys: str) -> Node | None:
        """The node under keys, one in the other."""
        node = self.root
        for key in keys:
            node = self.get(node, key)
        return node

    def text_of(self, node: Node | None) -> str:
        """A scalar's text; empty for anything else."""
        return str(node.value) if isinstance(node, ScalarNode) else ""

    def replace(self, node: Node, instead: str) -> None:
        """Put other YAML in a node's place."""
        self._edits.append((node.start_mark.index, self._end(node), instead))

    def add(self, entries: Sequence[Entry], *keys: str) -> None:
        """Add entries at the end of the mapping under keys, which must be there; it may be empty."""
        node = self.at(*keys)
        if keys and (node is None or _is_empty(node)):
            self._fill(entries, keys)
        elif node is None or _is_empty(node):
            self._append(lines(entries, ""))
        elif not isinstance(node, MappingNode):
            raise UneditableError(f"{self.path}: what stands under {'/'.join(keys) or 'it'} is no mapping")
        elif node.flow_style:
            inside = ", ".join(f"{key}: {_one_line(value)}" for key, value in entries)
            separator = ", " if node.value else ""
            at = self._end(node.value[-1][1]) if node.value else node.start_mark.index + 1
            self._edits.append((at, at, f"{separator}{inside}"))
        else:
            indentation = " " * node.value[0][0].start_mark.column
            self._insert_behind(node, lines(entries, indentation))

    def append_item(self, node: Node, item: str) -> None:
        """Add an item to a list."""
        assert isinstance(node, SequenceNode)
        if node.flow_style or not node.value:
            at = self._end(node.value[-1]) if node.value else node.start_mark.index + 1
            self._edits.append((at, at, f"{', ' if node.value else ''}{item}"))
        else:
            # The dash stands before the first item, on its line.
            start = self._text.rfind("-", 0, node.value[0].start_mark.index)
            column = start - self._text.rfind("\n", 0, start) - 1
            self._insert_behind(node, f"{' ' * column}- {item}\n")

    def _fill(self, entries: Sequence[Entry], keys: tuple[str, ...]) -> None:
        """Entries for a mapping that has none, behind its key."""
        parent = self.at(*keys[:-1])
        if not isinstance(parent, MappingNode):
            raise UneditableError(f"{self.path} has no {'/'.join(keys[:-1])}")
        if self.get(parent, keys[-1]) is None:
            self.add([(keys[-1], "\n" + lines(entries, "  ").rstrip("\n"))], *keys[:-1])
            return
        key, value = next(pair for pair in parent.value if pair[0].value == keys[-1])
        if parent.flow_style:
            inside = ", ".join(f"{name}: {_one_line(said)}" for name, said in entries)
            self._edits.append((key.end_mark.index, self._end(value), f": {{{inside}}}"))
            return
        indentation = " " * (key.start_mark.column + 2)
        colon = self._text.index(":", key.end_mark.index) + 1
        # What stands in place of entries, {} or nothing, goes; a comment behind it stays.
        self._edits.append((colon, max(colon, self._end(value)), ""))
        at = self._line_end(max(colon, self._end(value)))
        self._edits.append((at, at, f"{self._gap(at)}{lines(entries, indentation)}"))

    def _append(self, lines: str) -> None:
        at = len(self._text)
        self._edits.append((at, at, f"{self._gap(at)}{lines}"))

    def _insert_behind(self, node: Node, lines: str) -> None:
        at = self._line_end(self._end(node))
        self._edits.append((at, at, f"{self._gap(at)}{lines}"))

    def _gap(self, at: int) -> str:
        return "" if at == 0 or self._text[at - 1] == "\n" else "\n"

    def _line_end(self, index: int) -> int:
        end = self._text.find("\n", index)
        return len(self._text) if end < 0 else end + 1

    def _end(self, node: Node) -> int:
        """The index behind a node's last character; PyYAML counts the lines behind blocks as theirs."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(self._text[start:end].rstrip())


def _is_empty(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return not node.value and not node.style
    return not node.value and isinstance(node, MappingNode)


def lines(entries: Sequence[Entry], indentation: str) -> str:
    """Entries as lines of a block, each ended by a line break."""
    written = (f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}" for key, value in entries)
    return "".join(f"{indentation}{line}\n" for entry in written for line in entry.split("\n"))


def _one_line(value: str) -> str:
    if "\n" in value:
        raise UneditableError("what is added takes several lines, and what it is added to stands in braces")
    return value

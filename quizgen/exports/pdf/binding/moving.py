"""Objects of one file among those of many: new numbers, and names that no other file has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\.|(?P<opens>(?P<name>/(?:ID|Dest))?\()|(?P<closes>\))|(?P<headers>/Headers\[[^\]]*\])|"
    rb"(?P<parent>/StructParents? )(?P<key>\d+)|\b(?P<number>\d+) 0 R\b|(?P<stream>\bstream\r?\n)",
    re.DOTALL,
)
_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Mover:
    """Gives a file's objects their new numbers, wherever one speaks of another."""

    numbers: Mapping[int, int]
    keys: int
    """Added to the keys by which pages and links find their place in the structure."""
    prefix: bytes
    """Put before ids and names of destinations, which are the same in every file."""

    def __call__(self, content: bytes) -> bytes:
        """An object, or a part of one, as it reads in the bound document."""
        head = content[: content.find(b"stream")] if b"stream" in content else content
        if b"(" not in head and b"/StructParent" not in head:
            # Most objects are so, and thrice as quick to move.
            return _REFERENCE.sub(self._moved_number, head) + content[len(head) :]
        pieces: list[bytes] = []
        depth = at = 0
        for token in _TOKEN.finditer(content):
            kind = token.lastgroup
            if kind == "opens":
                depth += 1
                if depth == 1 and token["name"]:
                    pieces += content[at : token.end()], self.prefix
                    at = token.end()
            elif kind == "closes":
                depth -= 1
            elif depth:
                continue
            elif kind == "stream":
                break
            elif kind:
                pieces += content[at : token.start()], self._moved(token, kind)
                at = token.end()
        pieces.append(content[at:])
        return b"".join(pieces)

    def _moved_number(self, token: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % self.numbers[int(token[1])]

    def _moved(self, token: re.Match[bytes], kind: str) -> bytes:
        match kind:
            case "number":
                return b"%d 0 R" % self.numbers[int(token["number"])]
            case "headers":
                return token["headers"].replace(b"(", b"(" + self.prefix)
        return b"%s%d" % (token["parent"], self.keys + int(token["key"]))

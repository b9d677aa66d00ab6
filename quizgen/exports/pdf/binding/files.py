"""A file as Typst writes it, taken apart: its objects, and where the few that matter are told of in them."""

import re

ROOTS = (b"Pages", b"StructTreeRoot", b"Outlines", b"PageLabels")
"""What a document has one of; in a bound one these are the first objects."""

_NUMBERED = re.compile(rb"(\d+) (\d+) 0 R")


class Part:
    """A file to be bound: its objects by number, and those that a document has one of."""

    def __init__(self, content: bytes) -> None:
        table = content.rfind(b"\nxref\n") + 1
        trailer = content.rfind(b"trailer")
        if not table or trailer < table or not content.startswith(b"%PDF-1.7"):
            raise ValueError("only files as Typst writes them can be bound")
        entries = content[table:trailer].split(b"\n")[2:]
        starts = [int(entry[:10]) for entry in entries if entry.rstrip().endswith(b"n")]
        ends = dict(zip(ordered := sorted(starts), [*ordered[1:], table], strict=True))
        self.objects = [
            content[start : ends[start]]
            .split(b" obj\n", 1)[1]
            .removesuffix(b"\n")
            .removesuffix(b"endobj")
            .rstrip(b"\n")
            for start in starts
        ]
        self.trailer = content[trailer:]
        self.catalog_number = reference(self.trailer, b"Root")
        self.catalog = self.object(self.catalog_number)
        self.roots = {key: number for key in ROOTS if (number := reference(self.catalog, key))}
        if not {b"Pages", b"StructTreeRoot"} <= set(self.roots):
            raise ValueError("only tagged files can be bound")

    def object(self, number: int) -> bytes:
        """An object by its number, from 1."""
        return self.objects[number - 1]

    def root(self, key: bytes) -> bytes:
        """A root's object, such as the page tree's; empty where the file has none."""
        return self.object(self.roots[key]) if key in self.roots else b""

    @property
    def pages(self) -> int:
        """How many it has."""
        return count(self.root(b"Pages"))

    @property
    def metadata(self) -> int:
        """The number of its metadata."""
        return reference(self.catalog, b"Metadata")


def reference(content: bytes, key: bytes) -> int:
    """The number of the object that a key leads to; 0 where there is no such key."""
    found = re.search(rb"/%s (\d+) 0 R" % key, content)
    return int(found[1]) if found else 0


def count(content: bytes) -> int:
    """How many pages or bookmarks a tree says that it has; 0 where it does not say."""
    found = re.search(rb"/Count (-?\d+)", content)
    return int(found[1]) if found else 0


def between(content: bytes, begin: bytes, end: bytes) -> bytes:
    """What stands between two marks; ValueError where they are not as Typst writes them."""
    _, found, rest = content.partition(begin)
    inner, closed, _ = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{begin.decode()} is not where Typst writes it")
    return inner


def pairs(content: bytes) -> list[tuple[int, int]]:
    """A number tree's keys with the objects they lead to."""
    return [(int(key), int(number)) for key, number in _NUMBERED.findall(content)]


def stands_alone(content: bytes) -> bool:
    """Whether it is a stream that speaks of no other object: a font, a profile, the marks on a page."""
    head, stream, _ = content.partition(b"stream")
    return bool(stream) and b" 0 R" not in head and b"/Metadata" not in head

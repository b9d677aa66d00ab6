"""A document that grows by a file at a time, and ends with what it has one of."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from quizgen.exports.pdf.binding.files import ROOTS, Part, between, count, pairs, reference, stands_alone
from quizgen.exports.pdf.binding.moving import Mover

HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_NAMED = re.compile(rb"\(((?:[^()\\]|\\.)*)\)(\d+) 0 R", re.DOTALL)
_DOCUMENT = len(ROOTS) + 1
"""The element that holds those of all files."""
_STREAM_HASH = 16


@dataclass(frozen=True, slots=True)
class _First:
    """What of the first file speaks for all."""

    catalog: bytes
    """Open at its end."""
    info: int
    metadata_number: int
    metadata: bytes
    roles: bytes

    def described(self, pages: int, id: bytes) -> bytes:
        """The metadata of a document with so many pages."""
        text = between(self.metadata, b"stream\n", b"\nendstream")
        text = re.sub(rb"(NPages>)\d+", rb"\g<1>%d" % pages, text)
        text = re.sub(rb"((?:Instance|Document)ID>)[^<]*", rb"\g<1>" + id, text)
        return b"<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%s\nendstream" % (len(text), text)


@dataclass(slots=True)
class Binder:
    """What is known of the files bound so far."""

    offsets: "array[int]" = field(default_factory=lambda: array("Q", [0] * (_DOCUMENT + 1)))
    """Where each object stands, by number; the roots have the first numbers and are written last."""
    length: int = len(HEADER)
    pages: int = 0
    keys: int = 0
    """Keys of the parent tree so far."""
    bookmarks: int = 0
    first_bookmark: int = 0
    waiting: tuple[int, bytes] | None = None
    """The last bookmark, with its number: what follows it is not known yet."""
    kids: list[bytes] = field(default_factory=list)
    elements: list[bytes] = field(default_factory=list)
    parents: list[bytes] = field(default_factory=list)
    labels: list[bytes] = field(default_factory=list)
    ids: list[bytes] = field(default_factory=list)
    destinations: list[bytes] = field(default_factory=list)
    streams: dict[bytes, int] = field(default_factory=dict)
    """Numbers of fonts and profiles by hash, so that what several files have stands there once."""
    first: _First | None = None
    digest: blake2b = field(default_factory=lambda: blake2b(digest_size=16))

    def add(self, part: Part) -> Iterator[bytes]:
        """All objects of a file under new numbers."""
        prefix = b"%06d." % len(self.kids)
        numbers, passed_over = self._numbered(part)
        # It tells the number of pages, so that it is written last.
        passed_over.add(part.metadata)
        moved = Mover(numbers, self.keys, prefix)
        self._gather(part, moved)
        outlines = part.root(b"Outlines")
        first, last = reference(outlines, b"First"), reference(outlines, b"Last")
        for number, content in enumerate(part.objects, start=1):
            if number in passed_over:
                continue
            written = moved(content)
            if number == part.roots[b"Pages"]:
                written = written.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % _number(b"Pages"), 1)
            if number == first and self.waiting:
                written = b"<</Prev %d 0 R" % self.waiting[0] + written[2:]
                yield from self._release(next_bookmark=numbers[first])
            if number == last:
                self.waiting = numbers[last], written
                # A file with a single bookmark has written its way back already.
                continue
            yield self._object(numbers[number], written)
        self.first_bookmark = self.first_bookmark or numbers.get(first, 0)
        self.bookmarks += abs(count(outlines)) if outlines else 0
        self.pages += part.pages

    def _numbered(self, part: Part) -> tuple[dict[int, int], set[int]]:
        """New numbers of a file's objects, and those that are not written: roots, and what stands there already."""
        numbers = {number: _number(key) for key, number in part.roots.items() if key != b"Pages"}
        numbers[part.roots[b"StructTreeRoot"]] = _DOCUMENT
        passed_over = {*numbers, part.catalog_number}
        if self.first:
            passed_over |= {part.metadata, reference(part.trailer, b"Info")}
        for number, content in enumerate(part.objects, start=1):
            if number in passed_over:
                continue
            if is_shared := stands_alone(content):
                hashed = blake2b(content, digest_size=_STREAM_HASH).digest()
                if hashed in self.streams:
                    numbers[number] = self.streams[hashed]
                    passed_over.add(number)
                    continue
            numbers[number] = len(self.offsets)
            self.offsets.append(0)
            if is_shared:
                self.streams[hashed] = numbers[number]
        return numbers, passed_over

    def _gather(self, part: Part, moved: Mover) -> None:
        """What the roots will say of a file."""
        structure = part.root(b"StructTreeRoot")
        parents = between(structure, b"/ParentTree<</Nums[", b"]")
        names = between(structure, b"/IDTree<</Names[", b"]>>") if b"/IDTree" in structure else b""
        targets = between(part.catalog, b"/Dests<</Names[", b"]>>") if b"/Names" in part.catalog else b""
        labels = between(part.root(b"PageLabels"), b"/Nums[", b"]") if b"PageLabels" in part.roots else b""
        self.kids.append(b"%d 0 R" % moved.numbers[part.roots[b"Pages"]])
        self.elements.append(moved(between(structure, b"/K[", b"]")))
        self.parents += [b"%d %d 0 R" % (self.keys + key, moved.numbers[to]) for key, to in pairs(parents)]
        self.labels += [b"%d %d 0 R" % (self.pages + page, moved.numbers[to]) for page, to in pairs(labels)]
        for into, found in ((self.ids, names), (self.destinations, targets)):
            into += [
                b"(%s%s)%d 0 R" % (moved.prefix, name, moved.numbers[int(to)])
                for name, to in _NAMED.findall(found)
            ]
        self.digest.update(part.trailer.partition(b"/ID")[2])
        if not self.first:
            self.first = _First(
                _with_roots(moved(_without_names(part.catalog))),
                moved.numbers[reference(part.trailer, b"Info")],
                moved.numbers[part.metadata],
                part.object(part.metadata),
                between(structure, b"/RoleMap<<", b">>"),
            )
        self.keys += max((key + 1 for key, _ in pairs(parents)), default=0)

    def blank(self, part: Part) -> Iterator[bytes]:
        """A blank page, for the back of a leaf; as large as the pages of the file that follows."""
        page = next(content for content in part.objects if b"/Type/Page/" in content)
        size = between(page, b"/MediaBox[", b"]")
        number = len(self.offsets)
        self.offsets.append(0)
        self.kids.append(b"%d 0 R" % number)
        self.pages += 1
        parent = _number(b"Pages")
        yield self._object(
            number, b"<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources<<>>>>" % (parent, size)
        )

    def end(self) -> Iterator[bytes]:
        """The roots, the catalog and the table of where everything stands."""
        if not self.first:
            raise ValueError("there is no file to bind")
        id = self.digest.hexdigest().encode()
        yield from self._release()
        for key, content in self._roots(self.first.roles):
            yield self._object(_number(key), content)
        tree = _number(b"StructTreeRoot")
        elements = b" ".join(self.elements)
        yield self._object(_DOCUMENT, b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (tree, elements))
        yield self._object(self.first.metadata_number, self.first.described(self.pages, id))
        catalog = self.first.catalog
        if self.destinations:
            catalog += b"/Names<</Dests<</Names[%s]>>>>" % b"".join(self.destinations)
        number = len(self.offsets)
        self.offsets.append(0)
        yield self._object(number, catalog + b">>")
        table = self.length
        yield b"xref\n0 %d\n0000000000 65535 f \n" % len(self.offsets)
        yield b"".join(
            b"%010d 00000 n \n" % offset if offset else b"0000000000 65535 f \n"
            for offset in self.offsets[1:]
        )
        yield b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n" % (
            len(self.offsets), number, self.first.info, id, id, table,
        )  # fmt: skip

    def _roots(self, roles: bytes) -> Iterator[tuple[bytes, bytes]]:
        yield b"Pages", b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, b" ".join(self.kids))
        ids = b"/IDTree<</Names[%s]>>" % b"".join(self.ids) if self.ids else b""
        yield b"StructTreeRoot", b"<</Type/StructTreeRoot/RoleMap<<%s>>/K[%d 0 R]/ParentTree<</Nums[%s]>>%s/ParentTreeNextKey %d>>" % (
            roles, _DOCUMENT, b" ".join(self.parents), ids, self.keys,
        )  # fmt: skip
        if self.waiting:
            yield b"Outlines", b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (
                self.first_bookmark, self.waiting[0], self.bookmarks,
            )  # fmt: skip
        if self.labels:
            yield b"PageLabels", b"<</Nums[%s]>>" % b" ".join(self.labels)

    def _release(self, next_bookmark: int = 0) -> Iterator[bytes]:
        """The bookmark that waited for the one that follows it."""
        if self.waiting:
            number, content = self.waiting
            following = b"<</Next %d 0 R" % next_bookmark if next_bookmark else b"<<"
            yield self._object(number, following + content[2:])

    def _object(self, number: int, content: bytes) -> bytes:
        self.offsets[number] = self.length
        written = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        self.length += len(written)
        return written


def _number(key: bytes) -> int:
    """The number of a root in the bound document."""
    return ROOTS.index(key) + 1


def _without_names(catalog: bytes) -> bytes:
    """A catalog without its destinations, open at its end."""
    before, found, _ = catalog.partition(b"/Names<<")
    return before if found else catalog.removesuffix(b">>")


def _with_roots(catalog: bytes) -> bytes:
    """A catalog that leads to what the whole document has one of."""
    return re.sub(
        rb"/(%s) \d+" % b"|".join(ROOTS), lambda found: b"/%s %d" % (found[1], _number(found[1])), catalog
    )

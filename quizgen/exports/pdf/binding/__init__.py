"""Several PDF files of Typst's as one, tags and bookmarks included, in memory that does not grow with their number.

Typst lays out a whole document at once: a thousand sheets would take gigabytes, and one processor. So sheets are
printed a few at a time, and bound here. Each file's objects are passed on under new numbers as soon as the file
is there; what a document has one of (page tree, structure tree, bookmarks, page labels) grows by a line a file and is
written last. A PDF library would keep every object until the end, and none at hand merges structure trees.

It reads what Typst 0.14 and 0.15 write (a plain cross-reference table, no object streams, no incremental updates), and
raises ValueError for anything else. Terms and keys are those of ISO 32000-1.
"""

from collections.abc import Iterable, Iterator

from quizgen.exports.pdf.binding.binder import HEADER, Binder
from quizgen.exports.pdf.binding.files import Part


def bound(files: Iterable[bytes], *, leaves: bool = True) -> Iterator[bytes]:
    """The files as one, in pieces to be written one after another.

    With `leaves`, each file begins on a sheet of paper of its own when all is printed on both sides.
    """
    binder = Binder()
    yield HEADER
    for content in files:
        part = Part(content)
        if leaves and binder.pages % 2:
            yield from binder.blank(part)
        yield from binder.add(part)
    yield from binder.end()

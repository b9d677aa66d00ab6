"""A zip archive in memory: the same bytes for the same content, deflated on every core.

Deflating is the longest part of writing a large deck. The standard library's writer deflates a member in
one thread and offers no way to hand it a stream that is deflated already, hence the few headers below
(PKWARE, .ZIP File Format Specification 6.3.10, sections 4.3 and 4.4).
"""

import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from struct import pack

_BLOCK = 1 << 22
"""Bytes deflated in one go: enough that starting afresh costs next to nothing. Blocks are cut by size and
not by core, so that every machine makes the same bytes."""
_LEVEL = 1
"""A sixth of a deck's size already; higher levels cost more time than they save."""

_VERSION = 20
_UNIX = 3 << 8
_READABLE_FILE = 0o100644 << 16
_DEFLATED = 8
_NO_TIME, _FIRST_DAY = 0, 1 << 5 | 1
"""The first moment that a zip can express: 1980-01-01."""


def zipped(members: Mapping[str, bytes]) -> bytes:
    """The archive of members by ASCII name, each up to 4 GB."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, content in members.items():
        stream = _deflated(content)
        sizes = (zlib.crc32(content), len(stream), len(content), len(name))
        shared = pack("<5H3IH", _VERSION, 0, _DEFLATED, _NO_TIME, _FIRST_DAY, *sizes)
        place = pack("<4H2I", 0, 0, 0, 0, _READABLE_FILE, offset)
        file = (b"PK\3\4", shared, pack("<H", 0), name.encode("ascii"), stream)
        files += file
        directory += (b"PK\1\2", pack("<H", _UNIX | _VERSION), shared, place, name.encode("ascii"))
        offset += sum(map(len, file))
    entries = b"".join(directory)
    end = pack("<4s4H2IH", b"PK\5\6", 0, 0, len(members), len(members), len(entries), offset, 0)
    return b"".join((*files, entries, end))


def _deflated(content: bytes) -> bytes:
    """A raw deflate stream of blocks that know nothing of each other."""
    view = memoryview(content)

    def block(start: int) -> bytes:
        deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        last = start + _BLOCK >= len(content)
        body = deflater.compress(view[start : start + _BLOCK])
        return body + deflater.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)

    with ThreadPoolExecutor() as pool:
        return b"".join(pool.map(block, range(0, max(len(content), 1), _BLOCK)))

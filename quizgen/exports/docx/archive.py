"""The zip file that a Word document is: the same bytes for the same parts."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can express."""
_READABLE_FILE = 0o100644 << 16
_UNIX = 3


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The archive of parts by name, in their order."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = ZipInfo(name, _FIRST_DAY)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = _READABLE_FILE
            member.create_system = _UNIX
            archive.writestr(member, content)
    return file.getvalue()

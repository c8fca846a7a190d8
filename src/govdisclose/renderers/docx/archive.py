"""Zip archives that grow by entries, with nothing in them that depends on the clock.

``zipfile`` can append to a prepared archive too, but its bookkeeping makes a document take half as
long again; the format itself (APPNOTE 4.3.7, 4.3.12, 4.3.16) is three records.
"""

import struct
import zlib

import attrs

from govdisclose.errors import GovdiscloseError, Message

_VERSION = 20  # 2.0: deflate
_DATE = 1 << 5 | 1  # 1980-01-01, the earliest date of the format
_DEFLATED = 8
_STORED = 0
# One more means that the true number stands in records that only later versions have.
MAX_ENTRIES = 0xFFFE
MAX_SIZE = 0xFF000000  # the same, less room for headers

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_TOO_LARGE = Message(
    "Word 文件最多有 {entries} 个部件、{size} 字节；请减少图片",
    "a Word file has at most {entries} parts and {size} bytes; use fewer pictures",
)


@attrs.frozen
class Entry:
    """One file of an archive."""

    name: str
    """Within the archive, in ASCII."""
    data: bytes
    level: int
    """Compression level of deflate, 1 to 9; 0 stores the data as it is."""


@attrs.frozen
class Archive:
    """A zip archive without its end; adding entries gives a new archive."""

    entries: bytes = b""
    directory: bytes = b""
    """The central directory so far."""
    count: int = 0

    def add(self, *entries: Entry) -> "Archive":
        """Add entries.

        Raises:
            GovdiscloseError: There are more of them, or they are larger, than the format can say.
        """
        offset = len(self.entries)
        locals_, centrals = [self.entries], [self.directory]
        for number, entry in enumerate(entries, start=self.count + 1):
            data, path = entry.data, entry.name.encode("ascii")
            if number > MAX_ENTRIES or offset + len(data) > MAX_SIZE:
                raise GovdiscloseError(_TOO_LARGE.format(entries=MAX_ENTRIES, size=MAX_SIZE))
            method = _DEFLATED if entry.level else _STORED
            packed = zlib.compress(data, entry.level, -zlib.MAX_WBITS) if entry.level else data
            facts = (0, method, 0, _DATE, zlib.crc32(data), len(packed), len(data), len(path), 0)
            local = _LOCAL.pack(b"PK\3\4", _VERSION, *facts) + path
            central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, offset)
            locals_ += (local, packed)
            centrals += (central, path)
            offset += len(local) + len(packed)
        return Archive(b"".join(locals_), b"".join(centrals), self.count + len(entries))

    def __bytes__(self) -> bytes:
        end = _END.pack(
            b"PK\5\6", 0, 0, self.count, self.count, len(self.directory), len(self.entries), 0
        )
        return b"".join((self.entries, self.directory, end))

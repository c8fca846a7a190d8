"""Zip archives that grow by entries, with nothing in them that depends on the clock.

``zipfile`` can append to a prepared archive too, but its bookkeeping makes a document take half as
long again; the format itself (APPNOTE 4.3.7, 4.3.12, 4.3.16) is three records.
"""

import struct
import zlib

import attrs

_VERSION = 20  # 2.0: deflate
_DATE = 1 << 5 | 1  # 1980-01-01, the earliest date of the format
_DEFLATED = 8
_STORED = 0

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@attrs.frozen
class Archive:
    """A zip archive without its end; adding an entry gives a new archive."""

    entries: bytes = b""
    directory: bytes = b""
    """The central directory so far."""
    count: int = 0

    def add(self, name: str, data: bytes, *, level: int) -> "Archive":
        """Add an entry.

        Args:
            name: Name within the archive, in ASCII.
            data: The content, of less than 4 GiB.
            level: Compression level of deflate, 1 to 9; 0 stores the content as it is.
        """
        method = _DEFLATED if level else _STORED
        packed = zlib.compress(data, level, -zlib.MAX_WBITS) if level else data
        path = name.encode("ascii")
        facts = (0, method, 0, _DATE, zlib.crc32(data), len(packed), len(data), len(path), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *facts)
        central = _CENTRAL.pack(
            b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, len(self.entries)
        )
        return Archive(
            b"".join((self.entries, local, path, packed)),
            b"".join((self.directory, central, path)),
            self.count + 1,
        )

    def __bytes__(self) -> bytes:
        end = _END.pack(
            b"PK\5\6", 0, 0, self.count, self.count, len(self.directory), len(self.entries), 0
        )
        return b"".join((self.entries, self.directory, end))

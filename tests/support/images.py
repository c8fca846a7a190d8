"""Files of pictures, as small as they can be."""

import struct
import zlib


def png(width: int, height: int) -> bytes:
    """Make a grey picture."""
    header = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return chunks((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))


def chunks(*parts: tuple[bytes, bytes]) -> bytes:
    """Write a PNG of chunks: kind and what each holds."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))
        for kind, held in parts
    )


PNG = png(1, 1)
"""A picture of one pixel."""
UNSEEN = chunks((b"IHDR", b"\x7f\xff\xff\xff" * 2 + PNG[24:29]), (b"IDAT", b"\0"), (b"IEND", b""))
"""A file that is whole, of a picture so large that no browser shows it."""


def segments(*parts: tuple[int, bytes], scan: bytes = b"\x7f\xff\0\xff\xd0\x7f") -> bytes:
    """Write a JPEG of segments, markers and what each holds, with a scan and its end behind."""
    written = (struct.pack(">2BH", 0xFF, code, 2 + len(held)) + held for code, held in parts)
    return b"\xff\xd8" + b"".join(written) + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + scan + b"\xff\xd9"


def frame(width: int, height: int) -> bytes:
    """Give what the header of a JPEG's frame holds."""
    return struct.pack(">B2H", 8, height, width) + b"\1\1\x11\0"


def jpeg(width: int, height: int, exif: bytes = b"") -> bytes:
    """Write a JPEG that has the structure of one, and no image that can be decoded."""
    app1 = ((0xE1, b"Exif\0\0" + exif),) if exif else ()
    return segments((0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), *app1, (0xC0, frame(width, height)))


def turned(orientation: int, order: str = ">") -> bytes:
    """Write what Exif says of a picture that is turned, in either order of bytes."""
    begin = {">": b"MM\0*", "<": b"II*\0"}[order]
    entries = struct.pack(f"{order}2HL2H", 0x0100, 3, 1, 7, 0)
    entries += struct.pack(f"{order}2HL2H", 0x0112, 3, 1, orientation, 0)
    return begin + struct.pack(f"{order}LH", 8, 2) + entries + bytes(4)

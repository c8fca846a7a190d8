"""Files of pictures: whether one is whole, how large the picture is, and how it is turned.

Only the structure is looked at, nothing is decoded: a PNG is a row of chunks, a JPEG one of
segments, and each says how long it is. The clauses are those of Portable Network Graphics (PNG)
Specification (Third Edition), W3C 2025, of ITU-T T.81 (1992), and of Exif 3.0 (CIPA DC-008-2023).
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Literal

from govdisclose.errors import Message

MediaType = Literal["image/png", "image/jpeg"]

_PNG = b"\x89PNG\r\n\x1a\n"  # PNG, 5.2
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""Bits of a sample, by type of colour (PNG, 11.2.1)."""
_ANCILLARY = 0x20  # set in the first byte of a kind of chunk that a picture is shown without (5.4)

_JPEG = b"\xff\xd8\xff"
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""What begins a segment: neither the byte FF of a scan, nor a fill byte, nor a restart within a
scan (T.81, B.1.1.2 and B.1.1.5)."""
_END, _SCAN = 0xD9, 0xDA
_ALONE = frozenset({0x01, 0xD8, _END})  # markers that no segment belongs to
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # T.81, Table B.1

_EXIF, _EXIF_BEGINS = 0xE1, b"Exif\0\0"  # the marker APP1, and what its segment begins with
_ORIENTATION, _SHORT = 0x0112, 3  # a tag, and the type that it has
_TURNS = range(1, 9)

_OTHER = Message(
    "图片内容不是 {media_type}，请检查文件",
    "the picture's bytes are not {media_type}; check the file",
)
_CUT = Message(
    "图片文件不完整，在第 {size} 字节处就断了，没有结尾（{end}）；请换用完好的文件",
    "the picture's file is cut short after {size} bytes, before its end ({end}); take one that is "
    "whole",
)
_DAMAGED = Message(
    "图片文件已损坏：第 {at} 字节起的一块与其校验码（CRC）不符；请换用完好的文件",
    "the picture's file is damaged: what begins at byte {at} does not match its check sum (CRC); "
    "take one that is whole",
)
_NO_HEADER = Message(
    "图片文件已损坏：没有开头（{header}），或其中的数不合规定；请换用完好的文件",
    "the picture's file is damaged: its header ({header}) is missing, or has numbers in it that "
    "cannot be; take one that is whole",
)
_NO_SIZE = Message(
    "图片的宽或高为 0（宽 {width}，高 {height}）；请换用能显示的图片",
    "the picture has a width or a height of 0 ({width} by {height}); take one that can be shown",
)
_EMPTY = Message(
    "图片文件里没有图像（{what}）；请换用完好的文件",
    "there is no image in the picture's file ({what}); take one that is whole",
)


def fault(data: bytes, media_type: MediaType) -> Message | None:
    """Say what is wrong with a file; None where it is whole.

    What stands behind its end is not looked at: real files have such bytes.
    """
    png = media_type == "image/png"
    if not data.startswith(_PNG if png else _JPEG):
        return _OTHER.format(media_type=media_type)
    return _png_fault(data) if png else _jpeg_fault(data)


def media_type(data: bytes) -> MediaType | None:
    """Tell a file by its first bytes; None where it is neither PNG nor JPEG."""
    starts: dict[MediaType, bytes] = {"image/png": _PNG, "image/jpeg": _JPEG}
    return next((kind for kind, start in starts.items() if data.startswith(start)), None)


def size(data: bytes, media_type: MediaType) -> tuple[int, int]:
    """Give width and height, in pixels, of a file in which there is no fault."""
    if media_type == "image/png":
        _, _, header = next(_chunks(data))
        return _png_size(header)
    return next(_jpeg_size(data, at) for code, at, _ in _segments(data) if code in _FRAMES)


def orientation(data: bytes, media_type: MediaType) -> int:
    """Say how a picture is turned to be shown, from 1 (as it is stored) to 8, as Exif numbers it.

    Browsers turn it so. What is not said, or cannot be read, is 1.
    """
    if media_type == "image/png":
        found = (bytes(held) for _, kind, held in _chunks(data) if kind == b"eXIf")
        return _tiff_orientation(next(found, b""))
    for code, at, end in _segments(data):
        if code == _EXIF and data.startswith(_EXIF_BEGINS, at, end):
            return _tiff_orientation(data[at + len(_EXIF_BEGINS) : end])
        if code == _SCAN:
            break
    return 1


def _tiff_orientation(tiff: bytes) -> int:
    """Read the tag Orientation of the first directory of a file TIFF, as Exif is one."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}L", tiff, 4)
        (entries,) = struct.unpack_from(f"{order}H", tiff, at)
        for entry in range(entries):
            tag, kind, _, value = struct.unpack_from(f"{order}2HLH", tiff, at + 2 + 12 * entry)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and value in _TURNS else 1
    except struct.error:  # it ends before
        pass
    return 1


def _png_fault(data: bytes) -> Message | None:
    """Say what is wrong with the chunks: the header first, image data, the end (PNG, 5.6)."""
    image = False
    for at, kind, held in _chunks(data):
        end = at + 8 + len(held)
        # Decoders pass over an ancillary chunk that is damaged, and show the picture (13.2).
        critical = not kind[0] & _ANCILLARY
        if critical and zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return _DAMAGED.format(at=at + 1)
        if at == len(_PNG):
            if kind != b"IHDR" or not _is_header(held):
                return _NO_HEADER.format(header="IHDR")
            width, height = _png_size(held)
            if not width or not height:
                return _NO_SIZE.format(width=width, height=height)
        if kind == b"IEND":
            return None if image else _EMPTY.format(what="IDAT")
        image = image or (kind == b"IDAT" and bool(held))
    return _CUT.format(size=len(data), end="IEND")


def _chunks(data: bytes) -> Iterator[tuple[int, bytes, memoryview]]:
    """Give the chunks that are there whole: place, kind, and what each holds (PNG, 5.3)."""
    view, at = memoryview(data), len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        if at + 12 + length > len(data):
            return
        yield at, kind, view[at + 8 : at + 8 + length]
        at += 12 + length


def _png_size(header: memoryview) -> tuple[int, int]:
    width, height = struct.unpack_from(">2L", header)
    return width, height


def _is_header(held: memoryview) -> bool:
    """Tell whether a header can be, whatever the size it gives (PNG, 11.2.1)."""
    if len(held) != 13:  # noqa: PLR2004 - its length, in bytes
        return False
    depth, colour, compression, filtering, interlace = held[8:]
    known = depth in _DEPTHS.get(colour, ()) and compression == filtering == 0 and interlace <= 1
    return known and max(_png_size(held)) < 2**31


def _jpeg_fault(data: bytes) -> Message | None:
    """Say what is wrong with the segments: a frame, a scan of it, the end (T.81, B.2.1)."""
    sized = scanned = False
    for code, at, end in _segments(data):
        if code in _FRAMES:
            if end - at < 6:  # noqa: PLR2004 - without all that makes a size
                return _NO_HEADER.format(header="SOF")
            width, height = _jpeg_size(data, at)
            # A height that follows in a segment of its own (DNL, B.2.5) is read by no program.
            if not width or not height:
                return _NO_SIZE.format(width=width, height=height)
            sized = True
        scanned = scanned or code == _SCAN
        if code == _END:
            if not sized:
                return _NO_HEADER.format(header="SOF")
            return None if scanned else _EMPTY.format(what="SOS")
    return _CUT.format(size=len(data), end="EOI")


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give the segments that are there whole: marker, start and end of what each holds (B.1.1.4).

    What stands between them is passed over: the data of a scan, and bytes that belong nowhere.
    """
    at = 0
    while found := _MARKER.search(data, at):
        at = found.end()
        code = data[at - 1]
        if code in _ALONE:
            yield code, at, at
            continue
        start, at = at + 2, at + int.from_bytes(data[at : at + 2])
        if not start <= at <= len(data):
            return
        yield code, start, at


def _jpeg_size(data: bytes, at: int) -> tuple[int, int]:
    """Read the size in the header of a frame (T.81, B.2.2)."""
    height, width = struct.unpack_from(">2H", data, at + 1)
    return width, height

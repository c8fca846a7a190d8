"""Files of pictures: what is whole, what is not, and how large a picture is."""

import random
import re
from collections.abc import Iterator
from io import BytesIO

import pytest

import govdisclose as gd
from govdisclose import images
from govdisclose.images import MediaType
from support.images import PNG, chunks, frame, jpeg, png, segments, turned

HEADER, IMAGE, END = (b"IHDR", PNG[16:29]), (b"IDAT", PNG[41:-16]), (b"IEND", b"")
NO_JPEG = "picture's bytes are not image/jpeg"


def said(data: bytes, media_type: MediaType) -> str:
    """Give what is said of a file."""
    words = images.fault(data, media_type)
    return "" if words is None else words.en


def real() -> Iterator[tuple[bytes, MediaType, tuple[int, int]]]:
    """Make pictures as programs write them."""
    pillow = pytest.importorskip("PIL.Image")
    noise = random.Random(1)  # noqa: S311 - no secret

    def saved(mode: str, size: tuple[int, int], kind: str, **how: object) -> bytes:
        content = BytesIO()
        raw = noise.randbytes(size[0] * size[1] * 3)
        pillow.frombytes("RGB", size, raw).convert(mode).save(content, kind, **how)
        return content.getvalue()

    for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        yield saved(mode, (7, 5), "PNG"), "image/png", (7, 5)
        yield saved(mode, (200, 100), "PNG", dpi=(300, 300)), "image/png", (200, 100)
    hows: list[dict[str, object]] = [
        {"quality": 100},
        {"progressive": True},
        {"restart_marker_blocks": 1},
        {"icc_profile": noise.randbytes(150_000)},
        {"comment": b"\xff\xd9\xff\xd8"},  # markers within a segment are none
        {"exif": b"Exif\0\0" + jpeg(1, 1)},  # a picture within the picture
    ]
    for mode in ("L", "RGB", "CMYK"):
        for how in hows:
            yield saved(mode, (200, 100), "JPEG", **how), "image/jpeg", (200, 100)


def test_real_pictures() -> None:
    """What Pillow writes is whole, with bytes behind its end too; however it is cut it is not."""
    dice = random.Random(2)  # noqa: S311 - no secret
    for data, media_type, size in real():
        assert images.media_type(data) == media_type
        assert (said(data, media_type), said(data + b"\0\n", media_type)) == ("", "")
        assert images.size(data, media_type) == size
        for _ in range(50):
            cut = data[: dice.randrange(12, len(data))]
            assert "is cut short after" in said(cut, media_type)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PNG, ""),
        (PNG + b"more", ""),
        (chunks(HEADER, (b"tEXt", b"a"), IMAGE, IMAGE, END, (b"IHDR", b"")), ""),
        (b"", "are not image/png"),
        (jpeg(1, 1), "are not image/png"),
        (PNG[:8], "cut short after 8 bytes, before its end (IEND)"),
        (PNG[:-1], "cut short"),
        (chunks(HEADER, IMAGE), "cut short"),
        (chunks(HEADER, END), "no image in the picture's file (IDAT)"),
        (chunks(IMAGE, HEADER, END), "header (IHDR)"),
        (chunks((b"IHDR", b""), IMAGE, END), "header (IHDR)"),
        (png(0, 5), "width or a height of 0 (0 by 5)"),
        (chunks((b"IHDR", b"\x80\0\0\0" + HEADER[1][4:]), IMAGE, END), "header (IHDR)"),
        # Depth, colour, compression, filter, interlacing.
        (chunks((b"IHDR", HEADER[1][:8] + b"\4\2\0\0\0"), IMAGE, END), "header (IHDR)"),
        (chunks((b"IHDR", HEADER[1][:8] + b"\x10\2\0\0\1"), IMAGE, END), ""),
        (chunks((b"IHDR", HEADER[1][:8] + b"\x08\2\1\0\0"), IMAGE, END), "header (IHDR)"),
        (chunks((b"IHDR", HEADER[1][:8] + b"\x08\2\0\1\0"), IMAGE, END), "header (IHDR)"),
        (chunks((b"IHDR", HEADER[1][:8] + b"\x08\2\0\0\2"), IMAGE, END), "header (IHDR)"),
        (chunks((b"IHDR", HEADER[1][:8] + b"\x08\1\0\0\0"), IMAGE, END), "header (IHDR)"),
    ],
)
def test_png(data: bytes, expected: str) -> None:
    """A PNG begins with its header, holds an image, and ends."""
    assert re.search(re.escape(expected) or "^$", said(data, "image/png"))


def test_check_sums() -> None:
    """A bit that is changed is found where it stands; in what a picture is shown without, not."""
    data = chunks(HEADER, (b"tEXt", b"a"), IMAGE, END)
    text, image = data.index(b"tEXt") + 4, data.index(b"IDAT") + 5
    for place, expected in ((18, "begins at byte 9"), (image, "begins at byte 47"), (text, "")):
        damaged = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert re.search(expected or "^$", said(damaged, "image/png"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (jpeg(3, 2), ""),
        (jpeg(3, 2) + b"more", ""),
        (jpeg(3, 2).replace(b"\xff\xc0", b"\xff\xff\xff\xc0"), ""),
        (jpeg(3, 2).replace(b"\xff\xc0", b"\0\1\xff\xc0"), ""),
        (segments((0xC4, b"\0"), (0xC2, frame(3, 2)), (0xDD, b"\0\1")), ""),
        (PNG, NO_JPEG),
        (b"\xff\xd8", NO_JPEG),
        (b"\xff\xd8\xff", "cut short after 3 bytes, before its end (EOI)"),
        (b"\xff\xd8\xff\xd9", "header (SOF)"),
        (segments((0xC4, b"\0")), "header (SOF)"),
        (segments((0xC0, b"\x08\0\1\0")), "header (SOF)"),
        (segments((0xC0, frame(0, 2))), "width or a height of 0 (0 by 2)"),
        (segments((0xC0, frame(3, 0))), "width or a height of 0 (3 by 0)"),
        (jpeg(3, 2)[:-2], "cut short"),
        (
            jpeg(3, 2).partition(b"\xff\xda")[0] + b"\xff\xd9",
            "no image in the picture's file (SOS)",
        ),
        (b"\xff\xd8\xff\xe0\0\0\xff\xd9", "cut short"),
        (b"\xff\xd8\xff\xe0\xff\xff\xff\xd9", "cut short"),
    ],
)
def test_jpeg(data: bytes, expected: str) -> None:
    """A JPEG has the header of a frame, a scan, and an end that is not within either."""
    assert re.search(re.escape(expected) or "^$", said(data, "image/jpeg"))


def test_a_damaged_picture_is_no_picture() -> None:
    """Building it says what is wrong, in both languages, with its place."""
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.Picture(PNG[:50], "image/png", "图")
    [problem] = caught.value.problems
    assert (problem.pointer, problem.code) == ("/data", "picture")
    assert "在第 50 字节处就断了，没有结尾（IEND）；请换用完好的文件" in problem.message.zh


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation(orientation: int) -> None:
    """How a camera was held is read from either kind of file, and order of bytes."""
    for order in "<>":
        exif = turned(orientation, order)
        header = PNG[16:29]
        parts = (b"IHDR", header), (b"eXIf", exif), (b"IDAT", b"x"), (b"IEND", b"")
        assert images.orientation(jpeg(4, 3, exif), "image/jpeg") == orientation
        assert images.orientation(chunks(*parts), "image/png") == orientation


@pytest.mark.parametrize(
    "exif",
    [
        b"",
        b"none",
        turned(0),
        turned(9),
        turned(6)[:-10],
        turned(6)[:6],
        turned(6).replace(b"\1\x12", b"\1\x13"),
        turned(6).replace(b"\1\x12\0\3", b"\1\x12\0\4"),
        b"MM\0*\xff\xff\xff\xff",
    ],
)
def test_pictures_that_are_not_turned(exif: bytes) -> None:
    """A picture is as it is stored where no orientation is said, or none that can be."""
    assert images.orientation(jpeg(4, 3, exif), "image/jpeg") == 1
    assert images.orientation(png(4, 3), "image/png") == 1


def test_orientation_stands_before_the_picture() -> None:
    """What follows the scan, as the picture for a preview, says nothing of this one."""
    behind = jpeg(4, 3)[:-2] + jpeg(4, 3, turned(6))[2:]
    assert images.orientation(behind, "image/jpeg") == 1

"""PDF files written by hand, most of them hostile."""

import zlib
from collections.abc import Callable

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Write a file of objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data: bytes, keys: bytes = b"", *, packed: int = 0) -> bytes:
    """Write a stream, compressed several times over if wanted."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/Filter [%s]" % (b"/FlateDecode " * packed) if packed else b""
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (len(data), filters, keys, data)


def sheets(*contents: bytes, keys: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """Write a file with a page for each stream of drawing commands.

    Args:
        contents: The streams, as ``stream`` writes them.
        keys: More entries of each page, and of its resources: a font named F is there.
        more: More objects; the first has number 4.
    """
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        FONT,
        *more,
    ]
    for index, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R %s >>"
            % (first + 2 * index + 1, keys or b"/Resources << /Font << /F 3 0 R >> >>"),
            content,
        ]
    return pdf(*objects)


def written(commands: str, *, packed: int = 0) -> bytes:
    """Write a file with one page of drawing commands."""
    return sheets(stream(commands.encode(), packed=packed))


def text(x: float, y: float, words: str, size: float = 10) -> str:
    """Write the commands for words at a place, in ASCII."""
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    """Write the commands for a line."""
    return f"{x0} {y0} m {x1} {y1} l S\n"


def lattice(xs: list[float], ys: list[float]) -> str:
    """Write the commands for a table with all its lines."""
    return "".join(line(x, ys[0], x, ys[-1]) for x in xs) + "".join(
        line(xs[0], y, xs[-1], y) for y in ys
    )


def _forms(levels: int, width: int) -> bytes:
    """Write forms within forms, each drawing the next several times over."""
    more = []
    for level in range(levels):
        keys = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << %s >>" % (
            b"/XObject << /X %d 0 R >>" % (4 + level + 1)
            if level + 1 < levels
            else b"/Font << /F 3 0 R >>"
        )
        body = b"/X Do " * width if level + 1 < levels else text(10, 10, "12").encode()
        more.append(stream(body, keys))
    resources = b"/Resources << /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >>"
    return sheets(stream(b"/X Do"), keys=resources, more=tuple(more))


def _own_form() -> bytes:
    """Write a form that draws itself."""
    keys = b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>"
    return sheets(
        stream(b"/X Do BT /F 10 Tf 10 10 Td (12) Tj ET"),
        keys=b"/Resources << /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >>",
        more=(stream(b"/X Do /X Do", keys),),
    )


def _own_glyph() -> bytes:
    """Write a font whose shape is drawn with itself."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/FirstChar 49 /LastChar 49 /Widths [9] /Encoding << /Differences [49 /a] >> "
        b"/CharProcs << /a 5 0 R >> /Resources << /Font << /F 4 0 R >> >> >>"
    )
    shape = stream(b"9 0 0 0 9 9 d1 BT /F 10 Tf (1111) Tj ET")
    return sheets(
        stream(b"BT /F 10 Tf 10 10 Td (1111) Tj ET"),
        keys=b"/Resources << /Font << /F 4 0 R >> >>",
        more=(font, shape),
    )


def _endless_map() -> bytes:
    """Write a font with a map of characters that lists far more than there are."""
    ranges = b"<0000> <ffff> <0000>\n" * 100
    cmap = stream(
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + (b"100 beginbfrange\n" + ranges + b"endbfrange\n") * 400,
        packed=1,
    )
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 5 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    return sheets(
        stream(b"BT /F 10 Tf 10 10 Td <00310032> Tj ET"),
        keys=b"/Resources << /Font << /F 4 0 R >> >>",
        more=(font, cmap),
    )


def _locked() -> bytes:
    keys = b"/Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>" % (b"41" * 32, b"42" * 32)
    content = stream(text(10, 10, "12").encode())
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        FONT,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R >>",
        content,
        b"<< %s >>" % keys,
        trailer=b"/Encrypt 6 0 R /ID [<61> <61>]",
    )


def _tree(kids: bytes, count: int = 1) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
    )


def _attachments(count: int, data: bytes) -> bytes:
    """Write a file with attachments of ours, all of one stream, each in a leaf of its own."""
    leaves = b"".join(
        b"<< /Names [(%06d) 6 0 R] /Limits [(%06d) (%06d)] >>" % (number, number, number)
        for number in range(count)
    )
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Kids [%s] >> >> >>" % leaves,
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        FONT,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
        b"/Resources << /Font << /F 3 0 R >> >> >>",
        stream(_WORDS.encode()),
        b"<< /Type /Filespec /F (a) /UF (a) /EF << /F 7 0 R >> >>",
        stream(data, b"/Type /EmbeddedFile /Params << /XXGovdiscloseSHA256 (00) >>", packed=1),
    )


_WORDS = text(10, 10, "12")
_GOOD = sheets(stream(_WORDS.encode(), packed=1))

HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "zeros": lambda: bytes(100_000),
    "garbage": lambda: bytes(range(256)) * 400,
    "header-alone": lambda: b"%PDF-1.7\n",
    "header-and-garbage": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "html": lambda: b"<!doctype html><table><tr><td>1</td></tr></table>",
    "no-pages": lambda: _tree(b"", 0),
    "no-catalogue": lambda: pdf(b"<< >>"),
    "page-tree-loop": lambda: _tree(b"2 0 R"),
    "page-tree-loop-wide": lambda: _tree(b"2 0 R " * 1000, 100),
    "page-missing": lambda: _tree(b"9 0 R"),
    "pages-claimed": lambda: _tree(b"2 0 R", 2_000_000_000),
    "pages-many": lambda: sheets(*[stream(_WORDS.encode())] * 300),
    "catalogue-loop": lambda: pdf(b"1 0 R"),
    "xref-loop": lambda: _GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 0"),
    "length-loop": lambda: _GOOD.replace(b"/Length", b"/Length 5 0 R /Old"),
    "nesting-arrays": lambda: pdf(b"[" * 200_000),
    "nesting-dictionaries": lambda: pdf(b"<< /A " * 200_000),
    "nesting-states": lambda: written("q " * 400_000 + _WORDS),
    "nesting-forms": lambda: _forms(40, 1),
    "multiplying-forms": lambda: _forms(9, 10),
    "multiplying-forms-wide": lambda: _forms(3, 1000),
    "own-form": _own_form,
    "own-glyph": _own_glyph,
    "endless-map": _endless_map,
    "bomb-blank": lambda: written(" " * 200_000_000, packed=1),
    "bomb-nested": lambda: written(" " * 200_000_000, packed=3),
    "bomb-lines": lambda: written("0 0 m 9 9 l S\n" * 10_000_000, packed=1),
    "bomb-path": lambda: written("0 0 m " + "9 9 l " * 20_000_000 + "S", packed=1),
    "bomb-text": lambda: written("BT /F 9 Tf (" + "1" * 50_000_000 + ") Tj ET", packed=1),
    "bomb-words": lambda: written("BT /F 9 Tf " + "(1) Tj " * 5_000_000 + "ET", packed=1),
    "objects-many": lambda: written("0 0 m 9 9 l S\n" * 250_000, packed=1),
    "characters-many": lambda: written("BT /F 9 Tf (" + "1" * 250_000 + ") Tj ET", packed=1),
    "places-many": lambda: written(
        _WORDS + lattice([float(x) for x in range(0, 600, 5)], [float(y) for y in range(0, 800, 5)])
    ),
    "tables-many": lambda: written(
        _WORDS
        + "".join(
            lattice([x, x + 6.0, x + 12.0], [y, y + 6.0, y + 12.0]) + text(x + 2, y + 1, "1", 4)
            for x in range(0, 600, 18)
            for y in range(0, 800, 18)
        )
    ),
    "far-away": lambda: written(f"1{'0' * 37} 0 0 1{'0' * 37} 0 0 cm {line(0, 0, 9, 0)}{_WORDS}"),
    "not-a-number": lambda: written(f"1{'0' * 400} 0 0 1 0 0 cm {line(0, 0, 9, 0)}{_WORDS}"),
    "inline-image": lambda: written(f"{_WORDS} BI /W 9 /H 9 ID " + "x" * 10_000),
    "encrypted": _locked,
    "attachments-many": lambda: _attachments(20_000, b"{}"),
    "attachments-large": lambda: _attachments(500, bytes(4_000_000)),
    "truncated": lambda: _GOOD[: len(_GOOD) // 2],
    "picture-alone": lambda: sheets(
        stream(b"600 0 0 800 0 0 cm /X Do"),
        keys=b"/Resources << /XObject << /X 4 0 R >> >>",
        more=(
            stream(
                b"\0",
                b"/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            ),
        ),
    ),
    "picture-bomb": lambda: sheets(
        stream(b"600 0 0 800 0 0 cm /X Do"),
        keys=b"/Resources << /XObject << /X 4 0 R >> >>",
        more=(
            stream(
                bytes(100_000_000),
                b"/Subtype /Image /Width 50000 /Height 50000 /BitsPerComponent 8 "
                b"/ColorSpace /DeviceGray",
                packed=1,
            ),
        ),
    ),
    "blank": lambda: written(line(0, 0, 9, 9)),
}
"""Hostile and broken files by name; some can be read."""

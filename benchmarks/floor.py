"""The floor: output with every label ready, so that only numbers are filled in."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import attrs

import govdisclose as gd
from govdisclose.cells import Cell
from govdisclose.document import Block, Table
from govdisclose.form import cell_values, leaves

MARK = "\ue000"
LEVEL = 3  # of deflate, the same as the renderer's


def marked(report: gd.Report) -> tuple[gd.Document, tuple[str, ...]]:
    """Give the document with a mark for each value, and the values."""
    document = gd.layout(report)
    blocks: list[Block] = []
    values: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            values += block.values
            blocks.append(attrs.evolve(block, values=(MARK,) * len(block.values)))
        else:
            blocks.append(block)
    return attrs.evolve(document, blocks=tuple(blocks)), tuple(values)


def template(text: str, values: tuple[str, ...]) -> str:
    """Turn rendered text with marks into a %-format."""
    if text.count(MARK) != len(values):
        raise SystemExit("the marks did not come back from the renderer, one for each value")
    return text.replace("%", "%%").replace(MARK, "%s")


def of_text(report: gd.Report, name: str, **options: object) -> Callable[[], str]:
    """Make the floor of a text format: from the report to the same text."""
    document, values = marked(report)
    ready = template(str(gd.render(document, name, **options)), values)
    return lambda: ready % cell_values(report)


def of_page(report: gd.Report) -> Callable[[], str]:
    """Make the floor of a whole page, which holds the report's JSON and its hash too."""
    document, values = marked(report)
    page = str(gd.render(attrs.evolve(document, data=lambda: MARK), "html"))
    page = page.replace(hashlib.sha256(MARK.encode()).hexdigest(), MARK)
    ready = template(page, (*values, "hash", "data"))
    data = marked_json(report)

    def fill() -> str:
        numbers = cell_values(report)
        text = data % numbers
        return ready % (*numbers, hashlib.sha256(text.encode()).hexdigest(), text)

    return fill


def marked_json(report: gd.Report) -> str:
    """Give the report's JSON as a %-format for its numbers."""
    cells = leaves(type(report))
    numbers = {leaf.pointer: 10**11 + index for index, leaf in enumerate(cells)}
    text = gd.dumps(
        gd.replace(
            report,
            {
                leaf.pointer: Decimal(numbers[leaf.pointer])
                if leaf.cell is Cell.AMOUNT
                else numbers[leaf.pointer]
                for leaf in cells
            },
        )
    )
    for number in numbers.values():
        text = text.replace(str(number), MARK)
    return template(text, tuple(map(str, numbers)))


def of_word(report: gd.Report) -> Callable[[], bytes]:
    """Make the floor of Word: fill, deflate, and append to a prepared archive by hand."""
    document, values = marked(report)
    content = gd.render(document, "docx")
    with zipfile.ZipFile(BytesIO(bytes(content) if isinstance(content, bytes) else b"")) as package:
        ready = template(package.read("word/document.xml").decode(), values)
        others = [(info, package.read(info)) for info in package.infolist()]
    base, directory, count = _prepared(others)
    name = b"word/document.xml"

    def fill() -> bytes:
        data = (ready % values).encode()
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        sizes = (zlib.crc32(data), len(packed), len(data), len(name), 0)
        local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes) + name + packed
        entry = struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 0, 0, 0, 0, len(base)
        )
        central = directory + entry + name
        start = len(base) + len(local)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count + 1, count + 1, len(central), start, 0)
        return b"".join((base, local, central, end))

    return fill


def _prepared(others: list[tuple[zipfile.ZipInfo, bytes]]) -> tuple[bytes, bytes, int]:
    """Zip all parts but the main one; give entries, their directory, and how many there are."""
    buffer = BytesIO()
    kept = [(info, data) for info, data in others if info.filename != "word/document.xml"]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in kept:
            archive.writestr(zipfile.ZipInfo(info.filename), data, zipfile.ZIP_DEFLATED)
        start = archive.start_dir
    whole = buffer.getvalue()
    return whole[:start], whole[start:-22], len(kept)

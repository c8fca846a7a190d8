"""The floor: output with every label ready, so that only numbers are filled in."""

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from io import BytesIO

import attrs

import govdisclose as gd
from govdisclose.cells import Cell
from govdisclose.document import Block, Table
from govdisclose.form import cell_values, leaves

MARK = "\ue000"
LEVEL = 3  # of deflate, the same as the renderer's
DOCUMENT, DATA = "word/document.xml", "customXml/item1.xml"
DATA_ROOT = re.compile('(.*sha256=")[0-9a-f]{64}(">).*(</report>)', re.DOTALL)


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
    """Make the floor of Word: fill, deflate, and append to a prepared archive by hand.

    What differs from report to report is filled in: the document, and the JSON with its hash.
    """
    document, values = marked(report)
    content = gd.render(document, "docx")
    with zipfile.ZipFile(BytesIO(bytes(content) if isinstance(content, bytes) else b"")) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    ready = template(parts.pop(DOCUMENT).decode(), values)
    root = DATA_ROOT.fullmatch(parts.pop(DATA).decode())
    if root is None:
        raise SystemExit("the part with the JSON is not what it was")
    before, between, behind = root.groups()
    json_text = marked_json(report)
    base, directory, count = _prepared(parts)

    def fill() -> bytes:
        numbers = cell_values(report)
        text = json_text % numbers
        digest = hashlib.sha256(text.encode()).hexdigest()
        data = f"{before}{digest}{between}{text}{behind}"
        entries = ((DOCUMENT, ready % numbers), (DATA, data))
        return _appended(base, directory, count, entries)

    return fill


def _appended(
    base: bytes, directory: bytes, count: int, entries: Iterable[tuple[str, str]]
) -> bytes:
    """Append entries to an archive, and end it."""
    pieces, central, start = [base], [directory], len(base)
    for path, text in entries:
        name, data = path.encode(), text.encode()
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        sizes = (zlib.crc32(data), len(packed), len(data), len(name), 0)
        local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes) + name
        entry = struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 0, 0, 0, 0, start
        )
        pieces += (local, packed)
        central += (entry, name)
        start += len(local) + len(packed)
        count += 1
    whole = b"".join(central)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(whole), start, 0)
    return b"".join((*pieces, whole, end))


def _prepared(parts: Mapping[str, bytes]) -> tuple[bytes, bytes, int]:
    """Zip the parts that all documents have; give entries, their directory, and their number."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        start = archive.start_dir
    whole = buffer.getvalue()
    return whole[:start], whole[start:-22], len(parts)

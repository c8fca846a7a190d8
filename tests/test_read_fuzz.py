"""Readers fed with damaged files: a ``ReadError`` at worst, in little time and memory.

Each is fed for five seconds, or 15 where ``CI`` is set; ``FUZZ_SECONDS`` says otherwise, as it does
each week in ``.github/workflows/long.yml``.
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.document import Document
from govdisclose.prose import DataTable, Heading, Paragraph
from support import drawing
from support.documents import document
from support.fuzzing import fuzz
from support.pdf import lattice, sheets, stream, text, written


def documents() -> list[Document]:
    """Make a report in full, and a small document in which all damage is to the point."""
    small = document(
        Heading("（一）概况"),
        Paragraph("2024年，收到申请3件。\n答复3件。"),
        DataTable((("类别", "件数"), ("规章", "1")), 1, "统计表"),
    )
    return [small, gd.layout(drawing.report(1, "2019")), gd.layout(drawing.report(2, "2021"))]


def rendered(name: str, **options: str) -> list[bytes]:
    found = [gd.render(it, name, **options) for it in documents()]
    return [it if isinstance(it, bytes) else it.encode() for it in found]


def word_documents() -> list[bytes]:
    return [zipfile.ZipFile(BytesIO(it)).read("word/document.xml") for it in rendered("docx")]


def texts() -> list[bytes]:
    layouts = ("grid", "cells", "list")
    return [it for layout in layouts for it in rendered("text", layout=layout)] + rendered(
        "markdown"
    )


def pages() -> list[bytes]:
    return rendered("html") + rendered("html", mode="cms")


def sheets_of_paper() -> list[bytes]:
    """Draw pages by hand: what programs write is compressed, and damage to it only breaks it."""
    table = lattice([60, 160, 260, 360], [400, 420, 440, 460])
    cells = "".join(
        text(65 + 100 * column, 405 + 20 * row, str(column * row))
        for row in range(3)
        for column in range(3)
    )
    prose = "".join(text(60, 700 - 15 * row, "words of a paragraph " * 4) for row in range(4))
    turned = f"0 1 -1 0 600 0 cm {table}{cells}"
    shapes = "60 500 200 1 re f 60 480 1 20 re f 100 100 50 50 re S 3 Tr " + text(70, 485, "7")
    return [
        written(table + cells + text(60, 480, "title")),
        written(turned),
        written(shapes + prose),
        sheets(stream((prose + table + cells).encode()), stream((table + cells).encode())),
    ]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "text": texts,
    "html": pages,
    "docx": word_documents,
    "docx-archive": lambda: rendered("docx"),
    "pdf": sheets_of_paper,
}


@pytest.mark.parametrize("target", SEEDS)
def test_readers_bear_damaged_files(target: str, tmp_path: Path) -> None:
    """No damage makes a reader fail otherwise than with ``ReadError``, hang, or take a gigabyte."""
    found = fuzz(target, SEEDS[target](), tmp_path)
    assert not found.failed, str(found)
    executed = re.search(r"number_of_executed_units: (\d+)", found.said)
    assert executed
    assert int(executed[1]) > len(SEEDS[target]())


@pytest.mark.parametrize(
    ("target", "kind", "patience"),
    [("planted-error", "crash", 10), ("planted-hang", "timeout", 2), ("planted-memory", "oom", 30)],
)
def test_planted_faults_are_found(target: str, kind: str, patience: int, tmp_path: Path) -> None:
    """The harness finds an exception, a loop and a waste of memory that were planted."""
    found = fuzz(target, [b"seed"], tmp_path, seconds=60, patience=patience)
    assert (found.failed, found.kind) == (True, kind)
    assert b"!" in found.culprit

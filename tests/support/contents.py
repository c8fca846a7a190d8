"""Contents of files, built by hand or from a document, for what reads them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Document,
    Placeholder,
    Table,
    Title,
)
from govdisclose.editions import EDITIONS
from govdisclose.form import form_fields
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.readers.content import Content, Grid, Item, Line
from govdisclose.readers.prose import Narrative, read_prose

_SAMPLES = Path(__file__).parents[2] / "src/govdisclose/samples"

TABLES = ("proactive_disclosure", "requests", "disputes")
"""The report's fields that are tables of the form."""

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
"""Those of the six chapters, as printed."""

OVERVIEW, PROACTIVE, REQUESTS, DISPUTES, PROBLEMS, OTHER = HEADINGS


def grid(*rows: tuple[str, ...], **facts: Any) -> Grid:
    """Build a table without spans."""
    texts = [text for row in rows for text in row]
    places = [(i, j, 1, 1) for i, row in enumerate(rows) for j in range(len(row))]
    return Grid(texts, places, len(rows), max(map(len, rows), default=0), **facts)


def sample(edition: str) -> str:
    """Give the JSON of the sample report of an edition."""
    return (_SAMPLES / f"{edition}.json").read_text("utf-8")


def read(*items: Item | str, edition: str = "2021", **metadata: str) -> Narrative:
    """Read items; a text is a line, and the name of a table of the form stands for that table."""
    content = [
        Line(item) if isinstance(item, str) and item not in TABLES else item for item in items
    ]
    forms = {i: item for i, item in enumerate(items) if isinstance(item, str) and item in TABLES}
    made = [grid() if isinstance(item, str) else item for item in content]
    return read_prose(Content(made, metadata=metadata), forms, EDITIONS[edition].report)


def codes(narrative: Narrative) -> list[tuple[str, str]]:
    """List pointer and code of what was odd."""
    return [(found.pointer, found.note.code) for found in narrative.findings]


def raw(narrative: Narrative, code: str) -> str:
    """Give the messages of one kind of oddity."""
    return "\n".join(f.note.message.zh for f in narrative.findings if f.note.code == code)


def contents(document: Document, edition: str, *, marked: bool) -> tuple[Content, dict[int, str]]:
    """Give what a file of a document shows, and which of it are the form's tables.

    Args:
        document: The document of a report.
        edition: Id of its edition.
        marked: Whether the file marks its headings.
    """
    names = iter([field.name for field in form_fields(EDITIONS[edition].report)])
    items: list[Item] = []
    forms: dict[int, str] = {}
    for block in document.blocks:
        if isinstance(block, Table) and (name := next(names, None)):
            forms[len(items)] = name
        items += _items(block, marked=marked)
    return Content(items), forms


def _items(block: Block, *, marked: bool) -> Iterator[Item]:
    match block:
        case Title(text):
            yield Line(text, 1 if marked else None)
        case Heading(text, level):
            yield Line(text, level + 1 if marked else None)
        case Paragraph(text) | Placeholder(text):
            yield Line(text, 0 if marked else None)
        case DataTable(rows, headers, caption):
            yield grid(*rows, caption=caption, headers=headers)
        case Picture():
            yield block
        case AttachmentNote():
            for index, line in enumerate(block.lines):
                yield Line(line if index else f"附件：{line}")
        case AttachmentTitle(title):
            yield Line(block.label)
            yield Line(title)
        case Table():
            yield grid(("表",))

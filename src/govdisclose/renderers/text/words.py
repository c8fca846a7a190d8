"""The layouts that do not break lines: what they make of blocks other than tables."""

import operator
from collections.abc import Callable, Mapping
from typing import Any

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Document,
    Placeholder,
    Title,
    writer_for,
)
from govdisclose.prose import Heading, Paragraph, Picture

Writers = Mapping[type, Callable[[Any], str | None]]
"""What writes a block, by its class; None is for nothing at all."""


def render(document: Document, writers: Writers) -> str:
    """Render a document; each chapter stands behind a blank line."""
    parts = [writer_for(block, writers)(block) for block in document.blocks]
    return "\n".join(part for part in parts if part is not None)


def _heading(block: Heading) -> str:
    return f"\n{block.text}" if block.level == 1 else block.text


def _picture(block: Picture) -> str:
    return f"〔图片：{block.alt}〕"


def _placeholder(block: Placeholder) -> str | None:
    return block.text or None


def _bar_chart(_: BarChart) -> str | None:
    return None


def _attachment_note(block: AttachmentNote) -> str:
    return "\n附件：" + "\n".join(block.lines)


def _attachment_title(block: AttachmentTitle) -> str:
    return f"\n{block.label}\n{block.title}"


_TEXT = operator.attrgetter("text")
WRITERS: Writers = {
    Title: _TEXT,
    Heading: _heading,
    Paragraph: _TEXT,
    Picture: _picture,
    Placeholder: _placeholder,
    AttachmentNote: _attachment_note,
    AttachmentTitle: _attachment_title,
    BarChart: _bar_chart,
}
"""Those of all blocks but tables."""

"""The renderer-neutral document: everything a renderer knows.

A ``Document`` is a sequence of blocks: those of ``prose``, plus ``Title``, ``Table``, and what a
report has around its chapters (room on a blank form, attachments, a chart). A ``Table`` is a
``Frame`` (labels and spans: constant for an edition, built once and shared) and the values of one
report. Spans are resolved in the frame, so that a renderer may compile a frame once, keep the
result beside the frame (frames compare and hash by identity), and only fill in values after that.

``layout`` makes documents whose texts hold to ``govdisclose.text``; who makes one by hand sees to
that, as renderers rely on it.
"""

import re
from collections.abc import Callable
from datetime import date

import attrs

from govdisclose.arguments import refuse_no_function, refuse_other
from govdisclose.document.blocks import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Block,
    Placeholder,
    Title,
    writer_for,
)
from govdisclose.document.frames import Frame, FrameCell, Role, Table

__all__ = [
    "AttachmentNote",
    "AttachmentTitle",
    "BarChart",
    "Block",
    "Document",
    "Frame",
    "FrameCell",
    "Metadata",
    "Placeholder",
    "Role",
    "Table",
    "Title",
    "one_line",
    "writer_for",
]

_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\n+(?=[!-~])")


def one_line(title: str) -> str:
    """Join the lines of a title; with a space where words of Latin letters would run together."""
    return _BETWEEN_WORDS.sub(" ", title).replace("\n", "")


@attrs.frozen(kw_only=True)
class Metadata:
    """What the document is, for the properties of a file or the head of a page."""

    title: str
    """The title in one line."""
    subject: str = ""
    """What kind of document it is; may be empty."""
    author: str
    """Name of the publishing organ; may be empty."""
    published: date | None
    language: str = "zh-CN"


@attrs.frozen
class Document:
    """A document for any renderer."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    data: Callable[[], str] = attrs.field(eq=False, repr=False)
    """Gives the JSON of what the document was made from; a renderer may embed it as it is and
    never looks into it. A function, as most formats have no use for it."""

    def __attrs_post_init__(self) -> None:
        """Check every field; what is in the blocks, their own constructors check.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        if type(self.blocks) is tuple and type(self.metadata) is Metadata and callable(self.data):
            return
        refuse_other(tuple, blocks=self.blocks)
        refuse_other(Metadata, metadata=self.metadata)
        refuse_no_function(data=self.data)

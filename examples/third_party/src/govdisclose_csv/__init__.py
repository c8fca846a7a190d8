"""A third-party renderer: every value of the tables as one line of CSV, with its labels."""

import csv
import io

from govdisclose.document import Document, Table
from govdisclose.renderers import Renderer


def render(document: Document, *, delimiter: str = ",") -> str:
    """Write one line for each value: caption of the table, labels, value."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["table", "labels", "value"])
    for block in document.blocks:
        if isinstance(block, Table):
            frame = block.frame
            for slot, value in zip(frame.slots, block.values, strict=True):
                labels = (frame.cells[index].label.replace("\n", "") for index in slot.headers)
                writer.writerow([frame.caption, " / ".join(labels), value])
    return out.getvalue()


RENDERER = Renderer(
    name="csv",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    render=render,
    options={"delimiter": str},
)

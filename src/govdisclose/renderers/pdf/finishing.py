"""What a PDF has beside the print of the page: its data, and the headers of each table cell.

Both go by ISO 32000-1: 7.11.4 for attachments, 14.8.5.7 for tables.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure.boxes import TableBox

from govdisclose.errors import Message

_NAME = "report.json"
_WHAT = Message("本文件的数据（JSON）", "the data of this document (JSON)")


def attach(pdf: pydyf.PDF, data: str, language: str) -> None:
    """Attach the data of a document.

    Args:
        pdf: The file.
        data: JSON.
        language: Of the document.
    """
    content = data.encode()
    file = pydyf.Stream(
        [content],
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/application#2fjson",
            "Params": pydyf.Dictionary(
                {
                    "Size": len(content),
                    # By it the reader knows files of ours; XX begins keys of one's own (Annex E).
                    "XXGovdiscloseSHA256": pydyf.String(hashlib.sha256(content).hexdigest()),
                }
            ),
        },
        compress=True,
    )
    pdf.add_object(file)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(_NAME),
            "UF": pydyf.String(_NAME),
            "Desc": pydyf.String(_WHAT.text("en" if language == "en" else "zh")),
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "AFRelationship": "/Data",  # ISO 32000-2, 7.11.3
        }
    )
    pdf.add_object(specification)
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["EmbeddedFiles"] = pydyf.Dictionary(
        {"Names": pydyf.Array([pydyf.String(_NAME), specification.reference])}
    )
    pdf.catalog["AF"] = pydyf.Array([specification.reference])


def head_cells(document: Document) -> None:
    """Tell for each cell of the form's tables which headers it has.

    WeasyPrint goes by the column in which a header begins, which is wrong below headers that span
    several; the page says which are meant (``headers``), by their ids. It leaves out ``scope`` too.
    """
    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - no other way leads to the boxes
            if isinstance(box, TableBox):
                _head(cell for cell in box.descendants() if hasattr(cell, "mark"))


def _head(found: Iterable[Any]) -> None:
    """Do so for the part of a table that stands on a page."""
    cells = list(found)
    ids = {cell.element.get("id"): cell.mark["ID"] for cell in cells if "ID" in cell.mark}
    stated = any(cell.element.get("headers") for cell in cells)
    for cell in cells:
        table = cell.mark["A"]
        scope = cell.element.get("scope")
        if scope:
            table["Scope"] = "/Row" if scope.startswith("row") else "/Column"
        if stated:
            named = (cell.element.get("headers") or "").split()
            table["Headers"] = pydyf.Array(ids[name] for name in named if name in ids)

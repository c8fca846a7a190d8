"""What a PDF has beside the print of the page: its data, and the headers of each table cell.

Both go by ISO 32000-1: 7.11.4 for attachments, 14.8.5.7 for tables.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint

from govdisclose.errors import GovdiscloseError, Message
from govdisclose.system import told

_TESTED = "70.0"
_CHANGED = Message(
    "WeasyPrint {version} 与本库所知的不同（{reason}），所以没有生成 PDF；请改装试过的版本："
    'pip install "weasyprint=={tested}"',
    "the PDF was not made, as WeasyPrint {version} is not as this library knows it ({reason}); "
    'install the version that was tried: pip install "weasyprint=={tested}"',
)
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


@contextmanager
def as_known() -> Iterator[None]:
    """Get at what is WeasyPrint's own, within; another version may not have it any more.

    Raises:
        GovdiscloseError: It is not there, or something else.
    """
    try:
        yield
    except (AttributeError, ImportError, KeyError, TypeError) as error:
        version = weasyprint.__version__
        words = _CHANGED.format(version=version, reason=told(error), tested=_TESTED)
        raise GovdiscloseError(words) from error


@as_known()
def missing(document: weasyprint.Document) -> set[int]:
    """List the code points for which no font has a glyph.

    Raises:
        GovdiscloseError: It cannot be told with this version of WeasyPrint.
    """
    return {point for font in document.fonts.values() for point in font.missing}


@as_known()
def head_cells(document: weasyprint.Document) -> None:
    """Tell for each cell of the form's tables which headers it has.

    WeasyPrint goes by the column in which a header begins, which is wrong below headers that span
    several; the page says which are meant (``headers``), by their ids. It leaves out ``scope`` too.

    Raises:
        GovdiscloseError: It cannot be done with this version of WeasyPrint.
    """
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - as it may be missing

    for page in document.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - no other way leads to the boxes
            if isinstance(box, boxes.TableBox):
                _head(cell for cell in box.descendants() if isinstance(cell, boxes.TableCellBox))


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

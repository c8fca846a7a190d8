"""Tables, rows and cells as WordprocessingML (ISO/IEC 29500-1, 17.4).

LibreOffice needs all of the widths: of the table, of each column of the grid, and of each cell.
"""

import itertools
from collections.abc import Iterable, Sequence

from govdisclose.renderers.docx.markup import attribute
from govdisclose.renderers.docx.page import ROW_HEIGHT, TEXT_WIDTH, twips

_MARGINS = (
    "<w:tblCellMar>"
    + "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 15), ("left", 0), ("bottom", 15), ("right", 0))
    )
    + "</w:tblCellMar>"
)


def edges(weights: Sequence[float]) -> list[int]:
    """Give where columns begin and end, in twips, when they share the type area's width."""
    total = sum(weights)
    sums = itertools.accumulate(weights, initial=0.0)
    return [twips(TEXT_WIDTH * part / total) for part in sums]


def table(at: list[int], caption: str, rows: Iterable[str]) -> str:
    """Give a table.

    Args:
        at: Where its columns begin and end, in twips.
        caption: What it is about, for the alternative text; may be empty.
        rows: Its rows.
    """
    grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in itertools.pairwise(at))
    words = attribute(caption)
    alternative = f'<w:tblCaption w:val="{words}"/><w:tblDescription w:val="{words}"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{at[-1]}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_MARGINS}'
        f"{alternative if caption else ''}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, header: bool, height: int = ROW_HEIGHT) -> str:
    """Give a row, which no page breaks.

    Args:
        cells: Its cells.
        header: Whether it is repeated on each page.
        height: Its least height, in twips.
    """
    repeat = "<w:tblHeader/>" if header else ""
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: int, content: str, *, span: int = 1, merge: str = "") -> str:
    """Give a cell.

    Args:
        width: In twips.
        content: Its paragraphs, one at least.
        span: How many columns it covers.
        merge: A ``w:vMerge`` element, where it is part of a cell that covers several rows.
    """
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )

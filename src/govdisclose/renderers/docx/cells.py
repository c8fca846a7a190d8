"""Tables, rows and cells as WordprocessingML (ISO/IEC 29500-1, 17.4).

LibreOffice needs all of the widths: of the table, of each column of the grid, and of each cell.
"""

import itertools
from collections.abc import Iterable, Sequence

from govdisclose.renderers.docx.markup import attribute
from govdisclose.renderers.docx.page import CELL_MARGINS, ROW_HEIGHT, TEXT_WIDTH, twips

_SIDES = {"top": CELL_MARGINS / 2, "left": 0.0, "bottom": CELL_MARGINS / 2, "right": 0.0}
_MARGINS = "".join(
    f'<w:{side} w:w="{round(20 * points)}" w:type="dxa"/>' for side, points in _SIDES.items()
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
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar>"
        f"{alternative if caption else ''}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def row(
    cells: Iterable[str], *, header: bool, least: int = ROW_HEIGHT, breakable: bool = False
) -> str:
    """Give a row.

    Args:
        cells: Its cells.
        header: Whether it is repeated on each page.
        least: Its least height, in twips.
        breakable: Whether it may go on, on the next page; one that is higher than a page must.
    """
    whole = "" if breakable else "<w:cantSplit/>"
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>'
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{whole}{height}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


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

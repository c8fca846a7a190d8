"""Tables of a PDF: set smaller where they do not fit, and refused where something would be cut off.

Paper does not scroll, and WeasyPrint, other than browsers, does not make a page smaller that is too
wide: what passes the edge is not printed, and nothing is said. So each layout is looked at, and
done again with the tables smaller that are at fault.
"""

import re
from collections.abc import Callable
from typing import Any

import attrs
import weasyprint
from weasyprint.formatting_structure import boxes

from govdisclose.errors import GovdiscloseError, Message
from govdisclose.renderers.pdf.finishing import as_known

STYLE = (
    ".gd-loose tbody, .gd-scroll:has(> .gd-loose) { break-inside: auto !important; }"
    " .gd-torn tr { break-inside: auto !important; }"
    " .gd-moved { break-before: page !important; }"
    " .gd-narrow th, .gd-narrow td { padding-inline: .1em !important; }"
)
"""Rules for tables that no page holds, which are broken between any rows, for rows that no page
holds, which are broken too, and for wide tables."""

_MOVED = "gd-moved"
_SIZES = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0)
"""Of the type of tables, in points."""
_READABLE = 6.0  # points; rather than set it smaller, a table is broken
_POINT = 4 / 3  # px
_SLACK = 1.0  # px, for rounding
_CUT = Message(
    "表格“{caption}”里的“{words}”在 A4 纸上放不下，会印到格子或页面之外，所以没有生成 PDF；"
    "请缩短表里的文字和数，或者生成网页、Word",
    "the PDF was not made, as “{words}” in the table “{caption}” does not fit on A4: it would "
    "pass the edge of its cell or of the page; shorten the words and figures of the table, or make "
    "a web page or a Word file",
)


@attrs.define
class _Table:
    """A table of the page, how it is set, and what became of it in the last layout."""

    element: Any
    size: float
    """Of its type, in points."""
    wide: float
    """The largest size that is not known to be too wide."""
    loose: bool = False
    """Whether it may be broken between any rows."""
    pages: int = 0
    """On how many it stands."""
    sheets: float = 0
    """How many it would fill from top to bottom."""
    cut: str = ""
    """The first words that pass the edge of their cell or of the page."""
    lonely: bool = False
    """Whether the heading above it is the last on the page before."""
    headless: bool = False
    """Whether a part of it lacks the header: WeasyPrint drops one that leaves a row no room."""
    hanging: Any = None
    """The row, not the first on its page, whose label passes the end of the part on that page."""
    torn: bool = False
    """Whether its rows may be broken."""

    def mend(self) -> bool:
        """Set it otherwise where there was a fault; whether that was so.

        Raises:
            GovdiscloseError: Something is cut off, and it cannot be set smaller.
        """
        form = "gd-data-table" not in self.element.get("class", "")
        if self.cut:
            self.size = self.wide = self._smaller(0)
            _add(self.element, "gd-narrow")
        elif self.headless:
            readable = form and self._smaller(_READABLE)
            self.size = self.wide = readable or self._torn() or self._smaller(0)
        elif self.loose or not (self.lonely or (form and self.pages > 1)):
            return False
        elif form and self._smaller(_READABLE):
            self.size = self._smaller(_READABLE)
        else:
            self.size, self.loose = self.wide, True
            _add(self.element, "gd-loose")
        if not self.size:
            words = self.cut or self._header()
            raise GovdiscloseError(_CUT.format(caption=self._caption(), words=words))
        self.element.set("style", f"font-size: {self.size}pt")
        return True

    def move(self) -> bool:
        """Begin a page with the row whose label has no room above the break; whether that was so.

        It ends: a row is moved once.
        """
        if self.hanging is None:
            return False
        _add(self.hanging, _MOVED)
        return True

    def _smaller(self, least: float) -> float:
        """Give the next smaller size at which it may be as high as a page; 0 if there is none."""
        for size in _SIZES:
            # In smaller type words take fewer lines, and lines less room.
            high = 0 if self.cut or self.headless else self.sheets * (size / self.size) ** 2
            if least <= size < self.size and high < 1:
                return size
        return 0

    def _torn(self) -> float:
        """Let its rows be broken, and give its size; 0 if they could be already."""
        if self.torn:
            return 0
        self.torn = True
        _add(self.element, "gd-torn")
        return self.size

    def _header(self) -> str:
        """Give the first words of its header, which is too high where no size leaves room."""
        return next(iter("".join(self.element.find("thead").itertext()).split()), "")

    def _caption(self) -> str:
        caption = self.element.find("caption")
        return "" if caption is None else "".join(caption.itertext()).strip()


def _add(element: Any, name: str) -> None:  # noqa: ANN401 - of the page
    names = element.get("class", "").split()
    if name not in names:
        element.set("class", " ".join((*names, name)))


def fitted(layout: Callable[[], weasyprint.Document]) -> weasyprint.Document:
    """Lay a page out so that no table is cut off, and one of the form is on one page if it can be.

    Args:
        layout: Lays the page out as it now is: elements of tables are changed in between.

    Raises:
        GovdiscloseError: Something in a table does not fit on the paper, however small; or it
            cannot be told with this version of WeasyPrint.
    """
    tables: dict[Any, _Table] = {}
    while True:
        laid_out = layout()
        _look(laid_out, tables)
        mended = [table for table in tables.values() if table.mend()]
        if not (mended or [table for table in tables.values() if table.move()]):
            return laid_out


@as_known()
def _look(laid_out: weasyprint.Document, tables: dict[Any, _Table]) -> None:
    """Take down what became of each table."""
    for table in tables.values():
        table.pages, table.sheets, table.cut = 0, 0, ""
        table.lonely, table.headless, table.hanging = False, False, None
    heading_last = False
    for page in laid_out.pages:
        sheet = page._page_box  # noqa: SLF001 - no other way leads to the boxes
        tag, first = "", True
        for box in sheet.children[0].descendants():
            if isinstance(box, boxes.TableBox):
                size = box.style["font_size"] / _POINT
                table = tables.setdefault(box.element, _Table(box.element, size, size))
                table.pages += 1
                table.sheets += box.border_height() / sheet.height
                table.lonely |= heading_last and first
                table.cut = table.cut or _cut(box, sheet)
                table.headless |= _headless(box)
                if table.hanging is None:
                    table.hanging = _hanging(box)
                first = False
            elif isinstance(box, boxes.LineBox):
                tag = box.element_tag
        heading_last = re.fullmatch("h[1-6]", tag) is not None


def _headless(table: boxes.TableBox) -> bool:
    """Say whether a table's part on a page lacks the header that the table has."""
    has_header = table.element.find("thead") is not None
    return has_header and not any(group.is_header for group in table.children)


def _hanging(table: boxes.TableBox) -> Any:  # noqa: ANN401 - an element of the page
    """Give the row, not the first of a part, with the last label that passes the part's end."""
    end = table.border_box_y() + table.border_height() + _SLACK
    found = None
    for group in table.children:
        for row in group.children[1:] if not group.is_header else ():
            if _MOVED not in row.element.get("class", "") and any(
                isinstance(box, boxes.TextBox) and box.position_y + box.border_height() > end
                for box in row.descendants()
            ):
                found = row.element
    return found


def _cut(table: boxes.TableBox, sheet: Any) -> str:  # noqa: ANN401 - a box of a page
    """Give the first words of a table that pass the edge of their cell or of the page."""
    right = sheet.content_box_x() + sheet.width + _SLACK
    bottom = sheet.content_box_y() + sheet.height + _SLACK
    for cell in table.descendants():
        if isinstance(cell, boxes.TableCellBox):
            edge = min(right, cell.border_box_x() + cell.border_width() + _SLACK)
            for box in cell.descendants():
                if isinstance(box, boxes.TextBox) and (
                    box.position_x + box.border_width() > edge
                    or box.position_y + box.border_height() > bottom
                ):
                    return str(box.text)
    return ""

"""What a table is made of: row groups, rows, cells; and what browsers show outside of it."""

from collections.abc import Iterator

import attrs
from lxml.etree import _Element as Element

from govdisclose.errors import Message
from govdisclose.readers.limits import Limits, exceeded

_ROWS = Message("表格到第 {line} 行，行数过多", "a table has too many rows, up to line {line}")

CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_STRUCTURE = _SECTIONS | {"table", "tr"}
_NOTHING = frozenset({"col", "colgroup", "script", "style", "template"})

Row = Element | list[Element]
"""A ``<tr>``, or the cells that stand in none."""


def is_layout(table: Element) -> bool:
    """Say whether there is a table in a cell of a table, so that it only lays out what it holds."""
    return any(
        (parent := inner.getparent()) is not None and parent.tag not in _STRUCTURE
        for inner in table.iterdescendants("table")
    )


def repair(table: Element) -> bool:
    """Take rows and cells out of the cells that they stand in; say whether there were any.

    That is how libxml2 leaves them where neither a cell nor what is in it has an end tag; browsers
    begin a new row, or cell, there.
    """
    elements = list(table.iterdescendants("tr", "td", "th"))
    anchors: dict[Element, Element] = {}  # of what was moved: the row, or cell, that it was in
    last: dict[Element, Element] = {}  # of an anchor: what was moved behind it
    for element in elements:
        outer = next(element.iterancestors("td", "th", "table"))
        if outer.tag == "table":
            continue
        if element.tag == "tr":
            row = next(outer.iterancestors("tr", "table"))
            outer = row if row.tag == "tr" else outer
        anchor = anchors.get(outer, outer)
        last.get(anchor, anchor).addnext(element)
        anchors[element], last[anchor] = anchor, element
    return bool(anchors)


@attrs.frozen(eq=False)
class Group:
    """Rows that belong together; no cell reaches beyond them."""

    tag: str
    element: Element | None
    """None for rows that stand in no group."""
    rows: list[Row] = attrs.field(factory=list)


class Structure:
    """The pieces of a table."""

    def __init__(self, table: Element, limits: Limits) -> None:
        """Sort out what stands in a table.

        Raises:
            ReadError: It has more rows than cells are allowed.
        """
        self._limits = limits
        self.groups: list[Group] = []
        self.caption: Element | None = None
        self.following: list[Element] = []
        """Tables that begin outside of cells, before this one has ended."""
        self.strays: list[str | Element] = []
        """Text and elements that stand outside of cells; browsers show them before the table."""
        self._add(table, None)
        # Shown at the end, wherever it stands.
        self.groups.sort(key=lambda group: group.tag == "tfoot")

    def _add(self, parent: Element, group: Group | None) -> None:
        """Take what stands in a table, a row group, or around rows."""
        loose: list[Element] | None = None
        self._text(parent.text)
        for child in parent:
            tag = child.tag
            if tag in _SECTIONS:
                self._add(child, self._group(str(tag), child))
                group = None
            elif tag == "tr" or tag in CELLS or _holds_cells(child):
                if group is None:
                    group = self._group("", None)
                loose = self._take(child, group, loose)
            else:
                self._other(child)
            if (text := child.tail) is not None and not text.isspace():
                self.strays.append(text)

    def _take(
        self, child: Element, group: Group, loose: list[Element] | None
    ) -> list[Element] | None:
        """Take a row, a cell that stands in none, or what is around some.

        Gives the cells that stand in no row, up to the next one that does.
        """
        if child.tag in CELLS:
            if loose is not None:
                loose.append(child)
                return loose
            loose = [child]
            group.rows.append(loose)
        elif child.tag == "tr":
            loose = None
            group.rows.append(child)
            self._text(child.text)
        else:
            self._add(child, group)
            return None
        if len(group.rows) > self._limits.cells:
            raise exceeded("cells", self._limits, _ROWS.format(line=child.sourceline))
        return loose

    def _group(self, tag: str, element: Element | None) -> Group:
        group = Group(tag, element)
        self.groups.append(group)
        return group

    def cells(self, element: Element) -> Iterator[Element]:
        """Find the cells within an element that is none, as a ``<form>`` in a row."""
        if not _holds_cells(element):
            self._other(element)
            return
        self._text(element.text)
        for child in element:
            if child.tag in CELLS:
                yield child
            else:
                yield from self.cells(child)
            self._text(child.tail)

    def _other(self, element: Element) -> None:
        if element.tag == "caption" and self.caption is None:
            self.caption = element
        elif element.tag == "table":
            self.following.append(element)
        elif element.tag not in _NOTHING:
            self.strays.append(element)

    def _text(self, text: str | None) -> None:
        if text is not None and not text.isspace():
            self.strays.append(text)


def _holds_cells(element: Element) -> bool:
    """Say whether an element that has no place in a table has rows or cells of it within."""
    return (
        element.tag != "table" and next(element.iterdescendants("tr", "td", "th"), None) is not None
    )

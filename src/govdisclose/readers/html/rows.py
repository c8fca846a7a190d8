"""What a table is made of: row groups, rows, cells; and what browsers show outside of it."""

from collections.abc import Iterator

import attrs
from lxml.etree import _Element as Element

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


@attrs.frozen(eq=False)
class Group:
    """Rows that belong together; no cell reaches beyond them."""

    tag: str
    element: Element | None
    """None for rows that stand in no group."""
    rows: list[Row] = attrs.field(factory=list)


class Structure:
    """The pieces of a table."""

    def __init__(self, table: Element) -> None:
        """Sort out what stands in a table."""
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
        loose: list[Element] | None = None  # cells that stand in no row, up to the next one that does
        self._text(parent.text)
        for child in parent:
            tag = child.tag
            if tag == "tr" or tag in CELLS:
                if group is None:
                    group = self._group("", None)
                if tag == "tr":
                    loose = None
                    group.rows.append(child)
                elif loose is None:
                    loose = [child]
                    group.rows.append(loose)
                else:
                    loose.append(child)
            elif tag in _SECTIONS:
                self._add(child, self._group(tag, child))
                group = None
            elif tag == "caption" and self.caption is None:
                self.caption = child
            elif _holds_cells(child):
                group = group or self._group("", None)
                self._add(child, group)
            else:
                self._other(child)
            self._text(child.tail)

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
        if element.tag == "table":
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

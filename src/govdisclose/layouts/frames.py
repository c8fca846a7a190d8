"""Derive the printed tables from the classes of the form.

A class with ``corner`` words is a panel: a header over its columns, then its rows. A ``Row`` by
itself is a panel without row labels. Any other class is a stack of panels, each under the label of
its field; a panel narrower than the stack stretches its last column.
"""

from collections.abc import Iterator

import attrs

from govdisclose.document import Frame, FrameCell, Role
from govdisclose.form import Form, FormField, Row, form_fields

# Column widths in mm within the 156 mm of the page's type area (GB/T 9704-2012, 5.2.1), tried for
# table 三: with these its 28 rows fit one page. Tables of another shape get equal columns.
_WEIGHTS = {
    (1, 4): (45.0, 37.0, 37.0, 37.0),
    (2, 6): (22.0, 38.0, 24.0, 24.0, 24.0, 24.0),
    (3, 10): (8.0, 16.0, 53.0, *(11.3,) * 7),
}

_Column = tuple[int, int, tuple[int, ...]]
"""A column of values: where it begins, how far it spans, and which labels apply to it."""


@attrs.frozen
class Node:
    """A label and what stands under it; a leaf is a column, or a row of values."""

    label: str
    children: tuple["Node", ...] = ()
    span: int = 1

    @property
    def width(self) -> int:
        """How many columns, or rows, it spans."""
        return sum(child.width for child in self.children) or self.span

    @property
    def depth(self) -> int:
        """How many levels of labels there are, with its own."""
        return 1 + max((child.depth for child in self.children), default=0)

    def stretched(self, extra: int) -> "Node":
        """Give the same columns with the last one wider."""
        if not self.children:
            return attrs.evolve(self, span=self.span + extra)
        *others, last = self.children
        return attrs.evolve(self, children=(*others, last.stretched(extra)))


@attrs.frozen
class _Panel:
    section: str | None
    corner: str | None
    rows: tuple[Node, ...]
    columns: tuple[Node, ...]

    @property
    def stub(self) -> int:
        return max((row.depth for row in self.rows), default=0)

    @property
    def width(self) -> int:
        return self.stub + sum(column.width for column in self.columns)

    @property
    def header(self) -> int:
        return max(column.depth for column in self.columns)


def table_frame(table: type[Form], caption: str) -> Frame:
    """Derive the frame of a table class.

    Args:
        table: Class of a chapter's table, such as ``e2021.Requests``.
        caption: What the table is about.
    """
    return _frame(tuple(_panels(table)), caption)


def panel_frame(
    caption: str,
    corner: str,
    rows: tuple[Node, ...],
    columns: tuple[Node, ...],
    weights: tuple[float, ...] | None = None,
) -> Frame:
    """Give the frame of one panel that is no table of the form.

    Args:
        caption: What the table is about.
        corner: Words over the labels of rows.
        rows: Labels of rows.
        columns: Labels of columns.
        weights: Relative widths of all columns; None: those that a table of its shape has.
    """
    return _frame((_Panel(None, corner, rows, columns),), caption, weights)


def _frame(
    panels: tuple[_Panel, ...], caption: str, weights: tuple[float, ...] | None = None
) -> Frame:
    width = max(panel.width for panel in panels)
    drawing = _Drawing(width)
    for panel in panels:
        drawing.panel(panel)
    first = panels[0]
    shape = (first.stub, width)
    return Frame(
        caption=caption,
        rows=drawing.row,
        columns=width,
        weights=weights or _WEIGHTS.get(shape, (1.0,) * width),
        header_rows=first.header if first.section is None else 0,
        stub_columns=first.stub,
        groups=tuple(drawing.groups),
        cells=drawing.in_reading_order(),
    )


def _panels(table: type[Form], section: str | None = None) -> Iterator[_Panel]:
    if issubclass(table, Row):
        yield _Panel(section, None, (), _columns(table))
    elif table.corner is not None:
        rows = tuple(_row(field) for field in form_fields(table))
        yield _Panel(section, table.corner, rows, _columns(_row_class(table)))
    else:
        for field in form_fields(table):
            yield from _panels(field.form, field.label)


def _columns(row: type[Row]) -> tuple[Node, ...]:
    columns = tuple(_column(field) for field in form_fields(row))
    return (Node(row.heading, columns),) if row.heading is not None else columns


def _column(field: FormField) -> Node:
    return Node(field.label, tuple(_column(inner) for inner in form_fields(field.form)))


def _row(field: FormField) -> Node:
    if issubclass(field.form, Row):
        return Node(field.label)
    return Node(field.label, tuple(_row(inner) for inner in form_fields(field.form)))


def _row_class(table: type[Form]) -> type[Row]:
    first = form_fields(table)[0].form
    return first if issubclass(first, Row) else _row_class(first)


class _Drawing:
    """Places the cells of one panel under another."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.row = 0
        self.cells: list[FrameCell] = []
        self.groups: list[range] = []

    def panel(self, panel: _Panel) -> None:
        """Place section label, header and rows of a panel."""
        start = self.row
        above: tuple[int, ...] = ()
        if panel.section is not None:
            above = (self._place(self.row, 0, (1, self.width), Role.SECTION, panel.section),)
            self.row += 1
        if panel.corner is not None:
            self._place(self.row, 0, (panel.header, panel.stub), Role.CORNER, panel.corner)
        *others, last = panel.columns
        nodes = (*others, last.stretched(self.width - panel.width))
        columns = list(self._header(nodes, panel.stub, panel.header, above))
        self.row += panel.header
        groups = []
        for node in panel.rows or (None,):
            body = self.row
            if node is None:
                self._values(above, columns)
            else:
                self._rows(node, range(panel.stub), above, columns)
            groups.append(range(body, self.row))
        self.groups += groups if panel.section is None else [range(start, self.row)]

    def _header(
        self, nodes: tuple[Node, ...], column: int, height: int, above: tuple[int, ...]
    ) -> Iterator[_Column]:
        """Place labels of columns; give the columns of values."""
        top = self.row
        for node in nodes:
            span = (1 if node.children else height, node.width)
            labels = (*above, self._place(top, column, span, Role.COLUMN, node.label, above))
            if node.children:
                self.row = top + 1
                yield from self._header(node.children, column, height - 1, labels)
                self.row = top
            else:
                yield column, node.width, labels
            column += node.width

    def _rows(
        self, node: Node, stub: range, above: tuple[int, ...], columns: list[_Column]
    ) -> None:
        """Place a label of rows, in the first of the stub columns, and all that is beside it."""
        column = stub.start
        span = (node.width, 1 if node.children else len(stub))
        index = self._place(self.row, column, span, Role.ROW, node.label, above)
        labels = (*above, index)
        if node.children:
            for child in node.children:
                self._rows(child, stub[1:], labels, columns)
        else:
            self._values(labels, columns)

    def _values(self, labels: tuple[int, ...], columns: list[_Column]) -> None:
        for column, colspan, own in columns:
            headers = (*labels, *(index for index in own if index not in labels))
            self._place(self.row, column, (1, colspan), Role.VALUE, "", headers)
        self.row += 1

    def _place(  # noqa: PLR0913, PLR0917 - the six facts of a cell
        self,
        row: int,
        column: int,
        span: tuple[int, int],
        role: Role,
        label: str,
        headers: tuple[int, ...] = (),
    ) -> int:
        self.cells.append(FrameCell(row, column, *span, role, label, headers))
        return len(self.cells) - 1

    def in_reading_order(self) -> tuple[FrameCell, ...]:
        """Sort the cells by row and column, and move the references to labels with them."""
        order = sorted(
            range(len(self.cells)), key=lambda i: (self.cells[i].row, self.cells[i].column)
        )
        moved = {old: new for new, old in enumerate(order)}
        return tuple(
            attrs.evolve(self.cells[old], headers=tuple(moved[i] for i in self.cells[old].headers))
            for old in order
        )

"""From a table to a grid."""

from lxml.etree import _Element as Element

from govdisclose.readers.content import Grid, Note
from govdisclose.readers.heights import level_of
from govdisclose.readers.html import notes
from govdisclose.readers.html.flow import Flow
from govdisclose.readers.html.places import Places
from govdisclose.readers.html.rows import CELLS, Row, Structure
from govdisclose.readers.html.spaces import tidy


class Sheet:
    """A table while it is read."""

    def __init__(self, flow: Flow, table: Element, depth: int) -> None:
        """Take a table that holds no tables in its cells."""
        self.structure = Structure(table, flow.limits)
        self._flow, self._line = flow, table.sourceline
        self._depth = depth + 3  # of what is in a cell
        self._places = Places()
        self._raws: list[str] = []
        self._cut: list[int] = []
        self._notes: dict[int, tuple[Note, ...]] = {}

    def grid(self) -> Grid | None:
        """Read the table; None where it has no cells.

        Raises:
            ReadError: It is too large.
        """
        structure, flow = self.structure, self._flow
        headers = self._read_groups()
        raw, found = "", tuple[Note, ...]()
        if structure.caption is not None:
            raw, found = flow.cell(structure.caption, self._depth)
        flow.notes += found
        if not self._raws:
            flow.pieces.append(raw)
            flow.notes += self._notes.get(0, ())
            return None
        *texts, caption = tidy([*self._raws, raw])
        rows = self._places.finish(flow.limits, self._line)
        for index in self._cut:
            self._note(index, (notes.overlap(texts[index]),))
        return Grid(
            texts,
            self._places.found,
            rows,
            self._places.columns,
            caption=caption,
            headers=min(headers, rows),
            notes=self._notes,
        )

    def _read_groups(self) -> int:
        """Read all rows; give how many of the first ones are header rows."""
        row = headers = 0
        for group in self.structure.groups:
            if self._is_hidden(group.element):
                self._note_beside(group.element)
                continue
            end = row + len(group.rows)
            if self._flow.effects is not None:
                end -= sum(map(self._is_hidden, group.rows))
            if group.tag == "thead" and headers == row:
                headers = end
            self._read_rows(group.rows, row, end)
            row = end
        return headers

    def _read_rows(self, rows: list[Row], index: int, end: int) -> None:
        """Read the rows of a group; most cells are plain text, and one column wide."""
        effects, raws, places = self._flow.effects, self._raws, self._places
        found, strays, most = places.found, self.structure.strays, self._flow.limits.cells
        for row in rows:
            if len(raws) > most:
                return  # too large, as is said when the table ends
            if effects is not None and self._is_hidden(row):
                self._note_beside(row)
                continue
            column, clear = 0, places.begin(index, end)
            for cell in row:
                if cell.tag not in CELLS:
                    for inner in self.structure.cells(cell):
                        column = self._read_cell(inner, column)
                elif effects is not None:
                    column = self._read_cell(cell, column)
                else:
                    raw = self._raw(cell) if len(cell) else cell.text or ""
                    down, right = cell.get("rowspan"), cell.get("colspan")
                    if down is None and right is None and column >= clear:
                        found.append((index, column, 1, 1))
                        column += 1
                    else:
                        column = self._place(column, down, right)
                    raws.append(raw)
                between = cell.tail
                if between is not None and not between.isspace():
                    strays.append(between)
            places.columns = max(places.columns, column)
            index += 1

    def _is_hidden(self, part: Row | Element | None) -> bool:
        """Say whether a row, or a group of rows, is hidden."""
        return isinstance(part, Element) and self._flow.effect(part) in {"gone", "hidden"}

    def _note_beside(self, part: Row | Element | None) -> None:
        """Note what is hidden in a row, or a group of rows, on the cell before it."""
        if isinstance(part, Element):
            noted = self._flow.left_out(part, "gone", self._depth)
            self._note(max(len(self._raws) - 1, 0), noted)

    def _raw(self, cell: Element) -> str:
        """Read a cell with elements in it."""
        raw, noted = self._flow.cell(cell, self._depth)
        self._note(len(self._raws), noted)
        return raw

    def _read_cell(self, cell: Element, column: int) -> int:
        """Read any cell, and give the column behind it."""
        raws, flow, index = self._raws, self._flow, len(self._raws)
        effect = flow.effect(cell)
        if effect is None or level_of(effect):
            raw, noted = flow.cell(cell, self._depth)
        else:
            raw, noted = "", flow.left_out(cell, effect, self._depth)
            if effect == "gone":
                self._note(max(index - 1, 0), noted)
                return column
        self._note(index, noted)
        column = self._place(column, cell.get("rowspan"), cell.get("colspan"))
        raws.append(raw)
        return column

    def _place(self, column: int, down: str | None, right: str | None) -> int:
        """Find the place of a cell, and give the column behind it."""
        column, is_whole = self._places.add(column, down, right)
        if not is_whole:
            self._cut.append(len(self._raws))
        return column

    def _note(self, index: int, noted: tuple[Note, ...]) -> None:
        """Note what is odd about a cell, or next to it."""
        if noted:
            self._notes[index] = (*self._notes.get(index, ()), *noted)

"""Every cell by part: what the sums consist of."""

from collections.abc import Iterator

import attrs

from govdisclose.arguments import did_you_mean, refuse_other
from govdisclose.cells import Value, shown
from govdisclose.errors import Lang, Message, PointerError, describe
from govdisclose.spreadsheets import as_csv

_PART = Message("机关", "agency")
_POINTER = Message("指针", "pointer")
_TOTAL = Message("合计", "total")
_NO_CELL = Message(
    "{pointer} 不是汇总的单元格的指针{hint}",
    "no cell that was added up has the pointer {pointer}{hint}",
)


@attrs.frozen
class Breakdown:
    """What each part reported in each cell, and what that adds up to."""

    pointers: tuple[str, ...]
    """JSON Pointers of all number cells, in printed order: the columns."""
    labels: tuple[tuple[str, ...], ...]
    """The printed words of each, from the chapter heading inwards."""
    parts: tuple[str, ...]
    """Names of the agencies, in the order of ``Coverage``: the rows."""
    values: tuple[tuple[Value, ...], ...] = attrs.field(repr=False)
    """For each part its cells, as reported; None is a blank."""
    total: tuple[Value, ...] = attrs.field(repr=False)
    """What they add up to; None where it is blank."""

    def column(self, pointer: str) -> tuple[Value, ...]:
        """Give what each part reported in one cell.

        Args:
            pointer: JSON Pointer of the cell, one of ``pointers``.

        Returns:
            A value for each part, in the order of ``parts``; None is a blank.

        Raises:
            PointerError: No cell has this pointer.
        """
        if pointer not in self.pointers:
            hint = did_you_mean(pointer, self.pointers)
            raise PointerError(_NO_CELL.format(pointer=describe(pointer), hint=hint))
        index = self.pointers.index(pointer)
        return tuple(row[index] for row in self.values)

    def rows(self, lang: Lang = "zh") -> Iterator[tuple[int | str | None, ...]]:
        """Give it as a table.

        Args:
            lang: Language of the words at the edge; those of the form are Chinese.

        Yields:
            Two header rows, printed words and pointers; a row for each part; the totals. Whole
            numbers are int, amounts are str with their unit if the form prints none, blanks None.
        """
        yield _PART.text(lang), *(" / ".join(labels) for labels in self.labels)
        yield _POINTER.text(lang), *self.pointers
        for name, values in zip(self.parts, self.values, strict=True):
            yield name, *map(_field, values)
        yield _TOTAL.text(lang), *map(_field, self.total)

    def to_csv(self, lang: Lang = "zh", *, bom: bool = True) -> str:
        """Give it as CSV, for spreadsheets; ``rows`` says what is in it.

        Args:
            lang: Language of the words at the edge.
            bom: Whether it begins with a byte order mark, by which Excel knows UTF-8.

        Returns:
            The text of the file; write it as UTF-8, without changing its line ends.
        """
        refuse_other(bool, bom=bom)
        return as_csv(self.rows(lang), bom=bom)


def _field(value: Value) -> int | str | None:
    return value if value is None or isinstance(value, int) else shown(value)

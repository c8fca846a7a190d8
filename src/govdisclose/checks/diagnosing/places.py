"""Where cells stand in their printed table, and short names for them."""

import re
from collections.abc import Mapping

import attrs

from govdisclose.checks.rows import printed_rows
from govdisclose.form import Form, cached

_CUT = re.compile("(?<=.)(政府信息公开申请数量|（[^（）]*）)$")
"""What a short name leaves out: what all rows of its table count, and explanations."""


@attrs.frozen
class Place:
    """A cell of a printed table."""

    order: int
    """Number of the cell in printed order."""
    row: int
    """Number of its row among those of all tables."""
    column: int
    name: str
    """Its column and its row, by their innermost words: 总计·一、本年新收."""

    def is_beside(self, other: "Place") -> bool:
        """Say whether the other cell is the next one in the same row or in the same column."""
        return abs(self.row - other.row) + abs(self.column - other.column) == 1


@cached
def places(report: type[Form]) -> Mapping[str, Place]:
    """Give the place of each cell of an edition, by JSON Pointer."""
    found: dict[str, Place] = {}
    for number, row in enumerate(printed_rows(report)):
        for column, pointer in enumerate(row.pointers):
            labels = row.columns[column].labels
            # A table of one row names its columns alone, by group and kind.
            words = (labels[-1], row.labels[-1]) if len(row.labels) > 1 else labels[-2:]
            name = "·".join(_CUT.sub("", word) for word in words)
            found[pointer] = Place(len(found), number, column, name)
    return found

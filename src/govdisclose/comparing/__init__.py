"""Compare two reports: every cell that both have, the totals, and how much of the text is the same.

What does not fit (another agency, years that do not follow each other, another edition) is noted,
never refused: whoever compares may have a reason.
"""

from govdisclose.comparing.change import (
    CellChange,
    Change,
    TextChange,
    TotalChange,
    plain,
    tenths,
)
from govdisclose.comparing.common import LeftOut, common_cells
from govdisclose.comparing.comparison import Comparison, compare
from govdisclose.comparing.data import as_data
from govdisclose.comparing.notes import ComparisonNote, misfits
from govdisclose.comparing.totals import totals

__all__ = [
    "CellChange",
    "Change",
    "Comparison",
    "ComparisonNote",
    "LeftOut",
    "TextChange",
    "TotalChange",
    "as_data",
    "common_cells",
    "compare",
    "misfits",
    "plain",
    "tenths",
    "totals",
]

"""Lines of a text, and what is known of their shape; what all readers of text share."""

import re
from collections.abc import Iterable, Sequence

from govdisclose.errors import Message
from govdisclose.readers.content import Grid, Item
from govdisclose.readers.limits import Limits, exceeded

_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t ]+")

_BYTES = Message("文本共 {count} 字节", "the text has {count} bytes")
_LINES = Message("文本共 {count} 行", "the text has {count} lines")
_TABLES = Message("文本中表格过多", "the text has too many tables")
_CELLS = Message("第 {line} 行的表格过大", "the table in line {line} is too large")

_DIGIT = r"[0-9\uff10-\uff19]"
_AMOUNT = (
    rf"{_DIGIT}(?:[0-9\uff10-\uff19.，,\uff0e]*{_DIGIT})?(?:[百千万亿]*元|[件条次项人%‰\uff05])?"
)
_NUMBER = rf"[-+\u2212－\uff0b]?{_AMOUNT}(?:[（(][^（()）]{{0,60}}[）)])?"
NUMBERS = re.compile(rf"{_NUMBER}|[-—\u2013―－/／─]{{1,2}}|空白")
"""Matches the whole of what looks like the content of a number cell, be it that of a blank."""

_WHITE = r"[ \u3000]*"
CHAPTER = re.compile(rf"{_WHITE}[一二三四五六七八九十]{{1,3}}[、\uff0e]")
"""Matches the number in front of a chapter's heading."""
NUMBERED = re.compile(
    rf"{CHAPTER.pattern}|{_WHITE}[（(][一二三四五六七八九十]{{1,3}}[）)]"
    rf"|{_WHITE}[0-9]{{1,2}}[、.\uff0e]"
)
"""Matches the number in front of a heading."""

Found = tuple[Sequence[Item], int]
"""What a shape gives of the lines at some place: the items, and the line behind them. No items: up
to that line there is nothing of the shape."""
Cell = tuple[str, int]
"""Text of a cell, and the index of its first line."""


def split(text: str, limits: Limits) -> list[str]:
    """Give the lines of a text, within the limits."""
    size = len(text)
    if size <= limits.text_bytes:
        size = len(text.encode("utf-8", "surrogatepass"))
    if size > limits.text_bytes:
        raise exceeded("text_bytes", limits, _BYTES.format(count=size))
    lines = _ENDS.sub("\n", text.removeprefix("\ufeff")).split("\n")
    if len(lines) > limits.elements:
        raise exceeded("elements", limits, _LINES.format(count=len(lines)))
    return lines


def tidy(line: str) -> str:
    """Give a line as text of a paragraph: without white space around it, tabs being spaces."""
    return _SPACES.sub(" ", line.strip()) if "\t" in line else line.strip()


def are_rows(columns: Iterable[Sequence[str]]) -> bool:
    """Say whether lines that no rule divides are several rows of a table.

    Many programs draw rules around a table and below its head only. The lines are rows where most
    columns with numbers have several, one on each line, and nothing else: a number with a remark
    that is wrapped has words too.
    """
    counts = []
    for column in columns:
        texts = [text for text in column if text]
        numbers = sum(NUMBERS.fullmatch(text) is not None for text in texts)
        if numbers:
            counts.append(numbers if numbers == len(texts) else 0)
    return 2 * sum(count > 1 for count in counts) > len(counts)


class Items(list[Item]):
    """The items of a text, no more tables than the limits allow."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._tables = 0

    def add(self, items: Iterable[Item]) -> None:
        """Put items behind those that are there."""
        for item in items:
            self._tables += isinstance(item, Grid)
            if self._tables > self._limits.tables:
                raise exceeded("tables", self._limits, _TABLES)
            self.append(item)


def check_cells(count: int, line: int, limits: Limits) -> None:
    """Refuse a table of so many cells, which begins in the line of this index."""
    if count > limits.cells:
        raise exceeded("cells", limits, _CELLS.format(line=line + 1))


def grid(
    rows: Sequence[Sequence[Cell]], limits: Limits, *, drawn: bool = False, headers: int = 0
) -> Grid:
    """Build a table of cells without spans."""
    first = next((line for row in rows for _, line in row), 0)
    check_cells(sum(map(len, rows)), first, limits)
    places = [(r, c, 1, 1) for r, row in enumerate(rows) for c, _ in enumerate(row)]
    cells = [cell for row in rows for cell in row]
    return Grid(
        texts=[text for text, _ in cells],
        places=places,
        rows=len(rows),
        columns=max(map(len, rows), default=0),
        drawn=drawn,
        headers=headers,
        lines=tuple(line + 1 for _, line in cells),
    )

"""Tell whether a text is printed as it was, whatever the blocks are that it is printed in."""

from itertools import chain, takewhile

import attrs

from govdisclose.errors import Message
from govdisclose.prose import Block, DataTable, Picture, Prose

EDITED = Message(
    "印出的是 {printed}，文件所带的 JSON 是 {data}：文件生成之后改过；报告取印出的，请核对",
    "{printed} is printed, and the JSON in the file says {data}: it was edited afterwards; the "
    "report has what is printed: check it",
)
_WALL = "\n"  # between the cells of a table: no text without white space has one


def plain(text: str) -> str:
    """Leave out white space, which lines of a page break at."""
    return "".join(text.split())


def words_of(prose: Prose) -> str:
    """Give the characters of a chapter, whatever its blocks are; cells stay apart."""
    texts: list[str] = []
    for block in prose:
        if isinstance(block, DataTable):
            cells = list(filter(None, (plain(cell) for row in block.rows for cell in row)))
            texts += [plain(block.caption), *(_WALL + cell for cell in cells), _WALL * bool(cells)]
        else:
            texts.append(plain(getattr(block, "text", "")))
    return "".join(texts)


def differ(before: Prose, found: Prose, *, pictured: bool, paged: bool) -> bool:
    """Say whether a text is printed otherwise than it was.

    Args:
        before: The text of the JSON.
        found: What is printed.
        pictured: Whether every picture of the file was read, so that one that is not found is not
            there.
        paged: Whether the file has pages, over which a table goes on as another one.
    """
    if before == found:
        return False
    if paged:
        heads = (block.header_rows for block in before if isinstance(block, DataTable))
        headers = max(heads, default=0)
        before, found = _joined(before, headers), _joined(found, headers)
    if words_of(before) != words_of(found):
        return True
    rows, printed = _rows_of(before), _rows_of(found)
    # A reader may give a table as lines; then there is no telling which of its cells were blank.
    if len(rows) == len(printed) and rows != printed:
        return True
    pictures = _pictures_of(found)
    return (pictured or bool(pictures)) and pictures != _pictures_of(before)


def _joined(prose: Prose, headers: int) -> Prose:
    """Join tables with nothing between them, as those are in which one goes on over pages.

    Args:
        prose: A text.
        headers: How many rows may be header rows, which are printed again on each page.
    """
    blocks: list[Block] = []
    for block in prose:
        last = blocks[-1] if blocks else None
        if (
            isinstance(block, DataTable)
            and isinstance(last, DataTable)
            and not block.caption
            and len(block.rows[0]) == len(last.rows[0])
        ):
            again = zip(last.rows[:headers], block.rows, strict=False)
            repeated = sum(1 for _ in takewhile(lambda rows: rows[0] == rows[1], again))
            blocks[-1] = attrs.evolve(last, rows=(*last.rows, *block.rows[repeated:]))
        else:
            blocks.append(block)
    return tuple(blocks)


def _rows_of(prose: Prose) -> list[list[str]]:
    """Give the rows of all tables of a chapter, without blank ones and blank cells at the end."""
    tables = (block.rows for block in prose if isinstance(block, DataTable))
    rows = [[plain(cell) for cell in row] for row in chain.from_iterable(tables)]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    return [row for row in rows if row]


def _pictures_of(prose: Prose) -> list[bytes]:
    """Give the files of the pictures of a chapter."""
    return [block.data for block in prose if isinstance(block, Picture)]

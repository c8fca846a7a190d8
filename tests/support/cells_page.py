"""The reference of the cells, written from the editions: pointer, printed words, kind."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from govdisclose.cells import Cell
from govdisclose.editions import EDITIONS, Edition
from govdisclose.editions.shared import Applicants
from govdisclose.errors import Lang, Message
from govdisclose.form import Leaf, leaves

BEGIN, END = "<!-- cells: {edition} -->\n", "<!-- cells: end -->\n"
"""What stands around the part that is written from an edition."""

KINDS = {
    Cell.COUNT: Message("数量", "count"),
    Cell.CHANGE: Message("增减", "change"),
    Cell.AMOUNT: Message("金额", "amount"),
    Cell.MONEY: Message("带单位的金额", "money"),
}
_HEAD = Message("| 指针 | 所印的文字 | 种类 |", "| pointer | printed words | kind |")
_ROWS = Message("| 行的指针 | 所印的文字 |", "| pointer of the row | printed words |")
_COLUMNS = Message("| 列 | 所印的文字 | 种类 |", "| column | printed words | kind |")
_PRODUCT = Message(
    "{rows} 行，每行 {columns} 列，共 {cells} 格。一格的指针是行的指针接上列，如 `{example}`。",
    "{rows} rows of {columns} columns, {cells} cells. The pointer of a cell is that of its row, "
    "then the column, such as `{example}`.",
)


def rewritten(page: str, lang: Lang) -> str:
    """Give a page with its parts written anew."""
    for edition in EDITIONS.values():
        begin = BEGIN.format(edition=edition.id)
        head, _, rest = page.partition(begin)
        _, _, tail = rest.partition(END)
        page = f"{head}{begin}\n{_edition(edition, lang)}\n{END}{tail}"
    return page


def _edition(edition: Edition, lang: Lang) -> str:
    chapters = groupby(leaves(edition.report), key=lambda leaf: leaf.labels[0])
    return "\n".join(f"### {title}\n\n{_chapter(list(cells), lang)}" for title, cells in chapters)


def _chapter(cells: list[Leaf], lang: Lang) -> str:
    crossed = cells[0].path[0] == "requests"
    return _crossed(cells, leaves(Applicants), lang) if crossed else _flat(cells, lang)


def _flat(cells: Iterable[Leaf], lang: Lang) -> str:
    rows = [(f"`{cell.pointer}`", _words(cell.labels[1:]), _kind(cell, lang)) for cell in cells]
    return _table(_HEAD.text(lang), rows)


def _crossed(cells: list[Leaf], columns: tuple[Leaf, ...], lang: Lang) -> str:
    """Write the table of chapter 三 as its rows and its columns, which are the same in each row."""
    rows = [
        (
            f"`{first.pointer.removesuffix(columns[0].pointer)}`",
            _words(first.labels[1 : -len(columns[0].labels)]),
        )
        for first in cells[:: len(columns)]
    ]
    across = [
        (f"`{column.pointer}`", _words(column.labels), _kind(column, lang)) for column in columns
    ]
    said = _PRODUCT.format(
        rows=len(rows), columns=len(columns), cells=len(cells), example=cells[1].pointer
    )
    tables = (_table(_ROWS.text(lang), rows), _table(_COLUMNS.text(lang), across))
    return "\n".join([said.text(lang) + "\n", *tables])


def _words(labels: Sequence[str]) -> str:
    return " / ".join(labels)


def _kind(cell: Leaf, lang: Lang) -> str:
    return KINDS[cell.cell].text(lang)


def _table(head: str, rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, "|" + " --- |" * len(rows[0]), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"

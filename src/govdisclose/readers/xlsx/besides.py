"""What a workbook has besides the cells that are read, and what of these is not to be seen."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from govdisclose.editions import EDITIONS
from govdisclose.errors import Message, describe
from govdisclose.form import leaves
from govdisclose.readers.content import Line, Note
from govdisclose.readers.packages.archive import Package
from govdisclose.readers.packages.relationships import first, relationships
from govdisclose.readers.packages.xml import parse_part
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.reading import Source
from govdisclose.readers.xlsx import names
from govdisclose.readers.xlsx.sheets import Sheet
from govdisclose.readers.xlsx.strings import read_string
from govdisclose.text import is_visible

_AROUND = Message(
    "{raw} 在表格之外，没有读取；对数字的说明请写到“备注”，别的文字写到“文字”",
    "{raw} is outside the table, and is not read; write on 备注 what is said of a number, and on "
    "文字 any other text",
)
_MORE_AROUND = Message(
    "此格和以后的 {count} 格都在表格之外，没有读取；对数字的说明请写到“备注”，别的文字写到“文字”",
    "this cell and {count} after it are outside the table, and are not read; write on 备注 what is "
    "said of numbers, and on 文字 any other text",
)
_OTHER_SHEET = Message(
    "工作表“{name}”不是填报工作簿里的，没有读取；要公布的内容请写到“文字”",
    "the worksheet {name} is none of a fill-in workbook, and is not read; write on 文字 what is to "
    "be published",
)
_COMMENTS = Message(
    "工作表“{name}”有批注 {count} 条，没有读取（{place}：{raw}）",
    "the worksheet {name} has comments ({count}), which are not read ({place}: {raw})",
)
_PICTURES = Message(
    "工作表“{name}”有图片或图形，没有读取；图片请放在“文字”表里",
    "the worksheet {name} has pictures or drawings, which are not read; put pictures on 文字",
)
_HIDDEN = Message(
    "工作表“{name}”有隐藏的行或列，其中 {count} 格有内容，照读；请取消隐藏，核对一遍",
    "the worksheet {name} has hidden rows or columns, with something in {count} cells, which are "
    "read as the others: show and check them",
)
_STRUCK = Message(
    "工作表“{name}”有 {count} 格的内容是划去的（首格 {place}），照读；作废的请清除",
    "the worksheet {name} has {count} cells whose content is struck out (the first is {place}), "
    "which are read as the others: clear what no longer holds",
)
_SHOWN = 10  # characters of an address
_MOST_NAMED = 20  # cells around the tables that are named one by one
_FEW = 3  # labels of the form, fewer of which make no table of it
_LABELS = frozenset(
    squash(label)
    for edition in EDITIONS.values()
    for leaf in leaves(edition.report)
    for label in leaf.labels
)


def has_table(sheet: Sheet) -> bool:
    """Say whether a sheet may have a table of the form, by the labels on it."""
    found = {squash(cell.text) for cell in sheet.cells.values() if cell.kind == "str"}
    return len(found & _LABELS) >= _FEW


def astray(lines: Iterable[Line]) -> Iterator[Found]:
    """Name what stands around the tables of a fill-in workbook; where it is much, the first."""
    shown = [line for line in lines if is_visible(line.text)]
    for number, line in enumerate(shown[: _MOST_NAMED + 1]):
        words = _AROUND.format(raw=describe(line.text))
        if number == _MOST_NAMED and len(shown) > number + 1:
            words = _MORE_AROUND.format(count=len(shown) - number - 1)
        yield Found("", Note("outside-table", "error", words), spot=line.spot)


def other_sheets(sheets: Iterable[Sheet]) -> Iterator[Note]:
    """Name sheets that are none of a fill-in workbook, and have something on them."""
    for sheet in sheets:
        if any(is_visible(cell.text) for cell in sheet.cells.values()):
            yield Note("sheet-unknown", "error", _OTHER_SHEET.format(name=sheet.name))


def besides(package: Package, sheet: Sheet, *, pictures: bool) -> Iterator[Note]:
    """Name comments, pictures, what is struck out, and what is not to be seen.

    Args:
        package: The file.
        sheet: A sheet of it that is not hidden.
        pictures: Whether pictures on it are read.

    Raises:
        ReadError: A part of them cannot be read.
    """
    related = relationships(package, sheet.part)
    comments = first(related, "comments", package)
    if comments is not None:
        found = list(parse_part(package, comments).iter(names.COMMENT))
        if found:
            text = found[0].find(names.COMMENT_TEXT)
            words = _COMMENTS.format(
                name=sheet.name,
                count=len(found),
                place=found[0].get("ref", "")[:_SHOWN],
                raw=describe(read_string(text).text if text is not None else ""),
            )
            yield Note("comment", "warning", words)
    if not pictures and first(related, "drawing", package) is not None:
        yield Note("picture", "warning", _PICTURES.format(name=sheet.name))
    yield from _struck(sheet)
    yield from _hidden(sheet)


def _struck(sheet: Sheet) -> Iterator[Note]:
    struck = [
        place
        for place, cell in sorted(sheet.cells.items())
        if cell.is_struck and is_visible(cell.text)
    ]
    if struck:
        row, column = struck[0]
        place = Source(sheet=sheet.name, row=row + 1, column=column + 1).text()
        words = _STRUCK.format(name=sheet.name, count=len(struck), place=place)
        yield Note("struck-cells", "warning", words)


def _hidden(sheet: Sheet) -> Iterator[Note]:
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return
    columns = sorted({column for _, column in sheet.cells})
    hidden: set[int] = set()
    for start, end in sheet.hidden_columns:
        hidden.update(columns[bisect_left(columns, start) : bisect_right(columns, end)])
    count = sum(
        (is_visible(cell.text) or bool(cell.formula))
        and (row in sheet.hidden_rows or column in hidden)
        for (row, column), cell in sheet.cells.items()
    )
    if count:
        words = _HIDDEN.format(name=sheet.name, count=count)
        yield Note("hidden-cells", "warning", words)

"""Sheets that are lists: a header, and lines below it."""

from collections.abc import Iterator

import attrs

from govdisclose.errors import Message
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.xlsx.sheets import Sheet
from govdisclose.readers.xlsx.values import Values
from govdisclose.text import FORBIDDEN

_NO_HEADER = Message(
    "工作表“{name}”没有表头“{header}”，其内容没有读取；请恢复表头",
    "the worksheet {name} has no header {header}, and what it has is not read; restore the header",
)
_REMOVED = Message(
    "去掉了报告文字中不能有的字符：{what}",
    "characters that the text of a report cannot have were taken out: {what}",
)


@attrs.frozen
class Row:
    """A line of a list."""

    sheet: str
    number: int
    """Of the row, counted from 0."""
    columns: tuple[int, ...]
    texts: tuple[str, ...]
    """What stands in the columns of the header, as a report can hold it."""

    def spot(self, index: int) -> Spot:
        """Say where one of its texts stands."""
        return Spot(self.sheet, self.number, self.columns[index], self.texts[index])


def rows_below(
    sheet: Sheet, header: tuple[str, ...], limit: int, findings: list[Found]
) -> Iterator[Row]:
    """Read the lines below a header.

    Args:
        sheet: The sheet.
        header: Labels of columns that stand side by side.
        limit: How many cells formulas may look at.
        findings: What is odd is added to it.
    """
    found = _header(sheet, header)
    if found is None:
        words = _NO_HEADER.format(name=sheet.name, header="、".join(header))
        findings.append(Found("", Note("list-header", "error", words)))
        return
    top, left = found
    columns = tuple(range(left, left + len(header)))
    values = Values(sheet, limit)
    for number, _ in sheet.rows():
        if number > top:
            texts = []
            for column in columns:
                shown = values.shown((number, column))
                text, removed = cleaned(shown.text)
                spot = Spot(sheet.name, number, column, shown.text)
                findings += [Found("", note, spot=spot) for note in shown.notes]
                if removed:
                    words = _REMOVED.format(what=removed)
                    findings.append(Found("", Note("characters-removed", "info", words), spot=spot))
                texts.append(text)
            yield Row(sheet.name, number, columns, tuple(texts))


def _header(sheet: Sheet, header: tuple[str, ...]) -> tuple[int, int] | None:
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.text == header[0]:
            beside = (sheet.cells.get((row, column + i)) for i in range(len(header)))
            if tuple(each.text if each else "" for each in beside) == header:
                return row, column
    return None


def cleaned(text: str) -> tuple[str, str]:
    """Make text one that a report can hold; say which characters were taken out.

    Line breaks become line feeds, and a tab a space; all else stays as it is.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found = FORBIDDEN.findall(plain)
    if not found:
        return plain, ""
    what = ", ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(found))
    return FORBIDDEN.sub("", plain.replace("\t", " ")), what

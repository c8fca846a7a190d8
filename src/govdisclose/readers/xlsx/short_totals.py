"""Totals of ours that show nothing, though their parts are not simply blank."""

from collections.abc import Iterable

from govdisclose.errors import Message
from govdisclose.readers.content import Note
from govdisclose.readers.reading import Source
from govdisclose.readers.xlsx.sheets import Address

_SHORT = Message(
    "合计 {formula} 没有算出，留作空白：各项应有 {expected} 个数，公式数到 {counted} 个{texts}；"
    "请把文本改为数字，移出表中插入的行，或照各项之和填写合计",
    "the total {formula} is left blank: {expected} numbers are needed, and it counts {counted}"
    "{texts}; make numbers of texts, take out rows that were inserted, or write the sum",
)
_TEXTS = Message("（{places} 是文本）", " ({places}: text)")


def name_of(sheet: str, place: Address) -> str:
    """Name a cell as Excel does, with its sheet."""
    row, column = place
    return Source(sheet=sheet, row=row + 1, column=column + 1).text()


def short_total(
    formula: str, expected: int, counted: int, sheet: str, texts: Iterable[Address]
) -> tuple[Note, ...]:
    """Note that a total is not worked out, where that is not for blanks alone.

    Args:
        formula: As it is shown.
        expected: How many numbers it needs.
        counted: How many there are.
        sheet: Name of its sheet.
        texts: Those of its parts that are text.
    """
    names = [name_of(sheet, place) for place in texts]
    if not names and counted <= expected:
        return ()
    places = Message("、".join(names), ", ".join(names))
    shown = _TEXTS.format(places=places) if names else Message("", "")
    words = _SHORT.format(formula=formula, expected=expected, counted=counted, texts=shown)
    return (Note("total-short", "warning", words),)

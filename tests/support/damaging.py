"""Damage the tables of our own documents as editors, converters and typists damage them."""

import random
from collections import defaultdict
from collections.abc import Callable

import attrs

from govdisclose.document import Role, Table
from govdisclose.editions import Report
from govdisclose.layouts import layout

_HALF = str.maketrans("（）：，“”、", '():,"",')
_LONG = 6  # characters of a label in which a slip leaves it recognisable
_VALUES = ("-", "/", "—", "无", "本单位未制作规章")


@attrs.define(eq=False)
class Box:
    """A cell of a table that is about to be damaged."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    value: bool = False
    """Whether it is a number cell."""


Sheet = list[list[Box]]
"""A table: the cells that begin in each row, in their order."""
Damage = Callable[[random.Random, Sheet], None]


def sheets(report: Report) -> list[Sheet]:
    """Give the tables of the form as the library lays them out."""
    found = []
    for block in layout(report).blocks:
        if isinstance(block, Table):
            values = iter(block.values)
            rows: Sheet = [[] for _ in range(block.frame.rows)]
            for cell in block.frame.cells:
                value = cell.role is Role.VALUE
                text = next(values) if value else cell.label
                rows[cell.row].append(Box(text, cell.rowspan, cell.colspan, value))
            found.append(rows)
    return found


def columns(sheet: Sheet) -> dict[int, tuple[int, int]]:
    """Give row and column of each cell, by its identity."""
    from_above: defaultdict[int, set[int]] = defaultdict(set)
    places: dict[int, tuple[int, int]] = {}
    for row, boxes in enumerate(sheet):
        column, taken = 0, from_above[row]
        for box in boxes:
            while column in taken:
                column += 1
            places[id(box)] = (row, column)
            right = column + box.colspan
            for below in range(row + 1, row + box.rowspan):
                from_above[below].update(range(column, right))
            column = right
    return places


def insert(sheet: Sheet, row: int, column: int, box: Box) -> None:
    """Put a cell into a row at its column."""
    places = columns(sheet)
    before = sum(places[id(other)][1] < column for other in sheet[row])
    sheet[row].insert(before, box)


def _labels(sheet: Sheet) -> list[Box]:
    return [box for row in sheet for box in row if not box.value and box.text]


def _lines(sheet: Sheet) -> list[int]:
    """Give the rows that have values."""
    return [index for index, row in enumerate(sheet) if any(box.value for box in row)]


def blanks_for_spans(dice: random.Random, sheet: Sheet) -> None:
    """Turn all spans, or those down or across only, into empty cells."""
    down, across = dice.choice(((True, True), (True, False), (False, True)))
    for row in range(len(sheet)):
        for box in list(sheet[row]):
            _, column = columns(sheet)[id(box)]
            height = box.rowspan if down else 1
            width = box.colspan if across else 1
            if down:
                box.rowspan = 1
            if across:
                box.colspan = 1
            for extra in range(1, width):
                insert(sheet, row, column + extra, Box("", rowspan=box.rowspan))
            for below in range(1, height):
                for extra in range(width):
                    insert(sheet, row + below, column + extra, Box("", colspan=box.colspan))


def split_group(dice: random.Random, sheet: Sheet) -> None:
    """Split the label of a group of rows, as at the end of a page."""
    groups = [box for row in _lines(sheet) for box in sheet[row] if box.rowspan > 1]
    if groups:
        box = dice.choice(groups)
        row, column = columns(sheet)[id(box)]
        _split(dice, sheet, box, (row + dice.randint(1, box.rowspan - 1), column))


def _split(dice: random.Random, sheet: Sheet, box: Box, place: tuple[int, int]) -> None:
    row, column = place
    start, _ = columns(sheet)[id(box)]
    rest = box.rowspan - (row - start)
    cut = dice.randint(1, len(box.text) - 1)
    first, second = dice.choice(
        ((box.text[:cut], box.text[cut:]), (box.text, box.text), (box.text, ""))
    )
    box.rowspan, box.text = row - start, first
    insert(sheet, row, column, Box(second, rest, box.colspan))


def lose_row(dice: random.Random, sheet: Sheet) -> None:
    """Leave a row out; what begins in it and goes on begins in the next one."""
    rows = _lines(sheet)
    if len(rows) > 1:
        lose(sheet, dice.choice(rows))


def lose(sheet: Sheet, row: int) -> None:
    """Leave one row out."""
    places = columns(sheet)
    for above in sheet[:row]:
        for box in above:
            if places[id(box)][0] + box.rowspan > row:
                box.rowspan -= 1
    going_on = [(box, places[id(box)][1]) for box in sheet[row] if box.rowspan > 1]
    del sheet[row]
    for box, column in going_on:
        box.rowspan -= 1
        insert(sheet, row, column, box)


def break_labels(dice: random.Random, sheet: Sheet) -> None:
    """Break labels by spaces and line breaks."""
    for box in _labels(sheet):
        if dice.random() < 0.5:
            cut = dice.randint(0, len(box.text))
            box.text = box.text[:cut] + dice.choice((" ", "\n", "\u3000", "  ")) + box.text[cut:]


def half_width(dice: random.Random, sheet: Sheet) -> None:
    """Write brackets and punctuation of labels in half width, and number rows in another way."""
    for box in _labels(sheet):
        if dice.random() < 0.8:
            box.text = box.text.translate(_HALF)
        elif box.text[1:2] == ".":
            box.text = box.text.replace(".", dice.choice("、\uff0e"), 1)


def lower_total(dice: random.Random, sheet: Sheet) -> None:
    """Let 总计 stand one row lower in the header."""
    del dice
    for row in range(len(sheet)):
        for box in list(sheet[row]):
            if box.text == "总计" and box.rowspan > 1 and not box.value:
                _, column = columns(sheet)[id(box)]
                box.rowspan, box.text = 1, ""
                insert(sheet, row + 1, column, Box("总计"))


def trailing_blanks(dice: random.Random, sheet: Sheet) -> None:
    """Add empty columns to the right, and an empty row below."""
    for row in sheet:
        row.append(Box(""))
    if dice.random() < 0.5:
        sheet.append([Box("") for _ in range(sum(box.colspan for box in sheet[0]))])


def slip(dice: random.Random, sheet: Sheet) -> None:
    """Drop or mistype a character of some labels."""
    long = [box for box in _labels(sheet) if len(box.text) >= _LONG]
    for box in dice.sample(long, min(len(long), dice.randint(1, 3))):
        cut = dice.randint(2, len(box.text) - 1)
        box.text = box.text[:cut] + dice.choice(("", "某")) + box.text[cut + 1 :]


def wrong_span(dice: random.Random, sheet: Sheet) -> None:
    """Let the label of a group reach over one row too few or too many."""
    groups = [box for row in _lines(sheet) for box in sheet[row] if box.rowspan > 1]
    if groups:
        dice.choice(groups).rowspan += dice.choice((-1, 1))


def lose_value(dice: random.Random, sheet: Sheet) -> None:
    """Leave a number cell out, so that its row is too short."""
    row = sheet[dice.choice(_lines(sheet))]
    row.remove(dice.choice([box for box in row if box.value]))


def glue_values(dice: random.Random, sheet: Sheet) -> None:
    """Write all numbers of a row into one cell."""
    row = sheet[dice.choice(_lines(sheet))]
    values = [box for box in row if box.value]
    first, *others = values
    for box in others:
        first.text += dice.choice(("", "", " ")) + box.text
        first.colspan += box.colspan
        row.remove(box)


def spoil_values(dice: random.Random, sheet: Sheet) -> None:
    """Write some numbers as nobody should: dashes, words, full-width digits, spaces within."""
    for row in _lines(sheet):
        for box in sheet[row]:
            if box.value and dice.random() < 0.1:
                wide = box.text.translate({ord("0") + i: 0xFF10 + i for i in range(10)})
                spaced = " ".join(box.text)
                box.text = dice.choice((*_VALUES, wide, spaced))


DAMAGES: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (
        blanks_for_spans,
        split_group,
        lose_row,
        break_labels,
        half_width,
        lower_total,
        trailing_blanks,
        slip,
        wrong_span,
        lose_value,
        glue_values,
        spoil_values,
    )
}
"""All kinds of damage, by name."""


def damaged(
    dice: random.Random, report: Report, *, spans: bool = True
) -> tuple[list[Sheet], list[str]]:
    """Damage the tables of a report in one to three ways, and say which.

    Args:
        dice: What decides.
        report: The report.
        spans: Whether spans will be seen: without them, a cell with the digits of several looks
            like any other number.
    """
    found = sheets(report)
    kinds = sorted(set(DAMAGES) - (set() if spans else {glue_values.__name__}))
    names = dice.sample(kinds, dice.randint(1, 3))
    for name in names:
        DAMAGES[name](dice, dice.choice(found))
    return found, names

"""Number formats that show something else than the number that the file has."""

import re

from govdisclose.errors import Message, describe
from govdisclose.readers.content import Note
from govdisclose.readers.xlsx.formats import Formats

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNKNOWN = Message(
    "此格的数字格式 {code} 不认识，照存下的数读作 {value}；显示的若是另一个意思，请核对",
    "the number format {code} of the cell is not known here: read as {value}, which the file has; "
    "check it if what is shown means something else",
)
_SCALED = Message(
    "此格的数字格式 {code} 把数缩小了显示，存下的是 {value}，以哪个为准无法确定，留作空白；请改用"
    "“常规”格式，核对后再读取",
    "the number format {code} of the cell shows less than the {value} that the file has: which is "
    "meant cannot be told, and it is left blank; give it the format General, and check it",
)
_NO_DAY = Message(
    "此格的数字格式是日期或时间，存下的是 {value}，显示的是另一个意思，以哪个为准无法确定，留作"
    "空白；是数的请改用“常规”格式，是时间的请写成文本",
    "the number format of the cell is of dates or times, and what it shows is not the {value} that "
    "the file has: which is meant cannot be told, and it is left blank; give a number the format "
    "General, and write a time as text",
)
_HIDDEN = Message(
    "此格的数字格式 {code} 使数不显示，照存下的数读作 {value}；要公布的请改用“常规”格式，作废的请"
    "清除",
    "the number format {code} of the cell hides the number: read as {value}, which the file has; "
    "give it the format General if it is to be published, and clear it if not",
)
_ROUNDED = Message(
    "此格只显示 {short}，存下的是 {value}，以存下的为准；要按显示的公布，请把它改成所显示的数",
    "the cell shows {short} and the file has {value}, which counts; if what is shown is to be "
    "published, write that into the cell",
)


def as_formatted(text: str, style: int, formats: Formats) -> tuple[str, tuple[Note, ...]]:
    """Give the text of a number, empty where its format means another one, and notes on that.

    Args:
        text: The number as the file has it, with the decimals and the unit of its format; a date
            as YYYY-MM-DD.
        style: The number of its format that the cell gives.
        formats: Those of the workbook.
    """
    if formats.is_date(style):
        if _DAY.fullmatch(text):
            return text, ()
        return "", (Note("number-format", "error", _NO_DAY.format(value=text)),)
    if code := formats.scaled(text, style):
        words = _SCALED.format(code=describe(code), value=text)
        return "", (Note("number-format", "error", words),)
    for find, what in ((formats.conceals, _HIDDEN), (formats.unknown, _UNKNOWN)):
        if code := find(text, style):
            words = what.format(code=describe(code), value=text)
            return text, (Note("number-format", "warning", words),)
    if short := formats.rounded(text, style):
        words = _ROUNDED.format(short=short, value=text)
        return text, (Note("number-format", "warning", words),)
    return text, ()

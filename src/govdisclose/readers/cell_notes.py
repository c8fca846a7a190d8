"""What is odd about the text of a number cell, in words."""

from govdisclose.errors import Message
from govdisclose.readers.content import Note, Severity

_NOTES: dict[str, tuple[Severity, Message]] = {
    "dash": (
        "warning",
        Message(
            "写的是 {raw}，不是数字，按空白读取；若为 0，应写 0",
            "{raw} is written, no number: read as a blank; 0 should be written as 0",
        ),
    ),
    "words": (
        "error",
        Message(
            "数字单元格里写的是 {raw}，读不出数，留作空白；请核对后补填",
            "the number cell says {raw}, which is no number: left blank; fill it in",
        ),
    ),
    "full-width": (
        "info",
        Message("{raw} 中有全角字符，读作 {value}", "{raw} is full-width; read as {value}"),
    ),
    "spaces": (
        "error",  # it is read, and yet cannot be relied on
        Message(
            "{raw} 中间有空格，读作 {value}；请核对是否几个数连在一起",
            "{raw} has spaces in it; read as {value}: check that it is one number",
        ),
    ),
    "spaces-beside": (
        "warning",
        Message(
            "{raw} 的正负号、小数点或分隔符旁边有空格，读作 {value}",
            "{raw} has spaces beside its sign, point or separator; read as {value}",
        ),
    ),
    "unit": (
        "info",
        Message("{raw} 带有单位，读作 {value}", "{raw} has a unit; read as {value}"),
    ),
    "odd-unit": (
        "warning",
        Message(
            "{raw} 的单位不是金额的单位，照写读作 {value}",
            "{raw} has a unit that is none of money; read as it is written, {value}",
        ),
    ),
    "second-number": (
        "warning",
        Message(
            "{raw} 写了两个数，读作 {value}，括号内的作为说明",
            "{raw} has two numbers; read as {value}, and that in brackets as a remark",
        ),
    ),
    "separators": (
        "warning",
        Message(
            "{raw} 中有千位分隔符，读作 {value}",
            "{raw} has thousands separators; read as {value}",
        ),
    ),
    "decimals": (
        "warning",
        Message(
            "{raw} 写有小数，读作整数 {value}",
            "{raw} has decimals; read as the whole number {value}",
        ),
    ),
    "sign": (
        "error",
        Message(
            "{raw} 带有正负号，而此格不是增减，不应有正负号，留作空白；请核对后补填",
            "{raw} has a sign, and the cell holds no changes: left blank; check it and fill it in",
        ),
    ),
    "fraction": (
        "error",
        Message(
            "{raw} 不是整数，留作空白；请核对后补填",
            "{raw} is no whole number: left blank; check it and fill it in",
        ),
    ),
    "leading-zero": (
        "error",
        Message(
            "{raw} 以 0 开头，可能是几个数连在一起，留作空白；请核对后补填",
            "{raw} begins with 0 and may be several numbers: left blank; check it and fill it in",
        ),
    ),
    "broken": (
        "error",
        Message(
            "{raw} 中间换行，可能是 {readings}，无法确定，留作空白；请核对后补填",
            "{raw} has a line break in it and may be {readings}: left blank; check it and fill it "
            "in",
        ),
    ),
    "other-unit": (
        "error",
        Message(
            "{raw} 的单位不是表格所印的“万元”，不作换算，留作空白；请换算后补填",
            "{raw} is not in the unit 万元 that the form prints, and is not converted: left blank; "
            "convert it and fill it in",
        ),
    ),
    "too-large": (
        "error",
        Message(
            "{raw} 超出此格的范围，留作空白；请核对后补填",
            "{raw} is more than the cell holds: left blank; check it and fill it in",
        ),
    ),
}


def cell_note(code: str, raw: str, **values: str) -> Note:
    """Make a note.

    Args:
        code: Its name in the catalogue.
        raw: The text of the cell, as messages show it.
        **values: What else its message names.
    """
    severity, message = _NOTES[code]
    return Note(code, severity, message.format(raw=raw, **values))

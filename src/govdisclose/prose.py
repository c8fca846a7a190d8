"""Blocks of prose: what the chapters of text in a report are made of."""

import re
from typing import get_args

import attrs

from govdisclose import images
from govdisclose.arguments import check_instance
from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.images import MediaType
from govdisclose.text import check_text

MAX_LEVEL = 4
"""Deepest level of heading: 一、 is level 1, （一） 2, 1. 3, （1） 4 (GB/T 9704-2012, 7.3.3)."""

MAX_COLUMNS = 63
"""Most columns of a table: Word opens no more (ISO/IEC 29500-1 sets no limit)."""

NUMBER = re.compile("[-+\u2212\uff0d\uff0b]?[0-9][0-9.,]*[%\u2030\uff05]?")
"""Matches a text that is nothing but a number; a sign, per cent and per mille belong to it."""

_LEVEL = Message(
    "标题层级应为 1 至 4 的整数，得到 {value}",
    "the level of a heading must be a whole number from 1 to 4, got {value}",
)
_MEDIA_TYPE = Message(
    "图片类型应为 {expected}，得到 {value}",
    "the media type of a picture must be one of {expected}, got {value}",
)
_ROWS = Message(
    "表格应至少有一行，且各行的格数相同（1 至 {most}）",
    "a table needs at least one row, and the same number of cells (1 to {most}) in each row",
)
_NOT_TUPLES = Message(
    '应为元组（tuple）的元组，一行一个，如 (("项目", "件数"), ("申请", "48"))；得到 {value}',
    'expected a tuple of tuples, one for each row, as (("item", "number"), ("requests", '
    '"48")); got {value}',
)
_HEADER_ROWS = Message(
    "表头行数应为 0 至 {rows} 的整数，得到 {value}",
    "the number of header rows must be a whole number from 0 to {rows}, got {value}",
)


@attrs.frozen
class Paragraph:
    """A paragraph of text; a line feed in it is a line break."""

    text: str

    def __attrs_post_init__(self) -> None:
        raise_if([check_text(self.text, "/text", lines=True)])


@attrs.frozen
class Heading:
    """A heading, its number written out as part of the text (（一）主动公开情况)."""

    text: str
    level: int = 2
    """1 to 4; level 1 is the form's own chapter headings, so that prose uses 2 to 4."""

    def __attrs_post_init__(self) -> None:
        problems = [check_text(self.text, "/text")]
        if type(self.level) is not int or not 1 <= self.level <= MAX_LEVEL:
            words = _LEVEL.format(value=describe(self.level))
            problems.append(Problem("/level", "level", words))
        raise_if(problems)


@attrs.frozen
class DataTable:
    """A plain table within the prose: rows of text, all equally long."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    """How many of the first rows are header rows."""
    caption: str = ""

    def __attrs_post_init__(self) -> None:
        problems: list[Problem | None] = [check_text(self.caption, "/caption")]
        if type(self.rows) is not tuple or any(type(row) is not tuple for row in self.rows):
            words = _NOT_TUPLES.format(value=describe(self.rows))
            raise_if([*problems, Problem("/rows", "rows", words)])
        widths = {len(row) for row in self.rows}
        if len(widths) != 1 or not 1 <= max(widths) <= MAX_COLUMNS:
            problems.append(Problem("/rows", "rows", _ROWS.format(most=MAX_COLUMNS)))
        else:
            problems += [
                check_text(cell, f"/rows/{i}/{j}", lines=True)
                for i, row in enumerate(self.rows)
                for j, cell in enumerate(row)
            ]
        count = len(self.rows)
        if type(self.header_rows) is not int or not 0 <= self.header_rows <= count:
            words = _HEADER_ROWS.format(rows=count, value=describe(self.header_rows))
            problems.append(Problem("/header_rows", "header-rows", words))
        raise_if(problems)


@attrs.frozen
class Picture:
    """A picture within the prose."""

    data: bytes = attrs.field(repr=False)
    """The bytes of the PNG or JPEG file, which must be whole."""
    media_type: MediaType
    alt: str
    """What the picture shows, for those who cannot see it; not empty."""

    def __attrs_post_init__(self) -> None:
        problems = [check_text(self.alt, "/alt", required=True)]
        bytes_problem = check_instance(self.data, bytes, "/data")
        problems.append(bytes_problem)
        if type(self.media_type) is not str or self.media_type not in get_args(MediaType):
            expected = " / ".join(get_args(MediaType))
            words = _MEDIA_TYPE.format(expected=expected, value=describe(self.media_type))
            problems.append(Problem("/media_type", "media-type", words))
        elif bytes_problem is None and (fault := images.fault(self.data, self.media_type)):
            problems.append(Problem("/data", "picture", fault))
        raise_if(problems)


Block = Paragraph | Heading | DataTable | Picture
"""One block of prose."""
Prose = tuple[Block, ...]
"""A chapter of prose; the empty tuple is a chapter not yet written."""

_BLOCKS = get_args(Block)
_NOT_PROSE = Message(
    "应为由 Paragraph、Heading、DataTable、Picture 组成的元组（tuple），得到 {kind}",
    "expected a tuple of Paragraph, Heading, DataTable and Picture, got {kind}",
)
_CHAPTER_LEVEL = Message(
    "正文中的标题应为 2 至 4 级：1 级是表格式规定的六章标题",
    "a heading in the prose must be of level 2 to 4: level 1 is the form's own six chapters",
)


def check_prose(value: object, pointer: str) -> list[Problem]:
    """Say what is wrong with a value that should be a chapter of prose."""
    if type(value) is not tuple:
        words = _NOT_PROSE.format(kind=type(value).__name__)
        return [Problem(pointer, "prose", words)]
    problems = []
    for index, block in enumerate(value):
        place = f"{pointer}/{index}"
        if type(block) not in _BLOCKS:
            words = _NOT_PROSE.format(kind=type(block).__name__)
            problems.append(Problem(place, "prose", words))
        elif type(block) is Heading and block.level == 1:
            problems.append(Problem(f"{place}/level", "level", _CHAPTER_LEVEL))
    return problems

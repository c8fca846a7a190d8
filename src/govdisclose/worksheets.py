"""What a fill-in workbook is made of: its sheets, and the words on them that are no labels.

Who writes a workbook and who reads it back find here what they must agree on. The labels of the
tables are those of the form, and stand nowhere but there.
"""

from typing import Final

import attrs

VERSION = 1
"""Of how a workbook is laid out; the next one is not read by who knows only this."""
VERSION_PROPERTY: Final = "govdisclose.workbook"
"""Name of the property of the file that has the version."""
EDITION_PROPERTY: Final = "govdisclose.edition"
"""Name of the property that has the edition, for people: the labels tell it to ``read``."""

COVER: Final = "封面"
"""Name of the sheet with the year, the agency and the title."""
PROSE: Final = "文字"
"""Name of the sheet with the chapters of prose."""
REMARKS: Final = "备注"
"""Name of the sheet with notes on number cells."""
DATA_TABLE: Final = "附表"
"""What names of sheets with a table of the prose begin with; a number follows."""

MAX_TEXT = 32_767
"""Most UTF-16 code units in a cell of a workbook (Excel's specifications)."""


@attrs.frozen
class CoverField:
    """A line of the cover."""

    pointer: str
    """JSON Pointer of the field of the report."""
    label: str
    hint: str = ""
    """What is to be written, beside the cell."""


COVER_FIELDS: Final = (
    CoverField("/agency/name", "机关名称", "全称"),
    CoverField("/year", "报告年度", "四位数的公历年份，即数据所属的年度"),
    CoverField("/published", "公布日期", "年-月-日"),
    CoverField("/title", "标题", "空着时按机关名称和报告年度拟定"),
    CoverField("/agency/kind", "机关类型", "从下拉列表中选择"),
    CoverField("/agency/region", "行政区划", "名称或代码"),
    CoverField("/agency/code", "机关代码", "本地区所用的编号"),
    CoverField("/agency/address", "地址"),
    CoverField("/agency/postcode", "邮编"),
    CoverField("/agency/phone", "电话"),
    CoverField("/agency/fax", "传真"),
    CoverField("/agency/email", "电子邮箱"),
    CoverField("/agency/website", "网站"),
)
"""The lines of the cover, in their order."""

_COVER_NOTE = (
    f"填写说明：浅黄色的格待填。各表的合计自动算出；文字写在“{PROSE}”表，每段一行；数字需要说明的，"
    f"写在“{REMARKS}”表。标签有保护，没有密码。填好后存为 .xlsx，"
)
COVER_NOTE: Final = f"{_COVER_NOTE}交回发来此表的单位。"
"""What is said below the lines of the cover."""
COVER_NOTES: Final = (COVER_NOTE, f"{_COVER_NOTE}用 govdisclose read 读回。")
"""The same as it was ever said: workbooks are filled in long after they were made."""

PROSE_COLUMNS: Final = ("章", "类型", "内容")
"""Header of the sheet with the prose."""
PROSE_NOTE: Final = (
    "每行一段，按先后排列；“章”空着的属于上一行的章，“类型”空着的是段落；行不够时可以插入。"
    "一段之内换行按 Alt+Enter。"
)
"""What is said above the prose."""
REMARK_COLUMNS: Final = ("单元格", "备注")
"""Header of the sheet with remarks."""
REMARK_NOTE: Final = (
    "每行一条，单元格写表名和地址，如 表三!D6；备注印在该格的数字之后，不必加括号。"
)
"""What is said above the remarks."""

TABLE_NOTE: Final = (
    "浅黄色的格待填，填了即不再着色；蓝色的合计在各项填齐后自动算出，没有的填 0；红色表示合计不符。"
)
"""What is said above each table of the form."""

PREFACE: Final = "开头"
"""What the text before the first chapter is called; chapters are called by their headings."""
ATTACHMENTS: Final = "附件"
"""What the attachments are called, all together."""

PARAGRAPH: Final = "段落"
HEADINGS: Final = {2: "二级标题", 3: "三级标题", 4: "四级标题"}
"""Kinds of line by level of the heading."""
TABLE: Final = "表格"
"""A line that names the sheet of a table."""
PICTURE: Final = "图片"
"""A line that says what the picture on it shows."""
ATTACHMENT: Final = "附件标题"
"""A line with the title of an attachment: the lines below are its content."""
PROSE_KINDS: Final = (PARAGRAPH, *HEADINGS.values(), TABLE, PICTURE, ATTACHMENT)

CAPTION: Final = "表题"
"""Label of the caption of a table of the prose."""
DATA_COLUMN: Final = "第 {number} 列"
"""Header of the columns of such a table, counted from 1."""
DATA_NOTE: Final = "第一列标明是表头还是表行；内容一律作为文字。"
"""What is said above such a table."""
HEADER_ROW: Final = "表头"
TABLE_ROW: Final = "表行"
"""What marks the rows of such a table, in the column before its first."""


def chapter_sheet(heading: str) -> str:
    """Name the sheet of a chapter's table by the number of the chapter.

    Args:
        heading: The printed heading, such as ``二、主动公开政府信息情况``.
    """
    return f"表{heading.partition('、')[0]}"

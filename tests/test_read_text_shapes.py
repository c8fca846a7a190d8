"""Shapes of tables in text from elsewhere, and what is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclose.document import Frame, FrameCell, Role, Table
from govdisclose.readers.content import Entry, Grid, Line
from govdisclose.renderers.text import render
from support import text_contents as contents
from support.documents import document

ROWS = [["信息内容", "制发", "废止"], ["规章", "0", "1"], ["规范性文件", "2", "-3"]]
ALONE = {
    "rules around and below the head": """
+------------+------+------+
|  信息内容  | 制发 | 废止 |
+------------+------+------+
|    规章    |  0   |  1   |
| 规范性文件 |  2   |  -3  |
+------------+------+------+
""",
    "a double rule below the head": """
+------------+------+------+
| 信息内容   | 制发 | 废止 |
+============+======+======+
| 规章       |    0 |    1 |
+------------+------+------+
| 规范性文件 |    2 |   -3 |
+------------+------+------+
""",
    "boxes": """
  ┌────────────┬──────┬──────┐
  │ 信息内容   │ 制发 │ 废止 │
  ├────────────┼──────┼──────┤
  │ 规章       │    0 │    1 │
  ├────────────┼──────┼──────┤
  │ 规范性文件 │    2 │   -3 │
  └────────────┴──────┴──────┘
""",
    "boxes, each character of them two columns wide": """
┌─────┬──┬──┐
│信息内容  │制发│废止│
┝━━━━━┿━━┿━━┥
│规章      │0   │1   │
├─────┼──┼──┤
│规范性文件│2   │-3  │
└─────┴──┴──┘
""",
    "double boxes": """
╔════════════╤══════╤══════╗
║ 信息内容   │ 制发 │ 废止 ║
╟────────────┼──────┼──────╢
║ 规章       │ 0    │ 1    ║
║ 规范性文件 │ 2    │ -3   ║
╚════════════╧══════╧══════╝
""",
    "counted in characters": """
+-------+----+----+
| 信息内容  | 制发 | 废止 |
|-------+----+----|
| 规章    | 0  | 1  |
| 规范性文件 | 2  | -3 |
+-------+----+----+
""",
}
LOOSE = {
    "pipes around": "|信息内容|制发|废止|\n|规章|0|1|\n|规范性文件|2|-3|\n",
    "pipes between": "信息内容 | 制发 | 废止\n规章 | 0 | 1\n规范性文件 | 2 | -3\n",
    "pipes behind": "信息内容 | 制发 | 废止 |\n规章 | 0 | 1 |\n规范性文件 | 2 | -3 |\n",
    "pipes, lines apart": "信息内容│制发│废止\n\n规章│0│1\n\n规范性文件│2│-3\n",
    "a pipe behind each cell": (
        "信息内容|\n制发|\n废止|\n\n规章|\n0|\n1|\n\n规范性文件|\n2|\n-3|\n"
    ),
    "tabs between": "信息内容\t制发\t废止\n规章\t0\t1\n规范性文件\t2\t-3\n",
    "tabs before": "\t信息内容\t制发\t废止\n\t规章\t0\t1\n\t规范性文件\t2\t-3\n",
    "a tab before each cell": (
        "\t信息内容\n\t制发\n\t废止\n\n\t规章\n\t0\n\t1\n\n\t规范性文件\n\t2\n\t-3\n"
    ),
    "spaces": "信息内容 制发 废止\n规章 0 1\n规范性文件 2 -3\n",
    "columns": "信息内容    制发  废止\n规章           0     1\n规范性文件     2    -3\n",
    "wide spaces": "信息内容　制发　废止\n规章　0　1\n规范性文件　2　-3\n",
    "a frame without its first rule": (
        "|信息内容|制发|废止|\n+--+-+-+\n|规章|0|1|\n|规范性文件|2|-3|\n+--+-+-+"
    ),
}


@pytest.mark.parametrize("name", ALONE)
def test_frames(name: str) -> None:
    """A frame is read with its columns, however it is drawn."""
    table = contents.grid(contents.read(ALONE[name]))
    assert contents.rows(table) == ROWS
    assert table.drawn
    assert table.lines[:3] == (3, 3, 3)


def test_head_of_a_frame() -> None:
    """Rows above the double rule, or the only rule within, are the head."""
    heads = [contents.grid(contents.read(text)).headers for text in ALONE.values()]
    assert heads == [1, 1, 0, 0, 1, 1]


@pytest.mark.parametrize("name", LOOSE)
def test_rows(name: str) -> None:
    """Rows of cells without a frame are read in order; where all are as long, in columns too."""
    table = contents.grid(contents.read(LOOSE[name]))
    assert contents.rows(table) == ROWS
    assert table.drawn == name.startswith(("pipes", "tabs"))


def test_rows_that_are_not_as_long() -> None:
    """Where a row has a cell fewer, it is not known which cells stand below each other."""
    table = contents.grid(contents.read("甲\t1\t2\n乙\t3\n丙\t4\t5\n丁\t6\t7\n"))
    assert not table.drawn


def test_spans_of_a_frame() -> None:
    """Spans are where no wall is drawn; the lines of a cell are separated by line breaks."""
    text = "+-----+--+\n|  甲 | 3|\n+--+--+  |\n|乙|丙|件|\n|  |丁+--+\n|  |  |  |\n+--+--+--+\n"
    table = contents.grid(contents.read(text))
    assert dict(zip(table.places, table.texts, strict=True)) == {
        (0, 0, 1, 2): "甲",
        (0, 2, 2, 1): "3\n件",
        (1, 0, 2, 1): "乙",
        (1, 1, 2, 1): "丙\n丁",
        (2, 2, 1, 1): "",
    }


def test_marks_within_cells() -> None:
    """Pipes, crosses and dashes that are text are no walls."""
    text = "+------+-----+\n| a|b  | +-+ |\n+------+-----+\n| C++  | --  |\n+------+-----+\n"
    assert contents.rows(contents.grid(contents.read(text))) == [["a|b", "+-+"], ["C++", "--"]]


def test_a_remark_that_is_wrapped() -> None:
    """Words among the lines of a cell show that they are one cell, whatever numbers are there."""
    text = (
        "+----+------+\n|规章|22（其|\n|    |中    |\n|    |16    |\n|    |件）  |\n+----+------+\n"
    )
    assert contents.rows(contents.grid(contents.read(text))) == [["规章", "22（其\n中\n16\n件）"]]


@pytest.mark.parametrize(
    "text",
    [
        "+--+--+\n|甲|1 \n|乙|2 |\n+--+--+\n|长|22|\n|字|  |\n+--+--+\n",
        "+--+--+\n|甲|1 |\n|乙|2 |\n+--+--+\n|长|22|\n|字|  |\n+- +--+\n",
    ],
    ids=["a wall is missing", "a corner is missing"],
)
def test_broken_frames(text: str) -> None:
    """A frame with a gap is read as rows between pipes; lines of one row are joined."""
    table = contents.grid(contents.read(text))
    assert contents.rows(table) == [["甲", "1"], ["乙", "2"], ["长\n字", "22"]]
    assert not table.drawn


def test_two_frames_below_each_other() -> None:
    """Where the last rule of a table meets the first of another there are two tables."""
    frame = "+--+-+\n|甲|1|\n+--+-+\n"
    found = contents.read(frame * 2)
    assert [contents.rows(table) for table in contents.grids(found)] == [[["甲", "1"]]] * 2


def test_empty_cells() -> None:
    """Cells that are empty are kept: a tab alone, nothing between pipes."""
    assert contents.rows(contents.grid(contents.read("\t甲\n\t\n \t \n\n\t\n\t1\n"))) == [
        ["甲", "", ""],
        ["", "1"],
    ]
    assert contents.rows(contents.grid(contents.read("甲 | 1 | \n | 2 | 3\n"))) == [
        ["甲", "1", ""],
        ["", "2", "3"],
    ]


def test_cells_over_several_lines() -> None:
    """Lines without the mark belong to the cell above, or below where the mark is behind cells."""
    before = contents.read("\t本年新\n制作数量\n\t0\n\t1\n")
    behind = contents.read("1|\n本年新\n制作数量|\n0|\n")
    assert contents.grid(before).texts == ["本年新\n制作数量", "0", "1"]
    assert contents.grid(before).lines == (1, 3, 4)
    assert contents.grid(behind).texts == ["1", "本年新\n制作数量", "0"]
    assert contents.grid(behind).lines == (1, 2, 4)


def test_a_heading_behind_a_table() -> None:
    """A heading is not taken for the rest of a cell, be there a blank line or not."""
    for gap in ("", "\n", "\n \n"):
        found = contents.read(f"\t甲\n\t0\n\t1\n{gap}三、收到和处理情况\n\t乙\n\t2\n\t3\n")
        assert contents.kinds(found.items) == ["Grid", "Line", "Grid"]
        assert contents.lines(found) == ["三、收到和处理情况"]


def test_numbers_without_separator() -> None:
    """Words with digits at their end, below each other, are rows of two cells."""
    text = "一、本年新收0000000\n二、上年结转693665\n（一）予以公开10\n"
    assert contents.rows(contents.grid(contents.read(text))) == [
        ["一、本年新收", "0000000"],
        ["二、上年结转", "693665"],
        ["（一）予以公开", "10"],
    ]


def test_rows_apart_by_spaces() -> None:
    """Labels above and between rows belong to the table; numbers of labels stay with them."""
    text = (
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 制发件数 废止件数\n"
        "1. 规章 0 2\n规范性文件 3（其中修订1件） 1\n第二十条第（五）项\n行政许可 1286\n"
        "其他说明\n"
    )
    found = contents.read(text)
    (table,) = contents.grids(found)
    assert contents.rows(table) == [
        ["第二十条第（一）项"],
        ["信息内容", "制发件数", "废止件数"],
        ["1. 规章", "0", "2"],
        ["规范性文件", "3（其中修订1件）", "1"],
        ["第二十条第（五）项"],
        ["行政许可", "1286"],
    ]
    assert contents.lines(found) == ["二、主动公开政府信息情况", "其他说明"]


@pytest.mark.parametrize(
    "text",
    [
        "全年共收到申请26\n其中自然人提出 20\n",
        "电话：0759-8156126\n邮编：524232\n传真：0759-8156021\n",
        "首页 | 政务公开 | 正文\n",
        "示例市 统计局\n2024年 报告\n2025年 1月 20日\n",
        "地址：\t示例市人民路\n电话：\t0000\n",
        "- 1 -\n- 2 -\n- 3 -\n",
        "+86 000\n+86 001\n",
        "-----------\n正文\n-----------\n",
    ],
)
def test_prose(text: str) -> None:
    """Lines that only resemble a table are no table, and none is lost."""
    found = contents.read(text)
    assert contents.kinds(found.items) == ["Line"] * text.count("\n")
    assert contents.lines(found) == [" ".join(line.split()) for line in text.splitlines()]


def test_paragraphs_indented_with_tabs() -> None:
    """Tabs before sentences are indents."""
    sentence = (
        "本报告根据条例编制，全文包括总体情况等六个部分，统计期限自一月一日起至十二月三十一日止。"
    )
    assert contents.lines(contents.read(f"\t{sentence}\n\t一、总体\n\t{sentence}\n")) == [
        sentence,
        "一、总体",
        sentence,
    ]


@pytest.mark.parametrize(
    ("line", "labels", "value"),
    [
        ("甲 · 乙：3", ("甲", "乙"), "3"),
        ("甲 · 乙 · 丙（单位：万元）：3.5", ("甲", "乙", "丙（单位：万元）"), "3.5"),
        ("甲 ・ 乙: 22（其中：16件）", ("甲", "乙"), "22（其中：16件）"),
        ("甲 · 乙：空白", ("甲", "乙"), "空白"),
        ("甲 · 乙：", ("甲", "乙"), ""),
        ("甲甲甲甲 ·\n    乙：22\n    （其中16件）", ("甲甲甲甲", "乙"), "22（其中16件）"),
    ],
)
def test_entries(line: str, labels: tuple[str, ...], value: str) -> None:
    """A value stands behind the first colon after its labels that is not in brackets."""
    assert contents.read(f"{line}\n").items == [Entry(labels, value, 1)]


@pytest.mark.parametrize("line", ["电话：0000", "甲·乙：3", "甲 · 乙", "甲 · 乙（丙：丁"])
def test_no_entries(line: str) -> None:
    """One label, a dot within a name, or a colon in brackets alone make no value."""
    assert contents.read(line).items == [Line(line, line=1)]


def test_paragraphs() -> None:
    """A line without an indent goes on with the one above where that was full."""
    text = (
        "　　政府信息公开工作报告，见https://www.\nexample.cn，\n"
        "    二〇二四年政府信息公开 open data\nreport政府信息公开工作\n- 1 -\n"
        "　　政府信息公开工作年度报告政府信息公开\n\n工作\n"
    )
    assert contents.lines(contents.read(text)) == [
        "政府信息公开工作报告，见https://www. example.cn，",
        "二〇二四年政府信息公开 open data report政府信息公开工作",
        "- 1 -",
        "政府信息公开工作年度报告政府信息公开",
        "工作",
    ]


def test_one_paragraph_a_line() -> None:
    """Where lines are long they are whole: the next one is another paragraph."""
    text = f"{'政府信息' * 30}\n{'政府信息' * 29}\n（一）甲\n乙\n"
    assert contents.lines(contents.read(text)) == text.splitlines()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\f"])
def test_line_ends(end: str) -> None:
    """Lines may end as they do on any system; a byte order mark is none of the text."""
    found = contents.read(f"\ufeff甲{end}\t乙{end}\t1{end}\t2{end}")
    assert contents.lines(found) == ["甲"]
    assert contents.rows(contents.grids(found)[0]) == [["乙", "1", "2"]]


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Draw a table with spans of any kind, and labels of several lines."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < width and (row, right) not in taken and draw(st.booleans()):
                right += 1
            bottom = draw(st.integers(row + 1, height))
            taken |= {(r, c) for r in range(row, bottom) for c in range(column, right)}
            text = draw(st.text("政府信息，“a ", max_size=9).map(str.strip))
            cells.append(FrameCell(row, column, bottom - row, right - column, Role.ROW, text))
    weights = (1.0,) * width
    return Frame("", height, width, weights, 0, 0, (range(height),), tuple(cells))


@given(frames(), st.sampled_from([40, 61]), st.sampled_from([1, 2]))
def test_frames_of_any_kind(frame: Frame, width: int, ambiguous: int) -> None:
    """What is drawn of any table is read from it; rows that no rule divides are one."""
    text = render(document(Table(frame, ())), width=width, ambiguous_width=ambiguous)
    table = contents.grid(contents.read(text))
    tops = sorted({cell.row for cell in frame.cells})
    lefts = sorted({cell.column for cell in frame.cells})

    def span(edges: list[int], first: int, size: int) -> tuple[int, int]:
        return edges.index(first), sum(first <= edge < first + size for edge in edges)

    expected: dict[Any, str] = {}
    for cell in frame.cells:
        (row, rows), (column, columns) = (
            span(tops, cell.row, cell.rowspan),
            span(lefts, cell.column, cell.colspan),
        )
        expected[row, column, rows, columns] = contents.squeezed(cell.label)
    assert contents.cells(table) == expected
    assert isinstance(table, Grid)

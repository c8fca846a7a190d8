"""The text renderer: what it writes is read back by other means and compared."""

import itertools
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Document,
    Metadata,
    Placeholder,
    Role,
    Table,
    Title,
)
from govdisclose.editions import Report, blank
from govdisclose.errors import OptionError
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers import load
from govdisclose.renderers.text import RENDERER, grid, render
from govdisclose.renderers.text.breaking import wrap
from govdisclose.text import FORBIDDEN
from govdisclose.widths import NARROW, WIDE, WIDTH, Ruler
from support import real, strategies, text_reading
from support.images import PNG

LAYOUTS = ("grid", "cells", "list")
PICTURE = Picture(PNG, "image/png", "机构图")
CLOSING = "，。、；：？！）》」』】〕〉”’…—·\uff5e\uff05‰℃\u2010―々"
OPENING = "（《「『【〔〈“‘￥¥±"


def document(*blocks: Block) -> Document:
    return Document(blocks, Metadata(title="", author="", published=date(2025, 1, 1)), str)


def tables(report: Report) -> list[Table]:
    return [block for block in layout(report).blocks if isinstance(block, Table)]


def table(number: int, **values: str) -> Table:
    """Give a table of the 2021 edition with some values replaced: by position, as ``_3``."""
    found = tables(real.report("huaian-2024"))[number - 2]
    changed = list(found.values)
    for position, value in values.items():
        changed[int(position[1:])] = value
    return attrs.evolve(found, values=tuple(changed))


def expected_cells(wanted: Table) -> dict[tuple[int, int, int, int], str]:
    values = iter(wanted.values)
    return {
        (cell.row, cell.column, cell.rowspan, cell.colspan): text_reading.squeezed(
            next(values) if cell.role is Role.VALUE else cell.label
        )
        for cell in wanted.frame.cells
    }


def drawn_cells(lines: list[str]) -> dict[tuple[int, int, int, int], str]:
    return {cell.place: cell.text for cell in text_reading.cells(lines)}


def without_marks_of_frames(text: str) -> str:
    return re.sub("[-+|]", "", text_reading.squeezed(text))


# --- the grid ---


@pytest.mark.parametrize("width", [50, 80, 120, 200])
@pytest.mark.parametrize("slug", real.MAIN)
def test_grid_holds_every_cell(slug: str, width: int) -> None:
    """Each label and number of a real report is read back from the frame, with its spans."""
    report = real.report(slug)
    drawn = text_reading.tables(render(layout(report), width=width))
    expected = [expected_cells(wanted) for wanted in tables(report)]
    assert [drawn_cells(lines) for lines in drawn] == expected


@settings(max_examples=15, deadline=None)
@given(strategies.reports())
def test_grid_holds_every_cell_of_any_report(report: Report) -> None:
    """The same for random figures, blanks and remarks of any characters; lines equally wide."""
    for wanted in tables(report):
        plain = tuple(re.sub(r"[|+]", "x", value) for value in wanted.values)
        wanted = attrs.evolve(wanted, values=plain)  # noqa: PLW2901 - the same table, readable
        (lines,) = text_reading.tables(render(document(wanted), width=400))
        assert len(set(map(text_reading.columns, lines))) == 1
        assert drawn_cells(lines) == expected_cells(wanted)


@pytest.mark.parametrize("slug", real.SLUGS)
def test_tables_fit_the_page(slug: str) -> None:
    """Every line of the nine real reports is at most as wide as asked, tables too."""
    for width in (80, 100):
        text = render(layout(real.report(slug)), width=width)
        assert max(map(text_reading.columns, text.split("\n"))) <= width


def test_grid_to_the_letter() -> None:
    """A whole small page, drawn by hand."""
    page = document(
        Title("年度报告"),
        Heading("一、总体情况", level=1),
        Heading("（一）概况", level=2),
        Paragraph("2024年共收到申请12件，办结率100%。\n下一行"),
        DataTable((("年份", "申请"), ("2023", "7"), ("2024", "无，见说明")), caption="近两年"),
        PICTURE,
    )
    expected = """\
            年度报告

一、总体情况

　　（一）概况
　　2024年共收到申请12件，办结率
100%。
下一行

       近两年
+------+------------+
| 年份 |    申请    |
+------+------------+
| 2023 |          7 |
+------+------------+
| 2024 | 无，见说明 |
+------+------------+

        〔图片：机构图〕
"""
    assert render(page, width=32) == expected


def test_fifteen_columns_to_the_letter() -> None:
    """The widest table of the form, drawn by hand: fifteen columns on eighty."""
    expected = """\
+------------------------+-------------------------------------------------+
|        行政复议        |                    行政诉讼                     |
+----+----+----+----+----+------------------------+------------------------+
|    |    |    |    |    |    未经复议直接起诉    |       复议后起诉       |
|结果|结果|其他|尚未|总计+----+----+----+----+----+----+----+----+----+----+
|维持|纠正|结果|审结|    |结果|结果|其他|尚未|总计|结果|结果|其他|尚未|总计|
|    |    |    |    |    |维持|纠正|结果|审结|    |维持|纠正|结果|审结|    |
+----+----+----+----+----+----+----+----+----+----+----+----+----+----+----+
|  72|  64| 178|  37| 351|  13|   4|   8|   1|  26|  12|   1|   1|   6|  20|
+----+----+----+----+----+----+----+----+----+----+----+----+----+----+----+
"""
    assert render(document(table(4))) == expected


@pytest.mark.parametrize(
    ("wanted", "width"),
    [
        (table(2, _1="22（其中修订16件）"), 80),
        (table(2, _9="123456789012345.123456789012345"), 80),
        (table(3, _0="12345678", _6="87654321"), 80),
        (table(3, **{f"_{i}": str(12345678 + i) for i in range(175)}), 90),
        (table(3, _0="22（其中修订16件）", _8="-1000000000000"), 80),
        (
            table(3, _3="5600元", _4="", _5="1（说明见本报告第六部分，共涉及三个单位、五个事项）"),
            80,
        ),
        (table(4, **{f"_{i}": str(12345678 + i) for i in range(15)}), 140),
        (table(4, _2="3（网址：http://www.example.gov.cn/zwgk/2024/1.html）"), 80),
        (table(4, _2="3\n（两行）"), 80),
    ],
)
def test_nothing_is_cut_off(wanted: Table, width: int) -> None:
    """Long numbers, units and remarks stand in their cells whole; numbers on one line."""
    (lines,) = text_reading.tables(render(document(wanted), width=width))
    assert len(set(map(text_reading.columns, lines))) == 1
    assert drawn_cells(lines) == expected_cells(wanted)
    drawn = {line for cell in text_reading.cells(lines) for line in cell.lines}
    numbers = {value for value in wanted.values if re.fullmatch(r"-?[0-9.]+", value)}
    assert numbers <= drawn


def test_values_are_right_aligned() -> None:
    """Units of numbers stand in one column, at the right side of their cells."""
    lines = render(document(table(3, _0="7"))).split("\n")
    numbers = [line for line in lines if re.search(r"\d\|$", line)]
    assert len(numbers) == 25
    assert [line for line in numbers if not re.search(r"\|( *\d+\|){7}$", line)] == []


def test_frames_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second report of an edition is only filled in; nothing is drawn."""
    render(layout(real.report("huaian-2024")))

    def never(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(grid, "draw", never)
    text = render(layout(real.report("hongze-2024")))
    assert len(text_reading.tables(text)) == 3


def test_ambiguous_characters_can_be_wide() -> None:
    """With ambiguous_width=2 the lines of a table are equal where “” count two."""
    text = render(layout(real.report("huaian-2024")), ambiguous_width=2)
    wide = {"“": 2, "”": 2, "—": 2}
    for lines in text_reading.tables(text):
        extra = [sum(wide.get(c, 1) - 1 for c in line) for line in lines]
        widths = [text_reading.columns(line) + e for line, e in zip(lines, extra, strict=True)]
        assert len(set(widths)) == 1
    assert any("“" in line for line in text.split("\n"))


# --- lines ---


@settings(max_examples=150, deadline=None)
@given(strategies.texts, st.integers(20, 60))
def test_paragraphs_keep_their_text(text: str, width: int) -> None:
    """All characters come out in order, white space aside, on lines no wider than asked."""
    out = render(
        document(Title(text), Paragraph(text), Heading(text.replace("\n", ""))), width=width
    )
    assert text_reading.squeezed(out) == text_reading.squeezed(text) * 3
    assert max(map(text_reading.columns, out.split("\n"))) <= width
    assert out.endswith("\n")
    assert not out.endswith("\n\n")


pieces = st.one_of(
    st.sampled_from("政府信息公开工作年度报告"),
    st.sampled_from(CLOSING).map("开{}".format),
    st.sampled_from(OPENING).map("{}公".format),
    st.sampled_from(
        ["《条例》", "（2024年）", "“三”。", "见https://a.cn/b页", "共1,234.5万元，", "信 "]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, min_size=10, max_size=80).map("".join), st.integers(24, 60))
def test_marks_stand_where_they_may(text: str, width: int) -> None:
    """No line begins with a closing mark, ends with an opening one, or is much too short."""
    lines = render(document(Paragraph(text)), width=width)[:-1].split("\n")
    for line, following in itertools.pairwise(lines):
        assert following[0] not in CLOSING
        assert line[-1] not in OPENING
        assert not (_is_word(line[-1]) and _is_word(following[0]))
        assert text_reading.columns(line) > width - 22  # the longest piece, twice at its worst


def _is_word(character: str) -> bool:
    return character.isascii() and not character.isspace()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("政府信息公开。", ["政府信息", "公开。"]),
        ("政府信息。公开", ["政府信", "息。公开"]),
        ("政府信（公开）", ["政府信", "（公开）"]),
        ("政府a1b2c3d4", ["政府", "a1b2c3d4"]),
        ("a1b2c3d4e5f6", ["a1b2c3d4", "e5f6"]),
        ("政府 信息 公开", ["政府 信", "息 公开"]),
        ("政府公开——信息", ["政府公", "开——信息"]),
        ("12 345678 90", ["12", "345678", "90"]),
        ("。。。。。。", ["。。。。", "。。"]),
        ("cafe\u0301cafe\u0301s", ["cafe\u0301cafe\u0301", "s"]),
        ("信息公开\u0301公开", ["信息公开\u0301", "公开"]),
        ("增加12/13件", ["增加", "12/13件"]),
        ("a\u00a0b c\u00a0d efg", ["a\u00a0b c\u00a0d", "efg"]),
        ("政府信息        ", ["政府信息"]),
        ("           政府信息", ["", "政府信息"]),
        ("（        ）政府", ["（", "）政府"]),
        ("", [""]),
    ],
)
def test_lines_break_as_a_typesetter_would(text: str, lines: list[str]) -> None:
    """Cases of 避头尾, words, spaces and combining marks, at eight columns."""
    assert wrap(text, 8, NARROW) == lines


def test_lines_too_narrow_for_a_character() -> None:
    """A wide character stands alone on a line of one column, its marks with it."""
    assert wrap("政\u0301府信\u0301", 1, NARROW) == ["政\u0301", "府", "信\u0301"]


def test_widths_of_all_characters() -> None:
    """Each assigned character of Unicode has the width that an independent count gives it."""
    for ambiguous in (1, 2):
        ruler = Ruler(ambiguous)
        assigned = (c for c in map(chr, range(0x110000)) if unicodedata.category(c)[0] != "C")
        expected = {c: text_reading.columns(c, ambiguous) for c in assigned}
        assert {c: width for c, width in expected.items() if ruler.width(c) != width} == {}


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\u200d\ufe0f🏻🏼🏽🏾🏿")))
def test_widths_of_texts(text: str) -> None:
    """A text is as wide as its characters, whichever way they are measured."""
    assert [kind & WIDTH for kind in NARROW.kinds(text)] == list(map(text_reading.columns, text))
    assert NARROW.width(text) == text_reading.columns(text)
    assert WIDE.width(text) == text_reading.columns(text, 2)


# --- attachments and blank forms ---


def test_attachments_to_the_letter() -> None:
    """A list of attachments and one of them, set by hand after GB/T 9704-2012."""
    page = document(
        Paragraph("无其他需要报告的事项。"),
        AttachmentNote(("政府信息公开工作情、统计表", "《条例》宣传", "名单")),
        AttachmentTitle("政府信息公开工作情、统计表", 1),
        Paragraph("数据如下。"),
        AttachmentTitle("名单", 3),
        Heading("（一）机关"),
    )
    expected = """\
　　无其他需要报告的事项。

　　附件：1. 政府信息公开工作
             情、统计表
          2. 《条例》宣传
          3. 名单

附件1

   政府信息公开工作情、统计表

　　数据如下。

附件3

              名单

　　（一）机关
"""
    assert render(page, width=32) == expected


def test_a_single_attachment_to_the_letter() -> None:
    """One attachment has no number; its title goes on below its own beginning."""
    page = document(AttachmentNote(("政府信息公开工作情况统计表",)), AttachmentTitle("统计表"))
    expected = """\
　　附件：政府信息公开工作情况统
          计表

附件

             统计表
"""
    assert render(page, width=32) == expected


def test_titles_of_many_attachments_stand_below_each_other() -> None:
    """Where numbers have one digit and two, the titles begin in the same column."""
    lines = render(document(AttachmentNote(("政",) * 10))).split("\n")
    assert lines[0] == "　　附件：1.  政"
    assert lines[8:10] == ["          9.  政", "          10. 政"]


@settings(max_examples=150, deadline=None)
@given(st.lists(strategies.filled_lines, min_size=1, max_size=12), st.integers(20, 60))
def test_titles_of_attachments_are_read_back(titles: list[str], width: int) -> None:
    """Any titles come back from the list in their places, on lines no wider than asked."""
    mark = 0 if len(titles) == 1 else len(str(len(titles))) + 2
    lines = render(document(AttachmentNote(tuple(titles))), width=width)[:-1].split("\n")
    found = text_reading.attachment_titles(lines, mark)
    assert found == [text_reading.squeezed(title) for title in titles]
    assert max(map(text_reading.columns, lines)) <= width


@settings(max_examples=80, deadline=None)
@given(st.lists(pieces, min_size=10, max_size=40).map("".join), st.integers(40, 80))
def test_marks_stand_where_they_may_in_titles(title: str, width: int) -> None:
    """No line of a title in the list begins with a closing mark or ends with an opening one."""
    lines = render(document(AttachmentNote((title, title))), width=width)[:-1].split("\n")
    for line, following in itertools.pairwise(lines):
        assert following.lstrip(" ")[0] not in CLOSING
        assert line[-1] not in OPENING


def test_attachments_in_the_other_layouts() -> None:
    """The list and the titles in ``cells`` and ``list``, written by hand."""
    page = document(
        Paragraph("甲"),
        AttachmentNote(("统计表", "名单")),
        AttachmentTitle("统计表", 1),
        Paragraph("乙"),
    )
    assert render(page, layout="cells") == ("甲\n\n附件：1. 统计表\n2. 名单\n\n附件1\n统计表\n乙\n")
    assert render(page, layout="list") == (
        "甲\n\n附件：1. 统计表\n附件：2. 名单\n\n附件1\n统计表\n乙\n"
    )
    single = document(AttachmentNote(("统计表",)), AttachmentTitle("统计表"))
    for name in ("cells", "list"):
        assert render(single, layout=name) == "\n附件：统计表\n\n附件\n统计表\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("grid", "一、总体情况\n\n　　（文字描述）\n\n二、其他\n"),
        ("cells", "\n一、总体情况\n（文字描述）\n\n二、其他\n"),
        ("list", "\n一、总体情况\n（文字描述）\n\n二、其他\n"),
    ],
)
def test_placeholders(name: Any, expected: str) -> None:
    """What a form says where text is to be written is a paragraph; nothing is no line at all."""
    page = document(Heading("一、总体情况", 1), Placeholder("（文字描述）"), Heading("二、其他", 1))
    assert render(page, layout=name) == expected
    bare = document(Heading("一、总体情况", 1), Heading("二、其他", 1))
    roomy = document(
        Heading("一、总体情况", 1), Placeholder(""), Heading("二、其他", 1), Placeholder("")
    )
    assert render(roomy, layout=name) == render(bare, layout=name)
    beside = document(Placeholder("（文字描述）"), Paragraph("甲"))
    paragraphs = document(Paragraph("（文字描述）"), Paragraph("甲"))
    assert render(beside, layout=name) == render(paragraphs, layout=name)


@pytest.mark.parametrize("name", LAYOUTS)
def test_blank_forms(name: Any) -> None:
    """The title of a blank form has room to write in, and its chapters what the form says."""
    lines = [line.strip() for line in render(layout(blank("2021")), layout=name).split("\n")]
    assert lines[:2] == ["＿＿＿＿＿＿＿＿＿", "＿＿＿年政府信息公开工作年度报告"]
    assert [line for line in lines if line.startswith("（文字描述")] == [
        "（文字描述）",
        "（文字描述）",
        "（文字描述，收取信息处理费情况在此处报告。）",
    ]
    older = render(layout(blank("2019", year=2020)), layout=name).rstrip("\n").split("\n")
    assert "文字描述" not in "".join(older)
    assert older[-3:] == ["五、存在的主要问题及改进情况", "", "六、其他需要报告的事项"]


# --- cells and list ---


def test_cells_have_the_shape_of_a_real_dump() -> None:
    """The tables and headings of a published report come out as in its text dump."""
    # The tables of the published text dump: labels and figures, one cell a line.
    published = (Path(__file__).parent / "data/published-2020.cells.txt").read_text("utf-8")
    ours = render(layout(real.report("zhanjiang-fenyong-zs-2020")), layout="cells").split("\n")
    first = ours.index("二、主动公开政府信息情况")
    last = ours.index("五、存在的主要问题及改进情况")
    assert ours[first : last + 1] == published.rstrip("\n").split("\n")


@settings(max_examples=15, deadline=None)
@given(strategies.reports())
def test_cells_hold_every_cell(report: Report) -> None:
    """Labels and values stand behind tabs in the order of the frame, merged ones once."""
    for wanted in tables(report):
        out = render(document(wanted), layout="cells")
        found = [cell.rstrip("\n") for cell in re.split(r"(?:^|\n)\t", out)[1:]]
        values = iter(wanted.values)
        texts = [next(values) if c.role is Role.VALUE else c.label for c in wanted.frame.cells]
        continued = sum(cell.rowspan - 1 for cell in wanted.frame.cells)
        assert len(found) == len(texts) + continued
        assert [cell for cell in found if cell] == [text for text in texts if text]
        assert out.count("\n\n") == wanted.frame.rows - 1


@settings(max_examples=15, deadline=None)
@given(strategies.reports())
def test_list_has_a_line_for_each_value(report: Report) -> None:
    """Each value stands behind all its labels; a blank reads 空白; corners have a line."""
    for wanted in tables(report):
        lines = render(document(wanted), layout="list")[:-1].split("\n")
        frame = wanted.frame
        expected = [
            " · ".join(frame.cells[i].label.replace("\n", "") for i in cell.headers)
            + "："
            + (" ".join(value.splitlines()) or "空白")
            for cell, value in zip(frame.slots, wanted.values, strict=True)
        ]
        assert [line for line in lines if "：" in line and line in expected] == expected
        corners = {cell.label for cell in frame.cells if cell.role is Role.CORNER}
        assert sorted(set(lines) - set(expected)) == sorted(corners)


def test_list_reads_well() -> None:
    """A line of the real report, written by hand; headings and text stand as they are."""
    lines = render(layout(real.report("huaian-2024")), layout="list").split("\n")
    assert lines[:2] == ["淮安市人民政府", "2024年政府信息公开工作年度报告"]
    assert "三、本年度办理结果 · （一）予以公开 · 申请人情况 · 自然人：1288" in lines
    assert "第二十条第（八）项 · 行政事业性收费 · 本年收费金额（单位：万元）：96171.6" in lines
    assert "行政诉讼 · 复议后起诉 · 总计：20" in lines
    assert "六、其他需要报告的事项" in lines


def test_blocks_of_prose_in_the_other_layouts() -> None:
    """Plain tables and pictures in ``cells`` and ``list``, written by hand."""
    rows = (("年\n份", "件数"), ("2023", "7"), ("2024", ""))
    page = document(Paragraph("甲\n乙"), DataTable(rows, caption="题"), PICTURE)
    assert render(page, layout="cells") == (
        "甲\n乙\n题\n\t年\n份\n\t件数\n\n\t2023\n\t7\n\n\t2024\n\t\n\n〔图片：机构图〕\n"
    )
    assert render(page, layout="list") == (
        "甲\n乙\n题\n年份：2023\n件数：7\n\n年份：2024\n件数：空白\n〔图片：机构图〕\n"
    )
    header_only = document(DataTable((("甲", "乙"),)))
    assert render(header_only, layout="list") == "甲\n乙\n"


# --- everything ---


@settings(max_examples=20, deadline=None)
@given(strategies.reports(), st.sampled_from(LAYOUTS), st.integers(20, 100))
def test_any_report_renders_whole(report: Report, name: Any, width: int) -> None:
    """All text of a random report comes out in order, and no line of text is too wide."""
    page = layout(report)
    out = render(page, layout=name, width=width)
    prose = attrs.evolve(page, blocks=tuple(b for b in page.blocks if not isinstance(b, Table)))
    alone = without_marks_of_frames(render(prose, layout=name, width=width))
    rest = iter(without_marks_of_frames(out))
    assert all(character in rest for character in alone)
    for block in prose.blocks:
        if isinstance(block, Paragraph | Heading | Title | Placeholder):
            assert without_marks_of_frames(block.text) in alone
        elif isinstance(block, Picture):
            assert without_marks_of_frames(block.alt) in alone
        elif isinstance(block, AttachmentNote):
            assert all(without_marks_of_frames(title) in alone for title in block.titles)
        elif isinstance(block, AttachmentTitle):
            assert without_marks_of_frames(block.label + block.title) in alone
        elif isinstance(block, DataTable) and name != "list":
            assert _tables_hold(alone, block)
    assert not FORBIDDEN.search(out.replace("\t", ""))


def _tables_hold(text: str, block: DataTable) -> bool:
    """Say whether each character of each cell is there."""
    words = without_marks_of_frames("".join(cell for row in block.rows for cell in row))
    return not set(words) - set(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(strategies.texts, strategies.texts), min_size=1, max_size=4), st.data())
def test_plain_tables_hold_their_cells(rows: list[tuple[str, str]], data: st.DataObject) -> None:
    """Each cell of a plain table is read back from its frame, which is as wide as it need be."""
    clean = tuple(tuple(re.sub(r"[-|+]", "x", cell) for cell in row) for row in rows)
    block = DataTable(clean, header_rows=data.draw(st.integers(0, len(rows))))
    (lines,) = text_reading.tables(render(document(block), width=40))
    expected = {
        (i, j, 1, 1): text_reading.squeezed(cell)
        for i, row in enumerate(clean)
        for j, cell in enumerate(row)
    }
    assert drawn_cells(lines) == expected
    assert {text_reading.columns(line) for line in lines} <= set(range(5, 41))


@pytest.mark.parametrize("name", LAYOUTS)
def test_threads_get_the_same(name: Any) -> None:
    """Eight threads that draw and fill the same frames at once write what one thread writes."""
    pages = [layout(real.report(slug)) for slug in real.SLUGS]
    pages.append(document(table(3, _0="12345678"), table(3, _1="22（其中修订16件）")))
    grid.compiled.cache_clear()
    jobs = [(page, width) for _ in range(40) for width in (70, 80, 90, 100) for page in pages]
    with ThreadPoolExecutor(8) as threads:
        written = list(threads.map(lambda job: render(job[0], layout=name, width=job[1]), jobs))
    assert len(written) == 8 * 200
    assert written == [render(page, layout=name, width=width) for page, width in jobs]


@pytest.mark.parametrize(
    ("options", "allowed"),
    [
        ({"layout": "box"}, "grid / cells / list"),
        ({"layout": ["grid"]}, "grid / cells / list"),
        ({"layout": None}, "grid / cells / list"),
        ({"width": 19}, "20"),
        ({"width": 1001}, "1000"),
        ({"width": "80"}, "20"),
        ({"width": True}, "20"),
        ({"width": 80.0}, "20"),
        ({"ambiguous_width": 3}, "2"),
        ({"ambiguous_width": True}, "2"),
    ],
)
def test_options_are_refused(options: dict[str, Any], allowed: str) -> None:
    """A wrong value is refused in both languages, with the option's name and what it takes."""
    with pytest.raises(OptionError) as caught:
        render(document(), **options)
    (name,) = options
    for lang in ("zh", "en"):
        assert name in caught.value.text(lang)
        assert allowed in caught.value.text(lang)


def test_the_renderer_is_registered() -> None:
    """The format is found by its name, and says what it takes."""
    assert load("text") is RENDERER
    assert set(RENDERER.options) == {"layout", "width", "ambiguous_width"}
    assert RENDERER.suffix == ".txt"


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_empty_document_is_one_line(name: Any) -> None:
    """Without blocks, and with empty ones, the text ends with exactly one line feed."""
    assert render(document(), layout=name) == "\n"
    assert render(document(Paragraph("")), layout=name) == "\n"


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
@pytest.mark.parametrize("slug", real.MAIN)
def test_lines_keep_to_the_width(slug: str, width: int) -> None:
    """Tables whose numbers fit are no wider than asked, their labels being broken."""
    text = render(layout(real.report(slug)), width=width)
    assert max(map(text_reading.columns, text.split("\n"))) <= width

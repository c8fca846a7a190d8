"""The width of the text layout ``grid``: no line exceeds it, and nothing is lost for it."""

import itertools
import re
from datetime import date
from importlib.resources import files
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from govdisclose.codec import loads
from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Block,
    Document,
    Metadata,
    Placeholder,
    Table,
    Title,
)
from govdisclose.editions import EDITIONS, Report
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.text import render
from govdisclose.renderers.text.breaking import wrap
from govdisclose.widths import NARROW, WIDE
from support import real, strategies, text_reading
from support.images import PNG

TABLES = [
    block
    for slug in real.MAIN
    for block in layout(real.report(slug)).blocks
    if isinstance(block, Table)
]
AMBIGUOUS = "“”‘’—…·\u00d7℃①Ⅳαδжю°"
EMOJI = (
    "👨\u200d👩\u200d👧",
    "❤\ufe0f",
    "👍🏽",
    "👩🏽\u200d⚕\ufe0f",
    "1\ufe0f\u20e3",
    "🏳\ufe0f\u200d🌈",
    "✔",
)

widths = st.one_of(st.integers(20, 100), st.sampled_from([20, 21, 200, 1000]))
rulers = st.sampled_from([1, 2])
numbers = st.integers(10**7, 10**12).map(str)
words = st.one_of(
    numbers,
    numbers.map("（共{}件）".format),
    numbers.map("-{}.5%".format),
    st.sampled_from("政府信息公开工作年度报告，。、；：？！（）《》「」/ "),
    st.sampled_from(AMBIGUOUS),
    st.sampled_from(["e\u0301", "政\u0301", "——", "……", "https://www.example.gov.cn/zwgk/2024/"]),
    st.sampled_from(EMOJI),
)
texts = st.lists(words, max_size=12).map("".join)
lines = st.lists(texts, min_size=1, max_size=3).map("\n".join)
filled = texts.filter(str.strip)
values = st.one_of(
    st.sampled_from(["", "0", "7", "351", "96171.6", "5600元"]),
    numbers,
    numbers.map("-{}".format),
    st.integers(10**14, 10**15 - 1).map("{0}.{0}".format),
    texts.map("3（{}）".format),
    lines,
)
plain_tables = st.one_of(st.integers(1, 5), st.integers(1, 63)).flatmap(
    lambda columns: st.builds(
        DataTable,
        st.lists(
            st.tuples(*[st.one_of(lines, numbers, st.just("1"))] * columns), min_size=1, max_size=3
        ).map(tuple),
        st.integers(0, 1),
        texts,
    )
)

# A digit of a keycap emoji is as wide as the emoji, and no number.
_NUMBERS = re.compile("[0-9][0-9.,]*+(?![\ufe0f\u20e3])")


@st.composite
def form_tables(draw: st.DrawFn) -> Table:
    """Draw a table of the form: its real figures, some of them replaced, or all."""
    table = draw(st.sampled_from(TABLES))
    positions = st.integers(0, len(table.values) - 1)
    changed = dict(enumerate(table.values)) | draw(st.dictionaries(positions, values, max_size=4))
    if draw(st.booleans()):
        changed = dict.fromkeys(changed, draw(values))
    return attrs.evolve(table, values=tuple(changed.values()))


blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, lines),
    st.builds(Heading, texts, st.integers(1, 4)),
    st.builds(Paragraph, lines),
    st.builds(Placeholder, texts),
    st.builds(Picture, st.just(PNG), st.just("image/png"), filled),
    st.builds(AttachmentNote, st.lists(filled, min_size=1, max_size=120).map(tuple)),
    st.builds(AttachmentTitle, filled, st.none() | st.integers(1, 10**30)),
    plain_tables,
    form_tables(),
)


def document(*blocks: Block) -> Document:
    return Document(blocks, Metadata(title="", author="", published=date(2025, 1, 1)), str)


def words_of(block: Block) -> list[str]:
    """List the texts of a block, without frames and labels of its own."""
    match block:
        case Table(frame, values):
            return [cell.label for cell in frame.cells] + list(values)
        case DataTable(rows, _, caption):
            return [caption, *itertools.chain(*rows)]
        case AttachmentNote(titles):
            return list(titles)
        case AttachmentTitle(title):
            return [block.label, title]
        case Picture():
            return [block.alt]
        case _:
            return [] if isinstance(block, BarChart) else [block.text]


def is_drawn(text: str) -> bool:
    return any(re.fullmatch(r"\+[-+]+\+", line) for line in text.split("\n"))


@settings(max_examples=250, deadline=None)
@given(st.lists(blocks, max_size=4), widths, rulers)
def test_no_line_is_wider_than_asked(content: list[Block], width: int, ambiguous: int) -> None:
    """Whatever stands in a document, no line exceeds the width, as the library wcwidth counts."""
    out = render(document(*content), width=width, ambiguous_width=ambiguous)
    wide = {line: wcswidth(line, ambiguous_width=ambiguous) for line in out.split("\n")}
    assert {line: count for line, count in wide.items() if count > width} == {}


@settings(max_examples=25, deadline=None)
@given(strategies.reports(), st.integers(20, 130), rulers)
def test_no_line_of_any_report_is_wider(report: Report, width: int, ambiguous: int) -> None:
    """The same for random reports of both editions with any characters."""
    out = render(layout(report), width=width, ambiguous_width=ambiguous)
    assert max(text_reading.columns(line, ambiguous) for line in out.split("\n")) <= width


@settings(max_examples=250, deadline=None)
@given(blocks, widths, rulers)
def test_nothing_is_lost(block: Block, width: int, ambiguous: int) -> None:
    """All words of a block are there, in order where no table is drawn, and numbers are whole."""
    out = render(document(block), width=width, ambiguous_width=ambiguous)
    found = text_reading.squeezed(out)
    if isinstance(block, Table | DataTable) and not is_drawn(out):
        listed = render(document(block), layout="list")
        assert found == text_reading.squeezed(listed)
    elif not isinstance(block, Table | DataTable):
        assert all(text_reading.squeezed(text) in found for text in words_of(block))
    lines = out.split("\n")
    for number in {n for text in words_of(block) for n in _NUMBERS.findall(text)}:
        assert len(number) > width or any(number in line for line in lines), number


@settings(max_examples=150, deadline=None)
@given(st.one_of(plain_tables, form_tables()), st.integers(60, 400), rulers)
def test_drawn_tables_are_boxes(block: Table | DataTable, width: int, ambiguous: int) -> None:
    """Lines of a drawn table are equally wide, whatever is in it, and no character is lost."""
    bare = attrs.evolve(block, caption="") if isinstance(block, DataTable) else block
    out = render(document(without_corners(bare)), width=width, ambiguous_width=ambiguous)
    if is_drawn(out):
        lines = out[:-1].split("\n")
        assert len({wcswidth(line, ambiguous_width=ambiguous) for line in lines}) == 1
        for text in words_of(without_corners(bare)):
            assert not set(text_reading.squeezed(text)) - set(out)


def without_corners(block: Table | DataTable) -> Table | DataTable:
    """Take out what looks like a part of a frame."""
    if isinstance(block, Table):
        return attrs.evolve(block, values=tuple(re.sub("[-+|]", "x", v) for v in block.values))
    rows = tuple(tuple(re.sub("[-+|]", "x", cell) for cell in row) for row in block.rows)
    return attrs.evolve(block, rows=rows)


def test_a_narrow_table_is_listed_to_the_letter() -> None:
    """A table too wide for the page is a list, each line indented where it goes on."""
    rows = (
        ("年份", "收到申请", "办理时限（工作日）"),
        ("2023", "123456789", "20"),
        ("2024", "", "15"),
    )
    page = document(DataTable(rows, caption="近两年办理情况"), Paragraph("数据如上。"))
    expected = """\
近两年办理情况
年份：2023
收到申请：123456789
办理时限（工作日）：
    20

年份：2024
收到申请：空白
办理时限（工作日）：
    15

　　数据如上。
"""
    assert render(page, width=20) == expected


def test_a_table_of_the_form_is_listed_to_the_letter() -> None:
    """The table of fifteen columns on forty: labels, then the number, whole."""
    table = attrs.evolve(TABLES[-1], values=("1", "", "123456789012", *["0"] * 12))
    lines = render(document(table), width=40).split("\n")
    assert lines[:7] == [
        "行政复议 · 结果维持：1",
        "行政复议 · 结果纠正：空白",
        "行政复议 · 其他结果：123456789012",
        "行政复议 · 尚未审结：0",
        "行政复议 · 总计：0",
        "行政诉讼 · 未经复议直接起诉 · 结果维持：",
        "    0",
    ]


@pytest.mark.parametrize(
    ("slug", "width", "drawn"),
    [
        ("huaian-2024", 20, [True, False, False]),
        ("huaian-2024", 48, [True, True, True]),
        ("zhanjiang-fenyong-zs-2020", 20, [False, False, False]),
        ("zhanjiang-fenyong-zs-2020", 40, [True, True, False]),
        ("zhanjiang-fenyong-zs-2020", 46, [True, True, True]),
    ],
)
def test_tables_are_drawn_where_they_can_be_read(slug: str, width: int, drawn: list[bool]) -> None:
    """From a width on each table of a real report is drawn; below it, it is a list."""
    tables = [block for block in layout(real.report(slug)).blocks if isinstance(block, Table)]
    assert [is_drawn(render(document(table), width=width)) for table in tables] == drawn


def test_long_labels_do_not_stand_upright() -> None:
    """A label of seven characters gets two on a line, or its table is listed; six may stand."""
    for label, least in (("社会公益组织", 4), ("其他法律服务机构", 6)):
        table = document(DataTable((tuple(label for _ in range(7)),), 1))
        edge = 7 * (least - 2) + 8
        assert is_drawn(render(table, width=edge))
        assert not is_drawn(render(table, width=edge - 1))


def test_words_of_a_label_do_not_run_together() -> None:
    """Years on two lines of a header are two years in a list too; Chinese words are joined."""
    table = document(DataTable((("2023\n2024", "结果\n维持"), ("1", "2"))))
    assert render(table, layout="list") == "2023 2024：1\n结果维持：2\n"


def test_sixty_three_columns() -> None:
    """The widest table that can be is drawn on a wide page, and listed on a narrow one."""
    table = document(DataTable((tuple("列" for _ in range(63)), tuple("7" for _ in range(63)))))
    assert is_drawn(render(table, width=190))
    assert render(table, width=189) == "列：7\n" * 63


@settings(max_examples=300, deadline=None)
@given(
    st.text("政府信息公开工作─☆○\u0301", min_size=1, max_size=200),
    st.integers(2, 60),
    st.integers(-8, 8),
    rulers,
)
def test_lines_are_as_long_as_they_can_be(
    text: str, width: int, indent: int, ambiguous: int
) -> None:
    """Where a line may end anywhere, it is what one gets by adding character to character."""
    indent = min(indent, width - 2)
    expected = [""]
    for character in re.findall("^\u0301+|.\u0301*", text):
        room = width - (0 if expected[1:] else indent)
        if text_reading.columns(expected[-1] + character, ambiguous) > room:
            expected.append("")
        expected[-1] += character
    assert wrap(text, width, {1: NARROW, 2: WIDE}[ambiguous], indent) == expected


@pytest.mark.parametrize("width", [20, 33, 40, 57, 80, 119])
@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("edition", EDITIONS)
def test_lines_of_the_samples(edition: str, width: int, ambiguous: int) -> None:
    """In the packaged samples no line begins or ends with a mark that may not stand there."""
    sample = loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())
    blocks = [block for block in layout(sample).blocks if isinstance(block, Paragraph | Heading)]
    lines = render(document(*blocks), width=width, ambiguous_width=ambiguous).split("\n")
    assert [line for line in lines if re.match("[，。、；：？！）》”’…—·/]", line)] == []
    assert [line for line in lines if re.search("[（《“‘/]$", line)] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("共12345678件", ["共", "12345678", "件"]),
        ("1234567890", ["12345678", "90"]),
        ("a/b/12345", ["a/b/", "12345"]),
        ("abcdefg12", ["abcdefg", "12"]),
        ("增减数-12345", ["增减数", "-12345"]),
        ("甲乙丙－1234", ["甲乙丙", "－1234"]),
        ("甲乙丙\u22121234%", ["甲乙丙", "\u22121234%"]),
        ("20241-20251", ["20241-", "20251"]),
        ("abcd/efg12", ["abcd/efg", "12"]),
        ("abc/123456", ["abc/", "123456"]),
        ("政府1234%", ["政府", "1234%"]),
        ("政府1234‰", ["政府", "1234‰"]),
        ("约100000\uff05强", ["约", "100000\uff05", "强"]),
        ("政府信息-公", ["政府信", "息-公"]),
        ("甲乙丙丁~戊", ["甲乙丙", "丁~戊"]),
        ("甲乙丙丁―戊", ["甲乙丙", "丁―戊"]),
        ("甲乙丙±5℃", ["甲乙丙", "±5℃"]),
        ("甲乙收¥100", ["甲乙收", "¥100"]),
        ("政府 it’s", ["政府", "it’s"]),
        ("政府信👍🏽息", ["政府信👍🏽", "息"]),
        ("政府信息❤\ufe0f。", ["政府信息", "❤\ufe0f。"]),
        ("政府👨\u200d👩\u200d👧信息", ["政府👨\u200d👩\u200d👧信", "息"]),
    ],
)
def test_numbers_signs_and_emoji_are_not_broken(text: str, lines: list[str]) -> None:
    """Numbers keep signs and per cents, and hyphens begin no line, at eight columns."""
    assert wrap(text, 8, NARROW) == lines


def test_a_number_that_needs_the_whole_line_gets_it() -> None:
    """The indent of a paragraph, and of a list of attachments, is given up for a number."""
    number = "12345678901234567890"
    page = document(Paragraph(f"{number}件"), AttachmentNote((f"{number}号令",)))
    assert render(page, width=20).split("\n") == [
        number,
        "件",
        "",
        "　　附件：",
        number,
        "号令",
        "",
    ]


@pytest.mark.parametrize("emoji", EMOJI)
def test_widths_of_emoji(emoji: str) -> None:
    """An emoji of several characters is as wide as the library wcwidth says."""
    for ruler in (NARROW, WIDE):
        assert ruler.width(f"政{emoji}。") == 4 + wcswidth(emoji)


@pytest.mark.parametrize("ending", ["\n", "\u2028", "\u2029"])
def test_a_line_break_at_the_end_of_a_value(ending: str) -> None:
    """A value that ends with a line break neither breaks its frame nor its line of a list."""
    table = TABLES[-1]
    plain = document(attrs.evolve(table, values=("1",) * 15))
    broken = document(attrs.evolve(table, values=(*("1",) * 14, f"1{ending}")))
    for options in ({}, {"layout": "list"}, {"width": 20}):
        chosen: Any = options
        assert render(broken, **chosen) == render(plain, **chosen)

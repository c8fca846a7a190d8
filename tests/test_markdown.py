"""Markdown: read again with two parsers, and compared with the document block by block."""

import base64
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose import renderers
from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Document,
    Frame,
    FrameCell,
    Placeholder,
    Role,
    Table,
    Title,
)
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.errors import OptionError
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers import markdown
from govdisclose.renderers.markdown import escaping
from support import html_reading as reading
from support import real
from support.documents import document
from support.hostile import HARMLESS, HOSTILE, full_report, labelled_frame
from support.images import PNG
from support.markdown_reading import PARSERS, Parser, cmark_gfm, markdown_it, tree
from support.showing import content, scope, shown
from support.strategies import reports

PARAGRAPHS = (Paragraph, Placeholder)
CHARACTERS = st.text(st.sampled_from("\\`*_[]()<>&#+-.=!|~:;^$@%'\"{}/ \n\u30001a中。"))
INLINE = ["&amp;", "&#35;", "<b>", "<!--", "<br>", "[^1]", "](", "![", "$$", "\\|", " ##", "\\\n"]
ADDRESSES = ["<1@1>", "http://", "https://a.cn/", "ftp://a.cn", "www.a.cn", "a@b.cn", "[a]: b"]
STARTS = ["```", "~~~", "##", "---", "- ", "+ ", "- [ ] ", "1. ", "12) ", "| - |", "[^1]: "]
LINES = ["\n---\n", "\n===\n", "\n:-:\n", "\n| - |\n", "\n    ", "\n\n", "  \n"]
WORDS = st.sampled_from(INLINE + ADDRESSES + STARTS + LINES)
marked = st.lists(CHARACTERS | WORDS, max_size=6).map("".join)
marked_line = marked.map(lambda text: text.replace("\n", ""))
# What a report's elements are; any other came from a text.
ELEMENTS = {"article", "h1", "h2", "h3", "h4", "h5", "p", "br", "ol", "li", "img"} | {
    "table", "caption", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip

with_both_parsers = pytest.mark.parametrize("parser", PARSERS)


def visible(document: Document) -> Document:
    """Give a document without what shows nothing: line breaks at the end, empty paragraphs."""
    return attrs.evolve(document, blocks=tuple(_visible(document.blocks)))


def _visible(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, PARAGRAPHS):
            yield block
        elif text := block.text.rstrip("\n"):
            yield attrs.evolve(block, text=text)


def elements(document: Document, parser: Parser) -> list[Any]:
    """List the elements that a document becomes, in order."""
    return [element.tag for element in tree(markdown.render(document), parser).iter()]


def everything(texts: list[str], lines: list[str]) -> Document:
    """Build a document of every kind of block, with these texts and lines."""
    a, b, c, d = texts
    one, two, three, four = lines
    return document(
        Title(a),
        Placeholder(b),
        *(Heading(line, level) for level, line in enumerate(lines, start=1)),
        *map(Paragraph, texts),
        DataTable(((a, b), (c, d)), 1, one),
        DataTable(((a, b), (c, d)), 0, two),
        DataTable(((a,), (b,), (c,)), 2),
        DataTable(((d,), (a,)), 1),
        Picture(PNG, "image/png", three or "图"),
        Table(labelled_frame(c), (d,)),
        Paragraph(one),
        AttachmentNote((one, two, three)),
        Paragraph(two),
        AttachmentNote((four,)),
        AttachmentTitle(three, 1),
        AttachmentTitle(four),
    )


@with_both_parsers
@pytest.mark.parametrize("slug", real.SLUGS)
def test_real_reports_are_shown_whole(slug: str, parser: Parser) -> None:
    """Each label and figure of the real reports stands in its place, as does all text."""
    document = layout(real.report(slug))
    assert shown(tree(markdown.render(document), parser)) == content(document)


@with_both_parsers
@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_forms_are_shown_whole(edition: str, parser: Parser) -> None:
    """A blank form shows its title in two lines, and what the form says; empty room is nothing."""
    document = layout(blank(edition))
    found = shown(tree(markdown.render(document), parser))
    assert found == content(document)
    assert found[0] == "＿＿＿＿＿＿＿＿＿\n＿＿＿年政府信息公开工作年度报告"


@settings(max_examples=40)
@given(reports(), st.sampled_from(PARSERS))
def test_random_reports_are_shown_whole(report: Report, parser: Parser) -> None:
    """Any text, any blocks, any figures come back from the Markdown."""
    document = layout(report)
    assert shown(tree(markdown.render(document), parser)) == content(visible(document))


@settings(max_examples=500)
@given(
    st.lists(marked, min_size=4, max_size=4),
    st.lists(marked_line, min_size=4, max_size=4),
    st.sampled_from(PARSERS),
)
def test_text_like_markup_stays_text(texts: list[str], lines: list[str], parser: Parser) -> None:
    """Text made of Markdown's own marks is shown as it was written, and adds no element."""
    document = everything(texts, lines)
    article = tree(markdown.render(document), parser)
    mail = reading.find(article, ".//a[starts-with(@href, 'mailto:')]")
    assert shown(article) == content(visible(document))
    assert {str(element.tag) for element in article.iter() if element not in mail} <= ELEMENTS


@with_both_parsers
def test_hostile_text_stays_text(parser: Parser) -> None:
    """Markup, templates and formats in any text come back as text and add no element."""
    document = layout(full_report(HOSTILE))
    assert shown(tree(markdown.render(document), parser)) == content(document)
    harmless = elements(layout(full_report(HARMLESS)), parser)
    assert elements(document, parser) == harmless


@with_both_parsers
def test_hostile_labels_stay_text(parser: Parser) -> None:
    """The same for labels, caption and value of a frame that someone else made."""
    frame = labelled_frame(HOSTILE)
    hostile = document(Table(frame, (HOSTILE,)), Table(frame, ("%s",)))
    assert shown(tree(markdown.render(hostile), parser)) == content(hostile)
    table = Table(labelled_frame(HARMLESS), (HARMLESS,))
    assert elements(hostile, parser) == elements(document(table, table), parser)


@with_both_parsers
@pytest.mark.parametrize("slug", real.MAIN)
def test_table_structure(slug: str, parser: Parser) -> None:
    """Tables have a name, head and bodies; labels are th with a scope, spans are the frame's."""
    document = layout(real.report(slug))
    frames = [block.frame for block in document.blocks if isinstance(block, Table)]
    tables = reading.find(tree(markdown.render(document), parser), ".//table")
    for frame, table in zip(frames, tables, strict=True):
        assert table.get("aria-label") == frame.caption
        assert len(reading.find(table, "thead/tr")) == frame.header_rows
        bodies = [len(reading.find(body, "tr")) for body in reading.find(table, "tbody")]
        assert bodies == [len(group) for group in frame.groups]
        cells = reading.find(table, ".//th | .//td")
        assert [(cell.tag, cell.get("scope")) for cell in cells] == [
            ("th" if scope(cell) else "td", scope(cell)) for cell in frame.cells
        ]
        assert [(cell.get("rowspan", "1"), cell.get("colspan", "1")) for cell in cells] == [
            (str(cell.rowspan), str(cell.colspan)) for cell in frame.cells
        ]


@pytest.mark.parametrize("report", [full_report(HOSTILE), real.report(real.MAIN[1])])
def test_html_is_one_row_a_line(report: Report) -> None:
    """A row of a table of the form is a line of the source, and no blank line ends the HTML."""
    page = layout(report)
    frames = [block.frame for block in page.blocks if isinstance(block, Table)]
    parts = [part.split("\n") for part in markdown.render(page).split("\n\n")]
    written = [lines for lines in parts if lines[0].startswith("<table aria-label=")]
    for frame, lines in zip(frames, written, strict=True):
        rows = [line for line in lines if re.fullmatch("<tr>.*</tr>", line)]
        marks = [line for line in lines[1:-1] if re.fullmatch("</?(thead|tbody)>", line)]
        assert len(rows) == frame.rows
        assert len(marks) == 2 * (bool(frame.header_rows) + len(frame.groups))
        assert lines == [lines[0], *[x for x in lines if x in {*rows, *marks}], "</table>"]


def test_a_frame_without_values() -> None:
    """A table that has only labels is written as it is."""
    frame = Frame("甲", 1, 1, (1.0,), 0, 0, (range(1),), (FrameCell(0, 0, 1, 1, Role.ROW, "%s"),))
    page = document(Table(frame, ()))
    assert shown(tree(markdown.render(page), markdown_it)) == ["甲", [["%s"]]]


def test_to_the_letter() -> None:
    """A whole small document."""
    frame = Frame(
        "收入",
        2,
        2,
        (1.0, 1.0),
        1,
        1,
        (range(1, 2),),
        (
            FrameCell(0, 0, 1, 1, Role.CORNER, "项"),
            FrameCell(0, 1, 1, 1, Role.COLUMN, "金额\n（%）", ()),
            FrameCell(1, 0, 1, 1, Role.ROW, "甲<乙>", ()),
            FrameCell(1, 1, 1, 1, Role.VALUE, "", (2, 1)),
        ),
    )
    page = document(
        Title("示例局\n年度报告"),
        Heading("一、总体情况", 1),
        Heading("（一）概况", 2),
        Heading("1.办理", 3),
        Heading("（1）收费", 4),
        Paragraph("共收到申请12件，增长-18%。\n1. 下一行"),
        Placeholder(""),
        Placeholder("（略）"),
        DataTable((("年|份", "申请"), ("2023", "7\n（见说明）")), 1, "近两年"),
        DataTable((("年份", "2023"), ("申请", "7")), 0, "无表头 & <表>"),
        DataTable((("2023", "2023"), ("收", "办"), ("7", "-7")), 2),
        Picture(PNG, "image/png", "机构[图]"),
        Table(frame, ("+2 & <1>",)),
        AttachmentNote(("统计表", "2. 案例")),
        AttachmentNote(("统计表",)),
        AttachmentTitle("统计表 #", 1),
        AttachmentTitle("案例"),
    )
    written = markdown.render(page)
    assert written.replace(base64.b64encode(PNG).decode(), "PICTURE") == LETTERS


LETTERS = r"""# 示例局<br>年度报告

## 一、总体情况

### （一）概况

#### 1.办理

##### （1）收费

共收到申请12件，增长-18%。\
1\. 下一行

（略）

近两年

| 年\|份 | 申请 |
| --- | --- |
| 2023 | 7<br>（见说明） |

<table><caption>无表头 &amp; &lt;表&gt;</caption>
<tbody>
<tr><td>年份</td><td>2023</td></tr>
<tr><td>申请</td><td>7</td></tr>
</tbody>
</table>

<table>
<thead>
<tr><th scope="col">2023</th><th scope="col">2023</th></tr>
<tr><th scope="col">收</th><th scope="col">办</th></tr>
</thead>
<tbody>
<tr><td>7</td><td>-7</td></tr>
</tbody>
</table>

![机构\[图\]](data:image/png;base64,PICTURE)

<table aria-label="收入">
<thead>
<tr><td>项</td><th scope="col">金额<br>（%）</th></tr>
</thead>
<tbody>
<tr><th scope="row">甲&lt;乙&gt;</th><td>+2 &amp; &lt;1&gt;</td></tr>
</tbody>
</table>

附件：

1. 统计表
2. 2\. 案例

附件：统计表

## 附件1 统计表 \#

## 附件 案例
"""


@pytest.mark.parametrize(
    "text",
    [
        "2024年，共公开信息1,318条（其中规范性文件3件），同比-18.5%，+2件。",
        "1.第一项；2、第二项；（一）1）3.5万元",
        "-18",
        "+2",
        "=1",
        "a_b_c@example.gov.cn，办公室_主任",
        "A & B，AT&T，x < 3 > y，<中文>",
        "《条例》〔2019〕60号——“三安全一稳定”……！",
        "甲|乙：丙:丁;戊",
        "（www.example.gov.cn）",
        "gov-info/index.html?a=1#top",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    """What cannot be read as markup has no escape."""
    assert escaping.block(text) == text


@with_both_parsers
@pytest.mark.parametrize("value", ["-18", "+2", "1.", "- 1", "#1", "1\n2", " ", "%d", "*", "|", ""])
def test_values_of_cells_are_text(value: str, parser: Parser) -> None:
    """A number is text in every kind of table, and as a paragraph, whatever sign it has."""
    page = document(
        DataTable(((value, "甲"), (value, value)), 1),
        DataTable(((value,), (value,)), 0),
        Table(labelled_frame("甲"), (value,)),
        Paragraph(f"{value}甲"),
    )
    assert shown(tree(markdown.render(page), parser)) == content(page)


@with_both_parsers
def test_addresses_end_where_they_end(parser: Parser) -> None:
    """GFM would make a link of an address and of all that stands behind it to the next space."""
    text = "网站（https://www.example.gov.cn/）查阅~下载~，或 www.example.cn，*见*ftp://a.cn/x_y_。"
    (paragraph,) = tree(markdown.render(document(Paragraph(text))), parser).iter("p")
    assert (paragraph.text, list(paragraph)) == (text, [])


@with_both_parsers
@pytest.mark.parametrize("empty", ["", "\n", "\n\n"])
def test_empty_paragraphs_are_left_out(empty: str, parser: Parser) -> None:
    """A paragraph without text leaves no trace, and joins nothing that stands around it."""
    page = document(Paragraph("甲"), Paragraph(empty), Placeholder(empty), Paragraph("乙\n"))
    assert markdown.render(page) == "甲\n\n乙\n"
    assert shown(tree(markdown.render(page), parser)) == ["甲", "乙"]


@with_both_parsers
def test_white_space_is_kept(parser: Parser) -> None:
    """Spaces at the ends, full-width ones too, stand in the paragraph: no code, no line break."""
    texts = ["　　甲", "    甲", "甲  \n  乙　", " ", "\u00a0", "甲\n\n乙", "\n甲"]
    page = document(*map(Paragraph, texts), DataTable((tuple(texts),)))
    assert shown(tree(markdown.render(page), parser)) == [*texts, [texts]]


def test_levels_of_headings() -> None:
    """The title is h1, chapters and attachments are h2, headings of the prose h3 to h5."""
    blocks = [Title("0"), *(Heading(f"{level}", level) for level in range(1, 5))]
    page = tree(markdown.render(document(*blocks, AttachmentTitle("甲"))), markdown_it)
    tags = [element.tag for element in page]
    assert tags == ["h1", "h2", "h3", "h4", "h5", "h2"]


def test_attachments_are_a_list() -> None:
    """Several titles are one list of items without paragraphs; one is a line of words."""
    page = tree(markdown.render(document(AttachmentNote(("甲", "[x] 乙")))), cmark_gfm)
    assert [element.tag for element in page.iter()] == ["article", "p", "ol", "li", "li"]
    single = tree(markdown.render(document(AttachmentNote(("甲",)))), cmark_gfm)
    assert [element.tag for element in single.iter()] == ["article", "p"]


def test_text_ends_with_one_line_feed() -> None:
    """So do the sample and a document without blocks."""
    for edition in EDITIONS:
        text = markdown.render(layout(blank(edition)))
        assert text == text.rstrip("\n") + "\n"
    assert markdown.render(document()) == "\n"


def test_rendering_is_the_same_in_every_thread() -> None:
    """Eight threads that compile the same new frames and fill them give one result."""
    page = layout(real.report(real.MAIN[0]))
    blocks = tuple(
        Table(attrs.evolve(block.frame), block.values) if isinstance(block, Table) else block
        for block in page.blocks
    )
    fresh = attrs.evolve(page, blocks=blocks)
    with ThreadPoolExecutor(8) as pool:
        results = pool.map(lambda _: {markdown.render(fresh) for _ in range(50)}, range(8))
        assert set().union(*results) == {markdown.render(page)}


def test_renderer_is_registered() -> None:
    """The format is found by name and by suffix, and has no options."""
    assert renderers.load("markdown") is markdown.RENDERER
    assert renderers.for_suffix(".MD") is markdown.RENDERER
    with pytest.raises(OptionError, match="格式 markdown 没有选项"):
        gd.render(blank("2021"), "markdown", mode="page")

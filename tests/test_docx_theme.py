"""Word: themes, the options of the renderer, and what stands behind the text."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

import govdisclose as gd
from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Frame,
    FrameCell,
    Placeholder,
    Role,
    Table,
)
from govdisclose.document import Title as DocumentTitle
from govdisclose.prose import DataTable, Paragraph
from govdisclose.renderers.docx import THEMES, Theme
from govdisclose.renderers.docx.writer import render
from support import real, word
from support.documents import document, with_everything

CHARACTER = 320  # twips of a character of the text


def style(content: bytes, style_id: str) -> Any:
    """Find a style."""
    styles = etree.fromstring(word.parts(content)["word/styles.xml"])
    return styles.find(f"w:style[@w:styleId='{style_id}']", styles.nsmap)


def font(content: bytes, style_id: str) -> tuple[str | None, str | None]:
    """Give the font of a style, and its size in half points."""
    found = style(content, style_id)
    fonts = found.find("w:rPr/w:rFonts", found.nsmap)
    name = None if fonts is None else fonts.get(qn("w:eastAsia"))
    return name, word.value(found, "w:rPr/w:sz")


@pytest.mark.parametrize(
    ("theme", "title", "heading_1", "heading_2", "body", "page_number"),
    [
        ("windows", "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"),
        (
            "xinchuang",
            "方正小标宋_GBK",
            "方正黑体_GBK",
            "方正楷体_GBK",
            "方正仿宋_GBK",
            "方正书宋_GBK",
        ),
        (
            "open",
            "Noto Serif CJK SC",
            "FandolHei",
            "FandolKai",
            "FandolFang",
            "Noto Serif CJK SC",
        ),
    ],
)
def test_themes_by_name(
    theme: str, title: str, heading_1: str, heading_2: str, body: str, page_number: str
) -> None:
    """Each theme sets its fonts in the styles; the sizes are the standard's in all of them."""
    content = render(document(), theme=theme)
    ids = ["Title", "Heading1", "Heading2", "Heading3", "Normal", "TableText", "Footer"]
    assert [font(content, style_id) for style_id in ids] == [
        (title, "44"),
        (heading_1, "32"),
        (heading_2, "32"),
        (body, "32"),
        (body, "32"),
        (body, "21"),
        (page_number, "28"),
    ]
    assert render(document(), theme=THEMES[theme]) == content


def test_every_field_of_a_theme_can_be_changed() -> None:
    """Fonts, sizes, page numbers and line breaks are those of a theme of one's own."""
    theme = Theme(
        title_font="甲体",
        heading_1_font="乙体",
        heading_2_font="丙体",
        body_font="丁体",
        table_font="戊体",
        page_number_font="己体",
        title_size=20,
        body_size=14,
        table_size=9.5,
        remark_size=6,
        page_number_size=12,
        page_numbers="center",
        title_breaks=False,
    )
    columns = tuple(FrameCell(0, i, 1, 1, Role.VALUE) for i in range(2))
    frame = Frame("表", 1, 2, (11.3, 144.7), 0, 0, (), columns)
    blocks = (DocumentTitle("甲\n乙"), Table(frame, ("12345", "1")), Table(frame, ("1（注）", "1")))
    content = render(document(*blocks), theme=theme)
    ids = ["Title", "Heading1", "Heading2", "Normal", "TableText", "Footer"]
    assert [font(content, style_id) for style_id in ids] == [
        ("甲体", "40"),
        ("乙体", "28"),
        ("丙体", "28"),
        ("丁体", "28"),
        ("戊体", "19"),
        ("己体", "24"),
    ]
    opened = word.open_document(content)
    assert opened.paragraphs[0].text == "甲乙"
    tables = word.tables(opened)
    assert [word.value(p, "w:r/w:rPr/w:w") for p in tables[0].iter(qn("w:p"))] == ["98", None]
    assert font(content, "TableRemark") == (None, "12")
    assert [word.value(p, "w:pPr/w:pStyle") for p in tables[1].iter(qn("w:p"))] == [
        "TableText",
        "TableRemark",
        "TableText",
    ]
    assert opened.styles["Body Text"].paragraph_format.first_line_indent == Pt(28)
    assert opened.sections[0].footer.paragraphs[0].alignment == 1


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({"title_font": ""}, ["/title_font"]),
        ({"body_font": "宋\u0000体", "table_font": None}, ["/body_font", "/table_font"]),
        ({"body_size": 0}, ["/body_size"]),
        ({"body_size": 20.5}, ["/body_size"]),
        ({"title_size": 73}, ["/title_size"]),
        ({"table_size": 10.3}, ["/table_size"]),
        ({"title_size": True}, ["/title_size"]),
        ({"title_size": "22"}, ["/title_size"]),
        ({"remark_size": float("nan")}, ["/remark_size"]),
        ({"page_numbers": "left"}, ["/page_numbers"]),
        ({"page_numbers": None}, ["/page_numbers"]),
        ({"title_breaks": 1}, ["/title_breaks"]),
    ],
)
def test_themes_refuse_what_cannot_be(fields: dict[str, Any], pointers: list[str]) -> None:
    """A theme with a wrong field is refused when it is built, each field named."""
    with pytest.raises(gd.InvalidValueError) as caught:
        Theme(**fields)
    assert [problem.pointer for problem in caught.value.problems] == pointers


def test_a_theme_in_a_file(tmp_path: Path) -> None:
    """The file names what differs from the theme ``base``, or from that of Windows."""
    path = tmp_path / "own.JSON"
    path.write_text('{"title_size": 20, "title_breaks": false}', "utf-8")
    own = Theme(title_size=20, title_breaks=False)
    assert render(document(), theme=str(path)) == render(document(), theme=own)
    assert render(document(), theme=path) == render(document(), theme=own)
    path.write_text('{"base": "xinchuang", "page_numbers": "none"}', "utf-8")
    own = attrs.evolve(THEMES["xinchuang"], page_numbers="center")
    assert render(document(), theme=str(path), page_numbers="center") == render(
        document(), theme=own
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"titel_size": 20}', "得到 'titel_size'"),
        (b"[1]", "应为一个 JSON 对象"),
        (b"{", "读不出来"),
        (b"\xff", "读不出来"),
        (b"[" * 100_000, "读不出来"),
        (b'{"base": "word"}', "base 应为 windows / xinchuang / open 之一"),
        (b'{"base": "own.json"}', "base 应为 windows / xinchuang / open 之一"),
        (
            b'{"title_size": "20", "body_font": ""}',
            "/body_font：字体应为一行文字，不能为空；得到 ''；/title_size：字号应为",
        ),
    ],
)
def test_theme_files_that_cannot_be(tmp_path: Path, content: bytes, words: str) -> None:
    """A file that is no theme is an error that names the file and what is wrong with it."""
    path = tmp_path / "own.json"
    path.write_bytes(content)
    with pytest.raises(gd.OptionError, match=re.escape(words)) as caught:
        render(document(), theme=str(path))
    assert "主题文件 '" in str(caught.value)


def test_theme_files_that_are_not_there(tmp_path: Path) -> None:
    """A path that leads nowhere is an error that says so."""
    with pytest.raises(gd.OptionError, match="没有这个文件"):
        render(document(), theme=str(tmp_path / "own.json"))
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(gd.OptionError, match="读不出来"):
        render(document(), theme=str(tmp_path / "folder.json"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"theme": "word"}, "windows / xinchuang / open"),
        ({"theme": None}, "windows / xinchuang / open"),
        ({"theme": ["windows"]}, "windows / xinchuang / open"),
        ({"page_numbers": "left"}, "outer / center / none"),
        ({"page_numbers": 1}, "outer / center / none"),
        ({"signature": "yes"}, "signature 应为 True 或 False"),
        ({"signature": 1}, "signature 应为 True 或 False"),
        ({"data": None}, "data 应为 True 或 False"),
    ],
)
def test_wrong_options_are_refused(options: dict[str, Any], words: str) -> None:
    """An option with a value that it cannot have is an error that names what there is."""
    with pytest.raises(gd.OptionError, match=words):
        gd.render(gd.blank("2021"), "docx", **options)


@pytest.mark.parametrize(
    ("place", "odd", "even", "texts"),
    [
        ("outer", "right", "left", ["—  —"] * 2),
        ("center", "center", "center", ["—  —"] * 2),
        ("none", "center", "center", [""] * 2),
    ],
)
def test_page_numbers_have_their_place(place: str, odd: str, even: str, texts: list[str]) -> None:
    """Pages are numbered on the outer side, in the middle, or nowhere."""
    [section] = word.open_document(gd.render(gd.blank("2021"), "docx", page_numbers=place)).sections
    footers = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]
    assert [word.value(p._p, "w:pPr/w:jc") for p in footers] == [odd, even]  # noqa: SLF001
    assert [p.text for p in footers] == texts


def right_indent(paragraph: Any) -> float:
    """Give the right indent of a paragraph in characters."""
    indent = paragraph._p.find("w:pPr/w:ind", paragraph._p.nsmap)  # noqa: SLF001
    return int(indent.get(qn("w:right"))) / CHARACTER


@pytest.mark.parametrize(
    ("name", "day", "words", "indents"),
    [
        ("示例市发展和改革局", date(2025, 1, 20), "2025年1月20日", [3.375, 4.0]),
        ("某局", date(2025, 12, 31), "2025年12月31日", [7.125, 4.0]),
        ("示" * 20, date(2025, 1, 20), "2025年1月20日", [2.0, 8.125]),
        ("示" * 26, date(2025, 1, 20), "2025年1月20日", [1.0, 10.125]),
        ("示" * 80, date(2025, 1, 20), "2025年1月20日", [0.0, 9.625]),
        ("某局", None, "　　　　年　　月　　日", [8.5, 4.0]),
    ],
)
def test_signature(name: str, day: date | None, words: str, indents: list[float]) -> None:
    """The date stands four characters in, the name in the middle above it (7.3.5.1)."""
    source = document(Paragraph("正文"), author=name, published=day)
    [_, first, second] = word.open_document(render(source, signature=True)).paragraphs
    assert [(p.style.name, p.text) for p in (first, second) if p.style] == [
        ("Signature", name),
        ("Date", words),
    ]
    assert [right_indent(first), right_indent(second)] == indents


def test_signature_is_left_out_unless_asked_for() -> None:
    """Published reports have no signature, so that only the option prints one."""
    report = with_everything(real.report("huaian-2024"))
    styles = {p.style.name for p in gd.to_document(report).paragraphs if p.style}
    assert not styles & {"Signature", "Date"}


def test_signature_without_name() -> None:
    """Where no agency is named, there is room to write its name."""
    opened = word.open_document(render(document(author=""), signature=True))
    assert [p.text for p in opened.paragraphs] == ["＿" * 9, "　　　　年　　月　　日"]


@pytest.mark.parametrize(
    ("block", "paragraphs"),
    [
        (Paragraph("正文"), 1),
        (DataTable((("甲", "乙"), ("丙", "丁"))), 3),  # the cells of a row, and the gap
        (DataTable((("甲",), *(("乙",),) * 99)), 2),
        (AttachmentNote(("甲", "乙")), 1),
        (Placeholder(""), 1),
    ],
)
def test_what_stands_before_the_signature_stays_with_it(block: Block, paragraphs: int) -> None:
    """The last paragraph of the text, or the last row of a table, is kept with the signature."""
    source = document(Paragraph("前文"), block)
    kept = [
        paragraph.find("w:pPr/w:keepNext", paragraph.nsmap) is not None
        for paragraph in word.open_document(render(source, signature=True)).element.body.iter(
            qn("w:p")
        )
    ]
    # Not the next one before, unless a table is kept together; that of the name is in its style.
    assert kept[-paragraphs - 2 :] == [True] * paragraphs + [False, False]
    assert kept[0] is False


def test_signature_stands_before_attachments() -> None:
    """The list of attachments, then the signature, then the attachments on their own pages."""
    report = with_everything(real.report("huaian-2024"))
    opened = gd.to_document(report, signature=True)
    names = [p.style.name for p in opened.paragraphs if p.style]
    at = names.index("Attachment Note")
    assert names[at:] == [
        "Attachment Note",
        "Attachment Note Continued",
        "Signature",
        "Date",
        "Attachment Label",
        "Attachment Title",
        "Body Text",
        "Table Gap",
    ]
    assert opened.styles["Attachment Label"].paragraph_format.page_break_before is True


@pytest.mark.parametrize(
    ("titles", "indents"),
    [
        (("甲",), [(2, 5)]),
        (("甲", "乙"), [(2, 6.5), (5, 6.5)]),
        (("甲",) * 10, [(2, 7)] + [(5, 7)] * 9),
    ],
)
def test_attachment_titles_begin_under_the_first(
    titles: tuple[str, ...], indents: list[tuple[float, float]]
) -> None:
    """附件： stands two characters in, numbers below the first, and all titles in one line."""
    opened = word.open_document(render(document(AttachmentNote(titles))))
    found = list(opened.element.body.iter(qn("w:ind")))
    # Lengths alone: in Word a left indent in characters would not hold the hanging one.
    assert {name for indent in found for name in indent.attrib} == {qn("w:left"), qn("w:hanging")}
    actual = []
    for indent in found:
        left, hanging = (int(indent.get(qn(f"w:{side}"))) for side in ("left", "hanging"))
        actual.append(((left - hanging) / CHARACTER, left / CHARACTER))
    assert actual == indents


def test_attachments_are_in_the_outline() -> None:
    """The title of an attachment is a heading of the first level, as those of chapters are."""
    content = render(document(AttachmentTitle("统计表", 2), Paragraph("甲")))
    assert word.value(style(content, "AttachmentTitle"), "w:pPr/w:outlineLvl") == "0"


def test_numbers_in_tables_of_prose_are_not_broken() -> None:
    """A long number in a narrow column is set narrower; words and short numbers are not."""
    rows = (("12345678", "1") * 6, ("一二三四五六七八", "1") * 6)
    [table] = word.tables(word.open_document(render(document(DataTable(rows, 0)))))
    widths = [word.value(p, "w:r/w:rPr/w:w") for p in table.iter(qn("w:p"))]
    assert widths == ["88", None] * 6 + [None, None] * 6


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (3, [True, True, False]),
        (40, [True] + [False] * 39),
    ],
)
def test_short_tables_of_prose_stay_on_one_page(rows: int, kept: list[bool]) -> None:
    """All rows of a short table stay together; of a long one, the header and the first row."""
    block = DataTable((("类别", "件数"),) * rows)
    [table] = word.tables(word.open_document(render(document(block))))
    found = [
        {p.find("w:pPr/w:keepNext", p.nsmap) is not None for p in row.iter(qn("w:p"))}
        for row in table.findall("w:tr", table.nsmap)
    ]
    assert found == [{value} for value in kept]


def test_long_text_in_tables_of_prose_is_left_aligned() -> None:
    """A column of long texts is set flush left, the others in the middle."""
    rows = (("类别", "说明"), ("规章", "说明文字，" * 9))
    [table] = word.tables(word.open_document(render(document(DataTable(rows)))))
    styles = [word.value(p, "w:pPr/w:pStyle") for p in table.iter(qn("w:p"))]
    assert styles == ["TableHeader", "TableHeader", "TableText", "TableStub"]


def test_short_columns_of_tables_of_prose_have_room() -> None:
    """Columns get what they need, and what is left goes to the long ones."""
    rows = (("序号", "主动公开条数", "备注"), ("1", "市直第12部门", "备注文字较长" * 30))
    [table] = word.tables(word.open_document(render(document(DataTable(rows)))))
    widths = [int(column.get(qn("w:w"), "0")) / 20 for column in table.iter(qn("w:gridCol"))]
    # Characters of 10.5 points, a half to spare, and 0.8 mm on each side; digits count 0.64 and
    # stand a quarter apart from characters.
    sides = 2 * 0.8 * 72 / 25.4
    expected = [4.5 * 10.5 + sides, (5 + 2 * 0.64 + 2 * 0.25 + 0.5) * 10.5 + sides]
    assert widths[:2] == [pytest.approx(width, abs=0.1) for width in expected]
    assert sum(widths) == pytest.approx(156 * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize(
    ("columns", "size", "style"), [(20, None, "TableHeader"), (40, "18", "TableText")]
)
def test_tables_of_many_columns_are_set_small(columns: int, size: str | None, style: str) -> None:
    """Where a character would not fit its column, the whole table is set smaller."""
    block = DataTable((("单位",) * columns, ("12",) * columns))
    [table] = word.tables(word.open_document(render(document(block))))
    assert {word.value(run, "w:rPr/w:sz") for run in table.iter(qn("w:r"))} == {size}
    assert word.value(next(table.iter(qn("w:p"))), "w:pPr/w:pStyle") == style
    squeezed = [run.find("w:rPr/w:w", run.nsmap) is not None for run in table.iter(qn("w:r"))]
    assert squeezed == [False] * columns + [columns == 40] * columns


def test_one_narrow_column_does_not_make_a_table_small() -> None:
    """Beside long columns a short one keeps room for its text in the theme's size."""
    for columns in (8, 12, 20):
        block = DataTable((("序号", *("说明文字" * 8,) * columns),))
        [table] = word.tables(word.open_document(render(document(block))))
        assert list(table.iter(qn("w:sz"))) == []


def test_rows_higher_than_half_a_page_may_be_broken() -> None:
    """A row that no page would hold is broken, the others are not; no page is all header."""
    block = DataTable((("类别",), ("说明" * 3000,), ("其他",)))
    [table] = word.tables(word.open_document(render(document(block))))
    rows = table.findall("w:tr", table.nsmap)
    assert [row.find("w:trPr/w:cantSplit", row.nsmap) is None for row in rows] == [
        False,
        True,
        False,
    ]
    high = DataTable((("说明" * 3000,), ("其他",)))
    [table] = word.tables(word.open_document(render(document(high))))
    assert list(table.iter(qn("w:tblHeader"))) == []


def test_a_table_of_63_empty_columns() -> None:
    """The widest table that there may be, with nothing in it, is a table all the same."""
    [table] = word.tables(word.open_document(render(document(DataTable((("",) * 63,))))))
    assert word.faults(table) == []

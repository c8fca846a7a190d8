"""Word: page, styles and tables as GB/T 9704-2012 has them, and as LibreOffice lays them out."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

import govdisclose as gd
from govdisclose.document import Document, Table
from govdisclose.editions.shared import Attachment
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.docx.writer import render
from support import pages, real, word
from support.documents import document, full, paragraphs, with_everything
from support.images import png


def test_page_is_that_of_the_standard() -> None:
    """A4 portrait, the margins and the 22 lines of GB/T 9704-2012."""
    [section] = word.open_document(render(document())).sections
    size = [section.page_width, section.page_height]
    margins = [section.top_margin, section.left_margin, section.right_margin, section.bottom_margin]
    assert [round(length.mm, 1) if length else None for length in size + margins] == [
        *(210, 297),
        *(37, 28, 26, 35),
    ]
    [grid] = section._sectPr.iterfind(qn("w:docGrid"))  # noqa: SLF001 - no other way
    assert grid.get(qn("w:type")) == "lines"
    assert 22 * int(grid.get(qn("w:linePitch"), "0")) / 20 == pytest.approx(Mm(225).pt, abs=1)


@pytest.mark.parametrize(
    ("name", "style_id", "font", "points", "outline"),
    [
        ("Title", "Title", "方正小标宋简体", 22, None),
        ("Normal", "Normal", "仿宋_GB2312", 16, None),
        ("heading 1", "Heading1", "黑体", 16, "0"),
        ("heading 2", "Heading2", "楷体_GB2312", 16, "1"),
        ("heading 3", "Heading3", "仿宋_GB2312", 16, "2"),
        ("heading 4", "Heading4", "仿宋_GB2312", 16, "3"),
        ("footer", "Footer", "宋体", 14, None),
        ("Table Text", "TableText", "仿宋_GB2312", 10.5, None),
    ],
)
def test_styles(name: str, style_id: str, font: str, points: float, outline: str | None) -> None:
    """Styles have the names that Word knows, the standard's fonts and sizes, and no theme font."""
    styles = etree.fromstring(word.parts(render(document()))["word/styles.xml"])
    [style] = styles.iterfind(f"w:style[@w:styleId='{style_id}']", styles.nsmap)
    assert word.value(style, "w:name") == name
    [fonts] = style.iterfind("w:rPr/w:rFonts", style.nsmap)
    assert dict(fonts.attrib) == {
        qn(f"w:{script}"): font for script in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    assert word.value(style, "w:rPr/w:sz") == str(int(points * 2))
    assert word.value(style, "w:pPr/w:outlineLvl") == outline
    [language] = styles.iterfind("w:docDefaults/w:rPrDefault/w:rPr/w:lang", styles.nsmap)
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_text_is_indented_and_titles_stay() -> None:
    """Text and headings begin two characters in; title and headings stay with what follows."""
    styles = word.open_document(render(document())).styles
    for name in ("Body Text", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        indent = styles[name].element.find("w:pPr/w:ind", styles.element.nsmap)
        assert dict(indent.attrib) == {qn("w:firstLineChars"): "200", qn("w:firstLine"): "640"}
    for name in ("Title", "Heading 1", "Heading 4", "Caption"):
        assert styles[name].paragraph_format.keep_with_next is True
    cells = styles["Table Text"]
    assert cells.base_style is None
    assert word.value(cells.element, "w:pPr/w:snapToGrid") == "0"
    # Else a comma at the end of a line hangs over the border.
    assert word.value(cells.element, "w:pPr/w:overflowPunct") == "0"


def test_font_table_names_the_fonts() -> None:
    """Each font is listed once, with the name that newer systems have it under."""
    fonts = etree.fromstring(word.parts(render(document()))["word/fontTable.xml"])
    listed = {font.get(qn("w:name")): word.value(font, "w:altName") for font in fonts}
    assert listed == {
        "方正小标宋简体": "方正小标宋_GBK",
        "黑体": "SimHei",
        "楷体_GB2312": "楷体",
        "仿宋_GB2312": "仿宋",
        "宋体": "SimSun",
    }


def test_pages_are_numbered() -> None:
    """Page numbers are — 1 —, right on odd pages, left on even ones, in a field of three runs."""
    opened = word.open_document(render(document()))
    assert opened.settings.odd_and_even_pages_header_footer
    [section] = opened.sections
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        [paragraph] = footer.paragraphs
        assert [run.text for run in paragraph.runs] == ["— ", "", "", "", " —"]
        fields = [run._r[0] for run in paragraph.runs[1:4]]  # noqa: SLF001 - no other way
        assert [field.get(qn("w:fldCharType")) or field.text for field in fields] == [
            "begin",
            "PAGE",
            "end",
        ]
        assert word.value(paragraph._p, "w:pPr/w:jc") == side  # noqa: SLF001
        indent = paragraph._p.find("w:pPr/w:ind", paragraph._p.nsmap)  # noqa: SLF001
        assert indent.get(qn(f"w:{side}Chars")) == "100"


@pytest.mark.parametrize("slug", real.MAIN)
def test_tables_are_kept_together(slug: str) -> None:
    """Tables are 156 mm wide and fixed, header rows repeat, rows do not split, all rows stay."""
    source = layout(real.report(slug))
    frames = [block.frame for block in source.blocks if isinstance(block, Table)]
    for frame, table in zip(frames, word.tables(word.open_document(render(source))), strict=True):
        properties = table.find("w:tblPr", table.nsmap)
        assert properties.find("w:tblLayout", table.nsmap).get(qn("w:type")) == "fixed"
        assert properties.find("w:tblW", table.nsmap).get(qn("w:w")) == "8844"
        assert word.value(properties, "w:tblCaption") == frame.caption
        assert word.value(properties, "w:tblDescription") == frame.caption
        rows = table.findall("w:tr", table.nsmap)
        repeated = [row.find("w:trPr/w:tblHeader", row.nsmap) is not None for row in rows]
        assert repeated == [index < frame.header_rows for index in range(frame.rows)]
        assert all(row.find("w:trPr/w:cantSplit", row.nsmap) is not None for row in rows)
        kept = [
            {p.find("w:pPr/w:keepNext", p.nsmap) is not None for p in row.iter(qn("w:p"))}
            for row in rows
        ]
        assert kept == [{True}] * (frame.rows - 1) + [{False}]


def test_groups_of_a_long_table_are_kept_together() -> None:
    """In a table longer than a page, the rows of a label stay with each other."""
    pair = real.report("pingtan-2022"), real.report("pingtan-2023")
    tables = word.tables(word.open_document(render(gd.layout_comparison(gd.compare(*pair)))))
    rows = max((table.findall("w:tr", table.nsmap) for table in tables), key=len)
    kept = [
        {p.find("w:pPr/w:keepNext", p.nsmap) is not None for p in row.iter(qn("w:p"))}
        for row in rows
    ]
    columns = 7
    assert kept == [{True}] + ([{True}] * (columns - 1) + [{False}]) * 25


LONG = "示例自治区示例市示例新区暨示例国家级经济技术开发区综合行政执法与应急管理服务保障中心" * 2


def extremes() -> dict[str, Document]:
    """Build documents that strain the page."""
    sample = real.report("huaian-2024")
    listed = (Attachment("统计表", (Paragraph("说明"),)), Attachment("典型案例"))
    signed = {"/published": date(2025, 12, 31), "/attachments": listed}
    named = {"/agency": gd.Agency(name=LONG), "/published": date(2025, 12, 31)}
    attached = (Attachment(f"{LONG}清单", (Paragraph("甲"),)), Attachment(LONG))
    # Without punctuation, which may hang in the margin.
    sixty = tuple(Paragraph(f"第{number}段{'正文' * 60}") for number in range(60))
    wide = DataTable((("一二三四五六七八", "12345678") * 6, ("九", "-1234567.89") * 6), 1, "宽表")
    tall = DataTable(tuple((str(number), "说明文字，" * number) for number in range(80)))
    noise = bytes(4_000_000)
    pictures = tuple(
        element
        for number, size in enumerate([(4000, 300), (300, 4000), (1200, 1200), (40, 30), (90, 90)])
        for element in (Paragraph(f"图{number}前"), Picture(png(*size) + noise, "image/png", "图"))
    )
    return {
        "signed": layout(gd.replace(sample, signed)),
        "names": layout(gd.replace(sample, named | {"/attachments": attached})),
        "sixty": layout(gd.replace(sample, {"/overview": sixty, "/problems": (wide, tall)})),
        "pictures": layout(gd.replace(sample, {"/overview": pictures})),
    }


def unnumbered(text: str) -> str:
    """Take out page numbers, which stand between the parts of what two pages share."""
    return re.sub("—[0-9]+—", "", text)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[pages.Page]]:
    """Lay out real reports with LibreOffice, as they are and with long numbers."""
    reports = {slug: real.report(slug) for slug in real.MAIN}
    reports |= {f"{slug}-full": full(slug) for slug in real.MAIN}
    contents = {name: render(layout(with_everything(report))) for name, report in reports.items()}
    contents["text"] = render(document(Paragraph("国" * 999)))
    contents |= {name: render(source, signature=True) for name, source in extremes().items()}
    return pages.laid_out(contents, tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize("suffix", ["", "-full"])
@pytest.mark.parametrize("slug", real.MAIN)
def test_tables_are_whole_and_legible(
    laid_out: dict[str, list[pages.Page]], slug: str, suffix: str
) -> None:
    """In LibreOffice each table, 三 among them, stands whole on one portrait page of A4."""
    document_pages = laid_out[slug + suffix]
    source = layout(real.report(slug) if not suffix else full(slug))
    assert {(round(page.width), round(page.height)) for page in document_pages} == {(595, 842)}
    tables = [block for block in source.blocks if isinstance(block, Table)]
    for table in tables:
        heading = next(
            block.text
            for block in source.blocks
            if isinstance(block, Heading) and block.text.endswith(table.frame.caption)
        )
        [page] = [page for page in document_pages if heading in page.text]
        labels = [cell.label.replace("\n", "") for cell in table.frame.cells]
        assert [label for label in labels if label not in page.text] == []
        assert page.outside == []
        numbers = [text for text in table.values if text.isdecimal()]
        assert Counter(numbers) - Counter(page.words) == Counter()
        assert [text for text in table.values if text not in page.text] == []


def test_page_has_22_lines_of_28_characters(laid_out: dict[str, list[pages.Page]]) -> None:
    """LibreOffice fills the type area as the standard says: 22 lines of 28 characters."""
    lines = laid_out["text"][0].lines
    assert [len(line) for line in lines if set(line) == {"国"}] == [26] + [28] * 21


@pytest.mark.parametrize("name", ["signed", "names", "sixty", "pictures"])
def test_nothing_is_cut_off(laid_out: dict[str, list[pages.Page]], name: str) -> None:
    """Long names, 60 paragraphs, wide and tall tables, 20 MB of pictures: all inside the page."""
    printed = "".join(page.text for page in laid_out[name])
    source = extremes()[name]
    texts = [text for _, text in paragraphs(source)]
    tables = [block for block in source.blocks if isinstance(block, DataTable)]
    texts += [text for table in tables for row in table.rows for text in row]
    assert [text for text in texts if "".join(text.split()) not in unnumbered(printed)] == []
    assert [page.outside for page in laid_out[name] if page.outside] == []


def test_signature_of_a_long_name_keeps_the_date_on_one_line(
    laid_out: dict[str, list[pages.Page]],
) -> None:
    """The date below a name of several lines is not broken."""
    assert "2025年12月31日" in [
        "".join(line.split()) for page in laid_out["names"] for line in page.lines
    ]


def near(value: float) -> object:
    """Allow for what fonts differ in, in mm."""
    return pytest.approx(value, abs=1.5)


CHARACTER = 16 * 25.4 / 72  # mm
LEFT, RIGHT, BOTTOM = 28, 184, 262  # of the type area, in mm


def test_title_and_text_stand_where_the_standard_says(
    laid_out: dict[str, list[pages.Page]],
) -> None:
    """The title is in the middle; text and headings begin two characters in (7.3.1, 7.3.3)."""
    first = laid_out["signed"][0]
    title = first.find("淮安市人民政府")
    assert (title.left + title.right) / 2 == near((LEFT + RIGHT) / 2)
    for text in ("本报告根据", "一、"):
        assert first.find(text).left == near(LEFT + 2 * CHARACTER)


def test_attachments_stand_where_the_standard_says(
    laid_out: dict[str, list[pages.Page]],
) -> None:
    """The list stands two characters in, a line below; 附件1 is flush left, its title on line 3."""
    *_, closing, attachment = laid_out["signed"]
    note, first, second = (closing.find(text) for text in ("附件：1.", "统计表", "典型案例"))
    assert note.left == near(LEFT + 2 * CHARACTER)
    assert [first.left, second.left] == [near(LEFT + 6.5 * CHARACTER)] * 2
    line = 28.95 * 25.4 / 72
    assert note.top - closing.find("六、").top == near(2 * line)
    label, title = attachment.find("附件"), attachment.find("统计表")
    assert label.left == near(LEFT)
    assert title.middle - label.middle == pytest.approx(2 * line, abs=line / 2)
    assert (title.left + title.right) / 2 == near((LEFT + RIGHT) / 2)


def test_signature_stands_where_the_standard_says(
    laid_out: dict[str, list[pages.Page]],
) -> None:
    """The date ends four characters from the right, the name is in the middle above (7.3.5.1)."""
    closing = laid_out["signed"][-2]
    name = closing.find("淮安市人民政府")
    date_ = [word for word in closing.placed if word.top > name.bottom - 1 and word.bottom < BOTTOM]
    assert "".join(word.text for word in date_) == "2025年12月31日"
    assert date_[-1].right == near(RIGHT - 4 * CHARACTER)
    middle = (date_[0].left + date_[-1].right) / 2
    assert (name.left + name.right) / 2 == pytest.approx(middle, abs=CHARACTER)


def test_page_numbers_stand_where_the_standard_says(
    laid_out: dict[str, list[pages.Page]],
) -> None:
    """The dashes are 7 mm below the text, one character from the outer side (7.5)."""
    one = 14 * 25.4 / 72
    for number, page in enumerate(laid_out["signed"], start=1):
        first, *_, last = (word for word in page.placed if word.top > BOTTOM)
        side = last.right - (RIGHT - one) if number % 2 else first.left - (LEFT + one)
        assert [side, first.middle - BOTTOM] == [near(0), near(7)]


REMARK = "含网络申请和来信来访以及其他机关移送的申请等等情形共计如此"


@pytest.mark.parametrize(
    ("length", "remarks", "whole"),
    [(12, 2, True), (17, 1, True), (29, 1, True), (17, 2, False), (29, 9, False)],
)
def test_remarks_do_not_part_table_and_heading(
    tmp_path: Path, length: int, remarks: int, *, whole: bool
) -> None:
    """With remarks in it table 三 stays on one page, or is broken with its heading at the top."""
    report = real.report("huaian-2024")
    cells = [leaf.pointer for leaf in gd.leaves(type(report)) if leaf.path[-1] == "total"]
    remarked = [gd.Remark(pointer, REMARK[:length]) for pointer in cells[:remarks]]
    content = gd.render(gd.replace(report, {"/remarks": tuple(remarked)}), "docx")
    found = pages.laid_out({"remarks": content}, tmp_path)["remarks"]
    [page] = [page for page in found if "三、收到和处理政府信息公开申请情况" in page.text]
    assert "二、上年结转政府信息公开申请数量" in page.text
    assert ("四、结转下年度继续办理" in page.text) is whole
    assert not page.outside


def test_signature_is_not_alone_on_a_page(tmp_path: Path) -> None:
    """Wherever the text ends, its last paragraph stands on the page of the signature."""
    report = gd.replace(real.report("huaian-2024"), {"/published": date(2025, 12, 31)})
    contents = {
        f"{number}": gd.render(
            gd.replace(report, {"/other_matters": (Paragraph("正文" * 20),) * number}),
            "docx",
            signature=True,
        )
        for number in range(1, 13)
    }
    found = pages.laid_out(contents, tmp_path)
    assert [name for name, made in found.items() if "正文" not in made[-1].text] == []


# Alignment, line spacing, space before and after, kept with the next, page break before.
LINE = Pt(28.95)
LOOKS: dict[str, tuple[object, ...]] = {
    "Normal": (ALIGN.LEFT, None, None, None, None, None),
    "Body Text": (None, LINE, None, None, None, None),
    "Title": (ALIGN.CENTER, Pt(36), None, Pt(21.9), True, None),
    "Heading 1": (None, LINE, None, None, True, None),
    "Heading 4": (None, LINE, None, None, True, None),
    "Picture": (ALIGN.CENTER, 1.0, None, None, None, None),
    "Attachment Note": (None, None, LINE, None, None, None),
    "Attachment Note Continued": (None, LINE, None, None, None, None),
    "Signature": (ALIGN.RIGHT, LINE, LINE, None, True, None),
    "Date": (ALIGN.RIGHT, LINE, None, None, None, None),
    "Attachment Label": (None, LINE, None, None, True, True),
    "Attachment Title": (None, None, LINE, None, None, None),
    "footer": (None, 1.0, None, None, None, None),
    "Table Text": (ALIGN.CENTER, Pt(13), None, None, None, None),
    "Table Remark": (None, Pt(9.3), None, None, None, None),
    "Table Stub": (ALIGN.LEFT, None, None, None, None, None),
    "Table Header": (None, None, None, None, None, None),
    "Caption": (None, None, Pt(3), Pt(3), True, None),
    "Table Gap": (None, Pt(8), None, None, None, None),
}


@pytest.mark.parametrize("name", LOOKS)
def test_paragraphs_stand_as_the_standard_says(name: str) -> None:
    """Each style has its alignment, its height of line, its space, and what keeps it together."""
    form = word.open_document(render(document())).styles[name].paragraph_format
    spacing = form.line_spacing
    found = (form.alignment, spacing, form.space_before, form.space_after)
    assert (*found, form.keep_with_next, form.page_break_before) == LOOKS[name]


def test_tables_have_lines_and_centred_cells() -> None:
    """Every border of a table is a single line, and cells are centred from top to bottom."""
    content = render(document(DataTable((("a", "b"), ("c", "d")))))
    styles = etree.fromstring(word.parts(content)["word/styles.xml"])
    [borders] = styles.iterfind(
        "w:style[@w:styleId='TableGrid']/w:tblPr/w:tblBorders", styles.nsmap
    )
    sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    assert [(border.tag, border.get(qn("w:val"))) for border in borders] == [
        (qn(f"w:{side}"), "single") for side in sides
    ]
    [table] = word.tables(word.open_document(content))
    assert word.value(table, "w:tblPr/w:jc") == "center"
    assert [align.get(qn("w:val")) for align in table.iter(qn("w:vAlign"))] == ["center"] * 4


def test_layout_is_that_of_current_word() -> None:
    """Word lays the file out as its present version does, not in a compatibility mode."""
    settings = etree.fromstring(word.parts(render(document()))["word/settings.xml"])
    modes = {
        setting.get(qn("w:name")): setting.get(qn("w:val"))
        for setting in settings.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"

"""Files of ours that people edited: what is printed is read, and what the JSON says is not lost."""

# ruff: noqa: SLF001 - python-docx copies and removes rows and tables in no other way

import copy
import io
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

import govdisclose as gd
from govdisclose.readers.embedded.likeness import differ
from govdisclose.renderers.html import Article, Catalogue
from support import costs
from support.images import png

SAMPLE = gd.load(Path(__file__).parents[1] / "src/govdisclose/samples/2021.json")
ATTACHED = gd.Attachment(
    "统计表", (gd.DataTable((("渠道", "条数"), ("门户甲", "1")), 1), gd.Paragraph("单位：条。"))
)
REPORT = gd.replace(
    SAMPLE,
    {
        "/published": date(2025, 3, 1),
        "/attachments": (ATTACHED, gd.Attachment("目录", (gd.Paragraph("甲。"),))),
    },
)
CUSTOM = gd.replace(REPORT, {"/title": "示例市发展和改革局2024年政府信息公开工作年度报告（试行）"})
PICTURE = gd.Picture(data=png(30, 20), media_type="image/png", alt="示意图")
PICTURED = gd.replace(
    REPORT,
    {
        "/overview": (*SAMPLE.overview, PICTURE),
        "/attachments": (gd.Attachment("图", (PICTURE, gd.Paragraph("见图。"))),),
    },
)
CELLS = gd.replace(
    SAMPLE, {"/overview": (gd.DataTable((("某渠", "甲", "乙"), ("门户", "", "5"))),)}
)
ZERO = "\u3007"
RECEIVED = "/requests/received"
DISCLOSED = "/requests/outcomes/disclosed"


def read_edited(
    edit: Callable[[Document], object], report: gd.Report = REPORT, **options: object
) -> gd.Reading:
    """Render a report for Word, edit it there, and read it."""
    document = docx.Document(io.BytesIO(gd.render(report, "docx", signature=True, **options)))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return gd.read(saved.getvalue())


def replaced(old: str, new: str) -> Callable[[Document], None]:
    """Edit the paragraphs and cells with a text, wherever they stand."""

    def edit(document: Document) -> None:
        found = [each for each in document.element.body.iter(qn("w:t")) if old in (each.text or "")]
        assert found
        for each in found:
            each.text = each.text.replace(old, new)

    return edit


def requests(document: Document) -> Any:
    """Give the table of requests."""
    return next(table for table in document.tables if "新收" in table._tbl.xml)


def typed(cell: Any, text: str) -> None:
    """Type a text into a cell, in the place of what it has."""
    cell.text = text


def told(reading: gd.Reading) -> list[tuple[str, str]]:
    """List where something is odd, and what."""
    return [(problem.pointer, problem.code) for problem in reading.problems]


def test_saved_again() -> None:
    """A file with attachments, date and tables that was only saved again has nothing odd."""
    reading = read_edited(lambda _: None)
    assert (reading.report, reading.problems) == (REPORT, ())


@pytest.mark.parametrize("name", ["docx", "html", "pdf"])
def test_a_comparison_behind_the_report(name: str) -> None:
    """A comparison with the year before, which is printed behind a report, is no edit."""
    previous = gd.replace(SAMPLE, {"/year": 2023})
    reading = gd.read(gd.render(gd.layout(REPORT, previous=previous), name))
    assert (reading.report, reading.problems) == (REPORT, ())


def test_a_page_with_a_catalogue() -> None:
    """What a page says of itself, its own date of publication too, is no edit."""
    article = Article(published=datetime(2025, 3, 7, 9, 5))  # noqa: DTZ001 - local time is meant
    catalogue = Catalogue(index_number="甲-1", written=date(2025, 3, 2))
    reading = gd.read(gd.render(REPORT, "html", article=article, catalogue=catalogue))
    assert (reading.report, reading.problems) == (REPORT, ())


def test_lines_above_the_title() -> None:
    """What was typed above the title is quoted."""
    reading = read_edited(lambda each: each.paragraphs[0].insert_paragraph_before("内部资料"))
    assert reading.report == REPORT
    (problem,) = reading.problems
    assert problem.code == "left-out"
    assert "内部资料" in problem.message.zh


def test_a_picture() -> None:
    """A picture that was put in, alone in its line, is told of where it cannot be read."""

    def edit(document: Document) -> None:
        run = document.paragraphs[4].insert_paragraph_before().add_run()
        run.add_picture(io.BytesIO(png(30, 20)))

    assert told(read_edited(edit)) == [("", "picture")]
    assert ("", "picture") in told(read_edited(edit, data=False))


def without(text: str) -> Callable[[Document], None]:
    """Remove the paragraphs that begin with a text."""

    def edit(document: Document) -> None:
        found = [each for each in document.paragraphs if each.text.startswith(text)]
        assert found
        for each in found:
            document.element.body.remove(each._p)

    return edit


@pytest.mark.parametrize(
    ("report", "text", "pointer"),
    [
        (REPORT, "示例市发展和改革局\n2024年", "/title"),
        (CUSTOM, CUSTOM.title or "", "/title"),
        (REPORT, "本报告根据", "/preface"),
        (REPORT, "2025年3月1日", "/published"),
    ],
    ids=["title", "custom-title", "preface", "date"],
)
def test_what_was_removed(report: gd.Report, text: str, pointer: str) -> None:
    """A title, an opening or a date that was deleted stays, and that is said."""
    reading = read_edited(without(text), report)
    assert (reading.report, told(reading)) == (report, [(pointer, "not-printed")])


def test_a_title_removed_and_another_period() -> None:
    """Where the title is gone, the year is that which the edited opening names."""

    def edit(document: Document) -> None:
        document.core_properties.title = ""
        without("示例市发展和改革局\n2024年")(document)
        replaced("2024年1月1日起，至2024年", "2023年1月1日起，至2023年")(document)

    reading = read_edited(edit)
    assert reading.report.year == 2023
    assert told(reading) == [("/title", "not-printed"), ("/year", "edited")]


@pytest.mark.parametrize("report", [REPORT, CUSTOM], ids=["customary", "custom"])
def test_a_title_removed_from_a_page(report: gd.Report) -> None:
    """The name of a page is no title that is printed."""
    page, count = re.subn("(?s)<h1.*?</h1>", "", gd.render(report, "html"))
    reading = gd.read(page)
    assert (count, reading.report, told(reading)) == (1, report, [("/title", "not-printed")])


@pytest.mark.parametrize("published", [None, date(2025, 3, 1)])
@pytest.mark.parametrize("name", ["docx", "html"])
def test_not_signed(name: str, published: date | None) -> None:
    """A file without a signature, or whose text ends with the agency's name, has nothing odd."""
    last = (*SAMPLE.other_matters, gd.Paragraph("示例市发展和改革局"))
    unsigned = gd.replace(SAMPLE, {"/published": published, "/overview": CELLS.overview})
    for report in (unsigned, gd.replace(unsigned, {"/other_matters": last})):
        reading = gd.read(gd.render(report, name))
        assert (reading.report, reading.problems) == (report, ())


def test_a_signature_with_room_for_its_date() -> None:
    """A paragraph that was deleted above it is no part of the signature."""
    report = gd.replace(
        REPORT, {"/published": None, "/other_matters": (gd.Paragraph("甲。"), gd.Paragraph("乙。"))}
    )
    reading = read_edited(without("乙。"), report)
    assert reading.report.other_matters == (gd.Paragraph("甲。"),)
    assert told(reading) == [("/other_matters", "edited")]


def test_a_signature_under_a_title_of_another_agency() -> None:
    """A signature is that of the report's agency, whatever its title names."""
    report = gd.replace(REPORT, {"/title": "示例市局2024年政府信息公开工作年度报告（试行）"})
    reading = read_edited(lambda _: None, report)
    assert (reading.report, reading.problems) == (report, ())


def test_pictures_removed_in_word() -> None:
    """Pictures that were deleted, every one, are no longer in what the report says."""

    def edit(document: Document) -> None:
        for each in list(document.element.body.iter(qn("w:drawing"))):
            each.getparent().remove(each)

    reading = read_edited(edit, PICTURED)
    assert PICTURE not in reading.report.overview
    assert PICTURE not in reading.report.attachments[0].content
    assert told(reading) == [("/overview", "edited"), ("/attachments/0", "edited")]


def test_a_picture_removed_from_a_page() -> None:
    """The picture is no longer in the chapter; that of the attachment, which is there, stays."""
    page, count = re.subn("<img[^>]*>", "", gd.render(PICTURED, "html"), count=1)
    reading = gd.read(page)
    assert (count, reading.report.overview) == (1, SAMPLE.overview)
    assert reading.report.attachments == PICTURED.attachments
    assert told(reading) == [("/overview", "edited")]


def test_a_picture_removed_from_the_opening() -> None:
    """It is told of as well in a file of which all else stands as it was."""
    preface = (gd.Paragraph("前言。"), PICTURE)
    report = gd.replace(SAMPLE, {"/preface": preface, "/overview": (gd.Paragraph("甲。"),)})
    page = re.sub("<img[^>]*>", "", gd.render(report, "html"))
    reading = gd.read(page)
    assert reading.report.preface == (gd.Paragraph("前言。"),)
    assert told(reading) == [("/preface", "edited")]


def test_pictures_that_are_files_beside_the_page() -> None:
    """Pictures that a page only links to, as one that was saved again may, are not gone."""
    page = re.sub('src="data:[^"]*"', 'src="report_files/1.png"', gd.render(PICTURED, "html"))
    reading = gd.read(page)
    assert reading.report == PICTURED
    assert {problem.code for problem in reading.problems} == {"picture"}


def test_a_number_beside_a_blank_cell() -> None:
    """A number that was moved to the blank cell beside it is read where it is printed."""
    moved = (gd.DataTable((("某渠", "甲", "乙"), ("门户", "5", ""))),)
    page = gd.render(CELLS, "html")
    cell, blank = '<td class="gd-figure">5</td>', "<td></td>"

    def edit(document: Document) -> None:
        row = document.tables[0].rows[1].cells
        typed(row[1], "5")
        typed(row[2], "")

    assert blank + cell in page
    for reading in (read_edited(edit, CELLS), gd.read(page.replace(blank + cell, cell + blank))):
        assert reading.report.overview == moved
        assert told(reading) == [("/overview", "edited")]


def test_a_chapter_without_its_heading() -> None:
    """A chapter whose heading is gone is not emptied: the JSON stands, and that is said."""

    def edit(document: Document) -> None:
        heading = next(each for each in document.paragraphs if each.text.startswith("五、"))
        document.element.body.remove(heading._p)

    reading = read_edited(edit)
    assert reading.report == REPORT
    assert told(reading) == [("/problems", "not-printed"), ("/disputes", "text-beside-table")]


def test_a_signature_in_the_text() -> None:
    """A last chapter that ends with name and date keeps them, and they are no edit."""
    signed = (
        *REPORT.other_matters,
        gd.Paragraph("示例市发展和改革局"),
        gd.Paragraph("2025年1月9日"),
    )
    report = gd.replace(SAMPLE, {"/other_matters": signed, "/published": None})
    reading = gd.read(gd.render(report, "docx"))
    assert (reading.report, reading.problems) == (report, ())


OFFICE = gd.replace(CELLS, {"/agency/name": "示例市人民政府", "/published": date(2025, 1, 31)})


def signed(*lines: str) -> gd.Report:
    """Give a report whose own text ends with the name of another organ, and another day."""
    return gd.replace(
        OFFICE, {"/other_matters": (*SAMPLE.other_matters, *map(gd.Paragraph, lines))}
    )


@pytest.mark.parametrize(
    ("report", "name"),
    [
        (signed("示例市人民政府办公室", "2025年1月20日"), "docx"),
        (signed("示例市人民政府办公室2025年1月20日"), "docx"),
        (signed("见下。\n示例市人民政府办公室\n2025年1月20日"), "html"),
        (gd.replace(signed("示例市人民政府办公室", "2025年1月20日"), {"/published": None}), "html"),
        (signed("示例市人民政府办公室", "2025年1月20日"), "pdf"),
    ],
)
def test_a_signature_of_another_name_in_the_text(report: gd.Report, name: str) -> None:
    """The end of the text is no edit, whoever signs and whatever the day of publication is."""
    reading = gd.read(gd.render(report, name))
    assert (reading.report, reading.problems) == (report, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [("无其他", "没有其他"), ("办公室", "办公厅"), ("20日", "21日"), ("政府办公室", "政府")],
)
def test_a_signature_in_the_text_that_was_edited(old: str, new: str) -> None:
    """What was edited in a text that ends with a signature, or in that, is told of."""
    document = docx.Document(
        io.BytesIO(gd.render(signed("示例市人民政府办公室", "2025年1月20日"), "docx"))
    )
    replaced(old, new)(document)
    saved = io.BytesIO()
    document.save(saved)
    reading = gd.read(saved.getvalue())
    assert ("/other_matters", "edited") in told(reading)
    if old == "无其他":
        (*_, name, day) = reading.report.other_matters
        assert (name, day) == (gd.Paragraph("示例市人民政府办公室"), gd.Paragraph("2025年1月20日"))
        assert told(reading) == [("/other_matters", "edited")]


@pytest.mark.parametrize("name", ["docx", "html"])
def test_an_attachment_named_after_the_year(name: str) -> None:
    """A title that begins with a year is not taken for the number of the attachment."""
    named = gd.Attachment("2024年办理情况表", (gd.Paragraph("甲。"),))
    report = gd.replace(SAMPLE, {"/attachments": (named,)})
    reading = gd.read(gd.render(report, name))
    assert (reading.report, reading.problems) == (report, ())


def test_an_attachment() -> None:
    """A cell that was changed in an attachment is read; the other attachment stays."""
    reading = read_edited(replaced("门户甲", "公报"))
    assert "公报" in str(reading.report.attachments[0])
    assert reading.report.attachments[1] == REPORT.attachments[1]
    assert told(reading) == [("/attachments/0", "edited")]


def test_a_number_moved_between_cells() -> None:
    """Two cells of a table in the text whose digits together stay the same are told apart."""
    report = gd.replace(REPORT, {"/attachments": (gd.Attachment("表", (table("12", "3"),)),)})
    reading = read_edited(lambda document: swap(document, "12", "1", "3", "23"), report)
    assert reading.report.attachments[0].content == (table("1", "23"),)
    assert told(reading) == [("/attachments/0", "edited")]


def table(first: str, second: str) -> gd.DataTable:
    return gd.DataTable((("甲", "乙"), (first, second)), 1)


def swap(document: Document, *texts: str) -> None:
    """Replace the texts of the last table: old and new by turns."""
    changes = dict(zip(texts[::2], texts[1::2], strict=True))
    for each in document.tables[-1]._tbl.iter(qn("w:t")):
        each.text = changes.get(text := each.text or "", text)


def test_an_attachment_added_behind_the_others() -> None:
    """What was typed behind the attachments is read with the last of them."""
    reading = read_edited(lambda document: document.add_paragraph("附件3：典型案例。"))
    assert "典型案例" in str(reading.report.attachments[-1])
    assert told(reading) == [("/attachments/1", "edited")]


def test_attachments_that_are_no_longer_told() -> None:
    """Attachments whose titles do not match their list stay in the chapter, and not twice."""
    reading = read_edited(retitled)
    assert reading.report.attachments == ()
    assert "统计总表" in str(reading.report.other_matters)
    assert told(reading) == [("/other_matters", "edited"), ("/attachments", "edited")]


def retitled(document: Document) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text == "统计表":
            paragraph.runs[0].text = "统计总表"


def test_the_date() -> None:
    """The date of the signature is read as it is printed."""
    reading = read_edited(replaced("2025年3月1日", "2025年3月9日"))
    assert reading.report == gd.replace(REPORT, {"/published": date(2025, 3, 9)})
    assert told(reading) == [("/published", "edited")]


def test_a_contact_detail() -> None:
    """A telephone number that was changed in the opening is that of the agency."""
    reading = read_edited(replaced("0000-00000000", "0111-11111111"))
    assert reading.report == gd.replace(REPORT, {"/agency/phone": "0111-11111111"})
    assert told(reading) == [("/agency/phone", "edited")]


def test_a_contact_detail_left_out() -> None:
    """One that was deleted in the opening stays, and that is said."""
    reading = read_edited(replaced("，传真：0000-00000001", ""))
    assert reading.report.agency == REPORT.agency
    assert told(reading) == [("/agency/fax", "not-printed"), ("/preface", "edited")]


def test_the_year_of_the_title_alone() -> None:
    """An opening that still names the year before is kept as it is printed."""
    reading = read_edited(
        replaced("2024年政府信息公开工作年度报告", "2025年政府信息公开工作年度报告")
    )
    assert reading.report.year == 2025
    assert "2024年12月31日" in str(reading.report.preface)
    assert told(reading) == [("/title", "edited"), ("/year", "year-differs")]


def test_text_beside_a_table() -> None:
    """What was typed beside a table of the form, which a report has no room for, is quoted."""

    def edit(document: Document) -> None:
        requests(document)._tbl.addprevious(copy.deepcopy(document.paragraphs[1]._p))

    reading = read_edited(edit)
    assert reading.report == REPORT
    assert told(reading) == [("/requests", "text-beside-table")]


def test_a_row_merged() -> None:
    """What was typed into a merged cell is quoted for each cell, and all are blank."""

    def edit(document: Document) -> None:
        cells = requests(document).rows[3].cells
        typed(cells[3].merge(cells[9]), "4711")

    reading = read_edited(edit)
    assert [problem.code for problem in reading.problems] == ["run"] * 7
    assert all("4711" in problem.message.zh for problem in reading.problems)
    assert set(values(reading.report, RECEIVED)) == {None}
    assert reading.verdict == "unproved"


def values(report: gd.Report, row: str) -> list[object]:
    return [
        gd.get(report, leaf.pointer)
        for leaf in gd.leaves(type(report))
        if leaf.pointer.startswith(f"{row}/")
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [(None, []), ("7", ["several"] * 7)], ids=["alike", "other"]
)
def test_a_row_twice(text: str | None, expected: list[str]) -> None:
    """A second copy of a row is nothing where it says the same; else both are quoted."""

    def edit(document: Document) -> None:
        row = requests(document).rows[5]
        row._tr.addnext(copy.deepcopy(row._tr))
        for cell in requests(document).rows[6].cells[3:]:
            typed(cell, text or cell.text)

    reading = read_edited(edit)
    assert [problem.code for problem in reading.problems] == expected
    assert all("'7'" in problem.message.zh for problem in reading.problems)
    blank = dict.fromkeys(pointers(DISCLOSED) if text else [])
    assert reading.report == gd.replace(REPORT, blank)


def pointers(row: str) -> list[str]:
    kinds = gd.leaves(gd.Report2021)
    return [leaf.pointer for leaf in kinds if leaf.pointer.startswith(f"{row}/")]


def test_a_table_twice() -> None:
    """A table that was pasted twice is told of once, and the cell that differs."""

    def edit(document: Document) -> None:
        again = copy.deepcopy(requests(document)._tbl)
        requests(document)._tbl.addnext(again)
        typed(requests(document).rows[3].cells[9], "999")

    reading = read_edited(edit)
    assert told(reading) == [("/requests", "tables-alike"), (f"{RECEIVED}/total", "several")]
    assert gd.get(reading.report, f"{RECEIVED}/total") is None


def test_a_cell_removed() -> None:
    """A row of which it is uncertain which cell is which is quoted and blank."""

    def edit(document: Document) -> None:
        row = requests(document).rows[3]._tr
        row.remove(row.tc_lst[-3])

    reading = read_edited(edit)
    assert told(reading) == [(RECEIVED, "row-unplaced")]
    assert set(values(reading.report, RECEIVED)) == {None}


def test_a_row_removed() -> None:
    """A row that is not printed is told of once, with its figures; the JSON stands."""

    def edit(document: Document) -> None:
        row = requests(document).rows[5]._tr
        row.getparent().remove(row)

    reading = read_edited(edit)
    assert reading.report == REPORT
    (problem,) = reading.problems
    assert (problem.pointer, problem.code, problem.severity) == (DISCLOSED, "not-printed", "error")
    assert "7 格" in problem.message.zh


@pytest.mark.parametrize(
    ("mark", "words"), [(ZERO, "读不出数"), ("", "空白"), ("（无）", "（无）")]
)
def test_a_mark_for_every_zero(mark: str, words: str) -> None:
    """What many cells say in the place of 0 is told of once, and does not hide other edits."""

    def edit(document: Document) -> None:
        for row in requests(document).rows[3:]:
            for cell in row.cells[3:]:
                typed(cell, mark if cell.text == "0" else cell.text)
        typed(requests(document).rows[3].cells[9], "二十余件")

    reading = read_edited(edit)
    assert sorted(told(reading)) == [("/requests", "edited"), (f"{RECEIVED}/total", "edited")]
    text = " ".join(problem.message.zh for problem in reading.problems)
    assert all(each in text for each in ("二十余件", mark, words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("98,765", [("separators", "warning")]),
        ("\uff19\uff18\uff17\uff16\uff15", [("full-width", "info")]),
        ("98765件", [("unit", "info")]),
        ("98 765", []),
        ("98766件", [("edited", "error")]),
    ],
)
def test_a_number_written_otherwise(text: str, expected: list[tuple[str, str]]) -> None:
    """The same number in other writing is told of as in a file without JSON, and is no error."""
    pointer = f"{RECEIVED}/total"
    report = gd.replace(REPORT, {pointer: 98765})
    reading = read_edited(replaced("98765", text), report)
    found = [(problem.code, problem.severity) for problem in reading.problems]
    assert found == expected
    assert gd.get(reading.report, pointer) == (98766 if "6件" in text else 98765)


def test_a_mark_in_a_blank_cell() -> None:
    """What was written into a blank cell, and is no number, is an edit."""
    report = gd.replace(REPORT, {f"{RECEIVED}/total": None})
    reading = read_edited(lambda each: typed(requests(each).rows[3].cells[9], "若干"), report)
    assert (reading.report, told(reading)) == (report, [(f"{RECEIVED}/total", "edited")])


KNOWN = gd.Agency(name="示例市教育局", kind="department", region="110000", phone="000-00000001")
FORM = gd.blank("2021", year=2024, agency=KNOWN)


def written(document: Document, report: gd.Report) -> None:
    """Write figures, title and chapters of a report into a blank form."""
    filled = docx.Document(io.BytesIO(gd.render(report, "docx", data=False)))
    for ours, theirs in zip(document.tables, filled.tables, strict=True):
        for cell, other in zip(ours._cells, theirs._cells, strict=True):
            if cell.text != other.text:
                cell.text = other.text
    document.paragraphs[0].text = filled.paragraphs[0].text
    for paragraph in document.paragraphs:
        if "文字描述" in paragraph.text:
            paragraph.text = "工作有序。"


FILLED = gd.replace(
    SAMPLE,
    {
        f"/{name}": (gd.Paragraph("工作有序。"),)
        for name in ("overview", "problems", "other_matters")
    }
    | {"/year": 2024, "/agency": KNOWN, "/published": None, "/remarks": (), "/attachments": ()},
)


@pytest.mark.parametrize("form", [FORM, gd.blank("2021"), gd.blank("2021", year=2024)])
def test_a_blank_form_that_was_filled_in(form: gd.Report) -> None:
    """What is written in a blank form is no edit; what it has no place for is kept."""
    reading = read_edited(lambda each: written(each, FILLED), form)
    agency = gd.replace(form, {"/agency/name": KNOWN.name}).agency
    assert reading.report == gd.replace(FILLED, {"/agency": agency})
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (FORM, "docx"),
        (gd.blank("2021"), "docx"),
        (gd.blank("2019"), "docx"),
        (FORM, "html"),
        (gd.blank("2021"), "html"),
        (FORM, "pdf"),
    ],
)
def test_a_blank_form_left_blank(form: gd.Report, name: str) -> None:
    """One in which nothing is written is the form again, with nothing odd."""
    article = {"article": Article(published=datetime(2025, 3, 7, 9, 5))}  # noqa: DTZ001 - local
    reading = gd.read(gd.render(form, name, **article if name == "html" else {}))
    assert (reading.report, reading.problems) == (form, ())


def test_a_blank_page_that_was_filled_in() -> None:
    """A page is filled in as a document for Word is; a preface may name contact details."""
    page = gd.render(gd.blank("2021"), "html")
    names = {
        "＿＿＿＿＿＿＿＿＿": "示例市教育局",
        "＿＿＿年": "2024年",
        "（文字描述）": "工作有序。",
    }
    heading = re.search("<h2[^>]*>一、", page)
    assert heading is not None
    page = page.replace(heading[0], f"<p>电话：000-00000002。</p>{heading[0]}")
    for blank, words in names.items():
        page = page.replace(blank, words)
    reading = gd.read(page)
    assert (reading.report.year, reading.report.agency.phone) == (2024, "000-00000002")
    assert reading.report.agency.name == "示例市教育局"
    assert reading.report.problems == (gd.Paragraph("工作有序。"),)
    assert reading.problems == ()


def test_a_blank_form_of_which_more_was_edited() -> None:
    """The year that a form was printed with, and cells that are no numbers, are told of."""

    def edit(document: Document) -> None:
        written(document, gd.replace(FILLED, {"/year": 2023}))
        typed(requests(document).cell(4, 4), "三")

    reading = read_edited(edit, FORM)
    assert reading.report.year == 2023
    cell = "/requests/carried_over/organizations/commercial_enterprises"
    assert told(reading) == [("/title", "edited"), (cell, "words")]
    half = read_edited(edit, gd.blank("2021", year=2024))
    assert told(half) == [("/year", "edited"), (cell, "words")]


def test_a_blank_form_without_its_title() -> None:
    """A title that was removed is told of, and year and agency are those of the form."""
    reading = read_edited(without("示例市教育局"), FORM)
    assert reading.report == FORM
    assert ("/title", "not-printed") in told(reading)


@pytest.mark.parametrize("name", ["docx", "html"])
@pytest.mark.parametrize(
    ("agency", "title"),
    [
        ("示例市教育局", "示例市教育局年报"),
        ("示例市教育局", "政府信息公开工作年度报告（教育局，2024年度）"),
        ("示例市2022年冬奥会组委会", "示例市2022年冬奥会组委会年报"),
        ("示例市2022年冬奥会组委会", None),
        ("示例市信息公开办公室", "2024年度示例市信息公开办公室政府信息公开工作年度报告"),
        ("示例市 教育局", None),
        ("《示例》报社", None),
        ("关于示例市教育局", None),
        ("示例市教育局", "示例市教育局2022年度政府信息公开工作年度报告"),
        ("", "示例市教育局2022年度政府信息公开工作年度报告"),
        ("", "年报"),
    ],
)
def test_a_blank_form_of_any_title(agency: str, title: str | None, name: str) -> None:
    """A title that is printed as it was is not read otherwise than the JSON has it."""
    for year in (2024, None):
        form = gd.blank("2021", year=year, agency=gd.Agency(name=agency))
        form = gd.replace(form, {"/title": title})
        reading = gd.read(gd.render(form, name))
        assert (reading.report, reading.problems) == (form, ())


def test_a_year_that_a_blank_form_has_no_room_for() -> None:
    """A year that is missing in a form that was filled in is not told from its title, but said."""
    title = "示例市教育局2022年度政府信息公开工作年度报告"
    form = gd.replace(gd.blank("2021", agency=gd.Agency(name="示例市教育局")), {"/title": title})

    def edit(document: Document) -> None:
        written(document, FILLED)
        document.paragraphs[0].text = title

    reading = read_edited(edit, form)
    assert (reading.report.year, reading.report.title) == (None, title)
    assert reading.report.requests == FILLED.requests
    assert told(reading) == [("/year", "year-missing")]
    assert reading.problems[0].message.zh == "空白表上没有报告年度，也没有填写，请补填"


@pytest.mark.parametrize("agency", ["《示例》报社", "示例市2022年冬奥会组委会", "示例市教育局"])
def test_a_year_in_the_room_for_it(agency: str) -> None:
    """A year that was written into its room, or over another one, leaves the agency's name."""
    report = gd.blank("2021", agency=gd.Agency(name=agency))
    reading = read_edited(replaced("＿＿＿年政府", "2024年政府"), report)
    assert reading.report == gd.replace(report, {"/year": 2024})
    assert reading.problems == ()
    reading = read_edited(replaced("2024年政府", "2023年政府"), reading.report)
    assert reading.report == gd.replace(report, {"/year": 2023})
    assert told(reading) == [("/title", "edited")]


def test_the_signature_of_an_agency_that_the_title_does_not_name() -> None:
    """A file that is signed by the agency of its JSON is not said to be signed by another one."""
    report = gd.replace(FORM, {"/title": "政府信息公开工作2024年度报告（示例市教育系统）"})

    def edit(document: Document) -> None:
        written(document, FILLED)
        document.paragraphs[0].text = report.title or ""
        document.add_paragraph("示例市教育局")
        document.add_paragraph("2025年1月20日")

    reading = read_edited(edit, report)
    assert (reading.report.agency, reading.report.published) == (KNOWN, date(2025, 1, 20))
    assert reading.problems == ()


def long_table(headers: int) -> gd.DataTable:
    """Give a table that goes on over two pages of a PDF file."""
    rows = ((f"渠道{number}", str(number)) for number in range(46 - headers))
    return gd.DataTable((("渠道", "条数"), ("名称", "条"))[:headers] + tuple(rows), headers)


@pytest.mark.parametrize("headers", [0, 1, 2])
def test_a_table_over_pages(headers: int) -> None:
    """A table that goes on on the next page, its header rows printed again, is no edit."""
    again = gd.DataTable((*long_table(headers).rows[:headers], ("门户", "1")), headers)
    for blocks in ((long_table(headers),), (long_table(headers), again)):
        report = gd.replace(SAMPLE, {"/overview": (*SAMPLE.overview, *blocks)})
        reading = gd.read(gd.render(report, "pdf"))
        assert (reading.report, reading.problems) == (report, ())


@pytest.mark.parametrize(
    "rows", [(("渠道", "条数"),), (("渠道", "件数"),), (("渠道", "条数"), ("渠道", "条数"))]
)
def test_a_table_over_pages_that_was_edited(rows: tuple[tuple[str, str], ...]) -> None:
    """A row that is not there, or another header, is an edit, over pages too."""
    before = long_table(1)
    last = gd.DataTable((*rows, *before.rows[24:]))
    found = (gd.DataTable(before.rows[:23]), last)
    assert differ((before,), found, pictured=False, paged=True)
    whole = (gd.DataTable(before.rows[:24]), gd.DataTable((before.rows[0], *before.rows[24:])))
    assert not differ((before,), whole, pictured=False, paged=True)
    assert differ((before,), whole, pictured=False, paged=False)


KINDS = gd.DataTable((("类型", "件数"), ("自然人", "3"), ("法人", "4")))


@pytest.mark.parametrize(
    ("pages", "edited"),
    [
        ((KINDS.rows[:2], (KINDS.rows[0], KINDS.rows[2])), False),
        ((KINDS.rows[:2], KINDS.rows[2:]), False),
        ((KINDS.rows[:2], (KINDS.rows[0], KINDS.rows[0], KINDS.rows[2])), True),
        ((KINDS.rows[1:2], (KINDS.rows[0], KINDS.rows[2])), True),
        ((KINDS.rows[:2], (("类型", "条数"), KINDS.rows[2])), True),
    ],
)
def test_tables_in_succession_over_pages(
    pages: tuple[tuple[tuple[str, ...], ...], ...], *, edited: bool
) -> None:
    """The header rows of a table are printed again, too, where it stands right below another."""
    first = gd.DataTable((("渠道", "条数"), ("网站", "1")))
    found = (first, *map(gd.DataTable, pages))
    assert differ((first, KINDS), found, pictured=False, paged=True) is edited


def torn(*rows: tuple[str, ...]) -> gd.DataTable:
    """Give a table as it is on one page, with the header row that is printed again."""
    return gd.DataTable((("序号", "内容", "备注"), *rows))


LONG = torn(("1", "甲乙丙丁", "某"), ("2", "子丑寅卯", ""), ("3", "短", "某"))
REST = LONG.rows[2:]


@pytest.mark.parametrize(
    ("pages", "edited"),
    [
        ((torn(*LONG.rows[1:3]), torn(LONG.rows[3])), False),
        ((torn(("1", "甲乙", "某")), torn(("", "丙丁", ""), *REST)), False),
        ((torn(("1", "甲", "")), torn(("", "乙丙", "某")), torn(("", "丁", ""), *REST)), False),
        ((torn(LONG.rows[1], ("", "", "")), torn(*REST)), False),
        ((torn(LONG.rows[1], ("2", "子丑", "")), torn(("", "寅卯", ""), LONG.rows[3])), False),
        ((torn(("1", "甲乙", "某")), torn(("", "丙丙", ""), *REST)), True),
        ((torn(("1", "甲乙", "某")), torn(("", "丁", "丙"), *REST)), True),
        ((torn(("1", "甲乙", "某"), ("", "丙丁", ""), *REST),), True),
        ((torn(("1", "甲乙", "某")), torn(LONG.rows[2], ("", "丙丁", ""), LONG.rows[3])), True),
        ((torn(LONG.rows[1], ("2", "子丑", "")), torn(("", "寅", ""), LONG.rows[3])), True),
    ],
)  # fmt: skip
def test_a_row_over_pages(pages: tuple[gd.DataTable, ...], *, edited: bool) -> None:
    """A row that goes on on the next page is no edit where it says in all what it said."""
    assert differ((LONG,), pages, pictured=False, paged=True) is edited


def test_a_row_that_no_page_holds() -> None:
    """In a PDF file of ours a row is broken over pages where none holds it, also that of a box."""
    lines = "\n".join(f"第{number}项" for number in range(60))
    table = gd.DataTable((("序号", "内容"), ("1", lines), ("2", "短")))
    box = gd.DataTable(((lines,),), 0)
    report = gd.replace(SAMPLE, {"/overview": (*SAMPLE.overview, table), "/problems": (box,)})
    reading = gd.read(gd.render(report, "pdf"))
    assert (reading.report, reading.problems) == (report, ())


@pytest.mark.no_cover  # what is measured here is time
def test_very_many_tables() -> None:
    """The rows of tables that may be one are gone through once, however many tables there are."""
    numbers = range(3000)
    before = tuple(gd.DataTable(((str(number), "1"), ("乙", "2"))) for number in numbers)
    found = tuple(gd.DataTable(((str(number), "3"),)) for number in numbers)
    said: list[object] = []
    taken = costs.seconds(lambda: said.append(differ(before, found, pictured=False, paged=True)))
    assert (said, taken < 5) == ([True], True)

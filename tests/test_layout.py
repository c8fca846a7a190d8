"""From a report to a document."""

import json
import math
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from govdisclose.cells import Money
from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Document,
    Frame,
    FrameCell,
    Placeholder,
    Role,
    Table,
    Title,
)
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.errors import InvalidValueError
from govdisclose.form import leaves
from govdisclose.layouts import layout
from govdisclose.pointers import replace
from govdisclose.prose import DataTable, Heading, Paragraph
from support import real

AGENCY = Agency(name="示例市发展和改革局")
WRITTEN = {"/overview": (Paragraph("甲"),)}
"""Makes a report out of a blank form."""
TOTAL = "/requests/received/total"
PLACES = [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
"""Cells that cover two rows and two columns: where each begins, and how far it spans."""


def printed(report: Report) -> dict[str, str]:
    """Give what is printed in each cell, by pointer."""
    values = [
        value
        for block in layout(report).blocks
        if isinstance(block, Table)
        for value in block.values
    ]
    pointers = [leaf.pointer for leaf in leaves(type(report))]
    return dict(zip(pointers, values, strict=True))


def words(document: Document) -> list[str]:
    """Give the texts of all blocks but tables, in order."""
    return [
        block.text for block in document.blocks if isinstance(block, Title | Heading | Paragraph)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_chapters_stand_in_order(edition: str) -> None:
    """Title, preface, six chapters; a table under 二, 三 and 四."""
    report = replace(blank(edition, year=2020, agency=AGENCY), WRITTEN)
    kinds = [type(block).__name__ for block in layout(report).blocks]
    overview, table = ["Heading", "Paragraph"], ["Heading", "Table"]
    assert kinds == ["Title", "Paragraph", *overview, *table * 3, "Heading", "Heading"]


def test_title_and_preface_are_derived() -> None:
    """Without title and preface, the customary ones are made of agency, year and notice."""
    agency = Agency(
        name="示例市发展和改革局",
        address="示例市人民路1号",
        postcode="000000",
        phone="000-0000000",
        fax="000-0000001",
        email="office@example.cn",
        website="https://www.example.cn/",
    )
    report = replace(blank("2021", year=2024, agency=agency), WRITTEN)
    title, preface, *_ = words(layout(report))
    assert title == "示例市发展和改革局\n2024年政府信息公开工作年度报告"
    assert preface == (
        "本报告根据《中华人民共和国政府信息公开条例》（国令第711号）和国办公开办函〔2021〕30号文件要求编制。"
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。"
        "所列数据的统计期限自2024年1月1日起，至2024年12月31日止。"
        "本报告电子版可在示例市发展和改革局网站（https://www.example.cn/）查阅和下载。"
        "如对本报告有疑问，请与示例市发展和改革局联系（地址：示例市人民路1号，邮编：000000，"
        "电话：000-0000000，传真：000-0000001，电子邮箱：office@example.cn）。"
    )


def test_own_title_and_preface_are_kept() -> None:
    """A title and a preface of the report's own replace the derived ones."""
    report = replace(
        blank("2021", year=2024, agency=AGENCY),
        {"/title": "示例市\n年度报告", "/preface": (Paragraph("甲"), Paragraph("乙"))},
    )
    document = layout(report)
    assert words(document)[:3] == ["示例市\n年度报告", "甲", "乙"]
    assert document.metadata.title == "示例市年度报告"


def test_a_report_without_agency_and_year() -> None:
    """A report that has neither is titled without, and names no period."""
    named = replace(blank("2021", agency=AGENCY), WRITTEN)
    assert words(layout(named))[0] == "示例市发展和改革局\n政府信息公开工作年度报告"
    title, preface, *_ = words(layout(replace(blank("2021"), WRITTEN)))
    assert title == "政府信息公开工作年度报告"
    assert "统计期限" not in preface


@pytest.mark.parametrize(
    ("edition", "overview", "problems", "other_matters"),
    [
        ("2019", "", "", ""),
        ("2021", "（文字描述）", "（文字描述）", "（文字描述，收取信息处理费情况在此处报告。）"),
    ],
)
def test_a_blank_form_has_room_in_its_chapters(
    edition: str, overview: str, problems: str, other_matters: str
) -> None:
    """A blank form has no preface, and in the chapters of prose what the official form prints."""
    blocks = layout(blank(edition, year=2020, agency=AGENCY)).blocks
    kinds = [type(block).__name__ for block in blocks]
    room, table = ["Heading", "Placeholder"], ["Heading", "Table"]
    assert kinds == ["Title", *room, *table * 3, *room * 2]
    found = [block.text for block in blocks if isinstance(block, Placeholder)]
    assert found == [overview, problems, other_matters]


@pytest.mark.parametrize(
    ("year", "agency", "printed_title", "known_title"),
    [
        (
            None,
            Agency(name=""),
            "＿＿＿＿＿＿＿＿＿\n＿＿＿年政府信息公开工作年度报告",
            "政府信息公开工作年度报告",
        ),
        (
            2024,
            Agency(name=""),
            "＿＿＿＿＿＿＿＿＿\n2024年政府信息公开工作年度报告",
            "2024年政府信息公开工作年度报告",
        ),
        (
            None,
            AGENCY,
            "示例市发展和改革局\n＿＿＿年政府信息公开工作年度报告",
            "示例市发展和改革局政府信息公开工作年度报告",
        ),
        (
            2024,
            AGENCY,
            "示例市发展和改革局\n2024年政府信息公开工作年度报告",
            "示例市发展和改革局2024年政府信息公开工作年度报告",
        ),
    ],
)
def test_title_of_a_blank_form(
    year: int | None, agency: Agency, printed_title: str, known_title: str
) -> None:
    """There is room for what is not known, in the printed title only."""
    document = layout(blank("2021", year=year, agency=agency))
    assert words(document)[0] == printed_title
    assert document.metadata.title == known_title


def test_own_title_of_a_blank_form_is_kept() -> None:
    """A blank form that has a title of its own has no room in it."""
    report = replace(blank("2019"), {"/title": "年度报告\n（样表）"})
    assert words(layout(report))[0] == "年度报告\n（样表）"
    assert layout(report).metadata.title == "年度报告（样表）"


@pytest.mark.parametrize(
    "values",
    [
        WRITTEN,
        {"/preface": (Paragraph(""),)},
        {"/problems": (Heading("甲"),)},
        {"/other_matters": (DataTable((("",),)),)},
        {"/attachments": (Attachment("甲"),)},
        {"/remarks": (Remark(TOTAL, "不涉及"),)},
        {TOTAL: 0},
        {"/proactive_disclosure/fees/administrative_fees/amount": Decimal(0)},
    ],
)
def test_what_is_no_blank_form(values: dict[str, Any]) -> None:
    """Anything in a chapter, a cell, a remark or an attachment makes a report of the form."""
    blocks = layout(replace(blank("2021"), values)).blocks
    assert blocks[0] == Title("政府信息公开工作年度报告")
    assert isinstance(blocks[1], Paragraph)
    assert [block for block in blocks if isinstance(block, Placeholder)] == []


def attached(*attachments: Attachment) -> list[Any]:
    """Give the blocks behind the last chapter of a report that has these attachments."""
    other_matters = Paragraph("无。")
    values = {"/other_matters": (other_matters,), "/attachments": attachments}
    blocks = layout(replace(blank("2021"), values)).blocks
    return list(blocks[blocks.index(other_matters) + 1 :])


def test_attachments_stand_behind_the_chapters() -> None:
    """All are listed; those with content follow, under the numbers that they have in the list."""
    content = (Heading("（一）概况"), DataTable((("甲", "1"),)))
    note = AttachmentNote(("统计表", "案例", "名单"))
    assert attached(
        Attachment("统计表", content), Attachment("案例"), Attachment("名单", content[:1])
    ) == [note, AttachmentTitle("统计表", 1), *content, AttachmentTitle("名单", 3), content[0]]
    assert note.lines == ("1. 统计表", "2. 案例", "3. 名单")
    assert AttachmentTitle("名单", 3).label == "附件3"


def test_a_single_attachment_has_no_number() -> None:
    """One attachment is listed and titled without a number, whether it has content or not."""
    content = (Paragraph("正文"),)
    note = AttachmentNote(("统计表",))
    assert attached() == []
    assert attached(Attachment("统计表")) == [note]
    assert attached(Attachment("统计表", content)) == [note, AttachmentTitle("统计表"), *content]
    assert note.lines == ("统计表",)
    assert AttachmentTitle("统计表").label == "附件"


def test_metadata() -> None:
    """The document knows its title, author and date."""
    report = replace(blank("2021", year=2024, agency=AGENCY), {"/published": date(2025, 1, 20)})
    metadata = layout(report).metadata
    assert (metadata.author, metadata.published, metadata.language) == (
        "示例市发展和改革局",
        date(2025, 1, 20),
        "zh-CN",
    )


def test_document_carries_the_report() -> None:
    """The document's data is the report's JSON."""
    data = json.loads(layout(blank("2021", year=2024, agency=AGENCY)).data())
    assert (data["edition"], data["agency"]["name"]) == ("2021", "示例市发展和改革局")


def test_values_are_printed_as_published() -> None:
    """Blanks are empty, numbers plain, amounts digit for digit, money with its unit."""
    report = replace(
        blank("2019", year=2020),
        {
            "/requests/received/total": 12345678,
            "/requests/carried_over/total": 0,
            "/proactive_disclosure/services/licensing/change": -18,
            "/proactive_disclosure/procurement/centralized_procurement/amount": Money(
                Decimal("160.5960"), "万元"
            ),
        },
    )
    filled = {pointer: value for pointer, value in printed(report).items() if value}
    assert filled == {
        "/requests/received/total": "12345678",
        "/requests/carried_over/total": "0",
        "/proactive_disclosure/services/licensing/change": "-18",
        "/proactive_disclosure/procurement/centralized_procurement/amount": "160.5960万元",
    }


def test_remarks_stand_behind_the_number() -> None:
    """A remark is printed in its cell, in brackets, behind a number or alone."""
    cells = [
        "/proactive_disclosure/documents/rules/repealed",
        "/proactive_disclosure/documents/rules/issued",
    ]
    report = replace(
        blank("2021", year=2024),
        {
            cells[0]: 22,
            "/remarks": (Remark(cells[0], "其中修订16件"), Remark(cells[1], "不涉及")),
            "/proactive_disclosure/fees/administrative_fees/amount": Decimal("1E+3"),
        },
    )
    filled = {pointer: value for pointer, value in printed(report).items() if value}
    assert filled == {
        cells[0]: "22（其中修订16件）",
        cells[1]: "（不涉及）",
        "/proactive_disclosure/fees/administrative_fees/amount": "1000",
    }


@pytest.mark.parametrize("slug", real.SLUGS)
def test_frames_are_shared(slug: str) -> None:
    """All reports of an edition share the same frames, so that a renderer compiles them once."""
    tables = [block for block in layout(real.report(slug)).blocks if isinstance(block, Table)]
    edition = real.report(slug).edition
    blanks = [block for block in layout(blank(edition)).blocks if isinstance(block, Table)]
    assert [id(table.frame) for table in tables] == [id(table.frame) for table in blanks]
    assert [len(table.values) for table in tables] == [len(table.frame.slots) for table in tables]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("示例市\n年报", "示例市年报"),
        ("Annual\nReport", "Annual Report"),
        ("2024\n\nyear", "2024 year"),
        ("示例市\n2024年\nReport", "示例市2024年Report"),
    ],
)
def test_the_title_in_one_line(title: str, line: str) -> None:
    """Lines of a title are joined; with a space between words and numbers of Latin letters."""
    report = replace(blank("2021", agency=AGENCY), {"/title": title})
    assert layout(report).metadata.title == line


def test_a_table_has_a_value_for_each_slot() -> None:
    """A table made by hand with too few values is refused."""
    frame = next(b.frame for b in layout(blank("2021")).blocks if isinstance(b, Table))
    with pytest.raises(InvalidValueError, match="10 处要填，给了 1 个值"):
        Table(frame, ("1",))


def frame(places: list[tuple[int, int, int, int]], **changes: Any) -> Frame:
    """Build a frame of two rows and two columns, or of another shape."""
    cells = tuple(FrameCell(*place, Role.VALUE) for place in places)
    fields: dict[str, Any] = {"rows": 2, "columns": 2, "weights": (1.0, 2.0), "header_rows": 0}
    return Frame(caption="表", stub_columns=0, groups=(), cells=cells, **(fields | changes))


def test_a_frame_knows_the_cells_of_each_row() -> None:
    """A frame whose cells cover each place once is built; a cell that spans rows is in each."""
    assert [len(row) for row in frame(PLACES).cells_by_row] == [1, 2]
    tall = frame([(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)])
    assert [[cell.column for cell in row] for row in tall.cells_by_row] == [[0, 1], [0, 1]]


@pytest.mark.parametrize(
    ("places", "changes"),
    [
        pytest.param(PLACES[:2], {}, id="a place is left out"),
        pytest.param([*PLACES[:2], (1, 0, 1, 2)], {}, id="two cells in a place"),
        pytest.param([*PLACES, (1, 1, 1, 1)], {}, id="a cell twice"),
        pytest.param([*PLACES[:2], (1, 2, 1, 1)], {}, id="a cell beyond the last column"),
        pytest.param([*PLACES[:2], (2, 1, 1, 1)], {}, id="a cell beyond the last row"),
        pytest.param([(-1, 0, 1, 2), *PLACES[1:]], {}, id="a cell before the first row"),
        pytest.param(
            [PLACES[0], (1, -1, 1, 1), PLACES[1]], {}, id="a cell before the first column"
        ),
        pytest.param([*PLACES, (1, 1, 0, 1)], {}, id="a cell of no rows"),
        pytest.param([*PLACES, (1, 1, 1, -1)], {}, id="a cell of fewer than no columns"),
        pytest.param([PLACES[0], PLACES[2], PLACES[1]], {}, id="cells out of order"),
        pytest.param(PLACES, {"rows": 3}, id="a row without cells"),
        pytest.param(PLACES, {"weights": (1.0,)}, id="a weight missing"),
        pytest.param(PLACES, {"weights": (1.0, 2.0, 3.0)}, id="a weight too many"),
        pytest.param(PLACES, {"weights": (1.0, 0.0)}, id="a column without width"),
        pytest.param(PLACES, {"weights": (1.0, -1.0)}, id="a negative weight"),
        pytest.param(PLACES, {"weights": (1.0, math.nan)}, id="a weight that is no number"),
        pytest.param(PLACES, {"weights": (1.0, math.inf)}, id="an infinite weight"),
        pytest.param(PLACES, {"header_rows": 3}, id="more header rows than rows"),
        pytest.param(PLACES, {"header_rows": -1}, id="fewer than no header rows"),
        pytest.param(
            [(0, column, 1, 1) for column in range(64)],
            {"rows": 1, "columns": 64, "weights": (1.0,) * 64},
            id="more columns than Word opens",
        ),
        pytest.param([], {"rows": 0, "columns": 0, "weights": ()}, id="nothing at all"),
        pytest.param([], {"rows": 0}, id="columns without rows"),
    ],
)
def test_frames_that_are_no_table(
    places: list[tuple[int, int, int, int]], changes: dict[str, Any]
) -> None:
    """A frame that does not cover each place once, in reading order, is refused."""
    with pytest.raises(InvalidValueError, match="每个位置恰好一次") as caught:
        frame(places, **changes)
    assert [problem.code for problem in caught.value.problems] == ["frame"]
    assert "cover every place once" in caught.value.text("en")


def test_changing_a_frame_checks_it_again() -> None:
    """A copy of a real frame with a row more is refused, too."""
    real_frame = next(b.frame for b in layout(blank("2021")).blocks if isinstance(b, Table))
    assert attrs.evolve(real_frame).rows == real_frame.rows
    with pytest.raises(InvalidValueError, match="/cells"):
        attrs.evolve(real_frame, rows=real_frame.rows + 1)

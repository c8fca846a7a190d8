"""From a report to a document."""

import json
from datetime import date
from decimal import Decimal

import pytest

from govdisclose.cells import Money
from govdisclose.document import Document, Table, Title
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency, Remark
from govdisclose.errors import InvalidValueError
from govdisclose.form import leaves
from govdisclose.layouts import layout
from govdisclose.pointers import replace
from govdisclose.prose import Heading, Paragraph
from support import real

AGENCY = Agency(name="示例市发展和改革局")


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


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_chapters_stand_in_order(edition: str) -> None:
    """Title, preface, six chapters; a table under 二, 三 and 四."""
    blocks = layout(blank(edition, year=2020, agency=AGENCY)).blocks
    kinds = [type(block).__name__ for block in blocks]
    table = ["Heading", "Table"]
    assert kinds == ["Title", "Paragraph", "Heading", *table * 3, "Heading", "Heading"]


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
    title, preface, *_ = words(layout(blank("2021", year=2024, agency=agency)))
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


def test_a_form_without_agency_and_year() -> None:
    """The blank form is titled without either, and names no period."""
    named = blank("2021", agency=AGENCY)
    assert words(layout(named))[0] == "示例市发展和改革局\n政府信息公开工作年度报告"
    title, preface, *_ = words(layout(blank("2021")))
    assert title == "政府信息公开工作年度报告"
    assert "统计期限" not in preface


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


def test_a_table_has_a_value_for_each_slot() -> None:
    """A table made by hand with too few values is refused."""
    frame = next(b.frame for b in layout(blank("2021")).blocks if isinstance(b, Table))
    with pytest.raises(InvalidValueError, match="10 处要填，给了 1 个值"):
        Table(frame, ("1",))

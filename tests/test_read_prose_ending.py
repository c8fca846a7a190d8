"""Date of publication, attachments and footers, read out of what stands behind the text."""

from datetime import date

import pytest

from govdisclose import codec
from govdisclose.editions.shared import Attachment
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.readers.content import Grid, Item, Line
from govdisclose.readers.prose import Narrative, read_prose
from support import contents
from support.contents import DISPUTES, OTHER, OVERVIEW, PROACTIVE, PROBLEMS, REQUESTS
from support.images import png

TITLE = "某局\n2024年政府信息公开工作年度报告"


def ended(*items: Item | str, **metadata: str) -> Narrative:
    """Read a report whose last chapter has these items behind its text."""
    return contents.read(
        TITLE, OVERVIEW, "甲。",
        PROACTIVE, "proactive_disclosure", REQUESTS, "requests", DISPUTES, "disputes",
        PROBLEMS, "乙。", OTHER, "丙。", *items, **metadata,
    )  # fmt: skip


@pytest.mark.parametrize(
    "day",
    [
        "2025年1月15日",
        "2025 年 1 月 15 日",
        "二\u3007二五年一月十五日",
        "2025-01-15",
        "2025/1/15",
        "2025.01.15",
    ],
)
@pytest.mark.parametrize("signed", [["某局"], ["某市某局"], []], ids=["agency", "organ", "alone"])
def test_signature(day: str, signed: list[str]) -> None:
    """Name and date at the end are the signature: no text, but the date of publication."""
    narrative = ended(*signed, day)
    assert narrative.published == date(2025, 1, 15)
    assert narrative.other_matters == (Paragraph("丙。"),)
    expected = [("/agency/name", "signed-by")] * (signed == ["某市某局"])
    assert contents.codes(narrative) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["某局 2025年1月15日"],
        ["某局\n2025年1月15日"],
        ["　　某局", "", "2025年1月15日", "- 3 -"],
    ],
)
def test_signature_in_one_paragraph(lines: list[str]) -> None:
    """Name and date may stand in one line or paragraph, with a page number behind them."""
    narrative = ended(*lines)
    assert (narrative.published, narrative.other_matters) == (
        date(2025, 1, 15),
        (Paragraph("丙。"),),
    )


@pytest.mark.parametrize(
    "lines", [["＿＿＿＿＿", "　　年　　月　　日"], ["某局", "年　月　日"], ["某局"]]
)
def test_signature_without_date(lines: list[str]) -> None:
    """Room for name and date, and the agency's name alone, are no text and no date."""
    narrative = ended(*lines)
    assert (narrative.published, narrative.other_matters) == (None, (Paragraph("丙。"),))


@pytest.mark.parametrize(
    "line",
    ["2025年2月30日", "截至2025年1月15日", "会议于2025年1月15日召开", "2025年1月", "一切正常"],
)
def test_no_signature(line: str) -> None:
    """Text that is no date, or no possible one, stays in the last chapter."""
    narrative = ended(line)
    assert narrative.published is None
    assert narrative.other_matters == (Paragraph("丙。"), Paragraph(line))


def test_agency_of_the_signature() -> None:
    """Where nothing else names the agency, the signature does, and a note says so."""
    narrative = contents.read(
        "2024年政府信息公开工作年度报告", OVERVIEW, "甲。", "某市某局", "2025年1月15日"
    )
    assert narrative.agency.name == "某市某局"
    odd = [code for pointer, code in contents.codes(narrative) if pointer == "/agency/name"]
    assert odd == ["agency-from-signature"]


def test_agency_of_author_and_signature() -> None:
    """An author who also signs the report is the agency, whatever the name looks like."""
    narrative = contents.read(
        "2024年政府信息公开工作年度报告", OVERVIEW, "甲。", "融媒", "2025年1月15日", agency="融媒"
    )
    assert narrative.agency.name == "融媒"


def test_date_of_the_metadata() -> None:
    """Without a date at the end, that of the metadata is taken; a wrong one is none."""
    assert ended(published="2025-01-20").published == date(2025, 1, 20)
    assert ended(published="2025-02-30").published is None
    assert ended("2025年1月15日", published="2025-01-20").published == date(2025, 1, 15)


@pytest.mark.parametrize(
    "lines",
    [
        ["附件：1.统计表", "2.说明"],
        ["附件：1. 统计表\n2. 说明"],
        ["附件：1.\t统计表", "2.\t说明"],
        ["附件：", "统计表", "说明"],
        ["附件：", "1. 统计表", "2. 说明"],
        ["附件：1. 统计表", "附件：2. 说明"],
        ["附件1：统计表", "附件2：说明"],
        ["附 件：1\uff0e统计表", "2\uff0e说明"],
    ],
)
@pytest.mark.parametrize("signed", [[], ["某局", "2025年1月15日"]], ids=["unsigned", "signed"])
def test_list_of_attachments(lines: list[str], signed: list[str]) -> None:
    """What a list at the end names is attached, whatever way the list is written."""
    narrative = ended(*lines, *signed)
    assert narrative.attachments == (Attachment("统计表"), Attachment("说明"))
    assert narrative.other_matters == (Paragraph("丙。"),)
    assert narrative.published == (date(2025, 1, 15) if signed else None)
    assert contents.codes(narrative) == []


def test_one_attachment() -> None:
    """A single attachment has no number."""
    narrative = ended("附件：统计表.xlsx")
    assert narrative.attachments == (Attachment("统计表.xlsx"),)


@pytest.mark.parametrize(
    "beginnings",
    [
        [["附件1", "统计表"], ["附件2", "说明"]],
        [["附件1 统计表"], ["附件2 说明"]],
        [["附件1：统计表"], ["附件2：说明"]],
    ],
)
def test_contents_of_attachments(beginnings: list[list[str]]) -> None:
    """What stands behind the beginning of an attachment is what it says."""
    first, second = beginnings
    narrative = ended(
        "附件：1.统计表", "2.说明", "某局", "2025年1月15日",
        *first, contents.grid(("甲", "乙"), ("1", "2")), *second, "（一）口径", "丁。",
    )  # fmt: skip
    assert narrative.attachments == (
        Attachment("统计表", (DataTable((("甲", "乙"), ("1", "2"))),)),
        Attachment("说明", (Heading("（一）口径", 2), Paragraph("丁。"))),
    )
    assert (narrative.other_matters, narrative.published) == (
        (Paragraph("丙。"),),
        date(2025, 1, 15),
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["附件：1.统计表", "另有情况如下。"],
        ["附件：1.统计表", "2.说明", "附件3", "别的表"],
        ["附件：1.统计表", "附件1", "别的表"],
        ["附件：", "本报告无附件可供下载。" * 20],
        ["附件1", "统计表", "甲。"],
        ["附件1：统计表", "甲。", "附件2：说明"],
    ],
)
def test_unclear_attachments_stay(lines: list[str]) -> None:
    """Where list and what follows do not fit, all stays in the last chapter."""
    narrative = ended(*lines)
    assert narrative.attachments == ()
    assert len(narrative.other_matters) == 1 + len(lines)


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
def test_our_attachments_come_back(*, marked: bool) -> None:
    """Attachments come back from the document of a report."""
    table = DataTable((("甲", "乙"), ("1", "2")), 1, "表")
    attachments = (
        Attachment("只列名称的附件"),
        Attachment("统计表", (table,)),
        Attachment("说明", (Heading("（一）口径"), Paragraph("丁。"))),
    )
    data = contents.sample("2021")
    report = codec.loads(data)
    from_file = type(report)(
        year=2024,
        agency=report.agency,
        overview=report.overview,
        problems=report.problems,
        other_matters=report.other_matters,
        attachments=attachments,
    )
    content, forms = contents.contents(layout(from_file), "2021", marked=marked)
    narrative = read_prose(content, forms, type(report))
    assert narrative.attachments == attachments
    assert narrative.other_matters == report.other_matters


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "unmarked"])
def test_comparison_is_left_out(*, marked: bool) -> None:
    """Our comparison with the year before is derived: it is no part of chapter 六, and named."""
    report = codec.loads(contents.sample("2021"))
    content, forms = contents.contents(layout(report, previous=report), "2021", marked=marked)
    narrative = read_prose(content, forms, type(report))
    assert narrative.other_matters == report.other_matters
    assert contents.codes(narrative) == [("", "left-out")]
    assert contents.raw(narrative, "left-out").startswith("与另一年的对比不属于报告，未读入：与")


def test_a_comparison_and_footers_are_named_apart() -> None:
    """A comparison is called one, and the footers below it are called what they are."""
    table = Grid(["收到申请", "7"], [(0, 0, 1, 1), (0, 1, 1, 1)], 1, 2)
    narrative = ended("与2023年对比", table, "上一篇：2023年报告")
    assert contents.raw(narrative, "left-out").split("\n") == [
        "标题以上的文字、目录、导航、元数据、页脚等不属于报告，未读入：上一篇：2023年报告",
        "与另一年的对比不属于报告，未读入：与2023年对比 | 收到申请 7",
    ]


def test_footers_are_left_out() -> None:
    """What a page prints below the report is left out from its first footer on, and named."""
    narrative = ended(
        "某局", "2025年1月15日", "上一篇：2023年报告", "更多", "版权所有：某县人民政府",
        Picture(png(1, 1), "image/png", "二维码"), "苏ICP备05000000号",
    )  # fmt: skip
    assert (narrative.other_matters, narrative.published) == (
        (Paragraph("丙。"),),
        date(2025, 1, 15),
    )
    assert contents.codes(narrative) == [("", "left-out")]
    gone = "上一篇：2023年报告 | 更多 | 版权所有：某县人民政府 | 〔二维码〕 | 苏ICP备05000000号"
    assert contents.raw(narrative, "left-out").endswith(f"：{gone}")


def test_text_behind_a_footer_stays() -> None:
    """Where sentences follow what looks like a footer, nothing is left out."""
    narrative = ended("相关链接", "本年度未收费。")
    assert len(narrative.other_matters) == 3
    assert contents.codes(narrative) == []


def test_signature_of_the_last_chapter_there_is() -> None:
    """The signature is found where chapters are missing, even behind a table of the form."""
    narrative = contents.read(TITLE, OVERVIEW, "甲。", "disputes", "某局", "2025年1月15日")
    assert narrative.published == date(2025, 1, 15)
    assert "text-beside-table" not in {code for _, code in contents.codes(narrative)}


def test_marked_line_is_no_signature() -> None:
    """A line that the file marks as a heading is no signature."""
    narrative = ended(Line("2025年1月15日", 4))
    assert narrative.published is None

"""How a draft came about, as a document."""

import json

import attrs
import pytest

import govdisclose as gd
from govdisclose.document import Title
from support.parts import (
    BOUGHT,
    CARRIED,
    CITY,
    CIVIL,
    EDUCATION,
    FEES,
    NEW,
    POLICE,
    last_year,
    part,
)

APPEALED = "/disputes/litigation/after_reconsideration/total"


def result(*empty: str, **asked: object) -> gd.Aggregate:
    """Add up two reports with blanks and a remark; one agency is missing, one is not listed."""
    remark = gd.Remark(NEW, "其中1件撤回")
    reports = [
        attrs.evolve(
            part(EDUCATION, {NEW: 30, CARRIED: None} | dict.fromkeys(empty)), remarks=(remark,)
        ),
        part(CIVIL, {NEW: 4, APPEALED: None}),
    ]
    given = {"agency": CITY, "year": 2024, "roster": [POLICE, EDUCATION]} | asked
    return gd.aggregate(reports, **given)  # type: ignore[arg-type]  # any of its arguments


def tables(document: gd.Document) -> dict[str, gd.DataTable]:
    """Give the tables by the heading above each."""
    found: dict[str, gd.DataTable] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, gd.Heading):
            heading = block.text
        elif isinstance(block, gd.DataTable):
            found[heading] = block
    return found


def test_who_reported_comes_first() -> None:
    """Title, conclusion and coverage stand above the tables."""
    document = gd.layout_aggregate(result())
    title, conclusion, heading, *others = document.blocks[:6]
    assert title == Title("示例市人民政府\n2024年政府信息公开工作年度报告汇总情况")
    assert conclusion == gd.Paragraph(result().message.zh + "。")
    assert heading == gd.Heading("报送情况", level=1)
    assert others == [
        gd.Paragraph("名单上有 2 个机关，已报 1 个。"),
        gd.Paragraph("未报 1 个：示例市公安局。"),
        gd.Paragraph("名单之外 1 个：示例市民政局。"),
    ]
    assert json.loads(document.data())["agencies"][0] == {"name": POLICE, "status": "missing"}


def test_main_figures_by_agency() -> None:
    """Each agency has a line, those that did not report too; what is blank stays so."""
    plain = part(CIVIL)
    handled, forward, reviews, direct, appealed = (
        gd.get(plain, pointer)
        for pointer in (
            "/requests/outcomes/total/total",
            "/requests/carried_forward/total",
            "/disputes/reconsideration/total",
            "/disputes/litigation/direct/total",
            APPEALED,
        )
    )
    numbers = (handled, forward, reviews)
    assert tables(gd.layout_aggregate(result()))["主要数据"].rows == (
        ("机关", "新收申请", "上年结转", "办理结果", "结转下年", "行政复议", "行政诉讼"),
        ("示例市公安局（未报）", *[""] * 6),
        (EDUCATION, "30", "", *map(str, numbers), str(direct + appealed)),
        (CIVIL, "4", str(gd.get(plain, CARRIED)), *map(str, numbers), ""),
        ("合计", "34", "", *(str(2 * number) for number in numbers), ""),
    )
    assert "主要数据" not in tables(gd.layout_aggregate(result(breakdown=False)))


def test_what_is_blank_and_why() -> None:
    """Blank cells are told by rows with the parts concerned, and by parts with the rows."""
    found = tables(gd.layout_aggregate(result()))
    carried, court = (
        "「二、上年结转政府信息公开申请数量」",
        "「四、政府信息公开行政复议、行政诉讼情况」",
    )
    assert found["草稿中的空白"].rows[1:] == (
        (carried, "总计", EDUCATION),
        (court, "行政诉讼 / 复议后起诉 / 总计", CIVIL),
    )
    assert found["各部分的空白"].rows[1:] == ((EDUCATION, "1", carried), (CIVIL, "1", court))
    zero = tables(gd.layout_aggregate(result(blanks="zero")))
    assert "草稿中的空白" not in zero
    assert zero["各部分空白的合计，按分项之和计入"] == found["各部分的空白"]
    both = tables(gd.layout_aggregate(result(FEES, blanks="zero")))
    row = "「第二十条第（八）项 / 行政事业性收费」"
    assert both["各部分的空白，按 0 计入"].rows[1:] == ((EDUCATION, "1", row),)
    [*_, education, _, total] = both["主要数据"].rows
    carried_over = gd.get(part(EDUCATION), CARRIED)
    assert (education[2], total[2]) == (str(carried_over), str(2 * carried_over))


def test_carried_over_and_remarks() -> None:
    """What follows from last year stands beside the sums; remarks with their part and cell."""
    previous = last_year({"/requests/carried_forward/total": 9})
    asked = {"previous": previous, "take_over_blanks": True}
    found = tables(gd.layout_aggregate(result(**asked)))
    rows = {row[0]: row[1:] for row in found["与上年的衔接"].rows}
    place = "「二、上年结转政府信息公开申请数量 / 总计」"
    assert rows[place] == ("9", "", "空白，已取上年的")
    own = gd.get(previous, "/requests/carried_forward/natural_persons")
    both = 2 * gd.get(part(CIVIL), "/requests/carried_over/natural_persons")
    assert rows["「二、上年结转政府信息公开申请数量 / 自然人」"] == (
        str(own),
        str(both),
        f"{both - own:+}",
    )
    assert found["各部分的备注"].rows[1:] == (
        (EDUCATION, "「一、本年新收政府信息公开申请数量 / 总计」", "其中1件撤回"),
    )


def test_amounts_without_a_unit() -> None:
    """An amount that could not be added is shown as published."""
    amount = gd.replace(part(CIVIL, edition="2019"), {f"{BOUGHT}/unit": None})
    document = gd.layout_aggregate(gd.aggregate([amount], agency=CITY, year=2020))
    [_, row] = tables(document)["单位不明、未能相加的金额"].rows
    assert row == (
        CIVIL,
        "「第二十条第（九）项 / 政府集中采购 / 采购总金额」",
        str(gd.get(amount, f"{BOUGHT}/value")),
    )


def test_of_many_parts_the_first_are_named() -> None:
    """Beside a row that is blank because of many parts, the first ten of them are named."""
    reports = [part(f"示例市第{n}局", {NEW: None}) for n in range(12)]
    document = gd.layout_aggregate(gd.aggregate(reports, agency=CITY, year=2024))
    [_, row] = tables(document)["草稿中的空白"].rows
    assert row[2].endswith("示例市第9局等 12 个")
    assert len(tables(document)["各部分的空白"].rows) == 13


def test_files_that_could_not_be_read() -> None:
    """They are counted in the conclusion, and each is named with the reason."""
    unread = {"a.json": gd.Message("a.json: 坏了", "a.json: broken")}
    document = gd.layout_aggregate(result(), unread=unread)
    assert document.blocks[1] == gd.Paragraph(
        result().message.zh + "；未能读取 1 个文件，不知是谁的，未报的或在其中。"
    )
    assert tables(document)["未能读取的文件"].rows[1:] == (("a.json", "a.json: 坏了"),)
    assert json.loads(document.data())["unread"] == ["a.json"]


@pytest.mark.parametrize("name", gd.renderers.names())
def test_any_renderer_renders_it(name: str) -> None:
    """It renders in every format and both languages, whatever a list calls an agency."""
    odd = "示例局<b>&|*"
    previous = last_year()
    for lang in ("zh", "en"):
        document = gd.layout_aggregate(result(roster=[odd], previous=previous), lang)
        assert document.metadata.language == {"zh": "zh-CN", "en": "en"}[lang]
        assert gd.render(document, name)
    assert odd in gd.render(document, "text")

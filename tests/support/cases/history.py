"""Reports for the rules that compare with last year."""

from typing import Any

from govdisclose.editions.shared import Remark
from govdisclose.pointers import get
from govdisclose.prose import Heading, Paragraph
from support.cases.case import Case
from support.sums import YEARS, filled, table

OVER, FORWARD = "/requests/carried_over", "/requests/carried_forward"
STOCK = "/proactive_disclosure/documents/normative_documents"
MADE = "/proactive_disclosure/documents/rules"
TEXT = (
    "健全公开制度，明确专人负责，重要文件印发后三日内上网。"
    "畅通网络、信函、当面三种申请渠道，答复前征求法律顾问意见。"
    "清理失效文件目录，按主题归类，方便检索。"
    "升级网站搜索功能，新媒体账号每周更新。"
    "每季度自查一次，结果报送主管部门，对迟报漏报的提醒整改。"
)
"""The words of a chapter: more than 100 letters."""
OTHER_TEXT = (
    "一些栏目内容更新慢，原因是供稿环节多；解读材料文字偏长，读者不易抓住要点。"
    "来年拟缩短审稿流程，推广图解和短视频，并请热线接线员整理常见问答，按月补充到专栏。"
    "还将组织新任信息员跟班学习，把公开要求写进公文办理手册，做到文件起草与解读同步。"
)
"""Others."""


def handed_over(edition: str) -> dict[str, Any]:
    """Give the cells of last year's report that this year's follow from, as they should be."""
    report = filled(edition)
    values: dict[str, Any] = {}
    for row in table(edition, "requests"):
        for cell in row:
            if cell.startswith(OVER):
                values[cell.replace(OVER, FORWARD)] = get(report, cell)
    for row in table(edition, "proactive_disclosure"):
        cells = {cell.rpartition("/")[2]: cell for cell in row}
        if "in_force" in cells:
            stock, issued, repealed = (
                get(report, cells[name]) for name in ("in_force", "issued", "repealed")
            )
            values[cells["in_force"]] = stock - issued + repealed
        if "previous_items" in cells:
            values[cells["previous_items"]] = get(report, cells["previous_items"]) + 4
            values[cells["change"]] = -4
    return values


LAST = {edition: handed_over(edition) for edition in YEARS}
"""What differs from ``filled`` in a report of the year before that it follows from, by edition."""
CARRIED = {cell: value for cell, value in LAST["2021"].items() if cell.startswith(FORWARD)}
"""Those of them that both editions have."""
ITEMS = [cell for cell in LAST["2019"] if cell.endswith("/previous_items")]


def written(*texts: str) -> tuple[Any, ...]:
    return (Heading("（一）总体情况"), *map(Paragraph, texts))


def cases(rule: str, edition: str, cell: str, row: int) -> list[Case]:
    """Give reports both ways for a rule on figures, and those that it cannot assess."""
    last = LAST[edition]
    value = get(filled(edition), cell)
    return [
        Case(rule, edition),
        Case(rule, edition, previous=last),
        Case(rule, edition, {cell: None}, previous=last),
        Case(rule, edition, {cell: 0}, previous=dict.fromkeys(last)),
        Case(rule, edition, {cell: 0}, previous={"/year": None}),
        Case(rule, edition, {cell: 0, "/year": None}, previous=last),
        Case(rule, edition, {cell: 0}, previous={"/year": 2000}),
        Case(rule, edition, {cell: 0}, previous={"/agency/name": "另一局"}),
        Case(
            rule,
            edition,
            {cell: 0, "/remarks": (Remark(cell, "上年漏报，已更正"),)},
            previous=last,
        ),
        Case(rule, edition, {cell: value + 1}, 1, previous=last),
        Case(rule, edition, {cell: value - 1}, 1, previous=last | {"/agency/name": ""}),
        Case(rule, edition, {cell: 0}, 1, previous=last | {"/agency/name": " 某 局"}),
        Case(rule, edition, {}, row, previous={p: v + 9 for p, v in last.items() if "/" in p}),
    ]


CASES = [
    *cases("history.carried-over", "2019", f"{OVER}/natural_persons", 7),
    *cases("history.carried-over", "2021", f"{OVER}/total", 7),
    *cases("history.stock", "2021", f"{STOCK}/in_force", 2),
    *cases("history.items", "2019", ITEMS[0], len(ITEMS)),
    Case("history.carried-over", "2021", previous=CARRIED, edition_beside="2019"),
    Case("history.stock", "2021", {}, previous={}, edition_beside="2019"),
    Case("history.items", "2019", {}, previous={}, edition_beside="2021"),
    Case("history.same-text", "2021", previous={}),
    Case(
        "history.same-text",
        "2021",
        {"/overview": written(TEXT), "/other_matters": written(TEXT)},
        previous={"/overview": written(OTHER_TEXT), "/other_matters": written(TEXT)},
    ),
    Case(
        "history.same-text",
        "2019",
        {"/problems": written(TEXT)},
        previous={"/overview": written(TEXT)},
    ),
    Case("history.same-text", "2021", {"/problems": written(TEXT)}, previous={"/year": None}),
    Case(
        "history.same-text",
        "2019",
        {"/overview": written(TEXT)},
        previous={"/overview": written(TEXT), "/year": 2017},
    ),
    Case(
        "history.same-text",
        "2019",
        {"/overview": written(TEXT)},
        previous={"/overview": written(TEXT), "/agency/name": "另一局"},
    ),
    Case(
        "history.same-text",
        "2019",
        {"/overview": written("2020 年公开 15 条。", TEXT)},
        1,
        previous={"/overview": written("2019 年公开 1234 条。", TEXT)},
    ),
    Case(
        "history.same-text",
        "2021",
        dict.fromkeys(
            ("/overview", "/problems", "/other_matters"), written(TEXT, TEXT, OTHER_TEXT)
        ),
        3,
        previous=dict.fromkeys(
            ("/overview", "/problems", "/other_matters"), written(OTHER_TEXT, TEXT, TEXT)
        ),
    ),
]

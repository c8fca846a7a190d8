"""Rules that compare with the reports of the parts."""

from govdisclose.checks import parts
from govdisclose.checks.catalogue.common import ALL
from govdisclose.checks.rule import Example, Rule
from govdisclose.errors import Message

_PARTS = {
    "row": Message(
        "{place}与各部分之和不符：{columns}；请核对，确有原因的请加备注说明",
        "{place} is not the sum of the parts: {columns}; check it, or add a remark that says why",
    ),
    "no-parts": Message(
        "没有给出各部分的报告，无法核对各部分之和",
        "the sums of the parts cannot be assessed: no report of a part is given",
    ),
    "missing": Message(
        "缺少 {count} 个部分的报告，无法核对各部分之和：{names}",
        "the sums of the parts cannot be assessed: missing reports ({count}): {names}",
    ),
    "unlisted": Message(
        "有 {count} 份报告的机关不在名单之内，无法核对各部分之和：{names}；请补入名单或去掉",
        "the sums of the parts cannot be assessed: reports by agencies that are not on the list "
        "({count}): {names}; put them on the list, or leave them out",
    ),
    "itself": Message(
        "各部分的报告中有此报告本身，无法核对各部分之和：{names}；请去掉",
        "the sums of the parts cannot be assessed: this report is among its parts: {names}; leave "
        "it out",
    ),
    "twice": Message(
        "有 {count} 个机关的报告不止一份，无法核对各部分之和：{names}；请各留一份",
        "the sums of the parts cannot be assessed: agencies with more than one report ({count}): "
        "{names}; keep one of each",
    ),
    "no-year": Message(
        "此报告的年度空白，无法核对各部分的报告是否为同一年度；请填写",
        "the year of this report is blank, so it cannot be told whether the parts are of the same "
        "year; fill it in",
    ),
    "other-year": Message(
        "有 {count} 个部分的报告不是 {report.year} 年度的，无法核对各部分之和：{names}",
        "the sums of the parts cannot be assessed: reports that are not of {report.year} "
        "({count}): {names}",
    ),
    "other-edition": Message(
        "有 {count} 个部分的报告用的不是 {report.edition} 版表格，无法核对各部分之和：{names}",
        "the sums of the parts cannot be assessed: reports that are not on the form of "
        "{report.edition} ({count}): {names}",
    ),
    "blank": Message(
        "因有空白，{all} 格中有 {count} 格无法与各部分之和核对，首先是{whose}的{place}；"
        "请问清后填写，确实没有的填 0",
        "because of blanks, {count} of {all} cells cannot be compared with the sum of the parts, "
        "the first being {place} of {whose}; find out what belongs there, and write 0 only where "
        "there were none",
    ),
    "unit": Message(
        "金额单位不明，无法与各部分之和核对：{whose}的{place}为 {value}；请写明单位，例如万元",
        "the unit is not known, so the amount cannot be compared with the sum of the parts: "
        "{place} of {whose} is {value}; write the unit, such as 万元",
    ),
}
_PENALTIES = "/proactive_disclosure/enforcement/penalties/decisions"
_COUNTY = {"/agency/name": "示例县人民政府"}
_BUREAU = {"/agency/name": "示例县公安局", _PENALTIES: 7}
_TOWNSHIP = {"/agency/name": "示例镇人民政府", _PENALTIES: 2}

RULES = (
    Rule(
        id="parts.sum",
        severity="warning",
        title=Message(
            "政府报告的每一格等于各部分报告同一格之和",
            "each cell of a government's report is the sum of its parts' cells",
        ),
        explanation=Message(
            "各部分的报告齐全、各有一份、年度和表格版本与此报告相同时才核对，否则说明缺少哪些、"
            "哪些不符。给出名单的，名单所列即全部；没有给出的，所给报告即全部。"
            "金额精确相加，元与万元等互相换算；单位不明的无法核对。"
            "任一份报告有空白的单元格无法核对，只说明一次。每一行的不符之处一并说明。",
            "It is compared only where the report of every part is there, once, of the same year "
            "and on the same edition of the form; otherwise the rule says which are missing or do "
            "not fit. The parts are those on the list of names, or, without one, those given. "
            "Amounts are added exactly, and 元, 万元 and the like converted; where a unit is not "
            "known, or a cell is blank in any of the reports, the cell cannot be assessed, which "
            "is said once. What differs in a row is said together.",
        ),
        source=Message(
            "汇总编制的做法：政府报告的数据由各部分的数据汇总而成",
            "the practice of roll-up: a government's figures are those of its parts together",
        ),
        editions=ALL,
        messages=_PARTS,
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes=_COUNTY | {_PENALTIES: 9},
                parts=(_BUREAU, _TOWNSHIP),
            ),
            Example(
                edition="2021",
                fails=True,
                changes=_COUNTY | {_PENALTIES: 10},
                parts=(_BUREAU, _TOWNSHIP),
            ),
        ),
        needs=frozenset({"parts"}),
        silenced_by_remark=True,
        find=parts.find,
    ),
)

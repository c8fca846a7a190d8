"""Rules on the cells of tables 三 and 四: sums, and blanks."""

from govdisclose.checks import arithmetic, blanks
from govdisclose.checks.catalogue.common import ALL, BLANKS, NOTICES, UNASSESSED
from govdisclose.checks.rule import Example, Rule
from govdisclose.errors import Message

_LABEL_TOTAL = Message(
    "表格所印“总计”一词的含义",
    "the word 总计 (total) that the form prints",
)
_TOTAL = {
    "total": Message(
        "{place}{least_expected}应为 {expected}（{right}），实为 {actual}，"
        "{least}{sign} {difference}",
        "{place} should be {least_expected}{expected} ({right}), but is {actual}: "
        "{least}{difference} too {sign}",
    ),
    "unassessed": UNASSESSED,
}
_BALANCE = {
    "balance": Message(
        "{place}：第一项加第二项之和{least_actual}为 {actual}（{left}），"
        "第三项加第四项之和{least_expected}为 {expected}（{right}），两者应相等，"
        "前者{least}{sign} {difference}",
        "{place}: items 一 and 二 add up to {least_actual}{actual} ({left}), items 三 and 四 to "
        "{least_expected}{expected} ({right}); they should be equal, but the first is "
        "{least}{difference} too {sign}",
    ),
    "unassessed": UNASSESSED,
}
_BLANK = {
    "table": Message(
        "{place}表格全部空白（{count} 格）；{todo}",
        "the table of {place} is blank altogether (cells: {count}); {todo}",
    ),
    "row": Message(
        "{place}一行全部空白（{count} 格）；{todo}，不填的请加备注说明",
        "the row {place} is blank altogether (cells: {count}); {todo}, or add a "
        "remark that says why a cell is blank",
    ),
    "cells": Message(
        "{place}一行有空白：{columns}；{todo}，不填的请加备注说明",
        "the row {place} has blanks: {columns}; {todo}, or add a remark that says why a cell is "
        "blank",
    ),
}
_RECEIVED = "/requests/received"
_OUTCOMES = "/requests/outcomes"
_CASES = "/disputes/reconsideration"
_ONE_REQUEST = {
    f"{row}/{column}": 1
    for row in (_RECEIVED, f"{_OUTCOMES}/disclosed", f"{_OUTCOMES}/total")
    for column in ("natural_persons", "total")
}

RULES = (
    Rule(
        id="requests.balance",
        severity="error",
        title=Message(
            "第三章表格每一列：第一项加第二项之和，等于第三项加第四项之和",
            "table of chapter 三, each column: items 一 and 二 add up to items 三 and 四",
        ),
        explanation=Message(
            "本年新收与上年结转之和，应等于办理结果总计与结转下年度之和，七列分别核对。"
            + BLANKS.zh,
            "Requests received and carried over must equal outcomes in total and requests carried "
            "forward, in each of the seven columns. " + BLANKS.en,
        ),
        source=Message(
            f"第三章表格左上角所印勾稽关系（{NOTICES}）",
            f"printed in the corner of the table of chapter 三 ({NOTICES})",
        ),
        editions=ALL,
        messages=_BALANCE,
        examples=(
            Example(edition="2021", fails=False, changes=_ONE_REQUEST),
            Example(
                edition="2021",
                fails=True,
                changes={f"{_RECEIVED}/natural_persons": 1, f"{_RECEIVED}/total": 1},
            ),
        ),
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="requests.outcomes-total",
        severity="error",
        title=Message(
            "第三章表格每一列：第三项之（七）总计，等于办理结果各行之和",
            "table of chapter 三, each column: 三（七）总计 is the sum of the outcome rows",
        ),
        explanation=Message(
            "办理结果各行之和应等于（七）总计，七列分别核对。" + BLANKS.zh,
            "The outcome rows must add up to （七）总计, "
            "in each of the seven columns. " + BLANKS.en,
        ),
        source=_LABEL_TOTAL,
        editions=ALL,
        messages=_TOTAL,
        examples=(
            Example(edition="2021", fails=False, changes=_ONE_REQUEST),
            Example(
                edition="2021",
                fails=True,
                changes=_ONE_REQUEST
                | {f"{_OUTCOMES}/disclosed/natural_persons": 2, f"{_OUTCOMES}/disclosed/total": 2},
            ),
        ),
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="requests.row-total",
        severity="error",
        title=Message(
            "第三章表格每一行：总计等于自然人与各类法人或其他组织之和",
            "table of chapter 三, each row: 总计 is the sum of all kinds of applicants",
        ),
        explanation=Message(
            "自然人与五类法人或其他组织之和应等于总计，各行分别核对。" + BLANKS.zh,
            "Natural persons and the five kinds of organisation must add up to 总计, in each row. "
            + BLANKS.en,
        ),
        source=_LABEL_TOTAL,
        editions=ALL,
        messages=_TOTAL,
        examples=(
            Example(edition="2021", fails=False, changes=_ONE_REQUEST),
            Example(
                edition="2021",
                fails=True,
                changes=_ONE_REQUEST | {f"{_RECEIVED}/total": 10},
            ),
        ),
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="disputes.total",
        severity="error",
        title=Message(
            "第四章表格每一组：总计等于结果维持、结果纠正、其他结果、尚未审结之和",
            "table of chapter 四, each block: 总计 is the sum of the four outcomes beside it",
        ),
        explanation=Message(
            "行政复议、未经复议直接起诉、复议后起诉三组分别核对。" + BLANKS.zh,
            "Reconsideration, direct lawsuits, and lawsuits after reconsideration are looked at "
            "one by one. " + BLANKS.en,
        ),
        source=_LABEL_TOTAL,
        editions=ALL,
        messages=_TOTAL,
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={f"{_CASES}/upheld": 2, f"{_CASES}/other": 1, f"{_CASES}/total": 3},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={f"{_CASES}/upheld": 2, f"{_CASES}/other": 1},
            ),
        ),
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="cells.blank",
        severity="warning",
        title=Message(
            "拟公布的报告，表格中没有空白的数字单元格",
            "no number cell is blank in a report that is to be published",
        ),
        explanation=Message(
            "每一行有空白的说明一次，整张表空白的也说明一次。没有的填 0；"
            "合计空白而各项都填了的，给出和数；"
            "确实不填的，给该单元格加备注，此规则便不再计入。",
            "Each row with blanks is named once, as is a table that is blank altogether. Write 0 "
            "where there were none; of a blank total whose parts are filled in, the sum is given. "
            "A remark on a cell that says why it is blank silences this rule for the cell.",
        ),
        source=Message("填报惯例：没有的填 0", "custom: 0 is written where there were none"),
        editions=ALL,
        messages=_BLANK,
        examples=(
            Example(edition="2021", fails=False, changes={}),
            Example(
                edition="2021",
                fails=True,
                changes={"/proactive_disclosure/documents/rules/issued": None},
            ),
        ),
        silenced_by_remark=True,
        settled_by_sums=True,
        find=blanks.find,
    ),
)

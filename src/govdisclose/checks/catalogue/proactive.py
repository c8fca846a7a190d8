"""Rules on chapter 二: what its numbers cannot be."""

from govdisclose.checks import arithmetic
from govdisclose.checks.catalogue.common import BLANKS, UNASSESSED
from govdisclose.checks.rule import Example, Rule
from govdisclose.errors import Message

_ARITHMETIC = Message(
    "算术：件数不能为负，部分不能多于全部",
    "arithmetic: no number of items is below 0, and no part is above its whole",
)
_DOCUMENTS = "/proactive_disclosure/documents/rules"
_LICENSING = "/proactive_disclosure/services/licensing"

RULES = (
    Rule(
        id="proactive.stock",
        severity="warning",
        title=Message(
            "第二章：现行有效件数减本年制发件数加本年废止件数，不小于 0",
            "chapter 二: documents in force less those issued plus those repealed are not below 0",
        ),
        explanation=Message(
            "现行有效件数减本年制发件数，再加本年废止件数，是上年末的有效件数，不能为负。规章、"
            "行政规范性文件分别核对。" + BLANKS.zh,
            "Documents in force less those issued in the year plus those repealed are those that "
            "were in force a year before, which cannot be below 0. 规章 and 行政规范性文件 are "
            "looked at one by one. " + BLANKS.en,
        ),
        source=_ARITHMETIC,
        editions=("2021",),
        messages={
            "stock": Message(
                "{place}：本年制发 {expected} 件，而现行有效件数与本年废止件数之和只有 {actual} 件"
                "（{left}），上年末的件数便为负；请核对",
                "{place}: {expected} were issued, but those in force and those repealed are only "
                "{actual} together ({left}), which makes last year's number negative; check them",
            ),
            "unassessed": UNASSESSED,
        },
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={f"{_DOCUMENTS}/issued": 3, f"{_DOCUMENTS}/in_force": 3},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={f"{_DOCUMENTS}/issued": 3, f"{_DOCUMENTS}/in_force": 2},
            ),
        ),
        settled_by_sums=True,
        find=arithmetic.find,
    ),
    Rule(
        id="proactive.items",
        severity="warning",
        title=Message(
            "第二章：上一年项目数量加本年增/减不小于 0，本年新公开数量不多于对外公开总数量",
            "chapter 二: items of the year before plus the change are not below 0, and no more "
            "documents are newly disclosed than in total",
        ),
        explanation=Message(
            "上一年项目数量与本年增/减之和是本年的项目数量，不能为负；"
            "本年新公开数量不能多于对外公开总数量。各行分别核对。" + BLANKS.zh,
            "上一年项目数量 and 本年增/减 add up to this year's items, which cannot be below 0; "
            "本年新公开数量 cannot exceed 对外公开总数量. Each row is looked at by itself. "
            + BLANKS.en,
        ),
        source=_ARITHMETIC,
        editions=("2019",),
        messages={
            "items": Message(
                "{place}：上一年项目数量与本年增/减之和为 {actual}（{left}），不能为负；请核对",
                "{place}: the items of the year before and the change add up to {actual} ({left}), "
                "which cannot be below 0; check them",
            ),
            "disclosed": Message(
                "{place}：本年新公开数量 {expected} 多于对外公开总数量 {actual}；请核对",
                "{place}: {expected} newly disclosed are more than {actual} disclosed in total; "
                "check them",
            ),
            "unassessed": UNASSESSED,
        },
        examples=(
            Example(
                edition="2019",
                fails=False,
                changes={f"{_LICENSING}/previous_items": 3, f"{_LICENSING}/change": -3},
            ),
            Example(
                edition="2019",
                fails=True,
                changes={f"{_LICENSING}/previous_items": 2, f"{_LICENSING}/change": -3},
            ),
        ),
        settled_by_sums=True,
        find=arithmetic.find,
    ),
)

"""Rules on chapter 二: what its numbers cannot be."""

from govdisclose.checks import arithmetic, organ
from govdisclose.checks.catalogue.common import ALL, BLANKS, UNASSESSED
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
    Rule(
        id="proactive.rule-maker",
        severity="warning",
        title=Message(
            "第二章：只有能制定规章的机关填报规章数",
            "chapter 二: only organs that can make 规章 report any",
        ),
        explanation=Message(
            "能制定规章的是国务院各部门，省、自治区、直辖市和设区的市、自治州的人民政府。"
            "乡镇街道、法律法规授权的组织、地方人民政府部门，以及从名称可以断定的县级人民政府，"
            "规章一行应为 0；名称不能断定的不作判断，例如县级市与设区的市从名称分不出。",
            "规章 are made by the departments of the State Council and by the governments of "
            "provinces, of cities divided into districts and of autonomous prefectures. Townships, "
            "sub-district offices, authorised organisations, local departments, and governments "
            "whose name says that they are at county level report 0; where the name does not "
            "settle it (a 县级市 has the name of any city) nothing is said.",
        ),
        source=Message(
            "《中华人民共和国立法法》第四章第二节“规章”",
            "立法法 (Legislation Law), chapter 4, section 2, on 规章",
        ),
        editions=ALL,
        messages={
            "reported": Message(
                "{place}：{columns}，而{who}不能制定规章；请核对是否为行政规范性文件，"
                "确有原因的请加备注说明",
                "{place}: {columns}, but {who} cannot make 规章; check whether these are "
                "行政规范性文件, or add a remark that says why",
            ),
        },
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={"/agency/name": "示例市人民政府", f"{_DOCUMENTS}/in_force": 2},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={"/agency/name": "示例县人民政府", f"{_DOCUMENTS}/in_force": 2},
            ),
        ),
        silenced_by_remark=True,
        find=organ.rule_maker,
    ),
)

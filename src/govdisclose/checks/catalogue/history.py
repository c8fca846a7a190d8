"""Rules that compare with last year's report."""

from govdisclose.checks import history
from govdisclose.checks.catalogue.common import ALL
from govdisclose.checks.rule import Example, Rule
from govdisclose.editions import EDITIONS
from govdisclose.errors import Message
from govdisclose.prose import Paragraph

_BLANKS = Message(
    "此报告或上年报告有空白的，无法核对，每条规则只说明一次。",
    "Where either report has blanks the rule cannot be assessed, which is said once.",
)
_NEEDED = Message(
    "上年报告须是同一机关上一年度的报告。",
    "Last year's report must be the same agency's, of the year before.",
)
_INCOMPARABLE = {
    "no-year": Message(
        "此报告或所给上年报告的年度空白，无法核对；请填写",
        "the year of this report or of last year's is blank, so they cannot be compared; fill it "
        "in",
    ),
    "other-year": Message(
        "所给上年报告的年度是 {last_year}，此报告的年度是 {year}，无法核对；请给出上一年度的报告",
        "the report given as last year's is of {last_year}, and this one of {year}, so they cannot "
        "be compared; give the report of the year before",
    ),
    "other-agency": Message(
        "所给上年报告的机关是 {last_name}，此报告的机关是 {name}，无法核对；"
        "请给出同一机关的报告，机关更名的请改成现名",
        "the report given as last year's is by {last_name}, and this one by {name}, so they cannot "
        "be compared; give a report by the same agency, under its present name if it was renamed",
    ),
}
_OTHER_EDITION = Message(
    "上年报告用的是 {last_edition} 版表格，没有与 {edition} 版对应的数，无法核对",
    "last year's report is on the form of {last_edition}, which has no numbers that correspond to "
    "those of {edition}, so they cannot be compared",
)
_FIGURES = {
    "differs": Message(
        "{place}按上年报告应为 {expected}（{sum}），实为 {actual}，相差 {difference}；"
        "请核对，确有原因的请加备注说明",
        "{place} should be {expected} by last year's report ({sum}), but is {actual}, a difference "
        "of {difference}; check it, or add a remark that says why",
    ),
    "unassessed": Message(
        "因此报告或上年报告有空白，{all} 处中有 {count} 处无法核对，首先是{place}；"
        "请填写，没有的填 0",
        "because of blanks in this report or in last year's, {count} of {all} places cannot be "
        "assessed, the first being {place}; fill them in, with 0 where there were none",
    ),
    **_INCOMPARABLE,
}
_SAME = Message(
    "「{chapter}」与上年报告的文字约有 {percent}% 相同（数字不计）；请按本年情况撰写",
    "about {percent} % of 「{chapter}」 is the same text as last year's (figures do not count); "
    "write what this year was like",
)
_OVER, _FORWARD = "/requests/carried_over", "/requests/carried_forward"
_STOCK = "/proactive_disclosure/documents/normative_documents"
_ITEMS = "/proactive_disclosure/services/licensing"
_TEXT = (
    "坚持以公开为常态、不公开为例外，编制主动公开目录，政策文件与解读材料同步发布。"
    "修订依申请公开办理规程，登记、审核、答复、送达各环节责任到人。"
    "改版门户网站专栏，方便群众查询办事指南；定期检查政务新媒体内容。"
    "邀请企业代表座谈，听取对公开工作的意见，并逐条答复。"
)
_OTHER_TEXT = (
    "一是部分政策解读形式单一，图表和问答偏少；二是个别单位答复格式不统一。"
    "今后将组织业务培训，统一文书样式，并把解读质量纳入年度考核，每季度通报一次，"
    "同时增设线下查阅点，为老年人提供代查代办服务。"
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="history.carried-over",
        severity="warning",
        title=Message(
            "第三章表格每一列：上年结转数等于上年报告的结转下年度数",
            "table of chapter 三, each column: requests carried over are those that last year's "
            "report carries forward",
        ),
        explanation=Message(
            "七列分别核对；两年的表格版本可以不同。" + _NEEDED.zh + _BLANKS.zh,
            "Each of the seven columns is compared; the two reports may be on different editions "
            "of the form. " + _NEEDED.en + " " + _BLANKS.en,
        ),
        source=Message(
            "表格所印两行的含义：上年结转、结转下年度继续办理",
            "the meaning of the two rows that the form prints, 上年结转 and 结转下年度继续办理",
        ),
        editions=ALL,
        messages=_FIGURES,
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={f"{_OVER}/natural_persons": 2},
                previous={f"{_FORWARD}/natural_persons": 2},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={f"{_OVER}/natural_persons": 1},
                previous={f"{_FORWARD}/natural_persons": 2},
            ),
        ),
        needs=frozenset({"previous"}),
        silenced_by_remark=True,
        find=history.figures,
    ),
    Rule(
        id="history.stock",
        severity="warning",
        title=Message(
            "第二章：现行有效件数等于上年报告的现行有效件数，加本年制发、减本年废止件数",
            "chapter 二: documents in force are those of last year's report plus those issued less "
            "those repealed",
        ),
        explanation=Message(
            "规章、行政规范性文件分别核对。集中清理等会使件数不符，请在现行有效件数一格"
            "加备注说明，此规则便不再计入。" + _NEEDED.zh + _BLANKS.zh,
            "规章 and 行政规范性文件 are compared one by one. A clean-up (清理) is a good reason "
            "for other numbers: a remark on the cell 现行有效件数 that says so silences the rule. "
            + _NEEDED.en
            + " "
            + _BLANKS.en,
        ),
        source=Message(
            "表格所印各列的含义：本年制发、本年废止、现行有效件数",
            "the meaning of the columns that the form prints: 本年制发, 本年废止 and 现行有效件数",
        ),
        editions=("2021",),
        messages=_FIGURES | {"other-edition": _OTHER_EDITION},
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={f"{_STOCK}/issued": 2, f"{_STOCK}/in_force": 7},
                previous={f"{_STOCK}/in_force": 5},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={
                    f"{_STOCK}/issued": 2,
                    f"{_STOCK}/repealed": 1,
                    f"{_STOCK}/in_force": 7,
                },
                previous={f"{_STOCK}/in_force": 5},
            ),
        ),
        needs=frozenset({"previous"}),
        silenced_by_remark=True,
        find=history.figures,
    ),
    Rule(
        id="history.items",
        severity="warning",
        title=Message(
            "第二章：上一年项目数量等于上年报告的上一年项目数量加本年增/减",
            "chapter 二: items of the year before are those that last year's report ends with",
        ),
        explanation=Message(
            "上年报告的上一年项目数量与本年增/减之和，是上年末的项目数量，"
            "应等于此报告的上一年项目数量。各行分别核对。" + _NEEDED.zh + _BLANKS.zh,
            "上一年项目数量 and 本年增/减 of last year's report add up to the items at its end, "
            "which should be 上一年项目数量 of this one. Each row is compared by itself. "
            + _NEEDED.en
            + " "
            + _BLANKS.en,
        ),
        source=Message(
            "表格所印各列的含义：上一年项目数量、本年增/减",
            "the meaning of the columns that the form prints: 上一年项目数量 and 本年增/减",
        ),
        editions=("2019",),
        messages=_FIGURES | {"other-edition": _OTHER_EDITION},
        examples=(
            Example(
                edition="2019",
                fails=False,
                changes={f"{_ITEMS}/previous_items": 8},
                previous={f"{_ITEMS}/previous_items": 9, f"{_ITEMS}/change": -1},
            ),
            Example(
                edition="2019",
                fails=True,
                changes={f"{_ITEMS}/previous_items": 9},
                previous={f"{_ITEMS}/previous_items": 9, f"{_ITEMS}/change": -1},
            ),
        ),
        needs=frozenset({"previous"}),
        silenced_by_remark=True,
        find=history.figures,
    ),
    Rule(
        id="history.same-text",
        severity="warning",
        title=Message(
            "第一、五、六章不与上年报告雷同",
            "chapters 一, 五 and 六 are not nearly the same text as last year's",
        ),
        explanation=Message(
            "只比较文字，数字、标点、空格不计；九成以上相同的，视为雷同。"
            "不满 100 字的第一章、第五章和不满 300 字的第六章不作比较：没有需要报告的事项、"
            "信息处理费的固定写法，每年相同也无不妥。" + _NEEDED.zh,
            "Letters alone are compared, neither digits, punctuation nor white space; from nine "
            "tenths on a chapter is nearly the same. Chapters 一 and 五 of less than 100 letters "
            "are left alone, and chapter 六 of less than 300: that there is nothing to report may "
            "be said in the same words each year, as may the formula on 信息处理费. " + _NEEDED.en,
        ),
        source=Message(
            f"{EDITIONS['2021'].notice}指出的问题：内容雷同",
            f"a fault that {EDITIONS['2021'].notice} names: 内容雷同",
        ),
        editions=ALL,
        messages={"same": _SAME, **_INCOMPARABLE},
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={"/problems": (Paragraph(_TEXT),)},
                previous={"/problems": (Paragraph(_OTHER_TEXT),)},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={"/problems": (Paragraph("2024 年，" + _TEXT),)},
                previous={"/problems": (Paragraph("2023 年，" + _TEXT),)},
            ),
        ),
        needs=frozenset({"previous"}),
        find=history.same_text,
    ),
)

"""Rules on what the text states of the report: its year, its parts, and that all was handled."""

from govdisclose.checks.catalogue.common import ALL
from govdisclose.checks.narrative import handled, listing, years
from govdisclose.checks.rule import Example, Rule
from govdisclose.errors import Message
from govdisclose.prose import Paragraph

_CONSISTENT = Message("正文应与报告本身一致", "the text must agree with the report (custom)")
_YEAR = {
    "title": Message(
        "标题写的是 {stated} 年（“{quote}”），报告年度是 {year}；请核对",
        "the title names the year {stated} (“{quote}”), but the report year is {year}; check them",
    ),
    "period": Message(
        "统计期限“{quote}”与报告年度 {year} 不符；请核对",
        "the period of the statistics, “{quote}”, is not the report year {year}; check it",
    ),
    "itself": Message(
        "“{quote}”所说的是 {stated} 年的报告，报告年度是 {year}；请核对",
        "“{quote}” names this report as that of {stated}, but the report year is {year}; check it",
    ),
    "opening": Message(
        "段首“{quote}…”写的是 {stated} 年，报告年度是 {year}；请核对是否沿用了往年的文字",
        "a paragraph opens with the year {stated} (“{quote}…”), but the report year is {year}; "
        "check whether the text is that of another year",
    ),
    "requests": Message(
        "“{quote}”说的是 {stated} 年的申请，报告年度是 {year}；请核对",
        "“{quote}” is about the requests of {stated}, but the report year is {year}; check it",
    ),
}
_PARTS = {
    "missing": Message(
        "文中称“{quote}”，只列出 {right} 部分，没有列出{missing}；请核对",
        "the text says “{quote}”, but lists {right} parts, without {missing}; check it",
    ),
    "listed": Message(
        "文中称“{quote}”，列出的是 {right} 部分；请核对",
        "the text says “{quote}”, but lists {right} parts; check it",
    ),
    "chapters": Message(
        "文中称“{quote}”，表格式规定的报告有 {right} 部分；请核对",
        "the text says “{quote}”, but the form of the report has {right} parts; check it",
    ),
}
_HANDLED = {
    "carried": Message(
        "文中称申请“{quote}”，但表格中「结转下年度继续办理」的总计为 {count}；请核对",
        "the text says of the requests “{quote}”, but the table carries {count} forward to the "
        "next year (「结转下年度继续办理」); check them",
    ),
}
_PREFACE = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况{last}等六部分组成。"
)

RULES = (
    Rule(
        id="narrative.year",
        severity="warning",
        title=Message(
            "正文和标题中应为报告年度的年份，与报告年度一致",
            "years in the text and the title that must be the report year are",
        ),
        explanation=Message(
            "只看五处：标题；统计期限；报告自称的年份（如“现将2024年度政府信息公开工作情况"
            "报告如下”）；第一章开头和其中各专题开头的年份；申请数量所说的年份。"
            "书名号中的文件名、与往年的比较、下一年的打算和往年的事项不看。报告年度空白时不看。",
            "Five places are looked at: the title, the period of the statistics, where the report "
            "names itself (现将2024年度政府信息公开工作情况报告如下), the opening of chapter 一 "
            "and of each topic in it, and numbers of requests. Names of documents in 《》, "
            "comparisons, plans and what happened in other years are left alone, as is a report "
            "whose year is blank.",
        ),
        source=_CONSISTENT,
        editions=ALL,
        messages=_YEAR,
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={"/preface": (Paragraph("统计期限为2024年1月1日至12月31日。"),)},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={"/preface": (Paragraph("统计期限为2023年1月1日至12月31日。"),)},
            ),
        ),
        find=years.find,
    ),
    Rule(
        id="narrative.parts",
        severity="info",
        title=Message(
            "正文所说报告有几部分，与列出的和表格式规定的相同",
            "the text says that the report has as many parts as it lists and the form has",
        ),
        explanation=Message(
            "看开头语和第一章中“全文包括……等六部分”一类的话。一项按一部分或按所含各章计，"
            "有一种算法相符即可；以“等”结尾而少列两部分以上的，视为举例，不看。",
            "Sentences like 全文包括……等六部分 in the preface and in chapter 一 are looked at. An "
            "item counts as one part or as the chapters that it names, whichever fits; a list that "
            "ends with 等 and lacks two parts or more is taken for examples.",
        ),
        source=_CONSISTENT,
        editions=ALL,
        messages=_PARTS,
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={"/preface": (Paragraph(_PREFACE.format(last="、其他需要报告的事项")),)},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={"/preface": (Paragraph(_PREFACE.format(last="")),)},
            ),
        ),
        find=listing.find,
    ),
    Rule(
        id="narrative.all-handled",
        severity="warning",
        title=Message(
            "有结转下年度的申请时，正文不说申请全部办结",
            "the text does not say that all requests were handled while some are carried forward",
        ),
        explanation=Message(
            "看“全部办结”“均已办结”“全部答复”“办结率 100%”一类的话，只看说的是政府信息公开申请的。"
            "只说按期答复的，同时写明结转、顺延的，说目标的，不算。",
            "Statements such as 全部办结, 均已办结, 全部答复, 办结率100% are looked at, where they "
            "are about requests. Those that only say that the time limit was kept, that speak of "
            "what is carried forward as well, or that state an aim do not count.",
        ),
        source=_CONSISTENT,
        editions=ALL,
        messages=_HANDLED,
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={"/overview": (Paragraph("收到政府信息公开申请 1 件，全部办结。"),)},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={
                    "/overview": (Paragraph("收到政府信息公开申请 1 件，全部办结。"),),
                    "/requests/carried_forward/total": 1,
                },
            ),
        ),
        find=handled.find,
    ),
)

"""The rule on the numbers that the text states."""

from govdisclose.checks.catalogue.common import ALL
from govdisclose.checks.narrative import counts
from govdisclose.checks.rule import Example, Rule
from govdisclose.errors import Message
from govdisclose.prose import Paragraph

_RECEIVED = {"/requests/received/total": 12}
_EXPLANATION = Message(
    "核对正文所说的件数：收到、受理、新收、答复、办结的申请；上年结转、结转下年度；"
    "予以公开、部分公开、不予公开、无法提供、不予处理、其他处理（各为其各行之和，合在一起说的为合计）；"
    "自然人、法人或其他组织的申请；行政复议、行政诉讼及其维持、纠正、其他结果、尚未审结；"
    "未收到、未发生的，即为 0。"
    "这些件数占总数的百分比，以及答复率、公开率，按正文所写的小数位数重算，"
    "四舍五入、四舍六入五成双、截去尾数都算对。给出上一年的报告时，还核对比上年增减的件数和百分比。"
    "一种说法有几种理解的（例如“收到”可以含上年结转的），合于一种即可。"
    "数字前后的词都认得，才核对。不核对的：约数；一百以上而用中文数字写的（三百五十五件）；"
    "别的单位的，或只是本级的；别的年份，或一季、半年的；"
    "按申请方式、内容分的；信访、建议、提案、留言等别的事项的。有关的单元格空白时也不核对。"
    "正文里的数仍可能是另一个口径，所以须点名才检查。",
    "What is compared: requests received and answered, carried over and carried forward; "
    "予以公开, 部分公开, 不予公开, 无法提供, 不予处理 and 其他处理 (each the sum of its rows, "
    "those named together the sum of all); requests of natural persons and of organizations; "
    "reviews and lawsuits, and how they ended; 未收到 and 未发生 are 0. "
    "The percentages of these, 答复率 and 公开率 are "
    "computed anew with as many decimals as are written; rounding half up, half to even, and "
    "cutting off are all right. With last year's report, growth since then is compared too. Where "
    "words can be meant in several ways (收到 may include what was carried over), one that agrees "
    "is enough. A number is compared only where all words around it are known. Left alone are "
    "numbers that are approximate; a hundred or more in Chinese figures (三百五十五件); of "
    "another organ, or of a part of what reports; of another year, a quarter or a half-year; by "
    "way or subject of the requests; of petitions, proposals, messages and the like. So are those "
    "of which a cell is blank. A number in the text may still be another quantity, so the rule is "
    "asked only where it is selected.",
)

RULES = (
    Rule(
        id="narrative.counts",
        severity="warning",
        title=Message(
            "正文所说的申请、复议、诉讼的数量和百分比与表格一致",
            "the numbers and percentages of requests, reviews and lawsuits that the text states "
            "agree with the tables",
        ),
        explanation=_EXPLANATION,
        source=Message(
            "《中华人民共和国政府信息公开条例》第五十条；"
            "国办公开办函〔2021〕30号指出的问题：发布内容不准确、不全面",
            "条例 (国令第711号), article 50; a fault that 国办公开办函〔2021〕30号 names: "
            "发布内容不准确、不全面",
        ),
        editions=ALL,
        messages={
            "count": Message(
                "正文称“{quote}”，而表中{sum}；请核对，正文是另一口径的请写明",
                "the text says “{quote}”, but in the table {sum}; check them, and say so in the "
                "text where it is another quantity",
            ),
            "share": Message(
                "正文称“{quote}”，而表中{sum}，{whole}，前者是后者的 {percent}%；请核对",
                "the text says “{quote}”, but in the table {sum} and {whole}, which is {percent}%; "
                "check them",
            ),
            "growth": Message(
                "正文称“{quote}”，而表中{sum}，上年的报告中为 {before}，应为{change}；请核对",
                "the text says “{quote}”, but in the table {sum}, and in last year's report it is "
                "{before}, which is {change}; check them",
            ),
        },
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={
                    **_RECEIVED,
                    "/overview": (Paragraph("全年新收政府信息公开申请12件。"),),
                },
            ),
            Example(
                edition="2021",
                fails=False,
                changes={
                    **_RECEIVED,
                    "/overview": (Paragraph("各镇共收到政府信息公开申请21件。"),),
                },
            ),
            Example(
                edition="2021",
                fails=True,
                changes={
                    **_RECEIVED,
                    "/overview": (Paragraph("全年新收政府信息公开申请21件。"),),
                },
            ),
        ),
        opt_in=True,
        find=counts.find,
    ),
)

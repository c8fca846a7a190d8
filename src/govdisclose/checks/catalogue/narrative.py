"""Rules on what the text speaks of, and on its punctuation."""

from govdisclose.checks.catalogue.common import ALL
from govdisclose.checks.narrative import brackets, coverage
from govdisclose.checks.rule import Example, Rule
from govdisclose.errors import Message
from govdisclose.prose import Paragraph

_TOPICS = "、".join(coverage.TOPICS)
_RESULTS = "、".join(coverage.RESULTS)
_OVERVIEW = "全年主动公开信息，办理依申请公开，加强政府信息管理和平台建设，落实监督保障。"

RULES = (
    Rule(
        id="narrative.topics",
        severity="info",
        title=Message(
            "第一章写到五个方面的工作情况",
            "chapter 一 covers the five topics",
        ),
        explanation=Message(
            f"五个方面是{_TOPICS}。只看第一章有没有说到，换了说法的（例如以网站、专栏说平台建设）"
            "也算；第一章没有文字时不看。",
            f"The five are {_TOPICS}. Only whether chapter 一 speaks of each is looked at; other "
            "words for it count (网站 or 专栏 for 平台建设, say). A chapter without text is left "
            "alone.",
        ),
        source=Message(
            "国办公开办函〔2021〕30号：总体情况的五个方面",
            "国办公开办函〔2021〕30号: the five topics of 总体情况",
        ),
        editions=("2021",),
        messages={
            "missing": Message(
                "「一、总体情况」没有写到{topics}；请补写，或确认确无内容",
                "「一、总体情况」 does not speak of {topics}; add it, or make sure that there is "
                "nothing to say",
            ),
        },
        examples=(
            Example(edition="2021", fails=False, changes={"/overview": (Paragraph(_OVERVIEW),)}),
            Example(
                edition="2021",
                fails=True,
                changes={"/overview": (Paragraph("全年主动公开信息，办理依申请公开。"),)},
            ),
        ),
        find=coverage.topics,
    ),
    Rule(
        id="narrative.government",
        severity="warning",
        title=Message(
            "政府的报告写到工作考核、社会评议和责任追究结果",
            "a government's report speaks of 工作考核, 社会评议 and 责任追究",
        ),
        explanation=Message(
            f"只看机关类型为政府，或名称是县级以上人民政府的报告：正文应说到{_RESULTS}的结果，没有的也应写明。"
            "换了说法的（例如满意度、问责）也算。",
            "Only reports of governments (by kind, or by a name of county level or above) are "
            f"looked at: the text must speak of the results of {_RESULTS}, or say that there were "
            "none. Other words (满意度, 问责) count.",
        ),
        source=Message(
            "《中华人民共和国政府信息公开条例》第五十条：政府的年度报告还应当包括"
            "工作考核、社会评议和责任追究结果情况",
            "条例 (国令第711号), article 50: reports of governments also cover the results of "
            "工作考核, 社会评议 and 责任追究",
        ),
        editions=ALL,
        messages={
            "missing": Message(
                "政府的报告还应写明{results}的结果；没有的也请写明",
                "a government's report must also state the results of {results}; where there were "
                "none, say so",
            ),
        },
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={
                    "/agency/name": "示例市人民政府",
                    "/overview": (
                        Paragraph(_OVERVIEW),
                        Paragraph("纳入年度考核，开展社会评议，没有责任追究情况。"),
                    ),
                },
            ),
            Example(
                edition="2021",
                fails=True,
                changes={
                    "/agency/name": "示例市人民政府",
                    "/overview": (Paragraph(_OVERVIEW), Paragraph("纳入年度考核。")),
                },
            ),
        ),
        find=coverage.government,
    ),
    Rule(
        id="text.brackets",
        severity="info",
        title=Message(
            "正文中的括号、引号、书名号成对，全角半角一致",
            "brackets and quotation marks in the text pair up, in one width",
        ),
        explanation=Message(
            '每段分别看。列举的序号（如“1）”“a)”）和英文的撇号不算；直引号（"）只看是否成双。',
            "Paragraph by paragraph. Numbers in lists (1）, a)) and apostrophes are left alone; of "
            'straight quotation marks (") only the number must be even.',
        ),
        source=Message("书写惯例", "custom of writing (书写惯例)"),
        editions=ALL,
        messages={
            "width": Message(
                "“…{quote}…”：括号一半全角、一半半角；请统一",
                "“…{quote}…”: one half of the brackets is wide, the other narrow; write both alike",
            ),
            "unclosed": Message(
                "“…{quote}…”：{sign} 没有与之相配的 {other}",
                "“…{quote}…”: {sign} is without its {other}",
            ),
            "unopened": Message(
                "“…{quote}…”：{sign} 之前没有与之相配的 {other}",
                "“…{quote}…”: there is no {other} before {sign}",
            ),
            "odd": Message(
                "“…{quote}…”：直引号 {sign} 不成双",
                "“…{quote}…”: the number of straight quotation marks {sign} is odd",
            ),
        },
        examples=(
            Example(
                edition="2021",
                fails=False,
                changes={"/problems": (Paragraph("《条例》（国令第711号）落实不够。"),)},
            ),
            Example(
                edition="2021",
                fails=True,
                changes={"/problems": (Paragraph("《条例》（国令第711号)落实不够。"),)},
            ),
        ),
        find=brackets.find,
    ),
)

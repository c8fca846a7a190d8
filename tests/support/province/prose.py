"""The text of an organ of a made-up province: plain, never the same, and true to its tables."""

import random
from collections.abc import Sequence
from typing import Any

import attrs

from govdisclose.cells import Value
from govdisclose.form import cell_values
from govdisclose.prose import Block, Heading, Paragraph, Prose
from support.province.figures import below

_AIMS = (
    "坚持以公开为常态、不公开为例外，围绕中心工作和群众关切推进政务公开",
    "认真贯彻落实政府信息公开条例，着力提升公开的质量和实效",
    "紧扣年度重点任务，健全公开制度，规范公开行为，回应社会关切",
    "把政府信息公开作为转变作风、服务群众的重要抓手，与业务工作同部署、同推进",
)
_RESULTS = (
    "各项工作平稳有序，公开的及时性和准确性有了新的提高",
    "公开内容更加贴近企业和群众的需要，服务水平稳步提升",
    "制度执行更加到位，信息发布更加规范，群众查询更加方便",
)
_CHANNELS = (
    "门户网站发布{site}条、政务新媒体发布{media}条，内容涵盖{field}、财政预决算和办事服务",
    "通过门户网站公开{site}条，通过政务新媒体公开{media}条，重点公开{field}",
    "其中门户网站{site}条、政务新媒体{media}条，及时更新机构职能、办事指南和{field}",
)
_READINGS = (
    "制作图解、问答和短视频{readings}个，帮助群众看懂政策",
    "对出台的政策同步解读，做到政策文件与解读材料一并公布、相互链接",
    "负责人带头宣讲政策，走进社区和企业面对面答疑，现场发放解读材料",
)
_HANDLING = (
    "申请登记、审核、答复、归档各环节有专人负责，疑难事项集体研究后再行答复",
    "加强与申请人的沟通，对描述不清的，一次性告知需要补正的内容，帮助其准确表达",
    "答复文书统一使用规范格式，送出之前逐份经过合法性审核，做到依据充分、表述准确",
    "对申请较为集中的事项及时梳理，符合主动公开条件的转为主动公开，减少重复查询",
)
_MANAGEMENT = (
    "坚持先审查、后公开，严格执行信息发布的三审三校，全年开展信息内容自查{checks}次",
    "完善公文公开属性的源头认定，对{field}类信息逐条明确公开方式，定期清理过时内容",
    "动态调整主动公开目录，规范信息的标题、格式和来源，更正不规范表述{mended}处",
    "建立信息台账，逐条记录发布、修改和撤下的时间与责任人，做到来源可查、去向可追",
)
_PLATFORMS = (
    "优化网站专栏设置，新增{field}专题，方便群众按主题查找",
    "完善网站检索功能，更新公开指南，在服务窗口设置信息查阅点{points}处",
    "加强政务新媒体日常值守，做到每日巡查、及时回复，回应群众留言{messages}条",
    "在政务服务大厅和便民服务点摆放宣传折页，配备自助查询设备，安排专人引导使用",
)
_SUPPORT = (
    "明确分管负责人和专职人员，组织业务培训{courses}次，参加人员共{trained}人",
    "召开专题会议研究部署公开工作{meetings}次，印发年度要点，把任务分解到具体岗位",
    "对照年度要点列出任务清单，逐项督促落实，发现问题当场指出、限期整改",
    "邀请群众代表走进机关，听取对公开工作的意见建议{advice}条，逐条研究改进",
)
_REVIEWED = (
    "公开工作纳入绩效考核，社会评议总体满意，没有发生责任追究的情形",
    "将公开工作列入年度考核内容，开展群众满意度测评，未发生责任追究情形",
)
_PROBLEMS = (
    "公开内容与群众的实际需求还有差距，{field}方面的信息更新不够及时",
    "个别工作人员对公开范围的把握不够准确，业务能力有待加强",
    "政策解读的形式比较单一，图解和视频的比重偏低",
    "基层公开力量薄弱，人员变动较多，工作衔接不够顺畅",
    "线上线下公开渠道的衔接不够，老年群体获取信息仍有不便",
)
_MEASURES = (
    "围绕{field}梳理群众最关心的事项，主动推送，按月核对更新情况",
    "开展分层分类培训，编写常见问题解答，以案例指导实际工作",
    "丰富解读方式，邀请业务科室参与制作，让政策更好懂",
    "建立工作交接制度，配备后备人员，确保事有人管、责有人担",
    "在便民服务场所增设查阅设施，安排人员帮助查询和打印",
)
_CHARGES = (
    "本机关未收取信息处理费，没有其他需要报告的事项",
    "按照国家有关规定，全年没有收取信息处理费；无其他需要报告的事项",
    "全年未产生信息处理费，也没有其他应当报告而未报告的事项",
)
_NUMBERS = "一二三四五"
_DRAWN = {
    "readings": 60,
    "checks": 11,
    "mended": 90,
    "points": 9,
    "messages": 400,
    "courses": 6,
    "trained": 300,
    "meetings": 4,
    "advice": 40,
}
"""Numbers in the sentences that are in no table, and up to about what they are drawn."""


@attrs.frozen
class Words:
    """What the text of one organ is written from."""

    dice: random.Random
    year: int
    name: str
    field: str
    """What the organ has to do with."""
    governing: bool
    """Whether it reports for a government."""


def chapters(words: Words, tables: dict[str, Any]) -> dict[str, Prose]:
    """Write the three chapters of text."""
    problems, measures = _numbered(4, _PROBLEMS, words), _numbered(4, _MEASURES, words)
    return {
        "overview": _overview(words, tables),
        "problems": (
            Paragraph(f"一年来，工作取得了一些成绩，但仍存在不足。{problems}"),
            Paragraph(f"下一步将从以下方面改进。{measures}"),
        ),
        "other_matters": (Paragraph(_some(1, _CHARGES, words)),),
    }


def _overview(words: Words, tables: dict[str, Any]) -> Prose:
    site, media = 40 + below(words.dice, 2000), 10 + below(words.dice, 800)
    topics = {
        "主动公开": (
            f"全年主动公开政府信息{site + media}条。"
            f"{_some(1, _CHANNELS, words, site=site, media=media)}"
            f"{_documents(cell_values(tables['proactive_disclosure']))}"
            f"{_some(2, _READINGS, words)}"
        ),
        "依申请公开": (
            f"{_requests(tables['requests'])}{_disputes(tables['disputes'])}"
            f"{_some(2, _HANDLING, words)}"
        ),
        "政府信息管理": _some(3, _MANAGEMENT, words),
        "政府信息公开平台建设": _some(3, _PLATFORMS, words),
        "监督保障": _some(3, _SUPPORT, words) + _some(int(words.governing), _REVIEWED, words),
    }
    opening = f"{words.year}年，{words.name}{_some(1, _AIMS, words)}{_some(1, _RESULTS, words)}"
    blocks: list[Block] = [Paragraph(opening)]
    for number, (topic, text) in zip(_NUMBERS, topics.items(), strict=True):
        blocks += (Heading(f"（{number}）{topic}"), Paragraph(text))
    return tuple(blocks)


def _some(count: int, wordings: Sequence[str], words: Words, **known: int) -> str:
    """Choose so many of the sentences, and fill them in with numbers that no table has."""
    drawn = {name: 2 + below(words.dice, most) for name, most in _DRAWN.items()}
    chosen = words.dice.sample(wordings, count)
    return "".join(f"{one.format(field=words.field, **drawn, **known)}。" for one in chosen)


def _numbered(count: int, wordings: Sequence[str], words: Words) -> str:
    chosen = words.dice.sample(wordings, count)
    filled = (one.format(field=words.field) for one in chosen)
    return "".join(f"{number}是{one}。" for number, one in zip(_NUMBERS, filled, strict=False))


def _documents(values: Sequence[Value]) -> str:
    return "" if not values[3] else f"本年制发行政规范性文件{values[3]}件，均已公布。"


def _requests(requests: Any) -> str:
    """State how many requests there were, and what became of them."""
    received, over = requests.received.total, requests.carried_over.total
    if not received and not over:
        return "全年未收到政府信息公开申请，没有上年结转的申请。"
    outcomes = requests.outcomes
    return (
        f"全年新收政府信息公开申请{received}件，上年结转{over}件。"
        f"办理答复{outcomes.total.total}件，其中予以公开{outcomes.disclosed.total}件，"
        f"部分公开{outcomes.partially_disclosed.total}件。"
        f"结转下年度继续办理{requests.carried_forward.total}件。"
    )


def _disputes(disputes: Any) -> str:
    reconsideration = disputes.reconsideration
    litigation = disputes.litigation
    lawsuits = litigation.direct.total + litigation.after_reconsideration.total
    return (
        f"因政府信息公开被申请行政复议{reconsideration.total}件，"
        f"其中结果维持{reconsideration.upheld}件；被提起行政诉讼{lawsuits}件。"
    )

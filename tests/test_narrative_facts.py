"""Facts: the numbers that the text states, and the cells that they are said to be."""

from decimal import Decimal
from typing import Any

import pytest

import govdisclose as gd
from govdisclose.checks.narrative.clauses import Clause, clauses, number
from govdisclose.checks.narrative.quantities import requests
from support import costs, real
from support.sums import table

CITY, BUREAU = "示例市人民政府", "示例市水务局"
OFFICE, STREET = "示例市人民政府办公室", "示例市城东街道办事处"
_ROWS = [row[-1].removesuffix("/total") for row in table("2021", "requests")]
GROUPS = {
    group: tuple(row for row in _ROWS if row.startswith(f"/requests/outcomes/{group}/"))
    for group in ("withheld", "unable_to_provide", "not_processed", "other_handling")
}
LITIGATION = ("/disputes/litigation/direct", "/disputes/litigation/after_reconsideration")
NAMES = {
    "received": ("/requests/received",),
    "newly received": ("/requests/received",),
    "carried over": ("/requests/carried_over",),
    "handled": ("/requests/outcomes/total",),
    "carried forward": ("/requests/carried_forward",),
    "disclosed": ("/requests/outcomes/disclosed",),
    "partially": ("/requests/outcomes/partially_disclosed",),
    **GROUPS,
    "reviews": ("/disputes/reconsideration",),
    "direct": LITIGATION[:1],
    "after": LITIGATION[1:],
    "lawsuits": LITIGATION,
}
ORGANIZATIONS = (
    "commercial_enterprises",
    "research_institutions",
    "public_welfare_organizations",
    "legal_service_institutions",
    "other",
)


def cells(name: str) -> tuple[str, ...]:
    """Give the cells of a quantity: names of rows, joined by +, and of a column behind a dot."""
    rows, _, column = name.partition(".")
    columns = [f"organizations/{kind}" for kind in ORGANIZATIONS]
    columns = columns if column == "organizations" else [column or "total"]
    return tuple(
        f"{row}/{column}" for part in rows.split("+") for row in NAMES[part] for column in columns
    )


def report(text: str, agency: str = BUREAU, **fields: Any) -> gd.Report2021:
    """Build a report on 2024 with one paragraph."""
    return gd.Report2021(
        year=2024, agency=gd.Agency(name=agency, **fields), overview=(gd.Paragraph(text),)
    )


def told(text: str, agency: str = BUREAU, **fields: Any) -> list[tuple[Any, tuple[str, ...]]]:
    """Give what a text states: each number with its cells."""
    return [(fact.value, fact.cells) for fact in gd.facts(report(text, agency, **fields))]


STATED: list[tuple[str, str, dict[str, int]]] = [
    (
        CITY,
        "2024年，全市各部门、乡镇共收到政府信息依申请公开1499件。",
        {"received": 1499},
    ),
    (
        CITY,
        (
            "全年共完成政府信息依申请公开答复1453件，包括上年结转信息公开申请30件。其中，予以公开答复966件，"
            "部分公开67件，不予公开81件，无法提供的182件，不予处理的61件，其他处理96件。"
        ),
        {
            "handled": 1453,
            "carried over": 30,
            "disclosed": 966,
            "partially": 67,
            "withheld": 81,
            "unable_to_provide": 182,
            "not_processed": 61,
            "other_handling": 96,
        },
    ),
    (
        STREET,
        "2024年，城东街道共收到信息公开申请7件，上年度结转1件；予以公开3件，无法提供4件，结转下年继续办理1件。",
        {
            "received": 7,
            "carried over": 1,
            "disclosed": 3,
            "unable_to_provide": 4,
            "carried forward": 1,
        },
    ),
    (
        CITY,
        (
            "全市共受理政府信息公开申请件1156件，1132件已按规定在法定期限内予以答复，24件结转下年答复。"
            "因政府信息公开引起的行政复议22件；行政诉讼案件18件。"
        ),
        {
            "received": 1156,
            "handled": 1132,
            "carried forward": 24,
            "reviews": 22,
            "lawsuits": 18,
        },
    ),
    (
        CITY,
        "截至2024年12月31日，全市受理依申请公开件255件，办结255件，其中予以公开71件、部分公开5件、不予公开28件。",
        {"received": 255, "handled": 255, "disclosed": 71, "partially": 5, "withheld": 28},
    ),
    (
        BUREAU,
        "全年新收政府信息公开申请数量0件，上年结转政府信息公开申请数量0件。",
        {"received": 0, "carried over": 0},
    ),
    (
        BUREAU,
        "我局共收到政府信息公开申请5件，均在规定时限内完成答复；政府信息公开行政复议1件（申请人撤回）、行政诉讼0件。",
        {"received": 5, "reviews": 1, "lawsuits": 0},
    ),
    (
        OFFICE,
        "市政府办公室新收到依申请公开政府信息42件，答复依申请公开政府信息39件，结转至2025年3件。",
        {"received": 42, "handled": 39, "carried forward": 3},
    ),
    (
        OFFICE,
        "我办共收到依申请公开14件（其中信件申请10件，网络申请4件），已办结12件，2件结转下年办理。",
        {"received": 14, "handled": 12, "carried forward": 2},
    ),
    (
        CITY,
        "全市共收到政府信息公开申请163件，2023年结转政府信息公开申请7件，结转至2025年9件。",
        {"received": 163, "carried over": 7, "carried forward": 9},
    ),
    (BUREAU, "2024年度，本机关收到4件政府信息公开申请。", {"received": 4}),
    (BUREAU, "水务局收到申请书55份。", {"received": 55}),
    (BUREAU, "全年办理回复依申请公开事项23件，均已按时答复。", {"handled": 23}),
    (
        BUREAU,
        "依申请公开情况。全年共收到申请3件。",
        {"received": 3},
    ),
    (
        BUREAU,
        "收到申请9件，均按照有关程序妥善处理。其中“予以公开”3件，“部分公开”6件。",
        {"received": 9, "disclosed": 3, "partially": 6},
    ),
    (
        BUREAU,
        "共收到政府信息公开申请62件（其中新收59件，上年结转3件）。",
        {"received": 62, "newly received": 59, "carried over": 3},
    ),
    (
        BUREAU,
        "办结政府信息公开申请50件，予以公开及部分公开共43件，不予公开、无法提供共7件。",
        {"handled": 50, "disclosed+partially": 43, "withheld+unable_to_provide": 7},
    ),
    (
        BUREAU,
        "新收政府信息公开申请12件，自然人申请10件，法人或其他组织申请2件。",
        {"received": 12, "received.natural_persons": 10, "received.organizations": 2},
    ),
    (
        BUREAU,
        "新收及上年结转政府信息公开申请共62件。",
        {"received+carried over": 62},
    ),
    (
        BUREAU,
        (
            "政府信息公开行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；"
            "政府信息公开行政诉讼46件（未经复议直接起诉26件，复议后起诉20件），维持25件、纠正5件。"
        ),
        {
            "reviews": 351,
            "reviews.upheld": 72,
            "reviews.corrected": 64,
            "reviews.other": 178,
            "reviews.pending": 37,
            "lawsuits": 46,
            "direct": 26,
            "after": 20,
            "lawsuits.upheld": 25,
            "lawsuits.corrected": 5,
        },
    ),
    (
        BUREAU,
        "因政府信息公开工作被申请行政复议、提起行政诉讼共5件。",
        {"reviews+lawsuits": 5},
    ),
    (BUREAU, "发生1起有关政府信息公开的行政复议案件。", {"reviews": 1}),
    (
        BUREAU,
        "收到政府信息公开申请\uff14\uff18件，办结3,119件。",
        {"received": 48, "handled": 3119},
    ),
    (BUREAU, "按照2023年的要点，收到政府信息公开申请3件", {"received": 3}),
    (BUREAU, "收到政府信息公开申请3件、2023年结转2件、", {"received": 3, "carried over": 2}),
    (BUREAU, "答复政府信息公开申请9件，不予公开处理3件。", {"handled": 9, "withheld": 3}),
    (BUREAU, "收到政府信息公开申请3件，自施行以来平稳。", {"received": 3}),
    (BUREAU, f"{'甲' * 16}局，收到政府信息公开申请3件。", {"received": 3}),
    (BUREAU, "依申请公开方面，答复3件。", {"handled": 3}),
    (BUREAU, "政府信息公开行政复议中，维持3件。", {"reviews.upheld": 3}),
    (BUREAU, "依申请公开引起的行政复议3件。", {"reviews": 3}),
    (BUREAU, "2024年收到政府信息公开申请3件", {"received": 3}),
    (BUREAU, "收到政府信息公开申请十二件，答复一件。", {"received": 12, "handled": 1}),
    (BUREAU, "2024年，我局未收到政府信息公开申请。", {"received": 0}),
    (STREET, "2024年，街道未收到申请。城东街道没有收到依申请公开件。", {"received": 0}),
    (BUREAU, "全年未接到信息公开申请。", {"received": 0}),
    (BUREAU, "全年未接收政府信息公开申请。", {"received": 0}),
    (BUREAU, "未收到过公开申请，未接到过建议。", {"received": 0}),
    (BUREAU, "没有接到申请人提出的依申请公开申请。", {"received": 0}),
    (
        BUREAU,
        "未收到行政许可申请。收到政府信息公开申请3件，无上年结转申请，无结转下年度办理的申请。",
        {"received": 3, "carried over": 0, "carried forward": 0},
    ),
    (BUREAU, "答复申请3件，无下年度结转。", {"handled": 3, "carried forward": 0}),
    (BUREAU, "未发生因政府信息公开引起的行政复议和行政诉讼。", {"reviews+lawsuits": 0}),
    (BUREAU, "没有产生政府信息公开行政诉讼，没有出现行政复议。", {"lawsuits": 0, "reviews": 0}),
    (BUREAU, "未引发信息公开行政复议，无行政诉讼。", {"reviews": 0, "lawsuits": 0}),
    (BUREAU, "无涉及政府信息公开行政复议、诉讼案件。", {"reviews": 0}),
    (BUREAU, "未被申请政府信息公开行政复议，未被提起行政诉讼。", {"reviews": 0, "lawsuits": 0}),
    (BUREAU, "政府信息公开行政诉讼，无行政复议。", {"reviews": 0}),
]


@pytest.mark.parametrize(("agency", "text", "stated"), STATED)
def test_stated(agency: str, text: str, stated: dict[str, int]) -> None:
    """Numbers of requests and cases are read, whatever the sentence, each with its cells."""
    assert told(text, agency) == [(value, cells(name)) for name, value in stated.items()]


OTHERS = [
    # Another organ, or a part of what reports.
    (CITY, "2024年，市政府办代表市政府受理政府信息公开申请17件，均已答复，答复17件。"),
    (BUREAU, "2024年，我局代表市政府受理政府信息公开申请17件，均已答复，答复17件。"),
    (CITY, "市政府本级受理政府信息公开申请17件，办结17件。"),
    (CITY, "示例市人民政府收到政府信息公开申请17件。"),
    (CITY, "本机关收到政府信息公开申请17件。"),
    (CITY, "我办收到政府信息公开申请17件。全年新收政府信息公开申请17件。"),
    (CITY, "市教育局：收到政府信息公开申请30件。"),
    (CITY, "各县区收到政府信息公开申请300件。"),
    (BUREAU, "全市共收到政府信息公开申请300件。"),
    (BUREAU, "某县水务局收到政府信息公开申请3件，答复3件。"),
    (BUREAU, "我市水务局收到政府信息公开申请3件。"),
    (OFFICE, "委托市教育局办理政府信息公开申请25件，办结25件。"),
    (OFFICE, "配合市政府协查依申请公开答复6件。"),
    (BUREAU, "某局收到政府信息公开申请3件。答复政府信息公开申请3件。"),
    (CITY, "市政府本级工作扎实。收到政府信息公开申请17件。"),
    (CITY, "市教育局情况，收到政府信息公开申请30件。"),
    (CITY, "城东区方面，收到政府信息公开申请30件。"),
    (CITY, "2024年工作平稳有序，各项任务全面完成，市教育局，收到政府信息公开申请30件。"),
    (CITY, f"{'甲' * 15}局，收到政府信息公开申请30件。"),
    (CITY, "全县共收到政府信息公开申请300件。"),
    (CITY, "全省共收到政府信息公开申请300件。"),
    # Another time.
    (BUREAU, "2023年收到政府信息公开申请20件，答复申请20件。"),
    (BUREAU, "去年，我局收到政府信息公开申请20件。"),
    (BUREAU, "上半年收到政府信息公开申请20件。"),
    (BUREAU, "第一季度收到政府信息公开申请20件。"),
    (BUREAU, "1月收到政府信息公开申请20件。"),
    (BUREAU, "近三年收到政府信息公开申请20件。"),
    (BUREAU, "截至目前累计收到政府信息公开申请20件。"),
    (BUREAU, "截至2023年底收到政府信息公开申请20件。"),
    (BUREAU, "2023年1月1日至2024年12月31日收到政府信息公开申请20件。"),
    (BUREAU, "自2008年条例施行以来，累计收到政府信息公开申请3000件。"),
    (BUREAU, "累计收到政府信息公开申请3000件，答复政府信息公开申请20件。"),
    (BUREAU, "2024年工作有序。累计收到政府信息公开申请3000件。"),
    (BUREAU, "自施行以来，我局收到政府信息公开申请3000件。"),
    (BUREAU, "在第一、第二季度，收到政府信息公开申请30件。"),
    (BUREAU, "2022年结转政府信息公开申请7件，结转至2024年政府信息公开申请7件。"),
    # Another thing.
    (BUREAU, "主动公开政府信息5500条，制作解读12件，予以公开20件。"),
    (BUREAU, "依申请公开平台访问5500次。"),
    (BUREAU, "收到人大建议12件，办结12件。"),
    (BUREAU, "依申请公开方面，接到12345热线留言20件，答复20件。"),
    (BUREAU, "县长信箱收到信件，183条，答复183条，答复率达99%。"),
    (BUREAU, "全年办理行政复议案件120件，行政诉讼3件，维持100件。"),
    (BUREAU, "办理政府信息公开行政复议案件120件。"),
    (BUREAU, "收到行政许可申请20件，办结20件。"),
    (BUREAU, "收到政府信息公开申请约20件，答复近20件，办结20余件。"),
    (BUREAU, "收到政府信息公开申请第3件。"),
    (BUREAU, "收到政府信息公开申请2.5万件。"),
    (BUREAU, "收到政府信息公开申请20人次，3件次。"),
    (BUREAU, "高效办成政府信息公开申请一件事。"),
    (BUREAU, "政府信息公开申请20件。"),
    # A part of it that the tables do not count.
    (BUREAU, "通过网络收到政府信息公开申请20件，当面申请3件，其中予以公开3件。"),
    (BUREAU, "涉及征地的政府信息公开申请20件，其中予以公开3件，部分公开4件。"),
    (BUREAU, "收到、答复政府信息公开申请分别为20件、19件。"),
    (BUREAU, "依申请公开中，答复18件，撤回2件。"),
    (BUREAU, "依申请公开中，答复18件，2件由申请人主动撤销。"),
    (BUREAU, "按期答复政府信息公开申请20件。"),
    (BUREAU, "网上予以公开政府信息公开申请20件。"),
    (BUREAU, "政府信息公开申请20件30份。"),
    (BUREAU, "收到政府信息公开申请20件30份。"),
    (BUREAU, "收到政府信息公开申请20件30。"),
    (BUREAU, "办结上年结转政府信息公开申请3件。"),
    (BUREAU, "答复书面政府信息公开申请3件。"),
    (BUREAU, "自然人申请3件。"),
    (BUREAU, "结果维持3件，占75%。"),
    # None of something else, or of nobody knows what.
    (BUREAU, "2023年未收到政府信息公开申请。"),
    (BUREAU, "某局未收到政府信息公开申请。"),
    (BUREAU, "未收到行政许可申请，未收到行政复议申请，未发生行政诉讼。"),
    (BUREAU, "申请人未收到答复，未收到通过网络提交的申请，未收到法人或其他组织申请。"),
    (BUREAU, "未收到因依申请公开引起的行政复议。"),
    (BUREAU, "未办结政府信息公开申请，未受理政府信息公开申请，无政府信息公开申请。"),
    (BUREAU, "未收到3件政府信息公开申请。"),
    (BUREAU, "本年度无依申请公开收费和减免事项，未发生政府信息公开申请。"),
]


@pytest.mark.parametrize(("agency", "text"), OTHERS)
def test_left_alone(agency: str, text: str) -> None:
    """A number of another organ, time or thing, or of a part of it, is none."""
    assert [fact.quote for fact in gd.facts(report(text, agency))] == []


PARTLY: list[tuple[str, str, dict[str, int]]] = [
    (BUREAU, "收到政府信息公开申请30件，受理28件，受理政府信息公开申请28件。", {"received": 30}),
    (
        CITY,
        "全市收到政府信息公开申请30件，市本级收到17件，答复政府信息公开申请17件。",
        {"received": 30},
    ),
    (CITY, "全市收到政府信息公开申请30件，占全省的10%。", {"received": 30}),
    (
        BUREAU,
        "共处理政府信息公开申请62件（其中新收59件，上年结转3件），结转下年2件。",
        {"handled": 62, "carried forward": 2},
    ),
    (BUREAU, "办结政府信息公开申请62件，其中新收59件，上年结转3件。", {"handled": 62}),
    (
        BUREAU,
        "收到政府信息公开申请20件，答复18件，申请人撤销2件。政府信息公开行政复议3件。",
        {"received": 20, "reviews": 3},
    ),
    (
        BUREAU,
        "答复政府信息公开申请20件；政府信息公开行政复议3件（申请人撤回）。",
        {"handled": 20, "reviews": 3},
    ),
    (
        BUREAU,
        "推动公开进社区，加强各项基础工作和规范化建设进机关，收到政府信息公开申请3件（网络3件）办结3件",
        {"received": 3, "handled": 3},
    ),
    (
        BUREAU,
        "收到政府信息公开申请30件，12个栏目，答复政府信息公开申请30件。",
        {"received": 30, "handled": 30},
    ),
    (BUREAU, "收到政府信息公开申请30件，其中已答复28件。", {"received": 30}),
    (BUREAU, "收到政府信息公开申请30件，按期答复28件，延期答复2件。", {"received": 30}),
    (BUREAU, "收到政府信息公开申请30件，电话答复28件，书面答复2件。", {"received": 30}),
    (BUREAU, "收到政府信息公开申请30件，做好热线工作，答复28件。", {"received": 30}),
    (BUREAU, "收到政府信息公开申请30件，其中网络申请20件，予以公开5件。", {"received": 30}),
    (BUREAU, "收到政府信息公开申请30件，正在办理2件，结转下年度2件。", {"received": 30}),
    (BUREAU, "收到政府信息公开申请30件（征地类20件，予以公开5件）。", {"received": 30}),
    (
        BUREAU,
        "收到政府信息公开申请30件（网络20件），办结28件），结转下年度2件。",
        {"received": 30, "handled": 28, "carried forward": 2},
    ),
    (
        BUREAU,
        "收到政府信息公开申请20起，比2023年（31起）多，2023年结转7件。",
        {"received": 20},
    ),
    (
        BUREAU,
        "去年收到政府信息公开申请20件。收到政府信息公开申请30件。",
        {"received": 30},
    ),
    (
        BUREAU,
        "去年收到政府信息公开申请20件，2024年收到政府信息公开申请30件。",
        {"received": 30},
    ),
    (
        CITY,
        "市政府办收到政府信息公开申请17件。全市共收到政府信息公开申请300件，办结290件。",
        {"received": 300, "handled": 290},
    ),
    (
        BUREAU,
        "收到政府信息公开申请30件，部分公开7，不予公开2件。",
        {"received": 30, "withheld": 2},
    ),
    (
        BUREAU,
        "收到政府信息公开申请30件。行政复议3件，受理行政诉讼2件。",
        {"received": 30, "reviews": 3},
    ),
    (BUREAU, "答复政府信息公开申请30件，予以公开9件，信息不存在2件。", {"handled": 30}),
    (BUREAU, "答复政府信息公开申请30件，予以公开9件，已主动公开的告知2件。", {"handled": 30}),
    (BUREAU, "政府信息公开行政复议9件，维持5件，驳回2件，尚未审结1件。", {"reviews": 9}),
    (
        BUREAU,
        "政府信息公开行政复议9件（撤回2件），结果维持5件。",
        {"reviews": 9, "reviews.upheld": 5},
    ),
    (BUREAU, "2024年，累计收到政府信息公开申请30件。去年累计答复28件。", {"received": 30}),
    (
        BUREAU,
        "政府信息公开行政复议3件，答复2件，上年结转1件，结果维持1件。",
        {"reviews": 3},
    ),
]


@pytest.mark.parametrize(("agency", "text", "stated"), PARTLY)
def test_stated_beside_others(agency: str, text: str, stated: dict[str, int]) -> None:
    """Beside a number that is read, one that may be of something else is not."""
    assert told(text, agency) == [(value, cells(name)) for name, value in stated.items()]


SCOPES = [
    ({"agency": CITY}, {"全市", "示例市"}),
    ({"agency": BUREAU}, {"我局", "示例市水务局"}),
    ({"agency": OFFICE}, {"我局", "市政府办", "市人民政府办公室"}),
    ({"agency": STREET}, {"全市", "全镇", "我区", "我局", "城东街道"}),
    ({"agency": "示例县城关镇人民政府"}, {"全镇", "我局"}),
    ({"agency": "示例市示例区政府", "kind": "government"}, {"我区"}),
    ({"agency": "示例市", "kind": "government"}, {"全市", "全镇", "我区", "示例市"}),
    ({"agency": "城关", "kind": "township"}, {"全市", "全镇", "我区", "我局"}),
    ({"agency": ""}, {"我局"}),
    ({"agency": "甲" * 50 + "示例市水务局"}, {"我局", "示例市水务局"}),
]
ORGANS = [
    "全市",
    "全镇",
    "我区",
    "示例市",
    "我局",
    "示例市水务局",
    "市政府办",
    "市人民政府办公室",
    "城东街道",
    "市",
]


@pytest.mark.parametrize(("agency", "own"), SCOPES)
def test_who_reports(agency: dict[str, str], own: set[str]) -> None:
    """A government reports on its place, a department on itself, a township on both."""
    read = {organ for organ in ORGANS if told(f"2024年{organ}收到政府信息公开申请3件。", **agency)}
    assert read == own


WHOLES = ["handled", "received+carried over", "received"]
SHARES: list[tuple[str, str, list[str]]] = [
    ("办结政府信息公开申请50件，予以公开20件，占40.0%。", "disclosed", WHOLES),
    ("新收政府信息公开申请50件，占办结总数的43.2%。", "received", WHOLES[:2]),
    ("办结政府信息公开申请50件，答复率达98.04\uff05。", "handled", WHOLES[1:]),
    ("办结政府信息公开申请50件，公开率为40%。", "disclosed+partially", WHOLES),
    ("依申请公开答复率90.1%。", "handled", WHOLES[1:]),
    ("办理政府信息公开申请50件，其中予以公开或部分公开占58.5%。", "disclosed+partially", WHOLES),
    ("依申请公开中，不予公开占7.3%。", "withheld", WHOLES),
    ("政府信息公开行政复议4件，维持3件，占75%。", "reviews.upheld", ["reviews"]),
    (
        "政府信息公开行政诉讼4件，维持3件，占\uff17\uff15\uff0e\uff10\uff05。",
        "lawsuits.upheld",
        ["lawsuits"],
    ),
]


@pytest.mark.parametrize(("text", "part", "wholes"), SHARES)
def test_shares(text: str, part: str, wholes: list[str]) -> None:
    """A percentage is of what was just counted, or a rate; it may be of several wholes."""
    fact = gd.facts(report(text))[-1]
    assert (fact.kind, fact.growth) == ("percent", False)
    of = [whole for cells_, whole in fact.meanings if cells_ == cells(part)]
    assert (fact.cells, of) == (cells(part), [cells(whole) for whole in wholes])


def test_share_of_applicants() -> None:
    """A share of those who made requests is one of the row that they are counted in, first."""
    text = "新收政府信息公开申请50件，自然人申请20件，占40%。"
    fact = gd.facts(report(text))[-1]
    assert (fact.value, fact.cells) == (40, cells("received.natural_persons"))
    assert [of for part, of in fact.meanings if part == fact.cells] == [
        cells(name) for name in ("received", "received+carried over", "handled")
    ]


def test_applicants_of_what() -> None:
    """So many of some applicants are of those just counted, or of all that were received."""
    text = "新收政府信息公开申请50件，予以公开20件，自然人申请40件。"
    rows = ("disclosed", "disclosed+partially", "received", "received+carried over")
    columns = [cells(f"{row}.natural_persons") for row in rows]
    assert [part for part, _ in gd.facts(report(text))[-1].meanings] == columns


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请30件，通过网络申请20件，占66%。",
        "收到政府信息公开申请30件，答复率100%，满意率99%，按时答复率98%。",
        "主动公开率98%，网上答复率98%，政府信息公开工作98%。",
        "加强依申请公开工作的指导，答复率98%，公开率98%。",
        "收到政府信息公开申请30件，占信访件的20%，占20个百分点。",
        "收到政府信息公开申请30件，部分公开7，占20%。",
        "政府信息公开行政复议4件，占75%。",
        "不予公开占7.3%，依申请公开占3%，主动公开的信息中，其他处理占5%。",
        "收到政府信息公开申请30件，自然人申请占66%，予以公开率占50%，予以公开为50%。",
    ],
)
def test_other_percentages(text: str) -> None:
    """A percentage of something else, or of what was not read, is none; nor is a full 答复率."""
    assert [fact.quote for fact in gd.facts(report(text)) if fact.kind == "percent"] == []


def test_full_reply_rate_keeps_the_thread() -> None:
    """What follows a percentage is still of the requests before it."""
    text = "答复政府信息公开申请30件，答复率为100%。其中予以公开3件，占10%，部分公开9件。"
    assert [value for value, _ in told(text)] == [30, 3, 10, 9]


GROWTHS: list[tuple[str, Any, str]] = [
    ("收到政府信息公开申请30件，同比增长6.54%。", Decimal("6.54"), "received"),
    ("收到政府信息公开申请30件，较上年下降25%。", -25, "received"),
    ("收到政府信息公开申请30件，比2023年增加了12件。", 12, "received"),
    ("收到政府信息公开申请30件，比去年同期减少12件。", -12, "received"),
    ("政府信息公开申请量同比上升5%。", 5, "received"),
    ("收到政府信息公开申请同比上升5%。", 5, "received"),
    ("新收政府信息公开申请较2023年提高5%。", 5, "received"),
    ("答复政府信息公开申请30件，予以公开12件，同比降低5.0%。", Decimal("-5.0"), "disclosed"),
]


@pytest.mark.parametrize(("text", "value", "grown"), GROWTHS)
def test_growths(text: str, value: object, grown: str) -> None:
    """By how much a number grew since last year is read, and is negative where it fell."""
    fact = gd.facts(report(text))[-1]
    assert (fact.value, fact.growth, fact.cells, fact.of) == (value, True, cells(grown), ())
    assert str(fact.value) == str(value) or isinstance(value, int)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请30件，比2022年增加12件，环比增长5%，增加3件。",
        "网站访问量同比增长5%，信访同比下降5%。",
        "收到政府信息公开申请30件，行政许可同比增长5%。",
        "加强申请办理工作的指导，同比增长5%。",
        "答复政府信息公开申请同比增长5%。",
    ],
)
def test_other_growths(text: str) -> None:
    """A growth since another year, or of something else, is none."""
    assert [fact.quote for fact in gd.facts(report(text)) if fact.growth] == []


def test_growth_keeps_the_thread() -> None:
    """What follows a growth is of the number before it."""
    text = "新收政府信息公开申请30件，同比增长20%，自然人申请25件，占83.3%，同比增加5件。"
    assert told(text) == [
        (30, cells("received")),
        (20, cells("received")),
        (25, cells("received.natural_persons")),
        (Decimal("83.3"), cells("received.natural_persons")),
        (5, cells("received.natural_persons")),
    ]


def test_places() -> None:
    """A fact says where it stands: the text, and the words in it."""
    text = "示例市水务局共收到政府信息公开申请12件，其中予以公开3件，占25%。"
    about = gd.replace(
        report(text),
        {
            "/preface": (gd.Heading("依申请公开12件"), gd.Paragraph("答复政府信息公开申请1件")),
            "/problems": (gd.Paragraph("全年政府信息公开申请量同比上升5%，依申请公开答复率9%"),),
            "/other_matters": (gd.DataTable((("新收申请3件",),), 0, "新收申请3件"),),
        },
    )
    facts = gd.facts(about)
    assert [(fact.pointer, fact.quote) for fact in facts] == [
        ("/preface/1/text", "答复政府信息公开申请1件"),
        ("/overview/0/text", "收到政府信息公开申请12件"),
        ("/overview/0/text", "予以公开3件"),
        ("/overview/0/text", "予以公开3件，占25%"),
        ("/problems/0/text", "政府信息公开申请量同比上升5%"),
        ("/problems/0/text", "依申请公开答复率9%"),
    ]
    assert [gd.get(about, fact.pointer)[fact.start : fact.end] for fact in facts] == [
        fact.quote for fact in facts
    ]


@pytest.mark.parametrize(
    ("words", "meanings"),
    [
        ("收到政府信息公开申请9件", ["received", "received+carried over"]),
        ("新收政府信息公开申请9件", ["received"]),
        ("办理政府信息公开申请9件", WHOLES),
        ("答复政府信息公开申请9件", ["handled"]),
        ("予以公开政府信息公开申请9件", ["disclosed", "disclosed+partially"]),
    ],
)
def test_meanings(words: str, meanings: list[str]) -> None:
    """What may be meant in several ways is given with all of them, the likeliest first."""
    [fact] = gd.facts(report(words))
    assert fact.meanings == tuple((cells(name), ()) for name in meanings)


@pytest.mark.parametrize(
    ("edition", "rows"),
    [
        (gd.Report2021, [GROUPS["other_handling"], GROUPS["other_handling"][-1:]]),
        (gd.Report2019, [("/requests/outcomes/other_handling",)]),
    ],
)
def test_other_handling(edition: Any, rows: list[tuple[str, ...]]) -> None:
    """其他处理 is one row of the older form, and three of the newer, or the last of them."""
    text = "办结政府信息公开申请9件，其他处理2件。"
    about = edition(year=2024, agency=gd.Agency(name=BUREAU), overview=(gd.Paragraph(text),))
    fact = gd.facts(about)[-1]
    assert [part for part, _ in fact.meanings] == [
        tuple(f"{row}/total" for row in group) for group in rows
    ]


@pytest.mark.parametrize("year", [None, 2023])
def test_year_of_the_report(year: int | None) -> None:
    """A year that is named must be the report's; where that is blank, none fits."""
    about = gd.replace(report("2024年收到政府信息公开申请3件。"), {"/year": year})
    assert gd.facts(about) == ()


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("一", 1),
        ("两", 2),
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("0", 0),
        ("12,345", 12345),
        ("\uff11\uff12", 12),
    ],
)
def test_digits(digits: str, value: int) -> None:
    """Digits are read in either width, with separators, and Chinese up to 九十九."""
    assert number(digits) == value


def test_words_of_nothing() -> None:
    """Words that name no rows mean none."""
    assert requests(frozenset({"channel"}), "2021") == ()


def test_clause() -> None:
    """A clause is known by where it stands, what its words are, and its number."""
    text = "（甲）新收申请3件、乙"
    assert list(clauses(text, 2024))[2:] == [
        Clause(3, 9, frozenset({"new", "request", "count"}), False, ("3",), (3, 9)),  # noqa: FBT003
        Clause(10, 11, frozenset(), True, (), (11, 10)),  # noqa: FBT003
    ]


HUAIAN = [
    (3119, "received"),
    (3050, "handled"),
    (34, "carried over"),
    (103, "carried forward"),
    (351, "reviews"),
    (72, "reviews.upheld"),
    (64, "reviews.corrected"),
    (178, "reviews.other"),
    (37, "reviews.pending"),
    (46, "lawsuits"),
    (25, "lawsuits.upheld"),
    (5, "lawsuits.corrected"),
    (9, "lawsuits.other"),
    (7, "lawsuits.pending"),
]


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("huaian-2024.pdf", HUAIAN),
        ("hongze-2024.pdf", []),
        ("shuyang-fgj-2023.html", [(26, "received")]),
        ("zhanjiang-fenyong-zs-2020.txt", []),
    ],
)
def test_published_reports(name: str, stated: list[tuple[int, str]]) -> None:
    """Published reports state these numbers, and their tables agree with all of them."""
    about = gd.read(real.raw(name)).report
    assert [(fact.value, fact.cells) for fact in gd.facts(about)] == [
        (value, cells(name)) for value, name in stated
    ]
    assert gd.check(about, select=["narrative.counts"]) == []


SECONDS = 5  # standard ones; each takes less than one
HOSTILE = {
    "received": "收到" * 50_000,
    "digits": "3" * 100_000,
    "thousands": "1," * 50_000,
    "brackets": "（" * 50_000 + "）" * 50_000,
    "requests": "依申请公开政府信息" * 11_000,
    "shares": "占" * 50_000 + "占总数的" * 12_500,
    "everybody": "全市" + "各部门" * 33_000,
    "lists": "收到申请3件、" * 14_000,
    "units": "3件" * 33_000,
    "tens": "十" * 100_000 + "件",
    "spaces": " " * 100_000,
    "years": "2024年" * 20_000 + "去年" * 1_000,
    "own-name": "水务局" * 33_000,
    "organs": "区局，" * 33_000 + "市" * 1_000,
    "commas": "，" * 99_000,
}


def read(text: str) -> None:
    """Read what a text states, between words that make it worth reading."""
    gd.facts(report(f"收到申请3件。{text}申请3件"))


@pytest.mark.parametrize("name", HOSTILE)
def test_cost(name: str) -> None:
    """A text whose words are meant to keep a reader busy is read soon."""
    cost = costs.measure(read, HOSTILE[name], SECONDS)
    assert cost.outcome == "read"
    assert cost.seconds < SECONDS

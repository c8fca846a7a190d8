"""What the text states of the report: its year, how many parts it has, that all was handled."""

import time
from collections.abc import Iterable

import pytest

import govdisclose as gd
from govdisclose.checks import Finding, check
from govdisclose.pointers import replace
from govdisclose.prose import DataTable, Heading, Paragraph
from support import real
from support.cases.statements import FORWARD, HANDLED, PARTS, SIX, YEAR, text
from support.sums import filled

REPORT = replace(filled("2021"), {FORWARD: 3})
"""A report of 2024 that carries three requests forward."""


def found(rule: str, *texts: str, chapter: str = "overview") -> list[Finding]:
    """Give what a rule finds in a chapter of the report of 2024."""
    return check(replace(REPORT, text(*texts, chapter=chapter)), select=(rule,))


def quotes(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    found = list(findings)
    assert all(str(finding.actual) in finding.quote for finding in found)
    return [(finding.code, finding.quote) for finding in found]


PERIODS = [
    (
        "本报告中所列数据统计期限自2023年1月1日起至2023年12月31日止。",
        "2023年1月1日起至2023年12月31日",
    ),
    ("本年度报告中所列数据的统计期限从2023年1月1日起至12月31日止。", "2023年1月1日起至12月31日"),
    ("数据统计期限为2023年1月1日至12月31日。", "2023年1月1日至12月31日"),
    ("所列数据统计期限为2023年1月1日—2023年12月31日，", "2023年1月1日—2023年12月31日"),
    ("统计时限：2023年1月1日-12月31日。", "2023年1月1日-12月31日"),
    ("统计期限（2023年01月01日至2023年12月31日）", "2023年01月01日至2023年12月31日"),
    ("统计期限自2023 年 1 月 1 日至 12 月 31 日", "2023 年 1 月 1 日至 12 月 31 日"),
    ("统计数据从2023年1月1日——同年12月31日。", "2023年1月1日——同年12月31日"),
    ("统计时间为2023年1月1日到当年12月31日。", "2023年1月1日到当年12月31日"),
    ("所列数据，统计期为2023年1月1日~12月31日。", "2023年1月1日~12月31日"),
    ("统计数据的期限自2023年1月1日起，至2023年12月31日止。", "2023年1月1日起，至2023年12月31日"),
    ("统计期限自2023年1月1日起,至12月31日止。", "2023年1月1日起,至12月31日"),
    ("本报告所列数据为2023年1月1日～12月31日。", "2023年1月1日～12月31日"),  # noqa: RUF001
    ("本年报反映2023年1月1日–12月31日的情况。", "2023年1月1日–12月31日"),  # noqa: RUF001
    ("全文包括2023年1月1日至12月31日的工作。", "2023年1月1日至12月31日"),
    ("统计期限自2024年1月1日起至2023年12月31日止。", "2024年1月1日起至2023年12月31日"),
    ("统计期限自2023年1月1日起至2024年12月31日止。", "2023年1月1日起至2024年12月31日"),
    ("统计期限自2025年1月1日始至2025年12月31日。", "2025年1月1日始至2025年12月31日"),
    ("统计期限为1924年1月1日至12月31日。", "1924年1月1日至12月31日"),
]


@pytest.mark.parametrize(("words", "quote"), PERIODS)
@pytest.mark.parametrize("chapter", ["preface", "overview", "problems", "other_matters"])
def test_period_of_another_year(words: str, quote: str, chapter: str) -> None:
    """The period of the statistics is that of the report year, wherever and however it stands."""
    assert quotes(found(YEAR, words, chapter=chapter)) == [("period", quote)]


ITSELF = [
    ("现将2023年度政府信息公开工作情况报告如下：", "2023年度政府信息公开工作情况"),
    ("现将我局2023年度政府信息公开工作年度报告公布如下。", "2023年度政府信息公开工作年度报告"),
    ("现将2023年政务信息公开工作情况报告如下", "2023年政务信息公开工作情况"),
    ("现就示例镇2023年政务公开工作总结如下", "2023年政务公开工作总结"),
    (
        "现公布示例市某局2023年政府信息公开工作年度报告。",
        "2023年政府信息公开工作年度报告",
    ),
    ("现予公布示例区2023 年政府信息公开年报。", "2023 年政府信息公开年报"),
    ("现特向社会公布2023年示例镇政府信息公开年度报告", "2023年示例镇政府信息公开年度报告"),
    ("特向社会公开2023年度我街道信息公开工作年度报告", "2023年度我街道信息公开工作年度报告"),
    ("根据《条例》，特此编制2023年度政府信息公开报告。", "2023年度政府信息公开报告"),
    ("现编制2023年政府信息公开工作年度报告。", "2023年政府信息公开工作年度报告"),
    ("本报告是示例市2023年度政府信息公开报告。", "2023年度政府信息公开报告"),
    ("按照条例要求开展工作。现将2023年度工作情况报告如下：", "2023年度工作情况报告如下"),
    ("现将我镇2023年度工作情况如下报告", "2023年度工作情况如下"),
    (
        "现通过政府门户网站向社会公布2023年度示例镇信息公开工作年度报告。",
        "2023年度示例镇信息公开工作年度报告",
    ),
    ("本年度报告为2025年政府信息公开情况汇报", "2025年政府信息公开情况"),
]


@pytest.mark.parametrize(("words", "quote"), ITSELF)
@pytest.mark.parametrize("chapter", ["preface", "overview"])
def test_report_names_another_year(words: str, quote: str, chapter: str) -> None:
    """A report names itself by its own year."""
    assert quotes(found(YEAR, words, chapter=chapter)) == [("itself", quote)]


def test_year_in_a_later_paragraph() -> None:
    """Paragraphs without a year are passed over."""
    [finding] = found(YEAR, "工作平稳。", "统计期限为2023年1月1日至12月31日")
    assert finding.left == ("/overview/1/text",)


@pytest.mark.parametrize("chapter", ["problems", "other_matters"])
def test_later_chapters_do_not_name_the_report(chapter: str) -> None:
    """Chapters 五 and 六 may speak of another year's report."""
    assert found(YEAR, "现将2023年度政府信息公开工作情况报告如下：", chapter=chapter) == []


REQUESTS = [
    (
        "2023年，全市共受理政府信息公开申请3119件，答复3050件。",
        "2023年，全市共受理政府信息公开申请3119件",
    ),
    ("2023年度我局共收到依申请信息公开26件，及时回复。", "2023年度我局共收到依申请信息公开26件"),
    ("2023年全年，我委接收政府信息公开申请 44 件。", "2023年全年，我委接收政府信息公开申请 44 件"),
    ("在2023年共收到社会各界4宗政府信息公开申请。", "2023年共收到社会各界4宗政府信息公开申请"),
    ("2023年我局办理政府信息公开申请共计5起", "2023年我局办理政府信息公开申请共计5起"),
    ("2023年，新收政府信息公开申请9件，上年结转2件。", "2023年，新收政府信息公开申请9件"),
    ("2023年，我局未收到政府信息公开申请。", "2023年，我局未收到政府信息公开申请"),
    ("2023年度某街道收到政府信息公开申请一件", "2023年度某街道收到政府信息公开申请一件"),
    ("2023年，我局受理十二份信息公开申请。", "2023年，我局受理十二份信息公开申请"),
    ("2023年度，本街道没有接到政府信息公开申请。", "2023年度，本街道没有接到政府信息公开申请"),
    ("2023年，无受理依申请公开。", "2023年，无受理依申请"),
    ("2025年，我局受理依申请公开件76件。", "2025年，我局受理依申请公开件76件"),
]


@pytest.mark.parametrize(("words", "quote"), REQUESTS)
@pytest.mark.parametrize("chapter", ["preface", "overview", "problems", "other_matters"])
@pytest.mark.parametrize("first", ["畅通渠道。", "规范办理；"])
def test_requests_of_another_year(words: str, quote: str, chapter: str, first: str) -> None:
    """Numbers of requests are those of the report year."""
    assert quotes(found(YEAR, first + words, chapter=chapter)) == [("requests", quote)]


def test_other_sentences_say_nothing_of_requests() -> None:
    """Only the sentence of a number of requests tells whether it is compared with others."""
    words = "上年平稳。" * 60 + "2023年收到申请5件。2024年公开信息。" + "历年平稳。" * 60
    assert quotes(found(YEAR, words)) == [("requests", "2023年收到申请5件")]
    far = f"2023年收到申请5件，{'同' * 190}，2024年公开信息"
    assert quotes(found(YEAR, "平稳；" + far)) == [("requests", "2023年收到申请5件")]


OPENINGS = [
    ("2023年，我局坚持以公开为常态、不公开为例外。", "2023年，我局坚持以公开为常态"),
    ("2023年度，示例镇依法公开政府信息。", "2023年度，示例镇依法公开政府信"),
    ("2023年度示例镇公开信息。", "2023年度示例镇公开信息"),
    ("　　2023 年全市公开信息5条。", "2023 年全市公开信息5条"),
    ("2025年,本区公开信息", "2025年,本区公开信息"),
    ("2022年，我局全面落实条例。2023年的报告已发布。", "2022年，我局全面落实条例"),
    ("截至2023年12月31日，我局公开信息9条。", "截至2023年12月31日，我局公开"),
    ("截止到2023 年 12 月 31 日我局公开信息9条。", "截止到2023 年 12 月 31 "),
    ("截至2023年12月31日本局公开信息9条。", "截至2023年12月31日本局公开信"),
    ("2023年，全市将政府信息公开纳入考核。", "2023年，全市将政府信息公开纳入考"),
]
OPENINGS = [(words, quote[:16]) for words, quote in OPENINGS]


@pytest.mark.parametrize(("words", "quote"), OPENINGS)
def test_opening_of_another_year(words: str, quote: str) -> None:
    """Chapter 一 opens with the report year, if with one."""
    assert quotes(found(YEAR, words)) == [("opening", quote)]
    assert found(YEAR, "工作平稳。", words) == []
    assert found(YEAR, words, chapter="problems") == []


@pytest.mark.parametrize(
    "before",
    [
        Heading("（一）主动公开情况"),
        Paragraph("（一）主动公开情况"),
        Paragraph(" (十二)主动公开情况。 "),
    ],
)
def test_topic_opens_with_another_year(before: Heading | Paragraph) -> None:
    """So does what stands below a heading in chapter 一, and that alone."""
    year = Paragraph("2023年，我局公开信息9条。")
    chapter = (Paragraph("工作平稳。"), before, year, year)
    [finding] = check(replace(REPORT, {"/overview": chapter}), select=(YEAR,))
    assert (finding.left, finding.quote) == (("/overview/2/text",), "2023年，我局公开信息9条")


def test_topic_with_its_heading_in_the_same_paragraph() -> None:
    """The heading of a topic may begin its paragraph."""
    words = "（二）主动公开情况。2023年，我局公开信息9条。"
    [finding] = found(YEAR, "工作平稳。", words)
    assert finding.span == (10, 24)
    assert found(YEAR, "工作平稳。", "（二）主动公开。全年公开。2023年，我局公开信息9条。") == []


@pytest.mark.parametrize("mark", [".", "．", "、"])  # noqa: RUF001
def test_topic_with_a_number(mark: str) -> None:
    """The heading of a topic may have a number before it, but no figures in it."""
    words = f"2{mark}主动公开情况。2023年，我局公开信息9条。"
    [finding] = found(YEAR, "工作平稳。", words)
    assert finding.span == (9, 23)
    assert found(YEAR, "工作平稳。", f"2{mark}公开信息9条。2023年，我局公开信息9条。") == []


def test_a_table_ends_what_stands_below_a_heading() -> None:
    """A paragraph below a table does not stand below the heading any more."""
    year = Paragraph("2023年，我局公开信息9条。")
    chapter = (Heading("（一）主动公开情况"), DataTable((("1",),)), year)
    assert check(replace(REPORT, {"/overview": chapter}), select=(YEAR,)) == []


RIGHTLY_NAMED = [
    "2024年，我局依法公开政府信息。",
    "统计期限自2024年1月1日起至2024年12月31日止。",
    "统计期限为2024年1月1日至12月31日。",
    "现将2024年度政府信息公开工作情况报告如下：",
    "按照国办公开办函〔2021〕30号、国令第711号要求编制。",
    "根据《示例市2023年政务公开工作要点》，我局公开信息。",
    "按照《关于印发2023年政务公开工作要点的通知》，现将《2023年政府信息公开情况报告》公布。",
    "2024年，收到政府信息公开申请9件，较2023年收到申请5件增加4件。",
    "全年收到政府信息公开申请9件，比2023年收到的申请多4件。",
    "与2023年收到政府信息公开申请5件相比，有所增加。",
    "同2023年相比，我局收到政府信息公开申请增加4件。",
    "2022年收到政府信息公开申请3件，2023年收到申请5件，2024年收到申请9件。",
    "2022年收到政府信息公开申请3件。2023年收到申请5件。2024年收到政府信息公开申请9件。",
    "2023年收到申请5件，今年收到9件。",
    "今年未收到申请，2023年收到申请5件。",
    "2024年公开信息，2023年收到申请5件。",
    "统计期限为2024年1月1日至12月31日，2025年继续。",
    "现将2024年政府信息公开情况报告如下，2023年情况略。",
    f"2023年收到申请5件，{'同' * 170}，2024年收到9件。",
    "2023年我局公开信息。2024年印发的文件已公开。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，去年同期3件。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，上年3件。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，上一年3件。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，今年未收到。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，本年未收到。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，近年最多。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，历年最多。",
    "工作平稳。2023年，我局收到政府信息公开申请5件，累计9件。",
    "2023年收到，结转至2024年作出答复的政府信息公开申请2件。",
    "经查，2023年收到的申请中有2件在本年答复。",
    "2023年收到、结转的政府信息公开申请2件已答复。",
    "2023年收到未办结的申请2件。",
    "截至2023年12月31日，累计受理政府信息公开申请50件。",
    "自2019年以来，收到政府信息公开申请90件。",
    "截至2023年12月31日，全市共有新媒体9个，累计公开信息50条。",
    "截至2023年12月，全市共有新媒体9个。",
    "截至2023年11月30日，全市共有新媒体9个。",
    "截至2023年底，全市共有新媒体9个。",
    "编制并发布了示例市2023年度政府信息公开工作年度报告。",
    "实现通过网站向社会公布2023年政府信息公开工作年度报告。",
    "工作平稳。现将2023年度工作情况的检查结果报告如下。",
    "按时在网站向社会公布2023年政府信息公开工作年度报告。",
    "2025年我们将加强政府信息公开。",
    "2025年，我局将加强政府信息公开。",
    "2025年，我局拟办理政府信息公开平台升级。",
    "2025年，我局计划开展培训。",
    "2025年，打算开展培训。",
    "2025年，下一步加强公开。",
    "2023年，我局被评为先进单位。2024年继续保持。",
    "2023年，示例县荣获政务公开先进县称号。",
    "2023年，我局获评优秀。",
    "2023年，我局获得先进。",
    "2023年，我局被授予先进称号。",
    "2023年，我局入选试点。",
    "2023年，我局在考核中名列第一。",
    "2023年，我局位列第一。",
    "2023年，我局排名第一。",
    "2023年，我局为优秀等次。",
    "2023年，我局更名为示例局。",
    "2023年，我局由示例局划转。",
    "2023年，我局搬迁新址。",
    "2023年，我局开通公众号。",
    "2023年，我局网站上线。",
    "2023年我局收到申请10件，今年收到12件。",
    "2023年我局公开信息10条，本年公开12条。",
    "2022年，我局公开信息，至今共500条。",
    "2023年度部门决算于2024年公开。",
    "2023年度我局政务公开考核为良好。",
    "2023年度政府信息公开工作年度报告按时发布。",
    "2025年，我局继续加强公开。",
    "2025年，我局进一步加强公开。",
    "2025年，我局工作重点是加强公开。",
    "截至2023年12月31日有效的文件已公布目录。",
    "2023年，示例区行政审批局挂牌。",
    "2023年，我局组建。",
    "2019年，示例管理局成立，负责公开工作。",
    "2023年，市政府出台公开办法。",
    "2023年，市政府印发公开办法。",
    "2019年，新条例施行。",
    "2019年，条例修订。",
    "2019年，条例颁布。",
    "2021年以来，我局公开信息。",
    "2021年，条例实施以来，我局公开信息。",
    "2022年，市政府制定办法。2024年，我局落实办法。",
    "2022年，市政府制定办法，2024年我局落实办法。",
    "2023年11月，我局开展培训。",
    "2023年是开局之年。",
    "2023年底，我局公开信息。",
    "十四五规划实施，到2035年基本建成。",
    "对2020年1月1日至2023年12月31日制发的规范性文件进行清理。",
    "统计2020年1月1日至2023年12月31日制发的规范性文件。",
    "统计数据对应2021年1月1日至2025年12月31日实施规划。",
    "公开2023年度部门决算和2025年度部门预算。",
    "电话12023年费，2023共收到申请5件。",
    "全年收到政府信息公开申请9件。",
]


@pytest.mark.parametrize("words", RIGHTLY_NAMED)
@pytest.mark.parametrize("chapter", ["preface", "overview", "problems"])
def test_years_that_are_named_rightly(words: str, chapter: str) -> None:
    """Comparisons, plans, documents, awards and other years' events are left alone."""
    assert found(YEAR, words, chapter=chapter) == []


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("示例市某局2023年政府信息公开工作年度报告", ["2023年"]),
        ("关于2023 年度政府信息公开情况的报告", ["2023 年"]),
        ("2022年2023年政府信息公开报告", ["2022年"]),
        ("示例市某局2024年政府信息公开工作年度报告", []),
        ("示例市某局政府信息公开工作年度报告", []),
        ("示例市某局2024年政府信息公开工作年度报告（2023年修订）", []),
        ("示例市二〇二三年政府信息公开工作年度报告", []),
        (None, []),
    ],
)
def test_year_in_the_title(title: str | None, quote: list[str]) -> None:
    """A title that names a year names the report year."""
    findings = check(replace(REPORT, {"/title": title}), select=(YEAR,))
    assert quotes(findings) == [("title", words) for words in quote]
    assert all((f.left, f.expected) == (("/title",), 2024) for f in findings)


def test_blank_year_is_not_compared() -> None:
    """Without a report year there is nothing to compare with."""
    changes = text("2023年，我局公开。", "现将2022年政府信息公开情况报告如下") | {
        "/year": None,
        "/title": "2021年报告",
    }
    assert check(replace(REPORT, changes), select=(YEAR,)) == []


def test_finding_of_a_year() -> None:
    """A finding says which year stands where, and which it should be."""
    [one, two] = found(
        YEAR,
        "工作平稳；统计期限为2023年1月1日至12月31日，现将2022年\n政府信息公开情况汇报如下。",
        chapter="preface",
    )
    assert (one.code, one.left, one.right) == ("period", ("/preface/0/text",), ("/year",))
    assert (one.span, one.actual, one.expected) == ((10, 26), 2023, 2024)
    assert (two.span, two.actual, two.expected) == ((29, 43), 2022, 2024)
    assert two.message.zh == (
        "“2022年 政府信息公开情况”所说的是 2022 年的报告，报告年度是 2024；请核对"
    )


def test_each_year_is_reported_once() -> None:
    """An opening that states a number of requests is one finding, and so is each sentence."""
    words = "2023年，我局收到政府信息公开申请5件。2022年，我局未收到政府信息公开申请。"
    assert [f.span for f in found(YEAR, words)] == [(0, 20), (21, 40)]


LISTS = [
    (f"本报告由{SIX}等六部分组成。", None),
    (f"本报告由{SIX}六个部分组成。", None),
    (f"全文包括{SIX}等 6 个部分。", None),
    (f"本报告内容包括{SIX}等六大部分内容。", None),
    (f"本年报根据条例编制，由{SIX}六部分组成。", None),
    (f"本报告内容主要包括：{SIX.replace('、', '，')}等六方面。", None),
    (f"全文包括{SIX.replace('、', ',')}等六方面。", None),
    (f"由某局编制，涵盖{SIX}等六部分。", None),
    (f"本报告包含{SIX}等六部分。", None),
    (f"本报告由{SIX.replace('、其他', '、以及其他')}等六部分组成。", None),
    ("分为总体情况、主动公开和依申请公开、复议诉讼、存在问题以及其他情况等五部分。", "chapters"),
    ("分为总体情况、主动公开和依申请公开、复议诉讼、存在问题以及其他情况等六部分。", None),
    ("分为总体情况、主动公开和依申请公开、复议诉讼、存在问题以及其他情况等七部分。", "listed"),
    ("分为总体情况、主动公开和依申请公开、复议诉讼、存在问题以及其他情况等四部分。", "listed"),
    (f"本报告由{SIX.replace('复议和', '复议、')}等六部分组成。", None),
    (f"本报告由{SIX.replace('复议和', '复议、')}等七部分组成。", "listed"),
    (f"本报告由{SIX.replace('复议和', '复议、')}等八部分组成。", None),
    (f"本报告由{SIX.replace('复议和', '复议情况、')}等六部分组成。", None),
    (f"本报告由{SIX.replace('复议和', '复议情况、')}等七部分组成。", "chapters"),
    ("由总体情况、主动公开、收到申请情况、复议、诉讼情况、问题及改进情况等六部分组成。", "missing"),
    (
        "由总体情况，主动公开，收到申请情况，复议、诉讼情况，问题及改进措施等五部分组成。",
        "chapters",
    ),
    ("由概述、主动公开、重点公开情况、依申请、评议、举报情况、问题和措施等六部分。", None),
    ("由概述、主动公开、重点公开情况、依申请、评议、举报情况、问题和措施等七部分。", None),
    ("由概述、主动公开、重点公开情况、依申请、评议、举报情况、问题和措施等五部分。", "listed"),
    ("由概述、主动公开、依申请、评议情况、收到的举报、复议、诉讼情况、存在问题六部分。", None),
    (
        "由概述，主动公开，依申请，回应，复议诉讼情况，机构、经费和会议情况，问题，附件，共九部分。",
        None,
    ),
    ("由概述、主动公开、依申请、评议情况、问题和措施、附件，共五部分。", "listed"),
    ("由基本工作情况、主动公开、依申请、评议情况、问题和措施、附件，共六部分。", None),
    ("由概述、主动公开、依申请、评议情况、问题和措施、附件，共六部分。", None),
    ("由概述、主动公开、依申请、评议情况、问题和措施、附件，共七部分。", "missing"),
    (f"本报告由{SIX}、附件等七部分组成。", None),
    (f"本报告由{SIX}、附件等六部分组成。", "listed"),
    (f"本报告由{SIX}、附件等八部分组成。", "listed"),
    (f"本报告由{SIX}等七部分组成。", "listed"),
    (f"本报告由{SIX}等五部分组成。", "listed"),
    ("全文包括总体情况、主动公开、依申请公开、复议诉讼、问题及改进等六部分。", "missing"),
    ("全文包括总体情况、主动公开、依申请公开、复议诉讼、问题及改进等7部分。", None),
    ("全文包括总体情况、主动公开、依申请公开、复议诉讼、问题及改进7部分。", "missing"),
    ("全文包括总体情况、主动公开、依申请公开、问题及改进等六部分。", None),
    ("全文包括总体情况、主动公开、依申请公开、问题及改进等 六部分。", None),
    ("全文包括总体情况、主动公开、复议诉讼、问题及改进、其他、收到的申请等六部分。", None),
    ("全文包括 总体情况、主动公开、复议诉讼、问题及改进、其他、申请 、等六部分。", None),
    ("全文包括总体情况、主动公开、依申请公开、问题及改进六部分。", "missing"),
    ("由主动公开、收到和处理申请、复议诉讼、问题及改进、其他事项等五个部分组成。", "chapters"),
    ("全文包括总体情况、主动公开、依申请公开等三部分。", None),
    ("本报告共分六个部分。", None),
    ("本报告分为以下五部分：", "chapters"),
    ("全文共7个部分。", "chapters"),
    ("本年报包括五方面：", "chapters"),
    ("本年度报告内容主要有五个方面。", "chapters"),
    ("本次报告由五部分构成。", "chapters"),
    ("全文一共5部分，包括总体情况、主动公开。", "chapters"),
    ("专栏由五个部分组成。", None),
    ("公开指南分为八部分。", None),
    ("本报告第五部分说明存在的问题。", None),
    ("现从主动公开、依申请公开、信息管理、平台建设、监督保障五个方面报告如下。", None),
    ("工作包括主动公开、依申请公开、信息管理、平台建设、监督保障五个方面。", None),
    ("主要问题有三个方面。", None),
    ("本报告分为十六部分。", None),
    (f"本报告由{SIX}组成。", None),
]


@pytest.mark.parametrize(("words", "code"), LISTS)
@pytest.mark.parametrize("chapter", ["preface", "overview"])
def test_number_of_parts(words: str, code: str | None, chapter: str) -> None:
    """The number of parts stated is one that the list can be counted to give, and the form's."""
    codes = [finding.code for finding in found(PARTS, "工作平稳。" + words, chapter=chapter)]
    assert codes == ([] if code is None else [code])
    assert found(PARTS, words, chapter="problems") == []


def test_number_of_parts_in_a_later_paragraph() -> None:
    """Paragraphs without a number of parts are passed over."""
    [finding] = found(PARTS, "工作平稳。", "本报告共五部分。")
    assert finding.left == ("/overview/1/text",)


def test_finding_of_parts() -> None:
    """A finding says how many parts are stated and listed, and which are missing."""
    words = "工作平稳。全文包括总体情况、主动公开、依申请公开、问题及改进六部分。"
    [finding] = found(PARTS, words, chapter="preface")
    assert (finding.quote, finding.span) == ("六部分", (30, 33))
    assert (finding.left, finding.actual, finding.expected) == (("/preface/0/text",), 6, 4)
    assert finding.message.zh == (
        "文中称“六部分”，只列出 4 部分，没有列出「四、政府信息公开行政复议、行政诉讼情况」、"
        "「六、其他需要报告的事项」；请核对"
    )


@pytest.mark.parametrize(
    ("words", "stated", "right"),
    [
        (f"本报告由{SIX}等七部分组成", 7, 6),
        (f"本报告由{SIX}等五部分组成", 5, 6),
        (f"本报告由{SIX.replace('复议和', '复议、')}等七部分组成。", 7, 6),
        (SIX, 0, 0),
        ("本报告共12个部分", 12, 6),
        # An item that names two chapters, and one that names none.
        (
            "包括总体情况、主动公开和收到申请情况、复议诉讼情况、存在的问题、其他事项、附件等七部分。",
            0,
            0,
        ),
        (
            "包括总体情况、主动公开和收到申请情况、复议诉讼情况、存在的问题、其他事项等五部分。",
            5,
            6,
        ),
    ],
)
def test_numbers_in_a_finding_of_parts(words: str, stated: int, right: int) -> None:
    """A finding compares what is stated with what is listed, or with the form."""
    compared = [(f.actual, f.expected) for f in found(PARTS, words)]
    assert compared == ([(stated, right)] if stated else [])


SAID = [
    ("全年收到政府信息公开申请12件，全部办结。", "全部办结"),
    ("收到政府信息公开申请12件，均已办结。", "均已办结"),
    ("2024年，我局新收申请48件，全部办结。", "全部办结"),
    ("全年收到申请49件，均已办结。", "均已办结"),
    ("收到政府信息公开申请12件（均已办结）。", "均已办结"),
    ("收到政府信息公开申请12件，网上申请5件，均已办结。", "均已办结"),
    ("全区共受理依申请公开案件12件，已全部按期办结。", "全部按期办结"),
    ("收到信息公开申请案件12件，均已办结。", "均已办结"),
    ("收到政府信息公开申请12件，均办结。", "均办结"),
    ("收到政府信息公开申请12件，现都已办理完毕。", "都已办理完毕"),
    ("收到政府信息公开申请12件，全部答复完毕。", "全部答复完毕"),
    ("收到政府信息公开申请12件，已全部答复。", "全部答复"),
    ("收到政府信息公开申请12件，均已依法答复。", "均已依法答复"),
    ("收到政府信息公开申请12件，全部按时办结。", "全部按时办结"),
    ("收到政府信息公开申请12件，均已在法定期限内办结。", "均已在法定期限内办结"),
    ("收到政府信息公开申请12件，已均处理完毕。", "已均处理完毕"),
    ("收到政府信息公开申请12件，全都办复。", "全都办复"),
    ("收到政府信息公开申请12件，全数办理完成。", "全数办理完成"),
    ("收到政府信息公开申请12件，全部回复完毕。", "全部回复完毕"),
    ("收到政府信息公开申请12件，都已回复。", "都已回复"),
    ("受理依申请公开12件，办结率100%。", "办结率100%"),
    ("受理依申请公开12件，办结率、满意率均达到 100.0％。", "办结率、满意率均达到 100.0％"),  # noqa: RUF001
    ("受理依申请公开12件，办结率为百分之百。", "办结率为百分之百"),
    ("受理依申请公开12件，办结率百分百", "办结率百分百"),
    ("本年受理信息公开申请12件，上年结转2件，均已依法按期办结。", "均已依法按期办结"),
    ("依申请公开办复率达100.00 %", "办复率达100.00 %"),
    ("受理依申请公开事项12件。全部办结。", "全部办结"),
    ("办理建议9件、依申请公开12件，均已办结。", "均已办结"),
    ("上年结转政府信息公开申请2件，新收12件，全部办结。", "全部办结"),
    ("2023年结转2件，受理申请公开12件，全部办结。", "全部办结"),
    ("收到公开申请12件（结转上年2件），全部办结。", "全部办结"),
    ("收到信息公开申请12件，全部办结，无结转下年度办理。", "全部办结"),
    ("收到信息公开申请12件，全部办结，结转下年度办理0件。", "全部办结"),
    ("收到信息公开申请12件，全部办结，未发生行政复议、行政诉讼。", "全部办结"),
    ("共办理政府信息申请12件，全部办结。", "全部办结"),
    ("所有申请公开均已做到按时办结。", "均已做到按时办结"),
    ("公开申请全部办结", "全部办结"),
    ("收到依申请公开5件。全部办结。平稳。另有提案在办。", "全部办结"),
    ("其余提案在办。平稳。依申请公开全部办结。", "全部办结"),
]


@pytest.mark.parametrize(("words", "quote"), SAID)
@pytest.mark.parametrize("chapter", ["preface", "overview", "problems", "other_matters"])
def test_all_is_said_to_be_handled(words: str, quote: str, chapter: str) -> None:
    """It is found that all requests are said to be handled while three are carried forward."""
    [finding] = found(HANDLED, "工作平稳。", words, chapter=chapter)
    assert (finding.left, finding.right) == ((f"/{chapter}/1/text",), (FORWARD,))
    assert finding.quote == quote
    assert finding.span == (words.index(quote), words.index(quote) + len(quote))
    assert finding.message.zh == (
        f"文中称申请“{quote}”，但表格中「结转下年度继续办理」的总计为 3；请核对"
    )
    assert check(replace(REPORT, text(words) | {FORWARD: 0}), select=(HANDLED,)) == []


NOT_SAID = [
    "收到政府信息公开申请12件，公开全部\n答复书面作出。",
    "收到政府信息公开申请12件，公开全部;办结后归档。",
    "收到政府信息公开申请12件，统计办结率\n100%满意。",
    "收到政府信息公开申请12件。工作平稳。全部办结。",
    "依申请公开全部办结。其余信访在办。",
    "其余信访在办。依申请公开全部办结。",
    "收到政府信息公开申请12件，均在法定期限内予以答复。",
    "收到政府信息公开申请12件，均已在法定期限内予以答复。",
    "收到政府信息公开申请12件，均已按时答复。",
    "上述政府信息公开申请已全部按时答复到位。",
    "收到政府信息公开申请12件，均按时办结。",
    "收到政府信息公开申请12件，均按期办结。",
    "收到政府信息公开申请12件，全部在规定时间内答复。",
    "收到政府信息公开申请12件，按时办结率100%。",
    "收到政府信息公开申请12件，按期答复率达100%。",
    "收到政府信息公开申请12件，及时办结率100%。",
    "收到政府信息公开申请12件，均在法定时限内完成答复，答复率100%。",
    "收到政府信息公开申请12件，如期办结率100%。",
    "收到政府信息公开申请12件，限时办结率100%。",
    "收到政府信息公开申请12件，办结率98%。",
    "收到政府信息公开申请12件，办结率10%，满意率100%。",
    "收到政府信息公开申请12件，答复10件，均已办结。",
    "收到政府信息公开申请12件，已办结10件，全部答复。",
    "收到政府信息公开申请12件，其中网上申请5件，均已办结。",
    "收到政府信息公开申请12件，涉及征地的8件已全部办结。",
    "全市收到依申请公开12件，市政府办公室收到5件，均已办结。",
    "全市收到依申请公开12 件，某局受理5 件，均已办结。",
    "到期应答复的政府信息公开申请全部答复。",
    "收到依申请公开12件，本年应答复件全部答复完毕。",
    "收到依申请公开12件，应办结件均已办结。",
    "收到依申请公开12件，到期件均已办结。",
    "依申请公开件当年办结率100%。",
    "依申请公开件到期办结率100%。",
    "规范依申请公开，做到全部答复。",
    "依申请公开全部办结，3件延期至2025年。",
    "依申请公开全部办结，3件延至2025年。",
    "收到政府信息公开申请12件，全部办结（另有3件顺延至下年度）。",
    "收到政府信息公开申请12件，全部办结，3件结转下年度。",
    "收到政府信息公开申请12件，全部办结，其余3件在法定期限内。",
    "收到政府信息公开申请12件，全部办结。另有3件正在办理。",
    "收到政府信息公开申请12件，3件尚未到期。全部办结。",
    "除3件未到期外，政府信息公开申请全部办结。",
    "上年结转政府信息公开申请2件，全部办结。收到新申请5件。",
    "收到政府信息公开申请12件，上年结转的2件全部办结。",
    "收到政府信息公开申请12件，2024年结转至2025年3件，全部办结。",
    "收到政府信息公开申请12件，结转下年10件，全部办结。",
    "收到政府信息公开申请12件，全部办结，无结转上年，其余顺延。",
    "办理人大代表建议、政协提案12件，全部办结。",
    "收到政府信息公开申请12件，办理提案3件，全部办结。",
    "网民留言全部办结，办结率100%。",
    "受理热线工单99件，办结率100%。",
    "收到信访投诉3件，均已办结。",
    "政府信息公开申请引起行政复议2件，均已办结。",
    "行政许可申请20件，全部办结。",
    "收到困难补助申请20件，全部办结。",
    "受理低保申请20件，全部办结。",
    "2023年收到申请20件，全部办结。",
    "收到申请20件，其中网上申请5件，均已办结。",
    "上年结转申请2件，全部办结。",
    "收到许可申请9件。收到申请20件，全部办结。",
    "收到信息公开申请12件（上年结转2件全部办结）。",
    "2023年结转的申请公开2件，全部办结。",
    "确保依申请公开全部办结。",
    "力争政府信息公开申请办结率达100%。",
    "严格要求依申请公开全部办结。",
    "政府信息公开申请应当全部答复。",
    "政府信息公开申请全部未办结。",
    "政府信息公开申请均已答复率达标。",
    "收到政府信息公开申请12件，予以公开10件。",
    "全部办结。",
    "工作顺利，全部办结。",
]


@pytest.mark.parametrize("words", NOT_SAID)
@pytest.mark.parametrize("chapter", ["preface", "overview", "problems", "other_matters"])
def test_all_is_not_said_to_be_handled(words: str, chapter: str) -> None:
    """Other matters, a share of the requests, aims, and the time limit alone are left alone."""
    assert found(HANDLED, "工作平稳。", words, chapter=chapter) == []


def test_all_handled_once_a_sentence() -> None:
    """A sentence that says it twice is found once, and each sentence that says it."""
    words = "收到依申请公开5件，全部办结，办结率100%。依申请公开办结率100%。"
    assert [f.quote for f in found(HANDLED, words)] == ["全部办结", "办结率100%"]


HOSTILE = {
    YEAR: [
        "2023年",
        "统计期限2023年1月1日至12月31日",
        "现将2023年信息公开报告",
        "2023年收到申请",
        "《2023年",
    ],
    PARTS: ["六部分", "全文包括六部分", "本报告由", "包括总体情况、", "、由"],
    HANDLED: [
        "申请公开全部办结，",
        "申请公开1件，全部办结，",
        "1件收到1件",
        "全部",
        "信息公开申请结转",
        "依申请公开除",
        "全部办结。申请公开",
    ],
}


@pytest.mark.parametrize(
    ("rule", "piece"), [(rule, piece) for rule, pieces in HOSTILE.items() for piece in pieces]
)
def test_time_grows_with_the_text(rule: str, piece: str) -> None:
    """Text of a hundred thousand pieces takes ten times as long as a tenth of it, not a hundred."""
    times = []
    for count in (5_000, 50_000):
        report = replace(REPORT, text(piece * count))
        start = time.process_time()
        check(report, select=(rule,))
        times.append(time.process_time() - start)
    assert times[1] < 40 * times[0] + 0.2


@pytest.mark.parametrize("name", ["hongze-2024.pdf", "huaian-2024.pdf", "shuyang-fgj-2023.html"])
def test_real_reports_are_clean(name: str) -> None:
    """Real reports that state nothing wrong are not accused."""
    report = gd.read(real.raw(name)).report
    assert check(report, select=(YEAR, PARTS, HANDLED)) == []


def test_real_report_that_lists_five_parts_of_six() -> None:
    """A real report says that it has six parts, lists five, and its sixth is empty."""
    report = gd.read(real.raw("zhanjiang-fenyong-zs-2020.txt")).report
    [finding] = check(report, select=(YEAR, PARTS, HANDLED))
    assert (finding.code, finding.quote, finding.severity) == ("missing", "六部分", "info")

"""Rules on what the text speaks of, and on its punctuation."""

import time

import pytest

from govdisclose.checks import Finding, check
from govdisclose.checks.narrative.brackets import pair_up
from govdisclose.checks.narrative.coverage import RESULTS, TOPICS
from govdisclose.editions import Report
from govdisclose.pointers import get, replace
from govdisclose.prose import DataTable, Heading, Paragraph
from support.cases.narrative import FOUR, GOVERNMENT, overview
from support.sums import filled


def found(rule: str, report: Report) -> list[Finding]:
    return check(report, select=[rule])


def brackets(text: str) -> list[tuple[str, str]]:
    """Give code and quote of what is wrong with the brackets of a paragraph."""
    report = replace(filled("2021"), {"/problems": (Paragraph(text),)})
    findings = found("text.brackets", report)
    for finding in findings:
        [pointer] = finding.left
        assert finding.span is not None
        start, end = finding.span
        assert get(report, pointer)[start:end] == finding.quote
    return [(finding.code, finding.quote) for finding in findings]


# --- brackets


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有括号。",
        "（甲（乙）丙）",
        "(a(b)c) [d] {e} ［己］ ｛庚｝",
        "〔2021〕30号【附】《条例》〈通知〉",
        "“甲‘乙’丙”「丁『戊』己」",
        "1）甲；2）乙：3)丙",
        "一）甲；十二）乙",
        "a)甲，B）乙、c) 丙",
        "第一项：\n1）甲\n2）乙",
        "①）甲",
        "the agency’s report",
        "see 5a’s",
        '"甲"和"乙"',
        "重点是：1）公开；2）解读",
    ],
)
def test_brackets_that_are_right(text: str) -> None:
    """Pairs, nested or not, numbers in lists and apostrophes are left alone."""
    assert brackets(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", True),
        ("（甲（乙）丙）《丁》", True),
        ("（《甲）》", False),
        ("（甲", False),
        ("甲）", False),
        ("（甲)", False),
        ('"甲"', False),
    ],
)
def test_texts_that_need_no_closer_look(text: str, *, right: bool) -> None:
    """A text whose brackets pair up as they stand is known at once."""
    assert pair_up(text) == right


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("（甲)", [("width", "（甲)")]),
        ("(甲）", [("width", "(甲）")]),
        ("[甲］｛乙}", [("width", "[甲］｛乙}")]),
        ("（甲", [("unclosed", "（甲")]),
        ("甲）", [("unopened", "甲）")]),
        ("“甲“", [("unclosed", "“甲“")]),
        ("”甲”", [("unopened", "”甲”")]),
        ("甲’乙", [("unopened", "甲’乙")]),
        ("《甲〉", [("unclosed", "《甲〉"), ("unopened", "《甲〉")]),
        ("（《甲）", [("unclosed", "（《甲）")]),
        ("（（甲）", [("unclosed", "（（甲）")]),
        ("（《〈甲》）", [("unclosed", "（《〈甲》）")]),
        ("（《〈甲）", [("unclosed", "（《〈甲）"), ("unclosed", "（《〈甲）")]),
        ("共12）甲", [("unopened", "共12）甲")]),
        ("5’", [("unopened", "5’")]),
        ("a”", [("unopened", "a”")]),
        ("〔2021）", [("unclosed", "〔2021）"), ("unopened", "〔2021）")]),
        ('甲"乙', [("odd", '甲"乙')]),
        ('"甲"乙"丙', [("odd", '"甲"乙"丙')]),
        ('“甲"乙', [("unclosed", '“甲"乙')]),
        ('甲"乙”', [("unopened", '甲"乙”')]),
        ('（甲"乙', [("unclosed", '（甲"乙'), ("odd", '（甲"乙')]),
        ("共123）甲", [("unopened", "共123）甲")]),
        ("共3件）", [("unopened", "共3件）")]),
        ("甲1）", [("unopened", "甲1）")]),
        ("ab）", [("unopened", "ab）")]),
        ("1”", [("unopened", "1”")]),
        ("1》", [("unopened", "1》")]),
    ],
)
def test_brackets_that_are_wrong(text: str, faults: list[tuple[str, str]]) -> None:
    """Halves without the other, or of another width, are found in order; the same words once."""
    assert brackets(text) == faults


def test_quote_of_a_bracket_shows_what_is_around_it() -> None:
    """Eight characters on each side of the mark are shown, from a longer text."""
    text = "一二三四五六七八九十（甲乙丙丁戊己庚辛壬癸"
    assert brackets(text) == [("unclosed", "三四五六七八九十（甲乙丙丁戊己庚辛")]
    [finding] = found("text.brackets", replace(filled("2021"), {"/problems": (Paragraph(text),)}))
    assert finding.span == (2, 19)
    assert finding.message.zh == "“…三四五六七八九十（甲乙丙丁戊己庚辛…”：（ 没有与之相配的 ）"
    assert finding.message.en == "“…三四五六七八九十（甲乙丙丁戊己庚辛…”: （ is without its ）"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("一二三四五六七八九十）甲乙丙丁戊己庚辛壬癸", "unopened"),
        ("（一二三四五六七八九十)甲乙丙丁戊己庚辛壬癸", "width"),
        ('一二三四五六七八九十"甲乙丙丁戊己庚辛壬癸', "odd"),
    ],
)
def test_quote_of_each_fault_is_around_the_mark(text: str, code: str) -> None:
    """Whatever is wrong, the mark stands in the middle of what is quoted."""
    [(found, quote)] = brackets(text)
    assert found == code
    assert quote == f"三四五六七八九十{text[-11]}甲乙丙丁戊己庚辛"


@pytest.mark.parametrize("depth", [18, 19, 20])
def test_marks_that_are_left_open_deep_within(depth: int) -> None:
    """A mark is closed over at most nineteen others that stand open within it."""
    [*codes] = [code for code, _ in brackets("《" + "“甲乙丙丁戊己庚辛壬癸" * depth + "》")]
    assert codes == ["unclosed"] * (depth if depth < 20 else 21) + ["unopened"] * (depth == 20)


def test_words_of_each_fault() -> None:
    """A message shows the place on one line, the mark, and its other half."""
    report = replace(filled("2021"), {"/problems": (Paragraph('（甲)\n乙》"'),)})
    assert [f.message.zh for f in found("text.brackets", report)] == [
        '“…（甲) 乙》"…”：括号一半全角、一半半角；请统一',
        '“…（甲) 乙》"…”：》 之前没有与之相配的 《',
        '“…（甲) 乙》"…”：直引号 " 不成双',
    ]


def test_brackets_are_looked_for_in_every_text() -> None:
    """Headings, cells, captions and each chapter are looked at, paragraph by paragraph."""
    wrong = (
        Heading("（一"),
        DataTable((("甲", "乙）"),), 0, "《表"),
        Paragraph("“甲"),
        Paragraph("乙”"),
    )
    report = replace(filled("2021"), dict.fromkeys(("/preface", "/other_matters"), wrong))
    places = ["0/text", "1/caption", "1/rows/0/1", "2/text", "3/text"]
    assert [f.left for f in found("text.brackets", report)] == [
        (f"/{chapter}/{place}",) for chapter in ("preface", "other_matters") for place in places
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["（", "）", "（)", '"', "1）", "《“（", "（甲"])
def test_many_brackets_cost_no_more_than_their_number(text: str) -> None:
    """Ten times as many marks cost about ten times as much, and not a hundred times."""
    costs = []
    for count in (3_000, 30_000):
        report = replace(filled("2021"), {"/problems": (Paragraph(text * count),)})
        costs.append(min(seconds(report) for _ in range(3)))
    assert costs[1] < 40 * costs[0] + 0.05


def seconds(report: Report) -> float:
    """Time the rule on one report, in seconds of the processor."""
    start = time.process_time()
    found("text.brackets", report)
    return time.process_time() - start


# --- topics, and the results of a government


def test_topics_that_are_missing_are_named() -> None:
    """The topics that chapter 一 lacks are named together, whatever other chapters say."""
    report = replace(
        filled("2021"),
        overview("主动公开信息100条。") | {"/problems": (Paragraph("落实监督保障。"),)},
    )
    [finding] = found("narrative.topics", report)
    names = "依申请公开、政府信息管理、政府信息公开平台建设、监督保障"
    assert finding.message.zh == f"「一、总体情况」没有写到{names}；请补写，或确认确无内容"
    assert finding.message.en.startswith(
        f"「一、总体情况」 does not speak of {names.replace('、', ', ')}; "
    )
    assert (finding.left, finding.labels) == (("/overview",), ("一、总体情况",))


def test_topics_may_stand_in_headings_and_tables() -> None:
    """A topic that a heading or a table speaks of is covered."""
    report = replace(
        filled("2021"),
        {
            "/overview": (
                Heading("（一）主动公开情况"),
                Heading("（二）依申请公开"),
                DataTable((("渠道", "条数"), ("网站", "3")), 1, "信息管理"),
                Paragraph("开展业务培训。"),
            )
        },
    )
    assert found("narrative.topics", report) == []


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("主动公开", ["主动发布信息", "公开各类政府信息12条", "发布政策解读信息", "信息公开12条"]),
        ("依申请公开", ["受理信息公开申请", "依申请办理", "申请公开3件"]),
        (
            "政府信息管理",
            ["政府信息管理", "信息发布审查", "保密审查", "公开属性", "公开目录", "规范性文件清理"],
        ),
        ("政府信息公开平台建设", ["网站", "政务新媒体", "公众号", "公报", "专栏", "查阅点"]),
        ("监督保障", ["加强监督", "保障有力", "年度考核", "社会评议", "业务培训", "领导小组"]),
    ],
)
def test_other_words_for_a_topic(topic: str, words: list[str]) -> None:
    """A topic that is spoken of in other words is covered; by those of another it is not."""
    others = {
        "主动公开": "主动公开。",
        "依申请公开": "依申请。",
        "政府信息管理": "公开属性。",
        "政府信息公开平台建设": "平台。",
        "监督保障": "监督。",
    }
    assert list(others) == list(TOPICS)
    rest = "".join(text for name, text in others.items() if name != topic)
    for text in words:
        assert found("narrative.topics", replace(filled("2021"), overview(rest, text))) == []
    [finding] = found("narrative.topics", replace(filled("2021"), overview(rest)))
    assert f"没有写到{topic}；" in finding.message.zh


def test_results_that_are_missing_are_named() -> None:
    """What a government's report lacks is named; the department's need not have it."""
    lacking = replace(filled("2021"), GOVERNMENT | overview(FOUR, "纳入考核。"))
    [finding] = found("narrative.government", lacking)
    assert finding.message.zh == "政府的报告还应写明社会评议、责任追究的结果；没有的也请写明"
    assert finding.message.en == (
        "a government's report must also state the results of 社会评议, 责任追究; where there were "
        "none, say so"
    )
    assert finding.left == ("/overview",)
    assert list(RESULTS) == ["工作考核", "社会评议", "责任追究"]


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("开展考评，满意度98%，未发生问责情形。", ""),
        ("纳入考核；测评良好；没有追究任何单位责任。", ""),
        ("考核合格，委托第三方评估，无追责。", ""),
        ("纳入年度绩效，群众评价良好，无追责。", ""),
        ("发放调查问卷，责任追究0次。", "工作考核"),
        ("社会评价良好，追究其失职渎职等责任。", "工作考核"),
        ("考核合格，评议良好，追究一二三四五六七责任。", "责任追究"),
    ],
)
def test_other_words_for_the_results(words: str, missing: str) -> None:
    """Other words for a result count, wherever in the text they stand."""
    report = replace(filled("2021"), GOVERNMENT | {"/other_matters": (Paragraph(words),)})
    report = replace(report, overview("全年工作情况如下。"))
    findings = found("narrative.government", report)
    assert [f"写明{missing}的结果" in f.message.zh for f in findings] == [True] * bool(missing)

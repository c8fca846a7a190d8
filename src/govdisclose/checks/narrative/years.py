"""``narrative.year``: years in the text that are not the report year where it must be meant.

A text names many years rightly: those of plans, laws, awards, comparisons. So only those are looked
at of which it is certain that the report year is meant; each kind has a pattern of its own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import attrs

from govdisclose.checks.findings import Finding
from govdisclose.checks.narrative.passages import Passage, passages
from govdisclose.checks.narrative.sentences import after, before, sentences, without_titles
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.editions import Report
from govdisclose.prose import Heading, Paragraph

_SHOWN = 16
"""Characters quoted of a paragraph that opens with a wrong year."""
_BEFORE = 50
"""Characters before a year in which the words that show what it is may stand."""
_S = "[ \u3000]?"
_YEAR = f"(?P<year>(?:19|20)[0-9]{{2}})(?<![0-9]{{5}}){_S}年"
_UNTIL = _YEAR.replace("<year>", "<until>")
_NUMBERED = (
    "(?:[（(][一二三四五六七八九十]{1,2}[）)][^。；，,：:]{1,30}"
    "|[0-9]{1,2}[.．、][^。；，,：:0-9]{1,30})"  # noqa: RUF001
)
_STATISTICS = "(?:统计|数据|期限|时限|全文|本报告|年报)[^。；，,0-9]{0,20}[，,]?[^。；，,0-9]{0,4}$"
_PERIOD = (
    f"{_YEAR}{_S}0?1{_S}月{_S}0?1{_S}日?[起始]?[，,]?{_S}[至到—－–~～-]{{1,2}}{_S}"  # noqa: RUF001
    f"(?:(?P<to>(?:19|20)[0-9]{{2}}){_S}年|[同当]年)?{_S}12{_S}月{_S}31{_S}日?"
    "(?![^。；，,]{0,24}(?:文件|规划|方案))"
)
_NAMED = (
    "(?:现将|现就|现予?公布|特此公布|(?:现|特)向社会公[布开]"
    "|(?<!实)现通过[^。；，,0-9]{1,16}向社会公[布开]|现发布|(?:现|特|特此)编制"
    "|本(?:年度)?报告[是为])[^。；，,0-9]{0,30}$"
)
_REPORT = (
    f"{_YEAR}度?[^。；，,0-9]{{0,20}}?(?:(?:信息公开|政务公开)[^。；，,0-9]{{0,8}}?"
    "(?:报告|年报|汇报|总结|情况)|工作情况(?:报告|汇报)?如下)"
)
_RESULTS = "[^。；，,]{0,12}(?:决算|考核|报告)"
"""What is said of the year before in the year after it."""
_OPENING = (
    rf"\s*(?P<heading>{_NUMBERED}[。：:]\s*)?"
    f"(?P<words>{_YEAR}(?:度?[，,]|度(?!{_RESULTS})|(?=[我本全市区县镇乡省局街]))"
    f"|截[至止]到?{_UNTIL}{_S}12{_S}月{_S}31{_S}日(?=[，,我本])(?![^。；]{{0,30}}累计))"
)
_TAKEN = "(?:收到|接到|接收|受理|收办|办理|新收)(?!的)"
_COUNT = "(?:[0-9]+ ?[件条份宗项起个]|[一二两三四五六七八九十]{1,3}[件份宗])"
_REQUESTS = (
    f"(?<![较比与同至止到从自由]){_YEAR}度?(?:全年)?[，,]?(?:"
    f"[^。；，,0-9较比未没无]{{0,20}}?{_TAKEN}(?:"
    f"[^。；，,0-9结未]{{0,24}}?申请[^。；，,0-9结未]{{0,12}}{_COUNT}"
    f"|[^。；，,0-9结未]{{0,16}}{_COUNT}[^。；，,0-9结未]{{0,20}}?申请)"
    f"|[^。；，,0-9较比]{{0,20}}?(?:未|没有|无){_TAKEN}[^。；，,0-9]{{0,20}}?申请)"
)
_HISTORY = (
    "以来|被评|荣获|获评|获得|授予|入选|名列|位列|排名|等次|成立|组建|挂牌|更名|划转|搬迁|开通|上线"
    "|出台|印发|颁布|施行|修订|今年|本年|至今"
)
"""Words of a first sentence that may tell what was before: an award, a founding, a new law."""
_PLANNED = "将|拟|计划|打算|下一步|进一步|继续|重点"
_COMPARED = "上年(?!度?结转)|上一年|去年|同期|历年|近年|累计|今年|本年"


@attrs.frozen
class _Stated:
    """A year in a text, with the words that it stands in."""

    code: str
    year: int
    start: int
    """Where the year begins."""
    end: int


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the years that should be the report year and are not."""
    report = subject.report
    if report.year is None:
        return
    if report.title is not None:
        title = Passage("/title", report.title)
        yield from _findings(rule, title, _in_title(report.title, report.year), report.year)
    leads = frozenset(_leads(report))
    for passage in passages(report):
        text = without_titles(passage.text)
        places = [found.start() for found in _pattern(_YEAR).finditer(text)]
        if places:
            stated = [
                *_periods(text, places, report.year),
                *_itself(text, places, report.year, passage.pointer),
                *_requests(text, places, report.year),
                *_opening(text, report.year, leads=passage.pointer in leads),
            ]
            yield from _findings(rule, passage, stated, report.year)


def _findings(
    rule: Rule, passage: Passage, stated: Iterable[_Stated], report_year: int
) -> Iterator[Finding]:
    """Report each year once, in the order of the text."""
    places = {one.start: one for one in reversed(list(stated))}
    for _, one in sorted(places.items()):
        quote = passage.text[one.start : one.end]
        yield rule.finding(
            one.code,
            left=(passage.pointer,),
            right=("/year",),
            expected=report_year,
            actual=one.year,
            quote=quote,
            span=(one.start, one.end),
            words={"stated": one.year, "year": report_year},
        )


def _in_title(title: str, report_year: int) -> Iterator[_Stated]:
    """Give the year of a title that does not name the report year at all."""
    found = _pattern(_YEAR).search(title)
    if found is not None and report_year not in _years(title):
        yield _Stated("title", int(found["year"]), *found.span())


def _periods(text: str, places: Iterable[int], report_year: int) -> Iterator[_Stated]:
    """Find periods of the statistics that begin or end in another year."""
    for place in places:
        found = _pattern(_PERIOD).match(text, place)
        if found is not None and _pattern(_STATISTICS).search(text, place - _BEFORE, place):
            begins, ends = int(found["year"]), int(found["to"] or found["year"])
            year = ends if begins == report_year else begins
            if year != report_year:
                yield _Stated("period", year, *found.span())


def _itself(text: str, places: Iterable[int], report_year: int, pointer: str) -> Iterator[_Stated]:
    """Find where the report names itself as one of another year."""
    if pointer.startswith(("/preface/", "/overview/")):
        for place in places:
            found = _pattern(_REPORT).match(text, place)
            if found is not None and _pattern(_NAMED).search(text, place - _BEFORE, place):
                year = int(found["year"])
                if year != report_year:
                    yield _Stated("itself", year, *found.span())


def _requests(text: str, places: Iterable[int], report_year: int) -> list[_Stated]:
    """Find numbers of requests of another year, unless it is compared with the report year."""
    statements = []
    for place in places:
        found = _pattern(_REQUESTS).match(text, place)
        if found is not None:
            sentence = before(text, place)[0] + after(text, place)[0]
            if report_year in _years(sentence):
                return []
            if not _pattern(_COMPARED).search(sentence):
                statements.append(_Stated("requests", int(found["year"]), *found.span()))
    return statements


def _opening(text: str, report_year: int, *, leads: bool) -> Iterator[_Stated]:
    """Give the year with which a topic of chapter 一 opens, where it is another."""
    found = _pattern(_OPENING).match(text)
    if found is None or not (leads or found["heading"]):
        return
    year, start = int(found["year"] or found["until"]), found.start("words")
    _, sentence = next(sentences(text[start:]))
    if year < report_year:
        other = _pattern(_HISTORY).search(sentence)
    elif year > report_year:
        other = _pattern(_PLANNED).search(sentence)
    else:
        return
    if other is None and not _begins(text, report_year):
        yield _Stated("opening", year, start, start + min(len(sentence), _SHOWN))


def _leads(report: Report) -> Iterator[str]:
    """Give the pointers of the paragraphs that open chapter 一 or stand below a heading in it."""
    leads = True
    for index, block in enumerate(report.overview):
        if isinstance(block, Paragraph):
            if leads:
                yield f"/overview/{index}/text"
            leads = _pattern(rf"\s*{_NUMBERED}[。：:]?\s*").fullmatch(block.text) is not None
        else:
            leads = isinstance(block, Heading)


def _years(text: str) -> list[int]:
    return [int(year) for year in _pattern(_YEAR).findall(text)]


def _begins(text: str, year: int) -> bool:
    """Say whether a sentence or a clause begins with a year."""
    return _pattern(rf"[。；;，,\n]\s?{year}{_S}年").search(text) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)

"""``narrative.all-handled``: that all requests were handled, said while some are carried forward.

The statement must be about requests, about all of them, and without exception; where it may be
about others, about a share of them, or only about keeping to the time limit, nothing is found.
Requests are known by their name, or, where a text says no more than 申请, by what
``narrative.counts`` recognises as the number of those received.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from govdisclose.checks.findings import Finding
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.facts import facts
from govdisclose.checks.narrative.passages import Passage, passages
from govdisclose.checks.narrative.sentences import ENDS, after, before
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.editions import Report

_CARRIED = "/requests/carried_forward/total"
_TAKEN_IN = ("/requests/received/total",)
_GAP = f"[^{ENDS}，、,0-9未尚除]"
_TIMELY = "按时|按期|及时|如期|期限|时限|限时|规定|时间|工作日|法定"
_CONCLUDED = "办结|办理完毕|办理完成|处理完毕|办复|答复完毕|回复完毕"
_ALL = (
    f"全[部都数]{_GAP}{{0,16}}?(?:{_CONCLUDED})(?!率)"
    f"|均已{_GAP}{{0,16}}?(?:{_CONCLUDED})(?!率)"
    f"|都已{_GAP}{{0,16}}?(?:{_CONCLUDED})(?!率)"
    f"|已均{_GAP}{{0,16}}?(?:{_CONCLUDED})(?!率)"
    f"|均(?:{_CONCLUDED})(?!率)"
    f"|全[部都](?:(?!{_TIMELY}){_GAP}){{0,8}}?(?:答复|回复)(?!率)"
    f"|均已(?:(?!{_TIMELY}){_GAP}){{0,8}}?(?:答复|回复)(?!率)"
    f"|都已(?:(?!{_TIMELY}){_GAP}){{0,8}}?(?:答复|回复)(?!率)"
    f"|办[结复]率(?<![及按限]时办.率)(?<![按如到]期办.率)(?<!当年办.率)[^{ENDS}，0-9]{{0,12}}"
    "(?:100(?:[.]0+)? ?[%\uff05]|百分之百|百分百)"
)
"""Each way begins with a letter of its own, by which the text is quickly searched."""
_REQUEST = "信息公开申请|依申请|申请公开|公开申请|信息申请"
_OTHER = (
    "建议|提案|信访|留言|热线|投诉|举报|咨询|来信|来电|信箱|诉求|工单|复议|诉讼|许可|审批|办件|政务服务"
    "|整改|检查|(?<!公开)(?<!申请)案件"
)
_COUNT = "[0-9]+ ?[件条份宗项]"
_PART = (
    f"其中|(?:答复|办结|办理|回复|处理)[^。，；,申0-9]{{0,6}}{_COUNT}|的{_COUNT}"
    f"|[0-9] ?[件条份宗项][^{ENDS}]{{0,40}}(?:收到|受理)[^。，；,申0-9]{{0,4}}{_COUNT}"
)
"""Words between the requests and the statement by which it may be about some of them."""
_AIM = "确保|力争|争取|力求|要求|应当|必须|努力|做到|应答复|应办结|到期|结转"
"""Words in the clause by which it is an aim, or about those carried over."""
_TAKEN = "收到|新收|受理|接收"
"""Words without which 结转 before the statement makes it one about those carried over alone."""
_NOT_FORWARD = (
    "(?:上年度?|上一年度?|去年|[0-9]年度?)结转(?![至到下])|结转上|(?:无|没有|未|不存在)[^。，；,]{0,10}结转"
    "|结转[至到]?(?:下|次|明|[0-9]{4})[^。，；,0-9]{0,12}0 ?[件条份宗项]"
)
_EXCEPTION = (
    "结转|顺延|另有|其余|尚未|未办结|正在|在办|办理中|未到期|延期至|延至|除[^。，；]{0,12}外"
)


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find where the text says that all requests were handled, though some are carried forward."""
    carried = subject.report.requests.carried_forward.total
    if not carried:
        return
    received = _Received(subject.report)
    for passage in passages(subject.report):
        for span in _statements(passage, received):
            quote = passage.text[slice(*span)]
            yield rule.finding(
                "carried",
                left=(passage.pointer,),
                right=(_CARRIED,),
                quote=quote,
                span=span,
                words={"count": carried},
            )


class _Received:
    """Where numbers of requests received stand in a report; looked for when first asked."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _facts(self) -> list[Fact]:
        return [fact for fact in facts(self._report) if fact.cells == _TAKEN_IN]

    def ends(self, pointer: str, start: int, end: int) -> list[int]:
        """Give where those end that are within a part of a text."""
        mine = (fact for fact in self._facts if fact.pointer == pointer)
        return [fact.end for fact in mine if start <= fact.start and fact.end <= end]


def _statements(passage: Passage, received: _Received) -> Iterator[tuple[int, int]]:
    """Find where a text says that all requests were handled; once a sentence."""
    text, seen = passage.text, 0
    for found in _pattern(_ALL).finditer(text):
        sentence, _ = before(text, found.start())
        if found.start() - len(sentence) >= seen and _is_meant(passage, *found.span(), received):
            seen = found.end()
            yield found.span()


def _is_meant(passage: Passage, start: int, end: int, received: _Received) -> bool:
    """Say whether what is handled altogether are the requests, all of them."""
    text = passage.text
    sentence, known = before(text, start)
    subjects = list(_pattern(f"(?P<request>{_REQUEST})|{_OTHER}").finditer(known))
    if subjects:
        if subjects[-1]["request"] is None:
            return False
        named = subjects[-1].end()
    else:
        first = start - len(known)
        ends = received.ends(passage.pointer, first, start)
        if not ends:
            return False
        named = ends[-1] - first
    between = known[named:]
    clause = _pattern("[，,]").split(sentence)[-1]
    near = known + text[start:end] + after(text, end)[1]
    exceptions = _pattern(f"(?P<none>{_NOT_FORWARD})|{_EXCEPTION}").finditer(near)
    return not (
        _pattern(_PART).search(between)
        or ("结转" in known and _pattern(_TAKEN).search(known) is None)
        or _pattern(_AIM).search(clause)
        or any(found["none"] is None for found in exceptions)
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)

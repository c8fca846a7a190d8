"""Whose numbers a text gives, and of what time: those of another organ or year are left alone."""

import functools
import re

from govdisclose.checks.agencies import kind_of
from govdisclose.checks.narrative.clauses import Clause
from govdisclose.checks.narrative.quantities import CASES, OUTCOMES, RESULTS
from govdisclose.editions.shared import Agency

_ORGANS = frozenset(("named", "whole", "own"))
_ABOUT = CASES | OUTCOMES | {"request", "new", "receive", "reply", "handle"}
_STOPS = frozenset("。！？!?\n")
_SHORT = 16  # characters of a clause that may be a name
_NAMES = (*"局委办室厅镇乡县市区", "政府", "中心", "机关", "单位", "部门", "街道")
_NO_NAMES = ("社区", "园区", "专区")  # 公开进社区
_PLACES = "省市州盟县旗区乡镇"
_LONGER = "以来|历年|半年|季度"
"""Times that are longer or shorter than a year."""
_UNANSWERED = "撤回|撤件|撤销申请|主动撤销|自行撤销|申请人撤销|放弃申请"
_FINER = {
    "results": "驳回|撤销|撤回|终止|确认违法|变更|调解|责令",
    "outcomes": "告知|已主动公开|不存在|不属于",
    "replies": (
        f"(?:{_UNANSWERED})[^，。；、]{{0,6}}[0-9]|[0-9] ?件[^，。；、（(]{{0,8}}(?:{_UNANSWERED})"
    ),
}
"""What the tables count under another name: 驳回 is 结果维持 there, and 撤回 is 其他处理."""


class Scope:
    """Looks out for another organ, another time, and another way to divide what is counted."""

    _elsewhere = False  # whether the rest of the text may be about another organ
    _this_year = _other_time = False  # whether this sentence names it
    _received = False

    def __init__(self, text: str, agency: Agency) -> None:
        self._text = text
        self._reporting = _reporting(agency)
        self._finer = {kind for kind, words in _FINER.items() if _pattern(words).search(text)}
        self._part = _part(_place(agency.name))

    def fits(self, clause: Clause) -> bool:
        """Look at a clause; say whether a number in it may be one of this report."""
        doubtful = clause.strange or len(clause.numbers) > 1
        self._look_at_time(clause)
        self._look_at_organ(clause, doubtful=doubtful)
        return not (doubtful or self._elsewhere or self._other_time or self._divides(clause))

    def _look_at_time(self, clause: Clause) -> None:
        goes_on = self._text[clause.start - 1 : clause.start] not in _STOPS
        named = "year" in clause.kinds
        self._this_year = named or (goes_on and self._this_year)
        # 累计 of no year is of all years.
        ever = "ever" in clause.kinds and not self._this_year
        longer = _pattern(_LONGER).search(self._text, clause.start, clause.end) is not None
        other = ever or longer or "other_time" in clause.kinds
        self._other_time = other or (goes_on and self._other_time and not named)

    def _look_at_organ(self, clause: Clause, *, doubtful: bool) -> None:
        named = clause.kinds & _ORGANS
        another = bool(named - self._reporting) or self._names_another(clause)
        # 某局收到申请3件: what is not known may be an organ.
        unknown = doubtful and clause.counts and not clause.kinds.isdisjoint(_ABOUT)
        self._elsewhere = another or unknown or (self._elsewhere and not named)

    def _names_another(self, clause: Clause) -> bool:
        """Look for a part of what reports, and for a clause that is nothing but another's name."""
        if self._part.search(self._text, clause.start, clause.end):
            return True
        short = clause.end - clause.start <= _SHORT
        return clause.strange and short and _is_organ(self._text[clause.start : clause.end])

    def _divides(self, clause: Clause) -> bool:
        """Say whether a number may be of less than what the tables count by that name."""
        if "receive" in clause.kinds and clause.counts:
            again, self._received = self._received, True
            if again:  # 收到30件，受理28件
                return True
        if "outcomes" in self._finer and clause.kinds & OUTCOMES:
            return True
        if "replies" in self._finer and "reply" in clause.kinds:
            return True
        named_so = "结果" in self._text[clause.start : clause.end]
        return "results" in self._finer and not clause.kinds.isdisjoint(RESULTS) and not named_so


def _place(name: str) -> str:
    """Give the last character of the place that is governed: 区 of 示例市示例区人民政府."""
    found = _pattern("(.)(?:人民)?政府").search(name)
    return found[1] if found else ""


@functools.cache
def _part(place: str) -> re.Pattern[str]:
    """Give the pattern of words for only a part of what reports, for more, or on whose behalf."""
    # Where no place is governed nothing is another, and (?!) matches nowhere.
    return re.compile(f"本级|代表[市县区省州本]|[全我](?!{place})[{_PLACES}]")


def _is_organ(words: str) -> bool:
    """Say whether words end like the name of an organ or a place."""
    name = words.removesuffix("情况").removesuffix("方面")
    return name.endswith(_NAMES) and not name.endswith(_NO_NAMES)


@functools.cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


def _reporting(agency: Agency) -> frozenset[str]:
    """Say which words name all that an agency reports on.

    A government reports on its whole place, 全市; 本机关 may be its office. A department reports
    on itself, and 全市 is more. A township is both.
    """
    kind = kind_of(agency)
    words = {"named"}
    if kind in {"government", "township"}:
        words.add("whole")
    if kind != "government":
        words.add("own")
    return frozenset(words)

"""Rules on the organ: until when it publishes, and whether it can have made 规章."""

import functools
import re
from collections.abc import Iterator

from govdisclose.checks.agencies import kind_of
from govdisclose.checks.findings import Finding
from govdisclose.checks.names import known_as
from govdisclose.checks.rows import place, printed_rows
from govdisclose.checks.rule import Rule
from govdisclose.checks.silencing import apart
from govdisclose.checks.subject import Subject
from govdisclose.editions.shared import Agency, AgencyKind
from govdisclose.errors import Message
from govdisclose.form import Leaf, cell_values

_DEADLINES: dict[AgencyKind | None, tuple[int, int, Message]] = {
    "department": (1, 31, Message("县级以上人民政府部门", "departments of governments")),
    "government": (3, 31, Message("县级以上地方人民政府", "governments at county level and above")),
}
"""Month and day, of the year after the report year, until which an organ publishes."""
_DAY = Message("{year} 年 {month} 月 {day} 日", "{year}-{month:02}-{day:02}")

_RULES = ("proactive_disclosure", "documents", "rules")
_WHO: dict[str | None, Message] = {
    "county": Message("县级人民政府", "a government at county level"),
    "department": Message("地方人民政府部门", "a department of a local government"),
    "township": Message("乡镇人民政府、街道办事处", "a township or sub-district office"),
    "organization": Message("法律、法规授权的组织", "an authorised organisation"),
}
_CENTRAL = ("国家", "国务院", "中国", "中华人民共和国", "中央", "全国")
_MINISTRY = ("部", "署", "总局", "银行")
"""How the names of central organs begin, or end; some of them make 规章."""
_PLACE = frozenset("省市州盟县旗区乡镇")
_COLUMN = Message("「{name}」{value}", "「{name}」 {value}")


def published_late(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find a report that was published after the day that the law sets."""
    report = subject.report
    if report.published is None or report.year is None:
        return
    deadline = _DEADLINES.get(_publishes_as(report.agency))
    if deadline is None:
        return
    # Not as dates: those end with the year 9999, which a report may be on.
    published = report.published.timetuple()[:3]
    *day, who = deadline
    last = (report.year + 1, *day)
    if published > last:
        yield rule.finding(
            "late",
            left=("/published",),
            words={"who": who, "published": _day(published), "last": _day(last)},
        )


def _publishes_as(agency: Agency) -> AgencyKind | None:
    """Tell what kind of organ publishes; under an office's name it may be the government itself."""
    kind = kind_of(agency)
    if kind == "department" and agency.kind is None:
        return "government" if _government().fullmatch(known_as(agency.name)) else kind
    return kind


def _day(date: tuple[int, ...]) -> Message:
    return _DAY.format(**dict(zip(("year", "month", "day"), date, strict=True)))


def rule_maker(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find numbers of 规章 that are reported by an organ that cannot make any."""
    report = subject.report
    if not any(cell_values(report.proactive_disclosure.documents.rules)):
        return
    who = _WHO.get(_no_rule_maker(report.agency))
    if who is None:
        return
    rows = printed_rows(type(report))
    [row] = [row for row in rows if row.path == _RULES]
    columns = dict(zip(row.pointers, row.columns, strict=True))
    reported = [pointer for pointer in row.pointers if subject.values[pointer]]
    for cells in apart(rule, reported, subject):
        named = [_named(columns[pointer], subject.values[pointer]) for pointer in cells]
        yield rule.finding(
            "reported",
            labels=row.labels,
            left=cells,
            words={"place": place(row.labels), "columns": Message.join(named), "who": who},
        )


def _named(column: Leaf, value: object) -> Message:
    return _COLUMN.format(name=column.labels[-1], value=value)


def _no_rule_maker(agency: Agency) -> str | None:
    """Say what kind of organ it is, if that is one that certainly cannot make 规章.

    In doubt it is None: a 县级市 cannot be told from a 设区的市 by name, say.
    """
    name, kind = known_as(agency.name), kind_of(agency)
    if name.startswith(_CENTRAL) or name.endswith(_MINISTRY):
        return None
    if kind in {"township", "organization"}:
        return kind
    government = _government().fullmatch(name)
    if government:
        return "county" if _county().search(government[1]) else None
    local = not _PLACE.isdisjoint(name[1:])
    return kind if kind == "department" and local else None


@functools.cache
def _government() -> re.Pattern[str]:
    """Match a government, or the office that reports for it; the group is the place."""
    return re.compile(r"(.+?)(?:人民)?政府(?:办公[室厅])?(?:\(.*\))?")


@functools.cache
def _county() -> re.Pattern[str]:
    """Match a place at county level: 县, 旗, or 区 that is no 自治区, 新区, 开发区 and the like."""
    return re.compile("[县旗]$|[^治新发特地理验作范税政园业假景能港术林矿]区$")

"""Take reports to be added up, once and in any number; say what is wrong with them all at once."""

from collections.abc import Iterator

from govdisclose.checks.names import known_as, listed, shortened
from govdisclose.editions import Report, is_report
from govdisclose.errors import Message, Problem, describe
from govdisclose.rollup.adding import Adding

_NONE = Message("没有给出任何报告", "no reports are given")
_WORDS = {
    "type": Message("不是报告（Report）：{items}", "these are no reports (Report): {items}"),
    "no-name": Message("没有机关名称：{items}", "these have no name of an agency: {items}"),
    "twice": Message(
        "同一机关的报告不止一份，不能重复计入：{items}",
        "more than one report is given of the same agency: {items}",
    ),
    "other-year": Message("不是 {year} 年的报告：{items}", "these are not of {year}: {items}"),
}
"""What each problem says, in the order in which they are told."""
_EDITIONS = Message(
    "不是同一版表格的报告，不能相加：{items}",
    "reports on different editions of the form cannot be added up: {items}",
)
_NTH = Message("第 {number} 份", "number {number}")
_NTH_VALUE = Message("第 {number} 项 {value}", "number {number}, {value}")
_NAMED = Message("{name}", "{name}")
_OF_YEAR = Message("{name}（{year} 年）", "{name} ({year})")
_OF_NO_YEAR = Message("{name}（没有年度）", "{name} (no year)")
_EDITION = Message("{edition} 版 {names}", "edition {edition}: {names}")


class Intake:
    """Takes reports one by one, and adds up those that can be.

    Args:
        agency: Name of the agency whose parts they are of.
        year: The year that they must be of.
        keep: Whether to keep the cells of each report.
        as_zero: Whether blanks count, as ``Adding`` says.
    """

    def __init__(self, agency: str, year: int, *, keep: bool, as_zero: bool) -> None:
        self.adding: Adding | None = None
        self.names: dict[str, str] = {}
        """Names of the agencies by what they are known as."""
        self.own: Report | None = None
        """The report that bears the name of the agency itself."""
        self._own = known_as(agency)
        self._year = year
        self._how = {"keep": keep, "as_zero": as_zero}
        self._count = 0
        self._editions: dict[str, list[str]] = {}
        self._wrong: dict[str, dict[object, Message]] = {}

    def take(self, report: object) -> None:
        """Take a report, or note what is wrong with it."""
        self._count += 1
        if not is_report(report):
            value = describe(report)
            self._note("type", self._count, _NTH_VALUE.format(number=self._count, value=value))
            return
        self._note_problems(report)
        self._editions.setdefault(report.edition, []).append(report.agency.name)
        if self.adding is None:
            self.adding = Adding(type(report), **self._how)
        if not self._wrong and type(report) is self.adding.form:
            self.adding.add(report)

    def _note_problems(self, report: Report) -> None:
        name = report.agency.name
        key = known_as(name)
        if not key:
            self._note("no-name", self._count, _NTH.format(number=self._count))
        elif key in self.names:
            self._note("twice", key, _NAMED.format(name=describe(name)))
        else:
            self.names[key] = name
            if key == self._own:
                self.own = report
        if report.year != self._year:
            words = _OF_NO_YEAR if report.year is None else _OF_YEAR
            self._note(
                "other-year", self._count, words.format(name=describe(name), year=report.year)
            )

    def _note(self, code: str, key: object, item: Message) -> None:
        self._wrong.setdefault(code, {}).setdefault(key, item)

    def problems(self) -> Iterator[Problem]:
        """Say why the reports cannot be added up, all reasons at once."""
        if not self._count:
            yield Problem("", "none", _NONE)
        for code, words in _WORDS.items():
            items = self._wrong.get(code)
            if items:
                shown = shortened(list(items.values()))
                yield Problem("", code, words.format(year=self._year, items=shown))
        if len(self._editions) > 1:
            editions = sorted(self._editions.items())
            each = [_EDITION.format(edition=id_, names=listed(names)) for id_, names in editions]
            yield Problem("", "editions", _EDITIONS.format(items=Message.join(each, "；", "; ")))

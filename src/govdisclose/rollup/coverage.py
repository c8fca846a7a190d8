"""Who should have reported, who did, and who did not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import attrs

from govdisclose.arguments import one_or_more, refuse_other
from govdisclose.checks.names import known_as
from govdisclose.errors import Lang, Message
from govdisclose.spreadsheets import as_csv

CoverageStatus = Literal["reported", "missing", "unlisted"]
"""An agency reported (已报), or should have (未报), or did and is not listed (名单之外)."""

STATUSES: dict[CoverageStatus, Message] = {
    "reported": Message("已报", "reported"),
    "missing": Message("未报", "missing"),
    "unlisted": Message("名单之外", "not on the list"),
}
_COUNTED = Message(
    "名单上有 {expected} 个机关，已报 {reported} 个。",
    "Of {expected} agencies on the list, {reported} reported.",
)
_UNCOUNTED = Message(
    "汇总了 {reported} 个机关的报告；没有名单，是否报齐无从判断。",
    "{reported} agencies reported; without a list it is not known who is missing.",
)
_MISSING = Message("未报 {count} 个：{names}。", "Missing ({count}): {names}.")
_UNLISTED = Message("名单之外 {count} 个：{names}。", "Not on the list ({count}): {names}.")
_NONE_LISTED = Message(
    "名单上没有一个名称与报告的机关相同：请看是否取错了列。",
    "No name on the list is that of an agency that reported: is it the right column?",
)
_UNREAD = Message("未能读取", "could not be read")
_HEADER = (Message("机关", "agency"), Message("情况", "status"))


@attrs.frozen
class Covered:
    """An agency that reported, or should have."""

    name: str
    """As on the list, else as in its report."""
    status: CoverageStatus


@attrs.frozen
class Coverage:
    """Whose reports were added up, and whose are missing."""

    agencies: tuple[Covered, ...]
    """Those on the list in its order, then the others in the order of their reports."""
    has_roster: bool
    """Whether there was a list; without one nobody is known to be missing, and all are reported."""

    @property
    def reported(self) -> tuple[str, ...]:
        """Names of those that reported as they should."""
        return self._with("reported")

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of those that should have reported, and did not."""
        return self._with("missing")

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Names of those that reported, and are not on the list."""
        return self._with("unlisted")

    @property
    def expected(self) -> tuple[str, ...]:
        """Names of those that should have reported; without a list, of those that did."""
        return tuple(agency.name for agency in self.agencies if agency.status != "unlisted")

    @property
    def messages(self) -> tuple[Message, ...]:
        """Say in sentences how many reported, and name all who are missing, or not on the list."""
        words = _COUNTED if self.has_roster else _UNCOUNTED
        first = words.format(expected=len(self.expected), reported=len(self.reported))
        naming = (*_naming(_MISSING, self.missing), *_naming(_UNLISTED, self.unlisted))
        mistaken = self.has_roster and self.unlisted and not self.reported
        return (first, *naming, _NONE_LISTED) if mistaken else (first, *naming)

    def _with(self, status: CoverageStatus) -> tuple[str, ...]:
        return tuple(agency.name for agency in self.agencies if agency.status == status)

    def rows(self, lang: Lang = "zh", *, unread: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
        """Give it as a table.

        Args:
            lang: Language of the header and of the status.
            unread: Names of files that could not be read.

        Yields:
            A header; name and status of each agency; a row for each file that could not be read.
        """
        files = one_or_more("unread", unread)
        yield _HEADER[0].text(lang), _HEADER[1].text(lang)
        for agency in self.agencies:
            yield agency.name, STATUSES[agency.status].text(lang)
        for name in files:
            yield name, _UNREAD.text(lang)

    def to_csv(self, lang: Lang = "zh", *, bom: bool = True, unread: Iterable[str] = ()) -> str:
        """Give it as CSV, for spreadsheets.

        Args:
            lang: Language of the header and of the status.
            bom: Whether it begins with a byte order mark, by which Excel knows UTF-8.
            unread: Names of files that could not be read, each of which has a row at the end:
                whose they are is not known, and may be among those that are missing.

        Returns:
            The text of the file; write it as UTF-8, without changing its line ends.
        """
        refuse_other(bool, bom=bom)
        return as_csv(self.rows(lang, unread=unread), bom=bom)


def _naming(words: Message, names: tuple[str, ...]) -> Iterator[Message]:
    if names:
        listed = Message.join([Message(name, name) for name in names])
        yield words.format(count=len(names), names=listed)


def covered(reported: Mapping[str, str], roster: tuple[str, ...]) -> Coverage:
    """Compare who reported with who should have.

    Args:
        reported: Names by what they are known as, in the order of their reports.
        roster: Names of those that should report; empty: those that did are all.
    """
    listed = {known_as(name): name for name in reversed(roster)}
    agencies = [
        Covered(name, "reported" if key in reported else "missing")
        for key, name in reversed(listed.items())
    ]
    others: CoverageStatus = "unlisted" if roster else "reported"
    agencies += [Covered(name, others) for key, name in reported.items() if key not in listed]
    return Coverage(tuple(agencies), bool(roster))

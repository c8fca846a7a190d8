"""Last year's reports, among which each report of a batch finds the one of its agency."""

import contextlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import attrs

from govdisclose import codec
from govdisclose.arguments import refuse_no_whole
from govdisclose.batch.comparing import compared, opened, why
from govdisclose.batch.folders import JSON_SUFFIXES
from govdisclose.batch.sources import Item, Source, items, several
from govdisclose.checks import Pairing, pairing
from govdisclose.checks.names import known_as
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.errors import GovdiscloseError, Message

_UNREAD = Message(
    "（上年的文件有 {count} 个不能读）", " (files of last year that cannot be read: {count})"
)


class _Identity(NamedTuple):
    """Whose report it is, and on which year."""

    name: str
    year: int | None
    code: str | None


@attrs.define
class _Known:
    """What is kept of one of last year's reports: little, as there may be very many."""

    source: str
    agency: str
    data: bytes | None
    """Its JSON, where that was given; a file is read again where it is needed."""
    path: str | None
    year: int | None
    code: str | None
    used: int = 0
    """So many reports are paired with it."""


@attrs.define
class _Seen:
    """What was found among last year's reports."""

    by_name: dict[str, list[_Known]] = attrs.field(factory=dict)
    """Those that are reports, by what their agencies are known as."""
    failed: dict[str, Message] = attrs.field(factory=dict)
    unread: int = 0
    """So many of those that failed are files, and no folders without any."""


class LastYear:
    """Last year's reports, as ``check`` takes them for ``previous``.

    They are looked through once, when they are first needed. Of those that are files, no more is
    kept than whose reports they are and on which year.
    """

    def __init__(
        self, sources: Source | Iterable[Source], *, max_bytes: int = codec.MAX_BYTES
    ) -> None:
        """Take them.

        Args:
            sources: Reports as JSON, as in ``check``. Those on other years are left alone.
            max_bytes: Largest JSON that is read.

        Raises:
            InvalidValueError: An argument is something else than it should be.
        """
        refuse_no_whole(1, sys.maxsize - 1, max_bytes=max_bytes)
        self._sources = several("previous", sources)
        self._most = max_bytes
        self._years: set[int] = set()

    @property
    def failed(self) -> Mapping[str, Message]:
        """Those that are no reports, or cannot be read, with the reason."""
        return MappingProxyType(self._seen.failed)

    @property
    def unused(self) -> Mapping[str, str]:
        """Those on the year before a report's with which none is paired, with their agencies."""
        return {known.source: known.agency for known in self._on_last_year() if not known.used}

    @property
    def other_years(self) -> Mapping[int | None, int]:
        """How many are on years that none is compared with so far, by year; None: on no year."""
        return Counter(k.year for k in self._known() if k.year not in self._years)

    @property
    def shared(self) -> tuple[str, ...]:
        """Those with which more than one report is paired; each call of ``find`` counts."""
        return tuple(known.source for known in self._on_last_year() if known.used > 1)

    def find(self, report: Report) -> tuple[Pairing, Report | None]:
        """Find the one that a report is to be compared with: of the same agency, a year before.

        Args:
            report: This year's.

        Returns:
            Which one it is, or why there is none; and that report, or None.

        Raises:
            InvalidValueError: ``report`` is no report.
        """
        refuse_other_than_reports(report=report)
        agency = report.agency
        found, last = self._find(_Identity(agency.name, report.year, agency.code))
        item = Item(index=0, name=agency.name, stem="", pairing=found, last=last, most=self._most)
        which, previous = compared(opened(item))
        return which or found, previous

    def _paired(self, item: Item) -> Item:
        """Put an item beside the report that it is to be compared with."""
        if item.error is not None:
            return item
        try:
            identity = _identity(item.content(self._most), self._most)
        except (GovdiscloseError, OSError):
            return item  # which is told where it is worked on
        found, last = self._find(identity)
        return attrs.evolve(item, pairing=found, last=last, most=self._most)

    @cached_property
    def _seen(self) -> _Seen:
        """Look through them."""
        seen = _Seen()
        for item in items(self._sources, JSON_SUFFIXES, None):
            if item.error is not None:
                seen.failed[item.name] = item.error
                seen.unread += not Path(item.name).is_dir()
                continue
            try:
                name, year, code = _identity(item.content(self._most), self._most)
            except (GovdiscloseError, OSError) as error:
                seen.failed[item.name] = why(error)
                seen.unread += 1
            else:
                known = _Known(item.name, name, item.data, item.path, year, code)
                seen.by_name.setdefault(known_as(name), []).append(known)
        return seen

    def _known(self) -> Iterator[_Known]:
        for same in self._seen.by_name.values():
            yield from same

    def _on_last_year(self) -> Iterator[_Known]:
        return (known for known in self._known() if known.year in self._years)

    def _find(self, of: _Identity) -> tuple[Pairing, Item | None]:
        if not known_as(of.name):
            return pairing("no-name"), None
        if of.year is None:
            return pairing("no-year"), None
        before = of.year - 1
        self._years.add(before)
        return self._find_on(before, of)

    def _find_on(self, year: int, of: _Identity) -> tuple[Pairing, Item | None]:
        same = self._seen.by_name.get(known_as(of.name), [])
        on_year = [known for known in same if known.year == year]
        fitting = _with_code(on_year, of.code)
        if len(fitting) == 1:
            [known] = fitting
            known.used += 1
            return pairing("paired", known.source), _item(known)
        if fitting:
            return pairing("several", *_sources(fitting), year=year), None
        if on_year:
            return pairing("other-code", *_sources(on_year), year=year), None
        others = sorted({known.year for known in same if known.year is not None})
        if others:
            years = Message.join([Message(str(other), str(other)) for other in others])
            return pairing("other-year", *_sources(same), year=year, years=years), None
        failed = self._seen.unread
        unread = _UNREAD.format(count=failed) if failed else Message("", "")
        return pairing("absent", year=year, unread=unread), None


def _with_code(known: list[_Known], code: str | None) -> list[_Known]:
    """Leave out those whose agency has another code; among several, the same code decides."""
    if not code:
        return known
    same = [one for one in known if one.code == code]
    return same or [one for one in known if not one.code]


def _sources(known: Iterable[_Known]) -> Iterator[str]:
    return (one.source for one in known)


def _item(known: _Known) -> Item:
    return Item(index=0, name=known.source, path=known.path, data=known.data, stem="")


def _identity(data: bytes, most: int) -> _Identity:
    """Read whose report it is, and on which year; the rest is looked at where it is compared.

    Raises:
        GovdiscloseError: It is no report.
    """
    if len(data) <= most:
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
            found = json.loads(data)
            agency = found["agency"]
            identity = _Identity(agency["name"], found.get("year"), agency.get("code"))
            if all(map(isinstance, identity, (str, int | None, str | None))):
                return identity
    report = codec.loads(data, max_bytes=most)
    return _Identity(report.agency.name, report.year, report.agency.code)

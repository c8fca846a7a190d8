"""What is done with one report: render it, check it, or read it back.

A task is data and a plain function, so that it can be sent to another process. ``repr`` tells all
that it depends on; by that a run that goes on knows whether an earlier one did the same.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from govdisclose import checks, codec, rendering
from govdisclose.batch.comparing import compared
from govdisclose.batch.folders import SUMMARY
from govdisclose.batch.jobs import Contents, Earlier
from govdisclose.batch.result import Result, facts_of
from govdisclose.batch.sources import Item
from govdisclose.checks import Checked, Finding, Pairing, Subject, Waiver
from govdisclose.editions import Report, is_blank_form
from govdisclose.errors import Lang, Message
from govdisclose.layouts import layout
from govdisclose.readers import Limits, read
from govdisclose.summaries import SummaryFormat, summarize

_REFUSED = Message(
    "有 {count} 处问题，按 strict 不予生成", "not rendered, as strict asks: {count} findings"
)
_SUFFIXES: dict[SummaryFormat, str] = {
    "text": ".txt",
    "json": ".json",
    "csv": ".csv",
    "sarif": ".sarif",
    "markdown": ".md",
    "html": ".html",
}


@attrs.frozen(kw_only=True)
class Asked:
    """Which rules are asked, and what has been explained."""

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    today: date | None = attrs.field(default=None, repr=False)
    """Day on which waivers must hold. Those that do not are left out already, so that the same task
    is the same on another day."""

    def of(
        self, report: Report, previous: Report | None = None, which: Pairing | None = None
    ) -> tuple[tuple[Finding, ...], frozenset[str]]:
        """Give what is found in a report, and the ids of the rules that were asked.

        Where there is no report of last year, ``which`` says why, if there was to be one.
        """
        ignore = self.ignore
        if which is not None and previous is None:
            ignore = checks.ignored_alone(which, self.select, self.ignore)
        found = checks.check(
            report,
            previous=previous,
            select=self.select,
            ignore=ignore,
            waivers=self.waivers,
            today=self.today,
        )
        subject = Subject(report=report, previous=previous)
        due = checks.due(checks.selected(self.select, ignore), subject)
        return tuple(found), frozenset(rule.id for rule in due)


@attrs.frozen(kw_only=True)
class _OfJson:
    """A task of which the sources are reports as JSON."""

    most: int = attrs.field(default=codec.MAX_BYTES, repr=False)
    """As many bytes as JSON may have. What was done with less is done: no part of its ``repr``."""


@attrs.frozen(kw_only=True)
class RenderTask(_OfJson):
    """Check a report, and render it in one format or more."""

    formats: tuple[str, ...]
    suffixes: tuple[str, ...]
    """Of the files, format by format."""
    options: Mapping[str, Mapping[str, object]]
    asked: Asked | None
    """None: the report is not checked."""
    strict: bool
    files: tuple[tuple[str, str], ...] = ()
    """Files that options name, each with the SHA-256 of its content."""

    @property
    def earlier(self) -> Earlier:
        """What is made can be made again; else an old file may be all that is left of a report."""
        return "replaced"

    @property
    def endings(self) -> tuple[str, ...]:
        """A file for each format."""
        return self.suffixes

    @property
    def all_endings(self) -> tuple[str, ...]:
        """The same: files of other formats are of other batches."""
        return self.endings

    def __call__(self, item: Item, data: bytes, *, contents: bool) -> tuple[Result, Contents]:
        """Render; what has findings too, unless it is ``strict``."""
        report = codec.loads(data, max_bytes=self.most)
        asked = None if is_blank_form(report) and not self.strict else self.asked
        found, rules = ((), frozenset[str]()) if asked is None else asked.of(report)
        result = Result(
            source=item.name,
            facts=facts_of(report, None if asked is None else found),
            findings=found,
            asked=rules,
            json=data.decode() if found else "",
        )
        counted = sum(finding.silence is None for finding in found)
        if self.strict and counted:
            return attrs.evolve(result, error=_REFUSED.format(count=counted), status="failed"), {}
        if not contents:
            return result, {}
        document = layout(report)
        return result, {
            suffix: rendering.content(document, name, **self.options.get(name, {}))
            for name, suffix in zip(self.formats, self.suffixes, strict=True)
        }


@attrs.frozen(kw_only=True)
class CheckTask(_OfJson):
    """Check a report."""

    asked: Asked
    format: SummaryFormat
    lang: Lang

    @property
    def earlier(self) -> Earlier:
        """A verdict on a report that is not readable any more would be taken for today's."""
        return "withdrawn"

    @property
    def endings(self) -> tuple[str, ...]:
        """A file that tells what was found."""
        return (SUMMARY + _SUFFIXES[self.format],)

    @property
    def all_endings(self) -> tuple[str, ...]:
        """A file for each form: a verdict is the same in all."""
        return tuple(SUMMARY + suffix for suffix in _SUFFIXES.values())

    def __call__(self, item: Item, data: bytes, *, contents: bool) -> tuple[Result, Contents]:
        """Check; what is found is no failure."""
        report = codec.loads(data, max_bytes=self.most)
        which, previous = compared(item)
        found, rules = self.asked.of(report, previous, which)
        result = Result(
            source=item.name,
            facts=facts_of(report, found),
            findings=found,
            asked=rules,
            json=data.decode(),
            pairing=which,
        )
        if not contents:
            return result, {}
        checked = Checked(
            name=item.name,
            report=report,
            findings=found,
            asked=rules,
            source=result.json,
            pairing=which,
        )
        words = summarize(checked, self.format, self.lang, limit=None)
        return result, {ending: words.encode() for ending in self.endings}


@attrs.frozen(kw_only=True)
class ReadTask:
    """Read a published report back."""

    limits: Limits
    asked: Asked | None
    """None: what was read is not checked."""

    @property
    def most(self) -> int:
        """As much as the limits allow."""
        return self.limits.file_bytes

    @property
    def earlier(self) -> Earlier:
        """JSON may hold more than was read: what the file was made from, or was mended by hand."""
        return "guarded"

    @property
    def endings(self) -> tuple[str, ...]:
        """The report as JSON."""
        return (".json",)

    @property
    def all_endings(self) -> tuple[str, ...]:
        """The same."""
        return self.endings

    def __call__(self, item: Item, data: bytes, *, contents: bool) -> tuple[Result, Contents]:
        """Read; what is odd is no failure, as long as there is a report."""
        reading = read(data, name=Path(item.path or item.name).name, limits=self.limits)
        report = reading.report
        found, rules = (None, frozenset[str]()) if self.asked is None else self.asked.of(report)
        result = Result(
            source=item.name,
            facts=facts_of(report, found, reading),
            findings=found or (),
            asked=rules,
            reading=reading,
        )
        if not contents:
            return result, {}
        return result, {".json": (codec.dumps(report, indent=2) + "\n").encode()}

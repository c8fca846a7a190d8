"""A summary as CSV, a line for each finding, for spreadsheets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govdisclose.checks import Checked, Finding
from govdisclose.errors import Lang, Message
from govdisclose.layouts.places import places
from govdisclose.spreadsheets import as_csv

COLUMNS = (
    "file",
    "edition",
    "year",
    "agency",
    "rule",
    "code",
    "severity",
    "status",
    "place",
    "pointers",
    "message",
    "expected",
    "actual",
    "delta",
    "explained",
)
"""Names of the columns, the same in each language."""


def write(checked: Iterable[Checked], lang: Lang, unread: Mapping[str, Message]) -> str:
    """Write a line for each finding, and one for each file that could not be read or compared.

    A report in which nothing was found has no line.
    """
    return as_csv(_rows(checked, lang, unread))


def _rows(
    checked: Iterable[Checked], lang: Lang, unread: Mapping[str, Message]
) -> Iterator[Sequence[object]]:
    yield COLUMNS
    for one in checked:
        report = one.report
        about = (one.name, report.edition, report.year, report.agency.name)
        for finding in one.findings:
            yield (*about, *_of(finding, one, lang))
        if one.pairing is not None and one.pairing.code != "paired":
            line = _line(one.pairing.message.text(lang))
            unpaired = {"code": one.pairing.code, "status": "unpaired", "message": line}
            yield (*about, *map(unpaired.get, COLUMNS[len(about) :]))
    for name, words in unread.items():
        row = {"file": name, "status": "unread", "message": _line(words.text(lang))}
        yield [row.get(column) for column in COLUMNS]


def _of(finding: Finding, checked: Checked, lang: Lang) -> tuple[object, ...]:
    return (
        finding.rule,
        finding.code,
        finding.severity,
        finding.status,
        " / ".join(words.text(lang) for words in places(finding, checked.report)),
        " ".join(finding.left),
        _line(finding.message.text(lang)),
        finding.expected,
        finding.actual,
        finding.delta,
        finding.silence and finding.silence.message.text(lang),
    )


def _line(words: str) -> str:
    return " ".join(words.split("\n"))

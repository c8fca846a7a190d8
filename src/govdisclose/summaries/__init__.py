"""Summaries: what was found in one report or many, or how two compare, as one text.

Each format is a module; those that people read as a page are documents, rendered like any other.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from govdisclose.arguments import did_you_mean, messages, refuse_no_whole, unread_files
from govdisclose.checks import Checked
from govdisclose.checks.checked import all_checked
from govdisclose.document import Document
from govdisclose.errors import (
    Lang,
    Message,
    UnknownFormatError,
    describe,
    refuse_no_language,
)
from govdisclose.layouts import layout_findings
from govdisclose.rendering import render
from govdisclose.summaries import data, rows, text
from govdisclose.summaries.comparison import ComparisonFormat, summarize_comparison
from govdisclose.summaries.text import LIMIT

__all__ = [
    "LIMIT",
    "ComparisonFormat",
    "SummaryFormat",
    "summarize",
    "summarize_comparison",
]

SummaryFormat = Literal["text", "json", "csv", "sarif", "markdown", "html"]
"""What ``summarize`` writes."""

_UNKNOWN = Message(
    "没有名为 {name} 的形式；现有：{known}{hint}",
    "there is no form {name} of a summary; the forms are: {known}{hint}",
)


def summarize(  # noqa: PLR0913 - what was found, and five ways to say how it is told
    checked: Checked | Iterable[Checked],
    format: SummaryFormat = "text",  # noqa: A002 - the word that users expect
    lang: Lang = "zh",
    *,
    unread: Mapping[str, Message] | None = None,
    limit: int | None = LIMIT,
    notes: Iterable[Message] = (),
) -> str:
    """Sum up what was found.

    Args:
        checked: One report that was checked, or several.
        format: ``"text"`` for a terminal, ``"json"`` for programs, ``"csv"`` for spreadsheets (a
            line for each finding), ``"sarif"`` (2.1.0) for services that show findings beside a
            file, ``"markdown"`` or ``"html"`` for people.
        lang: Language of the words.
        unread: Files that could not be checked, with the reason, for all forms but text.
        limit: As many findings of one rule in a report are written out in text; None: all.
        notes: What else is to be said, on the pages for people.

    Returns:
        A text in that format, which ends with a line feed.

    Raises:
        UnknownFormatError: There is no such format.
        OptionError: There is no such language.
        InvalidValueError: An argument is something else than it should be.
    """
    refuse_unknown(format)
    given = all_checked(checked)
    refuse_no_language(lang)
    failures = unread_files(unread)
    said = messages("notes", notes)
    if limit is not None:
        refuse_no_whole(0, limit=limit)
    if format == "text":
        return text.write(given, lang, headed=len(given) + len(failures) > 1, limit=limit)
    if format == "json":
        return data.write(given, lang, failures)
    if format == "csv":
        return rows.write(given, lang, failures)
    if format == "sarif":
        from govdisclose.summaries import sarif  # noqa: PLC0415 - slow to import, seldom used

        return sarif.write(given, lang, failures)
    return _page(layout_findings(given, lang, unread=failures, notes=said), format)


def _page(document: Document, format: Literal["markdown", "html"]) -> str:  # noqa: A002 - as above
    if format == "markdown":
        return render(document, "markdown")
    # A page carries the JSON of a report, from which it is read back: this is no report.
    return render(document, "html", data=False)


def refuse_unknown(format: object) -> None:  # noqa: A002 - the word that users expect
    """Refuse what is no format of a summary.

    Raises:
        UnknownFormatError: There is no such format.
    """
    known = get_args(SummaryFormat)
    if format not in known:
        words = {"name": describe(format), "known": ", ".join(known)}
        raise UnknownFormatError(_UNKNOWN.format(**words, hint=did_you_mean(format, known)))

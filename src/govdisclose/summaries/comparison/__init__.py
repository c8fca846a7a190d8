"""A comparison as one text: for a terminal, for a spreadsheet, or for programs."""

import json
from typing import Literal, get_args

from govdisclose.arguments import did_you_mean, refuse_no_whole, refuse_other
from govdisclose.comparing import Comparison, as_data
from govdisclose.errors import (
    Lang,
    Message,
    UnknownFormatError,
    describe,
    refuse_no_language,
)
from govdisclose.spreadsheets import as_csv
from govdisclose.summaries.comparison import brief, rows

__all__ = ["ComparisonFormat", "summarize_comparison"]

ComparisonFormat = Literal["brief", "csv", "json"]
"""What ``summarize_comparison`` writes. The whole as a text is a document: the format ``"text"`` of
``render``, of what ``layout_comparison`` gives."""

_UNKNOWN = Message(
    "对比没有名为 {name} 的形式；现有：{known}{hint}",
    "there is no form {name} of a comparison; the forms are: {known}{hint}",
)


def summarize_comparison(
    comparison: Comparison,
    format: ComparisonFormat = "brief",  # noqa: A002 - the word that users expect
    lang: Lang = "zh",
    *,
    movers: int = 10,
    cells: bool = False,
) -> str:
    """Sum up a comparison.

    Args:
        comparison: What ``compare`` gave.
        format: ``"brief"`` for a terminal: totals, movers and texts; ``"csv"`` for a spreadsheet:
            every cell, below a byte order mark, by which Excel knows UTF-8; ``"json"`` for
            programs: everything.
        lang: Language of the words that are no labels of the form.
        movers: How many of the cells that changed most are listed, in brief and JSON.
        cells: Whether the brief text lists every cell, too.

    Returns:
        The text, which ends with a line feed.

    Raises:
        UnknownFormatError: There is no such format.
        InvalidValueError: ``movers`` is no whole number of 0 or more, or something else than a
            ``Comparison`` is given.
        OptionError: There is no such language.
    """
    refuse_other(Comparison, comparison=comparison)
    refuse_other(bool, cells=cells)
    refuse_no_language(lang)
    refuse_no_whole(0, movers=movers)
    known = get_args(ComparisonFormat)
    if format not in known:
        words = {"name": describe(format), "known": ", ".join(known)}
        raise UnknownFormatError(_UNKNOWN.format(**words, hint=did_you_mean(format, known)))
    if format == "csv":
        return as_csv(rows.listed(comparison, lang))
    if format == "json":
        data = as_data(comparison, lang, movers=movers)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return brief.write(comparison, lang, movers=movers, cells=cells)

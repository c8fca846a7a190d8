"""Dates and years, in Arabic and in Chinese figures."""

import re
from datetime import date

_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {
    "\u3007": 0,
    "○": 0,
    "\uff2f": 0,
}
YEAR = "(?:(?:19|20)[0-9]{2}|[一二][〇零○Ｏ一二三四五六七八九]{3})"
"""Pattern of a year in squashed text, without the word 年."""

_SMALL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_TENS = re.compile("(?:(?P<tens>[一二三])?(?P<ten>十))?(?P<ones>[一二三四五六七八九])?")
_DATE = re.compile(
    rf"(?P<y>{YEAR})(?:年(?P<m>{_SMALL})月(?P<d>{_SMALL})日?"
    r"|(?P<s>[-/.])(?P<m2>[0-9]{1,2})(?P=s)(?P<d2>[0-9]{1,2}))"
)
_PERIOD = re.compile(
    rf"(?P<from>{YEAR})年1月1日.{{0,8}}?(?:至|到|-|—|－|~|～).{{0,6}}?(?P<to>{YEAR})年12月31日"  # noqa: RUF001
)


def read_year(figures: str) -> int:
    """Read what ``YEAR`` matches."""
    if figures.isascii():
        return int(figures)
    return int("".join(str(_FIGURES[figure]) for figure in figures))


def _small(figures: str) -> int:
    """Read a month or a day; 0 where it is none."""
    if figures.isascii():
        return int(figures)
    parts = _TENS.fullmatch(figures)
    if parts is None:
        return 0
    tens = 10 * _FIGURES.get(parts["tens"], 1) if parts["ten"] else 0
    return tens + _FIGURES.get(parts["ones"], 0)


def dates(text: str) -> list[tuple[int, int, date]]:
    """Find the dates in squashed text: where each begins and ends, and what it is."""
    found = []
    for match in _DATE.finditer(text):
        year, month, day = match["y"], match["m"] or match["m2"], match["d"] or match["d2"]
        try:
            found.append((*match.span(), date(read_year(year), _small(month), _small(day))))
        except ValueError:  # such as 30 February
            continue
    return found


def read_date(text: str) -> date | None:
    """Read squashed text that is a date and nothing else."""
    if len(text) > len("二〇二一年十二月三十一日"):
        return None
    return next((day for start, end, day in dates(text) if end - start == len(text)), None)


def period(text: str) -> int | None:
    """Find the period of the statistics in squashed text, if it is one calendar year."""
    for match in _PERIOD.finditer(text):
        if (year := read_year(match["from"])) == read_year(match["to"]):
            return year
    return None

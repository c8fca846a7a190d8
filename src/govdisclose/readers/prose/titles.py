"""The title of a report, and the year and the agency that it names."""

import re
from collections.abc import Callable

import attrs

from govdisclose.readers.prose.cleaning import as_written, squash
from govdisclose.readers.prose.dates import YEAR, read_year

_TOPIC = re.compile("信息公开|政务公开")
TITLE_END = re.compile(
    "(?:年度报告|年报|报告)(?:[(][^()]{1,20}[)])?》?(?P<blank>(?:格式)?(?:模板|样式|范本))?$"
)
"""Matches the end of a title in squashed text."""
_ROOM = re.compile("[＿_]{2,}")  # on a blank form, to write in
_YEAR = re.compile(rf"(?<![0-9])(?P<year>{YEAR})(?![0-9])年")
_UNDATED = "政府信息公开工作年度报告"
_WORK = re.compile(
    "(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?的?(?:(?:年度报告|年报|报告)(?:[([〔【]|$)|$)"
)
"""Matches the words of a title behind the agency: the whole title, where the year is behind it."""
_ABOUT = re.compile("^关于|关于$")
_SHORT_YEAR = re.compile("[0-9]{1,4}年度?$")  # which is not guessed
_MARKS = "《》，,、：:-—"
_BETWEEN = re.compile("度?(?P<name>.{2,40}?)(?:政府信息公开|政务公开|信息公开)")
_NO_NAME = re.compile("[。，；：:、！？“”|>》»·/\\[\\]【】0-9]")
_ORGANIZATION = re.compile(
    ".+(?:局|委|会|办|室|政府|院|厅|部|署|处|所|站|中心|社|队|街道|镇|乡|公司|校|学|行|馆|园|场"
    "|集团|区|市|县|省|州|盟|旗|机关)"
)
_LONGEST_NAME = 40


@attrs.frozen
class Title:
    """A title, and what it says."""

    text: str | None
    """As published; None where it is what is derived from agency and year, or has room for them."""
    agency: str = ""
    year: int | None = None
    blank: bool = False
    """Whether it is that of a blank form."""


ReadTitle = Callable[[str], Title]
"""Reads agency and year out of a title, its lines as published."""


def is_organization(text: str) -> bool:
    """Tell whether squashed text can be the name of an organ, and nothing else."""
    if not 1 < len(text) <= _LONGEST_NAME or _NO_NAME.search(text):
        return False
    return _ORGANIZATION.fullmatch(text) is not None


def is_title(squashed: str) -> bool:
    """Tell whether squashed text can be the whole title of a report."""
    return TITLE_END.search(squashed) is not None and _TOPIC.search(squashed) is not None


def names_year(squashed: str) -> bool:
    """Tell whether a title names a year, or has room for one."""
    return _YEAR.search(squashed) is not None or _ROOM.search(squashed) is not None


def parse(text: str) -> Title:
    """Read agency and year out of a title.

    Args:
        text: The title, its lines as published.
    """
    squashed = squash(text)
    end = TITLE_END.search(squashed)
    if end is not None and end["blank"]:
        return Title(None, blank=True)
    room = _ROOM.search(squashed) is not None
    years = list(_YEAR.finditer(squashed))
    derived = [year for year in years if squashed[year.start() :] == _derived(year["year"])]
    if not years:
        before, work, _ = squashed.partition(_UNDATED)
        agency = _name(_ROOM.split(before)[0], text) if work else ""
        kept = None if room or squashed == squash(agency) + _UNDATED else text
        return Title(kept, agency, None, blank=room)
    found = (derived or years)[0]
    year = read_year(found["year"])
    before = _ROOM.sub("", squashed[: found.start()])
    agency = _name(before, text) or _between(squashed[found.end() :], text)
    same = squashed == squash(agency) + _derived(str(year))
    return Title(None if same or room else text, agency, year, blank=room)


def _derived(year: str) -> str:
    return f"{year}年{_UNDATED}"


def _name(before: str, text: str) -> str:
    """Give the name of the agency: what stands before the year, without the words of a title."""
    parts = _WORK.split(_ABOUT.sub("", before.strip(_MARKS)))
    name = _ABOUT.sub("", next(filter(None, parts), ""))
    name = _SHORT_YEAR.sub("", name).strip(_MARKS)
    return as_written(name, text)


def _between(after: str, text: str) -> str:
    """Give the name where it stands between the year and the words of the title."""
    match = _BETWEEN.match(after)
    name = match["name"] if match is not None else ""
    return as_written(name, text) if is_organization(name) else ""

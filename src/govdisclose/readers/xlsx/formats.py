"""Cell formats: what a number looks like, and which cells have borders."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import attrs

from govdisclose.readers.packages.xml import Element
from govdisclose.readers.xlsx import names
from govdisclose.readers.xlsx.sections import LITERAL, has_digits, section, shows
from govdisclose.readers.xlsx.strings import PLAIN, Look, look_of

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of built-in formats of dates and times (ISO/IEC 29500-1, 18.8.30)."""
_BUILT_IN = (
    {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
    | dict.fromkeys((37, 38), "#,##0")
    | dict.fromkeys((39, 40), "#,##0.00")
)
_DATE = re.compile("[ymdhs年月日]", re.IGNORECASE)
_NUMBER = re.compile(
    r'(?:General|(?P<digits>[#0,?]*[#0?]))(?P<decimals>\.(?P<places>0*)[#?]*)?(?P<percent>%?)(?:"(?P<unit>[^"]*)")?'
)
_WRITTEN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_SIDES = frozenset(("left", "right", "top", "bottom"))
_DIGITS = 15
"""Significant digits of a number that Excel keeps and shows; more are left over from reckoning."""
_MOST_PLACES = 30
"""Most decimal places that a format of Excel has."""
_LONGEST = 255
"""Characters of a format, at most; a longer one is none of Excel's."""
_LEAP_DAY = 61
"""The first day of the 1900 system that is what it says: it has a 29 February 1900 before it."""
_SCALED = re.compile("[0#?],+(?![0#?,])")
"""A format that shows thousandths of a number, or of these: what is meant cannot be told."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<bare>[^\x00-\x7f])|_.|\*.|\[[^\]]*\]|(?P<other>.)'
)
"""A part of a format: a literal, room or a colour, which say nothing of the value, or a sign."""


@attrs.frozen
class Formats:
    """Formats of cells, by the number that a cell gives."""

    codes: tuple[str, ...] = ()
    """Number format of each, with all its sections."""
    bordered: tuple[bool, ...] = ()
    first_day: date = date(1899, 12, 30)
    """The day that is counted as 0."""
    looks: tuple[Look, ...] = ()
    """What the font of each does to the meaning of what it shows."""
    dates: tuple[bool, ...] = ()
    """Whether that is of dates or times."""

    def has_border(self, style: int) -> bool:
        """Say whether a cell has a line on any side."""
        return style < len(self.bordered) and self.bordered[style]

    def look(self, style: int) -> Look:
        """Say what the font of a cell does to the meaning of what it has."""
        return self.looks[style] if style < len(self.looks) else PLAIN

    def is_date(self, style: int) -> bool:
        """Say whether a number is shown as a date or a time."""
        return style < len(self.dates) and self.dates[style]

    def shown(self, number: float, style: int) -> str:
        """Write a number with all its digits, as Excel has it; a date as YYYY-MM-DD.

        Decimal places that the format asks for are written, and none is rounded away, as what a
        cell holds counts; a unit that the format puts behind belongs to it.
        """
        if self.is_date(style):
            return self._date(number)
        value = Decimal(f"{number:.{_DIGITS}g}")
        found = _NUMBER.fullmatch(_plain(self._section(value, style)))
        if found is None:
            return _written(value)
        places = min(len(found["places"] or ""), _MOST_PLACES)
        if found["percent"]:
            value = value.scaleb(2)
        text = _written(value)
        has = len(text.partition(".")[2])
        if places > has:
            text += ("." if not has else "") + "0" * (places - has)
        return f"{text}{found['percent']}{found['unit'] or ''}"

    def conceals(self, text: str, style: int) -> str:
        """Give a number format that shows nothing of a number; empty for others.

        Args:
            text: What ``shown`` gives.
            style: The number that the cell gives.
        """
        number = _value(text)
        if number is None or shows(self._section(number, style), number):
            return ""
        return self._code(style)

    def unknown(self, text: str, style: int) -> str:
        """Give a number format that is not understood; empty for others.

        Args:
            text: As above.
            style: As above.
        """
        part = self._part(text, style)
        return self._code(style) if has_digits(part) and not _NUMBER.fullmatch(_plain(part)) else ""

    def scaled(self, text: str, style: int) -> str:
        """Give a number format that shows thousandths or less of a number; empty for others.

        Args:
            text: As above.
            style: As above.
        """
        scales = _SCALED.search(LITERAL.sub("", self._part(text, style)))
        return self._code(style) if scales else ""

    def rounded(self, text: str, style: int) -> str:
        """Write what a cell shows, where its format leaves out decimals of it; else empty.

        Args:
            text: As above, with all decimals.
            style: As above.
        """
        number = _WRITTEN.match(text)
        found = _NUMBER.fullmatch(_plain(self._part(text, style)))
        if number is None or found is None or not found["digits"]:
            return ""
        places = min(len(found["decimals"] or ".") - 1, _MOST_PLACES)
        if len(number[0].partition(".")[2]) <= places:
            return ""
        short = Decimal(number[0]).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{short:f}{text[number.end() :]}"

    def _code(self, style: int) -> str:
        return self.codes[style] if style < len(self.codes) else ""

    def _section(self, number: Decimal, style: int) -> str:
        return section(self._code(style) or "General", number)

    def _part(self, text: str, style: int) -> str:
        """Give the section that a number has by what ``shown`` gives; empty for no number."""
        number = _value(text)
        return "" if number is None else self._section(number, style)

    def _date(self, number: float) -> str:
        first = 0 if self.first_day.year > 1900 else _LEAP_DAY  # noqa: PLR2004 - the 1904 system
        if not first <= number <= (date.max - self.first_day).days:
            return _written(Decimal(f"{number:.{_DIGITS}g}"))
        return (self.first_day + timedelta(days=int(number))).isoformat()


def _plain(code: str) -> str:
    """Leave out of a format what says nothing of the value, and quote its literals as one."""
    text = ""
    for found in _TOKEN.finditer(code):
        literal = found["quoted"] or found["escaped"] or found["bare"]
        text += f'"{literal}"' if literal else found["other"] or ""
    return text.replace('""', "")


def _value(text: str) -> Decimal | None:
    """Give the number that a cell holds by what ``shown`` gives; None of what is no number."""
    found = _WRITTEN.match(text)
    if found is None:
        return None
    return Decimal(found[0]).scaleb(-2 if text[found.end() :].startswith("%") else 0)


def _written(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_formats(root: Element | None, first_day: date) -> Formats:
    """Read the formats of a workbook.

    Args:
        root: Root of its part of styles; None where there is none.
        first_day: The day that is counted as 0.
    """
    if root is None:
        return Formats(first_day=first_day)
    own = {
        _number(each.get("numFmtId")): each.get("formatCode", "")
        for each in root.iter(names.NUMBER_FORMAT)
    }
    borders = [_is_drawn(each) for table in root.iter(names.BORDERS) for each in table]
    fonts = [look_of(each) for table in root.iter(names.FONTS) for each in table]
    codes, dates, bordered = [], [], []
    looks: list[Look] = []
    for table in root.iter(names.CELL_FORMATS):
        for each in table.iterchildren(names.FORMAT):
            number = _number(each.get("numFmtId"))
            codes.append(own.get(number, _BUILT_IN.get(number, ""))[:_LONGEST])
            dates.append(_is_of_dates(number, codes[-1], is_own=number in own))
            border = _number(each.get("borderId"))
            bordered.append(0 <= border < len(borders) and borders[border])
            font = _number(each.get("fontId"))
            looks.append(fonts[font] if 0 <= font < len(fonts) else PLAIN)
    return Formats(tuple(codes), tuple(bordered), first_day, tuple(looks), tuple(dates))


def _is_of_dates(number: int, code: str, *, is_own: bool) -> bool:
    if number in _DATES and not is_own:
        return True
    part = section(code, Decimal(1))  # days are positive numbers
    return "General" not in part and _DATE.search(LITERAL.sub("", part)) is not None


def _is_drawn(border: Element) -> bool:
    return any(
        side.get("style", "none") != "none" and str(side.tag).rpartition("}")[2] in _SIDES
        for side in border
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else 0  # noqa: PLR2004 - more are no index

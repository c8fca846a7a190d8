"""What cells show: of a formula that can be worked out here, what it gives; else what it gave."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

import attrs

from govdisclose.errors import Message, describe
from govdisclose.readers.content import Note
from govdisclose.readers.xlsx.number_formats import as_formatted
from govdisclose.readers.xlsx.references import named_cell
from govdisclose.readers.xlsx.sheets import Address, Area, Cell, Sheet, area
from govdisclose.readers.xlsx.short_totals import name_of, short_total

_SUM = re.compile(r"SUM\(([^()]+)\)", re.IGNORECASE)
_TOTAL = re.compile(r'IF\(COUNT\(([^()]+)\)=([0-9]{1,4}),SUM\(([^()]+)\),""\)', re.IGNORECASE)
_PLUS = re.compile(r"\+?\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?:\+\$?[A-Za-z]{1,3}\$?[0-9]{1,7})+")
_DIGITS = re.compile(r"\s*[0-9]{1,15}\s*")
_LONGEST = 2_000  # characters of a formula that is worked out
_DEEPEST = 60  # formulas that need each other
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}

_UNCALCULATED = Message(
    "公式 {formula} 没有可靠的计算结果，留作空白；请用 Excel 或 WPS 打开并保存，再读取",
    "there is no result of the formula {formula} that can be relied on, and it is left blank; open "
    "the file in Excel or WPS, save it, and read it again",
)
_STALE = Message(
    "公式 {formula} 存下的结果是 {cached}，按现有的数应为 {value}，读作 {value}",
    "the formula {formula} has {cached} as its result, and gives {value} now: read as {value}",
)
_DATED = Message(
    "公式 {formula} 把写成日期的格（{place}）当作数计入，不能用，留作空白；请改正那一格，保存后"
    "再读取",
    "the formula {formula} counts a cell that is a date ({place}) as a number, and is left blank; "
    "correct that cell, save the file, and read it again",
)
_TEXT_NUMBER = Message(
    "{raw} 是按文本存储的数字，照读；Excel 的公式不会把它计入合计，请改为数字（点该格左上角的"
    "标记，选“转换为数字”）",
    "{raw} is a number stored as text, and read as it is; formulas of Excel do not count it: "
    "convert it to a number (the mark in the corner of the cell)",
)
_ERROR_CELL = "e"


def text_number(cell: Cell) -> tuple[Note, ...]:
    """Note a whole number that is stored as text, which sums pass over."""
    if cell.kind == "str" and cell.formula is None and _DIGITS.fullmatch(cell.text):
        return (Note("text-number", "info", _TEXT_NUMBER.format(raw=describe(cell.text))),)
    return ()


@attrs.frozen
class Shown:
    """What a cell shows."""

    text: str = ""
    notes: tuple[Note, ...] = ()


class _Unknown(Exception):  # noqa: N818 - it never leaves this module
    """A formula cannot be worked out here."""


class _Dated(_Unknown):
    """It counts a date."""

    def __init__(self, place: Address) -> None:
        super().__init__(place)
        self.place = place


@attrs.define
class Values:
    """The cells of a sheet, worked out when they are asked for."""

    sheet: Sheet
    budget: int
    """How many cells formulas may look at, all together."""
    _known: dict[Address, Decimal | None] = attrs.field(factory=dict)
    _waiting: set[Address] = attrs.field(factory=set)
    _unknown: dict[Address, _Unknown] = attrs.field(factory=dict)

    def shown(self, place: Address) -> Shown:
        """Give what a cell shows, and what is odd about it."""
        cell = self.sheet.cells.get(place)
        if cell is None:
            return Shown()
        if cell.formula is None:
            shown = Shown(self._plain(cell), cell.notes)
        else:
            shown = self._of_formula(place, cell)
        if cell.kind != "n" or not shown.text:
            return shown
        text, notes = as_formatted(shown.text, cell.style, self.sheet.formats)
        return Shown(text, (*shown.notes, *notes))

    def _plain(self, cell: Cell) -> str:
        if cell.kind == "b":
            return _BOOLEANS.get(cell.text, cell.text)
        if cell.kind == "n" and cell.text:
            number = _number(cell.text)
            if number is not None:
                return self.sheet.formats.shown(number, cell.style)
        return cell.text

    def _of_formula(self, place: Address, cell: Cell) -> Shown:
        name = named_cell(cell.formula or "")
        if name:
            return Shown(name)
        formula, cached = describe(f"={cell.formula}"), self._plain(cell)
        try:
            value = self._worked_out(place)
            notes = self._short(place) if value is None else ()
        except _Dated as error:
            words = _DATED.format(formula=formula, place=name_of(self.sheet.name, error.place))
            return Shown("", (Note("uncalculated", "error", words),))
        except _Unknown:
            if cell.kind == _ERROR_CELL or (cached and not self.sheet.recalculated):
                return Shown(cached)
            words = _UNCALCULATED.format(formula=formula)
            return Shown("", (Note("uncalculated", "error", words),))
        text = "" if value is None else self.sheet.formats.shown(float(value), cell.style)
        if cached and text != cached:
            words = _STALE.format(formula=formula, cached=cached, value=text or "空白")
            notes += (Note("stale-formula", "warning", words),)
        return Shown(text, notes)

    def _short(self, place: Address) -> tuple[Note, ...]:
        """Say why a total of ours shows nothing, where that is not for blanks alone."""
        formula = self.sheet.cells[place].formula or ""
        found = _TOTAL.fullmatch("".join(formula.split()))
        if found is None:
            return ()
        parts = [part for each in found[1].split(",") for part in self._places(_area(each))]
        cells = ((part, self.sheet.cells.get(part, Cell())) for part in parts)
        texts = [part for part, cell in cells if cell.kind == "str" and cell.formula is None]
        counted = sum(self._number(part) is not None for part in parts)
        shown = describe(f"={formula}")
        return short_total(shown, int(found[2]), counted, self.sheet.name, texts)

    def _worked_out(self, place: Address) -> Decimal | None:
        """Work out a formula; None where it shows nothing.

        Raises:
            _Unknown: It is none that is known here, or depends on one.
        """
        if place in self._known:
            return self._known[place]
        if place in self._unknown:
            raise self._unknown[place]
        if place in self._waiting or len(self._waiting) > _DEEPEST:
            raise _Unknown
        self._waiting.add(place)
        try:
            self._known[place] = value = self._result(self.sheet.cells[place].formula or "")
        except _Unknown as error:
            self._unknown[place] = error
            raise
        finally:
            self._waiting.discard(place)
        return value

    def _result(self, formula: str) -> Decimal | None:
        if len(formula) > _LONGEST:
            raise _Unknown
        plain = "".join(formula.split())
        if found := _TOTAL.fullmatch(plain):
            counted = list(self._numbers(found[1]))
            if len(counted) != int(found[2]):
                return None
            return sum(self._numbers(found[3]), Decimal(0))
        if found := _SUM.fullmatch(plain):
            return sum(self._numbers(found[1]), Decimal(0))
        if _PLUS.fullmatch(plain):
            return sum(
                self._numbers(plain.lstrip("+").replace("+", ","), all_of_them=True), Decimal(0)
            )
        raise _Unknown

    def _numbers(self, references: str, *, all_of_them: bool = False) -> Iterator[Decimal]:
        """Give the numbers in areas; text and blanks are passed over."""
        for reference in references.split(","):
            for place in self._places(_area(reference)):
                number = self._number(place)
                if number is not None:
                    yield number
                elif all_of_them and self.sheet.cells.get(place, Cell()).text:
                    raise _Unknown  # Excel says #VALUE!

    def _places(self, where: Area) -> Iterator[Address]:
        top, left, bottom, right = where
        size = (bottom - top + 1) * (right - left + 1)
        self.budget -= min(size, len(self.sheet.cells))
        if self.budget < 0:
            raise _Unknown
        if size > len(self.sheet.cells):
            for row, column in self.sheet.cells:
                if top <= row <= bottom and left <= column <= right:
                    yield row, column
        else:
            for row in range(top, bottom + 1):
                yield from ((row, column) for column in range(left, right + 1))

    def _number(self, place: Address) -> Decimal | None:
        cell = self.sheet.cells.get(place)
        if cell is None:
            return None
        if cell.formula is not None:
            try:
                return self._worked_out(place)
            except _Dated:
                raise
            except _Unknown:
                if self.sheet.recalculated or not cell.text:
                    raise
        if cell.kind == _ERROR_CELL:
            raise _Unknown
        number = _number(cell.text) if cell.kind == "n" else None
        if number is not None and self.sheet.formats.is_date(cell.style):
            raise _Dated(place)
        return None if number is None else Decimal(f"{number:.15g}")


def _area(reference: str) -> Area:
    where = area(reference)
    if where is None:
        raise _Unknown
    return where


def _number(text: str) -> float | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() and abs(number.adjusted()) <= 300 else None  # noqa: PLR2004 - of a double

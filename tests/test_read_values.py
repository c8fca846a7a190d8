"""What the text of a number cell is read as."""

from decimal import Decimal

import pytest

from govdisclose.cells import MAX_COUNT, Cell, Money, Value, shown
from govdisclose.readers import values
from govdisclose.readers.values import Parsed, parse
from support import costs

CLEAN: list[tuple[str, Cell, Value]] = [
    ("0", Cell.COUNT, 0),
    ("12345678", Cell.COUNT, 12345678),
    (str(MAX_COUNT), Cell.COUNT, MAX_COUNT),
    (" 7 ", Cell.COUNT, 7),
    ("\u3000\xa07\n", Cell.COUNT, 7),
    ("[bookmark: _GoBack]26", Cell.COUNT, 26),
    ("", Cell.COUNT, None),
    (" \xa0\u3000\n", Cell.COUNT, None),
    ("\u200b", Cell.COUNT, None),
    ("+2", Cell.CHANGE, 2),
    ("-18", Cell.CHANGE, -18),
    ("0", Cell.CHANGE, 0),
    ("0.092", Cell.AMOUNT, Decimal("0.092")),
    ("59237.2449", Cell.AMOUNT, Decimal("59237.2449")),
    ("5600元", Cell.MONEY, Money(Decimal(5600), "元")),
    ("160.5964万元", Cell.MONEY, Money(Decimal("160.5964"), "万元")),
    ("160.5964 万元", Cell.MONEY, Money(Decimal("160.5964"), "万元")),
    ("0", Cell.MONEY, Money(Decimal(0))),
]

ODD: list[tuple[str, Cell, Value, str, str]] = [
    ("-", Cell.COUNT, None, "dash", "warning"),
    ("/", Cell.CHANGE, None, "dash", "warning"),
    ("—", Cell.AMOUNT, None, "dash", "warning"),
    ("——", Cell.COUNT, None, "dash", "warning"),
    ("／", Cell.COUNT, None, "dash", "warning"),
    ("\uff12\uff16", Cell.COUNT, 26, "full-width", "info"),
    ("－18", Cell.CHANGE, -18, "full-width", "info"),
    ("\u221218", Cell.CHANGE, -18, "full-width", "info"),
    ("1 2", Cell.COUNT, 12, "spaces", "error"),
    ("12 345.6", Cell.AMOUNT, Decimal("12345.6"), "spaces", "error"),
    ("- 18", Cell.CHANGE, -18, "spaces-beside", "warning"),
    ("1. 5", Cell.AMOUNT, Decimal("1.5"), "spaces-beside", "warning"),
    ("3件", Cell.COUNT, 3, "unit", "info"),
    ("35.62万元", Cell.AMOUNT, Decimal("35.62"), "unit", "info"),
    ("1,234", Cell.COUNT, 1234, "separators", "warning"),
    ("1,234.5", Cell.AMOUNT, Decimal("1234.5"), "separators", "warning"),
    ("本单位未制作规章", Cell.COUNT, None, "words", "error"),
    ("无", Cell.COUNT, None, "words", "error"),
    ("约20", Cell.COUNT, None, "words", "error"),
    ("20多", Cell.COUNT, None, "words", "error"),
    ("2+3", Cell.COUNT, None, "words", "error"),
    ("22（）", Cell.COUNT, None, "words", "error"),
    ("（12）", Cell.COUNT, None, "words", "error"),
    ("12（15）13（16）", Cell.COUNT, None, "words", "error"),
    ("12①", Cell.MONEY, None, "words", "error"),
    ("3项", Cell.MONEY, Money(Decimal(3), "项"), "odd-unit", "warning"),
    ("+2", Cell.COUNT, None, "sign", "error"),
    ("-3", Cell.COUNT, None, "sign", "error"),
    ("-0.5", Cell.AMOUNT, None, "sign", "error"),
    ("3.0", Cell.COUNT, 3, "decimals", "warning"),
    ("3.000", Cell.COUNT, None, "fraction", "error"),
    ("007", Cell.COUNT, None, "leading-zero", "error"),
    ("00", Cell.COUNT, None, "leading-zero", "error"),
    ("1\n2", Cell.COUNT, None, "broken", "error"),
    ("356200元", Cell.AMOUNT, None, "other-unit", "error"),
    ("9" * 13, Cell.COUNT, None, "too-large", "error"),
    ("9" * 5000, Cell.COUNT, None, "too-large", "error"),
    ("0." + "1" * 16, Cell.AMOUNT, None, "too-large", "error"),
    ("1.2.3", Cell.AMOUNT, None, "words", "error"),
]

HUGE: dict[str, tuple[str, Value]] = {
    "breaks": ("1" + "\n" * 200_000 + "件", 1),
    "spaces": ("1" + " " * 200_000 + "件", 1),
    "numbers": ("1\n" * 100_000, None),
    "brackets": ("（" * 200_000, None),
}

REMARKS: list[tuple[str, Cell, Value, str]] = [
    ("22（其中修订16件）", Cell.COUNT, 22, "其中修订16件"),
    ("22（其中修订 16 件）", Cell.COUNT, 22, "其中修订 16 件"),
    ("22(其中修订16件)", Cell.COUNT, 22, "其中修订16件"),
    ("22\n（其中修订\n16件）", Cell.COUNT, 22, "其中修订16件"),
    ("22（其中修订（含废止）16件）", Cell.COUNT, 22, "其中修订（含废止）16件"),
    ("（不适用）", Cell.COUNT, None, "不适用"),
    ("5600元（含税）", Cell.MONEY, Money(Decimal(5600), "元"), "含税"),
]


@pytest.mark.parametrize(("text", "cell", "value"), CLEAN)
def test_what_is_written_as_the_form_asks(text: str, cell: Cell, value: Value) -> None:
    """A number as the form asks for it, and a blank, are read without a word."""
    parsed = parse(text, cell)
    assert (parsed.value, parsed.remark, parsed.notes) == (value, "", ())
    assert type(parsed.value) is type(value)


@pytest.mark.parametrize(("text", "cell", "value", "code", "severity"), ODD)
def test_what_is_written_otherwise(
    text: str, cell: Cell, value: Value, code: str, severity: str
) -> None:
    """What is not written so is noted; only what can be one number alone is read."""
    parsed = parse(text, cell)
    assert (parsed.value, parsed.remark) == (value, "")
    assert [(note.code, note.severity) for note in parsed.notes] == [(code, severity)]


@pytest.mark.parametrize(("text", "cell", "value", "code", "severity"), ODD)
def test_notes_show_the_raw_text(
    text: str, cell: Cell, value: Value, code: str, severity: str
) -> None:
    """A note has the text of the cell in it, in both languages, and the value that was read."""
    del code, severity
    (note,) = parse(text, cell).notes
    for words in (note.message.zh, note.message.en):
        assert repr(text)[:50].rstrip("'") in words
        assert value is None or shown(value) in words


@pytest.mark.parametrize(("text", "cell", "value", "remark"), REMARKS)
def test_remarks(text: str, cell: Cell, value: Value, remark: str) -> None:
    """What stands in brackets behind a number is its remark, in one line."""
    parsed = parse(text, cell)
    assert (parsed.value, parsed.remark, parsed.notes) == (value, remark, ())


def test_several_oddities_are_all_noted() -> None:
    """Full-width digits with spaces between them are noted twice, and read."""
    parsed = parse("\uff11 \uff12件", Cell.COUNT)
    assert parsed.value == 12
    assert [note.code for note in parsed.notes] == ["full-width", "spaces", "unit"]


def test_broken_numbers_are_refused_with_their_readings() -> None:
    """Digits with a line break between them may be one number or two, and both are named."""
    (note,) = parse("12\n34", Cell.COUNT).notes
    assert "1234 / 12、34" in note.message.zh


def test_a_second_number_in_brackets() -> None:
    """A number alone in brackets is kept as a remark, and doubtful."""
    parsed = parse("12（15）", Cell.COUNT)
    assert (parsed.value, parsed.remark) == (12, "15")
    assert [(note.code, note.severity) for note in parsed.notes] == [("second-number", "warning")]


@pytest.mark.no_cover  # what is measured here is time
@pytest.mark.parametrize("name", sorted(HUGE))
def test_cells_of_any_length(name: str) -> None:
    """A huge cell is read or refused in little time and words, and is not kept."""
    text, value = HUGE[name]
    kept = values._remembered.cache_info().currsize  # noqa: SLF001 - nothing else tells
    found: list[Parsed] = []
    assert costs.seconds(lambda: found.append(parse(text, Cell.COUNT))) < 1
    [parsed] = found
    assert parsed.value == value
    assert max(len(note.message.zh) for note in parsed.notes) < 300
    assert values._remembered.cache_info().currsize == kept  # noqa: SLF001 - as above

"""Workbooks read back: what is filled in wrongly, formulas, and workbooks that are none of ours."""

import io
import random
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.utility import xl_col_to_name

import govdisclose as gd
from govdisclose.document import Table
from govdisclose.prose import Heading, Paragraph
from govdisclose.readers.xlsx.formats import Formats
from govdisclose.readers.xlsx.number_formats import as_formatted
from govdisclose.readers.xlsx.sheets import Cell, Sheet
from govdisclose.readers.xlsx.values import Values
from govdisclose.worksheets import COVER_NOTES
from support import costs, drawing, hostile_xlsx
from support.images import png
from support.workbooks import edited, opened, sample, saved

CELL = "/requests/received/natural_persons"
TOTAL = "/requests/received/total"
MOST_SECONDS, MOST_MEGABYTES = 1, 64


def blank() -> bytes:
    return gd.workbook(gd.blank("2021", year=2024, agency=gd.Agency(name="示例市财政局")))


def on_cell(reading: gd.Reading, pointer: str = CELL) -> list[tuple[str, str, str]]:
    """List what is odd about a cell: code, severity, and where it is."""
    return [
        (problem.code, problem.severity, problem.source.text() if problem.source else "")
        for problem in reading.problems
        if problem.pointer == pointer
    ]


WRONG: dict[str, tuple[object, str, str]] = {
    "a unit of no number": ("12件的", "words", "'12件的'"),
    "a fraction": (3.5, "fraction", "'3.5'"),
    "three decimals": ("12.000", "fraction", "'12.000'"),
    "a date": (datetime(2024, 3, 1), "words", "'2024-03-01'"),  # noqa: DTZ001 - Excel has no zones
    "an error": ("#REF!", "words", "'#REF!'"),
    "a negative count": (-1, "sign", "'-1'"),
    "too large": (10**13, "too-large", "'10000000000000'"),
    "true": (True, "words", "'TRUE'"),
    "words": ("无", "words", "'无'"),
    "several numbers": ("12\n3", "run", "12"),
    "a formula of another kind": ("=D7*2", "uncalculated", "=D7*2"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_entries_are_named_by_their_address(case: str) -> None:
    """What is no number of its cell leaves the cell blank, with its address and the raw text."""
    value, code, raw = WRONG[case]
    reading = gd.read(edited(blank(), {"表三!D6": value}))
    assert gd.get(reading.report, CELL) is None
    assert (code, "error", "表三!D6") in on_cell(reading)
    assert any(raw in problem.message.zh for problem in reading.problems)
    assert reading.sources[CELL].text() == "表三!D6"


READ: dict[str, tuple[object, int, str]] = {
    "a number": (12, 12, ""),
    "a number with a point": (12.0, 12, ""),
    "text": ("12", 12, "text-number"),
    "full-width digits": ("３", 3, "full-width"),  # noqa: RUF001 - it is what is tested
    "a unit": ("12件", 12, "unit"),
    "separators": ("1,234", 1234, "separators"),
    "spaces": (" 12 ", 12, "text-number"),
    "decimals": ("5.00", 5, "decimals"),
    "a sum of what is there": ("=SUM(D7,D9:D11)", 0, ""),
}


@pytest.mark.parametrize("case", READ)
def test_entries_that_can_only_be_one_number_are_read(case: str) -> None:
    """What can only be one number is read, with a note where it is no plain number."""
    value, number, code = READ[case]
    reading = gd.read(edited(blank(), {"表三!D6": value}))
    assert gd.get(reading.report, CELL) == number
    assert [found for found, *_ in on_cell(reading)] == ([code] if code else [])


@pytest.mark.parametrize("code", ["0.00", "0.0_ ", "#,##0.00", "0.00_);(0.00)"])
def test_whole_numbers_shown_with_decimals_are_read(code: str) -> None:
    """A whole number is one however many decimals its format shows."""
    book = opened(blank())
    book["表三"]["D6"].value = 5
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) == 5
    assert on_cell(reading) == [("decimals", "warning", "表三!D6")]


UNKNOWN, HIDING = "{code!r} 不认识，照存下的数读作 5", "{code!r} 使数不显示"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        *((code, UNKNOWN) for code in ('"约"0', '"￥"0.00', '0"."00', "-0")),
        *((code, HIDING) for code in (";;;", ";;;@", '""', '" "', "* ", ";-0;", '"";"";""')),
    ],
)
def test_number_formats_that_are_not_known_are_named(code: str, words: str) -> None:
    """Where a format may show something else than a cell holds, or nothing, that is said."""
    book = opened(blank())
    book["表三"]["D6"].value = 5
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) == 5
    assert on_cell(reading) == [("number-format", "warning", "表三!D6")]
    assert any(words.format(code=code) in problem.message.zh for problem in reading.problems)


ACCOUNTS = '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '
"""The format for accounts of Excel; LibreOffice writes its last dash with a backslash."""


CONDITIONAL = ('[>0]0;""', '[=0]"";General', "[<1];0", "[>9]0;[>0]0.0;")
"""Formats that hide zero by a condition."""


@pytest.mark.parametrize(
    ("code", "number", "told"),
    [
        *((code, 0, code) for code in ("0;-0;;@", '0;-0;"无"', "#", "General;General;", "0;;;")),
        *((code, 0, "") for code in ("0", "General", "0;-0", "0;-0;@", "0;-0;0_ ", '"";0;"零"0')),
        *(
            (code, 0, "")
            for code in (ACCOUNTS, ACCOUNTS.replace('"-"', "\\-"), '0;-0;"—"', "0;-0;-")
        ),
        *((code, 0, "") for code in ('0;-0;"0件"', '0;-0;"零"')),
        ("0;-0;;@", 5, ""),
        ("0;", -5, "0;"),
        ("#", -5, ""),
        *((code, 0, code) for code in CONDITIONAL),
        *((code, 5, "") for code in CONDITIONAL),
        ('[>=0]0;""', 0, ""),
        ('[>=0]0;""', -5, '[>=0]0;""'),
        ('[<>0]0;"零"', 0, ""),
        ("[Red]0;[Blue]-0;", 0, "[Red]0;[Blue]-0;"),
        ("[>100]0;", 5, "[>100]0;"),
        ("[=0.5]0", 5, ""),
        ('0;-0;";"', 0, '0;-0;";"'),
        ('0;";"', 0, ""),
    ],
)
def test_numbers_that_a_section_of_their_format_hides(code: str, number: int, told: str) -> None:
    """Each number has the section of its sign or condition; only the digit 0 shows a zero."""
    assert Formats((code,)).conceals(str(number), 0) == told


OF_SECTIONS: dict[tuple[str, float], tuple[str, list[str]]] = {
    **{(code, 5): ("5", []) for code in CONDITIONAL[:-1]},
    (CONDITIONAL[-1], 5): ("5.0", []),
    ('[=0]"";G/通用格式', 5): ("5", []),
    ('0;[=0]"";General', 5): ("5", []),
    ('0;[=0]""', 5): ("5", []),
    ('0;[=0]"";0', -5): ("-5", []),
    ('[<10]"少于10";0', 5): ("5", ["不显示"]),
    ('[=0]"-";General', 0): ("0", []),
    ('[<>0]0;"零"', 0): ("0", []),
    ('[=0]"";0"万"', 5): ("5万", []),
    ('[=0]"";0%', 5): ("500%", []),
    ('[>=10000]0"万";0', 5): ("5", []),
    ("[<1]0%;0", 5): ("5", []),
    ('[>=10000]0.0,"万";0', 5): ("5", []),
    ('[<10000]0;0.0,"千"', 50_000): ("", ["缩小"]),
    ("[>9]0;0.0", 5.5): ("5.5", []),
    ("[>9]0.0;0", 5.5): ("5.5", ["只显示"]),
    ('0"[=0]"', 5): ("5[=0]", []),
    ("0;-0,", -50_000): ("", ["缩小"]),
    ('0;-0"万"', -5): ("-5万", []),
    ("0;-0%", -5): ("-500%", []),
    ("0;0", -5): ("-5", ["不认识"]),
    ("0;[<0]0;0", -5): ("-5", []),
    ("0.00_);(0.00)", -5): ("-5.00", []),
    ("0;\\(0.0\\)", -5.5): ("-5.5", []),
    (ACCOUNTS, -5): ("-5", []),
    (ACCOUNTS.replace('"-"', "\\-"), 0): ("0", []),
    ("@", 5): ("5", []),
    ("", 5): ("5", []),
}
"""Formats and numbers: what is read, and which doubts there are."""


@pytest.mark.parametrize(("code", "number"), OF_SECTIONS)
def test_the_section_of_a_number_counts(code: str, number: float) -> None:
    """What is shown of a number, and how, is said by its section, not by the first one."""
    formats = Formats((code,))
    text, notes = as_formatted(formats.shown(number, 0), 0, formats)
    doubts = re.findall("不显示|不认识|缩小|只显示", "".join(note.message.zh for note in notes))
    assert (text, doubts) == OF_SECTIONS[code, number]


@pytest.mark.parametrize(("code", "months"), [('[=0]"";yyyy-mm', True), ("[=0]yyyy;0", False)])
def test_days_of_a_section(code: str, months: bool) -> None:  # noqa: FBT001 - a parameter
    """A number is a day where the section of positive numbers says so."""
    book = opened(blank())
    book["表三"]["D6"].value = 5
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) == (None if months else 5)
    assert (("number-format", "error", "表三!D6") in on_cell(reading)) is months


@pytest.mark.parametrize("code", ["0;-0;;@", '0;-0;"无"', "#", '[=0]"";General'])
def test_a_zero_that_is_not_shown_is_told_of(code: str) -> None:
    """It is read, as what a cell holds counts; what is shown may have been meant for a blank."""
    book = opened(blank())
    book["表三"]["D6"].value = 0
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) == 0
    assert on_cell(reading) == [("number-format", "warning", "表三!D6")]
    words = f"{code!r} 使数不显示，照存下的数读作 0"
    assert any(words in problem.message.zh for problem in reading.problems)


@pytest.mark.parametrize(
    ("code", "noted"),
    [
        (code, [])
        for code in (
            "General",
            "G/通用格式",
            "GENERAL",
            "#,##0",
            "#",
            "@",
            "_ * #,##0_ ",
            '0;-0;"无"',
            "[>9]0;0",
        )
    ]
    + [('General"件"', [("unit", "info", "表三!D6")])],
)
def test_number_formats_of_whole_numbers_are_known(
    code: str, noted: list[tuple[str, str, str]]
) -> None:
    """The usual formats of whole numbers are read without a word; a unit in one is a unit."""
    book = opened(blank())
    book["表三"]["D6"].value = 5
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert (gd.get(reading.report, CELL), on_cell(reading)) == (5, noted)


@pytest.mark.parametrize(("code", "raw"), [("0%", "5%"), ("0.00%", "5.00%"), ("0.0%", "5.0%")])
def test_shares_are_no_counts(code: str, raw: str) -> None:
    """A number that is shown as a share, in a format that Excel has or another, is no count."""
    book = opened(blank())
    book["表三"]["D6"].value = 0.05
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) is None
    [problem] = [each for each in reading.problems if each.pointer == CELL]
    assert (problem.code, f"'{raw}'" in problem.message.zh) == ("words", True)


@pytest.mark.parametrize(
    "place",
    ["表二!F6", "表二!F4", "表三!L6", "表三!M8", "表三!A32", "表三!B33", "表四!Q6", "表二!A18"],
)
@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("value", [2024, "注：不含交警"])
def test_what_stands_around_a_table_is_none_of_its_cells(
    place: str,
    filled: bool,  # noqa: FBT001 - a parameter
    value: object,
) -> None:
    """A number or a note beside, above or below a table is named, and the table is read."""
    report = gd.blank("2021", year=2024, agency=gd.Agency(name="示例市财政局"))
    report = gd.complete(report) if filled else report
    reading = gd.read(edited(gd.workbook(report), {place: value}))
    assert reading.report == report
    assert [each.code for each in reading.problems] == ["outside-table"]
    assert reading.problems[0].source is not None
    assert reading.problems[0].source.text() == place
    assert f"'{value}'" in reading.problems[0].message.zh


def test_much_around_a_table_is_told_together() -> None:
    """Of many cells around a table, the first are named one by one, and the others counted."""
    places = {f"表三!A{row}": f"说明{row}" for row in range(40, 140)}
    reading = gd.read(edited(blank(), places))
    assert [problem.code for problem in reading.problems] == ["outside-table"] * 21
    assert "'说明59'" in reading.problems[19].message.zh
    assert "此格和以后的 79 格" in reading.problems[20].message.zh
    assert reading.problems[20].source is not None
    assert reading.problems[20].source.text() == "表三!A60"


@pytest.mark.parametrize("bordered", [True, False])
@pytest.mark.parametrize("total", [142, None])
def test_a_number_beside_a_table_of_an_office_is_none_of_its_cells(
    bordered: bool,  # noqa: FBT001 - parameters
    total: int | None,
) -> None:
    """A number behind the last column is never read as that of the last one."""
    report = gd.replace(sample("2021"), {TOTAL: total})
    book = opened(foreign(report, bordered=bordered, one_sheet=True))
    [sheet] = book.worksheets
    [row] = [row for row in sheet.iter_rows() if any("一、本年新收" in str(c.value) for c in row)]
    last = max(cell.column for cell in row if cell.value is not None) + (total is None)
    assert row[0].row is not None
    sheet.cell(row[0].row, last + 1).value = 77
    reading = gd.read(saved(book))
    assert gd.get(reading.report, TOTAL) == (total if bordered else None)
    assert any("77" in problem.text() for problem in reading.problems)


def test_what_is_besides_the_cells_is_named() -> None:
    """Sheets, comments, pictures, hidden rows and columns, and struck text are told of."""
    book = opened(gd.workbook(sample("2021")))
    book.create_sheet("情况说明")["B2"].value = "需要说明的情况"
    book.create_sheet("空白")
    table = book["表三"]
    assert isinstance(table, Worksheet)
    table["D6"].comment = Comment("与台账核对", "甲")
    table["D7"].font = Font(strike=True)
    table["E7"].font = Font(strike=False)
    table.row_dimensions[9].hidden = True
    table.column_dimensions["F"].hidden = True
    book["封面"].add_image(Image(io.BytesIO(png(8, 8))), "E2")
    reading = gd.read(saved(book))
    assert reading.report == sample("2021")
    assert {each.code: each.message.zh for each in reading.problems} == {
        "sheet-unknown": "工作表“情况说明”不是填报工作簿里的，没有读取；要公布的内容请写到“文字”",
        "comment": "工作表“表三”有批注 1 条，没有读取（D6：'与台账核对'）",
        "picture": "工作表“封面”有图片或图形，没有读取；图片请放在“文字”表里",
        "struck-cells": "工作表“表三”有 1 格的内容是划去的（首格 表三!D7），照读；作废的请清除",
        "hidden-cells": "工作表“表三”有隐藏的行或列，其中 33 格有内容，照读；请取消隐藏，核对一遍",
    }


def test_a_remark_in_the_cell_is_read() -> None:
    """A number with a remark behind it, typed into the cell, is both."""
    report = gd.read(edited(blank(), {"表三!D6": "22（其中修订16件）"})).report
    assert gd.get(report, CELL) == 22
    assert report.remarks == (gd.Remark(CELL, "其中修订16件"),)


def test_formulas_without_values_are_worked_out() -> None:
    """A script that fills in parts loses the values of formulas: they are worked out here."""
    parts = {f"表三!{column}6": number for number, column in enumerate("DEFGHI")}
    reading = gd.read(edited(blank(), parts))
    assert gd.get(reading.report, TOTAL) == 15
    assert reading.problems == ()


def test_a_total_of_unknown_parts_is_unknown() -> None:
    """A total is not read as 0, or as the sum of what is there, while a part is blank."""
    reading = gd.read(edited(blank(), {"表三!D6": 5, "表三!E6": 1}))
    assert gd.get(reading.report, TOTAL) is None


@pytest.mark.parametrize(
    ("entry", "problem", "words"),
    [
        ("12", ("total-short", "warning", "表三!J6"), "5 个（表三!D6 是文本）"),
        ("12件", ("total-short", "warning", "表三!J6"), "5 个（表三!D6 是文本）"),
        (date(2025, 1, 5), ("uncalculated", "error", "表三!J6"), "写成日期的格（表三!D6）"),
    ],
)
def test_a_total_of_what_is_no_number_is_not_worked_out(
    entry: object, problem: tuple[str, str, str], words: str
) -> None:
    """Text, which the formula does not count, and a date, which it does, leave the total blank."""
    others = {f"表三!{column}6": 0 for column in "EFGHI"}
    reading = gd.read(edited(blank(), {**others, "表三!D6": entry}))
    assert gd.get(reading.report, TOTAL) is None
    assert on_cell(reading, TOTAL) == [problem]
    assert any(words in each.message.zh for each in reading.problems)


def test_a_total_of_too_many_rows_is_not_worked_out() -> None:
    """A formula that a row was inserted into counts one number more, and that is said."""
    others = {f"表三!{column}6": 0 for column in "DEFGHI"}
    formula = '=IF(COUNT(D6:I6)=5,SUM(D6:I6),"")'
    reading = gd.read(edited(blank(), {**others, "表三!J6": formula}))
    assert on_cell(reading, TOTAL) == [("total-short", "warning", "表三!J6")]


def test_values_that_formulas_no_longer_give_are_told() -> None:
    """Where a formula gives another number than the file has stored, that is said."""
    data = rewritten(gd.workbook(sample("2021")), b',"")</f><v>142<', b',"")</f><v>141<')
    reading = gd.read(data)
    assert reading.report == sample("2021")
    assert on_cell(reading, TOTAL) == [("stale-formula", "warning", "表三!J6")]
    assert "141" in reading.problems[0].message.zh


def rewritten(data: bytes, old: bytes, new: bytes, within: str = "") -> bytes:
    """Replace bytes in the parts of a file, or in those whose names begin so.

    What is repeated is stored as it is, so that it is not refused for growing much.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for info in before.infolist():
            content = before.read(info)
            if info.filename.startswith(within):
                content = content.replace(old, new)
            after.writestr(info.filename, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0.00", "1605000.00"),
        ('0.00"万元"', "1605000.00万元"),
        ('0.00"元"_ ', "1605000.00元"),
        ("#,##0元", "1605000元"),
        ('[Red]0"万"\\元', "1605000万元"),
        ("0.0%", "160500000.0%"),
        ("0%", "160500000%"),
        ("0.00%_ ", "160500000.00%"),
    ],
)
def test_units_of_formats_belong_to_the_number(code: str, shown: str) -> None:
    """A unit of a format is read with the number, however it is written."""
    assert Formats((code,)).shown(1_605_000, 0) == shown


@pytest.mark.parametrize(
    "code", ['0!.0,"万"', "#,##0,", '0\\.0,"万元"', '0.0,"千件"', '0"."0,', "#,##0.00,,"]
)
def test_a_number_that_is_shown_as_another_is_left_blank(code: str) -> None:
    """Where a format shows thousandths of what the file has, neither is taken for the number."""
    book = opened(gd.workbook(sample("2021")))
    book["表三"]["D6"].value = 31800
    book["表三"]["D6"].number_format = code
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) is None
    assert not [remark for remark in reading.report.remarks if remark.pointer == CELL]
    assert on_cell(reading) == [("number-format", "error", "表三!D6")]
    assert "31800" in reading.problems[0].message.zh


@pytest.mark.parametrize("number", [0, 5, 60, 0.5, 3_000_000])
def test_a_number_that_is_shown_as_a_day_is_left_blank(number: float) -> None:
    """Where the format is of dates, a count is no count, and its total names the cell."""
    book = opened(edited(blank(), {f"表三!{column}6": 1 for column in "DFGHI"}))
    book["表三"]["E6"].value = number
    book["表三"]["E6"].number_format = "yyyy-mm-dd"
    reading = gd.read(saved(book))
    pointer = "/requests/received/organizations/commercial_enterprises"
    assert gd.get(reading.report, pointer) is None
    assert on_cell(reading, pointer) == [("number-format", "error", "表三!E6")]
    assert on_cell(reading, TOTAL) == [("uncalculated", "error", "表三!J6")]
    assert any("（表三!E6）" in problem.message.zh for problem in reading.problems)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("0.0", "12.3"), ("0", "12"), ("#,##0.0#", "12.35"), ('0.0_ ;"无"', "12.3")],
)
def test_decimals_that_are_not_shown_are_told_of(code: str, shown: str) -> None:
    """An amount is read with all its decimals, and that its format shows fewer is said."""
    book = opened(gd.workbook(sample("2021")))
    book["表二"]["B16"].value = 12.345
    book["表二"]["B16"].number_format = code
    reading = gd.read(saved(book))
    pointer = "/proactive_disclosure/fees/administrative_fees/amount"
    assert gd.get(reading.report, pointer) == Decimal("12.345")
    assert on_cell(reading, pointer) == [("number-format", "warning", "表二!B16")]
    assert f"只显示 {shown}，存下的是 12.345" in reading.problems[0].message.zh


def test_a_fraction_that_is_shown_as_a_whole_number_is_left_blank() -> None:
    """That it is told of as shown otherwise does not say that it is read."""
    book = opened(blank())
    book["表三"]["D6"].value = 3.7
    book["表三"]["D6"].number_format = "0"
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) is None
    codes = [("fraction", "error", "表三!D6"), ("number-format", "warning", "表三!D6")]
    assert sorted(on_cell(reading)) == codes
    [rounded] = [each for each in reading.problems if each.code == "number-format"]
    assert "只显示 4，存下的是 3.7，" in rounded.message.zh
    assert "读" not in rounded.message.zh


@pytest.mark.parametrize("code", ["0.000", "0.00##", "General", "0.###", "@"])
def test_formats_that_show_all_decimals_are_read_without_a_word(code: str) -> None:
    """An amount whose decimals are all shown is read as it is."""
    book = opened(gd.workbook(sample("2021")))
    book["表二"]["B16"].value = 12.345
    book["表二"]["B16"].number_format = code
    assert gd.read(saved(book)).problems == ()


STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")
BOLD = InlineFont(b=True)
RICH: dict[str, tuple[CellRichText, int | None, list[str]]] = {
    "a mark behind": (CellRichText("318", TextBlock(RAISED, "1")), 318, ["superscript"]),
    "a mark of a note": (CellRichText("318", TextBlock(RAISED, "①")), 318, ["superscript"]),
    "an old number": (CellRichText(TextBlock(STRUCK, "31"), "318"), 318, ["struck-text"]),
    "both": (
        CellRichText(TextBlock(STRUCK, "31"), "318", TextBlock(RAISED, "注1")),
        318,
        ["struck-text", "superscript"],
    ),
    "a mark before a remark": (
        CellRichText("318", TextBlock(RAISED, "1"), "（其中转办2件）"),
        318,
        ["superscript"],
    ),
    "a mark behind a remark": (
        CellRichText("318（其中转办2件）", TextBlock(RAISED, "1")),
        318,
        ["superscript"],
    ),
    "a raised remark": (
        CellRichText("318", TextBlock(RAISED, "（含"), TextBlock(RAISED, "转办件）")),
        318,
        ["superscript"],
    ),
    "a mark before a unit": (
        CellRichText("318", TextBlock(RAISED, "1"), "件"),
        318,
        ["unit", "superscript"],
    ),
    "a mark behind a unit": (
        CellRichText("318件", TextBlock(RAISED, "①")),
        318,
        ["unit", "superscript"],
    ),
    "a mark in front": (CellRichText(TextBlock(RAISED, "1"), "318"), 318, ["superscript"]),
    "a mark in a word": (CellRichText("共318", TextBlock(RAISED, "1"), "件"), None, ["words"]),
    "nothing but marks": (
        CellRichText(TextBlock(RAISED, "31"), TextBlock(RAISED, "8")),
        318,
        ["superscript"],
    ),
    "bold": (CellRichText("3", TextBlock(BOLD, "18")), 318, []),
}


@pytest.mark.parametrize("case", RICH)
def test_what_is_struck_or_raised_in_a_cell_is_no_part_of_its_number(case: str) -> None:
    """Digits that are struck out or raised are left out and told of; bold ones are read."""
    text, number, codes = RICH[case]
    reading = gd.read(edited(blank(), {"表三!D6": text}))
    assert gd.get(reading.report, CELL) == number
    assert [code for code, *_ in on_cell(reading) if code != "text-number"] == codes


FONTS: dict[str, tuple[object, Font, int | None, list[tuple[str, str]]]] = {
    "all raised": (318, Font(vertAlign="superscript"), 318, [("superscript", "error")]),
    "all raised, as text": ("318", Font(vertAlign="subscript"), 318, [("superscript", "error")]),
    "a mark in the font of the cell": (
        CellRichText("1", TextBlock(BOLD, "318")),
        Font(vertAlign="superscript"),
        318,
        [("superscript", "warning")],
    ),
    "an old number in the font of the cell": (
        CellRichText("31", TextBlock(BOLD, "318")),
        Font(strike=True),
        318,
        [("struck-text", "warning")],
    ),
    "all struck": (318, Font(strike=True), 318, [("struck-cells", "warning")]),
    "all struck, in parts": (
        CellRichText("31", TextBlock(STRUCK, "8")),
        Font(strike=True),
        318,
        [("struck-cells", "warning")],
    ),
    "all struck, in parts alone": (
        CellRichText(TextBlock(STRUCK, "31"), TextBlock(STRUCK, "8"), TextBlock(BOLD, " ")),
        Font(),
        318,
        [("struck-cells", "warning")],
    ),
    "all struck, and a mark": (
        CellRichText("318", TextBlock(InlineFont(strike=True, vertAlign="superscript"), "1")),
        Font(strike=True),
        318,
        [("struck-cells", "warning"), ("superscript", "warning")],
    ),
    "nothing struck": (CellRichText(TextBlock(BOLD, "318")), Font(strike=True), 318, []),
}


@pytest.mark.parametrize("case", FONTS)
def test_parts_that_say_nothing_of_their_look_have_that_of_the_cell(case: str) -> None:
    """What the font of a cell raises or strikes out is no part of a number, unless all of it is."""
    value, font, number, expected = FONTS[case]
    book = opened(blank())
    cell = book["表三"]["D6"]
    cell.value, cell.font = value, font
    reading = gd.read(saved(book))
    assert gd.get(reading.report, CELL) == number
    odd = {"superscript", "struck-text", "struck-cells"}
    told = [(each.code, each.severity) for each in reading.problems if each.code in odd]
    assert told == expected


def test_raised_letters_of_prose_are_read_and_struck_ones_not() -> None:
    """In text, what is raised is read as m² and 10⁴; what is struck out is left out and told of."""
    text = CellRichText(
        "面积10",
        TextBlock(RAISED, "4"),
        "m",
        TextBlock(RAISED, "2"),
        TextBlock(STRUCK, "（作废）"),
        "。",
    )
    reading = gd.read(edited(blank(), {"文字!C5": text}))
    prose = [text for text in gd.dumps(reading.report).splitlines() if "面积" in text]
    assert ["面积10⁴m²。" in text for text in prose] == [True]
    assert [problem.code for problem in reading.problems] == ["struck-text"]
    assert "作废" in reading.problems[0].message.zh


@pytest.mark.parametrize(
    ("first_day", "number", "shown"),
    [
        (date(1899, 12, 30), 60, "60"),
        (date(1899, 12, 30), 61, "1900-03-01"),
        (date(1899, 12, 30), 2_958_465, "9999-12-31"),
        (date(1904, 1, 1), 0, "1904-01-01"),
        (date(1904, 1, 1), 2_958_000, "2958000"),
    ],
)
def test_days_are_counted_as_excel_does(first_day: date, number: int, shown: str) -> None:
    """Numbers are days of either system; one that is no day, or not the one it says, stays."""
    assert Formats(first_day=first_day, dates=(True,)).shown(number, 0) == shown


COVER: dict[str, tuple[str, object, str, object]] = {
    "year": ("封面!B4", "2024年", "/year", 2024),
    "date in words": ("封面!B5", "2025年1月20日", "/published", date(2025, 1, 20)),
    "date": ("封面!B5", date(2025, 1, 20), "/published", date(2025, 1, 20)),
    "postcode as a number": ("封面!B11", 100000, "/agency/postcode", "100000"),
    "kind": ("封面!B7", "政府部门", "/agency/kind", "department"),
    "name": ("封面!B3", "示例市某局", "/agency/name", "示例市某局"),
}


def test_the_note_of_earlier_covers_is_known() -> None:
    """A workbook that was made when its cover said something else is read as before."""
    for note in COVER_NOTES:
        assert gd.read(edited(blank(), {"封面!A17": note})).problems == ()


def test_a_cover_without_agency_or_year_is_told() -> None:
    """A cover that says neither whose report it is nor of which year is told of as other files."""
    reading = gd.read(edited(blank(), {"封面!B3": " ", "封面!B4": None}))
    assert (reading.report.agency.name, reading.report.year) == ("", None)
    found = [
        (p.pointer, p.code, p.severity, p.source and p.source.text()) for p in reading.problems
    ]
    assert found == [
        ("/agency/name", "agency-missing", "warning", "封面!B3"),
        ("/year", "year-missing", "warning", "封面!B4"),
    ]


@pytest.mark.parametrize("case", COVER)
def test_the_cover_is_read(case: str) -> None:
    """What people write on the cover is read as what it can only be."""
    address, value, pointer, expected = COVER[case]
    reading = gd.read(edited(blank(), {address: value}))
    assert gd.get(reading.report, pointer) == expected
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("address", "value", "pointer"),
    [
        ("封面!B4", "去年", "/year"),
        ("封面!B4", 24, "/year"),
        ("封面!B5", "一月", "/published"),
        ("封面!B5", "2025-02-30", "/published"),
        ("封面!B5", "2025W031", "/published"),
        ("封面!B7", "企业", "/agency/kind"),
        ("封面!B12", "12345\n67890", "/agency/phone"),
    ],
)
def test_what_the_cover_cannot_say_is_named(address: str, value: object, pointer: str) -> None:
    """A wrong entry on the cover is left blank, with its address."""
    reading = gd.read(edited(blank(), {address: value}))
    assert gd.get(reading.report, pointer) is None
    assert on_cell(reading, pointer) == [("cover", "error", address)]


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        ({"封面!A31": "机关名称"}, ["封面!A31"]),
        ({"封面!A31": "机关名称", "封面!B31": "示例市某局"}, ["封面!A31", "封面!B31"]),
        ({"封面!C3": "示例市某局"}, ["封面!C3"]),
        ({"封面!D10": "某路1号"}, ["封面!D10"]),
        ({"封面!F40": "打印用"}, ["封面!F40"]),
        ({"封面!A2": "内部资料"}, ["封面!A2"]),
    ],
)
def test_what_stands_beside_the_lines_of_the_cover_is_named(
    cells: dict[str, str], places: list[str]
) -> None:
    """A second line of a name, and text beside the cell to fill in, are told of."""
    reading = gd.read(edited(blank(), cells))
    assert reading.report.agency.name == "示例市财政局"
    assert [place for code, _, place in on_cell(reading, "") if code == "cover"] == places


def test_every_picture_is_read() -> None:
    """Hundreds of pictures of a workbook come back."""
    pictures = tuple(gd.Picture(png(n + 1, 1), "image/png", f"图{n}") for n in range(210))
    report = gd.replace(sample("2021"), {"/overview": pictures})
    assert gd.read(gd.workbook(report)).report.overview == pictures


def prose(*rows: tuple[str, str, str]) -> gd.Reading:
    """Read a workbook with these lines of prose, and no others."""
    book = opened(blank())
    sheet = book["文字"]
    assert isinstance(sheet, Worksheet)
    for row in range(4, 60):
        for column in range(1, 4):
            sheet.cell(row, column).value = None
    for number, cells in enumerate(rows, start=4):
        for column, text in enumerate(cells, start=1):
            sheet.cell(number, column).value = text or None
    return gd.read(saved(book))


def test_lines_of_prose_go_on_in_their_chapter() -> None:
    """A line without a chapter belongs to that above, one without a kind is a paragraph."""
    reading = prose(
        ("一、总体情况", "二级标题", "（一）主动公开"),
        ("", "", "第一段\n第二行"),
        ("", "", "第二段"),
        ("六、其他需要报告的事项", "", "无"),
        ("附件", "附件标题", "明细"),
        ("", "段落", "见下"),
    )
    report = reading.report
    assert reading.problems == ()
    assert report.overview == (
        Heading("（一）主动公开"),
        Paragraph("第一段\n第二行"),
        Paragraph("第二段"),
    )
    assert report.other_matters == (Paragraph("无"),)
    assert report.attachments == (gd.Attachment("明细", (Paragraph("见下"),)),)


@pytest.mark.parametrize("said", ["总体情况", "一、 总体情况", "一、总体情况："])
def test_a_chapter_that_can_only_be_one_is_read(said: str) -> None:
    """A chapter without its number, or with a colon, is read as what it is, with a note."""
    reading = prose((said, "", "甲"), ("", "", "乙"))
    assert [(p.code, p.pointer) for p in reading.problems] == [("chapter-label", "/overview")]
    assert reading.report.overview == (Paragraph("甲"), Paragraph("乙"))


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (("第一章", "", "甲"), "A", "应为 “开头”“一、总体情况”"),
        (("一、总体情况", "内容写错了栏", ""), "B", "文字请写到“内容”一栏"),
        (("一、总体情况", "图片", ""), "C", "写明图片表示什么"),
        (("一、总体情况", "表格", "表三"), "C", "要名为 附表1"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_where_it_is(
    row: tuple[str, str, str], place: str, words: str
) -> None:
    """A problem points to the column in which the fault is, and says what to write there."""
    [problem] = prose(row).problems
    assert problem.source is not None
    assert problem.source.text() == f"文字!{place}4"
    assert words in problem.message.zh


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([("七、其他", "", "甲")], ["chapter-unknown"]),
        ([("", "", "甲")], ["chapter-unknown"]),
        ([("二、主动公开政府信息情况", "", "甲")], ["chapter-unknown"]),
        ([("一、总体情况", "", "　 ")], []),
        ([("一、总体情况", "标题", "甲")], ["kind-unknown"]),
        ([("一、总体情况", "二级标题", "甲\n乙")], ["line-refused"]),
        ([("一、总体情况", "段落", "")], ["empty-line"]),
        ([("一、总体情况", "图片", "甲")], ["picture-missing"]),
        ([("一、总体情况", "表格", "附表9")], ["table-sheet"]),
        ([("一、总体情况", "附件标题", "甲")], ["attachment-line"]),
        ([("附件", "段落", "甲")], ["attachment-line"]),
        ([("附件", "附件标题", "")], ["line-refused"]),
        ([("一、总体情况", "", "甲\u200b乙")], ["characters-removed"]),
    ],
)
def test_lines_that_cannot_be_read_are_named(
    rows: list[tuple[str, str, str]], codes: list[str]
) -> None:
    """A line of prose that is none is told of, by its place, and the others are read."""
    reading = prose(*rows, ("六、其他需要报告的事项", "", "无"))
    assert [problem.code for problem in reading.problems] == codes
    assert reading.report.other_matters == (Paragraph("无"),)


def with_table(*rows: tuple[str | int | None, ...]) -> gd.Reading:
    """Read a workbook whose prose names a table, with these rows on a sheet that a person made."""
    book = opened(blank())
    words, table = book["文字"], book.create_sheet("附表1")
    assert isinstance(words, Worksheet)
    assert isinstance(table, Worksheet)
    for column, text in enumerate(("一、总体情况", "表格", "附表1"), start=1):
        words.cell(4, column).value = text
    for row in rows:
        table.append(row)
    return gd.read(saved(book))


def test_a_plain_sheet_is_a_table() -> None:
    """A sheet of nothing but rows is a table, its first row the header; that is said."""
    reading = with_table((None, "渠道", "条数"), (), (None, "网站", 12), (None, "微信", None))
    assert reading.report.overview == (
        gd.DataTable((("渠道", "条数"), ("网站", "12"), ("微信", "")), header_rows=1),
    )
    assert on_cell(reading, "") == [("table-plain", "info", "附表1!B1")]


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ([("表题", "渠道"), ("表头", "甲"), ("表行", "1")], "table-sheet", "“第 1 列”"),
        ([], "line-refused", "至少有一行"),
        ([("甲", *([None] * 99), "乙")], "line-refused", "1 至 63"),
    ],
)
def test_sheets_that_are_no_tables_are_named(
    rows: list[tuple[str | None, ...]], code: str, words: str
) -> None:
    """A sheet of ours without its line of columns, an empty one, and one too wide are refused."""
    reading = with_table(*rows)
    assert [problem.code for problem in reading.problems] == [code]
    assert words in reading.problems[0].text()
    assert reading.report.overview == ()


def test_what_a_list_has_is_named() -> None:
    """Where a word is none of a list, the words of the list are given."""
    [problem] = prose(("一、总体情况", "标题", "甲")).problems
    assert "应为 段落、二级标题、三级标题、四级标题、表格、图片、附件标题 之一" in problem.text()
    [problem] = gd.read(edited(blank(), {"封面!B7": "部门"})).problems
    assert "政府部门、县级以上地方人民政府" in problem.text()


@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        ("表三!D6", "口径不同", ""),
        ("'表三'！$D$6", "口径不同", ""),
        ("表三!A6", "口径不同", "remark"),
        ("表三!D99", "口径不同", "remark-cell"),
        ("D6", "口径不同", "remark-cell"),
        ("表三!D6", "", "remark-text"),
        ("表三!D6", " \u00ad", "remark-text"),
        ("表三!D6", "口径\n不同", "remark-text"),
    ],
)
def test_remarks_stand_on_their_cells(cell: str, text: str, code: str) -> None:
    """A remark is on the cell that it names; one that names none is told of."""
    reading = gd.read(edited(blank(), {"备注!A4": cell, "备注!B4": text or None}))
    assert [problem.code for problem in reading.problems] == ([code] if code else [])
    assert reading.report.remarks == (() if code else (gd.Remark(CELL, text),))


@pytest.mark.parametrize("name", ["表三", "申请 '21"])
def test_a_remark_moves_with_its_cell(name: str) -> None:
    """A remark that the workbook was written with refers to its cell, wherever that is moved."""
    report = gd.replace(sample("2021"), {"/remarks": (gd.Remark(CELL, "口径不同"),)})
    book = opened(gd.workbook(report))
    quoted = name.replace("'", "''")
    assert book["备注"]["A4"].value == (
        "=\"表三!\"&ADDRESS(ROW('表三'!$D$6),COLUMN('表三'!$D$6),4)"
    )
    # What Excel makes of it where the sheet is renamed, and a row is inserted above.
    sheet = book["表三"]
    sheet.title = name
    sheet.insert_rows(1)
    merged = [str(each) for each in sheet.merged_cells.ranges]
    for each in merged:
        sheet.merged_cells.remove(each)
    for each in merged:
        sheet.merged_cells.add(CellRange(each))
    for each in sheet.merged_cells.ranges:
        each.shift(row_shift=1)
    book["备注"]["A4"].value = f"=\"表三!\"&ADDRESS(ROW('{quoted}'!$D$7),COLUMN('{quoted}'!$D$7),4)"
    reading = gd.read(saved(book))
    assert reading.report.remarks == report.remarks
    assert reading.sources[CELL].text() == f"{name}!D7"


def test_a_remark_on_a_cell_that_was_deleted_is_named() -> None:
    """A remark whose cell is gone is told of, with what it says."""
    report = gd.replace(sample("2021"), {"/remarks": (gd.Remark(CELL, "口径不同"),)})
    book = opened(gd.workbook(report))
    book["备注"]["A4"].value = '="表三!"&ADDRESS(ROW(表三!#REF!),COLUMN(表三!#REF!),4)'
    reading = gd.read(saved(book))
    assert reading.report.remarks == ()
    lost = [each for each in reading.problems if each.code == "remark-cell"]
    assert ["口径不同" in each.message.zh for each in lost] == [True]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("文字", "E5"),
        ("文字", "D1"),
        ("文字", "D3"),
        ("备注", "D4"),
        ("备注", "C2"),
        ("文字", "A2"),
        ("备注", "A1"),
    ],
)
@pytest.mark.parametrize("text", ["丢失的文字", '="丢失"&"的文字"'])
def test_text_outside_the_columns_of_a_list_is_named(name: str, place: str, text: str) -> None:
    """What stands in none of a list's columns is named, above its header as well."""
    [problem] = gd.read(edited(blank(), {f"{name}!{place}": text})).problems
    assert (problem.code, problem.source and problem.source.text()) == (
        "outside-columns",
        f"{name}!{place}",
    )
    assert f"'{text}' 不在要填的各栏之内，没有读取；请移到这些栏里" in problem.message.zh


def test_a_row_of_many_cells_outside_the_columns_is_told_of_once_for_most() -> None:
    """In a row of hundreds of cells the first ones are named, and the others counted."""
    cells = {f"文字!{get_column_letter(column)}5": "多" for column in range(5, 305)}
    problems = gd.read(edited(blank(), cells)).problems
    places = [problem.source.text() for problem in problems if problem.source]
    assert places == [f"文字!{get_column_letter(column)}5" for column in range(5, 26)]
    assert "右边的 279 格" in problems[-1].message.zh


OURS = (("表题", "统计"), (), (None, "第 1 列", "第 2 列"), ("表头", "项", "数"))
"""The first rows of the sheet of a table as the workbook has them."""


@pytest.mark.parametrize(
    ("row", "code", "severity", "words"),
    [
        (("小计", "甲", "1"), "table-mark", "error", "'小计' 不是“表头”或“表行”"),
        (("表行", "甲", "1", "多"), "outside-columns", "error", "'多' 不在要填的各栏之内"),
        (("小计",), "outside-columns", "error", "'小计' 不在要填的各栏之内"),
        (("表 行", "甲\u200b", "1"), "characters-removed", "info", "U+200B"),
    ],
)
def test_what_a_table_cannot_have_is_named(
    row: tuple[str, ...], code: str, severity: str, words: str
) -> None:
    """What stands in no column of a table, and a mark that is none, are told of."""
    reading = with_table(*OURS, ("表行", "乙", "2"), row)
    assert [(each.code, each.severity) for each in reading.problems] == [(code, severity)]
    assert words in reading.problems[0].text()
    rows = (("项", "数"), ("乙", "2"), *([("甲", "1")] if len(row) > 1 else []))
    assert reading.report.overview == (gd.DataTable(rows, 1, "统计"),)


def test_header_rows_come_first() -> None:
    """A row that is marked as a header below others is read as one of those, and told of."""
    reading = with_table(*OURS, ("表行", "乙", "2"), ("表头", "甲", "1"))
    assert on_cell(reading, "") == [("table-mark", "warning", "附表1!A6")]
    assert reading.report.overview == (
        gd.DataTable((("项", "数"), ("乙", "2"), ("甲", "1")), 1, "统计"),
    )


@pytest.mark.parametrize(
    "above", [("表名", "统计"), ("统计",), (None, "统计"), ("表题", "", "统计")]
)
def test_text_above_a_table_is_named(above: tuple[str | None, ...]) -> None:
    """What stands above the columns, and is no caption, is told of."""
    reading = with_table(above, *OURS[1:], ("表行", "乙", "2"))
    assert "outside-columns" in {each.code for each in reading.problems}
    assert any("'统计'" in each.text() for each in reading.problems)
    assert reading.report.overview == (gd.DataTable((("项", "数"), ("乙", "2")), 1),)


def test_an_attachment_that_cannot_be_named_is_told_of_with_its_content() -> None:
    """A title of two lines is no title: the attachment is left out, and its place is told."""
    reading = prose(("附件", "附件标题", "清单\n续"), ("", "段落", "内容"))
    [problem] = [each for each in reading.problems if each.code == "line-refused"]
    assert "此附件连同其内容没有读取" in problem.text()
    assert problem.source is not None
    assert problem.source.text() == "文字!C4"


def test_a_caption_like_a_label_of_columns_is_kept() -> None:
    """A table whose caption is 第 1 列 comes back as it was."""
    table = gd.DataTable((("项", "数"), ("甲", "1")), 1, "第 1 列")
    report = gd.replace(sample("2021"), {"/problems": (table,)})
    assert gd.read(gd.workbook(report)).report.problems == (table,)


def test_renamed_sheets_of_tables_are_read() -> None:
    """Tables are found by their labels, whatever their sheets are called."""
    book = opened(gd.workbook(sample("2021")))
    book["表三"].title = "申请"
    reading = gd.read(saved(book))
    assert reading.report == sample("2021")
    assert reading.sources[CELL].text() == "申请!D6"


@pytest.mark.parametrize("name", ["封面", "文字", "备注"])
def test_sheets_that_are_gone_are_told_of(name: str) -> None:
    """A sheet that was removed is named, and the others are read."""
    book = opened(gd.workbook(sample("2021")))
    del book[name]
    reading = gd.read(saved(book))
    [problem] = [each for each in reading.problems if each.code == "sheet-missing"]
    assert f"“{name}”" in problem.text()
    assert reading.report.requests == sample("2021").requests
    assert (reading.report.overview == ()) == (name == "文字")
    assert (reading.report.remarks == ()) == (name == "备注")


def test_a_sheet_with_the_header_of_one_that_is_gone_is_named() -> None:
    """Where the sheet of prose was renamed, the words say which one it is."""
    book = opened(blank())
    book["文字"].title = "正文"
    words = [problem.message.zh for problem in gd.read(saved(book)).problems]
    assert sum("“正文”有它的表头" in each for each in words) == 1


def test_the_cover_is_found_by_its_lines() -> None:
    """A cover that was renamed, or moved by a column, is read as before."""
    book = opened(gd.workbook(sample("2021")))
    book["封面"].title = "首页"
    cover = book["首页"]
    assert isinstance(cover, Worksheet)
    cover.insert_cols(1)
    reading = gd.read(saved(book))
    assert (reading.report, reading.problems) == (sample("2021"), ())


def test_a_hidden_cover_is_told_of() -> None:
    """Without its cover a workbook of ours is still one: prose and remarks are read."""
    book = opened(gd.workbook(sample("2021")))
    book["封面"].sheet_state = "hidden"
    reading = gd.read(saved(book))
    assert {"hidden-sheet", "sheet-missing"} <= {each.code for each in reading.problems}
    assert reading.report.overview == sample("2021").overview
    assert reading.report.remarks == sample("2021").remarks


def test_hidden_sheets_are_told_of() -> None:
    """A hidden sheet is not read, and that is said."""
    book = opened(gd.workbook(sample("2021")))
    book["表四"].sheet_state = "hidden"
    reading = gd.read(saved(book))
    assert {"hidden-sheet", "table-missing"} <= {problem.code for problem in reading.problems}


def test_files_with_a_password_are_told_from_old_ones() -> None:
    """What Office has encrypted is named as that; an old file is told to be saved anew."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    with pytest.raises(gd.ReadError, match="旧版"):
        gd.read(old)
    with pytest.raises(gd.ReadError, match="去掉密码"):
        gd.read(old + "EncryptedPackage".encode("utf-16-le") + bytes(1000))


def test_pictures_may_be_as_large_as_files() -> None:
    """A picture is not bounded as a text is; one too many is named, with what to do."""
    picture = gd.Picture(png(8, 8) + bytes(range(256)) * 200, "image/png", "示意图")
    report = gd.replace(sample("2021"), {"/overview": (picture,)})
    data = gd.workbook(report)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sizes = {info.filename: info.file_size for info in package.infolist()}
        others = max(size for name, size in sizes.items() if "media" not in name)
    limits = gd.Limits(text_bytes=others)
    assert others < len(picture.data)
    assert gd.read(data, limits=limits).report == report
    with pytest.raises(gd.ReadError, match="请缩小图片"):
        gd.read(data, limits=gd.Limits(file_bytes=sum(sizes.values()) - 20_000))
    with pytest.raises(gd.ReadError, match="请缩小图片"):
        gd.read(data, limits=gd.Limits(file_bytes=len(data) - 1))


def test_later_layouts_are_refused() -> None:
    """A workbook of a later layout is refused, rather than read as what it is not."""
    later = rewritten(blank(), b"<vt:i4>1<", b"<vt:i4>2<")
    with pytest.raises(gd.ReadError, match="升级"):
        gd.read(later)


def foreign(report: gd.Report, *, bordered: bool, one_sheet: bool, all_over: bool = False) -> bytes:
    """Write a report as offices keep theirs: headings, text and tables one below the other.

    All over, lines and the blank rows between them have borders as well.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    look = book.add_format({"border": 1} if bordered else {"align": "center"})
    sheet, row, free = book.add_worksheet("年报"), 0, True
    for block in gd.layout(report).blocks:
        if isinstance(block, Table):
            top = row
            values = iter(block.values)
            for cell in block.frame.cells:
                text = cell.label or next(values)
                place = (top + cell.row, cell.column + 1)
                if cell.rowspan * cell.colspan > 1:
                    last = (place[0] + cell.rowspan - 1, place[1] + cell.colspan - 1)
                    sheet.merge_range(*place, *last, "", look)
                if text.isdigit():
                    sheet.write_number(*place, int(text), look)
                else:
                    sheet.write_string(*place, text, look)
            row += block.frame.rows
            free = True
        else:
            if not one_sheet and free and isinstance(block, Heading) and block.level == 1:
                sheet, row = book.add_worksheet(f"第{block.text[0]}章"), 0
            sheet.write_string(row, 1, getattr(block, "text", ""), look if all_over else None)
            row += 1 + (not bordered)
        if all_over:
            for column in range(1, 16):
                sheet.write_blank(row, column, None, look)
            row += 1
    book.close()
    return out.getvalue()


@pytest.mark.parametrize("bordered", [True, False], ids=["borders", "gaps"])
@pytest.mark.parametrize("one_sheet", [True, False], ids=["one sheet", "sheets"])
@pytest.mark.parametrize("seed", range(4))
def test_workbooks_of_offices_are_read(seed: int, bordered: bool, one_sheet: bool) -> None:  # noqa: FBT001 - parameters
    """Tables in a workbook of any layout are read by their labels, each figure and remark."""
    report = drawing.report(seed, prose_tables=False)
    reading = gd.read(foreign(report, bordered=bordered, one_sheet=one_sheet))
    found = reading.report
    assert (found.requests, found.disputes) == (report.requests, report.disputes)
    assert found.proactive_disclosure == report.proactive_disclosure
    assert {(r.pointer, r.text) for r in found.remarks} == {
        (r.pointer, r.text) for r in report.remarks
    }
    assert (found.overview, found.problems) == (report.overview, report.problems)
    assert (found.year, found.agency.name) == (report.year, report.agency.name)
    assert "!" in reading.sources[CELL].text()


@pytest.mark.parametrize("seed", range(4))
def test_blank_rows_with_borders_part_tables_of_offices(seed: int) -> None:
    """Where a whole sheet has borders, a blank row still stands between two tables."""
    report = drawing.report(seed, prose_tables=False)
    found = gd.read(foreign(report, bordered=True, one_sheet=True, all_over=True)).report
    assert (found.requests, found.disputes) == (report.requests, report.disputes)
    assert found.proactive_disclosure == report.proactive_disclosure


def with_row_inserted(book: Workbook, after: int) -> Worksheet:
    """Insert a row into table 三, as a person does: what is merged below it moves with it."""
    sheet = book["表三"]
    assert isinstance(sheet, Worksheet)
    merged = [each.bounds for each in sheet.merged_cells.ranges]
    for each in [str(each) for each in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(each)
    sheet.insert_rows(after + 1)
    for left, top, right, bottom in merged:
        sheet.merge_cells(
            start_row=top + (top > after),
            end_row=bottom + (bottom > after),
            start_column=left,
            end_column=right,
        )
    return sheet


@pytest.mark.parametrize(("after", "codes"), [(8, ["remark-address"]), (20, [])])
def test_a_typed_address_is_doubted_below_a_row_that_was_inserted(
    after: int, codes: list[str]
) -> None:
    """A remark whose address was typed is doubted where a row above it is not of the form."""
    book = opened(blank())
    sheet = with_row_inserted(book, after)
    sheet[f"B{after + 1}"], sheet[f"D{after + 1}"] = "其中：网上", 30
    book["备注"]["A4"], book["备注"]["B4"] = "表三!D16", "均为案卷"
    problems = gd.read(saved(book)).problems
    found = [p.code for p in problems if p.code in {"row-unknown", "remark-address"}]
    assert found == ["row-unknown", *codes]


def test_rows_that_were_inserted_are_read_around() -> None:
    """A row inserted in table 三 moves all below it, and every figure is read where it is now."""
    book = opened(gd.workbook(sample("2021")))
    sheet = with_row_inserted(book, after=8)
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.value = None  # openpyxl does not move what formulas refer to
    reading = gd.read(saved(book))
    assert gd.get(reading.report, "/requests/carried_forward/natural_persons") == 7
    assert reading.sources["/requests/carried_forward/natural_persons"].text() == "表三!D31"
    filled = gd.replace(reading.report, {"/requests": gd.complete(reading.report).requests})
    assert filled.requests == sample("2021").requests


@pytest.mark.parametrize("name", hostile_xlsx.CASES)
def test_hostile_workbooks_cost_little(name: str) -> None:
    """A hostile workbook is read or refused as it should be, within a second and 64 MB."""
    said, make = hostile_xlsx.CASES[name]
    cost = costs.measure(gd.read, make(), MOST_SECONDS)
    assert cost.outcome.startswith("ReadError: ")
    assert ("没有找到年度报告" if said == hostile_xlsx.READ else said) in cost.outcome
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES


def crowded(*, hidden: bool) -> bytes:
    """Write a workbook of ours with very many merged areas with borders, or hidden columns."""
    part = "xl/worksheets/sheet2.xml"
    with zipfile.ZipFile(io.BytesIO(blank())) as package:
        [style] = re.findall(rb'<c r="A4" s="([0-9]+)"', package.read(part))
    if hidden:
        names = [xl_col_to_name(column).encode() for column in range(16_000)]
        cells = b"".join(b'<c r="%b900"><v>1</v></c>' % name for name in names)
        rows = b'<row r="900">%b</row>' % cells
        columns = b'<col min="16384" max="16384" hidden="1"/>' * 30_000
        data = rewritten(blank(), b"</cols>", columns + b"</cols>", part)
    else:
        numbers = range(100, 9_100)
        cell = b'<c r="%%b%%d" s="%b"/>' % style
        both = ((n, cell % (b"A", n), cell % (b"B", n)) for n in numbers)
        rows = b"".join(b'<row r="%d">%b%b</row>' % each for each in both)
        merged = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in numbers)
        data = rewritten(blank(), b"</mergeCells>", merged + b"</mergeCells>", part)
    return rewritten(data, b"</sheetData>", rows + b"</sheetData>", part)


@pytest.mark.parametrize("hidden", [True, False])
def test_hostile_workbooks_of_ours_cost_little(hidden: bool) -> None:  # noqa: FBT001 - a parameter
    """What stands very many times on a sheet of a fill-in workbook is gone through once."""
    cost = costs.measure(gd.read, crowded(hidden=hidden), 3 * MOST_SECONDS)
    assert cost.seconds < 3 * MOST_SECONDS


def test_formulas_beyond_the_budget_are_told_of() -> None:
    """Whatever is left to look at, a total is worked out, or said not to be; nothing is raised."""
    formula = 'IF(COUNT(A1:C1)=3,SUM(A1:C1),"")'
    cells = {(0, 0): Cell("n", "1"), (0, 1): Cell("str", "二"), (0, 3): Cell("n", "", formula)}
    sheet = Sheet("表", hidden=False, part="", cells=cells, merged=(), formats=Formats())
    codes = [
        [note.code for note in Values(sheet, budget).shown((0, 3)).notes] for budget in range(8)
    ]
    assert codes[0] == ["uncalculated"]
    assert codes[-1] == ["total-short"]
    assert {code for each in codes for code in each} == {"uncalculated", "total-short"}


WORDS = "|-1|99999999999|1e400|A1:XFD1048576|XFE1|_xD800_|=|SUM(A1:A2)|A1+A2|NaN|&#10;|甲|-5|str|e"


@pytest.mark.parametrize("seed", range(8))
def test_damaged_workbooks_are_read_or_refused(seed: int) -> None:
    """Whatever is changed in the parts of a workbook, only ReadError is raised."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    picture = gd.Picture(png(3, 2), "image/png", "图")
    attached = (gd.Attachment("附", (picture,)),)
    report = gd.replace(sample("2021"), {"/problems": (picture,), "/attachments": attached})
    with zipfile.ZipFile(io.BytesIO(gd.workbook(report))) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for _ in range(30):
        name = dice.choice([name for name in parts if name.endswith(("xml", "rels"))])
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for each, data in parts.items():
                archive.writestr(each, damaged(data, dice) if each == name else data)
        with suppress(gd.ReadError):
            assert gd.read(out.getvalue()).report


def damaged(part: bytes, dice: random.Random) -> bytes:
    """Remove, repeat or exchange tags and texts, or write something else into one."""
    tokens = re.findall(rb"<[^<>]*>|[^<>]+", part)
    for _ in range(dice.randint(1, 4)):
        place, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
        word = dice.choice(WORDS.split("|")).encode()
        match dice.randrange(4):
            case 0:
                tokens[place] = b""
            case 1:
                tokens[place] += tokens[other]
            case 2:
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case _:
                value = re.compile(rb"(?<=\")[^\"<>]*(?=\")|^[^<>]+$")
                tokens[place] = value.sub(word, tokens[place], count=1)
    return b"".join(tokens)

"""CSV for spreadsheets: encoding, formulas, quotes."""

import csv
import io
from decimal import Decimal

import pytest

from govdisclose.spreadsheets import BOM, as_csv, neutral


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "－1"]
)
def test_a_formula_becomes_text(text: str) -> None:
    """What a spreadsheet would calculate has an apostrophe before it."""
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "示例市", "1=1", "'=1", " =1"])
def test_other_text_stays(text: str) -> None:
    """What is no formula is written as it is."""
    assert neutral(text) == text


def test_numbers_stay_numbers() -> None:
    """A number is no formula, whatever its sign; a blank is an empty field."""
    assert as_csv([[-18, Decimal("-0.092"), None, "-18"]], bom=False) == "-18,-0.092,,'-18\r\n"


def test_mark_of_utf8() -> None:
    """Excel is told that it is UTF-8, unless that is not wanted."""
    assert as_csv([["机关"]]) == f"{BOM}机关\r\n"
    assert as_csv([["机关"]], bom=False) == "机关\r\n"


def test_quotes_and_lines() -> None:
    """Whatever a field holds comes back from a reader of CSV."""
    row = ['示"例', "甲,乙", "上\n下", "'a"]
    assert list(csv.reader(io.StringIO(as_csv([row], bom=False), newline=""))) == [row]

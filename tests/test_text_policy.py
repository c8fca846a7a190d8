"""What a character may be, and that prose holds to it."""

import unicodedata
from typing import Any

import pytest

from govdisclose.errors import InvalidValueError
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.text import check_text
from support.images import PNG

BIDI_CONTROLS = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def allowed(point: int) -> bool:
    """Judge a code point by the policy's words, by other means than the library's."""
    if point == 0x0A:
        return True
    if unicodedata.category(chr(point)) in {"Cc", "Cs"}:
        return False
    if point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:
        return False
    return point not in BIDI_CONTROLS | {0x200B, 0x2060, 0xFEFF}


def test_every_code_point_is_judged_by_the_policy() -> None:
    """All 1,114,112 code points are allowed or refused as the policy says."""
    refused = {
        point for point in range(0x110000) if check_text(chr(point), "", lines=True) is not None
    }
    assert refused == {point for point in range(0x110000) if not allowed(point)}


def test_the_twelve_bidi_controls() -> None:
    """The set of Bidi_Control characters is Unicode's, twelve of them."""
    marks = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    by_class = {point for point in range(0x3000) if unicodedata.bidirectional(chr(point)) in marks}
    assert by_class | {0x061C, 0x200E, 0x200F} == BIDI_CONTROLS
    assert len(BIDI_CONTROLS) == 12


def test_a_refused_character_is_named() -> None:
    """The message names the pointer, the position and the code point."""
    with pytest.raises(InvalidValueError) as caught:
        Paragraph("甲乙\u202e丙")
    assert caught.value.text() == (
        "/text：第 3 个字符 U+202E 不可用：控制字符、不可见字符或 XML 不能容纳的字符，请删去"
    )
    assert "character 3 is U+202E" in caught.value.text("en")


def test_text_is_kept_as_given() -> None:
    """No normalisation: compatibility characters and odd spaces stay."""
    text = "ﬁ①㈱Å\u00a0\u3000e\u0301 \uff12\uff10"
    assert Paragraph(text).text == text


class Subclass(str):
    """A string that could render itself otherwise."""

    __slots__ = ()


@pytest.mark.parametrize("value", [None, 1, b"text", ["text"], Subclass("text")])
def test_only_exact_strings_are_text(value: Any) -> None:
    """Values of another type, subclasses of str too, are refused."""
    with pytest.raises(InvalidValueError, match="/text"):
        Paragraph(value)


def test_line_feeds_stand_in_paragraphs_only() -> None:
    """A paragraph and a cell may have line breaks, a heading may not."""
    assert Paragraph("甲\n乙").text == "甲\n乙"
    assert DataTable((("甲\n乙",),)).rows == (("甲\n乙",),)
    with pytest.raises(InvalidValueError, match="换行"):
        Heading("甲\n乙")


@pytest.mark.parametrize("level", [0, 5, True, "2", 2.0, None])
def test_heading_levels(level: Any) -> None:
    """A heading has a level from 1 to 4."""
    with pytest.raises(InvalidValueError, match="/level"):
        Heading("甲", level)
    assert [Heading("甲", good).level for good in (1, 2, 3, 4)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("arguments", "pointer"),
    [
        (((),), "/rows"),
        (((("甲",), ("乙", "丙")),), "/rows"),
        ((((), ()),), "/rows"),
        (((("甲",) * 64,),), "/rows"),
        (((("甲",) * 63, ("乙",) * 64),), "/rows"),
        (([["甲"]],), "/rows"),
        (((("甲", 1),),), "/rows/0/1"),
        (((("甲",),), 2), "/header_rows"),
        (((("甲",),), True), "/header_rows"),
        (((("甲",),), 1, None), "/caption"),
    ],
)
def test_tables_of_data_are_checked(arguments: tuple[Any, ...], pointer: str) -> None:
    """A table of data is rectangular, of text, with header rows among its rows."""
    with pytest.raises(InvalidValueError) as caught:
        DataTable(*arguments)
    assert caught.value.problems[0].pointer == pointer


@pytest.mark.parametrize(("columns", "beyond"), [(1, 0), (63, 64)])
def test_tables_of_data_have_63_columns_at_most(columns: int, beyond: int) -> None:
    """A table is built with as few columns, and as many, as the message of a refusal says."""
    rows = (("甲",) * columns,) * 2
    assert DataTable(rows).rows == rows
    with pytest.raises(InvalidValueError, match="（1 至 63）"):
        DataTable((("甲",) * beyond,) * 2)


@pytest.mark.parametrize(
    ("arguments", "pointer"),
    [
        (("text", "image/png", "图"), "/data"),
        ((b"GIF89a", "image/png", "图"), "/data"),
        ((PNG, "image/jpeg", "图"), "/data"),
        ((PNG, "image/gif", "图"), "/media_type"),
        ((PNG, ["image/png"], "图"), "/media_type"),
        ((PNG, "image/png", ""), "/alt"),
    ],
)
def test_pictures_are_checked(arguments: tuple[Any, ...], pointer: str) -> None:
    """A picture is PNG or JPEG by its own bytes, and has words for those who cannot see it."""
    with pytest.raises(InvalidValueError) as caught:
        Picture(*arguments)
    assert [problem.pointer for problem in caught.value.problems] == [pointer]
    assert Picture(PNG, "image/png", "图").alt == "图"

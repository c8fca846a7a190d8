"""Raised text of cells, whatever the format: what is a mark, a remark, or the number."""

import pytest

from govdisclose.readers.heights import Level, Part, settled
from govdisclose.readers.raised import resolve

MARKS = (
    *("（注）", "（注一）", "（注释）", "（附注三）", "（见注）", "（详见备注）", "（注一、注二）"),
    *(
        "（第二条）",
        "（十一）",
        "（甲乙）",
        "（ii）",
        "（Ⅲ）",
        "(ab)",
        "（①）",
        "（注1）",
        "（见说明）",
    ),
    *("注", "*", "［一］"),
)


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_notes(mark: str) -> None:
    """The mark of a note, in brackets or not, is left out of a number, with a warning."""
    text, (note,) = resolve([("318", ""), (mark, "superscript")])
    assert (text, note.code, note.severity) == ("318", "superscript", "warning")
    assert mark in note.message.zh


@pytest.mark.parametrize(
    "remark", ["（含转办件）", "（二十件）", "（注：含转办件）", "（见附件）", "（已注销）"]
)
def test_remarks(remark: str) -> None:
    """Other words in brackets are the remark behind a number, which is told of."""
    text, (note,) = resolve([("318", ""), (" ", ""), (remark, "superscript")])
    assert (text, note.code, note.severity) == (f"318 {remark}", "superscript", "info")
    assert remark in note.message.zh
    assert resolve([("件", ""), (remark, "superscript")]) == (f"件{remark}", ())


@pytest.mark.parametrize("between", ["", " ", "\n"])
@pytest.mark.parametrize("level", ["", "superscript"])
def test_a_raised_number_before_a_remark(between: str, level: Level) -> None:
    """A number that is raised is read with its remark, raised or not, and to be checked."""
    parts: list[Part] = [("318", "superscript"), (between, ""), ("（含转办件）", level)]
    text, (note,) = resolve(parts)
    assert (text, note.code, note.severity) == (
        f"318{between}（含转办件）",
        "superscript",
        "error",
    )


NUMBERS: dict[tuple[str, str, str], str] = {
    ("12", ".", "5"): "12.5",
    ("3", "\uff0e", "5"): "3\uff0e5",
    ("1", "，", "234"): "1，234",
    ("", "-", "7"): "-7",
    ("77", "万", ""): "77万",
    ("5", "万", "元"): "5万元",
    ("12", "%", ""): "12%",
    ("1", "*", "2"): "1*2",
    ("1", "①", " 2"): "1① 2",
}


@pytest.mark.parametrize("case", NUMBERS)
@pytest.mark.parametrize("level", ["lowered", "raised", "subscript", "superscript"])
def test_parts_of_a_number_off_its_line(case: tuple[str, str, str], level: Level) -> None:
    """What is part of a number, or stands within one, stays in it, and never joins two others."""
    before, part, behind = case
    text, notes = resolve([(before, ""), (part, level), (behind, "")])
    assert text == NUMBERS[case]
    silent = level in {"lowered", "raised"} or part in {"万", "①"}
    assert [(note.code, note.severity) for note in notes] == (
        [] if silent else [("superscript", "error")]
    )


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("1", ""), ("2", "superscript"), ("3", "")], "1²3"),
        ([("1", ""), ("2", "raised"), ("1", "superscript"), (".5", "")], "1²¹.5"),
        ([("1", ""), (",", "raised"), ("234", "superscript")], "1,²³⁴"),
        ([("1", ""), ("\uff12", "superscript"), ("3", "")], "1²3"),
        ([("12", ""), (" ", "superscript"), ("5", "")], "12 5"),
    ],
)
def test_digits_within_a_number_off_its_line(parts: list[Part], expected: str) -> None:
    """Digits within a number, or too many for a mark, stay as such, which is no number."""
    assert resolve(parts) == (expected, ())


@pytest.mark.parametrize("words", ["（三）", "（单位：件）", "（勾稽关系为：甲加乙之和）"])
def test_a_mark_behind_words_in_brackets(words: str) -> None:
    """The mark of a note behind words in brackets is no number with a remark."""
    assert resolve([(words, ""), ("1", "superscript")]) == (f"{words}¹", ())


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\ufeff", " \u2060"])
def test_what_is_not_visible_off_its_line(unseen: str) -> None:
    """What nobody can see is no part of a mark, nor does it say how high a line is."""
    assert resolve([("12", ""), (unseen, "superscript")]) == (f"12{unseen}", ())
    text, (note,) = resolve([("12件", ""), (unseen, ""), (f"1{unseen}", "superscript")])
    assert (text, note.severity) == (f"12件{unseen}", "warning")
    text, (note,) = resolve([("12", "superscript"), (unseen, "")])
    assert (text, note.severity) == (f"12{unseen}", "error")
    parts: list[Part] = [("12", "raised"), (unseen, "")]
    assert list(settled(parts, ())) == [("12", ""), (unseen, "")]


REMARKS: dict[str, list[Part]] = {
    "12（合5m²）": [("12（合5m", ""), ("2", "superscript"), ("）", "")],
    "12件(计10⁴平方米，5%*)": [
        *(("12件(计10", ""), ("4", "superscript")),
        *(("平方米，5%", ""), ("*", "superscript"), (")", "")),
    ],
    "12（其中³件、⁴宗）": [
        *(("12（其中", ""), ("3", "superscript"), ("件、", "")),
        *(("4", "superscript"), ("宗）", "")),
    ],
}


@pytest.mark.parametrize("expected", REMARKS)
def test_raised_text_within_a_remark(expected: str) -> None:
    """A remark keeps what is raised in it, as it is written; behind its bracket is a mark."""
    parts = REMARKS[expected]
    assert resolve(parts) == (expected, ())
    text, (note,) = resolve([*parts, ("①", "superscript")])
    assert (text, note.severity, "“①”" in note.message.zh) == (expected, "warning", True)


def test_a_mark_within_the_brackets_around_a_number() -> None:
    """Brackets that a number stands in hold no remark."""
    text, (note,) = resolve([("(12", ""), ("1", "superscript"), (")", "")])
    assert (text, note.severity) == ("(12)", "warning")


@pytest.mark.parametrize("before", ["", "1", "①"])
@pytest.mark.parametrize("remark", ["（含转办）", "(含转办)", "〔含转办〕", "[含转办]"])
@pytest.mark.parametrize("behind", ["", "1", " 注", "〔2〕"])
def test_a_mark_beside_a_raised_remark(before: str, remark: str, behind: str) -> None:
    """A mark that is raised with a remark is left out; the remark is read, in round brackets."""
    text, notes = resolve([("12", ""), (f"{before}{remark}{behind}", "superscript")])
    assert text.split() == ["12(含转办)" if "(" in remark else "12（含转办）"]
    marks = [("superscript", "warning")] if before or behind else []
    assert [(note.code, note.severity) for note in notes] == [*marks, ("superscript", "info")]
    assert remark in notes[-1].message.zh
    whole = f"{before}件{remark}"
    assert resolve([("件", ""), (whole, "raised")]) == (f"件{whole}", ())


@pytest.mark.parametrize("between", ["，", ", ", "、"])
def test_marks_with_a_comma_between_them(between: str) -> None:
    """A comma that stands on the line between marks, digits of any kind, is left out with them."""
    parts: list[Part] = [("12", ""), ("1", "superscript"), (between, ""), ("²", "superscript")]
    text, (note,) = resolve(parts)
    assert (text, note.severity) == ("12", "warning")
    assert resolve([*parts, ("5", "")]) == (f"12¹{between}²5", ())


@pytest.mark.parametrize("pair", ["（）", "()", "[]", "〔〕"])
@pytest.mark.parametrize("mark", ["1", "¹", "注", "①"])
def test_a_mark_in_brackets_on_the_line(pair: str, mark: str) -> None:
    """Brackets on the line around nothing but a mark are left out with it, and are no remark."""
    parts: list[Part] = [(f"12{pair[0]}", ""), (mark, "superscript"), (f"{pair[1]}件", "")]
    text, (note,) = resolve(parts)
    assert (text, note.severity) == ("12件", "warning")
    assert f"{pair[0]}{mark}{pair[1]}" in note.message.zh
    assert resolve([("件（", ""), ("2", "superscript"), ("）", "")]) == ("件（²）", ())

"""Raised text of cells, whatever the format: what is a mark, a remark, or the number."""

import pytest

from govdisclose.readers.heights import Level, Part
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

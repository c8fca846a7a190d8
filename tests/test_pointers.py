"""Reading and changing a report by JSON Pointer."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.cells import Cell
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.errors import InvalidValueError, PointerError
from govdisclose.form import leaves
from govdisclose.pointers import get, replace
from govdisclose.prose import Paragraph
from support.strategies import CELLS, reports

REPORT = blank("2021", year=2024, agency=Agency(name="示例市"))


@settings(max_examples=30)
@given(reports(), st.data())
def test_what_was_put_is_got(report: Report, data: st.DataObject) -> None:
    """After replace, each changed cell holds its new value and each other cell its old one."""
    every = {leaf.pointer: leaf.cell for leaf in leaves(type(report))}
    chosen = data.draw(st.lists(st.sampled_from(sorted(every)), max_size=5, unique=True))
    values = {pointer: data.draw(CELLS[every[pointer]]) for pointer in chosen}
    changed = replace(report, values)
    expected = {pointer: values.get(pointer, get(report, pointer)) for pointer in every}
    assert {pointer: get(changed, pointer) for pointer in every} == expected


def test_get_reads_every_kind_of_place() -> None:
    """Fields, groups, blocks of prose and the whole can be read."""
    report = replace(REPORT, {"/overview": (Paragraph("甲"),)})
    assert get(report, "") is report
    assert get(report, "/agency/name") == "示例市"
    assert get(report, "/requests/received") == report.requests.received
    assert get(report, "/overview/0/text") == "甲"


def test_places_of_attachments() -> None:
    """Titles and contents of attachments can be read; they are replaced all together."""
    attachments = (Attachment("统计表"), Attachment("案例", (Paragraph("甲"),)))
    report = replace(REPORT, {"/attachments": attachments})
    assert get(report, "/attachments/0") == attachments[0]
    assert get(report, "/attachments/1/title") == "案例"
    assert get(report, "/attachments/1/content/0/text") == "甲"
    with pytest.raises(PointerError, match="title"):
        get(report, "/attachments/1/titel")
    with pytest.raises(PointerError, match="请整个替换 /attachments"):
        replace(report, {"/attachments/0/title": "甲"})


def test_a_remark_stands_under_the_pointer_of_its_cell() -> None:
    """The pointer that an error names for a remark is one that can be read."""
    cell = "/requests/received/total"
    report = replace(REPORT, {"/remarks": (Remark(cell, "说明"),)})
    assert get(report, "/remarks/~1requests~1received~1total") == "说明"
    with pytest.raises(PointerError):
        get(report, "/remarks/0")


@pytest.mark.parametrize(
    ("pointer", "hint"),
    [
        ("/requests/recieved", "received"),
        ("/requests/received/totals", "total"),
        ("/overview/0", "/overview"),
        ("/overview/x", "/overview"),
        ("/year/x", "/year"),
        ("requests", "JSON Pointer"),
        ("/", "报告"),
        ("/overview/" + "9" * 5000, "/overview"),
        ("/overview/00", "/overview"),
        ("/overview/\u0660", "/overview"),
        ("/remarks/0", "/remarks"),
    ],
)
def test_a_pointer_that_leads_nowhere(pointer: str, hint: str) -> None:
    """The message names the pointer, how far it led, and a name that is close."""
    with pytest.raises(PointerError) as caught:
        get(REPORT, pointer)
    assert pointer[:40] in caught.value.text()
    assert hint in caught.value.text()
    assert pointer[:40] in caught.value.text("en")
    assert len(caught.value.text()) < 200


@pytest.mark.parametrize(
    "values",
    [
        {"": 1},
        {"/nothing": 1},
        {"/requests/received/nothing": 1},
        {"/overview/0/text": "甲"},
        {"/year/x": 1},
        {"year": 1},
        {"/requests/received": None, "/requests/received/total": 1},
    ],
)
def test_replace_refuses_wrong_pointers(values: dict[str, Any]) -> None:
    """A pointer that leads nowhere, or that overlaps another, changes nothing."""
    with pytest.raises(PointerError):
        replace(REPORT, values)


def test_replace_says_what_to_replace_instead() -> None:
    """A block of prose cannot be replaced singly; the message says what can."""
    with pytest.raises(PointerError, match="请整个替换 /overview"):
        replace(REPORT, {"/overview/0/text": "甲"})
    with pytest.raises(PointerError, match="指针 '/requests/recieved/total' 无所指"):
        replace(REPORT, {"/requests/recieved/total": 1})


def test_replace_names_all_wrong_values() -> None:
    """All values that cannot stand in their places are named at once, from the root."""
    wrong = {
        "/requests/received/total": True,
        "/disputes/litigation/direct/total": -1,
        "/agency/name": 3,
        "/year": "2024",
    }
    with pytest.raises(InvalidValueError) as caught:
        replace(REPORT, wrong)
    assert {problem.pointer for problem in caught.value.problems} == set(wrong)


def test_replace_with_nothing_gives_an_equal_report() -> None:
    """No values, no change; and the original is never touched."""
    assert replace(REPORT, {}) == REPORT
    replace(REPORT, {"/year": 2025})
    assert REPORT.year == 2024


def test_cells_are_of_four_kinds() -> None:
    """Signed changes and money with a unit occur in the 2019 form, plain amounts in the 2021."""
    kinds = {edition: {leaf.cell for leaf in leaves(type(blank(edition)))} for edition in EDITIONS}
    assert kinds == {
        "2019": {Cell.COUNT, Cell.CHANGE, Cell.MONEY},
        "2021": {Cell.COUNT, Cell.AMOUNT},
    }

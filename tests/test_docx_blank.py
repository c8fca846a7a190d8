"""Word: the blank form is the official one, and can be printed and filled in by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose.editions import EDITIONS
from support import pages, real, word
from support.word import Box

FORMS: dict[str, Any] = json.loads((Path(__file__).parent / "data/forms.json").read_text("utf-8"))
AGENCY = gd.Agency(name="示例市发展和改革局")


def squeezed(boxes: set[Box]) -> set[Box]:
    """Take white space out of cells: templates have it in blanks and between lines."""
    return {
        Box(box.row, box.column, box.rowspan, box.colspan, "".join(box.text.split()))
        for box in boxes
    }


def transcribed(rows: list[list[dict[str, Any]]]) -> set[Box]:
    """Place the cells of a transcribed table, as HTML does: each in the first free place."""
    taken: set[tuple[int, int]] = set()
    found = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            down, across = cell.get("rowspan", 1), cell.get("colspan", 1)
            taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
            label = "".join(cell.get("label", "").split())
            found.add(Box(row, column, down, across, label))
    return found


def outside_tables(content: bytes) -> list[str]:
    """List the paragraphs outside tables that say anything."""
    texts = [paragraph.text.strip() for paragraph in word.open_document(content).paragraphs]
    return [text for text in texts if text]


def test_blank_form_is_the_official_template() -> None:
    """Each label, each merged cell and each blank of the official template, and its chapters."""
    official = real.raw("template-2021-blank.docx").read_bytes()
    ours = gd.render(gd.blank("2021"), "docx")
    tables = [word.tables(word.open_document(content)) for content in (official, ours)]
    expected, actual = ([squeezed(word.boxes(table)) for table in found] for found in tables)
    assert [len(boxes) for boxes in expected] == [30, 215, 34]
    assert actual == expected
    assert outside_tables(ours)[1:] == outside_tables(official)[1:]  # the first is the title


@pytest.mark.parametrize("edition", EDITIONS)
def test_blank_form_is_the_transcribed_one(edition: str) -> None:
    """Labels and merged cells of each edition are those of its transcription."""
    opened = word.open_document(gd.render(gd.blank(edition), "docx"))
    expected = [transcribed(table["rows"]) for table in FORMS[edition]["tables"].values()]
    assert [squeezed(word.boxes(table)) for table in word.tables(opened)] == expected


@pytest.mark.parametrize(
    ("year", "agency", "title"),
    [
        (None, None, "＿＿＿＿＿＿＿＿＿\n＿＿＿年政府信息公开工作年度报告"),
        (2024, None, "＿＿＿＿＿＿＿＿＿\n2024年政府信息公开工作年度报告"),
        (None, AGENCY, "示例市发展和改革局\n＿＿＿年政府信息公开工作年度报告"),
        (2024, AGENCY, "示例市发展和改革局\n2024年政府信息公开工作年度报告"),
    ],
)
def test_blank_form_has_room_for_agency_and_year(
    year: int | None, agency: gd.Agency | None, title: str
) -> None:
    """What is not known of the title is a line to write on; the file's title has no such line."""
    opened = gd.to_document(gd.blank("2021", year=year, agency=agency))
    assert opened.paragraphs[0].text == title
    assert "＿" not in opened.core_properties.title


def test_blank_form_has_room_for_text() -> None:
    """Below what the form says in a chapter of text there are six empty lines."""
    texts = [paragraph.text for paragraph in gd.to_document(gd.blank("2021")).paragraphs]
    at = texts.index("（文字描述）")
    assert texts[at + 1 : at + 8] == [""] * 6 + ["二、主动公开政府信息情况"]


def test_blank_forms_are_printed_whole(tmp_path: Path) -> None:
    """In LibreOffice the 2021 form takes three pages, and no table of either is split."""
    contents = {edition: gd.render(gd.blank(edition), "docx") for edition in FORMS}
    found = pages.laid_out(contents, tmp_path)
    assert [len(found["2021"]), len(found["2019"])] == [3, 4]
    for edition, form in FORMS.items():
        for table in form["tables"].values():
            labels = {box.text for box in transcribed(table["rows"])}
            assert [page for page in found[edition] if all(text in page.text for text in labels)]

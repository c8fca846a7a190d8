"""What stands beside the text of a Word file is told of, in files that carry their report too."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

import govdisclose as gd
from support.docx_building import NAMESPACES

CELL = "/proactive_disclosure/documents/normative_documents/in_force"
SAMPLE = Path(__file__).parents[1] / "src/govdisclose/samples/2021.json"


def append(place: Paragraph, xml: str) -> None:
    """Add a run of an element that python-docx has no name for."""
    run: Any = place.add_run().element
    run.append(parse_xml(xml))


def comment(document: Document, place: Paragraph) -> None:
    document.add_comment(place.runs, "此数待核")


def box(_document: Document, place: Paragraph) -> None:
    text = "<w:p><w:r><w:t>此数待核</w:t></w:r></w:p>"
    drawn = f"<v:shape><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape>"
    append(place, f"<w:pict {NAMESPACES}>{drawn}</w:pict>")


def footnote(_document: Document, place: Paragraph) -> None:
    append(place, f'<w:footnoteReference {NAMESPACES} w:id="9"/>')


def struck(_document: Document, place: Paragraph) -> None:
    place.add_run("此数待核").font.strike = True


def superscript(_document: Document, place: Paragraph) -> None:
    place.add_run("1").font.superscript = True


BESIDE: dict[str, tuple[Callable[[Document, Paragraph], None], str]] = {
    "comment": (comment, "此处有批注，没有读：“此数待核”"),
    "footnote": (footnote, "此处有脚注或尾注：“”"),
    "struck-text": (struck, "有划去的文字，没有读：“此数待核”"),
    "superscript": (superscript, "有上标或下标的字（多为注号），没有读进数值：“1”"),
}


def read(change: Callable[[Document], object], *, data: bool) -> gd.Reading:
    """Read the sample as a Word file that was changed by hand."""
    document = docx.Document(io.BytesIO(gd.render(gd.load(SAMPLE), "docx", data=data)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return gd.read(out.getvalue())


def number(document: Document) -> Paragraph:
    """Give the paragraph of a number cell."""
    place: Paragraph = document.tables[1].cell(3, 3).paragraphs[0]
    return place


@pytest.mark.parametrize("data", [True, False])
@pytest.mark.parametrize("code", BESIDE)
def test_what_stands_beside_a_number(code: str, *, data: bool) -> None:
    """The number is read without it, and the cell's problem says what it is."""
    add, words = BESIDE[code]
    reading = read(lambda document: add(document, number(document)), data=data)
    assert gd.get(reading.report, CELL) == gd.get(gd.load(SAMPLE), CELL)
    assert [(p.pointer, p.code, p.message.zh) for p in reading.problems] == [(CELL, code, words)]


@pytest.mark.parametrize("data", [True, False])
def test_a_text_box_in_prose(*, data: bool) -> None:
    """A text box is told of; without the report's JSON its words are read as prose."""
    reading = read(lambda document: box(document, document.paragraphs[3]), data=data)
    assert [p.code for p in reading.problems if p.code != "edited"] == ["text-box"]
    assert "此数待核" in gd.dumps(reading.report)


@pytest.mark.parametrize("data", [True, False])
def test_a_paragraph_that_is_all_struck_out(*, data: bool) -> None:
    """What is not read is named where nothing else stands in its paragraph."""
    reading = read(lambda d: struck(d, d.paragraphs[0].insert_paragraph_before()), data=data)
    assert [(p.code, p.message.zh) for p in reading.problems] == [
        ("struck-text", "有划去的文字，没有读：“此数待核”")
    ]

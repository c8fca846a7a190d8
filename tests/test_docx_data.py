"""Word: the report inside the file, and the file opened for editing."""

import hashlib
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from lxml import etree

import govdisclose as gd
from govdisclose.document import Table
from govdisclose.layouts import layout
from govdisclose.renderers.docx.writer import render
from support import real, strategies, word
from support.documents import paragraphs, plain, printed, with_everything
from support.images import png

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def embedded(content: bytes) -> Any:
    """Find the root of the report's part: by way of relationships, as any reader would."""
    opened = word.open_document(content)
    [part] = [
        relationship.target_part
        for relationship in opened.part.rels.values()
        if relationship.reltype == f"{RELATIONSHIPS}/customXml"
    ]
    return etree.fromstring(part.blob)


@settings(max_examples=25)
@given(strategies.reports())
def test_the_report_is_inside(report: gd.Report) -> None:
    """The file holds the JSON of the report, character by character, and its hash."""
    root = embedded(render(layout(report)))
    assert root.tag == "{urn:govdisclose:report}report"
    assert root.text == gd.dumps(report)
    assert root.get("sha256") == hashlib.sha256(gd.dumps(report).encode()).hexdigest()


def test_the_report_can_be_left_out() -> None:
    """With ``data=False`` there is no trace of the report's JSON in the package."""
    document = layout(with_everything(real.report("huaian-2024")))
    content = render(document, data=False)
    assert [name for name in word.parts(content) if name.startswith("customXml")] == []
    assert b"customXml" not in b"".join(word.parts(content).values())
    assert word.package_faults(content) == word.package_faults(render(document)) == []


@pytest.mark.parametrize("slug", real.MAIN)
def test_opened_for_editing(slug: str) -> None:
    """The document that python-docx opens has every cell and style, and saves without loss."""
    report = with_everything(real.report(slug))
    source = layout(report)
    expected = [
        printed(block) if isinstance(block, Table) else plain(block)
        for block in source.blocks
        if isinstance(block, Table | gd.DataTable)
    ]
    opened = gd.to_document(report)
    assert isinstance(opened, docx.document.Document)
    saved = BytesIO()
    opened.save(saved)
    for document in (opened, word.open_document(saved.getvalue())):
        assert [word.boxes(table) for table in word.tables(document)] == expected
        found = [(p.style.name if p.style else None, p.text) for p in document.paragraphs]
        assert found == paragraphs(source)
    assert embedded(saved.getvalue()).text == gd.dumps(report)


def test_edits_are_saved() -> None:
    """Paragraphs, headings, tables, pictures, cells and properties can be edited and saved."""
    document = gd.to_document(real.report("huaian-2024"), theme="open", data=False)
    document.add_heading("（一）补充", level=2)
    document.add_paragraph("补充一段。", style="Body Text")
    document.add_table(2, 3, style="Table Grid").rows[1].cells[2].text = "格"
    document.add_picture(BytesIO(png(10, 10)), width=Mm(20))
    document.tables[1].rows[3].cells[3].text = "4321"
    document.core_properties.author = "示例市政府办公室"
    document.sections[0].header.paragraphs[0].text = "草稿"
    saved = BytesIO()
    document.save(saved)
    again = word.open_document(saved.getvalue())
    assert [(p.style.name, p.text) for p in again.paragraphs[-3:] if p.style] == [
        ("Heading 2", "（一）补充"),
        ("Body Text", "补充一段。"),
        ("Normal", ""),
    ]
    assert [again.tables[3].rows[1].cells[2].text, again.tables[1].rows[3].cells[3].text] == [
        "格",
        "4321",
    ]
    assert again.inline_shapes[0].width == Mm(20)
    assert again.core_properties.author == "示例市政府办公室"
    assert again.sections[0].header.paragraphs[0].text == "草稿"
    assert word.package_faults(saved.getvalue()) == []


def test_options_reach_the_renderer() -> None:
    """What the renderer does not take, ``to_document`` refuses as ``render`` does."""
    with pytest.raises(gd.OptionError, match="fonts"):
        gd.to_document(gd.blank("2021"), fonts="open")

"""Word files as a whole: pictures, data of ours, other formats, the official form, our files."""

import hashlib
from itertools import chain

import pytest

import govdisclose as gd
from govdisclose.document import Role, Table
from govdisclose.editions import Report
from govdisclose.errors import ReadError
from govdisclose.prose import Picture
from govdisclose.readers.content import Content, Grid, Line
from govdisclose.readers.docx import content
from govdisclose.readers.limits import Limits
from support import real
from support.docx_building import (
    NAMESPACES,
    Member,
    archive,
    cell,
    document,
    paragraph,
    relationships,
    row,
    table,
)
from support.docx_content import cells, codes, grid, line, read
from support.images import PNG, png

DRAWING = '<w:r><w:drawing><wp:docPr descr="{}"/><a:blip r:embed="p"/></w:drawing></w:r>'
IMAGE = [("p", "image", "media/p.png")]


def test_pictures_with_words_are_read() -> None:
    """A picture with an alternative text is a picture, behind the text of its paragraph."""
    parts = {"word/media/p.png": png(2, 2)}
    body = paragraph("甲", DRAWING.format("流程\n图"))
    assert read(body, related=IMAGE, parts=parts).items == [
        Line("甲"),
        Picture(png(2, 2), "image/png", "流程 图"),
    ]


def test_old_pictures_are_read() -> None:
    """A picture in the older way of drawing is one, too, and so is one among alternatives."""
    old = '<v:shape alt="图"><v:imagedata r:id="p"/></v:shape>'
    within = f"<mc:AlternateContent><mc:Choice>{old}</mc:Choice></mc:AlternateContent>"
    parts = {"word/media/p.png": png(2, 2)}
    for drawn in (old, within):
        body = paragraph(f"<w:r><w:pict>{drawn}</w:pict></w:r>")
        found = read(body, related=IMAGE, parts=parts).items
        assert found == [Picture(png(2, 2), "image/png", "图")]


@pytest.mark.parametrize("data", [b"", b"GIF89a", None])
def test_other_pictures_are_noted(data: bytes | None) -> None:
    """A picture that is no PNG or JPEG, or not in the file, is a note."""
    parts = {} if data is None else {"word/media/p.png": data}
    assert line(paragraph(DRAWING.format("图")), related=IMAGE, parts=parts) == ("", ["picture"])


@pytest.mark.parametrize("data", [PNG[:-1], PNG[:40], b"\xff\xd8\xff\xd9"])
def test_damaged_pictures_are_noted(data: bytes) -> None:
    """A picture that is cut short is left out, and a note says what is wrong; the rest is read."""
    body = paragraph("甲", DRAWING.format("图")) + paragraph("乙")
    found = read(body, related=IMAGE, parts={"word/media/p.png": data})
    first, second = found.items
    assert isinstance(first, Line)
    assert (first.text, second) == ("甲", Line("乙"))
    [note] = first.notes
    assert (note.code, note.severity) == ("picture-broken", "warning")
    assert note.message.zh.startswith("图片“图”没有读入：图片文件")


def test_pictures_in_cells_are_noted() -> None:
    """A picture in a cell may be its number, and cannot be read."""
    parts = {"word/media/p.png": png(2, 2)}
    only = grid(row(cell(paragraph(DRAWING.format("图")))), related=IMAGE, parts=parts)
    assert (only.texts, codes(only.notes[0])) == ([""], ["picture"])


def embedded(text: str, digest: str) -> Content:
    xml = f'<report xmlns="urn:govdisclose:report" sha256="{digest}">{text}</report>'
    related = [("c", "customXml", "../customXml/item1.xml")]
    return read(paragraph("甲"), related=related, parts={"customXml/item1.xml": xml.encode()})


def test_our_data_are_found_and_compared_with_their_hash() -> None:
    """The report's JSON is given, and whether it is as it was written."""
    text = '{"题": "a\\n"}'
    found = embedded(text, hashlib.sha256(text.encode()).hexdigest()).embedded
    assert found
    assert (found.text, found.intact) == (text, True)
    changed = embedded(text, hashlib.sha256(b"other").hexdigest()).embedded
    assert changed
    assert (changed.text, changed.intact) == (text, False)


def test_our_data_are_found_behind_those_of_many_others() -> None:
    """However many data of others a file carries, ours are found; the same part counts once."""
    others = {f"customXml/item{n}.xml": b"<b:Sources xmlns:b='x'/>" for n in range(2, 60)}
    ours = b'<report xmlns="urn:govdisclose:report" sha256="">{}</report>'
    names = [*others, *["customXml/item2.xml"] * 9, "customXml/item1.xml"]
    related = [(f"c{n}", "customXml", f"../{name}") for n, name in enumerate(names)]
    found = read(
        paragraph("甲"), related=related, parts={**others, "customXml/item1.xml": ours}
    ).embedded
    assert found
    assert found.text == "{}"


def test_data_of_others_are_none_of_ours() -> None:
    """Other data that a file carries are left alone."""
    related = [("c", "customXml", "../customXml/item1.xml")]
    parts = {"customXml/item1.xml": b"<b:Sources xmlns:b='x'/>"}
    assert read(paragraph("甲"), related=related, parts=parts).embedded is None


def test_properties_of_the_file() -> None:
    """The title is given as the file has it; the author may be anyone."""
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title> 报告 </dc:title><dc:creator>某局</dc:creator></c:coreProperties>"
    )
    links = relationships(
        ("r1", "officeDocument", "/word/document.xml"),
        ("r2", "core-properties", "docProps/core.xml"),
    )
    parts = {"_rels/.rels": links, "docProps/core.xml": core.encode()}
    assert read(paragraph("甲"), parts=parts).metadata == {"title": "报告"}


def test_the_document_may_have_any_name() -> None:
    """The document is what the package says it is, in whatever case."""
    links = relationships(("r1", "officeDocument", "Word\\Doc2.xml"))
    data = archive(
        [Member("_rels/.rels", links), Member("word/doc2.XML", document(paragraph("甲")))]
    )
    assert content(data, Limits()).items == [Line("甲")]


def test_utf_16_and_the_strict_format_are_read() -> None:
    """A part may be UTF-16, or of the format's strict variant."""
    xml = document(paragraph("甲") + table(row("1"))).decode()
    expected = read(xml.encode()).items[0]
    assert read(xml.replace("UTF-8", "UTF-16").encode("utf-16")).items[0] == expected
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(strict.encode()).items[0] == expected


OTHERS = {
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "OFD.xml": "OFD",
    "content.xml": "OpenDocument",
    "Index/Document.iwa": "iWork",
    "META-INF/container.xml": "EPUB",
    "readme.txt": "其他压缩包",
    "word/styles.xml": "没有正文",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_named(name: str) -> None:
    """A file that is no Word file is refused by what it is, with what to do."""
    with pytest.raises(ReadError, match=OTHERS[name]) as caught:
        content(archive([Member(name, b"x")]), Limits())
    assert (
        "，请" in caught.value.text()
        or "；请" in caught.value.text()
        or "；如果" in caught.value.text()
    )


def test_a_spreadsheet_is_to_be_saved_as_one() -> None:
    """An OpenDocument spreadsheet is named as what it is, with the format of workbooks."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(ReadError, match=r"（\.ods）.*另存为 \.xlsx"):
        content(archive([Member("mimetype", kind), Member("content.xml", b"x")]), Limits())


def test_a_workbook_is_named_by_its_content() -> None:
    """A workbook is refused as such, not as a Word file with the wrong root."""
    links = relationships(("r1", "officeDocument", "xl/workbook.xml"))
    with pytest.raises(ReadError, match="Excel"):
        content(
            archive([Member("_rels/.rels", links), Member("xl/workbook.xml", b"<w/>")]), Limits()
        )


def test_a_document_without_body_is_empty() -> None:
    """A document without a body has no content."""
    assert read(f"<w:document {NAMESPACES}/>".encode()).items == []


def test_the_official_template() -> None:
    """The blank official form gives its three tables, as they are printed."""
    found = content(real.raw("template-2021-blank.docx").read_bytes(), Limits())
    tables = [item for item in found.items if isinstance(item, Grid)]
    assert [(one.rows, one.columns) for one in tables] == [(14, 4), (28, 10), (4, 15)]
    assert [covered(one) for one in tables] == [14 * 4, 28 * 10, 4 * 15]
    assert all(not one.notes for one in tables)
    headings = [item.text for item in found.items if isinstance(item, Line)]
    assert [text for text in headings if text[1:2] == "、"] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def covered(one: Grid) -> int:
    """Count the places that are covered, once each."""
    places = [
        (row_, column)
        for top, left, height, width in one.places
        for row_ in range(top, top + height)
        for column in range(left, left + width)
    ]
    assert len(places) == len(set(places))
    return len(places)


@pytest.mark.parametrize("slug", real.SLUGS)
def test_our_files_read_back_as_their_frames(slug: str) -> None:
    """Each table of a file of ours has the labels, spans and values of its frame."""
    report = real.report(slug)
    found = rendered(report)
    assert found.embedded
    assert found.embedded.intact
    assert gd.loads(found.embedded.text) == report
    tables = [item for item in found.items if isinstance(item, Grid)]
    frames = [block for block in gd.layout(report).blocks if isinstance(block, Table)]
    assert len(tables) == len(frames)
    for one, block in zip(tables, frames, strict=True):
        values = iter(block.values)
        assert cells(one) == [
            (
                next(values) if each.role is Role.VALUE else each.label,
                (each.row, each.column, each.rowspan, each.colspan),
            )
            for each in block.frame.cells
        ]
        assert (one.rows, one.columns) == (block.frame.rows, block.frame.columns)
        assert one.notes == {}


def rendered(report: Report) -> Content:
    data = gd.render(report, "docx")
    assert isinstance(data, bytes)
    return content(data, Limits())


@pytest.mark.parametrize("slug", real.MAIN)
def test_our_headings_have_their_levels(slug: str) -> None:
    """Chapters are headings of the first level, other lines of none."""
    found = rendered(real.report(slug))
    levels = [(item.text[:2], item.level) for item in found.items if isinstance(item, Line)]
    chapters = [f"{number}、" for number in "一二三四五六"]
    assert [text for text, level in levels if level == 1] == chapters
    assert {level for text, level in levels if text not in chapters} == {0}
    assert not list(
        chain(found.notes, *(item.notes for item in found.items if isinstance(item, Line)))
    )

"""Word: every cell and every word read back by another reader; the package and its parts."""

import itertools
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

import govdisclose as gd
from govdisclose.document import Document, Frame, FrameCell, Role, Table, Title
from govdisclose.editions import Report
from govdisclose.errors import OptionError
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.docx import RENDERER, archive
from govdisclose.renderers.docx import package as preparing
from govdisclose.renderers.docx import tables as compiling
from govdisclose.renderers.docx.archive import Archive, Entry
from govdisclose.renderers.docx.writer import render
from support import real, strategies, word
from support.documents import (
    document,
    paragraphs,
    plain,
    printed,
    unbroken,
    with_everything,
)
from support.images import jpeg, png, turned

NAUGHTY = "  <w:p/> & &amp; \"'%s %d {{ }} \\0 𠮷\ue000é　\n\n“末行” "
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "customXml/_rels/item1.xml.rels",
    "customXml/itemProps1.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "customXml/item1.xml",
    "docProps/core.xml",
]


def find(table: Any, name: str) -> list[Any]:
    """List the elements of a name."""
    return list(table.iter(qn(f"w:{name}")))


def add(parent: Any, name: str, **attributes: str) -> None:
    """Add an element."""
    etree.SubElement(parent, qn(f"w:{name}"), {qn(f"w:{k}"): v for k, v in attributes.items()})


def regrid(*widths: int) -> Callable[[Any], None]:
    """Give a damage: other columns than those that the cells are made for."""

    def damage(table: Any) -> None:
        [grid] = find(table, "tblGrid")
        grid[:] = []
        for width in widths:
            add(grid, "gridCol", w=str(width))

    return damage


# Done to a table of three rows and two columns, whose first cell covers two rows.
DAMAGES: list[tuple[str, Callable[[Any], object]]] = [
    ("grid .* is not 8844 wide", regrid(4422, 4421)),
    ("a column of the grid has no width", regrid(8844, 0)),
    ("64 columns", regrid(*[138] * 63, 150)),
    ("cell 0, 0: width 1", lambda t: find(t, "tcW")[0].set(qn("w:w"), "1")),
    ("cell 0, 0: does not end in a paragraph", lambda t: find(t, "tc")[0].remove(find(t, "p")[0])),
    ("cell 2, 1: does not end in a paragraph", lambda t: add(find(t, "tc")[-1], "tbl")),
    ("cell 2, 1: spans 0", lambda t: add(find(t, "tcPr")[-1], "gridSpan", val="0")),
    (
        "cell 2, 1: spans 2000000000",
        lambda t: add(find(t, "tcPr")[-1], "gridSpan", val="2" + "0" * 9),
    ),
    ("cell 0, 1: continues nothing", lambda t: add(find(t, "tcPr")[1], "vMerge")),
    ("cell 1, 0: continues nothing", lambda t: find(t, "tcPr")[0].remove(find(t, "vMerge")[0])),
    ("cell 1, 0: text in a continuation", lambda t: find(t, "p")[2].append(find(t, "r")[0])),
    ("row 0 is 1 columns wide", lambda t: find(t, "tr")[0].remove(find(t, "tc")[0])),
    ("row 2 is 3 columns wide", lambda t: find(t, "tr")[2].append(deepcopy(find(t, "tc")[-1]))),
]


def check_content(source: Document) -> None:
    """Compare a document with what is read back from its file."""
    opened = word.open_document(render(source))
    expected = [
        printed(block) if isinstance(block, Table) else plain(block)
        for block in source.blocks
        if isinstance(block, Table | DataTable)
    ]
    tables = [word.boxes(table) for table in word.tables(opened)]
    assert [set(map(unbroken, boxes)) for boxes in tables] == [
        set(map(unbroken, boxes)) for boxes in expected
    ]
    actual = [(p.style.name if p.style else None, p.text) for p in opened.paragraphs]
    assert actual == paragraphs(source)


@pytest.mark.parametrize("slug", real.MAIN)
def test_real_reports_read_back(slug: str) -> None:
    """Every label, span, number and word of a real report of each edition is in the file."""
    check_content(layout(real.report(slug)))


@settings(max_examples=15)
@given(strategies.reports())
def test_random_reports_read_back(report: Report) -> None:
    """Any report that can be built is in its file, cell by cell and paragraph by paragraph."""
    check_content(layout(report))


def test_text_comes_back_exactly() -> None:
    """Markup, spaces, line breaks, format characters and rare characters are text, everywhere."""
    label = FrameCell(0, 0, 1, 1, Role.ROW, NAUGHTY)
    frame = Frame("a<b&\"c'", 1, 2, (1, 1), 0, 1, (), (label, FrameCell(0, 1, 1, 1, Role.VALUE)))
    check_content(
        document(
            Title(NAUGHTY),
            *(Heading(NAUGHTY.replace("\n", ""), level) for level in (1, 2, 3, 4)),
            Paragraph(NAUGHTY),
            Table(frame, (NAUGHTY,)),
            DataTable(((NAUGHTY, ""),), 1, NAUGHTY.replace("\n", "")),
        )
    )


@settings(max_examples=15)
@given(strategies.reports())
def test_files_are_well_formed(report: Report) -> None:
    """Random reports: tables are what Word opens, drawings are numbered, parts are in order."""
    content = render(layout(report))
    opened = word.open_document(content)
    assert [word.faults(table) for table in word.tables(opened)] == [[]] * len(word.tables(opened))
    assert word.package_faults(content) == []
    blocks = [block.tag for block in word.blocks(opened)]
    after_tables = [b for a, b in itertools.pairwise(blocks) if a == qn("w:tbl")]
    assert {blocks[-1], *after_tables} == {qn("w:p")}
    numbers = [d.get("id") for d in opened.element.body.iter(qn("wp:docPr"))]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize(("fault", "damage"), DAMAGES)
def test_structural_check_finds_faults(fault: str, damage: Callable[[Any], object]) -> None:
    """The check that the test above rests on finds each kind of fault, and says which it is."""
    places = [(0, 0, 2), (0, 1, 1), (1, 1, 1), (2, 0, 1), (2, 1, 1)]
    cells = tuple(FrameCell(row, column, down, 1, Role.VALUE) for row, column, down in places)
    source = document(Table(Frame("表", 3, 2, (1, 1), 0, 0, (), cells), tuple("12345")))
    [table] = word.tables(word.open_document(render(source)))
    assert word.faults(table) == []
    damage(table)
    assert [line for line in word.faults(table) if re.fullmatch(fault, line)] != []


def test_parts_are_these() -> None:
    """The package has these parts in this order: nothing of python-docx's template, no theme."""
    content = render(layout(real.report("huaian-2024")))
    assert list(word.parts(content)) == PARTS
    everything = b"".join(word.parts(content).values())
    assert [
        trace
        for trace in (b"python-docx", b"heme", b"thumbnail", b"docProps/app", b"Calibri", b"ja-JP")
        if trace in everything
    ] == []


def test_entries_have_no_date() -> None:
    """Entries have the earliest date that there is; only the shortest is not compressed."""
    with zipfile.ZipFile(BytesIO(render(document(Paragraph("字" * 999))))) as package:
        entries = package.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    stored = [entry for entry in entries if entry.compress_type == zipfile.ZIP_STORED]
    assert [entry.filename for entry in stored] == ["docProps/core.xml"]
    assert stored[0].file_size < 1000


def test_pictures_have_parts() -> None:
    """A picture's bytes are a part of their own, shown within the text with its description."""
    pictures = [
        (Picture(png(192, 96), "image/png", "a \"<&' b"), (50.8, 25.4)),
        (Picture(png(6000, 10), "image/png", "宽"), (156, 0.26)),
        (Picture(png(10, 6000), "image/png", "高"), (0.28, 168)),
        (Picture(jpeg(192, 96), "image/jpeg", "照片"), (50.8, 25.4)),
        (Picture(jpeg(1, 1), "image/jpeg", "一点"), (0.26, 0.26)),
    ]
    content = render(document(*(picture for picture, _ in pictures)))
    assert word.package_faults(content) == []
    opened = word.open_document(content)
    shapes = list(opened.inline_shapes)
    assert [(s.width.mm, s.height.mm) for s in shapes] == [
        (pytest.approx(width, abs=0.02), pytest.approx(height, abs=0.02))
        for _, (width, height) in pictures
    ]
    described = [d.get("descr") for d in opened.element.body.iter(qn("wp:docPr"))]
    assert described == [picture.alt for picture, _ in pictures]
    ids = [blip.get(qn("r:embed")) for blip in opened.element.body.iter(qn("a:blip"))]
    stored = [opened.part.related_parts[str(id_)] for id_ in ids]
    assert [(part.blob, part.content_type) for part in stored] == [
        (picture.data, picture.media_type) for picture, _ in pictures
    ]


@pytest.mark.parametrize(
    ("orientation", "turn", "extent", "room"),
    [
        (1, (0, False), (50.8, 25.4), None),
        (2, (0, True), (50.8, 25.4), None),
        (3, (180, False), (50.8, 25.4), None),
        (4, (180, True), (50.8, 25.4), None),
        (5, (270, True), (50.8, 25.4), (0, 12.7, 0, 12.7)),
        (6, (90, False), (50.8, 25.4), (0, 12.7, 0, 12.7)),
        (7, (90, True), (50.8, 25.4), (0, 12.7, 0, 12.7)),
        (8, (270, False), (50.8, 25.4), (0, 12.7, 0, 12.7)),
    ],
)
def test_pictures_are_turned_as_cameras_say(
    orientation: int,
    turn: tuple[int, bool],
    extent: tuple[float, float],
    room: tuple[float, ...] | None,
) -> None:
    """A picture stands in Word as browsers show it, within the room that it takes when turned."""
    picture = Picture(jpeg(192, 96, turned(orientation)), "image/jpeg", "照片")
    content = render(document(picture))
    assert word.package_faults(content) == []
    opened = word.open_document(content)
    shape = opened.inline_shapes[0]
    assert (shape.width.mm, shape.height.mm) == pytest.approx(extent, abs=0.02)
    [xfrm] = opened.element.body.iter(qn("a:xfrm"))
    assert (int(xfrm.get("rot", "0")) / 60_000, xfrm.get("flipH") == "1") == turn
    rooms = [
        tuple(int(found.get(side)) / 36_000 for side in "ltrb")
        for found in opened.element.body.iter(qn("wp:effectExtent"))
    ]
    assert rooms == [] if room is None else rooms == [pytest.approx(room, abs=0.02)]


def test_pictures_on_their_side_fit_the_page() -> None:
    """Turned on its side, a large picture stays within the page either way, with its room."""
    for size, longer in (((4000, 3000), 156), ((3000, 4000), 124.8), ((4000, 1000), 115.4)):
        picture = Picture(jpeg(*size, turned(6)), "image/jpeg", "照片")
        shape = word.open_document(render(document(picture))).inline_shapes[0]
        assert max(shape.width.mm, shape.height.mm) == pytest.approx(longer, abs=0.1)
        assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.001)


def test_frame_without_values() -> None:
    """A table of labels only is a table too."""
    cells = (
        FrameCell(0, 0, 2, 1, Role.ROW, "甲"),
        FrameCell(0, 1, 1, 2, Role.COLUMN, "乙%s"),
        FrameCell(1, 1, 1, 2, Role.COLUMN, "丙\n丁"),
    )
    check_content(document(Table(Frame("表", 2, 3, (1, 2, 3), 1, 1, (), cells), ())))


def test_long_numbers_are_squeezed() -> None:
    """A number too long for its column is set narrower, and only that."""
    columns = tuple(FrameCell(0, i, 1, 1, Role.VALUE) for i in range(3))
    frame = Frame("表", 1, 3, (11.3, 11.3, 133.4), 0, 0, (), columns)
    source = document(Table(frame, ("1234", "12345678（其中1件）", "12345678")))
    [table] = word.tables(word.open_document(render(source)))
    widths = [word.value(run, "w:rPr/w:w") for run in table.iter(qn("w:r"))]
    assert widths == [None, "55", None, None]  # the third is the remark


def test_a_remark_stands_under_a_number_where_both_do_not_fit() -> None:
    """The break is between number and remark, so that no word processor splits the number."""
    columns = tuple(FrameCell(0, i, 1, 1, Role.VALUE) for i in range(3))
    frame = Frame("表", 1, 3, (11.3, 80, 64.7), 0, 0, (), columns)
    source = document(Table(frame, ("3001（其中网络3件）", "3001（其中网络3件）", "（不涉及）")))
    [table] = word.tables(word.open_document(render(source)))
    texts = {box.column: box.text for box in word.boxes(table)}
    assert texts == {0: "3001\n（其中网络3件）", 1: "3001（其中网络3件）", 2: "（不涉及）"}
    styles = [word.value(p, "w:pPr/w:pStyle") for p in table.iter(qn("w:p"))]
    assert styles == ["TableText", "TableRemark", "TableText", "TableText"]


def test_a_long_word_in_a_remark_does_not_squeeze_the_number() -> None:
    """An address in a remark is broken; neither it nor the number before it is set narrower."""
    columns = tuple(FrameCell(0, i, 1, 1, Role.VALUE) for i in range(2))
    frame = Frame("表", 1, 2, (11.3, 144.7), 0, 0, (), columns)
    address = "（https://www.example.cn/）"
    for value in (f"126{address}", address, "4（注）"):
        [table] = word.tables(word.open_document(render(document(Table(frame, (value, ""))))))
        assert list(table.iter(qn("w:w"))) == []


def test_words_without_a_number_are_set_small() -> None:
    """A remark that stands alone in a narrow cell is set in the size of remarks."""
    columns = tuple(FrameCell(0, i, 1, 1, Role.VALUE) for i in range(2))
    frame = Frame("表", 1, 2, (11.3, 144.7), 0, 0, (), columns)
    source = document(Table(frame, ("（不涉及）", "（不涉及）")))
    [table] = word.tables(word.open_document(render(source)))
    assert [word.value(run, "w:rPr/w:sz") for run in table.iter(qn("w:r"))] == ["15", None]


def test_properties() -> None:
    """Title, author and language are the document's; both dates are that of publication."""
    source = document(title="甲<乙>&年报", author="某局", published=date(2025, 1, 20))
    core = word.open_document(render(source)).core_properties
    assert (core.title, core.author, core.language) == ("甲<乙>&年报", "某局", "zh-CN")
    moment = datetime(2025, 1, 20, tzinfo=UTC)
    assert (core.created, core.modified, core.revision) == (moment, moment, 1)
    assert (core.subject, core.last_modified_by, core.comments) == ("", "", "")


def test_properties_of_a_report() -> None:
    """The title is in one line, and the subject says what kind of document it is."""
    report = gd.replace(real.report("huaian-2024"), {"/title": "示例市\n年报\nAnnual\nReport"})
    core = gd.to_document(report).core_properties
    assert core.title == "示例市年报Annual Report"
    assert core.subject == "政府信息公开工作年度报告"


def test_a_moment_of_publication_counts_as_its_day() -> None:
    """A document made by hand may have a datetime where a date should be."""
    source = document(published=datetime(2025, 1, 20, 3, 4, tzinfo=UTC))
    assert word.open_document(render(source)).core_properties.created == datetime(
        2025, 1, 20, tzinfo=UTC
    )


def test_what_is_no_block_is_refused() -> None:
    """A document made by hand with something else in it is a TypeError that names it."""
    with pytest.raises(TypeError, match="str is no block"):
        render(document("正文"))


def test_an_archive_holds_so_many_entries() -> None:
    """All entries that the format can say, over several calls, and not one more."""
    full = Archive().add(Entry("a", b"", 0)).add(*[Entry("b", b"", 0)] * 65533)
    with zipfile.ZipFile(BytesIO(bytes(full))) as package:
        assert len(package.infolist()) == 65534
    with pytest.raises(gd.GovdiscloseError, match="65534"):
        full.add(Entry("c", b"", 0))


def test_an_archive_holds_so_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than the format can say is refused, whatever it would be compressed to."""
    monkeypatch.setattr(archive, "MAX_SIZE", 1000)
    assert Archive().add(Entry("a", bytes(1000), 3)).count == 1
    for entries in ([Entry("a", bytes(1001), 3)], [Entry("a", bytes(600), 0)] * 2):
        with pytest.raises(gd.GovdiscloseError, match="1000 字节"):
            Archive().add(*entries)


@pytest.mark.parametrize(
    ("epoch", "moment"),
    [
        (None, datetime(1980, 1, 1, tzinfo=UTC)),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1737331200", datetime(2025, 1, 20, tzinfo=UTC)),
    ],
)
def test_date_without_publication(
    monkeypatch: pytest.MonkeyPatch, epoch: str | None, moment: datetime
) -> None:
    """Without a date of publication SOURCE_DATE_EPOCH is asked, never the clock."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert word.open_document(render(document())).core_properties.created == moment


@pytest.mark.parametrize(
    "epoch", ["", "now", "1e9", "-1", "+5", " 12 ", "1_000", "١٢", "9" * 30, "9" * 5000]
)
def test_wrong_epoch_is_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """A SOURCE_DATE_EPOCH that is no time is an error that says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(OptionError, match="SOURCE_DATE_EPOCH"):
        render(document())


def test_threads_agree() -> None:
    """Threads that begin at once, with nothing prepared, all get what one alone gets."""
    sources = [layout(with_everything(real.report(slug))) for slug in real.MAIN]
    expected = [render(source) for source in sources]
    preparing.prepare.cache_clear()
    compiling._compile.cache_clear()  # noqa: SLF001 - as in a new process
    with ThreadPoolExecutor(8) as pool:
        actual = list(pool.map(render, sources * 40))
    assert actual == expected * 40


def test_frames_are_compiled_once() -> None:
    """A frame is compiled when first seen, not again for another report."""
    sources = [layout(real.report(slug)) for slug in real.SLUGS]
    compiling._compile.cache_clear()  # noqa: SLF001 - as in a new process
    for source in sources:
        render(source)
    assert compiling._compile.cache_info().misses == 6  # noqa: SLF001 - three for each edition


def test_import_is_light() -> None:
    """Importing the renderer loads neither python-docx, lxml nor jinja2."""
    code = (
        "import sys, govdisclose.renderers.docx;"
        "print(sorted({'docx', 'lxml', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_renderer_is_registered_rightly() -> None:
    """The record names the format, its suffix and its media type, and calls the function."""
    assert (RENDERER.name, RENDERER.suffix, RENDERER.render) == ("docx", ".docx", render)
    types = word.parts(render(document()))["[Content_Types].xml"].decode()
    assert f"{RENDERER.media_type}.main+xml" in types

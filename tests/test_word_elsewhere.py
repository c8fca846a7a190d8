"""Word files elsewhere: Microsoft's Open XML SDK finds no fault, LibreOffice reads every word."""

import itertools
from collections.abc import Iterable
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import Phase, given, seed, settings

import govdisclose as gd
from govdisclose.document import Document, Table
from govdisclose.editions import EDITIONS, Report
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Paragraph, Picture
from govdisclose.renderers.docx import THEMES
from govdisclose.renderers.docx.writer import render
from govdisclose.text import FORBIDDEN
from support import odf, real, strategies
from support.documents import document, full, paragraphs, plain, printed, unbroken, with_everything
from support.office import converted
from support.validator import findings

SPACES = ["  a  b  ", "\n", "\n\n", " \n ", "a\n", "\na", "   ", " ", "\u3000", ""]

DAMAGES = {
    "value": ("word/document.xml", b'<w:jc w:val="center"/>', b'<w:jc w:val="middle"/>'),
    "place": ("word/document.xml", b"<w:cantSplit/>", b"<w:cantSplit/><w:tc/>"),
    "reference": ("word/document.xml", b'r:embed="rIdPicture1"', b'r:embed="rIdPicture9"'),
    "relationship": ("word/_rels/document.xml.rels", b"media/image1.png", b"media/image9.png"),
    "style": ("word/styles.xml", b'w:type="paragraph"', b'w:type="para"'),
    "xml": ("word/document.xml", b"</w:body>", b""),
}


def drawn(edition: str, number: int, start: int) -> list[Report]:
    """Draw so many random reports."""
    found: list[Report] = []

    @seed(start)
    @settings(max_examples=number, phases=[Phase.generate], database=None)
    @given(strategies.reports(edition))
    def draw(report: Report) -> None:
        found.append(report)

    draw()
    assert len(found) == number
    return found


def damaged(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Replace bytes in one part of a file."""
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(changed, "w") as target:
        assert old in source.read(part)
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new, 1) if name == part else data)
    return changed.getvalue()


@pytest.mark.parametrize("edition", EDITIONS)
def test_samples_and_blank_forms_are_valid(edition: str, tmp_path: Path) -> None:
    """The SDK finds nothing in the sample and the blank form of either edition."""
    sample = gd.loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())
    reports = {"sample": sample, "blank": gd.blank(edition)}
    contents = {name: render(layout(report)) for name, report in reports.items()}
    assert findings(contents, tmp_path) == []


@pytest.mark.parametrize("slug", real.SLUGS)
def test_real_reports_are_valid(slug: str, tmp_path: Path) -> None:
    """The SDK finds nothing in real reports, plain and with prose of every kind and attachments."""
    report = real.report(slug)
    reports = {"plain": report, "everything": with_everything(report), "full": full(slug)}
    contents = {name: render(layout(report)) for name, report in reports.items()}
    assert findings(contents, tmp_path) == []


@pytest.mark.parametrize("theme", THEMES)
def test_themes_and_options_are_valid(theme: str, tmp_path: Path) -> None:
    """The SDK finds nothing whatever the theme, the page numbers and the other options are."""
    source = layout(with_everything(real.report("huaian-2024")))
    contents = {
        "outer": render(source, theme=theme, page_numbers="outer", signature=True),
        "center": render(source, theme=theme, page_numbers="center", data=False),
        "none": render(source, theme=theme, page_numbers="none", signature=True, data=False),
    }
    assert findings(contents, tmp_path) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_random_reports_are_valid(edition: str, tmp_path: Path) -> None:
    """The SDK finds nothing in random reports: some alone, and many as one long document."""
    sources = [layout(report) for report in drawn(edition, 50, start=0)]
    together = document(*itertools.chain.from_iterable(source.blocks for source in sources))
    contents = {f"{number}": render(source) for number, source in enumerate(sources[-5:])}
    assert findings(contents | {"together": render(together)}, tmp_path) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_validator_finds_faults(damage: str, tmp_path: Path) -> None:
    """The tests above can fail: each kind of damage to a good file is found."""
    good = render(layout(with_everything(real.report("huaian-2024"))))
    bad = damaged(good, *DAMAGES[damage])
    found = findings({"good": good, "bad": bad}, tmp_path)
    assert {line.partition(":")[0] for line in found} == {"bad"}


def expected(source: Document) -> tuple[list[odf.Block], list[str]]:
    """Say what LibreOffice should read of a document."""
    blocks: list[odf.Block] = []
    for block in source.blocks:
        around = paragraphs(attrs.evolve(source, blocks=(block,)))
        if isinstance(block, Table | DataTable):
            boxes = printed(block) if isinstance(block, Table) else plain(block)
            blocks += [*around[:-1], set(map(unbroken, boxes)), around[-1]]
        else:
            blocks += around
    return blocks, [block.alt for block in source.blocks if isinstance(block, Picture)]


def check_elsewhere(sources: Iterable[Document], folder: Path) -> None:
    """Compare documents with what LibreOffice reads in their files."""
    named = {f"{number}": source for number, source in enumerate(sources)}
    contents = {name: render(source) for name, source in named.items()}
    for name, path in converted(contents, folder, "fodt").items():
        blocks, pictures = odf.read(path)
        # The line break before a remark is the renderer's; there is no other allowance.
        actual = [set(map(unbroken, b)) if isinstance(b, set) else b for b in blocks]
        assert (actual, pictures) == expected(named[name])


@pytest.mark.parametrize("start", [1, 2])
@pytest.mark.parametrize("edition", EDITIONS)
def test_random_reports_are_read_elsewhere(edition: str, start: int, tmp_path: Path) -> None:
    """LibreOffice reads every paragraph, span and cell of random reports, in their order."""
    check_elsewhere(map(layout, drawn(edition, 50, start)), tmp_path)


def test_every_character_is_read_elsewhere(tmp_path: Path) -> None:
    """LibreOffice reads each character that a report can have, in text and in tables."""
    allowed = FORBIDDEN.sub("", "".join(map(chr, range(0x110000)))).replace("\n", "")
    texts = [*(allowed[at : at + 1000] for at in range(0, len(allowed), 1000)), *SPACES]
    table = DataTable(tuple((text,) for text in texts), 0)
    check_elsewhere([document(*map(Paragraph, texts), table)], tmp_path)

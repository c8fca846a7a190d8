"""PDF: long figures and many remarks stay on the paper, and what cannot is refused."""

from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.editions import EDITIONS
from govdisclose.form import leaves
from govdisclose.layouts import layout
from support import made_pdf, pages
from support.print_checks import faults, numbered, outside

_TABLES = ("/requests", "/disputes")
_LONG = (
    "本项数据包含由市政府办公室统一转办的省级平台申请三十七件、市级平台申请五十二件以及当面提交的申请四件，"
    "其中跨年度办理的已按有关解释口径计入本年度，不重复计入结转；涉及商业秘密的两件经征求第三方意见后部分公开，"
    "详见附件一至附件三。"
) * 3


@pytest.fixture(autouse=True)
def _made_here() -> None:
    made_pdf.require()


def _filled(edition: str, first: int, remark: str) -> gd.Report:
    """Fill in a form: another number in each count, a remark at each of the two wide tables."""
    form = gd.blank(edition, year=2024, agency=gd.Agency(name="示例市水务局"))
    counts = [leaf.pointer for leaf in leaves(type(form)) if leaf.cell.name == "COUNT"]
    wide = [leaf.pointer for leaf in leaves(type(form)) if leaf.pointer.startswith(_TABLES)]
    numbers = {pointer: first + number for number, pointer in enumerate(counts)}
    remarks = tuple(gd.Remark(pointer, remark) for pointer in wide if remark)
    return gd.replace(form, numbers | {"/remarks": remarks})


def _printed(report: gd.Report, folder: Path) -> tuple[gd.Report, list[pages.Page]]:
    """Print a report without its JSON; what is read back, and the pages."""
    path = folder / "printed.pdf"
    path.write_bytes(gd.render(report, "pdf", data=False))
    return gd.read(path).report, pages.read(path)


def _differences(report: gd.Report, other: gd.Report) -> list[str]:
    pointers = [leaf.pointer for leaf in leaves(type(report))]
    return [each for each in pointers if gd.get(report, each) != gd.get(other, each)]


@pytest.mark.parametrize(
    ("edition", "first", "remark"),
    [("2019", 1_234_567, "含线上2件"), ("2021", 1_234_567, ""), ("2021", 999_999_999_000, "")],
)
def test_nothing_is_cut_off(edition: str, first: int, remark: str, tmp_path: Path) -> None:
    """Of long figures, with remarks everywhere, each is read from the print; none is in margins."""
    report = _filled(edition, first, remark)
    read, found = _printed(report, tmp_path)
    assert _differences(report, read) == []
    assert set(read.remarks) == set(report.remarks)
    assert outside(found) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_remarks_leave_a_table_on_one_page(edition: str, tmp_path: Path) -> None:
    """With remarks in three columns the tables stand on a page each, below their headings."""
    report = numbered(edition)
    remarked = tuple(
        gd.Remark(leaf.pointer, "注")
        for leaf in leaves(type(report))
        if leaf.pointer.startswith("/requests")
        and leaf.pointer.endswith(("natural_persons", "/other", "/total"))
    )
    report = gd.replace(report, {"/remarks": remarked})
    read, found = _printed(report, tmp_path)
    assert faults(layout(report), found) == []
    assert _differences(report, read) == []


def test_a_heading_is_not_alone_above_a_table_of_many_pages(tmp_path: Path) -> None:
    """Below the heading of a table that no page holds stand its first rows, and none is split."""
    report = _filled("2021", 1_234_567, "其中线上受理2件，转办3件，均已办结")
    read, found = _printed(report, tmp_path)
    [page] = [page for page in found if "三、收到和处理政府信息公开申请情况" in page.text]
    assert str(gd.get(report, "/requests/received/total")) in page.text
    assert (_differences(report, read), outside(found)) == ([], [])
    assert set(read.remarks) == set(report.remarks)


@pytest.mark.parametrize(
    ("pointer", "length", "header"),
    [
        ("/disputes/litigation/direct/pending", 267, "复议后起诉"),
        ("/requests/outcomes/disclosed/total", 264, "申请人情况"),
    ],
)
def test_a_header_stands_above_each_part(
    pointer: str, length: int, header: str, tmp_path: Path
) -> None:
    """A remark as high as a page leaves the header of its table above the row."""
    remark = gd.Remark(pointer, _LONG[:length])
    report = gd.replace(numbered("2021"), {"/remarks": (remark,)})
    read, found = _printed(report, tmp_path)
    [page] = [page for page in found if remark.text[:2] in page.text]
    assert header in page.text
    assert (_differences(report, read), read.remarks) == ([], report.remarks)


def test_a_row_that_cannot_be_broken_is_set_smaller(tmp_path: Path) -> None:
    """Where breaking a row as high as a page gains nothing, smaller type leaves its header room."""
    (tmp_path / "page.html").write_text(
        '{% extends "govdisclose/page.html" %}{% block chapter %}{% endblock %}{% block footer %}'
        '<table class="gd-table"><caption>甲</caption><thead><tr><th>表头</th></tr></thead><tbody>'
        '<tr><td><div style="height: 130em">高格</div></td></tr><tr><td>次行</td></tr></tbody>'
        "</table>{% endblock %}"
    )
    path = tmp_path / "printed.pdf"
    path.write_bytes(gd.render(gd.blank("2021"), "pdf", templates=tmp_path))
    [page] = [page for page in pages.read(path) if "高格" in page.text]
    assert "表头" in page.text


def test_a_label_stands_beside_its_rows(tmp_path: Path) -> None:
    """A row whose label has no room above the end of its page begins the next one."""
    pointers = (
        "withheld/state_secrets/organizations/other",
        "unable_to_provide/requires_creation/organizations/public_welfare_organizations",
        "other_handling/other/total",
    )
    remarks = tuple(gd.Remark(f"/requests/outcomes/{each}", _LONG[:80]) for each in pointers)
    report = gd.replace(numbered("2021"), {"/remarks": remarks})
    read, found = _printed(report, tmp_path)
    [page] = [page for page in found if "1.本机关不掌握相关政府信息" in page.text]
    assert "2.没有现成信息需要另行制作" in page.text
    assert (_differences(report, read), set(read.remarks)) == ([], set(remarks))


def test_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    """A table that is too wide in the smallest type is named, and no PDF made."""
    (tmp_path / "page.html").write_text(
        '{% extends "govdisclose/page.html" %}{% block footer %}<table class="gd-table"><caption>甲'
        f'</caption><tr><td style="white-space: nowrap">{"长" * 200}</td></tr></table>'
        "{% endblock %}"
    )
    with pytest.raises(gd.GovdiscloseError, match=r"表格“甲”里的“长+”在 A4 纸上放不下"):
        gd.render(gd.blank("2021"), "pdf", templates=tmp_path)

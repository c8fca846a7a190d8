"""Fill-in workbooks: what is in them, and that they read back as the report they were made of."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

import govdisclose as gd
from govdisclose import workbooks
from govdisclose.cells import Cell
from govdisclose.checks.relations import equalities
from govdisclose.editions import EDITIONS
from govdisclose.form import form_fields, leaves
from govdisclose.layouts.chapters import chapter_frames
from govdisclose.worksheets import COVER_FIELDS, chapter_sheet
from support import drawing, goldens, office, validator
from support.images import jpeg, png
from support.strategies import reports
from support.workbooks import added_up, dump, edited, opened, sample, without_what_cannot_show

CASES = int(os.environ.get("DRAWN_CASES", "2000")) // 100
RECEIVED = "/requests/received"
PARTS = [
    f"{RECEIVED}/natural_persons",
    *(f"{RECEIVED}/organizations/{field.name}" for field in form_fields(gd.Organizations)),
]

in_each_edition = pytest.mark.parametrize("edition", sorted(EDITIONS))


def at(data: bytes, address: str) -> Any:
    name, _, cell = address.partition("!")
    sheet = opened(data)[name]
    assert isinstance(sheet, Worksheet)
    return sheet[cell]


@in_each_edition
def test_workbooks_are_as_seen(edition: str, request: pytest.FixtureRequest) -> None:
    """Cells, merges, rules and pages of a workbook are those that were looked at."""
    made = {"": sample(edition), "-blank": gd.blank(edition)}
    for name, report in made.items():
        goldens.same(request, f"{edition}{name}.workbook.txt", dump(gd.workbook(report)))


@in_each_edition
def test_rows_to_type_in_have_no_height(edition: str) -> None:
    """A row in which nothing is filled in has no height of its own, so that it grows; others do."""
    table = gd.DataTable((("渠道", "条数"), ("", "")))
    remark = gd.Remark(f"{RECEIVED}/total", "口径不同。" * 60)
    prose = {"/overview": (gd.Paragraph("全年公开。" * 60), table), "/remarks": (remark,)}
    book = opened(gd.workbook(gd.replace(gd.blank(edition), prose)))
    heights = {
        name: [book[name].row_dimensions[row].height for row in range(1, last)]
        for name, last in (("封面", 16), ("文字", 30), ("备注", 30), ("附表1", 30))
    }
    assert {row for row, height in enumerate(heights["封面"], 1) if height} == {1}
    assert {row for row, height in enumerate(heights["文字"], 1) if height} == {1, 2, 3, 5, 6}
    assert {row for row, height in enumerate(heights["备注"], 1) if height} == {1, 2, 3, 4}
    assert {row for row, height in enumerate(heights["附表1"], 1) if height} == {2, 3, 4}
    assert heights["文字"][4] == heights["备注"][3] == 140.25  # nine lines


def test_the_same_report_gives_the_same_bytes() -> None:
    """Bytes depend on the report alone, and on no hash seed, clock or time zone."""
    code = (
        "import hashlib, govdisclose as gd;"
        "from importlib.resources import files;"
        "text = files('govdisclose').joinpath('samples/2021.json').read_bytes();"
        "print(hashlib.sha256(gd.workbook(gd.loads(text))).hexdigest())"
    )
    seen = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai")):
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout)
    assert len(seen) == 1


@in_each_edition
def test_labels_and_merges_are_those_of_the_form(edition: str) -> None:
    """Each label of a table stands in its place, over as many cells as the form prints it."""
    book = opened(gd.workbook(gd.blank(edition)))
    for _, heading, frame in chapter_frames(EDITIONS[edition].report):
        if frame is None:
            continue
        sheet = book[chapter_sheet(heading.text)]
        assert sheet["A1"].value == heading.text
        found = [sheet.cell(c.row + 3, c.column + 1).value for c in frame.cells if c.label]
        assert found == [cell.label for cell in frame.cells if cell.label]
        spans = {
            (c.row + 3, c.column + 1, c.row + 2 + c.rowspan, c.column + c.colspan)
            for c in frame.cells
            if c.rowspan * c.colspan > 1
        }
        merged = {(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges}
        assert {each for each in merged if each[0] > 2} == spans


@in_each_edition
def test_only_inputs_can_be_changed(edition: str) -> None:
    """All labels and formulas are locked, number cells that are no formula are open."""
    data = gd.workbook(gd.blank(edition))
    reading = gd.read(data)
    totals = {e.left[0].pointer for e in equalities(EDITIONS[edition].report) if e.is_total}
    book = opened(data)
    for leaf in leaves(EDITIONS[edition].report):
        source = reading.sources[leaf.pointer]
        cell = book[str(source.sheet)].cell(source.row or 0, source.column or 0)
        assert cell.protection.locked is (leaf.pointer in totals)
        assert (cell.data_type == "f") is (leaf.pointer in totals)
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert all(
        cell.protection.locked
        for name in ("表二", "表三", "表四")
        for row in book[name].iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    )


@in_each_edition
def test_every_input_has_its_rule(edition: str) -> None:
    """Each number cell that is no formula takes only what the kind of its values can be."""
    data = gd.workbook(gd.blank(edition))
    reading, book = gd.read(data), opened(data)
    kinds = {Cell.COUNT: "whole", Cell.CHANGE: "whole", Cell.AMOUNT: "decimal"}
    for leaf in leaves(EDITIONS[edition].report):
        source = reading.sources[leaf.pointer]
        sheet = book[str(source.sheet)]
        cell = sheet.cell(source.row or 0, source.column or 0)
        rules = [
            rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref
        ]
        if cell.data_type == "f":
            assert rules == []
        else:
            assert [rule.type for rule in rules] == [kinds.get(leaf.cell, "textLength")]
            least = {Cell.COUNT: "0", Cell.AMOUNT: "0", Cell.CHANGE: "-1000000000000"}
            assert rules[0].formula1 == least.get(leaf.cell, "40")


def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    """Microsoft's Open XML SDK finds no fault with workbooks, blank, filled, or with pictures."""
    made = {f"blank-{edition}": gd.workbook(gd.blank(edition)) for edition in EDITIONS}
    made |= {f"sample-{edition}": gd.workbook(sample(edition)) for edition in EDITIONS}
    made["drawn"] = gd.workbook(drawing.report(3))
    made["picture"] = gd.workbook(with_picture())
    assert validator.findings(made, tmp_path, "xlsx") == []


def with_picture() -> gd.Report:
    picture = gd.Picture(png(30, 20), "image/png", "示意图")
    prose = (gd.Paragraph("见图："), picture, gd.Paragraph("再见图："), picture)
    return gd.replace(sample("2021"), {"/overview": prose})


@settings(max_examples=CASES)
@given(reports())
def test_drawn_reports_read_back(report: gd.Report) -> None:
    """Any report reads back as it was, with the totals that formulas add up."""
    report = without_what_cannot_show(report)
    assert gd.read(gd.workbook(report)).report == added_up(report)


@pytest.mark.parametrize("seed", range(25))
def test_plausible_reports_read_back(seed: int) -> None:
    """Reports as offices write them read back as they were, and nothing is odd but blanks."""
    report = drawing.report(seed)
    reading = gd.read(gd.workbook(report))
    assert reading.report == added_up(report)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []


def test_pictures_read_back() -> None:
    """A picture stands in the workbook, and reads back byte for byte."""
    reading = gd.read(gd.workbook(with_picture()))
    assert (reading.report, reading.problems) == (with_picture(), ())


def test_a_picture_that_cannot_be_drawn_is_told_of() -> None:
    """A picture that XlsxWriter cannot measure is left out, and reading says which it is."""
    filled = jpeg(4, 3).replace(b"\xff\xe0", b"\xff\xff\xe0")  # with a fill byte
    odd = gd.Picture(filled, "image/jpeg", "奇怪的图")
    reading = gd.read(gd.workbook(gd.replace(sample("2021"), {"/overview": (odd,)})))
    assert reading.report.overview == ()
    [problem] = reading.problems
    assert (problem.pointer, problem.code, problem.severity) == (
        "/overview",
        "picture-missing",
        "error",
    )
    assert "奇怪的图" in problem.message.zh


def test_a_damaged_picture_is_told_of() -> None:
    """A workbook whose picture is cut short is read without it, and it is said what is wrong."""
    content = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(gd.workbook(with_picture()))) as before,
        zipfile.ZipFile(content, "w") as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, data[:-9] if name.endswith(".png") else data)
    reading = gd.read(content.getvalue())
    assert [(each.pointer, each.code) for each in reading.problems] == [
        ("/overview", "line-refused")
    ] * 2
    assert "图片文件不完整" in reading.problems[0].message.zh
    assert reading.report.requests == with_picture().requests


AMOUNTS: dict[str, tuple[str, list[object]]] = {
    "2019": (
        "/proactive_disclosure/procurement/centralized_procurement/amount",
        [
            gd.Money(Decimal(value), unit)
            for value, unit in (("5600", "元"), ("160.5964", "万元"), ("12.50", None), ("7", None))
        ],
    ),
    "2021": (
        "/proactive_disclosure/fees/administrative_fees/amount",
        [
            *map(Decimal, ("0", "0.00", "12.50", "59237.2449", "24252.311082", "1E+3")),
            *map(Decimal, ("0.000000000000001", "999999999999999.999999999999999")),
        ],
    ),
}
"""A cell of each edition that has an amount, and what may stand in it."""


@in_each_edition
def test_amounts_keep_their_digits(edition: str) -> None:
    """Amounts keep decimal places, units, and more digits than a number of Excel has."""
    pointer, amounts = AMOUNTS[edition]
    for amount in amounts:
        report = gd.replace(gd.blank(edition, agency=gd.Agency(name="甲")), {pointer: amount})
        found = gd.get(gd.read(gd.workbook(report)).report, pointer)
        assert found == amount
        written, read = (getattr(each, "value", each) for each in (amount, found))
        assert f"{read:f}" == f"{written:f}"


def received(*counts: int | None, total: int | None = None) -> gd.Report:
    values = dict(zip(PARTS, counts, strict=False))
    return gd.replace(gd.blank("2021"), {**values, f"{RECEIVED}/total": total})


TOTALS: dict[str, tuple[gd.Report, bool, int | None, int | None]] = {
    # Whether it is a formula, what the file has as its value, and what is read.
    "blank": (received(), True, None, None),
    "parts known": (received(1, 2, 3, 4, 5, 6), True, 21, 21),
    "a part unknown": (received(1, 2, 3, 4, 5), True, None, None),
    "stated": (received(1, 2, 3, 4, 5, 6, total=21), True, 21, 21),
    "stated, and wrong": (received(1, 2, 3, 4, 5, 6, total=22), False, 22, 22),
    "stated, without parts": (received(total=22), False, 22, 22),
    "stated as 0, without parts": (received(total=0), False, 0, 0),
}


@pytest.mark.parametrize("case", TOTALS)
def test_totals_that_are_stated_stay(case: str) -> None:
    """A total is a formula only where it says nothing else than its parts, and never loses 0."""
    report, is_formula, stored, value = TOTALS[case]
    data = gd.workbook(report)
    assert openpyxl.load_workbook(io.BytesIO(data), data_only=True)["表三"]["J6"].value == stored
    assert (at(data, "表三!J6").data_type == "f") is is_formula
    assert at(data, "表三!J6").protection.locked is is_formula
    assert gd.get(gd.read(data).report, f"{RECEIVED}/total") == value


def test_a_total_left_blank_with_a_reason_stays_blank() -> None:
    """A blank total with a remark is no formula."""
    remark = gd.Remark(f"{RECEIVED}/total", "口径不同，不作合计")
    report = gd.replace(received(1, 2, 3, 4, 5, 6), {"/remarks": (remark,)})
    assert gd.read(gd.workbook(report)).report == report


def test_what_libreoffice_saves_reads_back(tmp_path: Path) -> None:
    """A workbook that LibreOffice has worked out anew and saved reads as the report that it was."""
    made = {f"blank{edition}": gd.blank(edition) for edition in EDITIONS}
    made |= {f"sample{edition}": sample(edition) for edition in EDITIONS}
    made |= {f"drawn{seed}": drawing.report(seed) for seed in range(8)}
    made |= {f"total{i}": report for i, (report, *_) in enumerate(TOTALS.values())}
    made["picture"] = with_picture()
    contents = {name: gd.workbook(report) for name, report in made.items()}
    files = office.converted(contents, tmp_path, "xlsx", kind="xlsx")
    for name, report in made.items():
        assert gd.read(files[name]).report == added_up(report), name


def test_libreoffice_adds_up_what_is_filled_in(tmp_path: Path) -> None:
    """Parts filled in by a script give the true totals in LibreOffice, and here before that."""
    rows, columns = range(6, 31), "DEFGHI"
    counts = {
        f"表三!{column}{row}": 7 * row + 3 * i
        for row in rows
        for i, column in enumerate(columns)
        if row != 29  # the row of totals
    }
    script = edited(gd.workbook(gd.blank("2021")), counts)
    [made] = office.converted({"filled": script}, tmp_path, "xlsx", kind="xlsx").values()
    ours, theirs = gd.read(script).report, gd.read(made).report
    assert ours == theirs
    found = gd.check(theirs, select=["requests.row-total", "requests.outcomes-total"])
    assert [finding for finding in found if finding.severity == "error"] == []
    row = sum(value for where, value in counts.items() if where.endswith("6") and len(where) == 5)
    assert gd.get(theirs, f"{RECEIVED}/total") == row
    assert theirs.requests.outcomes.total.natural_persons == sum(
        counts[f"表三!D{row}"] for row in rows if 8 <= row < 29
    )


def test_rows_grow_with_what_is_typed_in_libreoffice(tmp_path: Path) -> None:
    """Long texts that are typed in a blank workbook are seen whole, wherever they are typed."""
    cells = ["文字!C4", "文字!C5", "文字!C20", "备注!B4", "封面!B3", "封面!B6", "封面!B10"]
    texts = dict.fromkeys(cells, "全年通过门户网站等渠道公开信息九百七十四条，按规定更新。" * 8)
    book = opened(office.typed(gd.workbook(gd.blank("2021")), texts, tmp_path).read_bytes())
    for where in cells:
        name, _, cell = where.partition("!")
        height = book[name].row_dimensions[int(cell[1:])].height or 0
        assert height > 7 * 10.5, where  # seven lines at least


def test_libreoffice_keeps_rules_and_protection(tmp_path: Path) -> None:
    """What cells take, and what is locked, is still so after LibreOffice."""
    data = gd.workbook(gd.blank("2021"))
    [made] = office.converted({"blank": data}, tmp_path, "xlsx", kind="xlsx").values()
    before, after = opened(data), opened(made.read_bytes())
    for name in ("封面", "表二", "表三", "表四", "文字"):
        old, new = before[name], after[name]
        assert new.protection.sheet
        rules = [
            sorted(
                (each.type, str(each.formula1)) for each in sheet.data_validations.dataValidation
            )
            for sheet in (old, new)
        ]
        assert {kind for kind, _ in rules[1]} == {kind for kind, _ in rules[0]}
    assert after["表三"]["J6"].protection.locked
    assert not after["表三"]["D6"].protection.locked


def test_table_three_is_one_page(tmp_path: Path) -> None:
    """In print each of the three tables is one page of A4."""
    files = office.converted({"sample": gd.workbook(sample("2021"))}, tmp_path, "pdf", kind="xlsx")
    pages = office.run("pdftotext", "-layout", str(files["sample"]), "-").decode().split("\f")
    for heading in ("二、主动公开", "三、收到和处理", "四、政府信息公开"):
        assert sum(heading in page for page in pages[:4]) == 1
    assert sum("勾稽关系" in page or "四、结转下年度" in page for page in pages) == 1


@pytest.mark.parametrize("pointer", ["/overview/0/text", "/title", "/attachments/0/content/0/text"])
def test_texts_longer_than_a_cell_are_refused(pointer: str) -> None:
    """A text that no cell can hold is refused, with its place; the longest is taken."""
    longest = "长" * 32_767
    values: dict[str, Any] = {
        "/overview/0/text": ("/overview", lambda text: (gd.Paragraph(text),)),
        "/title": ("/title", lambda text: text),
        "/attachments/0/content/0/text": (
            "/attachments",
            lambda text: (gd.Attachment("附", (gd.Paragraph(text),)),),
        ),
    }
    field, build = values[pointer]
    report = gd.replace(gd.blank("2021"), {field: build(longest)})
    assert gd.read(gd.workbook(report)).report == report
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.workbook(gd.replace(report, {field: build(longest + "长")}))
    assert [problem.pointer for problem in caught.value.problems] == [pointer]


def test_dates_older_than_excel_are_text() -> None:
    """A date that Excel cannot count is written as text, and reads back."""
    for day in (date(1000, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31)):
        report = gd.replace(gd.blank("2021"), {"/published": day})
        assert gd.read(gd.workbook(report)).report.published == day


def test_each_field_of_the_agency_is_on_the_cover() -> None:
    """The cover has a line for each field of the agency."""
    names = {field.pointer.removeprefix("/agency/") for field in COVER_FIELDS}
    assert names >= {field.name for field in attrs.fields(gd.Agency)}


@pytest.mark.parametrize("value", [None, "2021", gd.layout(gd.blank("2021"))])
def test_only_reports_become_workbooks(value: Any) -> None:
    """What is no report is refused."""
    with pytest.raises(gd.InvalidValueError):
        gd.workbook(value)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without XlsxWriter the error says what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for name in [name for name in sys.modules if name.startswith("govdisclose.workbooks.")]:
        monkeypatch.delitem(sys.modules, name)
        monkeypatch.delattr(workbooks, name.rpartition(".")[2], raising=False)
    with pytest.raises(gd.MissingLibraryError, match=r"govdisclose\[xlsx\]"):
        gd.workbook(gd.blank("2021"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_other_ways_to_a_workbook_name_this_one(lang: gd.Lang, tmp_path: Path) -> None:
    """``render`` and ``write`` say what makes workbooks."""
    with pytest.raises(gd.UnknownFormatError) as caught:
        gd.write(gd.blank("2021"), tmp_path / "report.xlsx")
    assert "gd.workbook(report)" in caught.value.text(lang)
    with pytest.raises(gd.UnknownFormatError) as caught:
        gd.render(gd.blank("2021"), "xlsx")
    assert "gd.workbook(report)" in caught.value.text(lang)

"""JSON of reports: written stably, and read back the same."""

import base64
import json
import stat
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from govdisclose import codec
from govdisclose.codec.explaining import explain
from govdisclose.codec.parsing import parse, parse_marked
from govdisclose.codec.structuring import structure
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Agency, Attachment
from govdisclose.errors import DecodeError
from govdisclose.form import leaves
from govdisclose.pointers import get, replace
from govdisclose.prose import MAX_COLUMNS, DataTable, Heading
from support import real
from support.images import PNG
from support.json_reports import MINIMAL, at, full_report, problems, with_members
from support.strategies import reports


def test_dumps_is_one_line_in_printed_order() -> None:
    """The text is what the documentation of the JSON promises, key by key."""
    text = codec.dumps(full_report())
    tree = json.loads(text)
    data = base64.b64encode(PNG).decode()
    assert list(tree) == [
        *["format", "edition", "year", "agency", "title", "published", "preface", "overview"],
        *["proactive_disclosure", "requests", "disputes", "problems", "other_matters"],
        *["attachments", "remarks"],
    ]
    assert text == json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    assert {key: tree[key] for key in list(tree)[:8]} == {
        "format": 1,
        "edition": "2019",
        "year": 2020,
        "agency": {"name": "某局", "kind": "department", "phone": "1"},
        "title": "标题\n第二行",
        "published": "2021-01-20",
        "preface": [{"type": "paragraph", "text": '引号"与\\'}],
        "overview": [
            {"type": "heading", "level": 2, "text": "（一）概述"},
            {"type": "table", "caption": "表", "header_rows": 1, "rows": [["甲", "乙"], ["1", ""]]},
            {"type": "picture", "media_type": "image/png", "alt": "图", "data": data},
        ],
    }
    assert tree["attachments"] == [
        {
            "title": "统计表",
            "content": [
                {"type": "paragraph", "text": "说明"},
                {"type": "table", "caption": "", "header_rows": 0, "rows": [["甲", "1"]]},
            ],
        },
        {"title": "案例", "content": []},
    ]
    assert tree["remarks"] == {"/requests/received/total": "备注"}
    purchases = tree["proactive_disclosure"]["procurement"]["centralized_procurement"]
    assert purchases == {"projects": None, "amount": {"value": "160.50", "unit": "万元"}}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_is_written_where_its_pointer_says(edition: str) -> None:
    """Each of the cells is in the JSON at its pointer, and blank cells are null."""
    tree = json.loads(codec.dumps(blank(edition)))
    cells = leaves(EDITIONS[edition].report)
    assert [at(tree, leaf.path) for leaf in cells] == [None] * len(cells)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("59237.2449", "59237.2449"),
        ("0.50", "0.50"),
        ("0", "0"),
        ("5E+2", "500"),
        ("1E-7", "0.0000001"),
        ("0E+3", "0"),
    ],
)
def test_amounts_keep_their_digits_and_never_have_an_exponent(amount: str, written: str) -> None:
    """An amount is written with its own digits, and reads back equal."""
    pointer = "/proactive_disclosure/fees/administrative_fees/amount"
    report = replace(blank("2021"), {pointer: Decimal(amount)})
    text = codec.dumps(report)
    assert at(json.loads(text), tuple(pointer[1:].split("/"))) == written
    assert get(codec.loads(text), pointer) == Decimal(amount)


def test_indent_changes_only_white_space() -> None:
    """The indented text says the same."""
    report = full_report()
    text = codec.dumps(report, indent=2)
    assert text.splitlines()[1] == '  "format": 1,'
    assert json.loads(text) == json.loads(codec.dumps(report))
    assert codec.loads(text) == report


def test_dump_writes_a_file_that_load_reads(tmp_path: Path) -> None:
    """A file has lines, ends in a line feed, keeps its mode, and reads back equal."""
    path = tmp_path / "报告.json"
    path.touch(0o640)
    codec.dump(full_report(), path)
    assert path.read_bytes() == (codec.dumps(full_report(), indent=2) + "\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert codec.load(path) == full_report()
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_a_file_that_cannot_be_written_or_read_is_an_os_error(tmp_path: Path) -> None:
    """Errors of the system keep their kind."""
    missing = tmp_path / "none" / "report.json"
    with pytest.raises(FileNotFoundError):
        codec.dump(full_report(), missing)
    with pytest.raises(FileNotFoundError):
        codec.load(missing)


@settings(max_examples=30)
@given(reports())
def test_round_trip(report: Report) -> None:
    """Any report reads back equal, from the same bytes, and by both ways of reading."""
    text = codec.dumps(report)
    assert codec.loads(text) == codec.loads(text.encode()) == report
    assert codec.dumps(codec.loads(text)) == text
    assert structure(parse(text)) == explain(parse_marked(text)) == report


@pytest.mark.parametrize("slug", real.SLUGS)
def test_real_figures_go_round(slug: str) -> None:
    """The figures of nine real reports read back equal, without the slow way."""
    report = real.report(slug)
    assert structure(parse(codec.dumps(report))) == report


@pytest.mark.parametrize("slug", real.SLUGS)
def test_real_reports_load(slug: str) -> None:
    """The nine real reports as transcribed by others have the figures of our test data."""
    report = codec.load(real.raw(f"reports/{slug}.json"))
    expected = real.report(slug)
    pointers = [leaf.pointer for leaf in leaves(type(expected))]
    assert report.edition == expected.edition
    assert [get(report, p) for p in pointers] == [get(expected, p) for p in pointers]


def test_what_has_a_default_may_be_left_out() -> None:
    """Format, edition, year and the agency's name are enough; groups may be empty or absent."""
    report = blank("2021", year=2024, agency=Agency(name="某局"))
    assert codec.loads(MINIMAL) == report
    assert codec.loads(with_members(requests={}, disputes={"litigation": {}})) == report
    blocks = [{"type": "heading", "text": "甲"}, {"type": "table", "rows": [["乙"]]}]
    read = codec.loads(with_members(overview=blocks))
    assert read.overview == (Heading("甲"), DataTable((("乙",),)))
    read = codec.loads(with_members(attachments=[{"title": "丙"}]))
    assert read.attachments == (Attachment("丙"),)


def test_a_table_has_63_columns_at_most() -> None:
    """The widest table that Word opens goes round; a wider one is refused by its place."""
    rows = (("列",) * MAX_COLUMNS, ("",) * MAX_COLUMNS)
    report = replace(blank("2021"), {"/overview": (DataTable(rows),)})
    assert (MAX_COLUMNS, codec.loads(codec.dumps(report))) == (63, report)
    tree = json.loads(codec.dumps(report))
    tree["overview"][0]["rows"] = [[*row, "多"] for row in rows]
    assert problems(json.dumps(tree)) == {"/overview/0/rows": "rows"}
    with pytest.raises(DecodeError, match="（1 至 63）"):
        codec.loads(json.dumps(tree))


@pytest.mark.parametrize(
    ("left_out", "pointer"),
    [("format", "/format"), ("edition", "/edition"), ("year", "/year"), ("agency", "/agency")],
)
def test_required_keys(left_out: str, pointer: str) -> None:
    """Each required key is named when it is missing."""
    tree = json.loads(MINIMAL)
    del tree[left_out]
    code = left_out if left_out in {"format", "edition"} else "missing-key"
    assert problems(json.dumps(tree)) == {pointer: code}


def test_cattrs_is_imported_when_first_used() -> None:
    """Importing the codec, and writing, do without cattrs."""
    code = (
        "import sys; from govdisclose import codec; from govdisclose.editions import blank; "
        "text = codec.dumps(blank('2021')); before = 'cattrs' in sys.modules; "
        "codec.loads(text); print(before, 'cattrs' in sys.modules)"
    )
    run = subprocess.run(  # noqa: S603 - runs this Python with the code above
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "True"]


def test_a_report_marked_with_the_other_edition_is_told_so() -> None:
    """Where all unknown keys are those of another edition, that is said first."""
    text = codec.dumps(real.report("huaian-2024")).replace('"edition":"2021"', '"edition":"2019"')
    pointer, *_ = found = problems(text)
    assert (pointer, found.pop(pointer), set(found.values())) == (
        "/edition",
        "edition",
        {"unknown-key"},
    )
    with pytest.raises(DecodeError, match='是否应为 "2021"'):
        codec.loads(text)
    assert "/edition" not in problems(text.replace('"disclosed":{', '"disclozed":{', 1))

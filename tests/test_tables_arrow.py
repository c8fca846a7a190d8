"""Tables of the figures of many reports as Arrow and Parquet, and what reads them."""

import itertools
import subprocess
import sys
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose import tables
from govdisclose.cells import Cell, Money, Value
from govdisclose.form import cell_values, leaves, values_by_pointer
from govdisclose.tables.shape import places
from support import drawing
from support.strategies import reports
from support.sums import filled

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

EACH_EDITION = pytest.mark.parametrize("edition", sorted(gd.EDITIONS))
EACH_FORM = pytest.mark.parametrize("form", ["long", "wide"])
RECEIVED = "/requests/received/total"
FEES = "/proactive_disclosure/fees/administrative_fees/amount"
PURCHASES = "/proactive_disclosure/procurement/centralized_procurement/amount"


def number(value: Value) -> int | Decimal | None:
    return value.value if isinstance(value, Money) else value


def unit(value: Value) -> str | None:
    return value.unit if isinstance(value, Money) else None


def about(report: gd.Report) -> dict[str, object]:
    agency = report.agency
    known = {"edition": report.edition, "agency": agency.name, "year": report.year}
    known |= {"region": agency.region, "code": agency.code, "kind": agency.kind}
    return known | {"published": report.published}


@settings(max_examples=25)
@given(st.lists(reports(), max_size=3))
def test_long_lines_are_the_cells(drawn: list[gd.Report]) -> None:
    """Each cell of each report is one line, with its value, its unit and its remark."""
    expected = [
        about(report)
        | {"pointer": pointer, "value": number(value), "unit": unit(value)}
        | {"remark": {r.pointer: r.text for r in report.remarks}.get(pointer)}
        for report in drawn
        for pointer, value in values_by_pointer(report).items()
    ]
    table = tables.to_arrow(drawn)
    words = ["table", "row", "column"]
    assert table.drop_columns(words).to_pylist() == expected
    lines = [line for report in drawn for line in places(type(report))]
    assert table.select(words).to_pylist() == [
        {"table": line.table, "row": line.row, "column": line.column} for line in lines
    ]


@EACH_EDITION
@settings(max_examples=25)
@given(st.data())
def test_wide_lines_are_the_reports(edition: str, data: st.DataObject) -> None:
    """Each report is one line, with a column for each cell, and it comes back."""
    drawn = data.draw(st.lists(reports(edition), min_size=1, max_size=3))
    expected = []
    for report in drawn:
        line = about(report)
        for leaf, value in zip(leaves(type(report)), cell_values(report), strict=True):
            line[leaf.pointer] = number(value)
            if leaf.cell is Cell.MONEY:
                line[f"{leaf.pointer}/unit"] = unit(value)
        expected.append(line)
    table = tables.to_arrow(drawn, "wide")
    assert table.to_pylist() == expected
    assert table.column_names == list(tables.columns("wide", edition))
    back = list(tables.reports(table))
    assert [*map(cell_values, back)] == [*map(cell_values, drawn)]
    assert [*map(about, back)] == [*map(about, drawn)]


@EACH_FORM
def test_parquet_is_what_arrow_is(tmp_path: Path, form: tables.TableForm) -> None:
    """A file read back is the table; equal reports give equal bytes; the old file may stay."""
    path, other = tmp_path / "out.parquet", tmp_path / "other.parquet"
    given = [drawing.report(seed, "2021") for seed in range(5)]
    assert tables.write_parquet(given, path, form) == 5
    table = pq.read_table(path)
    assert table.to_pylist() == tables.to_arrow(given, form).to_pylist()
    assert table.schema.metadata[b"govdisclose.form"] == form.encode()
    tables.write_parquet(given, other, form)
    whole = path.read_bytes()
    assert other.read_bytes() == whole
    with pytest.raises(gd.GovdiscloseError, match="只收 2019 版"):
        tables.write_parquet(given, path, form, edition_id="2019")
    assert path.read_bytes() == whole
    assert sorted(tmp_path.iterdir()) == [other, path]


@EACH_EDITION
def test_the_schema(edition: str) -> None:
    """Counts are whole numbers, amounts exact decimals; columns say their printed words."""
    schema = tables.to_arrow([], "wide", edition_id=edition).schema
    assert schema.metadata[b"govdisclose.edition"] == edition.encode()
    amount = pa.decimal128(38, 15)
    kinds = {Cell.COUNT: pa.int64(), Cell.CHANGE: pa.int64()}
    for leaf in leaves(gd.EDITIONS[edition].report):
        field = schema.field(leaf.pointer)
        assert field.type == kinds.get(leaf.cell, amount)
        assert field.metadata[b"label"].decode() == " / ".join(leaf.labels)
    words = pa.dictionary(pa.int32(), pa.string())
    long = tables.to_arrow([]).schema
    assert {long.field(name).type for name in ("table", "row", "column", "pointer")} == {words}
    assert long.field("value").type == amount
    assert b"govdisclose.edition" not in long.metadata


@EACH_EDITION
def test_the_largest_amounts(edition: str) -> None:
    """As many digits as a cell takes go through, before the point and behind it."""
    amount = Decimal("9" * 15 + "." + "9" * 15)
    value, pointer = {"2019": (Money(amount), PURCHASES), "2021": (amount, FEES)}[edition]
    report = gd.replace(filled(edition), {pointer: value})
    assert tables.to_arrow([report], "wide")[pointer].to_pylist() == [amount]
    assert amount in tables.to_arrow([report])["value"].to_pylist()
    [back] = tables.reports(tables.to_arrow([report], "wide"))
    assert gd.get(back, pointer) == value


@EACH_FORM
def test_many_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: tables.TableForm
) -> None:
    """Reports that fill several row groups, of which the last is short, are all written."""
    from govdisclose.tables import arrow  # noqa: PLC0415 - loads pyarrow

    monkeypatch.setitem(arrow.PIECE, form, 4)
    given = [drawing.report(seed, None if form == "long" else "2021") for seed in range(11)]
    path = tmp_path / "out.parquet"
    assert tables.write_parquet(given, path, form) == 11
    file = pq.ParquetFile(path)
    assert file.num_row_groups == 3
    years = file.read()["year"].to_pylist()
    assert list(dict.fromkeys(years)) == list(dict.fromkeys(report.year for report in given))


@EACH_FORM
def test_memory_does_not_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: tables.TableForm
) -> None:
    """Four times as many reports take hardly more memory to write."""
    from govdisclose.tables import arrow  # noqa: PLC0415 - loads pyarrow

    monkeypatch.setitem(arrow.PIECE, form, 500)
    report = filled("2021")
    peaks = []
    for count in (1_000, 4_000):
        tracemalloc.start()
        tables.write_parquet(itertools.repeat(report, count), tmp_path / "out.parquet", form)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    held = 3_000 * sys.getsizeof(cell_values(report))
    assert peaks[1] < peaks[0] + held / 5  # the footer grows with the number of row groups


_PEAK = """
import itertools, sys
import pyarrow as pa
from govdisclose import blank, tables
from govdisclose.tables import arrow

form, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
arrow.PIECE[form] = 500
tables.write_parquet(itertools.repeat(blank("2021"), count), path, form)
print(pa.default_memory_pool().max_memory())
"""


@EACH_FORM
def test_memory_of_arrow_does_not_grow(tmp_path: Path, form: tables.TableForm) -> None:
    """Nor does that of Arrow, which Python does not see; a process each, as its peak stays."""
    peaks = []
    for count in ("1000", "4000"):
        call = [sys.executable, "-c", _PEAK, form, count, str(tmp_path / "out.parquet")]
        done = subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603 - ours
        peaks.append(int(done.stdout))
    assert 0 < peaks[1] < 1.5 * peaks[0]


@EACH_EDITION
def test_columns_are_checked(edition: str) -> None:
    """The columns of a wide table are what check_columns takes, and it says what check says."""
    good = filled(edition)
    wrong = gd.replace(good, {RECEIVED: gd.get(good, RECEIVED) + 1})
    blank = gd.replace(good, {RECEIVED: None})
    table = tables.to_arrow([good, wrong, blank], "wide")
    cells = {leaf.pointer: table[leaf.pointer] for leaf in leaves(type(good))}
    checked = gd.check_columns(edition, cells)
    assert checked.failing.tolist() == [1]
    assert checked.unassessed.any(axis=0).tolist() == [False, False, True]


def test_a_roll_up_by_duckdb(tmp_path: Path) -> None:
    """The sums of all columns are a report: what one region's reports have, cell by cell."""
    duckdb = pytest.importorskip("duckdb")
    blank = gd.replace(filled("2021"), {RECEIVED: None, FEES: None})
    given = [drawing.report(seed, "2021") for seed in range(6)]
    tables.write_parquet([*given, blank], tmp_path / "parts.parquet", "wide")
    sums = duckdb.connect().sql(
        f"select sum(columns('^/')), '示例省' as agency from '{tmp_path / 'parts.parquet'}'"  # noqa: S608 - ours
    )
    [report] = tables.reports(sums.to_arrow_table(), edition_id="2021")
    expected = {}
    for pointer in (leaf.pointer for leaf in leaves(gd.Report2021)):
        known = [v for r in (*given, blank) if (v := gd.get(r, pointer)) is not None]
        expected[pointer] = sum(known) if known else None
    assert values_by_pointer(report) == expected
    assert report.agency.name == "示例省"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:dask")  # of pandas 3.1
def test_a_folder_read_by_dask(tmp_path: Path) -> None:
    """Files of several row groups in one folder are one table to Dask, blanks being blanks."""
    dd = pytest.importorskip("dask.dataframe")
    given = [drawing.report(seed, "2021") for seed in range(12)]
    for start in (0, 6):
        tables.write_parquet(given[start : start + 6], tmp_path / f"{start}.parquet", "wide")
    frame = dd.read_parquet(tmp_path, columns=["year", RECEIVED], dtype_backend="pyarrow")
    sums = frame.groupby("year")[RECEIVED].sum().compute(scheduler="synchronous")
    expected: dict[Any, int] = {}
    for report in given:
        received = gd.get(report, RECEIVED)
        expected[report.year] = expected.get(report.year, 0) + (received or 0)
    assert {int(year): int(total) for year, total in sums.items()} == expected


@pytest.mark.parametrize("write", ["to_arrow", "write_parquet"])
def test_without_pyarrow(write: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no pyarrow is told what to install, and no file is touched."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "govdisclose.tables.arrow", raising=False)
    monkeypatch.delattr(tables, "arrow", raising=False)
    arguments: list[object] = [[filled("2021")]]
    arguments += [tmp_path / "out.parquet"] if write == "write_parquet" else []
    with pytest.raises(gd.GovdiscloseError, match=r"govdisclose\[arrow\]"):
        getattr(tables, write)(*arguments)
    assert list(tmp_path.iterdir()) == []


def test_a_long_table_is_not_read_back() -> None:
    """Its lines are cells, not reports, and are refused in words."""
    with pytest.raises(gd.InvalidValueError, match=r"第 1 份（.*）：这是长表的一行"):
        list(tables.reports(tables.to_arrow([filled("2021")])))

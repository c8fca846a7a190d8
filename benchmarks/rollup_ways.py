"""Adding up 100,000 reports: in memory, from JSON, from Parquet; each in a process of its own."""

import json
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import govdisclose as gd
from govdisclose.editions import Report
from govdisclose.form import Form, cell_values, form_fields, values_by_pointer

COUNT = 100_000
_JSON, _PARQUET = "reports.jsonl", "reports.parquet"
_NAME = "示例省人民政府"
_TABLES = ("proactive_disclosure", "requests", "disputes")

Sums = dict[str, Any]
"""What each cell adds up to, by pointer."""
Timed = Callable[[], Sums]
"""The part of a way that is timed."""


def _reports(folder: Path) -> Iterator[Report]:
    with (folder / _JSON).open(encoding="utf-8") as file:
        yield from map(gd.loads, file)


def _aggregated(reports: Iterable[Report], *, breakdown: bool = False) -> Sums:
    whole = gd.aggregate(reports, agency=_NAME, year=2024, breakdown=breakdown)
    return values_by_pointer(whole.report)


def by_aggregate_held(folder: Path) -> Timed:
    reports = list(_reports(folder))
    return lambda: _aggregated(reports)


def by_aggregate_json(folder: Path) -> Timed:
    return lambda: _aggregated(_reports(folder))


def by_aggregate_breakdown(folder: Path) -> Timed:
    return lambda: _aggregated(_reports(folder), breakdown=True)


def _draft(sums: Sums) -> Sums:
    """Make a report of sums, which refuses what its cells cannot hold."""
    [draft] = gd.tables.reports([{"agency": _NAME, "year": 2024, **sums}], edition_id="2021")
    return values_by_pointer(draft)


def by_pyarrow(folder: Path) -> Timed:
    import pyarrow.compute as pc  # noqa: PLC0415 - in the process that needs it
    import pyarrow.dataset  # noqa: F401, PLC0415 - which reading imports, else within the time
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    names = _pointers()

    def work() -> Sums:
        table = pq.read_table(folder / _PARQUET, columns=names)
        return _draft({name: pc.sum(table[name]).as_py() for name in names})

    return work


def by_duckdb(folder: Path) -> Timed:
    import duckdb  # noqa: PLC0415 - as above

    def work() -> Sums:
        query = f"SELECT sum(COLUMNS('^/.*')) FROM '{folder / _PARQUET}'"  # noqa: S608 - ours
        [sums] = duckdb.execute(query).fetchall()
        return _draft(dict(zip(_pointers(), sums, strict=True)))

    return work


def by_duckdb_json(folder: Path) -> Timed:
    import duckdb  # noqa: PLC0415 - as above

    cells = (f"sum(CAST({'.'.join(leaf.path)} AS DECIMAL(38, 8)))" for leaf in _leaves())
    query = f"SELECT {', '.join(cells)} FROM read_ndjson('{folder / _JSON}')"  # noqa: S608 - ours

    def work() -> Sums:
        [sums] = duckdb.execute(query).fetchall()
        return dict(zip(_pointers(), sums, strict=True))

    return work


def by_json_loops(folder: Path) -> Timed:
    def work() -> Sums:
        sums: Sums = {}
        with (folder / _JSON).open(encoding="utf-8") as file:
            for line in file:
                data = json.loads(line)
                for table in _TABLES:
                    _add(data[table], f"/{table}", sums)
        return sums

    return work


def _add(data: dict[str, Any], place: str, sums: Sums) -> None:
    for name, value in data.items():
        pointer = f"{place}/{name}"
        if isinstance(value, dict):
            _add(value, pointer, sums)
        else:
            number = Decimal(value) if isinstance(value, str) else value
            sums[pointer] = sums.get(pointer, 0) + number


def by_attrs_loops(folder: Path) -> Timed:
    reports = list(_reports(folder))

    def work() -> Sums:
        sums: Sums = {}
        for report in reports:
            for table in _TABLES:
                _add_form(getattr(report, table), f"/{table}", sums)
        return sums

    return work


def _add_form(form: Form, place: str, sums: Sums) -> None:
    for field in form_fields(type(form)):
        value = getattr(form, field.name)
        pointer = f"{place}/{field.name}"
        if field.cell is None:
            _add_form(value, pointer, sums)
        else:
            sums[pointer] = sums.get(pointer, 0) + value


def by_numpy(folder: Path) -> Timed:
    import numpy as np  # noqa: PLC0415 - as above

    cells = array("q")
    for report in _reports(folder):
        cells.extend(int(100 * Decimal(str(value))) for value in cell_values(report))
    columns = np.frombuffer(cells, np.int64).reshape(-1, len(_leaves())).T.copy()

    def work() -> Sums:
        sums = columns.sum(axis=1).tolist()
        return {name: Decimal(number) / 100 for name, number in zip(_pointers(), sums, strict=True)}

    return work


def _leaves() -> tuple[gd.Leaf, ...]:
    return gd.leaves(gd.Report2021)


def _pointers() -> list[str]:
    return [leaf.pointer for leaf in _leaves()]


WAYS = {
    "streaming JSON by hand: json.loads, dicts": by_json_loops,
    "attrs objects in memory: loops by hand": by_attrs_loops,
    "JSON lines by DuckDB": by_duckdb_json,
    "ours: JSON lines through gd.loads, gd.aggregate": by_aggregate_json,
    "ours: the same with a breakdown": by_aggregate_breakdown,
    "ours: reports in memory, gd.aggregate": by_aggregate_held,
    "ours: gd.tables' Parquet by DuckDB": by_duckdb,
    "ours: gd.tables' Parquet by pyarrow": by_pyarrow,
    "floor: numpy, columns in memory": by_numpy,
}
"""All ways; the first is what the others are compared with."""


def make(folder: Path, count: int) -> None:
    """Write the reports as JSON lines and as Parquet."""
    from support.province import province  # noqa: PLC0415 - not where memory is measured

    with (folder / _JSON).open("w", encoding="utf-8") as file:
        file.writelines(f"{gd.dumps(report)}\n" for report in province(count).reports())
    gd.tables.write_parquet(_reports(folder), folder / _PARQUET, "wide")


def run(name: str, folder: Path) -> None:
    """Go one way; print seconds, peak memory in MB, and what comes out."""
    work = WAYS[name](folder)
    start = time.perf_counter()
    sums = work()
    seconds = time.perf_counter() - start
    peak = Path("/proc/self/status").read_text("ascii").split("VmHWM:")[1].split()[0]
    found = {pointer: f"{Decimal(sums[pointer]):.4f}" for pointer in _pointers()}
    print(json.dumps([seconds, int(peak) / 1024, found]))


def measured(name: str, folder: Path) -> tuple[float, float, dict[str, str]]:
    """Go one way in a process of its own."""
    code = f"import rollup_ways, pathlib; rollup_ways.run({name!r}, pathlib.Path({str(folder)!r}))"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    # The last line: DuckDB shows how far it is.
    seconds, peak, found = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak, found


def lines(_: gd.Report) -> Iterator[str]:
    """Compare all ways with the first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, COUNT)
        first, expected = 0.0, None
        for way, timed in WAYS.items():
            seconds, peak, found = measured(way, folder)
            if expected is None:
                first, expected = seconds, found
            if found != expected:
                raise SystemExit(f"{way} does not give the same sums")
            goal = ">= 50 x faster" if timed is by_duckdb else ""
            yield (
                f"| roll-up of {COUNT:,}: {way} | {seconds * 1e3:,.0f} | {first * 1e3:,.0f} "
                f"| {first / seconds:,.2f} x faster, peak {peak:,.0f} MB | {goal} |"
            )

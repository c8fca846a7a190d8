"""Queries on the tables of 100,000 reports: those of the page on tables, each in a process."""

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import attrs

import govdisclose as gd
from govdisclose import tables

_REPORTS = 100_000
_YEARS = range(2021, 2026)
_REGIONS = [f"示例{numeral}市" for numeral in "一二三四五六七八九十"]
_DRAWN = 400
_COUNTS = [leaf.pointer for leaf in gd.leaves(gd.Report2021)]
_PAGE = (Path(__file__).parents[1] / "docs" / "tables.md").read_text("utf-8")
_MEASURE = """
import resource, time
start = time.perf_counter()
{code}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def _province(year: int, drawn: list[gd.Report]) -> Iterator[gd.Report]:
    """Give the reports of a year: as many agencies in each region, the figures drawn."""
    dice = random.Random(year)  # noqa: S311 - no secret
    for number in range(_REPORTS // len(_YEARS)):
        region = _REGIONS[number % len(_REGIONS)]
        agency = gd.Agency(name=f"{region}第{number}局", region=region, code=f"{number:06}")
        yield attrs.evolve(dice.choice(drawn), agency=agency, year=year)


def _drawn(report: gd.Report) -> list[gd.Report]:
    """Multiply all figures, so that the sums hold; one in ten has blanks."""
    dice = random.Random(7)  # noqa: S311 - no secret
    drawn = []
    for number in range(_DRAWN):
        factor = dice.randint(1, 60)
        values = {pointer: gd.get(report, pointer) * factor for pointer in _COUNTS}
        blanks = dict.fromkeys(dice.sample(_COUNTS, 5)) if number % 10 == 0 else {}
        drawn.append(gd.replace(report, values | blanks))
    return drawn


def _line(name: str, seconds: float, megabytes: float, note: str) -> str:
    return f"| {name} | {seconds * 1e3:,.0f} | | {note}, peak {megabytes:,.0f} MB | |"


def _measured(code: str, folder: str) -> tuple[float, float]:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-W", "ignore", "-c", _MEASURE.format(code=code)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes = map(float, done.stdout.splitlines()[-1].split())
    return seconds, megabytes


def _write(report: gd.Report, folder: Path) -> Iterator[str]:
    drawn = _drawn(report)
    (folder / "province").mkdir()
    for form in ("wide", "long"):
        start, size = time.perf_counter(), 0
        for year in _YEARS:
            path = folder / ("province" if form == "wide" else "") / f"{year}.parquet"
            tables.write_parquet(_province(year, drawn), path, form)
            size += path.stat().st_size
        seconds = time.perf_counter() - start
        note = f"{size / 1e6:,.0f} MB on disk"
        yield f"| write {_REPORTS:,} reports, {form} Parquet | {seconds * 1e3:,.0f} | | {note} | |"


def lines(report: gd.Report) -> Iterator[str]:
    """Write 100,000 reports, and query them."""
    with tempfile.TemporaryDirectory() as name:
        yield from _write(report, Path(name))
        queries = dict(re.findall(r'^([A-Z_]+) = """\n(.*?)"""$', _PAGE, re.MULTILINE | re.DOTALL))
        for query, sql in queries.items():
            here = sql.replace("long.parquet", "*.parquet").replace("甲市", _REGIONS[0])
            code = f"import duckdb\nduckdb.sql({here!r}).fetchall()"
            yield _line(f"DuckDB: {query}", *_measured(code, name), "a process")
        dask = re.findall(r"^```python\n(import dask.*?)^for", _PAGE, re.MULTILINE | re.DOTALL)[0]
        yield _line("Dask: sums by region and year", *_measured(dask, name), "a process")
        pandas = re.findall(
            r"^```python\n(import pandas.*?)^print", _PAGE, re.MULTILINE | re.DOTALL
        )
        yield _line("pandas: all columns read", *_measured(pandas[0], name), "a process")

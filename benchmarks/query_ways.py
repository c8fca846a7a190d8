"""Queries on the tables of 100,000 reports: those of the page on tables, each in a process."""

import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

import govdisclose as gd
import sample
from govdisclose import tables

_COUNTS = (10_000, 100_000)
_YEARS = range(2021, 2026)
_REGIONS = [f"示例{numeral}市" for numeral in "一二三四五六七八九十"]
_DRAWN = 1_000
_CELLS = [leaf.pointer for leaf in gd.leaves(gd.Report2021)]
_PAGE = (Path(__file__).parents[1] / "docs" / "howto" / "tables.md").read_text("utf-8")
_PROCESS = r"""
import re, sys, time
sys.path.insert(0, {here!r})
{before}
start = time.perf_counter()
{code}
seconds = time.perf_counter() - start
peak = re.search(r"VmHWM:\s+(\d+) kB", open("/proc/self/status").read())
print(seconds, int(peak[1]) / 1024)
"""


def drawn() -> list[gd.Report]:
    """Multiply all figures of the sample, so that the sums hold; one in ten has blanks."""
    dice = random.Random(7)  # noqa: S311 - no secret
    report = sample.report()
    reports = []
    for number in range(_DRAWN):
        factor = dice.randint(1, 2_000)
        values = {pointer: gd.get(report, pointer) * factor for pointer in _CELLS}
        blanks = dict.fromkeys(dice.sample(_CELLS, 5)) if number % 10 == 0 else {}
        reports.append(gd.replace(report, values | blanks))
    return reports


def _of_year(year: int, count: int, reports: list[gd.Report]) -> Iterator[gd.Report]:
    """Give the reports of a year: as many agencies in each region, the figures drawn."""
    dice = random.Random(year)  # noqa: S311 - no secret
    for number in range(count):
        region = _REGIONS[number % len(_REGIONS)]
        agency = gd.Agency(name=f"{region}第{number}局", region=region, code=f"{number:06}")
        yield attrs.evolve(dice.choice(reports), agency=agency, year=year)


def write(form: tables.TableForm, count: int, reports: list[gd.Report]) -> None:
    """Make so many reports, and write them into the current folder, a file for each year."""
    place = Path("province" if form == "wide" else ".")
    place.mkdir(exist_ok=True)
    for year in _YEARS:
        given = _of_year(year, count // len(_YEARS), reports)
        tables.write_parquet(given, place / f"{year}.parquet", form)


def _line(name: str, code: str, folder: str, before: str = "") -> str:
    """Run code in a process of its own; give its time, and the most memory that it took."""
    here = str(Path(__file__).parent)
    script = _PROCESS.format(before=before, code=code, here=here)
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    seconds, megabytes = map(float, done.stdout.splitlines()[-1].split())
    return f"| {name} | {seconds * 1e3:,.0f} | | peak {megabytes:,.0f} MB | |"


def lines(_: gd.Report) -> Iterator[str]:
    """Write 100,000 reports, and query them."""
    before = "import query_ways; reports = query_ways.drawn()"
    with tempfile.TemporaryDirectory() as name:
        for form in ("wide", "long"):
            for count in _COUNTS:
                code = f"query_ways.write({form!r}, {count}, reports)"
                yield _line(f"make and write {count:,} reports, {form} Parquet", code, name, before)
        for form, pattern in (("wide", "province/*"), ("long", "*.parquet")):
            size = sum(path.stat().st_size for path in Path(name).glob(pattern))
            yield f"| size, {form} Parquet | | | {size / 1e6:,.0f} MB | |"
        queries = dict(re.findall(r'^([A-Z_]+) = """\n(.*?)"""$', _PAGE, re.MULTILINE | re.DOTALL))
        for query, sql in queries.items():
            ours = sql.replace("long.parquet", "*.parquet").replace("甲市", _REGIONS[0])
            yield _line(f"DuckDB: {query}", f"import duckdb\nduckdb.sql({ours!r}).fetchall()", name)
        for library, end in (("dask.dataframe", "for"), ("pandas", "print")):
            block = rf"^```python\n(import {library}.*?)^{end}"
            [code] = re.findall(block, _PAGE, re.MULTILINE | re.DOTALL)
            yield _line(library, code, name)

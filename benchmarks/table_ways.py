"""Tables of many reports: against csv, pandas and pyarrow with a dict for each line."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import attrs
import pandas as pd
import pyarrow as pa

import govdisclose as gd
from govdisclose import tables
from govdisclose.cells import Cell
from govdisclose.form import cell_values, values_by_pointer
from timing import line

_COUNT = 100
_COUNTS = [leaf.pointer for leaf in gd.leaves(gd.Report2021) if leaf.cell is Cell.COUNT]


def _about(report: gd.Report) -> dict[str, Any]:
    agency = report.agency
    return {
        "edition": report.edition,
        "agency": agency.name,
        "year": report.year,
        "region": agency.region,
        "code": agency.code,
        "kind": agency.kind,
        "published": report.published,
    }


def _by_leaf(report: gd.Report) -> Iterator[dict[str, Any]]:
    """Write a dict for each cell, as the examples of the guide read a report."""
    for leaf in gd.leaves(type(report)):
        table, *_, column = leaf.labels
        row = " / ".join(leaf.labels[1:-1])
        value = gd.get(report, leaf.pointer)
        yield _about(report) | {
            "table": table,
            "row": row,
            "column": column,
            "pointer": leaf.pointer,
            "value": value,
            "unit": None,
            "remark": None,
        }


def _flat(data: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}/{name}")
        else:
            yield f"{above}/{name}", value


def _by_asdict(report: gd.Report) -> dict[str, Any]:
    """Write a dict for the report by attrs.asdict."""
    chapters = ("proactive_disclosure", "requests", "disputes")
    wanted = attrs.asdict(report, filter=lambda attribute, _: attribute.name not in _PROSE)
    return _about(report) | dict(_flat({name: wanted[name] for name in chapters}))


_PROSE = {"preface", "overview", "problems", "other_matters", "attachments", "remarks"}


def _by_get(report: gd.Report) -> dict[str, Any]:
    return _about(report) | {
        leaf.pointer: gd.get(report, leaf.pointer) for leaf in gd.leaves(type(report))
    }


def _at_once(report: gd.Report) -> dict[str, Any]:
    """Write a dict for the report with the quickest function of the library for it."""
    return _about(report) | values_by_pointer(report)


def _dict_writer(names: tuple[str, ...], rows: Iterator[dict[str, Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _floor_long(frame: bytes, reports: list[gd.Report]) -> bytes:
    """Fill numbers in where all else is ready, the words about the report too."""
    return b"".join(
        [frame % tuple(" ".join(map(str, cell_values(r))).encode().split()) for r in reports]
    )


def _floor_wide(reports: list[gd.Report]) -> bytes:
    return "\r\n".join([",".join(map(str, cell_values(r))) for r in reports]).encode()


def _some(report: gd.Report) -> list[gd.Report]:
    return [
        gd.replace(
            report,
            {pointer: gd.get(report, pointer) * factor for pointer in _COUNTS}
            | {"/agency": gd.Agency(name=f"示例市第{factor}局", region="示例市")},
        )
        for factor in range(1, _COUNT + 1)
    ]


def lines(report: gd.Report) -> Iterator[str]:
    """Compare writing CSV, and making columns of Arrow."""
    reports = _some(report)
    long, wide = tables.columns("long"), tables.columns("wide", report.edition)
    one = b"".join(tables.to_csv(reports[:1], edition_id=report.edition)).decode()
    frame = "".join(
        ",".join((*text.split(",")[:11], "%s", "", "")) + "\r\n"
        for text in one.splitlines()[1:]
    ).encode()  # fmt: skip
    yield line(
        f"long CSV of {_COUNT} reports: csv.DictWriter, a dict a cell",
        lambda: b"".join(tables.to_csv(reports)),
        lambda: _dict_writer(long, (row for one in reports for row in _by_leaf(one))),
        "ours <= 10 ms",
    )
    yield line(
        f"long CSV of {_COUNT} reports: pandas",
        lambda: b"".join(tables.to_csv(reports)),
        lambda: pd.DataFrame([row for one in reports for row in _by_leaf(one)]).to_csv(index=False),
    )
    yield line(
        f"long CSV of {_COUNT} reports: floor",
        lambda: b"".join(tables.to_csv(reports)),
        lambda: _floor_long(frame, reports),
    )
    for name, row in (("attrs.asdict", _by_asdict), ("gd.get", _by_get), ("one call", _at_once)):
        yield line(
            f"wide CSV of {_COUNT} reports: csv.DictWriter, dicts by {name}",
            lambda: b"".join(tables.to_csv(reports, "wide")),
            lambda row=row: _dict_writer(wide, map(row, reports)),  # type: ignore[misc]
            "ours <= 10 ms",
        )
    yield line(
        f"wide CSV of {_COUNT} reports: pandas, dicts by one call",
        lambda: b"".join(tables.to_csv(reports, "wide")),
        lambda: pd.DataFrame([*map(_at_once, reports)]).to_csv(index=False),
    )
    yield line(
        f"wide CSV of {_COUNT} reports: floor",
        lambda: b"".join(tables.to_csv(reports, "wide")),
        lambda: _floor_wide(reports),
    )
    yield from _arrow(reports)


def _arrow(reports: list[gd.Report]) -> Iterator[str]:
    many = reports * 10
    for name, row in (("attrs.asdict", _by_asdict), ("gd.get", _by_get), ("one call", _at_once)):
        yield line(
            f"wide Arrow of {len(many):,} reports: Table.from_pylist, dicts by {name}",
            lambda: tables.to_arrow(many, "wide"),
            lambda row=row: pa.Table.from_pylist([*map(row, many)]),  # type: ignore[misc]
            "" if row is _at_once else "4 x faster",
        )
    ready = [*map(_at_once, many)]
    yield line(
        f"wide Arrow of {len(many):,} reports: Table.from_pylist alone, dicts ready",
        lambda: tables.to_arrow(many, "wide"),
        lambda: pa.Table.from_pylist(ready),
    )
    schema = tables.to_arrow([]).schema  # else a count and an amount do not go together
    yield line(
        f"long Arrow of {len(many):,} reports: Table.from_pylist, a dict a cell",
        lambda: tables.to_arrow(many),
        lambda: pa.Table.from_pylist([row for one in many for row in _by_leaf(one)], schema),
        "4 x faster",
    )

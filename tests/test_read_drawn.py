"""What the renderers write, the readers read back: thousands of drawn reports in each format."""

import os
from typing import Any

import pytest
from hypothesis import given, settings

import govdisclose as gd
from govdisclose.editions import Report
from govdisclose.errors import ReadError
from govdisclose.form import values_by_pointer
from govdisclose.readers import read
from support import drawing
from support.strategies import reports

CASES = int(os.environ.get("DRAWN_CASES", "2000"))
BATCH = 250

PRINTED: dict[str, tuple[str, dict[str, Any]]] = {
    "docx": ("docx", {"data": False}),
    "page": ("html", {"data": False}),
    "fragment": ("html", {"mode": "fragment"}),
    "cms": ("html", {"mode": "cms"}),
    "grid": ("text", {"layout": "grid"}),
    "cells": ("text", {"layout": "cells"}),
    "list": ("text", {"layout": "list"}),
    "markdown": ("markdown", {}),
}
"""Formats without the report's JSON: name of the renderer, and its options."""
CARRYING: dict[str, tuple[str, dict[str, Any]]] = {"docx": ("docx", {}), "page": ("html", {})}
"""Formats that carry it."""


PROMISED = sorted(set(PRINTED) - {"fragment", "list"})
BATCHES = [
    *((name, start) for name in PROMISED for start in range(0, CASES, BATCH)),
    *((name, 0) for name in ("fragment", "list")),
]
"""All cases for the formats that a report comes back from by promise, some for their variants."""


@pytest.mark.no_cover  # measuring would double the time, and other tests go the same ways
@pytest.mark.parametrize(("name", "start"), BATCHES)
def test_what_is_printed_comes_back(name: str, start: int) -> None:
    """Every number, remark, heading and paragraph is read as it was, without a word."""
    renderer, options = PRINTED[name]
    for seed in range(start, min(start + BATCH, CASES)):
        report = drawing.report(seed, prose_tables=name != "list")
        reading = read(gd.render(report, renderer, **options))
        back = reading.report
        assert (seed, gd.layout(back).blocks) == (seed, gd.layout(report).blocks)
        assert (back.edition, back.year, back.agency.name) == (
            report.edition,
            report.year,
            report.agency.name,
        )
        assert (seed, reading.problems) == (seed, ())


@pytest.mark.no_cover  # as above
@pytest.mark.parametrize("start", range(0, CASES, BATCH))
@pytest.mark.parametrize("name", sorted(CARRYING))
def test_what_a_file_carries_comes_back(name: str, start: int) -> None:
    """A file that carries the report's JSON gives back an equal report, without a word."""
    renderer, options = CARRYING[name]
    for seed in range(start, min(start + BATCH, CASES)):
        report = drawing.report(seed)
        reading = read(gd.render(report, renderer, **options))
        assert (seed, reading.report, reading.problems) == (seed, report, ())


@pytest.mark.no_cover  # as above
@pytest.mark.parametrize("name", sorted(CARRYING))
@settings(max_examples=30, deadline=None)
@given(report=reports())
def test_anything_that_a_file_carries_comes_back(name: str, report: Report) -> None:
    """Whatever text a report has, the figures come back from the JSON in its file."""
    renderer, options = CARRYING[name]
    reading = read(gd.render(report, renderer, **options))
    for field in ("proactive_disclosure", "requests", "disputes", "remarks", "agency", "year"):
        assert getattr(reading.report, field) == getattr(report, field)


@pytest.mark.no_cover  # as above
@settings(max_examples=30, deadline=None)
@given(report=reports())
@pytest.mark.parametrize("name", sorted(PRINTED))
def test_no_text_makes_a_wrong_number(name: str, report: Report) -> None:
    """Whatever text a report has, no number that is read is another than was printed."""
    renderer, options = PRINTED[name]
    try:
        reading = read(gd.render(report, renderer, **options))
    except ReadError:
        return
    if reading.report.edition == report.edition:
        expected, actual = map(values_by_pointer, (report, reading.report))
        wrong = {p for p in expected if actual[p] not in {None, expected[p]}}
        assert wrong == set()

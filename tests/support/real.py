"""Figures of real published reports, and the raw files where those are at hand."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govdisclose.cells import Money
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency
from govdisclose.pointers import replace

_ROOT = Path(__file__).parents[2]
_NAMED = os.environ.get("GOVDISCLOSE_REAL")
_FIGURES: dict[str, Any] = json.loads((_ROOT / "tests/data/figures.json").read_text("utf-8"))
RAW = Path(_NAMED) if _NAMED else _ROOT.parent / "shared" / "data"
"""Where the raw files are, if they are at hand; CONTRIBUTING.md says which they are."""

SLUGS = sorted(_FIGURES)
"""Names of the nine real reports."""
CONSISTENT = [slug for slug in SLUGS if slug != "jinhu-2023"]
"""Those whose figures satisfy the arithmetic; jinhu-2023 was published with a wrong total."""
MAIN = ["zhanjiang-fenyong-zs-2020", "huaian-2024"]
"""One whole report of each edition, 2019 and 2021."""


def report(slug: str) -> Report:
    """Build a real report from its transcribed figures, without prose."""
    data = _FIGURES[slug]
    form = blank(data["edition"], year=data["year"], agency=Agency(name=data["agency"]))
    return replace(form, {pointer: _value(value) for pointer, value in data["cells"].items()})


def _value(value: object) -> object:
    if isinstance(value, str):
        return Decimal(value)
    if isinstance(value, dict):
        return Money(Decimal(value["value"]), value["unit"])
    return value


def raw(name: str) -> Path:
    """Give the path of a raw file as published, or skip the test that asks for it.

    Where ``GOVDISCLOSE_REAL`` names a folder nothing is skipped: a wrong name is no success.
    """
    if not _NAMED and not RAW.is_dir():
        pytest.skip("published files are not at hand: set GOVDISCLOSE_REAL to their folder")
    return RAW / name

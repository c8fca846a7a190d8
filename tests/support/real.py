"""Real published reports that are kept beside the project, where they are at hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("GOVDISCLOSE_REAL_DATA", ROOT.parent / "shared" / "data"))
"""Folder of the real reports; tests skip where it is absent."""

SLUGS = [
    "hongze-2024",
    "huaian-2024",
    "jinhu-2023",
    "pingtan-2019",
    "pingtan-2022",
    "pingtan-2023",
    "shuyang-2025",
    "shuyang-fgj-2023",
    "zhanjiang-fenyong-zs-2020",
]
"""Names of the real reports' files."""


def path(name: str) -> Path:
    """Give the path of a real file, or skip the test that asks for it."""
    if not DATA.is_dir():
        pytest.skip(f"real reports are not at hand ({DATA.name}/ is absent)")
    return DATA / name


def figures(slug: str) -> dict[str, Any]:
    """Load the JSON of a real report as plain data."""
    data: dict[str, Any] = json.loads(path(f"reports/{slug}.json").read_text("utf-8"))
    return data

"""Hostile files of all kinds, read the whole way: each in a second, in 64 MB, or refused."""

from collections.abc import Callable

import pytest

import govdisclose as gd
from support import costs, hostile_docx, hostile_html

SECONDS = 1
MEGABYTES = 64

FILES: dict[str, Callable[[], bytes | str]] = {
    **{f"docx: {name}": make for name, (_, make) in hostile_docx.CASES.items()},
    **{f"html: {name}": make for name, make in hostile_html.FILES.items()},
}


def test_there_are_enough() -> None:
    """The corpora are as large as promised."""
    assert len(hostile_docx.CASES) >= 40
    assert len(hostile_html.FILES) >= 30


@pytest.mark.parametrize("name", FILES)
def test_hostile_files_read_the_whole_way(name: str) -> None:
    """``read`` takes or refuses a hostile file within a second and 64 MB, with ReadError alone."""
    cost = costs.measure(gd.read, FILES[name](), SECONDS)
    # A text without a line feed or a tag is the name of a file.
    assert cost.outcome.startswith(("read", "ReadError: ", "FileNotFoundError: ", "OSError: "))
    assert cost.seconds < SECONDS
    assert cost.megabytes < MEGABYTES

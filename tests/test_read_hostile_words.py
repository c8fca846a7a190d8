"""Hostile texts and tables, read the whole way: none takes long, whatever its words are."""

from collections.abc import Callable

import pytest

import govdisclose as gd
from support import costs

SECONDS = 5  # standard ones; each took ten at least, or forever
HEADING = "<h2>一、总体情况</h2>"


def _table(*rows: list[str]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
ROW = ["规章", "1", "2", "3"]
FILES: dict[str, Callable[[], str]] = {
    "buttons": lambda: f"<p>{'分享：' * 39}x</p>{HEADING}",
    "buttons-of-buttons": lambda: f"<p>{'返回首页' * 29}x</p>{HEADING}",
    "phone": lambda: f"<p>某局2024年政府信息公开工作年度报告<p>电话：{'1' * 60}@{HEADING}",
    "attachments": lambda: f"{HEADING}<p>好<p>附件{chr(0xA0) * 200_000}x",
    "title": lambda: f"<title>a{chr(0x3000) * 200_000}b</title>{HEADING}",
    "value-spaces": lambda: _table([f"1{chr(0xA0) * 200_000}x"]) + HEADING,
    "value-breaks": lambda: _table(HEAD, ["规章", "1" + "<br>" * 30_000 + "x", "2", "3"]),
    "groups": lambda: _table(["行政复议"] * 1_600, ["结果维持"] * 1_600, ["1"] * 1_600),
    "label": lambda: _table(HEAD, ROW, ["行政规范性文" * 200_000, "1", "2", "3"], ["行政许可"]),
    "rows": lambda: "<p>a</p>" * 50_000 + _table(HEAD, ROW, *[["甲乙丙", "1", "2", "3"]] * 1_200),
    "copies": lambda: _table(HEAD, ROW, ["行政规范性文件", "1", "2", "3"]) * 450,
}
"""Each by its name."""


def read(page: str) -> None:
    """Read a page the whole way."""
    gd.read(page + "\n")


@pytest.mark.parametrize("name", FILES)
def test_cost(name: str) -> None:
    """A page whose words are meant to keep a reader busy is read, or refused, soon."""
    cost = costs.measure(read, FILES[name](), SECONDS)
    assert cost.outcome == "read" or cost.outcome.startswith("ReadError: ")
    assert cost.seconds < SECONDS


def test_long_texts_are_not_kept() -> None:
    """What a process remembers of a file does not grow with the length of its texts."""
    from govdisclose.readers.tables import skeleton  # noqa: PLC0415 - its state is looked at

    before = len(skeleton._TOKENS)  # noqa: SLF001 - nothing else tells
    read(_table(["甲" * 1_000_000]) + HEADING)
    assert len(skeleton._TOKENS) == before  # noqa: SLF001 - as above

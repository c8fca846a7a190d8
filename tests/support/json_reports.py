"""JSON of reports, right and wrong, and what is wrong with it."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from govdisclose import codec
from govdisclose.cells import Money
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.errors import DecodeError, Problem
from govdisclose.pointers import replace
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from support.images import PNG

MINIMAL = '{"format": 1, "edition": "2021", "year": 2024, "agency": {"name": "某局"}}'


def problems(text: str | bytes) -> dict[str, str]:
    """Give codes by pointers of what is wrong; anything but a DecodeError fails the test."""
    with pytest.raises(DecodeError) as caught:
        codec.loads(text)
    assert all(bilingual(problem) for problem in caught.value.problems)
    return {problem.pointer: problem.code for problem in caught.value.problems}


def bilingual(problem: Problem) -> bool:
    """Say whether the message has Chinese words and English ones."""
    english = re.sub(r"[^\x00-\x7f]", "", problem.message.en)
    return bool(re.search("[一-鿿]", problem.message.zh) and re.search("[a-z]{3}", english))


def with_members(**members: object) -> str:
    """Give the smallest report with other members."""
    return json.dumps({**json.loads(MINIMAL), **members})


def full_report() -> Report:
    """Build a report that has something of each kind."""
    report = blank("2019", year=2020, agency=Agency(name="某局", kind="department", phone="1"))
    cells = {
        "/requests/received/total": 3,
        "/proactive_disclosure/fees/administrative_fees/change": -18,
        "/proactive_disclosure/procurement/centralized_procurement/amount": Money(
            Decimal("160.50"), "万元"
        ),
    }
    return attrs.evolve(
        replace(report, cells),
        title="标题\n第二行",
        published=date(2021, 1, 20),
        preface=(Paragraph('引号"与\\'),),
        overview=(
            Heading("（一）概述", 2),
            DataTable((("甲", "乙"), ("1", "")), 1, "表"),
            Picture(PNG, "image/png", "图"),
        ),
        attachments=(
            Attachment("统计表", (Paragraph("说明"), DataTable((("甲", "1"),), 0))),
            Attachment("案例"),
        ),
        remarks=(Remark("/requests/received/total", "备注"),),
    )


def at(tree: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        tree = tree[name]
    return tree

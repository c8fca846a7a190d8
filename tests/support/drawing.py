"""Draw reports as offices write them, quickly, from a seed: thousands of them in a minute."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

from govdisclose.cells import Cell, Money, Value
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Agency, Remark
from govdisclose.form import build, form_fields, leaves
from govdisclose.prose import Block, DataTable, Heading, Paragraph

_PLACES = ("示例市", "示例县", "示例市示例区", "示例自治州")
_ORGANS = ("发展和改革局", "人民政府", "自然资源局", "统计局", "人民政府办公室", "城市管理委员会")
_CLAUSES = (
    "坚持以公开为常态、不公开为例外",
    "全年通过门户网站公开政府信息1318条",
    "新收政府信息公开申请142件，上年结转6件",
    "《示例市政府信息公开指南》（修订）已于2024年3月1日公布",
    "答复率为98.5%，较上年提高2.1个百分点",
    "组织培训2次，参加人员共35人",
    "落实“谁公开、谁负责”的要求",
    "网址为https://www.example.cn/zwgk/index.html",
)
_TOPICS = ("主动公开情况", "依申请公开情况", "政府信息管理情况", "平台建设情况", "监督保障情况")
_REMARKS = ("其中修订16件", "含废止3件", "不含垂直管理部门", "与上年口径不同")
_NUMERALS = "一二三四五"


def report(seed: int, edition: str | None = None, *, prose_tables: bool = True) -> Report:
    """Draw a report: plain prose, any figures, some blanks, some remarks.

    Args:
        seed: What makes it; the same seed makes the same report.
        edition: Id of its edition; by default either.
        prose_tables: Whether its prose may have tables.
    """
    dice = random.Random(seed)  # noqa: S311 - no secret
    cls = EDITIONS[edition or dice.choice(sorted(EDITIONS))].report
    kinds = leaves(cls)
    blanks = dice.choice((0.0, 0.0, 0.1, 0.6))
    large = dice.choice((0.0, 0.1, 0.5))
    values = [None if dice.random() < blanks else _value(dice, leaf.cell, large) for leaf in kinds]
    tables: dict[str, Any] = {}
    start = 0
    for field in form_fields(cls):
        stop = start + len(leaves(field.form))
        tables[field.name] = build(field.form, values[start:stop])
        start = stop
    remarks = {dice.choice(kinds).pointer: dice.choice(_REMARKS) for _ in range(dice.randint(0, 2))}
    return cls(
        year=dice.randint(2019, 2026),
        agency=_agency(dice),
        published=None if dice.random() < 0.5 else date(2025, dice.randint(1, 3), 15),
        preface=(Paragraph(_sentence(dice)),) if dice.random() < 0.3 else (),
        overview=_chapter(dice, tables=prose_tables),
        problems=_chapter(dice, tables=prose_tables),
        other_matters=_chapter(dice, tables=prose_tables),
        remarks=tuple(Remark(*item) for item in remarks.items()),
        **tables,
    )


def _value(dice: random.Random, cell: Cell, large: float) -> Value:
    most = 10 ** dice.randint(3, 8) if dice.random() < large else 30
    number = dice.randint(0, most)
    if cell is Cell.COUNT:
        return number
    if cell is Cell.CHANGE:
        return number - most // 2
    amount = Decimal(number).scaleb(-dice.randint(0, 4))
    if cell is Cell.AMOUNT:
        return amount
    return Money(amount, dice.choice((None, "元", "万元", "亿元")))


def _agency(dice: random.Random) -> Agency:
    known = dice.random() < 0.7
    return Agency(
        name=dice.choice(_PLACES) + dice.choice(_ORGANS),
        address="示例市人民路1号" if known else None,
        postcode="000000" if known else None,
        phone="0000-00000000" if known else None,
        email="gk@example.cn" if known and dice.random() < 0.5 else None,
        website="https://www.example.cn/" if known else None,
    )


def _sentence(dice: random.Random) -> str:
    clauses = dice.sample(_CLAUSES, dice.randint(1, len(_CLAUSES)))
    return "，".join(clauses) + "。"


def _chapter(dice: random.Random, *, tables: bool) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(_sentence(dice))]
    for number, topic in enumerate(dice.sample(_TOPICS, dice.randint(0, 3))):
        blocks.append(Heading(f"（{_NUMERALS[number]}）{topic}"))
        if dice.random() < 0.3:
            blocks.append(Heading("1.基本情况", 3))
        blocks.append(Paragraph(_sentence(dice)))
    if tables and dice.random() < 0.2:
        blocks.append(Paragraph("各渠道公开数量如下："))
        rows = (
            ("公开渠道", "条数"),
            ("门户网站", str(dice.randint(0, 999))),
            ("政务新媒体", "437"),
        )
        blocks.append(DataTable(rows))
        blocks.append(Paragraph(_sentence(dice)))
    return tuple(blocks)

"""Checking: against a loop that a careful user would write by hand, and columns against reports."""

import functools
import random
from collections.abc import Iterator
from itertools import compress, count

import attrs
import numpy as np

import govdisclose as gd
from govdisclose.cells import Cell
from govdisclose.form import form_fields
from timing import alone, line

ARITHMETIC = (
    "requests.balance",
    "requests.outcomes-total",
    "requests.row-total",
    "disputes.total",
    "proactive.stock",
    "proactive.items",
)
"""The rules that compare sums of cells of one report."""
_COUNTS = [leaf.pointer for leaf in gd.leaves(gd.Report2021) if leaf.cell is Cell.COUNT]
_FIRST = "/requests/received/natural_persons"
_DRAWN, _TIMES = 2_000, 50
"""How many different reports there are, and how many times over."""


def _columns(row: gd.Applicants) -> tuple[int, ...]:
    organizations = row.organizations
    cells = (
        row.natural_persons,
        organizations.commercial_enterprises,
        organizations.research_institutions,
        organizations.public_welfare_organizations,
        organizations.legal_service_institutions,
        organizations.other,
        row.total,
    )
    return tuple(cell or 0 for cell in cells)


def _rows(group: object) -> Iterator[gd.Applicants]:
    for field in attrs.fields(type(group)):  # type: ignore[arg-type]
        part = getattr(group, field.name)
        if isinstance(part, gd.Applicants):
            yield part
        elif form_fields(type(part)):
            yield from _rows(part)


def by_hand(report: gd.Report2021) -> list[str]:
    """Check the arithmetic of all tables with loops; says only that something is wrong."""
    requests = report.requests
    *parts, total = [_columns(row) for row in _rows(requests.outcomes)]
    received, carried_over = _columns(requests.received), _columns(requests.carried_over)
    forward = _columns(requests.carried_forward)
    every = (received, carried_over, *parts, total, forward)
    wrong = ["row" for row in every if sum(row[:6]) != row[6]]
    for column in range(7):
        if sum(row[column] for row in parts) != total[column]:
            wrong.append("outcomes")
        if received[column] + carried_over[column] != total[column] + forward[column]:
            wrong.append("balance")
    disputes = report.disputes
    for case in (
        disputes.reconsideration,
        disputes.litigation.direct,
        disputes.litigation.after_reconsideration,
    ):
        known = [case.upheld or 0, case.corrected or 0, case.other or 0, case.pending or 0]
        if sum(known) != case.total:
            wrong.append("disputes")
    documents = report.proactive_disclosure.documents
    wrong += [
        "stock"
        for counts in (documents.rules, documents.normative_documents)
        if (counts.in_force or 0) - (counts.issued or 0) + (counts.repealed or 0) < 0
    ]
    return wrong


def lines(report: gd.Report) -> Iterator[str]:
    """Compare checking one clean report, and very many."""
    if not isinstance(report, gd.Report2021) or gd.check(report) or by_hand(report):
        raise SystemExit("the benchmark's report should be clean, and of 2021")
    yield line(
        "check, arithmetic: loops by hand",
        lambda: gd.check(report, select=ARITHMETIC),
        lambda: by_hand(report),
        "ours <= 0.03 ms; 2 x faster",
    )
    yield alone("check, all rules asked by default", functools.partial(gd.check, report))
    total = "/requests/outcomes/total/total"
    for name, cells in (("one cell", (total,)), ("two cells", (_FIRST, total))):
        wrong = gd.replace(report, {cell: gd.get(report, cell) + 7 for cell in cells})
        yield alone(f"diagnose, {name} wrong", functools.partial(gd.diagnose, wrong))
    for name, numbers, goal in (("two paragraphs", 2, "ours <= 1 ms"), ("every one", 99, "")):
        written = gd.replace(report, {"/overview": _five_thousand_characters(report, numbers)})
        yield alone(
            f"check, all rules on the text, 5,000 characters, {name} full of numbers",
            functools.partial(gd.check, written, select=("narrative", "text")),
            goal,
        )
    yield from _many(report)


_CHARACTERS = 5_000


def _five_thousand_characters(report: gd.Report2021, numbers: int) -> tuple[gd.Paragraph, ...]:
    """Write text as reports have it, so many paragraphs of it with the figures of the tables."""
    requests = report.requests
    counted = gd.Paragraph(
        f"{report.year}年，新收政府信息公开申请{requests.received.total}件，"
        f"上年结转{requests.carried_over.total}件，办理答复{requests.outcomes.total.total}件，"
        f"结转下年度继续办理{requests.carried_forward.total}件。"
        f"其中，予以公开{requests.outcomes.disclosed.total}件，"
        f"部分公开{requests.outcomes.partially_disclosed.total}件。"
        f"因政府信息公开被申请行政复议{report.disputes.reconsideration.total}件，"
        f"其中结果维持{report.disputes.reconsideration.upheld}件。"
    )
    plain = gd.Paragraph(
        "坚持“公开为常态、不公开为例外”，全年通过门户网站（含政务新媒体）主动公开政府信息12345条。"
        "《示例市政府信息公开指南》（修订）公布施行，组织培训2次，参加人员共35人。"
        "政府信息管理、平台建设、监督保障各项工作有序开展，工作考核结果良好，社会评议满意，"
        "没有发生责任追究的情形。"
    )
    written: list[gd.Paragraph] = []
    while sum(len(paragraph.text) for paragraph in written) < _CHARACTERS:
        written.append(counted if len(written) < numbers else plain)
    return tuple(written)


def _many(report: gd.Report2021) -> Iterator[str]:
    """Compare columns of 100,000 reports with checking report by report."""
    dice = random.Random(2024)  # noqa: S311 - no secret
    clean = [_scaled(report, dice.randint(1, 50)) for _ in range(_DRAWN)]
    varied = [_damaged(one, dice) if number % 5 == 0 else one for number, one in enumerate(clean)]
    for name, reports in (("all clean", clean), ("one in five wrong or with blanks", varied)):
        columns = _as_columns(reports)
        found = [_failed(one) for one in reports] * _TIMES
        if gd.check_columns("2021", columns).failing.tolist() != list(compress(count(), found)):
            raise SystemExit("columns and reports should say the same")
        yield line(
            f"check columns of 100,000 reports, {name}: one by one, arithmetic",
            functools.partial(gd.check_columns, "2021", columns),
            functools.partial(_one_by_one, reports),
            "20 x faster",
        )


def _one_by_one(reports: list[gd.Report2021]) -> int:
    return sum(len(gd.check(one, select=ARITHMETIC)) for one in reports * _TIMES)


def _failed(report: gd.Report2021) -> bool:
    return any(finding.status == "failed" for finding in gd.check(report, select=ARITHMETIC))


def _scaled(report: gd.Report2021, factor: int) -> gd.Report2021:
    """Multiply all counts, so that the sums still hold."""
    counts = {pointer: gd.get(report, pointer) * factor for pointer in _COUNTS}
    return gd.replace(report, counts)


def _damaged(report: gd.Report2021, dice: random.Random) -> gd.Report2021:
    """Add one to a cell, or blank five."""
    if dice.random() < 0.5:
        cell = dice.choice(_COUNTS)
        return gd.replace(report, {cell: gd.get(report, cell) + 1})
    return gd.replace(report, dict.fromkeys(dice.sample(_COUNTS, 5)))


def _as_columns(reports: list[gd.Report2021]) -> dict[str, object]:
    """Make masked arrays of the cells with blanks, and plain ones of the others."""
    columns: dict[str, object] = {}
    for pointer in _COUNTS:
        cells = [gd.get(report, pointer) for report in reports]
        numbers = np.tile([cell or 0 for cell in cells], _TIMES)
        blanks = np.tile([cell is None for cell in cells], _TIMES)
        columns[pointer] = np.ma.masked_array(numbers, blanks) if blanks.any() else numbers
    return columns

"""The main figures (主要数据) of a roll-up, agency by agency."""

from collections.abc import Iterable, Iterator, Sequence

from govdisclose.cells import Value
from govdisclose.checks.completing import fill_in
from govdisclose.document import Block
from govdisclose.errors import Lang, Message
from govdisclose.prose import DataTable, Heading
from govdisclose.rollup import Aggregate

_PART = Message("机关", "Agency")
_FIGURES = Message("主要数据", "Main figures")
_NOT_REPORTED = Message("{name}（未报）", "{name} (missing)")
_TOTAL = Message("合计", "Total")
_TOTALS = (
    (Message("新收申请", "Received"), ("/requests/received/total",)),
    (Message("上年结转", "Carried over"), ("/requests/carried_over/total",)),
    (Message("办理结果", "Handled"), ("/requests/outcomes/total/total",)),
    (Message("结转下年", "Carried forward"), ("/requests/carried_forward/total",)),
    (Message("行政复议", "Reviews"), ("/disputes/reconsideration/total",)),
    (
        Message("行政诉讼", "Lawsuits"),
        ("/disputes/litigation/direct/total", "/disputes/litigation/after_reconsideration/total"),
    ),
)
"""The columns of the main figures, each with the cells whose sum it is; in every edition."""


def main_figures(aggregate: Aggregate, lang: Lang) -> Iterator[Block]:
    """Give a table of the main figures: a line for each agency, whether it reported or not."""
    breakdown = aggregate.breakdown
    if breakdown is None:
        return
    reported = zip(breakdown.parts, breakdown.values, strict=True)
    rows = [(_PART.text(lang), *(words.text(lang) for words, _ in _TOTALS))]
    for agency in aggregate.coverage.agencies:
        if agency.status == "missing":
            words = _NOT_REPORTED.format(name=agency.name).text(lang)
            rows.append((words, *[""] * len(_TOTALS)))
        else:
            name, values = next(reported)
            rows.append((name, *_totals(aggregate, breakdown.pointers, values)))
    total = _totals(aggregate, breakdown.pointers, breakdown.total)
    rows.append((_TOTAL.text(lang), *total))
    yield Heading(_FIGURES.text(lang), level=1)
    yield DataTable(tuple(rows))


def _totals(
    aggregate: Aggregate, pointers: Iterable[str], values: Sequence[Value]
) -> Iterator[str]:
    """Give the main figures of a part as they count; blank where a cell of one is."""
    by_pointer = dict(zip(pointers, values, strict=True))
    if aggregate.blanks_as_zero:
        fill_in(type(aggregate.report), by_pointer)
    for _, cells in _TOTALS:
        counts = [value for p in cells if isinstance(value := by_pointer[p], int)]
        yield str(sum(counts)) if len(counts) == len(cells) else ""

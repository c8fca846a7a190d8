"""The totals of two reports: a small table, and bars.

Official forms have no such table: it is an addition, and its words are ours.
"""

from govdisclose.comparing import TotalChange
from govdisclose.document import BarChart, Frame, Table
from govdisclose.errors import Lang, Message
from govdisclose.form import cached
from govdisclose.layouts.changes import CHANGE, ITEM, SHARE, printed
from govdisclose.layouts.frames import Node, panel_frame

_CAPTION = Message(
    "{first}、{second}办理政府信息公开申请、行政复议、行政诉讼情况对比",
    "Requests, reconsideration and lawsuits: {first} and {second} compared",
)


def totals_blocks(
    totals: tuple[TotalChange, ...], series: tuple[str, str], lang: Lang = "zh"
) -> tuple[Table, BarChart]:
    """Lay out the totals of two reports.

    Args:
        totals: What ``comparing.totals`` gave.
        series: What the columns of the two are called.
        lang: Language of the words that are no labels of the form.

    Returns:
        A table (earlier year, this year, change, change in per cent rounded to a tenth; blank where
        a total is), and a chart of those that are known and not 0 in one of the years.
    """
    frame = _frame(tuple(total.labels for total in totals), series, lang)
    values = tuple(text for total in totals for text in printed(total))
    drawn = [total for total in totals if total.before or total.after]
    chart = BarChart(
        frame.caption,
        series,
        tuple(total.labels[-1] for total in drawn),
        # All totals are whole numbers.
        tuple((_count(total.before), _count(total.after)) for total in drawn),
    )
    return Table(frame, values), chart


def _count(value: object) -> int | None:
    return value if isinstance(value, int) else None


@cached
def _frame(labels: tuple[tuple[str, ...], ...], series: tuple[str, str], lang: Lang) -> Frame:
    rows: dict[str, list[Node]] = {}
    for outer, *inner in labels:
        rows.setdefault(outer, []).extend(map(Node, inner))
    nodes = tuple(Node(label, tuple(inner)) for label, inner in rows.items())
    first, second = series
    caption = _CAPTION.format(first=first, second=second).text(lang)
    columns = (*series, CHANGE.text(lang), SHARE.text(lang))
    return panel_frame(caption, ITEM.text(lang), nodes, tuple(map(Node, columns)))

"""A report beside the one of the year before: a small table, and bars.

What is compared are the totals of tables 三 and 四: the quantities that stand in both editions and
mean the same in them. A group of rows without a total of its own, such as （三）不予公开, counts as
the sum of its rows. Official forms have no such table: it is an addition, and its words are ours.
"""

import re
from collections.abc import Iterator

import attrs

from govdisclose.document import BarChart, Frame, Table
from govdisclose.editions import Report
from govdisclose.form import Form, Row, cached, form_fields, leaves, values_by_pointer
from govdisclose.layouts.frames import Node, panel_frame

_CORNER = "项目"
_CHANGES = (Node("增减"), Node("增减幅度"))
_NO_SHARE = "—"  # of a quantity that was 0
_EXPLANATION = re.compile("(?<=.)（[^（）]*）$")


@attrs.frozen
class _Line:
    """One quantity that is compared."""

    path: tuple[str, ...]
    """Names of fields, from the report down."""
    labels: tuple[str, ...]
    """One or two, the outer one first."""
    pointers: tuple[str, ...]
    """The cells whose sum it is."""


def comparison(report: Report, previous: Report) -> tuple[Table, BarChart]:
    """Compare the totals of a report with those of an earlier one.

    Args:
        report: A report of any edition.
        previous: An earlier report of the same agency, of any edition; that it is one is not
            checked.

    Returns:
        A table (earlier year, this year, change, change in per cent rounded to a tenth; blank where
        a cell is), and a chart of those quantities that are known and not 0 in one of them.
    """
    series = (_year(previous, "上年度"), _year(report, "本年度"))
    values, earlier = _sums(report), _sums(previous)
    lines = _lines(type(report))
    pairs = [(earlier.get(line.path), values[line.path]) for line in lines]
    printed = [text for pair in pairs for text in _printed(*pair)]
    table = Table(_frame(type(report), series), tuple(printed))
    drawn = [(line, pair) for line, pair in zip(lines, pairs, strict=True) if any(pair)]
    chart = BarChart(
        table.frame.caption,
        series,
        tuple(line.labels[-1] for line, _ in drawn),
        tuple(pair for _, pair in drawn),
    )
    return table, chart


def _year(report: Report, unknown: str) -> str:
    return unknown if report.year is None else f"{report.year}年"


@cached
def _frame(report: type[Report], series: tuple[str, str]) -> Frame:
    rows: dict[str, list[Node]] = {}
    for line in _lines(report):
        outer, *inner = line.labels
        rows.setdefault(outer, []).extend(map(Node, inner))
    labels = tuple(Node(label, tuple(inner)) for label, inner in rows.items())
    caption = f"{'、'.join(series)}办理政府信息公开申请、行政复议、行政诉讼情况对比"
    return panel_frame(caption, _CORNER, labels, (*map(Node, series), *_CHANGES))


@cached
def _lines(report: type[Report]) -> tuple[_Line, ...]:
    return tuple(
        line
        for chapter in form_fields(report)
        for line in _lines_below(chapter.form, (chapter.name,), ())
    )


def _lines_below(
    form: type[Form], path: tuple[str, ...], labels: tuple[str, ...]
) -> Iterator[_Line]:
    for field in form_fields(form):
        here = (*path, field.name)
        words = (*labels, *(_EXPLANATION.sub("", word) for word in field.words))
        totals = [leaf.pointer for leaf in leaves(field.form) if leaf.path[-1] == "total"]
        if not totals:
            continue
        if issubclass(field.form, Row) or len(words) > 1:
            prefix = "/" + "/".join(here)
            yield _Line(here, words, tuple(f"{prefix}{pointer}" for pointer in totals))
        else:
            yield from _lines_below(field.form, here, words)


def _sums(report: Report) -> dict[tuple[str, ...], int | None]:
    """Give each quantity; None where a cell of it is blank."""
    values = values_by_pointer(report)
    sums: dict[tuple[str, ...], int | None] = {}
    for line in _lines(type(report)):
        counts = [values[pointer] for pointer in line.pointers]
        known = [count for count in counts if isinstance(count, int)]
        sums[line.path] = sum(known) if len(known) == len(counts) else None
    return sums


def _printed(earlier: int | None, now: int | None) -> tuple[str, str, str, str]:
    before, after = ("" if value is None else str(value) for value in (earlier, now))
    if earlier is None or now is None:
        return before, after, "", ""
    change = now - earlier
    if not earlier:
        return before, after, _signed(change), _NO_SHARE
    return before, after, _signed(change), _share(change, earlier)


def _signed(change: int) -> str:
    return f"{change:+}" if change else "0"


def _share(change: int, earlier: int) -> str:
    """Give a change in per cent of what was before, rounded to a tenth, halves away from 0."""
    tenths = (2000 * abs(change) + earlier) // (2 * earlier)
    return f"{'-' if change < 0 else '+'}{tenths // 10}.{tenths % 10}%" if tenths else "0%"

"""Where the parts of a bar chart stand, for the template that draws it as SVG.

A category takes a line of words and below it one bar for each series, all from the left side. The
units are those of the drawing, which is scaled as a whole; letters are about 13 high.
"""

from collections.abc import Iterator

import attrs

from govdisclose.document import BarChart

WIDTH = 360
_TOP = 30  # room for the legend
_WORDS = 20  # from one line of words to the bars below it
_BAR = 13
_BETWEEN = 2
_BELOW = 10
_DIGIT = 8
_GAP = 4  # between a bar and its number
_LEGEND = 90


@attrs.frozen
class Bar:
    """One bar, and the number behind it."""

    series: int
    y: int
    width: float
    words: str
    words_at: float
    """How far from the left side the number begins."""


@attrs.frozen
class Category:
    """A line of words, and the bars below it."""

    words: str
    y: int
    bars: tuple[Bar, ...]


@attrs.frozen
class Chart:
    """A chart, ready to be drawn."""

    caption: str
    legend: tuple[tuple[int, str], ...]
    """What the series are, and how far from the left side that is said."""
    categories: tuple[Category, ...]
    height: int
    width: int = WIDTH
    bar: int = _BAR


def placed(chart: BarChart) -> Chart:
    """Find the place of everything in a chart."""
    legend = tuple((_LEGEND * index, words) for index, words in enumerate(chart.series))
    categories = tuple(_categories(chart))
    each = _height(chart)
    return Chart(chart.caption, legend, categories, _TOP + each * len(categories))


def _height(chart: BarChart) -> int:
    return _WORDS + (_BAR + _BETWEEN) * len(chart.series) + _BELOW


def _categories(chart: BarChart) -> Iterator[Category]:
    lengths = [value for values in chart.values for value in values if value is not None]
    longest = max(lengths, default=0)
    digits = max((len(str(length)) for length in lengths), default=0)
    room = max(WIDTH - _GAP - _DIGIT * digits, WIDTH // 2)
    for index, (words, values) in enumerate(zip(chart.categories, chart.values, strict=True)):
        top = _TOP + index * _height(chart)
        bars = []
        for series, value in enumerate(values):
            if value is not None:
                width = round(room * float(value / longest), 1) if value else 0
                down = top + _WORDS + series * (_BAR + _BETWEEN)
                bars.append(Bar(series, down, width, str(value), width + _GAP))
        yield Category(words, top, tuple(bars))

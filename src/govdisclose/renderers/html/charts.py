"""Where the parts of a bar chart stand, for the template that draws it as SVG.

A category takes a line of words and below it one bar for each series, all from the left side. The
units are those of the drawing, which is scaled as a whole; letters are about 13 high.
"""

import attrs

from govdisclose.document import BarChart

WIDTH = 360
_MOST = 8  # categories of one picture
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
    """A picture of a chart, or of half of one, ready to be drawn."""

    caption: str
    legend: tuple[tuple[int, str], ...]
    """What the series are, and how far from the left side that is said."""
    categories: tuple[Category, ...]
    height: int
    width: int = WIDTH
    bar: int = _BAR


def placed(chart: BarChart) -> tuple[Chart, ...]:
    """Find the place of everything in a chart.

    One of many categories is two pictures, which stand side by side where there is room: a picture
    is not broken between pages, and would leave half of one empty.
    """
    count = len(chart.categories)
    each = count if count <= _MOST else (count + 1) // 2
    return tuple(_part(chart, start, min(start + each, count)) for start in range(0, count, each))


def _part(chart: BarChart, start: int, end: int) -> Chart:
    """Draw some of the categories, below a legend."""
    legend = tuple((_LEGEND * index, words) for index, words in enumerate(chart.series))
    height = _WORDS + (_BAR + _BETWEEN) * len(chart.series) + _BELOW
    categories = tuple(
        _category(chart, index, _TOP + height * (index - start)) for index in range(start, end)
    )
    return Chart(chart.caption, legend, categories, _TOP + height * (end - start))


def _category(chart: BarChart, index: int, top: int) -> Category:
    lengths = [value for values in chart.values for value in values if value is not None]
    longest = max(lengths, default=0)
    digits = max((len(str(length)) for length in lengths), default=0)
    room = max(WIDTH - _GAP - _DIGIT * digits, WIDTH // 2)
    bars = []
    for series, value in enumerate(chart.values[index]):
        if value is not None:
            width = round(room * float(value / longest), 1) if value else 0
            down = top + _WORDS + series * (_BAR + _BETWEEN)
            bars.append(Bar(series, down, width, str(value), width + _GAP))
    return Category(chart.categories[index], top, tuple(bars))

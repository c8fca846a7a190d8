"""A comparison as lines of text, for a terminal: figures first, as labels are of any length."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from govdisclose.comparing import Change, Comparison
from govdisclose.errors import Lang, Message
from govdisclose.layouts.changes import (
    CHANGE,
    LETTERS,
    MOVERS,
    NOTE,
    SAME,
    SHARE,
    TEXTS,
    TOTALS,
    printed,
    same_share,
    years,
)
from govdisclose.text import visible
from govdisclose.widths import NARROW

_ABOUT = Message("{agency}：{before}至{after}", "{agency}: {before} to {after}")
_NO_AGENCY = Message("机关不明", "agency unknown")
_COUNTED = Message(
    "共对比 {count} 格，其中 {changed} 格有变动", "cells compared: {count}, changed: {changed}"
)
_LIST = Message("{counted}；--all 逐格列出", "{counted}; --all lists each")
_GAP = "  "


def write(comparison: Comparison, lang: Lang, *, movers: int, cells: bool) -> str:
    """Write what a comparison shows, as ``summarize_comparison`` says."""
    lines = _lines(comparison, lang, movers, cells=cells)
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(comparison: Comparison, lang: Lang, movers: int, *, cells: bool) -> Iterator[str]:
    series = years(comparison.previous, comparison.current, lang)
    agency = comparison.current.agency.name or _NO_AGENCY
    yield _ABOUT.format(agency=agency, before=series[0], after=series[1]).text(lang)
    yield from (NOTE.format(words=note.message).text(lang) for note in comparison.notes)
    header = (*series, CHANGE.text(lang), SHARE.text(lang))
    totals = ((total, " / ".join(total.labels)) for total in comparison.totals)
    yield from _section(TOTALS.text(lang), header, _figures(totals))
    moved = [(cell, cell.place) for cell in comparison.movers(movers)]
    if moved:
        yield from _section(MOVERS.text(lang), header, _figures(moved))
    letters = (LETTERS.format(year=year).text(lang) for year in series)
    texts = [
        (str(text.before), str(text.after), same_share(text.same), text.heading)
        for text in comparison.texts
    ]
    yield from _section(TEXTS.text(lang), (*letters, SAME.text(lang)), texts)
    if cells:
        for chapter, group in itertools.groupby(comparison.changes, lambda cell: cell.labels[0]):
            yield from _section(chapter, header, _figures((cell, cell.place) for cell in group))
    counts = {"count": len(comparison.changes), "changed": len(comparison.changed)}
    counted = _COUNTED.format(**counts)
    yield (counted if cells else _LIST.format(counted=counted)).text(lang)


def _figures(changes: Iterable[tuple[Change, str]]) -> list[tuple[str, ...]]:
    return [(*printed(change), label) for change, label in changes]


def _section(name: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Write rows of figures, each behind its own, and a label behind them."""
    yield f"== {name}"
    lines = [(*header, ""), *rows]
    widths = [max(map(NARROW.width, column)) for column in zip(*lines, strict=True)]
    for *figures, label in lines:
        pairs = zip(figures, widths, strict=False)
        cells = (" " * (width - NARROW.width(figure)) + figure for figure, width in pairs)
        yield _GAP.join(["", *cells, label]).rstrip()

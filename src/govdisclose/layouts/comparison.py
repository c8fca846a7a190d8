"""A whole comparison of two reports as a document."""

import functools
import itertools
import json
from collections.abc import Iterator

from govdisclose.arguments import refuse_other
from govdisclose.checks.rows import PrintedRow, printed_rows
from govdisclose.comparing import (
    CellChange,
    Comparison,
    LeftOut,
    as_data,
    common_cells,
    plain,
)
from govdisclose.document import Block, Document, Frame, Metadata, Table, Title, one_line
from govdisclose.editions import Report
from govdisclose.errors import Lang, Message
from govdisclose.form import cached, form_fields
from govdisclose.layouts.changes import (
    CHANGE,
    CHAPTER,
    ITEM,
    LETTERS,
    MOVERS,
    SAME,
    SHARE,
    TEXTS,
    TOTALS,
    printed,
    same_share,
    years,
)
from govdisclose.layouts.frames import Node, panel_frame
from govdisclose.layouts.totals import totals_blocks
from govdisclose.opening import SUBJECT, WORK
from govdisclose.prose import Heading, Paragraph

# The years have a line of their own: in one, all is as wide as a page, and by some fonts wider.
_TITLE = Message(
    f"{{year}}与{{agency}}{{before}}\n{WORK}情况对比",
    "Disclosure of government information: {year} compared with {agency}{before}",
)
_OF_AGENCY = Message("{name}", "{name}, ")
_SUBJECT = Message(f"{SUBJECT}对比", "Comparison of annual reports")
_NOTE = Message("请留意：{words}。", "Note: {words}.")
_NO_MOVERS = Message("可以对比的数据都没有变动。", "None of the figures compared has changed.")
_COUNTED = Message(
    "只比文字，数字、标点、空格不计。",
    "Letters alone are compared, neither digits, punctuation nor white space.",
)
_CELLS = Message("{chapter}，{first}与{second}对比", "{chapter}: {first} and {second} compared")
_LEFT_OUT = Message(
    "两版表格在本章有不同的数，没有对比：{first}{previous}格，{second}{current}格。",
    "The editions of the form differ here; not compared: {previous} cells of {first}, {current} of "
    "{second}.",
)
# Widths in mm within the 156 mm of the page's type area, by how many columns hold labels. Those of
# figures have room for eight digits with sign and decimal point.
_WEIGHTS = {
    2: (38.0, 30.0, *(22.0,) * 4),
    3: (29.0, 12.0, 27.0, *(22.0,) * 4),
}
_MOVERS_WEIGHTS = (64.0, *(23.0,) * 4)
_TEXTS_WEIGHTS = (66.0, *(30.0,) * 3)


def layout_comparison(
    comparison: Comparison, lang: Lang = "zh", *, movers: int = 10, cells: bool = True
) -> Document:
    """Lay out a comparison, for any renderer.

    It is custom, and no part of the official form.

    Args:
        comparison: What ``compare`` gave.
        lang: Language of the words that are no labels of the form.
        movers: How many of the cells that changed most are listed; 0: no list.
        cells: Whether the tables of all cells follow.

    Returns:
        What is odd about the comparison; the totals of tables 三 and 四, in a table and as bars in
        formats that can draw; the cells that changed most; how much of the text is the same; and
        for each table of the form every cell, in both years, with the change.

    Raises:
        InvalidValueError: An argument is something else than it should be.
        OptionError: There is no such language.
    """
    refuse_other(Comparison, comparison=comparison)
    refuse_other(bool, cells=cells)
    series = years(comparison.previous, comparison.current, lang)
    title = _title(comparison, series, lang)
    blocks: list[Block] = [Title(title)]
    blocks += [Paragraph(_NOTE.format(words=note.message).text(lang)) for note in comparison.notes]
    blocks += [Heading(TOTALS.text(lang), 1), *totals_blocks(comparison.totals, series, lang)]
    moved = comparison.movers(movers)
    if movers:
        blocks += [Heading(MOVERS.text(lang), 1), _movers(moved, series, lang)]
    blocks += [Heading(TEXTS.text(lang), 1), Paragraph(_COUNTED.text(lang))]
    blocks.append(_texts(comparison, series, lang))
    if cells:
        blocks += _chapters(comparison, series, lang)
    metadata = Metadata(
        title=one_line(title),
        subject=_SUBJECT.text(lang),
        author=comparison.current.agency.name,
        published=None,
        language="en" if lang == "en" else "zh-CN",
    )
    data = functools.partial(_json, comparison, lang, movers)
    return Document(tuple(blocks), metadata, data)


def _json(comparison: Comparison, lang: Lang, movers: int) -> str:
    return json.dumps(as_data(comparison, lang, movers=movers), ensure_ascii=False)


def _title(comparison: Comparison, series: tuple[str, str], lang: Lang) -> str:
    names = [report.agency.name for report in (comparison.previous, comparison.current)]
    other = _OF_AGENCY.format(name=names[0]) if names[0] not in {"", names[1]} else ""
    before, year = series
    second = _TITLE.format(year=year, agency=other, before=before)
    return "\n".join(filter(None, (names[1], second.text(lang))))


def _movers(moved: tuple[CellChange, ...], series: tuple[str, str], lang: Lang) -> Block:
    if not moved:
        return Paragraph(_NO_MOVERS.text(lang))
    frame = _movers_frame(tuple(cell.place for cell in moved), series, lang)
    return Table(frame, tuple(itertools.chain.from_iterable(map(printed, moved))))


@functools.lru_cache(maxsize=16)  # which cells moved most is seldom the same twice
def _movers_frame(places: tuple[str, ...], series: tuple[str, str], lang: Lang) -> Frame:
    columns = (*series, CHANGE.text(lang), SHARE.text(lang))
    caption = MOVERS.text(lang)
    return _plain_frame(caption, ITEM.text(lang), places, columns, _MOVERS_WEIGHTS)


def _texts(comparison: Comparison, series: tuple[str, str], lang: Lang) -> Table:
    headings = tuple(text.heading for text in comparison.texts)
    values = (
        (str(text.before), str(text.after), same_share(text.same)) for text in comparison.texts
    )
    frame = _texts_frame(headings, series, lang)
    return Table(frame, tuple(itertools.chain.from_iterable(values)))


@cached
def _texts_frame(headings: tuple[str, ...], series: tuple[str, str], lang: Lang) -> Frame:
    letters = tuple(LETTERS.format(year=year).text(lang) for year in series)
    columns = (*letters, SAME.text(lang))
    caption, corner = TEXTS.text(lang), CHAPTER.text(lang)
    return _plain_frame(caption, corner, headings, columns, _TEXTS_WEIGHTS)


def _plain_frame(
    caption: str,
    corner: str,
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    weights: tuple[float, ...],
) -> Frame:
    return panel_frame(caption, corner, tuple(map(Node, rows)), tuple(map(Node, columns)), weights)


def _chapters(comparison: Comparison, series: tuple[str, str], lang: Lang) -> Iterator[Block]:
    """Give the tables of all cells, each under the heading of its chapter."""
    editions = type(comparison.previous), type(comparison.current)
    left_out = {chapter.chapter: chapter for chapter in comparison.left_out}
    values: dict[str, list[str]] = {}
    for cell in comparison.changes:
        values.setdefault(cell.labels[0], []).extend(printed(cell))
    for field in form_fields(editions[1]):
        chapter = field.label
        yield Heading(chapter, 1)
        if chapter in values:
            yield Table(_frame(*editions, chapter, series, lang), tuple(values[chapter]))
        if chapter in left_out:
            yield _left_out(left_out[chapter], series, lang)


def _left_out(chapter: LeftOut, series: tuple[str, str], lang: Lang) -> Paragraph:
    first, second = series
    counts = {"previous": len(chapter.previous), "current": len(chapter.current)}
    return Paragraph(_LEFT_OUT.format(first=first, second=second, **counts).text(lang))


@cached
def _frame(
    previous: type[Report],
    current: type[Report],
    chapter: str,
    series: tuple[str, str],
    lang: Lang,
) -> Frame:
    """Make the frame of a chapter: its rows one below another, and in each its columns."""
    common = {cell.pointer for cell in common_cells(previous, current)}
    paths = [
        (*_row_label(row), *column.labels)
        for row in printed_rows(current)
        if row.labels[0] == chapter
        for column, pointer in zip(row.columns, row.pointers, strict=True)
        if pointer in common
    ]
    first, second = series
    caption = _CELLS.format(chapter=chapter, first=first, second=second).text(lang)
    columns = (*series, CHANGE.text(lang), SHARE.text(lang))
    weights = _WEIGHTS[max(map(len, paths))]
    return panel_frame(caption, ITEM.text(lang), _nodes(paths), tuple(map(Node, columns)), weights)


def _row_label(row: PrintedRow) -> tuple[str, ...]:
    """Name a row in one label, a line for each group: it is as high as its columns are many."""
    words = "\n".join(map(plain, row.labels[1:]))
    return (words,) if words else ()


def _nodes(paths: list[tuple[str, ...]]) -> tuple[Node, ...]:
    """Draw labels together that follow each other and are the same."""
    groups = itertools.groupby(paths, lambda path: path[0])
    return tuple(
        Node(label, _nodes([path[1:] for path in group if len(path) > 1]))
        for label, group in groups
    )

"""Pieces of a chapter as blocks of prose."""

import re
from collections.abc import Iterable, Iterator

import attrs

from govdisclose.errors import Message
from govdisclose.prose import MAX_COLUMNS, MAX_LEVEL, NUMBER, Block, DataTable, Heading, Paragraph
from govdisclose.readers.content import Grid, Line, Note
from govdisclose.readers.limits import Limits
from govdisclose.readers.prose.cleaning import clean
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.prose.pieces import Piece

_NUMBERING = (
    (2, re.compile("[(][一二三四五六七八九十]{1,3}[)]")),
    (3, re.compile("[0-9]{1,2}(?:、|[.](?![0-9]))")),
    (4, re.compile("[(][0-9]{1,2}[)]")),
)
_LONGEST_HEADING = 40
_LONGEST_MARKED = 100
_TOO_WIDE = Message(
    "表格有 {columns} 列，超过 {most} 列，已按行写成段落",
    "a table of {columns} columns, which are more than {most}, was written as a paragraph a row",
)
_SEPARATOR = " | "


@attrs.frozen
class Levels:
    """How levels of headings in the file are levels in the report."""

    chapter: int | None
    """The level of chapters in the file; None where it marks none."""

    def of(self, piece: Piece) -> int | None:
        """Give the level of a line that is a heading; None where it is a paragraph."""
        level, text = piece.level, piece.text
        if level is None:
            return _by_numbering(piece)
        if level <= 0 or ("。" in text and len(text) > _LONGEST_MARKED):
            return None
        if self.chapter is None:
            return _by_numbering(piece) or 2
        return min(max(level - self.chapter + 1, 2), MAX_LEVEL)


def _by_numbering(piece: Piece) -> int | None:
    text = piece.text
    if len(text) > _LONGEST_HEADING or "\n" in text or "。" in text or text.endswith(("；", ";")):
        return None
    found = (level for level, numbering in _NUMBERING if numbering.match(piece.squashed))
    return next(found, None)


def prose(
    pieces: Iterable[Piece], pointer: str, levels: Levels, limits: Limits
) -> tuple[tuple[Block, ...], list[Found]]:
    """Turn pieces into prose.

    Args:
        pieces: Pieces of a chapter, without tables of the form.
        pointer: JSON Pointer of the report's field, for the notes.
        levels: How levels of headings are read.
        limits: What a table may cost.

    Returns:
        The blocks, and what was odd about their pieces.
    """
    blocks: list[Block] = []
    findings: list[Found] = []
    noted: set[int] = set()
    for piece in pieces:
        if piece.index not in noted:
            noted.add(piece.index)
            findings += [Found(pointer, note, piece.index) for note in piece.notes]
        if isinstance(piece.item, Grid):
            found = list(_table(piece.item, limits))
            blocks += found
            if found and not isinstance(found[0], DataTable):
                words = _TOO_WIDE.format(columns=piece.item.columns, most=MAX_COLUMNS)
                findings.append(Found(pointer, Note("wide-table", "warning", words), piece.index))
        elif piece.text:
            blocks.append(_line(piece, levels))
        elif not isinstance(piece.item, Line):
            blocks.append(piece.item)  # type: ignore[arg-type]
    return tuple(blocks), findings


def _line(piece: Piece, levels: Levels) -> Block:
    level = levels.of(piece) if isinstance(piece.item, Line) else None
    if level is None:
        return Paragraph(piece.text)
    return Heading(piece.text.replace("\n", ""), level)


def _table(grid: Grid, limits: Limits) -> Iterator[Block]:
    """Give a table with its spans written out: each text in the first place that it covers."""
    texts = [clean(text)[0] for text in grid.texts]
    if not any(texts):
        return
    rows: dict[int, dict[int, str]] = {}
    for text, (row, column, _, _) in zip(texts, grid.places, strict=True):
        rows.setdefault(row, {})[column] = text
    height = max(grid.rows, *(row + 1 for row in rows))
    width = max(grid.columns, *(max(row) + 1 for row in rows.values()))
    if width > MAX_COLUMNS or height * width > limits.cells:
        for _, cells in sorted(rows.items()):
            text = _SEPARATOR.join(text for _, text in sorted(cells.items()) if text)
            if text:
                yield Paragraph(text)
        return
    full = tuple(
        tuple(rows.get(row, {}).get(column, "") for column in range(width)) for row in range(height)
    )
    yield DataTable(full, _headers(grid, full), clean(grid.caption)[0].replace("\n", " "))


def _headers(grid: Grid, rows: tuple[tuple[str, ...], ...]) -> int:
    if grid.headers:
        return max(0, min(grid.headers, len(rows)))
    return int(len(rows) > 1 and not any(NUMBER.fullmatch(text.strip()) for text in rows[0]))

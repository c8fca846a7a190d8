"""Markdown: headings, paragraphs, tables with pipes or of HTML, pictures.

A reader of lines, after CommonMark and GFM (GitHub Flavored Markdown) as far as it matters which
text is shown, and what is a heading or a table. A line break of the source is none on the page:
there is a space for it between words of Latin letters, and nothing in Chinese.
"""

from collections.abc import Callable, Iterable, Sequence

import attrs

from govdisclose.errors import Message
from govdisclose.readers.content import Content, Entry, Grid, Item, Line, Note
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.text import blocks, columns, entries, frames, plain, rows
from govdisclose.readers.text.inline import decode, decode_cell, is_bold
from govdisclose.readers.text.lines import Found, Items
from govdisclose.readers.text.pictures import picture
from govdisclose.readers.text.seams import seam

_HTML_TABLES = Message("文本中 HTML 表格过多", "the text has too many tables of HTML")


def is_markdown(lines: Sequence[str]) -> bool:
    """Say whether a text has a heading or a table as Markdown writes them."""
    return any(
        ("#" in line[:4] and (blocks.heading(line) or (0, ""))[1])
        or ("--" in line and _is_below_head(lines, number))
        or ("<" in line and blocks.html_table([line], 0) is not None)
        for number, line in enumerate(lines)
    )


def _is_below_head(lines: Sequence[str], number: int) -> bool:
    return number > 0 and "|" in lines[number - 1] and blocks.is_delimiter(lines[number])


def read(lines: Sequence[str], limits: Limits) -> Content:
    """Read a text that is Markdown."""
    reader = _Reader(lines, limits)
    while reader.index < len(lines):
        reader.step()
    reader.end_paragraph()
    return Content(_levelled(reader.items), notes=tuple(reader.notes))


def _levelled(items: list[Item]) -> list[Item]:
    """Mark as no heading what is none, in a text that marks headings."""
    if not any(isinstance(item, Line) and item.level for item in items):
        return [_unmarked(item) for item in items]
    return items


def _unmarked(item: Item) -> Item:
    return attrs.evolve(item, level=None) if isinstance(item, Line) and item.level == 0 else item


def _closed_pipes(lines: Sequence[str], start: int, limits: Limits) -> Found:
    """Read rows between pipes without a head; what has pipes between words alone is prose."""
    line = lines[start].strip()
    if not (line.startswith("|") and line.endswith("|")):
        return (), start + 1
    return rows.read_pipes(lines, start, limits)


_Shape = Callable[[Sequence[str], int, Limits], Found]
_SHAPES: tuple[_Shape, ...] = (
    frames.read,
    _closed_pipes,
    rows.read_tabs,
    entries.read,
    columns.read,
)


class _Reader:
    """Goes through the lines, and gathers those of a paragraph until it ends."""

    def __init__(self, lines: Sequence[str], limits: Limits) -> None:
        self.items = Items(limits)
        self.notes: list[Note] = []
        self.index = 0
        self._lines = lines
        self._limits = limits
        self._tried = [0] * len(_SHAPES)
        self._paragraph: list[str] = []
        self._first = 0
        self._html = 0
        self._open: set[str] = set()

    def step(self) -> None:
        """Read what begins in the next line."""
        line = self._lines[self.index]
        if not line.strip():
            self.end_paragraph()
            self.index += 1
        elif not (
            (_is_marked(line) and (self._marked(line) or self._html_block())) or self._shaped()
        ):
            words, begins = blocks.bare(line)
            if begins:
                self.end_paragraph()
            if not self._paragraph:
                self._first = self.index
            self._paragraph.append(words)
            self.index += 1

    def _marked(self, line: str) -> bool:
        """Read a heading, a rule, code, a table with a head, or a picture."""
        number = self.index + 1
        heading = blocks.heading(line)
        level = blocks.underline(line) if self._paragraph else 0
        end = blocks.fence(self._lines, self.index)
        table, stop = blocks.read_pipes(self._lines, self.index, self._limits)
        image = picture(line, number)
        if level:
            self.end_paragraph(level)
        elif heading:
            self._add([Line(decode(heading[1]), heading[0], line=number)])
        elif blocks.is_rule(line):
            self.end_paragraph()
        elif end is not None:
            self._code(end)
            return True
        elif table:
            self._add(map(_decoded, table))
            self.index = stop
            return True
        elif isinstance(image, Note):
            self.end_paragraph()
            self.notes.append(image)
        elif image:
            self._add([image])
        else:
            return False
        self.index += 1
        return True

    def _code(self, end: int) -> None:
        """Read code as plain text, which may hold a drawn table."""
        start = self.index + 1
        items = plain.read(self._lines[start:end], self._limits)
        self._add([_moved(item, start) for item in items])
        self.index = end + 1

    def _html_block(self) -> bool:
        stop = blocks.unseen(self._lines, self.index, self._open)
        if stop is None:
            stop = blocks.html_table(self._lines, self.index)
            if stop is None:
                return False
            self._html_table(stop)
        self.end_paragraph()
        self.index = stop
        return True

    def _html_table(self, stop: int) -> None:
        from govdisclose.readers import html  # noqa: PLC0415 - of use only where there is HTML

        self._html += 1
        if self._html > self._limits.tables:
            raise exceeded("tables", self._limits, _HTML_TABLES)
        found = html.content("\n".join(self._lines[self.index : stop]), self._limits)
        self._add(found.items)
        self.notes += found.notes

    def _shaped(self) -> bool:
        """Read what has a shape of plain text."""
        for number, shape in enumerate(_SHAPES):
            if self._tried[number] > self.index:
                continue
            items, stop = shape(self._lines, self.index, self._limits)
            if items:
                self._add([_decoded(item) for item in items])
                self.index = stop
                return True
            self._tried[number] = max(stop, self.index + 1)
        return False

    def _add(self, items: Iterable[Item]) -> None:
        self.end_paragraph()
        self.items.add(items)

    def end_paragraph(self, level: int = 0) -> None:
        """Put together the lines of a paragraph; one that is bold may be a heading."""
        lines, self._paragraph = self._paragraph, []
        parts: list[str] = []
        broken = False
        for line in lines:
            words = line.strip(" \t")
            hard = len(words) - len(words.rstrip("\\"))
            words = words[: len(words) - hard % 2].rstrip(" \t")
            if parts:
                parts.append("\n" if broken else seam(parts[-1], words))
            parts.append(words)
            broken = bool(hard % 2) or line.endswith("  ")
        raw = "".join(parts)
        text = decode(raw)
        if text.strip():
            marked = None if not level and is_bold(raw) else level
            self.items.add([Line(text, marked, line=self._first + 1)])


def _is_marked(line: str) -> bool:
    """Say quickly whether a line may begin something else than a paragraph, or be its end."""
    return not line.lstrip()[:1].isalnum() or "|" in line or "<" in line


def _moved(item: Item, lines: int) -> Item:
    """Count lines from further up."""
    if isinstance(item, Grid):
        return attrs.evolve(item, lines=tuple(line + lines for line in item.lines))
    if isinstance(item, Line | Entry):
        return attrs.evolve(item, line=(item.line or 0) + lines)
    return item


def _decoded(item: Item) -> Item:
    if isinstance(item, Grid):
        cells = [decode_cell(text) for text in item.texts]
        notes = {index: found for index, (_, found) in enumerate(cells) if found}
        return attrs.evolve(item, texts=[text for text, _ in cells], notes=notes)
    if isinstance(item, Entry):
        labels = tuple(decode(label) for label in item.labels)
        return attrs.evolve(item, labels=labels, text=decode(item.text))
    return item

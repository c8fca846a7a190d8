"""From a drawn table and the characters within it to a grid of texts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from govdisclose.errors import Message
from govdisclose.readers.content import Grid, Note
from govdisclose.readers.pdf.beside import cell_text
from govdisclose.readers.pdf.chars import Char
from govdisclose.readers.pdf.glyphs import UNKNOWN, wide
from govdisclose.readers.pdf.lines import rows
from govdisclose.readers.pdf.rulings import Ruling

_TOUCH = 0.15
"""Characters nearer than this part of their size belong to one word."""
_ACROSS = 0.25
"""A border with this part of a character on either side runs through it."""
_OVERFLOW = Message(
    "“{text}”越过了单元格的边线，按其中点归入此格；请对照原文件核对",
    "“{text}” runs over the border of a cell; it was given to the cell of its middle: compare "
    "with the file",
)
_ODD = Message(
    "此处框线围成的不是矩形，按行拆开读入；请对照原文件核对",
    "the lines here enclose no rectangle; it was read row by row: compare with the file",
)
_UNKNOWN = Message(
    "文件未说明某些字形是什么字，以 � 代替：{text}",
    "the file does not tell which characters some shapes are; � stands for them: {text}",
)


def divided(found: Sequence[Ruling], chars: Iterable[Char]) -> tuple[list[list[Char]], list[Char]]:
    """Divide the characters of a page: those within each table, and those outside all.

    Of tables within each other, the inner one has the text.
    """
    inside: list[list[Char]] = [[] for _ in found]
    outside: list[Char] = []
    inner_first = sorted(range(len(found)), key=lambda index: found[index].area)
    for char in chars:
        at = char.middle
        home = next((index for index in inner_first if found[index].at(*at) is not None), None)
        (outside if home is None else inside[home]).append(char)
    return inside, outside


def grid(ruling: Ruling, chars: Iterable[Char], page: int) -> Grid:
    """Make the grid of a table.

    Args:
        ruling: Its lines.
        chars: The characters within it.
        page: Number of its page.
    """
    cells: list[list[Char]] = [[] for _ in ruling.places]
    notes: dict[int, tuple[Note, ...]] = {
        index: (Note("irregular-cell", "warning", _ODD),) for index in ruling.odd
    }
    for row in rows(chars):
        for word in _words(row):
            index, over = _home(ruling, word)
            for char in word:
                cell = index if over else ruling.at(*char.middle)
                cells[index if cell is None else cell].append(char)
            if over:
                text = "".join(char.text for char in word)
                note = Note("overflow", "error", _OVERFLOW.format(text=text))
                notes[index] = (*notes.get(index, ()), note)
    texts: list[str] = []
    for index, within in enumerate(cells):
        text, left_out = cell_text(within)
        texts.append(text)
        if odd := (*left_out, *unknown(text)):
            notes[index] = (*notes.get(index, ()), *odd)
    return Grid(
        texts,
        ruling.places,
        len(ruling.ys) - 1,
        len(ruling.xs) - 1,
        page=page,
        notes=notes,
    )


def unknown(text: str) -> tuple[Note, ...]:
    """Say so where a text has shapes of which the characters are not known."""
    if UNKNOWN not in text:
        return ()
    return (Note("unknown-character", "error", _UNKNOWN.format(text=text)),)


def _words(row: list[Char]) -> Iterator[list[Char]]:
    """Divide a line where its characters stand apart, or a space does."""
    word: list[Char] = []
    for char in row:
        if word and (
            char.text.isspace()
            or word[-1].text.isspace()
            or char.x0 - word[-1].x1 > _TOUCH * char.size
        ):
            yield word
            word = []
        word.append(char)
    if word:
        yield word


def _home(ruling: Ruling, word: list[Char]) -> tuple[int, bool]:
    """Give the cell of a word's middle, and whether the word runs over that cell's border."""
    homes = [ruling.at(*char.middle) for char in word]
    (x0, y0), (x1, y1) = word[0].middle, word[-1].middle
    middle = ruling.at((x0 + x1) / 2, (y0 + y1) / 2)
    index = next(home for home in (middle, *homes, 0) if home is not None)
    if word[0].quarter:
        return index, False
    inside = [
        (left, right)
        for left, right in pairwise(zip(word, homes, strict=True))
        if left[1] != right[1]
    ]
    over = any(
        _through(ruling, left[0]) or _through(ruling, right[0]) or _letters(left[0], right[0])
        for left, right in inside
    )
    return index, over


def _through(ruling: Ruling, char: Char) -> bool:
    """Tell whether a border runs through a character, not only along its side."""
    inset = _ACROSS * (char.x1 - char.x0)
    y = char.middle[1]
    return ruling.at(char.x0 + inset, y) != ruling.at(char.x1 - inset, y)


def _letters(left: Char, right: Char) -> bool:
    """Tell whether two characters are of a word or a number, which no border divides."""
    return not (wide(left.text) or wide(right.text))

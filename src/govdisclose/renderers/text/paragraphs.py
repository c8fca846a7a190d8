"""What a page of the layout ``grid`` has besides drawn tables: text, wrapped and centred."""

from collections.abc import Iterable

import attrs

from govdisclose.document import AttachmentNote, AttachmentTitle, BarChart, Placeholder, Title
from govdisclose.prose import Heading, Paragraph, Picture
from govdisclose.renderers.text.breaking import longest_number, wrap
from govdisclose.widths import Ruler

_INDENT = "\u3000\u3000"
_INDENT_WIDTH = 4
_NOTE = f"{_INDENT}附件："
_NOTE_WIDTH = _INDENT_WIDTH + 6
_HANGING = 4  # columns by which a line of a list is indented where it goes on
_LEAST_ROOM = 6  # columns that are left by an indent at least


@attrs.frozen
class Page:
    """What is drawn on."""

    width: int
    """Columns of a line."""
    ruler: Ruler


def title(block: Title, page: Page) -> str:
    """Give a title, each line centred."""
    return "\n".join(centred(block.text, page))


def heading(block: Heading, page: Page) -> str:
    """Give a heading: of a chapter at the left side, others as paragraphs are."""
    if block.level > 1:
        return paragraph(block, page)
    if 2 * len(block.text) <= page.width and block.text.isprintable():
        return block.text
    return "\n".join(wrapped(block.text, page.width, page.ruler))


def paragraph(block: Paragraph | Heading | Placeholder, page: Page) -> str:
    """Give a paragraph, its first line indented."""
    first, *others = block.text.splitlines() or [""]
    indented = not first or first.startswith("\u3000")  # the author has done it already
    lines = wrap(first, page.width, page.ruler, 0 if indented else _INDENT_WIDTH)
    for line in others:
        lines += wrap(line, page.width, page.ruler)
    text = "\n".join(lines)
    if indented:
        return text
    return _INDENT + text if lines[0] else text[1:]  # a long number takes the whole first line


def placeholder(block: Placeholder, page: Page) -> str | None:
    """Give what the form says; None where it says nothing, as text has no room to write in."""
    return paragraph(block, page) if block.text else None


def picture(block: Picture, page: Page) -> str:
    """Give the words for a picture."""
    return "\n".join(centred(f"〔图片：{block.alt}〕", page))


def bar_chart(_block: BarChart, _page: Page) -> str | None:
    """Give nothing: the table beside it says it all."""
    return None


def attachment_note(block: AttachmentNote, page: Page) -> str:
    """Give the list; titles begin, and go on, below the first one (GB/T 9704-2012, 7.3.4).

    Where there is no room for that they go on at the left side.
    """
    numbers = [f"{number} " if number else "" for number in block.numbers]
    widest = max(map(len, numbers), default=0)
    lines: list[str] = []
    for number, words in zip(numbers, block.titles, strict=True):
        before = f"{' ' * _NOTE_WIDTH if lines else _NOTE}{number:{widest}}"
        lines += _hung(before, words, _NOTE_WIDTH + widest, page)
    return "\n".join(lines)


def attachment_title(block: AttachmentTitle, page: Page) -> str:
    """Give the words 附件1, and two lines below them the title (GB/T 9704-2012, 7.3.7)."""
    label = wrapped(block.label, page.width, page.ruler)
    return "\n".join((*label, "", *centred(block.title, page)))


def items(text: str, page: Page) -> str:
    """Wrap lines of a list, each indented where it goes on."""
    return "\n".join(line for item in text.split("\n") for line in _hung("", item, _HANGING, page))


def _hung(before: str, text: str, indent: int, page: Page) -> Iterable[str]:
    """Wrap text behind other text, indented where it goes on, if that leaves room for it."""
    width, ruler = page.width, page.ruler
    if width - indent < max(longest_number(text, ruler), _LEAST_ROOM):
        indent = 0
    first, *others = text.splitlines() or [""]
    lines = wrap(first, width - indent, ruler, ruler.width(before) - indent)
    for line in others:
        lines += wrap(line, width - indent, ruler)
    yield f"{before}{lines[0]}" if lines[0] else before.rstrip()
    yield from (" " * indent + line for line in lines[1:])


def centred(text: str, page: Page) -> Iterable[str]:
    """Wrap text at the width of a page, and put each line in the middle."""
    for line in wrapped(text, page.width, page.ruler):
        yield " " * ((page.width - page.ruler.width(line)) // 2) + line


def wrapped(text: str, width: int, ruler: Ruler) -> list[str]:
    """Wrap text that may have line breaks of its own; at least one line."""
    return [part for line in text.splitlines() or [""] for part in wrap(line, width, ruler)]

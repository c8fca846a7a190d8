"""What a page of the layout ``grid`` has besides tables: text, wrapped and centred."""

from collections.abc import Iterable

import attrs

from govdisclose.document import AttachmentNote, AttachmentTitle, BarChart, Placeholder, Title
from govdisclose.prose import Heading, Paragraph, Picture
from govdisclose.renderers.text.breaking import wrap
from govdisclose.renderers.text.widths import Ruler

_INDENT = "\u3000\u3000"
_INDENT_WIDTH = 4
_NOTE = f"{_INDENT}附件："
_NOTE_WIDTH = _INDENT_WIDTH + 6


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
    return "\n".join(wrapped(block.text, page.width, page.ruler))


def paragraph(block: Paragraph | Heading | Placeholder, page: Page) -> str:
    """Give a paragraph, its first line indented."""
    first, *others = block.text.splitlines() or [""]
    indented = not first or first.startswith("\u3000")  # the author has done it already
    lines = wrap(first, page.width, page.ruler, 0 if indented else _INDENT_WIDTH)
    if not indented:
        lines[0] = _INDENT + lines[0]
    for line in others:
        lines += wrap(line, page.width, page.ruler)
    return "\n".join(lines)


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
    """Give the list; titles begin, and go on, below the first one (GB/T 9704-2012, 7.3.4)."""
    numbers = [f"{number} " if number else "" for number in block.numbers]
    widest = max(map(len, numbers), default=0)
    lines: list[str] = []
    for number, words in zip(numbers, block.titles, strict=True):
        first, *others = wrapped(words, page.width - _NOTE_WIDTH - widest, page.ruler)
        before = " " * _NOTE_WIDTH if lines else _NOTE
        lines.append(f"{before}{number:{widest}}{first}")
        lines += [f"{' ' * (_NOTE_WIDTH + widest)}{line}" for line in others]
    return "\n".join(lines)


def attachment_title(block: AttachmentTitle, page: Page) -> str:
    """Give the words 附件1, and two lines below them the title (GB/T 9704-2012, 7.3.7)."""
    return "\n".join((block.label, "", *centred(block.title, page)))


def centred(text: str, page: Page) -> Iterable[str]:
    """Wrap text at the width of a page, and put each line in the middle."""
    for line in wrapped(text, page.width, page.ruler):
        yield " " * ((page.width - page.ruler.width(line)) // 2) + line


def wrapped(text: str, width: int, ruler: Ruler) -> list[str]:
    """Wrap text that may have line breaks of its own; at least one line."""
    return [part for line in text.splitlines() or [""] for part in wrap(line, width, ruler)]

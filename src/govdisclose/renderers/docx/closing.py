"""What stands behind the text: the list of attachments, the signature, where attachments begin.

GB/T 9704-2012, 7.3.4, 7.3.5 and 7.3.7. Indents are counted in characters of the text here, but
written as lengths: word processors do not agree on what a hanging indent in characters is.
"""

from datetime import date

from govdisclose.document import AttachmentNote, AttachmentTitle
from govdisclose.renderers.docx.fitting import measure
from govdisclose.renderers.docx.markup import TAB, paragraph
from govdisclose.renderers.docx.page import POINTS, TEXT_WIDTH
from govdisclose.renderers.docx.theme import Theme

_NOTE = "附件："
_NOTE_INDENT = 2
_DATE_RIGHT = 4.0  # 7.3.5.1: 成文日期一般右空四字
_NAME_RIGHT = 2.0  # where a name is much longer than the date, as far as there is room
_NO_NAME = "＿" * 9
_NO_DATE = "　　　　年　　月　　日"


def attachment_note(note: AttachmentNote, theme: Theme) -> str:
    """Give the list; each title begins, and goes on, under the first one (7.3.4)."""
    several = len(note.titles) > 1
    number = measure(note.numbers[-1]) + 0.5 if several else 0.0
    left = _NOTE_INDENT + len(_NOTE) + number
    lines = []
    for index, (marker, title) in enumerate(zip(note.numbers, note.titles, strict=True)):
        words = "" if index else _NOTE
        text = words + (marker + TAB if marker else "") + title
        indent = _indent(theme, left=left, hanging=len(words) + number)
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{_twips(theme, left)}"/></w:tabs>' * several
        style = "AttachmentNoteContinued" if index else "AttachmentNote"
        lines.append(paragraph(style, text, properties=tab + indent))
    return "".join(lines)


def signature(name: str, day: date | None, theme: Theme) -> str:
    """Give name and date (落款): the date four characters in, the name in the middle above it.

    What is not known is left to be filled in.
    """
    name = name or _NO_NAME
    words = f"{day.year}年{day.month}月{day.day}日" if day else _NO_DATE
    line = int(TEXT_WIDTH * POINTS / theme.body_size)
    length = min(measure(name), line)
    overhang = (length - measure(words)) / 2
    name_right = min(_NAME_RIGHT, line - length)
    date_right = max(_DATE_RIGHT, name_right + overhang)
    above = _indent(theme, right=date_right - overhang)
    below = _indent(theme, right=date_right)
    return paragraph("Signature", name, properties=above) + paragraph(
        "Date", words, properties=below
    )


def attachment_title(block: AttachmentTitle) -> str:
    """Begin a page with the words 附件1, and two lines below them the title (7.3.7)."""
    return paragraph("AttachmentLabel", block.label) + paragraph("AttachmentTitle", block.title)


def _indent(theme: Theme, **characters: float) -> str:
    """Indent a paragraph on some of its sides."""
    sides = (f' w:{side}="{_twips(theme, number)}"' for side, number in characters.items())
    return f"<w:ind{''.join(sides)}/>"


def _twips(theme: Theme, characters: float) -> int:
    return round(20 * theme.body_size * characters)

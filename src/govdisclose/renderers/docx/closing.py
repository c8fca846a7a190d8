"""What stands behind the text: the list of attachments, the signature, where attachments begin.

GB/T 9704-2012, 7.3.4, 7.3.5 and 7.3.7. Lengths in characters are those of the text.
"""

from datetime import date

from govdisclose.document import AttachmentNote, AttachmentTitle
from govdisclose.renderers.docx.fitting import measure
from govdisclose.renderers.docx.markup import TAB, paragraph
from govdisclose.renderers.docx.theme import Theme

_NOTE = "附件："
_NOTE_INDENT = 2
_LINE = 27  # characters; one less than fit, as substitute fonts are wider
_DATE_RIGHT = 4.0  # 7.3.5.1: 成文日期一般右空四字
_NAME_RIGHT = 2.0  # where a name is much longer than the date, as far as there is room
_NO_DATE = "　　　　年　　月　　日"


def attachment_note(note: AttachmentNote, theme: Theme) -> str:
    """Give the list; each title begins, and goes on, under the first one (7.3.4)."""
    several = len(note.titles) > 1
    number = len(str(len(note.titles))) / 2 + 1 if several else 0.0
    left = _NOTE_INDENT + len(_NOTE) + number
    lines = []
    for index, title in enumerate(note.titles, start=1):
        first = index == 1
        hanging = number + (len(_NOTE) if first else 0)
        text = _NOTE * first + (f"{index}.{TAB}" if several else "") + title
        indent = _indent(theme, left=left, hanging=hanging)
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{_twips(theme, left)}"/></w:tabs>' * several
        style = "AttachmentNote" if first else "AttachmentNoteContinued"
        lines.append(paragraph(style, text, properties=tab + indent))
    return "".join(lines)


def signature(name: str, day: date | None, theme: Theme) -> str:
    """Give name and date (落款): the date four characters in, the name in the middle above it."""
    words = f"{day.year}年{day.month}月{day.day}日" if day else _NO_DATE
    length = min(measure(name), _LINE)
    overhang = (length - measure(words)) / 2
    name_right = min(_NAME_RIGHT, _LINE - length)
    date_right = max(_DATE_RIGHT, name_right + overhang)
    lines = [("Date", words, date_right)]
    if name:
        lines.insert(0, ("Signature", name, date_right - overhang))
    return "".join(
        paragraph(style, text, properties=_indent(theme, right=right))
        for style, text, right in lines
    )


def attachment_title(block: AttachmentTitle) -> str:
    """Begin a page with the words 附件1, and two lines below them the title (7.3.7)."""
    return paragraph("AttachmentLabel", block.label) + paragraph("AttachmentTitle", block.title)


def _indent(theme: Theme, **characters: float) -> str:
    """Indent a paragraph; in characters, and as lengths for those who know only lengths."""
    sides = "".join(
        f' w:{side}Chars="{round(100 * number)}" w:{side}="{_twips(theme, number)}"'
        for side, number in characters.items()
    )
    return f"<w:ind{sides}/>"


def _twips(theme: Theme, characters: float) -> int:
    return round(20 * theme.body_size * characters)

"""Styles, page and footers, built with python-docx on the skeleton.

Styles have the names that Word knows where it knows any, so that its outline, its navigation and
its interface in any language find them; their ids are what paragraphs refer to.
"""

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING as SPACING
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from govdisclose.renderers.docx.ooxml import (
    add_page_number,
    indent,
    keep_punctuation_inside,
    leave_grid,
    set_character_spacing,
    set_fonts,
    set_line_grid,
    set_outline_level,
)
from govdisclose.renderers.docx.page import (
    BOTTOM,
    CELL_LINE,
    CELL_SIDE,
    CHARACTER_SPACING,
    FOOTER,
    LEFT,
    LINE_PITCH,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
)
from govdisclose.renderers.docx.theme import Theme

_INDENT = 2  # characters
_LINE = Pt(LINE_PITCH / 20)
_TITLE_LINE = 36 / 22  # height of a line as a multiple of the size of the title


def build(document: Document, theme: Theme) -> None:
    """Give a document made from the skeleton its styles, page and footers."""
    _add_text_styles(document, theme)
    _add_headings(document, theme)
    _add_closing_styles(document, theme)
    _add_table_styles(document, theme)
    _set_page(document)
    _add_footers(document, theme)


def _add_text_styles(document: Document, theme: Theme) -> None:
    """Add the styles of text; Normal itself has lines of any height, so that a picture fits."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    _set_font(normal, theme.body_font, theme.body_size)
    set_character_spacing(normal, CHARACTER_SPACING)
    normal.paragraph_format.widow_control = False
    # Not justified: a line before a long number or address would be stretched.
    normal.paragraph_format.alignment = ALIGN.LEFT

    body = _add_style(document, "Body Text", "BodyText", base=normal)
    body.paragraph_format.line_spacing = _LINE  # a length is an exact height
    indent(body.paragraph_format, "firstLine", _INDENT, theme.body_size)

    title = _add_style(document, "Title", "Title", base=normal, following=body)
    _set_font(title, theme.title_font, theme.title_size)
    set_character_spacing(title, 0)
    title.paragraph_format.alignment = ALIGN.CENTER
    leave_grid(title)
    line = Pt(_TITLE_LINE * theme.title_size)
    title.paragraph_format.line_spacing = line
    title.paragraph_format.space_after = max(2 * _LINE - line, Pt(0))
    title.paragraph_format.keep_with_next = True

    picture = _add_style(document, "Picture", "Picture", base=normal, following=body, builtin=False)
    _fit_lines(picture)
    picture.paragraph_format.alignment = ALIGN.CENTER


def _add_headings(document: Document, theme: Theme) -> None:
    """Add the styles of 一、 （一） 1. （1）, GB/T 9704-2012, 7.3.3."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    body = cast("ParagraphStyle", document.styles["Body Text"])
    fonts = (theme.heading_1_font, theme.heading_2_font, theme.body_font, theme.body_font)
    for level, font in enumerate(fonts, start=1):
        heading = _add_style(
            document, f"heading {level}", f"Heading{level}", base=normal, following=body
        )
        _set_font(heading, font, theme.body_size)
        indent(heading.paragraph_format, "firstLine", _INDENT, theme.body_size)
        heading.paragraph_format.line_spacing = _LINE
        heading.paragraph_format.keep_with_next = True
        set_outline_level(heading, level)


def _add_closing_styles(document: Document, theme: Theme) -> None:
    """Add the styles of what stands behind the text, GB/T 9704-2012, 7.3.4, 7.3.5 and 7.3.7."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    body = cast("ParagraphStyle", document.styles["Body Text"])
    title = cast("ParagraphStyle", document.styles["Title"])
    more = _add_style(
        document, "Attachment Note Continued", "AttachmentNoteContinued", base=normal, builtin=False
    )
    note = _add_style(
        document, "Attachment Note", "AttachmentNote", base=more, following=more, builtin=False
    )
    more.paragraph_format.line_spacing = note.paragraph_format.space_before = _LINE

    day = _add_style(document, "Date", "Date", base=normal, following=body)
    name = _add_style(document, "Signature", "Signature", base=normal, following=day)
    day.paragraph_format.alignment = name.paragraph_format.alignment = ALIGN.RIGHT
    day.paragraph_format.line_spacing = name.paragraph_format.line_spacing = _LINE
    name.paragraph_format.space_before = _LINE
    name.paragraph_format.keep_with_next = True

    heading = _add_style(
        document, "Attachment Title", "AttachmentTitle", base=title, following=body, builtin=False
    )
    heading.paragraph_format.space_before = _LINE
    set_outline_level(heading, 1)
    label = _add_style(
        document,
        "Attachment Label",
        "AttachmentLabel",
        base=normal,
        following=heading,
        builtin=False,
    )
    _set_font(label, theme.heading_1_font, theme.body_size)
    label.paragraph_format.line_spacing = _LINE
    label.paragraph_format.page_break_before = True
    label.paragraph_format.keep_with_next = True


def _add_table_styles(document: Document, theme: Theme) -> None:
    """Add the styles of text in tables: not based on Normal, whose line grid is too wide."""
    text = _add_style(document, "Table Text", "TableText", builtin=False)
    _set_font(text, theme.table_font, theme.table_size)
    leave_grid(text)
    text.paragraph_format.line_spacing = Pt(CELL_LINE * theme.table_size)
    text.paragraph_format.alignment = ALIGN.CENTER
    keep_punctuation_inside(text)

    remark = _add_style(document, "Table Remark", "TableRemark", base=text, builtin=False)
    remark.font.size = Pt(theme.remark_size)
    remark.paragraph_format.line_spacing = Pt(CELL_LINE * theme.remark_size)

    stub = _add_style(document, "Table Stub", "TableStub", base=text, builtin=False)
    stub.paragraph_format.alignment = ALIGN.LEFT
    stub.paragraph_format.left_indent = stub.paragraph_format.right_indent = Mm(CELL_SIDE)

    header = _add_style(document, "Table Header", "TableHeader", base=text, builtin=False)
    _set_font(header, theme.heading_1_font, theme.table_size)
    header.paragraph_format.left_indent = header.paragraph_format.right_indent = Mm(CELL_SIDE)

    caption = _add_style(document, "caption", "Caption", base=header)
    caption.paragraph_format.space_before = caption.paragraph_format.space_after = Pt(3)
    caption.paragraph_format.keep_with_next = True

    gap = _add_style(document, "Table Gap", "TableGap", base=text, builtin=False)
    gap.paragraph_format.line_spacing = Pt(8)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(FOOTER)
    section.gutter = 0
    set_line_grid(document, LINE_PITCH)


def _add_footers(document: Document, theme: Theme) -> None:
    """Number the pages — 1 —: on the outer side and one character in (7.5), or in the middle."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    style = _add_style(document, "footer", "Footer", base=normal)
    _set_font(style, theme.page_number_font, theme.page_number_size)
    set_character_spacing(style, 0)
    _fit_lines(style)
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    odd.style = even.style = style
    document.settings.odd_and_even_pages_header_footer = True
    if theme.page_numbers == "outer":
        odd.alignment, even.alignment = ALIGN.RIGHT, ALIGN.LEFT
        indent(odd.paragraph_format, "right", 1, theme.page_number_size)
        indent(even.paragraph_format, "left", 1, theme.page_number_size)
    else:
        odd.alignment = even.alignment = ALIGN.CENTER
    if theme.page_numbers != "none":
        _number(odd)
        _number(even)


def _number(paragraph: Paragraph) -> None:
    paragraph.add_run("— ")
    add_page_number(paragraph)
    paragraph.add_run(" —")


def _add_style(  # noqa: PLR0913 - what there is to say of a style
    document: Document,
    name: str,
    style_id: str,
    *,
    base: ParagraphStyle | None = None,
    following: ParagraphStyle | None = None,
    builtin: bool = True,
) -> ParagraphStyle:
    added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    style = cast("ParagraphStyle", added)
    style.style_id = style_id
    style.base_style = base
    if following is not None:
        style.next_paragraph_style = following
    style.quick_style = True
    return style


def _set_font(style: ParagraphStyle, name: str, points: float) -> None:
    set_fonts(style, name)
    style.font.size = Pt(points)


def _fit_lines(style: ParagraphStyle) -> None:
    """Make lines as high as what is in them."""
    leave_grid(style)
    style.paragraph_format.line_spacing_rule = SPACING.SINGLE

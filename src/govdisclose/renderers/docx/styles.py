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
    leave_grid,
    set_character_spacing,
    set_fonts,
    set_line_grid,
    set_outline_level,
)
from govdisclose.renderers.docx.page import (
    BOTTOM,
    CELL_POINTS,
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

_TITLE = 22  # 二号, in points
_BODY = 16  # 三号
_PAGE_NUMBER = 14  # 四号
_INDENT = 2  # characters
_LINE = Pt(LINE_PITCH / 20)
_TITLE_LINE = Pt(36)
_CELL_LINE = Pt(13)
_CELL_SIDE = Mm(0.8)  # narrow columns then break labels of four characters in the middle


def build(document: Document, theme: Theme) -> None:
    """Give a document made from the skeleton its styles, page and footers."""
    _add_text_styles(document, theme)
    _add_headings(document, theme)
    _add_table_styles(document, theme)
    _set_page(document)
    _add_footers(document, theme)


def _add_text_styles(document: Document, theme: Theme) -> None:
    normal = cast("ParagraphStyle", document.styles["Normal"])
    _set_font(normal, theme.body, _BODY)
    set_character_spacing(normal, CHARACTER_SPACING)
    normal.paragraph_format.line_spacing = _LINE  # a length is an exact height
    normal.paragraph_format.widow_control = False
    normal.paragraph_format.alignment = ALIGN.LEFT

    body = _add_style(document, "Body Text", "BodyText", base=normal)
    indent(body.paragraph_format, "firstLine", _INDENT, _BODY)

    title = _add_style(document, "Title", "Title", base=normal, following=body)
    _set_font(title, theme.title, _TITLE)
    set_character_spacing(title, 0)
    title.paragraph_format.alignment = ALIGN.CENTER
    leave_grid(title)
    title.paragraph_format.line_spacing = _TITLE_LINE
    title.paragraph_format.space_after = 2 * _LINE - _TITLE_LINE
    title.paragraph_format.keep_with_next = True

    picture = _add_style(document, "Picture", "Picture", base=normal, following=body, builtin=False)
    _fit_lines(picture)
    picture.paragraph_format.alignment = ALIGN.CENTER


def _add_headings(document: Document, theme: Theme) -> None:
    """Add the styles of 一、 （一） 1. （1）, GB/T 9704-2012, 7.3.3."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    body = cast("ParagraphStyle", document.styles["Body Text"])
    fonts = (theme.heading_1, theme.heading_2, theme.body, theme.body)
    for level, font in enumerate(fonts, start=1):
        heading = _add_style(
            document, f"heading {level}", f"Heading{level}", base=normal, following=body
        )
        _set_font(heading, font, _BODY)
        indent(heading.paragraph_format, "firstLine", _INDENT, _BODY)
        heading.paragraph_format.keep_with_next = True
        set_outline_level(heading, level)


def _add_table_styles(document: Document, theme: Theme) -> None:
    """Add the styles of text in tables: not based on Normal, whose line grid is too wide."""
    text = _add_style(document, "Table Text", "TableText", builtin=False)
    _set_font(text, theme.table, CELL_POINTS)
    leave_grid(text)
    text.paragraph_format.line_spacing = _CELL_LINE
    text.paragraph_format.alignment = ALIGN.CENTER

    stub = _add_style(document, "Table Stub", "TableStub", base=text, builtin=False)
    stub.paragraph_format.alignment = ALIGN.LEFT
    stub.paragraph_format.left_indent = stub.paragraph_format.right_indent = _CELL_SIDE

    header = _add_style(document, "Table Header", "TableHeader", base=text, builtin=False)
    _set_font(header, theme.heading_1, CELL_POINTS)
    header.paragraph_format.left_indent = header.paragraph_format.right_indent = _CELL_SIDE

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
    """Number the pages — 1 —, on the outer side and one character in (GB/T 9704-2012, 7.5)."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    style = _add_style(document, "footer", "Footer", base=normal)
    _set_font(style, theme.page_number, _PAGE_NUMBER)
    set_character_spacing(style, 0)
    _fit_lines(style)
    section = document.sections[0]
    _number(section.footer.paragraphs[0], style, "right", ALIGN.RIGHT)
    _number(section.even_page_footer.paragraphs[0], style, "left", ALIGN.LEFT)
    document.settings.odd_and_even_pages_header_footer = True


def _number(paragraph: Paragraph, style: ParagraphStyle, side: str, alignment: ALIGN) -> None:
    paragraph.style = style
    paragraph.alignment = alignment
    indent(paragraph.paragraph_format, side, 1, _PAGE_NUMBER)
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

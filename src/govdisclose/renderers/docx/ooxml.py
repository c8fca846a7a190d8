"""What python-docx has no name for: properties set in its XML, each in the schema's order."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import ElementProxy
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat

# Elements that must stand behind the one that is put in (ISO/IEC 29500-1, CT_PPr and CT_RPr).
_AFTER_SNAP_TO_GRID = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
_AFTER_OVERFLOW_PUNCT = ("w:snapToGrid", *_AFTER_SNAP_TO_GRID)
_AFTER_OUTLINE = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def _element(proxy: ElementProxy) -> Any:  # noqa: ANN401 - gets its methods when python-docx runs
    return proxy.element


def set_fonts(style: ParagraphStyle, name: str) -> None:
    """Set one font for every script; without this East Asian text keeps another one."""
    fonts = _element(style).get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def set_character_spacing(style: ParagraphStyle, twentieths: int) -> None:
    """Move characters apart, or together, by twentieths of a point."""
    spacing = OxmlElement("w:spacing", {qn("w:val"): str(twentieths)})
    _element(style).get_or_add_rPr().insert_element_before(spacing, *_AFTER_SPACING)


def indent(format_: ParagraphFormat, where: str, characters: int, points: float) -> None:
    """Indent by characters of a size.

    Args:
        format_: Of a style or of a paragraph.
        where: ``firstLine``, ``left`` or ``right``.
        characters: How many; written as such, and as a length for those who know only lengths.
        points: The size of a character.
    """
    element = _element(format_).get_or_add_pPr().get_or_add_ind()
    element.set(qn(f"w:{where}Chars"), str(characters * 100))
    element.set(qn(f"w:{where}"), str(round(characters * points * 20)))


def leave_grid(style: ParagraphStyle) -> None:
    """Take paragraphs off the page's line grid, which else stretches each line to 29 points."""
    snap = OxmlElement("w:snapToGrid", {qn("w:val"): "0"})
    _element(style).get_or_add_pPr().insert_element_before(snap, *_AFTER_SNAP_TO_GRID)


def keep_punctuation_inside(style: ParagraphStyle) -> None:
    """Let no punctuation hang out at the end of a line, where it would touch the cell's border."""
    hanging = OxmlElement("w:overflowPunct", {qn("w:val"): "0"})
    _element(style).get_or_add_pPr().insert_element_before(hanging, *_AFTER_OVERFLOW_PUNCT)


def set_outline_level(style: ParagraphStyle, level: int) -> None:
    """Put headings of this style into the outline; the first level is 1."""
    outline = OxmlElement("w:outlineLvl", {qn("w:val"): str(level - 1)})
    _element(style).get_or_add_pPr().insert_element_before(outline, *_AFTER_OUTLINE)


def set_line_grid(document: Document, pitch: int) -> None:
    """Give pages a grid of lines, so many twentieths of a point high."""
    grid = OxmlElement("w:docGrid", {qn("w:type"): "lines", qn("w:linePitch"): str(pitch)})
    _element(document).body.sectPr.append(grid)


def add_page_number(paragraph: Paragraph) -> None:
    """Add a PAGE field, split over three runs: WPS shows no number otherwise."""
    for tag, attributes, text in (
        ("w:fldChar", {qn("w:fldCharType"): "begin"}, None),
        ("w:instrText", {}, "PAGE"),
        ("w:fldChar", {qn("w:fldCharType"): "end"}, None),
    ):
        element = OxmlElement(tag, attributes)
        element.text = text
        _element(paragraph.add_run().font).append(element)

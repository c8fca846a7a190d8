"""The page of official documents (GB/T 9704-2012, 5 and 6): measures that several modules need."""

PAGE_WIDTH = 210
PAGE_HEIGHT = 297
"""A4, in mm."""
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28
"""Margins in mm: 天头 37 and 订口 28 are the standard's, the others follow from the type area."""
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
"""The type area (版心), 156 by 225 mm."""
FOOTER = 25
"""From the page's lower edge to the footer in mm: puts the page number's dashes (一字线) about
7 mm under the type area."""

POINTS = 72 / 25.4
"""Points in a mm."""
LINE_PITCH = 579
"""Height of a line in twentieths of a point: 22 lines fill the type area."""
CHARACTER_SPACING = -5
"""Twentieths of a point that 16-point characters move together: 28 of them fill a line."""
CELL_LINE = 13 / 10.5
"""Height of a line in tables as a multiple of the size of its text."""
CELL_MARGINS = 1.5
"""Points above and below the text of a cell, both together."""
TABLE_PAGE = TEXT_HEIGHT * POINTS - 45
"""What a table on one page may take, in points: the page less a heading and the gap below."""
CELL_SIDE = 0.8
"""What labels keep off each border of their cell, in mm: with more, narrow columns would break
labels of four characters in the middle."""
ROW_HEIGHT = 340
"""Least height of a row of a table in twentieths of a point, 6 mm; so high on the blank form."""
LOW_ROW_HEIGHT = 290
"""The same where a table would not fit its page otherwise: a line, and the cell's margins."""


def twips(mm: float) -> int:
    """Convert mm to twentieths of a point."""
    return round(mm * 1440 / 25.4)

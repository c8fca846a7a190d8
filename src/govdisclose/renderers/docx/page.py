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

LINE_PITCH = 579
"""Height of a line in twentieths of a point: 22 lines fill the type area."""
CHARACTER_SPACING = -5
"""Twentieths of a point that 16-point characters move together: 28 of them fill a line."""
ROW_HEIGHT = 340
"""Least height of a row of a table in twentieths of a point, 6 mm; so high on the blank form."""


def twips(mm: float) -> int:
    """Convert mm to twentieths of a point."""
    return round(mm * 1440 / 25.4)

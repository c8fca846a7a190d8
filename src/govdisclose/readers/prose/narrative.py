"""What is read of a report besides its number cells."""

from datetime import date

import attrs

from govdisclose.editions.shared import Agency, Attachment
from govdisclose.prose import Prose
from govdisclose.readers.content import Content, Note, Spot


@attrs.frozen
class Found:
    """Something odd, and where."""

    pointer: str
    """JSON Pointer of the field of the report that it is about; the empty string is the whole."""
    note: Note
    item: int | None = None
    """Index of the item of the content that it was found in."""
    spot: Spot | None = None
    """The cell that it was found in, where that is part of no item."""


@attrs.frozen(kw_only=True)
class Narrative:
    """All that a report says in words."""

    title: str | None = None
    """The title as published; None where it says what is derived from agency and year."""
    year: int | None = None
    agency: Agency = Agency(name="")
    published: date | None = None
    preface: Prose = ()
    overview: Prose = ()
    problems: Prose = ()
    other_matters: Prose = ()
    attachments: tuple[Attachment, ...] = ()
    chapters: tuple[str, ...] = ()
    """Fields of the report whose chapters were found, by a heading or by the table of one."""
    findings: tuple[Found, ...] = ()
    """What was odd, in no particular order."""


@attrs.frozen
class StatedRemark:
    """A remark on a number cell, which stands apart from it."""

    ref: tuple[int, int]
    """Item and cell that it is on."""
    text: str
    typed: bool
    """Whether the address of the cell was typed, so that it does not move with the cell."""


@attrs.frozen(kw_only=True)
class Stated(Content):
    """A document that says field by field what is no number cell: its items are tables alone."""

    narrative: Narrative
    remarks: tuple[StatedRemark, ...]

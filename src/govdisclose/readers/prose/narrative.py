"""What is read of a report besides its number cells."""

from datetime import date

import attrs

from govdisclose.editions.shared import Agency, Attachment
from govdisclose.errors import Message
from govdisclose.prose import Prose
from govdisclose.readers.content import Content, Note, Spot
from govdisclose.readers.prose.cleaning import squash

_SIGNED_BY = Message(
    "落款“{name}”与机关名称“{agency}”不同，未读入",
    "the report is signed by {name}, and the agency is {agency}; the former was left out",
)


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


@attrs.frozen
class Signature:
    """Name and date behind the text (落款)."""

    name: str
    """Squashed; empty where there is none, or room for it."""
    day: date | None
    index: int
    """Index of the item with its last line."""
    text: str
    """Its lines, as they are printed."""

    def findings(self, agency: str) -> list[Found]:
        """Note a name that is not that of the agency."""
        if self.name in {"", squash(agency)}:
            return []
        words = _SIGNED_BY.format(name=self.name, agency=agency)
        return [Found("/agency/name", Note("signed-by", "info", words), self.index)]


@attrs.frozen(kw_only=True)
class Narrative:
    """All that a report says in words."""

    title: str | None = None
    """The title as published; None where it says what is derived from agency and year."""
    titled: bool = True
    """Whether the title stands in the text, and not only in the name of the page or the file."""
    year: int | None = None
    agency: Agency = Agency(name="")
    published: date | None = None
    signature: Signature | None = None
    """Name and date behind the text, where they are there."""
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

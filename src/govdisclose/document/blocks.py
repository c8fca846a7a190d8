"""Blocks of a document besides those of prose and the tables of the form."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

import attrs

from govdisclose.document.frames import Table
from govdisclose.errors import InvalidValueError, Message, Problem
from govdisclose.prose import Block as ProseBlock

W = TypeVar("W")

MAX_SERIES = 2
"""Most series of a bar chart."""
_BARS = Message(
    "条形图最多有 {most} 个系列，每个类别对每个系列有一个值（不为负数，不知道的为 None）",
    "a bar chart has at most {most} series, and for each category one value for each of them (not "
    "negative; None where it is not known)",
)


@attrs.frozen
class Title:
    """The title of the document; a line feed is a line break."""

    text: str


@attrs.frozen
class Placeholder:
    """Room to write in by hand, on a blank form."""

    text: str
    """What the form says there; may be empty."""


@attrs.frozen
class AttachmentNote:
    """The list of what is attached (附件说明), behind the text."""

    titles: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """What stands before each title: its number and a point; nothing if there is only one."""
        several = len(self.titles) > 1
        return tuple(f"{i}." if several else "" for i, _ in enumerate(self.titles, start=1))

    @property
    def lines(self) -> tuple[str, ...]:
        """The titles as they are listed."""
        listed = zip(self.numbers, self.titles, strict=True)
        return tuple(f"{number} {title}" if number else title for number, title in listed)


@attrs.frozen
class AttachmentTitle:
    """Where an attachment begins (附件): the blocks behind it are its content."""

    title: str
    number: int | None = None
    """Its place in the list; None where it is the only one."""

    @property
    def label(self) -> str:
        """The words 附件1, or 附件 where it is the only one."""
        return f"附件{self.number or ''}"


@attrs.frozen
class BarChart:
    """Bars side by side, as a picture of what a table beside it says.

    A renderer that cannot draw leaves it out: nothing is said here alone.
    """

    caption: str
    """What is shown, for those who cannot see it too."""
    series: tuple[str, ...]
    """What the bars of one category stand for, in their order."""
    categories: tuple[str, ...]
    values: tuple[tuple[int | Decimal | None, ...], ...]
    """For each category the length of each bar, not negative; None where it is not known."""

    def __attrs_post_init__(self) -> None:
        """Check that there is a length for each bar.

        Raises:
            InvalidValueError: There are more series than two, more or fewer rows of values than
                categories, values in a row than series, or a value is negative.
        """
        rows = [len(self.series)] * len(self.categories)
        if (
            len(self.series) > MAX_SERIES
            or [len(row) for row in self.values] != rows
            or any(value is not None and value < 0 for row in self.values for value in row)
        ):
            raise InvalidValueError([Problem("/values", "values", _BARS.format(most=MAX_SERIES))])


Block = Title | ProseBlock | Table | Placeholder | AttachmentNote | AttachmentTitle | BarChart
"""One block of a document."""


def writer_for(block: object, writers: Mapping[type[Any], W]) -> W:
    """Find what a renderer writes a block with.

    Raises:
        TypeError: It is none of a document's blocks.
    """
    try:
        return writers[type(block)]
    except KeyError:
        raise TypeError(f"{type(block).__name__} is no block of a document") from None

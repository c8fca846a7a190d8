"""The texts of a report, each with its place."""

from collections.abc import Iterable, Iterator

import attrs

from govdisclose.editions import Report
from govdisclose.prose import DataTable, Heading, Paragraph

CHAPTERS = ("preface", "overview", "problems", "other_matters")
"""Names of the fields of a report that hold prose, in printed order."""


@attrs.frozen
class Passage:
    """A paragraph, a heading, or a cell or caption of a table in the prose."""

    pointer: str
    """JSON Pointer of the text, such as ``/overview/2/text``."""
    text: str


def passages(report: Report, chapters: Iterable[str] = CHAPTERS) -> Iterator[Passage]:
    """Give the texts of some chapters, in printed order."""
    for chapter in chapters:
        for index, block in enumerate(getattr(report, chapter)):
            place = f"/{chapter}/{index}"
            if isinstance(block, Paragraph | Heading):
                yield Passage(f"{place}/text", block.text)
            elif isinstance(block, DataTable):
                yield Passage(f"{place}/caption", block.caption)
                for row, cells in enumerate(block.rows):
                    for column, text in enumerate(cells):
                        yield Passage(f"{place}/rows/{row}/{column}", text)


def text_of(report: Report, chapter: str) -> str:
    """Give all the text of a chapter in one, without anything between its passages."""
    return "".join(passage.text for passage in passages(report, [chapter]))

"""What reading a document needs besides its XML: styles, numbers, notes, pictures."""

from functools import cached_property

import attrs

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Note, cut
from govdisclose.readers.docx import names
from govdisclose.readers.docx.numbering import Numbering, read_numbering
from govdisclose.readers.docx.styles import Styles
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.packages.archive import Package
from govdisclose.readers.packages.relationships import Relationship, first
from govdisclose.readers.packages.xml import DEEP, Element, parse_part

_TABLES = Message("文件有 {count} 个以上的表格", "the file has {count} tables or more")
_PARAGRAPHS = Message(
    "文件有 {count} 个以上的段落不止是文字（有修订、隐藏文字、自动编号等），每个按 10 个元素计",
    "the file has {count} paragraphs or more that are not text alone (but changes, hidden text, "
    "automatic numbers and so on), each of which counts as 10 elements",
)
_AS_MANY_ELEMENTS = 10  # as a paragraph that is not plain takes as long as
_BLOCKS = {names.PARAGRAPH, names.TABLE}


@attrs.define(slots=False)
class Context:
    """What is known of the whole document, and what was found out so far."""

    package: Package
    part: str
    """Name of the part that is read."""
    relationships: list[Relationship]
    styles: Styles
    symbolic: bool = False
    """Whether text may be in a font of symbols, so that no block is plain."""
    tables: int = 0
    """How many there are."""
    paragraphs: int = 0
    """How many were not plain, in cells too."""
    notes: list[Note] = attrs.field(factory=list)
    """What is odd and belongs to no line and no cell."""
    _odd: set[Element] = attrs.field(factory=set)
    """Paragraphs and tables with anything in them that needs more than its text read."""

    @property
    def limits(self) -> Limits:
        """What the file may cost."""
        return self.package.limits

    @cached_property
    def numbering(self) -> Numbering | None:
        """The automatic numbers."""
        part = first(self.relationships, "numbering", self.package)
        return read_numbering(parse_part(self.package, part)) if part else None

    @cached_property
    def footnotes(self) -> dict[tuple[str, str], str]:
        """The text of footnotes and endnotes, by their element's name and their id."""
        texts = {}
        for kind, name in (("footnotes", names.FOOTNOTE), ("endnotes", names.ENDNOTE)):
            part = first(self.relationships, kind, self.package)
            if part:
                for element in parse_part(self.package, part).iter(name):
                    texts[name, element.get(names.ID, "")] = cut(plain_text(element).strip())
        return texts

    @cached_property
    def comments(self) -> dict[str, str]:
        """The text of comments, by their id."""
        part = first(self.relationships, "comments", self.package)
        found = parse_part(self.package, part).iter(names.COMMENT) if part else ()
        return {one.get(names.ID, ""): cut(plain_text(one).strip()) for one in found}

    def picture(self, relationship: str) -> bytes | None:
        """Give the bytes of a picture; None where the file does not hold it.

        Raises:
            ReadError: It cannot be unpacked, or there are too many.
        """
        target = self._targets.get(relationship)
        if target is None or target not in self.package:
            return None
        return self.package.shown(target)

    @cached_property
    def _targets(self) -> dict[str, str]:
        return {one.id: one.target for one in self.relationships}

    def look_through(self, body: Element) -> None:
        """Find out, in one pass, which paragraphs and tables are plain."""
        odd = self.styles.odd
        for element in body.iter(*names.ODD):
            self._mark(element)
        if odd:
            for element in body.iter(names.PARAGRAPH_STYLE, names.RUN_STYLE):
                if element.get(names.VAL) in odd:
                    self._mark(element)

    def _mark(self, element: Element | None) -> None:
        while element is not None and element not in self._odd:
            if element.tag in _BLOCKS:
                self._odd.add(element)
            element = element.getparent()

    def is_plain(self, block: Element) -> bool:
        """Say whether the text of a paragraph or a table is all there is to read of it."""
        return not self.symbolic and block not in self._odd

    def count_table(self) -> None:
        """Count one more table.

        Raises:
            ReadError: There are too many.
        """
        self.tables += 1
        if self.tables > self.limits.tables:
            raise exceeded("tables", self.limits, _TABLES.format(count=self.tables))

    def count_paragraph(self) -> None:
        """Count one more paragraph that is not plain.

        Raises:
            ReadError: There are too many.
        """
        self.paragraphs += 1
        if self.paragraphs > self.limits.elements // _AS_MANY_ELEMENTS:
            raise exceeded("elements", self.limits, _PARAGRAPHS.format(count=self.paragraphs))

    def too_deep(self) -> ReadError:
        """Build the error of a document that is nested too deeply."""
        return exceeded("depth", self.limits, DEEP.format(name=self.part))


def plain_text(element: Element) -> str:
    """Give all text under an element as it stands, whether it is shown or not."""
    return "".join(text.text or "" for text in element.iter(names.TEXT, names.DELETED_TEXT))

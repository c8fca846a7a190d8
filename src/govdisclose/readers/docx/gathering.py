"""What is gathered of a paragraph while it is read."""

import attrs

from govdisclose.readers.content import Note
from govdisclose.readers.docx import symbols
from govdisclose.readers.docx.context import Context
from govdisclose.readers.docx.drawings import Image
from govdisclose.readers.docx.fields import Fields
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.heights import Level, Part, settled, written
from govdisclose.readers.packages.xml import Element
from govdisclose.readers.raised import resolve

PAGE_BREAK = "\f"
"""Stands for a break of page or column within a text; XML cannot hold it otherwise."""
_LINE_ENDS = {"\n", PAGE_BREAK}
_SYMBOLIC = 0x100  # characters of other scripts keep their own font


def shown_text(parts: list[Part], *, cell: bool) -> tuple[str, tuple[Note, ...]]:
    """Give the text of a paragraph, and what is left out of it as it is raised or lowered.

    Args:
        parts: What is read, and how each part stands.
        cell: Whether it stands in a cell, where a raised digit would change a number.
    """
    marks: tuple[Note, ...] = ()
    if all(not level for _, level in parts):
        text = "".join(text for text, _ in parts)
    elif cell:
        text, marks = resolve(settled(parts, _LINE_ENDS))
    else:
        text = written(settled(parts, _LINE_ENDS))
    return resolve_breaks(text), marks


def resolve_breaks(text: str) -> str:
    """Turn breaks of page or column into line breaks, except at either end, where none shows."""
    if PAGE_BREAK in text:
        return text.strip(PAGE_BREAK).replace(PAGE_BREAK, "\n")
    return text


@attrs.define
class Inline:
    """A paragraph as it is read."""

    context: Context
    hiding: bool = False
    """Whether text is hidden at this place."""
    struck: bool = False
    """Whether text is struck out at this place."""
    aligned: Level = ""
    """Whether text is superscript or subscript at this place."""
    shifted: Level = ""
    """Whether text is set above or below its line at this place, which aligning does not undo."""
    font: str = ""
    """The font of symbols that text is in at this place."""
    deleting: bool = False
    inserting: bool = False
    parts: list[Part] = attrs.field(factory=list)
    """What is read, and how each part stands."""
    fields: Fields = attrs.field(factory=Fields)
    hidden: list[str] = attrs.field(factory=list)
    crossed: list[str] = attrs.field(factory=list)
    """Text that is struck out."""
    deleted: list[str] = attrs.field(factory=list)
    inserted: list[str] = attrs.field(factory=list)
    notes: list[Note] = attrs.field(factory=list)
    boxes: list[tuple[Element, int]] = attrs.field(factory=list)
    """Text boxes, and how deep they are."""
    images: list[Image] = attrs.field(factory=list)

    def put(self, text: str) -> None:
        """Add text that stands at this place."""
        if self.font:
            text = self._symbols(text)
        if self.deleting:
            self.deleted.append(text)
        elif self.hiding:
            self.hidden.append(text)
        elif self.fields.in_code:
            self.fields.code.append(text)
        elif self.struck:
            self.crossed.append(text)
        else:
            self.parts.append((text, self._level))
            if self.inserting:
                self.inserted.append(text)

    @property
    def _level(self) -> Level:
        """How text stands at this place; what is superscript is that at any position."""
        return self.aligned or self.shifted

    def put_symbol(self, code: int, font: str) -> None:
        """Add a character of a font of symbols, or a note where it is not known."""
        shown = symbols.character(code, font)
        if shown is None:
            self.notes.append(note("symbol", font=font, text=f"{code:04X}"))
        else:
            self.font = ""
            self.put(shown)

    def _symbols(self, text: str) -> str:
        shown = []
        for one in text:
            private = "\uf000" <= one <= "\uf0ff"
            found = (
                symbols.character(ord(one), self.font) if private or ord(one) < _SYMBOLIC else one
            )
            if found is None:
                self.notes.append(note("symbol", font=self.font, text=f"{ord(one):04X}"))
            else:
                shown.append(found)
        return "".join(shown)

    def finish(self) -> list[Part]:
        """Give what is read, after what is odd about it has been noted."""
        if self.fields.in_code and self.fields.code:
            text = "".join(self.fields.code)
            self.notes.append(note("field", text=text))
            self.parts.append((text, self._level))
        deleted, inserted = "".join(self.deleted), "".join(self.inserted)
        if deleted or inserted:
            self.notes.append(note("tracked", deleted=deleted, inserted=inserted))
        hidden = "".join(self.hidden)
        if hidden.strip():
            self.notes.append(note("hidden", text=hidden))
        crossed = "".join(self.crossed)
        if crossed.strip():
            self.notes.append(note("struck", text=crossed))
        own = self._level
        # Where all stands as the paragraph does, that is its line.
        if own and all(level == own or not text.strip() for text, level in self.parts):
            return [(text, "") for text, _ in self.parts]
        return self.parts

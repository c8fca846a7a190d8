"""Paragraphs: their text with the automatic number, the level of headings, what goes with them."""

from collections.abc import Mapping

import attrs

from govdisclose.readers.content import Line, Note
from govdisclose.readers.docx import inline, names
from govdisclose.readers.docx.context import Context
from govdisclose.readers.docx.drawings import Image
from govdisclose.readers.docx.gathering import PAGE_BREAK, Inline, resolve_breaks, shown_text
from govdisclose.readers.docx.names import VAL
from govdisclose.readers.docx.numbering import Numbered
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.docx.styles import is_on, outline_level
from govdisclose.readers.heights import Part
from govdisclose.readers.packages.xml import Element

_PLAIN = (names.TEXT, names.BREAK, names.PARAGRAPH_STYLE, names.OUTLINE_LEVEL)
_SWITCHES = {names.DELETED, names.MOVED_FROM, names.INSERTED, names.MOVED_TO, names.VANISH}
_BREAKS = {"page", "column"}

Facts = Mapping[str, Element]
"""Properties by their names."""


@attrs.frozen
class Words:
    """What is read of a paragraph, and what stands behind it."""

    parts: list[Part]
    """Its text without the automatic number, and how each part stands."""
    notes: list[Note]
    level: int = 0
    number: str = ""
    """The automatic number, with what stands between it and the text."""
    joined: bool = False
    """Whether its end is deleted, so that the next paragraph continues it."""
    boxes: list[tuple[Element, int]] = attrs.field(factory=list)
    """Text boxes, and how deep they are."""
    images: list[Image] = attrs.field(factory=list)

    def continued(self, following: "Words") -> "Words":
        """Join the next paragraph, whose number and level count, to this one, whose end is gone."""
        # The lists are taken over, as many may follow each other.
        self.parts.extend(following.parts)
        self.notes.extend(following.notes)
        return attrs.evolve(following, parts=self.parts, notes=self.notes)

    def line(self, *, cell: bool) -> Line:
        """Give the paragraph as it is shown.

        Args:
            cell: Whether it stands in a cell, where a raised digit would change a number.
        """
        text, marks = shown_text(self.parts, cell=cell)
        text = self.number + text if text.strip() else self.number.rstrip() or text
        return Line(text, self.level, notes=(*self.notes, *marks))


def plain_line(paragraph: Element, context: Context) -> Line:
    """Read a paragraph whose text is all there is to it."""
    text, level, style = "", None, context.styles.default
    for element in paragraph.iter(*_PLAIN):
        tag = element.tag
        if tag == names.TEXT:
            text += element.text or ""
        elif tag == names.PARAGRAPH_STYLE:
            style = element.get(VAL, "")
        elif tag == names.OUTLINE_LEVEL:
            level = outline_level(element.get(VAL))
        else:
            text += PAGE_BREAK if element.get(names.TYPE) in _BREAKS else "\n"
    if level is None:
        level = context.styles.levels.get(style, 0)
    return Line(resolve_breaks(text), level)


def read_paragraph(paragraph: Element, context: Context, depth: int) -> Words:
    """Read any paragraph.

    Raises:
        ReadError: It is nested too deeply.
    """
    facts = _facts(paragraph.find(names.PARAGRAPH_PROPERTIES))
    style = context.styles.default
    if names.PARAGRAPH_STYLE in facts:
        style = facts[names.PARAGRAPH_STYLE].get(VAL, "")
    state = Inline(
        context,
        hiding=style in context.styles.hidden,
        struck=style in context.styles.struck,
        aligned=context.styles.aligned.get(style, ""),
        shifted=context.styles.shifted.get(style, ""),
    )
    inline.read(state, paragraph, depth)
    parts, notes, number = state.finish(), state.notes, ""
    text = resolve_breaks("".join(text for text, _ in parts))
    mark = _mark(facts.get(names.RUN_PROPERTIES))
    deleted = bool(mark & {names.DELETED, names.MOVED_FROM})
    if deleted:
        notes.append(note("mark", text="删去 / deleted"))
    elif mark & {names.INSERTED, names.MOVED_TO}:
        notes.append(note("mark", text="插入 / inserted"))
    # The number of a paragraph whose end is gone is that of what follows; hidden ones have none.
    if not deleted and (text or names.VANISH not in mark):
        found = _number(facts, style, context)
        # The number of a paragraph that is struck out is struck out with it.
        if found and found.text and (text.strip() or not state.crossed):
            number = found.text
            notes.append(note("number" if found.known else "numbering", text=number.strip()))
    level = None
    if names.OUTLINE_LEVEL in facts:
        level = outline_level(facts[names.OUTLINE_LEVEL].get(VAL))
    if level is None:
        level = context.styles.levels.get(style, 0)
    return Words(parts, notes, level, number, deleted, state.boxes, state.images)


def _facts(properties: Element | None) -> Facts:
    return {} if properties is None else {str(one.tag): one for one in properties}


def _mark(properties: Element | None) -> set[str]:
    """Say what is true of the paragraph's end: deleted, inserted, hidden."""
    if properties is None:
        return set()
    return {str(one.tag) for one in properties if one.tag in _SWITCHES and is_on(one)}


def _number(facts: Facts, style: str, context: Context) -> Numbered | None:
    """Give the automatic number; what the paragraph says comes before what its style says."""
    number, level = context.styles.numbered.get(style, ("", ""))
    own = facts.get(names.NUMBERING)
    if own is not None:
        for one in own:
            if one.tag == names.NUMBERING_ID:
                number = one.get(VAL, "")
            elif one.tag == names.NUMBERING_LEVEL:
                level = one.get(VAL, "")
    if not number or number == "0" or context.numbering is None:
        return None
    return context.numbering.next(number, level, style)

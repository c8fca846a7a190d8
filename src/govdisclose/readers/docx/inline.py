"""The text of a paragraph: what is shown of it, and what is odd about it."""

from collections.abc import Callable, Mapping

from govdisclose.readers.docx import fields, names, symbols
from govdisclose.readers.docx.context import plain_text
from govdisclose.readers.docx.drawings import choose, description, image, inside
from govdisclose.readers.docx.gathering import PAGE_BREAK, Inline
from govdisclose.readers.docx.names import VAL, W
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.docx.styles import aligned, is_on, shifted
from govdisclose.readers.packages.xml import Element


def read(state: Inline, parent: Element, depth: int) -> None:
    """Read what is in an element; what is not known by name is looked into.

    Raises:
        ReadError: It is nested too deeply.
    """
    if depth > state.context.limits.depth:
        raise state.context.too_deep()
    for child in parent:
        _HANDLERS.get(str(child.tag), read)(state, child, depth + 1)


def _skip(state: Inline, element: Element, depth: int) -> None:
    """Leave out what is no text of the paragraph."""


def _run(state: Inline, run: Element, depth: int) -> None:
    before = (state.hiding, state.struck, state.aligned, state.shifted, state.font)
    if len(run) and run[0].tag == names.RUN_PROPERTIES:
        _look(state, run[0])
    read(state, run, depth)
    state.hiding, state.struck, state.aligned, state.shifted, state.font = before


def _look(state: Inline, properties: Element) -> None:
    """Take over how a run looks, where that decides what is read."""
    own, styles = {str(one.tag): one for one in properties}, state.context.styles
    if names.RUN_STYLE in own:
        style = own[names.RUN_STYLE].get(VAL, "")
        state.hiding = state.hiding or style in styles.hidden
        state.struck = state.struck or style in styles.struck
        state.aligned = styles.aligned.get(style, state.aligned)
        state.shifted = styles.shifted.get(style, state.shifted)
    if names.VANISH in own:
        state.hiding = is_on(own[names.VANISH])
    struck = [is_on(own[each]) for each in (names.STRIKE, names.DOUBLE_STRIKE) if each in own]
    if struck:
        state.struck = any(struck)
    if names.VERTICAL_ALIGN in own:
        state.aligned = aligned(own[names.VERTICAL_ALIGN])
    if names.POSITION in own:
        state.shifted = shifted(own[names.POSITION])
    if names.RUN_FONTS in own and state.context.symbolic:
        fonts = own[names.RUN_FONTS]
        font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        state.font = font if symbols.is_symbolic(font) else ""


def _text(state: Inline, element: Element, _: int) -> None:
    text = "".join(element.itertext()) if len(element) else element.text or ""
    # A line feed in the file is no line break, but a space.
    state.put(text.replace("\n", " ").replace("\r", " "))


def _deleted_text(state: Inline, element: Element, _: int) -> None:
    state.deleted.append(element.text or "")


def _break(state: Inline, element: Element, _: int) -> None:
    kind = element.get(names.TYPE, "textWrapping")
    state.put("\n" if kind == "textWrapping" else PAGE_BREAK)


def _writes(text: str) -> Callable[[Inline, Element, int], None]:
    def handler(state: Inline, _element: Element, _depth: int) -> None:
        state.put(text)

    return handler


def _symbol(state: Inline, element: Element, _: int) -> None:
    font = element.get(f"{W}font", "")
    try:
        code = int(element.get(f"{W}char", ""), 16)
        chr(code)  # which not every number is the code of
    except (ValueError, OverflowError):
        code = None
    if code is not None:
        outer = state.font
        state.put_symbol(code, font)
        state.font = outer
    else:
        state.notes.append(note("symbol", font=font, text=element.get(f"{W}char", "")))


def _field(state: Inline, element: Element, _: int) -> None:
    value = fields.form_value(element)
    if value:
        state.notes.append(note("choice", text=value))
        state.put(value)
    code = state.fields.meet(element.get(names.FIELD_CHARACTER_TYPE, ""), len(state.parts))
    if not fields.is_equation(code):
        return
    if state.deleting or state.hiding or state.struck:
        state.put(code)
    else:
        state.notes.append(note("formula", text=code.strip()))


def _instruction(state: Inline, element: Element, _: int) -> None:
    if not state.deleting:
        state.fields.instruct(element.text or "")


def _deletion(state: Inline, element: Element, depth: int) -> None:
    outer, state.deleting = state.deleting, True
    read(state, element, depth)
    state.deleting = outer


def _insertion(state: Inline, element: Element, depth: int) -> None:
    outer, state.inserting = state.inserting, True
    read(state, element, depth)
    state.inserting = outer


def _control(state: Inline, element: Element, depth: int) -> None:
    if fields.is_placeholder(element):
        state.notes.append(note("placeholder", text=plain_text(element)))
    else:
        read(state, element, depth)


def _footnote(state: Inline, element: Element, _: int) -> None:
    kind = names.FOOTNOTE if element.tag == names.FOOTNOTE_REFERENCE else names.ENDNOTE
    text = state.context.footnotes.get((kind, element.get(names.ID, "")), "")
    state.notes.append(note("footnote", text=text))


def _comment(state: Inline, element: Element, _: int) -> None:
    text = state.context.comments.get(element.get(names.ID, ""))
    if text is not None:
        state.notes.append(note("comment", text=text))


def _math(state: Inline, element: Element, _: int) -> None:
    text = "".join(one.text or "" for one in element.iter(names.MATH_TEXT))
    if all(child.tag == names.MATH_RUN for child in element):
        state.put(text)
    else:
        state.notes.append(note("formula", text=text))


def _alternate(state: Inline, element: Element, depth: int) -> None:
    chosen = choose(element)
    if chosen is not None:
        read(state, chosen, depth)


def _drawing(state: Inline, element: Element, depth: int) -> None:
    if state.deleting or state.hiding:
        state.put(plain_text(element))
        return
    empty, alt = True, None
    for found in inside(element):
        empty = False
        if found.tag == names.TEXT_BOX:
            state.boxes.append((found, depth))
        elif found.tag == names.WORD_ART:
            state.notes.append(note("picture", text=found.get("string", "")))
        else:
            alt = description(element) if alt is None else alt
            state.images.append(image(found, alt))
    if element.tag == names.OBJECT:
        state.notes.append(note("object"))
    elif empty:
        state.notes.append(note("picture", text="图形 / a drawing"))


_HANDLERS: Mapping[str, Callable[[Inline, Element, int], None]] = {
    names.RUN: _run,
    names.TEXT: _text,
    names.DELETED_TEXT: _deleted_text,
    names.BREAK: _break,
    names.CARRIAGE_RETURN: _writes("\n"),
    names.TAB: _writes("\t"),
    names.POSITIONED_TAB: _writes("\t"),
    names.NO_BREAK_HYPHEN: _writes("-"),
    names.SYMBOL: _symbol,
    names.FIELD_CHARACTER: _field,
    names.FIELD_CODE: _instruction,
    names.INSERTED: _insertion,
    names.MOVED_TO: _insertion,
    names.DELETED: _deletion,
    names.MOVED_FROM: _deletion,
    names.CONTENT_CONTROL: _control,
    names.FOOTNOTE_REFERENCE: _footnote,
    names.ENDNOTE_REFERENCE: _footnote,
    names.COMMENT_REFERENCE: _comment,
    names.MATH: _math,
    names.ALTERNATE: _alternate,
    names.DRAWING: _drawing,
    names.PICTURE: _drawing,
    names.OBJECT: _drawing,
    names.SUBDOCUMENT: lambda state, _element, _depth: state.notes.append(note("object")),
    **dict.fromkeys(
        (
            *(names.PARAGRAPH_PROPERTIES, names.RUN_PROPERTIES, names.CONTROL_PROPERTIES),
            *(f"{W}rt", f"{W}rubyPr", f"{W}delInstrText", f"{W}smartTagPr"),
            *(f"{W}customXmlPr", f"{W}sdtEndPr"),
        ),
        _skip,
    ),
}

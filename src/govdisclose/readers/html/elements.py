"""How each element is read that is more than the text in it."""

import re

from lxml.etree import _Element as Element

from govdisclose.errors import Message
from govdisclose.prose import Picture
from govdisclose.readers.html import notes, pictures
from govdisclose.readers.html.flow import Flow, Handler, skip
from govdisclose.readers.html.rows import is_layout, repair
from govdisclose.readers.html.spaces import BREAK, keep, tidy
from govdisclose.readers.html.tables import Sheet
from govdisclose.readers.limits import exceeded

_TABLES = Message("网页中的表格过多", "the page has too many tables")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|wps|ofd|rtf)(?=$|[?#&])", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"[/?&=]")
_TEXT_INPUTS = "text number tel email url search date month week time datetime-local color range"


def _block(flow: Flow, element: Element, depth: int) -> None:
    """Read an element that is a paragraph of its own, or holds some."""
    flow.flush()
    flow.read(element, depth)
    flow.flush()


def _row_or_cell(flow: Flow, element: Element, depth: int) -> None:
    """Read a row or a cell that stands in no table, in one that only lays out, or in a cell."""
    flow.broken = flow.broken or flow.in_cell
    _block(flow, element, depth)


def _heading(flow: Flow, element: Element, depth: int) -> None:
    """Read ``<h1>`` to ``<h6>``."""
    flow.flush()
    before, flow.level = flow.level, int(str(element.tag)[1])
    _block(flow, element, depth)
    flow.level = before


def _table(flow: Flow, element: Element, depth: int) -> None:
    """Read a table; one with tables in its cells only lays out what is in them."""
    flow.tables += 1
    if flow.tables > flow.limits.tables:
        raise exceeded("tables", flow.limits, _TABLES)
    if flow.in_cell or is_layout(element):
        _block(flow, element, depth)
        return
    flow.flush()
    flow.broken = False
    sheet = Sheet(flow, element, depth)
    grid = sheet.grid()
    if flow.broken and repair(element):
        sheet = Sheet(flow, element, depth)
        grid = sheet.grid()
    for stray in sheet.structure.strays:
        if isinstance(stray, str):
            flow.pieces.append(stray)
        else:
            flow.read_one(stray, depth + 1)
    flow.flush()
    if grid is not None:
        flow.put(grid)
    for following in sheet.structure.following:
        _table(flow, following, depth + 1)


def _line_break(flow: Flow, _element: Element, _depth: int) -> None:
    flow.pieces.append(BREAK)


def _preformatted(flow: Flow, element: Element, depth: int) -> None:
    """Read an element whose white space is kept; with tables in it, it is like any other."""
    if next(element.iterdescendants("table"), None) is not None:
        _block(flow, element, depth)
        return
    flow.flush()
    raw, found = flow.cell(element, depth)
    flow.pieces.append(keep(raw.removeprefix("\n")))
    flow.notes += found
    flow.flush()


def _struck(flow: Flow, element: Element, depth: int) -> None:
    """Leave out ``<del>`` and ``<s>``."""
    flow.notes += flow.left_out(element, "struck", depth)


def _raised(flow: Flow, element: Element, depth: int) -> None:
    """Read ``<sup>`` and ``<sub>``."""
    flow.raised(element, "superscript" if element.tag == "sup" else "subscript", depth)


def _image(flow: Flow, element: Element, _depth: int) -> None:
    found = pictures.read(element, in_cell=flow.in_cell)
    if isinstance(found, Picture):
        flow.put(found)
    elif found is not None:
        flow.notes.append(flow.counted(found))


def _embedded(flow: Flow, element: Element, _depth: int) -> None:
    """Note a document that is shown within the page."""
    address = element.get("data" if element.tag == "object" else "src") or ""
    if match := _DOCUMENT.search(address):
        name = _BEFORE_NAME.split(address[: match.end()])[-1]
        flow.notes.append(flow.counted(notes.embedded_file(name)))


def _field(flow: Flow, value: str) -> None:
    """Take the value of a form field as text."""
    if value and not value.isspace():
        (shown,) = tidy([value])
        flow.notes.append(flow.counted(notes.field(shown)))
        flow.pieces.append(value)


def _input(flow: Flow, element: Element, _depth: int) -> None:
    """Read ``<input>`` where it has room for text."""
    if (element.get("type") or "text").strip().lower() in _TEXT_INPUTS.split():
        _field(flow, element.get("value") or "")


def _text_area(flow: Flow, element: Element, _depth: int) -> None:
    _field(flow, keep((element.text or "").removeprefix("\n")))


def _select(flow: Flow, element: Element, _depth: int) -> None:
    """Read the chosen options of ``<select>``; the first one is shown where none is chosen."""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and element.get("multiple") is None:
        chosen = options[:1]
    _field(flow, "、".join(option.text or "" for option in chosen))


_BLOCKS = (
    "html body p div li ul ol dl dt dd section article header footer nav aside main address "
    "blockquote center fieldset legend form figure figcaption details summary hgroup menu dir "
    "hr caption thead tbody tfoot optgroup option dialog search frameset noframes"
)
_PREFORMATTED = "pre xmp plaintext listing"
_SKIPPED = (
    "head script style template noscript title meta link base noembed datalist rt rp rtc "
    "audio video canvas applet col colgroup map"
)

HANDLERS: dict[object, Handler] = {
    **dict.fromkeys(_BLOCKS.split(), _block),
    **dict.fromkeys(_PREFORMATTED.split(), _preformatted),
    **dict.fromkeys(_SKIPPED.split(), skip),
    **dict.fromkeys(("tr", "td", "th"), _row_or_cell),
    **{f"h{level}": _heading for level in range(1, 7)},
    **dict.fromkeys(("del", "s", "strike"), _struck),
    **dict.fromkeys(("embed", "iframe", "object"), _embedded),
    "br": _line_break,
    "img": _image,
    "image": _image,
    "input": _input,
    "select": _select,
    **dict.fromkeys(("sup", "sub"), _raised),
    "table": _table,
    "textarea": _text_area,
}
"""What is not listed, as ``<span>``, ``<font>``, ``<o:p>`` and unknown elements, is text."""

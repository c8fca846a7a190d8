"""Read web pages: as browsers show them, whatever the markup is like.

The page is parsed once by libxml2 and walked over once, in the order of its text. What a page does
not show is left out, with a note of the words; what it shows is not judged.
"""

from lxml.etree import _Element as Element

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Content, Note
from govdisclose.readers.html import notes, styles
from govdisclose.readers.html.elements import HANDLERS
from govdisclose.readers.html.flow import Flow
from govdisclose.readers.html.page import embedded, metadata
from govdisclose.readers.html.parsing import parse
from govdisclose.readers.limits import Limits

_DEEP = Message(
    "网页中的元素嵌套过深，超出 Python 的递归限度；请用较小的 gd.Limits(depth=…)"
    "（命令行用 --limit depth=…）",
    "elements are nested deeper than Python can follow; use a smaller gd.Limits(depth=...) "
    "(on the command line --limit depth=...)",
)


def content(text: str, limits: Limits) -> Content:
    """Read what a page shows.

    Args:
        text: The page, decoded; its line ends are line feeds.
        limits: What it may cost.

    Raises:
        ReadError: The page is over a limit, or damaged so that a part of it would be lost.
    """
    root = parse(text, limits)
    if root is None:
        return Content([])
    try:
        return _content(root, limits)
    except RecursionError as error:  # only where more depth is allowed than by default
        raise ReadError(_DEEP, "limit") from error


def _content(root: Element, limits: Limits) -> Content:
    flow = Flow(HANDLERS, styles.effects(root), limits)
    flow.read(root, 1)
    items = flow.items()
    data = embedded(root)
    found: tuple[Note, ...] = (notes.several_embedded(len(data)),) if len(data) > 1 else ()
    return Content(items, data[0] if data else None, metadata(root), found, pictured=True)

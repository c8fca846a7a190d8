"""One pass over the tree of a page, in the order of its text."""

from collections.abc import Callable, Mapping

from lxml.etree import _Element as Element

from govdisclose.errors import Message, ReadError
from govdisclose.prose import Picture
from govdisclose.readers.content import Grid, Item, Line, Note
from govdisclose.readers.css import Effect
from govdisclose.readers.heights import SCRIPTS, Level, Part, level_of, settled, written
from govdisclose.readers.html import notes
from govdisclose.readers.html.spaces import BREAK, PARAGRAPH, tidy, tidy_one
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.raised import resolve

_DEPTH = Message(
    "第 {line} 行的 <{tag}> 嵌套过深", "<{tag}> in line {line} stands within too many elements"
)
_LINE_ENDS = {BREAK, PARAGRAPH}
MAX_NOTES = 2_000
"""Most oddities of a page: who reads more of them would learn nothing."""
_TOO_ODD = Message(
    "网页有 {most} 处以上不能直接读取，最后一处：{last}；请在浏览器中打开该网页，把所见的报告复制到"
    "新的 Word 文档，再读取",
    "there are more than {most} oddities on the page, the last one being: {last}; open it in a "
    "browser, copy the report as it is shown to a new Word document, and read that",
)


class Flow:
    """Gathers the text of a page, paragraph by paragraph; or that of one cell."""

    def __init__(
        self,
        handlers: "Mapping[object, Handler]",
        effects: Mapping[str | None, Effect] | None,
        limits: Limits,
    ) -> None:
        """Take how elements are read that are more than text, and what styles do."""
        self.handlers = handlers
        self.effects = effects
        self.limits = limits
        self.pieces: list[str] = []
        """What was read of the current paragraph, or cell."""
        self.notes: list[Note] = []
        """What is odd about it."""
        self.in_cell = False
        self.level: int | None = None
        """The level of the heading that is being read."""
        self.tables = 0
        self.broken = False
        """Whether a row or a cell was met within a cell."""
        self._levels: dict[int, Level] = {}
        """Which of the pieces stand above or below the line."""
        self._noted = 0
        self._blocks: list[Grid | Picture | tuple[str, int | None, tuple[Note, ...]]] = []

    def read(self, element: Element, depth: int) -> None:
        """Read what is within an element.

        Raises:
            ReadError: It is nested too deeply.
        """
        if depth > self.limits.depth:
            words = _DEPTH.format(tag=element.tag, line=element.sourceline)
            raise exceeded("depth", self.limits, words)
        pieces, effects, handlers = self.pieces, self.effects, self.handlers
        text = element.text
        if text:
            pieces.append(text)
        for child in element:
            handler = handlers.get(child.tag)
            if effects is not None and self._left_out(child, depth):
                pieces = self.pieces
            elif handler is not None:
                handler(self, child, depth + 1)
                pieces = self.pieces  # another one, where the paragraph ended
            elif len(child):
                self.read(child, depth + 1)
                pieces = self.pieces
            elif text := child.text:
                pieces.append(text)
            if text := child.tail:
                pieces.append(text)

    def read_one(self, element: Element, depth: int) -> None:
        """Read an element itself, as one of those within another."""
        handler = self.handlers.get(element.tag)
        if self.effects is None or not self._left_out(element, depth):
            if handler is not None:
                handler(self, element, depth + 1)
            else:
                self.read(element, depth + 1)

    def flush(self) -> None:
        """End the paragraph."""
        if self.in_cell:
            self.pieces.append(PARAGRAPH)
            return
        if self.pieces or self.notes:
            raw = "".join(self.pieces)
            if self._levels:
                raw = written(settled(self._parts(), _LINE_ENDS, tidy_one), tidy_one)
            if self.notes or not raw.isspace():
                self._blocks.append((raw, self.level, tuple(self.notes)))
                self.notes = []
            self.pieces, self._levels = [], {}

    def put(self, block: Grid | Picture) -> None:
        """Take a table or a picture; the paragraph before it ends."""
        self.flush()
        self._blocks.append(block)

    def items(self) -> list[Item]:
        """Give what was read."""
        self.flush()
        texts = iter(tidy([block[0] for block in self._blocks if isinstance(block, tuple)]))
        items: list[Item] = []
        for block in self._blocks:
            if not isinstance(block, tuple):
                items.append(block)
                continue
            text, (_, level, found) = next(texts), block
            if not text or text.isspace():
                if found:  # they stand on an empty line of their own
                    items.append(Line("", notes=found))
            else:
                items.append(Line(text, level, notes=found))
        return items

    def cell(self, element: Element, depth: int) -> tuple[str, tuple[Note, ...]]:
        """Read a cell on its own: its raw text, and what is odd about it."""
        parts, found = self._apart(element, depth)
        if all(not level for _, level in parts):
            return "".join(text for text, _ in parts), found
        raw, marks = resolve(settled(parts, _LINE_ENDS, tidy_one), tidy_one)
        return raw, (*found, *map(self.counted, marks))

    def _apart(self, element: Element, depth: int) -> tuple[list[Part], tuple[Note, ...]]:
        """Read a cell: its pieces, how each stands, and what is odd about it."""
        before = self.pieces, self.notes, self.in_cell, self._levels
        self.pieces, self.notes, self.in_cell, self._levels = [], [], True, {}
        self.read(element, depth)
        parts, found = self._parts(), tuple(self.notes)
        self.pieces, self.notes, self.in_cell, self._levels = before
        return parts, found

    def _parts(self) -> list[Part]:
        """Give the pieces, and how each stands."""
        return [(text, self._levels.get(at, "")) for at, text in enumerate(self.pieces)]

    def shown(self, element: Element, depth: int) -> str:
        """Give the text of an element that is left out, hidden text included."""
        before, self.effects = self.effects, None
        parts, _ = self._apart(element, depth)
        self.effects = before
        return tidy_one(written(parts, tidy_one)).strip()

    def effect(self, element: Element) -> Effect | None:
        """Say what its own style, or else its class, does to the text of an element."""
        if self.effects is None:
            return None
        if element.get("hidden") is not None:
            return "gone"
        effects = self.effects
        return effects.get(element.get("style")) or effects.get(element.get("class"))

    def left_out(self, element: Element, effect: Effect, depth: int) -> tuple[Note, ...]:
        """Note the text of an element that is not read, if there is any."""
        text = self.shown(element, depth)
        if not text:
            return ()
        note = notes.struck(text) if effect == "struck" else notes.hidden(text)
        return (self.counted(note),)

    def counted(self, note: Note) -> Note:
        """Pass on a note.

        Raises:
            ReadError: There are too many.
        """
        self._noted += 1
        if self._noted > MAX_NOTES:
            raise ReadError(_TOO_ODD.format(most=MAX_NOTES, last=note.message), "limit")
        return note

    def raised(self, element: Element, level: Level, depth: int) -> None:
        """Read what is above or below the line; what comes of it is for the end of the text."""
        pieces = self.pieces
        start = len(pieces)
        self.read(element, depth)
        if self.pieces is not pieces:  # a paragraph has ended in it, which is no mark
            return
        if level in SCRIPTS:  # what is raised within it is raised with it
            for at in range(start, len(pieces)):
                self._levels.pop(at, None)
            pieces[start:] = ["".join(pieces[start:])]
        for at in range(start, len(pieces)):
            self._levels.setdefault(at, level)

    def _left_out(self, element: Element, depth: int) -> bool:
        """Leave out what a style hides or strikes out; say whether it did."""
        effect, handler = self.effect(element), self.handlers.get(element.tag)
        if effect is None or handler is skip:
            return False
        if level := level_of(effect):
            if handler is None:  # else it is no part of a line
                self.raised(element, level, depth + 1)
            return handler is None
        found = self.left_out(element, effect, depth + 1)
        if found and handler is not None:  # not within a paragraph: on a line of its own
            self.flush()
            self.notes += found
            self.flush()
        else:
            self.notes += found
        return True


Handler = Callable[[Flow, Element, int], None]
"""Reads an element at a depth."""


def skip(flow: Flow, element: Element, depth: int) -> None:
    """Leave out an element that is not shown as text."""

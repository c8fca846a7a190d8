"""What stands within a line of Markdown: escapes, entities, tags, links, emphasis.

After CommonMark, as far as it changes which characters are shown: marks of emphasis, links and tags
go, the words in them stay.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from html.entities import html5

from govdisclose.readers.content import Note
from govdisclose.readers.heights import Part, settled, written
from govdisclose.readers.raised import resolve
from govdisclose.readers.text.tags import Tags

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<break><[bB][rR][ \t]*/?>)"
    r"|<(?P<link>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>"
    r"|(?P<tag></?(?:a|abbr|b|big|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|label|li|mark"
    r"|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)"
    r"(?:[ \t\n/][^<>]*)?>"
    r"|<!--[^<>]*-->)"
    r"|`(?P<code>[^`\n]+)`"
    r"|!?\[(?P<words>[^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)"
    r"|(?P<mark>\*{1,3}|_{2,3}|(?<![^\W_])_|_(?![^\W_]))",
    re.IGNORECASE,
)
_LINE_ENDS = {"\n"}
_STRUCK = re.compile(r"</?(?:del|s|strike)\b", re.IGNORECASE)
"""Tags that strike out, which Markdown writes as tildes: what is struck out joins no number."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)[^*_]+\1")


def is_bold(text: str) -> bool:
    """Say whether all of a paragraph is bold, as headings often are that are not marked as such."""
    return _BOLD.fullmatch(text.strip()) is not None


def decode(text: str) -> str:
    """Give what is shown of Markdown within a block; a line break is a line feed.

    A mark of emphasis stays where there is none to go with it.
    """
    if "<" not in text:
        marks = _marks(text)
        return _TOKEN.sub(lambda found: _shown(found, marks), text)
    return written(settled(_pieces(text), _LINE_ENDS))


def decode_cell(text: str) -> tuple[str, tuple[Note, ...]]:
    """Give what is shown of a cell, and what is left out of it, as the mark of a note is."""
    if "<" not in text:
        return decode(text), ()
    return resolve(settled(_pieces(text), _LINE_ENDS))


def _pieces(text: str) -> Iterator[Part]:
    """Give what is shown, and how each piece of it stands: as the tags around it say."""
    marks = _marks(text)
    tags = Tags()
    at = 0
    for found in _TOKEN.finditer(text):
        yield text[at : found.start()], tags.level
        yield _shown(found, marks), tags.level
        at = found.end()
        if found["tag"]:
            tags.meet(found["tag"])
    yield text[at:], tags.level


def _marks(text: str) -> set[int]:
    return _paired(text) if "*" in text or "_" in text else set()


def _paired(text: str) -> set[int]:
    """Say where marks of emphasis stand that go with another.

    One that begins stands before a word, and one that ends behind a word.
    """
    begun: dict[str, list[int]] = defaultdict(list)
    paired: set[int] = set()
    for found in _TOKEN.finditer(text):
        mark, start, end = found["mark"], found.start(), found.end()
        if not mark:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        inner = mark[0] == "_"  # which is no mark within a word
        if begun[mark] and before.strip() and not (inner and after.isalnum()):
            paired |= {begun[mark].pop(), start}
        elif after.strip() and not (inner and before.isalnum()):
            begun[mark].append(start)
    return paired


def _shown(found: re.Match[str], marks: set[int]) -> str:
    kind = found.lastgroup or ""
    text = found[kind]
    if kind == "entity":
        return html.unescape(text) if text[1] == "#" else html5.get(text[1:], text)
    if kind == "break":
        return "\n"
    if kind == "tag":
        return "~~" if _STRUCK.match(text) else ""
    if kind == "words":
        return decode(text)
    if kind == "mark":
        return "" if found.start() in marks else text
    return text

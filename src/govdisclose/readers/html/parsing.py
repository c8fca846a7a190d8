"""From the text of a page to a tree, at a cost that is known, and with nothing dropped."""

import contextlib
import re
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element as Element

from govdisclose.errors import Message, ReadError
from govdisclose.readers.limits import Limits, exceeded

_BYTES = Message("网页有 {count} 字节", "the page has {count} bytes")
_ELEMENTS = Message(
    "网页约有 {count} 个元素和文字段，最多可能有 {attributes} 个属性",
    "the page has about {count} elements and texts between them, and perhaps as many as "
    "{attributes} attributes",
)
_CROWDED = Message(
    "网页中有一个 <{tag}> 标签带 {count} 个属性（最多 {most} 个），文件可能已损坏；请在浏览器中打开"
    "该网页，另存为“网页，全部”，再读取",
    "a <{tag}> tag has {count} attributes (at most {most} are read), so the file may be damaged; "
    "open the page in a browser, save it as a complete web page, and read that",
)
_DROPPED = Message(
    "网页无法完整读取（{reason}），未读取任何内容；请在浏览器中打开该网页，另存为“网页，全部”，再读取",
    "the page cannot be read as a whole ({reason}), so nothing was read; open it in a browser, "
    "save it as a complete web page, and read that",
)
_DEEP = Message("网页中的元素嵌套过深", "elements of the page stand within too many others")
_SURROGATE = Message(
    "网页第 {index} 个字符 U+{code:04X} 不是字符，请检查文本的来源",
    "character {index} of the page, U+{code:04X}, is none; check where the text comes from",
)

_SEPARATORS = b" \t\n\f\r/="  # one of them stands at or before each attribute
_SHAPE = bytes(b" x"[byte not in _SEPARATORS] for byte in range(256))
_FEW = 15_000  # attributes that cost little even if all stand in one tag
_SMALL = 50_000  # bytes that do not hold more names than that, however short
MAX_ATTRIBUTES = (
    500  # attributes of one tag; libxml2 takes time in proportion to the square of them
)
# libxml2 drops what is deeper than 256 and texts over 10 MB, unless it is told of huge files; then
# what is deeper than 2,048.
_PARSER_DEPTH = 250
_PARSER_TEXT = 9_000_000
# The parser stops at the first; browsers go on, and pages that are put together have several.
_END = re.compile(rb"</html\b[^>]*>", re.IGNORECASE)


def parse(text: str, limits: Limits) -> Element | None:
    """Parse a page as browsers do; None where there is nothing in it.

    Raises:
        ReadError: The page is over a limit, or the parser cannot take it as a whole.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise ReadError(_SURROGATE.format(index=error.start + 1, code=code)) from error
    _check_size(data, limits)
    end = _END.search(data)
    if end is not None and data[end.end() :].strip():
        data = _END.sub(b"", data)
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=limits.depth > _PARSER_DEPTH or len(data) > _PARSER_TEXT,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:  # "Document is empty": a comment and nothing else
        fatal = _fatal(parser, limits)
        if fatal is not None:
            raise fatal from error
        return None
    fatal = _fatal(parser, limits)
    if fatal is not None:
        raise fatal
    return root


def _check_size(data: bytes, limits: Limits) -> None:
    """Refuse what the parser would take long for, or much memory."""
    if len(data) > limits.text_bytes:
        raise exceeded("text_bytes", limits, _BYTES.format(count=len(data)))
    if len(data) <= min(_SMALL, limits.elements):
        return  # without a look
    if len(data) > limits.elements:  # else there are no more elements, as there are no more bytes
        _check_elements(data, limits)
    elif len(data) - len(data.translate(None, _SEPARATORS)) <= _FEW:
        return  # as there are no more attributes than separators
    if _attributes(data) > _FEW:
        with contextlib.suppress(etree.XMLSyntaxError):  # it comes again when the tree is built
            # Stubs ask for all methods that a target may have; lxml calls those that it has.
            parser = etree.HTMLParser(encoding="utf-8", target=_Census())  # type: ignore[call-overload]
            etree.fromstring(data, parser)


def _check_elements(data: bytes, limits: Limits) -> None:
    tags, ends = data.count(b"<"), data.count(b"</")
    nodes = max(tags, 2 * (tags - ends))  # elements and texts, even where end tags are left out
    attributes = _attributes(data) - ends
    if nodes + attributes > limits.elements:
        words = _ELEMENTS.format(count=nodes, attributes=attributes)
        raise exceeded("elements", limits, words)


def _attributes(data: bytes) -> int:
    """Count what may be attributes, end tags among them."""
    return data.translate(_SHAPE).count(b" x")


class _Census:
    """Looks at each tag, without building a tree."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Refuse a tag with too many attributes."""
        if len(attributes) > MAX_ATTRIBUTES:
            words = _CROWDED.format(tag=tag[:20], count=len(attributes), most=MAX_ATTRIBUTES)
            raise ReadError(words, "limit")

    def close(self) -> None:
        """Give no tree."""


def _fatal(parser: etree.HTMLParser, limits: Limits) -> ReadError | None:
    """Say for what reason the parser stopped before the end, if it did."""
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            reason = entry.message.partition(",")[0]
            if "depth" in reason and limits.depth <= _PARSER_DEPTH:
                return exceeded("depth", limits, _DEEP)
            return ReadError(_DROPPED.format(reason=f"{reason}, line {entry.line}"))
    return None

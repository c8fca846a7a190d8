"""From the text of a page to a tree, at a cost that is known, and with nothing dropped."""

from lxml import etree
from lxml.etree import _Element as Element

from govdisclose.errors import Message, ReadError
from govdisclose.readers.limits import Limits, exceeded

_BYTES = Message("网页有 {count} 字节", "the page has {count} bytes")
_ELEMENTS = Message("网页约有 {count} 个标签", "the page has about {count} tags")
_ATTRIBUTES = Message(
    "网页的标签约有 {count} 个属性", "the tags of the page have about {count} attributes"
)
_CROWDED = Message(
    "网页中有一个 <{tag}> 标签带 {count} 个属性（最多 {most} 个），文件可能已损坏；请在浏览器中打开该"
    "网页，另存为新的 .html 文件，再读取",
    "a <{tag}> tag has {count} attributes (at most {most} are read), so the file may be damaged; "
    "open the page in a browser, save it as a new .html file, and read that",
)
_DROPPED = Message(
    "网页无法完整读取（{reason}），未读取任何内容；请在浏览器中打开该网页，另存为新的 .html 文件，再读取",
    "the page cannot be read as a whole ({reason}), so nothing was read; open it in a browser, save "
    "it as a new .html file, and read that",
)
_DEEP = Message(
    "网页中的元素嵌套过深，无法完整读取", "elements are nested too deeply to be read as a whole"
)
_SURROGATE = Message(
    "网页第 {index} 个字符 U+{code:04X} 不是字符，请检查文本的来源",
    "character {index} of the page, U+{code:04X}, is none; check where the text comes from",
)

_SEPARATORS = b" \t\n\f\r/="  # one of them stands at or before each attribute
_FEW = 15_000  # attributes that cost little even if all stand in one tag
_SMALL = 50_000  # bytes that do not hold more names than that, however short
_MOST = 500  # attributes of one tag; libxml2 takes time in proportion to the square of them
_PARSER_DEPTH = 250  # libxml2 drops what is deeper than 256, or 2,048 where it is told of huge files
_PARSER_TEXT = 9_000_000  # and texts over 10 MB, unless it is told


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
        fatal = _fatal(parser)
        if fatal is not None:
            raise fatal from error
        return None
    fatal = _fatal(parser)
    if fatal is not None:
        raise fatal
    return root


def _check_size(data: bytes, limits: Limits) -> None:
    """Refuse what the parser would take long for, or much memory."""
    if len(data) > limits.text_bytes:
        raise exceeded("text_bytes", limits, _BYTES.format(count=len(data)))
    if len(data) <= min(_SMALL, limits.elements):
        return  # without a look
    tags = data.count(b"<")
    if tags > limits.elements:
        raise exceeded("elements", limits, _ELEMENTS.format(count=tags))
    if _most_attributes(data, limits) > _FEW:
        try:
            etree.fromstring(data, etree.HTMLParser(encoding="utf-8", target=_Census(limits)))
        except etree.XMLSyntaxError:
            pass  # what is wrong is seen again when the tree is built


def _most_attributes(data: bytes, limits: Limits) -> int:
    """Give a number that the attributes of all tags together do not exceed; quick, then closer."""
    most = len(data) - len(data.translate(None, _SEPARATORS))
    if _FEW < most <= limits.elements:
        most = len(data.split()) + data.count(b"/") + data.count(b"=")
    return most


class _Census:
    """Counts attributes, tag by tag, without building a tree."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._attributes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        count = len(attributes)
        if count > _MOST:
            raise ReadError(_CROWDED.format(tag=tag[:20], count=count, most=_MOST))
        self._attributes += count
        if self._attributes > self._limits.elements:
            words = _ATTRIBUTES.format(count=self._attributes)
            raise exceeded("elements", self._limits, words)

    def end(self, tag: str) -> None:
        """Take the end of an element; there is nothing to count."""

    def close(self) -> None:
        """Give no tree."""


def _fatal(parser: etree.HTMLParser) -> ReadError | None:
    """Say for what reason the parser stopped before the end, if it did."""
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            reason = entry.message.partition(",")[0]
            if "depth" in reason:
                return ReadError(_DROPPED.format(reason=_DEEP))
            return ReadError(_DROPPED.format(reason=f"{reason}, line {entry.line}"))
    return None

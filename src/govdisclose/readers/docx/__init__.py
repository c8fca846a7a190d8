"""Word files (.docx), read from their XML: what is shown, where it stands, and what is odd."""

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Content, Item, Line
from govdisclose.readers.docx import names, symbols
from govdisclose.readers.docx.context import Context
from govdisclose.readers.docx.embedding import find_embedded, read_properties
from govdisclose.readers.docx.styles import Styles, read_styles
from govdisclose.readers.docx.walking import read_body
from govdisclose.readers.limits import Limits
from govdisclose.readers.packages.archive import Package, open_package
from govdisclose.readers.packages.relationships import first, relationships
from govdisclose.readers.packages.xml import Element, parse

_HEAD = 300  # bytes within which the first lines of a part end, where its text is on one line
_AS_DOCX = Message("请用 Word 或 WPS 另存为 .docx", "save it as .docx from Word or WPS")
_AS_DOCUMENT = Message("请把报告存为 Word 文件（.docx）", "save the report as a Word file (.docx)")
_OTHERS = {
    "xl/": (Message("Excel 工作簿", "an Excel workbook"), _AS_DOCUMENT),
    "ppt/": (Message("PowerPoint 演示文稿", "a PowerPoint presentation"), _AS_DOCUMENT),
    "ofd.xml": (Message("OFD 版式文件", "an OFD document"), _AS_DOCUMENT),
    "content.xml": (Message("OpenDocument 文件（.odt 等）", "an OpenDocument file"), _AS_DOCX),
    "index/": (Message("Apple Pages 等 iWork 文件", "an iWork file"), _AS_DOCX),
    "meta-inf/container.xml": (Message("EPUB 电子书", "an EPUB book"), _AS_DOCUMENT),
}
_OTHER = Message(
    "这不是 Word 文件（.docx），而是 {what}；{advice}",
    "not a Word file (.docx) but {what}; {advice}",
)
_ARCHIVE = Message(
    "这不是 Word 文件（.docx），而是其他压缩包；如果其中有 Word 文件，请先解压",
    "not a Word file (.docx) but some other archive; unpack it, if there is a Word file in it",
)
_SPREADSHEET = Message(
    "这是 OpenDocument 电子表格（.ods），不能直接读取：请用 Excel、WPS 或 LibreOffice 另存为 .xlsx",
    "this is an OpenDocument spreadsheet (.ods), which cannot be read: save it as .xlsx from "
    "Excel, WPS or LibreOffice",
)
_TYPE = "mimetype"  # the part that says what an OpenDocument file is
_NO_DOCUMENT = Message(
    "Word 文件不完整：没有正文部件，请重新下载，或用 Word、WPS 修复后另存",
    "the Word file is not whole: it has no document part; download it again, or repair it in Word "
    "or WPS",
)
_NOT_DOCUMENT = Message(
    "部件 {name} 不是 Word 正文（根元素是 {root}）；请用 Word、WPS 打开后另存为 .docx",
    "the part {name} is no Word document (its root is {root}); open the file in Word or WPS and "
    "save it as .docx",
)


def content(data: bytes, limits: Limits) -> Content:
    """Read a Word file.

    Tracked changes are read as if accepted; hidden and struck-out text, prompts of content controls
    and raised digits in cells are left out. Whatever is not simply read is noted where it stands.

    Args:
        data: The file.
        limits: What it may cost.

    Raises:
        ReadError: It is no Word file, or damaged, or over a limit.
    """
    package = open_package(data, limits)
    roots = relationships(package, "")
    part = first(roots, "officeDocument", package)
    if part is None:
        raise _refusal(package, _NO_DOCUMENT)
    context, body = _open(package, part)
    try:
        items = [] if body is None else read_body(body, context)
    except RecursionError:  # where the limit of depth was raised beyond what Python can do
        raise context.too_deep() from None
    return Content(
        _with_levels(items),
        find_embedded(package, context.relationships),
        read_properties(package, first(roots, "core-properties", package)),
        tuple(context.notes),
        pictured=True,
    )


def _open(package: Package, part: str) -> tuple[Context, Element | None]:
    """Parse the document, and find out how much of it is odd."""
    data = package.read(part)
    root = parse(data, part, package.limits)
    if root.tag != names.DOCUMENT:
        raise _refusal(package, _NOT_DOCUMENT.format(name=part, root=str(root.tag)[:100]))
    related = relationships(package, part)
    styles_part = first(related, "styles", package)
    styles = Styles()
    if styles_part:
        styles = read_styles(package.read(styles_part), styles_part, package.limits)
    context = Context(package, part, related, styles)
    body = root.find(names.BODY)
    # Line feeds in the file are spaces in text, which only the thorough way looks for.
    context.symbolic = (
        styles.default in styles.odd or data.find(b"\n", _HEAD) >= 0 or _has_symbols(root, data)
    )
    if body is not None and not context.symbolic:
        context.look_through(body)
    return context, body


def _has_symbols(root: Element, data: bytes) -> bool:
    """Say whether text may be in a font that gives letters other shapes."""
    fonts = next(root.iter(names.RUN_FONTS), None) is not None
    return fonts and any(mark in data for mark in symbols.MARKS)


def _with_levels(items: list[Item]) -> list[Item]:
    """Say that nothing is known of headings where the document marks none at all."""
    if any(isinstance(item, Line) and item.level for item in items):
        return items
    return [
        Line(one.text, None, notes=one.notes) if isinstance(one, Line) else one for one in items
    ]


def _refusal(package: Package, otherwise: Message) -> ReadError:
    """Say what a file is that is no Word file.

    Args:
        package: The file.
        otherwise: What is wrong with it, if it is nothing else that is known.
    """
    present = package.names()
    if _TYPE in package and package.read(_TYPE).endswith(b".spreadsheet"):
        return ReadError(_SPREADSHEET, "format")
    for start, (what, advice) in _OTHERS.items():
        if any(name.startswith(start) for name in present):
            return ReadError(_OTHER.format(what=what, advice=advice), "format")
    if "[content_types].xml" in package or any(name.startswith("word/") for name in present):
        return ReadError(otherwise)
    return ReadError(_ARCHIVE, "format")

"""From the bytes of a PDF file to its content."""

from collections.abc import Iterator

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Content, Grid, Item, Line, Note, cut
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.pdf.embedding import find_embedded
from govdisclose.readers.pdf.lines import TextLine
from govdisclose.readers.pdf.pages import Page, opened, pages
from govdisclose.readers.pdf.paragraphs import (
    continues,
    margins,
    page_number,
    put_together,
)
from govdisclose.readers.pdf.sheets import Sheet, align, in_order, sheet
from govdisclose.readers.pdf.tables import unknown

_TAIL = 2_048
_NO_TEXT = Message(
    "PDF 文件中没有文字，只有图像，像是扫描件；请先用文字识别（OCR）软件转换，核对后再读入",
    "the PDF file has pictures and no text, as a scan has; run character recognition (OCR) over "
    "it elsewhere, check the result, and read that",
)
_EMPTY = Message("PDF 文件中没有文字", "there is no text in the PDF file")
_SCANNED = Message(
    "第 {pages} 页的文字是叠加在图像上的识别结果（OCR），可能有误；请对照图像核对",
    "the text of page {pages} was laid over a picture by character recognition, and may be wrong: "
    "compare it with the picture",
)
_HIDDEN = Message(
    "第 {page} 页有看不见的文字，未读入：{text}",
    "page {page} has text that cannot be seen, which was left out: {text}",
)
_SLANTED = Message(
    "第 {page} 页有斜置的文字，像是水印，未读入：{text}",
    "page {page} has text across it, as a watermark, which was left out: {text}",
)
_PICTURES = Message("第 {pages} 页的图像未读入", "the pictures on page {pages} were left out")
_BARE = Message(
    "第 {pages} 页只有图像而没有文字，其内容未读入；请用文字识别（OCR）软件转换后核对",
    "page {pages} has a picture and no text, and what it shows was left out: run character "
    "recognition (OCR) over it elsewhere",
)
_CUT = Message(
    "文件末尾不完整，可能缺页；请重新下载或导出后核对",
    "the end of the file is missing, and pages may be: download or export it again",
)
_TABLES = Message("第 {page} 页及以前的表格", "tables up to page {page}")
_TEXT = Message("第 {page} 页及以前的文字", "text up to page {page}")


def read(data: bytes, limits: Limits) -> Content:
    """Read a PDF file, within this process and without a guard against files that take forever.

    Args:
        data: The bytes of the file.
        limits: What it may cost.

    Raises:
        ReadError: It cannot be read, or goes beyond the limits.
    """
    document = opened(data, limits)
    sheets: list[Sheet] = []
    tables = size = 0
    for page in pages(document, limits):
        sheets.append(sheet(page, limits))
        tables += len(sheets[-1].tables)
        size += 3 * len(page.chars.shown)
        if tables > limits.tables:
            raise exceeded("tables", limits, _TABLES.format(page=page.number))
        if size > limits.text_bytes:
            raise exceeded("text_bytes", limits, _TEXT.format(page=page.number))
    if all(sheet.page.blank for sheet in sheets):
        if any(sheet.page.pictures for sheet in sheets):
            raise ReadError(_NO_TEXT, "format")
        raise ReadError(_EMPTY, "no-report")
    align(sheets)
    title = document.get_metadata_value("Title").strip()
    cut = () if b"%%EOF" in data[-_TAIL:] else (Note("truncated", "error", _CUT),)
    return Content(
        list(_items(sheets)),
        find_embedded(document, limits),
        {"title": title} if title else {},
        (*cut, *_notes([sheet.page for sheet in sheets])),
    )


def _items(sheets: list[Sheet]) -> Iterator[Item]:
    """Give paragraphs and tables in order; a paragraph may go on on the next page."""
    frame = margins(sheet.lines for sheet in sheets)
    paragraph: list[TextLine] = []
    begun = 0  # the page on which the paragraph began
    waiting: list[Item] = []  # what stands after the paragraph, which may yet go on

    def close() -> Iterator[Item]:
        if paragraph:
            yield _paragraph(paragraph, begun)
        yield from waiting
        paragraph.clear()
        waiting.clear()

    for page in sheets:
        turned = True
        for item in in_order(page):
            if isinstance(item, Grid):
                yield from close()
                yield item
            elif page_number(item.text):
                waiting.append(Line(item.text, page=page.page.number))
            else:
                if not (paragraph and continues(paragraph[-1], item, frame, turned=turned)):
                    yield from close()
                    begun = page.page.number
                paragraph.append(item)
                turned = False
    yield from close()


def _paragraph(lines: list[TextLine], page: int) -> Line:
    text = put_together(lines)
    return Line(text, page=page, notes=unknown(text))


def _notes(found: list[Page]) -> Iterator[Note]:
    """Say what is odd about the pages, and what was left out of them."""
    scanned = [page for page in found if page.chars.scanned]
    bare = [page for page in found if page.pictures and page.blank]
    pictured = [page for page in found if page.pictures and page not in (*scanned, *bare)]
    if scanned:
        yield Note("recognised-text", "error", _SCANNED.format(pages=_numbers(scanned)))
    if bare:
        yield Note("picture-page", "error", _BARE.format(pages=_numbers(bare)))
    if pictured:
        yield Note("picture", "info", _PICTURES.format(pages=_numbers(pictured)))
    for page in found:
        for code, message, text in (
            ("hidden-text", _HIDDEN, page.chars.hidden),
            ("slanted-text", _SLANTED, page.chars.slanted),
        ):
            if text:
                yield Note(code, "warning", message.format(page=page.number, text=cut(text)))
        yield from page.notes


def _numbers(found: list[Page]) -> Message:
    numbers = [str(page.number) for page in found]
    return Message("、".join(numbers), ", ".join(numbers))

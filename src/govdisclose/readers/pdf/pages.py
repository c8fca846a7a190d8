"""What the pages of a PDF file show, as PDFium finds it."""

from collections.abc import Iterator

import attrs
import pypdfium2
import pypdfium2.raw as pdfium

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Note
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.pdf.annotations import annotations
from govdisclose.readers.pdf.chars import Chars, characters
from govdisclose.readers.pdf.strokes import Stroke, drawing

_ENCRYPTED = Message(
    "PDF 文件已加密，打开时需要密码；请先用能打开它的程序另存为不加密的文件",
    "the PDF file is encrypted and asks for a password; save it without encryption in a program "
    "that can open it",
)
_DAMAGED = Message(
    "不是 PDF 文件，或已损坏，无法打开；请重新下载或导出",
    "not a PDF file, or a damaged one, which cannot be opened; download or export it again",
)
_PAGE = Message(
    "第 {page} 页已损坏，无法读取；请重新下载或导出此文件",
    "page {page} is damaged and cannot be read; download or export the file again",
)
_PAGES = Message("共有 {count} 页", "the file has {count} pages")
_OBJECTS = Message(
    "第 {page} 页的字符、图形和批注", "characters, drawings and comments of page {page}"
)


@attrs.frozen(eq=False)
class Page:
    """What a page shows."""

    number: int
    chars: Chars
    strokes: list[Stroke]
    """Its lines, level or upright, in no order."""
    pictures: int
    """How many pictures stand on it."""
    notes: tuple[Note, ...]

    @property
    def blank(self) -> bool:
        """Whether there is no text on it."""
        return not any(char.text.strip() for char in self.chars.shown)


def opened(data: bytes, limits: Limits) -> pypdfium2.PdfDocument:
    """Open a file.

    Raises:
        ReadError: It is no PDF, asks for a password, has no page, or has too many.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        refused = ReadError(_ENCRYPTED, "password") if locked else ReadError(_DAMAGED)
        raise refused from error
    count = len(document)
    if count < 1:
        raise ReadError(_DAMAGED)
    if count > limits.pages:
        raise exceeded("pages", limits, _PAGES.format(count=count))
    return document


def pages(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[Page]:
    """Give what each page shows.

    Raises:
        ReadError: A page is damaged, or holds more than the limits allow.
    """
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ReadError(_PAGE.format(page=number)) from error
        drawn = drawing(page.raw, number, limits)
        count = text.count_chars()
        if count + drawn.objects + pdfium.FPDFPage_GetAnnotCount(page.raw) > limits.elements:
            raise exceeded("elements", limits, _OBJECTS.format(page=number))
        chars = characters(text.raw, count, page.get_bbox(), unseen=drawn.unseen)
        yield Page(
            number,
            chars,
            [stroke.turned(chars.turn) for stroke in drawn.strokes],
            drawn.pictures,
            annotations(page.raw, number),
        )
        text.close()
        page.close()

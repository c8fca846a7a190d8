"""Words that lie on a page of a PDF file without being part of it: fields, notes."""

import ctypes

import pypdfium2.raw as pdfium

from govdisclose.errors import Message
from govdisclose.readers.content import Note, cut

_KEYS = {
    pdfium.FPDF_ANNOT_WIDGET: b"V",
    pdfium.FPDF_ANNOT_FREETEXT: b"Contents",
    pdfium.FPDF_ANNOT_TEXT: b"Contents",
}
_LEFT_OUT = Message(
    "第 {page} 页有表单域或批注（有文字的 {count} 处），未读入：{text}",
    "page {page} has form fields or comments (with words: {count}), which were left out: {text}",
)


def annotations(page: object, number: int) -> tuple[Note, ...]:
    """Name the fields and comments on a page that hold words.

    Args:
        page: The page, as PDFium has it.
        number: Its number, from 1.
    """
    words: list[str] = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        found = pdfium.FPDFPage_GetAnnot(page, index)
        if not found:
            continue
        key = _KEYS.get(pdfium.FPDFAnnot_GetSubtype(found))
        if key and (text := _string(found, key).strip()):
            words.append(cut(text))
        pdfium.FPDFPage_CloseAnnot(found)
    if not words:
        return ()
    left_out = _LEFT_OUT.format(page=number, count=len(words), text=cut("；".join(words)))
    return (Note("annotation", "warning", left_out),)


def _string(annotation: object, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    place = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetStringValue(annotation, key, place, length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")

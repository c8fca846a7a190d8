"""Words that lie on a page of a PDF file without being part of it: fields, notes."""

import ctypes

import pypdfium2.raw as pdfium

from govdisclose.errors import Message
from govdisclose.readers.content import Note, cut

_MOST = 50
_KEYS = {
    pdfium.FPDF_ANNOT_WIDGET: b"V",
    pdfium.FPDF_ANNOT_FREETEXT: b"Contents",
    pdfium.FPDF_ANNOT_TEXT: b"Contents",
}
_LEFT_OUT = Message(
    "第 {page} 页有表单域或批注，未读入：{text}",
    "page {page} has a form field or a comment, which was left out: {text}",
)


def annotations(page: object, number: int) -> tuple[Note, ...]:
    """Name the fields and comments on a page that hold words.

    Args:
        page: The page, as PDFium has it.
        number: Its number, from 1.
    """
    notes: list[Note] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        found = pdfium.FPDFPage_GetAnnot(page, index)
        if not found:
            continue
        key = _KEYS.get(pdfium.FPDFAnnot_GetSubtype(found))
        if key and (text := _string(found, key).strip()):
            words = _LEFT_OUT.format(page=number, text=cut(text))
            notes.append(Note("annotation", "warning", words))
        pdfium.FPDFPage_CloseAnnot(found)
    return tuple(notes)


def _string(annotation: object, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    place = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetStringValue(annotation, key, place, length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")

"""Refuse files of kinds that are known and not read, by their first bytes; say what to do."""

import re

from govdisclose.errors import Message, ReadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that an encrypted file of Office has ([MS-OFFCRYPTO] 2.3.4.4)."""
_LOCKED = Message(
    "文件有密码，不能读取：请用 Office、WPS 或 LibreOffice 打开，去掉密码后保存",
    "the file has a password, and cannot be read: open it in Office, WPS or LibreOffice, and save "
    "it without a password",
)
_OLD = Message(
    "这是旧版 Word（.doc）、Excel（.xls）或 WPS 文件，不能直接读取：请用 Office、WPS 或 "
    "LibreOffice 打开，另存为 .docx 或 .xlsx",
    "this is a file of old Word (.doc), Excel (.xls) or WPS, which cannot be read: open it in "
    "Office, WPS or LibreOffice, and save it as .docx or .xlsx",
)
_RTF = Message(
    "这是 RTF 文件，不能直接读取：请用 Word、WPS 或 LibreOffice 打开，另存为 .docx",
    "this is an RTF file, which cannot be read: open it in Word, WPS or LibreOffice, and save it "
    "as .docx",
)
_PICTURE = Message(
    "这是图片，其中没有文字：请先用文字识别（OCR）软件转换，核对后再读取",
    "this is a picture, with no text in it: run character recognition (OCR) over it elsewhere, "
    "check the result, and read that",
)
_DRAWING = Message(
    "这是图片（SVG），不能读取：请改用报告的 Word、PDF 或网页文件",
    "this is a picture (SVG), which cannot be read: take the Word, PDF or web file of the report",
)
_VIDEO = Message(
    "这是视频，其中没有文字：请改用报告的 Word、PDF 或网页文件",
    "this is a video, with no text in it: take the Word, PDF or web file of the report",
)
_POSTSCRIPT = Message(
    "这是 PostScript 文件，不能直接读取：请转换为 PDF，或改用报告的 Word 文件",
    "this is a PostScript file, which cannot be read: convert it to PDF, or take the Word file of "
    "the report",
)
_ARCHIVE = Message(
    "这是压缩包（RAR、7z、gzip 等），不能直接读取：请先解压，再读取其中的报告",
    "this is an archive (RAR, 7z, gzip and the like), which cannot be read: unpack it, and read "
    "the report in it",
)
# Where letters alone would do, so that a text may begin with them, more bytes are asked for.
_KINDS = (
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD),
    (rb"\{\\rtf", _RTF),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a", _PICTURE),
    (rb"II[*+]\0|MM\0[*+]", _PICTURE),  # TIFF
    (rb"BM.{4}\0{4}|BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}", _PICTURE),  # by its headers
    (rb"RIFF.{4}WEBP", _PICTURE),
    (rb"\0{3}\x0c(?:JXL|jP) ", _PICTURE),  # JPEG XL and JPEG 2000
    # HEIF (ISO/IEC 23008-12), of which iPhones write HEIC, and AVIF; all other brands are videos.
    (rb".{4}ftyp(?:he[iv]|mi[af]|msf|avi[fs])", _PICTURE),
    (rb"\0{2}.{2}ftyp|RIFF.{4}AVI ", _VIDEO),
    (rb"\x1aE\xdf\xa3|\x30\x26\xb2\x75\x8e\x66\xcf\x11", _VIDEO),  # WebM, Matroska; WMV
    (rb"%!PS|\xc5\xd0\xd3\xc6", _POSTSCRIPT),
    (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]1AY&SY|\xfd7zXZ\0", _ARCHIVE),
    (rb".{257}ustar", _ARCHIVE),  # tar
)
_REFUSED = tuple((re.compile(begin, re.DOTALL), message) for begin, message in _KINDS)
_COMMENT = r"<!--.*?(?:-->|\Z)"  # to the end, as looking for an end from each would be slow
_SVG = re.compile(
    rf"""(?:<\?[^>]*>|{_COMMENT}|[\s\ufeff]
    |<!DOCTYPE\s+svg[^>\[]*(?:\[(?:{_COMMENT}|"[^"]*"|'[^']*'|[^\]"'])*+\]\s*)?>)*+(?=<svg[\s/>])""",
    re.DOTALL | re.VERBOSE,
)
"""What a drawing may begin with; a doctype may declare entities in brackets."""
_SVG_TAG = re.compile(
    rf"""(?P<comment>{_COMMENT})|(?P<end></svg\s*>)
    |<svg(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*+(?P<empty>(?<=/)>)?""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_NOTHING = re.compile(rf"(?:[\s\ufeff]|{_COMMENT}|<\?[^>]*>)*+", re.DOTALL)


def refuse(data: bytes) -> None:
    """Refuse a file that is no text, and of a kind that is known and not read.

    Raises:
        ReadError: It is one; the message says what to do.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise ReadError(_LOCKED, "password")
    for begin, message in _REFUSED:
        if begin.match(data):
            raise ReadError(message, "format")


def refuse_drawing(text: str) -> None:
    """Refuse a text that is a drawing (SVG), and no page that begins with one.

    Raises:
        ReadError: It is one.
    """
    begin = _SVG.match(text)
    if begin and _NOTHING.fullmatch(text, _end(text, begin.end())):
        raise ReadError(_DRAWING, "format")


def _end(text: str, start: int) -> int:
    """Say where a drawing ends that starts there, and may have others in it."""
    depth = 0
    for tag in _SVG_TAG.finditer(text, start):
        if not (tag["empty"] or tag["comment"]):
            depth += -1 if tag["end"] else 1
        if not depth:
            return tag.end()
    return len(text)

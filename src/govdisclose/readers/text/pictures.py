"""Pictures in Markdown: those whose bytes stand in the text."""

import base64
import binascii
import re
from typing import TYPE_CHECKING, cast

from govdisclose.errors import InvalidValueError, Message
from govdisclose.prose import Picture
from govdisclose.readers.content import Note, cut
from govdisclose.readers.text.inline import decode

if TYPE_CHECKING:
    from govdisclose.images import MediaType

_PICTURE = re.compile(
    r"!\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]*)(?:[ \t]+\"[^\"]*\")?\)",
)
_DATA = re.compile(r"data:(image/(?:png|jpeg));base64,", re.IGNORECASE)
_NO_WORDS = "图片"

_ELSEWHERE = Message(
    "第 {line} 行的图片“{alt}”不在文本中（{address}），未读入；需要时请另行放入",
    "the picture in line {line} ({alt}) is not within the text ({address}) and was not read; put "
    "it in by other means if it is needed",
)
_BROKEN = Message(
    "第 {line} 行的图片“{alt}”不是完好的 PNG 或 JPEG，未读入；请检查原文件",
    "the picture in line {line} ({alt}) is no sound PNG or JPEG and was not read; check the file",
)


def picture(line: str, number: int) -> Picture | Note | None:
    """Read a line that is but a picture.

    Args:
        line: The line.
        number: Its number, from 1.

    Returns:
        The picture; a note where it cannot be had; None where the line is something else.
    """
    stripped = line.strip()
    found = _PICTURE.fullmatch(stripped) if stripped.startswith("![") else None
    if found is None:
        return None
    alt = decode(found[1]).replace("\n", " ").strip() or _NO_WORDS
    address = found[2]
    data = _DATA.match(address)
    if data is None:
        shown = cut(address)
        words = _ELSEWHERE.format(line=number, alt=alt, address=shown)
        return Note("picture-elsewhere", "warning", words)
    try:
        content = base64.b64decode(address[data.end() :], validate=True)
        return Picture(content, cast("MediaType", data[1].lower()), alt)
    except (binascii.Error, InvalidValueError):
        return Note("picture-broken", "warning", _BROKEN.format(line=number, alt=alt))

"""The properties of a file (ISO/IEC 29500-2, 11): title, author, language, dates."""

import os
from datetime import date, datetime, timedelta

from govdisclose.document import Metadata
from govdisclose.errors import Message, OptionError, describe
from govdisclose.renderers.docx.markup import escape

_EARLIEST = date(1980, 1, 1)  # that a zip archive can say
_SCHEMAS = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<cp:coreProperties xmlns:cp="{_SCHEMAS}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_BAD_EPOCH = Message(
    "环境变量 SOURCE_DATE_EPOCH 应为自 1970-01-01 起的秒数，得到 {value}",
    "the environment variable SOURCE_DATE_EPOCH must be a number of seconds since 1970-01-01, "
    "got {value}",
)


def properties(metadata: Metadata) -> str:
    """Give the core properties part.

    Created and modified on the date of publication; where that is not known, at the time that
    ``SOURCE_DATE_EPOCH`` says, else at a fixed one. The clock is never asked.

    Raises:
        OptionError: ``SOURCE_DATE_EPOCH`` is asked and is no time.
    """
    moment = _moment(metadata.published)
    return (
        f"{_HEAD}<dc:title>{escape(metadata.title)}</dc:title>"
        f"<dc:subject>{escape(metadata.subject)}</dc:subject>"
        f"<dc:creator>{escape(metadata.author)}</dc:creator>"
        f"<dc:language>{escape(metadata.language)}</dc:language>"
        f"<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _moment(published: date | None) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if published is not None or epoch is None:
        # Of a datetime, which is a date too, the day alone.
        return f"{date.isoformat(published or _EARLIEST)}T00:00:00Z"
    if epoch.isascii() and epoch.isdecimal():
        try:
            moment = datetime(1970, 1, 1) + timedelta(seconds=int(epoch))  # noqa: DTZ001 - it is UTC
        except (ValueError, OverflowError):  # more digits than a number, or a year, may have
            pass
        else:
            return f"{moment.isoformat()}Z"
    raise OptionError(_BAD_EPOCH.format(value=describe(epoch)))

"""The report's JSON that a PDF file of ours carries, as an attachment."""

import hashlib

import pypdfium2

from govdisclose.errors import Message
from govdisclose.readers.content import Embedded
from govdisclose.readers.limits import Limits, exceeded

_HASH = "XXGovdiscloseSHA256"
_ATTACHMENTS = Message("共有 {count} 个附件", "the file has {count} attachments")


def find_embedded(document: pypdfium2.PdfDocument, limits: Limits) -> Embedded | None:
    """Find the data in a file; an attachment of ours says the hash of its bytes.

    Raises:
        ReadError: There are more attachments than the limits allow.
    """
    count = document.count_attachments()
    if count > limits.members:  # PDFium goes through those before it for each one
        raise exceeded("members", limits, _ATTACHMENTS.format(count=count))
    for index in range(count):
        try:
            attachment = document.get_attachment(index)
            if attachment.has_key(_HASH):
                return _embedded(attachment)
        except pypdfium2.PdfiumError:  # which a damaged file brings about
            return Embedded("", intact=False)
    return None


def _embedded(attachment: pypdfium2.PdfAttachment) -> Embedded:
    data = bytes(attachment.get_data())
    expected = attachment.get_str_value(_HASH)
    intact = hashlib.sha256(data).hexdigest() == expected
    return Embedded(data.decode("utf-8", "replace"), intact=intact)

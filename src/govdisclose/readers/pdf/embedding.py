"""The report's JSON that a PDF file of ours carries, as an attachment."""

import hashlib

import pypdfium2

from govdisclose.readers.content import Embedded

_HASH = "XXGovdiscloseSHA256"


def embedded(document: pypdfium2.PdfDocument) -> list[Embedded]:
    """Gather the data in a file; an attachment of ours says the hash of its bytes."""
    found = []
    for index in range(document.count_attachments()):
        try:
            attachment = document.get_attachment(index)
            if attachment.has_key(_HASH):
                found.append(_embedded(attachment))
        except pypdfium2.PdfiumError:  # which a damaged file brings about
            found.append(Embedded("", intact=False))
    return found


def _embedded(attachment: pypdfium2.PdfAttachment) -> Embedded:
    data = bytes(attachment.get_data())
    expected = attachment.get_str_value(_HASH)
    intact = hashlib.sha256(data).hexdigest() == expected
    return Embedded(data.decode("utf-8", "replace"), intact=intact)

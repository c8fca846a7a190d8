"""A rendered file as python-docx's ``Document``, for those who want to go on editing."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document


def opened(content: bytes) -> "Document":
    """Open the content of a .docx file with python-docx."""
    import docx  # noqa: PLC0415 - slow to import, and of use only here

    return docx.Document(BytesIO(content))

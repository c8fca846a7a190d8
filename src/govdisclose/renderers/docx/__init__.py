"""Word: a document as .docx (ISO/IEC 29500), on the page of GB/T 9704-2012.

python-docx builds the package once; a document is text that is filled in, compressed, and put
beside the prepared parts. The same document gives the same bytes.
"""

from govdisclose.renderers import Renderer
from govdisclose.renderers.docx.theme import THEMES, PageNumbers, Theme
from govdisclose.renderers.docx.writer import render

__all__ = ["RENDERER", "THEMES", "PageNumbers", "Theme", "render"]

RENDERER = Renderer(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    render=render,
    options={"theme": str, "page_numbers": str, "signature": bool, "data": bool},
)
"""The renderer ``docx``."""

"""WeasyPrint, held: it gets at nothing but the page, and what it says is heard.

It is imported with this module, which is imported when the first PDF is made.
"""

import base64
import functools
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pydyf
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from govdisclose.document import Document
from govdisclose.errors import GovdiscloseError, Message, describe
from govdisclose.prose import Picture
from govdisclose.renderers.fontconfig import installed
from govdisclose.renderers.pdf import finishing, fitting, fonts

_FAULTY = Message(
    "网页有处不能印成 PDF，所以没有生成：{reason}",
    "the PDF was not made, as there is something in the page that cannot be printed: {reason}",
)
_PICTURE = Message(
    "第 {number} 幅图片（说明为 {alt}）无法显示：文件已损坏，或太大；请换用完好的或更小的图片",
    "picture {number} (described as {alt}) cannot be shown: the file is damaged, or too large; "
    "take one that is whole, or smaller",
)
_DATA = re.compile(r"(?<=data:)[^'\"\s]{40,}")  # which a message has no room for

# WeasyPrint, which knows no clip-path, leaves what is for screen readers alone on the paper, where
# it is unseen and yet copied with the text; the heading above the table says the same. And it does
# not give back what each line of text with features of its font takes (70.0, Layout.setup): digits
# of one width, which Chinese fonts have without asking, cost 0.3 MB a report.
_STYLE = (
    fitting.STYLE + " .gd-hidden, caption:has(> .gd-hidden) { display: none !important; }"
    " .gd-report * { font-variant-numeric: normal !important; }"
)


def printed(page: str, style: str, document: Document, *, data: bool) -> bytes:
    """Print a page.

    Args:
        page: The page, as HTML.
        style: Rules that win over its own.
        document: What the page shows.
        data: Whether the document's data is attached.

    Raises:
        GovdiscloseError: Part of the page cannot be printed, no font has a character of it, or a
            table is too wide for the paper.
    """
    with _heard() as faults:
        # A picture's address holds its bytes. Nothing is fetched, from files or elsewhere.
        fetcher = URLFetcher(allowed_protocols=["data"])
        html = weasyprint.HTML(string=page, url_fetcher=fetcher)
        rules = weasyprint.CSS(string=style + _STYLE, url_fetcher=fetcher)
        laid_out = fitting.fitted(
            functools.partial(
                html.render,
                font_config=_font_config(),
                stylesheets=[rules],
                pdf_variant="pdf/ua-1",
            )
        )
        metadata, published = laid_out.metadata, document.metadata.published
        metadata.description = document.metadata.subject or None
        metadata.created = published and published.isoformat()[: len("2025-01-20")]
        content = io.BytesIO()
        laid_out.write_pdf(
            content,
            finisher=functools.partial(_finish, document=document, data=data),
            pdf_variant="pdf/ua-1",
            pdf_identifier=True,  # of the content
        )
    if faults:
        reasons = [_explained(fault, document) for fault in dict.fromkeys(faults)]
        raise GovdiscloseError(_FAULTY.format(reason=Message.join(reasons, "；", "; ")))
    return content.getvalue()


def _explained(fault: str, document: Document) -> Message:
    """Say which picture an error is about; what is about none is passed on, without any data."""
    for words, picture in _pictures(document):
        if f";base64,{base64.b64encode(picture.data).decode()}'" in fault:
            return words
    cut = _DATA.sub(lambda found: f"{found[0][:20]}…", fault)
    return Message(cut, cut)


def _pictures(document: Document) -> Iterator[tuple[Message, Picture]]:
    """Give the pictures, each with what is said where it cannot be shown."""
    pictures = (block for block in document.blocks if isinstance(block, Picture))
    for number, picture in enumerate(pictures, 1):
        yield _PICTURE.format(number=number, alt=describe(picture.alt)), picture


@functools.cache
def _font_config() -> FontConfiguration:
    """Load the fonts of this machine, once: each time would take memory that is not given back.

    Raises:
        GovdiscloseError: There is none at all, with which Pango ends the process.
    """
    if installed() == frozenset():
        raise fonts.none_found()
    return FontConfiguration()


def _finish(
    laid_out: weasyprint.Document, pdf: pydyf.PDF, *, document: Document, data: bool
) -> None:
    fonts.check_glyphs(finishing.missing(laid_out))
    finishing.head_cells(laid_out)
    if data:
        finishing.attach(pdf, document.data(), document.metadata.language)


_faults: ContextVar[list[str] | None] = ContextVar("_faults", default=None)


class _Listener(logging.Filter):
    """Keeps to itself what WeasyPrint logs of our pages; of those of others all goes its way.

    Warnings are about rules of CSS that it does not know, which are meant for browsers.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Take down an error, and let pass what is not ours."""
        faults = _faults.get()
        if faults is not None and record.levelno >= logging.ERROR:
            faults.append(record.getMessage())
        return faults is None


for _name in ("weasyprint", "weasyprint.progress"):
    logging.getLogger(_name).addFilter(_Listener())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Listen to what WeasyPrint says within the context, and give the errors."""
    faults: list[str] = []
    token = _faults.set(faults)
    try:
        yield faults
    finally:
        _faults.reset(token)

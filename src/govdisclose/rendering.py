"""Render a report, or a document, in any registered format."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from govdisclose import renderers
from govdisclose.document import Document
from govdisclose.editions import Report
from govdisclose.errors import Message, OptionError
from govdisclose.files import write_atomically
from govdisclose.layouts import layout

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LAID_OUT = Message(
    "previous 只能与报告一起给出：文件（Document）已经排好，请用 layout(report, previous=…) 重排",
    "previous goes with a report only: a Document is laid out already; lay it out anew with "
    "layout(report, previous=...)",
)


@overload
def render(
    source: Report | Document,
    format: Literal["docx"],
    *,
    previous: Report | None = None,
    **options: object,
) -> bytes: ...
@overload
def render(
    source: Report | Document,
    format: Literal["html", "text"],
    *,
    previous: Report | None = None,
    **options: object,
) -> str: ...
@overload
def render(
    source: Report | Document, format: str, *, previous: Report | None = None, **options: object
) -> str | bytes: ...
def render(
    source: Report | Document,
    format: str,  # noqa: A002 - the word that users expect
    *,
    previous: Report | None = None,
    **options: object,
) -> str | bytes:
    """Render a report or a document.

    Rendering never refuses a report whose figures are inconsistent; ``check`` finds those.

    Args:
        source: A report of any edition, or a document that ``layout`` made.
        format: Name of the format: ``"docx"``, ``"html"``, ``"text"``, or one that another
            package registered.
        previous: The report of the year before, to compare with behind the last chapter.
        **options: What the format's renderer takes.

    Returns:
        The content of the file: bytes for binary formats, else str.

    Raises:
        UnknownFormatError: No format has this name, or its package is broken.
        OptionError: The renderer does not take an option, or a value of one; or a document is given
            together with ``previous``.
    """
    return _render(source, renderers.load(format), previous, options)


def content(
    source: Report | Document,
    format: str,  # noqa: A002 - as in render
    *,
    previous: Report | None = None,
    **options: object,
) -> bytes:
    """Render a report or a document as the bytes of a file; text is UTF-8.

    ``previous`` is as in ``render``.

    Raises:
        UnknownFormatError: No format has this name, or its package is broken.
        OptionError: The renderer does not take an option, or a value of one.
    """
    return _bytes(_render(source, renderers.load(format), previous, options))


def write(
    source: Report | Document,
    path: str | os.PathLike[str],
    *,
    previous: Report | None = None,
    **options: object,
) -> None:
    """Render a report or a document into a file, in the format of the file's suffix.

    The file is replaced at once, or left as it was. ``previous`` is as in ``render``.

    Raises:
        UnknownFormatError: No format has this suffix; packages that are broken are named too.
        OptionError: The renderer does not take an option, or a value of one.
        OSError: The file cannot be written.
    """
    renderer = renderers.for_suffix(Path(path).suffix)
    write_atomically(path, _bytes(_render(source, renderer, previous, options)))


def to_document(
    source: Report | Document, *, previous: Report | None = None, **options: object
) -> "WordDocument":
    """Render to Word, and open the result with python-docx for further editing.

    The styles are those of the page of official documents, under the names that Word knows:
    ``document.add_paragraph(text, style="Body Text")``, ``document.add_heading(text, level=2)``.
    What is edited does not reach the JSON in the file; ``data=False`` leaves that out.

    Args:
        source: A report of any edition, or a document that ``layout`` made.
        previous: As in ``render``.
        **options: What the renderer ``docx`` takes.

    Returns:
        The document; ``save`` writes it.

    Raises:
        OptionError: The renderer does not take an option, or a value of one.
    """
    from govdisclose.renderers.docx import editing  # noqa: PLC0415 - no other format needs it

    return editing.opened(content(source, "docx", previous=previous, **options))


def _render(
    source: Report | Document,
    renderer: renderers.Renderer,
    previous: Report | None,
    options: dict[str, object],
) -> str | bytes:
    renderers.check_options(renderer, options)
    if not isinstance(source, Document):
        document = layout(source, previous=previous)
    elif previous is None:
        document = source
    else:
        raise OptionError(_LAID_OUT)
    rendered = renderer.render(document, **options)
    if not isinstance(rendered, str | bytes):
        kind = type(rendered).__name__
        raise TypeError(f"the renderer {renderer.name!r} gave {kind}, neither str nor bytes")
    return rendered


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content

"""Render a report, or a document, in any registered format."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from govdisclose import libraries, renderers
from govdisclose.document import Document
from govdisclose.editions import Report, is_report
from govdisclose.errors import (
    GovdiscloseError,
    InvalidValueError,
    Message,
    Problem,
    describe,
)
from govdisclose.files import name_of, write_atomically
from govdisclose.layouts import layout
from govdisclose.system import told

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NO_SOURCE = Message(
    "应为报告（Report）或文档（Document）；JSON 请先用 gd.load 读取；得到 {value}",
    "expected a report or a Document; read JSON with gd.load first; got {value}",
)

_FAILED = Message(
    "格式 {format} 的生成程序出错，请告知其作者：{reason}",
    "the renderer of the format {format} failed; please tell its author: {reason}",
)
_NO_CONTENT = Message(
    "它应给出 str 或 bytes，给出的是 {value}", "it should give str or bytes, and gave {value}"
)


@overload
def render(
    source: Report | Document, format: Literal["docx", "pdf"], **options: object
) -> bytes: ...
@overload
def render(
    source: Report | Document, format: Literal["html", "markdown", "text"], **options: object
) -> str: ...
@overload
def render(source: Report | Document, format: str, **options: object) -> str | bytes: ...
def render(source: Report | Document, format: str, **options: object) -> str | bytes:  # noqa: A002 - the word that users expect
    """Render a report or a document.

    Rendering never refuses a report whose figures are inconsistent; ``check`` finds those.

    Args:
        source: A report of any edition, or a document that ``layout`` made.
        format: Name of the format: ``"docx"``, ``"html"``, ``"markdown"``, ``"pdf"``, ``"text"``,
            or one that another package registered.
        **options: What the format's renderer takes.

    Returns:
        The content of the file: bytes for binary formats, else str.

    Raises:
        UnknownFormatError: No format has this name, or its package is broken.
        MissingLibraryError: What the format needs is not installed.
        OptionError: The renderer does not take an option, or a value of one.
        InvalidValueError: ``source`` is neither a report nor a document.
        GovdiscloseError: The renderer fails; what it raised is the cause.
    """
    return _render(source, renderers.load(format), options)


def content(source: Report | Document, format: str, **options: object) -> bytes:  # noqa: A002 - as in render
    """Render a report or a document as the bytes of a file; text is UTF-8.

    Raises:
        UnknownFormatError: No format has this name, or its package is broken.
        MissingLibraryError: What the format needs is not installed.
        OptionError: The renderer does not take an option, or a value of one.
        InvalidValueError: ``source`` is neither a report nor a document.
        GovdiscloseError: The renderer fails; what it raised is the cause.
    """
    return _content(source, renderers.load(format), options)


def write(source: Report | Document, path: str | os.PathLike[str], **options: object) -> None:
    """Render a report or a document into a file, in the format of the file's suffix.

    The file is replaced at once, or left as it was.

    Args:
        source: A report of any edition, or a document that ``layout`` made.
        path: The file; its suffix says the format.
        **options: What the format's renderer takes.

    Raises:
        UnknownFormatError: No format has this suffix; packages that are broken are named too.
        MissingLibraryError: What the format needs is not installed.
        OptionError: The renderer does not take an option, or a value of one.
        OSError: The file cannot be written.
        InvalidValueError: ``source`` is neither, or ``path`` is no path.
        GovdiscloseError: The renderer fails; what it raised is the cause.
    """
    renderer = renderers.for_suffix(Path(name_of(path)).suffix)
    write_atomically(path, _content(source, renderer, options))


def to_document(source: Report | Document, **options: object) -> "WordDocument":
    """Render to Word, and open the result with python-docx for further editing.

    The styles are those of the page of official documents, under the names that Word knows:
    ``document.add_paragraph(text, style="Body Text")``, ``document.add_heading(text, level=2)``.
    What is edited does not reach the JSON in the file; ``data=False`` leaves that out.

    Args:
        source: A report of any edition, or a document that ``layout`` made.
        **options: What the renderer ``docx`` takes.

    Returns:
        The document; ``save`` writes it.

    Raises:
        OptionError: The renderer does not take an option, or a value of one.
        InvalidValueError: ``source`` is neither a report nor a document.
        GovdiscloseError: The renderer fails; what it raised is the cause.
    """
    from govdisclose.renderers.docx import editing  # noqa: PLC0415 - no other format needs it

    return editing.opened(content(source, "docx", **options))


def _render(
    source: Report | Document, renderer: renderers.Renderer, options: dict[str, object]
) -> str | bytes:
    if not is_report(source) and not isinstance(source, Document):
        words = _NO_SOURCE.format(value=describe(source))
        raise InvalidValueError([Problem("/source", "type", words)])
    renderers.check_options(renderer, options)
    document = source if isinstance(source, Document) else layout(source)
    try:
        with libraries.needed():
            rendered: object = renderer.render(document, **options)
    except GovdiscloseError:
        raise
    except (Exception, SystemExit) as error:  # any package may have registered the renderer
        raise _failure(renderer, told(error)) from error
    if not isinstance(rendered, str | bytes):
        raise _failure(renderer, _NO_CONTENT.format(value=describe(rendered)))
    return rendered


def _failure(renderer: renderers.Renderer, reason: Message) -> GovdiscloseError:
    return GovdiscloseError(_FAILED.format(format=renderer.name, reason=reason))


def _content(
    source: Report | Document, renderer: renderers.Renderer, options: dict[str, object]
) -> bytes:
    rendered = _render(source, renderer, options)
    if isinstance(rendered, bytes):
        return rendered
    try:
        return rendered.encode()
    except UnicodeEncodeError as error:  # half a character in it
        raise _failure(renderer, told(error)) from error

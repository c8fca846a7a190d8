"""PDF: the HTML page, printed on A4 by WeasyPrint (``pip install "govdisclose[pdf]"``).

A PDF is the print of the page by nature: a second layout of the same tables would only drift from
the first. So this renderer takes the renderer ``html`` from the registry, as a package of others
would, and hands what it makes to WeasyPrint. What a PDF has besides is added here: fonts that are
looked for and checked, the report's JSON as an attachment, and headers that belong to table cells.
"""

import functools
import importlib.util
import io
import threading
import warnings
from contextlib import nullcontext, redirect_stdout
from types import ModuleType

from govdisclose import renderers
from govdisclose.document import Document
from govdisclose.errors import Message
from govdisclose.libraries import MissingLibraryError
from govdisclose.renderers import Renderer, settings
from govdisclose.renderers.pdf import fonts

__all__ = ["RENDERER", "check_installed", "is_installed", "render"]

_NO_WEASYPRINT = Message(
    '生成 PDF 需要另装 WeasyPrint：pip install "govdisclose[pdf]"（缺少 {module}）',
    'making PDF files needs WeasyPrint: pip install "govdisclose[pdf]" (there is no {module})',
)
_NO_LIBRARY = Message(
    "生成 PDF 需要系统库 Pango，未能载入（{reason}）。Debian、Ubuntu："
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0；Fedora：dnf install pango；"
    "macOS：brew install pango；Windows：见 https://doc.courtbouillon.org/weasyprint/stable/"
    "first_steps.html",
    "making PDF files needs the system library Pango, which could not be loaded ({reason}). "
    "Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: "
    "dnf install pango; macOS: brew install pango; Windows: see "
    "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html",
)

# Pango does not promise that threads may lay out text at once, and Python's lock would leave
# nothing to be gained by it.
_ONE_AT_A_TIME = threading.Lock()


def render(  # noqa: PLR0913 - each option by its name
    document: Document,
    *,
    body_font: str | None = None,
    heading_font: str | None = None,
    data: bool = True,
    catalogue: object = None,
    templates: object = None,
) -> bytes:
    """Render a document as PDF: tagged (PDF/UA-1), with bookmarks, the same bytes each time.

    Args:
        document: What to print.
        body_font: Font of text and titles, by the name of its family; several, separated by commas,
            are taken in turn for what the one before does not have. None: the first of
            ``fonts.BODY`` that is installed.
        heading_font: Font of headings and tables, as above; None: of ``fonts.HEADINGS``.
        data: Whether the report's JSON is attached, as ``report.json``; from it a PDF is read back
            without loss.
        catalogue: The box above the report that says where it is filed, as ``html`` takes it.
        templates: A folder of jinja2 templates that replace those of the page; likewise.

    Raises:
        OptionError: An option has a value that it cannot have, or a font that it names is not
            installed.
        MissingLibraryError: WeasyPrint or Pango is not installed.
        GovdiscloseError: No font of this machine has a character; or the page asks for something
            outside of it, or has a picture that cannot be drawn.
    """
    settings.check_switches(data=data)
    style = fonts.stylesheet(
        body=fonts.chosen("body_font", body_font, fonts.BODY),
        headings=fonts.chosen("heading_font", heading_font, fonts.HEADINGS),
    )
    html = renderers.load("html")
    page = html.render(document, data=False, catalogue=catalogue, templates=templates)
    with _ONE_AT_A_TIME:
        printed: bytes = _printing().printed(str(page), style, document, data=data)
    return printed


def is_installed() -> bool:
    """Say whether WeasyPrint is there, that is the extra; the system may lack Pango, or fonts."""
    return importlib.util.find_spec("weasyprint") is not None


def check_installed() -> None:
    """Refuse a machine that lacks a library.

    Raises:
        MissingLibraryError: WeasyPrint or Pango is not installed; it says how to.
    """
    _printing()


@functools.cache
def _printing() -> ModuleType:
    """Import what needs WeasyPrint.

    Raises:
        MissingLibraryError: It, or a library of the system that it needs, is not installed.
    """
    try:
        # Where a library is missing WeasyPrint prints advice; where there are no fonts it warns.
        # What other threads print meanwhile is theirs, and is not taken from them.
        alone = threading.active_count() == 1
        quiet = redirect_stdout(io.StringIO()) if alone else nullcontext()
        with quiet, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: F401, PLC0415 - before what it brings along, to be named

            from govdisclose.renderers.pdf import printing  # noqa: PLC0415 - slow, and an extra
    except ImportError as error:
        raise MissingLibraryError(_NO_WEASYPRINT.format(module=error.name or error)) from error
    except OSError as error:
        reason = str(error).partition(":")[0].splitlines()[0]
        raise MissingLibraryError(_NO_LIBRARY.format(reason=reason)) from error
    return printing


RENDERER = Renderer(
    name="pdf",
    suffix=".pdf",
    media_type="application/pdf",
    render=render,
    options={
        "body_font": str,
        "heading_font": str,
        "data": bool,
        "catalogue": str,
        "templates": str,
    },
)
"""The renderer ``pdf``."""

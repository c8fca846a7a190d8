"""The page, and the fragment that is its heart."""

import functools
from importlib import resources
from typing import Any

from markupsafe import Markup

from govdisclose.document import Document, Metadata
from govdisclose.renderers.html.outline import outline
from govdisclose.renderers.html.templating import template


def fragment(document: Document, prefix: str) -> str:
    """Render one ``<article>``, the title in ``<h2>``."""
    return template("report.html").render(_report(document, prefix, 2))


def page(document: Document, prefix: str) -> str:
    """Render a whole page, the title in ``<h1>``."""
    return template("page.html").render(
        _report(document, prefix, 1),
        style=css("page.css", "report.css"),
        linked_data=_linked_data(document.metadata),
        data=_in_script(document.data()),
    )


@functools.cache
def css(*names: str) -> Markup:
    """Read stylesheets of this package, one after the other."""
    folder = resources.files("govdisclose.renderers.html") / "templates"
    text = "\n".join((folder / name).read_text("utf-8") for name in names)
    return Markup(text)  # noqa: S704 - our own files


def _report(document: Document, prefix: str, top: int) -> dict[str, Any]:
    """Gather what the template of the report takes; ``top`` is the level of the title."""
    titles, chapters = outline(document, prefix)
    return {
        "metadata": document.metadata,
        "prefix": prefix,
        "top": top,
        "titles": titles,
        "chapters": chapters,
    }


def _linked_data(metadata: Metadata) -> dict[str, Any]:
    """Describe the document in the words of schema.org, for JSON-LD."""
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": metadata.title,
        "inLanguage": metadata.language,
    }
    if metadata.author:
        organ = {"@type": "GovernmentOrganization", "name": metadata.author}
        about |= {"author": organ, "publisher": organ}
    if metadata.published is not None:
        about["datePublished"] = metadata.published.isoformat()
    return about


def _in_script(json_text: str) -> Markup:
    """Make JSON fit to stand in a ``<script type="application/json">``.

    A script element ends at ``</script``, and ``<!--`` changes how it is read; without the sign
    ``<`` there is neither. JSON has the sign within strings only, where the escape means the same.
    """
    return Markup(json_text.replace("<", "\\u003c"))  # noqa: S704 - no < is left

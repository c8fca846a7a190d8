"""The three modes: a whole page, a fragment, and what is pasted into a portal's editor."""

import functools
import hashlib
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from govdisclose.document import Document, Metadata
from govdisclose.errors import Message, OptionError
from govdisclose.renderers.html.blocks import Writer
from govdisclose.renderers.html.options import Options
from govdisclose.renderers.html.outline import outline
from govdisclose.renderers.html.publication import Article
from govdisclose.renderers.html.templating import place_of, templates

_CSS = {"page": ("page.css", "report.css"), "fragment": ("report.css",)}
_NOTHING_ELSE = Article()  # is known of a page
_BROKEN = Message("模板有误（{place}）：{reason}", "a template is wrong ({place}): {reason}")


def render(document: Document, options: Options) -> str:
    """Render a document in the mode that the options name.

    Raises:
        OptionError: A user's template is wrong.
    """
    try:
        return _render(document, options)
    except jinja2.TemplateError as error:
        if options.templates is None:
            raise
        raise OptionError(_BROKEN.format(place=place_of(error), reason=error)) from error


def _render(document: Document, options: Options) -> str:
    metadata, article = document.metadata, options.article or _NOTHING_ELSE
    used = templates("cms/" if options.mode == "cms" else "", options.templates)
    # Level of the title as HTML counts; without one the chapters take its place.
    top = int(options.title) + int(options.mode != "page")
    titles, chapters = outline(document, Writer(used, options.prefix, top))
    facts: dict[str, Any] = {
        "metadata": metadata,
        "prefix": options.prefix,
        "top": top,
        "titles": titles if options.title else [],
        "chapters": chapters,
        "catalogue": options.catalogue.entries(metadata) if options.catalogue else [],
    }
    if options.mode != "page":
        return chapters.put_into(used.get("report").render(facts))
    rendered = used.get("page").render(
        facts,
        meta=_meta(metadata, article, options),
        article=article,
        style=css("page"),
        stylesheet=options.stylesheet,
        linked_data=_linked_data(metadata, article),
        data=_in_script(document.data()) if options.data else None,
    )
    return chapters.put_into(rendered)


@functools.cache
def css(mode: str) -> Markup:
    """Read the stylesheet of a mode."""
    folder = resources.files("govdisclose.renderers.html") / "templates"
    text = "\n".join((folder / name).read_text("utf-8") for name in _CSS[mode])
    return Markup(text)  # noqa: S704 - our own files


def _meta(metadata: Metadata, article: Article, options: Options) -> list[tuple[str, str]]:
    """List the meta tags of 国办发〔2017〕47号: those of site and column where they are given."""
    tags = list(options.site.meta()) if options.site else []
    tags += options.column.meta() if options.column else ()
    return [*tags, *article.meta(metadata)]


def _linked_data(metadata: Metadata, article: Article) -> dict[str, Any]:
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
    published = article.published or metadata.published
    if published is not None:
        about["datePublished"] = published.isoformat()
    known = {
        "url": article.url,
        "image": article.image,
        "description": article.description,
        "keywords": article.keywords,
    }
    return about | {name: content for name, content in known.items() if content}


def _in_script(json_text: str) -> tuple[Markup, str]:
    """Make JSON fit to stand in a ``<script type="application/json">``, and give its hash.

    A script element ends at ``</script``, and ``<!--`` changes how it is read; without the sign
    ``<`` there is neither. JSON has the sign within strings only, where the escape means the same.
    The hash is that of what stands in the element, so that it can be taken without reading JSON.
    """
    text = json_text.replace("<", "\\u003c")
    return Markup(text), hashlib.sha256(text.encode()).hexdigest()  # noqa: S704 - no < is left

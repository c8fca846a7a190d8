"""The three modes: a whole page, a fragment, and what is pasted into a portal's editor."""

import functools
import hashlib
import json
from collections.abc import Hashable
from importlib import resources
from typing import Any

from markupsafe import Markup

from govdisclose.document import Document, Metadata
from govdisclose.errors import Message, OptionError
from govdisclose.renderers.html.blocks import Writer
from govdisclose.renderers.html.options import Options
from govdisclose.renderers.html.outline import outline
from govdisclose.renderers.html.publication import Article
from govdisclose.renderers.html.slots import Slots, cut
from govdisclose.renderers.html.templating import Templates, place_of, templates
from govdisclose.system import told

_CSS = {"page": ("page.css", "report.css"), "fragment": ("report.css",)}
_KEPT = 64  # shapes of documents
_NOTHING_ELSE = Article()  # is known of a page
_BROKEN = Message("模板有误（{place}）：{reason}", "a template is wrong ({place}): {reason}")
_encode = json.JSONEncoder(ensure_ascii=False).encode


def render(document: Document, options: Options) -> str:
    """Render a document in the mode that the options name.

    Raises:
        OptionError: A user's template is wrong.
    """
    if options.templates is None:
        return _render(document, options)
    try:
        return _render(document, options)
    except Exception as error:  # templates are code, and may raise anything
        place = place_of(error, options.templates)
        raise OptionError(_BROKEN.format(place=place, reason=told(error))) from error


def _render(document: Document, options: Options) -> str:
    slots = Slots(marked=options.templates is None)
    used = templates("cms/" if options.mode == "cms" else "", options.templates)
    facts = _facts_of_report(document, options, slots, used)
    name = "report"
    if options.mode == "page":
        name = "page"
        facts |= _facts_of_page(document, options, slots)
    if options.templates is None:
        return slots.fill(_parts(used, name, tuple(facts.items())))
    return slots.fill(cut(used.get(name).render(facts)))


@functools.lru_cache(maxsize=_KEPT)
def _parts(used: Templates, name: str, facts: tuple[tuple[str, Hashable], ...]) -> list[str]:
    """Render a template for a shape, marks for what differs within it, and cut it at these."""
    return cut(used.get(name).render(facts))


def _facts_of_report(
    document: Document, options: Options, slots: Slots, used: Templates
) -> dict[str, Hashable]:
    """Gather what the template of the report takes; what is no mark is the document's shape."""
    # Level of the title as HTML counts; without one the chapters take its place.
    top = int(options.title) + int(options.mode != "page")
    metadata, text = document.metadata, slots.text
    writer = Writer(used, options.prefix, top, metadata.language)
    titles, chapters = outline(document, writer, slots)
    article = options.article or _NOTHING_ELSE
    box = options.catalogue.entries(metadata, article.published) if options.catalogue else ()
    return {
        "metadata": _marked(metadata, slots) if slots.marked else metadata,
        "prefix": options.prefix,
        "top": top,
        "titles": tuple(map(slots.lines, titles)) if options.title else (),
        "chapters": chapters,
        # A site may show several fragments, and landmarks with the same name help nobody.
        "landmarks": options.mode == "page",
        "catalogue": tuple((words, text(content)) for words, content in box),
    }


def _marked(metadata: Metadata, slots: Slots) -> Metadata:
    """Give metadata that are the same for documents of one shape; our templates ask no date."""
    return Metadata(
        title=slots.text(metadata.title),
        author=slots.text(metadata.author),
        published=None,
        language=metadata.language,
    )


def _facts_of_page(document: Document, options: Options, slots: Slots) -> dict[str, Hashable]:
    """Gather what the template of a page takes besides."""
    metadata, article, text = document.metadata, options.article or _NOTHING_ELSE, slots.text
    meta = _meta(metadata, article, options)
    data = _in_script(document.data()) if options.data else ""
    about = _in_script(_encode(_linked_data(metadata, article)))
    return {
        "meta": tuple((name, text(content)) for name, content in meta),
        "alternate": text(article.data or ""),
        "style": css("page"),
        "stylesheet": options.stylesheet,
        "linked_data": slots.markup((about,)),
        "data": slots.markup((data,)) if data else "",
        # Of what stands in the element, so that it can be taken without reading JSON.
        "hash": text(hashlib.sha256(data.encode()).hexdigest()) if data else "",
    }


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


def _in_script(json_text: str) -> str:
    """Make JSON fit to stand in a ``<script>`` of data.

    A script element ends at ``</script``, and ``<!--`` changes how it is read; without the sign
    ``<`` there is neither. JSON has the sign within strings only, where the escape means the same.
    """
    return json_text.replace("<", "\\u003c")

"""The jinja2 environment of the templates in this package.

Three things go into a page as they are: the package's own stylesheets, JSON inside a script
element (``pages``), and markup that a template of the package has rendered (``tables``).
Everything else is escaped.
"""

import functools
import json

import jinja2
from markupsafe import Markup, escape

_BREAK = Markup("<br>")


@functools.cache
def template(name: str) -> jinja2.Template:
    """Load one of the templates, once."""
    return _environment().get_template(name)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("govdisclose.renderers.html", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["breaks"] = _breaks
    environment.policies["json.dumps_function"] = json.JSONEncoder(ensure_ascii=False).encode
    environment.policies["json.dumps_kwargs"] = {}
    return environment


def _breaks(text: str) -> str:
    """Turn line feeds into line breaks; a text without any is left for autoescape to escape."""
    return escape(text).replace("\n", _BREAK) if "\n" in text else text

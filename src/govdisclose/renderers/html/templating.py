"""The jinja2 environment: the templates of this package, and a user's in front of them.

Three things go into a page as they are: the package's own stylesheets, JSON inside a script
element (``pages``), and markup that a template has rendered before (``blocks``, ``tables``).
Everything else is escaped. A user's templates are code that runs with the rights of the program.
"""

import functools
import re
import traceback
from pathlib import Path

import attrs
import jinja2
from markupsafe import Markup, escape

_BREAK = Markup("<br>")
FIGURE = re.compile("[-+]?[0-9][0-9.,]{0,19}[%‰]?")
"""Matches a text that is nothing but a number."""


@attrs.frozen(eq=False)
class Templates:
    """The templates of one mode; compares by identity, so that what they give can be kept."""

    environment: jinja2.Environment
    folder: str
    """Where they stand, with a stroke at its end; empty for the modes page and fragment."""

    def get(self, name: str) -> jinja2.Template:
        """Load a template by its name, without folder and suffix; jinja2 keeps it."""
        return self.environment.get_template(f"{self.folder}{name}.html")


@functools.cache
def templates(folder: str, users: str | None) -> Templates:
    """Give the templates in a folder of this package, those of a user instead where he has them.

    Args:
        folder: ``""`` or ``"cms/"``.
        users: Path of the user's folder, or None.
    """
    return Templates(_environment(users), folder)


@functools.cache
def _environment(users: str | None) -> jinja2.Environment:
    own = jinja2.PackageLoader("govdisclose.renderers.html", "templates")
    loaders: list[jinja2.BaseLoader] = [own]
    if users is not None:
        # Under this name a template of ours can still be had by the one that replaces it.
        loaders = [jinja2.FileSystemLoader(users), own, jinja2.PrefixLoader({"govdisclose": own})]
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.tests["figure"] = FIGURE.fullmatch
    environment.filters["breaks"] = _breaks
    return environment


def _breaks(text: str) -> str:
    """Turn line feeds into line breaks; a text without any is left for autoescape to escape."""
    return escape(text).replace("\n", _BREAK) if "\n" in text else text


def place_of(error: jinja2.TemplateError) -> str:
    """Say in which template, and in which line of it, an error arose."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name}:{error.lineno}"
    lines = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(line.filename).name}:{line.lineno}" for line in lines if _is_template(line)]
    return places[-1] if places else "templates"


def _is_template(line: traceback.FrameSummary) -> bool:
    return line.filename.endswith(".html")

"""The jinja2 environment: the templates of this package, and a user's in front of them.

What goes into a page as it is: the package's own stylesheets, and marks (``slots``), in whose place
comes markup that a template has rendered before, text that is escaped, or JSON inside a script
element. Everything else is escaped. A user's templates are code that runs with the rights of the
program.
"""

import functools
import traceback
from pathlib import Path

import attrs
import jinja2
from markupsafe import Markup

from govdisclose.renderers.html.slots import escaped

_TEXT = "\x00"  # no text of a report holds control characters
_KEPT = 256  # a mode has two levels of titles, and three of headings below each


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
    environment.filters["breaks"] = _breaks
    return environment


def _breaks(text: str) -> Markup:
    return Markup(escaped(text))  # noqa: S704 - escaped


@functools.lru_cache(maxsize=_KEPT)
def around(templates: Templates, name: str, level: int = 0, tag: int = 0) -> tuple[str, ...]:
    """Give what a template puts around a text, which it is rendered without.

    Args:
        templates: Where it is found.
        name: Its name.
        level: Of a heading, as the document counts.
        tag: Of a heading, as HTML counts.
    """
    return tuple(templates.get(name).render(text=_TEXT, level=level, tag=tag).split(_TEXT))


def place_of(error: BaseException, users: str) -> str:
    """Say in which template of a user, and in which line of it, an error arose."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name}:{error.lineno}"
    if isinstance(error, UnicodeDecodeError):  # of a file that is not known here
        return users
    lines = traceback.extract_tb(error.__traceback__)
    places = [f"{_name(line.filename)}:{line.lineno}" for line in lines if _is_template(line)]
    return places[-1] if places else users


def _name(path: str) -> str:
    """Give the name by which a template is loaded."""
    *_, folder, name = Path(path).parts
    return f"{folder}/{name}" if folder == "cms" else name


def _is_template(line: traceback.FrameSummary) -> bool:
    return line.filename.endswith(".html")

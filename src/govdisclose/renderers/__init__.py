"""Renderers: a document in, a file's content out.

A renderer is a record with a function. Renderers are found through the entry-point group
``govdisclose.renderers``; the built-in ones are registered the same way. A package adds its own
with a record like this and one line in its ``pyproject.toml``::

    RENDERER = Renderer(name="csv", suffix=".csv", media_type="text/csv", render=render)

    [project.entry-points."govdisclose.renderers"]
    csv = "my_package:RENDERER"

The name of the entry point is the name of the format.
"""

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from govdisclose.errors import Message, OptionError, UnknownFormatError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "govdisclose.renderers"
"""The entry-point group."""

_UNKNOWN = Message(
    "没有名为“{name}”的输出格式；现有：{known}",
    "there is no output format {name!r}; the formats are: {known}",
)
_NOT_LOADED = Message(
    "格式“{name}”的程序包不能载入（{value}）：{reason}",
    "the package of the format {name!r} cannot be loaded ({value}): {reason}",
)
_NO_RENDERER = Message(
    "格式“{name}”登记的 {value} 不是 Renderer",
    "what is registered for the format {name!r}, {value}, is no Renderer",
)
_NO_SUFFIX = Message(
    "没有哪种输出格式的文件后缀是“{suffix}”；现有：{known}",
    "no output format has the file suffix {suffix!r}; the suffixes are: {known}",
)
_UNKNOWN_OPTION = Message(
    "格式 {format} 没有选项“{name}”；可用：{known}",
    "the format {format} has no option {name!r}; its options are: {known}",
)


@attrs.frozen(kw_only=True)
class Renderer:
    """A way to turn a document into the content of a file."""

    name: str
    """Name of the format, the same as of its entry point."""
    suffix: str
    """File suffix with the dot."""
    media_type: str
    render: Callable[..., str | bytes]
    """Called with a ``Document`` and the options as keyword arguments."""
    options: Mapping[str, type[Any]] = attrs.field(factory=dict[str, type[Any]], hash=False)
    """Names of the options that ``render`` takes, with the type of each (str, int or bool), so
    that command lines can offer them."""


@functools.cache
def _entry_points() -> "dict[str, EntryPoint]":
    from importlib.metadata import entry_points  # noqa: PLC0415 - as slow as attrs to import

    return {point.name: point for point in entry_points(group=GROUP)}


def names() -> list[str]:
    """List the formats by name, in alphabetical order, without importing any renderer."""
    return sorted(_entry_points())


@functools.cache
def load(name: str) -> Renderer:
    """Load one renderer.

    Raises:
        UnknownFormatError: No format has this name, or the package that registered it is broken.
    """
    try:
        point = _entry_points()[name]
    except KeyError:
        known = ", ".join(names())
        raise UnknownFormatError(_UNKNOWN.format(name=name, known=known)) from None
    try:
        renderer = point.load()
    except (ImportError, AttributeError) as error:
        words = _NOT_LOADED.format(name=name, value=point.value, reason=error)
        raise UnknownFormatError(words) from error
    if not isinstance(renderer, Renderer):
        raise UnknownFormatError(_NO_RENDERER.format(name=name, value=point.value))
    return renderer


def for_suffix(suffix: str) -> Renderer:
    """Find the renderer for files with this suffix (``.docx``); case does not matter.

    Raises:
        UnknownFormatError: No format has this suffix.
    """
    by_suffix = {renderer.suffix: renderer for renderer in map(load, reversed(names()))}
    try:
        return by_suffix[suffix.lower()]
    except KeyError:
        known = ", ".join(sorted(by_suffix))
        raise UnknownFormatError(_NO_SUFFIX.format(suffix=suffix, known=known)) from None


def check_options(renderer: Renderer, options: Mapping[str, object]) -> None:
    """Refuse options that the renderer does not take.

    Raises:
        OptionError: With the name of the option, and of those that there are.
    """
    for name in options:
        if name not in renderer.options:
            known = ", ".join(renderer.options) or "—"
            words = _UNKNOWN_OPTION.format(format=renderer.name, name=name, known=known)
            raise OptionError(words)

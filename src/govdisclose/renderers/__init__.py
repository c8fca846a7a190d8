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

from govdisclose.arguments import refuse_no_function, refuse_no_mapping, refuse_other
from govdisclose.errors import Message, OptionError, UnknownFormatError, describe, did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "govdisclose.renderers"
"""The entry-point group."""

_UNKNOWN = Message(
    "没有名为 {name} 的输出格式；现有：{known}",
    "there is no output format {name}; the formats are: {known}",
)
_NOT_LOADED = Message(
    "格式“{name}”的程序包不能载入（{value}）：{reason}",
    "the package of the format {name!r} cannot be loaded ({value}): {reason}",
)
_NO_RENDERER = Message(
    "格式“{name}”登记的 {value} 不是同名的 Renderer",
    "what is registered for the format {name!r}, {value}, is no Renderer of that name",
)
_NO_SUFFIX = Message(
    "没有哪种输出格式的文件后缀是 {suffix}；现有：{known}",
    "no output format has the file suffix {suffix}; the suffixes are: {known}",
)
_WORKBOOK = Message(
    "Excel 填报工作簿请用 gd.workbook(report)，命令为 govdisclose workbook",
    "a workbook is made by gd.workbook(report), or the command govdisclose workbook",
)
_UNKNOWN_OPTION = Message(
    "格式 {format} 没有选项 {name}；可用：{known}{hint}",
    "the format {format} has no option {name}; its options are: {known}{hint}",
)
_NO_OPTIONS = Message(
    "格式 {format} 没有选项，得到 {name}", "the format {format} has no options, got {name}"
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

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With a problem for each wrong field.
        """
        refuse_other(str, name=self.name, suffix=self.suffix, media_type=self.media_type)
        refuse_no_function(render=self.render)
        refuse_no_mapping(options=self.options)


@functools.cache
def _entry_points() -> "dict[str, EntryPoint]":
    from importlib.metadata import entry_points  # noqa: PLC0415 - as slow as attrs to import

    # Built-in ones come last, so that no other package takes over a format of ours.
    points = sorted(entry_points(group=GROUP), key=_is_built_in)
    return {point.name: point for point in points}


def _is_built_in(point: "EntryPoint") -> bool:
    return point.value.startswith(f"{__name__}.")


def names() -> list[str]:
    """List the formats by name, in alphabetical order, without importing any renderer."""
    return sorted(_entry_points())


def load(name: str) -> Renderer:
    """Load one renderer.

    Raises:
        UnknownFormatError: No format has this name, or the package that registered it is broken.
    """
    if not isinstance(name, str) or name not in _entry_points():
        words = _UNKNOWN.format(name=describe(name), known=", ".join(names()))
        raise UnknownFormatError(_with_hint(words, name))
    return _load(name)


@functools.cache
def _load(name: str) -> Renderer:
    point = _entry_points()[name]
    try:
        renderer = point.load()
    except Exception as error:  # whatever another package raises when it is imported
        reason = f"{type(error).__name__}: {error}"
        words = _NOT_LOADED.format(name=name, value=point.value, reason=reason)
        raise UnknownFormatError(words) from error
    if not isinstance(renderer, Renderer) or renderer.name != name:
        raise UnknownFormatError(_NO_RENDERER.format(name=name, value=point.value))
    return renderer


def for_suffix(suffix: str) -> Renderer:
    """Find the renderer for files with this suffix (``.docx``); case does not matter.

    Where several have it the built-in one is taken, else the first by name.

    Raises:
        UnknownFormatError: No format has this suffix; packages that are broken are named too.
        InvalidValueError: ``suffix`` is no text.
    """
    refuse_other(str, suffix=suffix)
    points = _entry_points()
    suffixes, broken = set(), []
    for name in sorted(points, key=lambda name: (not _is_built_in(points[name]), name)):
        try:
            renderer = load(name)
        except UnknownFormatError as error:
            broken.append(error.message)
            continue
        if renderer.suffix.lower() == suffix.lower():
            return renderer
        suffixes.add(renderer.suffix)
    known = ", ".join(sorted(suffixes))
    words = _with_hint(_NO_SUFFIX.format(suffix=describe(suffix), known=known), suffix[1:])
    raise UnknownFormatError(Message.join([words, *broken], zh="；", en="; "))


def _with_hint(words: Message, name: object) -> Message:
    """Say what makes workbooks, which know the form and so are no renderer's."""
    if not isinstance(name, str) or name.lower() != "xlsx":
        return words
    return Message.join([words, _WORKBOOK], zh="；", en="; ")


def check_options(renderer: Renderer, options: Mapping[str, object]) -> None:
    """Refuse options that the renderer does not take.

    Raises:
        OptionError: With the name of the option, and of those that there are.
        InvalidValueError: ``renderer`` is no renderer, or ``options`` are no mapping.
    """
    refuse_other(Renderer, renderer=renderer)
    refuse_no_mapping(options=options)
    for name in options:
        if name not in renderer.options:
            words = _UNKNOWN_OPTION if renderer.options else _NO_OPTIONS
            known = ", ".join(renderer.options)
            hint = did_you_mean(name, renderer.options)
            raise OptionError(
                words.format(format=renderer.name, name=describe(name), known=known, hint=hint)
            )

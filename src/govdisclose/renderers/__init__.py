"""Renderers: a document in, a file's content out.

A renderer is a record with a function. Renderers are found through the entry-point group
``govdisclose.renderers``; the built-in ones are registered the same way. A package adds its own
with a record like this and one line in its ``pyproject.toml``::

    RENDERER = Renderer(name="csv", suffix=".csv", media_type="text/csv", render=render)

    [project.entry-points."govdisclose.renderers"]
    csv = "my_package:RENDERER"

The name of the entry point is the name of the format.
"""

import contextlib
import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from govdisclose.arguments import did_you_mean, refuse_no_mapping, refuse_other
from govdisclose.errors import Message, OptionError, UnknownFormatError, describe
from govdisclose.plugins import package_of, remedy
from govdisclose.renderers.record import Renderer
from govdisclose.system import told

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["GROUP", "Renderer", "check_options", "for_suffix", "load", "names"]

GROUP = "govdisclose.renderers"
"""The entry-point group."""

_UNKNOWN = Message(
    "没有名为 {name} 的输出格式；现有：{known}{hint}",
    "there is no output format {name}; the formats are: {known}{hint}",
)
_NOT_LOADED = Message(
    "格式“{name}”的程序包 {package} 不能载入（{value}）：{reason}；{remedy}",
    "the package {package} of the format {name!r} cannot be loaded ({value}): {reason}; {remedy}",
)
_TWICE = Message(
    "格式“{name}”登记了不止一次（{packages}）；请卸载其一：pip uninstall {package}",
    "the format {name!r} is registered twice, by {packages}; remove one: pip uninstall {package}",
)
_NO_RENDERER = Message(
    "程序包 {package} 为格式“{name}”登记的 {value} 不是同名的 Renderer；{remedy}",
    "what the package {package} registers for the format {name!r}, {value}, is no Renderer of "
    "that name; {remedy}",
)
_NO_SUFFIX = Message(
    "没有哪种输出格式的文件后缀是 {suffix}；现有：{known}{hint}",
    "no output format has the file suffix {suffix}; the suffixes are: {known}{hint}",
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


@functools.cache
def _entry_points() -> "dict[str, tuple[EntryPoint, ...]]":
    """Give what is registered by name; of a built-in format that one alone."""
    found = _registered().items()
    return {name: tuple(filter(_is_ours, points)) or tuple(points) for name, points in found}


def _registered() -> "dict[str, list[EntryPoint]]":
    from importlib.metadata import entry_points  # noqa: PLC0415 - as slow as attrs to import

    found: dict[str, list[EntryPoint]] = {}
    for point in sorted(entry_points(group=GROUP)):
        found.setdefault(point.name, []).append(point)
    return found


def packages() -> dict[str, list[str]]:
    """Name the packages that register each format: first the one whose format is used."""
    return {
        name: [package_of(point) for point in sorted(points, key=lambda point: not _is_ours(point))]
        for name, points in _registered().items()
    }


def _is_ours(point: "EntryPoint") -> bool:
    return point.value.startswith(f"{__name__}.")


def _is_built_in(name: str) -> bool:
    return all(map(_is_ours, _entry_points()[name]))


def names() -> list[str]:
    """List the formats, without importing any renderer.

    Returns:
        Their names in alphabetical order, those of other packages too.
    """
    return sorted(_entry_points())


def load(name: str) -> Renderer:
    """Load one renderer.

    Args:
        name: Name of its format, as in ``names``.

    Returns:
        The renderer.

    Raises:
        UnknownFormatError: No format has this name, or the package that registered it is broken.
    """
    if not isinstance(name, str) or name not in _entry_points():
        hint = did_you_mean(_meant(name), names())
        words = _UNKNOWN.format(name=describe(name), known=", ".join(names()), hint=hint)
        raise UnknownFormatError(_with_hint(words, name))
    return _load(name)


def _meant(name: object) -> object:
    """Give the format of files with this suffix (``md``), else the name in small letters."""
    if not isinstance(name, str):
        return name
    with contextlib.suppress(UnknownFormatError):
        return for_suffix(f".{name}").name
    return name.lower()


@functools.cache
def _load(name: str) -> Renderer:
    point, *others = _entry_points()[name]
    if others:
        packages = [package_of(one) for one in (point, *others)]
        words = _TWICE.format(name=name, packages=", ".join(packages), package=packages[-1])
        raise UnknownFormatError(words)
    about: dict[str, object]
    about = {"name": name, "package": package_of(point), "value": point.value}
    about["remedy"] = remedy(point)
    try:
        renderer = point.load()
    except (Exception, SystemExit) as error:  # whatever another package raises when it is imported
        raise UnknownFormatError(_NOT_LOADED.format(**about, reason=told(error))) from error
    if not isinstance(renderer, Renderer) or renderer.name != name:
        raise UnknownFormatError(_NO_RENDERER.format(**about))
    return renderer


def for_suffix(suffix: str) -> Renderer:
    """Find the renderer for files of a suffix.

    Args:
        suffix: With its full stop (``.docx``); case does not matter.

    Returns:
        The renderer; where several have the suffix the built-in one, else the first by name.

    Raises:
        UnknownFormatError: No format has this suffix; packages that are broken are named too.
        InvalidValueError: ``suffix`` is no text.
    """
    refuse_other(str, suffix=suffix)
    suffixes, broken = set(), []
    for name in sorted(names(), key=lambda name: (not _is_built_in(name), name)):
        try:
            renderer = load(name)
        except UnknownFormatError as error:
            broken.append(error.message)
            continue
        if renderer.suffix.lower() == suffix.lower():
            return renderer
        suffixes.add(renderer.suffix)
    known = ", ".join(sorted(suffixes))
    hint = did_you_mean(suffix.lower(), suffixes)
    words = _with_hint(
        _NO_SUFFIX.format(suffix=describe(suffix), known=known, hint=hint), suffix[1:]
    )
    raise UnknownFormatError(Message.join([words, *broken], zh="；", en="; "))


def _with_hint(words: Message, name: object) -> Message:
    """Say what makes workbooks, which know the form and so are no renderer's."""
    if not isinstance(name, str) or name.lower() != "xlsx":
        return words
    return Message.join([words, _WORKBOOK], zh="；", en="; ")


def check_options(renderer: Renderer, options: Mapping[str, object]) -> None:
    """Refuse options that the renderer does not take.

    Args:
        renderer: Of any format.
        options: By name; the renderer itself looks at their values.

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

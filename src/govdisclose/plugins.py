"""Packages that add formats or rules: which one it is, and what to do where it is broken."""

from typing import TYPE_CHECKING

from govdisclose.errors import Message

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_REMEDY = Message(
    "请升级它，或卸载：pip uninstall {package}", "upgrade it, or remove it: pip uninstall {package}"
)


def package_of(point: "EntryPoint") -> str:
    """Name the package that registers something as ``pip`` knows it, else its module."""
    if point.dist is None:
        return point.module.partition(".")[0]
    return point.dist.name


def remedy(point: "EntryPoint") -> Message:
    """Say what a user can do about a package."""
    return _REMEDY.format(package=package_of(point))

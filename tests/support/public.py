"""The names that users find, with what they are."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import govdisclose as gd


def public() -> Iterator[tuple[str, Any]]:
    """List what users find: names of the package and of its modules, with their objects."""
    for name in vars(gd)["__all__"]:
        value = getattr(gd, name)
        if not isinstance(value, ModuleType):
            yield name, value
            continue
        if name in {"e2019", "e2021"}:
            continue  # classes of tables, as those of the package
        for inner in getattr(value, "__all__", None) or vars(value):
            member = getattr(value, inner)
            if (
                not inner.startswith("_")
                and defined_in(member, value)
                and member is not gd.Renderer
            ):
                yield f"{name}.{inner}", member


def defined_in(member: object, module: ModuleType) -> bool:
    return str(getattr(member, "__module__", "")).startswith(module.__name__)

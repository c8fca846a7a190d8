"""From parsed JSON to a report, the quick way: right or not at all.

The constructors check every value; cattrs adds that no key is unknown and turns what does not stand
in JSON as it is. Why something is refused, ``explain`` tells.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from govdisclose.codec.parts import BLOCKS, FORMAT, Chapter, Part, Record, Records, Scalar, parts
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Remark
from govdisclose.form import cached

Hook = Callable[[Any, Any], Any]


def structure(tree: Any) -> Report | None:  # noqa: ANN401 - any JSON value
    """Build the report, or give None where anything at all is wrong; uses up the tree."""
    hooks, refusals = _hooks()
    try:
        version, edition = tree.pop("format"), tree.pop("edition")
        if type(version) is not int or version != FORMAT:
            return None
        report: Report = hooks[edition](tree, None)
    except refusals:
        return None
    return report


@functools.cache
def _hooks() -> tuple[dict[str, Hook], tuple[type[Exception], ...]]:
    """Make a function for each edition, and name what these raise."""
    from cattrs.errors import ForbiddenExtraKeysError  # noqa: PLC0415 - slow to import, and not always needed

    hooks = {edition.id: _record(edition.report) for edition in EDITIONS.values()}
    return hooks, (ForbiddenExtraKeysError, AttributeError, KeyError, TypeError, ValueError)


@cached
def _record(cls: type[attrs.AttrsInstance]) -> Hook:
    """Make the function that builds one class."""
    from cattrs import Converter  # noqa: PLC0415 - see _hooks
    from cattrs.gen import make_dict_structure_fn, override  # noqa: PLC0415 - see _hooks

    if not any(parts(cls).values()):
        # Every value as it is: the constructor alone refuses unknown and missing keys.
        return lambda members, _: cls(**members)
    overrides: dict[str, Any] = {
        name: override(struct_hook=_hook(part)) for name, part in parts(cls).items()
    }
    return make_dict_structure_fn(
        cls,
        Converter(),
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=False,
        **overrides,
    )


def _hook(part: Part | None) -> Hook:
    match part:
        case None:
            return lambda value, _: value
        case Scalar(read):
            return lambda value, _: read(value)
        case Record(cls, nullable):
            build = _record(cls)
            return _optional(build) if nullable else build
        case Records(cls):
            return _records(_record(cls))
        case Chapter():
            return _chapter()
        case _:
            return lambda remarks, _: tuple(Remark(*remark) for remark in remarks.items())


def _optional(build: Hook) -> Hook:
    return lambda value, _: None if value is None else build(value, None)


def _records(build: Hook) -> Hook:
    def records(items: Iterable[Any], _: object) -> tuple[Any, ...]:
        if type(items) is not list:
            raise TypeError
        return tuple(build(item, None) for item in items)

    return records


@functools.cache
def _chapter() -> Hook:
    builders = {kind: _record(cls) for kind, cls in BLOCKS.items()}

    def chapter(blocks: Iterable[dict[str, Any]], _: object) -> tuple[Any, ...]:
        if type(blocks) is not list:
            raise TypeError
        return tuple(builders[block.pop("type")](block, None) for block in blocks)

    return chapter

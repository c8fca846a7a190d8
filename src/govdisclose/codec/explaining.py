"""From parsed JSON to a report, the explaining way: every problem, with its place.

Slower than ``structure``, and used only for what that refused. Parts that are wrong are left out,
so that the constructors of the parts above still check the rest.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from govdisclose.arguments import under
from govdisclose.codec.found import NOT_ARRAY, NOT_OBJECT, Found, TooManyError, token
from govdisclose.codec.parsing import Object
from govdisclose.codec.parts import (
    BLOCKS,
    FORMAT,
    Chapter,
    Part,
    Record,
    Records,
    Scalar,
    parts,
    required,
)
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Remark
from govdisclose.errors import DecodeError, InvalidValueError, Message, Problem, describe
from govdisclose.form import leaves
from govdisclose.prose import Paragraph

_NOT_FORMAT = Message(
    '应有 "format": {expected}（本库 JSON 的版本号，整数）；得到 {value}',
    'expected "format": {expected} (the version of this JSON, a whole number); got {value}',
)
_NOT_EDITION = Message(
    '应有 "edition"，为 {expected} 之一（表格式的版本，字符串）；得到 {value}',
    'expected "edition" to be one of {expected} (the edition of the form, a string); got {value}',
)
_OTHER_EDITION = Message(
    "下列不认识的键属于 {edition} 版表格；请核对 edition 是否应为 {edition}",
    "the unknown keys below belong to edition {edition}; is that the edition of this report?",
)
_NEWER = Message(
    "；可能由更新版本的 govdisclose 写出，请升级：pip install -U govdisclose",
    "; it may be of a newer govdisclose: upgrade by pip install -U govdisclose",
)
_NOTHING = Message("（缺）", "nothing")
_NOT_BLOCK = Message(
    '段落、标题、表格、图片的 "type" 应为 {expected} 之一；得到 {value}',
    'the "type" of a block must be one of {expected}; got {value}',
)

_YEAR = re.compile("20[0-9]{2}")
_WRONG: Any = object()
"""What stands for a value that could not be read; its problems are in the list."""
_EMPTY = Paragraph("")
_DEPENDENT = {"rows": ("header_rows",)}
"""Fields that cannot be judged while another one is wrong."""


def explain(tree: Any) -> Report:  # noqa: ANN401 - any JSON value
    """Build the report, or say what is wrong with it.

    Args:
        tree: JSON as ``parse_marked`` gives it.

    Raises:
        DecodeError: With one problem for each wrong place; after ``MAX_PROBLEMS`` of them, one
            more says that there are others.
    """
    found = Found()
    try:
        report: Report = _report(tree, found)
    except TooManyError:
        raise DecodeError(found) from None
    if found:
        raise DecodeError([*_other_edition(tree, found), *found])
    return report


def _other_edition(tree: Any, found: Found) -> Iterator[Problem]:  # noqa: ANN401 - any JSON value
    """Say so where the keys that this edition does not know are those of another one."""
    unknown = [problem.pointer for problem in found if problem.code == "unknown-key"]
    for edition in EDITIONS.values():
        known = {path for leaf in leaves(edition.report) for path in leaf.prefixes}
        if unknown and edition.id != tree.get("edition") and known.issuperset(unknown):
            words = _OTHER_EDITION.format(edition=f'"{edition.id}"')
            yield Problem("/edition", "edition", words)


def _report(tree: Any, found: Found) -> Any:  # noqa: ANN401 - a report or _WRONG
    if not isinstance(tree, Object):
        found.add_kind("", "object", NOT_OBJECT, tree)
        return _WRONG
    version, edition = tree.get("format", _WRONG), tree.get("edition", _WRONG)
    if type(version) is not int or version != FORMAT:
        words = _expected(_NOT_FORMAT, FORMAT, version)
        newer = type(version) is int and version > FORMAT
        found.add("/format", "format", _or_newer(words) if newer else words)
    if type(edition) is not str or edition not in EDITIONS:
        known = " / ".join(f'"{name}"' for name in EDITIONS)
        words = _expected(_NOT_EDITION, known, edition)
        newer = type(edition) is str and bool(_YEAR.fullmatch(edition)) and edition > max(EDITIONS)
        found.add("/edition", "edition", _or_newer(words) if newer else words)
    if found:
        return _WRONG  # what else may stand here depends on these two
    return _record(EDITIONS[edition].report, tree, "", found, also=("format", "edition"))


def _record(
    cls: type[attrs.AttrsInstance],
    value: Any,  # noqa: ANN401 - any JSON value
    pointer: str,
    found: Found,
    also: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401 - an object of the class, or _WRONG
    """Build one object from its good parts, so that the constructor checks those together."""
    if not isinstance(value, Object):
        found.add_kind(pointer, "object", NOT_OBJECT, value)
        return _WRONG
    before = len(found)
    found.check_repeated(value, pointer)
    found.check_unknown(value, pointer, (*also, *parts(cls)))
    wrong = set(required(cls) - value.keys())
    for name in parts(cls):
        if name in wrong:
            found.add_missing(pointer, name)
    fields = {}
    for name, part in parts(cls).items():
        if name in value:
            built = _part(part, value[name], f"{pointer}/{name}", found)
            if built is _WRONG:
                wrong |= {name, *_DEPENDENT.get(name, ())}
            else:
                fields[name] = built
    whole = _construct(cls, fields, wrong, pointer, found)
    return whole if len(found) == before else _WRONG


def _construct(
    cls: type[attrs.AttrsInstance],
    fields: dict[str, Any],
    wrong: set[str],
    pointer: str,
    found: Found,
) -> Any:  # noqa: ANN401 - an object of the class, or _WRONG
    good = {name: value for name, value in fields.items() if name not in wrong}
    try:
        return cls(**dict.fromkeys(wrong & required(cls)), **good)
    except InvalidValueError as error:
        # What stands in for a wrong part has its problems already.
        new = (p for p in error.problems if p.pointer[1:].split("/")[0] not in wrong)
        found.gather(under(problem, pointer) for problem in new)
    return _WRONG


def _part(
    part: Part | None,
    value: Any,  # noqa: ANN401 - any JSON value
    pointer: str,
    found: Found,
) -> Any:  # noqa: ANN401 - what the field holds, or _WRONG
    match part:
        case None:
            return value
        case Scalar(read):
            return _leaf(read, value, pointer, found)
        case Record(cls, nullable):
            absent = nullable and value is None
            return None if absent else _record(cls, value, pointer, found)
        case Records(cls):
            return _records(cls, value, pointer, found)
        case Chapter():
            return _chapter(value, pointer, found)
        case _:
            return _remarks(value, pointer, found)


def _leaf(
    read: Callable[[Any], Any],
    value: Any,  # noqa: ANN401 - any JSON value
    pointer: str,
    found: Found,
) -> Any:  # noqa: ANN401 - what the field holds, or _WRONG
    try:
        return read(value)
    except InvalidValueError as error:
        found.gather(under(problem, pointer) for problem in error.problems)
    return _WRONG


def _records(
    cls: type[attrs.AttrsInstance],
    value: Any,  # noqa: ANN401 - any JSON value
    pointer: str,
    found: Found,
) -> Any:  # noqa: ANN401 - a tuple or _WRONG
    if type(value) is not list:
        found.add_kind(pointer, "array", NOT_ARRAY, value)
        return _WRONG
    items = [_record(cls, item, f"{pointer}/{i}", found) for i, item in enumerate(value)]
    return tuple(item for item in items if item is not _WRONG)


def _chapter(value: Any, pointer: str, found: Found) -> Any:  # noqa: ANN401 - a tuple or _WRONG
    if type(value) is not list:
        found.add_kind(pointer, "array", NOT_ARRAY, value)
        return _WRONG
    blocks = (_block(item, f"{pointer}/{index}", found) for index, item in enumerate(value))
    # An empty paragraph keeps the place of a wrong block, so that the others keep their numbers.
    return tuple(_EMPTY if block is _WRONG else block for block in blocks)


def _block(value: Any, pointer: str, found: Found) -> Any:  # noqa: ANN401 - a block or _WRONG
    if not isinstance(value, Object):
        found.add_kind(pointer, "object", NOT_OBJECT, value)
        return _WRONG
    kind = value.get("type", _WRONG)
    if type(kind) is not str or kind not in BLOCKS:
        known = " / ".join(f'"{name}"' for name in BLOCKS)
        found.add(f"{pointer}/type", "block-type", _expected(_NOT_BLOCK, known, kind))
        return _WRONG
    return _record(BLOCKS[kind], value, pointer, found, also=("type",))


def _remarks(value: Any, pointer: str, found: Found) -> Any:  # noqa: ANN401 - a tuple or _WRONG
    if not isinstance(value, Object):
        found.add_kind(pointer, "object", NOT_OBJECT, value)
        return _WRONG
    found.check_repeated(value, pointer)
    remarks = []
    for cell, text in value.items():
        try:
            remarks.append(Remark(cell, text))
        except InvalidValueError as error:
            place = f"{pointer}/{token(cell)}"
            found.gather(Problem(place, p.code, p.message) for p in error.problems)
    return tuple(remarks)


def _or_newer(words: Message) -> Message:
    """Say that what is not known here may be what a later version of this library writes."""
    return Message.join([words, _NEWER], zh="", en="")


def _expected(message: Message, expected: object, value: object) -> Message:
    shown = _NOTHING if value is _WRONG else describe(value)
    return message.format(expected=expected, value=shown)

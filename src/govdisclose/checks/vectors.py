"""The relations of the form on columns of numbers, by numpy: what ``columns`` computes with.

Columns are read a few thousand reports at a time. Each cell is added to the sums that it is part
of while the processor still has it at hand, and hardly any memory is needed beside the columns.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from govdisclose.cells import ACCEPTS, MAX_COUNT, Cell, refusal
from govdisclose.checks.relations import relations
from govdisclose.errors import Message, Problem, raise_if
from govdisclose.form import Form, cached, leaves

Numbers = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

_ROWS = 4096  # a piece of a column is 32 kB, and a handful of sums are in use at a time
_BLANK = np.ones(1, dtype=np.bool_)  # a cell that is blank in all reports
# What pyarrow calls its whole numbers.
_ARROW_KINDS = {f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)}
_KIND = Message(
    "应为整数的一维数组（numpy 的数组，有空白的用掩码数组或 pyarrow 的数组），得到 {kind}",
    "expected a one-dimensional array of whole numbers (one of numpy; with blanks a masked array, "
    "or one of pyarrow), got {kind}",
)
_LENGTH = Message(
    "各列应一样长：此列有 {length} 个数，第一列有 {first} 个",
    "all columns must be of one length: this one has {length} numbers, the first {first}",
)
_AT = Message("{words}（下标 {index}）", "{words} (at index {index})")


@attrs.frozen
class _Use:
    """Where a cell is added up: numbers of relations, in the order of ``relations``."""

    pointer: str
    cell: Cell
    left: tuple[int, ...]
    right: tuple[int, ...]


@cached
def _uses(report: type[Form]) -> tuple[_Use, ...]:
    """List the cells that relations are about, each with its relations."""
    sides = [relation.sides for relation in relations(report)]
    uses = []
    for leaf in leaves(report):
        left, right = (
            tuple(number for number, pair in enumerate(sides) if leaf.pointer in pair[side])
            for side in (0, 1)
        )
        if left or right:
            uses.append(_Use(leaf.pointer, leaf.cell, left, right))
    return tuple(uses)


def judge(report: type[Form], columns: Mapping[str, object]) -> tuple[Flags, Flags]:
    """Judge each relation of an edition in each report, as ``arithmetic`` does for one report.

    Args:
        report: Class of the edition's reports.
        columns: Arrays by JSON Pointer of cells that relations are about; at least one.

    Returns:
        Which relations fail, and which cannot be assessed: a line for each relation.

    Raises:
        InvalidValueError: A column is not one of whole numbers that its cell can hold.
    """
    arrays = {pointer: _array(values) for pointer, values in columns.items()}
    raise_if(_wrong_kind(pointer, values) for pointer, values in arrays.items())
    length = len(next(iter(arrays.values())))
    raise_if(_wrong_length(pointer, values, length) for pointer, values in arrays.items())
    is_equality = np.array([[relation.is_equality] for relation in relations(report)])
    failed, unassessed = np.zeros((2, len(is_equality), length), dtype=np.bool_)
    for start in range(0, length, _ROWS):
        rows = slice(start, min(start + _ROWS, length))
        gap, blanks = _add_up(report, arrays, rows)
        few, many = gap < 0, (gap > 0) & is_equality
        if blanks:
            left_open, right_open = _opened(blanks, gap.shape)
            few &= ~left_open
            many &= ~right_open
            unassessed[:, rows] = (left_open | right_open) & ~(few | many)
        failed[:, rows] = few | many
    return failed, unassessed


def _add_up(
    report: type[Form], arrays: Mapping[str, Any], rows: slice
) -> tuple[NDArray[np.int64], list[tuple[_Use, Flags]]]:
    """Give by how much each left side exceeds its right, blanks as 0, and where blanks are."""
    shape = len(relations(report)), rows.stop - rows.start
    gap = np.zeros(shape, np.int64)  # pragma: no mutate - doubles would be exact too, but slower
    gaps = list(gap)
    blanks: list[tuple[_Use, Flags]] = []
    problems: list[Problem | None] = []
    for use in _uses(report):
        if use.pointer not in arrays:
            blanks.append((use, _BLANK))
            continue
        numbers, blank = _numbers_and_blanks(arrays[use.pointer], rows)
        if blank is not None:
            blanks.append((use, blank))
        problems.append(_wrong_value(use, numbers, rows.start))
        numbers = np.asarray(numbers, np.int64)
        for relation in use.left:
            gaps[relation] += numbers
        for relation in use.right:
            gaps[relation] -= numbers
    raise_if(problems)
    return gap, blanks


def _opened(blanks: list[tuple[_Use, Flags]], shape: tuple[int, ...]) -> tuple[Flags, Flags]:
    """Give which sides have blanks, left and right."""
    left, right = np.zeros((2, *shape), dtype=np.bool_)
    for use, blank in blanks:
        for relation in use.left:
            left[relation] |= blank
        for relation in use.right:
            right[relation] |= blank
    return left, right


def _array(values: Any) -> Any:  # noqa: ANN401 - whatever a caller gives
    """Take arrays as they are, and what numpy can read as one, such as a Series of pandas."""
    if _is_arrow(values):
        # An array of nothing but blanks may be of no kind of number.
        return values.cast("int64") if str(values.type) == "null" else values
    if isinstance(values, np.ndarray) or not hasattr(values, "__array__"):
        return values
    return np.asarray(values)


def _is_arrow(values: object) -> bool:
    """Say whether it is an array of pyarrow, which need not be installed."""
    return type(values).__module__.startswith("pyarrow.") and hasattr(values, "null_count")


def _wrong_kind(pointer: str, values: Any) -> Problem | None:  # noqa: ANN401 - as above
    """Say so when a column does not consist of whole numbers."""
    kind = type(values).__name__
    if isinstance(values, np.ndarray):
        if values.dtype.kind in {"i", "u"} and values.ndim == 1:
            return None
        kind = f"{kind} {values.dtype} {values.shape}"
    elif _is_arrow(values):
        if str(values.type) in _ARROW_KINDS:
            return None
        kind = f"{kind} {values.type}"
    return Problem(pointer, "column", _KIND.format(kind=kind))


def _wrong_length(pointer: str, values: Any, first: int) -> Problem | None:  # noqa: ANN401 - as above
    """Say so when a column is longer or shorter than the first."""
    length = len(values)
    if length == first:
        return None
    return Problem(pointer, "length", _LENGTH.format(length=length, first=first))


def _numbers_and_blanks(values: Any, rows: slice) -> tuple[Numbers, Flags | None]:  # noqa: ANN401 - any array
    """Take some rows of a column apart: its numbers, with 0 for blanks; None where none is."""
    if isinstance(values, np.ma.MaskedArray):
        blank = np.ma.getmaskarray(values[rows])
        return np.where(blank, 0, values.data[rows]), blank
    part = values[rows]
    if isinstance(part, np.ndarray):
        return part, None
    if part.null_count == 0:
        return np.asarray(part), None
    return np.asarray(part.fill_null(0)), np.asarray(part.is_null())


def _wrong_value(use: _Use, numbers: Numbers, start: int) -> Problem | None:
    """Name the first number that the cell cannot hold, if there is one."""
    if use.cell is Cell.COUNT and numbers.dtype == np.int64:
        # One look instead of two: a negative number read as unsigned is larger than any count.
        right = numbers.view(np.uint64).max() <= MAX_COUNT
    else:
        least = 0 if use.cell is Cell.COUNT else -MAX_COUNT
        right = numbers.min() >= least and numbers.max() <= MAX_COUNT
    if right:
        return None
    values = enumerate(numbers.tolist(), start)
    index, value = next(item for item in values if not ACCEPTS[use.cell](item[1]))
    problem = refusal(use.cell, value, use.pointer)
    return attrs.evolve(problem, message=_AT.format(words=problem.message, index=index))

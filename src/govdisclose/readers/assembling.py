"""Read the number cells of a document as its plan says, and say what is odd about each."""

from collections.abc import Iterator
from itertools import islice

import attrs

from govdisclose.cells import Money, Value
from govdisclose.editions import EDITIONS
from govdisclose.editions.shared import Remark
from govdisclose.errors import Message, describe
from govdisclose.form import Leaf, leaves
from govdisclose.readers import values
from govdisclose.readers.content import Grid, Severity
from govdisclose.readers.places import Cells
from govdisclose.readers.prose.narrative import Stated, StatedRemark
from govdisclose.readers.reading import ReadingProblem, Source
from govdisclose.readers.tables.notes import PlanNote, Ref
from govdisclose.readers.tables.plan import Plan

_MOST_READINGS = 100  # readings of one run of digits that a message lists
_DIGITS = frozenset("0123456789")
_LONGEST_RUN = 60  # digits of a run that is taken apart

_SEVERAL = Message(
    "此格在文件中有几处，内容不同，无法确定，留作空白：{raw}；请核对后补填",
    "the file has this cell several times, with different contents: left blank: {raw}; check it "
    "and fill it in",
)
_RUN = Message(
    "一格里写了 {count} 格的数，无法确定怎样分开（不算空白，有 {total} 种读法），均留作空白，"
    "请核对后补填："
    "{raw} → {readings}",
    "one cell holds the figures of {count} cells, and it is uncertain which are whose (readings "
    "without blanks: {total}), so that all are left blank; fill them in: "
    "{raw} → {readings}",
)
_RUN_OR_BLANKS = Message(
    "一格里写了 {count} 格的数，如果没有空白只能这样分开，但不能排除其中有空白，均留作空白，"
    "请核对后补填：{raw} → {readings}",
    "one cell holds the figures of {count} cells, which can only be these unless some are blank; "
    "as some may be, all are left blank; fill them in: {raw} → {readings}",
)
_RUN_READ = Message(
    "一格里写了 {count} 格的数，只能这样分开：{raw} → {readings}",
    "one cell holds the figures of {count} cells, which can only be these: {raw} → {readings}",
)
_NO_RUN = Message(
    "一格占了 {count} 格的位置（合并了单元格，或几格写在一起），分不清各是多少，均留作空白，"
    "请取消合并，逐格补填：{raw}",
    "one cell stands for {count} cells (merged, or written together), and it cannot be told what "
    "each is: all are left blank; unmerge them and fill them in: {raw}",
)

_NO_CELL = Message(
    "此格不是数字单元格，写给它的备注没有读取：{text}",
    "this is no number cell, and the remark on it is not read: {text}",
)
_TWO_REMARKS = Message(
    "此格已有一条备注，另一条没有读取：{text}；请合并",
    "this cell has a remark, and another is not read: {text}; join the two",
)


_TYPED = Message(
    "备注 {text} 的地址是手写的，不随单元格移动，而此表在它上面有不是官方表格的行；请核对备注"
    "应在哪一格",
    "the address of the remark {text} was typed and does not move with its cell, and the table has "
    "a row above it that is not of the form: check which cell the remark is on",
)


@attrs.define
class Figures:
    """All number cells of a document."""

    values: list[Value]
    """In the order of ``leaves``."""
    remarks: list[Remark] = attrs.field(factory=list)
    problems: list[ReadingProblem] = attrs.field(factory=list)


def read_figures(cells: Cells, plan: Plan) -> Figures:
    """Read all number cells of a document."""
    kinds = leaves(EDITIONS[plan.edition].report)
    figures = Figures([None] * len(kinds))
    texts, noted = cells.texts, cells.noted
    for index, (leaf, single) in enumerate(zip(kinds, plan.single, strict=True)):
        ref = single
        if ref is None:
            ref = _chosen(cells, plan.cells[index], leaf, figures)
            if ref is None or ref in plan.shared:
                continue
        parsed = values.parse(texts[ref[0]][ref[1]], leaf.cell)
        figures.values[index] = parsed.value
        if parsed.remark:
            figures.remarks.append(Remark(leaf.pointer, parsed.remark))
        if noted or parsed.notes:
            notes = parsed.notes + cells.notes(ref)
            figures.problems += cells.problems(ref, leaf.pointer, notes)
    if isinstance(cells.content, Stated):
        _add_remarks(cells, plan, cells.content.remarks, figures)
    for ref, shared in plan.shared.items():
        _split(cells, ref, {index: kinds[index] for index in shared}, figures)
    for index, unit in plan.units.items():
        figures.values[index] = _with_unit(figures.values[index], unit)
    return figures


def _add_remarks(
    cells: Cells, plan: Plan, remarks: tuple[StatedRemark, ...], figures: Figures
) -> None:
    """Add the remarks that the file keeps apart from the cells, in their order."""
    kinds = leaves(EDITIONS[plan.edition].report)
    pointers = {
        ref: leaf.pointer for leaf, refs in zip(kinds, plan.cells, strict=True) for ref in refs
    }
    taken = {known.pointer for known in figures.remarks}
    strange = [
        cells.source(ref) for note in plan.notes if note.code == "row-unknown" for ref in note.refs
    ]
    for remark in remarks:
        pointer = pointers.get(remark.ref, "")
        place = cells.source(remark.ref)
        text = describe(remark.text)
        if remark.typed and any(_is_above(row, place) for row in strange):
            words = _TYPED.format(text=text)
            figures.problems.append(
                ReadingProblem(pointer, "remark-address", words, "warning", place)
            )
        if pointer and pointer not in taken:
            taken.add(pointer)
            figures.remarks.append(Remark(pointer, remark.text))
        else:
            words = (_TWO_REMARKS if pointer else _NO_CELL).format(text=text)
            figures.problems.append(ReadingProblem(pointer, "remark", words, "error", place))


def _is_above(one: Source, other: Source) -> bool:
    """Say whether a cell stands in a row of the same sheet that is none below the other's."""
    return one.sheet == other.sheet and (one.row or 0) <= (other.row or 0)


def _with_unit(value: Value, unit: str) -> Value:
    """Give an amount the unit of its header, if it has none of its own."""
    if isinstance(value, Money) and value.unit is None:
        return attrs.evolve(value, unit=unit)
    return value


def _chosen(cells: Cells, refs: tuple[Ref, ...], leaf: Leaf, figures: Figures) -> Ref | None:
    """Choose among several cells for one value: all must say the same, and be it nothing."""
    said = {values.parse(cells.text(ref), leaf.cell) for ref in refs}
    if len(said) <= 1:
        return refs[0] if refs else None
    raw = " / ".join(describe(cells.text(ref)) for ref in refs)
    source = cells.source(refs[0])
    words = _SEVERAL.format(raw=raw)
    figures.problems.append(ReadingProblem(leaf.pointer, "several", words, "error", source))
    return None


def _split(cells: Cells, ref: Ref, shared: dict[int, Leaf], figures: Figures) -> None:
    """Read one cell that stands for several: only if its digits can be told apart in one way."""
    text = cells.text(ref)
    digits = "".join(text.split())
    if not digits:
        return
    raw, count = describe(text), len(shared)
    certain = len(digits) == count and set(digits[:-1]) <= {"0"} and digits[-1] in _DIGITS
    legible = set(digits) <= _DIGITS and len(digits) <= _LONGEST_RUN
    found = list(islice(_readings(digits, count), _MOST_READINGS + 1)) if legible else []
    total = str(len(found)) if len(found) <= _MOST_READINGS else f">{_MOST_READINGS}"
    shown = "；".join("、".join(reading) for reading in found[:_MOST_READINGS])
    if certain:
        for index, digit in zip(shared, digits, strict=True):
            figures.values[index] = int(digit)
        words = _RUN_READ.format(count=count, raw=raw, readings=shown)
    elif len(found) == 1:
        words = _RUN_OR_BLANKS.format(count=count, raw=raw, readings=shown)
    elif found:
        words = _RUN.format(count=count, total=total, raw=raw, readings=shown)
    else:
        words = _NO_RUN.format(count=count, raw=raw)
    severity: Severity = "info" if certain else "error"
    for leaf in shared.values():
        problem = ReadingProblem(leaf.pointer, "run", words, severity, cells.source(ref))
        figures.problems.append(problem)


def _readings(digits: str, count: int) -> Iterator[tuple[str, ...]]:
    """Give all ways to read a run of digits as so many numbers, none of them blank."""
    if not digits or len(digits) < count or not count:
        return
    if count == 1:
        if digits[0] != "0" or digits == "0":
            yield (digits,)
        return
    longest = 1 if digits[0] == "0" else len(digits) - count + 1
    for length in range(1, longest + 1):
        for rest in _readings(digits[length:], count - 1):
            yield (digits[:length], *rest)


def label_problems(cells: Cells, plan: Plan) -> Iterator[ReadingProblem]:
    """Give what the reader of a format notes on cells of tables that are no number cells."""
    if not cells.noted:
        return
    used = {ref for refs in plan.cells for ref in refs}
    for index, table in plan.tables.items():
        item = cells.content.items[index]
        for cell, notes in item.notes.items() if isinstance(item, Grid) else ():
            if (index, cell) not in used:
                yield from cells.problems((index, cell), f"/{table}", notes)


def plan_problems(cells: Cells, notes: tuple[PlanNote, ...]) -> Iterator[ReadingProblem]:
    """Put the texts of cells into what a plan says of them."""
    for note in notes:
        raw = "、".join(describe(cells.text(ref)) for ref in note.refs)
        source = cells.source(note.refs[0]) if note.refs else None
        message = note.message.format(raw=raw)
        yield ReadingProblem(note.pointer, note.code, message, note.severity, source)

"""Compare the number cells of a file of ours with its JSON."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from govdisclose.cells import Value, WholeNumbers, noted, shown
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Remark
from govdisclose.errors import Message, describe
from govdisclose.form import cell_values, leaves
from govdisclose.readers import values
from govdisclose.readers.assembling import plan_problems
from govdisclose.readers.embedded.likeness import EDITED, plain
from govdisclose.readers.places import Cells
from govdisclose.readers.printed import Printed
from govdisclose.readers.reading import ReadingProblem
from govdisclose.readers.tables.notes import PlanNote, Ref
from govdisclose.readers.tables.plan import Plan

_EDITED_ODD = Message(
    "文件所带的 JSON 是 {data}，文件生成之后改过：{odd}",
    "the JSON in the file says {data}, and the file was edited afterwards: {odd}",
)
_EDITED_ALIKE = Message(
    "有 {count} 格（从 {pointer} 起）文件所带的 JSON 是 {data}，文件生成之后都改成了同样的：{odd}",
    "{count} cells, from {pointer} on, which are {data} in the JSON in the file, were all edited "
    "alike afterwards: {odd}",
)
_BLANK = Message("现在是空白", "they are blank now")
_LEFT = Message("现在是 {printed}，没有数", "they say {printed} now, which has no number")
_NOT_PRINTED = Message(
    "文件所带的 JSON 有 {data}，而此处没有印出，或无法确定印在哪一格；报告取 JSON 的，请核对",
    "{data}, which the JSON in the file says, is not printed, or it is uncertain in which cell; "
    "the report has what the JSON says: check it",
)
_NONE_PRINTED = Message(
    "文件所带的 JSON 在此处有 {count} 格的数，而没有印出，或无法确定各印在哪一格；报告取 JSON 的"
    "（{data}），请核对",
    "{count} figures, which the JSON in the file has here, are not printed, or it is uncertain in "
    "which cells; the report has what the JSON says ({data}): check them",
)
_NUMBERS = WholeNumbers("")
_MANY = 4  # cells that were edited alike, from which on they are told of together
_LISTED = 10  # figures of a row or a table that a message lists
_GONE = {"table-missing", "row-missing", "row-empty"}
"""Notes on cells of the form that are not in the file."""
_UNREAD = {"row-unplaced", "header-missing"}
"""Notes on rows that are, and whose cells are not told from each other."""


@attrs.frozen
class _Cell:
    """A number cell of which the file does not print what the JSON says."""

    pointer: str
    data: str
    """What the JSON says."""
    parsed: values.Parsed
    """What is printed."""
    ref: Ref | None = None
    """Where; None: nowhere, or it is not told in which cell."""
    told: bool = False
    """Whether the problems of the reading of print say what is odd about it."""
    same: bool = False
    """Whether it is only written otherwise, and says the same."""

    @property
    def table(self) -> str:
        """The JSON Pointer of its table."""
        return _table_of(self.pointer)


def compare_figures(
    printed: Printed, report: Report, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the number cells, and their remarks.

    A cell is taken as it is read from a file without JSON, be it as a blank because print leaves it
    uncertain. Where nothing of it is printed, the JSON stands.

    Args:
        printed: What is printed in the file.
        report: The report of its JSON.
        changes: What is to be changed in that, by pointer; this is added to.
    """
    remarks = {remark.pointer: remark.text for remark in report.remarks}
    before = dict(remarks)
    differing = list(_differing(printed, report, before))
    found = [each for each in differing if not each.same]
    absent = [each for each in found if each.ref is None and not each.told]
    edited = [each for each in found if each not in absent]
    for each in edited:
        changes[each.pointer] = each.parsed.value
        remarks.pop(each.pointer, None)
        if each.parsed.remark:
            remarks[each.pointer] = each.parsed.remark
    if remarks != before:
        changes["/remarks"] = tuple(Remark(*remark) for remark in remarks.items())
    yield from _on_tables(printed, {each.pointer: each.data for each in absent})
    yield from _on_edited(printed.cells, [each for each in edited if not each.told])
    for each in differing:
        if each.same and each.ref is not None:
            yield from printed.cells.problems(each.ref, each.pointer, each.parsed.notes)
    yield from _on_cells(printed)


def _differing(printed: Printed, report: Report, remarks: Mapping[str, str]) -> Iterator[_Cell]:
    """Give the cells of which print and JSON differ."""
    plan, texts = printed.plan, printed.cells.texts
    cells = zip(leaves(type(report)), cell_values(report), plan.single, plan.cells, strict=True)
    for index, (leaf, value, ref, refs) in enumerate(cells):
        pointer = leaf.pointer
        remark = remarks.get(pointer, "")
        data = written(value, remark)
        if ref is not None:
            text = texts[ref[0]][ref[1]]
            if text != data and plain(text) != plain(data):
                parsed = values.parse(text, leaf.cell)
                yield _Cell(pointer, data, parsed, ref, same=_says(parsed, value, remark))
        elif refs:
            parsed, told = _of_several(printed, index, pointer)
            if not _says(parsed, value, remark):
                yield _Cell(pointer, data, parsed, refs[0], told)
        elif data:
            yield _Cell(pointer, data, values.BLANK, told=_is_unread(pointer, plan))


def _says(parsed: values.Parsed, value: Value, remark: str) -> bool:
    """Say whether a cell says what the JSON does, however it is written; no mark is a blank."""
    same = (parsed.value, plain(parsed.remark)) == (value, plain(remark))
    return same and (value is not None or not parsed.notes)


def _of_several(printed: Printed, index: int, pointer: str) -> tuple[values.Parsed, bool]:
    """Read a cell that has several in the file, or shares one with others.

    Returns:
        What is read, and whether there are problems that tell of it.
    """
    figures = printed.figures
    remark = next((each.text for each in figures.remarks if each.pointer == pointer), "")
    told = any(each.pointer == pointer for each in figures.problems)
    return values.Parsed(figures.values[index], remark), told


def _on_cells(printed: Printed) -> Iterator[ReadingProblem]:
    """Give what is odd about cells that have several in the file, or that the file notes on."""
    cells, plan = printed.cells, printed.plan
    kinds = leaves(EDITIONS[plan.edition].report)
    several = {
        leaf.pointer
        for leaf, ref, refs in zip(kinds, plan.single, plan.cells, strict=True)
        if ref is None and refs
    }
    if several:
        yield from (each for each in printed.figures.problems if each.pointer in several)
    for leaf, ref in zip(kinds, plan.single, strict=True) if cells.noted else ():
        if ref is not None:
            yield from cells.problems(ref, leaf.pointer, cells.notes(ref))


def _on_edited(cells: Cells, edited: list[_Cell]) -> Iterator[ReadingProblem]:
    """Tell of cells that were edited: one by one, but together where many no longer have a number.

    A mark that somebody writes for every 0 would hide all else that was edited.
    """
    alike: defaultdict[tuple[str, str, values.Parsed], list[_Cell]] = defaultdict(list)
    for each in edited:
        alike[each.table, each.data, each.parsed].append(each)
    for each in edited:
        same = alike[each.table, each.data, each.parsed]
        if each.parsed.value is not None or len(same) < _MANY:
            yield _edited(cells, each, 1)
        elif each is same[0]:
            yield _edited(cells, each, len(same))


def _edited(cells: Cells, each: _Cell, count: int) -> ReadingProblem:
    """Tell of a cell that was edited, and of so many in all that are like it."""
    source = cells.source(each.ref) if each.ref else None
    odd = Message.join([note.message for note in each.parsed.notes], zh="；", en="; ")
    data = describe(each.data)
    printed = describe(cells.text(each.ref) if each.ref else "")
    if count > 1 and not each.parsed.notes:
        odd = _LEFT.format(printed=printed) if each.parsed.remark else _BLANK
    if count > 1:
        words = _EDITED_ALIKE.format(count=count, pointer=each.pointer, data=data, odd=odd)
    elif each.parsed.notes:
        words = _EDITED_ODD.format(data=data, odd=odd)
    else:
        words = EDITED.format(printed=printed, data=data)
    pointer = each.table if count > 1 else each.pointer
    return ReadingProblem(pointer, "edited", words, "error", source)


def _on_tables(printed: Printed, absent: dict[str, str]) -> Iterator[ReadingProblem]:
    """Give what is odd about the tables, with the figures of the JSON that are not printed.

    Where a row or a table is not there, one problem tells of all its figures.
    """
    left = dict(absent)
    kept: list[PlanNote] = []
    for note in printed.plan.notes:
        gone = note.code in _GONE
        lost = [pointer for pointer in left if gone and _is_of(pointer, note)]
        if lost:
            yield _absent(note.pointer, [left.pop(pointer) for pointer in lost])
        else:
            # Rows that were added, say, are no cells of the form, and nothing of the JSON.
            kept.append(note)
    yield from plan_problems(printed.cells, tuple(kept))
    for pointer, data in left.items():
        yield _absent(pointer, [data])


def _is_unread(pointer: str, plan: Plan) -> bool:
    """Say whether a cell is of a row that is printed, and of which it cannot be read."""
    if any(note.code in _GONE and _is_of(pointer, note) for note in plan.notes):
        return False
    # The note on a column stands at the first of its cells.
    return any(
        (note.code in _UNREAD and _is_of(pointer, note))
        or (note.code == "column-missing" and _table_of(note.pointer) == _table_of(pointer))
        for note in plan.notes
    )


def _table_of(pointer: str) -> str:
    return "/" + pointer.split("/")[1]


def _is_of(pointer: str, note: PlanNote) -> bool:
    return pointer == note.pointer or pointer.startswith(f"{note.pointer}/")


def _absent(pointer: str, figures: list[str]) -> ReadingProblem:
    listed = "、".join(map(describe, figures[:_LISTED])) + ("…" if figures[_LISTED:] else "")
    if len(figures) == 1:
        words = _NOT_PRINTED.format(data=listed)
    else:
        words = _NONE_PRINTED.format(count=len(figures), data=listed)
    return ReadingProblem(pointer, "not-printed", words)


def written(value: Value, remark: str) -> str:
    """Write a cell as it is printed: the value, and the remark behind it."""
    number = _NUMBERS[value] if value is None or type(value) is int else shown(value)
    return noted(number, remark)

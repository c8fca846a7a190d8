"""Checking columns says of each report what checking it by itself says."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.cells import MAX_COUNT, Cell
from govdisclose.checks import CheckedColumns, Finding, check, check_columns, vectors
from govdisclose.checks.relations import relations
from govdisclose.editions import EDITIONS, Report
from govdisclose.errors import (
    InvalidValueError,
    PointerError,
    UnknownEditionError,
)
from govdisclose.form import Form, leaves
from govdisclose.libraries import MissingLibraryError
from govdisclose.pointers import get, replace
from support import drawing
from support.sums import filled

RULES = (
    "requests.balance",
    "requests.outcomes-total",
    "requests.row-total",
    "disputes.total",
    "proactive.stock",
    "proactive.items",
)
EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))
Column = Sequence[int | None]
RECEIVED = "/requests/received/total"
CHANGE = "/proactive_disclosure/services/licensing/change"


def cells(edition: str) -> dict[str, Cell]:
    """Give the cells that relations are about, each with its kind."""
    report = EDITIONS[edition].report
    summed = {pointer for relation in relations(report) for pointer in relation.pointers}
    return {leaf.pointer: leaf.cell for leaf in leaves(report) if leaf.pointer in summed}


def columns(reports: Sequence[Report], make: Callable[[Column], object]) -> dict[str, object]:
    """Turn reports of one edition into columns."""
    return {
        pointer: make([get(report, pointer) for report in reports])
        for pointer in cells(reports[0].edition)
    }


def masked(values: Column) -> object:
    """Make a masked array, with a wild number under the mask."""
    numbers = [-(10**15) if value is None else value for value in values]
    return np.ma.masked_array(np.array(numbers), [value is None for value in values])


def arrow(values: Column) -> object:
    """Make an array of pyarrow."""
    return pytest.importorskip("pyarrow").array(values)


def chunked(values: Column) -> object:
    """Make a chunked array of pyarrow."""
    pa = pytest.importorskip("pyarrow")
    half = len(values) // 2
    return pa.chunked_array([values[:half], values[half:]], pa.int64())


def said(checked: CheckedColumns) -> list[tuple[set[tuple[str, ...]], dict[str, int]]]:
    """Give for each report what fails, and how many relations of each rule are open."""
    verdicts: list[tuple[set[tuple[str, ...]], dict[str, int]]] = []
    for row in range(checked.failed.shape[1]):
        failed = {(r.rule, r.code, *r.left, *r.right) for r in checked.relations if r.failed[row]}
        unassessed = [r.rule for r in checked.relations if r.unassessed[row]]
        verdicts.append((failed, {rule: unassessed.count(rule) for rule in unassessed}))
    return verdicts


def found(report: Report) -> tuple[set[tuple[str, ...]], dict[str, int]]:
    """Give the same as ``check`` finds it."""
    findings = check(report, select=RULES)
    failed = {(f.rule, f.code, *f.left, *f.right) for f in findings if f.status == "failed"}
    unassessed = {f.rule: _count(f) for f in findings if f.status == "unassessed"}
    return failed, unassessed


def _count(finding: Finding) -> int:
    """Read from the words of a finding how many relations cannot be assessed."""
    [count] = re.findall("([0-9]+) 处无法核对", finding.message.zh)
    return int(count)


@st.composite
def damaged(draw: st.DrawFn) -> list[Report]:
    """Draw reports of one edition with some cells changed, and some blank."""
    edition = draw(st.sampled_from(sorted(EDITIONS)))
    numbers = {
        Cell.COUNT: st.none() | st.integers(0, 40) | st.integers(0, MAX_COUNT),
        Cell.CHANGE: st.none() | st.integers(-40, 40) | st.integers(-MAX_COUNT, MAX_COUNT),
    }
    kinds = cells(edition)
    reports = []
    for _ in range(draw(st.integers(1, 5))):
        report = filled(edition, draw(st.lists(st.integers(1, 19), min_size=1, max_size=20)))
        chosen = draw(st.lists(st.sampled_from(sorted(kinds)), max_size=12, unique=True))
        reports.append(replace(report, {cell: draw(numbers[kinds[cell]]) for cell in chosen}))
    return reports


@settings(max_examples=100)
@given(damaged(), st.sampled_from([masked, arrow, chunked]), st.integers(1, 3))
def test_verdicts_are_those_of_check(
    reports: list[Report], make: Callable[[Column], object], rows: int
) -> None:
    """Each report fails, and stays open, in just the relations that ``check`` names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "_ROWS", rows)  # so that a few reports are several pieces
        checked = check_columns(reports[0].edition, columns(reports, make))
    assert said(checked) == [found(report) for report in reports]


def test_each_report_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns are read in pieces that do not overlap."""
    pieces = []
    add_up = vectors._add_up  # noqa: SLF001 - what is looked at from outside

    def spy(report: type[Form], arrays: Mapping[str, Any], rows: slice) -> object:
        pieces.append(rows)
        return add_up(report, arrays, rows)

    monkeypatch.setattr(vectors, "_ROWS", 2)
    monkeypatch.setattr(vectors, "_add_up", spy)
    check_columns("2021", {RECEIVED: np.zeros(5, int)})
    assert pieces == [slice(0, 2), slice(2, 4), slice(4, 5)]


@EACH_EDITION
@pytest.mark.parametrize("make", [masked, arrow, chunked])
def test_many_drawn_reports(edition: str, make: Callable[[Column], object]) -> None:
    """The same holds for many reports as offices write them, some with blanks."""
    reports = [drawing.report(seed, edition) for seed in range(60)]
    reports += [filled(edition, [seed + 1, 2]) for seed in range(20)]
    checked = check_columns(edition, columns(reports, make))
    assert said(checked) == [found(report) for report in reports]


@EACH_EDITION
def test_relations_are_listed_as_the_rules_know_them(edition: str) -> None:
    """Each relation comes with its rule, code, labels and cells, in order."""
    derived = relations(EDITIONS[edition].report)
    checked = check_columns(edition, columns([filled(edition)], np.array))
    assert [(r.rule, r.code, r.labels, r.left, r.right) for r in checked.relations] == [
        (r.rule, r.code, r.labels, *r.sides) for r in derived
    ]
    assert not checked.failed.any()
    assert not checked.unassessed.any()
    assert checked.failed.dtype == checked.unassessed.dtype == np.bool_
    assert checked.failed.shape == checked.unassessed.shape == (len(derived), 1)


def test_failures_are_listed_report_by_report() -> None:
    """The failing reports are told, and each failure with its report and its relation."""
    case = "/disputes/reconsideration"
    clean = filled("2021")
    reports = [
        clean,
        replace(clean, {f"{case}/total": 0}),
        clean,
        replace(clean, {f"{case}/total": 0, "/disputes/litigation/direct/total": 0}),
    ]
    checked = check_columns("2021", columns(reports, np.array))
    assert checked.failing.tolist() == [1, 3]
    assert [(row, relation.left) for row, relation in checked.failures()] == [
        (1, (f"{case}/total",)),
        (3, (f"{case}/total",)),
        (3, ("/disputes/litigation/direct/total",)),
    ]
    for row in checked.failing:
        assert check(reports[row], select=RULES)


def test_cell_that_is_left_out_is_blank() -> None:
    """Of columns of a single table, what is about other tables cannot be assessed."""
    given_cells = {
        pointer: values
        for pointer, values in columns([filled("2021")], np.array).items()
        if pointer.startswith("/disputes/")
    }
    checked = check_columns("2021", given_cells)
    assert not checked.failed.any()
    opened = {r.rule for r in checked.relations if r.unassessed.all()}
    assert opened == set(RULES) - {"disputes.total", "proactive.items"}
    assert not any(r.unassessed.any() for r in checked.relations if r.rule == "disputes.total")


def test_other_cells_are_not_looked_at() -> None:
    """A column of a cell that is in no relation may hold anything, and be of any length."""
    fees = "/proactive_disclosure/fees/administrative_fees/amount"
    given_cells = columns([filled("2021")], np.array) | {fees: ["59.5万元", None]}
    assert check_columns("2021", given_cells).failing.tolist() == []


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", ">i4", "uint32", ">i8", "uint64"])
def test_any_whole_numbers(kind: str) -> None:
    """Arrays of any kind of whole number are taken, and strided ones."""
    reports = [filled("2019", [1]), filled("2019", [2]), filled("2019", [1])]
    wide = columns(reports, lambda values: np.array(values, dtype=np.int64))
    fits = {p: v for p, v in wide.items() if np.array(v).min() >= 0 and np.array(v).max() < 128}
    narrow = {pointer: np.array(values).astype(kind) for pointer, values in fits.items()}
    assert len(narrow) > 100
    expected = check_columns("2019", fits)
    assert said(check_columns("2019", narrow)) == said(expected)
    strided = {pointer: np.repeat(np.array(values), 3)[::3] for pointer, values in fits.items()}
    assert said(check_columns("2019", strided)) == said(expected)


def test_largest_numbers_do_not_overflow() -> None:
    """The largest counts add up to more than any cell holds, and are told to."""
    full = dict.fromkeys(cells("2019"), np.array([MAX_COUNT]))
    checked = check_columns("2019", full)
    assert {r.rule for r in checked.relations if r.failed[0]} == {
        "requests.outcomes-total",
        "requests.row-total",
        "disputes.total",
    }


def test_series_of_pandas() -> None:
    """What numpy can read as an array of whole numbers is taken."""
    pandas = pytest.importorskip("pandas")
    given_cells = columns([filled("2021")] * 2, pandas.Series)
    assert check_columns("2021", given_cells).failing.tolist() == []


def test_no_reports() -> None:
    """Columns of no length give verdicts of no length."""
    checked = check_columns("2021", columns([filled("2021")], lambda _: np.zeros(0, np.int64)))
    assert checked.failed.shape[1] == 0
    assert checked.failing.tolist() == []
    assert list(checked.failures()) == []


def test_column_of_nothing_but_blanks() -> None:
    """An array of pyarrow that knows no kind is one of blanks."""
    pa = pytest.importorskip("pyarrow")
    checked = check_columns("2021", {RECEIVED: pa.array([None, None])})
    assert not checked.failed.any()
    assert checked.unassessed.all()


# --- what is refused


def problems(edition: str, given_cells: Mapping[str, object]) -> list[tuple[str, str, str, str]]:
    """Give what is said about columns that are refused."""
    with pytest.raises(InvalidValueError) as caught:
        check_columns(edition, given_cells)
    return [(p.pointer, p.code, p.message.zh, p.message.en) for p in caught.value.problems]


class Unsized:
    """An object that is no column at all."""


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (np.array([1.0]), "ndarray float64 (1,)"),
        (np.array([True]), "ndarray bool (1,)"),
        (np.array([1, None]), "ndarray object (2,)"),
        (np.array(["1"]), "ndarray <U1 (1,)"),
        (np.array([[1, 2]]), "ndarray int64 (1, 2)"),
        (np.array(1), "ndarray int64 ()"),
        (np.ma.masked_array([1.0]), "MaskedArray float64 (1,)"),
        (np.array([1], dtype="m8[s]"), "ndarray timedelta64[s] (1,)"),
        ([1, 2], "list"),
        (None, "NoneType"),
        (Unsized(), "Unsized"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_kinds_are_refused(values: Any, kind: str) -> None:
    """Floats, booleans, objects and lists are refused by name: a blank could hide in them."""
    assert problems("2021", {RECEIVED: values}) == [
        (
            RECEIVED,
            "column",
            f"应为整数的一维数组（numpy 的数组，有空白的用掩码数组或 pyarrow 的数组），得到 {kind}",
            (
                "expected a one-dimensional array of whole numbers (one of numpy; with blanks a "
                f"masked array, or one of pyarrow), got {kind}"
            ),
        )
    ]


def test_other_kinds_of_arrow_are_refused() -> None:
    """So are arrays of pyarrow that hold no whole numbers, and its other objects."""
    pa = pytest.importorskip("pyarrow")
    wrong = {
        "DoubleArray double": pa.array([1.5]),
        "BooleanArray bool": pa.array([True]),
        "StringArray string": pa.array(["1"]),
        "ChunkedArray double": pa.chunked_array([[1.5], [2.5]]),
        "Int64Scalar": pa.scalar(1),
        "NullScalar": pa.scalar(None),
        "ndarray int64 (1, 1)": pa.table({"a": [1]}),
    }
    for kind, values in wrong.items():
        [(pointer, code, _, en)] = problems("2021", {RECEIVED: values})
        assert (pointer, code) == (RECEIVED, "column")
        assert en.endswith(f"got {kind}")


def test_each_wrong_column_is_named() -> None:
    """All columns of a wrong kind are named at once."""
    first, second = sorted(cells("2021"))[:2]
    wrong = problems("2021", {first: np.array([1.5]), RECEIVED: np.array([1]), second: [1]})
    assert [pointer for pointer, *_ in wrong] == [first, second]


def test_lengths_differ() -> None:
    """A column that is longer or shorter than the first is named, with both lengths."""
    first, second, third = sorted(cells("2021"))[:3]
    given_cells = {first: np.zeros(2, int), second: np.zeros(3, int), third: np.zeros(2, int)}
    assert problems("2021", given_cells) == [
        (
            second,
            "length",
            "各列应一样长：此列有 3 个数，第一列有 2 个",
            "all columns must be of one length: this one has 3 numbers, the first 2",
        )
    ]


OUT_OF_BOUNDS = [
    (kind, value)
    for kind in ("int64", "int16", ">i8", "uint64")
    for value in (-1, MAX_COUNT + 1, 2**64 - 1)
    if np.iinfo(kind).min <= value <= np.iinfo(kind).max
]


@pytest.mark.parametrize(("kind", "value"), OUT_OF_BOUNDS)
@pytest.mark.parametrize("index", [0, 4095, 4096])
def test_count_that_no_cell_holds(kind: str, value: int, index: int) -> None:
    """A negative number and one above the largest are refused, with their place."""
    values = np.zeros(5000, dtype=kind)
    values[index:] = value
    [(pointer, code, zh, en)] = problems("2021", {RECEIVED: values})
    assert (pointer, code) == (RECEIVED, "count")
    assert zh.startswith("应为 0 至 10¹² 的整数")
    assert zh.endswith(f"得到 {value}（下标 {index}）")
    assert en.endswith(f"got {value} (at index {index})")


@pytest.mark.parametrize("value", [-MAX_COUNT - 1, MAX_COUNT + 1])
def test_change_that_no_cell_holds(value: int) -> None:
    """A change may be negative, within bounds."""
    [(pointer, code, *_)] = problems("2019", {CHANGE: np.array([1, value])})
    assert (pointer, code) == (CHANGE, "change")
    within = np.array([-MAX_COUNT, MAX_COUNT])
    assert not check_columns("2019", {CHANGE: within}).failed.any()


def test_largest_count_is_taken() -> None:
    """The bounds of a cell are within what is taken."""
    for kind in ("int64", "uint64"):
        checked = check_columns("2021", {RECEIVED: np.array([0, MAX_COUNT], dtype=kind)})
        assert not checked.failed.any()


def test_names_that_are_no_cells() -> None:
    """A misspelt pointer is refused with what is like it, and so are no columns."""
    with pytest.raises(PointerError) as caught:
        check_columns("2021", {"/requests/received/totl": np.array([1])})
    assert caught.value.text("zh").startswith(
        "'/requests/received/totl' 不是 2021 版表格的数字单元格，是否应为 /requests/received/total"
    )
    assert caught.value.text("en").startswith(
        "'/requests/received/totl' is no number cell of the form of 2021; did you mean"
    )
    for given_cells in ({}, {"/proactive_disclosure/fees/administrative_fees/amount": [1]}):
        with pytest.raises(PointerError) as caught:
            check_columns("2021", given_cells)
        assert caught.value.text("zh") == "没有给出勾稽关系涉及的任何一列"
        assert caught.value.text("en") == "no column of a cell that a relation is about is given"
    with pytest.raises(UnknownEditionError):
        check_columns("2020", {})


def test_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numpy is missing, it is said what to install."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    monkeypatch.delitem(sys.modules, "govdisclose.checks.vectors")
    monkeypatch.delattr("govdisclose.checks.vectors")
    with pytest.raises(MissingLibraryError) as caught:
        check_columns("2021", {RECEIVED: [1]})
    command = 'pip install "govdisclose[columns]"'
    assert caught.value.text("zh") == f"按列检查需要另装 numpy：{command}"
    assert caught.value.text("en") == f"checking columns needs numpy: {command}"

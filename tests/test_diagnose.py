"""Which cell is wrong: every mistake of one cell or two is found again."""

import itertools
from collections.abc import Mapping
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.cells import MAX_COUNT
from govdisclose.checks import Repair, check, diagnose
from govdisclose.checks.diagnosing.likelihood import REASONS, rank, reason_of_one
from govdisclose.checks.diagnosing.places import places
from govdisclose.checks.diagnosing.solving import Changes, explanations
from govdisclose.checks.diagnosing.systems import State, System, systems
from govdisclose.checks.relations import Relation, Term, equalities
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.form import leaves, values_by_pointer
from govdisclose.pointers import get, replace
from support import real
from support.cases.sums import D, R
from support.sums import filled, table

EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))
DIRECT = "/disputes/litigation/direct"
ROWS = "/requests/outcomes"


def said(report: Report) -> list[str]:
    """Give the repairs in Chinese."""
    return [repair.message.zh for repair in diagnose(report)]


# --- systems of equalities


@EACH_EDITION
def test_tables_without_a_cell_in_common_are_apart(edition: str) -> None:
    """Table 三 is one system, each of the three blocks of table 四 another; together all sums."""
    found = systems(EDITIONS[edition].report)
    tables = [tuple(itertools.chain(*table(edition, "requests")))]
    [cases] = table(edition, "disputes")
    tables += [tuple(cases[start : start + 5]) for start in (0, 5, 10)]
    assert [set(system.signs) for system in found] == [set(cells) for cells in tables]
    every = [equality for system in found for equality in system.equalities]
    assert every == list(equalities(EDITIONS[edition].report))


# --- every single mistake


@EACH_EDITION
@pytest.mark.parametrize("step", [1, -1])
def test_single_mistake_in_table_three_is_named_alone(edition: str, step: int) -> None:
    """One more or less in any cell of table 三: that cell is named, alone, with its old value."""
    report = filled(edition)
    for cell in itertools.chain(*table(edition, "requests")):
        [repair] = diagnose(replace(report, {cell: get(report, cell) + step}))
        assert repair.changes == {cell: get(report, cell)}
        assert repair.before == {cell: get(report, cell) + step}


@EACH_EDITION
@pytest.mark.parametrize("step", [1, -1])
def test_single_mistake_in_table_four_is_among_five(edition: str, step: int) -> None:
    """One more or less in table 四: that cell is among the answers, one of its block each."""
    report = filled(edition)
    for cell in itertools.chain(*table(edition, "disputes")):
        repairs = diagnose(replace(report, {cell: get(report, cell) + step}))
        assert {cell: get(report, cell)} in [repair.changes for repair in repairs]
        block = cell.rpartition("/")[0]
        assert len({pointer for repair in repairs for pointer in repair.changes}) == len(repairs)
        assert all(p.startswith(block) for repair in repairs for p in repair.changes)
        assert len(repairs) <= 5


@EACH_EDITION
def test_a_repair_clears_what_a_check_finds(edition: str) -> None:
    """A repair, applied, leaves nothing to find, and names all that it clears."""
    report = filled(edition)
    for cell in itertools.chain(*table(edition, "requests"), *table(edition, "disputes")):
        wrong = replace(report, {cell: get(report, cell) + 7})
        for repair in diagnose(wrong):
            assert check(replace(wrong, repair.changes)) == []
            assert list(repair.clears) == check(wrong)


# --- every pair of mistakes


def pairs(edition: str, row: int) -> list[tuple[str, str]]:
    """List the pairs of cells of table 三 whose first is in one row, and the second behind it."""
    rows = table(edition, "requests")
    cells = list(itertools.chain(*rows))
    start = sum(map(len, rows[:row]))
    return [
        (first, second)
        for place, first in enumerate(rows[row], start)
        for second in cells[place + 1 :]
    ]


@pytest.mark.parametrize(
    ("edition", "row"),
    [(edition, row) for edition, rows in (("2019", 23), ("2021", 25)) for row in range(rows)],
)
def test_every_pair_of_mistakes_in_table_three(edition: str, row: int) -> None:
    """Any two cells off by one each are caught, and among the answers where no single cell is."""
    report = filled(edition)
    system = systems(type(report))[0]
    values = cast("dict[str, int | None]", values_by_pointer(report))
    for first, second in pairs(edition, row):
        for steps in itertools.product((1, -1), repeat=2):
            wrong = dict(zip((first, second), steps, strict=True))
            state = State(system, values | {p: get(report, p) + wrong[p] for p in wrong})
            assert state.failed
            answers = explanations(state)
            assert len(answers[0]) == 1 or {p: -wrong[p] for p in wrong} in answers


def test_pairs_are_all_pairs() -> None:
    """The pairs above are each pair of the 161 and of the 175 cells of table 三, once."""
    for edition, rows, cells in (("2019", 23, 161), ("2021", 25, 175)):
        assert len(table(edition, "requests")) == rows
        every = [pair for row in range(rows) for pair in pairs(edition, row)]
        assert len({frozenset(pair) for pair in every}) == len(every) == cells * (cells - 1) // 2


# --- nothing is left out: a small table, solved by trying everything

SIZE = 3
LEAST, MOST = -9, 9


def small_system() -> System:
    """Make a table of three rows and columns with totals of both, like table 三."""

    def total(cells: list[str]) -> Relation:
        *parts, whole = cells
        return Relation("r", "total", (), (Term(whole, ""),), tuple(Term(p, "") for p in parts))

    rows = [[f"/{row}{column}" for column in range(SIZE + 1)] for row in range(SIZE + 1)]
    columns = [list(column) for column in zip(*rows, strict=True)]
    return System(tuple(map(total, rows + columns)))


SMALL = small_system()


def is_solved(values: Mapping[str, int | None], changes: Mapping[str, int]) -> bool:
    """Say whether changed values satisfy every equality, a blank being any number from 0 on."""
    now = {p: v if v is None else v + changes.get(p, 0) for p, v in values.items()}
    if any(now[p] is None or not cast("int", now[p]) >= 0 for p in changes):
        return False
    for equality in SMALL.equalities:
        (least, most), (low, high) = (bounds([now[p] for p in side]) for side in equality.sides)
        if most < low or high < least:
            return False
    return True


def bounds(numbers: list[int | None]) -> tuple[int, float]:
    known = sum(number for number in numbers if number is not None)
    return known, float("inf") if None in numbers else known


def tried(values: Mapping[str, int | None], size: int) -> list[Changes]:
    """Find explanations of so many cells by trying every change."""
    steps = [step for step in range(LEAST, MOST + 1) if step]
    return [
        changes
        for cells in itertools.combinations(values, size)
        for change in itertools.product(steps, repeat=size)
        if is_solved(values, changes := dict(zip(cells, change, strict=True)))
    ]


@st.composite
def small_mistakes(draw: st.DrawFn, *, blanks: int) -> dict[str, int | None]:
    """Draw a small table that adds up, and change one cell or two."""
    rows = [[draw(st.integers(0, 4)) for _ in range(SIZE)] for _ in range(SIZE)]
    rows = [[*row, sum(row)] for row in rows]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    values: dict[str, int | None] = {
        f"/{r}{c}": rows[r][c] for r, c in itertools.product(range(SIZE + 1), repeat=2)
    }
    cells = draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=2, unique=True))
    for cell in cells:
        old = cast("int", values[cell])
        values[cell] = draw(st.integers(max(0, old - 4), old + 4).filter(old.__ne__))
    for cell in draw(st.lists(st.sampled_from(sorted(values)), max_size=blanks, unique=True)):
        values[cell] = None
    return values


def as_set(answers: list[Changes]) -> set[frozenset[tuple[str, int]]]:
    return {frozenset(changes.items()) for changes in answers}


@settings(max_examples=60)
@given(small_mistakes(blanks=0))
def test_answers_are_those_of_trying_everything(values: dict[str, int | None]) -> None:
    """Without blanks, the answers are exactly the changes of one cell, else of two, that help."""
    state = State(SMALL, values)
    if not state.failed:
        assert explanations(state) == []
        return
    expected = tried(values, 1) or tried(values, 2)
    answers = explanations(state)
    assert as_set(answers) == as_set(expected)
    assert len(answers) == len(as_set(answers))


@settings(max_examples=60)
@given(small_mistakes(blanks=3))
def test_answers_with_blanks_are_true_and_least(values: dict[str, int | None]) -> None:
    """With blanks, each answer helps, and of a single cell's changes that help it is the least."""
    answers = explanations(State(SMALL, values))
    assert all(is_solved(values, changes) for changes in answers)
    if is_solved(values, {}):
        assert answers == []
        return
    singles: dict[str, int] = {}
    for changes in tried(values, 1):
        [(cell, step)] = changes.items()
        singles[cell] = min(singles.get(cell, step), step, key=abs)
    if singles:
        assert as_set(answers) == {frozenset({item}) for item in singles.items()}


# --- what is said


def test_the_real_mistake_is_named_with_its_value() -> None:
    """The wrong total of jinhu-2023 is the only answer, and should be 3."""
    [repair] = diagnose(real.report("jinhu-2023"))
    assert repair.changes == {f"{DIRECT}/total": 3}
    assert repair.before == {f"{DIRECT}/total": 0}
    assert repair.code == "zero-total"
    assert repair.message.zh == "「未经复议直接起诉·总计 0 应为 3」（总计填成了 0）"
    assert repair.message.en == "「未经复议直接起诉·总计 is 0 and should be 3」 (the total is 0)"
    assert [finding.rule for finding in repair.clears] == ["disputes.total"]


@pytest.mark.parametrize("slug", real.CONSISTENT)
def test_consistent_real_reports_need_no_repair(slug: str) -> None:
    """Nothing is diagnosed in real reports whose sums hold, blanks or not."""
    assert diagnose(real.report(slug)) == []


def test_swapped_digits_of_a_real_total() -> None:
    """Of 3119 written as 3191 the cell, its value, and the swapped digits are named."""
    report = replace(real.report("huaian-2024"), {f"{R}/total": 3191})
    assert said(report) == ["「总计·一、本年新收 3191 应为 3119」（相邻两位数字颠倒）"]


ROW = f"{ROWS}/withheld/process_information"


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        (f"{ROW}/natural_persons", f"{ROW}/organizations/commercial_enterprises", True),
        (f"{ROW}/natural_persons", f"{ROWS}/withheld/internal_affairs/natural_persons", True),
        (f"{ROW}/organizations/other", f"{ROW}/natural_persons", False),
    ],
)
@pytest.mark.parametrize(("numbers", "code"), [((7, 4), "exchanged"), ((4, 0), "moved")])
def test_numbers_in_each_others_place(
    first: str, second: str, *, beside: bool, numbers: tuple[int, int], code: str
) -> None:
    """Two numbers that change places are found, first of all answers where they are neighbours."""
    steps = {first: numbers[0], second: numbers[1]}
    clean = balanced(filled("2021", (31, 52, 74, 19, 86)), steps)
    wrong = replace(clean, {first: numbers[1], second: numbers[0]})
    [found] = [repair for repair in diagnose(wrong) if repair.changes == steps]
    assert (found.code == code) == beside
    assert (diagnose(wrong)[0].code == code) == beside
    assert len(found.clears) == 2


def balanced(report: Report, values: Mapping[str, int]) -> Report:
    """Change cells of outcome rows, and every total with them."""
    cells = {p: v for p, v in values_by_pointer(report).items() if p.startswith("/requests")}
    cells |= values
    new, carried, *outcomes, total, forward = table("2021", "requests")
    for row in outcomes:
        cells[row[-1]] = sum(cast("int", cells[p]) for p in row[:-1])
    for column in range(7):
        cells[total[column]] = sum(cast("int", cells[row[column]]) for row in outcomes)
        cells[new[column]] = (
            cast("int", cells[total[column]])
            + cast("int", cells[forward[column]])
            - cast("int", cells[carried[column]])
        )
    return replace(report, cells)


def test_words_of_two_cells() -> None:
    """Two cells are named together, in printed order."""
    report = filled("2021")
    cells = (f"{R}/natural_persons", f"{ROWS}/disclosed/organizations/other")
    wrong = replace(report, {cell: get(report, cell) + 1 for cell in cells})
    one, other = (get(report, cell) for cell in cells)
    first = next(r for r in diagnose(wrong) if list(r.changes) == list(cells))
    assert first.message.zh.startswith(
        f"「自然人·一、本年新收 {one + 1} 应为 {one}，"
        f"且 其他·（一）予以公开 {other + 1} 应为 {other}」"
    )
    assert first.message.en.startswith(
        f"「自然人·一、本年新收 is {one + 1} and should be {one}, "
        f"and 其他·（一）予以公开 is {other + 1} and should be {other}」"
    )


def test_tables_are_repaired_apart() -> None:
    """Mistakes in two tables are named each by itself, and clear their own findings."""
    report = replace(
        filled("2021"), {f"{D}/total": 0, f"{R}/total": get(filled("2021"), f"{R}/total") + 10}
    )
    repairs = diagnose(report)
    assert [list(repair.changes) for repair in repairs][:2] == [[f"{R}/total"], [f"{D}/total"]]
    assert len({repair.clears for repair in repairs}) == 2
    both: dict[str, Any] = {**repairs[0].changes, **repairs[1].changes}
    assert check(replace(report, both)) == []


def test_three_mistakes_are_not_explained() -> None:
    """What three cells or more are wrong in is left alone."""
    report = filled("2021")
    cells = [
        f"{R}/natural_persons",
        f"{ROWS}/disclosed/organizations/other",
        f"{ROWS}/withheld/state_secrets/organizations/research_institutions",
    ]
    steps = (1, 10, 100)
    wrong = {cell: get(report, cell) + step for cell, step in zip(cells, steps, strict=True)}
    assert diagnose(replace(report, wrong)) == []


@EACH_EDITION
def test_nothing_is_wrong_with_blanks_and_clean_reports(edition: str) -> None:
    """A clean report needs no repair, nor does one that is blank."""
    assert diagnose(filled(edition)) == []
    assert diagnose(blank(edition)) == []


def test_no_number_becomes_negative_or_too_large() -> None:
    """A cell that would have to be less than 0, or more than a cell can hold, is no answer."""
    block = {f"{D}/{name}": 0 for name in ("upheld", "corrected", "other", "pending")}
    few = replace(filled("2021"), block | {f"{D}/upheld": 2, f"{D}/other": 1, f"{D}/total": 0})
    assert [repair.changes for repair in diagnose(few)] == [{f"{D}/total": 3}]
    many = {f"{D}/upheld": MAX_COUNT, f"{D}/other": 1, f"{D}/total": MAX_COUNT}
    assert [repair.changes for repair in diagnose(replace(filled("2021"), block | many))] == [
        {f"{D}/other": 0},
        {f"{D}/upheld": MAX_COUNT - 1},
    ]


# --- likelihood


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (3119, 3191, "swapped"),
        (12, 21, "swapped"),
        (1203, 1302, "other"),
        (121, 212, "other"),
        (3119, 3118, "digit"),
        (4, 9, "digit"),
        (19, 20, "other"),
        (9, 10, "other"),
        (12, 122, "length"),
        (122, 12, "length"),
        (31, 311, "length"),
        (5, 0, "digit"),
        (10, 1000, "other"),
        (0, 3, "zero"),
    ],
)
def test_reason_of_one_number(before: int, after: int, code: str) -> None:
    """The reason for a single number is told by its digits."""
    assert reason_of_one(before, after, total=False) == code
    expected = "zero-total" if code == "zero" else code
    assert reason_of_one(before, after, total=True) == expected


def test_reasons_are_ranked_as_listed() -> None:
    """The rank of a reason is its place among all; each is worded in both languages."""
    assert [rank(code) for code in REASONS] == list(range(len(REASONS)))
    assert all(words.zh != words.en for words in REASONS.values())


def test_likelier_repairs_come_first() -> None:
    """Reasons are ranked; then totals come before parts, and parts in printed order."""
    values = {"upheld": 13, "corrected": 0, "other": 40, "pending": 13, "total": 84}
    report = replace(filled("2021"), {f"{D}/{name}": value for name, value in values.items()})
    assert said(report) == [
        "「行政复议·结果维持 13 应为 31」（相邻两位数字颠倒）",
        "「行政复议·尚未审结 13 应为 31」（相邻两位数字颠倒）",
        "「行政复议·结果纠正 0 应为 18」（填了 0，可能是把空白当作 0）",
        "「行政复议·总计 84 应为 66」（原因不明）",
        "「行政复议·其他结果 40 应为 58」（原因不明）",
    ]


# --- names


@EACH_EDITION
def test_each_cell_has_a_name_of_its_own(edition: str) -> None:
    """No two cells of a report have the same short name, and it is made of printed words."""
    report = EDITIONS[edition].report
    found = places(report)
    assert [place.order for place in found.values()] == list(range(len(found)))
    assert len({place.name for place in found.values()}) == len(found)
    labels = {leaf.pointer: "".join(leaf.labels) for leaf in leaves(report)}
    for pointer, place in found.items():
        assert all(word in labels[pointer] for word in place.name.split("·"))


@pytest.mark.parametrize(
    ("pointer", "name"),
    [
        (f"{R}/total", "总计·一、本年新收"),
        ("/requests/carried_over/natural_persons", "自然人·二、上年结转"),
        (f"{ROWS}/partially_disclosed/organizations/other", "其他·（二）部分公开"),
        (f"{ROWS}/total/total", "总计·（七）总计"),
        (f"{ROWS}/other_handling/other/total", "总计·3.其他"),
        (f"{D}/other", "行政复议·其他结果"),
        ("/disputes/litigation/after_reconsideration/total", "复议后起诉·总计"),
    ],
)
def test_names_of_cells(pointer: str, name: str) -> None:
    """A cell is named by its column and row; long labels are cut, and nothing is added."""
    assert places(EDITIONS["2021"].report)[pointer].name == name


def test_neighbours() -> None:
    """Cells are neighbours in the same row or column of a table, and not across."""
    found = places(EDITIONS["2021"].report)
    person, company = (found[f"{R}/{name}"] for name in ("natural_persons", "total"))
    below = found["/requests/carried_over/natural_persons"]
    research = found[f"{R}/organizations/commercial_enterprises"]
    assert person.is_beside(research)
    assert person.is_beside(below)
    assert not person.is_beside(person)
    assert not person.is_beside(company)
    assert not research.is_beside(below)


def test_repairs_can_be_kept() -> None:
    """A repair can be hashed and compared."""
    [repair] = diagnose(real.report("jinhu-2023"))
    assert isinstance(repair, Repair)
    assert {repair} == {diagnose(real.report("jinhu-2023"))[0]}

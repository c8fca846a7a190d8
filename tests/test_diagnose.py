"""Which cell is wrong: every explanation of the fewest cells, the most plausible first."""

import itertools
import pickle
from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose.cells import MAX_COUNT
from govdisclose.checks.diagnosing import Repair, diagnose, explanations
from govdisclose.checks.diagnosing.incidence import incidence_of
from govdisclose.checks.diagnosing.plausibility import WORDS, order
from govdisclose.checks.diagnosing.searching import Change, Explanation, search
from govdisclose.checks.diagnosing.wording import names
from govdisclose.checks.relations import equalities
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.form import leaves, values_by_pointer
from govdisclose.pointers import get, replace
from support import real
from support.grids import Grid, grids, holds, tried
from support.sums import filled, sums, table

EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))
EACH_STEP = pytest.mark.parametrize("step", [1, -1])
SUMS = {item.rule for item in sums("2021")}
BLOCK = "/disputes/litigation/direct"
BLOCK_CELLS = ("upheld", "corrected", "other", "pending", "total")
R = "/requests/received"
O = "/requests/outcomes"  # noqa: E741 - beside R
ROW = f"{O}/partially_disclosed"
INTERNAL = f"{O}/withheld/internal_affairs"
BUSINESS = "organizations/commercial_enterprises"
HUAIAN = "huaian-2024"


def cells(edition: str, chapter: str) -> list[str]:
    return [cell for row in table(edition, chapter) for cell in row]


def failures(report: Report) -> tuple[gd.Finding, ...]:
    return tuple(f for f in gd.check(report) if f.rule in SUMS and f.status == "failed")


def counts(report: Report) -> dict[str, int]:
    """Give the numbers of a report in which no cell of tables 三 and 四 is blank."""
    return {p: v for p, v in values_by_pointer(report).items() if type(v) is int}


def changed(values: Mapping[str, object], slug: str = HUAIAN) -> Report:
    """Change cells of a real report whose figures are consistent."""
    return replace(real.report(slug), values)


# --- one cell, or two: every case of an error of 1


@EACH_EDITION
@EACH_STEP
def test_single_error_in_table_three_is_named(edition: str, step: int) -> None:
    """One more or less in any cell of table 三: that cell alone is named, with its old value."""
    clean = filled(edition)
    for cell in cells(edition, "requests"):
        number = get(clean, cell)
        damaged = replace(clean, {cell: number + step})
        [repair] = diagnose(damaged)
        assert repair.changes == {cell: number}
        assert repair.before == {cell: number + step}
        assert repair.clears == failures(damaged)
        assert replace(damaged, repair.changes) == clean


@EACH_EDITION
@EACH_STEP
def test_single_error_in_table_four_is_among_the_answers(edition: str, step: int) -> None:
    """One more or less in any cell of table 四: it is among the answers, of which five are so."""
    clean = filled(edition)
    for cell in cells(edition, "disputes"):
        number = get(clean, cell)
        damaged = replace(clean, {cell: number + step})
        repairs = diagnose(damaged)
        assert {cell: number} in [repair.changes for repair in repairs]
        block = cell.rpartition("/")[0]
        assert {p for r in repairs for p in r.changes} == {f"{block}/{n}" for n in BLOCK_CELLS}
        assert {repair.clears for repair in repairs} == {failures(damaged)}


@pytest.mark.no_cover  # measuring would double the time, and other tests go the same ways
@EACH_EDITION
@pytest.mark.parametrize("steps", [(1, 1), (1, -1), (-1, 1), (-1, -1)])
def test_every_two_errors_in_table_three_are_among_the_answers(
    edition: str, steps: tuple[int, int]
) -> None:
    """One more or less in any two cells of table 三 is caught, and the two are an answer.

    All pairs are tried, on the numbers alone; that no single cell explains two is seen by the way.
    """
    report = EDITIONS[edition].report
    values = counts(filled(edition))
    missed = []
    for pair in itertools.combinations(cells(edition, "requests"), 2):
        before = [values[cell] for cell in pair]
        for cell, step in zip(pair, steps, strict=True):
            values[cell] += step
        if (*zip(pair, before, strict=True),) not in map(told, explanations(report, values)):
            missed.append(pair)
        values.update(zip(pair, before, strict=True))
    assert missed == []


def told(explanation: Explanation) -> tuple[tuple[str, int], ...]:
    return tuple((change.place.pointer, change.after) for change in explanation.changes)


@EACH_EDITION
def test_two_errors_by_the_public_way(edition: str) -> None:
    """What the last test sees on numbers alone holds for reports; every 97th pair is tried."""
    clean = filled(edition)
    pairs = itertools.combinations(cells(edition, "requests"), 2)
    for one, two in itertools.islice(pairs, 0, None, 97):
        true = {one: get(clean, one), two: get(clean, two)}
        damaged = replace(clean, {one: true[one] + 1, two: true[two] - 1})
        repairs = diagnose(damaged)
        assert true in [repair.changes for repair in repairs]
        for repair in repairs:
            assert repair.clears == failures(damaged)
            assert failures(replace(damaged, repair.changes)) == ()


# --- all answers, and only answers


@settings(max_examples=300)
@given(grids())
def test_answers_are_those_of_trying_everything(grid: Grid) -> None:
    """In small tables, with blanks, the answers are those found by trying all numbers."""
    found = [answer for answers in search(grid.incidence, grid.values) for answer in answers]
    if all(holds(relation, grid.values) for relation in grid.relations):
        assert found == []
        return
    true = tried(grid)
    before = {cells: tuple(grid.values[cell] for cell in cells) for cells in true}
    answers = {tuple(change.place.pointer for change in e.changes): e for e in found}
    assert len(answers) == len(found)
    assert set(answers) == set(true)
    for pointers, explanation in answers.items():
        after = tuple(change.after for change in explanation.changes)
        assert after in true[pointers]
        assert distance(explanation) == min(
            sum(abs(new - (old or 0)) for new, old in zip(other, before[pointers], strict=True))
            for other in true[pointers]
        )
        for index, change in enumerate(explanation.changes):
            others = [
                other
                for other in true[pointers]
                if other[:index] + other[index + 1 :] == after[:index] + after[index + 1 :]
            ]
            assert change.exact == (len(others) == 1)


def distance(explanation: Explanation) -> int:
    return sum(abs(change.after - change.before) for change in explanation.changes)


@st.composite
def damaged_reports(draw: st.DrawFn) -> Report:
    """Draw a consistent report, then change and blank a few cells of tables 三 and 四."""
    edition = draw(st.sampled_from(sorted(EDITIONS)))
    pointers = st.sampled_from(cells(edition, "requests") + cells(edition, "disputes"))
    numbers = draw(st.dictionaries(pointers, st.integers(0, 40), max_size=3))
    blanks = draw(st.lists(pointers, max_size=4))
    return replace(filled(edition), {**numbers, **dict.fromkeys(blanks)})


@settings(max_examples=300)
@given(damaged_reports())
def test_answers_clear_what_they_say(report: Report) -> None:
    """Each answer clears the findings it names, makes no other, and changes filled cells only."""
    failed = set(failures(report))
    for repair in diagnose(report):
        after = failures(replace(report, repair.changes))
        places = {(finding.rule, finding.left) for finding in after}
        assert places == {(f.rule, f.left) for f in failed - set(repair.clears)}
        assert repair.clears
        assert failed.issuperset(repair.clears)
        assert {pointer: get(report, pointer) for pointer in repair.changes} == repair.before
        assert len(repair.reasons) in {1, len(repair.changes)}


@EACH_EDITION
def test_no_two_cells_share_two_equalities(edition: str) -> None:
    """What the search builds on: two cells stand together in one equality at most."""
    incidence = incidence_of(EDITIONS[edition].report)
    places = {place for group in incidence.places for place in group}
    for one, two in itertools.combinations(places, 2):
        assert len(one.signs.keys() & two.signs.keys()) <= 1


@EACH_EDITION
def test_parts_that_no_equality_connects(edition: str) -> None:
    """Table 三 is one whole; each block of table 四 is by itself."""
    report = EDITIONS[edition].report
    rules = [relation.rule for relation in equalities(report)]
    parts = [[rules[n] for n in sorted(part)] for part in incidence_of(report).components]
    assert [len(part) for part in parts] == [len(rules) - 3, 1, 1, 1]
    assert parts[1:] == [["disputes.total"]] * 3


# --- what has no answer


@pytest.mark.parametrize("slug", real.CONSISTENT)
def test_consistent_report_has_nothing_to_repair(slug: str) -> None:
    """Where no sum fails there is no answer, blanks or not."""
    assert diagnose(real.report(slug)) == []


@EACH_EDITION
def test_blank_and_clean_reports_have_nothing_to_repair(edition: str) -> None:
    """A blank form fails no sum, and a clean report none either."""
    assert diagnose(blank(edition)) == []
    assert diagnose(filled(edition)) == []


def test_three_errors_are_not_explained() -> None:
    """Where three cells are wrong, in rows and columns of their own, nothing is said."""
    three = {
        f"{R}/natural_persons": 3011,
        f"{O}/disclosed/total": 1367,
        f"{INTERNAL}/{BUSINESS}": 2,
    }
    assert len(failures(changed(three))) == 6
    assert diagnose(changed(three)) == []


def test_blank_total_is_not_wrong() -> None:
    """A blank total can be anything: it is for ``complete`` to fill in."""
    assert diagnose(changed({f"{R}/total": None})) == []


def test_error_beside_a_blank() -> None:
    """A row whose total is blank still crosses a column, which tells what the cell should be."""
    [repair] = diagnose(changed({f"{R}/total": None, f"{R}/natural_persons": 3010}))
    assert repair.changes == {f"{R}/natural_persons": 3001}
    assert repair.message.zh == "自然人·一、本年新收 3010 应为 3001（相邻两位数字颠倒）"


# --- one block of table 四: plausible answers, and numbers that cannot be


def block(*numbers: int | None) -> Report:
    """Put numbers into a block of table 四: four parts and the total."""
    values = {f"{BLOCK}/{name}": n for name, n in zip(BLOCK_CELLS, numbers, strict=True)}
    return replace(filled("2021"), values)


def answers(report: Report) -> list[tuple[str, int, str]]:
    found = []
    for repair in diagnose(report):
        [(pointer, number)] = repair.changes.items()
        found.append((pointer.rpartition("/")[2], number, " ".join(repair.reasons)))
    return found


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((31, 0, 0, 0, 13), [("total", 31, "swapped-digits"), ("upheld", 13, "swapped-digits")]),
        (
            (2131, 0, 0, 0, 2113),
            [("total", 2131, "swapped-digits"), ("upheld", 2113, "swapped-digits")],
        ),
        ((321, 0, 0, 0, 123), [("total", 321, "other"), ("upheld", 123, "other")]),
        ((2143, 0, 0, 0, 1234), [("total", 2143, "other"), ("upheld", 1234, "other")]),
        ((1243, 0, 0, 0, 1236), [("total", 1243, "other"), ("upheld", 1236, "other")]),
        ((48, 0, 0, 0, 28), [("total", 48, "wrong-digit"), ("upheld", 28, "wrong-digit")]),
        ((1125, 0, 0, 0, 125), [("total", 1125, "lost-digit"), ("upheld", 125, "extra-digit")]),
        ((12, 0, 0, 0, 1), [("total", 12, "lost-digit"), ("upheld", 1, "extra-digit")]),
        ((345, 0, 0, 0, 12), [("total", 345, "other"), ("upheld", 12, "other")]),
        ((1234, 0, 0, 0, 12), [("total", 1234, "other"), ("upheld", 12, "other")]),
        ((10, 0, 0, 0, 0), [("total", 10, "zero-total"), ("upheld", 0, "other")]),
        ((1, 0, 0, 0, 0), [("total", 1, "zero-total"), ("upheld", 0, "off-by-one")]),
        ((2, 0, 1, 0, 0), [("total", 3, "zero-total")]),
        ((100, 0, 0, 0, 99), [("total", 100, "off-by-one"), ("upheld", 99, "off-by-one")]),
        ((5, 0, 0, 0, 3), [("total", 5, "other"), ("upheld", 3, "other")]),
        ((3, 0, 0, 0, 3), []),
    ],
)
def test_plausible_reasons(numbers: tuple[int, ...], expected: list[tuple[str, int, str]]) -> None:
    """Each slip is known by the digits; with the same reason a total comes before its parts."""
    assert answers(block(*numbers)) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((2, 1, 0, 0, 4), ["other", "pending", "total", "upheld", "corrected"]),
        ((3, 0, 4, 4, 41), ["total", "upheld", "other", "pending", "corrected"]),
        ((14, 5, 6, 7, 41), ["total", "upheld", "corrected", "other", "pending"]),
        ((6, 12, 7, 7, 41), ["corrected", "total", "upheld", "other", "pending"]),
    ],
)
def test_plausible_answers_come_first(numbers: tuple[int, ...], expected: list[str]) -> None:
    """All five answers are listed: the most plausible first, then totals, then as printed."""
    assert [name for name, _, _ in answers(block(*numbers))] == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((3, 2, 1, 0, 4), [("total", 6), ("upheld", 1), ("corrected", 0)]),
        ((3, 1, 0, 0, 2), [("total", 4), ("upheld", 1)]),
        ((MAX_COUNT, 0, 0, 0, 5), [("total", MAX_COUNT), ("upheld", 5)]),
        ((MAX_COUNT, 1, 0, 0, 5), [("upheld", 4)]),
        ((MAX_COUNT - 1, 1, 0, 0, 5), [("total", MAX_COUNT), ("upheld", 4)]),
        ((0, 1, 1, 1, MAX_COUNT), [("upheld", MAX_COUNT - 3), ("total", 3)]),
    ],
)
def test_numbers_are_those_that_a_cell_can_hold(
    numbers: tuple[int, ...], expected: list[tuple[str, int]]
) -> None:
    """No cell should be less than 0, or more than a count can be."""
    found = [(name, number) for name, number, _ in answers(block(*numbers))]
    assert [pair for pair in found if pair[0] in dict(expected)] == expected
    assert all(0 <= number <= MAX_COUNT for _, number in found)


def test_two_cells_of_one_equality() -> None:
    """Two cells share a change where neither can hold it: the first takes what it can."""
    for corrected, total in ((MAX_COUNT, MAX_COUNT), (9, 9)):
        repairs = diagnose(block(MAX_COUNT, corrected, 0, 0, 0))
        assert [repair.changes for repair in repairs] == [
            {f"{BLOCK}/upheld": 0, f"{BLOCK}/total": total},
            {f"{BLOCK}/corrected": 0, f"{BLOCK}/total": MAX_COUNT},
            {f"{BLOCK}/upheld": 0, f"{BLOCK}/corrected": 0},
        ]
    assert diagnose(block(MAX_COUNT, MAX_COUNT, MAX_COUNT, MAX_COUNT, 0)) == []


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (
            (5, None, 0, 0, 3),
            [
                ("总计 3 至少应为 5", "总计 3 should be at least 5"),
                ("结果维持 5 至多应为 3", "结果维持 5 should be at most 3"),
            ],
        ),
        (
            (5, None, 2, 0, 4),
            [
                ("总计 4 至少应为 7", "总计 4 should be at least 7"),
                ("结果维持 5 至多应为 2", "结果维持 5 should be at most 2"),
            ],
        ),
        (
            (5, 0, 1, 0, 1),
            [
                ("总计 1 应为 6", "总计 1 should be 6"),
                ("结果维持 5 应为 0", "结果维持 5 should be 0"),
            ],
        ),
        ((5, 0, 0, 0, None), []),
        ((None, 0, 0, 0, 5), []),
        ((5, None, 0, 0, None), []),
    ],
)
def test_blanks_leave_open_how_far(
    numbers: tuple[int | None, ...], words: list[tuple[str, str]]
) -> None:
    """Beside a blank a number is wrong by so much or more, which the words say."""
    place = "未经复议直接起诉·"
    found = [(repair.message.zh, repair.message.en) for repair in diagnose(block(*numbers))]
    assert found == [(place + zh, place + en) for zh, en in words]


# --- real reports


def test_the_real_mistake_is_put_right() -> None:
    """In the report of jinhu-2023 the wrong total is named, with what it should be."""
    report = real.report("jinhu-2023")
    [repair] = diagnose(report)
    assert repair == Repair(
        changes={f"{BLOCK}/total": 3},
        before={f"{BLOCK}/total": 0},
        clears=failures(report),
        reasons=("zero-total",),
        message=gd.Message(
            "未经复议直接起诉·总计 0 应为 3（总计为 0，各项不全为 0）",
            "未经复议直接起诉·总计 0 should be 3 (a total of 0, but not all parts are 0)",
        ),
    )
    assert failures(gd.replace(report, repair.changes)) == ()


def test_swapped_digits() -> None:
    """Two digits swapped in a total of table 三: that cell, and nothing else."""
    [repair] = diagnose(changed({f"{R}/total": 3191}))
    assert repair.changes == {f"{R}/total": 3119}
    assert repair.message.zh == "总计·一、本年新收 3191 应为 3119（相邻两位数字颠倒）"
    assert repair.message.en == (
        "总计·一、本年新收 3191 should be 3119 (two neighbouring digits swapped)"
    )
    assert {finding.rule for finding in repair.clears} == {"requests.balance", "requests.row-total"}


PAIRS = [
    (
        {
            f"{ROW}/{BUSINESS}": 0,
            f"{ROW}/organizations/research_institutions": 7,
        },
        ("moved",),
        (
            "商业企业·（二）部分公开 0 应为 7，且科研机构·（二）部分公开 7 应为 0"
            "（一个数错填到相邻的格）"
        ),
        (
            "商业企业·（二）部分公开 0 should be 7; and 科研机构·（二）部分公开 7 should be 0 "
            "(a number in the cell next to its own)"
        ),
    ),
    (
        {f"{INTERNAL}/{BUSINESS}": 0, f"{O}/withheld/process_information/{BUSINESS}": 1},
        ("moved",),
        (
            "商业企业·5.属于三类内部事务信息 0 应为 1，且商业企业·6.属于四类过程性信息 1 应为 0"
            "（一个数错填到相邻的格）"
        ),
        (
            "商业企业·5.属于三类内部事务信息 0 should be 1; and "
            "商业企业·6.属于四类过程性信息 1 should be 0 (a number in the cell next to its own)"
        ),
    ),
    (
        {f"{O}/disclosed/total": 454, f"{ROW}/total": 1362},
        ("exchanged",),
        "总计·（一）予以公开 454 应为 1362，且总计·（二）部分公开 1362 应为 454（相邻两格互换）",
        (
            "总计·（一）予以公开 454 should be 1362; and 总计·（二）部分公开 1362 should be 454 "
            "(two neighbouring cells exchanged)"
        ),
    ),
    (
        {f"{ROW}/natural_persons": 0, f"{O}/withheld/prohibited_by_law/natural_persons": 478},
        ("zero", "other"),
        (
            "自然人·（二）部分公开 0 应为 447（漏填，或把空白读作 0），且"
            "自然人·2.其他法律行政法规禁止公开 478 应为 30"
        ),
        (
            "自然人·（二）部分公开 0 should be 447 (a number left out, or a blank read as 0); and "
            "自然人·2.其他法律行政法规禁止公开 478 should be 30"
        ),
    ),
    (
        {f"{R}/total": 3191, f"{O}/total/total": 350},
        ("swapped-digits", "lost-digit"),
        (
            "总计·一、本年新收 3191 应为 3119（相邻两位数字颠倒），且"
            "总计·三、本年度办理结果 / （七）总计 350 应为 3050（漏了一位数字）"
        ),
        (
            "总计·一、本年新收 3191 should be 3119 (two neighbouring digits swapped); and "
            "总计·三、本年度办理结果 / （七）总计 350 should be 3050 (one digit left out)"
        ),
    ),
]

IDS = ["moved-right", "moved-down", "exchanged", "zero", "digits"]


@pytest.mark.parametrize(("values", "why", "zh", "en"), PAIRS, ids=IDS)
def test_two_cells(values: dict[str, int], why: tuple[str, ...], zh: str, en: str) -> None:
    """Two wrong cells are named with their reasons, or with the one that both have."""
    best, *_ = diagnose(changed(values))
    assert best.changes == {pointer: get(real.report(HUAIAN), pointer) for pointer in values}
    assert best.before == values
    assert best.reasons == why
    assert (best.message.zh, best.message.en) == (zh, en)


def test_one_cause_comes_before_two() -> None:
    """Where two cells may be exchanged, or two others be wrong, the exchange comes first."""
    clean = filled("2021")
    one, two = f"{O}/disclosed/natural_persons", f"{ROW}/natural_persons"
    damaged = replace(clean, {one: get(clean, two), two: get(clean, one)})
    repairs = diagnose(damaged)
    assert [len(repair.reasons) for repair in repairs] == sorted(len(r.reasons) for r in repairs)
    assert repairs[0].reasons == ("exchanged",)
    assert repairs[0].changes == {one: get(clean, one), two: get(clean, two)}
    assert len(repairs) > 1


def test_tables_are_put_right_one_by_one() -> None:
    """Errors in table 三 and in a block of table 四 each have answers of their own."""
    damaged = changed({f"{R}/total": 3191, "/disputes/reconsideration/total": 9999})
    repairs = diagnose(damaged)
    groups = [list(group) for _, group in itertools.groupby(repairs, lambda r: r.clears)]
    assert [len(group) for group in groups] == [1, len(repairs) - 1]
    first, second = (group[0] for group in groups)
    assert set(first.clears) | set(second.clears) == set(failures(damaged))
    assert replace(damaged, {**first.changes, **second.changes}) == real.report(HUAIAN)


# --- words, and the record


@EACH_EDITION
def test_cells_are_named_apart_by_printed_words(edition: str) -> None:
    """In each table no two cells have the same name, and each is made of printed words, cut."""
    form = EDITIONS[edition].report
    known = names(form)
    for chapter, count in (("requests", 2), ("disputes", 2)):
        of_table = [known[cell] for cell in cells(edition, chapter)]
        assert len(set(of_table)) == len(of_table)
        assert {name.count("·") for name in of_table} == {count - 1}
    for leaf in leaves(form):
        parts = known[leaf.pointer].replace(" / ", "·").split("·")
        assert all(any(label.startswith(part) for label in leaf.labels) for part in parts)
        assert all(parts)


@pytest.mark.parametrize(
    ("edition", "pointer", "name"),
    [
        ("2019", f"{R}/total", "总计·一、本年新收"),
        ("2021", "/requests/carried_over/total", "总计·二、上年结转"),
        ("2021", "/requests/carried_forward/organizations/other", "其他·四、结转下年度继续办理"),
        ("2019", f"{O}/other_handling/natural_persons", "自然人·（六）其他处理"),
        ("2021", f"{O}/other_handling/other/total", "总计·（六）其他处理 / 3.其他"),
        (
            "2021",
            f"{O}/other_handling/not_corrected_in_time/natural_persons",
            "自然人·1.申请人无正当理由逾期不补正",
        ),
        ("2021", f"{O}/total/organizations/other", "其他·三、本年度办理结果 / （七）总计"),
        ("2019", "/disputes/reconsideration/total", "行政复议·总计"),
        ("2021", "/disputes/litigation/after_reconsideration/other", "复议后起诉·其他结果"),
    ],
)
def test_names_of_cells(edition: str, pointer: str, name: str) -> None:
    """A cell is named by column and row, in table 四 by block and column."""
    assert names(EDITIONS[edition].report)[pointer] == name


def test_reasons_have_words_of_their_own() -> None:
    """Every reason but the last is said, in both languages, and no two alike."""
    words = [word for word in WORDS.values() if word.zh]
    assert [reason for reason, word in WORDS.items() if not word.zh] == ["other"]
    assert len({word.zh for word in words}) == len({word.en for word in words}) == len(WORDS) - 1


def test_repair_can_be_kept() -> None:
    """A repair cannot be changed; it compares, hashes and pickles."""
    repairs = diagnose(block(2, 1, 0, 0, 4))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        repairs[0].reasons = ()  # type: ignore[misc]
    assert len(set(repairs)) == len(repairs)
    assert pickle.loads(pickle.dumps(repairs)) == repairs  # noqa: S301 - made in the line itself
    assert repairs[0] != attrs.evolve(repairs[0], changes={})
    assert repairs[0] != attrs.evolve(repairs[0], before={})


def test_of_two_changes_the_less_plausible_reason_decides() -> None:
    """Two single wrong digits are likelier than swapped digits and a change without reason."""
    places = [incidence_of(gd.Report2021).places[0][n] for n in (0, 1)]

    def explained(*numbers: tuple[int, int]) -> Explanation:
        changes = (Change(p, *pair, exact=True) for p, pair in zip(places, numbers, strict=True))
        return Explanation(tuple(changes), frozenset())

    digits = explained((123, 193), (456, 496))
    mixed = explained((3119, 3191), (456, 789))
    assert sorted([mixed, digits], key=order) == [digits, mixed]

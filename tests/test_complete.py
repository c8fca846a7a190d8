"""Completing: blanks become zeros and sums, and nothing else changes."""

from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.cells import MAX_COUNT, Cell, Money
from govdisclose.checks import check, complete
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Remark
from govdisclose.errors import InvalidValueError
from govdisclose.form import leaves
from govdisclose.pointers import get, replace
from support import real
from support.strategies import CELLS
from support.sums import YEARS, filled, sums, table

EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))
TOTAL_RULES = {"requests.outcomes-total", "requests.row-total", "disputes.total"}
NEW = "/requests/received"
OUTCOMES = "/requests/outcomes"


def cells(report: Report) -> dict[str, object]:
    """Give all cells by pointer."""
    return {leaf.pointer: get(report, leaf.pointer) for leaf in leaves(type(report))}


def totals(edition: str) -> set[str]:
    """Give the pointers of all totals of the printed form."""
    return {item.left[0] for item in sums(edition) if item.rule in TOTAL_RULES}


@st.composite
def partly_filled(draw: st.DrawFn) -> Report:
    """Draw a report with text, up to thirty filled cells, and a remark or two."""
    report = attrs.evolve(filled(draw(st.sampled_from(sorted(EDITIONS)))), title="标题")
    kinds = {leaf.pointer: leaf.cell for leaf in leaves(type(report))}
    pointers = st.sampled_from(sorted(kinds))
    chosen = draw(st.sets(pointers, max_size=30))
    values: dict[str, object] = dict.fromkeys(kinds)
    for pointer in chosen:
        values[pointer] = draw(
            st.integers(0, 30) if kinds[pointer] is Cell.COUNT else CELLS[kinds[pointer]]
        )
    notes = sorted(draw(st.sets(pointers, max_size=2)))
    return replace(report, values | {"/remarks": tuple(Remark(p, "统计中") for p in notes)})


@EACH_EDITION
def test_blank_form_becomes_all_zero(edition: str) -> None:
    """On a blank form every cell becomes the zero of its kind; money gets no unit."""
    values = cells(complete(blank(edition)))
    zeros = {0, Decimal(0), Money(Decimal(0))}
    assert set(values.values()) <= zeros
    assert check(complete(filled(edition))) == []
    if edition == "2019":
        amount = values["/proactive_disclosure/procurement/centralized_procurement/amount"]
        assert amount == Money(Decimal(0), None)
        assert values["/proactive_disclosure/services/licensing/change"] == 0
    else:
        amount = values["/proactive_disclosure/fees/administrative_fees/amount"]
        assert type(amount) is Decimal


@EACH_EDITION
def test_blank_totals_become_their_sums(edition: str) -> None:
    """With every total blanked, completing gives back exactly the report that was consistent."""
    report = filled(edition)
    blanked = replace(report, dict.fromkeys(totals(edition)))
    assert complete(blanked) == report
    assert check(complete(blanked)) == []


def test_filled_report_is_given_back() -> None:
    """A report without blanks is not copied."""
    report = real.report("huaian-2024")
    assert complete(report) is report


@pytest.mark.parametrize(("slug", "count"), [("shuyang-fgj-2023", 125), ("hongze-2024", 21)])
def test_real_report_with_blanks(slug: str, count: int) -> None:
    """The blanks of real reports stood for zeros: completed, their sums hold."""
    report = real.report(slug)
    completed = complete(report)
    before, after = cells(report), cells(completed)
    assert [after[p] for p, value in before.items() if value is None] == [0] * count
    assert {f.rule for f in check(completed)} == {"chapters.missing"}


def test_contradiction_stays_and_is_said() -> None:
    """A filled total that contradicts its parts is left as it is, and found by checking."""
    report = replace(blank("2021", year=YEARS["2021"]), {f"{NEW}/total": 5})
    completed = complete(report)
    assert get(completed, f"{NEW}/total") == 5
    [finding] = [f for f in check(completed) if f.rule == "requests.row-total"]
    assert (finding.expected, finding.actual) == (0, 5)


def test_sums_of_sums() -> None:
    """A blank total row is the sum of the rows, whether their own totals were blank or filled."""
    values = {
        f"{OUTCOMES}/disclosed/natural_persons": 4,
        f"{OUTCOMES}/withheld/state_secrets/organizations/other": 2,
        f"{OUTCOMES}/other_handling/other/natural_persons": 1,
        f"{OUTCOMES}/other_handling/other/total": 1,
    }
    completed = complete(replace(blank("2021"), values))
    assert get(completed, f"{OUTCOMES}/disclosed/total") == 4
    assert get(completed, f"{OUTCOMES}/total/natural_persons") == 5
    assert get(completed, f"{OUTCOMES}/total/organizations/other") == 2
    assert get(completed, f"{OUTCOMES}/total/total") == 7
    assert get(completed, "/requests/carried_forward/total") == 0


def test_grand_total_follows_the_rows_where_parts_contradict_them() -> None:
    """Where only row totals were filled in, the grand total is their sum."""
    values = {
        f"{OUTCOMES}/disclosed/total": 4,
        f"{OUTCOMES}/partially_disclosed/total": 3,
    }
    completed = complete(replace(blank("2021"), values))
    assert get(completed, f"{OUTCOMES}/total/total") == 7


def test_remarked_blank_stays_blank() -> None:
    """A remark explains a blank; the cell, and totals that need it, are not filled in."""
    cell = f"{OUTCOMES}/disclosed/natural_persons"
    report = attrs.evolve(blank("2021"), remarks=(Remark(cell, "统计中"),))
    completed = complete(report)
    assert {pointer for pointer, value in cells(completed).items() if value is None} == {
        cell,
        f"{OUTCOMES}/disclosed/total",
        f"{OUTCOMES}/total/natural_persons",
        f"{OUTCOMES}/total/total",
    }
    assert completed.remarks == report.remarks


def test_grand_total_is_found_either_way() -> None:
    """A grand total is added up from the row totals, or from its own row, whichever is known."""
    rows = {f"{OUTCOMES}/disclosed/natural_persons": None, f"{OUTCOMES}/disclosed/total": 3}
    note = (Remark(f"{OUTCOMES}/disclosed/natural_persons", "统计中"),)
    by_rows = complete(replace(blank("2021"), rows | {"/remarks": note}))
    assert get(by_rows, f"{OUTCOMES}/total/natural_persons") is None
    assert get(by_rows, f"{OUTCOMES}/total/total") == 3
    own_row = {f"{OUTCOMES}/total/natural_persons": 3}
    by_columns = complete(replace(blank("2021"), own_row | {"/remarks": note}))
    assert get(by_columns, f"{OUTCOMES}/disclosed/total") is None
    assert get(by_columns, f"{OUTCOMES}/total/total") == 3


def test_remarked_total_stays_blank() -> None:
    """A blank total with a remark is not filled in, although its parts are known."""
    report = attrs.evolve(blank("2021"), remarks=(Remark(f"{NEW}/total", "见附件"),))
    assert get(complete(report), f"{NEW}/total") is None
    assert get(complete(report), f"{NEW}/natural_persons") == 0


def test_sum_beyond_a_cell_is_refused() -> None:
    """A sum that no cell can hold is refused, with the place named."""
    report = replace(
        blank("2019"),
        {f"{NEW}/natural_persons": MAX_COUNT, f"{NEW}/organizations/other": 1},
    )
    with pytest.raises(InvalidValueError) as caught:
        complete(report)
    assert [problem.pointer for problem in caught.value.problems] == [f"{NEW}/total"]


@settings(max_examples=80)
@given(partly_filled())
def test_completing_any_report(report: Report) -> None:
    """Filled cells and text stay; only remarks keep blanks; a second time changes nothing."""
    completed = complete(report)
    before, after = cells(report), cells(completed)
    assert {p: after[p] for p, value in before.items() if value is not None} == {
        p: value for p, value in before.items() if value is not None
    }
    for field in ("year", "agency", "title", "published", "preface", "overview", "problems"):
        assert getattr(completed, field) == getattr(report, field)
    assert (completed.other_matters, completed.remarks) == (report.other_matters, report.remarks)
    remarked = {remark.pointer for remark in report.remarks}
    left = {pointer for pointer, value in after.items() if value is None}
    assert left - totals(report.edition) <= remarked
    if not remarked:
        assert left == set()
    assert complete(completed) == completed


@settings(max_examples=60)
@given(partly_filled())
def test_totals_of_a_completed_report_are_right(report: Report) -> None:
    """Where all totals were blank and nothing was kept blank, no total is wrong afterwards."""
    blanked = attrs.evolve(
        replace(report, dict.fromkeys(totals(report.edition))),
        remarks=(),
    )
    found = {finding.rule for finding in check(complete(blanked))}
    assert found & (TOTAL_RULES | {"cells.blank"}) == set()


@EACH_EDITION
def test_each_part_counts_in_its_totals(edition: str) -> None:
    """One in a single part of tables 三 and 四 gives one in each total that it belongs to."""
    belongs = [item for item in sums(edition) if item.rule in TOTAL_RULES]
    rows = table(edition, "requests") + table(edition, "disputes")
    parts = [cell for row in rows for cell in row if cell not in totals(edition)]
    for part in parts:
        completed = complete(replace(blank(edition), {part: 1}))
        ones = {pointer for pointer, value in cells(completed).items() if value == 1}
        expected = {part}
        while True:
            more = {i.left[0] for i in belongs if expected & set(i.right)} - expected
            if not more:
                break
            expected |= more
        assert ones == expected

"""Tables of the figures of many reports as CSV: what is written is what a reader gets."""

import csv
import io
import itertools
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose import tables
from govdisclose.cells import Cell, Money, Value
from govdisclose.form import cell_values, leaves, values_by_pointer
from govdisclose.spreadsheets import BOM, neutral
from support import drawing
from support.strategies import reports
from support.sums import filled

EACH_EDITION = pytest.mark.parametrize("edition", sorted(gd.EDITIONS))
EACH_FORM = pytest.mark.parametrize("form", ["long", "wide"])
RECEIVED = "/requests/received/total"
FEES = "/proactive_disclosure/fees/administrative_fees/amount"
PURCHASES = "/proactive_disclosure/procurement/centralized_procurement/amount"


def lines(given: Iterable[gd.Report], form: tables.TableForm = "long") -> list[dict[str, str]]:
    """Write a table, and read it by Python's own reader of CSV."""
    text = b"".join(tables.to_csv(given, form, bom=False)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written(value: Value) -> tuple[str, str]:
    """Give the fields of a value and its unit."""
    if isinstance(value, Money):
        return f"{value.value:f}", value.unit or ""
    return ("" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)), ""


def about(report: gd.Report) -> dict[str, str]:
    """Give the fields that say which report a line is of."""
    agency = report.agency
    values = {
        "edition": report.edition,
        "agency": agency.name,
        "year": report.year,
        "region": agency.region,
        "code": agency.code,
        "kind": agency.kind,
        "published": report.published,
    }
    return {name: "" if v is None else neutral(str(v)) for name, v in values.items()}


@settings(max_examples=25)
@given(st.lists(reports(), max_size=3))
def test_long_lines_are_the_cells(drawn: list[gd.Report]) -> None:
    """Each cell of each report is one line, with its value, its unit and its remark."""
    read = iter(lines(drawn))
    for report in drawn:
        remarks = {remark.pointer: remark.text for remark in report.remarks}
        for pointer, value in values_by_pointer(report).items():
            line = next(read)
            assert about(report).items() <= line.items()
            assert (line["pointer"], (line["value"], line["unit"])) == (pointer, written(value))
            assert line["remark"] == neutral(remarks.get(pointer, ""))
    assert list(read) == []


@EACH_EDITION
@settings(max_examples=25)
@given(st.data())
def test_wide_lines_are_the_reports(edition: str, data: st.DataObject) -> None:
    """Each report is one line, with a column for each cell."""
    drawn = data.draw(st.lists(reports(edition), min_size=1, max_size=3))
    read = lines(drawn, "wide")
    assert len(read) == len(drawn)
    for report, line in zip(drawn, read, strict=True):
        expected = about(report)
        for leaf, value in zip(leaves(type(report)), cell_values(report), strict=True):
            expected[leaf.pointer], unit = written(value)
            if leaf.cell is Cell.MONEY:
                expected[f"{leaf.pointer}/unit"] = unit
        assert line == expected


@EACH_EDITION
@settings(max_examples=25)
@given(st.data())
def test_figures_come_back(edition: str, data: st.DataObject) -> None:
    """Wide lines become reports of the same figures, digit by digit."""
    drawn = data.draw(reports(edition))
    [back] = tables.reports(lines([drawn], "wide"))
    assert [*map(str, cell_values(back))] == [*map(str, cell_values(drawn))]
    assert (back.edition, back.year, back.published) == (edition, drawn.year, drawn.published)
    assert back.overview == ()


@EACH_EDITION
def test_words_are_those_of_the_form(edition: str) -> None:
    """Table, row and column together are the printed words on the way to the cell."""
    report = filled(edition)
    read = lines([report])
    for leaf, line in zip(leaves(type(report)), read, strict=True):
        words = " / ".join(filter(None, (line["table"], line["row"], line["column"])))
        assert words == " / ".join(leaf.labels)
    received = next(line for line in read if line["pointer"] == RECEIVED)
    assert received["table"] == "三、收到和处理政府信息公开申请情况"
    assert (received["row"], received["column"]) == ("一、本年新收政府信息公开申请数量", "总计")
    assert {line["row"] for line in read if line["table"].startswith("四")} == {""}


def test_columns_have_stable_names() -> None:
    """The names are those that the documentation gives."""
    head = ("edition", "agency", "year", "region", "code", "kind", "published")
    cells = ("table", "row", "column", "pointer", "value", "unit", "remark")
    assert tables.columns("long") == head + cells
    assert tables.columns("long", "2019") == head + cells
    units_of = {"2019": {f"{PURCHASES}/unit"}, "2021": set[str]()}
    for edition in gd.EDITIONS:
        units = units_of[edition]
        names = tables.columns("wide", edition)
        pointers = [leaf.pointer for leaf in leaves(gd.EDITIONS[edition].report)]
        assert names[: len(head)] == head
        assert [name for name in names[len(head) :] if name not in units] == pointers
        assert units <= set(names)


def test_a_byte_order_mark() -> None:
    """A file begins with a mark, by which Excel knows the encoding, unless that is not wanted."""
    report = filled("2021")
    marked, plain = (b"".join(tables.to_csv([report], bom=bom)).decode() for bom in (True, False))
    assert marked == BOM + plain
    assert b"".join(tables.to_csv([report])).decode() == marked


@EACH_FORM
def test_formulas_are_made_neutral(form: tables.TableForm) -> None:
    """No text of a report is a formula to a spreadsheet; a number below 0 stays a number."""
    agency = gd.Agency(name="=1+1", region="@省", code="+1")
    licensing = "/proactive_disclosure/services/licensing/change"
    changes = {"/agency": agency, licensing: -18}
    remarked = {"/remarks": (gd.Remark(RECEIVED, '=HYPERLINK("x"),'),)}
    read = lines([gd.replace(filled("2019"), changes | remarked)], form)
    assert (read[0]["agency"], read[0]["region"], read[0]["code"]) == ("'=1+1", "'@省", "'+1")
    by_pointer = read[0] if form == "wide" else {r["pointer"]: r["value"] for r in read}
    assert by_pointer[licensing] == "-18"
    if form == "long":
        assert {r["remark"] for r in read} == {"", '\'=HYPERLINK("x"),'}


def test_remarks_stand_at_their_cells() -> None:
    """A remark that quotes another cell's pointer does not draw that cell's remark to itself."""
    first, last = (leaves(gd.Report2021)[number].pointer for number in (0, -1))
    remarks = (gd.Remark(last, f"甲,{first},"), gd.Remark(first, f"乙,{last},%s"))
    read = lines([gd.replace(filled("2021"), {"/remarks": remarks})])
    found = {line["pointer"]: line["remark"] for line in read if line["remark"]}
    assert found == {remark.pointer: remark.text for remark in remarks}


def test_amounts_keep_their_digits() -> None:
    """An amount is written as it was published, not as another number of the same size."""
    new = gd.replace(filled("2021"), {FEES: Decimal("24252.3110820")})
    old = gd.replace(filled("2019"), {PURCHASES: Money(Decimal("5600.00"), "元")})
    assert lines([new], "wide")[0][FEES] == "24252.3110820"
    [line] = lines([old], "wide")
    assert (line[PURCHASES], line[f"{PURCHASES}/unit"]) == ("5600.00", "元")


def test_editions_are_mixed_in_the_long_form_only() -> None:
    """A wide table is of one edition: the report that does not fit is named, and what to do."""
    both = [filled("2021"), filled("2019")]
    assert len(lines(both)) == sum(len(leaves(type(report))) for report in both)
    with pytest.raises(gd.GovdiscloseError, match=r"“某局”2020 的报告是 2019 版的.*长表") as caught:
        lines(both, "wide")
    assert "make a table for each edition" in caught.value.text("en")


@EACH_FORM
def test_an_edition_is_asked_for(form: tables.TableForm) -> None:
    """A table that is to be of one edition takes no other; without reports it has a header."""
    with pytest.raises(gd.GovdiscloseError, match="只收 2019 版"):
        list(tables.to_csv([filled("2021")], form, edition_id="2019"))
    [header] = tables.to_csv([], form, edition_id="2019", bom=False)
    assert header.decode() == ",".join(tables.columns(form, "2019")) + "\r\n"
    with pytest.raises(gd.UnknownEditionError):
        list(tables.to_csv([], form, edition_id="2020"))


def test_what_cannot_be_asked_for() -> None:
    """A form there is not, and a wide table of which nobody knows the columns, are refused."""
    with pytest.raises(gd.OptionError, match=r"'long', 'wide'.*'short'"):
        list(tables.to_csv([], "short"))  # type: ignore[arg-type]
    with pytest.raises(gd.GovdiscloseError, match="edition_id；命令行用 --edition"):
        list(tables.to_csv([], "wide"))
    assert len(list(tables.to_csv([]))) == 1


def failing(report: gd.Report) -> Iterator[gd.Report]:
    yield report
    message = "no more"
    raise RuntimeError(message)


@EACH_FORM
def test_a_file_is_written_as_a_whole(tmp_path: Path, form: tables.TableForm) -> None:
    """A table has all reports, and the number of them is told; or the old file stays."""
    path = tmp_path / "out.csv"
    given = [drawing.report(seed, "2021") for seed in range(5)]
    assert tables.write_csv(given, path, form) == 5
    whole = path.read_bytes()
    assert whole == b"".join(tables.to_csv(given, form))
    with pytest.raises(RuntimeError):
        tables.write_csv(failing(given[0]), path, form)
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_that_is_missing_is_named_by_its_own_name(tmp_path: Path) -> None:
    """An error of reading a report, while the table is written, is not one of the table."""
    names = [tmp_path / "absent.json"]
    with pytest.raises(FileNotFoundError) as caught:
        tables.write_csv(map(gd.load, names), tmp_path / "out.csv")
    assert caught.value.filename in {names[0], str(names[0])}


@pytest.mark.parametrize(
    "error",
    [OSError("connection to the database lost"), ConnectionResetError(104, "reset by peer")],
)
def test_an_error_of_the_source_is_its_own(tmp_path: Path, error: OSError) -> None:
    """What fails where the reports come from is not told of the table."""

    def given() -> Iterator[gd.Report]:
        yield filled("2021")
        raise error

    with pytest.raises(OSError, match=str(error.args[-1])) as caught:
        tables.write_csv(given(), tmp_path / "out.csv")
    assert caught.value is error
    assert list(tmp_path.iterdir()) == []


@EACH_FORM
def test_memory_does_not_grow(tmp_path: Path, form: tables.TableForm) -> None:
    """Ten times as many reports take no more memory to write."""
    report = filled("2021")
    peaks = []
    for count in (20, 200, 2_000):
        tracemalloc.start()
        tables.write_csv(itertools.repeat(report, count), tmp_path / "out.csv", form)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + 100_000


@EACH_EDITION
def test_pandas_reads_the_same(tmp_path: Path, edition: str) -> None:
    """A file with a mark is read by pandas, each cell equal."""
    pandas = pytest.importorskip("pandas")
    given = [drawing.report(seed, edition) for seed in range(8)]
    path = tmp_path / "out.csv"
    tables.write_csv(given, path, "wide")
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == lines(given, "wide")
    numbers = pandas.read_csv(path, dtype_backend="numpy_nullable")[RECEIVED]
    expected = [gd.get(report, RECEIVED) for report in given]
    assert [None if number is pandas.NA else number for number in numbers] == expected


@EACH_EDITION
def test_duckdb_reads_the_same(tmp_path: Path, edition: str) -> None:
    """A file with a mark is read by DuckDB, each cell equal."""
    duckdb = pytest.importorskip("duckdb")
    given = [drawing.report(seed, edition) for seed in range(8)]
    path = tmp_path / "out.csv"
    tables.write_csv(given, path, "wide")
    relation = duckdb.connect().read_csv(str(path), all_varchar=True)
    read = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    blank_as_null = [{k: v or None for k, v in line.items()} for line in lines(given, "wide")]
    assert read == blank_as_null
    tables.write_csv(given, path)
    query = f"select pointer, value from read_csv('{path}', all_varchar=true)"  # noqa: S608 - ours
    assert duckdb.connect().sql(query).fetchall() == [
        (line["pointer"], line["value"] or None) for line in lines(given)
    ]


def test_lines_that_are_sums() -> None:
    """A line of sums becomes a report: what has no column is blank."""
    line = {RECEIVED: Decimal(3_000_000), FEES: Decimal("1.500"), "agency": "示例省"}
    [report] = tables.reports([line], edition_id="2021")
    assert (report.agency.name, report.year) == ("示例省", None)
    known = {p: v for p, v in values_by_pointer(report).items() if v is not None}
    assert known == {RECEIVED: 3_000_000, FEES: Decimal("1.5")}
    assert str(gd.get(report, FEES)) == "1.5"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("年度", "没有|；宽表的列是 edition、agency、year、"),
        ("requests/received/total", "，是否应为 /requests/received/total"),
        ("reports", "列 'reports' 不是 2021 版宽表的列"),
        ("\ufeffyear", 'BOM.*encoding="utf-8-sig"'),
    ],
)
def test_columns_that_are_not_known_are_refused(name: str, told: str) -> None:
    """A column that the wide form does not have is refused, whatever its name begins with."""
    with pytest.raises(gd.GovdiscloseError, match=told):
        list(tables.reports([{name: 1, "edition": "2021"}]))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (RECEIVED, "1,234"),
        (RECEIVED, "-1"),
        (RECEIVED, "\uff11"),
        (RECEIVED, "012"),
        (FEES, "007.5"),
        ("year", "02024"),
        (RECEIVED, Decimal("1.5")),
        (RECEIVED, Decimal("Infinity")),
        (RECEIVED, 1.0),
        (RECEIVED, True),
        (RECEIVED, "1" * 20),
        (RECEIVED, Decimal("1e999999999999")),
        (FEES, "1e3"),
        (FEES, 0.5),
        (FEES, True),
        (FEES, Decimal("NaN")),
        (FEES, Decimal("1e-999999999999")),
        ("year", "二〇二四"),
        ("published", "2024-02-30"),
        ("published", "1/20/2025"),
        ("published", "20/1/25"),
        ("kind", "bureau"),
        ("region", 3),
    ],
)
def test_values_that_no_report_holds(column: str, value: object) -> None:
    """What is not exactly a value is refused, with the line and the place."""
    good: Mapping[str, Any] = {"edition": "2021", "agency": "甲"}
    with pytest.raises(gd.InvalidValueError, match="第 2 份（甲）：") as caught:
        list(tables.reports([good, {**good, column: value}]))
    [problem] = caught.value.problems
    assert problem.pointer in {column, f"/{column}"}


def test_all_wrong_values_of_a_line_are_named() -> None:
    """One wrong field hides no other, whatever it says of the report."""
    names = ("agency", "region", "code", "kind", "published", "year", RECEIVED, FEES)
    with pytest.raises(gd.InvalidValueError) as caught:
        list(tables.reports([dict.fromkeys(names, 0.5)], edition_id="2021"))
    told = {problem.pointer.removeprefix("/") for problem in caught.value.problems}
    assert told == {name.removeprefix("/") for name in names}
    with pytest.raises(gd.InvalidValueError) as caught:
        list(tables.reports([{"published": "20日", "year": "24"}], edition_id="2021"))
    assert [problem.pointer for problem in caught.value.problems] == ["/published", "/year"]


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("published", "20/1/2025", "如 2025-01-20 或 2025/1/20；得到 '20/1/2025'"),
        (
            RECEIVED,
            1.0,
            "得到 1.0；浮点数（float）.*CSV.*dtype=str，.*Parquet.*dtype_backend=.pyarrow",
        ),
        ("year", 2024.0, "得到 2024.0；浮点数（float）.*dtype=str"),
        ("code", 1.0, "得到 1.0；浮点数（float）.*dtype=str"),
    ],
)
def test_what_to_write_instead_is_said_for_tables(column: str, value: object, told: str) -> None:
    """Advice is for who has a CSV or a data frame, not for who builds a report in Python."""
    with pytest.raises(gd.InvalidValueError, match=told):
        list(tables.reports([{"edition": "2021", column: value}]))


@pytest.mark.parametrize("written", ["2025-01-20", "2025/1/20", "2025-1-20", "2025/01/20"])
def test_dates_that_can_only_be_one(written: str) -> None:
    """Excel writes dates of a CSV with slashes; with the year first they can only be one."""
    [report] = tables.reports([{"edition": "2021", "published": written}])
    assert report.published == date(2025, 1, 20)


@pytest.mark.parametrize(
    ("agency", "zh", "en"),
    [
        ("示例市财政局", "第 1 份（示例市财政局）：", "report 1 (示例市财政局): "),
        (None, "第 1 份：", "report 1: "),
        (5, "第 1 份：", "report 1: "),
        ("示例市\n财政局", "第 1 份（'示例市\\n财政局'）：", "report 1 ('示例市\\n财政局'): "),
    ],
)
@pytest.mark.parametrize(
    "wrong", [{RECEIVED: "012"}, {"年度": "2024"}, {"edition": "2020"}, {None: ["1"]}]
)
def test_each_refusal_names_the_report(
    wrong: dict[Any, Any], agency: object, zh: str, en: str
) -> None:
    """Number and agency are told by one rule, whatever is wrong, also of the only line."""
    with pytest.raises(gd.GovdiscloseError) as caught:
        list(tables.reports([{"agency": agency, "edition": "2021"} | wrong]))
    error = caught.value
    words = error.problems[-1].message if isinstance(error, gd.InvalidValueError) else error.message
    assert words.zh.startswith(zh)
    assert words.en.startswith(en)


@pytest.mark.parametrize(
    "blank",
    [
        {"edition": "", "agency": "", RECEIVED: ""},
        {"edition": None, RECEIVED: float("nan")},
        {"edition": "", None: ["", ""]},
        {},
    ],
)
@pytest.mark.parametrize("edition_id", ["2021", None])
def test_blank_lines_are_passed_over(blank: dict[Any, Any], edition_id: str | None) -> None:
    """A line without anything is no report, and does not count."""
    rows = [{"edition": "2021", "agency": name} for name in ("甲", "乙")]
    given = [blank, rows[0], blank, rows[1], blank]
    read = tables.reports(given, edition_id=edition_id)
    assert [report.agency.name for report in read] == ["甲", "乙"]
    with pytest.raises(gd.InvalidValueError, match="第 3 份（丙）"):
        list(tables.reports([*given, {"edition": "2021", "agency": "丙", RECEIVED: "-"}]))


def test_blank_lines_of_a_long_table_are_passed_over() -> None:
    """What is refused is the first line that says something."""
    rows = lines([filled("2021")])
    with pytest.raises(gd.InvalidValueError, match=r"第 1 份（.*）：这是长表"):
        list(tables.reports([dict.fromkeys(rows[0], ""), *rows]))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2021.0", r"没有 '2021\.0' 版表格"),
        (2021.0, r"得到 2021\.0；浮点数（float）.*dtype=str"),
        (0, "没有 '0' 版表格"),
        (Decimal("2021.5"), r"版本是文字.*2021\.5"),
        (Decimal("1e5000"), r"版本是文字.*1E\+5000"),
        pytest.param(10**5000, "版本是文字.*int …", id="digits"),
        ("", "edition 一列空着，不知道是哪一版表格：请填上，或给出 edition_id"),
    ],
)
def test_editions_that_there_are_not(value: object, told: str) -> None:
    """A wrong or blank field is told with its report."""
    given: list[dict[str, Any]] = [{"edition": "2021"}, {"edition": value, "agency": "乙"}]
    with pytest.raises(gd.UnknownEditionError, match=f"第 2 份（乙）：.*{told}"):
        list(tables.reports(given))


def test_an_edition_as_a_whole_decimal() -> None:
    """Databases give whole numbers as Decimal, of editions as of counts."""
    [report] = tables.reports([{"edition": Decimal("2021.0"), "year": Decimal(2024)}])
    assert (report.edition, report.year) == ("2021", 2024)


def test_columns_of_another_edition_than_the_field_says() -> None:
    """It is the edition that is blamed, of the line or of the caller, and not a column."""
    rows = lines([filled("2021"), filled("2021")], "wide")
    rows[1]["edition"] = "2019"
    with pytest.raises(gd.InvalidValueError) as caught:
        list(tables.reports(rows))
    name = rows[1]["agency"]
    assert str(caught.value) == (
        f"第 2 份（{name}）：edition 一列是 2019，而各列是 2021 版宽表的列：请改正版本"
    )
    rows[0]["edition"] = ""
    with pytest.raises(gd.InvalidValueError, match="：edition_id 是 2019，而各列是 2021 版"):
        list(tables.reports(rows, edition_id="2019"))


def test_a_table_separated_by_tabs() -> None:
    """Read as CSV it has one column, which says what is wrong and how to read it."""
    text = b"".join(tables.to_csv([filled("2021")], "wide", bom=False)).decode().replace(",", "\t")
    with pytest.raises(gd.InvalidValueError, match=r'以制表符分隔的表.*dialect="excel-tab"'):
        list(tables.reports(csv.DictReader(io.StringIO(text, newline=""))))
    read = csv.DictReader(io.StringIO(text, newline=""), dialect="excel-tab")
    assert len(list(tables.reports(read))) == 1


@pytest.mark.parametrize(
    ("edition", "column", "value", "told"),
    [
        ("2021", RECEIVED, "012", "应为 0 至 10¹² 的整数，没有数就空着；得到 '012'"),
        ("2021", FEES, "1,5", "小数点前后各不超过 15 位，没有数就空着；得到 '1,5'"),
        ("2019", PURCHASES, "1,5", "小数点前后各不超过 15 位，没有数就空着；得到 '1,5'"),
        ("2019", f"{PURCHASES}/unit", 3, r"应为文字（str）；得到 3"),
        ("2019", "/requests/received/total", "x", "没有数就空着"),
        ("2021", "/year", "24", "应为四位数的整数，未定就空着；得到 '24'"),
        ("2021", "/kind", "部门", "之一，不清楚就空着；得到 '部门'"),
        ("2021", "/agency", 3, "应为文字（str）；得到 3"),
    ],
)
def test_advice_is_in_terms_of_tables(edition: str, column: str, value: object, told: str) -> None:
    """A blank is an empty field; None, null and Money are no words of a table."""
    name = column if column.count("/") > 1 else column[1:]
    line = {"edition": edition, PURCHASES: "1"} if edition == "2019" else {"edition": edition}
    with pytest.raises(gd.InvalidValueError, match=told) as caught:
        list(tables.reports([line | {name: value}]))
    [problem] = caught.value.problems
    assert problem.pointer == column
    assert not [word for word in ("None", "null", "Money") if word in problem.text("en")]


def test_lines_of_another_edition_than_was_said() -> None:
    """A line that says another edition than the caller is refused; one that says none is not."""
    given = [{"edition": "", "agency": "甲"}, {"edition": "2019"}]
    with pytest.raises(gd.InvalidValueError, match="第 2 份：edition 一列是 2019，而 edition_id"):
        list(tables.reports(given, edition_id="2021"))
    [report] = tables.reports([{"edition": "2021"}], edition_id="2021")
    assert report.edition == "2021"


@EACH_EDITION
def test_lines_of_pandas_come_back(tmp_path: Path, edition: str) -> None:
    """Read as text, lines of pandas become the same reports, blanks as blanks."""
    pandas = pytest.importorskip("pandas")
    given = [*(drawing.report(seed, edition) for seed in range(4)), gd.blank(edition, year=2020)]
    path = tmp_path / "out.csv"
    tables.write_csv(given, path, "wide")
    for options in ({"dtype": str}, {"dtype": str, "keep_default_na": False}):
        back = tables.reports(pandas.read_csv(path, **options).to_dict("records"))
        assert [*map(cell_values, back)] == [*map(cell_values, given)]


def test_types_that_pandas_guesses() -> None:
    """An edition read as a number is one, and NaN, NA and NaT are blanks."""
    pandas = pytest.importorskip("pandas")
    text = f"edition,agency,year,region,published,{RECEIVED}\n2021,甲,2024,,,7\n2021,乙,2024,,,\n"
    frame = pandas.read_csv(io.StringIO(text), dtype_backend="numpy_nullable")
    frame["published"] = pandas.to_datetime(frame["published"])
    first, second = tables.reports(frame.to_dict("records"))
    assert [gd.get(each, RECEIVED) for each in (first, second)] == [7, None]
    assert (first.year, first.agency.region, first.published) == (2024, None, None)
    [numpy] = tables.reports(pandas.DataFrame({"edition": [2021]}).to_dict("records"))
    assert numpy.edition == "2021"
    [scalar] = tables.reports([{"edition": pandas.Series([2021])[0], RECEIVED: float("nan")}])
    assert (scalar.edition, gd.get(scalar, RECEIVED)) == ("2021", None)


def test_columns_and_editions_that_there_are_not() -> None:
    """A misspelt pointer is not taken for a column of something else."""
    with pytest.raises(gd.PointerError, match=f"是否应为 .*{RECEIVED}"):
        list(tables.reports([{"edition": "2021", "/requests/recieved/total": 1}]))
    with pytest.raises(gd.UnknownEditionError):
        list(tables.reports([{RECEIVED: 1}]))


def test_a_long_table_is_not_read_back() -> None:
    """Its lines are cells, not reports, and are refused in words."""
    with pytest.raises(gd.InvalidValueError) as caught:
        list(tables.reports(lines([filled("2021")])))
    assert str(caught.value) == (
        f"第 1 份（{filled('2021').agency.name}）：这是长表的一行（有 pointer 和 value 两列）；"
        "读回的是宽表，一份报告一行，请写成宽表（wide）"
    )


def test_more_fields_than_the_header_has() -> None:
    """A line of CSV with a comma too many is refused, with its number."""
    text = f"edition,{RECEIVED}\r\n2021,1\r\n2021,1,234\r\n"
    read = tables.reports(csv.DictReader(io.StringIO(text, newline="")))
    assert gd.get(next(read), RECEIVED) == 1
    with pytest.raises(gd.InvalidValueError) as caught:
        next(read)
    assert str(caught.value) == "第 2 份：比表头多出字段：['234']"

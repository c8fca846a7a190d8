"""Two reports compared: each cell, the totals, the movers, the texts, and what is noted."""

import csv
import decimal
import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose import cli
from govdisclose.cells import Money
from govdisclose.comparing import Change, tenths
from govdisclose.document import Role, Table
from govdisclose.form import cell_values
from support import real
from support.examples import plainest
from support.strategies import counts, decimals, reports

LICENSING = "/proactive_disclosure/services/licensing"
RECEIVED = "/requests/received/natural_persons"
AMOUNT = "/proactive_disclosure/procurement/centralized_procurement/amount"
FEES = "/proactive_disclosure/fees/administrative_fees/amount"
EDITIONS = st.sampled_from(sorted(gd.EDITIONS))


def form(cells: Mapping[str, object], edition: str = "2021", year: int | None = 2024) -> gd.Report:
    """Give a blank form of an agency, with some cells."""
    blank = gd.blank(edition, year=year, agency=gd.Agency(name="示例市某局"))
    return gd.replace(blank, cells)


def amounts(before: Money | None, after: Money | None) -> gd.CellChange:
    """Compare two amounts that carry their own units."""
    one, other = (form({AMOUNT: amount}, "2019") for amount in (before, after))
    (cell,) = (cell for cell in gd.compare(one, other).changes if cell.pointer == AMOUNT)
    return cell


def codes(comparison: gd.Comparison) -> list[str]:
    return [note.code for note in comparison.notes]


@settings(max_examples=30)
@given(reports())
def test_a_report_beside_itself(report: gd.Report) -> None:
    """Nothing changed, no cell moved, and every text that is there is the same."""
    comparison = gd.compare(report, report)
    assert comparison.changed == comparison.movers() == ()
    assert comparison.left_out == ()
    assert {cell.change for cell in comparison.changes} <= {0, None}
    assert {text.same for text in comparison.texts} <= {1.0, None}


@settings(max_examples=30)
@given(EDITIONS.flatmap(lambda edition: st.tuples(reports(edition), reports(edition))))
def test_every_cell_is_compared_once(pair: tuple[gd.Report, gd.Report]) -> None:
    """Within an edition each cell of the form is there once, in its order, with both values."""
    comparison = gd.compare(*pair)
    cells = comparison.changes
    assert [cell.pointer for cell in cells] == [leaf.pointer for leaf in gd.leaves(type(pair[0]))]
    assert tuple(cell.before for cell in cells) == cell_values(pair[0])
    assert tuple(cell.after for cell in cells) == cell_values(pair[1])
    numbers = [cell for cell in cells if not isinstance(cell.before or cell.after, Money)]
    expected = [
        None if cell.before is None or cell.after is None else cell.after - cell.before  # type: ignore[operator]
        for cell in numbers
        if not isinstance(cell.after, Decimal)
    ]
    assert [c.change for c in numbers if not isinstance(c.after, Decimal)] == expected


@settings(max_examples=30)
@given(reports(), reports())
def test_the_other_way_round(one: gd.Report, other: gd.Report) -> None:
    """Swapping the reports negates each change, and leaves its weight and the texts' shares."""
    there, back = gd.compare(one, other), gd.compare(other, one)
    pairs = list(zip(there.changes, back.changes, strict=True))
    changes = [(first.change, second.change) for first, second in pairs]
    assert [first is None for first, _ in changes] == [second is None for _, second in changes]
    assert [
        (first, second)
        for first, second in changes
        if first is not None and first != -second  # type: ignore[operator]
    ] == []
    assert [first.weight for first, _ in pairs] == [second.weight for _, second in pairs]
    assert [text.same for text in there.texts] == [text.same for text in back.texts]
    assert {cell.pointer for cell in there.changed} == {cell.pointer for cell in back.changed}


@given(counts, counts)
def test_per_cents(before: int | None, after: int | None) -> None:
    """They are exact, and of what was above 0; rounded to tenths as by a decimal of many digits."""
    change = Change(("甲",), before, after)
    if before is None or after is None or not before:
        assert change.percent is None
        return
    assert change.percent == Fraction(100 * (after - before), before)
    with decimal.localcontext(decimal.Context(prec=60)):
        exact = Decimal(1000 * (after - before)) / before
        expected = exact.quantize(Decimal(1), decimal.ROUND_HALF_UP)
    assert tenths(change.percent) == expected


@given(decimals, decimals)
def test_amounts_are_exact(before: Decimal, after: Decimal) -> None:
    """No digit of an amount is lost, whatever precision the program works with."""
    pair = form({FEES: before}), form({FEES: after})
    with decimal.localcontext(decimal.Context(prec=1)):
        (cell,) = (cell for cell in gd.compare(*pair).changes if cell.pointer == FEES)
        change = cell.change
    assert change is not None
    assert Fraction(change) == Fraction(after) - Fraction(before)
    assert cell.unit == "万元"


def test_real_reports_of_two_years() -> None:
    """2022 and 2023 of one agency: what moved most, as the two reports were published."""
    comparison = gd.compare(real.report("pingtan-2022"), real.report("pingtan-2023"))
    assert (len(comparison.changes), len(comparison.changed)) == (200, 44)
    assert comparison.notes == ()
    movers = [(cell.place, cell.before, cell.after, cell.change) for cell in comparison.movers(8)]
    assert movers == [
        ("第二十条第（五）项 / 行政许可 / 本年处理决定数量", 10690, 2629, -8061),
        (
            "第二十条第（八）项 / 行政事业性收费 / 本年收费金额（单位：万元）",
            Decimal("9116.36"),
            Decimal("5949.088667"),
            Decimal("-3167.271333"),
        ),
        ("第二十条第（六）项 / 行政处罚 / 本年处理决定数量", 2113, 1330, -783),
        ("第二十条第（六）项 / 行政强制 / 本年处理决定数量", 0, 54, 54),
        ("第二十条第（一）项 / 行政规范性文件 / 现行有效件数", 698, 470, -228),
        ("第二十条第（一）项 / 行政规范性文件 / 本年废止件数", 55, 132, 77),
        ("三、本年度办理结果 / （二）部分公开 / 自然人", 8, 19, 11),
        ("第二十条第（一）项 / 行政规范性文件 / 本年制发件数", 88, 77, -11),
    ]


def test_reports_of_two_editions() -> None:
    """Only what both forms have in the same words is compared; what is left out is listed."""
    before, after = real.report("pingtan-2019"), real.report("pingtan-2023")
    comparison = gd.compare(before, after)
    left_out = [
        (one.chapter[:2], len(one.previous), len(one.current)) for one in comparison.left_out
    ]
    # 处理决定数量 and 本年处理决定数量 share a pointer, and are other numbers.
    assert left_out == [("二、", 22, 10), ("三、", 7, 21)]
    assert {cell.pointer.split("/")[1] for cell in comparison.changes} == {"requests", "disputes"}
    compared = {cell.pointer for cell in comparison.changes}
    for reports_of, which in ((before, "previous"), (after, "current")):
        rest = {pointer for one in comparison.left_out for pointer in getattr(one, which)}
        assert compared | rest == {leaf.pointer for leaf in gd.leaves(type(reports_of))}
        assert compared & rest == set()
    assert codes(comparison) == ["other-year", "other-edition"]


@pytest.mark.parametrize(
    ("before", "after", "change", "unit"),
    [
        (Money(Decimal(5600), "元"), Money(Decimal("1.2"), "万元"), Decimal("6400.0"), "元"),
        (
            Money(Decimal("160.5964"), "万元"),
            Money(Decimal(200), "万元"),
            Decimal("39.4036"),
            "万元",
        ),
        (Money(Decimal(0)), Money(Decimal("1.5"), "万元"), Decimal("1.5"), "万元"),
        (Money(Decimal(0)), Money(Decimal(0)), Decimal(0), None),
        (Money(Decimal(5), "美元"), Money(Decimal(7), "美元"), Decimal(2), "美元"),
        (Money(Decimal(5), "美元"), Money(Decimal(7), "元"), None, None),
        (Money(Decimal(5600)), Money(Decimal(5700)), None, None),
        (Money(Decimal(5600)), Money(Decimal(0)), None, None),
        (None, Money(Decimal(5), "元"), None, None),
    ],
)
def test_amounts_with_units(
    before: Money | None, after: Money | None, change: Decimal | None, unit: str | None
) -> None:
    """Units are converted exactly; where one is not known there is no change. 0 needs no unit."""
    cell = amounts(before, after)
    assert (cell.change, cell.unit) == (change, unit)


def test_converted_amounts_are_written_out() -> None:
    """No change of an amount has an exponent: spreadsheets and people read digits."""
    cell = amounts(Money(Decimal(3), "百元"), Money(Decimal(2), "万元"))
    assert str(cell.change) == "19700"


def test_one_amount_in_two_units() -> None:
    """10,000 元 are 1 万元: nothing has changed."""
    cell = amounts(Money(Decimal(10000), "元"), Money(Decimal(1), "万元"))
    assert (cell.change, cell.percent) == (Decimal(0), Fraction(0))
    assert not cell.is_changed


def test_amounts_without_a_unit_are_noted() -> None:
    """They count as changed, as they differ, and a note says that they cannot be compared."""
    comparison = gd.compare(
        form({AMOUNT: Money(Decimal(5600))}, "2019", 2019),
        form({AMOUNT: Money(Decimal(57))}, "2019", 2020),
    )
    assert [cell.pointer for cell in comparison.changed] == [AMOUNT]
    assert comparison.movers() == ()
    assert codes(comparison) == ["blank", "no-unit"]
    assert str(comparison.notes[1].message).startswith(
        "「第二十条第（九）项 / 政府集中采购 / 采购总金额」"
    )


def test_signed_changes() -> None:
    """本年增/减 may be below 0: it has a change all the same, and no share of it."""
    pointer = f"{LICENSING}/change"
    comparison = gd.compare(form({pointer: -18}, "2019"), form({pointer: 2}, "2019"))
    (cell,) = comparison.changed
    assert (cell.change, cell.percent) == (20, None)


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        (0, 1, 1 / 11),
        (74, 81, 49 / 165),
        (9000, 9100, 10000 / 18110),
        (100, 120, 400 / 230),
        (0, 10, 5.0),
        (7, 7, 0.0),
        (None, 7, 0.0),
    ],
)
def test_weights(before: int | None, after: int | None, weight: float) -> None:
    """A change weighs its square by both figures and 10; 0 → 1 weighs less than 74 → 81."""
    assert Change(("甲",), before, after).weight == weight


def test_amounts_weigh_in_ten_thousands() -> None:
    """An amount weighs the same in 元 and in 万元."""
    weights = [
        amounts(Money(Decimal(2) * scale, unit), Money(Decimal(5) * scale, unit)).weight
        for unit, scale in (("万元", 1), ("元", 10000))
    ]
    assert weights == [9 / 17, 9 / 17]


def test_movers_leave_totals_out() -> None:
    """A total tells its parts' change twice; where a part is blank it is the one that tells it."""
    total = "/requests/received/total"
    zeros = plainest("2021", {})
    more = gd.replace(zeros, {RECEIVED: 9, total: 9})
    assert [cell.pointer for cell in gd.compare(zeros, more).movers()] == [RECEIVED]
    blanked = gd.replace(more, {RECEIVED: None})
    assert [cell.pointer for cell in gd.compare(zeros, blanked).movers()] == [total]


def test_movers_in_order() -> None:
    """The heaviest come first, equal ones in printed order, and no more than asked for."""
    zeros = plainest("2021", {})
    row = "/requests/outcomes/disclosed/organizations"
    names = ["other", "legal_service_institutions", "commercial_enterprises"]
    cells = {f"{row}/{name}": 3 for name in names} | {RECEIVED: 4}
    comparison = gd.compare(zeros, gd.replace(zeros, cells))
    moved = [cell.pointer for cell in comparison.movers()]
    assert moved == [RECEIVED, *(f"{row}/{name}" for name in reversed(names))]
    assert [cell.pointer for cell in comparison.movers(2)] == moved[:2]
    assert comparison.movers(0) == ()


@pytest.mark.parametrize("n", [-1, 1.5, "3", True])
def test_as_many_movers_as_cannot_be(n: Any) -> None:
    """How many are asked for is a whole number, not below 0."""
    report = form({})
    with pytest.raises(gd.InvalidValueError, match="不小于 0 的整数"):
        gd.compare(report, report).movers(n)


def test_texts() -> None:
    """Each chapter of prose has its lengths in letters and the share that is the same."""
    before = form({"/overview": (gd.Paragraph("2023年，公开政策文件12件。"),)})
    overview, problems = gd.Paragraph("2024年，公开政策文件15件。"), gd.Paragraph("人员不足。")
    after = form({"/overview": (overview,), "/problems": (problems,)})
    texts = [(t.pointer, t.before, t.after, t.same) for t in gd.compare(before, after).texts]
    assert texts == [
        ("/overview", 8, 8, 1.0),
        ("/problems", 0, 4, 0.0),
        ("/other_matters", 0, 0, None),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"/year": 2023}, []),
        ({"/year": 2022}, ["other-year"]),
        ({"/year": 2024}, ["other-year"]),
        ({"/year": None}, ["no-year"]),
        ({"/year": 2023, "/agency/name": "示例市另一局"}, ["other-agency"]),
        ({"/year": 2023, "/agency/name": "示例市　某局"}, []),
        ({"/year": 2023, "/agency/name": ""}, []),
        ({"/year": 2023, RECEIVED: None}, ["blank"]),
    ],
)
def test_notes(changes: dict[str, Any], expected: list[str]) -> None:
    """What does not fit is noted, never refused; white space in names does not count."""
    report = gd.replace(plainest("2021", {}), {"/year": 2024, "/agency/name": "示例市某局"})
    assert codes(gd.compare(gd.replace(report, changes), report)) == expected


def test_what_is_no_report_is_refused() -> None:
    """JSON, say, must be loaded first; both arguments are named."""
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.compare("last.json", None)  # type: ignore[arg-type]
    assert [problem.pointer for problem in caught.value.problems] == ["/previous", "/current"]


def test_a_comparison_is_a_value() -> None:
    """Equal reports give equal comparisons, whose representation is short."""
    pair = real.report("pingtan-2022"), real.report("pingtan-2023")
    assert gd.compare(*pair) == gd.compare(*pair)
    assert len(repr(gd.compare(*pair))) < 1000
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        gd.compare(*pair).notes = ()  # type: ignore[misc]


@settings(max_examples=20)
@given(reports(), reports(), st.sampled_from(["zh", "en"]))
def test_as_a_document(before: gd.Report, after: gd.Report, lang: gd.Lang) -> None:
    """The tables of the chapters have every cell, with both figures and the change, in order."""
    comparison = gd.compare(before, after)
    document = gd.layout_comparison(comparison, lang)
    headings = {cell.labels[0] for cell in comparison.changes}
    tables = [
        block
        for above, block in zip(document.blocks, document.blocks[1:], strict=False)
        if isinstance(block, Table) and isinstance(above, gd.Heading) and above.text in headings
    ]
    values = [value for table in tables for value in table.values]
    assert len(values) == 4 * len(comparison.changes)
    assert [value == "" for value in values[::4]] == [c.before is None for c in comparison.changes]
    assert [value == "" for value in values[1::4]] == [c.after is None for c in comparison.changes]
    assert [value == "" for value in values[2::4]] == [c.change is None for c in comparison.changes]


def test_the_labels_of_the_document() -> None:
    """A cell's row names its row and its column; a group of columns stands around its own."""
    report = plainest("2021", {})
    document = gd.layout_comparison(gd.compare(report, report))
    table = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and block.frame.caption.startswith("三、")
    )
    slot = table.frame.slots[4 * 8]  # the second cell of 二
    labels = [table.frame.cells[index].label for index in slot.headers]
    assert labels == ["二、上年结转政府信息公开申请数量", "法人或其他组织", "商业企业", labels[-1]]
    assert labels[-1].endswith("年（前）")
    corner = [cell.label for cell in table.frame.cells if cell.role is Role.CORNER]
    assert corner == ["项目"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "（条形图之{}，数据见上表）"),
        ("en", " (bar chart {} of 2; the table above has the figures)"),
    ],
)
def test_the_title_of_the_chart(lang: gd.Lang, words: str) -> None:
    """What a screen reader says of the two halves is in the language of the document."""
    pair = real.report("pingtan-2022"), real.report("pingtan-2023")
    document = gd.layout_comparison(gd.compare(*pair), lang)
    titles = re.findall(r"<title id=.*?>(.*)</title>", str(gd.render(document, "html")))
    ends = [words.format(number) for number in ("一二" if lang == "zh" else "12")]
    assert [title.endswith(end) for title, end in zip(titles, ends, strict=True)] == [True, True]


def test_a_short_document() -> None:
    """Without cells it ends behind the texts."""
    report = plainest("2021", {})
    comparison = gd.compare(report, report)
    whole = gd.layout_comparison(comparison).blocks
    short = gd.layout_comparison(comparison, cells=False).blocks
    assert whole[: len(short)] == short
    headings = [block.text for block in short if isinstance(block, gd.Heading)]
    assert headings == ["主要数据", "变动最大的数据", "文字相同的比例"]
    listless = gd.layout_comparison(comparison, movers=0, cells=False).blocks
    start = short.index(gd.Heading("变动最大的数据", 1))
    assert listless == short[:start] + short[start + 2 :]


def test_data_for_programs() -> None:
    """JSON has every cell; amounts are texts, what is not known is null."""
    before = plainest("2021", {FEES: Decimal("1.50"), RECEIVED: 80}, 1)
    after = plainest("2021", {FEES: Decimal("2.25"), RECEIVED: 90})
    comparison = gd.compare(before, after)
    data = json.loads(gd.summarize_comparison(comparison, "json", "en"))
    assert list(data) == [
        *("previous", "current", "notes", "totals", "movers", "texts", "changes", "left_out")
    ]
    cells = {cell["pointer"]: cell for cell in data["changes"]}
    assert list(cells) == [cell.pointer for cell in comparison.changes]
    assert cells[FEES] == {
        "pointer": FEES,
        "labels": list(gd.leaves(gd.Report2021)[9].labels),
        "before": "1.50",
        "after": "2.25",
        "change": "0.75",
        "percent": 50.0,
        "unit": "万元",
    }
    assert (cells[RECEIVED]["change"], cells[RECEIVED]["percent"]) == (10, 12.5)
    assert data["movers"] == [RECEIVED, FEES]
    document = gd.layout_comparison(comparison, "en")
    assert json.loads(document.data()) == data


def test_a_spreadsheet() -> None:
    """CSV has a line for each cell, numbers as numbers; an amount in another unit as published."""
    before = form({AMOUNT: Money(Decimal(5600), "元"), RECEIVED: 3}, "2019", 2019)
    after = form({AMOUNT: Money(Decimal("1.2"), "万元"), RECEIVED: 2}, "2019", 2020)
    content = gd.summarize_comparison(gd.compare(before, after), "csv")
    header, *lines = csv.reader(io.StringIO(content.removeprefix("\ufeff")))
    assert content.startswith("\ufeff")
    assert header == [*("章", "项目", "指针", "2019年", "2020年", "增减", "增减幅度（%）", "单位")]
    by_pointer = {line[2]: line[3:] for line in lines}
    assert len(lines) == len(by_pointer) == len(gd.leaves(gd.Report2019))
    assert by_pointer[AMOUNT] == ["5600", "1.2万元", "6400", "114.3", "元"]
    assert by_pointer[RECEIVED] == ["3", "2", "-1", "-33.3", ""]
    assert set(by_pointer[f"{LICENSING}/change"]) == {""}


def test_a_form_that_there_is_not() -> None:
    """The forms that there are, are named."""
    report = form({})
    with pytest.raises(gd.UnknownFormatError, match="brief, csv, json"):
        gd.summarize_comparison(gd.compare(report, report), "xml")  # type: ignore[arg-type]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder, which is the current one, with the reports of two years."""
    monkeypatch.chdir(tmp_path)
    for name, slug in (("last.json", "pingtan-2022"), ("this.json", "pingtan-2023")):
        gd.dump(real.report(slug), name)
    return tmp_path


@pytest.mark.usefixtures("files")
def test_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """What moved and how much is printed; each cell only where that is asked for."""
    assert cli.main(["compare", "last.json", "this.json", "--movers", "2"]) == 0
    text = capsys.readouterr().out
    lines = text.splitlines()
    assert "      74      81    +7     +9.5%  一、本年新收政府信息公开申请数量" in lines
    assert lines[-1] == "共对比 200 格，其中 44 格有变动；--all 逐格列出"
    assert len(lines) == 1 + (2 + 12) + (2 + 2) + (2 + 3) + 1
    assert cli.main(["compare", "last.json", "this.json", "--all", "--lang", "en"]) == 0
    every = capsys.readouterr().out.splitlines()
    assert len(every) == len(lines) + 8 + 200 + 2 * 3
    assert every[-1] == "cells compared: 200, changed: 44"


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("suffix", ["docx", "html", "md"])
def test_as_a_file(suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is rendered by its suffix, and where it carries JSON it is not read as a report."""
    target = Path(f"out.{suffix}")
    assert cli.main(["compare", "last.json", "this.json", "-o", str(target)]) == 0
    document = gd.layout_comparison(gd.compare(gd.load("last.json"), gd.load("this.json")))
    gd.write(document, f"expected.{suffix}")
    assert target.read_bytes() == Path(f"expected.{suffix}").read_bytes()
    assert capsys.readouterr().err == f"已写出 {target}\n"
    if suffix in {"docx", "html"}:
        with pytest.raises(gd.ReadError, match="不是年度报告"):
            gd.read(target)


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("options", [[], ["--all"], ["--movers", "3", "--lang", "en"]])
def test_in_brief_as_a_file(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A file .txt has what the terminal shows with the same options; so has any, by the name."""
    call = ["compare", "last.json", "this.json", *options]
    assert cli.main(call) == 0
    shown = capsys.readouterr().out
    assert cli.main([*call, "-o", "out.txt"]) == 0
    assert cli.main([*call, "--to", "brief", "-o", "out"]) == 0
    assert [Path(name).read_text("utf-8") for name in ("out.txt", "out")] == [shown, shown]


@pytest.mark.usefixtures("files")
def test_the_document_as_a_text(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The document as a text is the renderer's, in the number of movers that is asked for."""
    call = ["compare", "last.json", "this.json", "--to", "text", "--movers", "3"]
    assert cli.main(call) == 0
    comparison = gd.compare(gd.load("last.json"), gd.load("this.json"))
    expected = gd.render(gd.layout_comparison(comparison, movers=3), "text")
    assert capfdbinary.readouterr().out == expected.encode()


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("form", ["csv", "json"])
def test_as_data(form: gd.ComparisonFormat, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """CSV and JSON go to a file by its suffix, or to standard output by their name."""
    cli.main(["compare", "last.json", "this.json", "-o", f"OUT.{form.upper()}"])
    cli.main(["compare", "last.json", "this.json", "--to", form])
    comparison = gd.compare(gd.load("last.json"), gd.load("this.json"))
    expected = gd.summarize_comparison(comparison, form).encode()
    assert Path(f"OUT.{form.upper()}").read_bytes() == expected
    assert capfdbinary.readouterr().out == expected


@pytest.mark.usefixtures("files")
def test_options_of_a_format(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """-O is for what is rendered."""
    arguments = ["compare", "last.json", "this.json", "-O", "layout=list"]
    assert cli.main([*arguments, "--to", "text"]) == 0
    assert "· 增减：+7" in capfdbinary.readouterr().out.decode()
    assert cli.main(arguments) == 2
    assert "-O" in capfdbinary.readouterr().err.decode()


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["last.json", "no.json"], "no.json: 没有这个文件或文件夹"),
        (["last.json", "this.json", "-o", "this.json"], "this.json 已是要读的文件"),
        (["last.json", "this.json", "-o", "out.xls"], "对比另有 brief、csv 和 json"),
        (["last.json", "this.json", "--to", "xls"], "对比另有 brief、csv 和 json"),
        (["last.json", "this.json", "--all", "--to", "text"], "--all 只用于 brief"),
        (["last.json", "this.json", "--all", "-o", "out.json"], "--all 只用于 brief"),
        (["last.json", "this.json", "--movers", "3", "--to", "csv"], "--movers 不能用于 csv"),
        (["last.json", "this.json", "-O", "width=60", "-o", "out.txt"], "-O 只用于"),
        (["last.json", "this.json", "--movers", "-1"], "不小于 0 的整数；得到 -1"),
        (["-", "-"], "标准输入只能读一次"),
        (["last.json"], "缺少参数：CURRENT"),
    ],
)
def test_what_cannot_be_done(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said in words, with exit status 2, and the reports stay what they were."""
    before = [Path(name).read_bytes() for name in ("last.json", "this.json")]
    assert cli.main(["compare", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert [Path(name).read_bytes() for name in ("last.json", "this.json")] == before


def test_notes_on_the_command_line(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Notes are part of the text, or stand beside a file; wrong figures are noted, too."""
    gd.dump(real.report("jinhu-2023"), files / "other.json")
    assert cli.main(["compare", "last.json", "other.json"]) == 0
    shown = capsys.readouterr()
    agency = "请留意：用来对比的是“平潭综合实验区（管委会）”的报告，不是“金湖县人民政府”的"
    wrong = "请留意：other.json 有 1 处错误，可用 govdisclose check 查看"
    assert shown.out.splitlines()[1] == agency
    assert shown.err.splitlines() == [wrong]
    assert cli.main(["compare", "last.json", "other.json", "-o", "out.txt"]) == 0
    assert capsys.readouterr().err.splitlines() == [agency, "已写出 out.txt", wrong]

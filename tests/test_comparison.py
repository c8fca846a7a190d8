"""A report beside the one of the year before: the totals, and how a comparison is shown."""

import decimal
import io
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose import cli
from govdisclose.document import BarChart, Document, Metadata, Role, Table
from govdisclose.renderers import html
from govdisclose.renderers.html import charts
from support import html_reading as reading
from support import real
from support.strategies import reports

LABELS = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开",
    "（三）不予公开",
    "（四）无法提供",
    "（五）不予处理",
    "（六）其他处理",
    "（七）总计",
    "四、结转下年度继续办理",
    "行政复议",
    "行政诉讼",
]


def compared_with(report: gd.Report, previous: gd.Report) -> Document:
    """Lay out the whole comparison of a report with an earlier one."""
    return gd.layout_comparison(gd.compare(previous, report))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(document: Document) -> dict[str, list[str]]:
    """Read the table of totals, the first one: values by the innermost label of the row."""
    table = tables(document)[0]
    labels = [cell for cell in table.frame.cells if cell.role is Role.ROW]
    found: dict[str, list[str]] = {}
    for slot, value in zip(table.frame.slots, table.values, strict=True):
        label = max(
            (cell for cell in labels if cell.row == slot.row), key=lambda cell: cell.column
        ).label
        found.setdefault(label, []).append(value)
    return found


def test_real_reports_of_two_years() -> None:
    """The totals of 2022 and 2023, as the two reports were published, and the changes."""
    document = compared_with(real.report("pingtan-2023"), real.report("pingtan-2022"))
    compared = rows(document)
    assert list(compared) == LABELS
    assert compared["一、本年新收政府信息公开申请数量"] == ["74", "81", "+7", "+9.5%"]
    assert compared["（三）不予公开"] == ["4", "5", "+1", "+25.0%"]
    assert compared["（五）不予处理"] == ["0", "1", "+1", "—"]
    assert compared["四、结转下年度继续办理"] == ["0", "0", "0", "—"]
    assert compared["行政诉讼"] == ["1", "7", "+6", "+600.0%"]


def test_reports_of_two_editions() -> None:
    """A report of 2019 is compared in the quantities that the form of 2021 has too."""
    compared = rows(compared_with(real.report("pingtan-2023"), real.report("pingtan-2019")))
    assert list(compared) == LABELS
    # One row in the form of 2019, three in that of 2021.
    assert compared["（六）其他处理"] == ["0", "2", "+2", "—"]
    assert compared["（七）总计"] == ["23", "81", "+58", "+252.2%"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, 3, ["", "3", "", ""]),
        (3, None, ["3", "", "", ""]),
        (0, 0, ["0", "0", "0", "—"]),
        (8, 9, ["8", "9", "+1", "+12.5%"]),
        (2000, 2001, ["2000", "2001", "+1", "+0.1%"]),
        (3000, 3001, ["3000", "3001", "+1", "0%"]),
        (3, 2, ["3", "2", "-1", "-33.3%"]),
        (5, 5, ["5", "5", "0", "0%"]),
        (2000, 1999, ["2000", "1999", "-1", "-0.1%"]),
        (1, 10**12, ["1", "1000000000000", "+999999999999", "+99999999999900.0%"]),
    ],
)
def test_changes(before: int | None, after: int | None, expected: list[str]) -> None:
    """A blank stays blank; of nothing there is no share; halves are rounded away from zero."""
    form = gd.blank("2021", year=2024)
    reports_of = [
        gd.replace(form, {"/requests/received/total": count}) for count in (after, before)
    ]
    assert rows(compared_with(*reports_of))["一、本年新收政府信息公开申请数量"] == expected


def test_shares_do_not_depend_on_the_decimal_context() -> None:
    """A program's own precision of decimals changes nothing."""
    report, previous = real.report("pingtan-2023"), real.report("pingtan-2022")
    expected = rows(compared_with(report, previous))
    with decimal.localcontext(decimal.Context(prec=1)):
        assert rows(compared_with(report, previous)) == expected


def test_a_sum_with_a_blank_is_blank() -> None:
    """A group of rows with a blank in it has no sum."""
    report = real.report("pingtan-2023")
    blanked = gd.replace(report, {"/requests/outcomes/withheld/state_secrets/total": None})
    compared = rows(compared_with(blanked, report))
    assert compared["（三）不予公开"] == ["5", "", "", ""]


def test_it_stands_behind_the_last_chapter() -> None:
    """The comparison has a heading of its own between the six chapters and the attachments."""
    report = gd.replace(
        real.report("pingtan-2023"), {"/attachments": (gd.Attachment("甲", (gd.Paragraph("乙"),)),)}
    )
    plain = gd.layout(report).blocks
    compared = gd.layout(report, previous=real.report("pingtan-2022")).blocks
    heading, table, chart = compared[-6:-3]
    assert compared[:-6] + compared[-3:] == plain
    assert heading == gd.Heading("与2022年对比", 1)
    assert (type(table), type(chart)) == (Table, BarChart)


def test_years_that_are_not_known() -> None:
    """Without a year the columns are called last year and this year."""
    one, other = gd.blank("2021", year=None), gd.blank("2021", year=None)
    document = compared_with(one, other)
    table = tables(document)[0]
    labels = [cell.label for cell in table.frame.cells if cell.role is Role.COLUMN]
    assert labels == ["上年度", "本年度", "增减", "增减幅度"]
    assert document.metadata.title == "本年度与上年度政府信息公开工作情况对比"


def test_a_blank_form_is_not_compared() -> None:
    """A form that is yet to be filled in stays the form."""
    form = gd.blank("2021")
    compared = gd.layout(form, previous=real.report("pingtan-2022"))
    assert compared.blocks == gd.layout(form).blocks


@settings(max_examples=30)
@given(reports(), reports(), st.sampled_from(["page", "fragment", "cms"]))
def test_any_two_reports(report: gd.Report, previous: gd.Report, mode: html.Mode) -> None:
    """Any two reports of any editions are compared and shown in every format."""
    document = compared_with(report, previous)
    markup = html.render(document, mode=mode)
    reading.parse(markup)
    shown = tables(document)
    found = reading.find(reading.tree(markup), "//table")
    assert list(map(reading.grid, found)) == list(map(reading.expected_grid, shown))
    values = [value for table in shown for value in table.values if value]
    for name, options in (("text", {"layout": "list"}), ("markdown", {})):
        text = str(gd.render(document, name, **options))
        assert [value for value in values if value not in text] == []
    assert gd.render(document, "docx")


def test_chart_in_html() -> None:
    """One bar for each number that is known, as long as it is large, with the number behind it.

    The eleven categories are drawn in two pictures, in which lengths mean the same.
    """
    document = compared_with(real.report("pingtan-2023"), real.report("pingtan-2022"))
    markup = html.render(document, mode="fragment")
    halves = reading.find(reading.tree(markup), "//svg")
    bars, drawn = [], []
    for number, svg in enumerate(halves, 1):
        rects = [rect for rect in reading.find(svg, "rect") if rect.get("x") == "0"][1:]
        bars += [(rect.get("class"), float(rect.get("width", ""))) for rect in rects]
        drawn += [text.text for text in reading.find(svg, "text")]
        title = reading.find(svg, "title")[0]
        assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", title.get("id"))
        assert (title.text or "").endswith(f"（条形图之{' 一二'[number]}，数据见上表）")
    assert len(halves) == 2
    # Received, 74 and 81: the longest bar of all is that of 81.
    assert bars[0][0] == "gd-series-1"
    assert bars[1] == ("gd-series-2", max(width for _, width in bars))
    assert bars[0][1] / bars[1][1] == pytest.approx(74 / 81, abs=0.001)
    assert len(bars) == 2 * 11  # nothing was carried forward in either year
    assert drawn[:5] == ["2022年", "2023年", LABELS[0], "74", "81"]
    assert LABELS[9] not in drawn
    assert "style" not in {name for name, _ in reading.parse(markup).attributes}


def test_chart_stays_within_its_drawing() -> None:
    """The longest bar and the number behind it fit, however long the number is."""
    for longest in (1, 10**4, 10**12):
        chart = BarChart("甲", ("乙", "丙"), ("丁",), ((longest, 0),))
        [drawn] = charts.placed(chart)
        (category,) = drawn.categories
        long, short = category.bars
        assert long.width + 4 + 8 * len(str(longest)) == charts.WIDTH
        assert (short.width, short.words) == (0, "0")


def test_unknown_and_empty_bars() -> None:
    """An unknown number has no bar; a chart without any category is left out."""
    chart = BarChart("甲", ("乙", "丙"), ("丁",), ((None, 3),))
    [drawn] = charts.placed(chart)
    (category,) = drawn.categories
    assert [(bar.series, bar.words) for bar in category.bars] == [(1, "3")]
    metadata = Metadata(title="", author="", published=None)
    empty = Document((BarChart("甲", ("乙",), (), ()),), metadata, lambda: "{}")
    assert "<svg" not in html.render(empty)


@pytest.mark.parametrize(
    ("series", "categories", "values"),
    [
        (("乙", "丙", "丁"), ("戊",), ((1, 2, 3),)),
        (("乙",), ("丙", "丁"), ((1,),)),
        (("乙", "丙"), ("丁",), ((1,),)),
        (("乙",), ("丙",), ((-1,),)),
    ],
)
def test_charts_that_cannot_be_drawn(
    series: tuple[str, ...], categories: tuple[str, ...], values: tuple[tuple[int, ...], ...]
) -> None:
    """A chart has one length for each bar, none negative, and two series at most."""
    with pytest.raises(gd.InvalidValueError, match="条形图"):
        BarChart("甲", series, categories, values)


def test_two_charts_on_a_page() -> None:
    """Ids of charts and tables differ within a document, and begin with its prefix."""
    document = compared_with(real.report("pingtan-2023"), real.report("pingtan-2022"))
    twice = Document(document.blocks * 2, document.metadata, document.data)
    ids = re.findall(' id="([^"]*)"', html.render(twice, mode="fragment", prefix="a"))
    charts_of = [name for name in ids if re.fullmatch(r"a-f\d+(-2)?", name)]
    assert len(charts_of) == 4
    assert len(set(ids) - {"a-title"}) == len([name for name in ids if name != "a-title"])


def test_in_word_and_text() -> None:
    """Word and text have the table, and leave the chart out."""
    document = compared_with(real.report("pingtan-2023"), real.report("pingtan-2022"))
    content = gd.render(document, "docx")
    with zipfile.ZipFile(BytesIO(content)) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("<w:tbl>") == len(tables(document))
    assert "+600.0%" in xml
    assert "<w:drawing" not in xml
    text = gd.render(document, "text", layout="list")
    assert "三、本年度办理结果 · （三）不予公开 · 增减：+1" in text.splitlines()


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``render --previous`` compares; a file that is no report is named."""
    names = {"this.json": "pingtan-2023", "last.json": "pingtan-2022"}
    this, last = (tmp_path / name for name in names)
    for path, slug in zip((this, last), names.values(), strict=True):
        gd.dump(real.report(slug), path)
    target = tmp_path / "report.html"
    cli.main(["render", str(this), "--previous", str(last), "-o", str(target)])
    expected = gd.layout(gd.load(this), previous=gd.load(last))
    assert target.read_text("utf-8") == gd.render(expected, "html")
    capsys.readouterr()
    assert cli.main(["render", str(this), "--previous", str(target), "--to", "text"]) == 2
    assert str(target) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("pingtan-2019", ["这份报告是 2023 年的，不是上一年与本年"]),
        (
            "huaian-2024",
            ["这份报告是 2023 年的，不是上一年与本年", "不是“平潭综合实验区（管委会）”的"],
        ),
        ("jinhu-2023", ["这份报告是 2023 年的，不是上一年与本年", "不是“平潭", "有 1 处错误"]),
        ("pingtan-2022", []),
    ],
)
def test_odd_comparisons_are_noted(
    slug: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line says so when it compares with another year, agency, or a wrong report."""
    for name, of in (("this.json", "pingtan-2023"), ("last.json", slug)):
        gd.dump(real.report(of), tmp_path / name)
    this, last = (str(tmp_path / name) for name in ("this.json", "last.json"))
    cli.main(["render", this, "--previous", last, "-o", str(tmp_path / "out.txt")])
    notes = [line for line in capsys.readouterr().err.splitlines() if line.startswith("请留意")]
    assert len(notes) == len(words)
    assert all(word in note for word, note in zip(words, notes, strict=True))


def test_standard_input_is_read_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Both reports from standard input are refused, with the reason."""
    with pytest.MonkeyPatch.context() as patch:
        stream = io.TextIOWrapper(io.BytesIO(gd.dumps(real.report("pingtan-2023")).encode()))
        patch.setattr("sys.stdin", stream)
        assert cli.main(["render", "-", "--previous", "-", "--to", "text"]) == 2
    assert "标准输入只能读一次" in capsys.readouterr().err

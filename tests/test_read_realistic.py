"""Tables as offices rearrange them: what is certain is read, all else is left blank and named."""

from collections.abc import Callable

import pytest

import govdisclose as gd
from govdisclose.cells import Cell
from govdisclose.editions import EDITIONS, Report
from govdisclose.form import leaves, values_by_pointer
from govdisclose.readers import Reading, read, read_content
from govdisclose.readers.content import Content, Grid, Item, Line
from govdisclose.readers.limits import Limits
from support import damaging, real
from support.damaged_files import WRITERS, content, grid
from support.damaging import Box, Sheet, columns, insert

FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
SEVEN = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
PENALTIES = "/proactive_disclosure/enforcement/penalties/decisions"
COMPULSION = "/proactive_disclosure/enforcement/compulsion/decisions"
AMOUNT = "/proactive_disclosure/fees/administrative_fees/amount"
PROCUREMENT = "/proactive_disclosure/procurement/centralized_procurement/amount"
SECRETS = "/requests/outcomes/withheld/state_secrets"


def numbered(edition: str = "2021", start: int = 101) -> Report:
    """Give a report in which each cell has a number of its own."""
    slug = {"2021": "huaian-2024", "2019": "zhanjiang-fenyong-zs-2020"}[edition]
    report = real.report(slug)
    whole = (leaf for leaf in leaves(type(report)) if leaf.cell in {Cell.COUNT, Cell.CHANGE})
    return gd.replace(report, {leaf.pointer: start + i for i, leaf in enumerate(whole)})


def read_sheets(report: Report, sheets: list[Sheet], name: str = "content") -> Reading:
    if name == "content":
        return read_content(content(report, sheets), None, Limits())
    return read(WRITERS[name](report, sheets))


def differing(reading: Reading, report: Report) -> dict[str, object]:
    """Give what was read as something else, by pointer."""
    actual = values_by_pointer(reading.report)
    expected = values_by_pointer(report)
    return {
        pointer: actual[pointer] for pointer in expected if actual[pointer] != expected[pointer]
    }


def severe(reading: Reading) -> set[str]:
    """Give the codes of problems, but for those of the words, which these documents have not."""
    words = {"title-missing", "year-missing", "agency-missing"}
    return {p.code for p in reading.problems if p.severity != "info"} - words


def is_named(pointer: str, reading: Reading) -> bool:
    about = (p.pointer for p in reading.problems if p.severity != "info" and p.pointer)
    return any(f"{pointer}/".startswith(f"{each}/") for each in about)


def row_of(sheet: Sheet, label: str) -> int:
    return next(i for i, row in enumerate(sheet) if any(label in box.text for box in row))


def box_of(sheet: Sheet, label: str) -> Box:
    return next(box for row in sheet for box in row if label in box.text)


def texts(sheet: Sheet) -> list[str]:
    return [box.text for row in sheet for box in row if box.value]


def lawsuits_first(sheet: Sheet) -> None:
    values = [Box(text, value=True) for text in texts(sheet)]
    sheet[:] = [
        [Box("行政诉讼", 1, 10), Box("行政复议", 1, 5)],
        [Box("未经复议直接起诉", 1, 5), Box("复议后起诉", 1, 5), *(Box(t, 2) for t in FIVE)],
        [Box(text) for text in FIVE * 2],
        values[5:] + values[:5],
    ]


def lawsuits_exchanged(sheet: Sheet) -> None:
    values = [Box(text, value=True) for text in texts(sheet)]
    sheet[1][5:] = reversed(sheet[1][5:])
    sheet[3] = values[:5] + values[10:] + values[5:10]


@pytest.mark.parametrize("name", sorted([*WRITERS, "content"]))
@pytest.mark.parametrize("change", [lawsuits_first, lawsuits_exchanged])
def test_groups_of_columns_in_another_order(change: Callable[[Sheet], None], name: str) -> None:
    """Columns of the same names are told apart by their groups, not by their order."""
    report = numbered()
    sheets = damaging.sheets(report)
    change(sheets[2])
    reading = read_sheets(report, sheets, name)
    wrong = differing(reading, report)
    assert set(wrong.values()) <= {None}
    assert (len(wrong), {p for p in wrong if not is_named(p, reading)}) == (
        15 if name == "cells" else 0,
        set(),
    )


def test_a_total_that_stands_first() -> None:
    """Columns are found by their labels where they stand, the total before the others too."""
    report = numbered()
    sheets = damaging.sheets(report)
    sheets[1][1].insert(0, sheets[1][1].pop())
    for row in sheets[1][3:]:
        row.insert(len(row) - 7, row.pop())
    reading = read_sheets(report, sheets)
    assert (differing(reading, report), severe(reading)) == ({}, {"columns-moved"})


@pytest.mark.parametrize("name", sorted([*WRITERS, "content"]))
def test_another_header(name: str) -> None:
    """A header of one row, other words in its corner, and 合计 for 总计 leave no doubt."""
    report = numbered()
    sheets = damaging.sheets(report)
    labels = [Box(text.replace("总计", "合计")) for text in SEVEN]
    sheets[1][:3] = [[Box("申请处理情况", 1, 3), *labels]]
    reading = read_sheets(report, sheets, name)
    assert (differing(reading, report), severe(reading)) == ({}, set())


@pytest.mark.parametrize("name", sorted([*WRITERS, "content"]))
def test_numbers_of_rows(name: str) -> None:
    """A column with numbers of rows before the labels is none of values."""
    report = numbered()
    sheets = damaging.sheets(report)
    sheets[1][0].insert(0, Box("序号", 3))
    for number, row in enumerate(sheets[1][3:], start=1):
        row.insert(0, Box(str(number)))
    reading = read_sheets(report, sheets, name)
    assert (differing(reading, report), severe(reading)) == ({}, set())


@pytest.mark.parametrize("name", sorted([*WRITERS, "content"]))
def test_a_column_of_figures_without_label(name: str) -> None:
    """Figures in a column without label make no others move up where a cell is blank."""
    report = numbered()
    sheets = damaging.sheets(report)
    sheets[1][0].append(Box("", 3))
    for row in sheets[1][3:]:
        row[-2].text = ""
        row.append(Box("7"))
    reading = read_sheets(report, sheets, name)
    wrong = differing(reading, report)
    assert set(wrong.values()) <= {None}
    assert {pointer for pointer in wrong if not is_named(pointer, reading)} == set()


def by_years(sheet: Sheet, before: str, now: str | None) -> None:
    """Divide the columns of table 二 into those of two years."""
    for number in range(len(sheet) - 1, -1, -1):
        row = sheet[number]
        label, *boxes = row
        if not boxes:
            label.colspan = 7
        elif boxes[0].value:
            halves = [
                (Box(before, 1, b.colspan), b if now is None else Box(now, 1, b.colspan))
                for b in boxes
            ]
            row[1:] = [box for pair in halves for box in pair]
        else:
            label.rowspan = 2
            years = [Box(year, 1, b.colspan) for b in boxes for year in ("2023年", "2024年")]
            row[1:] = [Box(b.text, 1, 2 * b.colspan) for b in boxes]
            sheet.insert(number + 1, years)


@pytest.mark.parametrize("now", [None, ""])
def test_figures_of_two_years_side_by_side(now: str | None) -> None:
    """Below one label are figures of two years: neither is taken, be this year's blank or not."""
    report = numbered()
    sheets = damaging.sheets(report)
    by_years(sheets[0], "9", now)
    reading = read_sheets(report, sheets)
    wrong = differing(reading, report)
    assert set(wrong) == {p for p in values_by_pointer(report) if p.startswith("/proactive")}
    assert set(wrong.values()) == {None}
    assert {pointer for pointer in wrong if not is_named(pointer, reading)} == set()


def test_last_year_beside_this_one() -> None:
    """A label that speaks of last year is no slip of this year's."""
    report = numbered()
    sheets = damaging.sheets(report)
    for box in (box for row in sheets[0] for box in row):
        box.text = box.text.replace("本年处理决定", "上年处理决定")
    reading = read_sheets(report, sheets)
    assert differing(reading, report)[PENALTIES] is None
    assert is_named(PENALTIES, reading)


@pytest.mark.parametrize(
    "label", ["本年收费金额（元）", "本年收费金额：元", "本年收费金额（亿元）"]
)
def test_amounts_in_another_unit(label: str) -> None:
    """An amount is not read below a header that names another unit, however it names it."""
    report = gd.replace(numbered(), {AMOUNT: gd.get(numbered(), AMOUNT)})
    sheets = damaging.sheets(report)
    box_of(sheets[0], "万元").text = label
    reading = read_sheets(report, sheets)
    assert gd.get(reading.report, AMOUNT) is None
    assert is_named(AMOUNT, reading)


def test_amounts_without_unit() -> None:
    """An amount whose header has lost its unit is read as the form has it, with a warning."""
    report = numbered()
    sheets = damaging.sheets(report)
    box_of(sheets[0], "万元").text = "本年收费金额"
    reading = read_sheets(report, sheets)
    assert differing(reading, report) == {}
    assert [p.pointer for p in reading.problems if p.code == "unit-missing"] == [AMOUNT]


def test_a_unit_in_the_header() -> None:
    """A unit that the header names is that of the amount below it, unless it has its own."""
    report = numbered("2019")
    for text, unit in (("35.6", "万元"), ("5600元", "元")):
        sheets = damaging.sheets(report)
        box_of(sheets[0], "采购总金额").text = "采购总金额（单位：万元）"
        sheets[0][row_of(sheets[0], "政府集中采购")][-1].text = text
        money = gd.get(read_sheets(report, sheets).report, PROCUREMENT)
        assert money == gd.Money(money.value, unit)


def test_a_second_row_of_figures() -> None:
    """Where a line has two rows, a blank in one is not filled from the other."""
    report = numbered()
    sheets = damaging.sheets(report)
    for box in sheets[2][3][::2]:
        box.text = ""
    sheets[2].append([Box("9") for _ in range(15)])
    reading = read_sheets(report, sheets)
    assert set(values_by_pointer(reading.report.disputes).values()) == {None}
    assert len([p for p in reading.problems if p.code == "several"]) == 15


def test_a_row_that_is_there_twice() -> None:
    """A row that cannot be read is named, even where another one has its label."""
    report = numbered()
    sheets = damaging.sheets(report)
    row = row_of(sheets[1], "四、结转")
    short = [Box(box.text, 1, box.colspan) for box in sheets[1][row][:-1]]
    sheets[1].append(short)
    reading = read_sheets(report, sheets)
    (problem,) = (p for p in reading.problems if p.code == "row-unplaced")
    assert problem.pointer == "/requests/carried_forward"


def test_blanks_beside_another_report() -> None:
    """Blank cells of one report are not filled from another one in the same file."""
    report = numbered()
    sheets = damaging.sheets(report)
    for box in (box for sheet in sheets for row in sheet for box in row[::2] if box.value):
        box.text = ""
    other = numbered(start=501)
    items = [*content(report, sheets).items, Line("某某局政府信息公开工作年度报告")]
    items += content(other, damaging.sheets(other)).items
    reading = read_content(Content(items), None, Limits())
    first = {b.text for s in sheets for row in s for b in row if b.value and b.text}
    found = {v for v in values_by_pointer(reading.report).values() if v is not None}
    assert {f"{value}" for value in found} == first
    assert [p.code for p in reading.problems if p.severity == "error"] == ["several-reports"]


@pytest.mark.parametrize("before", [True, False])
def test_a_blank_form_beside_the_report(before: bool) -> None:  # noqa: FBT001 - a case
    """A blank form in the same file does not make the report unreadable."""
    report = numbered()
    form = gd.replace(report, dict.fromkeys(values_by_pointer(report)))
    whole, blank = (content(each, damaging.sheets(each)).items for each in (report, form))
    line = Line("附件：政府信息公开工作年度报告的空白样表")
    items = [*blank, line, *whole] if before else [*whole, line, *blank]
    reading = read_content(Content(items), None, Limits())
    assert differing(reading, report) == {}


@pytest.mark.parametrize("labels", [["行政处罚", "行政强制"], ["行政强制"]])
def test_a_table_of_the_text_with_lines_of_the_form(labels: list[str]) -> None:
    """A line that the table of the form has not is not taken from a table of the text."""
    report = numbered()
    sheets = damaging.sheets(report)
    damaging.lose(sheets[0], row_of(sheets[0], "行政强制"))
    rows = [[Box("信息内容"), Box("本年处理决定数量")], *([Box(t), Box("9")] for t in labels)]
    text = "今年前三季度的办理情况如下表："
    items = [Line("一、总体情况", 1), Line(text), grid(rows), *content(report, sheets).items[1:]]
    reading = read_content(Content(items), None, Limits())
    assert differing(reading, report) == {COMPULSION: None}
    assert is_named(COMPULSION, reading)
    assert len(reading.report.overview) == 2


def halves(sheet: Sheet) -> list[Grid]:
    """Cut table 三 into two, with some columns each."""
    parts = []
    for begin, end in ((0, 4), (4, 7)):
        rows = [[Box("项目"), *(Box(text) for text in SEVEN[begin:end])]]
        for row in sheet[3:]:
            label = next(box for box in reversed(row) if not box.value)
            rows.append([Box(label.text), *(b for b in row if b.value)][: end + 1])
            del rows[-1][1 : begin + 1]
        parts.append(grid(rows))
    return parts


def one_by_one(sheet: Sheet) -> list[Grid]:
    """Make a table of each block of table 四."""
    values = texts(sheet)
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    blocks = zip(names, (values[:5], values[5:10], values[10:]), strict=True)
    return [
        grid([[Box(name, 1, 5)], [Box(t) for t in FIVE], [Box(t) for t in block]])
        for name, block in blocks
    ]


@pytest.mark.parametrize(("number", "cut"), [(1, halves), (2, one_by_one)])
def test_a_table_in_several(number: int, cut: Callable[[Sheet], list[Grid]]) -> None:
    """Tables that have some columns each are one."""
    report = numbered()
    sheets = damaging.sheets(report)
    items = content(report, sheets).items
    index = [i for i, item in enumerate(items) if isinstance(item, Grid)][number]
    reading = read_content(
        Content([*items[:index], *cut(sheets[number]), *items[index + 1 :]]), None, Limits()
    )
    assert (differing(reading, report), severe(reading)) == ({}, set())


@pytest.mark.parametrize("number", [0, 1, 2])
def test_words_below_a_table(number: int) -> None:
    """A remark in a row of its own is named, and spoils nothing; a paragraph is worth a warning."""
    report = numbered()
    for text, code in (
        ("注：数据截至12月31日。", "row-words"),
        ("本年工作扎实推进。" * 9, "row-prose"),
    ):
        sheets = damaging.sheets(report)
        width = sum(box.colspan for box in sheets[number][0])
        sheets[number].append([Box(text, 1, width)])
        reading = read_sheets(report, sheets)
        assert differing(reading, report) == {}
        (note,) = (p for p in reading.problems if p.code == code)
        assert note.source is not None
        assert note.source.raw == text


def test_a_figure_before_the_label() -> None:
    """A figure before the label of a row is none of its values, and named."""
    report = numbered()
    sheets = damaging.sheets(report)
    sheets[1][0].insert(0, Box("", 3))
    for row in sheets[1][3:]:
        row.insert(0, Box("7"))
    reading = read_sheets(report, sheets)
    assert differing(reading, report) == {}
    assert is_named(f"{SECRETS}/total", reading)


def test_two_rows_that_are_like_one_line() -> None:
    """Of two rows that are as much like a line that is missing, neither is taken for it."""
    report = numbered()
    sheets = damaging.sheets(report)
    row = row_of(sheets[1], "1.属于国家秘密")
    group, label, *_ = sheets[1][row]
    assert label.text == "1.属于国家秘密"
    label.text = "2023年属于国家秘密"
    other = [Box("2024年属于国家秘密"), *(Box("9") for _ in SEVEN)]
    for box in (group, box_of(sheets[1], "三、本年度")):
        box.rowspan += 1
    sheets[1].insert(row + 1, other)
    reading = read_sheets(report, sheets)
    wrong = differing(reading, report)
    assert set(wrong) == {f"{SECRETS}{leaf}" for leaf in _cells(report)}
    assert set(wrong.values()) == {None}
    assert {"row-unknown", "row-missing"} <= severe(reading)


def _cells(report: Report) -> list[str]:
    return [p.removeprefix(SECRETS) for p in values_by_pointer(report) if p.startswith(SECRETS)]


def test_places_of_cells() -> None:
    """The source of a cell is where it stands when a column was put before it."""
    report = numbered()
    sheets = damaging.sheets(report)
    insert(sheets[1], 0, 0, Box("序号", 3))
    for row in sheets[1][3:]:
        row.insert(0, Box("1"))
    place = columns(sheets[1])[id(sheets[1][3][-1])]
    source = read_sheets(report, sheets).sources["/requests/received/total"]
    assert (source.row, source.column) == (place[0] + 1, place[1] + 1)


def repeated(sheet: Sheet) -> list[list[str]]:
    """Write each span out as cells that say the same, as programs for data do."""
    places = columns(sheet)
    width = max(places[id(box)][1] + box.colspan for row in sheet for box in row)
    rows = [[""] * width for _ in sheet]
    for box in (box for row in sheet for box in row):
        row, column = places[id(box)]
        for below in rows[row : row + box.rowspan]:
            below[column : column + box.colspan] = [box.text.replace("\n", "")] * box.colspan
    return rows


def pipes(sheet: Sheet) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in repeated(sheet)]
    return "\n".join([lines[0], "|" + " --- |" * len(repeated(sheet)[0]), *lines[1:]])


def tabs(sheet: Sheet) -> str:
    return "\n".join("\t".join(row) for row in repeated(sheet))


def copied(sheet: Sheet) -> str:
    """Give what a browser copies: no cells for spans, and no tabs around a cell alone."""
    return "\n".join("\t".join(box.text.replace("\n", "") for box in row) for row in sheet)


@pytest.mark.parametrize("write", [pipes, tabs, copied])
@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_as_text(edition: str, write: Callable[[Sheet], str]) -> None:
    """Tables that were copied, or written out by programs for data, are read."""
    report = numbered(edition)
    headings = (
        item.text
        for item in content(report, damaging.sheets(report)).items
        if isinstance(item, Line)
    )
    first, *tables, fifth, sixth = (f"{heading}\n" for heading in headings)
    texts = [f"{h}\n{write(s)}\n" for h, s in zip(tables, damaging.sheets(report), strict=True)]
    reading = read(
        "\n".join([first, "开展工作。\n", *texts, fifth, "人手不足。\n", sixth, "无。\n"])
    )
    assert (differing(reading, report), severe(reading)) == ({}, set())


@pytest.mark.parametrize("edition", EDITIONS)
def test_walls_that_are_not_in_line(edition: str) -> None:
    """Rows whose walls stand a little beside those of the header are taken in their order."""
    report = numbered(edition)
    items: list[Item] = []
    for item in content(report, damaging.sheets(report)).items:
        if isinstance(item, Grid):
            shifted = [_shifted(place, item.columns) for place in item.places]
            items.append(Grid(item.texts, shifted, item.rows, 20 * item.columns))
        else:
            items.append(item)
    reading = read_content(Content(items), None, Limits())
    assert (differing(reading, report), severe(reading)) == ({}, set())


def _shifted(place: tuple[int, int, int, int], columns: int) -> tuple[int, int, int, int]:
    """Widen a table, and move the walls of a row that are inside of it by up to two parts of 20."""
    row, column, rowspan, colspan = place
    edges = (column, column + colspan)
    start, stop = (20 * e + (0 if e in {0, columns} else (7 * row + 3 * e) % 5 - 2) for e in edges)
    return row, start, rowspan, stop - start

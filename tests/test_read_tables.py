"""How the tables of the form are found and read, whatever is wrong with them."""

import random
from collections.abc import Callable
from itertools import product

import pytest

import govdisclose as gd
from govdisclose.editions import EDITIONS, Report
from govdisclose.form import leaves, values_by_pointer
from govdisclose.readers import Reading, read_content
from govdisclose.readers.content import Content, Entry, Grid, Line, Note
from govdisclose.readers.limits import Limits
from support import damaging, real
from support.damaged_files import content, grid
from support.damaging import Box, Sheet, insert

LABELS = ("4.保护第三方合法权益", "5.属于三类内部事务信息")
RECEIVED = "/requests/received"
SECRETS = "/requests/outcomes/withheld/state_secrets"


def read(items: Content | list[Sheet], report: Report) -> Reading:
    found = items if isinstance(items, Content) else content(report, items)
    return read_content(found, None, Limits())


def codes(reading: Reading) -> list[str]:
    """List the problems of the tables; those of the words are looked at elsewhere."""
    words = {"title-missing", "year-missing", "agency-missing"}
    return [problem.code for problem in reading.problems if problem.code not in words]


def sample(edition: str = "2021") -> Report:
    return real.report({"2021": "huaian-2024", "2019": "zhanjiang-fenyong-zs-2020"}[edition])


def row_of(sheet: Sheet, label: str) -> int:
    """Find the row with a label."""
    return next(i for i, row in enumerate(sheet) if any(label in box.text for box in row))


def box_of(sheet: Sheet, label: str) -> Box:
    """Find the cell with a label."""
    return next(box for row in sheet for box in row if label in box.text)


@pytest.mark.parametrize("slug", real.SLUGS)
def test_tables_of_real_figures(slug: str) -> None:
    """Tables as the library lays them out are read without a word, blanks blank."""
    report = real.report(slug)
    reading = read(damaging.sheets(report), report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert codes(reading) == []


@pytest.mark.parametrize("name", sorted(damaging.DAMAGES))
def test_damage_of_each_kind(name: str) -> None:
    """No damage makes a wrong number; what it costs is named."""
    report = sample()
    for seed in range(40):
        sheets = damaging.sheets(report)
        dice = random.Random(seed)  # noqa: S311 - no secret
        damaging.DAMAGES[name](dice, dice.choice(sheets))
        reading = read(sheets, report)
        expected, actual = values_by_pointer(report), values_by_pointer(reading.report)
        assert {k for k in expected if actual[k] not in {None, expected[k]}} == set()
        lost = {k for k in expected if actual[k] is None and expected[k] is not None}
        assert {k for k in lost if not is_named(k, reading)} == set()


def is_named(pointer: str, reading: Reading) -> bool:
    """Say whether a problem is about a cell, its line, or its table."""
    severe = [problem for problem in reading.problems if problem.severity != "info"]
    return any(p.pointer and f"{pointer}/".startswith(f"{p.pointer}/") for p in severe)


HARMLESS: dict[str, Callable[[Sheet], object]] = {
    "a group label split over a page": lambda s: insert(
        s,
        row_of(s, "没有现成信息"),
        1,
        Box("法提供", _cut(box_of(s, "（四）"), "（四）无", 1)),
    ),
    "a blank row in the middle": lambda s: s.insert(row_of(s, "上年结转"), [Box("", 1, 10)]),
    "a title row above": lambda s: s.insert(0, [Box("收到和处理政府信息公开申请情况", 1, 10)]),
    "the header printed again": lambda s: s[10:10] and None,
}


def _cut(box: Box, text: str, rows: int) -> int:
    """Shorten a group to some rows, and say how many are left for its second part."""
    rest = box.rowspan - rows
    box.text, box.rowspan = text, rows
    return rest


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_harmless_changes(name: str) -> None:
    """Changes that leave each value below its label and beside its row are read without a word."""
    report = sample()
    sheets = damaging.sheets(report)
    HARMLESS[name](sheets[1])
    reading = read(sheets, report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert codes(reading) == []


def test_a_table_split_over_pages() -> None:
    """A table goes on in the next one, which has no header; page numbers stand between them."""
    report = sample()
    items = content(report, damaging.sheets(report)).items
    (index,) = (i for i, item in enumerate(items) if isinstance(item, Grid) and item.columns == 10)
    whole = items[index]
    assert isinstance(whole, Grid)
    cut = 10
    parts = []
    for rows in (range(cut), range(cut, whole.rows)):
        cells = [
            (text, (max(row, rows.start) - rows.start, column, end - max(row, rows.start), width))
            for text, (row, column, height, width) in zip(whole.texts, whole.places, strict=True)
            if (end := min(row + height, rows.stop)) > max(row, rows.start)
        ]
        texts = [text for text, _ in cells]
        parts.append(Grid(texts, [place for _, place in cells], len(rows), 10))
    items[index : index + 1] = [parts[0], Line("— 3 —"), parts[1]]
    reading = read(Content(items), report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert codes(reading) == []


def test_a_row_that_is_missing() -> None:
    """A line of the form that the table has not is blank, and named."""
    report = sample()
    sheets = damaging.sheets(report)
    damaging.lose(sheets[1], row_of(sheets[1], "属于国家秘密"))
    reading = read(sheets, report)
    assert gd.get(reading.report, f"{SECRETS}/total") is None
    assert [(p.code, p.pointer) for p in reading.problems if p.code in codes(reading)] == [
        ("row-missing", SECRETS)
    ]


def test_a_table_that_is_missing() -> None:
    """A table that the file has not is blank, and named once."""
    report = sample()
    items = content(report, damaging.sheets(report)).items
    reading = read(
        Content([i for i in items if not isinstance(i, Grid) or i.columns != 15]), report
    )
    assert set(values_by_pointer(reading.report.disputes).values()) == {None}
    assert [p.pointer for p in reading.problems if p.code == "table-missing"] == ["/disputes"]


def test_a_table_that_is_not_laid_out() -> None:
    """Where the labels of a table stand in the text alone, that is said, and where they begin."""
    report = sample()
    found = content(report, damaging.sheets(report)).items
    rows = [
        Line(f"{label}\n12")
        for label in ("一、本年新收政府信息公开申请数量", "1.属于国家秘密", "（七）总计")
    ]
    items = [i for i in found if not isinstance(i, Grid) or i.columns != 10]
    reading = read(Content([*items[:4], *rows, *items[4:]]), report)
    (problem,) = (p for p in reading.problems if p.code == "table-unlaid")
    assert (problem.pointer, problem.severity) == ("/requests", "error")
    assert problem.source is not None
    assert problem.source.raw == rows[0].text
    assert "table-missing" not in codes(reading)


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_with_a_cell_on_each_line(edition: str) -> None:
    """Each table begins where its labels stand together, and not where the first of them does."""
    report = gd.complete(sample(edition))
    texts = ["行政处罚12件。", "自然人申请7件。", "行政复议1件。"]
    labels = iter(("第二十条第（一）项", "自然人", "行政复议"))
    starts: dict[str, int] = {}
    for item in content(report, damaging.sheets(report)).items:
        if isinstance(item, Grid):
            label = next(labels)
            starts[label] = len(texts) + item.texts.index(label) + 1
            texts += item.texts
        elif isinstance(item, Line):
            texts.append(item.text)
    lines = [Line(text, line=number) for number, text in enumerate(texts, start=1) if text]
    reading = read(Content([*lines]), report)
    sources = [p.source for p in reading.problems if p.code == "table-unlaid" and p.source]
    assert {source.raw: source.line for source in sources} == starts


def test_a_row_that_is_too_short() -> None:
    """A row with a cell too few is not read at all, and its numbers are in the message."""
    report = gd.replace(sample(), {f"{RECEIVED}/natural_persons": 4321})
    sheets = damaging.sheets(report)
    row = sheets[1][row_of(sheets[1], "本年新收")]
    row.pop(3)
    reading = read(sheets, report)
    assert set(values_by_pointer(reading.report.requests.received).values()) == {None}
    (problem,) = (p for p in reading.problems if p.code == "row-unplaced")
    assert (problem.pointer, problem.severity) == (RECEIVED, "error")
    assert "4321" in problem.message.zh


def test_a_column_that_is_not_of_the_form() -> None:
    """A further column is named and left out; the others are read."""
    report = sample()
    sheets = damaging.sheets(report)
    for index, row in enumerate(sheets[1]):
        row.append(Box("媒体" if index == 0 else "7"))
    sheets[1][0][-1].rowspan = 3
    for row in sheets[1][1:3]:
        row.pop()
    reading = read(sheets, report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert "column-unknown" in codes(reading)


def test_a_column_that_is_missing() -> None:
    """A column whose label is gone is blank, and named."""
    report = sample()
    sheets = damaging.sheets(report)
    box_of(sheets[1], "科研机构").text = ""
    reading = read(sheets, report)
    pointer = "organizations/research_institutions"
    assert gd.get(reading.report, f"{RECEIVED}/{pointer}") is None
    assert gd.get(reading.report, f"{RECEIVED}/total") == gd.get(report, f"{RECEIVED}/total")
    assert [p.code for p in reading.problems if p.pointer.endswith(pointer)] == ["column-missing"]


def test_a_header_in_another_unit_is_not_taken() -> None:
    """An amount in 元 is not read as one in 万元."""
    report = sample()
    sheets = damaging.sheets(report)
    box_of(sheets[0], "万元").text = "本年收费金额（单位：元）"
    reading = read(sheets, report)
    amount = "/proactive_disclosure/fees/administrative_fees/amount"
    assert gd.get(reading.report, amount) is None
    assert any(p.severity == "error" and amount.startswith(p.pointer) for p in reading.problems)


def test_similar_labels_are_noted() -> None:
    """A label that is only like the printed one is taken for it, with a note that has both."""
    report = sample()
    sheets = damaging.sheets(report)
    box_of(sheets[1], "2.其他法律").text = "2.其他法律行政止公开"
    box_of(sheets[0], "现行有效").text = "现行有效件"
    reading = read(sheets, report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    notes = [p for p in reading.problems if p.code == "label-similar"]
    assert [note.severity for note in notes] == ["info", "info"]
    assert "2.其他法律行政止公开" in "".join(note.message.zh for note in notes)


def test_a_row_is_never_taken_for_its_place() -> None:
    """A row whose label is nothing like the missing one is not read, and its numbers are named."""
    report = sample()
    sheets = damaging.sheets(report)
    box_of(sheets[1], "1.属于国家秘密").text = "1.甲乙丙丁"
    reading = read(sheets, report)
    assert set(values_by_pointer(gd.get(reading.report, SECRETS)).values()) == {None}
    assert {"row-unknown", "row-missing"} <= set(codes(reading))


def test_a_row_without_label() -> None:
    """A row of numbers without any label is not read, and its numbers are named."""
    report = sample()
    sheets = damaging.sheets(report)
    box_of(sheets[1], "1.属于国家秘密").text = ""
    reading = read(sheets, report)
    assert set(values_by_pointer(gd.get(reading.report, SECRETS)).values()) == {None}
    assert {"row-unknown", "row-missing"} <= set(codes(reading))


def test_a_hybrid_form() -> None:
    """The 2021 form with （六）其他处理 undivided is named; its seven numbers have no cell."""
    report = sample()
    sheets = damaging.sheets(report)
    first = row_of(sheets[1], "（六）其他处理")
    box_of(sheets[1], "三、本年度").rowspan -= 2
    del sheets[1][first + 1 : first + 3]
    group, _, *values = sheets[1][first]
    group.rowspan, group.colspan = 1, 2
    for number, box in enumerate(values):
        box.text = str(71 + number)
    sheets[1][first] = [group, *values]
    reading = read(sheets, report)
    handling = gd.get(reading.report, "/requests/outcomes/other_handling")
    assert set(values_by_pointer(handling).values()) == {None}
    assert reading.report.edition == "2021"
    assert sorted(codes(reading)) == ["form-mixed-undivided", "row-undivided"]
    (undivided,) = (p for p in reading.problems if p.code == "row-undivided")
    assert "'71'、'72'、'73'、'74'、'75'、'76'、'77'" in undivided.message.zh


def test_labels_of_the_other_edition_are_named() -> None:
    """规范性文件 of 2019 in the 2021 form is named, and read."""
    report = sample()
    sheets = damaging.sheets(report)
    box_of(sheets[0], "行政规范性文件").text = "规范性文件"
    reading = read(sheets, report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert codes(reading) == ["form-mixed", "label-similar"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_edition_is_told_by_labels(edition: str) -> None:
    """The year of a report, and which tables are there, do not decide the edition."""
    report = gd.replace(sample(edition), {"/year": {"2019": 2023, "2021": 2019}[edition]})
    sheets = damaging.sheets(report)
    assert read(sheets, report).report.edition == edition
    only_requests = content(report, sheets).items[:6]
    assert read(Content(only_requests), report).report.edition == edition


def test_an_edition_that_cannot_be_told() -> None:
    """Table 四 alone is the same in all editions, which is said."""
    report = sample()
    items = content(report, damaging.sheets(report)).items
    reading = read(
        Content([i for i in items if not isinstance(i, Grid) or i.columns == 15]), report
    )
    assert values_by_pointer(reading.report.disputes) == values_by_pointer(report.disputes)
    assert "edition-unclear" in codes(reading)


def test_another_table_like_one_of_the_form() -> None:
    """Of two tables alike, the one with more lines is read, and the other is named."""
    report = sample()
    sheets = damaging.sheets(report)
    items = content(report, sheets).items
    other = damaging.sheets(gd.replace(report, {f"{RECEIVED}/total": 99}))[1][:6]
    reading = read(Content([*items, Line("附：上一年度办理情况一览表如下"), grid(other)]), report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert "several-tables" in codes(reading)


def test_two_whole_tables_that_differ() -> None:
    """Where two tables are equally whole, what they say differently is left blank, and named."""
    report = sample()
    sheets = damaging.sheets(report)
    items = content(report, sheets).items
    other = damaging.sheets(gd.replace(report, {f"{RECEIVED}/total": 99}))[1]
    reading = read(Content([*items, Line("附：更正后的办理情况一览表如下"), grid(other)]), report)
    assert gd.get(reading.report, f"{RECEIVED}/total") is None
    differing = [p.pointer for p in reading.problems if p.code == "several"]
    assert differing == [f"{RECEIVED}/total"]


def test_a_run_of_digits_is_refused_with_all_its_readings() -> None:
    """Digits of several columns in one cell are left blank; every reading is listed."""
    report = sample()
    sheets = damaging.sheets(report)
    row = sheets[0][row_of(sheets[0], "规章")]
    row[1:] = [Box("6936", 1, 3)]
    reading = read(sheets, report)
    rules = gd.get(reading.report, "/proactive_disclosure/documents/rules")
    assert set(values_by_pointer(rules).values()) == {None}
    runs = [p for p in reading.problems if p.code == "run"]
    assert len(runs) == 3
    assert "6、9、36；6、93、6；69、3、6" in runs[0].message.zh


def test_a_run_with_one_reading_is_read() -> None:
    """Zeros of several columns in one cell can be told apart, and are noted."""
    report = sample()
    sheets = damaging.sheets(report)
    row = sheets[1][row_of(sheets[1], "1.属于国家秘密")]
    row[-7:] = [Box("0000003", 1, 7)]
    reading = read(sheets, report)
    assert list(values_by_pointer(gd.get(reading.report, SECRETS)).values()) == [0] * 6 + [3]
    assert {p.severity for p in reading.problems if p.code == "run"} == {"info"}


def test_a_run_that_may_have_blanks_is_refused() -> None:
    """Digits that have one reading only while none of their cells is blank are left blank."""
    report = sample()
    sheets = damaging.sheets(report)
    row = sheets[0][row_of(sheets[0], "规章")]
    row[1:] = [Box("693", 1, 3)]
    runs = [p for p in read(sheets, report).problems if p.code == "run"]
    assert {p.severity for p in runs} == {"error"}
    assert "如果没有空白只能这样分开" in runs[0].message.zh
    assert runs[0].message.zh.endswith("'693' → 6、9、3")


def test_labels_of_two_rows_exchanged() -> None:
    """Rows in another order than on the form are read by their labels; the first is named."""
    report = sample()
    sheets = damaging.sheets(report)
    rows = [sheets[1][row_of(sheets[1], label)] for label in LABELS]
    places = [next(n for n, box in enumerate(row) if box.text in LABELS) for row in rows]
    first, second = (row[place] for row, place in zip(rows, places, strict=True))
    rows[0][places[0]], rows[1][places[1]] = second, first
    (moved,) = (p for p in read(sheets, report).problems if p.code == "rows-moved")
    assert (moved.pointer, moved.severity) == (
        "/requests/outcomes/withheld/third_party_rights",
        "warning",
    )
    assert all(label in moved.message.zh for label in LABELS)


def test_a_total_above_its_rows() -> None:
    """A row that adds up others may stand above them."""
    report = sample()
    sheets = damaging.sheets(report)
    total = sheets[1].pop(row_of(sheets[1], "（七）总计"))
    sheets[1].insert(5, total)
    assert "rows-moved" not in {p.code for p in read(sheets, report).problems}


def test_tables_of_other_things_are_left_alone() -> None:
    """Tables of prose, and those before the form, are neither read nor complained of."""
    report = sample()
    items = content(report, damaging.sheets(report)).items
    facts = Grid(["索引号", "014314799/2024-00002", "公开日期", "2024"], _square(2, 2), 2, 2)
    prose = Grid(["公开渠道", "条数", "门户网站", "846"], _square(2, 2), 2, 2)
    reading = read(Content([facts, items[0], prose, *items[1:]]), report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert codes(reading) == ["left-out"]


def _square(rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    return [(row, column, 1, 1) for row in range(rows) for column in range(columns)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_entries(edition: str) -> None:
    """Values with all their labels beside them are read by these."""
    report = sample(edition)
    cells = zip(leaves(type(report)), values_by_pointer(report).values(), strict=True)
    entries = [Entry(leaf.labels[1:], "空白" if v is None else _text(v)) for leaf, v in cells]
    reading = read(Content([Line("二、主动公开政府信息情况"), *entries]), report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)


def _text(value: object) -> str:
    return f"{value.value:f}{value.unit or ''}" if isinstance(value, gd.Money) else str(value)


def test_sources_say_where_values_stood() -> None:
    """The source of a cell has its table, row, column and raw text; a missing one has none."""
    report = sample()
    sheets = damaging.sheets(report)
    damaging.lose(sheets[1], row_of(sheets[1], "属于国家秘密"))
    reading = read(sheets, report)
    source = reading.sources[f"{RECEIVED}/total"]
    assert (source.table, source.row, source.column) == (2, 4, 10)
    assert source.raw == str(gd.get(report, f"{RECEIVED}/total"))
    assert source.text("en") == "table 2, row 4, column 10"
    assert f"{SECRETS}/total" not in reading.sources
    assert len(reading.sources) == len(leaves(type(report))) - 7


def test_notes_of_a_format_are_about_the_cell() -> None:
    """What the reader of a format notes on a cell becomes a problem of the number cell."""
    report = sample()
    found = content(report, damaging.sheets(report))
    table = next(i for i in found.items if isinstance(i, Grid) and i.columns == 10)
    cell = table.texts.index(str(gd.get(report, f"{RECEIVED}/total")))
    note = Note("hidden-text", "warning", gd.Message("隐藏", "hidden"))
    noted = Grid(table.texts, table.places, table.rows, table.columns, notes={cell: (note,)})
    items = [noted if item is table else item for item in found.items]
    (problem,) = (p for p in read(Content(items), report).problems if p.code == "hidden-text")
    assert (problem.pointer, problem.severity) == (f"{RECEIVED}/total", "warning")


def test_notes_on_labels_are_about_the_table() -> None:
    """What the reader of a format notes on the cell of a label becomes a problem of the table."""
    report = sample()
    found = content(report, damaging.sheets(report))
    table = next(i for i in found.items if isinstance(i, Grid) and i.columns == 10)
    note = Note("tracked-change", "warning", gd.Message("修订", "changed"))
    cell = table.texts.index("（七）总计")
    noted = Grid(table.texts, table.places, table.rows, table.columns, notes={cell: (note,)})
    items = [noted if item is table else item for item in found.items]
    (problem,) = (p for p in read(Content(items), report).problems if p.code == "tracked-change")
    assert (problem.pointer, problem.source and problem.source.raw) == ("/requests", "（七）总计")


def test_the_verdict() -> None:
    """Sums that hold prove a report; blanks leave it open; one that cannot hold contradicts it."""
    clean = gd.complete(sample())
    pointer = f"{RECEIVED}/total"
    total = gd.get(clean, pointer)
    reports = [clean, *(gd.replace(clean, {pointer: value}) for value in (None, total + 1))]
    verdicts = [read(damaging.sheets(report), report).verdict for report in reports]
    assert verdicts == ["proved", "unproved", "contradicted"]


@pytest.mark.parametrize("name", ["docx", "html", "markdown", "text"])
def test_a_comparison_with_last_year_is_no_table_of_the_form(name: str) -> None:
    """The comparison that the library prints behind the last chapter is left alone."""
    report = gd.complete(real.report("huaian-2024"))
    document = gd.layout(
        report, previous=gd.replace(report, {f"{RECEIVED}/total": 7, "/year": 2023})
    )
    options = {"html": {"data": False}, "docx": {"data": False}}.get(name, {})
    reading = gd.read(gd.render(document, name, **options))
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert [problem.code for problem in reading.problems] == ["left-out"]


def test_merged_cells_that_are_written_out() -> None:
    """A merged cell whose text stands in each place that it covered is read as one."""
    report = sample()
    sheets = damaging.sheets(report)
    for sheet in sheets:
        places = damaging.columns(sheet)
        flat: dict[tuple[int, int], Box] = {}
        for box in (box for line in sheet for box in line):
            row, column = places[id(box)]
            for below, right in product(range(box.rowspan), range(box.colspan)):
                flat[row + below, column + right] = Box(box.text, value=box.value)
        sheet[:] = [[flat[n, c] for c in range(len(flat) // len(sheet))] for n in range(len(sheet))]
    reading = read(sheets, report)
    assert values_by_pointer(reading.report) == values_by_pointer(report)
    assert codes(reading) == []

"""Word files, tables: where each cell stands, what it says, and what is odd about it."""

from govdisclose.prose import Picture
from govdisclose.readers.content import Grid
from support.docx_building import (
    cell,
    paragraph,
    row,
    run,
    table,
)
from support.docx_content import cells, codes, grid, grids, read, value

CHANGE = 'w:id="1" w:author="x"'
PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"


def test_cells_and_spans() -> None:
    """Spans over columns and rows become the places that a cell covers."""
    only = grid(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), "1", "2"),
        row("3", "", "4"),
    )
    assert cells(only) == [
        ("甲", (0, 0, 2, 1)),
        ("乙", (0, 1, 1, 2)),
        ("1", (1, 1, 1, 1)),
        ("2", (1, 2, 1, 1)),
        ("3", (2, 0, 1, 1)),
        ("", (2, 1, 1, 1)),
        ("4", (2, 2, 1, 1)),
    ]
    assert (only.rows, only.columns, only.headers, only.notes) == (3, 3, 0, {})


def test_a_table_with_something_odd_reads_as_a_plain_one() -> None:
    """The thorough way and the quick one give the same table."""
    header = row(cell("甲", '<w:vMerge w:val="restart"/>'), "乙", properties="<w:tblHeader/>")
    rows = [header, row(cell("", "<w:vMerge/>"), cell(paragraph("1") + paragraph("2")))]
    plain = grid(*rows, row("3", cell("4", '<w:gridSpan w:val="3"/>')))
    tabbed = cell("<w:p><w:r><w:t>4</w:t><w:tab/></w:r></w:p>", '<w:gridSpan w:val="3"/>')
    odd = grid(*rows, row("3", tabbed))
    assert (odd.places, odd.headers, odd.rows, odd.columns) == (plain.places, 1, 3, 4)
    assert plain.texts == ["甲", "乙", "1\n2", "3", "4"]
    assert odd.texts == ["甲", "乙", "1\n2", "3", "4\t"]


def test_header_rows_are_counted_from_the_top() -> None:
    """Only rows that are marked without a gap from the first are header rows."""
    marked, off = "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'
    assert grid(row("1", properties=marked), row("2", properties=marked), row("3")).headers == 2
    assert grid(row("1"), row("2", properties=marked)).headers == 0
    assert grid(row("1", properties=off)).headers == 0
    assert grid(row("1", properties=marked)).headers == 1


def test_short_rows_and_rows_that_begin_further_right() -> None:
    """Places without a cell are covered by none."""
    only = grid(row("1", properties='<w:gridBefore w:val="1"/>'), row("2", "3", "4"))
    assert cells(only)[:2] == [("1", (0, 1, 1, 1)), ("2", (1, 0, 1, 1))]
    assert (only.rows, only.columns) == (2, 3)


def test_merges_that_do_not_fit() -> None:
    """A cell that continues nothing, or something of another width, stands for itself."""
    wide = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    only = grid(row(cell("1", "<w:vMerge/>"), cell("2", wide)), row("3", cell("4", "<w:vMerge/>")))
    assert [place for _, place in cells(only)] == [
        (0, 0, 1, 1),
        (0, 1, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]
    apart = grid(
        row(cell("1", '<w:vMerge w:val="restart"/>')), row("2"), row(cell("3", "<w:vMerge/>"))
    )
    assert [place[2] for place in apart.places] == [1, 1, 1]


def test_text_under_a_merged_cell_is_noted() -> None:
    """What a continued cell holds is not shown by Word, is not read, and is noted."""
    only = grid(row(cell("1", '<w:vMerge w:val="restart"/>')), row(cell("2", "<w:vMerge/>")))
    assert (only.texts, codes(only.notes[0])) == (["1"], ["hidden-text"])


def test_old_merges_over_columns() -> None:
    """Cells merged in the old way, cell by cell, are one cell."""
    begin, go_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    only = grid(row(cell("1", begin), cell("", go_on), cell("9", go_on), "2"))
    assert cells(only) == [("1", (0, 0, 1, 3)), ("2", (0, 3, 1, 1))]
    assert codes(only.notes[0]) == ["hidden-text"]


def test_absurd_spans_end_where_the_table_ends() -> None:
    """A span that no table can have reaches as far as the other rows do, and is noted."""
    only = grid(row(cell("甲", '<w:gridSpan w:val="2000000000"/>'), "1"), row("乙", "2", "3", "4"))
    assert cells(only)[:2] == [("甲", (0, 0, 1, 3)), ("1", (0, 3, 1, 1))]
    assert (only.columns, codes(only.notes[0])) == (4, ["span"])
    nothing = [cell("1", f'<w:gridSpan w:val="{value}"/>') for value in ("0", "-3", "x", "")]
    assert [place[3] for place in grid(row(*nothing)).places] == [1, 1, 1, 1]


def test_controls_around_rows_and_cells() -> None:
    """Rows and cells within content controls, and a table within one, are read."""
    around = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = row("1", around.format(cell("2"))) + around.format(
        row("3", cell(around.format(paragraph("4"))))
    )
    [only] = grids(around.format(table(inner)))
    assert only.texts == ["1", "2", "3", "4"]
    assert only.places == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_prompts_in_tables_are_blank() -> None:
    """A cell whose control shows its prompt is blank, with a note, wherever the control stands."""
    around = f"<w:sdt>{PROMPT}<w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    for one in (around.format(cell("请输入")), cell(around.format(paragraph("请输入")))):
        only = grid(row("甲", one))
        assert (only.texts, codes(only.notes[1])) == (["甲", ""], ["placeholder"])


def test_more_rows_are_headers_than_have_cells() -> None:
    """Header rows without a cell of their own are no rows of the grid, and no header of it."""
    marked = "<w:tblHeader/>"
    merged = cell("", "<w:vMerge/>")
    only = grid(row("甲", properties=marked), *[row(properties=marked)] * 2)
    assert (only.rows, only.headers) == (1, 1)
    lower = grid(row("甲", properties=marked), row(merged, properties=marked))
    assert lower.headers == lower.rows


def test_deleted_and_inserted_rows_and_cells() -> None:
    """A deleted row is not read, and told; an inserted one is; a deleted cell is blank."""
    body = table(
        row("1", properties=f"<w:del {CHANGE}/>"),
        row("2", properties=f"<w:ins {CHANGE}/>"),
        row(cell("3", f"<w:cellDel {CHANGE}/>")),
        row(cell("4", f"<w:cellIns {CHANGE}/>")),
        row("5", properties="<w:hidden/>"),
    )
    result = read(body)
    [only] = result.items
    assert isinstance(only, Grid)
    assert only.texts == ["2", "", "4"]
    assert {index: codes(notes) for index, notes in only.notes.items()} == {
        index: ["tracked-change"] for index in range(3)
    }
    assert codes(result.notes) == ["tracked-change", "hidden-text"]


def test_old_properties_are_not_read() -> None:
    """Properties from before a tracked change of the format count for nothing."""
    change = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>'
    assert grid(row(cell("1", change), "2")).places == [(0, 0, 1, 1), (0, 1, 1, 1)]
    change = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert value(paragraph(run("1", change))) == ("1", [])


def test_layout_tables_are_resolved() -> None:
    """A table that only arranges others gives what is in it, in order."""
    inner, other = table(row("甲", "1")), table(row("乙", "2"))
    outer = table(
        row(cell(paragraph("标题"))), row(cell(paragraph("一") + inner + "<w:p/>"), cell(other))
    )
    items = read(outer + paragraph("尾")).items
    assert [
        one.texts if isinstance(one, Grid) else one.text
        for one in items
        if not isinstance(one, Picture)
    ] == ["标题", "一", ["甲", "1"], ["乙", "2"], "尾"]


def test_tables_within_a_grid_are_read_behind_it() -> None:
    """A table in a cell of a grid is told of, and read behind the grid."""
    inner = table(row("9"))
    found = grids(table(row("甲", "1"), row("乙", "2"), row("丙", cell(inner + "<w:p/>"))))
    assert [one.texts for one in found] == [["甲", "1", "乙", "2", "丙", ""], ["9"]]
    assert codes(found[0].notes[5]) == ["nested-table"]

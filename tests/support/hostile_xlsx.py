"""Hostile workbooks: each is read, or refused for the reason named."""

from collections.abc import Callable

from support.docx_building import Member, archive, relationships

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOMB = 3_900_000  # bytes of a part, just within the limit
READ = "NO REPORT"
"""What is said of a file that is read, and has no report in it."""

CASES: dict[str, tuple[str, Callable[[], bytes]]] = {}


def case(said: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def add(make: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[make.__name__] = (said, make)
        return make

    return add


def sheet(rows: str, more: str = "") -> str:
    """Give the part of a sheet."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


def cell(address: str, text: str) -> str:
    """Give a cell of text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def xlsx(
    *sheets: str,
    strings: str | None = None,
    styles: str | None = None,
    head: str = "",
    method: int = 0,
    workbook: str | None = None,
    links: tuple[tuple[str, str, str], ...] = (),
) -> bytes:
    """Build a workbook of raw XML, stored, so that what is repetitive is not refused for that."""
    found = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    parts = {f"xl/worksheets/sheet{n}.xml": head + text for n, text in enumerate(sheets, start=1)}
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
        found.append(("s", "sharedStrings", "sharedStrings.xml"))
    if styles is not None:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
        found.append(("t", "styles", "styles.xml"))
    listed = "".join(
        f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1)
    )
    parts["xl/workbook.xml"] = workbook or (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{listed}</sheets></workbook>'
    )
    members = [
        Member("_rels/.rels", relationships(("r1", "officeDocument", "xl/workbook.xml"))),
        Member("xl/_rels/workbook.xml.rels", relationships(*found, *links)),
        *(Member(name, text.encode(), method=method) for name, text in parts.items()),
    ]
    return archive(members)


PLAIN = sheet(row(1, cell("A1", "甲")))


@case(READ)
def nothing_in_it() -> bytes:
    return xlsx(sheet(""))


@case(READ)
def the_last_cell() -> bytes:
    rows = row(1, cell("A1", "甲")) + row(1_048_576, cell("XFD1048576", "乙"))
    return xlsx(sheet(rows))


@case("cells=")
def a_row_as_wide_as_can_be() -> bytes:
    return xlsx(sheet(row(1, cell("A1", "甲") + cell("XFD1", "乙"))))


@case("地址有误")
def a_row_below_the_last() -> bytes:
    return xlsx(sheet(row(1_048_577, "")))


@case("地址有误")
def a_column_behind_the_last() -> bytes:
    return xlsx(sheet(row(1, cell("XFE1", "甲"))))


@case("地址有误")
def an_address_in_another_row() -> bytes:
    return xlsx(sheet(row(1, cell("A2", "甲"))))


@case("地址有误")
def two_cells_of_one_address() -> bytes:
    return xlsx(sheet(row(1, cell("A1", "甲") + cell("A1", "乙"))))


@case("地址有误")
def a_row_of_no_number() -> bytes:
    return xlsx(sheet(f'<row r="\uff19">{cell("A1", "甲")}</row>'))


@case("cells=")
def a_merge_of_the_whole_sheet() -> bytes:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return xlsx(sheet(row(1, cell("A1", "甲") + cell("B1", "乙")), merges))


@case(READ)
def merges_over_each_other() -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:Z{n + 40}"/>' for n in range(1, 5_000))
    rows = "".join(row(n, cell(f"A{n}", "甲")) for n in range(1, 100))
    return xlsx(sheet(rows, f"<mergeCells>{merges}</mergeCells>"))


@case("elements=")
def many_merges_of_many_rows() -> bytes:
    merges = '<mergeCell ref="A1:A30000"/>' * 40_000
    rows = "".join(f"<row>{cell(f'A{n}', '甲')}</row>" for n in range(1, 15_000))
    return xlsx(sheet(rows, f"<mergeCells>{merges}</mergeCells>"))


@case(READ)
def merges_that_are_none() -> bytes:
    merges = '<mergeCell ref="A1:"/><mergeCell ref=""/><mergeCell/><mergeCell ref="A0:B99999999"/>'
    return xlsx(sheet(row(1, cell("A1", "甲")), f"<mergeCells>{merges}</mergeCells>"))


@case("elements=")
def many_cells() -> bytes:
    return xlsx(sheet("".join(f"<row>{'<c/>' * 50}</row>" for _ in range(5_000))))


@case(READ)
def as_many_cells_as_are_read() -> bytes:
    return xlsx(sheet("".join(f"<row>{'<c/>' * 50}</row>" for _ in range(3_500))))


@case("elements=")
def many_strings() -> bytes:
    return xlsx(PLAIN, strings="<si><t>1</t></si>" * 150_000)


@case(READ)
def a_string_that_is_not_there() -> bytes:
    cells = '<c r="A1" t="s"><v>99999999999</v></c><c r="B1" t="s"><v>-1</v></c>'
    return xlsx(sheet(row(1, cells + '<c r="C1" t="s"><v>1</v></c>')), strings="<si/>")


@case("膨胀过多")
def a_bomb() -> bytes:
    return xlsx(sheet(row(1, cell("A1", "甲" * (BOMB // 3)))), method=8)


@case(READ)
def a_long_text() -> bytes:
    return xlsx(sheet(row(1, cell("A1", "甲" * (BOMB // 3)))))


@case("过大")
def a_part_too_large() -> bytes:
    return xlsx(sheet(row(1, cell("A1", "甲" * 2_000_000))))


@case("DOCTYPE")
def entities() -> bytes:
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE worksheet [<!ENTITY a0 "haha">{lines}]>'
    return xlsx(sheet(row(1, cell("A1", "&a9;"))), head=head)


@case("DOCTYPE")
def an_outside_entity() -> bytes:
    head = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return xlsx(sheet(row(1, cell("A1", "&x;"))), head=head)


@case("不是合法的 XML")
def a_broken_sheet() -> bytes:
    return xlsx(f'<worksheet xmlns="{MAIN}"><sheetData>')


@case("depth=")
def deep_elements() -> bytes:
    return xlsx(sheet("<a>" * 5_000 + "</a>" * 5_000))


@case("tables=")
def many_sheets() -> bytes:
    return xlsx(*[PLAIN] * 501)


@case("tables=")
def many_tables() -> bytes:
    rows = "".join(row(n, cell(f"A{n}", "甲") + cell(f"B{n}", "1")) for n in range(1, 1_600, 3))
    return xlsx(sheet(rows))


@case("items=")
def many_lines() -> bytes:
    return xlsx(sheet("".join(row(n, cell(f"A{n}", "甲")) for n in range(1, 20_010))))


@case("不是 Excel 工作簿")
def another_root() -> bytes:
    return xlsx(PLAIN, workbook="<w/>")


@case(READ)
def a_sheet_elsewhere() -> bytes:
    links = (("r1", "worksheet", "../../../etc/passwd"),)
    return xlsx(links=links, workbook=_one_sheet())


@case("不是工作表")
def a_sheet_that_is_the_workbook() -> bytes:
    return xlsx(links=(("r1", "worksheet", "workbook.xml"),), workbook=_one_sheet())


def _one_sheet() -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
    )


@case(READ)
def formulas_in_a_ring() -> bytes:
    cells = "".join(
        f'<c r="{a}1"><f>SUM({b}1)</f></c>' for a, b in (("A", "B"), ("B", "C"), ("C", "A"))
    )
    return xlsx(sheet(row(1, cells)))


@case(READ)
def a_formula_of_the_whole_sheet() -> bytes:
    cells = "".join(
        f'<c r="{a}{n}"><f>SUM(A1:XFD1048576,A1:XFD1048576)</f></c>'
        for n in range(1, 100)
        for a in "ABCDE"
    )
    return xlsx(sheet(f'<row r="1">{cells[: cells.index("</c>") + 4]}</row>' + _rows()))


def _rows() -> str:
    return "".join(
        row(n, "".join(f'<c r="{a}{n}"><f>SUM($A$1:$Z$5000)</f></c>' for a in "ABCDE"))
        for n in range(2, 500)
    )


@case(READ)
def a_chain_of_formulas() -> bytes:
    rows = "".join(
        row(n, f'<c r="A{n}"><f>A{n + 1}+A{n + 1}</f></c>{cell(f"B{n}", "甲")}')
        for n in range(1, 2_000)
    )
    return xlsx(sheet(rows))


@case(READ)
def a_long_formula() -> bytes:
    formula = "+".join(["A2"] * 200_000)
    return xlsx(sheet(row(1, f'<c r="A1"><f>{formula}</f></c>{cell("B1", "甲")}')))


@case(READ)
def odd_numbers() -> bytes:
    numbers = ("1E400", "-1E-400", "NaN", "INF", "1e", "", " 1 ", "1" * 5_000, "0x10", "\uff11")
    cells = "".join(f"<c><v>{number}</v></c>" for number in numbers)
    styled = "".join(f'<c s="1"><v>{number}</v></c>' for number in (*numbers, "1E9", "-5"))
    formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    return xlsx(sheet(f"<row>{cells}{styled}</row>"), styles=formats)


@case(READ)
def odd_styles() -> bytes:
    code = "0." + "0" * 100_000
    styles = (
        f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/>'
        f'<numFmt numFmtId="165" formatCode="{"[" * 50_000}"/></numFmts>'
        '<cellXfs><xf numFmtId="164"/><xf numFmtId="165" borderId="999999999"/></cellXfs>'
    )
    cells = '<c><v>1</v></c><c s="1"><v>1</v></c><c s="99999999"><v>1</v></c>'
    return xlsx(sheet(f"<row>{cells}</row>" * 200), styles=styles)


@case("另存为 .xlsx")
def a_binary_workbook() -> bytes:
    links = relationships(("r1", "officeDocument", "xl/workbook.bin"))
    return archive([Member("_rels/.rels", links), Member("xl/workbook.bin", b"\x83\x01")])


def shared(characters: int) -> bytes:
    """Repeat one shared string in 4,000 cells."""
    row_of_it = "<row>" + '<c t="s"><v>0</v></c>' * 40 + "</row>"
    return xlsx(sheet(row_of_it * 100), strings=f"<si><t>{'甲' * characters}</t></si>")


@case("文字合计")
def one_long_text_in_many_cells() -> bytes:
    return shared(100_000)


@case(READ)
def one_text_in_many_cells() -> bytes:
    return shared(990)

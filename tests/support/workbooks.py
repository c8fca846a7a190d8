"""Fill-in workbooks to test with: what they should read as, and what is in them."""

import io
import re
import zipfile
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import attrs
import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from govdisclose import codec
from govdisclose.cells import MAX_COUNT
from govdisclose.checks.relations import parts_of_totals
from govdisclose.editions import Report
from govdisclose.form import values_by_pointer
from govdisclose.pointers import replace
from govdisclose.prose import Block, Picture, Prose
from govdisclose.text import is_visible

PROSE = ("preface", "overview", "problems", "other_matters")


def sample(edition: str) -> Report:
    """Load the sample report of an edition."""
    return codec.loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())


def added_up(report: Report) -> Report:
    """Fill in the totals that formulas give: blank ones, without a remark, of known parts."""
    values = values_by_pointer(report)
    parts = parts_of_totals(type(report))
    remarked = {remark.pointer for remark in report.remarks}

    def total(pointer: str) -> Any:
        if pointer not in parts or values[pointer] is not None or pointer in remarked:
            return values[pointer]
        counts = [total(term.pointer) for term in parts[pointer][0]]
        return None if None in counts else sum(counts)

    known = {pointer: total(pointer) for pointer in parts if values[pointer] is None}
    changes = {p: value for p, value in known.items() if value is not None and value <= MAX_COUNT}
    return replace(report, changes) if changes else report


def without_what_cannot_show(report: Report) -> Report:
    """Leave out pictures, which drawn reports have a few bytes of, and lines of spaces.

    A cell with nothing but spaces is blank to whoever fills a workbook in.
    """
    attached = tuple(attrs.evolve(a, content=_kept(a.content)) for a in report.attachments)
    prose = {f"/{name}": _kept(getattr(report, name)) for name in PROSE}
    of_agency = attrs.asdict(report.agency)
    blanks = {
        f"/agency/{name}": "" if name == "name" else None
        for name, text in of_agency.items()
        if text is not None and not is_visible(text)
    }
    remarks = tuple(remark for remark in report.remarks if is_visible(remark.text))
    return replace(report, {**prose, **blanks, "/attachments": attached, "/remarks": remarks})


def _kept(prose: Prose) -> tuple[Block, ...]:
    return tuple(block for block in prose if not isinstance(block, Picture))


def opened(data: bytes) -> Workbook:
    """Open a workbook with openpyxl."""
    return openpyxl.load_workbook(io.BytesIO(data))


def edited(data: bytes, changes: Mapping[str, Any]) -> bytes:
    """Change cells as a script does that fills a workbook in; cached values are lost with it.

    Args:
        data: The workbook.
        changes: New values by address, such as ``表三!D6``.
    """
    book = opened(data)
    for where, value in changes.items():
        name, _, cell = where.partition("!")
        sheet = book[name]
        assert isinstance(sheet, Worksheet)
        sheet[cell] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Save a workbook with openpyxl."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def dump(data: bytes) -> str:
    """Write down all that a workbook has: cells, merges, rules, formats, page, properties."""
    book = opened(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        own = archive.read("docProps/custom.xml").decode()
    lines = re.findall('name="[^"]*".*?</', own)
    for sheet in book.worksheets:
        page = sheet.page_setup
        lines += [
            f"== {sheet.title} {sheet.dimensions}",
            f"frozen {sheet.freeze_panes}, protected {sheet.protection.sheet}",
            f"page {page.paperSize} {page.orientation}, high {page.fitToHeight}",
            f"prints {sheet.print_area}",
            f"heights {_heights(sheet)}",
        ]
        lines += [f"merged {each}" for each in sorted(map(str, sheet.merged_cells.ranges))]
        lines += [
            f"takes {each.type} {each.operator} {each.formula1} {each.formula2}: {each.sqref}"
            for each in sheet.data_validations.dataValidation
        ]
        lines += [
            f"if {rule.type} {' '.join(rule.formula)}: {area.sqref}"
            for area in sheet.conditional_formatting
            for rule in area.rules
        ]
        lines += _cells(sheet)
    return "\n".join(lines) + "\n"


def _heights(sheet: Worksheet) -> str:
    """Write down the rows that have a height of their own, and which."""
    rows = sheet.row_dimensions.items()
    return " ".join(f"{number}:{row.height:g}" for number, row in rows if row.height)


def _cells(sheet: Worksheet) -> list[str]:
    lines = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                look = "locked" if cell.protection.locked else "open"
                value = repr(cell.value)
                lines.append(f"{cell.coordinate} {look} {cell.number_format} {value}")
    return lines

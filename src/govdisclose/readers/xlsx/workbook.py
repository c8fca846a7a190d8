"""The workbook: which sheets it has, and what they share."""

import re
from datetime import date

import attrs

from govdisclose.errors import Message, ReadError
from govdisclose.readers.limits import exceeded
from govdisclose.readers.packages.archive import Package
from govdisclose.readers.packages.relationships import Relationship, first, relationships
from govdisclose.readers.packages.xml import Element, parse_part
from govdisclose.readers.xlsx import names
from govdisclose.readers.xlsx.formats import Formats, read_formats
from govdisclose.readers.xlsx.sheets import Sheet, read_cells, read_hidden, read_merged
from govdisclose.readers.xlsx.strings import Strings
from govdisclose.worksheets import VERSION, VERSION_PROPERTY

_VERSION = re.compile(r"\s*[0-9]{1,6}\s*")
_NOT_WORKBOOK = Message(
    "部件 {name} 不是 Excel 工作簿（根元素是 {root}）；请用 Excel 或 WPS 打开后另存为 .xlsx",
    "the part {name} is no workbook (its root is {root}); open the file in Excel or WPS and save "
    "it as .xlsx",
)
_NOT_SHEET = Message(
    "“{name}”的部件不是工作表（根元素是 {root}）；请用 Excel 或 WPS 打开后另存为 .xlsx",
    "the part of {name} is no worksheet (its root is {root}); open the file in Excel or WPS and "
    "save it as .xlsx",
)
_SHEETS = Message("工作簿有 {count} 个工作表", "the workbook has {count} sheets")
_TEXT = Message(
    "工作簿各单元格的文字合计 {count} 个字符",
    "the cells of the workbook have {count} characters of text",
)
_NEWER = Message(
    "这份填报工作簿的格式是第 {version} 版，本程序只认得第 {known} 版；请升级 govdisclose",
    "this fill-in workbook is of layout {version}, and {known} is all that is known here: upgrade "
    "govdisclose",
)


@attrs.frozen(eq=False)
class Workbook:
    """A workbook."""

    package: Package
    sheets: tuple[Sheet, ...]
    """In the order of their tabs."""
    is_ours: bool = False
    """Whether it says that it is a fill-in workbook of ours."""


def open_workbook(package: Package, part: str) -> Workbook:
    """Read a workbook, all its sheets.

    Args:
        package: The file.
        part: Name of its part of the workbook.

    Raises:
        ReadError: It is no workbook, damaged, over a limit, or of a later layout of ours.
    """
    root = parse_part(package, part)
    if root.tag != names.WORKBOOK:
        raise ReadError(_NOT_WORKBOOK.format(name=part, root=str(root.tag)[:100]))
    is_ours = _is_ours(package)
    related = relationships(package, part)
    targets = {each.id: each for each in related}
    listed = list(root.iter(names.SHEET))
    if len(listed) > package.limits.tables:
        raise exceeded("tables", package.limits, _SHEETS.format(count=len(listed)))
    strings = _strings(package, related)
    formats = _formats(package, related, root)
    recalculated = any(
        each.get("fullCalcOnLoad") in {"1", "true"} for each in root.iter(names.CALCULATION)
    )
    sheets = [
        _sheet(package, each, target.target, strings, formats, recalculated=recalculated)
        for each in listed
        if (target := targets.get(each.get(names.RELATIONSHIP, ""))) is not None
        # Others are a chart that is a sheet of its own, a dialog, a macro of old.
        and target.kind == "worksheet"
        and target.target in package
    ]
    # A text may be shared by many cells, so that a small file has more of it than it holds.
    characters = sum(len(cell.text) for sheet in sheets for cell in sheet.cells.values())
    if characters > package.limits.text_bytes:
        raise exceeded("text_bytes", package.limits, _TEXT.format(count=characters))
    return Workbook(package, tuple(sheets), is_ours)


def _sheet(  # noqa: PLR0913 - what the sheets of a workbook share
    package: Package,
    listed: Element,
    part: str,
    strings: Strings,
    formats: Formats,
    *,
    recalculated: bool,
) -> Sheet:
    root = parse_part(package, part)
    name = listed.get("name", "")
    if root.tag != names.WORKSHEET:
        raise ReadError(_NOT_SHEET.format(name=name, root=str(root.tag)[:100]))
    hidden_rows, hidden_columns = read_hidden(root)
    return Sheet(
        name,
        hidden=listed.get("state", "visible") != "visible",
        part=part,
        cells=read_cells(root, name, strings, formats),
        merged=read_merged(root),
        formats=formats,
        recalculated=recalculated,
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
    )


def _strings(package: Package, related: list[Relationship]) -> Strings:
    part = first(related, "sharedStrings", package)
    if part is None:
        return Strings()
    return Strings(list(parse_part(package, part).iterchildren(names.STRING)))


def _formats(package: Package, related: list[Relationship], root: Element) -> Formats:
    properties = root.find(names.PROPERTIES)
    of_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    first_day = date(1904, 1, 1) if of_1904 else date(1899, 12, 30)
    part = first(related, "styles", package)
    return read_formats(None if part is None else parse_part(package, part), first_day)


def _is_ours(package: Package) -> bool:
    """Say whether it is a fill-in workbook by its properties.

    Raises:
        ReadError: It is one whose layout is not known here yet.
    """
    part = first(relationships(package, ""), "custom-properties", package)
    if part is None:
        return False
    for each in parse_part(package, part):
        text = "".join(map(str, each.itertext()))
        if each.get("name") == VERSION_PROPERTY and _VERSION.fullmatch(text):
            if int(text) > VERSION:
                raise ReadError(_NEWER.format(version=int(text), known=VERSION), "format")
            return True
    return False

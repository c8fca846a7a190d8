"""A fill-in workbook for a report: Excel and LibreOffice fill it in, ``read`` takes it back.

XlsxWriter writes it (``pip install "govdisclose[xlsx]"``); the same report gives the same bytes.
It is no renderer: a renderer knows labels and values, and never the form, whereas here each cell
has the kind of its values, and each total the formula that the form's rules give it.
"""

from govdisclose import libraries
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.errors import Message

__all__ = ["workbook"]

_MISSING = Message(
    '写 Excel 工作簿需要另装 XlsxWriter：pip install "govdisclose[xlsx]"',
    'writing Excel workbooks needs XlsxWriter: pip install "govdisclose[xlsx]"',
)


def workbook(report: Report) -> bytes:
    """Make the workbook to fill a report in: blank, or with what the report says already.

    It has a sheet for the cover, one for each of the three tables with the printed labels, one for
    the chapters of prose, one for remarks, and one for each table of the prose. Cells to fill in
    are yellow until they are filled, take only what the form asks for, and are all that can be
    changed: labels are protected, without a password.

    A total is a formula: it shows the sum once all its parts are filled in, and nothing before, as
    a blank is no zero. A total that the report states stays a number, and can be changed, where its
    parts are not all known or add up to something else; sums that do not hold are red. So is a
    blank total with a remark left blank.

    Args:
        report: A report of any edition; ``blank("2021")`` gives the blank workbook.

    Returns:
        The bytes of the .xlsx file. A picture whose size cannot be read is left out; ``read`` then
        says so, by what it shows.

    Raises:
        InvalidValueError: It is no report, or a text in it is longer than a cell can hold (32,767
            UTF-16 code units).
        MissingLibraryError: XlsxWriter is not installed.
    """
    refuse_other_than_reports(report=report)
    with libraries.needed(_MISSING):
        from govdisclose.workbooks import writing  # noqa: PLC0415 - loads XlsxWriter
    return writing.written(report)

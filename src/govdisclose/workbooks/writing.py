"""Write the sheets of a workbook, one behind the other."""

from govdisclose.document import one_line
from govdisclose.editions import Report
from govdisclose.layouts.chapters import chapter_frames
from govdisclose.opening import SUBJECT, customary_title
from govdisclose.workbooks.cover import write_cover
from govdisclose.workbooks.lists import write_remarks
from govdisclose.workbooks.prose import write_prose
from govdisclose.workbooks.sheets import new_book
from govdisclose.workbooks.tables import write_table
from govdisclose.worksheets import EDITION_PROPERTY, VERSION, VERSION_PROPERTY


def written(report: Report) -> bytes:
    """Write a report as a workbook; see ``workbook``."""
    properties = {
        "title": one_line(report.title or customary_title(report)),
        "subject": SUBJECT,
        "author": report.agency.name,
    }
    book = new_book(properties, {VERSION_PROPERTY: VERSION, EDITION_PROPERTY: report.edition})
    write_cover(book, report)
    addresses: dict[str, str] = {}
    for name, heading, frame in chapter_frames(type(report)):
        if frame is not None:
            addresses |= write_table(book, report, name, heading.text, frame)
    write_prose(book, report)
    write_remarks(book, report, addresses)
    return book.bytes()

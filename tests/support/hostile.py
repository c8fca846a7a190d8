"""Reports and frames with the same words in every place, hostile ones or harmless ones."""

from decimal import Decimal

from govdisclose.cells import Money
from govdisclose.document import Frame, FrameCell, Role
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.pointers import replace
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from support.images import UNSEEN

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>'&amp;&lt;{{ 7*7 }}"
    "{% raw %}{# #}%s %% %(x)s {0} \ue000 \ue001 \\u003c ]]> <!-- --> </title></style></article>"
)
HARMLESS = "文字"


def labelled_frame(label: str) -> Frame:
    """Build a frame of one labelled value, with the same words in each label."""
    cells = (
        FrameCell(0, 0, 1, 2, Role.SECTION, label),
        FrameCell(1, 0, 1, 1, Role.CORNER, label),
        FrameCell(1, 1, 1, 1, Role.COLUMN, label, (0,)),
        FrameCell(2, 0, 1, 1, Role.ROW, label, (0,)),
        FrameCell(2, 1, 1, 1, Role.VALUE, "", (0, 3, 2)),
    )
    return Frame(label, 3, 2, (1.0, 1.0), 0, 1, (range(3),), cells)


def full_report(text: str) -> Report:
    """Build a report with the same words in every field that holds text."""
    agency = Agency(
        name=text,
        region=text,
        code=text,
        address=text,
        postcode=text,
        phone=text,
        fax=text,
        email=text,
        website=text,
    )
    prose = (
        Paragraph(f"{text}\n{text}"),
        Heading(text, 2),
        Heading(text, 3),
        Heading(text, 4),
        DataTable(((text, text), (text, f"{text}\n{text}")), 1, text),
        DataTable(((text,),), 0),
        Picture(UNSEEN, "image/png", text),  # so that what stands in onerror would be run
    )
    price = "/proactive_disclosure/procurement/centralized_procurement/amount"
    return replace(
        blank("2019", year=2020, agency=agency),
        {
            "/title": f"{text}\n{text}",
            "/preface": prose,
            "/overview": prose,
            "/problems": prose,
            "/other_matters": prose,
            "/attachments": (Attachment(text, prose), Attachment(text)),
            price: Money(Decimal(1), text),
            "/remarks": (Remark("/requests/received/total", text), Remark(price, text)),
        },
    )

"""Reports to show in a browser, and the pages that each mode of the HTML renderer makes of them."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from importlib.resources import files

import attrs

import govdisclose as gd
from govdisclose.cells import Money
from govdisclose.document import Document
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph, Picture, Prose
from govdisclose.renderers import html
from support import real
from support.documents import png
from support.strategies import PNG

_SITE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>示例市政府信息公开专栏</title>
<style>
body {{ background: #fff; color: #222; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #222; color: #ddd; }} }}
{style}
</style>
</head>
<body>
<header><p>示例市人民政府</p></header>
<main>
<h1>政府信息公开年报</h1>
{content}
</main>
</body>
</html>
"""


def _within_a_site(document: Document) -> str:
    content = html.render(document, mode="fragment")
    return _SITE.format(style=html.stylesheet(), content=content)


@attrs.frozen
class Mode:
    """How a document becomes a whole page, and what holds for that page."""

    render: Callable[[Document], str]
    policy: str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    """The Content-Security-Policy under which the page is all there."""
    boxes: bool = True
    """Whether tables that are too wide scroll in boxes of their own."""
    style_attributes: bool = False
    """Whether the mode sets styles by attributes."""


PAGES = {
    "page": Mode(html.render),
    "fragment": Mode(_within_a_site),
}
"""The modes of the renderer by name, each with what a test needs to know of it."""


def sample(edition: str) -> Report:
    """Read the sample that comes with the package."""
    return gd.loads(files("govdisclose").joinpath(f"samples/{edition}.json").read_bytes())


def everything(edition: str) -> Report:
    """Add prose of every kind, attachments and remarks to a sample."""
    prose: Prose = (
        Heading("（一）主动公开情况"),
        Paragraph("依法公开各类政府信息，及时更新公开指南和目录。\n联系电话：0000-0000000。"),
        Heading("1.公开渠道", 3),
        Paragraph(f"详见 https://www.example.gov.cn/{'zwgk/' * 30}index.html。"),
        Heading("（1）门户网站", 4),
        DataTable((("", "件数", "占比"), ("规章", "1", "5%"), ("其他", "19", "95%")), 1, "统计表"),
        DataTable((("甲", "1"), ("乙", "2")), 0),
        DataTable(
            (
                tuple(f"{month}月受理件数" for month in range(1, 13)),
                tuple(f"{number:,}" for number in range(12_345, 1_200_000, 100_000)),
            ),
            1,
            "各月受理情况",
        ),
        Picture(png(1600, 200), "image/png", "政务公开工作流程图"),
    )
    return gd.replace(
        sample(edition),
        {
            "/overview": prose,
            "/other_matters": prose[:2],
            "/attachments": (Attachment("重点领域信息公开统计表", prose), Attachment("典型案例")),
            "/remarks": (
                Remark("/requests/received/total", "含上年度结转的补正申请"),
                Remark("/disputes/reconsideration/total", "统计口径调整"),
            ),
        },
    )


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
        Picture(PNG, "image/png", text),
    )
    price = "/proactive_disclosure/procurement/centralized_procurement/amount"
    return gd.replace(
        gd.blank("2019", year=2020, agency=agency),
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


SAMPLES: dict[str, Callable[[], Report]] = {
    **{f"sample-{edition}": partial(sample, edition) for edition in EDITIONS},
    **{f"blank-{edition}": partial(gd.blank, edition) for edition in EDITIONS},
    **{f"everything-{edition}": partial(everything, edition) for edition in EDITIONS},
    **{slug: partial(real.report, slug) for slug in real.SLUGS},
}
"""The reports by name."""


def page(mode: str, name: str) -> str:
    """Make the page of a report."""
    return PAGES[mode].render(layout(SAMPLES[name]()))

"""Reports to show in a browser, and the pages that each mode of the HTML renderer makes of them."""

import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files

import attrs

import govdisclose as gd
from govdisclose.document import Document
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Attachment, Remark
from govdisclose.layouts import layout, layout_comparison
from govdisclose.prose import DataTable, Heading, Paragraph, Picture, Prose
from govdisclose.renderers import html
from support import real
from support.images import png

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


# What html-validate is not to say of the mode cms, whose looks are in attributes, and where editors
# take ``scope`` away.
_OF_EDITORS = "<!-- [html-validate-disable no-inline-style, no-deprecated-attr, wcag/h63] -->\n"

_PUBLISHED = partial(
    html.render,
    site=html.Site(name="示例市人民政府", domain="www.example.gov.cn", id_code="3500000001"),
    column=html.Column(name="政府信息公开年报", keywords="年报,政府信息公开"),
    article=html.Article(url="https://www.example.gov.cn/2024.html", data="2024.json"),
    catalogue=html.Catalogue(
        index_number="000014349/2025-00001", topic="综合政务", validity="有效"
    ),
)


def _within_a_site(document: Document, mode: html.Mode) -> str:
    """Put a report into a page as a site might build it."""
    content = html.render(document, mode=mode)
    if mode == "cms":
        return _SITE.format(style="", content=_OF_EDITORS + content)
    return _SITE.format(style=html.stylesheet("fragment"), content=content)


@attrs.frozen
class Mode:
    """How a document becomes a whole page, and what holds for that page."""

    render: Callable[[Document], str]
    policy: str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    """The Content-Security-Policy under which the page is all there."""
    plain: bool = False
    """Whether there is only what editors of portals let pass: style attributes, old attributes for
    where these are taken away; no captions, no boxes with names, no colours for dark pages."""


def _twice(document: Document) -> str:
    """Put a report into a page of a site twice."""
    contents = [html.render(document, mode="fragment", prefix=prefix) for prefix in ("a", "b")]
    return _SITE.format(style=html.stylesheet("fragment"), content="\n".join(contents))


PAGES = {
    "page": Mode(html.render),
    "published": Mode(_PUBLISHED),
    "fragment": Mode(partial(_within_a_site, mode="fragment")),
    "twice": Mode(_twice),
    "cms": Mode(partial(_within_a_site, mode="cms"), plain=True),
}
"""The modes of the renderer by name, each with what a test needs to know of it."""
FULL = [name for name, mode in PAGES.items() if not mode.plain]


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


def _laid_out(make: Callable[[str], Report], name: str) -> Document:
    return layout(make(name))


def _compared() -> Document:
    return layout_comparison(gd.compare(real.report("pingtan-2022"), real.report("pingtan-2023")))


SAMPLES: dict[str, Callable[[], Document]] = {
    **{f"sample-{edition}": partial(_laid_out, sample, edition) for edition in EDITIONS},
    **{f"blank-{edition}": partial(_laid_out, gd.blank, edition) for edition in EDITIONS},
    **{f"everything-{edition}": partial(_laid_out, everything, edition) for edition in EDITIONS},
    **{slug: partial(_laid_out, real.report, slug) for slug in real.SLUGS},
    "comparison": _compared,
}
"""The documents by name."""


def forget() -> None:
    """Empty everything that the HTML renderer keeps."""
    for name, module in sys.modules.copy().items():
        if name.startswith("govdisclose.renderers.html"):
            for member in vars(module).values():
                getattr(member, "cache_clear", int)()


def page(mode: str, name: str) -> str:
    """Make the page of a document."""
    return PAGES[mode].render(SAMPLES[name]())

"""HTML: against jinja2 over generic rows, against dominate, and against the floor."""

import json
from collections.abc import Iterator
from typing import Any

import dominate
import jinja2
from dominate import tags, util

import floor
import govdisclose as gd
from govdisclose.document import Frame, Role, Table
from govdisclose.renderers.html import stylesheet
from sample import prose
from timing import line

TEMPLATE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<style>{{ style }}</style></head><body>
{% for text in prose %}<p>{{ text }}</p>
{% endfor %}{% for rows in tables %}<table>
{% for row in rows %}<tr>{% for cell in row %}
{% if cell.label is none %}<td rowspan="{{ cell.rowspan }}" colspan="{{ cell.colspan }}"
 headers="{{ cell.headers }}">{{ cell.value }}</td>{% else %}<th id="{{ cell.id }}"
 rowspan="{{ cell.rowspan }}" colspan="{{ cell.colspan }}">{{ cell.label }}</th>
{% endif %}{% endfor %}</tr>
{% endfor %}</table>
{% endfor %}<script type="application/json">{{ data | tojson }}</script></body></html>"""


def rows_of(frame: Frame, values: tuple[str, ...], number: int) -> list[list[dict[str, object]]]:
    """Write a table as rows of cells, the way a template wants them."""
    rows: list[list[dict[str, object]]] = [[] for _ in range(frame.rows)]
    remaining = iter(values)
    for index, cell in enumerate(frame.cells):
        entry: dict[str, object] = {
            "id": f"t{number}-{index}",
            "headers": " ".join(f"t{number}-{header}" for header in cell.headers),
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
            "label": None if cell.role is Role.VALUE else cell.label,
            "value": next(remaining) if cell.role is Role.VALUE else None,
        }
        rows[cell.row].append(entry)
    return rows


def _dominate(data: dict[str, Any]) -> tags.article:
    """Build the report out of objects, one for each element."""
    article = tags.article()
    for text in data["prose"]:
        article.add(tags.p(text))
    for rows in data["tables"]:
        table = article.add(tags.table())
        for row in rows:
            line_of_cells = table.add(tags.tr())
            for cell in row:
                spans = {"rowspan": cell["rowspan"], "colspan": cell["colspan"]}
                if cell["label"] is None:
                    line_of_cells.add(tags.td(cell["value"], headers=cell["headers"], **spans))
                else:
                    line_of_cells.add(tags.th(cell["label"], id=cell["id"], **spans))
    return article


def _dominate_page(data: dict[str, Any]) -> str:
    page = dominate.document(title="")
    page.head.add(tags.style(util.raw(data["style"])))
    page.add(_dominate(data))
    text = json.dumps(data["data"], ensure_ascii=False)
    page.body.add(tags.script(util.raw(text), type="application/json"))
    return str(page.render(pretty=False))


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the page."""
    template = jinja2.Environment(autoescape=True).from_string(TEMPLATE)
    blocks = [block for block in gd.layout(report).blocks if isinstance(block, Table)]
    data: dict[str, Any] = {
        "prose": prose(report),
        "tables": [rows_of(block.frame, block.values, n) for n, block in enumerate(blocks)],
        "style": stylesheet(),
        "data": json.loads(gd.dumps(report)),
    }

    def naive() -> str:
        return template.render(data)

    yield line(
        "html: jinja2 over rows of cells, of the same shape",
        lambda: gd.render(report, "html"),
        naive,
        "4 x faster",
    )
    yield line(
        "html: dominate, the fragment",
        lambda: gd.render(report, "html", mode="fragment"),
        lambda: _dominate(data).render(pretty=False),
        "40 x faster",
    )
    yield line(
        "html: dominate, the page with its JSON",
        lambda: gd.render(report, "html"),
        lambda: _dominate_page(data),
        "40 x faster",
    )
    yield line(
        "html: floor of the page (% over ready labels, JSON and its hash)",
        lambda: gd.render(report, "html"),
        floor.of_page(report),
        "<= 2 x as long",
    )
    yield line(
        "html: floor of the fragment (% over ready labels)",
        lambda: gd.render(report, "html", mode="fragment"),
        floor.of_text(report, "html", mode="fragment"),
        "<= 2 x as long",
    )

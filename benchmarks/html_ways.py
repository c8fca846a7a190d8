"""HTML: against jinja2 over generic rows, and against the floor."""

import json
from collections.abc import Iterator

import jinja2

import floor
import govdisclose as gd
from govdisclose.document import Frame, Role, Table
from govdisclose.renderers.html import stylesheet
from sample import prose
from timing import line

_TEMPLATE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
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


def _rows(frame: Frame, values: tuple[str, ...], number: int) -> list[list[dict[str, object]]]:
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


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the page."""
    template = jinja2.Environment(autoescape=True).from_string(_TEMPLATE)
    blocks = [block for block in gd.layout(report).blocks if isinstance(block, Table)]
    data = {
        "prose": prose(report),
        "tables": [_rows(block.frame, block.values, n) for n, block in enumerate(blocks)],
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
        "html: floor (% over ready labels)",
        lambda: gd.render(report, "html"),
        floor.of_text(report, "html"),
        "<= 2 x as long",
    )

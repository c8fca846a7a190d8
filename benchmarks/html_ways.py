"""HTML: against jinja2 over generic rows, and against the floor."""

from collections.abc import Iterator

import jinja2

import floor
import govdisclose as gd
from sample import prose, tables
from timing import line

_TEMPLATE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body>
{% for text in prose %}<p>{{ text }}</p>
{% endfor %}{% for grid in tables %}<table>
{% for row in grid %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>
{% endfor %}</body></html>"""


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the page."""
    template = jinja2.Environment(autoescape=True).from_string(_TEMPLATE)
    data = {"prose": prose(report), "tables": tables(report)}

    def naive() -> str:
        return template.render(data)

    yield line(
        "html: jinja2 over generic rows",
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

"""Draw the architecture: where a layer stands is laid by hand, what imports what is read.

An arrow is an import that the source really has. One that follows from two others is left out, so
that the picture can be read; tests/test_architecture.py holds it against the source and the table
of layers.
"""

import ast
import html
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]

SOURCE = Path(__file__).parents[1] / "src" / "govdisclose"
GROUND = "ground"
WIDTH, COLUMN, ROW = 624, 104, 92
BOX_WIDTH, BOX_HEIGHT = 93, 52
LONG = 10
LANE, APART = 7, 16
"""Between two level lines, and between two ends at a box."""


class Layer(NamedTuple):
    """A box: the middle of its column and its row, how many columns it is wide, its words."""

    column: float
    row: int
    wide: int
    kind: Literal["ground", "report", "document", "both"]
    zh: str
    en: str


LAYERS = {
    "cli": Layer(3, 0, 6, "both", "命令行：薄薄一层", "the command line, thin"),
    "batch": Layer(3.5, 1, 1, "both", "成批处理", "many at once"),
    "summaries": Layer(5.5, 2, 1, "both", "问题的汇总", "findings told"),
    "rendering": Layer(5.5, 3, 1, "both", "生成、写出", "render, write"),
    "workbooks": Layer(1.5, 3, 1, "both", "Excel 填报", "Excel forms"),
    "layouts": Layer(2, 4, 2, "both", "报告排成文档", "report to document"),
    "tables": Layer(0.5, 5, 1, "report", "数据表", "CSV, Arrow"),
    "rollup": Layer(1.5, 5, 1, "report", "汇总", "roll-up"),
    "comparing": Layer(2.5, 5, 1, "report", "对比", "comparison"),
    "readers": Layer(3.5, 5, 1, "report", "读取文件", "read files"),
    "schema": Layer(4.5, 5, 1, "report", "JSON 规定", "JSON Schema"),
    "renderers": Layer(5.5, 5, 1, "document", "各种格式", "formats"),
    "checks": Layer(1, 6, 2, "report", "检查规则", "rules"),
    "worksheets": Layer(2.5, 6, 1, "report", "工作表", "sheets"),
    "opening": Layer(3.5, 6, 1, "report", "开头一段", "the preface"),
    "codec": Layer(4.5, 6, 1, "report", "JSON", "JSON"),
    "editions": Layer(2.5, 7, 5, "report", "各版表格：报告的类型", "the form: a report's types"),
    "document": Layer(5.5, 7, 1, "document", "文档的块", "blocks"),
    GROUND: Layer(
        3, 8, 6, "ground", "底层，不懂表格也不懂文档", "the ground: knows no form, no document"
    ),
}
WITHIN = {"__main__": "cli"}
"""Layers that stand in another's box, besides those of the ground."""
WAYS = {
    ("cli", "tables"): 0.5,
    ("cli", "schema"): 4.5,
    ("cli", "workbooks"): 1.5,
    ("workbooks", "worksheets"): 2.98,
    ("layouts", "opening"): 3.02,
    ("layouts", "codec"): 4,
    ("layouts", "document"): 5,
    ("rendering", "renderers"): 5.5,
}
"""Columns in which an arrow goes down past rows that lie between; others go below their start."""

HEAD = (
    '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
    ' orient="auto"><path d="M0 0 8 4 0 8z"/></marker>'
)
STYLE = """
text { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  text-anchor: middle; fill: #1f2430 }
.name { font: 600 16px ui-monospace, Consolas, "DejaVu Sans Mono", monospace }
.words { font-size: 14px; fill: #4a5263 }
rect { rx: 7px; stroke-width: 1.2px }
.report { fill: #e8f0fe; stroke: #7a9bd8 } .document { fill: #fdf1dc; stroke: #cf9f4a }
.both { fill: #efe9fb; stroke: #9a82cf } .ground { fill: #eef0f2; stroke: #98a1ad }
path { fill: none; stroke: #6b7484; stroke-width: 1.4px }
marker path { fill: #6b7484; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #eceff4 } .words { fill: #b9c0cc }
  .report { fill: #1d2c47; stroke: #5f83c4 } .document { fill: #3d2f14; stroke: #b98a3a }
  .both { fill: #2f2649; stroke: #8a72c2 } .ground { fill: #262a31; stroke: #6d7683 }
  path { stroke: #9aa3b2 } marker path { fill: #9aa3b2 }
}
"""


def imports() -> dict[str, set[str]]:
    """Read what each folder and module of the package imports of the others, as it runs."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).with_suffix("").parts[0]
        if name != "__init__":
            found.setdefault(name, set()).update(_imported(ast.parse(path.read_text("utf-8"))))
    return {name: (used & found.keys()) - {name} for name, used in found.items()}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "govdisclose":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("govdisclose."):
            yield str(node.module).split(".")[1]
        yield from _imported(node)


def box_of(name: str) -> str:
    """Say in which box a layer stands."""
    return WITHIN.get(name, name if name in LAYERS else GROUND)


def arrows() -> list[tuple[str, str]]:
    """List the imports between boxes that do not follow from others."""
    used: dict[str, set[str]] = {name: set() for name in LAYERS}
    for name, others in imports().items():
        used[box_of(name)] |= {box_of(other) for other in others}
    used = {name: others - {name} for name, others in used.items()}
    return [
        (name, other)
        for name, others in used.items()
        for other in sorted(others, key=list(LAYERS).index)
        if not any(other in _reached(used, between) for between in others)
    ]


def _reached(used: dict[str, set[str]], name: str) -> set[str]:
    return used[name].union(*(_reached(used, other) for other in used[name]))


def drawing(lang: Lang) -> str:
    """Give the picture as SVG."""
    height = _top(LAYERS[GROUND]) + BOX_HEIGHT + 40
    size = f'width="{WIDTH}" height="{height:g}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" {size}>',
        f"<style>{STYLE}</style>",
        HEAD,
        *_lines(arrows()),
        *(_box(name, lang) for name in LAYERS),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _left(layer: Layer) -> float:
    return layer.column * COLUMN - _width(layer) / 2


def _width(layer: Layer) -> float:
    return layer.wide * COLUMN - (COLUMN - BOX_WIDTH)


def _top(layer: Layer) -> float:
    return 4 + layer.row * ROW


def _box(name: str, lang: Lang) -> str:
    layer = LAYERS[name]
    middle, top = layer.column * COLUMN, _top(layer)
    words = layer.zh if lang == "zh" else layer.en
    lines = [(name, "name"), (words, "words")]
    inside = [other for other, box in WITHIN.items() if box == name]
    if name == GROUND:
        inside = sorted(other for other in imports() if box_of(other) == GROUND)
        rows = textwrap.wrap(" · ".join(inside), 60)
        lines = [(words, "words"), *((row.strip(" ·"), "name") for row in rows)]
    height = BOX_HEIGHT + 21 * (len(lines) - 2)
    texts = [
        f'<text class="{kind}" x="{middle:g}" y="{top + 20 + 21 * row:g}"'
        f"{_fitted(words, kind, layer)}>{html.escape(words)}</text>"
        for row, (words, kind) in enumerate(lines)
    ]
    return (
        f'<g data-box="{name}" data-layers="{" ".join([name, *inside])}">'
        f'<rect class="{layer.kind}" x="{_left(layer):g}" y="{top:g}" width="{_width(layer):g}"'
        f' height="{height}"/>{"".join(texts)}</g>'
    )


def _fitted(words: str, kind: str, layer: Layer) -> str:
    """Squeeze a name that is longer than most into its box."""
    if kind != "name" or layer.wide > 1 or len(words) < LONG:
        return ""
    return f' textLength="{_width(layer) - 6:g}" lengthAdjust="spacingAndGlyphs"'


def _lines(pairs: list[tuple[str, str]]) -> Iterator[str]:
    lanes: dict[int, int] = {}
    for name, other in sorted(pairs, key=lambda pair: abs(_ports(pairs, pair)[0])):
        start, end = LAYERS[name], LAYERS[other]
        if start.row >= end.row:
            raise SystemExit(f"scripts/architecture.py: {name} stands too low to import {other}")
        leaves, arrives = _ports(pairs, (name, other))
        way = WAYS.get((name, other))
        if abs(leaves - arrives) < LANE:
            leaves = arrives
        points = [(leaves, _top(start) + BOX_HEIGHT)]
        for column, row in ((way and way * COLUMN, start.row + 1), (arrives, end.row)):
            if column is not None and abs(column - points[-1][0]) > 1:
                lanes[row] = lanes.get(row, 0) + 1
                level = 4 + row * ROW - 12 - LANE * (lanes[row] % 4)
                points += [(points[-1][0], level), (column, level)]
        points.append((arrives, _top(end) - 2))
        path = _rounded(points)
        yield f'<path data-from="{name}" data-to="{other}" marker-end="url(#head)" d="{path}"/>'


def _ports(pairs: list[tuple[str, str]], pair: tuple[str, str]) -> tuple[float, float]:
    """Say at which points an arrow leaves a box and arrives at one, beside its others."""
    name, other = pair
    return (
        _spread(LAYERS[name], {each: _aim(each, 1) for each in pairs if each[0] == name})[pair],
        _spread(LAYERS[other], {each: _aim(each, 0) for each in pairs if each[1] == other})[pair],
    )


def _aim(pair: tuple[str, str], end: int) -> float:
    """Say where an arrow heads for: straight across where the boxes stand above each other."""
    if pair in WAYS:
        return WAYS[pair] * COLUMN
    boxes = [LAYERS[name] for name in pair]
    left = max(_left(box) for box in boxes)
    right = min(_left(box) + _width(box) for box in boxes)
    return (left + right) / 2 if left < right else boxes[end].column * COLUMN


def _spread(layer: Layer, aims: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Place the ends of arrows on a box where they aim at, as far as it reaches, and apart."""
    left, right = _left(layer) + APART, _left(layer) + _width(layer) - APART
    order = sorted(aims, key=lambda pair: (aims[pair], pair))
    ports = [min(max(aims[pair], left), right) for pair in order]
    for index in reversed(range(len(ports) - 1)):
        ports[index] = min(ports[index], ports[index + 1] - APART)
    for index in range(1, len(ports)):
        ports[index] = max(ports[index], ports[index - 1] + APART)
    return dict(zip(order, ports, strict=True))


def _rounded(points: list[tuple[float, float]], radius: float = 6) -> str:
    """Write a line of level and upright pieces with round corners."""
    path = f"M{points[0][0]:g} {points[0][1]:g}"
    for (x0, y0), (x, y), (x1, y1) in zip(points, points[1:], points[2:], strict=False):
        before = (x - _toward(x0, x, radius), y - _toward(y0, y, radius))
        behind = (x + _toward(x, x1, radius), y + _toward(y, y1, radius))
        path += f"L{before[0]:g} {before[1]:g}Q{x:g} {y:g} {behind[0]:g} {behind[1]:g}"
    return f"{path}L{points[-1][0]:g} {points[-1][1]:g}"


def _toward(start: float, end: float, most: float) -> float:
    return max(-most, min(most, (end - start) / 2))


def write(folder: Path, langs: Iterable[Lang] = ("zh", "en")) -> None:
    """Write the picture in each language."""
    for lang in langs:
        name = "architecture.svg" if lang == "zh" else "architecture-en.svg"
        (folder / name).write_text(drawing(lang), "utf-8")

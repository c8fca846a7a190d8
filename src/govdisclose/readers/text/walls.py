"""What is drawn of a table: its rules, its walls, and the boxes between them."""

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from govdisclose.widths import FREE, NARROW, WIDE

_HORIZONTAL = "─━┄┅┈┉╌╍╴╶╸╺╼╾"
_DOUBLE = "═"
_VERTICAL = "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"
_CORNERS = "".join(
    c
    for c in map(chr, range(0x2500, 0x2580))
    if c not in f"{_HORIZONTAL}{_DOUBLE}{_VERTICAL}\u2571\u2572\u2573"
)
_DRAWN = str.maketrans(
    _HORIZONTAL + _DOUBLE + _VERTICAL + _CORNERS,
    "-" * len(_HORIZONTAL) + "=" + "|" * len(_VERTICAL) + "+" * len(_CORNERS),
)
_FIRST = frozenset("+|" + _VERTICAL + _CORNERS)
_RULE = re.compile(r"\+[-=+]+\+")
_INNER_RULE = re.compile(r"\|[-=+|]+\|")
_NOTHING = re.compile(r"[-=+| ]*")
_SEGMENT = re.compile(r"\+[-=+]+")
_RULES = ("---", "===", "+-", "-+", "+=", "=+")
_BEGIN_RULE = frozenset("+-=|")
_MARK = re.compile(r"[+|]")

Box = tuple[int, int, int, int]
"""Of a cell: its first band and column, and those behind its last."""


@attrs.frozen
class Band:
    """What is between two rules: a row, or a part of one."""

    first: int
    last: int
    """Its first and last line."""
    walls: frozenset[int]
    """The edges at which a wall is drawn through all of it, and the rules around it."""
    covered: frozenset[int]
    """The columns that the rule above it divides from those above."""


@attrs.frozen
class Drawing:
    """Lines of a table, measured."""

    lines: Sequence[str]
    marks: Sequence[dict[int, int]]
    """Of each line: where a wall or a corner is, by the column on the page; the index in the
    line."""
    edges: Sequence[int]
    """Columns on the page where there are corners."""
    bands: Sequence[Band]
    header: int
    """Number of bands above the double rule below the head; 0 where there is none."""


def is_rule(line: str) -> bool:
    """Say whether a line is a rule from one side of a table to the other."""
    stripped = line.strip()
    if stripped[:1] not in _FIRST or not stripped or stripped[-1] not in _FIRST:
        return False
    drawn = _drawn(stripped)
    return ("-" in drawn or "=" in drawn) and _RULE.fullmatch(drawn) is not None


def is_framed(line: str) -> bool:
    """Say whether a line may belong to a drawn table."""
    stripped = line.strip()
    if stripped[:1] not in _FIRST or not stripped:
        return False
    return stripped[-1] in _FIRST or "|" in _drawn(stripped)


def is_only_rules(line: str) -> bool:
    """Say whether nothing but rules and walls stands in a line.

    One or two dashes between walls may be what a cell says, to leave a number blank.
    """
    drawn = _drawn(line)
    if drawn[:1] not in _BEGIN_RULE:
        return False
    return any(rule in drawn for rule in _RULES) and _NOTHING.fullmatch(drawn) is not None


def count(lines: Sequence[str]) -> int:
    """Count what may be walls and corners."""
    return sum(drawn.count("|") + drawn.count("+") for drawn in map(_drawn, lines))


def _drawn(line: str) -> str:
    line = line.strip()
    return line if line.isascii() else line.translate(_DRAWN)


def measure(lines: Sequence[str]) -> Drawing | None:
    """Measure the lines of a table; None where they are no whole frame."""
    drawn = [_drawn(line) for line in lines]
    kinds = _kinds(lines)
    if kinds is None or not _RULE.fullmatch(drawn[-1]):
        return None
    marks = [_marks(*line) for line in zip(drawn, kinds, strict=True)]
    segments = [_segments(line, marks, number) for number, line in enumerate(drawn)]
    rules = [number for number, found in enumerate(segments) if found]
    edges = sorted({edge for number in rules for found in segments[number] for edge in found})
    bands = []
    for above, below in pairwise(rules):
        if below - above == 1:
            return None
        walls = set(edges)
        for line in range(above, below + 1):
            walls &= marks[line].keys()
        covered = _covered(edges, segments[above])
        bands.append(Band(above + 1, below - 1, frozenset(walls), covered))
    double = [n for n, rule in enumerate(rules[1:-1], 1) if "=" in drawn[rule]]
    header = double[0] if len(double) == 1 and "=" not in drawn[0] else 0
    return Drawing(lines, marks, edges, bands, header)


def with_bands(drawing: Drawing, bands: Sequence[Band]) -> Drawing:
    """Give the same drawing, divided into other bands."""
    before = drawing.bands[drawing.header].first if drawing.header else -1
    header = next((n for n, band in enumerate(bands) if band.first == before), 0)
    return attrs.evolve(drawing, bands=bands, header=header)


def _kinds(lines: Sequence[str]) -> list[bytes] | None:
    """Give the widths of all characters, by the first way to count that lets all lines be equal."""
    if all(line.isascii() for line in lines):
        same = len({len(line) for line in lines}) == 1
        return [b"\1" * len(line) for line in lines] if same else None
    for ruler in (NARROW, WIDE):
        kinds = [ruler.kinds(line) for line in lines]
        if len({_width(line) for line in kinds}) == 1:
            return kinds
    if len({len(line) for line in lines}) == 1:
        return [b"\1" * len(line) for line in lines]
    return None


def _width(kinds: bytes) -> int:
    return 2 * (kinds.count(2) + kinds.count(FREE | 2)) + kinds.count(1)


def _marks(drawn: str, kinds: bytes) -> dict[int, int]:
    marks = {}
    column = last = 0
    for found in _MARK.finditer(drawn):
        index = found.start()
        column += _width(kinds[last:index])
        marks[column] = index
        last = index
    return marks


def _segments(drawn: str, marks: Sequence[dict[int, int]], number: int) -> list[list[int]]:
    """Give the edges in each rule of a line, from corner to corner, where walls go up and down."""
    columns = {index: column for column, index in marks[number].items()}
    around = [marks[line] for line in (number - 1, number + 1) if 0 <= line < len(marks)]
    if _INNER_RULE.fullmatch(drawn) and "---" in drawn:
        return [list(marks[number])]
    found = []
    for match in _SEGMENT.finditer(drawn):
        rule = match[0].rstrip("-=")
        if "-" in rule or "=" in rule:
            begin = match.start()
            edges = [columns[begin + i] for i, c in enumerate(rule) if c == "+"]
            if all(edges[0] in line and edges[-1] in line for line in around):
                found.append(edges)
    return found


def _covered(edges: Sequence[int], segments: Sequence[Sequence[int]]) -> frozenset[int]:
    """Give the columns that are under rules."""
    numbers = {edge: number for number, edge in enumerate(edges)}
    return frozenset(
        column
        for segment in segments
        for column in range(numbers[segment[0]], numbers[segment[-1]])
    )


def boxes(drawing: Drawing) -> list[Box] | None:
    """Find the cells, in reading order; None where one is no box with four sides."""
    rows, columns = len(drawing.bands), len(drawing.edges) - 1
    owned = [[False] * columns for _ in range(rows)]
    found = []
    for top in range(rows):
        for left in range(columns):
            if owned[top][left]:
                continue
            box = _box(drawing, top, left)
            if not _is_whole(drawing, box):
                return None
            for row in range(top, box[2]):
                if any(owned[row][left : box[3]]):
                    return None
                owned[row][left : box[3]] = [True] * (box[3] - left)
            found.append(box)
    return found


def _box(drawing: Drawing, top: int, left: int) -> Box:
    """Go right and down to the first wall and rule."""
    right, bottom = left + 1, top + 1
    walls = drawing.bands[top].walls
    while right < len(drawing.edges) - 1 and drawing.edges[right] not in walls:
        right += 1
    while bottom < len(drawing.bands) and left not in drawing.bands[bottom].covered:
        bottom += 1
    return top, left, bottom, right


def _is_whole(drawing: Drawing, box: Box) -> bool:
    """Say whether a box has walls and rules on all sides, and none within."""
    top, left, bottom, right = box
    bands, edges = drawing.bands, drawing.edges
    sides = {edges[left], edges[right]}
    inside = set(edges[left + 1 : right])
    across = range(left, right)
    for row in range(top, bottom):
        if not sides <= bands[row].walls or inside & bands[row].walls:
            return False
        if row > top and not bands[row].covered.isdisjoint(across):
            return False
    above = bands[top].covered
    below = bands[bottom].covered if bottom < len(bands) else None
    return above.issuperset(across) and (below is None or below.issuperset(across))

"""Read HTML again, independently of the renderer: grids of tables, and a strict parser."""

import re
from html.parser import HTMLParser
from itertools import product

import lxml.html
from lxml.html import HtmlElement

from govdisclose.document import Role, Table

_VOID = {"meta", "br", "col", "img", "link", "hr"}
_PARENTS = {
    "tr": {"thead", "tbody"},
    "td": {"tr"},
    "th": {"tr"},
    "col": {"colgroup"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
}
_ATTRIBUTES = re.compile(r"""<[a-z0-9]+(\s+[a-zA-Z0-9-]+="[^"<]*")*\s*>""")


class StrictParser(HTMLParser):
    """Collects elements and ids; raises where HTML is not well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        names = [name for name, _ in attrs]
        if not _ATTRIBUTES.fullmatch(written) or len(set(names)) != len(names):
            raise ValueError(f"unquoted or double attribute: {written}")
        if self.open and self.open[-1] not in _PARENTS.get(tag, {self.open[-1]}):
            raise ValueError(f"<{tag}> in <{self.open[-1]}>")
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing at {self.getpos()}")

    def close(self) -> None:
        super().close()
        if self.open:
            raise ValueError(f"never closed: {self.open}")


def parse(html: str) -> StrictParser:
    """Parse a page or a fragment strictly.

    Raises:
        ValueError: Tags are not balanced, or attributes not quoted.
    """
    parser = StrictParser()
    parser.feed(html)
    parser.close()
    return parser


def tree(html: str) -> HtmlElement:
    """Parse a page or a fragment as browsers do."""
    return lxml.html.fromstring(html)


def find(element: HtmlElement, path: str) -> list[HtmlElement]:
    """Find elements by an XPath that gives elements."""
    found = element.xpath(path)
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, HtmlElement)]


def words(element: HtmlElement) -> str:
    """Give the text of an element; a ``<br>`` is a line feed, and a line feed only a space."""
    parts = [(element.text or "").replace("\n", " ")]
    for child in element:
        parts.append("\n" if child.tag == "br" else words(child))
        parts.append((child.tail or "").replace("\n", " "))
    return "".join(parts)


def grid(table: HtmlElement) -> list[list[str]]:
    """Resolve row and column spans: the text at each place, each place covered once."""
    places: dict[tuple[int, int], str] = {}
    for row, line in enumerate(find(table, ".//tr")):
        column = 0
        for cell in line:
            while (row, column) in places:
                column += 1
            down, right = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            for place in product(range(row, row + down), range(column, column + right)):
                assert place not in places, f"two cells at {place}"
                places[place] = words(cell)
    rows, columns = (1 + max(axis) for axis in zip(*places, strict=True))
    return [[places[row, column] for column in range(columns)] for row in range(rows)]


def expected_grid(table: Table) -> list[list[str]]:
    """Give the same of a table of a document."""
    frame = table.frame
    values = iter(table.values)
    places = [[""] * frame.columns for _ in range(frame.rows)]
    for cell in frame.cells:
        text = next(values) if cell.role is Role.VALUE else cell.label
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                places[row][column] = text
    return places

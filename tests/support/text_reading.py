"""An independent reading of plain text: widths of lines, and the cells of drawn tables."""

import unicodedata

import attrs

_RULE = frozenset("+-")
_SIDE = frozenset("+|")
_NOTHING = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})


def columns(text: str, ambiguous: int = 1) -> int:
    """Count the columns of a text; ambiguous characters take as many as said."""
    return sum(_columns(character, ambiguous) for character in text)


def _columns(character: str, ambiguous: int = 1) -> int:
    joined_jamo = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff"
    unseen = unicodedata.category(character) in _NOTHING and character != "\u00ad"
    if unseen or joined_jamo:
        return 0
    return {"W": 2, "F": 2, "A": ambiguous}.get(unicodedata.east_asian_width(character), 1)


def squeezed(text: str) -> str:
    """Take out all white space, line breaks too."""
    return "".join(text.split())


def attachment_titles(lines: list[str], mark: int) -> list[str]:
    """Read the titles out of a list of attachments.

    Args:
        lines: The list: the words 附件： and titles behind and below them.
        mark: Columns that the number of a title takes; a title goes on below its own beginning.
    """
    head, margin = "\u3000\u3000附件：", " " * 10
    found: list[str] = []
    for index, line in enumerate(lines):
        before, rest = (head, line[len(head) :]) if index == 0 else (margin, line[len(margin) :])
        assert line.startswith(before), line
        if rest[:mark].strip() or index == 0:
            assert rest[:mark].rstrip() == (f"{len(found) + 1}." if mark else ""), line
            found.append("")
        found[-1] += squeezed(rest[mark:])
    return found


@attrs.frozen
class DrawnCell:
    """One cell of a drawn table."""

    row: int
    column: int
    rowspan: int
    colspan: int
    lines: tuple[str, ...]
    """Its lines, without the spaces around them; empty ones left out."""

    @property
    def place(self) -> tuple[int, int, int, int]:
        return self.row, self.column, self.rowspan, self.colspan

    @property
    def text(self) -> str:
        return squeezed("".join(self.lines))


def tables(text: str) -> list[list[str]]:
    """Find the drawn tables of a text: runs of lines in a frame."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line and line[0] in "+|" and line[-1] in "+|":
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def cells(lines: list[str]) -> list[DrawnCell]:
    """Read the cells of a drawn table from its corners; their text has no ``+`` and ``|``."""
    canvas = [_spread(line) for line in lines]
    boxes = [
        box
        for top in range(len(canvas))
        for left in range(len(canvas[0]))
        if (box := _box(canvas, top, left))
    ]
    tops = sorted({top for top, _, _, _ in boxes})
    lefts = sorted({left for _, left, _, _ in boxes})
    return [
        DrawnCell(
            tops.index(top),
            lefts.index(left),
            len([t for t in tops if top <= t < bottom]),
            len([edge for edge in lefts if left <= edge < right]),
            tuple(
                words
                for row in canvas[top + 1 : bottom]
                if (words := "".join(row[left + 1 : right]).strip())
            ),
        )
        for top, left, bottom, right in boxes
    ]


def _spread(line: str) -> list[str]:
    """Give one item for each column; a wide character is followed by an empty one."""
    places: list[str] = []
    for character in line:
        width = _columns(character)
        if width:
            places += [character] + [""] * (width - 1)
        else:
            places[-1] += character
    return places


def _box(canvas: list[list[str]], top: int, left: int) -> tuple[int, int, int, int] | None:
    """Give the smallest box whose upper left corner is here."""
    if canvas[top][left] != "+":
        return None
    for bottom in range(top + 1, len(canvas)):
        if canvas[bottom][left] not in _SIDE:
            return None
        if canvas[bottom][left] == "+":
            for right in range(left + 1, len(canvas[top])):
                if {canvas[top][right], canvas[bottom][right]} - _RULE:
                    break
                if all(canvas[row][right] in _SIDE for row in range(top, bottom + 1)):
                    return top, left, bottom, right
    return None

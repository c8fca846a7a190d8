"""Tell tables that are not in a file from those whose words are there, and whose cells are not."""

import re
from collections.abc import Collection, Iterator

from govdisclose.errors import Message
from govdisclose.readers.content import Line
from govdisclose.readers.labels import key
from govdisclose.readers.places import Cells
from govdisclose.readers.reading import ReadingProblem
from govdisclose.readers.tables.vocabulary import Vocabulary, table_label

_ENOUGH = 3  # labels of lines that make words those of a table
_ROOM = 4  # lines for each label and each cell: labels come again, and break
_UNLAID = Message(
    "文字里有“{label}”的各行标签，从此处起，但没有排成认得出行和列的表格（PDF 没有框线，或文本一行"
    "一格而没有制表符，都会这样），其中的数未读取；请读 Word 或网页的原件",
    "the labels of the table 「{label}」 stand in the text, from here on, but not as a table whose "
    "rows and columns can be told (as in a PDF without ruling lines, or in a text with one cell a "
    "line and no tabs): its figures are not read; read the Word file or the web page that it was "
    "made from",
)


def unlaid(
    cells: Cells, problems: Iterator[ReadingProblem], words: Vocabulary
) -> Iterator[ReadingProblem]:
    """Say of tables that are missing where their labels stand in the text, if they do.

    Args:
        cells: The document.
        problems: What is odd about its tables.
        words: The words of the edition.
    """
    for problem in problems:
        table = problem.pointer[1:]
        where = _start(cells, table, words) if problem.code == "table-missing" else None
        if where is None:
            yield problem
        else:
            message = _UNLAID.format(label=table_label(table))
            source = cells.item_source(where)
            yield ReadingProblem(problem.pointer, "table-unlaid", message, "error", source)


def _start(cells: Cells, table: str, words: Vocabulary) -> int | None:
    """Find the item with which the words of a table begin; None where they are none of a table.

    Tables share labels (总计), and paragraphs begin with them: a table is where most of its labels
    stand together, within as many lines as it may have.
    """
    rows = [row for row in words.rows if row.table == table]
    above = {key(label) for row in rows for leaf in row.columns for label in leaf.labels}
    own = {row.key or key(leaf.labels[-1]) for row in rows for leaf in row.columns}
    labels = {each for each in above.union(*(row.keys for row in rows)) if each}
    reach = _ROOM * sum(len(row.keys) + len(row.columns) for row in rows)
    seen: dict[str, int] = {}
    most: dict[str, int] = {}
    for index, label in _labels(cells, labels):
        seen.pop(label, None)  # the oldest is the first
        seen[label] = index
        while seen[oldest := next(iter(seen))] < index - reach:
            del seen[oldest]
        if len(seen) > len(most):
            most = dict(seen)
    return min(most.values()) if len(own & most.keys()) >= _ENOUGH else None


def _labels(cells: Cells, labels: Collection[str]) -> Iterator[tuple[int, str]]:
    """List the lines that begin with a label: the item, and the longest that it may be."""
    longest_first = sorted(labels, key=len, reverse=True)
    label = re.compile("|".join(map(re.escape, longest_first)))
    for index, item in enumerate(cells.content.items):
        for line in item.text.splitlines() if isinstance(item, Line) else ():
            found = label.match(key(line[:80]))
            if found is not None:
                yield index, found[0]

"""Tell tables that are not in a file from those whose words are there, and whose cells are not."""

from collections.abc import Iterator

from govdisclose.errors import Message
from govdisclose.readers.content import Line
from govdisclose.readers.labels import key
from govdisclose.readers.places import Cells
from govdisclose.readers.reading import ReadingProblem
from govdisclose.readers.tables.vocabulary import Vocabulary, table_label

_ENOUGH = 3  # labels of lines that make words those of a table
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
        where = _labels(cells, table, words) if problem.code == "table-missing" else []
        if len(where) < _ENOUGH:
            yield problem
        else:
            message = _UNLAID.format(label=table_label(table))
            source = cells.item_source(where[0])
            yield ReadingProblem(problem.pointer, "table-unlaid", message, "error", source)


def _labels(cells: Cells, table: str, words: Vocabulary) -> list[int]:
    """List the items in which a label of the table begins a line, each label once."""
    missing = {row.key for row in words.rows if row.table == table}
    missing |= {
        key(leaf.labels[-1])
        for row in words.rows
        if row.table == table and not row.key
        for leaf in row.columns
    }
    found: list[int] = []
    for index, item in enumerate(cells.content.items):
        for line in item.text.splitlines() if isinstance(item, Line) else ():
            start = key(line[:80])
            label = next((each for each in missing if each and start.startswith(each)), None)
            if label is not None:
                missing.discard(label)
                found.append(index)
    return found

"""How an explanation names its cells, shortly, and says what they should be.

A cell is named by the innermost printed words of its column and of its row. Long words are cut,
and nothing is put in their place.
"""

from collections.abc import Iterator, Sequence

from govdisclose.checks.diagnosing.plausibility import WORDS, Reason
from govdisclose.checks.diagnosing.searching import Change
from govdisclose.checks.rows import PrintedRow, printed_rows
from govdisclose.errors import Message
from govdisclose.form import Form, cached

_EXACT = Message("{place} {before} 应为 {after}", "{place} {before} should be {after}")
_LEAST = Message("{place} {before} 至少应为 {after}", "{place} {before} should be at least {after}")
_MOST = Message("{place} {before} 至多应为 {after}", "{place} {before} should be at most {after}")
_BECAUSE = Message("{sentence}（{reason}）", "{sentence} ({reason})")
# Endings of labels that tell nothing apart.
_CUT = ("政府信息公开申请数量", "、行政机关不再处理其政府信息公开申请")


def say(report: type[Form], changes: Sequence[Change], reasons: Sequence[Reason]) -> Message:
    """Say what each cell is and should be, and why it may have come to be so.

    Args:
        report: Class of an edition's reports.
        changes: The cells.
        reasons: One for each change, or a single one for two.
    """
    known = names(report)
    sentences = [_say(known[change.place.pointer], change) for change in changes]
    first = len(sentences) - len(reasons)  # the single reason of two stands behind the last
    return Message.join(
        [*sentences[:first], *map(_with_reason, sentences[first:], reasons)], "，且", "; and "
    )


def _say(name: str, change: Change) -> Message:
    further = _LEAST if change.after == max(change.before, change.after) else _MOST
    words = _EXACT if change.exact else further
    return words.format(place=name, before=change.before, after=change.after)


def _with_reason(sentence: Message, reason: Reason) -> Message:
    words = WORDS[reason]
    return _BECAUSE.format(sentence=sentence, reason=words) if words.zh else sentence


@cached
def names(report: type[Form]) -> dict[str, str]:
    """Name all cells of an edition by pointer."""
    return dict(pair for row in printed_rows(report) for pair in _names(row))


def _names(row: PrintedRow) -> Iterator[tuple[str, str]]:
    """Name the cells of a row: column and row; in a table of one row, block and column."""
    line = [_row_name(row)] if row.labels[1:] else []
    for pointer, column in zip(row.pointers, row.columns, strict=True):
        words = [*column.labels[-1:], *line] if line else column.labels[-2:]
        yield pointer, "·".join(words)


def _row_name(row: PrintedRow) -> str:
    """Give the innermost words of a row; with those around it where they end like a column's."""
    own = row.labels[-1]
    alike = any(own.endswith(column.labels[-1]) for column in row.columns)
    return " / ".join(_short(words) for words in row.labels[-2 if alike else -1 :])


def _short(words: str) -> str:
    """Cut what tells nothing apart: known endings, and an explanation in brackets behind."""
    for ending in _CUT:
        words = words.removesuffix(ending)
    return words[: words.rindex("（")] if words.endswith("）") else words

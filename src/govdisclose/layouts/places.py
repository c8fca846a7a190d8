"""The place of a finding, or of a problem of reading, in printed words."""

import itertools
from collections.abc import Sequence

from govdisclose.checks import Finding
from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import leaves
from govdisclose.opening import chapters_of
from govdisclose.prose import Paragraph

_FIELDS = {
    "year": Message("报告年度", "year of the report"),
    "agency": Message("机关", "agency"),
    "title": Message("标题", "title"),
    "published": Message("公布日期", "date of publication"),
    "preface": Message("前言", "preface"),
    "attachments": Message("附件", "attachments"),
    "remarks": Message("备注", "remarks"),
}
_NTH = Message("{words}，第 {number} 段", "{words}, paragraph {number}")


def places(finding: Finding, report: Report) -> list[Message]:
    """Give the place in printed words: the chapter, and where in that; nothing for the whole.

    What cannot be assessed has many places, and its message says which is the first.
    """
    # What is quoted stands in the text; the cells it is compared with are not its place.
    if finding.labels and not finding.quote:
        return _of_labels(finding.labels)
    pointers = finding.left[:1] if finding.status == "failed" else ()
    return [_in_words(pointer, report) for pointer in pointers]


def place(pointer: str, report: Report) -> list[Message]:
    """Give any place of a report in printed words: of a cell, or of several, as of a finding."""
    if not pointer:
        return []
    cells = [
        leaf.labels for leaf in leaves(type(report)) if f"{leaf.pointer}/".startswith(f"{pointer}/")
    ]
    if not cells:
        return [_in_words(pointer, report)]
    shared = itertools.takewhile(lambda words: len(set(words)) == 1, zip(*cells, strict=False))
    return _of_labels([words[0] for words in shared])


def _of_labels(labels: Sequence[str]) -> list[Message]:
    chapter, *rest = labels
    return [Message(words, words) for words in (chapter, " / ".join(rest)) if words]


def _in_words(pointer: str, report: Report) -> Message:
    """Name a place that is no number cell: a chapter and its paragraph, or a field of the report.

    What has no words of its own, as a place that is named by a rule of others, is given as it is.
    """
    name, *rest = pointer[1:].split("/")
    words = _FIELDS.get(name, Message(pointer, pointer))
    label = chapters_of(type(report)).get(name)
    if label is not None:
        words = Message(label, label)
    blocks = getattr(report, name, ())
    index = int(rest[0]) if rest and rest[0].isdecimal() else -1
    if not (isinstance(blocks, tuple) and 0 <= index < len(blocks)):
        return words
    if not isinstance(blocks[index], Paragraph):
        return words
    number = sum(isinstance(block, Paragraph) for block in blocks[: index + 1])
    return _NTH.format(words=words, number=number)

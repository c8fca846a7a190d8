"""Chapters as the lines of prose name them: as the form has them, or without their numbers."""

import attrs

from govdisclose.editions import EDITIONS
from govdisclose.errors import Message, describe
from govdisclose.opening import chapters_of
from govdisclose.readers.content import Note
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.narrative import Narrative
from govdisclose.worksheets import ATTACHMENTS, PREFACE

_OF_PROSE = frozenset(field.name for field in attrs.fields(Narrative))
"""Chapters that lines of prose may name, among others; not those that are tables."""
_FIELDS = {
    PREFACE: "preface",
    **{
        label: name
        for edition in EDITIONS.values()
        for name, label in chapters_of(edition.report).items()
        if name in _OF_PROSE
    },
    ATTACHMENTS: "attachments",
}
_BARE: dict[str, set[str]] = {}
"""Labels by what is left of them without number and spaces."""
for _label in _FIELDS:
    for _words in (squash(_label), squash(_label).rpartition("、")[2]):
        _BARE.setdefault(_words, set()).add(_label)
_LIKE = Message("“章”一栏是 {raw}，读作“{label}”", "the column of chapters says {raw}: {label}")
_NONE = Message(
    "“章”一栏是 {raw}，应为 {known} 之一，此行没有读取：{text}",
    "the column of chapters says {raw}, which is none of {known}, and the line is not read: {text}",
)


def field_of(said: str) -> tuple[str, Note | None]:
    """Give the field of the report that a chapter is, and a note where it is not named in full.

    Args:
        said: What stands in the column of chapters.

    Returns:
        The field, empty where it is no chapter, or may be two.
    """
    if said in _FIELDS:
        return _FIELDS[said], None
    labels = _BARE.get(squash(said).rstrip("：:"), set())
    if len({_FIELDS[label] for label in labels}) != 1:
        return "", None
    label = min(labels)
    words = _LIKE.format(raw=describe(said), label=label)
    return _FIELDS[label], Note("chapter-label", "info", words)


def unknown(said: str, text: str) -> Note:
    """Say that what stands in the column of chapters is none, and what is not read for it."""
    known = Message("".join(f"“{label}”" for label in _FIELDS), ", ".join(_FIELDS))
    words = _NONE.format(raw=describe(said), known=known, text=describe(text))
    return Note("chapter-unknown", "error", words)

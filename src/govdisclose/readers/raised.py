"""Text that is raised or lowered beside other text: the mark of a note, a power, or a unit's."""

import re
from collections.abc import Callable, Iterable, Iterator

from govdisclose.errors import Message
from govdisclose.readers import marks
from govdisclose.readers.content import Note, cut
from govdisclose.readers.heights import BRACKETS, SCRIPTS, Part, joined, written
from govdisclose.text import is_visible

RAISED = Message(
    "有上标或下标的字（多为注号），没有读进数值：“{text}”",
    "there is superscript or subscript text (a note's mark, mostly), left out of the value: "
    "{text!r}",
)
_KEPT = Message(
    "上标或下标的字不像注号，照样读：“{text}”，请核对",
    "superscript or subscript text looks like no note's mark, and was read: {text!r}; check it",
)
ALL_RAISED = Message(
    "全部文字都是上标或下标：“{text}”，请核对",
    "all the text is superscript or subscript: {text!r}; check it",
)
_REMARK = Message(
    "括号里的字是上标或下标，当作说明读：“{text}”",
    "superscript or subscript text in brackets was read as a remark: {text!r}",
)
_NUMBER = re.compile(
    r"[+\-－]?[0-9０-９][0-9０-９.,．，]*[%％]?[\u4e00-\u9fff]{0,8}(?:[（(].*[)）])?"  # noqa: RUF001
)
"""A number with its unit, and a remark behind it."""
_ROUND = str.maketrans("[［【〔]］】〕", "（（（（））））")
_PAIRS = {"()", "（）", "[]", "［］", "【】", "〔〕"}
_GAP = "\0"  # stands for a mark
_WITHIN = re.compile(rf"\d[.．,，]?{_GAP}+[.．,，]?\d")  # noqa: RUF001
_DIGIT, _OPENING, _CLOSING = re.compile("[0-9０-９]"), re.compile("[（(]"), re.compile("[)）]")  # noqa: RUF001
_FEWEST = 2  # letters of a remark; a note's mark in brackets, as（注）, has one


def is_number(text: str) -> bool:
    """Say whether a cell holds a number alone, with its unit or a remark on it."""
    close = _close(text)
    bare = any(map(str.isdigit, close)) and not any(map(str.isalpha, close))
    return bare or _NUMBER.fullmatch(close) is not None


def resolve(
    parts: Iterable[Part], tidy: Callable[[str], str] = str
) -> tuple[str, tuple[Note, ...]]:
    """Give the text of a cell, and what is left out of it.

    Beside a number, what is raised or lowered and looks like the mark of a note is left out, unless
    it is a remark in brackets; in other text, digits are kept as what they are (10⁴, m²). Where
    nothing else is there but a remark behind it, it is read.

    Args:
        parts: Its text in order, and how each part stands.
        tidy: Gives what is shown of text that holds marks of its reader.
    """
    whole = _with_brackets(joined(parts), tidy)
    found, remarks = _taken_down(whole, tidy)
    line = tidy("".join(text for text, level in found if not level))
    if is_number(line):
        return _without_marks(found, remarks, tidy)
    raised = tidy("".join(text for text, level in found if level))
    text = "".join(text for text, _ in found)
    behind = BRACKETS.fullmatch(line) and tidy(text).rstrip().endswith(line.strip())
    if not is_visible(line) or (behind and is_number(raised)):
        return text, (all_raised(tidy(text)),) if is_number(raised) else ()
    return written(whole, tidy), ()


def _with_brackets(parts: list[Part], tidy: Callable[[str], str]) -> list[Part]:
    """Raise brackets on the line that hold nothing but a raised mark, which they are part of."""
    found = list(parts)
    for at, (text, level) in enumerate(parts[1:-1], 1):
        (before, outer), (behind, other) = found[at - 1], found[at + 1]
        pair = f"{before[-1:]}{behind[:1]}"
        if level and pair in _PAIRS and marks.RAISED.fullmatch(_close(tidy(text))):
            found[at - 1] = (before[:-1], outer)
            found[at] = (f"{pair[0]}{text}{pair[1]}", level)
            found[at + 1] = (behind[1:], other)
    return found


def _without_marks(
    found: list[Part], remarks: str, tidy: Callable[[str], str]
) -> tuple[str, tuple[Note, ...]]:
    """Leave marks of notes out of a cell that holds a number, and tell of them.

    What they leave must join no digits: where some stand within a number, none is left out. Within
    a remark all stays as it is written.
    """
    remark = set(_in_remark(found))
    signs = {
        at
        for at, (text, level) in enumerate(found)
        if level and at not in remark and marks.RAISED.fullmatch(_close(tidy(text)))
    }
    signs |= {
        at
        for at, (text, _) in enumerate(found)
        if {at - 1, at + 1} <= signs and marks.AND.fullmatch(_close(tidy(text)))
    }
    gaps = "".join(_GAP if at in signs else text for at, (text, _) in enumerate(found))
    if _WITHIN.search(_close(tidy(gaps))):
        signs = set()
    raised = tidy("".join(found[at][0] for at in sorted(signs)))
    rest = [part for at, part in enumerate(found) if at not in signs]
    told = signs | remark
    odd = (
        text
        for at, (text, level) in enumerate(found)
        if level in SCRIPTS and at not in told and not any(map(str.isalnum, text))
    )
    kept = tidy("".join(odd))
    return written(rest, tidy), tuple(_beside(raised, kept, remarks))


def _in_remark(found: list[Part]) -> Iterator[int]:
    """Find what is raised or lowered within brackets behind a number."""
    depth = 0
    is_behind = False
    for at, (text, level) in enumerate(found):
        if level and depth > 0:
            yield at
        if level:
            continue
        digit = None if is_behind else _DIGIT.search(text)
        is_behind = is_behind or digit is not None
        if is_behind:
            behind = text[digit.start() :] if digit else text
            depth += len(_OPENING.findall(behind)) - len(_CLOSING.findall(behind))


def _taken_down(parts: Iterable[Part], tidy: Callable[[str], str]) -> tuple[list[Part], str]:
    """Put raised remarks down on the line, and give them as they are shown.

    A mark may stand before or behind them. They get the brackets that a remark has on the line.
    """
    found: list[Part] = []
    remarks: list[str] = []
    for whole, height in parts:
        for text in marks.BRACKETED.split(whole) if height else [whole]:
            is_remark = bool(height) and _is_remark(tidy(text))
            level = "" if is_remark or not is_visible(tidy(text)) else height
            found.append((text.translate(_ROUND) if is_remark else text, level))
            if is_remark:
                remarks.append(tidy(text))
    return joined(found), "".join(remarks)


def _is_remark(text: str) -> bool:
    """Say whether words in brackets stand for themselves, and are no mark of a note."""
    words = text[1:-1]
    if (
        marks.BRACKETED.fullmatch(text) is None
        or any(map(str.isdigit, words))
        or marks.WORDS.fullmatch(words)
    ):
        return False
    return sum(map(str.isalpha, words)) >= _FEWEST


def _beside(raised: str, kept: str, remarks: str) -> Iterator[Note]:
    """Tell what is raised or lowered beside a number: what is left out, and what is read."""
    if raised.strip():
        yield Note("superscript", "warning", RAISED.format(text=_shown(raised)))
    if kept:
        yield Note("superscript", "error", _KEPT.format(text=_shown(kept)))
    if remarks:
        yield Note("superscript", "info", _REMARK.format(text=_shown(remarks)))


def all_raised(text: str) -> Note:
    """Say that all of a number is raised or lowered, which a number is not."""
    return Note("superscript", "error", ALL_RAISED.format(text=_shown(text)))


def _close(text: str) -> str:
    """Leave out white space, and what is not visible."""
    close = "".join(text.split())
    return close if close.isprintable() else "".join(c for c in close if is_visible(c))


def _shown(text: str) -> str:
    return cut(" ".join(text.split()))

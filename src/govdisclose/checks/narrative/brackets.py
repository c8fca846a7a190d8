"""``text.brackets``: brackets and quotation marks that do not pair up, or are of mixed width."""

import re
from collections.abc import Iterator
from functools import cache

import attrs

from govdisclose.checks.findings import Finding
from govdisclose.checks.narrative.passages import Passage, passages
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject

_PAIRS = (
    "（）",
    "()",
    "［］",
    "[]",
    "｛｝",
    "{}",
    "〔〕",
    "【】",
    "《》",
    "〈〉",
    "「」",
    "『』",
    "“”",
    "‘’",
)
_CLOSING = {pair[0]: pair[1] for pair in _PAIRS}
_OPENING = {pair[1]: pair[0] for pair in _PAIRS}
_OTHER_WIDTH = {
    one: other for pair in ("（(", "［[", "｛{") for one, other in (pair, reversed(pair))
}
"""Opening brackets by the same one in the other width."""
_QUOTATION = frozenset("“”")
_OTHER_HALF = _CLOSING | _OPENING | {'"': '"'}
_MARKS = re.escape("".join(_PAIRS))
_AROUND = 8
"""Characters shown on each side of a mark."""
_DEEP = 20
"""So many open marks are looked at for the one that is closed: no text is nested deeper."""


@attrs.frozen
class _Fault:
    """A mark that is wrong; one that is open is so until it is closed."""

    code: str
    sign: str
    start: int


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the marks without their other half, and the halves of other width."""
    for passage in passages(subject.report):
        if pair_up(passage.text):
            continue
        findings = (_finding(rule, passage, fault) for fault in _faults(passage.text))
        # Where two marks alike are wrong in one stretch, that is said once.
        yield from dict.fromkeys(findings)


def pair_up(text: str) -> bool:
    """Say whether all brackets of a text pair up, as nearly always, and no mark is straight."""
    awaited: list[str] = []
    for sign in _marks().findall(text):
        if sign in _CLOSING:
            awaited.append(_CLOSING[sign])
        elif not awaited or awaited.pop() != sign:
            return False
    return not awaited and '"' not in text


def _finding(rule: Rule, passage: Passage, fault: _Fault) -> Finding:
    start = max(0, fault.start - _AROUND)
    quote = passage.text[start : fault.start + 1 + _AROUND]
    return rule.finding(
        fault.code,
        left=(passage.pointer,),
        quote=quote,
        span=(start, start + len(quote)),
        words={"sign": fault.sign, "other": _OTHER_HALF[fault.sign]},
    )


def _faults(text: str) -> list[_Fault]:
    """List what is wrong in a text, in its order."""
    opened: list[_Fault] = []
    faults: list[_Fault] = []
    numbered = {found.end() for found in _number_in_a_list().finditer(text)}
    for found in _marks().finditer(text):
        sign, start = found[0], found.start()
        if sign in _CLOSING:
            opened.append(_Fault("unclosed", sign, start))
        elif found.end() not in numbered and not _is_apostrophe(text, sign, start):
            faults += _closed(opened, sign, start)
    faults += opened
    straight = [found.start() for found in re.finditer('"', text)]
    # “甲" is one mistake, not two.
    if len(straight) % 2 and not any(fault.sign in _QUOTATION for fault in faults):
        faults.append(_Fault("odd", '"', straight[-1]))
    return sorted(faults, key=lambda fault: fault.start)


def _closed(opened: list[_Fault], sign: str, start: int) -> Iterator[_Fault]:
    """Close the innermost mark that a closing one fits; what stands open within it is left so."""
    signs = (_OPENING[sign], _OTHER_WIDTH.get(_OPENING[sign]))
    within: list[_Fault] = []
    for mark in reversed(opened[-_DEEP:]):
        if mark.sign in signs:
            break
        within.append(mark)
    else:
        yield _Fault("unopened", sign, start)
        return
    yield from within
    if mark.sign != signs[0]:
        yield _Fault("width", mark.sign, start)
    del opened[-len(within) - 1 :]


def _is_apostrophe(text: str, sign: str, start: int) -> bool:
    before = text[start - 1 : start]
    return sign == "’" and before.isascii() and before.isalpha()


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{_MARKS}]")


@cache
def _number_in_a_list() -> re.Pattern[str]:
    """Match a number or letter that stands first in a text, a line or a clause, and its bracket."""
    return re.compile(
        r"(?:\A|[\s。；：，、;:,])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z]|[①-⑳])[)）]"
    )

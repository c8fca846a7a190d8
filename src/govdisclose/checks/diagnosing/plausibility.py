"""Why an explanation is plausible, and which of several is more so.

The order rests on how such reports are filled in, by hand and by copying: it is a judgement, and
no rule of the form.
"""

from typing import Literal, get_args

from govdisclose.checks.diagnosing.searching import Change, Explanation
from govdisclose.errors import Message

Reason = Literal[
    "moved",
    "exchanged",
    "swapped-digits",
    "wrong-digit",
    "lost-digit",
    "extra-digit",
    "zero-total",
    "zero",
    "off-by-one",
    "other",
]
"""Why a number may stand where another belongs, the most plausible first. ``moved``: it stands in
the neighbouring cell; ``exchanged``: it and its neighbour stand in each other's cell; ``zero``: 0
was written, or a blank read as 0; ``other``: for no reason that is known."""

WORDS: dict[Reason, Message] = {
    "moved": Message("一个数错填到相邻的格", "a number in the cell next to its own"),
    "exchanged": Message("相邻两格互换", "two neighbouring cells exchanged"),
    "swapped-digits": Message("相邻两位数字颠倒", "two neighbouring digits swapped"),
    "wrong-digit": Message("一位数字有误", "one digit wrong"),
    "lost-digit": Message("漏了一位数字", "one digit left out"),
    "extra-digit": Message("多了一位数字", "one digit too many"),
    "zero-total": Message("总计为 0，各项不全为 0", "a total of 0, but not all parts are 0"),
    "zero": Message("漏填，或把空白读作 0", "a number left out, or a blank read as 0"),
    "off-by-one": Message("相差 1", "off by one"),
    "other": Message("", ""),
}
"""What each reason is called; nothing for none."""
_RANKS = {reason: rank for rank, reason in enumerate(get_args(Reason))}


def reasons(explanation: Explanation) -> tuple[Reason, ...]:
    """Give the reason of each change; a single one where two changes have one cause."""
    if len(explanation.changes) > 1:
        first, second = explanation.changes
        if _are_neighbours(first, second) and _cross(first, second):
            return ("moved",) if 0 in {first.before, second.before} else ("exchanged",)
    return tuple(_reason(change) for change in explanation.changes)


def order(explanation: Explanation) -> tuple[object, ...]:
    """Give what explanations are sorted by, the most plausible first.

    One cause comes before two; then the reasons decide, those of two changes by the less plausible
    one first. Where the reasons are the same, a total is rather wrong than one of its parts,
    because it is added up and written down last; then the smaller change comes first, and last the
    printed order decides.
    """
    changes = explanation.changes
    ranks = sorted((_RANKS[reason] for reason in reasons(explanation)), reverse=True)
    return (
        len(ranks),
        ranks,
        -sum(change.place.is_total for change in changes),
        sum(abs(change.after - change.before) for change in changes),
        [change.place.position for change in changes],
    )


def _are_neighbours(first: Change, second: Change) -> bool:
    (line, column), (other_line, other_column) = first.place.position, second.place.position
    return abs(line - other_line) + abs(column - other_column) == 1


def _cross(first: Change, second: Change) -> bool:
    """Say whether each cell should be what the other is."""
    return (first.before, first.after) == (second.after, second.before)


def _reason(change: Change) -> Reason:
    before, after = str(change.before), str(change.after)
    if change.before == 0:
        return "zero-total" if change.place.is_total else "zero"
    # What a single digit is mistaken for says nothing.
    if change.after and len(before) + len(after) > 2:  # noqa: PLR2004 - two single digits
        slip = _slip(before, after)
        if slip:
            return slip
    return "off-by-one" if abs(change.after - change.before) == 1 else "other"


def _slip(before: str, after: str) -> Reason | None:
    """Tell by which slip of a key one number becomes another, if by a single one."""
    if len(before) == len(after):
        return _slip_within(before, after)
    if len(after) - len(before) == 1 and before in _without_a_digit(after):
        return "lost-digit"
    if len(before) - len(after) == 1 and after in _without_a_digit(before):
        return "extra-digit"
    return None


def _slip_within(before: str, after: str) -> Reason | None:
    different = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    match different:
        case [_]:
            return "wrong-digit"
        case [first, last] if last - first == 1:
            swapped = before[last] + before[first]
            return "swapped-digits" if swapped == after[first] + after[last] else None
    return None


def _without_a_digit(number: str) -> set[str]:
    return {number[:i] + number[i + 1 :] for i in range(len(number))}

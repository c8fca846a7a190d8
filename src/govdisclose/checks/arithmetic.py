"""Look closer at the equalities of a rule, and say in words what does not add up.

A blank is an unknown number of 0 or more. An equality fails only when no filling of its blanks
could satisfy it: when a side without blanks is smaller than what is known of the other side.
The equalities of one rule have no cell in common, so each can be judged by itself.
"""

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from govdisclose.checks.equalities import Equality, Term, equalities_by_rule
from govdisclose.checks.findings import Finding
from govdisclose.checks.rows import place
from govdisclose.checks.rule import Rule
from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import values_by_pointer

_TOTAL = Message(
    "{place}{least_expected}应为 {expected}（{right}），实为 {actual}，{least}{sign} {difference}",
    "{place} should be {least_expected}{expected} ({right}), but is {actual}: "
    "{least}{difference} too {sign}",
)
_BALANCE = Message(
    "{place}：第一项加第二项之和{least_actual}为 {actual}（{left}），"
    "第三项加第四项之和{least_expected}为 {expected}（{right}），两者应相等，"
    "前者{least}{sign} {difference}",
    "{place}: items 一 and 二 add up to {least_actual}{actual} ({left}), items 三 and 四 to "
    "{least_expected}{expected} ({right}); they should be equal, but the first is "
    "{least}{difference} too {sign}",
)
_COLUMN = Message("{name}一列", "column {name}")
_UNASSESSED = Message(
    "因有空白，{all} 处中有 {count} 处无法核对，首先是{place}；请填写，没有的填 0",
    "because of blanks, {count} of {all} places cannot be assessed, the first being {place}; "
    "fill them in, with 0 where there were none",
)
_NOTHING = Message("", "")
_LEAST = Message("至少", "at least ")
_FEW = Message("少", "few")
_MANY = Message("多", "many")
# What the cells are that a sum does not list, by whether some are 0 and some are blank.
_REST = {
    (False, False): _NOTHING,
    (True, False): Message("均为 0", "all 0"),
    (False, True): Message("均为空白", "all blank"),
    (True, True): Message("均为空白或 0", "all blank or 0"),
}
_LISTED_AND_REST = Message("{listed}，其余{rest}", "{listed}, the others {rest}")


@attrs.frozen
class _Side:
    """One side of an equality, with the values of its cells."""

    terms: tuple[Term, ...]
    values: list[int | None]

    @property
    def known(self) -> int:
        """The sum, blanks counted as 0: the least that it can be."""
        return sum(filter(None, self.values))

    @property
    def open(self) -> bool:
        """Whether a blank may make it any amount larger."""
        return None in self.values

    @property
    def least(self) -> Message:
        return _LEAST if self.open else _NOTHING

    def words(self) -> Message:
        """List the cells that count, each with its number, and say what the rest is."""
        pairs = zip(self.terms, self.values, strict=True)
        listed = " + ".join(f"「{term.name}」{value}" for term, value in pairs if value)
        rest = _REST[0 in self.values, self.open]
        if listed and rest.zh:
            return _LISTED_AND_REST.format(listed=listed, rest=rest)
        return Message(listed, listed) if listed else rest


def find(rule: Rule, report: Report) -> Iterator[Finding]:
    """Find the equalities of a rule that fail, and say once how many cannot be assessed."""
    # All cells in equalities are counts.
    values = cast("Mapping[str, int | None]", values_by_pointer(report))
    equalities = equalities_by_rule(type(report))[rule.id]
    unassessed: list[Equality] = []
    for equality in equalities:
        left, right = ([values[pointer] for pointer in side] for side in equality.sides)
        left_open, right_open = None in left, None in right
        gap = sum(filter(None, left)) - sum(filter(None, right))
        if (gap > 0 and not right_open) or (gap < 0 and not left_open):
            yield _failure(rule, equality, _Side(equality.left, left), _Side(equality.right, right))
        elif left_open or right_open:
            unassessed.append(equality)
    if unassessed:
        yield _unassessed(rule, unassessed, len(equalities), values)


def _failure(rule: Rule, equality: Equality, left: _Side, right: _Side) -> Finding:
    gap = left.known - right.known
    template = _TOTAL if equality.is_total else _BALANCE
    message = template.format(
        place=_place(equality),
        actual=left.known,
        expected=right.known,
        left=left.words(),
        right=right.words(),
        least_actual=left.least,
        least_expected=right.least,
        least=_LEAST if left.open or right.open else _NOTHING,
        sign=_FEW if gap < 0 else _MANY,
        difference=abs(gap),
    )
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        labels=equality.labels,
        left=equality.sides[0],
        right=equality.sides[1],
        message=message,
        expected=right.known,
        actual=left.known,
    )


def _unassessed(
    rule: Rule, unassessed: list[Equality], count: int, values: Mapping[str, int | None]
) -> Finding:
    cells = (pointer for equality in unassessed for side in equality.sides for pointer in side)
    return Finding(
        rule=rule.id,
        severity="info",
        status="unassessed",
        left=tuple(pointer for pointer in cells if values[pointer] is None),
        message=_UNASSESSED.format(count=len(unassessed), all=count, place=_place(unassessed[0])),
    )


def _place(equality: Equality) -> Message:
    """Name the total that an equality is about, or its column."""
    name = place(equality.labels)
    return Message(name, name) if equality.is_total else _COLUMN.format(name=name)

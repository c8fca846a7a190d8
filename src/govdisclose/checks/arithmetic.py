"""Look closer at the relations of a rule, and say in words what does not add up.

A blank is an unknown number of 0 or more. A relation fails only when no filling of its blanks
could satisfy it: when a side without blanks is smaller than what is known of the other side.
The relations of one rule have no cell in common, so each can be judged by itself.
"""

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from govdisclose.cells import Value
from govdisclose.checks.compiled import balances
from govdisclose.checks.findings import Finding
from govdisclose.checks.relations import Relation, Term, equalities, relations_by_rule
from govdisclose.checks.rows import place
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject, about_blanks
from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import values_by_pointer

_FILL_IN = Message("请填写，没有的填 0", "fill them in, with 0 where there were none")
_COLUMN = Message("{name}一列", "column {name}")
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
    """One side of a relation, with the values of its cells."""

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


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the relations of a rule that fail, and say once how many cannot be assessed."""
    # All cells in relations are whole numbers.
    values = cast("Mapping[str, int | None]", subject.values)
    relations = relations_by_rule(type(subject.report))[rule.id]
    unassessed: list[Relation] = []
    for relation in relations:
        left, right = ([values[pointer] for pointer in side] for side in relation.sides)
        sign = _wrong(relation, left, right)
        if sign:
            sides = _Side(relation.left, left), _Side(relation.right, right)
            yield _failure(rule, relation, *sides, sign)
        elif None in left or None in right:
            unassessed.append(relation)
    if unassessed:
        yield _unassessed(rule, subject, unassessed, len(relations))


def contradictions(report: Report) -> list[Relation]:
    """Give the sums of tables 三 and 四 that fail, whatever is in the blanks; quick if none do."""
    return [] if balances(report) else contradicted(type(report), values_by_pointer(report))


def contradicted(form: type[Report], values: Mapping[str, Value]) -> list[Relation]:
    """Give the sums of tables 三 and 四 that fail, with these numbers in the cells."""
    counts = cast("Mapping[str, int | None]", values)
    return [
        relation
        for relation in equalities(form)
        if _wrong(relation, *([counts[pointer] for pointer in side] for side in relation.sides))
    ]


def _wrong(relation: Relation, left: list[int | None], right: list[int | None]) -> Message | None:
    """Say whether the left side is too small or too large, whatever is in the blanks."""
    gap = sum(filter(None, left)) - sum(filter(None, right))
    if gap < 0 and None not in left:
        return _FEW
    many = gap > 0 and None not in right and relation.is_equality
    return _MANY if many else None


def _failure(rule: Rule, relation: Relation, left: _Side, right: _Side, sign: Message) -> Finding:
    return rule.finding(
        relation.code,
        labels=relation.labels,
        left=relation.sides[0],
        right=relation.sides[1],
        expected=right.known,
        actual=left.known,
        words={
            "place": place_of(relation),
            "actual": left.known,
            "expected": right.known,
            "left": left.words(),
            "right": right.words(),
            "least_actual": left.least,
            "least_expected": right.least,
            "least": _LEAST if left.open or right.open else _NOTHING,
            "sign": sign,
            "difference": abs(left.known - right.known),
        },
    )


def _unassessed(rule: Rule, subject: Subject, unassessed: list[Relation], count: int) -> Finding:
    cells = (pointer for relation in unassessed for pointer in relation.pointers)
    return rule.finding(
        "unassessed",
        status="unassessed",
        left=tuple(pointer for pointer in cells if subject.values[pointer] is None),
        words={
            "count": len(unassessed),
            "all": count,
            "place": place_of(unassessed[0]),
            "todo": about_blanks(subject, _FILL_IN),
        },
    )


def place_of(relation: Relation) -> Message:
    """Name the total, the row, or the column that a relation is about."""
    name = place(relation.labels)
    return _COLUMN.format(name=name) if relation.code == "balance" else Message(name, name)

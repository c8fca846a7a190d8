"""``narrative.counts``: numbers that the text states, compared with the cells of the tables."""

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from govdisclose.checks.findings import Finding
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.facts import facts
from govdisclose.checks.narrative.rounding import agrees, decimals, rounded
from govdisclose.checks.rows import place
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.errors import Message
from govdisclose.form import Form, leaves, values_by_pointer

Values = Mapping[str, int | None]

_NAMED = 2  # cells of a sum that are named one by one
_ONE = Message("{first}为 {sum}", "{first} is {sum}")
_TWO = Message("{first}与{last}之和为 {sum}", "{first} and {last} add up to {sum}")
_MANY = Message("{group}中 {count} 格之和为 {sum}", "{count} cells of {group} add up to {sum}")
_CHANGES = {
    "count": (Message("增加 {by}", "{by} more"), Message("减少 {by}", "{by} fewer")),
    "percent": (Message("增长 {by}%", "{by}% more"), Message("下降 {by}%", "{by}% fewer")),
}
_SAME = Message("持平", "the same")


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the numbers in the text that no cells agree with, however they may be meant."""
    stated = facts(subject.report)
    # The cells of chapters 三 and 四 are all whole numbers.
    values, before = cast("Values", subject.values), cast("Values", {})
    if subject.previous is not None and any(fact.growth for fact in stated):
        before = cast("Values", values_by_pointer(subject.previous))
    for fact in stated:
        pairs = _computed(fact, values, before)
        if pairs and not any(_agrees(fact, *pair) for pair in pairs):
            yield _finding(rule, subject, fact, pairs[0])


def _computed(fact: Fact, values: Values, before: Values) -> list[tuple[int, int]]:
    """Compute what a number may be: each sum or change, and for a percentage what it is part of.

    None is given where a cell is blank, or where there is nothing to be a part of.
    """
    pairs = []
    for cells, of in fact.meanings:
        part = _sum(cells, values)
        whole = _sum(cells, before) if fact.growth else _sum(of, values)
        if part is None or whole is None:
            return []
        if whole or fact.kind == "count":
            pairs.append((part - whole if fact.growth else part, whole))
    return pairs


def _sum(cells: tuple[str, ...], values: Values) -> int | None:
    """Add up cells; None where one is blank, or where another edition of the form has none such."""
    numbers = [values.get(cell) for cell in cells]
    return None if None in numbers else sum(filter(None, numbers))


def _agrees(fact: Fact, part: int, whole: int) -> bool:
    if isinstance(fact.value, Decimal):
        return agrees(fact.value, part, whole)
    return fact.value == part


def _finding(rule: Rule, subject: Subject, fact: Fact, computed: tuple[int, int]) -> Finding:
    part, whole = computed
    form, value = type(subject.report), fact.value
    percent = rounded(part, whole, decimals(value)) if isinstance(value, Decimal) else None
    words: dict[str, object] = {"sum": _told(fact.cells, part, form)}
    code = "count"
    if fact.growth:
        code = "growth"
        words |= {"sum": _told(fact.cells, part + whole, form), "before": whole}
        words["change"] = _change(fact.kind, part, abs(part) if percent is None else percent)
    elif percent is not None:
        code = "share"
        words |= {"whole": _told(fact.of, whole, form), "percent": percent}
    return rule.finding(
        code,
        labels=_labels(fact.cells, form),
        left=(fact.pointer,),
        right=tuple(dict.fromkeys(fact.cells + fact.of)),
        expected=part if percent is None else None,
        actual=value if isinstance(value, int) else None,
        quote=fact.quote,
        span=(fact.start, fact.end),
        words=words,
    )


def _change(kind: str, part: int, by: object) -> Message:
    """Say in words by how much something changed."""
    more, fewer = _CHANGES[kind]
    if part > 0:
        return more.format(by=by)
    return fewer.format(by=by) if part < 0 else _SAME


def _labels(cells: tuple[str, ...], form: type[Form]) -> tuple[str, ...]:
    """Give the printed words that cells have in common, from the chapter inwards."""
    labels = [leaf.labels for leaf in leaves(form) if leaf.pointer in cells]
    common = itertools.takewhile(lambda words: len(set(words)) == 1, itertools.zip_longest(*labels))
    return tuple(words[0] for words in common)


def _told(cells: tuple[str, ...], total: int, form: type[Form]) -> Message:
    """Say in words what cells add up to."""
    if len(cells) > _NAMED:
        group = place(_labels(cells, form))
        return _MANY.format(group=group, count=len(cells), sum=total)
    first, last = (place(_labels((cell,), form)) for cell in (cells[0], cells[-1]))
    return (_ONE if len(cells) == 1 else _TWO).format(first=first, last=last, sum=total)

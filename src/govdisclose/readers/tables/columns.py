"""Find out from a header which column of a table holds what."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import attrs

from govdisclose.form import Leaf
from govdisclose.readers.labels import SIMILAR, key, similarity
from govdisclose.readers.tables.scanning import Header, Slot
from govdisclose.readers.tables.skeleton import BLANK
from govdisclose.readers.tables.vocabulary import FormRow, Vocabulary

_UNIT = re.compile("(?:单位|人民币|[十百千万亿])*元$|单位.*$")
_UNIT_WORDS = re.compile("单位|人民币")
_NUMBERS_OF_ROWS = frozenset(("序号", "编号", "行次"))
_CLEARLY = 0.05  # by how much the best of several similar labels must lead


@attrs.frozen
class Span:
    """The columns of a table that hold one column of the form."""

    start: int
    stop: int
    reach: int
    """Behind the last column that may belong to it: without spans, blanks follow its label."""


@attrs.frozen
class Columns:
    """Where the columns of a line of the form stand."""

    spans: dict[int, Span]
    """By index of the column within the line; empty where the table tells no places."""
    ordered: bool
    """Whether the header has all columns of the line, in their order, and no others."""
    first: int
    """First column that holds values."""
    behind: int = 0
    """How many empty cells the header has behind its last label."""
    slots: Mapping[int, Slot] = attrs.field(factory=dict[int, Slot])
    """The cells of the header that label them, where the table tells places."""
    similar: tuple[tuple[Slot, int], ...] = ()
    """Cells whose label is only like that of a column."""
    missing: tuple[int, ...] = ()
    """Columns of the line that the header does not name."""
    foreign: tuple[Slot, ...] = ()
    """Cells of the header that name no column of the form; those above the labels of lines are not
    among them."""
    moved: bool = False
    """Whether columns stand in another order than on the form."""
    numbered: bool = False
    """Whether the header has a column for the numbers of rows."""


def locate(header: Header, row: FormRow, words: Vocabulary) -> Columns:
    """Find the columns of a line of the form below a header."""
    slots = [slot for line in header.lines for slot in line.own if slot.worded]
    labels = [key(leaf.labels[-1]) for leaf in row.columns]
    known = words.own | words.groups | words.corners
    unknown = [slot for slot in slots if slot.token not in known]
    named = {id(slot): slot.token for slot in slots if slot.token in labels}
    similar = _similar(unknown, labels, Counter(named.values()))
    named |= {id(slot): labels[index] for slot, index in similar}
    pairs = [(slot, named[id(slot)]) for slot in slots if id(slot) in named]
    foreign = [slot for slot in unknown if id(slot) not in named]
    place = _drawn if header.lines[0].drawn else _listed
    columns = place(header, row, pairs, foreign)
    return attrs.evolve(
        columns,
        similar=tuple((s, i) for s, i in similar if columns.slots.get(i, s) is s),
        numbered=any(slot.token in _NUMBERS_OF_ROWS for slot in foreign),
    )


def _listed(
    header: Header, row: FormRow, pairs: list[tuple[Slot, str]], foreign: list[Slot]
) -> Columns:
    """Find columns by the order of their labels alone."""
    labels = [key(leaf.labels[-1]) for leaf in row.columns]
    tokens = [label for _, label in pairs]
    complete = Counter(tokens) == Counter(labels)
    complete = complete and _in_order(header, labels, pairs) and _groups_in_order(header, row)
    last = [slot for slot, label in pairs if label == labels[-1]]
    head = [s for s in header.lines[0].own if s.worded and s.token not in _NUMBERS_OF_ROWS][:1]
    foreign = [s for s in foreign if s not in head and s.token not in _NUMBERS_OF_ROWS]
    return Columns(
        spans={},
        ordered=complete and not foreign,
        first=0,
        behind=_behind(header, last[-1] if last else None),
        missing=tuple(i for i, label in enumerate(labels) if label not in tokens),
        foreign=tuple(foreign),
    )


def _drawn(
    header: Header, row: FormRow, pairs: list[tuple[Slot, str]], foreign: list[Slot]
) -> Columns:
    """Find columns by where their labels stand."""
    labels = [key(leaf.labels[-1]) for leaf in row.columns]
    pairs = sorted(pairs, key=lambda pair: pair[0].start)
    covered = _spans(header)
    chosen = _assign(header, covered, pairs, row)
    spans = _bounded({index: covered[id(slot)] for index, slot in chosen.items()})
    first = min((span.start for span in spans.values()), default=0)
    foreign = [slot for slot in foreign if slot.stop > first]
    whole = [label for _, label in pairs] == labels and len(chosen) == len(labels)
    return Columns(
        spans=spans,
        ordered=whole and not foreign,
        first=first,
        behind=_behind(header, max(chosen.values(), key=lambda s: s.start, default=None)),
        slots=chosen,
        missing=tuple(index for index in range(len(labels)) if index not in spans),
        foreign=tuple(foreign),
        moved=[chosen[i].start for i in sorted(chosen)] != sorted(s.start for s in chosen.values()),
    )


def _similar(unknown: list[Slot], labels: list[str], named: Counter[str]) -> list[tuple[Slot, int]]:
    """Pair labels that no cell has with cells that are like them."""
    missing = [index for index, label in enumerate(labels) if not named[label]]
    scored = sorted(
        (
            (similarity(slot.token, labels[index]), slot, index)
            for slot in unknown
            for index in missing
            if _same_unit(slot.token, labels[index])
        ),
        key=lambda item: -item[0],
    )
    pairs: list[tuple[Slot, int]] = []
    for score, slot, index in scored:
        taken = any(slot is other or index == its for other, its in pairs)
        if score < SIMILAR or taken:
            continue
        rivals = (
            other
            for its, other, number in scored
            if number == index and other.token != slot.token and its > score - _CLEARLY
        )
        if not any(all(other is not one for one, _ in pairs) for other in rivals):
            pairs.append((slot, index))
    return pairs


def unit_of(label: str) -> str:
    """Give the unit of an amount that a label names, 元 or 万元, say; empty where it names none."""
    found = _UNIT.search(label)
    return _UNIT_WORDS.sub("", found.group()) if found else ""


def _same_unit(words: str, label: str) -> bool:
    """Refuse labels that are alike but for the unit: 元 is no slip of 万元."""
    ours, theirs = unit_of(words), unit_of(label)
    return not ours or not theirs or ours == theirs


def _in_order(header: Header, labels: list[str], pairs: list[tuple[Slot, str]]) -> bool:
    """Say whether each row of a header names columns in their order, once or more."""
    token = {id(slot): label for slot, label in pairs}
    for line in header.lines:
        found = [token.get(id(slot), slot.token) for slot in line.own]
        numbers = [labels.index(label) for label in found if label in labels]
        block = sorted(set(numbers))
        if numbers != block * (len(numbers) // max(1, len(block))):
            return False
    return True


def _assign(
    header: Header, spans: Mapping[int, Span], pairs: list[tuple[Slot, str]], row: FormRow
) -> dict[int, Slot]:
    """Give each column of a line its cell of the header, where that is certain."""
    labels = [key(leaf.labels[-1]) for leaf in row.columns]
    if [label for _, label in pairs] == labels and _groups_in_order(header, row):
        return {index: slot for index, (slot, _) in enumerate(pairs)}
    by_label: defaultdict[str, list[Slot]] = defaultdict(list)
    for slot, label in pairs:
        by_label[label].append(slot)
    chosen: dict[int, Slot] = {}
    for index, leaf in enumerate(row.columns):
        label = labels[index]
        slots = by_label[label]
        if labels.count(label) > 1:
            below = _below(header, spans, leaf)
            slots = [slot for slot in slots if slot.start in below]
        if len({(slot.start, slot.stop) for slot in slots}) == 1:
            chosen[index] = slots[0]
    return chosen


def _groups_in_order(header: Header, row: FormRow) -> bool:
    """Say whether the labels above those of columns are in their order, as far as there are any.

    Where labels repeat below several groups, these alone tell them apart.
    """
    first: dict[str, int] = {}
    for index, leaf in enumerate(row.columns):
        for label in leaf.labels[:-1]:
            first.setdefault(key(label), index)
    for line in header.lines:
        numbers = [first[slot.token] for slot in line.own if slot.token in first]
        if numbers != sorted(numbers):
            return False
    return True


def _below(header: Header, spans: Mapping[int, Span], leaf: Leaf) -> set[int]:
    """List the columns below the label of the group of a column."""
    group = key(leaf.labels[-2])
    found = (
        spans[id(above)] for line in header.lines for above in line.own if above.token == group
    )
    return {column for span in found for column in range(span.start, span.reach)}


def _bounded(spans: dict[int, Span]) -> dict[int, Span]:
    """Let no column reach into the next one."""
    starts = sorted(span.start for span in spans.values())
    bounded: dict[int, Span] = {}
    for index, span in spans.items():
        following = [start for start in starts if start >= span.stop]
        bounded[index] = Span(span.start, span.stop, min([span.reach, *following[:1]]))
    return bounded


def _behind(header: Header, last: Slot | None) -> int:
    if last is None:
        return 0
    lines = [line for line in header.lines if any(last is other for other in line.own)]
    return sum(slot.start >= last.stop for line in lines for slot in line.own)


def _spans(header: Header) -> dict[int, Span]:
    """Say of each cell of a header which columns it covers, and how far blanks follow it."""
    spans: dict[int, Span] = {}
    for line in header.lines:
        blanks = {}
        if not line.merged:
            blanks = {slot.start: slot.stop for slot in line.own if slot.token == BLANK}
        for slot in line.own:
            reach = slot.stop
            while slot.worded and reach in blanks:
                reach = blanks[reach]
            spans[id(slot)] = Span(slot.start, slot.stop, reach)
    return spans

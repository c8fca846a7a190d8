"""Find out from a header which column of a table holds what."""

import re
from collections import Counter, defaultdict

import attrs

from govdisclose.form import Leaf
from govdisclose.readers.labels import SIMILAR, key, similarity
from govdisclose.readers.tables.scanning import Header, Slot
from govdisclose.readers.tables.skeleton import BLANK
from govdisclose.readers.tables.vocabulary import FormRow, Vocabulary

_UNIT = re.compile("单位(.*)$")


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
    similar: tuple[tuple[Slot, int], ...] = ()
    """Cells whose label is only like that of a column."""
    missing: tuple[int, ...] = ()
    """Columns of the line that the header does not name."""
    foreign: tuple[Slot, ...] = ()
    """Cells of the header that name no column of the form."""


def locate(header: Header, row: FormRow, words: Vocabulary) -> Columns:
    """Find the columns of a line of the form below a header."""
    slots = [slot for line in header.lines for slot in line.own if slot.worded]
    labels = [key(leaf.labels[-1]) for leaf in row.columns]
    known = words.own | words.groups | words.corners
    unknown = [slot for slot in slots if slot.token not in known]
    named = [slot for slot in slots if slot.token in labels]
    similar = _similar(unknown, labels, Counter(slot.token for slot in named))
    named += [slot for slot, _ in similar]
    token = {id(slot): labels[index] for slot, index in similar}
    tokens = [token.get(id(slot), slot.token) for slot in named]
    foreign = tuple(slot for slot in unknown if not any(slot is other for other, _ in similar))
    if not header.lines[0].drawn:
        complete = Counter(tokens) == Counter(labels) and _in_order(header, labels, token)
        missing = tuple(i for i, label in enumerate(labels) if label not in tokens)
        last = [slot for slot, label in zip(named, tokens, strict=True) if label == labels[-1]]
        return Columns(
            spans={},
            ordered=complete and not foreign,
            first=0,
            behind=_behind(header, last[-1] if last else None),
            similar=tuple(similar),
            missing=missing,
            foreign=foreign,
        )
    pairs = sorted(zip(named, tokens, strict=True), key=lambda pair: pair[0].start)
    chosen = _assign(header, pairs, row)
    spans = _bounded({index: _span(header, slot) for index, slot in chosen.items()})
    return Columns(
        spans=spans,
        ordered=[label for _, label in pairs] == labels and not foreign,
        first=min((span.start for span in spans.values()), default=0),
        behind=_behind(header, chosen.get(len(labels) - 1)),
        similar=tuple((slot, index) for slot, index in similar if chosen.get(index) is slot),
        missing=tuple(index for index in range(len(labels)) if index not in spans),
        foreign=foreign,
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
        if score >= SIMILAR and not taken:
            pairs.append((slot, index))
    return pairs


def _same_unit(words: str, label: str) -> bool:
    """Refuse labels that are alike but for the unit: 万元 is no slip of 元."""
    units = [found.group(1) for found in (_UNIT.search(words), _UNIT.search(label)) if found]
    return len(set(units)) < 2  # noqa: PLR2004 - two units


def _in_order(header: Header, labels: list[str], token: dict[int, str]) -> bool:
    """Say whether each row of a header names columns in their order, once or more."""
    for line in header.lines:
        found = [token.get(id(slot), slot.token) for slot in line.own]
        numbers = [labels.index(label) for label in found if label in labels]
        block = sorted(set(numbers))
        if numbers != block * (len(numbers) // max(1, len(block))):
            return False
    return True


def _assign(header: Header, pairs: list[tuple[Slot, str]], row: FormRow) -> dict[int, Slot]:
    """Give each column of a line its cell of the header, where that is certain."""
    labels = [key(leaf.labels[-1]) for leaf in row.columns]
    if [label for _, label in pairs] == labels:
        return {index: slot for index, (slot, _) in enumerate(pairs)}
    by_label: defaultdict[str, list[Slot]] = defaultdict(list)
    for slot, label in pairs:
        by_label[label].append(slot)
    chosen: dict[int, Slot] = {}
    for index, leaf in enumerate(row.columns):
        label = labels[index]
        slots = by_label[label]
        if labels.count(label) > 1:
            slots = [slot for slot in slots if _is_below(header, slot, leaf)]
        if len({(slot.start, slot.stop) for slot in slots}) == 1:
            chosen[index] = slots[0]
    return chosen


def _is_below(header: Header, slot: Slot, leaf: Leaf) -> bool:
    """Say whether a cell of the header stands below the label of the group of a column."""
    group = key(leaf.labels[-2])
    return any(
        span.start <= slot.start < span.reach
        for line in header.lines
        for above in line.own
        if above.token == group and (span := _span(header, above))
    )


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


def _span(header: Header, slot: Slot) -> Span:
    """Say which columns a cell of the header covers, and how far blanks follow it."""
    (line,) = (line for line in header.lines if any(slot is other for other in line.own))
    reach = slot.stop
    for other in sorted(line.own + line.above, key=lambda other: other.start):
        if other.start == reach and other.token == BLANK and other in line.own:
            reach = other.stop
    return Span(slot.start, slot.stop, reach)

"""The report that a file shows: read part by part, when a part is asked for.

A file of ours carries its report, so that of what it shows only that is read which may have been
edited.
"""

import functools
from collections.abc import Iterator
from itertools import chain
from typing import Any

import attrs

from govdisclose.editions import EDITIONS, Report
from govdisclose.form import build, form_fields, leaves
from govdisclose.readers.assembling import (
    Figures,
    label_problems,
    plan_problems,
    read_figures,
)
from govdisclose.readers.content import Grid, Line
from govdisclose.readers.limits import Limits
from govdisclose.readers.places import Cells
from govdisclose.readers.prose import Narrative, read_prose
from govdisclose.readers.prose.narrative import Stated
from govdisclose.readers.prose.titles import ReadTitle, parse
from govdisclose.readers.reading import ReadingProblem
from govdisclose.readers.tables.plan import Plan
from govdisclose.readers.tables.vocabulary import vocabulary
from govdisclose.readers.unlaid import unlaid

_UNREAD = {"picture", "picture-broken"}  # notes on pictures that were not read


@attrs.frozen(eq=False)
class Printed:
    """What is printed in a file."""

    cells: Cells
    plan: Plan
    limits: Limits
    parse_title: ReadTitle = parse
    """Reads its title."""

    @functools.cached_property
    def narrative(self) -> Narrative:
        """All that it says in words."""
        if isinstance(self.cells.content, Stated):
            return self.cells.content.narrative
        report = EDITIONS[self.plan.edition].report
        tables = self.plan.tables
        return read_prose(self.cells.content, tables, report, self.limits, self.parse_title)

    @functools.cached_property
    def figures(self) -> Figures:
        """Its number cells."""
        return read_figures(self.cells, self.plan)

    @functools.cached_property
    def pictured(self) -> bool:
        """Whether every picture that it shows was read."""
        content = self.cells.content
        lines = (item.notes for item in content.items if isinstance(item, Line))
        notes = chain(content.notes, chain.from_iterable(lines))
        return content.pictured and not any(note.code in _UNREAD for note in notes)

    @functools.cached_property
    def paged(self) -> bool:
        """Whether it is printed on pages, which tables go on over."""
        grids = (item for item in self.cells.content.items if isinstance(item, Grid))
        return any(grid.page is not None for grid in grids)

    def report(self) -> Report:
        """Build the report."""
        cls = EDITIONS[self.plan.edition].report
        tables: dict[str, Any] = {}
        start = 0
        for field in form_fields(cls):
            stop = start + len(leaves(field.form))
            tables[field.name] = build(field.form, self.figures.values[start:stop])
            start = stop
        return cls(
            year=self.narrative.year,
            agency=self.narrative.agency,
            title=self.narrative.title,
            published=self.narrative.published,
            preface=self.narrative.preface,
            overview=self.narrative.overview,
            problems=self.narrative.problems,
            other_matters=self.narrative.other_matters,
            attachments=self.narrative.attachments,
            remarks=tuple(self.figures.remarks),
            **tables,
        )

    def file_problems(self) -> Iterator[ReadingProblem]:
        """Give what is odd about the file as a whole."""
        for note in self.cells.content.notes:
            yield ReadingProblem("", note.code, note.message, note.severity)

    def problems(self) -> Iterator[ReadingProblem]:
        """Give all that is odd: about the file, the text, the tables, the cells."""
        yield from self.file_problems()
        yield from self.word_problems()
        yield from self.table_problems()

    def table_problems(self) -> Iterator[ReadingProblem]:
        """Give what is odd about the tables of the form, and their cells."""
        words = vocabulary(EDITIONS[self.plan.edition].report)
        yield from unlaid(self.cells, plan_problems(self.cells, self.plan.notes), words)
        yield from label_problems(self.cells, self.plan)
        yield from self.figures.problems

    def word_problems(self) -> Iterator[ReadingProblem]:
        """Give what is odd about the text."""
        for odd in self.narrative.findings:
            note = odd.note
            where = None if odd.item is None else self.cells.item_source(odd.item)
            if odd.spot is not None:
                where = self.cells.spot_source(odd.spot)
            yield ReadingProblem(odd.pointer, note.code, note.message, note.severity, where)

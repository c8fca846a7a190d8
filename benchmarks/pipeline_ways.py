"""From JSON to three files, checked: against pydantic, docxtpl, jinja2 and prettytable together."""

import functools
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import jinja2
import pydantic

import govdisclose as gd
import html_ways
import json_ways
import sample
import text_ways
import word_ways
from govdisclose.document import Role, Table
from govdisclose.renderers.html import stylesheet
from support import real
from support.province import province
from timing import alone, line

T = TypeVar("T")

FORMATS = ("docx", "html", "text")
_REPORTS = 100
"""How many different reports are taken in turn."""
_TABLES = ("proactive_disclosure", "requests", "disputes")
_CHAPTERS = ("preface", "overview", "problems", "other_matters")


def ours(text: str) -> tuple[str | bytes, ...]:
    """Decode a report, ask the rules, and render it in three formats."""
    report = gd.loads(text)
    if gd.check(report):
        raise SystemExit("the benchmark's reports should be clean")
    document = gd.layout(report)
    return tuple(gd.render(document, name) for name in FORMATS)


class Others:
    """The same work with what is usual for each part of it, all that can be made before made."""

    def __init__(self, report: gd.Report, form: Path | None = None) -> None:
        """Make models and templates.

        Args:
            report: One that has the headings and paragraphs that all have.
            form: The official blank form as Word saved it, to be the template for Word; None: the
                library's own Word file is, which is many times leaner.
        """
        self.form = form
        self.model = json_ways.report_model(type(report), _SUMS)
        self.texts = sample.prose(report)
        chapters = [block.text for name in _CHAPTERS for block in getattr(report, name)]
        self.own = [place for place, text in enumerate(self.texts) if text in chapters]
        self.word = word_ways.official_template(form) if form else word_ways.template(report)
        self.page = jinja2.Environment(autoescape=True).from_string(html_ways.TEMPLATE)
        self.style = stylesheet()
        blocks = [block for block in gd.layout(report).blocks if isinstance(block, Table)]
        self.rows = [
            html_ways.rows_of(block.frame, block.values, number)
            for number, block in enumerate(blocks)
        ]
        self.grids = sample.tables(report)
        self.places = [
            (table, cell.row, cell.column)
            for table, block in enumerate(blocks)
            for cell in block.frame.cells
            if cell.role is Role.VALUE
        ]
        self.slots = [
            cell for rows in self.rows for row in rows for cell in row if cell["label"] is None
        ]

    def __call__(self, text: str) -> tuple[str | bytes, ...]:
        """Decode a report, check its sums, and render it in three formats."""
        report: Any = self.model.model_validate_json(text)
        values = [str(value) for name in _TABLES for value in _cells(getattr(report, name))]
        texts = self._texts(report)
        for slot, (table, row, column), value in zip(self.slots, self.places, values, strict=True):
            slot["value"] = self.grids[table][row][column] = value
        data = json.loads(text)
        page = {"prose": texts, "tables": self.rows, "style": self.style, "data": data}
        return (
            word_ways.by_docxtpl(self.word, _by_chapter(report) if self.form else texts, values),
            self.page.render(page),
            text_ways.by_prettytable(texts, self.grids),
        )

    def _texts(self, report: Any) -> list[str]:  # noqa: ANN401 - a model made at run time
        """Give all texts, in order; title and chapters are the report's own."""
        texts = self.texts.copy()
        texts[0] = _title(report)
        own = (block.text for name in _CHAPTERS for block in getattr(report, name))
        for place, text in zip(self.own, own, strict=True):
            texts[place] = text
        return texts


def _title(report: Any) -> str:  # noqa: ANN401 - a model made at run time
    return f"{report.agency.name}\n{report.year}年政府信息公开工作年度报告"


def _by_chapter(report: Any) -> list[str]:  # noqa: ANN401 - as above
    """Give the title and each chapter of text, its paragraphs as lines."""
    chapters = (getattr(report, name) for name in _CHAPTERS[1:])
    return [
        _title(report),
        *("\n".join(block.text for block in chapter) for chapter in chapters),
    ]


def _cells(form: pydantic.BaseModel) -> Iterator[object]:
    for _, value in form:
        if isinstance(value, pydantic.BaseModel):
            yield from _cells(value)
        else:
            yield value


def _row(row: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a model made at run time
    return tuple(cell or 0 for cell in _cells(row))


def _check_total(row: Any) -> Any:  # noqa: ANN401 - as above
    *parts, total = _row(row)
    if sum(parts) != total:
        raise ValueError("the parts are not the total")
    return row


def _rows(group: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - as above
    for _, value in group:
        if "natural_persons" in type(value).model_fields:
            yield _row(value)
        else:
            yield from _rows(value)


def _check_requests(requests: Any) -> Any:  # noqa: ANN401 - as above
    received, carried_over, *outcomes, total, forward = _rows(requests)
    for column in range(7):
        if sum(row[column] for row in outcomes) != total[column]:
            raise ValueError("the outcomes are not the total")
        if received[column] + carried_over[column] != total[column] + forward[column]:
            raise ValueError("the requests are not all accounted for")
    return requests


_SUMS: dict[str, json_ways.Validator] = {
    "Applicants": _check_total,
    "CaseOutcomes": _check_total,
    "Requests": _check_requests,
}


_TEMPLATES = (
    ("the official form from Word", real.RAW / "template-2021-blank.docx", "100 x faster"),
    ("a lean template, ours", None, ""),
)
"""What docxtpl fills in; what it takes is nearly all of the time, and depends on it."""


def lines(_: gd.Report) -> Iterator[str]:
    """Compare the whole way of a report."""
    reports = list(province(_REPORTS).reports())
    texts = [gd.dumps(report) for report in reports]
    mine, theirs = itertools.cycle(texts), itertools.cycle(texts)
    for name, form, goal in _TEMPLATES:
        if form is None or form.exists():
            others = Others(reports[0], form)
            yield line(
                f"pipeline: JSON, checked, Word, HTML, text; pydantic, docxtpl ({name}), jinja2, "
                "prettytable",
                functools.partial(_next, ours, mine),
                functools.partial(_next, others, theirs),
                goal,
            )
    cycle = itertools.cycle(reports)
    yield alone("pipeline: of it, decoding", functools.partial(_next, gd.loads, mine))
    yield alone("pipeline: of it, checking", functools.partial(_next, gd.check, cycle))
    for name in FORMATS:
        rendered = functools.partial(gd.render, format=name)
        yield alone(f"pipeline: of it, {name}", functools.partial(_next, rendered, cycle))


def _next(work: Callable[[T], object], things: Iterator[T]) -> object:
    return work(next(things))

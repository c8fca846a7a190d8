"""The rows of the printed tables, and how they and the chapters are named."""

import functools
from collections.abc import Iterator

import attrs

from govdisclose.form import Form, Leaf, Row, cached, form_fields, label_of, leaves


@attrs.frozen
class PrintedRow:
    """One line of a printed table."""

    path: tuple[str, ...]
    """Field names from the report down to the row."""
    labels: tuple[str, ...]
    """Printed words on the way, from the chapter heading inwards, without line breaks."""
    columns: tuple[Leaf, ...]
    """Its cells in printed order, their paths and labels counted from the row."""

    @functools.cached_property
    def pointers(self) -> tuple[str, ...]:
        """JSON Pointers of its cells, from the report."""
        return tuple("/" + "/".join(self.path + column.path) for column in self.columns)


@cached
def printed_rows(cls: type[Form]) -> tuple[PrintedRow, ...]:
    """List the rows of all tables of a form class, in printed order."""
    return tuple(_printed_rows(cls))


def _printed_rows(cls: type[Form]) -> Iterator[PrintedRow]:
    for field in form_fields(cls):
        words = field.words
        if issubclass(field.form, Row):
            yield PrintedRow((field.name,), words, leaves(field.form))
        else:
            for row in printed_rows(field.form):
                yield PrintedRow((field.name, *row.path), words + row.labels, row.columns)


def place(labels: tuple[str, ...]) -> str:
    """Name a place by its printed words; within a chapter, without the chapter's heading."""
    return "「" + " / ".join(labels[1:] or labels) + "」"


def heading(report: type[Form], chapter: str) -> str:
    """Give the printed heading of a chapter of prose, by the name of its field."""
    return str(label_of(getattr(attrs.fields(report), chapter).type))

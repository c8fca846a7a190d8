"""The words of an edition's tables, as a reader looks for them."""

from collections.abc import Iterator

import attrs

from govdisclose.editions import EDITIONS, Report
from govdisclose.form import Form, Leaf, Row, cached, form_fields, leaves
from govdisclose.readers.labels import key


@attrs.frozen(eq=False)
class FormRow:
    """A printed line of values."""

    table: str
    """Field of the report that holds the table, such as ``requests``."""
    number: int
    """Its place among all lines of the edition."""
    labels: tuple[str, ...]
    """Printed words of its groups and its own, from the outermost; none where it has no label."""
    first: int
    """Index of its first cell among the ``leaves`` of the report."""
    pointer: str
    """JSON Pointer of the line."""
    columns: tuple[Leaf, ...]
    """Its cells; their labels are those of columns."""
    keys: tuple[str, ...]
    """The labels as they are compared."""

    @property
    def key(self) -> str:
        """Its own label as it is compared; empty where it has none."""
        return self.keys[-1] if self.keys else ""


@attrs.frozen(eq=False)
class Vocabulary:
    """What an edition prints in its tables; all words are keys."""

    rows: tuple[FormRow, ...]
    by_label: dict[str, FormRow]
    """Lines by their own label, which no two lines of an edition share."""
    groups: frozenset[str]
    """Labels above lines: sections, and groups of rows."""
    sections: frozenset[str]
    """Labels above a header and its lines."""
    columns: frozenset[str]
    """Labels of columns, and above columns."""
    corners: frozenset[str]
    """Words in the corners of headers."""
    unlabelled: FormRow
    """The one line that has no label of its own: the table of disputes."""

    @property
    def own(self) -> frozenset[str]:
        """Labels that tell what is in a cell: of lines, and of columns."""
        return frozenset(self.by_label) | self.columns


@cached
def vocabulary(report: type[Report]) -> Vocabulary:
    """Derive the words of an edition from its classes."""
    rows: list[FormRow] = []
    corners: set[str] = set()
    columns: set[str] = set()
    for field in form_fields(report):
        for labels, path, row in _rows(field.form, (), (field.name,)):
            first = rows[-1].first + len(rows[-1].columns) if rows else 0
            keys = tuple(map(key, labels))
            pointer = "/" + "/".join(path)
            rows.append(FormRow(field.name, len(rows), labels, first, pointer, leaves(row), keys))
            columns |= {key(label) for leaf in leaves(row) for label in leaf.labels}
            columns |= {key(row.heading)} if row.heading else set()
        corners |= set(_corners(field.form))
    (unlabelled,) = (row for row in rows if not row.labels)
    return Vocabulary(
        rows=tuple(rows),
        by_label={row.key: row for row in rows if row.labels},
        groups=frozenset(group for row in rows for group in row.keys[:-1]),
        sections=frozenset(
            key(inner.label)
            for field in form_fields(report)
            if field.form.corner is None and not issubclass(field.form, Row)
            for inner in form_fields(field.form)
        ),
        columns=frozenset(columns),
        corners=frozenset(corners),
        unlabelled=unlabelled,
    )


def distinctive() -> dict[str, str]:
    """List the labels that one edition alone prints: id of the edition by label."""
    words = {id_: vocabulary(edition.report) for id_, edition in EDITIONS.items()}
    everywhere = {id_: each.own | each.groups for id_, each in words.items()}
    return {
        label: id_
        for id_, each in words.items()
        for label in each.own
        if not any(label in other for name, other in everywhere.items() if name != id_)
    }


def _rows(
    form: type[Form], labels: tuple[str, ...], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], type[Row]]]:
    if issubclass(form, Row):
        yield labels, path, form
    else:
        for field in form_fields(form):
            yield from _rows(field.form, labels + field.words, (*path, field.name))


def _corners(form: type[Form]) -> Iterator[str]:
    if form.corner is not None:
        yield key(form.corner)
    for field in form_fields(form):
        yield from _corners(field.form)


def table_label(table: str) -> str:
    """Give the printed heading of the chapter of a table, without its number."""
    newest = list(EDITIONS.values())[-1].report
    (label,) = (field.label for field in form_fields(newest) if field.name == table)
    return label.partition("、")[2]

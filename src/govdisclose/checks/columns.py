"""Check very many reports in one pass over columns, one column for each cell of the form.

The relations are those that ``check`` looks at, and a blank is treated as it is there. What is
given back says which reports fail where; ``check`` then explains those in words, one by one.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

import attrs

from govdisclose import libraries
from govdisclose.arguments import did_you_mean, refuse_no_mapping
from govdisclose.checks.relations import Relation, relations
from govdisclose.editions import edition
from govdisclose.errors import Message, PointerError, describe
from govdisclose.form import Form, leaves

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NO_NUMPY = Message(
    '按列检查需要另装 numpy：pip install "govdisclose[columns]"',
    'checking columns needs numpy: pip install "govdisclose[columns]"',
)
_NO_COLUMNS = Message(
    "没有给出勾稽关系涉及的任何一列", "no column of a cell that a relation is about is given"
)
_NO_CELL = Message(
    "{name} 不是 {edition} 版表格的数字单元格{hint}",
    "{name} is no number cell of the form of {edition}{hint}",
)


@attrs.frozen(kw_only=True, eq=False)
class CheckedRelation:
    """One relation (勾稽关系) of the form, and in which reports it fails."""

    rule: str
    """Id of the rule that demands it, such as ``requests.balance``."""
    code: str
    """Which message of the rule says that it does not hold, as in ``Finding``."""
    labels: tuple[str, ...]
    """Printed words that name the total, or the column, as in ``Finding``."""
    left: tuple[str, ...]
    """JSON Pointers of the cells of its left side."""
    right: tuple[str, ...]
    """JSON Pointers of the cells of its right side."""
    failed: "NDArray[np.bool_]" = attrs.field(repr=False)
    """Whether it fails, report by report."""
    unassessed: "NDArray[np.bool_]" = attrs.field(repr=False)
    """Whether it cannot be told because of blanks, report by report."""


@attrs.frozen(kw_only=True, eq=False)
class CheckedColumns:
    """What checking columns found."""

    relations: tuple[CheckedRelation, ...]
    """All relations of the edition, in the order of the rules and then of the form."""
    failed: "NDArray[np.bool_]" = attrs.field(repr=False)
    """Whether a relation fails: a line for each relation, a column for each report."""
    unassessed: "NDArray[np.bool_]" = attrs.field(repr=False)
    """Whether a relation cannot be told because of blanks, likewise."""

    @property
    def failing(self) -> "NDArray[np.intp]":
        """Indexes of the reports in which at least one relation fails."""
        return cast("NDArray[np.bool_]", self.failed.any(axis=0)).nonzero()[0]

    def failures(self) -> Iterator[tuple[int, CheckedRelation]]:
        """List each failure, report by report.

        Yields:
            Index of the report, from 0, and the relation.
        """
        rows, relations = self.failed.T.nonzero()
        for row, relation in zip(rows.tolist(), relations.tolist(), strict=True):
            yield row, self.relations[relation]


def check_columns(edition_id: str, columns: Mapping[str, object]) -> CheckedColumns:
    """Check the arithmetic of very many reports of one edition at once.

    It asks what the rules on sums and on order ask (``requests.balance``,
    ``requests.outcomes-total``, ``requests.row-total``, ``disputes.total``, ``proactive.stock``,
    ``proactive.items``), and no other rule. A blank is an unknown number of 0 or more: a relation
    fails only where no filling of its blanks could satisfy it.

    Args:
        edition_id: ``"2019"`` or ``"2021"``.
        columns: An array of whole numbers for each cell, by JSON Pointer, all of one length:
            numpy arrays; where there are blanks, masked arrays of numpy, or arrays of pyarrow
            (chunked ones too) with nulls. A cell that is left out is blank in all reports.
            Cells that no relation is about may be given; they are not looked at.

    Returns:
        Which relations fail, and which cannot be assessed, for each report.

    Raises:
        UnknownEditionError: No edition has this id.
        PointerError: A name is no number cell of the edition, or no column is given.
        InvalidValueError: A column holds something else than whole numbers, or numbers that the
            cell of a report cannot hold, or is longer or shorter than the others.
        MissingLibraryError: numpy is not installed.
    """
    report = edition(edition_id).report
    refuse_no_mapping(columns=columns)
    used = _used(edition_id, report, columns)
    failed, unassessed = _judge(report, used)
    return CheckedColumns(
        relations=tuple(map(_checked, relations(report), failed, unassessed)),
        failed=failed,
        unassessed=unassessed,
    )


def _checked(
    relation: Relation, failed: "NDArray[np.bool_]", unassessed: "NDArray[np.bool_]"
) -> CheckedRelation:
    return CheckedRelation(
        rule=relation.rule,
        code=relation.code,
        labels=relation.labels,
        left=relation.sides[0],
        right=relation.sides[1],
        failed=failed,
        unassessed=unassessed,
    )


def _judge(
    report: type[Form], columns: Mapping[str, object]
) -> "tuple[NDArray[np.bool_], NDArray[np.bool_]]":
    """Judge by numpy, which is loaded only now."""
    with libraries.needed(_NO_NUMPY):
        from govdisclose.checks import vectors  # noqa: PLC0415 - loads numpy
    return vectors.judge(report, columns)


def _used(edition_id: str, report: type[Form], columns: Mapping[str, object]) -> dict[str, object]:
    """Pick the columns of cells that relations are about; all must be of cells."""
    cells = [leaf.pointer for leaf in leaves(report)]
    for name in columns:
        if name not in cells:
            hint = did_you_mean(name, cells)
            words = _NO_CELL.format(name=describe(name), edition=edition_id, hint=hint)
            raise PointerError(words)
    summed = {pointer for relation in relations(report) for pointer in relation.pointers}
    used = {name: values for name, values in columns.items() if name in summed}
    if not used:
        raise PointerError(_NO_COLUMNS)
    return used

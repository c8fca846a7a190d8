"""Tables of the figures of many reports, for spreadsheets, databases and data frames.

There are two forms. The **long** form has a line for each cell of each report, with the words that
the official form prints beside it; reports of all editions fit in one table. The **wide** form has
a line for each report and a column for each cell, named by the JSON Pointer of the cell; a table is
of one edition, as under the same pointer the editions may ask for different quantities.

Both begin with the same columns: ``edition``, ``agency``, ``year``, ``region``, ``code``, ``kind``
and ``published``. A blank is an empty field of CSV and null in Arrow, never 0.
"""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from govdisclose import libraries
from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.files import replacing
from govdisclose.tables.delimited import to_csv, write_csv
from govdisclose.tables.returning import reports
from govdisclose.tables.shape import TableForm, columns

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["TableForm", "columns", "reports", "to_arrow", "to_csv", "write_csv", "write_parquet"]

_NO_PYARROW = Message(
    '写成 Arrow 或 Parquet 需要另装 pyarrow：pip install "govdisclose[arrow]"',
    'Arrow and Parquet need pyarrow: pip install "govdisclose[arrow]"',
)


def to_arrow(
    reports: Iterable[Report], form: TableForm = "long", *, edition_id: str | None = None
) -> "pa.Table":
    """Make an Arrow table of reports.

    Counts and changes of the wide form are ``int64``; an amount, and any value of the long form, is
    ``decimal128(38, 15)``. An amount that carries its unit has the column ``…/unit`` beside it.
    Words that recur are dictionaries. The schema says ``govdisclose.form`` and, where there is only
    one, ``govdisclose.edition``; a column of the wide form says its printed words as ``label``.

    Args:
        reports: Reports; asked for one at a time, none is kept.
        form: ``"long"``, a line for each cell, or ``"wide"``, a line for each report.
        edition_id: The only edition that the table takes. By default the long form takes any, and
            the wide form that of the first report.

    Returns:
        A ``pyarrow.Table``, with the columns that ``columns`` names.

    Raises:
        OptionError: There is no such form, or the wide form has neither a report nor an edition.
        UnknownEditionError: No edition has this id.
        InvalidValueError: A report is of another edition, or is none.
        MissingLibraryError: pyarrow is not installed.
    """
    with libraries.needed(_NO_PYARROW):
        from govdisclose.tables import arrow  # noqa: PLC0415 - loads pyarrow
    return arrow.table(reports, form, edition_id)


def write_parquet(
    reports: Iterable[Report],
    path: str | os.PathLike[str],
    form: TableForm = "long",
    *,
    edition_id: str | None = None,
) -> int:
    """Write reports to a Parquet file, at once or not at all; the columns are those of Arrow.

    Row groups are written as they fill up, so that memory does not grow with the number of
    reports. The same reports give the same bytes, as long as pyarrow is the same.

    Args:
        reports: Reports; asked for one at a time, none is kept.
        path: The file.
        form: As for ``to_arrow``, as is the rest.
        edition_id: The only edition that the table takes.

    Returns:
        The number of reports.

    Raises:
        OSError: The file cannot be written.
        GovdiscloseError: As ``to_arrow`` raises it; the file stays as it was.
    """
    with libraries.needed(_NO_PYARROW):
        from govdisclose.tables import arrow  # noqa: PLC0415 - loads pyarrow
    with replacing(path) as file:
        return arrow.write(reports, file, form, edition_id)

"""Tables as columns of Arrow, and as Parquet files: a piece of so many reports at a time.

What is held of a report until its piece is full are its numbers, not the report.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import attrs
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from govdisclose.cells import MAX_AMOUNT_DIGITS, Cell, Money, Value
from govdisclose.editions import EDITIONS, Report
from govdisclose.form import Form, cached, cell_values, leaves
from govdisclose.tables.shape import (
    ABOUT,
    Place,
    TableForm,
    about,
    amount_places,
    columns,
    of_one_kind,
    places,
)

_NUMBER = pa.int64()
_AMOUNT = pa.decimal128(38, MAX_AMOUNT_DIGITS)  # the most digits, so that sums have room
_WORDS = pa.dictionary(pa.int32(), pa.string())
_TYPES = {
    "edition": _WORDS,
    "agency": pa.string(),
    "year": pa.int32(),
    "region": _WORDS,
    "code": pa.string(),
    "kind": _WORDS,
    "published": pa.date32(),
}
_LONG_TYPES = _TYPES | dict.fromkeys(("agency", "code"), _WORDS) | {"value": _AMOUNT}
_CELLS = {
    Cell.COUNT: _NUMBER,
    Cell.CHANGE: _NUMBER,
    Cell.AMOUNT: _AMOUNT,
    Cell.MONEY: _AMOUNT,
}
PIECE: dict[TableForm, int] = {"long": 1_000, "wide": 10_000}
"""How many reports make a row group: a long one has 200,000 lines."""


@attrs.frozen
class _Figures:
    """What the tables tell of one report."""

    report: type[Report]
    about: tuple[object, ...]
    values: tuple[Value, ...]
    remarks: tuple[tuple[str, str], ...]


def table(reports: Iterable[Report], form: TableForm, edition_id: str | None) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Make a table in memory; see ``tables.to_arrow``."""
    schema, pieces = _pieces(reports, form, edition_id)
    return pa.Table.from_batches((_batch(piece, form, schema) for piece in pieces), schema)


def write(
    reports: Iterable[Report], file: BinaryIO, form: TableForm, edition_id: str | None
) -> int:
    """Write a Parquet file; see ``tables.write_parquet``."""
    schema, pieces = _pieces(reports, form, edition_id)
    written = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for piece in pieces:
            writer.write_batch(_batch(piece, form, schema))
            written += len(piece)
    return written


def _pieces(
    reports: Iterable[Report], form: TableForm, edition_id: str | None
) -> tuple[Any, Iterator[list[_Figures]]]:
    """Give the schema of a table, and what it tells, so many reports at a time."""
    edition_id, reports = of_one_kind(reports, form, edition_id)
    figures = map(_figures, reports)
    return _schema(form, edition_id), iter(lambda: list(itertools.islice(figures, PIECE[form])), [])


def _batch(figures: Sequence[_Figures], form: TableForm, schema: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    arrays = (_long if form == "long" else _wide)(figures)
    return pa.RecordBatch.from_arrays(list(arrays), schema=schema)


def _figures(report: Report) -> _Figures:
    remarks = tuple((remark.pointer, remark.text) for remark in report.remarks)
    return _Figures(type(report), about(report), cell_values(report), remarks)


def _schema(form: TableForm, edition_id: str | None) -> Any:  # noqa: ANN401 - pyarrow has no types
    metadata: dict[str, str] = {"govdisclose.form": form}
    if edition_id is not None:
        metadata["govdisclose.edition"] = edition_id
    names = columns(form, edition_id)
    if form == "long" or edition_id is None:
        fields = [pa.field(name, _LONG_TYPES.get(name, _WORDS)) for name in names]
    else:
        cells = {place.pointer: place for place in places(EDITIONS[edition_id].report)}
        fields = [_wide_field(name, cells.get(name)) for name in names]
    return pa.schema(fields, metadata)


def _wide_field(name: str, place: Place | None) -> Any:  # noqa: ANN401 - pyarrow has no types
    if place is None:
        return pa.field(name, _TYPES.get(name, _WORDS))  # the rest are units
    words = (place.table, place.row, place.column)
    label = " / ".join(word for word in words if word is not None)
    return pa.field(name, _CELLS[place.cell], metadata={"label": label})


def _wide(figures: Sequence[_Figures]) -> Iterator[Any]:
    """Give the columns of reports of one edition, a line for each."""
    yield from _about(figures, _TYPES)
    cells = zip(*(one.values for one in figures), strict=True)
    for place, values in zip(places(figures[0].report), cells, strict=True):
        if place.cell is Cell.MONEY:
            yield pa.array([v.value if isinstance(v, Money) else None for v in values], _AMOUNT)
            yield pa.array([v.unit if isinstance(v, Money) else None for v in values], _WORDS)
        else:
            yield pa.array(values, _CELLS[place.cell])


def _long(figures: Sequence[_Figures]) -> Iterator[Any]:
    """Give the columns of reports of any editions, a line for each cell."""
    counts = [len(one.values) for one in figures]
    repeated = map(itertools.repeat, itertools.count(), counts)
    lines = pa.array(itertools.chain.from_iterable(repeated), pa.int32())
    yield from (array.take(lines) for array in _about(figures, _LONG_TYPES))
    for name in ("table", "row", "column", "pointer"):
        words, numbers = _labels(name)
        chunks = [numbers[one.report] for one in figures]
        yield pa.DictionaryArray.from_arrays(pa.concat_arrays(chunks), words)
    yield from _values(figures, counts)


def _about(figures: Sequence[_Figures], types: dict[str, Any]) -> Iterator[Any]:
    for name, values in zip(ABOUT, zip(*(one.about for one in figures), strict=True), strict=True):
        yield pa.array(values, types[name])


def _values(figures: Sequence[_Figures], counts: Sequence[int]) -> Iterator[Any]:
    """Give values, units and remarks: nearly all are whole numbers without either."""
    numbers: list[Any] = []
    amounts: list[Any] = []
    beside: list[list[str | None]] = [[None] * sum(counts) for _ in range(2)]
    units, remarks = beside
    for one in figures:
        start = len(numbers)
        numbers += one.values
        for place, _ in amount_places(one.report):
            value, numbers[start + place] = numbers[start + place], None
            if isinstance(value, Money):
                units[start + place] = value.unit
                value = value.value
            amounts.append(value)
        for pointer, text in one.remarks:
            remarks[start + _lines(one.report)[pointer]] = text
    whole = pa.array(numbers, _NUMBER).cast(_AMOUNT)
    are_amounts = pa.concat_arrays([_are_amounts(one.report) for one in figures])
    replaced = [whole, are_amounts, pa.array(amounts, _AMOUNT)]
    yield pc.call_function("replace_with_mask", replaced)
    yield from (pa.array(texts, _WORDS) for texts in beside)


@cached
def _are_amounts(report: type[Form]) -> Any:  # noqa: ANN401 - pyarrow has no types
    amounts = {number for number, _ in amount_places(report)}
    return pa.array(number in amounts for number in range(len(leaves(report))))


@cached
def _lines(report: type[Form]) -> dict[str, int]:
    return {leaf.pointer: number for number, leaf in enumerate(leaves(report))}


@cached
def _labels(name: str) -> tuple[Any, dict[type[Form], Any]]:
    """Give all words of one column, of all editions, and which stand where in each."""
    words: dict[type[Form], list[str | None]] = {
        edition.report: [getattr(place, name) for place in places(edition.report)]
        for edition in EDITIONS.values()
    }
    known = list(dict.fromkeys(w for column in words.values() for w in column if w is not None))
    number = {word: index for index, word in enumerate(known)}
    indices = {
        report: pa.array((word and number[word] for word in column), pa.int32())
        for report, column in words.items()
    }
    return pa.array(known, pa.string()), indices

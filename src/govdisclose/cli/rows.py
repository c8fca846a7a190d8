"""The file that ``--summary`` writes: a line of CSV for each report."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from govdisclose.batch import Result
from govdisclose.checks import Pairing
from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.files import replacing
from govdisclose.spreadsheets import BOM, as_csv

COLUMNS = (
    "source",
    "status",
    "edition",
    "year",
    "agency",
    "fit",
    "errors",
    "warnings",
    "infos",
    "unassessed",
    "explained",
    "verdict",
    "odd",
    "reading_errors",
    "outputs",
    "error",
    "previous",
    "unpaired",
)
"""The header, the same in all languages, so that programs can count on it."""

_BETWEEN = " | "  # no line feed, so that a file has one line; | is in no name on Windows
_NO_CSV = Message(
    "--summary 写出的是 CSV，不能写成 {path}：后缀应为 .csv",
    "--summary writes CSV, and not {path}: its suffix must be .csv",
)


class Rows:
    """The lines, written one after the other: none is held."""

    def __init__(self, file: BinaryIO, lang: Lang) -> None:
        """Begin with the header."""
        self._file = file
        self._lang: Lang = lang
        file.write((BOM + as_csv([COLUMNS], bom=False)).encode())

    def add(self, result: Result) -> None:
        """Write the line of a report."""
        facts, found, error = result.facts, result.facts.conclusion, result.error
        counts: tuple[object, ...] = (None,) * 6
        if found is not None:
            fit = "true" if found.fit else "false"
            counts = (fit, found.errors, found.warnings, found.infos)
            counts += (found.unassessed, found.silenced)
        row = (
            result.source,
            result.status,
            facts.edition,
            facts.year,
            facts.agency,
            *counts,
            facts.verdict,
            facts.odd,
            facts.reading_errors,
            _BETWEEN.join(str(output.path) for output in result.outputs),
            None if error is None else _BETWEEN.join(error.text(self._lang).splitlines()),
            *_on_last_year(result.pairing),
        )
        self._file.write(as_csv([row], bom=False).encode())


def _on_last_year(pairing: Pairing | None) -> tuple[str | None, str | None]:
    """Give last year's report, or the code of why there is none."""
    if pairing is None:
        return None, None
    return (pairing.sources[0], None) if pairing.code == "paired" else (None, pairing.code)


@contextmanager
def rows(path: str, lang: Lang) -> Iterator[Rows]:
    """Open the file; it is replaced when all has been written, or not at all.

    Raises:
        GovdiscloseError: By its name it is no CSV.
        OSError: It cannot be written.
    """
    if Path(path).suffix.lower() != ".csv":
        raise GovdiscloseError(_NO_CSV.format(path=path))
    with replacing(path) as file:
        yield Rows(file, lang)

"""CSV that spreadsheets open as it is meant: Chinese as Chinese, text as text.

CSV is RFC 4180, with CR LF. Excel takes it for the local encoding unless it begins with a BOM, and
takes a text that begins with a certain character for a formula, which may send data away.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from govdisclose.text import encodable

BOM = "\ufeff"
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - Excel takes the full-width ones too


def neutral(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    The characters are those that OWASP names (CSV injection). Only for words: -18 is a number.
    """
    return f"'{text}" if text[:1] in _FORMULA else text


def as_csv(rows: Iterable[Sequence[object]], *, bom: bool = True) -> str:
    """Write rows as CSV; texts are made neutral, numbers stay, None is an empty field.

    What no encoding has, as in the name of a file that is no UTF-8, is escaped.

    Args:
        rows: Lines of fields, the header first.
        bom: Whether it begins with a byte order mark (BOM), by which Excel knows UTF-8.
    """
    out = io.StringIO(BOM if bom else "", newline="")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([neutral(field) if isinstance(field, str) else field for field in row])
    return encodable(out.getvalue())

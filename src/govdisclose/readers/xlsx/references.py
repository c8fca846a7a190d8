"""Formulas that name a cell, as those of the sheet of remarks do."""

import re

_NAMED = re.compile(
    r'"[^"]*"&ADDRESS\(ROW\((?P<cell>[^()]+)\),COLUMN\((?P=cell)\),4\)', re.IGNORECASE
)
"""A formula that names a cell: it refers to it, so that the name moves with the cell."""
_REFERENCE = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<sheet>[^'!]+))!(?P<place>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})"
)
_LONGEST = 200  # characters of such a formula


def named_cell(formula: str) -> str:
    """Give the name of the cell that a formula names, such as ``表三!D6``; empty: it names none."""
    named = _NAMED.fullmatch(formula.strip()) if len(formula) <= _LONGEST else None
    found = _REFERENCE.fullmatch(named["cell"]) if named else None
    if found is None:
        return ""
    sheet = found["sheet"] or found["quoted"].replace("''", "'")
    return f"{sheet}!{found['place'].replace('$', '')}"

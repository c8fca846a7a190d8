"""The codes of what may be odd about a file, as the source of the readers has them."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from govdisclose.readers.content import Severity

READERS = Path(__file__).parents[2] / "src" / "govdisclose" / "readers"
SEVERITIES = set(get_args(Severity))
PLACE = {"Note": 0, "PlanNote": 0, "ReadingProblem": 1, "_found": 1}
"""Which argument of what makes a problem is its code; the severity follows it, or stands last."""
FROM_A_TABLE = {
    "cell_notes.py",
    "docx/oddities.py",
    "tables/notes.py",
    "pdf/reading.py",
    "prose/openings.py",
}
"""Modules in which a code comes out of a table, or is an argument of a function above."""


def _calls(tree: ast.AST) -> Iterator[tuple[ast.expr, list[ast.expr]]]:
    """Give the code, and all arguments, of each call that makes a problem."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            place = PLACE.get(node.func.id)
            if place is not None:
                yield node.args[place], node.args


def _tables(tree: ast.AST) -> Iterator[list[object]]:
    """Give the constants of each row of a table of codes: key and what follows, or a tuple."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Tuple):
                    yield [key.value, *_constants(value.elts)]
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            for row in node.iter.elts:
                yield _constants(row.elts) if isinstance(row, ast.Tuple) else []


def _constants(nodes: list[ast.expr]) -> list[object]:
    return [node.value for node in nodes if isinstance(node, ast.Constant)]


def codes() -> dict[str, set[str]]:
    """List all codes, each with the severities that stand beside it in the source."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(READERS.rglob("*.py")):
        name = path.relative_to(READERS).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        for code, arguments in _calls(tree):
            if isinstance(code, ast.Constant):
                found[str(code.value)] |= SEVERITIES & set(map(str, _constants(arguments)))
            else:
                is_passed_on = isinstance(code, ast.Attribute) and code.attr == "code"
                assert is_passed_on or name in FROM_A_TABLE, f"{name}: {ast.unparse(code)}"
        if name in FROM_A_TABLE:
            for row in _tables(tree):
                words = [str(each) for each in row]
                known = [word for word in words if word in SEVERITIES]
                if words and name != "prose/openings.py":
                    # Where a severity stands in the row, the code stands right before it.
                    code_at = words.index(known[0]) - 1 if known else 0
                    found[words[code_at]] |= set(known)
    return dict(found)

#!/usr/bin/env python3
"""Copy the project to a folder, its functions undecorated, so that mutmut changes those too.

    python scripts/undecorated.py FOLDER

mutmut leaves decorated functions alone. Here ``@cached`` (or ``@property``, ...) over ``def f``
becomes ``def f__plain`` and ``f = cached(f__plain)``: the same program, of which each part can be
changed.
"""

import fnmatch
import shutil
import sys
import tomllib
from pathlib import Path

import libcst as cst

ROOT = Path(__file__).parents[1]
COPIED = ("docs", "examples", "scripts", "src", "tests", "README.md", "pyproject.toml")
DECORATORS = {"cache", "cached", "cached_property", "property"}
DECORATORS |= {"functools.cache", "functools.cached_property"}


class Undecorate(cst.CSTTransformer):
    """Apply decorators by a statement of its own behind the function."""

    def leave_FunctionDef(  # noqa: N802 - the name that libcst calls
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        """Take the decorator off, where it is a single one that is known."""
        names = [cst.Module([]).code_for_node(d.decorator) for d in original_node.decorators]
        if len(names) != 1 or names[0] not in DECORATORS:
            return updated_node
        name = original_node.name.value
        function = updated_node.with_changes(decorators=(), name=cst.Name(f"{name}__plain"))
        applied = cst.parse_statement(f"{name} = {names[0]}({name}__plain)\n")
        return cst.FlattenSentinel([function, applied])


def main(folder: Path) -> None:
    """Copy what the tests need; what has not changed keeps its time, and its results."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, ignore=ignore)
        else:
            shutil.copy2(source, target)
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    for path in folder.joinpath("src").rglob("*.py"):
        place = path.relative_to(folder)
        if any(fnmatch.fnmatch(str(place), pattern) for pattern in config["only_mutate"]):
            text = path.read_text("utf-8")
            path.write_text(cst.parse_module(text).visit(Undecorate()).code, "utf-8")
            shutil.copystat(ROOT / place, path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

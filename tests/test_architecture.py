"""The design's layers, kept true: what may import what, and when."""

import ast
import functools
import importlib
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import architecture
import pytest

from govdisclose.errors import Lang

SOURCE = Path(__file__).parents[1] / "src" / "govdisclose"
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = {
    "dask",
    "distributed",
    "docx",
    "jinja2",
    "lxml",
    "markupsafe",
    "numpy",
    "pyarrow",
    "pydyf",
    "pypdfium2",
    "weasyprint",
    "xlsxwriter",
}
NEEDS = {
    "checks.vectors": {"numpy"},
    "renderers.docx": {"docx", "lxml"},
    "renderers.html": {"jinja2", "markupsafe"},
    "renderers.pdf": {"pydyf", "weasyprint"},
    "readers.docx": {"lxml"},
    "readers.html": {"lxml"},
    "readers.packages": {"lxml"},
    "readers.pdf": {"pypdfium2"},
    "tables.arrow": {"pyarrow"},
    "workbooks.lists": {"xlsxwriter"},
    "workbooks.sheets": {"xlsxwriter"},
    "workbooks.sums": {"xlsxwriter"},
    "workbooks.tables": {"xlsxwriter"},
    "workbooks.prose": {"xlsxwriter"},
}

GROUND = {
    "errors",
    "arguments",
    "text",
    "widths",
    "positions",
    "cells",
    "form",
    "pointers",
    "images",
    "prose",
    "money",
    "libraries",
    "plugins",
    "files",
    "spreadsheets",
    "system",
    "reading_problems",
}
# What each layer may import of the package, besides itself.
LAYERS = {
    "errors": set(),
    "arguments": {"errors"},
    "text": {"errors"},
    "widths": set(),
    "libraries": {"errors"},
    "plugins": {"errors"},
    "files": {"errors", "system"},
    "spreadsheets": {"text"},
    "reading_problems": {"errors", "arguments", "text"},
    "system": {"errors"},
    "positions": set(),
    "cells": {"errors", "text"},
    "form": {"errors", "arguments", "cells"},
    "pointers": {"errors", "arguments"},
    "money": {"cells"},
    "images": {"errors"},
    "prose": {"errors", "arguments", "text", "cells", "images"},
    "document": {"errors", "arguments", "prose"},
    "editions": GROUND,
    "opening": GROUND | {"editions"},
    "checks": GROUND | {"editions"},
    "comparing": GROUND | {"editions", "checks"},
    "rollup": GROUND | {"editions", "checks"},
    "codec": GROUND | {"editions"},
    "schema": GROUND | {"editions", "codec"},
    "worksheets": GROUND,
    "readers": GROUND | {"editions", "opening", "checks", "codec", "worksheets"},
    "layouts": GROUND
    | {"editions", "opening", "checks", "codec", "document", "comparing", "rollup"},
    "tables": GROUND | {"editions", "checks"},
    "workbooks": GROUND | {"editions", "opening", "checks", "document", "layouts", "worksheets"},
    "renderers": {
        "errors",
        "arguments",
        "libraries",
        "plugins",
        "system",
        "text",
        "widths",
        "images",
        "prose",
        "document",
    },
    "rendering": {"errors", "libraries", "system", "files", "editions"}
    | {"document", "layouts", "renderers"},
    "summaries": GROUND | {"editions", "checks", "comparing", "document", "layouts", "rendering"},
    "batch": GROUND
    | {"editions", "checks", "codec", "readers"}
    | {"layouts", "renderers", "rendering", "summaries"},
    "__main__": {"cli"},
    "cli": GROUND
    | {"editions", "checks", "codec", "schema", "readers", "comparing", "rollup", "tables"}
    | {"layouts", "renderers", "rendering", "document", "summaries", "batch", "workbooks"},
}


def module_name(path: Path) -> str:
    """Give the dotted name of a source file, without that of the package."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def at_runtime(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk over a module, without what only type checkers look at."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from at_runtime(node)


@functools.cache
def imports(path: Path) -> set[str]:
    """List the modules that a source file imports, dotted; package members as modules."""
    found = set()
    for node in at_runtime(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(str(node.module))
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", [p for p in MODULES if module_name(p)], ids=module_name)
def test_imports_follow_the_layers(path: Path) -> None:
    """No module imports from a layer above its own."""
    name = module_name(path)
    layer = name.split(".")[0]
    used = {
        imported.split(".")[1]
        for imported in imports(path)
        if imported.startswith("govdisclose.") and imported.split(".")[1] in LAYERS
    }
    assert used - LAYERS[layer] - {layer} == set()


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_renderers_do_not_import_each_other(path: Path) -> None:
    """A renderer imports no other renderer, only the record they share; few name one at all."""
    parts = module_name(path).split(".")
    others = {
        imported.split(".")[2]
        for imported in imports(path)
        if imported.startswith("govdisclose.renderers.")
    } & {"text", "html", "docx", "markdown", "pdf"}
    # to_document, the fonts that doctor looks for, the stylesheet, and the extra that demo does
    # without are of one format.
    allowed = {"renderers": set(parts[1:2]), "rendering": {"docx"}, "cli": {"docx", "html", "pdf"}}
    assert others <= allowed.get(parts[0], set())


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_heavy_libraries_wait_until_they_are_used(path: Path) -> None:
    """Libraries of a format are imported by what renders it, or reads it, alone."""
    heavy = {imported.split(".")[0] for imported in imports(path)} & HEAVY
    folder = ".".join(module_name(path).split(".")[:2])
    assert heavy <= NEEDS.get(folder, set())


def test_every_layer_is_drawn() -> None:
    """The table of layers lists the folders and modules that there are."""
    assert {module_name(path).split(".")[0] for path in MODULES} - {""} == set(LAYERS)


PICTURES = {"zh": "architecture.svg", "en": "architecture-en.svg"}


def used_layers() -> dict[str, set[str]]:
    """List what each layer really imports of the others."""
    used: dict[str, set[str]] = {layer: set() for layer in LAYERS}
    for path in MODULES:
        layer = module_name(path).split(".")[0]
        names = [name.split(".") for name in imports(path) if name.startswith("govdisclose.")]
        if layer:
            used[layer] |= {name[1] for name in names} & LAYERS.keys() - {layer}
    return used


@pytest.mark.parametrize("lang", PICTURES)
def test_picture_is_drawn_from_the_source(request: pytest.FixtureRequest, lang: Lang) -> None:
    """The picture of the architecture in the docs is the one that the source gives."""
    path = SOURCE.parents[1] / "docs" / "pictures" / PICTURES[lang]
    if request.config.getoption("--rewrite"):
        path.write_text(architecture.drawing(lang), "utf-8")
    assert path.read_text("utf-8") == architecture.drawing(lang)


def test_picture_shows_every_layer_and_no_import_that_is_none() -> None:
    """Each layer stands in one box; an arrow is an import that there is, and may be."""
    picture = architecture.drawing("en")
    boxes = {
        box: set(layers.split())
        for box, layers in re.findall(r'data-box="(.*?)" data-layers="(.*?)"', picture)
    }
    assert sorted(layer for layers in boxes.values() for layer in layers - {"ground"}) == sorted(
        LAYERS
    )
    assert boxes["ground"] == GROUND | {"ground"}
    used = used_layers()
    arrows = re.findall(r'data-from="(.*?)" data-to="(.*?)"', picture)
    assert arrows
    assert [
        (start, end)
        for start, end in arrows
        if not any(used[layer] & LAYERS[layer] & boxes[end] for layer in boxes[start] & used.keys())
    ] == []


def test_picture_leaves_no_import_out() -> None:
    """What one layer imports of another can be reached along the arrows; all point down."""
    arrows = re.findall(r'data-from="(.*?)" data-to="(.*?)"', architecture.drawing("en"))
    reached: dict[str, set[str]] = {}
    for box in sorted(architecture.LAYERS, key=lambda box: -architecture.LAYERS[box].row):
        ends = {end for start, end in arrows if start == box}
        assert all(architecture.LAYERS[end].row > architecture.LAYERS[box].row for end in ends)
        reached[box] = ends.union(*(reached[end] for end in ends))
    needed_boxes = {
        (architecture.box_of(layer), architecture.box_of(other))
        for layer, others in used_layers().items()
        for other in others
    }
    assert [
        (start, end) for start, end in needed_boxes if start != end and end not in reached[start]
    ] == []


def needed(path: Path, names: Iterable[str]) -> set[str]:
    """List the modules that a module needs: a package only where a name of its own is taken."""
    used = {imported.removeprefix("govdisclose.") for imported in imports(path)} & set(names)
    members = {imported.removeprefix("govdisclose.") for imported in imports(path)} - set(names)
    return {name for name in used if any(member.rpartition(".")[0] == name for member in members)}


def test_no_import_cycles() -> None:
    """The modules' imports of each other form no cycle."""
    names = {module_name(path): path for path in MODULES}
    remaining = {name: needed(path, names) - {name} for name, path in names.items() if name}
    while True:
        free = {name for name, used in remaining.items() if not used & set(remaining)}
        if not free:
            break
        remaining = {name: used for name, used in remaining.items() if name not in free}
    assert remaining == {}


def _described(function: ast.FunctionDef) -> int:
    """Count the lines of the docstring."""
    first = function.body[0]
    return (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) else 0


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_modules_and_functions_are_short(path: Path) -> None:
    """A module has about 250 lines at most; a function about 40, without its docstring."""
    text = path.read_text("utf-8")
    functions = {
        f"{node.name}:{node.lineno}": (node.end_lineno or 0) - node.lineno + 1 - _described(node)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }
    assert len(text.splitlines()) <= 260
    assert {name: length for name, length in functions.items() if length > 45} == {}


def test_import_loads_no_heavy_library() -> None:
    """``import govdisclose`` loads neither docx, lxml nor jinja2, nor does listing renderers."""
    code = (
        "import sys, govdisclose as gd; gd.renderers.names();"
        "[gd.renderers.load(name) for name in gd.renderers.names()];"
        f"print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_import_waits_for_what_is_used() -> None:
    """``import govdisclose`` imports no module of its own, and attrs only with the first name."""
    code = """
        import sys, govdisclose as gd
        def loaded():
            return sorted({"attr", "govdisclose.codec", "govdisclose.readers"} & set(sys.modules))
        print(loaded()); gd.loads; print(loaded())
    """
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "['attr', 'govdisclose.codec']"]


def test_public_names_are_sorted_and_exist() -> None:
    """``__all__`` is sorted, and each name in it can be had."""
    package = importlib.import_module("govdisclose")
    assert package.__all__ == sorted(package.__all__)
    assert [name for name in package.__all__ if not hasattr(package, name)] == []
    assert package.__version__
    with pytest.raises(AttributeError):
        _ = package.nothing


def test_type_checkers_know_the_same_names() -> None:
    """The stub re-exports each public name from the module that it is imported from, no other."""
    package = importlib.import_module("govdisclose")
    stub = ast.parse((SOURCE / "__init__.pyi").read_text("utf-8"))
    stated = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assigned = {
        ast.unparse(node.targets[0]): node for node in stub.body if isinstance(node, ast.Assign)
    }
    assert sorted([*stated, *assigned]) == package.__all__
    homes = {name: place.rpartition(".") for name, place in stated.items()}
    assert {
        name: getattr(importlib.import_module(home), member, None)
        or importlib.import_module(f"{home}.{member}")
        for name, (home, _, member) in homes.items()
    } == {name: getattr(package, name) for name in stated}


def test_tests_take_the_editions_from_the_registry() -> None:
    """No test lists the editions by hand, so that a new one is tested wherever it should be."""
    listed = re.compile(r"""[\[(]"2019", "2021"[\])]""")
    tests = sorted(Path(__file__).parent.rglob("*.py"))
    assert tests
    assert [path.name for path in tests if listed.search(path.read_text("utf-8"))] == []

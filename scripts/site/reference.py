"""The reference of the public names, a page for each table of docs/reference/api.md.

The tables say what there is, in both languages; mkdocstrings takes signatures, fields and
docstrings from the source.
"""

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "govdisclose"

_SECTION = re.compile(r"^## (.*)$", re.MULTILINE)
_ROW = re.compile(r"^\| `gd\.(\w+)` \|", re.MULTILINE)
_MEMBERS = re.compile(r"(?:：|: )`")
_COLUMNS = re.compile(r"(?<!\\) ?\| ?")


def entries(api: Path, english: Path) -> dict[str, str]:
    """Give the text of each page by its place; places are named by the English headings."""
    places = [re.sub(r"\W+", "-", title.lower()) for title, _ in _sections(english)]
    pages = {}
    for place, (title, text) in zip(places, _sections(api), strict=True):
        names = [name for name in _ROW.findall(text) if name != "__version__"]
        if names:
            parts = [f"# {title}", *(_entry(name) for name in names)]
            pages[f"reference/api/{place}.md"] = "\n\n".join(parts) + "\n"
    return pages


def summaries(api: Path) -> dict[str, str]:
    """Give what the tables say of each name in their last column, without lists of its members."""
    rows = [_COLUMNS.split(row) for row in api.read_text("utf-8").splitlines() if _ROW.match(row)]
    said = {row[1].strip("`").removeprefix("gd."): row[3] for row in rows}
    return {name: _MEMBERS.split(text)[0].replace(r"\|", "|") for name, text in said.items()}


def with_links(text: str, pages: dict[str, str]) -> str:
    """Give the page of tables with a link from each name to what is said of it."""
    homes = {
        name: page.removeprefix("reference/")
        for page, entry in pages.items()
        for name in re.findall(r"^::: govdisclose\.(\w+)$", entry, re.MULTILINE)
    }

    def row(found: re.Match[str]) -> str:
        name = found[1]
        return f"| [`gd.{name}`]({homes[name]}#govdisclose.{name}) |" if name in homes else found[0]

    return _ROW.sub(row, text)


def _sections(path: Path) -> list[tuple[str, str]]:
    parts = _SECTION.split(path.read_text("utf-8"))
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _entry(name: str) -> str:
    module = PACKAGE / name / "__init__.py"
    if not module.exists():
        return _shown(name, {"show_bases": "true"} if name.endswith("Error") else {})
    members = [_shown(f"{name}.{member}", {"heading_level": "3"}) for member in _public(module)]
    return "\n\n".join([_shown(name, {"members": "false"}), *members])


def _shown(name: str, options: dict[str, str]) -> str:
    options = {"heading": f"gd.{name}", "toc_label": f"gd.{name}", **options}
    lines = [f"      {option}: {value}" for option, value in options.items()]
    return "\n".join([f"::: govdisclose.{name}", "    options:", *lines])


def _public(module: Path) -> list[str]:
    """List the public names of a module: those it says, or else what it defines."""
    body = ast.parse(module.read_text("utf-8")).body
    for one in body:
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(one.value)
            return names
    defined = [one.name for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef)]
    return [name for name in defined if not name.startswith("_")]

"""The pages on licences and on installing name all libraries that are used."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
BEGIN, END = "<!-- licences -->\n", "<!-- licences: end -->\n"
HEADS = {
    "docs": "| 库 | 何时需要 | 它自己声明的许可证 |\n| --- | --- | --- |\n",
    "docs/en": "| library | needed | licence that it states |\n| --- | --- | --- |\n",
}
ALWAYS = {"docs": "总是", "docs/en": "always"}


def brought(requirements: Iterable[str]) -> Iterator[str]:
    """List libraries and what they bring along, in order of need."""
    for one in requirements:
        requirement = Requirement(one)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name.lower().replace("_", "-")
            yield from brought(metadata.requires(requirement.name) or [])


def licence(name: str) -> str:
    """Give what the metadata say: the expression, or the older field, or the classifier."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    stated = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])]
    return str([*stated, classifiers[0].rpartition(" :: ")[2] if classifiers else ""][0])


def table(folder: str) -> str:
    """Write the table: what is always there, with all that it brings, then what extras name."""
    needed = dict.fromkeys(brought(PROJECT["dependencies"]), ALWAYS[folder])
    for extra, requirements in PROJECT["optional-dependencies"].items():
        for one in requirements:
            needed.setdefault(Requirement(one).name.lower(), f"`[{extra}]`")
    rows = (f"| {name} | {when} | {licence(name)} |\n" for name, when in needed.items())
    return f"{BEGIN}\n{HEADS[folder]}{''.join(rows)}\n{END}"


@pytest.mark.parametrize("folder", ["docs", "docs/en"])
def test_the_page_on_installing_names_every_extra(folder: str) -> None:
    """Each extra has a row that says how to install it and what for."""
    text = (ROOT / folder / "howto" / "install.md").read_text("utf-8")
    named = re.findall(r'^\| `pip install "\.\[([a-z-]+)\]"` \| .+ \|$', text, re.MULTILINE)
    assert sorted(named) == sorted(PROJECT["optional-dependencies"])


@pytest.mark.parametrize("folder", ["docs", "docs/en"])
def test_the_page_says_what_the_libraries_say(folder: str, request: pytest.FixtureRequest) -> None:
    """Each library is in the table, with the licence that its metadata state."""
    page = ROOT / folder / "reference" / "licences.md"
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    written, _, after = rest.partition(END)
    if request.config.getoption("--rewrite"):
        page.write_text(before + table(folder) + after, "utf-8")
        return
    assert BEGIN + written + END == table(folder)

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
FAMILIES = {"GPL": "GPL", "MPL": "MPL", "Mozilla": "MPL", "EPL": "EPL", "BSD": "BSD", "MIT": "MIT"}
FAMILIES |= {"Apache": "Apache", "PSF": "PSF", "Python Software": "PSF"}
"""Words in which licences are stated, strict ones first, and the family that each names."""


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


def family(stated: str) -> str:
    """Tell the family of licences: libraries reword what they state, and list more beside it."""
    return next((name for word, name in FAMILIES.items() if word in stated), "unknown")


def told(text: str) -> list[tuple[str, str, str]]:
    """Give what a table tells: library, when it is needed, family of its licence."""
    rows = re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", text, re.MULTILINE)[2:]
    return [(name, when, family(stated)) for name, when, stated in rows]


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
    """Each library is in the table, when it is needed, and a licence like that of its metadata."""
    page = ROOT / folder / "reference" / "licences.md"
    text = page.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    written, _, after = rest.partition(END)
    if request.config.getoption("--rewrite"):
        page.write_text(before + table(folder) + after, "utf-8")
        return
    assert written.startswith("\n" + HEADS[folder])
    assert told(written) == told(table(folder))
    assert {kind for _, _, kind in told(written)} <= {"Apache", "BSD", "MIT", "PSF"}


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ("BSD License", "BSD"),
        ("BSD-3-Clause AND 0BSD AND MIT", "BSD"),
        ("Apache Software License", "Apache"),
        ("MIT OR GPL-2.0-or-later", "GPL"),
        ("Commercial", "unknown"),
    ],
)
def test_a_licence_is_known_by_its_words(stated: str, named: str) -> None:
    """A licence that was reworded is the same; a stricter one beside it, or a new one, is not."""
    assert family(stated) == named

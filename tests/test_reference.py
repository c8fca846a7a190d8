"""What the documentation lists and no block runs: exceptions, fields, suffixes, what to install."""

import re
import shlex
import tomllib
from pathlib import Path

import attrs
import pytest

import govdisclose as gd
from govdisclose import cli, errors
from govdisclose.batch.folders import PUBLISHED_SUFFIXES
from govdisclose.checks import selecting
from govdisclose.cli.parser import build
from govdisclose.renderers import GROUP
from support.doc_pages import CHINESE, ENGLISH, FOLDERS, PAGES, ROOT, blocks, read

PROJECT = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
FILES = [ROOT / "README.md", *(folder / page for folder in FOLDERS for page in PAGES)]

in_both_folders = pytest.mark.parametrize("folder", FOLDERS, ids=["zh", "en"])
in_both_languages = pytest.mark.parametrize(
    ("folder", "lang"), [(CHINESE, "zh"), (ENGLISH, "en")], ids=["zh", "en"]
)


def drawn_tree(text: str) -> dict[str, tuple[str, set[str]]]:
    """Read a drawn tree of exceptions: above which each stands, and what else it is."""
    found, above = {}, ["GovdiscloseError"]
    for line in re.findall(r"^ *[│ ]*[├└]── .*$", text, re.MULTILINE):
        branch, name, words = re.findall(r"^( *[│ ]*[├└]── )(\w+)(.*)$", line)[0]
        depth = len(branch.lstrip(" ")) // 4
        also = set(re.findall(r"(\w+Error)\b[)）]", words))
        above[depth:] = [name]
        found[name] = (above[depth - 1], also)
    return found


def true_tree() -> dict[str, tuple[str, set[str]]]:
    """Give the same of the classes that are public."""
    found = {}
    for name, cls in ((name, getattr(gd, name)) for name in dir(gd)):
        if isinstance(cls, type) and issubclass(cls, gd.GovdiscloseError):
            base, *others = cls.__bases__
            found[name] = (base.__name__, {other.__name__ for other in others})
    del found["GovdiscloseError"]
    return found


@pytest.mark.parametrize("place", ["docs", "docs/en", "the module"])
def test_the_tree_of_exceptions_is_that_of_the_classes(place: str) -> None:
    """Each exception stands below its base in the drawn trees, with the built-in one that it is."""
    page = ROOT / place / "reference/api.md"
    text = str(errors.__doc__) if place == "the module" else read(page)
    assert drawn_tree(text) == true_tree()


@in_both_folders
def test_fields_of_a_place_are_listed(folder: Path) -> None:
    """Both tables that explain ``Source`` name each of its fields."""
    fields = {field.name for field in attrs.fields(gd.Source)}
    for page in ("reference/api.md", "reference/reading.md"):
        [row] = [line for line in read(folder / page).splitlines() if "`gd.Source`" in line]
        assert fields - set(re.findall(r"`(\w+)", row)) == set()


@in_both_folders
def test_suffixes_are_those_that_are_read(folder: Path) -> None:
    """Lists of the files that a folder is looked through for are complete, wherever they stand."""
    several = re.compile(r"(?:`\.[a-z]+`(?:[、,，]?\s*(?:and |or |和 ?|或 ?)?)){5,}")
    for page in ("howto/batch.md", "reference/cli.md"):
        lists = [set(re.findall(r"\.[a-z]+", one)) for one in several.findall(read(folder / page))]
        assert PUBLISHED_SUFFIXES in lists


@in_both_folders
def test_suffixes_are_those_that_are_written(folder: Path) -> None:
    """The command line's page lists the suffix of each format, and each format."""
    row = next(
        line for line in read(folder / "reference/cli.md").splitlines() if "`--to FORMATS`" in line
    )
    made = [gd.renderers.load(name) for name in gd.renderers.names()]
    named = set(re.findall(r"`(\.?\w+)`", row))
    assert {one.name for one in made} | {one.suffix for one in made} <= named


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_installed_exists(path: Path) -> None:
    """Extras that a page says to install are the package's; TOML is TOML, of groups that exist."""
    extras = re.findall(r"(?:govdisclose|\.)\[([a-z,-]+)\]", read(path))
    named = {extra for several in extras for extra in several.split(",")}
    assert named <= set(PROJECT["optional-dependencies"])
    for block in blocks(path):
        if block.language == "toml":
            about = tomllib.loads(block.text).get("project", {}).get("entry-points", {})
            assert set(about) <= {GROUP, selecting.GROUP}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_are_understood(path: Path) -> None:
    """Each command in a block, run or not, is one that the command line takes."""
    command = re.compile(r"(?:^|[\s/])govdisclose ((?:--lang en )?[a-z]+\b.*)$")
    shells = [block.text for block in blocks(path) if block.language in {"sh", "text", "yaml"}]
    lines = [line for text in shells for line in text.splitlines()]
    refused = {}
    for words in (found[1] for line in lines if (found := command.search(line))):
        arguments = shlex.split(re.split(r" \| | && |  ?# ", words)[0])
        try:
            build("en").parse_args(arguments)
        except gd.GovdiscloseError as error:
            refused[words] = error.text("en")
    assert refused == {}


@in_both_languages
def test_what_doctor_shows_is_what_it_asks(
    folder: Path, lang: gd.Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tables of fonts in the pages have the uses and fonts of today; the state is the machine's."""
    cli.main(["--lang", lang, "doctor"])
    asked = columns(capsys.readouterr().out)
    shown = [
        columns(block.text)
        for page in ("howto/fonts.md", "reference/cli.md")
        for block in blocks(folder / page)
        if block.language == "text" and " doctor\n" in block.text
    ]
    assert shown == [asked] * 3


def columns(text: str) -> list[list[str]]:
    """Give the first two columns of a table of fonts; further lines have none."""
    rows = [re.split(r" {2,}", line) for line in text.splitlines() if not line.startswith(" ")]
    return [row[:2] for row in rows if len(row) == 3]

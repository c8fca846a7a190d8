"""The documentation: both languages alike, complete, and true when it is run.

What the blocks of code mean:

- ``python`` runs in one namespace for a page; an ``output`` block behind it is what it prints.
- ``console`` shows commands behind ``$``, then all that they print; ``$ echo $?`` shows an exit
  status, and one that is not 0 must be shown.
- ``sh`` lines of ``govdisclose``, or of ``cat FILE | govdisclose``, run in blocks that begin so,
  with an exit status of 0 or 1. Other ``sh`` blocks begin with what is in ``NOT_RUN``: where a
  package is installed, ``test_examples.py`` runs the rest.
- ``toml`` is TOML, and waivers where it has a ``waiver``.
- ``text`` is another program's, or depends on the machine; ``test_reference.py`` compares the rest.
- ``yaml`` is steps of a workflow, which ``test_tasks.py`` holds to their schema.
- ``json`` is JSON, and a report where it has a ``format``.

All blocks of a page run in its order, in a temporary folder that is empty at first; with
``pytest --rewrite`` what they show is written anew.
"""

import contextlib
import importlib
import inspect
import io
import json
import re
import shlex
import sys
import tomllib
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import govdisclose as gd
from govdisclose import cli
from govdisclose.errors import ReadErrorCode
from support import cells_page, made_pdf, reading_codes, rules_page
from support.doc_pages import (
    CHINESE,
    ENGLISH,
    FOLDERS,
    PAGES,
    ROOT,
    Block,
    anchor,
    blocks,
    headings,
    pages,
    read,
    without_blocks,
)

SOURCE = ROOT / "src"
FILES = [ROOT / "README.md", *(folder / page for folder in FOLDERS for page in PAGES)]
COMMANDS = ["new", "workbook", "check", "complete", "render", "read", "compare"]
COMMANDS += ["aggregate", "table", "schema", "stylesheet", "formats", "rules", "doctor", "demo"]
FAILURE = 2
RUN = ("govdisclose", "cat ")
NOT_RUN = ("pip ", "python3 -m venv ", "python -m http.server ", "python fill.py", "./scripts/")
"""What a block of ``sh`` begins with that is run, and that is not: the tests need no network."""

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"\]\(([^)#\s]*)#?([^)\s]*)\)")

in_both_folders = pytest.mark.parametrize("folder", FOLDERS, ids=["zh", "en"])
in_each_file = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))


def run_python(text: str, namespace: dict[str, Any]) -> str:
    """Run code, warnings as errors, and give what it prints."""
    out = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(out):
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", module="dask")  # it uses what pandas 3.1 gives up
        exec(text, namespace)  # noqa: S102 - our own documentation
    return out.getvalue()


def run_command(line: str) -> tuple[int, str]:
    """Run ``govdisclose …``; give its exit status, and all that it prints in order."""
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        status = cli.main(arguments_of(line))
    screen.seek(0)
    return status, screen.read()


def arguments_of(line: str) -> list[str]:
    name, *arguments = shlex.split(line, comments=True)
    assert name == "govdisclose", line
    return arguments


def run_pipe(line: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Run ``cat FILE | govdisclose … | …``; give the exit status of each command of ours."""
    source, *commands = line.split(" | ")
    given = Path(source.removeprefix("cat ")).read_bytes()
    statuses = []
    for command in commands:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with contextlib.redirect_stdout(printed):
            statuses.append(cli.main(arguments_of(command)))
        printed.seek(0)
        given = printed.read().encode()
    return statuses


def run_console(text: str) -> str:
    """Give the block as it reads when its commands are run anew."""
    shown, status = "", 0
    for line in [line for line in text.splitlines() if line.startswith("$ ")]:
        if line == "$ echo $?":
            shown, status = f"{shown}{line}\n{status}\n", 0
        else:
            shown += f"(exit status {status} not shown)\n" if status else ""
            status, printed = run_command(line.removeprefix("$ "))
            shown += f"{line}\n{printed}"
    return shown + (f"(exit status {status} not shown)\n" if status else "")


def load_data(block: Block) -> None:
    """Read JSON or TOML; reports and waivers as the library reads them."""
    if block.language == "json":
        if "format" in json.loads(block.text):
            gd.loads(block.text)
    elif "waiver" in tomllib.loads(block.text):
        Path("waivers.toml").write_text(block.text, "utf-8")
        assert gd.load_waivers("waivers.toml")


def run_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Block, str]]:
    """Run all blocks of a page in the current folder; give those that show something, and what."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed = ""
    for block in blocks(path):
        if block.language == "python":
            printed = run_python(block.text, namespace)
        elif block.language == "output":
            yield block, printed
        elif block.language == "console":
            yield block, run_console(block.text)
        elif block.language in {"json", "toml"}:
            load_data(block)
        elif block.language == "sh" and block.text.startswith(RUN):
            for line in block.text.splitlines():
                if line.startswith("cat "):
                    assert max(run_pipe(line, monkeypatch)) < FAILURE, line
                else:
                    assert run_command(line)[0] < FAILURE, line


def test_both_languages_have_the_same_pages() -> None:
    """The English folder mirrors the Chinese one, and there is something in it."""
    assert pages(ENGLISH) == PAGES
    assert PAGES


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_the_same_shape(page: str) -> None:
    """A page has headings of the same levels and blocks of the same kinds in both languages."""
    shapes = [
        ([level for level, _ in headings(path)], [block.language for block in blocks(path)])
        for path in (CHINESE / page, ENGLISH / page)
    ]
    assert shapes[1] == shapes[0]


def test_every_page_is_in_the_navigation() -> None:
    """The site's navigation names each page once, besides the home page, in named sections."""
    sections = tomllib.loads(read(CHINESE / "navigation.toml"))["section"]
    assert sorted(page for section in sections for page in section["pages"]) == [
        page for page in PAGES if page != "index.md"
    ]
    assert [section for section in sections if not (section["zh"] and section["en"])] == []


def test_the_readme_leads_to_every_page() -> None:
    """The README links each page of the docs in both languages."""
    linked = {
        ROOT / place for place in re.findall(r"\]\((docs/[^)#]+)\)", read(ROOT / "README.md"))
    }
    pages = {folder / page for folder in FOLDERS for page in PAGES if page != "index.md"}
    assert pages - linked == set()


@in_both_folders
def test_the_home_page_leads_to_every_howto(folder: Path) -> None:
    """The first page of the docs links each page that says how something is done."""
    linked = set(re.findall(r"\]\((howto/[^)#]+)\)", read(folder / "index.md")))
    assert linked == {page for page in PAGES if page.startswith("howto/")}


@in_both_folders
def test_batches_of_the_docs_run_as_scripts(folder: Path) -> None:
    """No block starts processes where a script that it is copied to would be run again by them."""
    batches = [
        (page, block.text)
        for page in PAGES
        for block in blocks(folder / page)
        if re.search(r"\bbatch\.(check|read|render)\(", block.text)
    ]
    assert len(batches) > 3
    unguarded = [
        page
        for page, text in batches
        if "workers=1" not in text and 'if __name__ == "__main__":' not in text
    ]
    assert unguarded == []


def test_pictures_are_used_and_described() -> None:
    """Each picture is shown on some page of each language that it is for, with a text for it."""
    shown = [
        ((path.parent / place).resolve(), text, path)
        for path in FILES
        for text, place in _PICTURE.findall(without_blocks(path))
    ]
    assert [(place, path) for place, text, path in shown if not text.strip()] == []
    pictures = {path for path in (CHINESE / "pictures").iterdir() if path.is_file()}
    assert {place for place, _, _ in shown} == pictures
    for place, _, path in shown:
        both = not (CHINESE / "pictures" / f"{place.stem}-en{place.suffix}").exists()
        assert both or path.is_relative_to(ENGLISH) == place.stem.endswith("-en")


def test_pictures_are_drawn_by_a_script() -> None:
    """``just pictures`` draws each picture, or says that it does not."""
    drawing = read(ROOT / "scripts" / "pictures.py") + read(ROOT / "scripts" / "architecture.py")
    pictures = {path.stem for path in (CHINESE / "pictures").iterdir() if path.is_file()}
    assert pictures - set(re.findall(r"[a-z][a-z-]+", drawing)) == set()


@in_both_folders
def test_every_rule_is_described(folder: Path) -> None:
    """The page on rules has a heading for each rule, in the order of the catalogue."""
    names = [words for level, words in headings(folder / "reference" / "rules.md") if level == 3]
    described = [words.strip("`") for words in names if words.startswith("`")]
    assert described == [rule.id for rule in gd.rules()]


@pytest.mark.parametrize(("folder", "lang"), [(CHINESE, "zh"), (ENGLISH, "en")])
def test_reference_of_rules_is_that_of_the_catalogue(
    request: pytest.FixtureRequest, folder: Path, lang: gd.Lang
) -> None:
    """What the page on rules says of each is written from the catalogue and its examples."""
    page = folder / "reference" / "rules.md"
    true = rules_page.rewritten(read(page), lang)
    if request.config.getoption("--rewrite"):
        page.write_text(true, "utf-8")
    assert read(page) == true


@pytest.mark.parametrize(("folder", "lang"), [(CHINESE, "zh"), (ENGLISH, "en")])
def test_reference_of_cells_is_that_of_the_editions(
    request: pytest.FixtureRequest, folder: Path, lang: gd.Lang
) -> None:
    """The page on cells is written from the classes of both editions."""
    page = folder / "reference" / "cells.md"
    true = cells_page.rewritten(read(page), lang)
    if request.config.getoption("--rewrite"):
        page.write_text(true, "utf-8")
    assert read(page) == true


@in_both_folders
@pytest.mark.parametrize("name", gd.renderers.names())
def test_every_renderer_is_described(folder: Path, name: str) -> None:
    """The page on renderers has a heading for each, and each option beside its default."""
    page = folder / "reference" / "renderers.md"
    renderer = gd.renderers.load(name)
    parameters = inspect.signature(renderer.render).parameters
    assert (3, f"`{name}`") in headings(page)
    rows = [line for line in read(page).splitlines() if line.startswith("| `")]
    defaults = {option: f"`{parameters[option].default}`" for option in renderer.options}
    for option, default in defaults.items():
        assert [row for row in rows if row.startswith(f"| `{option}` |") and default in row]


@in_both_folders
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page on the command line has a heading for each command, with all its options below."""
    cli.main([command, "--help"])
    options = set(re.findall(r"(?<!\S)--?[a-zA-Z]+", capsys.readouterr().out))
    general, *sections = re.split(
        r"^## `", read(folder / "reference" / "cli.md"), flags=re.MULTILINE
    )
    section = next(text for text in sections if text.startswith(f"{command}`"))
    assert options - set(re.findall(r"--?[a-zA-Z]+", general + section)) == set()


def test_all_commands_are_known_here(capsys: pytest.CaptureFixture[str]) -> None:
    """The list of commands above is that of the command line's own help."""
    cli.main(["--help"])
    assert re.findall(r"^    (\w+) +\S", capsys.readouterr().out, re.MULTILINE) == COMMANDS


@in_both_folders
def test_every_public_name_is_described(folder: Path) -> None:
    """Each public name begins a row of the tables of the page on the API, and none is extra."""
    rows = re.findall(r"^\| `gd\.(\w+)` \|", read(folder / "reference" / "api.md"), re.MULTILINE)
    assert sorted(rows) == sorted([*importlib.import_module("govdisclose").__all__, "__version__"])


@in_both_folders
def test_every_code_of_reading_is_described(folder: Path) -> None:
    """The tables on reading have each code that the source has, once, with its severities."""
    row = re.compile(r"^\| `([a-z-]+)` \| ((?:`(?:error|warning|info)` )+)\|", re.MULTILINE)
    rows = row.findall(read(folder / "reference" / "reading.md"))
    known = reading_codes.codes()
    assert sorted(code for code, _ in rows) == sorted(known)
    described = {code: set(re.findall(r"\w+", severities)) for code, severities in rows}
    assert {
        code: known[code] - described[code] for code in known if known[code] - described[code]
    } == {}


@in_both_folders
def test_every_kind_of_unreadable_file_is_described(folder: Path) -> None:
    """The page on reading has a row for each code of ``ReadError``, in its order."""
    page = read(folder / "reference" / "reading.md")
    table = page[page.index("| `format` |") :].partition("\n\n")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)
    assert rows == [*get_args(ReadErrorCode)]


@in_both_folders
def test_every_limit_of_reading_is_described(folder: Path) -> None:
    """The page on reading has a row for each limit, with its default."""
    rows = re.findall(
        r"^\| `([a-z_]+)` \| ([\d,]+) \|", read(folder / "reference" / "reading.md"), re.MULTILINE
    )
    limits = [(field.name, f"{field.default:,}") for field in attrs.fields(gd.Limits)]
    assert rows == limits


@in_both_folders
def test_every_limit_is_described(folder: Path) -> None:
    """The page on limits has a row for each, with its true value, and leaves none out."""
    row = re.compile(r"^\| [^|]+ \| ([\d,]+) \| `([\w.]+)` \|", re.MULTILINE)
    rows = {name: value for value, name in row.findall(read(folder / "reference/limits.md"))}
    assert {name: f"{limit(name):,}" for name in rows} == rows
    named = re.compile(r"^((?:MAX|MIN)_[A-Z_]+) = ", re.MULTILINE)
    known = {name for path in SOURCE.rglob("*.py") for name in named.findall(read(path))}
    assert {name.rpartition(".")[2] for name in rows} == {
        *known,
        *(field.name for field in attrs.fields(gd.Limits)),
        "LIMIT",
    }


def test_every_number_that_a_refusal_names_is_a_limit() -> None:
    """No message is filled in with a number of the code that is private, and so in no table."""
    number = re.compile(r"^(_[A-Z_]+) = [\d(]", re.MULTILINE)
    filled_in = re.compile(r"\.format\([^()]*=(_[A-Z_]+)\b")
    private = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in SOURCE.rglob("*.py")
        for name in {*number.findall(read(path))} & {*filled_in.findall(read(path))}
    }
    assert private == set()


def limit(name: str) -> int:
    """Give the value of a limit: a constant of a module, or the default of a field."""
    module, _, last = name.rpartition(".")
    if module.endswith(".Limits"):
        return int(getattr(attrs.fields(gd.Limits), last).default)
    return int(getattr(importlib.import_module(f"govdisclose.{module}"), last))


@in_each_file
def test_what_is_shown_is_true(
    request: pytest.FixtureRequest, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code runs, and prints what the page shows; commands print and return what it shows."""
    if "sample.pdf" in read(path) or path.name == "pdf.md":
        made_pdf.require()
    monkeypatch.chdir(tmp_path)
    shown = list(run_page(path, monkeypatch))
    if request.config.getoption("--rewrite"):
        text = read(path)
        for block, true in shown:
            fence = f"```{block.language}\n"
            text = text.replace(f"{fence}{block.text}```", f"{fence}{true}```", 1)
        path.write_text(text, "utf-8")
        return
    for block, true in shown:
        assert block.text == true
        assert "not shown)" not in true


@in_both_folders
def test_programs_of_the_tutorial_stand_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers save each program of the tutorial as a file: it runs with nothing before it."""
    monkeypatch.chdir(tmp_path)
    printed = ""
    for block in blocks(folder / "tutorial.md"):
        if block.language == "python":
            printed += run_python(block.text, {})
        elif block.language == "console":
            run_console(block.text)
    assert printed == "True\n"


@in_each_file
def test_links_lead_somewhere(path: Path) -> None:
    """Relative links lead to files that exist, and to headings that they have."""
    links = [link for link in _LINK.findall(read(path)) if "://" not in link[0]]
    targets = [((path.parent / name if name else path).resolve(), place) for name, place in links]
    assert [target for target, _ in targets if not target.exists()] == []
    places = [(target, place) for target, place in targets if place]
    assert [
        (target, place)
        for target, place in places
        if place not in {anchor(words) for _, words in headings(target)}
    ] == []


@in_each_file
def test_blocks_are_of_known_kinds(path: Path) -> None:
    """A block's language is one whose meaning is settled, so that none goes unnoticed."""
    known = {"python", "output", "console", "sh", "json", "toml", "yaml", "text", "html"}
    assert {block.language for block in blocks(path)} <= known
    shells = [block.text for block in blocks(path) if block.language == "sh"]
    assert [text for text in shells if not text.startswith((*RUN, *NOT_RUN))] == []

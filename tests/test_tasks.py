"""The tasks of developers, what is checked before a commit, and the workflows for the public."""

import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from support.doc_pages import FOLDERS, PAGES, ROOT, blocks

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
JUSTFILE = (ROOT / "justfile").read_text("utf-8")
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
TASKS = {"setup", "test", "lint", "types", "docs", "docs-serve", "goldens", "pictures", "bench"}
TASKS |= {"mutate", "pythons", "build", "matrix", "release-check", "default"}
FORMS = sorted(ROOT.glob(".github/ISSUE_TEMPLATE/*.yml"))

if not WORKFLOWS:
    pytest.skip("what is for the repository alone is not published", allow_module_level=True)


def tool(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the group "lint", from beside this Python or the PATH."""
    found = shutil.which(name, path=Path(sys.executable).parent) or shutil.which(name)
    if found is None:
        pytest.skip(f"not installed: {name}")
    return subprocess.run(  # noqa: S603 - a tool of ours
        [found, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_just_understands_the_tasks() -> None:
    """The file of tasks is read without a fault, and has those that it should have."""
    done = tool("just", "--summary", "--unsorted")
    assert (set(done.stdout.split()), done.stderr) == (TASKS, "")


def test_every_script_of_a_task_exists() -> None:
    """A task runs what is there."""
    named = set(re.findall(r"(?:scripts|benchmarks|tests)/[\w./]+", JUSTFILE))
    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize(
    "path", [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *WORKFLOWS], ids=lambda p: p.name
)
def test_only_tasks_that_exist_are_named(path: Path) -> None:
    """What a page or a workflow says to run with just is a task."""
    named = re.findall(r"(?:`|run: )just ([a-z-]+)", path.read_text("utf-8"))
    assert set(named) <= TASKS


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md"])
def test_pages_for_developers_name_what_exists(page: str) -> None:
    """The files that recipes and policies name are there, but for those that are to be made."""
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"[`(]((?:benchmarks|docs|examples|scripts|src|tests)/[\w./*-]+)[`)]", text)
    assert named
    assert [n for n in named if "2031" not in n and not list(ROOT.glob(n))] == []


def test_the_hooks_are_understood() -> None:
    """pre-commit takes its configuration, and every hook is a tool at hand: none is fetched."""
    config = ROOT / ".pre-commit-config.yaml"
    done = tool("pre-commit", "validate-config", config)
    assert (done.returncode, done.stdout) == (0, "")
    assert set(re.findall(r"- repo: (.*)", config.read_text("utf-8"))) == {"local"}


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", [path for path in FORMS if path.name != "config.yml"]),
        ("github-issue-config", [path for path in FORMS if path.name == "config.yml"]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_for_others_are_as_they_ask(schema: str, paths: list[Path]) -> None:
    """Workflows, issue forms and the citation hold to the schemas of those who read them."""
    done = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *paths)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@pytest.mark.parametrize("folder", FOLDERS, ids=["zh", "en"])
def test_steps_that_pages_show_are_as_github_asks(folder: Path, tmp_path: Path) -> None:
    """Steps of a workflow, as a how-to page has them, make up a job."""
    shown = [block for page in PAGES for block in blocks(folder / page) if block.language == "yaml"]
    assert shown
    for number, block in enumerate(shown):
        steps = textwrap.indent(block.text, "      ")
        job = f"on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n{steps}"
        (tmp_path / f"{number}.yml").write_text(job, "utf-8")
    test_files_for_others_are_as_they_ask("github-workflows", sorted(tmp_path.glob("*.yml")))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_workflow_may_do_little(path: Path) -> None:
    """Nothing is permitted but what a job asks for; actions are those of one commit."""
    text = path.read_text("utf-8")
    assert "\npermissions: {}\n" in text
    uses = re.findall(r"uses: (?!\./)(.+)", text)
    one = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert uses == [use for use in uses if one.fullmatch(use)]
    allowed = set(re.findall(r"^      ([a-z-]+): (?:read|write)(?: #.*)?$", text, re.MULTILINE))
    assert allowed <= {"contents", "id-token", "attestations"}
    assert "contents: write" not in text


def test_nothing_unsafe_is_found_in_workflows(tmp_path: Path) -> None:
    """zizmor finds nothing that others could misuse, and would: an action of no one commit, say."""
    call = ("zizmor", "--offline", "--quiet", "--min-severity=medium")
    assert tool(*call, ROOT / ".github").returncode == 0
    release = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    (tmp_path / "release.yml").write_text(re.sub("@[0-9a-f]{40}", "@main", release), "utf-8")
    found = tool(*call, tmp_path / "release.yml")
    assert found.returncode != 0
    assert "unpinned" in found.stdout


def test_a_release_is_tested_as_every_change_is() -> None:
    """Nothing is built for a release before all that CI does has passed."""
    release = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    assert "uses: ./.github/workflows/ci.yml\n" in release
    assert re.findall(r"needs: (\w+)", release) == ["ci", "build"]
    assert "  workflow_call:" in (ROOT / ".github/workflows/ci.yml").read_text("utf-8")


def test_the_public_tests_run_on_every_python_that_is_named() -> None:
    """The Pythons that the package names are those that the workflow tests on."""
    text = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    tested = re.findall(r'"(3\.\d+)"', re.findall(r"python: \[(.*)\]", text)[0])
    named = [line.rpartition(" :: ")[2] for line in PROJECT["classifiers"] if ":: 3." in line]
    assert tested == named
    assert f">={tested[0]}" == PROJECT["requires-python"]

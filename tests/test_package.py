"""What is published: the wheel and the source distribution, their contents and their metadata."""

import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping
from configparser import ConfigParser
from itertools import chain
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from readme_renderer import markdown

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
VERSION = PROJECT["version"]
INFO = f"govdisclose-{VERSION}.dist-info"
PUBLISHED = ("src", "pyproject.toml", "README.md", "LICENSE")
"""What a build needs."""
INCLUDED = PYPROJECT["tool"]["uv"]["build-backend"]["source-include"]
BUILD = "import sys, uv_build; [getattr(uv_build, f'build_{kind}')('out') for kind in sys.argv[1:]]"
SETTINGS = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "tr_TR.UTF-8"},
)


def files_of_the_tree() -> set[str]:
    """List what belongs into the source distribution, as it is in the tree."""
    tops = [*PUBLISHED, *(pattern.removesuffix("/**") for pattern in INCLUDED)]
    below = [path for top in tops for path in ((ROOT / top), *(ROOT / top).rglob("*"))]
    return {
        path.relative_to(ROOT).as_posix()
        for path in below
        if path.is_file() and "__pycache__" not in path.parts
    }


def run_backend(folder: Path, *kinds: str, settings: Mapping[str, str], umask: int = -1) -> Path:
    """Build in a folder, as pip and build do it."""
    out = folder / "out"
    out.mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(  # noqa: S603 - the build backend
        [sys.executable, "-c", BUILD, *kinds],
        cwd=folder,
        env={**os.environ, **settings, "PATH": path},
        umask=umask,
        check=True,
        capture_output=True,
    )
    return out


def build(folder: Path, umask: int, settings: Mapping[str, str]) -> Path:
    """Copy the tree, as another user has it, and build both distributions there."""
    for name in files_of_the_tree():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
        target.chmod(target.stat().st_mode & ~umask)
        os.utime(target, (umask * 10**7, umask * 10**7))
    return run_backend(folder, "wheel", "sdist", settings=settings, umask=umask)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build twice: in other folders, by users with other settings, from files of other dates."""
    first, second = (
        build(tmp_path_factory.mktemp(name), umask, settings)
        for name, umask, settings in zip(("one", "another"), (0o022, 0o077), SETTINGS, strict=True)
    )
    return first, second


@pytest.fixture(scope="module")
def wheel(built: tuple[Path, Path]) -> Path:
    return built[0] / f"govdisclose-{VERSION}-py3-none-any.whl"


@pytest.fixture(scope="module")
def sdist(built: tuple[Path, Path]) -> Path:
    return built[0] / f"govdisclose-{VERSION}.tar.gz"


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Metadata:
    with zipfile.ZipFile(wheel) as archive:
        return Metadata.from_email(archive.read(f"{INFO}/METADATA"), validate=True)


def test_a_build_gives_the_same_bytes_anywhere(built: tuple[Path, Path]) -> None:
    """Neither folder, user, dates, time zone, locale nor hash seed change what is built."""
    first, second = ({p.name: p.read_bytes() for p in folder.iterdir()} for folder in built)
    assert len(first) == len(built)
    assert first == second


def test_the_source_distribution_builds_the_same_wheel(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    """Who builds from the source distribution gets the wheel that is published."""
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    out = run_backend(folder, "wheel", settings={})
    assert (out / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_wheel_has_the_package_and_nothing_else(wheel: Path) -> None:
    """All files of the package, among them templates, samples and schemas, and its licence."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    package = {name.removeprefix("src/") for name in files_of_the_tree() if name.startswith("src/")}
    info = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert names == package | {f"{INFO}/{name}" for name in info}
    kinds = {Path(name).suffix for name in package}
    assert kinds == {".py", ".pyi", ".typed", ".html", ".css", ".json"}


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "__init__.pyi",
        "renderers/html/templates/page.html",
        "renderers/html/templates/report.css",
        "renderers/html/templates/cms/report.html",
        "samples/2019.json",
        "samples/2021.json",
        "schemas/report-2019.json",
        "schemas/report-2021.json",
    ],
)
def test_the_wheel_has(name: str, wheel: Path) -> None:
    """What the package reads at work is in it, byte for byte."""
    with zipfile.ZipFile(wheel) as archive:
        assert (
            archive.read(f"govdisclose/{name}")
            == (ROOT / "src" / "govdisclose" / name).read_bytes()
        )


def test_the_source_distribution_has_what_its_tests_need(sdist: Path) -> None:
    """All of the tree but what is for one place alone: what a distributor tests with is in it."""
    top = f"govdisclose-{VERSION}"
    with tarfile.open(sdist) as archive:
        modes = {
            member.name.removeprefix(f"{top}/"): member.mode
            for member in archive.getmembers()
            if member.isfile()
        }
    # The standards ask for the first; the others are pyproject.toml as uv reads it, and as it was.
    assert modes.keys() == files_of_the_tree() | {"PKG-INFO", "pyproject.toml.orig"}
    assert {"tests/conftest.py", "CHANGELOG.md", "SECURITY.md"} <= modes.keys()
    assert modes["scripts/test"] & 0o111, "the one command of the README can be run"


def test_nothing_in_the_tree_is_left_out_by_chance() -> None:
    """Each folder and file at the top is published, or is one of those that are not."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: what is not published is not here")
    tracked = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - wherever it is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    tops = {name.split("/")[0] for name in tracked} - {n.split("/")[0] for n in files_of_the_tree()}
    assert {name for name in tops if not name.startswith(".")} == set()


def test_the_command_and_the_renderers_are_registered(wheel: Path) -> None:
    """The entry points of the wheel are those of pyproject.toml, and lead to what exists."""
    with zipfile.ZipFile(wheel) as archive:
        parser = ConfigParser(delimiters=("=",))
        parser.read_string(archive.read(f"{INFO}/entry_points.txt").decode())
        names = set(archive.namelist())
    found = {section: dict(parser[section]) for section in parser.sections()}
    assert found == {"console_scripts": PROJECT["scripts"], **PROJECT["entry-points"]}
    for group in found.values():
        for value in group.values():
            module = value.partition(":")[0].replace(".", "/")
            assert names & {f"{module}.py", f"{module}/__init__.py"}, value


def test_the_metadata_are_what_they_should_be(metadata: Metadata) -> None:
    """They pass the strict reading of the packaging standards, and say what pyproject.toml says."""
    assert (metadata.name, str(metadata.version)) == ("govdisclose", VERSION)
    assert metadata.license_expression == "Apache-2.0"
    assert metadata.license_files == ["LICENSE"]
    assert metadata.requires_python == SpecifierSet(PROJECT["requires-python"])
    assert metadata.provides_extra == sorted(PROJECT["optional-dependencies"])
    needed = [one for one in metadata.requires_dist or [] if one.marker is None]
    assert needed == [Requirement(one) for one in PROJECT["dependencies"]]


def test_every_bound_is_a_lowest_one() -> None:
    """A library that is used beside others leaves newer versions to its users."""
    for one in chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        assert {spec.operator for spec in Requirement(one).specifier} == {">="}, one


def test_the_page_at_the_index_renders(metadata: Metadata) -> None:
    """The index shows the README as it is, in both languages."""
    page = markdown.render(str(metadata.description))
    assert page is not None
    assert re.findall(r"<h2 [^>]*>([^<]*)", page)[-1] == "English"


def test_links_lead_somewhere_from_the_index_too() -> None:
    """The workflow of a release makes relative links absolute, those of pictures to the file."""
    addresses = runpy.run_path(str(ROOT / "scripts" / "addresses.py"))
    where = ("https://code.example/us/govdisclose", "v1.2.3")
    readme = addresses["absolute"]((ROOT / "README.md").read_text("utf-8"), *where)
    page = markdown.render(readme)
    assert page is not None
    links = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert [link for link in links if not re.match("https?://|#", link)] == []
    assert f"{where[0]}/blob/v1.2.3/CONTRIBUTING.md" in links
    shown = addresses["absolute"](
        '![x](a/b.png) <img src="c.svg"> [y](#z) [u](https://a.example)', *where
    )
    assert shown == (
        f'![x]({where[0]}/raw/v1.2.3/a/b.png) <img src="{where[0]}/raw/v1.2.3/c.svg"> '
        "[y](#z) [u](https://a.example)"
    )


def test_a_release_names_its_repository() -> None:
    """The workflow of a release says where the repository is, as pyproject.toml cannot know."""
    addresses = runpy.run_path(str(ROOT / "scripts" / "addresses.py"))
    where = ("https://code.example/us/govdisclose", "v1.2.3")
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    urls = tomllib.loads(addresses["with_urls"](text, *where))["project"]["urls"]
    assert urls["Repository"] == where[0]
    assert urls.keys() == {"Repository", "Documentation", "Changelog", "Issues"}


def test_one_version_everywhere() -> None:
    """What is cited is what is published."""
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.findall(r"^version: (.*)$", cited, re.MULTILINE) == [VERSION]

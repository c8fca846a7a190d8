"""The wheel, installed where there is nothing else; scripts/matrix.py does it in many places."""

import json
import os
import runpy
import subprocess
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")
WITHOUT_ANYTHING = {"check", "diagnose", "json", "schema", "text", "markdown", "read text"}


class Environment:
    """A clean environment, the wheel in it without what it depends on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder / "venv", with_pip=True)
        self.python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"

    def install(self, *words: str | Path) -> None:
        command: list[str | Path] = [self.python, "-m", "pip", "install", *QUIET, *words]
        subprocess.run(  # noqa: S603 - pip
            command, check=True, capture_output=True, env=self.env
        )

    def probe(self) -> dict[str, dict[str, str]]:
        """Try what scripts/probe.py tries, in an empty folder."""
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        command: list[str | Path] = [
            self.python,
            "-I",
            "-W",
            "error",
            ROOT / "scripts" / "probe.py",
        ]
        done = subprocess.run(  # noqa: S603 - a script of ours
            command, cwd=work, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        answer: dict[str, dict[str, str]] = json.loads(done.stdout)
        return answer

    @property
    def env(self) -> dict[str, str]:
        """The settings of this process, but for where it looks for modules."""
        return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Make an environment with attrs and cattrs, or skip where no package index answers."""
    folder = tmp_path_factory.mktemp("installed")
    package = runpy.run_path(str(ROOT / "tests" / "test_package.py"))
    out = package["build"](folder / "tree", 0o022, {})
    made = Environment(folder)
    try:
        made.install("attrs", "cattrs")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no package index answers: {error.stderr.decode()[-200:]}")
    made.install("--no-deps", next(out.glob("*.whl")))
    return made


def test_the_core_needs_attrs_and_cattrs_alone(environment: Environment) -> None:
    """Types, checks, JSON and text work without the rest, which says what to install."""
    answer = environment.probe()
    assert answer["done"].keys() >= WITHOUT_ANYTHING
    assert answer["refused"].keys() >= {"html", "docx", "read html", "read docx", "demo"}


def test_without_extras_all_but_the_extras_works(environment: Environment) -> None:
    """With what the wheel asks for, only what an extra is for is refused, naming the extra."""
    environment.install(next((environment.folder / "tree" / "out").glob("*.whl")))
    answer = environment.probe()
    assert answer["done"].keys() >= WITHOUT_ANYTHING | {"html", "docx", "read html", "read docx"}
    assert all('pip install "govdisclose[' in words for words in answer["refused"].values())

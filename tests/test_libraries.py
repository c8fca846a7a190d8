"""One exception for whatever is not installed, with what to install."""

import subprocess
import sys
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose import batch, libraries
from govdisclose.cli import main
from govdisclose.errors import Message


@pytest.mark.parametrize(
    ("module", "package"),
    [("lxml", "lxml"), ("docx", "python-docx"), ("markupsafe", "jinja2"), ("jinja2", "jinja2")],
)
def test_the_package_is_named(module: str, package: str) -> None:
    """What to install is named as pip knows it."""
    with pytest.raises(gd.MissingLibraryError) as caught, libraries.needed():
        raise ModuleNotFoundError(name=f"{module}.part")
    assert caught.value.text() == f"所需的 {package} 没有安装：pip install {package}"


def test_modules_of_ours_are_no_libraries() -> None:
    """A module of the package that is not there is a fault of the package, and passes as it is."""
    with pytest.raises(ModuleNotFoundError), libraries.needed(Message("", "")):
        raise ModuleNotFoundError(name="govdisclose.nonsense")


def test_a_batch_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a batch, a file whose library is missing is a result that failed."""
    monkeypatch.chdir(tmp_path)
    Path("report.pdf").write_bytes(b"%PDF-1.7\n")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    [result] = batch.read(["report.pdf"], "out", workers=1)
    assert "govdisclose[read-pdf]" in str(result.error)


def test_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the command line it is one line and status 2."""
    monkeypatch.chdir(tmp_path)
    Path("report.pdf").write_bytes(b"%PDF-1.7\n")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert main(["read", "report.pdf"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert 'pip install "govdisclose[read-pdf]"' in line


def test_the_demo_without_libraries(tmp_path: Path) -> None:
    """``demo`` writes what needs no library, and says what to install for each other file."""
    missing = dict.fromkeys(["docx", "jinja2", "lxml", "markupsafe", "weasyprint"])
    code = (
        f"import sys; sys.modules |= {missing}; from govdisclose.cli import main; "
        "sys.exit(main(['--lang', 'en', 'demo', '.']))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    written = sorted(path.name for path in tmp_path.iterdir())
    assert (done.returncode, written) == (1, ["sample.json", "sample.md", "sample.txt"])
    told = dict(line.split(": ", 1) for line in done.stderr.splitlines())
    assert told == {
        "did not write sample.docx": "python-docx is needed and not installed: "
        "pip install python-docx",
        "did not write sample.html": "jinja2 is needed and not installed: pip install jinja2",
    }

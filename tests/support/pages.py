"""Pages as LibreOffice lays them out, read from its PDF."""

import shutil
import subprocess
from pathlib import Path

import attrs
import pytest
from lxml import etree

TOOLS = ("soffice", "pdftotext")
_BODY_END = (297 - 35) / 25.4 * 72  # points from the top
_XHTML = "{http://www.w3.org/1999/xhtml}"


@attrs.frozen
class Page:
    """One page."""

    width: float
    """In points."""
    height: float
    words: list[str]
    """What stands between white space, without the footer."""
    lines: list[str]
    """All text in the order in which it was drawn, cell by cell."""

    @property
    def text(self) -> str:
        """Give all text in the order in which it was drawn, without white space."""
        return "".join("".join(self.lines).split())


def laid_out(contents: dict[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Lay files out, all in one run; skips the test where the programs for it are missing.

    Args:
        contents: The .docx files by name.
        folder: An empty folder.
    """
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    files = [str(folder / f"{name}.docx") for name in contents]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files)
    return {name: _pages(folder / f"{name}.pdf") for name in contents}


def _pages(path: Path) -> list[Page]:
    boxes = etree.fromstring(_run("pdftotext", "-bbox", str(path), "-"))
    return [
        Page(
            float(page.get("width", "nan")),
            float(page.get("height", "nan")),
            [
                word.text or ""
                for word in page.iter(f"{_XHTML}word")
                if float(word.get("yMax", "nan")) < _BODY_END
            ],
            _lines(path, number),
        )
        for number, page in enumerate(boxes.iter(f"{_XHTML}page"), start=1)
    ]


def _lines(path: Path, number: int) -> list[str]:
    first_and_last = ["-f", str(number), "-l", str(number)]
    return _run("pdftotext", "-raw", *first_and_last, str(path), "-").decode().splitlines()


def _run(tool: str, *arguments: str) -> bytes:
    """Run a program, by its full path."""
    program = shutil.which(tool) or tool
    done = subprocess.run(  # noqa: S603 - arguments are ours
        [program, *arguments], capture_output=True, check=True, timeout=180
    )
    return done.stdout

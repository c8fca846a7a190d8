"""LibreOffice, without its windows."""

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(
    contents: dict[str, bytes], folder: Path, suffix: str, kind: str = "docx"
) -> dict[str, Path]:
    """Convert files, all in one run; skips the test where LibreOffice is missing.

    Args:
        contents: The files by name; LibreOffice stops, without a word, at about 250.
        folder: An empty folder.
        suffix: Of the files to make, without the dot.
        kind: Suffix of the files.

    Returns:
        The files by name.
    """
    require("soffice")
    for name, content in contents.items():
        (folder / f"{name}.{kind}").write_bytes(content)
    files = [str(folder / f"{name}.{kind}") for name in contents]
    # Another process may be running, and two cannot share a profile.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made_in = folder / "made"
    run("soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(made_in), *files)
    made = {name: made_in / f"{name}.{suffix}" for name in contents}
    # The exit status is 0 even where nothing was converted.
    assert [name for name, path in made.items() if not path.exists()] == []
    return made


def require(*tools: str) -> list[str]:
    """Give the paths of programs; skips the test where some are missing."""
    found = [shutil.which(tool) for tool in tools]
    missing = [tool for tool, path in zip(tools, found, strict=True) if path is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return [path for path in found if path]


def run(tool: str, *arguments: str) -> bytes:
    """Run a program, by its full path, and give what it prints."""
    program = shutil.which(tool) or tool
    done = subprocess.run(  # noqa: S603 - arguments are ours
        [program, *arguments], capture_output=True, check=True, timeout=180
    )
    return done.stdout

"""LibreOffice, without its windows."""

import shutil
import subprocess
from html import escape
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


_BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
    script:language="StarBasic">{code}</script:module>
"""
_TYPING = """
Sub Main
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    Dim filter(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    filter(0).Name = "FilterName"
    filter(0).Value = "Calc MS Excel 2007 XML"
    book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
    {typing}
    book.storeToURL("{target}", filter())
    book.close(True)
End Sub
"""
_TYPED = 'book.Sheets.getByName("{}").getCellRangeByName("{}").setString("{}")'


def typed(content: bytes, texts: dict[str, str], folder: Path) -> Path:
    """Type texts into cells of a workbook; skips the test where LibreOffice is missing.

    Args:
        content: The workbook.
        texts: By address, such as ``文字!C4``; without quotation marks.
        folder: An empty folder.

    Returns:
        The workbook as LibreOffice saves it.
    """
    require("soffice")
    source, target = folder / "source.xlsx", folder / "typed.xlsx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--terminate_after_init")  # makes the profile
    lines = [_TYPED.format(*where.split("!"), text) for where, text in texts.items()]
    typing = "\n    ".join(lines)
    code = _TYPING.format(source=source.as_uri(), target=target.as_uri(), typing=typing)
    module = folder / "profile/user/basic/Standard/Module1.xba"
    module.write_text(_BASIC.format(code=escape(code)), encoding="utf-8")
    run("soffice", profile, "--headless", "macro:///Standard.Module1.Main")
    return target


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

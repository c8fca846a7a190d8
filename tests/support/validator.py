"""What Microsoft's Open XML SDK finds in Word files and workbooks."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

NAME = "ooxml-validator"


def findings(contents: dict[str, bytes], folder: Path, suffix: str = "docx") -> list[str]:
    """Validate files; skips the test where the validator is missing.

    Args:
        contents: The files by name.
        folder: An empty folder.
        suffix: Of their names.

    Returns:
        Lines that begin with the name of a file.
    """
    program = _program()
    paths = [folder / f"{name}.{suffix}" for name in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(_validate, itertools.repeat(program), paths)
        return list(itertools.chain.from_iterable(found))


def _program() -> str:
    """Find the program, where scripts/test installs it or on the path, or skip the test."""
    installed = Path(sys.prefix).glob(f"npm/node_modules/@xarsh/*/{NAME}")
    program = next(map(str, installed), None) or shutil.which(NAME)
    if program is None:
        pytest.skip(f"not installed: {NAME}")
    return program


def _validate(program: str, path: Path) -> list[str]:
    # .NET asks for ICU, which a machine need not have, unless it is told to do without.
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(  # noqa: S603 - arguments are ours
        [program, str(path)], env=environment, capture_output=True, check=False, timeout=180
    )
    # The program itself exits with 0 and its wrapper on the path with 1 where there are findings.
    result = json.loads(done.stdout)
    assert result["ok"] is not bool(result["errors"])
    return [
        f"{path.stem}: {error['path']} {error['xPath']}: {error['description']}"
        for error in result["errors"]
    ]

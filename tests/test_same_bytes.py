"""The same input gives the same bytes: whatever the settings, and on each Python at hand."""

import functools
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from support import manifest

ROOT = Path(__file__).parents[1]
PROGRAM = Path(manifest.__file__)
SETTINGS: dict[str, tuple[list[str], dict[str, str]]] = {
    "ASCII": ([], {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "a locale that is absent": ([], {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "0"}),
    "GBK": ([], {"PYTHONIOENCODING": "gbk", "TZ": "Asia/Shanghai", "PYTHONDONTWRITEBYTECODE": "1"}),
    "the last time zone": ([], {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "1", "LC_ALL": "POSIX"}),
    "the first time zone": ([], {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4294967295"}),
    "no asserts": (["-O"], {"TZ": "America/New_York"}),
    "warnings as errors": (["-W", "error", "-bb"], {"HOME": "/nonexistent", "COLUMNS": "20"}),
}


def pythons() -> list[Path]:
    """List the Pythons that scripts/pythons has set up with what is asked for now."""
    folder = ROOT / ".venv/pythons"
    if not (folder / "requirements.txt").exists():
        return []
    asked = [folder / "requirements.txt", ROOT / "pyproject.toml"]
    now = "".join(path.read_text("utf-8") for path in asked)
    ready = (path for path in folder.glob("3.*/ready") if path.read_text("utf-8") == now)
    return sorted(path.parent / "bin/python" for path in ready)


PYTHONS = pythons()


def made_by(python: str, options: list[str], env: dict[str, str]) -> dict[str, str]:
    """Run the program that makes everything."""
    done = subprocess.run(  # noqa: S603 - our own program
        [python, *options, str(PROGRAM)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | env,
        umask=0o077,
    )
    assert done.stderr == ""
    found: dict[str, str] = json.loads(done.stdout)
    return found


@functools.cache
def made_here() -> dict[str, str]:
    return manifest.manifest()


def differing(found: dict[str, str]) -> list[str]:
    expected = made_here()
    return [name for name in expected | found if found.get(name) != expected.get(name)]


def test_settings_change_nothing() -> None:
    """Locale, time zone, hash seed, optimisation and the like change no byte of any output."""
    with ThreadPoolExecutor(2) as pool:
        running = {
            name: pool.submit(made_by, sys.executable, options, env)
            for name, (options, env) in SETTINGS.items()
        }
        found = {name: differing(one.result()) for name, one in running.items()}
    assert found == {name: [] for name in SETTINGS}


def test_without_docstrings_schemas_say_less_and_ask_the_same() -> None:
    """Under -OO only JSON Schemas differ, and only in descriptions, which docstrings give."""
    found = differing(made_by(sys.executable, ["-OO"], {}))
    assert found
    assert [name for name in found if not name.endswith("schema")] == []
    code = "import json, govdisclose as gd; print(json.dumps(gd.json_schema('2021')))"
    done = subprocess.run(  # noqa: S603 - our own line
        [sys.executable, "-OO", "-c", code], capture_output=True, check=True
    )
    assert undescribed(json.loads(done.stdout)) == undescribed(gd.json_schema("2021"))


def undescribed(schema: Any) -> Any:
    """Give a schema without descriptions, which are texts; a property may have that name too."""
    if isinstance(schema, list):
        return [undescribed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: undescribed(part)
        for key, part in schema.items()
        if key != "description" or not isinstance(part, str)
    }


@pytest.mark.skipif(not PYTHONS, reason="no other Python is set up: see scripts/pythons")
@pytest.mark.parametrize("python", PYTHONS, ids=lambda path: path.parts[-3])
def test_each_python_gives_the_same(python: Path) -> None:
    """Each Python that scripts/pythons found gives the same bytes as this one."""
    outputs = made_by(str(python), [], {"PYTHONPATH": str(ROOT / "src")})
    assert differing(outputs) == []

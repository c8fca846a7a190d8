#!/usr/bin/env python3
"""Install the wheel in clean environments, on every Python at hand, and try it there.

    python scripts/matrix.py [--python 3.12]... [--only core]... [--wheel FILE]

Environments: ``core`` (attrs and cattrs alone), ``plain`` (no extras), one for each extra, ``all``
extras, and ``lowest`` (all extras, the oldest versions that pyproject.toml allows, on the oldest
Python alone, as they have no wheels for newer ones). What each task gives must have the same bytes
on every Python. Needs pip and a package index, and nothing else.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
OLDEST = 11  # of Python 3
ENVIRONMENTS = ("core", "plain", *EXTRAS, "all", "lowest")
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")
WHEELS = ("--only-binary", ":all:")  # nothing is compiled


def run(*command: str | Path, cwd: Path | None = None, timeout: int = 1200) -> str:
    """Run a command; what it prints, or an exception with what it says is wrong."""
    done = subprocess.run(  # noqa: S603 - Python, and its pip
        command, cwd=cwd, capture_output=True, text=True, timeout=timeout, check=False
    )
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise RuntimeError(f"{' '.join(map(str, command[:6]))}: {last}")
    return done.stdout


def pythons() -> dict[str, str]:
    """Find every Python that is new enough, on the PATH and of pyenv: program by version."""
    folders = os.get_exec_path()
    named = [
        shutil.which(f"python3.{minor}", path=folder)
        for minor in range(OLDEST, 30)
        for folder in folders
    ]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = {}
    for program in [
        *filter(None, named),
        *sorted(pyenv.glob("versions/*/bin/python3")),
        sys.executable,
    ]:
        ask = "import sys; print(*sys.version_info[:2]); print(sys.version.split()[0])"
        try:
            numbers, version = run(program, "-I", "-c", ask).splitlines()
        except (RuntimeError, OSError):  # a shim of pyenv for a version that is not chosen
            continue
        if tuple(map(int, numbers.split())) >= (3, OLDEST):
            found.setdefault(version, str(program))
    return dict(
        sorted(found.items(), key=lambda item: [int(n) for n in re.findall(r"\d+", item[0])])
    )


def requirements(environment: str, wheel: Path) -> list[str]:
    """Say what pip is to install."""
    if environment == "core":
        return ["attrs", "cattrs"]
    extras = EXTRAS if environment in {"all", "lowest"} else [environment]
    named = "" if environment == "plain" else f"[{','.join(extras)}]"
    lowest = []
    if environment == "lowest":
        direct = [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]
        lowest = [one.replace(">=", "==") for one in direct]
    return [f"govdisclose{named} @ {wheel.as_uri()}", *lowest]


def attempt(program: str, environment: str, wheel: Path) -> dict[str, dict[str, str]]:
    """Make an environment, install, and run the probe in an empty folder."""
    with tempfile.TemporaryDirectory(prefix="govdisclose-") as name:
        folder = Path(name)
        run(program, "-m", "venv", folder / "venv")
        python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        run(python, "-m", "pip", "install", *QUIET, *WHEELS, *requirements(environment, wheel))
        if environment == "core":
            run(python, "-m", "pip", "install", *QUIET, "--no-deps", wheel)
        (folder / "work").mkdir()
        probe = ROOT / "scripts" / "probe.py"
        answer: dict[str, dict[str, str]] = json.loads(
            run(python, "-I", "-W", "error", probe, cwd=folder / "work")
        )
        return answer


def main() -> int:
    """Try all, say what came of each, and fail if one failed."""
    parser = argparse.ArgumentParser(description="Install the wheel in clean environments.")
    parser.add_argument("--python", action="append", help="only versions that begin so")
    parser.add_argument("--only", action="append", choices=ENVIRONMENTS)
    parser.add_argument("--wheel", type=Path, help="a wheel that is there, instead of building it")
    args = parser.parse_args()
    chosen = {
        version: program
        for version, program in pythons().items()
        if not args.python or version.startswith(tuple(args.python))
    }
    failed, given = [], {}
    with tempfile.TemporaryDirectory(prefix="govdisclose-") as name:
        wheel = args.wheel
        if wheel is None:
            run(sys.executable, "-m", "pip", "wheel", *QUIET, "--no-deps", "-w", name, ROOT)
            (wheel,) = Path(name).glob("*.whl")
        for environment in args.only or ENVIRONMENTS:
            for version, program in chosen.items():
                if environment == "lowest" and not version.startswith(f"3.{OLDEST}."):
                    continue
                try:
                    answer = attempt(program, environment, wheel.resolve())
                except (RuntimeError, subprocess.TimeoutExpired) as error:
                    failed.append((environment, version))
                    print(f"{environment:9} {version:8} FAILED: {error}", flush=True)
                    continue
                given[environment, version] = answer["done"]
                refused = ", ".join(answer["refused"]) or "nothing"
                print(
                    f"{environment:9} {version:8} done {len(answer['done'])}, refused: {refused}",
                    flush=True,
                )
    for environment in args.only or ENVIRONMENTS:
        answers = [done for (of, _), done in given.items() if of == environment]
        for task in answers[0] if answers else []:
            if len({done.get(task) for done in answers}) > 1:
                failed.append((environment, task))
                print(f"{environment}: {task} differs between Pythons")
    print(f"{len(given)} environments are good, {len(failed)} failures")
    return bool(failed or not given)


if __name__ == "__main__":
    sys.exit(main())

